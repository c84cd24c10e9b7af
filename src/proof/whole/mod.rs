//! Rules that hold one place of a paper against another, or look at the paper as a whole: only who has the
//! description as a model can check them.

mod amounts;
mod dates;
mod keys;
mod parts;
mod promises;
mod title;

use std::ops::Range;

use crate::diag::{Force, Rule};
use crate::notice::Notice;
use crate::origin::Origin;

use super::passage::Passage;

/// One rule: its words and source, and how it is found.
#[derive(Debug)]
pub struct WholeRow {
    /// What is said of it.
    pub rule: Rule,
    /// What looks for it.
    pub find: fn(&Notice) -> Vec<Mark>,
}

/// A place that such a rule marks.
#[derive(Debug)]
pub struct Mark {
    /// Where.
    pub place: Origin,
    /// What is quoted.
    pub found: String,
    /// How it would be right, where that is known.
    pub right: Option<String>,
    /// What else the words of the rule tell.
    pub more: Option<Box<[String; 2]>>,
}

/// All rules.
pub(super) fn rows() -> impl Iterator<Item = &'static WholeRow> {
    let of_words = title::ROWS.iter().chain(&dates::ROWS).chain(&parts::ROWS).chain(&amounts::ROWS);
    of_words
        .chain(&keys::ROWS)
        .chain(&dates::OF_TEXTS)
        .chain(&keys::OF_REGISTER)
        .chain(&promises::ROWS)
}

impl WholeRow {
    const fn new(
        code: &'static str,
        (force, source): (Force, &'static str),
        find: fn(&Notice) -> Vec<Mark>,
    ) -> WholeRow {
        WholeRow { rule: Rule::new(code, force, source), find }
    }

    const fn says(mut self, zh: &'static str, en: &'static str) -> WholeRow {
        self.rule = self.rule.says(zh, en);
        self
    }

    const fn remedy(mut self, zh: &'static str, en: &'static str) -> WholeRow {
        self.rule = self.rule.remedy(zh, en);
        self
    }
}

impl Mark {
    fn at(place: &Origin, found: impl Into<String>) -> Mark {
        Mark { place: place.clone(), found: found.into(), right: None, more: None }
    }

    /// The characters `range` of a passage.
    fn of(passage: &Passage<'_>, range: Range<usize>) -> Mark {
        Mark::at(&passage.text.part(passage.bytes(range.clone())), passage.slice(range))
    }
}

/// The paper is of one piece: what it says here is what it says there.
const OF_ONE_PIECE: (Force, &str) = (Force::Practice, "同一份公文前后一致");
