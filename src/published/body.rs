//! 正文 (GB/T 9704-2012, 7.3.3): recipients, what stands before the tasks, the tasks, what stands behind.
//!
//! ```text
//! 一、城建（heading）  （一）修路。…（责任单位：甲） （二）…   ->  the tasks are of level 2
//! 一、修路。…（责任单位：甲）  二、…                         ->  the tasks are of level 1
//! ```
//!
//! A task is an item of the deepest level at which most items name their units; where none does, of the
//! first level there is.

use super::bracket;
use super::draft::{BodyDraft, Guess, RoleDraft, TaskDraft};
use super::line::Item;
use super::shape::{self, Ordinal};

/// Characters of a heading that runs into its text.
const HEADING: usize = 45;
/// Characters of a full line, less those a line may lack: a shorter one was ended by somebody.
const FULL_LINE: usize = 22;

/// The body, and what stands in it that is no text (tables), as lines for a remark.
pub(super) fn read(items: &[Item]) -> (BodyDraft, Vec<String>) {
    let tables = items.iter().filter(|item| item.text().is_none());
    let left: Vec<String> = tables.flat_map(Item::shown).collect();
    let mut lines = mended(items.iter().filter_map(Item::text));
    let mut body = BodyDraft::default();
    if lines.first().is_some_and(|first| is_recipients(first)) {
        let first = lines.remove(0);
        body.recipients = Some(first.trim_end_matches(['：', ':']).trim().to_owned());
    }
    let Some(level) = task_level(&lines) else {
        body.preamble = lines;
        return (body, left);
    };
    let is_start = |line: &String| shape::ordinal(line).is_some_and(|one| one.level == level);
    let is_heading = |line: &String| shape::ordinal(line).is_some_and(|one| one.level < level);
    let (first, end) = range(&lines, level);
    let before = lines[..first].iter().rposition(|line| !is_heading(line)).map_or(0, |at| at + 1);
    body.preamble = lines[..before].to_vec();
    let mut pending: Vec<String> = lines[before..first].to_vec();
    let mut at = first;
    while at < end {
        let next = lines[at + 1..end].iter().position(|line| is_start(line) || is_heading(line));
        let next = next.map_or(end, |next| at + 1 + next);
        if is_heading(&lines[at]) {
            pending.extend(lines[at..next].iter().cloned());
        } else {
            let before = std::mem::take(&mut pending);
            let (mut one, blanks) = task(&lines[at..next]);
            one.before = before;
            body.blanks_between |= blanks;
            body.tasks.push(one);
        }
        at = next;
    }
    body.closing = pending.into_iter().chain(lines[end..].iter().cloned()).collect();
    if level > 1 {
        body.tasks_doubt = Some("原文各项的序号不是“一、”，印出来会是“一、”".to_owned());
    }
    (body, left)
}

/// The paragraphs, with those joined that a page's end or a line's end has parted.
fn mended<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut mended: Vec<String> = Vec::new();
    for line in lines {
        match mended.last_mut() {
            Some(last) if is_parted(last, line) => last.push_str(line),
            _ => mended.push(line.to_owned()),
        }
    }
    mended
}

fn is_parted(before: &str, line: &str) -> bool {
    let is_full = before.chars().count() >= FULL_LINE || before.ends_with(['，', '、']);
    let is_heading = shape::ordinal(before).is_some_and(|one| !one.rest.contains(['。', '，']));
    let begins = shape::ordinal(line).is_some()
        || line.starts_with(['（', '('])
        || shape::labelled(line, &["附件", "联系人", "责任单位"]).is_some();
    is_full && !is_heading && !shape::is_ended(before) && !begins
}

/// Whether the first paragraph names to whom the paper goes.
fn is_recipients(line: &str) -> bool {
    let ends = line.ends_with(['：', ':']);
    let says =
        ["如下", "通知", "现将", "现就", "决定", "。"].iter().any(|word| line.contains(word));
    ends && !says && shape::ordinal(line).is_none()
}

/// The level whose items are the tasks.
fn task_level(lines: &[String]) -> Option<usize> {
    let ordinals: Vec<Option<Ordinal<'_>>> =
        lines.iter().map(|line| shape::ordinal(line)).collect();
    let levels = || ordinals.iter().flatten().map(|one| one.level);
    let names_units = |level: usize| {
        let starts = || (0..lines.len()).filter(|at| level_at(&ordinals, *at) == Some(level));
        let with = starts().filter(|at| {
            let end = extent(&ordinals, *at, level);
            lines[*at..end].iter().any(|line| bracket::at_end(line).is_some())
        });
        // An item above the tasks holds those of all its tasks.
        let several = starts().filter(|at| {
            let end = extent(&ordinals, *at, level);
            lines[*at..end].iter().filter(|line| bracket::at_end(line).is_some()).count() > 1
        });
        let (all, with, several) = (starts().count(), with.count(), several.count());
        with * 2 >= all && several * 2 <= with && with > 0
    };
    let mut deepest_first: Vec<usize> =
        (1..=4).filter(|level| levels().any(|one| one == *level)).collect();
    let first = deepest_first.first().copied();
    deepest_first.reverse();
    deepest_first.into_iter().find(|level| names_units(*level)).or(first)
}

fn level_at(ordinals: &[Option<Ordinal<'_>>], at: usize) -> Option<usize> {
    ordinals.get(at)?.as_ref().map(|one| one.level)
}

/// Where the item at `at` of that level ends.
fn extent(ordinals: &[Option<Ordinal<'_>>], at: usize, level: usize) -> usize {
    let rest = ordinals[at + 1..].iter();
    let next = rest.clone().position(|one| one.as_ref().is_some_and(|one| one.level <= level));
    next.map_or(ordinals.len(), |next| at + 1 + next)
}

/// The lines of the tasks: from the first item of the level, to the end of the last one that names its
/// units. Where none does, the last is the last item that is a task by its words.
fn range(lines: &[String], level: usize) -> (usize, usize) {
    let is_start = |at: &usize| shape::ordinal(&lines[*at]).is_some_and(|one| one.level == level);
    let starts: Vec<usize> = (0..lines.len()).filter(is_start).collect();
    let end_of = |nth: usize| starts.get(nth + 1).copied().unwrap_or(lines.len());
    let with_units = |nth: &usize| {
        lines[starts[*nth]..end_of(*nth)].iter().any(|line| bracket::at_end(line).is_some())
    };
    let named: Vec<usize> = (0..starts.len()).filter(with_units).collect();
    let is_demand = |nth: &usize| {
        let heading = shape::ordinal(&lines[starts[*nth]]).map_or("", |one| one.rest);
        ["要求", "保障", "组织领导", "责任落实", "督促", "宣传引导"]
            .iter()
            .any(|word| heading.split('。').next().unwrap_or(heading).contains(word))
    };
    let (first, last) = match (named.first(), named.last()) {
        (Some(first), Some(last)) => (starts[*first], *last),
        _ => {
            let last = (0..starts.len()).rev().find(|nth| !is_demand(nth));
            (starts[0], last.unwrap_or(starts.len() - 1))
        }
    };
    (first, end_of_last(lines, starts[last], end_of(last)))
}

/// Behind the last task nothing parts it from the closing: it ends with its units, or where there are none
/// before the units, with its first paragraph of text.
fn end_of_last(lines: &[String], start: usize, end: usize) -> usize {
    let own = &lines[start..end];
    let sub = |line: &String| shape::ordinal(line).is_some();
    let units = own.iter().rposition(|line| bracket::at_end(line).is_some());
    let last = match units {
        // The units stand under the heading, before the text.
        Some(at) if is_bare(&own[..=at]) => own.get(at + 1).map_or(at, |_| at + 1),
        Some(at) => at,
        None if is_heading_alone(&own[0]) => usize::from(own.len() > 1),
        None => 0,
    };
    let deeper = own[last..].iter().skip(1).take_while(|line| sub(line)).count();
    start + last + deeper + 1
}

fn is_heading_alone(line: &str) -> bool {
    shape::ordinal(line).is_some_and(|one| split_heading(one.rest).1.is_empty())
}

/// Whether nothing but a heading stands before and beside the units.
fn is_bare(lines: &[String]) -> bool {
    let texts = lines.iter().enumerate().filter(|(at, line)| {
        let text = bracket::at_end(line).map_or_else(|| (*line).clone(), |(text, _)| text);
        if *at == 0 { !is_heading_alone(&text) } else { !text.is_empty() }
    });
    texts.count() == 0
}

/// A task of its lines, and whether blanks part its units.
fn task(lines: &[String]) -> (TaskDraft, bool) {
    let mut one = TaskDraft::default();
    let (mut blanks, mut texts) = (false, Vec::new());
    let brackets = lines.iter().filter(|line| bracket::at_end(line).is_some()).count();
    let mut doubts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let found = bracket::at_end(line);
        let is_last = lines[at + 1..].iter().all(|line| bracket::at_end(line).is_none());
        let Some((text, bracket)) = found.filter(|_| is_last) else {
            texts.push(line.clone());
            continue;
        };
        one.bracket_apart = text.is_empty();
        blanks = bracket.blanks;
        doubts.extend(bracket.doubt);
        one.roles = bracket.roles;
        if !text.is_empty() {
            texts.push(text);
        }
        if at + 1 < lines.len() {
            doubts.push("原文责任单位不在最后，印出来在最后".to_owned());
        }
    }
    if brackets > 1 {
        doubts.push("原文几处写了责任单位，前面几处留在内容里".to_owned());
    }
    one.units_doubt = (!doubts.is_empty()).then(|| doubts.join("；"));
    let first =
        texts.first().and_then(|first| shape::ordinal(first)).map(|one| one.rest.to_owned());
    let (name, rest) = split_heading(first.as_deref().unwrap_or_default());
    let has_more = texts.len() > 1;
    (one.name, one.text) = match (rest.is_empty(), has_more) {
        (false, _) => (name, vec![rest]),
        (true, true) => {
            let name = Guess {
                doubt: Some("原文标题另起一行，印出来接排".to_owned()), ..name
            };
            (name, Vec::new())
        }
        (true, false) => {
            let whole = first.unwrap_or_default();
            (Guess { doubt: Some("原文没有另外的标题".to_owned()), ..name }, vec![whole])
        }
    };
    one.text.extend(texts.into_iter().skip(1));
    (one, blanks)
}

/// The heading that `text` begins with, without its full stop, and what runs on behind it.
fn split_heading(text: &str) -> (Guess<String>, String) {
    let text = text.trim();
    if let Some((name, rest)) =
        text.split_once('。').filter(|(name, _)| name.chars().count() <= HEADING)
    {
        return (Guess::said(name.trim().to_owned()), rest.trim().to_owned());
    }
    if text.chars().count() <= HEADING && !text.contains(['；', '。']) {
        return (
            Guess::said(text.trim_end_matches(['：', ':', '。', '；']).to_owned()),
            String::new(),
        );
    }
    let end = text.find(['：', '，', '；', '。', ':']).unwrap_or(text.len());
    let name: String = text[..end].chars().take(HEADING).collect();
    let doubt = "原文没有标题，这里取了第一句的开头".to_owned();
    (Guess::doubtful(name, doubt), text.to_owned())
}

/// The units of all tasks, in their order, each once.
pub(super) fn unit_names(tasks: &[TaskDraft]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for RoleDraft { parties, .. } in tasks.iter().flat_map(|task| &task.roles) {
        for one in parties {
            if !names.contains(&one.name) {
                names.push(one.name.clone());
            }
        }
    }
    names
}
