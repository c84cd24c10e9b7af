//! The comments of a description that ask somebody to look, each with all its lines.

use std::ops::Range;

use crate::diag::{Diagnostic, Problem, Unfinished};
use crate::notice::Reading;
use crate::notice::asking::END;
use crate::origin::Place;

use super::super::part::digest;

/// What a comment asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// 推测：
    Guess,
    /// 未能归入各项的原文：
    LeftOver,
    /// 请填写
    Missing,
}

/// A comment.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// How it is known again.
    pub(super) id: String,
    /// What it asks for.
    pub(super) ask: Ask,
    /// What it says.
    pub(super) words: String,
    /// Its line, from 1.
    pub(super) line: usize,
    /// From its sign to the end of its last line.
    pub(super) comment: Range<usize>,
}

/// Characters from which on a comment goes on in the next line; `published` writes lines of 400.
const FULL: usize = 380;

/// Those of a description, in its order.
pub(super) fn marks(reading: &Reading) -> Vec<Mark> {
    let text = reading.source.text();
    let mut marks: Vec<Mark> = Vec::new();
    for one in reading.remarks.clone().sorted().iter() {
        let Some((ask, words)) = asked(one) else { continue };
        let Place::Text(origin) = &one.place else { continue };
        // Of several that say the same each has an id of its own.
        let same = marks.iter().filter(|mark| mark.words.starts_with(&words)).count();
        let id = format!("g{}", digest(&format!("{words}\n{same}")));
        let begins: Vec<usize> = reading.remarks.iter().filter_map(begin).collect();
        let (more, end) = going_on(text, origin.span(), (ask, &begins));
        let comment = origin.span().start..end;
        marks.push(Mark { id, ask, words: words + &more, line: origin.line_column().0, comment });
    }
    marks
}

fn begin(found: &Diagnostic) -> Option<usize> {
    if let Place::Text(origin) = &found.place { Some(origin.span().start) } else { None }
}

fn asked(found: &Diagnostic) -> Option<(Ask, String)> {
    let Problem::Unfinished(problem) = &found.problem else { return None };
    let (ask, words) = match problem {
        Unfinished::Guess { words } => (Ask::Guess, words),
        Unfinished::LeftOver { words } => (Ask::LeftOver, words),
        Unfinished::StillMissing { words } => (Ask::Missing, words),
        Unfinished::RosterUnreadable { .. }
        | Unfinished::RosterOutside { .. }
        | Unfinished::RosterNoNames { .. }
        | Unfinished::RosterNameless
        | Unfinished::NotAnswered
        | Unfinished::RosterLeft { .. }
        | Unfinished::MailboxLeft { .. }
        | Unfinished::RosterEmpty { .. }
        | Unfinished::RosterElsewhere { .. }
        | Unfinished::ToFill { .. }
        | Unfinished::NotLater { .. }
        | Unfinished::Unconfirmed { .. } => return None,
    };
    Some((ask, words.clone()))
}

/// What a comment says in the lines below its first one, and where it ends. One that asks to fill something in has a
/// line below it that says how; a long one goes on.
fn going_on(text: &str, first: Range<usize>, (ask, begins): (Ask, &[usize])) -> (String, usize) {
    let (mut more, mut end) = (String::new(), first.end);
    let mut last = text.get(first.clone()).unwrap_or_default();
    let mut has_form = ask == Ask::Missing && last.trim_end().ends_with('：');
    let line = text[..first.start].rfind('\n').map_or(0, |end| end + 1);
    let indent = &text[line..first.start];
    if !indent.trim().is_empty() {
        return (more, end);
    }
    while has_form || last.chars().count() >= FULL {
        let Some(start) = text[end..].find('\n').map(|at| end + at + 1) else { break };
        let next = text[start..].split('\n').next().unwrap_or_default();
        let sign = start + indent.len();
        let is_comment = next.starts_with(indent) && text[sign..].starts_with('#');
        if !is_comment || begins.contains(&sign) {
            break;
        }
        last = next.trim();
        if !has_form {
            more += last.trim_start_matches('#').trim();
        }
        has_form = false;
        end = start + next.trim_end().len();
    }
    (more.trim_end_matches(END).to_owned(), end)
}
