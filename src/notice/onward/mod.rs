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
//!
//! Only what is certain is moved; whatever looks like a year and was not moved, is told of.

mod asked;
mod beside;
mod chain;
mod cut;
mod days;
mod edit;
mod figure;
mod issued;
mod own;
mod past;
mod rest;
mod years;

use std::ops::Range;
use std::sync::Arc;

use crate::date::Date;
use crate::diag::Diagnostics;
use crate::origin::Source;
use crate::period::Period;

use super::keys::{self, Key};
use super::number;
use super::tree;
use super::unfinished::{FROM_PAPER, TO_FILL};
use super::yaml::{Entry, Kind, Node};

pub use asked::with_guesses;
pub use rest::{OtherYear, other_years};

use edit::Edits;
use own::{Own, OwnTitles};
use rest::{WITHOUT_YEARS, all_years};
use years::{YearLike, years_in};

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
    /// The byte of the new text.
    pub at: usize,
    /// The line of the old text, from 1.
    pub was: usize,
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
    /// Something like a year was left: it is another one, or not certain to be of the notice.
    YearKept {
        /// It, with what stands around it.
        around: String,
    },
    /// The notice's own year was moved, but its words may tell of what was.
    YearDoubtful {
        /// It, with what stands around it.
        around: String,
    },
    /// Another year, or one in the name of another paper or of another clock, which surely stays.
    OtherYear,
    /// A day of the week, a holiday or a day of the moon beside a day that was moved, a year by another reckoning, or
    /// a day without a year that is a weekend now.
    Beside {
        /// It, with what stands around it.
        around: String,
        /// What it would be.
        hint: String,
    },
    /// A meeting or a session by its number, which was left.
    Meeting {
        /// It, with what stands around it.
        around: String,
    },
    /// A number that counts the years, which was left: 第五届, 连续三年, 十四五 of a year that is no more of it.
    Count {
        /// It, with what stands around it.
        around: String,
    },
    /// A guess of the time when the old description was moved on, which nobody confirmed.
    OldGuess,
    /// Something that ended in the old year.
    Ended,
    /// The same in a comment.
    YearInComment,
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
    let tree::Parsed { root, findings: slips, .. } = tree::parse(source, &keys::NOTICE);
    let Some(root) = root else { return Err(slips) };
    let own = OwnTitles::of(&root);
    let (changes, signed) = (changes(&root), signed(&root));
    let mut mover = Mover { source, own: &own, old, new, signed, changes, edits: Edits::default() };
    if let Some(head) = head_from_paper(source.text()) {
        mover.edits.replace_quietly(head, String::new());
    }
    for guess in asked::old_guesses(source, &root) {
        mover.edits.replace(guess, String::new(), Change::OldGuess);
    }
    mover.description(&root);
    for (at, left) in all_years(source.text(), &root, [old, new]) {
        mover.edits.note(at, left);
    }
    Ok(mover.edits.apply(source.text()))
}

/// Keys whose texts are never changed.
const STAYING: [&Key; 2] = [&keys::REGISTER, &keys::FILE_FORMAT];

/// Keys that say what changed within the old year, and how its papers are told: nothing of the new year is.
const OF_THE_OLD: [&Key; 3] = [&keys::RETURNS, &keys::FORMER_NUMBERS, &keys::CHANGES];

/// Keys below 报送 that hold for one year only.
const OF_ONE_YEAR: [&Key; 2] = [&keys::REST_DAYS, &keys::WORK_DAYS];

struct Mover<'s> {
    source: &'s Arc<Source>,
    own: &'s OwnTitles,
    old: u16,
    new: u16,
    /// The day on which the old notice was signed.
    signed: Option<Date>,
    /// The documents that changed the notice within the old year, by their numbers, and their days.
    changes: Vec<(String, Date)>,
    edits: Edits,
}

/// The comment at the head that says that the description was read from a paper: the new year's was not.
fn head_from_paper(text: &str) -> Option<Range<usize>> {
    let line = text.split_inclusive('\n').take_while(|line| line.starts_with('#'));
    let mut start = 0;
    for line in line {
        if line.trim_start_matches(['#', ' ']).starts_with(FROM_PAPER) {
            return Some(start..start + line.len());
        }
        start += line.len();
    }
    None
}

fn signed(root: &Node) -> Option<Date> {
    let signed = entries(root).iter().find(|entry| is(entry, &keys::SIGNED))?;
    let day = entries(&signed.value).iter().find(|entry| is(entry, &keys::DATE))?;
    let Kind::Scalar(day) = &day.value.kind else { return None };
    Date::parse(day)
}

fn changes(root: &Node) -> Vec<(String, Date)> {
    let all = entries(root).iter().find(|entry| is(entry, &keys::CHANGES));
    let Some(Kind::List(changes)) = all.map(|entry| &entry.value.kind) else { return Vec::new() };
    let text = |change: &Node, key: &Key| {
        let entry = entries(change).iter().find(|entry| is(entry, key))?;
        let Kind::Scalar(text) = &entry.value.kind else { return None };
        Some(text.clone())
    };
    let dated = changes.iter().filter_map(|change| {
        Some((text(change, &keys::CHANGE_NUMBER)?, Date::parse(&text(change, &keys::DATE)?)?))
    });
    dated.collect()
}

/// What a text is to the notice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A day of the paper itself.
    PaperDay,
    /// When something is due.
    Due,
    /// Any other.
    Words,
}

impl Mover<'_> {
    fn description(&mut self, root: &Node) {
        for entry in entries(root) {
            if is(entry, &keys::YEAR) {
                self.edits.replace(entry.value.origin.span(), self.new.to_string(), Change::Year);
            } else if is(entry, &keys::NUMBER) {
                self.number(&entry.value);
            } else if OF_THE_OLD.iter().any(|key: &&Key| is(entry, key)) {
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
        if is(entry, &keys::AMOUNT) {
            self.edits.note(entry.value.origin.span().start, Change::Amount);
        }
        if is(entry, &keys::REGISTER) {
            self.register(&entry.value);
        }
        if !STAYING.iter().chain(&WITHOUT_YEARS).any(|key: &&Key| is(entry, key)) {
            let role = [(&keys::DUE, Role::Due), (&keys::DATE, Role::PaperDay)];
            let role = role.into_iter().find(|(key, _)| is(entry, key));
            self.below(&entry.value, role.map_or(Role::Words, |(_, role)| role));
        }
    }

    /// An entry of a task, a target or the like: from when it was in force is past, how much was promised before
    /// too. What ended is left for somebody to take out.
    fn member(&mut self, entry: &Entry, of: &Node) {
        if is(entry, &keys::EARLIER_AMOUNTS) || is(entry, &keys::SINCE) {
            self.drop_entry(entry, of);
        } else if is(entry, &keys::UNTIL) {
            self.ended(&entry.value);
        } else {
            self.entry(entry);
        }
    }

    /// The register stays, but for the days on which a unit began: its predecessors' forms may still come, so
    /// that it begins with the new year. One that ended hands its predecessors on.
    fn register(&mut self, register: &Node) {
        let Kind::List(units) = &register.kind else { return };
        for (place, names) in chain::carried(self.source.text(), units) {
            self.edits.replace_quietly(place, names);
        }
        for unit in units {
            let has_ended = chain::has_ended(unit);
            let has_old = entries(unit).iter().any(|entry| is(entry, &keys::PREDECESSORS));
            for entry in entries(unit) {
                if is(entry, &keys::UNTIL) {
                    self.ended(&entry.value);
                } else if has_ended && is(entry, &keys::PREDECESSORS) {
                    self.drop_entry(entry, unit);
                } else if is(entry, &keys::SINCE) && has_old && !has_ended {
                    let first = format!("{}-01-01", self.new);
                    self.edits.replace(entry.value.origin.span(), first, Change::Year);
                } else if is(entry, &keys::SINCE) {
                    self.drop_entry(entry, unit);
                }
            }
        }
    }

    /// What ended in the old year stays ended in the new one: by a day, for the documents and periods of the old
    /// year are none of the new.
    fn ended(&mut self, until: &Node) {
        let Kind::Scalar(written) = &until.kind else { return };
        let by_change = self.changes.iter().find(|(number, _)| number == written);
        let day = by_change.map(|(_, day)| day.before(1));
        let day = day.or_else(|| Some(Period::typed(written, self.old)?.last_day()));
        let place = until.origin.span();
        match day.filter(|_| Date::parse(written).is_none()) {
            Some(day) => self.edits.replace(place, day.to_string(), Change::Ended),
            None => self.edits.note(place.start, Change::Ended),
        }
    }

    fn below(&mut self, node: &Node, role: Role) {
        match &node.kind {
            Kind::Null => {}
            Kind::List(items) => items.iter().for_each(|item| self.below(item, role)),
            Kind::Mapping(entries) if role == Role::Due => {
                entries.iter().for_each(|entry| self.below(&entry.value, role));
            }
            Kind::Mapping(entries) => entries.iter().for_each(|entry| self.member(entry, node)),
            Kind::Scalar(_) => self.text(node.origin.span(), role),
        }
    }

    /// Moves the years of the text at `place`. It is taken as it is written, so that each has its place,
    /// however the text is quoted or folded.
    fn text(&mut self, place: Range<usize>, role: Role) {
        let text = &self.source.text()[place.clone()];
        let all = years_in(text, self.old);
        let is_whole =
            |range: &Range<usize>| text[range.clone()] == *text.trim_matches(['"', '\'', ' ']);
        let of_paper = all
            .iter()
            .find(|found| role == Role::PaperDay && found.day.is_some() && is_whole(&found.range));
        let own = match of_paper {
            Some(day) => vec![day],
            None => {
                // A task that was due before the notice was signed is none of the past.
                let signed = self.signed.filter(|_| role != Role::Due);
                own::own_years(text, &all, &Own { year: self.old, signed, titles: self.own })
            }
        };
        let years = self.new - self.old;
        let has_day = own.iter().any(|found| found.month.is_some());
        let moved: Vec<usize> = own.iter().map(|found| found.range.start).collect();
        let mut of_week = Vec::new();
        for found in own {
            let is_due = role == Role::Due || !is_whole(&found.range);
            let (written, mut change) = days::moved(text, found, years, is_due);
            if change == Change::Year && past::is_doubtful(text, found) {
                change = Change::YearDoubtful { around: own::around(text, &found.range) };
            }
            self.edits.replace(shifted(&found.range, place.start), written, change);
            let day = days::later(text, found, years, is_due);
            if let Some((sign, new)) = day.and_then(|day| days::weekday_behind(text, found, day)) {
                self.edits.replace_quietly(shifted(&sign, place.start), new);
                of_week.push(sign.start);
            }
        }
        self.beside(text, place.start, &of_week, has_day);
        let kept: Vec<&YearLike> =
            all.iter().filter(|year| !moved.contains(&year.range.start)).collect();
        self.meetings(text, place.start, &kept);
    }

    /// Meetings by their number, and what else is counted by years; one with a year in its clause that was kept is told
    /// with that.
    fn meetings(&mut self, text: &str, start: usize, kept: &[&YearLike]) {
        const MARKS: [char; 3] = ['，', '。', '；'];
        let is_alone = |place: &Range<usize>| {
            let from = text[..place.start].rfind(MARKS).unwrap_or(0);
            let to = text[place.end..].find(MARKS).map_or(text.len(), |at| place.end + at);
            !kept.iter().any(|year| (from..to).contains(&year.range.start))
        };
        for meeting in beside::numbered_meetings(text).into_iter().filter(is_alone) {
            let around = own::around(text, &meeting);
            self.edits.note(start + meeting.start, Change::Meeting { around });
        }
        for count in beside::counted_years(text).into_iter().filter(is_alone) {
            let around = own::around(text, &count);
            self.edits.note(start + count.start, Change::Count { around });
        }
    }

    /// Days without a figure that depend on the year; `known` are days of the week that were written anew.
    fn beside(&mut self, text: &str, start: usize, known: &[usize], has_day: bool) {
        for word in beside::moving_days(text) {
            let is_moon = text[word.start..].starts_with("农历");
            let is_known = known.contains(&word.end);
            let is_of_week = ["周", "星期", "礼拜"].contains(&&text[word.clone()]);
            if !is_known && (has_day || is_moon || is_of_week && text[..word.start].contains('日'))
            {
                let around = own::around(text, &word);
                self.edits.note(start + word.start, Change::Beside { around, hint: String::new() });
            }
        }
        let reckoned = beside::other_reckonings(text, self.old, self.new);
        let on_weekend = beside::on_weekend(text, self.old, self.new);
        for (word, hint) in reckoned.into_iter().chain(on_weekend) {
            let around = own::around(text, &word);
            self.edits.note(start + word.start, Change::Beside { around, hint });
        }
    }
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
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
mod nasty;
#[cfg(test)]
mod tests;
