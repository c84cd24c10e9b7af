//! A task from its lines: its name behind the ordinal, its text, its units, until when it is due.

use super::body::{due, due_word};
use super::bracket::{self, Bracket};
use super::draft::{Guess, NamePlace, TaskDraft, UnitsPlace};
use super::role_list::merged;
use super::{label, naming, odd_words, pairs, role_list, run_in, sentence, shape};

/// The task that the lines are, with its points.
pub(super) fn read(lines: &[String]) -> TaskDraft {
    let mut task = TaskDraft::default();
    let texts = take_units(&mut task, lines);
    if task.roles.is_empty() {
        within(&mut task, &texts);
    }
    let said = || merged(texts.iter().flat_map(|text| sentence::roles(text)).collect());
    if task.roles.is_empty()
        && let Some(roles) = Some(said()).filter(|roles| !roles.is_empty())
    {
        task.roles = roles;
        task.place = UnitsPlace::Unprinted;
        let others = texts.iter().find_map(|text| role_list::others_in(text));
        let others = others.map(|word| format!("，{}", bracket::others_left_out(word)));
        task.units_doubt = Some(format!("取自内容里的话{}", others.unwrap_or_default()));
    }
    if task.roles.is_empty() {
        odd_units(&mut task, &texts);
    }
    name(&mut task, texts);
    task
}

/// Units in a bracket behind which the text goes on: no key prints them there.
fn within(task: &mut TaskDraft, texts: &[String]) {
    let Some(bracket) = texts.iter().find_map(|text| bracket::within(text)) else { return };
    task.roles = bracket.roles;
    task.place = UnitsPlace::Unprinted;
    let kept = "原文的责任单位写在内容中间，留在内容里照印，改单位时两处都要改".to_owned();
    task.units_doubt =
        bracket.doubt.into_iter().chain([kept]).reduce(|one, other| one + "；" + &other);
    let due = bracket.due.map(|due| Guess::doubtful(due, "取自内容"));
    task.due = task.due.take().or(due);
    task.left.extend(bracket.others);
    // It was taken for what could not be read.
    task.left.retain(|left| !left.starts_with(&bracket.written));
}

/// Units before a word that nobody knows, or bodies that are named only: a comment has them.
fn odd_units(task: &mut TaskDraft, texts: &[String]) {
    let text = texts.join("\n");
    let (roles, words) = sentence::odd_roles(&text);
    if !roles.is_empty() {
        task.roles = roles;
        task.place = UnitsPlace::Unprinted;
        let doubt = bracket::odd_words(&words);
        task.units_doubt = Some(format!("取自内容里的话，{doubt}"));
        return;
    }
    let named = odd_words::mentioned(&text);
    if !named.is_empty() {
        let doubt = format!("内容里提到{}，看不出是不是责任单位", named.join("、"));
        task.units_doubt = Some(doubt);
    }
}

/// Takes units and due out of the lines; gives back the text.
fn take_units(task: &mut TaskDraft, lines: &[String]) -> Vec<String> {
    let found: Vec<_> = lines.iter().map(|line| bracket::at_end(line)).collect();
    for (line, found) in lines.iter().zip(&found) {
        let rest = found.as_ref().map_or(line.as_str(), |(text, _)| text);
        task.left.extend(label::unread(rest).filter(|_| due(rest).is_none()).map(str::to_owned));
    }
    let Some(last) = found.iter().rposition(Option::is_some) else {
        let said = lines.iter().find_map(|line| due(line));
        task.due = said.map(|due| Guess::doubtful(due.to_owned(), "取自内容"));
        return lines.to_vec();
    };
    let own_text = found[last].as_ref().map(|(text, _)| text.clone()).unwrap_or_default();
    let mut brackets: Vec<Bracket> = found.into_iter().flatten().map(|(_, own)| own).collect();
    let is_apart = own_text.is_empty();
    let is_bare = !brackets.last().is_some_and(|own| pairs::opens(&own.written));
    let is_due = |line: &&String| due(line).is_some();
    let behind = &lines[last + 1..];
    let dues_go_on = is_apart
        && is_bare
        && behind.iter().filter(is_due).all(|line| shape::bracketed(line).is_none());
    if brackets.len() > 1 || behind.iter().any(|line| is_due(&line)) && !dues_go_on {
        return leave_in_text(task, lines, brackets);
    }
    if let Some(bracket) = brackets.pop() {
        put(task, bracket, (is_apart, is_bare));
    }
    if let Some(line) = lines[..last].iter().find(is_due) {
        task.due = due(line).map(|words| Guess::doubtful(words.to_owned(), "取自内容"));
    }
    // A task is due once: what a second line says is told.
    let is_open = task.due.as_ref().is_none_or(|due| due.doubt.is_some());
    let first = behind.iter().find(is_due).filter(|_| is_open);
    let is_other = |line: &&String| first.is_none_or(|first| !std::ptr::eq(*line, first));
    task.left.extend(behind.iter().filter(is_due).filter(is_other).cloned());
    if let Some(line) = first {
        task.due = due(line).map(|words| Guess::said(words.to_owned()));
        task.due_word = due_word(line);
        task.place = UnitsPlace::Lines;
        task.written = format!("{}\n{line}", task.written);
    }
    let rest = behind.iter().filter(|line| !is_due(line));
    if rest.clone().next().is_some() {
        let doubts =
            [task.units_doubt.take(), Some("原文责任单位不在最后，印出来在最后".to_owned())];
        task.units_doubt = Some(doubts.into_iter().flatten().collect::<Vec<_>>().join("；"));
    }
    let own_text = Some(own_text).filter(|text| !text.is_empty());
    lines[..last].iter().cloned().chain(own_text).chain(rest.cloned()).collect()
}

/// Units in several places, or a due in a bracket of its own behind them: no key prints them so.
fn leave_in_text(task: &mut TaskDraft, lines: &[String], brackets: Vec<Bracket>) -> Vec<String> {
    let said = lines.iter().rev().find_map(|line| due(line)).map(str::to_owned);
    let said = said.or_else(|| brackets.iter().rev().find_map(|own| own.due.clone()));
    task.due = said.map(|due| Guess::doubtful(due, "取自内容"));
    task.left.extend(brackets.iter().flat_map(|own| own.others.clone()));
    let roles = brackets.into_iter().flat_map(|own| own.roles).collect();
    task.roles = merged(roles);
    task.place = UnitsPlace::Unprinted;
    let doubt = "原文的责任单位、时限分开写在几处，都留在内容里照印，改单位时两处都要改";
    task.units_doubt = Some(doubt.to_owned());
    lines.to_vec()
}

fn put(task: &mut TaskDraft, bracket: Bracket, (is_apart, is_bare): (bool, bool)) {
    task.due = bracket.due.map(Guess::said);
    task.due_word = bracket.due_word;
    task.has_blanks = bracket.blanks;
    task.left.extend(bracket.others);
    task.role_words = bracket.words;
    let is_parted = bracket.written.contains('\n')
        || bracket.roles.len() == 1 && task.due.is_none() && !bracket.written.ends_with('。');
    task.place = match (is_apart, is_bare, is_parted) {
        (false, false, _) => UnitsPlace::Inline,
        (false, true, _) => UnitsPlace::RunOn,
        (true, false, _) => UnitsPlace::Apart,
        (true, true, false) => UnitsPlace::Line,
        (true, true, true) => UnitsPlace::Lines,
    };
    task.roles = bracket.roles;
    task.written = bracket.written;
    task.units_doubt = bracket.doubt;
}

/// Parts the name of the task from its text.
fn name(task: &mut TaskDraft, texts: Vec<String>) {
    let has_more = texts.len() > 1;
    let mut texts = texts.into_iter();
    let first = texts.next().unwrap_or_default();
    let ordinal = shape::item(&first);
    (task.typed, task.level) =
        ordinal.as_ref().map_or((0, 1), |one| (one.number, one.level.max(1)));
    let own = ordinal.as_ref().map(|one| one.rest).unwrap_or_default();
    let mut named = naming::of_task(own, has_more);
    if let Some(ordinal) = ordinal.as_ref().filter(|one| shape::is_spelled(one)) {
        let doubt = format!("原文的序号写“{}”，印出来的写法不同", ordinal.written);
        named.name.doubt = named.name.doubt.or(Some(doubt));
    }
    if task.level == shape::BULLET {
        // No number is printed, and the bullet stands in the text.
        named = naming::Named {
            place: NamePlace::Nowhere,
            text: run_in::without_sign(first.trim().to_owned()),
            ..named
        };
    }
    (task.name, task.name_place) = (named.name, named.place);
    task.text = Some(named.text).filter(|text| !text.is_empty()).into_iter().chain(texts).collect();
}
