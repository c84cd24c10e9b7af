//! 完成时限: a day, a month, or words, with the day that follows from them and the year.
//!
//! ```text
//! 2024-10-31    2024年10月31日    by that day         10月、10月底前    10月    by 31 October
//! 上半年        上半年            by 30 June          采暖期前          by the end of the year, which is told
//! 长期坚持      长期坚持          by no day                3月起长期坚持                by no day
//! ```

use std::collections::BTreeSet;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Problem, TaskProblem, ValueProblem};
use crate::notice::model::{Due, SText};
use crate::notice::raw::RawDue;

use super::date;
use super::due_words::{DueSaid, due_said};

/// What begins so has no end, but where a day follows; nor has what says so of a time that begins (3月起).
const ENDLESS: [&str; 4] = ["长期", "常年", "常态", "持续"];
/// So many places of further tasks are shown.
const RELATED: usize = 9;
/// What stands between the numbers of days and months: words have more than that.
const OF_DAYS: &str = "-/.年月日号";

/// Dues in words without a day, with the day that they are reckoned by.
pub(super) type Undated = Vec<(SText, Date)>;

/// The due of a task of that year, where it could be read.
pub(super) fn due(
    raw: RawDue,
    year: Option<u16>,
    undated: &mut Undated,
    findings: &mut Diagnostics,
) -> Option<Due> {
    let due = read(raw, year, undated, findings)?;
    // What stands in a notice of another year was copied, or its year is wrong.
    let year = year.filter(|year| due.day.is_some_and(|day| day.year() < i32::from(*year)));
    if let Some(year) = year {
        let problem = TaskProblem::DueBeforeYear { found: due.words.value.clone(), year };
        findings.push(Diagnostic::at(&due.words.origin, Problem::OfTask(problem)));
    }
    Some(due)
}

fn read(
    raw: RawDue,
    year: Option<u16>,
    undated: &mut Undated,
    findings: &mut Diagnostics,
) -> Option<Due> {
    let words = raw.words;
    if let Some(written) = raw.date {
        let day = date(written, findings)?.value;
        return Some(Due { words, day: Some(day) });
    }
    if let Some(day) = Date::parse(&words) {
        return Some(Due::of_day(day, words.origin));
    }
    // Without a year there is no notice, and that is told.
    let year = year?;
    let endless = ENDLESS.iter().any(|word| words.starts_with(word));
    let goes_on = ENDLESS.iter().any(|word| words.contains(word));
    let is_parted = !is_words(&words) && words.contains(char::is_whitespace);
    let day = match due_said(&words, year) {
        _ if is_parted => None,
        DueSaid::By(day) => Some(day),
        DueSaid::From(_) if goes_on => return Some(Due { words, day: None }),
        DueSaid::Through(_) | DueSaid::NoDay(_) | DueSaid::Unclear if endless => {
            return Some(Due { words, day: None });
        }
        DueSaid::Through(day) => Some(day),
        DueSaid::NoDay(day) | DueSaid::From(day) => {
            undated.push((words.clone(), day));
            Some(day)
        }
        DueSaid::Unclear => None,
    };
    if day.is_none() {
        findings.push(Diagnostic::at(&words.origin, misread(&words, year)));
    }
    Some(Due { words, day: Some(day?) })
}

/// Tells of all of them at once, by the day that they are reckoned by: nobody reads on in a list of thirty.
pub(super) fn tell_undated(undated: &Undated, year: Option<u16>, findings: &mut Diagnostics) {
    let days: BTreeSet<Date> = undated.iter().map(|(_, day)| *day).collect();
    for (day, year) in days.into_iter().zip(year.into_iter().cycle()) {
        let all = || undated.iter().filter(|(_, own)| *own == day).map(|(words, _)| words);
        let mut known = BTreeSet::new();
        let found = all().filter(|words| known.insert(words.as_str()));
        let found = found.map(|words| words.value.clone()).collect();
        let (tasks, reckoned) = (all().count(), day.chinese());
        let problem = TaskProblem::DueWithoutDay { found, tasks, reckoned, year };
        let mut places = all().map(|words| &words.origin);
        let first = places.next().map(|at| Diagnostic::at(at, Problem::OfTask(problem)));
        let related = places.take(RELATED);
        findings.extend(first.map(|first| related.fold(first, Diagnostic::with_related)));
    }
}

fn misread(written: &SText, year: u16) -> Problem {
    let found = written.value.clone();
    match Date::parts(written) {
        Some(_) => Problem::Value(ValueProblem::NoSuchDay { found }),
        None if is_words(written) => Problem::OfTask(TaskProblem::UnclearDue { found, year }),
        None => Problem::OfTask(TaskProblem::BadDue { found, year }),
    }
}

/// Whether there is more in it than numbers and what stands between those of days.
fn is_words(text: &str) -> bool {
    text.chars().any(|one| !one.is_ascii_digit() && !one.is_whitespace() && !OF_DAYS.contains(one))
}
