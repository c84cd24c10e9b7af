//! The pages: each asks the office what a command asks it, and shows what was found.

pub(super) mod files;
pub(super) mod form;
pub(super) mod guesses;
pub(super) mod help;
pub(super) mod letters;
pub(super) mod notice;
pub(super) mod refused;
pub(super) mod report;
pub(super) mod returns;
pub(super) mod ruling;
mod sources;
pub(super) mod start;
mod undone;
pub(super) mod unit;
pub(super) mod work;
pub(super) mod year;

use serde::Serialize;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, Severity};
use crate::notice::Notice;
use crate::office::json;
use crate::office::status::{Gathered, by_file, notes};
use crate::origin::Place;
use crate::period::Period;
use crate::report::{State, UnitStatus};

use super::words;

/// A finding, as the commands say it.
#[derive(Serialize)]
pub(super) struct Found {
    #[serde(flatten)]
    finding: json::Finding,
    /// 错误 or 警告.
    word: &'static str,
}

fn found<'f>(findings: impl IntoIterator<Item = &'f Diagnostic>) -> Vec<Found> {
    let word = |found: &Diagnostic| match found.severity() {
        Severity::Error => "错误",
        Severity::Warning => "警告",
    };
    let one = |one| {
        let mut finding = json::finding(one, Lang::Zh);
        finding.remedy = words::remedy(finding.code, &finding.remedy);
        Found { word: word(one), finding }
    };
    findings.into_iter().map(one).collect()
}

fn sorted(findings: Diagnostics) -> Vec<Found> {
    found(&findings.sorted())
}

/// A unit in the table of who returned.
#[derive(Serialize)]
struct Unit {
    name: String,
    /// The address of its page.
    address: String,
    state: &'static str,
    class: &'static str,
    why: String,
}

/// How a state looks; the word stands beside it.
const fn class(state: State) -> &'static str {
    match state {
        State::Returned => "done",
        State::NoStamped | State::NoElectronic | State::Doubtful => "look",
        State::Faulty | State::Late => "wrong",
        State::Awaited => "wait",
    }
}

fn units(gathered: &Gathered) -> Vec<Unit> {
    let found = by_file(&gathered.report.findings);
    let period = gathered.report.period.to_string();
    let one = |unit: &UnitStatus| Unit {
        name: unit.unit.clone(),
        address: unit::address(&period, &unit.unit),
        state: unit.state.chinese(),
        class: class(unit.state),
        why: why(unit, gathered)
            .into_iter()
            .chain(notes(unit, &found, Lang::Zh))
            .collect::<Vec<_>>()
            .join("，"),
    };
    gathered.report.units.iter().map(one).collect()
}

/// Why it is in its state, where that is not 已报.
fn why(unit: &UnitStatus, gathered: &Gathered) -> Option<String> {
    let due = gathered.report.due;
    let is_over = gathered.report.as_of > due;
    match unit.state {
        State::Returned => None,
        State::NoStamped => Some("表收到了，盖章件没有到".to_owned()),
        State::NoElectronic => Some("只收到盖章件，表没有到".to_owned()),
        State::Late if is_over => Some(format!("{}前应报，没有收到", due.chinese())),
        State::Late | State::Awaited => Some("还没有收到".to_owned()),
        State::Faulty => first_finding(unit, gathered),
        State::Doubtful => first_finding(unit, gathered)
            .or_else(|| Some("有文件认不准是不是它的、是不是这一期的，点名称看".to_owned())),
    }
}

/// What was found first in the files of a unit: an error before a warning.
fn first_finding(unit: &UnitStatus, gathered: &Gathered) -> Option<String> {
    let files = unit::files(unit, gathered);
    let of_unit = |one: &&Diagnostic| matches!(&one.place, Place::Book(origin) if files.contains(origin.file_name()));
    let mut found: Vec<&Diagnostic> = gathered.report.findings.iter().filter(of_unit).collect();
    found.sort_by_key(|one| one.severity() != Severity::Error);
    found.first().map(|one| one.problem.message(Lang::Zh).title)
}

/// A period of the year, as a page leads to it.
#[derive(Serialize)]
struct OnePeriod {
    period: String,
    name: String,
    /// Whether it is the one that is shown.
    is_shown: bool,
}

fn periods(notice: &Notice, shown: Period) -> Vec<OnePeriod> {
    let one = |one: Period| OnePeriod {
        period: one.to_string(),
        name: one.chinese(),
        is_shown: one == shown,
    };
    notice.periods().map(one).collect()
}

/// How far a day lies from today.
fn away(due: Date, today: Date) -> String {
    match due.days_until(today) {
        0 => "就是今天".to_owned(),
        past if past > 0 => format!("已过{past}天"),
        left => format!("还有{}天", -left),
    }
}
