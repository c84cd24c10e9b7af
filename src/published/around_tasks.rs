//! Sections of text before and behind the tasks, whose headings count on with those of the tasks -> headings with text
//! among them, so that all headings of a level are printed in one face.
//!
//! ```text
//! 一、工作目标 …  二、任务分工 （tasks）  三、有关要求 …      three headings; 引言 is what stands before 一
//! 一、修路。…     二、造林。…            三、有关要求 …      the tasks have no heading: it stays in 结尾
//! ```

use super::draft::{BodyDraft, HeadingDraft};
use super::{body, naming, shape};

/// Puts the sections around the tasks among them.
pub(super) fn as_headings(own: &mut BodyDraft) {
    let tops = || own.tasks.iter().flat_map(|task| &task.headings).filter_map(counted);
    let Some((level, first)) = tops().next() else { return };
    let last = tops().rfind(|(other, _)| *other == level).map_or(first, |(_, last)| last);
    if let Some((at, before)) = sections(&own.preamble, level).filter(|(at, before)| {
        *at > 0 && before.last().and_then(counted).is_some_and(|(_, own)| own + 1 == first)
    }) {
        own.preamble.truncate(at);
        if let Some(task) = own.tasks.first_mut() {
            task.headings.splice(0..0, before);
        }
    }
    // What stands before the sections belongs to the last task or to all of them: nothing of it may move.
    if let Some((0, behind)) = sections(&own.closing, level).filter(|(_, behind)| {
        own.behind.is_empty()
            && behind.first().and_then(counted).is_some_and(|(_, own)| own == last + 1)
    }) {
        own.closing.clear();
        own.behind = behind;
    }
}

/// Level and number of a heading that has them in its words.
fn counted(heading: &HeadingDraft) -> Option<(usize, usize)> {
    let one = shape::ordinal(&heading.title).filter(|_| !heading.is_unnumbered)?;
    heading.level.is_none().then_some((one.level, one.number))
}

/// Where the sections of `level` begin, and they; each is a title with text below it, and they are counted.
fn sections(lines: &[String], level: usize) -> Option<(usize, Vec<HeadingDraft>)> {
    let is_top = |line: &String| shape::ordinal(line).is_some_and(|one| one.level == level);
    let at = lines.iter().position(is_top)?;
    let tops =
        || lines[at..].iter().filter(|line| is_top(line)).filter_map(|line| shape::ordinal(line));
    let are_titles = tops().all(|one| naming::is_title(one.rest));
    let are_counted = tops().zip(tops().skip(1)).all(|(one, next)| one.number + 1 == next.number);
    let (_, found) = body::sections(lines[at..].to_vec());
    let have_text = found.iter().all(|one| !one.text.is_empty() && counted(one).is_some());
    (are_titles && are_counted && have_text).then_some((at, found))
}
