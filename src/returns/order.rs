//! Several versions of a return -> their order, and which counts: the last.
//!
//! The order is told by evidence, the strongest first: what the office ruled, the day the form
//! says it was filled in on, the day the mail was sent, a word in the file's name. When the file
//! was saved is no evidence. Where nothing tells which of two different versions is the last, one
//! is taken and the office is asked.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::date::{Date, Moment};
use crate::diag::{CellProblem, Diagnostic, Diagnostics, Problem, Sorting};
use crate::form::{Answer, Field, FormGrid};
use crate::intake::Arrival;
use crate::origin::{BookOrigin, Place};
use crate::period::Period;

use super::{Version, change};

/// What tells the place of a version among the others, the strongest evidence first; what is not
/// known comes before what is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// The number the office gave it.
    pub ruled: Option<u16>,
    /// The day it says it was filled in on.
    pub filled_on: FilledOn,
    /// When the mail was sent that brought it.
    pub sent: Option<Moment>,
    /// The word in its name.
    pub mark: NameMark,
}

/// What a form says of the day it was filled in on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilledOn {
    /// Nothing.
    #[default]
    Unsaid,
    /// Something that is no day, cannot be read as one or lies far from the quarter: it tells no order.
    Unread,
    /// This day.
    Day(Date),
}

/// Days before its quarter on which a form may say it was filled in: a slip of the month is no slip of the
/// year.
const EARLIEST: i64 = 92;
/// Days behind its quarter on which it still may be.
const LATEST: i64 = 123;

/// Days behind it on which one may be that was sent in later on (补报): a slip of the year is further off.
const LATEST_OF_ALL: i64 = 275;
/// Days between filling in and sending, at most.
const ON_ITS_WAY: i64 = 31;

impl FilledOn {
    /// What that answer says of a form of `period`, which came so. A day far from its quarter is a slip: of
    /// the year, or of a cell that makes 1900 of 6.28.
    pub(super) fn of(answer: Option<&Answer>, period: Period, arrival: &Arrival) -> FilledOn {
        match answer {
            Some(Answer::Day(day)) if is_about(*day, period, arrival) => FilledOn::Day(*day),
            Some(_) => FilledOn::Unread,
            None => FilledOn::Unsaid,
        }
    }

    /// The day, where one is said.
    pub const fn day(self) -> Option<Date> {
        match self {
            FilledOn::Day(day) => Some(day),
            FilledOn::Unsaid | FilledOn::Unread => None,
        }
    }
}

/// Whether a form of `period` may be filled in on that day.
fn is_about(day: Date, period: Period, arrival: &Arrival) -> bool {
    let late = period.last_day().days_until(day);
    let behind = late <= LATEST || late <= LATEST_OF_ALL && is_sent_later(arrival, day);
    day.days_until(period.first_day()) <= EARLIEST && behind
}

/// Whether a file says that it was sent in later on, by its names or by the day of its mail.
fn is_sent_later(arrival: &Arrival, day: Date) -> bool {
    let mail = arrival.mail.as_ref();
    let subject = mail.map_or("", |mail| mail.subject.as_str());
    let mut names = [arrival.name.as_str(), arrival.folder.as_str(), subject].into_iter();
    let sent = mail.and_then(|mail| mail.sent).map(|sent| day.days_until(sent.day()));
    let says = names.any(|name| LATER.iter().any(|word| name.contains(word)));
    says || sent.is_some_and(|days| (-1..=ON_ITS_WAY).contains(&days))
}

/// Words of what is sent in later on.
const LATER: [&str; 4] = ["补报", "补交", "补送", "迟报"];

/// What the name of a file says of its version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameMark {
    /// 初稿, 草稿, 征求意见稿.
    Draft,
    /// Nothing.
    #[default]
    None,
    /// 第二版, V2, and so on by the number.
    Number(u16),
    /// 修改, 更正, 补报, 最新 and the like.
    Corrected,
    /// 终稿, 定稿.
    Final,
}

impl Rank {
    /// What is known before the form is read: what is ruled, and how it came.
    pub(super) fn new(ruled: Option<u16>, arrival: &Arrival) -> Rank {
        let sent = arrival.mail.as_ref().and_then(|mail| mail.sent);
        Rank { ruled, filled_on: FilledOn::Unsaid, sent, mark: NameMark::of(&arrival.name) }
    }
}

/// The words of a name and what they say; the strongest of a name counts.
const WORDS: [(&str, NameMark); 17] = [
    ("初稿", NameMark::Draft),
    ("草稿", NameMark::Draft),
    ("征求意见", NameMark::Draft),
    ("作废", NameMark::Draft),
    ("旧", NameMark::Draft),
    ("修改", NameMark::Corrected),
    ("修订", NameMark::Corrected),
    ("更正", NameMark::Corrected),
    ("更新", NameMark::Corrected),
    ("改后", NameMark::Corrected),
    ("补报", NameMark::Corrected),
    ("重报", NameMark::Corrected),
    ("最新", NameMark::Corrected),
    ("新版", NameMark::Corrected),
    ("终稿", NameMark::Final),
    ("定稿", NameMark::Final),
    ("最终", NameMark::Final),
];

impl NameMark {
    /// What `name` says.
    pub fn of(name: &str) -> NameMark {
        let words = WORDS.iter().filter(|(word, _)| name.contains(word)).map(|(_, mark)| *mark);
        let marks = words.chain(number(name).map(NameMark::Number));
        let drafts = |mark: &NameMark| *mark == NameMark::Draft;
        let (draft, other): (Vec<NameMark>, Vec<NameMark>) = marks.partition(drafts);
        other.into_iter().max().or(draft.first().copied()).unwrap_or_default()
    }
}

/// The number in 第二版, 第2稿, v2 or V2.0.
fn number(name: &str) -> Option<u16> {
    let behind = name.split_once('第').and_then(|(_, rest)| {
        let (number, _) = rest.split_once(['版', '稿', '次'])?;
        let digit = "一二三四五六七八九十".chars().position(|one| number == one.to_string());
        digit.and_then(|at| u16::try_from(at + 1).ok()).or_else(|| number.parse().ok())
    });
    let version = || {
        let mut before = None;
        name.char_indices().find_map(|(at, one)| {
            let begins =
                matches!(one, 'v' | 'V') && before.is_none_or(|c: char| !c.is_ascii_alphabetic());
            before = Some(one);
            let digits = name[at + one.len_utf8()..].chars().take_while(char::is_ascii_digit);
            digits.collect::<String>().parse().ok().filter(|_| begins)
        })
    };
    behind.or_else(version)
}

/// The versions of a unit in order, each with what changed, and what is wrong: with the one that
/// counts, and with what tells the order.
pub(super) fn order(grid: &FormGrid, mut versions: Vec<Version>) -> (Vec<Version>, Diagnostics) {
    versions.sort_by_cached_key(|version| (version.rank, version.arrival.origin.clone()));
    change::compare(grid, &mut versions);
    let mut findings = Diagnostics::new();
    findings.extend(several(grid, &versions));
    findings.extend(versions.iter().filter_map(|one| far_off(one, grid)));
    let weighed = versions.iter().rev().skip(1);
    findings.extend(weighed.flat_map(|one| of_day(one, grid)));
    let Some((chosen, earlier)) = versions.split_last_mut() else { return (versions, findings) };
    findings.append(std::mem::take(&mut chosen.findings));
    for one in earlier {
        // Nobody is told of them.
        (one.findings, one.returned.places) = (Diagnostics::new(), BTreeMap::new());
    }
    (versions, findings)
}

/// That the day a version says it was filled in on lies far from its quarter.
fn far_off(version: &Version, grid: &FormGrid) -> Option<Diagnostic> {
    let answered = version.answered(grid, Field::FilledOn)?;
    let period = grid.identity.period;
    let Answer::Day(day) = answered.answer else { return None };
    let found = CellProblem::DayFarOff { day: day.chinese(), period: period.chinese() };
    let place = &answered.origin;
    (!is_about(day, period, &version.arrival)).then(|| Diagnostic::at(place, Problem::Cell(found)))
}

/// What is wrong with the day that a version says it was filled in on: versions are weighed by it.
fn of_day(version: &Version, grid: &FormGrid) -> Vec<Diagnostic> {
    let place = version.answered(grid, Field::FilledOn).map(|day| Place::from(&day.origin));
    let findings = version.findings.iter().filter(|one| Some(&one.place) == place.as_ref());
    findings.cloned().collect()
}

/// Whether a day that is there and not read may be the later one; what the office ruled stands
/// before it.
fn is_unordered(one: &Version, chosen: &Version) -> bool {
    let days = [one.rank.filled_on, chosen.rank.filled_on];
    one.rank.ruled == chosen.rank.ruled && days.contains(&FilledOn::Unread)
}

/// Whether a version without a day is the later one of two by its mail or its name, and answers otherwise:
/// a day may be forgotten where a form is sent again.
fn is_later_without_day(grid: &FormGrid, one: &Version, chosen: &Version) -> bool {
    let (early, late) = (one.rank, chosen.rank);
    let is_undated = early.filled_on == FilledOn::Unsaid && late.filled_on.day().is_some();
    let by_mail =
        early.sent.zip(late.sent).map_or(Ordering::Equal, |(early, late)| early.cmp(&late));
    let is_later = by_mail.then(early.mark.cmp(&late.mark)).is_gt();
    early.ruled == late.ruled && is_undated && is_later && change::answers_differ(grid, one, chosen)
}

/// Versions that a finding names.
const NAMED: usize = 20;

/// That there are several versions, or several of which each may be the last.
fn several(grid: &FormGrid, versions: &[Version]) -> Option<Diagnostic> {
    let (chosen, earlier) = versions.split_last()?;
    let last = earlier.last()?;
    let name = grid.identity.unit.clone();
    let file = |version: &Version| version.arrival.origin.to_string();
    let names = |versions: &[&Version]| {
        let names: Vec<String> = versions.iter().take(NAMED).map(|one| file(one)).collect();
        let more = versions.len() > NAMED;
        names.join("、")
            + &if more { format!("…（{}）", versions.len()) } else { String::new() }
    };
    let changed = last.rank == chosen.rank && !chosen.changes.is_empty();
    let equal = |one: &&Version| {
        changed && one.rank == chosen.rank
            || is_unordered(one, chosen)
            || is_later_without_day(grid, one, chosen)
    };
    let equal: Vec<&Version> = earlier.iter().filter(equal).collect();
    let problem = if !equal.is_empty() {
        let (taken, others) = (file(chosen), names(&equal));
        Problem::Sorting(Sorting::Undecided { unit: name, taken, others })
    } else {
        let others = names(&earlier.iter().collect::<Vec<_>>());
        let (chosen, ruled) = (file(chosen), chosen.rank.ruled.is_some());
        Problem::Sorting(Sorting::SeveralVersions {
            unit: name,
            chosen,
            others: others.into(),
            ruled,
        })
    };
    Some(Diagnostic::at(&BookOrigin::file(&chosen.arrival.origin), problem))
}

#[cfg(test)]
mod tests {
    use super::NameMark;

    #[test]
    fn names_say_which_version_a_file_is() {
        let marks = [
            ("区妇联一季度.xlsx", NameMark::None),
            ("区妇联（初稿）.xlsx", NameMark::Draft),
            ("区妇联第二版.xlsx", NameMark::Number(2)),
            ("区妇联第二季度.xlsx", NameMark::None),
            ("区妇联V3.xlsx", NameMark::Number(3)),
            ("区妇联 v2.1.xls", NameMark::Number(2)),
            ("区妇联（修改）.xlsx", NameMark::Corrected),
            ("区妇联 最新 v2.xlsx", NameMark::Corrected),
            ("区妇联初稿修改.xlsx", NameMark::Corrected),
            ("区妇联定稿.xlsx", NameMark::Final),
            ("ov2.xlsx", NameMark::None),
        ];
        for (name, mark) in marks {
            assert_eq!(NameMark::of(name), mark, "{name}");
        }
    }
}
