//! Last year's description -> this year's: an edit of its text at the places that know the year, so that
//! comments, order and everything else stay as they were written.
//!
//! ```text
//! year: 2024                                   year: 2025
//! number: 甲政办字〔2024〕13号           ->      number: 待填（甲政办字〔2025〕1号）
//! due: 2024-11-15                              due: 2025-11-17         (the 15th is a Saturday)
//! 2024年办好十件实事                            2025年办好十件实事
//! 《甲规划（2021—2025年）》                      as it was, with a note
//! ```

mod cut;
mod days;
mod edit;
mod years;

use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::origin::{Origin, Source, Sourced};

use super::keys::{self, Key};
use super::number;
use super::unfinished::TO_FILL;
use super::yaml::{self, Entry, Kind, Node};

use edit::Edits;
use years::OwnTitles;

/// The description of another year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onward {
    /// Its text.
    pub text: String,
    /// What somebody should look at, in the order of the text.
    pub notes: Vec<OnwardNote>,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnwardNote {
    /// The line of the new text, from 1.
    pub line: usize,
    /// What.
    pub change: Change,
}

/// What was changed, or left for somebody to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The number is to be filled in.
    Number,
    /// A day was moved.
    Day {
        /// The day that was written.
        from: String,
        /// The day that is written now.
        to: String,
        /// Whether it was moved off a weekend.
        off_rest: bool,
    },
    /// The notice's own year was moved on.
    Year,
    /// A year was left: it is another one, or stands in a span or in the title of another paper.
    YearKept {
        /// The year with what stands around it.
        around: String,
    },
    /// An amount was left as it was.
    Amount,
    /// A key was left behind.
    Dropped {
        /// The key.
        key: String,
    },
}

/// The description in `source`, which is one of the year `old`, for the year `new`.
///
/// # Errors
/// Where it is no YAML.
pub fn onward(source: &Arc<Source>, old: u16, new: u16) -> Result<Onward, Diagnostics> {
    let root = yaml::parse(source).map_err(|found| Diagnostics::from(*found))?;
    let own = OwnTitles::of(&root);
    let mut mover = Mover { source, own: &own, old, new, edits: Edits::default() };
    mover.description(&root);
    Ok(mover.edits.apply(source.text()))
}

/// Keys whose texts know no year of the notice.
const STAYING: [&Key; 7] = [
    &keys::REGISTER,
    &keys::LAYOUT,
    &keys::FILE_FORMAT,
    &keys::PEOPLE,
    &keys::PHONE,
    &keys::SENDER,
    &keys::MAILBOX,
];

/// Keys below 报送 that hold for one year only.
const OF_ONE_YEAR: [&Key; 2] = [&keys::REST_DAYS, &keys::WORK_DAYS];

struct Mover<'s> {
    source: &'s Arc<Source>,
    own: &'s OwnTitles,
    old: u16,
    new: u16,
    edits: Edits,
}

impl Mover<'_> {
    fn description(&mut self, root: &Node) {
        for entry in entries(root) {
            if is(entry, &keys::YEAR) {
                self.edits.replace(entry.value.origin.span(), self.new.to_string(), Change::Year);
            } else if is(entry, &keys::NUMBER) {
                self.number(&entry.value);
            } else if is(entry, &keys::RETURNS) {
                self.drop_entry(entry, root);
            } else if is(entry, &keys::REPORTING) {
                self.reporting(entry, root);
            } else {
                self.entry(entry);
            }
        }
    }

    /// The number keeps its words and takes the year; its ordinal is given by the office.
    fn number(&mut self, value: &Node) {
        let Kind::Scalar(written) = &value.kind else { return };
        let words = written.split(['〔', '[', '（', '(']).next().unwrap_or_default();
        let likely = number::mend(&format!("{words}〔{}〕1号", self.new));
        let likely = likely.unwrap_or_else(|| format!("{words}〔{}〕1号", self.new));
        let place = format!("{TO_FILL}（{likely}）");
        self.edits.replace(value.origin.span(), place, Change::Number);
    }

    fn reporting(&mut self, reporting: &Entry, root: &Node) {
        let of_one_year = |entry: &Entry| OF_ONE_YEAR.iter().any(|key: &&Key| is(entry, key));
        let below = entries(&reporting.value);
        if !below.is_empty() && below.iter().all(of_one_year) {
            return self.drop_entry(reporting, root);
        }
        for entry in below {
            match of_one_year(entry) {
                true => self.drop_entry(entry, &reporting.value),
                false => self.entry(entry),
            }
        }
    }

    fn drop_entry(&mut self, entry: &Entry, of: &Node) {
        let Kind::Scalar(key) = &entry.key.kind else { return };
        let cut = cut::cut(self.source.text(), entry, of);
        let said = format!("# {key}：{} 年的，没有搬过来", self.old);
        let text = cut.indent.map_or_else(String::new, |indent| format!("{indent}{said}\n"));
        self.edits.replace(cut.range, text, Change::Dropped { key: key.clone() });
    }

    fn entry(&mut self, entry: &Entry) {
        if STAYING.iter().any(|key: &&Key| is(entry, key)) {
            return;
        }
        if is(entry, &keys::AMOUNT) {
            return self.edits.note(entry.value.origin.span().start, Change::Amount);
        }
        self.below(&entry.value, is(entry, &keys::DUE));
    }

    fn below(&mut self, node: &Node, is_due: bool) {
        match &node.kind {
            Kind::Null => {}
            Kind::List(items) => items.iter().for_each(|item| self.below(item, is_due)),
            Kind::Mapping(entries) if is_due => {
                entries.iter().for_each(|entry| self.below(&entry.value, true));
            }
            Kind::Mapping(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Kind::Scalar(text) => {
                self.text(&Sourced::new(text.clone(), node.origin.clone()), is_due)
            }
        }
    }

    fn text(&mut self, text: &Sourced<String>, is_due: bool) {
        let years = self.new - self.old;
        if let Some((written, change)) = days::moved(text, years, is_due) {
            let place = text.part(0..text.value.len());
            return self.change(&place, text, written, change);
        }
        for found in years::found(text, self.old, self.own) {
            let place = text.part(found.range.clone());
            let part = &text.value[found.range.clone()];
            if !found.is_own {
                let around = years::around(text, &found.range);
                self.edits.note(place.span().start, Change::YearKept { around });
                continue;
            }
            let (written, change) = match days::moved(part, years, true) {
                Some(moved) => moved,
                None => {
                    (part.replacen(&self.old.to_string(), &self.new.to_string(), 1), Change::Year)
                }
            };
            self.change(&place, part, written, change);
        }
    }

    /// Writes `new` in the place of `old`, where it can be found as it reads.
    fn change(&mut self, place: &Origin, old: &str, new: String, change: Change) {
        match place.text() == old {
            true => self.edits.replace(place.span(), new, change),
            false => {
                let around = old.to_owned();
                self.edits.note(place.span().start, Change::YearKept { around });
            }
        }
    }
}

fn entries(node: &Node) -> &[Entry] {
    match &node.kind {
        Kind::Mapping(entries) => entries,
        Kind::Null | Kind::Scalar(_) | Kind::List(_) => &[],
    }
}

fn is(entry: &Entry, key: &Key) -> bool {
    matches!(&entry.key.kind, Kind::Scalar(written) if key.is(written))
}

#[cfg(test)]
mod tests;
