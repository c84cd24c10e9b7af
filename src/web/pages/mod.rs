//! The pages: each asks the office what a command asks it, and shows what was found.

pub(super) mod files;
pub(super) mod letters;
pub(super) mod refused;
pub(super) mod report;
pub(super) mod returns;
pub(super) mod year;

use serde::Serialize;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, Severity};
use crate::office::json;
use crate::office::status::{Gathered, by_file, notes};
use crate::report::State;

/// A finding, as the commands say it.
#[derive(Serialize)]
struct Found {
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
    let one = |one| Found { word: word(one), finding: json::finding(one, Lang::Zh) };
    findings.into_iter().map(one).collect()
}

fn sorted(findings: Diagnostics) -> Vec<Found> {
    found(&findings.sorted())
}

/// A unit in the table of who returned.
#[derive(Serialize)]
struct Unit {
    name: String,
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
    let one = |unit: &crate::report::UnitStatus| Unit {
        name: unit.unit.clone(),
        state: unit.state.chinese(),
        class: class(unit.state),
        why: notes(unit, &found, Lang::Zh).join("，"),
    };
    gathered.report.units.iter().map(one).collect()
}

/// How far a day lies from today.
fn away(due: Date, today: Date) -> String {
    match due.days_until(today) {
        0 => "就是今天".to_owned(),
        past if past > 0 => format!("已过{past}天"),
        left => format!("还有{}天", -left),
    }
}
