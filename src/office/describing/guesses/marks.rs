//! The comments of a description that ask somebody to look, each with all its lines; those that say the same of several
//! places, as groups.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Diagnostic, Problem, Unfinished};
use crate::notice::Reading;
use crate::notice::asking::{self, END};
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
        let comment = origin.span().start..asking::end(text, origin.span());
        let words = words + &more(text, origin.span().end..comment.end, ask);
        marks.push(Mark { id, ask, words, line: origin.line_column().0, comment });
    }
    marks
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

/// What a comment says in the lines below its first one. The line that says how something is filled in is no words.
fn more(text: &str, rest: Range<usize>, ask: Ask) -> String {
    if ask == Ask::Missing {
        return String::new();
    }
    let more: String = text[rest].lines().map(asking::said).collect();
    more.trim_end_matches(END).to_owned()
}

/// Guesses that say the same of several places are shown together, and confirmed in one.
#[derive(Debug)]
pub(super) struct Group {
    /// How it is known again.
    pub(super) id: String,
    /// Its comments; one at least.
    pub(super) marks: Vec<Mark>,
}

/// So many that say the same are a group.
const ALIKE: usize = 3;
/// So many are in one.
const LARGEST: usize = 20;

impl Mark {
    /// What it says without its line in last year's description.
    pub(super) fn common(&self) -> &str {
        self.words.rsplit_once(LINE.0).map_or(&*self.words, |(words, _)| words)
    }
}

/// What stands before the line of a guess in last year's description, and behind it: （去年第42行）.
pub(super) const LINE: (&str, &str) = ("（去年第", "行）");

/// The groups, by their first comments.
pub(super) fn groups(marks: Vec<Mark>) -> Vec<Group> {
    let key = |mark: &Mark| (mark.ask == Ask::Guess).then(|| mark.common().to_owned());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for words in marks.iter().filter_map(key) {
        *counts.entry(words).or_default() += 1;
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut open: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for mark in marks {
        let words = key(&mark).filter(|words| counts.get(words).is_some_and(|all| *all >= ALIKE));
        let Some(words) = words else {
            groups.push(Group { id: mark.id.clone(), marks: vec![mark] });
            continue;
        };
        let (at, number) = open.get(&words).copied().unwrap_or_default();
        let last = groups.get_mut(at).filter(|last| number > 0 && last.marks.len() < LARGEST);
        if let Some(last) = last {
            last.marks.push(mark);
        } else {
            let id = format!("g{}", digest(&format!("{words}\nall {number}")));
            open.insert(words, (groups.len(), number + 1));
            groups.push(Group { id, marks: vec![mark] });
        }
    }
    groups
}
