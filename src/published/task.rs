//! A task from its lines: its name behind the ordinal, its text, its units, until when it is due.

use super::body::{due, split_heading};
use super::bracket::{self, Bracket};
use super::draft::{Guess, TaskDraft};
use super::{label, shape};

/// The task that the lines are, with its points.
pub(super) fn read(lines: &[String]) -> TaskDraft {
    let mut task = TaskDraft::default();
    let texts = take_units(&mut task, lines);
    let running = texts.iter().find_map(|text| bracket::running(text));
    if let Some(said) = running.filter(|_| task.roles.is_empty()) {
        task.roles = said.roles;
        task.is_unprinted = true;
        task.units_doubt = Some("取自内容里的话".to_owned());
    }
    name(&mut task, texts);
    task
}

/// Takes units and due out of the lines; gives back the text.
fn take_units(task: &mut TaskDraft, lines: &[String]) -> Vec<String> {
    let (mut texts, mut doubts) = (Vec::new(), Vec::new());
    let found: Vec<_> = lines.iter().map(|line| bracket::at_end(line)).collect();
    let brackets = found.iter().flatten().count();
    let last = found.iter().rposition(Option::is_some);
    for ((at, line), found) in lines.iter().enumerate().zip(found) {
        if let Some(due) = due(line) {
            let doubt = "原文在正文里另写一行，印出来只在附件的表里";
            task.due = Some(Guess::doubtful(due.trim_end_matches('。').to_owned(), doubt));
            continue;
        }
        let rest = found.as_ref().map_or(line.as_str(), |(text, _)| text);
        task.left.extend(label::unread(rest).map(str::to_owned));
        let Some((text, mut bracket)) = found.filter(|_| last == Some(at)) else {
            texts.push(line.clone());
            continue;
        };
        doubts.extend(bracket.doubt.take());
        task.bracket_apart = text.is_empty();
        put(task, bracket);
        texts.extend((!text.is_empty()).then_some(text));
        if lines[at + 1..].iter().any(|line| due(line).is_none()) {
            doubts.push("原文责任单位不在最后，印出来在最后".to_owned());
        }
    }
    if brackets > 1 {
        doubts.push("原文几处写了责任单位，前面几处留在内容里".to_owned());
    }
    task.units_doubt = (!doubts.is_empty()).then(|| doubts.join("；"));
    texts
}

fn put(task: &mut TaskDraft, bracket: Bracket) {
    let doubt = "原文写在责任单位后面，印出来只在附件的表里";
    let due = bracket.due.map(|due| Guess::doubtful(due, doubt));
    task.due = due.or(task.due.take());
    task.has_blanks = bracket.blanks;
    task.left.extend(bracket.others);
    task.role_words = bracket.words;
    task.roles = bracket.roles;
}

/// Parts the name of the task from its text.
fn name(task: &mut TaskDraft, texts: Vec<String>) {
    let has_more = texts.len() > 1;
    let mut texts = texts.into_iter();
    let first = texts.next().unwrap_or_default();
    let ordinal = shape::ordinal(&first);
    (task.typed, task.level) = ordinal.as_ref().map_or((0, 1), |one| (one.number, one.level));
    let own = ordinal.as_ref().map(|one| one.rest).unwrap_or_default();
    let (mut name, rest) = split_heading(own);
    if let Some(ordinal) = ordinal.as_ref().filter(|one| shape::is_spelled(one)) {
        let doubt = format!("原文的序号写“{}”，印出来的写法不同", ordinal.written);
        name.doubt = name.doubt.or(Some(doubt));
    }
    task.text = match (rest.is_empty(), has_more) {
        (false, _) => vec![rest],
        (true, true) => {
            task.is_apart = true;
            Vec::new()
        }
        (true, false) => {
            name.doubt = Some("原文没有另外的标题".to_owned());
            vec![own.to_owned()]
        }
    };
    task.name = name;
    task.text.extend(texts);
}
