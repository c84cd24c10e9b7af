//! The status of a period for programs: everything that is known, as one JSON object (docs/json.md).
//!
//! Files are named by their way inside the folder of returns, hashes are SHA-256. Days are
//! written as 2024-03-28, moments as 2024-03-28 08:30 in the time of China. A list that is too long for anybody
//! has its end, and beside it stands how many more there are (`doubtfulMore` and so on).

use std::sync::Arc;

use serde::Serialize;

use crate::diag::Lang;
use crate::form::Step;
use crate::intake::Arrival;
use crate::notice::{Notice, Ruling, RulingRecord, SText};
use crate::report::{Change, Report, StampedStatus, Told, UnitStatus, VersionStatus};
use crate::returns::{DoubtfulFile, LaterFile, Returns, UnitReturns};

use super::recorded;
use crate::office::json::{self, Finding};

/// Files of a list: no folder of returns has as many of one kind.
const FILES: usize = 5_000;
/// Versions of a unit, copies of one, and its stamped copies.
const OF_UNIT: usize = 500;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Status {
    version: u32,
    period: String,
    as_of: String,
    due: String,
    units: Vec<Unit>,
    doubtful: Vec<Doubtful>,
    #[serde(skip_serializing_if = "is_zero")]
    doubtful_more: usize,
    unpaired: Vec<Stamped>,
    #[serde(skip_serializing_if = "is_zero")]
    unpaired_more: usize,
    ignored: Vec<File>,
    #[serde(skip_serializing_if = "is_zero")]
    ignored_more: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passed_over: Vec<String>,
    #[serde(skip_serializing_if = "is_zero")]
    passed_over_more: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    later: Vec<Later>,
    #[serde(skip_serializing_if = "is_zero")]
    later_more: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rulings: Vec<Ruled>,
    findings: Vec<Finding>,
}

/// A file that came after the day that counts as today.
#[derive(Serialize)]
struct Later {
    file: String,
    hash: String,
    unit: Option<String>,
    seen: String,
}

/// A ruling that says why, who or when.
#[derive(Serialize)]
struct Ruled {
    file: String,
    period: Option<String>,
    reason: Option<String>,
    by: Option<String>,
    date: Option<String>,
}

/// All that is known of a unit.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unit {
    unit: String,
    state: &'static str,
    state_name: &'static str,
    file: Option<String>,
    hash: Option<String>,
    unit_by: Option<&'static str>,
    period_by: Option<&'static str>,
    versions: Vec<Version>,
    #[serde(skip_serializing_if = "is_zero")]
    versions_more: usize,
    stamped: Vec<Stamped>,
    #[serde(skip_serializing_if = "is_zero")]
    stamped_more: usize,
    person: Option<String>,
    phone: Option<String>,
    filled_on: Option<String>,
    answers: Vec<Answer>,
    others: Vec<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Version {
    file: String,
    hash: String,
    chosen: bool,
    again: Vec<String>,
    #[serde(skip_serializing_if = "is_zero")]
    again_more: usize,
    filled_on: Option<String>,
    sent: Option<String>,
    saved: Option<String>,
    changes: Vec<Changed>,
}

#[derive(Serialize)]
struct Changed {
    field: String,
    old: Option<String>,
    new: Option<String>,
    sheet: String,
    cell: String,
}

#[derive(Serialize)]
struct Stamped {
    file: String,
    hash: String,
    kind: &'static str,
    pages: Option<u32>,
}

#[derive(Serialize)]
struct Answer {
    id: String,
    field: String,
    text: Arc<str>,
    /// Where that is another file than the one that counts: of a unit that was taken over.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    sheet: String,
    cell: String,
    by: &'static str,
    held: bool,
}

#[derive(Serialize)]
struct Text {
    sheet: String,
    cell: String,
    text: Arc<str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Doubtful {
    file: String,
    hash: String,
    units: Vec<Candidate>,
    #[serde(skip_serializing_if = "is_zero")]
    units_more: usize,
    periods: Vec<Candidate>,
    #[serde(skip_serializing_if = "is_zero")]
    periods_more: usize,
    others: Vec<Text>,
}

#[derive(Serialize)]
struct Candidate {
    is: String,
    by: &'static str,
}

#[derive(Serialize)]
struct File {
    file: String,
    hash: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// Everything about the period.
pub(crate) fn status(notice: &Notice, report: &Report, returns: &Returns, lang: Lang) -> Status {
    let doubtful = returns.doubtful.iter().take(FILES).map(|file| of_doubtful(notice, file));
    let unpaired = returns.unpaired.iter().take(FILES).map(StampedStatus::from);
    Status {
        version: json::VERSION,
        period: report.period.to_string(),
        as_of: report.as_of.to_string(),
        due: report.due.to_string(),
        units: report.units.iter().zip(&returns.units).map(|(one, sent)| unit(one, sent)).collect(),
        doubtful: doubtful.collect(),
        doubtful_more: returns.doubtful.len().saturating_sub(FILES),
        unpaired: unpaired.map(|copy| stamped(&copy)).collect(),
        unpaired_more: returns.unpaired.len().saturating_sub(FILES),
        ignored: returns.ignored.iter().take(FILES).map(|one| file(&one.arrival)).collect(),
        ignored_more: returns.ignored.len().saturating_sub(FILES),
        passed_over: returns.passed_over.iter().take(FILES).cloned().collect(),
        passed_over_more: returns.passed_over.len().saturating_sub(FILES),
        later: returns.later.iter().take(FILES).map(|file| later(notice, file)).collect(),
        later_more: returns.later.len().saturating_sub(FILES),
        rulings: recorded(notice, report.period).map(ruled).collect(),
        findings: json::findings(&report.findings, lang),
    }
}

fn later(notice: &Notice, file: &LaterFile) -> Later {
    Later {
        file: file.file.to_string(),
        hash: file.hash.clone(),
        unit: file.unit.map(|unit| notice.units.get(unit).name.value.clone()),
        seen: file.seen.to_string(),
    }
}

fn ruled(ruling: &Ruling) -> Ruled {
    let RulingRecord { reason, by, on } = &ruling.record;
    let text = |one: &Option<SText>| one.as_ref().map(|text| text.value.clone());
    Ruled {
        file: ruling.file.value.clone(),
        period: ruling.period().map(|period| period.to_string()),
        reason: text(reason),
        by: text(by),
        date: on.as_ref().map(|day| day.value.to_string()),
    }
}

/// A unit, by what its returns mean and by what they say.
pub(crate) fn unit(status: &UnitStatus, sent: &UnitReturns) -> Unit {
    let identified = sent.chosen().map(|version| version.identified);
    let told = |told: &Option<Told>| told.as_ref().map(|told| told.text.to_string());
    // The last of them counts.
    let earlier = status.versions.len().saturating_sub(OF_UNIT);
    Unit {
        unit: status.unit.clone(),
        state: status.state.name(),
        state_name: status.state.chinese(),
        file: status.file.clone(),
        hash: status.hash.clone(),
        unit_by: identified.map(|one| step(one.unit_by)),
        period_by: identified.map(|one| step(one.period_by)),
        versions: status.versions.iter().skip(earlier).map(version).collect(),
        versions_more: earlier,
        stamped: status.stamped.iter().take(OF_UNIT).map(stamped).collect(),
        stamped_more: status.stamped.len().saturating_sub(OF_UNIT),
        person: told(&status.person),
        phone: told(&status.phone),
        filled_on: told(&status.filled_on),
        answers: answers(sent),
        others: status.others.iter().map(other).collect(),
    }
}

const fn step(step: Step) -> &'static str {
    match step {
        Step::Pin => "pin",
        Step::Mark => "mark",
        Step::Visible => "visible",
        Step::Name => "name",
        Step::Likeness => "likeness",
        Step::Assumed => "assumed",
    }
}

fn version(status: &VersionStatus) -> Version {
    Version {
        file: status.file.clone(),
        hash: status.hash.clone(),
        chosen: status.chosen,
        again: status.again.iter().take(OF_UNIT).cloned().collect(),
        again_more: status.again.len().saturating_sub(OF_UNIT),
        filled_on: status.filled_on.map(|day| day.to_string()),
        sent: status.sent.map(|moment| moment.to_string()),
        saved: status.saved.map(|moment| moment.to_string()),
        changes: status.changes.iter().map(changed).collect(),
    }
}

fn changed(change: &Change) -> Changed {
    let (sheet, cell) = cell(&change.origin);
    let (field, old, new) = (change.field.clone(), change.old.clone(), change.new.clone());
    Changed { field, old, new, sheet, cell }
}

fn stamped(copy: &StampedStatus) -> Stamped {
    let (file, hash) = (copy.file.clone(), copy.hash.clone());
    Stamped { file, hash, kind: copy.kind, pages: copy.pages }
}

/// In the order of the form.
fn answers(sent: &UnitReturns) -> Vec<Answer> {
    let Some(version) = sent.chosen() else { return Vec::new() };
    let answers = sent.grid.entries.iter().filter_map(|entry| {
        let answered = version.returned.answers.get(&entry.id)?;
        let (sheet, cell) = cell(&answered.origin);
        Some(Answer {
            id: entry.id.clone(),
            field: entry.label.clone(),
            text: answered.answer.text(),
            file: Some(answered.origin.file_name())
                .filter(|file| *file != &*version.arrival.origin)
                .map(str::to_owned),
            sheet,
            cell,
            by: step(answered.step),
            held: answered.held,
        })
    });
    answers.collect()
}

fn other(told: &Told) -> Text {
    let (sheet, cell) = cell(&told.origin);
    Text { sheet, cell, text: Arc::clone(&told.text) }
}

fn cell(origin: &crate::origin::BookOrigin) -> (String, String) {
    let cell = origin.cell_ref().map(|cell| cell.to_string());
    (origin.sheet_name().unwrap_or_default().to_owned(), cell.unwrap_or_default())
}

fn of_doubtful(notice: &Notice, file: &DoubtfulFile) -> Doubtful {
    let units = file.could_be.units.iter().map(|(unit, by)| Candidate {
        is: notice.units.get(*unit).name.value.clone(),
        by: step(*by),
    });
    let periods = file.could_be.periods.iter();
    let periods = periods.map(|(is, by)| Candidate { is: is.to_string(), by: step(*by) });
    let others = file.others.iter().map(|one| {
        let (sheet, cell) = cell(&one.origin);
        Text { sheet, cell, text: Arc::clone(&one.text) }
    });
    Doubtful {
        file: file.arrival.origin.to_string(),
        hash: file.arrival.hash.clone(),
        units: units.collect(),
        units_more: file.could_be.more.0,
        periods: periods.collect(),
        periods_more: file.could_be.more.1,
        others: others.collect(),
    }
}

fn file(arrival: &Arrival) -> File {
    File { file: arrival.origin.to_string(), hash: arrival.hash.clone() }
}
