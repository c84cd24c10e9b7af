//! 正文 (GB/T 9704-2012, 7.3.3): recipients, what stands before the tasks, the tasks, what stands behind.
//!
//! ```text
//! 一、城建（heading）  （一）修路。…（责任单位：甲） （二）…   ->  the tasks are of level 2
//! 一、修路。…（责任单位：甲）  二、…                         ->  the tasks are of level 1
//! ```
//!
//! A task is an item of the deepest level at which most items name their units; where none does, of the
//! first level there is.

use std::collections::BTreeSet;

use super::bracket;
use super::cut_lines::Lines;
use super::draft::{BodyDraft, HeadingDraft, RoleKind, TaskDraft};
use super::levels::Kind;
use super::line::Item;
use super::{
    by_units, label, layout, levels, naming, pairs, role_list, sentence, shape, task, times,
};

/// The body, and what stands in it that is no text (tables), as lines for a remark.
pub(super) fn read(items: &[Item], has_pages: bool) -> (BodyDraft, Vec<String>) {
    let (mut lines, left) = lines(items, has_pages);
    let recipients = recipients(&mut lines);
    let mut body = BodyDraft { recipients, ..outlined(lines) };
    layout::settle(&mut body);
    (body, left)
}

/// The body of a paper whose tasks stand elsewhere.
pub(super) fn of_text(items: &[Item], has_pages: bool) -> BodyDraft {
    let (mut lines, _) = lines(items, has_pages);
    let recipients = recipients(&mut lines);
    parted(&mut lines);
    BodyDraft { recipients, preamble: lines, ..BodyDraft::default() }
}

/// The paragraphs, and what is none (tables), as lines for a remark; the pages of a paper part paragraphs.
pub(super) fn lines(items: &[Item], has_pages: bool) -> (Vec<String>, Vec<String>) {
    let tables = items.iter().filter(|item| item.text().is_none());
    let own: Vec<&str> = items.iter().filter_map(Item::text).collect();
    let kind = if has_pages { Lines::OfPages } else { Lines::typed(&own, may_go_on, are_torn) };
    (mended(&own, kind), tables.flat_map(Item::shown).collect())
}

fn recipients(lines: &mut Vec<String>) -> Option<String> {
    let first = lines.first().filter(|first| is_recipients(first))?;
    let names = first.trim_end_matches(['：', ':']).trim().to_owned();
    lines.remove(0);
    Some(names)
}

/// What stands before the tasks, the tasks, and what stands behind them.
pub(super) fn outlined(lines: Vec<String>) -> BodyDraft {
    let mut body = BodyDraft::default();
    let Some(outline) = levels::outline(&lines) else {
        let told = levels::told(&lines).zip(&lines).filter(|(told, _)| *told);
        body.unread.extend(told.map(|(_, line)| told_outside(line)));
        body.preamble = lines;
        return body;
    };
    let outline = by_units::parted(outline, &lines);
    let first = outline.starts.first().map_or(lines.len(), |(start, _)| *start);
    body.preamble = lines[..first].to_vec();
    let ends = outline.starts.iter().skip(1).map(|(start, _)| *start).chain([outline.end]);
    let told: Vec<bool> = levels::told(&lines).collect();
    let mut pending: Vec<String> = Vec::new();
    for ((start, kind), end) in outline.starts.iter().zip(ends) {
        match kind {
            Kind::Heading => {
                pending.extend(lines[*start..end].iter().cloned());
                body.unread.extend(units_of_heading(&lines[*start..end]));
                body.unread.extend(told_in_section(&lines[*start..end], &told[*start..end]));
            }
            Kind::Task => {
                let before = std::mem::take(&mut pending);
                let one = task::read(&lines[*start..end]);
                body.tasks.push(TaskDraft { headings: headings(before), ..one });
            }
        }
    }
    by_units::give(&mut body.tasks);
    body.closing = pending.into_iter().chain(lines[outline.end..].iter().cloned()).collect();
    let around = lines[..first]
        .iter()
        .zip(&told)
        .chain(lines[outline.end..].iter().zip(&told[outline.end..]));
    body.unread.extend(around.filter(|(_, told)| **told).map(|(line, _)| told_outside(line)));
    parted(&mut body.preamble);
    parted(&mut body.closing);
    for task in &mut body.tasks {
        parted(&mut task.text);
        task.headings.iter_mut().for_each(|heading| parted(&mut heading.text));
    }
    body
}

/// What is to be known of a heading above tasks that names units.
fn units_of_heading(lines: &[String]) -> Option<String> {
    let (title, own) =
        lines.iter().find_map(|line| bracket::at_end(line).map(|(_, own)| (line, own)))?;
    let names: Vec<String> =
        own.roles.into_iter().flat_map(|role| role.parties).map(|one| one.name).collect();
    let (title, names) = (title.replace('\n', " "), names.join("、"));
    Some(format!(
        "“{title}”是几项上面的标题，也写了单位（{names}），照原文印；它们管下面各项的，写到各项里"
    ))
}

/// What is to be known of a section of minutes that tells units what to do, and is no task.
fn told_in_section(lines: &[String], told: &[bool]) -> Option<String> {
    let title = lines.first()?;
    let says = lines.iter().zip(told).find_map(|(line, told)| told.then_some(line))?;
    Some(format!("“{title}”一节也点了单位（“{says}”），照原文印；要他们填报的，写成一项实事"))
}

/// What is to be known of a paragraph of minutes that tells units what to do, and stands in no task.
fn told_outside(line: &str) -> String {
    format!("“{line}”点了单位，没有序号，照原文印；要他们填报的，写成一项实事")
}

/// Sections that have text and no tasks (总体要求, 保障措施), each with all its points as text; and the lines
/// before the first of them.
pub(super) fn sections(lines: Vec<String>) -> (Vec<String>, Vec<HeadingDraft>) {
    let (mut before, mut sections) = (Vec::new(), Vec::<HeadingDraft>::new());
    let top = lines.iter().find_map(|line| shape::ordinal(line)).map(|one| one.level);
    for line in lines {
        let ordinal = shape::ordinal(&line).filter(|one| Some(one.level) == top);
        match (ordinal, sections.last_mut()) {
            (Some(one), _) => {
                sections.push(naming::heading(one.written, one.rest));
            }
            (None, Some(section)) => section.text.push(line),
            (None, None) => before.push(line),
        }
    }
    (before, sections)
}

/// The headings in lines: each with an ordinal, and the text behind it.
fn headings(lines: Vec<String>) -> Vec<HeadingDraft> {
    let mut headings: Vec<HeadingDraft> = Vec::new();
    for line in lines {
        match (shape::item(&line), headings.last_mut()) {
            (None, Some(heading)) => heading.text.push(line),
            (Some(one), _) => {
                headings.push(naming::heading(one.written, one.rest));
            }
            (None, None) => {
                let title = HeadingDraft { title: line, ..HeadingDraft::default() };
                headings.push(HeadingDraft { is_unnumbered: true, ..title });
            }
        }
    }
    headings
}

/// The paragraphs, with those joined that a page's end or a line's end has parted.
fn mended(lines: &[&str], kind: Lines) -> Vec<String> {
    let mut mended: Vec<String> = Vec::new();
    let mut above = "";
    // Whether the last of them is nothing but units: told line by line, for it may grow long.
    let mut is_roles = false;
    for line in lines.iter().copied() {
        let line = unnumbered_label(line);
        let is_bare = bracket::is_bare(line);
        let were_roles = std::mem::replace(&mut is_roles, is_bare);
        let above = std::mem::replace(&mut above, line);
        match mended.last_mut() {
            Some(last)
                if kind.may_end_in(last, above)
                    && may_go_on(last, line)
                    && !is_end_of_units(last, line) =>
            {
                last.push_str(line);
            }
            Some(last) if goes_on_in_bracket(last, line) => last.push_str(line),
            // Roles a line each are one bracket; a label alone has its units below it.
            Some(last) if were_roles && is_bare && last.len() < shape::LONGEST_LINE => {
                last.push('\n');
                last.push_str(line);
            }
            Some(last)
                if (were_roles || label::is_role_alone(last))
                    && is_next_of_list(last, line)
                    && is_unit_line(line) =>
            {
                if !last.ends_with(['：', ':']) {
                    last.push('、');
                }
                last.push_str(line.trim_end_matches('、'));
                is_roles = true;
            }
            _ => mended.push(line.to_owned()),
        }
    }
    mended
}

/// （二）责任单位：甲 is no point of the task: what stands behind the ordinal.
fn unnumbered_label(line: &str) -> &str {
    let rest = shape::ordinal(line).map_or(line, |one| one.rest);
    if bracket::is_bare(rest) || due(rest).is_some() { rest } else { line }
}

/// Whether a line may go on with the one before it, as far as their words tell.
fn may_go_on(before: &str, line: &str) -> bool {
    let is_heading = shape::item(before).is_some_and(|one| !one.rest.contains(['。', '，']));
    let begins = shape::item(line).is_some()
        || pairs::opens(line)
        || shape::labelled(line, &["附件", "联系人"]).is_some()
        || due(line).is_some()
        || bracket::is_bare(line);
    !is_heading && !shape::is_ended(before) && !begins
}

/// Whether a task plainly goes on in the next line: its last sentence has no end, and the units stand there behind text.
fn are_torn(before: &str, line: &str) -> bool {
    let tail = before.rsplit_once('。').map(|(_, tail)| tail);
    let is_open = tail.is_some_and(|tail| sentence::roles(tail).is_empty());
    let has_units = bracket::at_end(line).is_some_and(|(text, _)| !text.is_empty());
    is_open && has_units && shape::item(before).is_some()
}

/// Whether a paragraph ends within a bracket of units, and the next goes on in it: （责任单位：甲局、 / 乙局）.
fn goes_on_in_bracket(before: &str, line: &str) -> bool {
    if before.len() + line.len() > shape::LONGEST_LINE || shape::ordinal(line).is_some() {
        return false;
    }
    let is_of_units = open_bracket(before)
        .is_some_and(|own| label::next_label(own).is_some_and(|at| own[..at].chars().count() == 1));
    let closes = || line.contains(['）', ')']) && !shape::is_paired(line);
    is_of_units && (closes() || bracket::is_bare(line) || due(line).is_some() || is_unit_line(line))
}

/// The last bracket of `text` that nothing closes, to its end.
fn open_bracket(text: &str) -> Option<&str> {
    let mut open = Vec::new();
    for (at, one) in text.char_indices() {
        match one {
            '（' | '(' => open.push(at),
            '）' | ')' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.last().map(|at| &text[*at..])
}

/// Whether a paragraph ends with units and needs nothing of the next: it ends with a whole name, and the next is
/// no list that goes on.
fn is_end_of_units(own: &str, next: &str) -> bool {
    const MARKS: [char; 8] = ['、', '，', '；', '：', ' ', ':', ';', ','];
    let is_unit = |name: &str| role_list::only_units(name, RoleKind::Responsible).is_some();
    let trimmed = |text: &str| text.trim_end_matches(['。', '；', ' ']).to_owned();
    let is_short = own.len() < shape::LONGEST_LINE;
    if is_short && ends_with_due(own) && !next.starts_with(['前', '底', '末', '日', '月']) {
        return true;
    }
    if !is_short || !own.rsplit(MARKS).next().is_some_and(|last| is_unit(&trimmed(last))) {
        return false;
    }
    let goes_on = || trimmed(next).split(MARKS).filter(|name| !name.is_empty()).all(is_unit);
    bracket::at_end(own).is_some() && !next.starts_with(MARKS) && !goes_on()
}

/// Whether a paragraph ends with units and until when: 责任单位：甲；完成时限：9月底.
fn ends_with_due(own: &str) -> bool {
    let found = bracket::at_end(own).and_then(|(_, bracket)| bracket.due);
    found.is_some_and(|due| times::is_time(&due) && own.trim_end().ends_with(&due))
}

/// Whether the first paragraph names to whom the paper goes.
fn is_recipients(line: &str) -> bool {
    let ends = line.ends_with(['：', ':']);
    let says =
        ["如下", "通知", "现将", "现就", "决定", "。"].iter().any(|word| line.contains(word));
    ends && !says && shape::ordinal(line).is_none()
}

/// Whether a line may go on with the units that `list` ends with. One with an ordinal does where those are counted,
/// too, and it is the next of them: else it is the heading of the next task (2.消防救援站).
fn is_next_of_list(list: &str, line: &str) -> bool {
    let Some(next) = shape::item(line) else { return true };
    let last = list.rsplit(['：', ':', '、', '\n']).next().unwrap_or_default();
    let before = shape::item(last).map(|one| (one.level, one.number));
    let is_counted = next.level != shape::BULLET;
    match before {
        Some((level, number)) => level == next.level && (!is_counted || number + 1 == next.number),
        None => last.is_empty() && (!is_counted || next.number == 1),
    }
}

/// A unit, or some, on a line of their own.
fn is_unit_line(line: &str) -> bool {
    let is_open = !line.contains(['：', ':', '。', '；', '，']);
    is_open && role_list::only_units(line, RoleKind::Responsible).is_some()
}

/// What a line says that is nothing but until when, in brackets or without.
pub(super) fn due(line: &str) -> Option<&str> {
    let inner = shape::bracketed(line).unwrap_or(line);
    label::due(inner).map(|due| due.trim_end_matches('。'))
}

/// The word before it.
pub(super) fn due_word(line: &str) -> Option<String> {
    let inner = shape::bracketed(line).unwrap_or(line);
    inner.split_once(['：', ':']).map(|(word, _)| shape::squeezed(word))
}

/// Lines that were joined to be read together, apart again.
fn parted(texts: &mut Vec<String>) {
    let lines = texts.iter().flat_map(|text| text.lines().map(str::to_owned));
    *texts = lines.collect();
}

/// The units of all tasks, in their order, each once.
pub(super) fn unit_names(tasks: &[TaskDraft]) -> Vec<String> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let parties = tasks.iter().flat_map(|task| &task.roles).flat_map(|role| &role.parties);
    parties.filter(|one| seen.insert(&one.name)).map(|one| one.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Lines, mended};

    #[test]
    fn a_line_of_units_goes_on_with_units_only() {
        let units = "牵头单位：示例县教育局；责任单位：示例县住房和城乡建设局";
        for (next, wanted) in [
            ("各单位要细化措施，狠抓落实。", 2),
            ("、示例县财政局", 1),
            ("办公室、示例县财政局", 1),
        ] {
            assert_eq!(mended(&[units, next], Lines::OfPages).len(), wanted, "{next}");
        }
    }
}
