//! The report of a period for programs: everything it says, as one JSON object (docs/json.md).
//!
//! Numbers are numbers, parts are parts of one (25% is 0.25), days are written as 2024-03-28. What a unit wrote stands
//! with its file, sheet and cell.

use serde::Serialize;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Lang};
use crate::notice::{ColumnContent, TargetKind};
use crate::report::{
    AHEAD, DoubtfulTexts, Figure, Light, PeriodStates, Report, Revision, StampedStatus, State,
    Tally, TaskReport, Told, Uncounted, UnitPart, UnitStatus,
};

use super::super::json::{self, Finding};
use super::targets_json::{Matter, Target, matter, target};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Whole<'r> {
    version: u32,
    title: &'r str,
    author: &'r str,
    period: String,
    period_name: String,
    as_of: String,
    due: String,
    compared_with: Option<String>,
    periods: Vec<Period<'r>>,
    tally: Counted,
    units: Vec<Unit<'r>>,
    tasks: Vec<Task<'r>>,
    targets: Vec<Target<'r>>,
    behind_points: u8,
    far_behind_points: u8,
    attention: Vec<Matter<'r>>,
    changes: &'r [String],
    changed_since: Option<String>,
    doubtful: Vec<Texts<'r>>,
    unused: Vec<Texts<'r>>,
    uncounted: Vec<NotCounted<'r>>,
    revision: Option<Revised<'r>>,
    findings: Vec<Finding>,
    files: Vec<String>,
}

/// A period and who returned for it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Period<'r> {
    period: String,
    due: String,
    units: Vec<UnitState<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UnitState<'r> {
    unit: &'r str,
    state: &'static str,
    state_name: &'static str,
}

/// The units counted, and the same in the words of the report.
#[derive(Serialize)]
struct Counted {
    owed: usize,
    returned: usize,
    wanting: Vec<InState>,
    absent: Vec<InState>,
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InState {
    state: &'static str,
    state_name: &'static str,
    units: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Unit<'r> {
    unit: &'r str,
    state: &'static str,
    state_name: &'static str,
    files: Vec<File<'r>>,
    versions: usize,
    stamped: Vec<Stamped<'r>>,
    unstamped: &'r [String],
    person: Option<Text<'r>>,
    phone: Option<Text<'r>>,
    filled_on: Option<Text<'r>>,
    others: Vec<Text<'r>>,
    replaced: Vec<Text<'r>>,
}

#[derive(Serialize)]
struct File<'r> {
    file: &'r str,
    hash: &'r str,
}

#[derive(Serialize)]
struct Stamped<'r> {
    file: &'r str,
    hash: &'r str,
    kind: &'static str,
    pages: Option<u32>,
}

/// What a unit wrote, and where.
#[derive(Serialize)]
pub(super) struct Text<'r> {
    text: &'r str,
    file: &'r str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    beside: Vec<&'r str>,
    sheet: Option<&'r str>,
    cell: Option<String>,
    hash: &'r str,
    held: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Task<'r> {
    number: usize,
    label: &'r str,
    headings: Vec<&'r str>,
    name: &'r str,
    added: Option<&'r str>,
    due: Option<&'r str>,
    due_on: Option<String>,
    light: Option<&'static str>,
    light_name: Option<&'static str>,
    ahead: bool,
    parts: Vec<Part<'r>>,
}

/// What a unit says of a task.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Part<'r> {
    unit: &'r str,
    label: Option<&'r str>,
    column: &'static str,
    remark: Option<&'r str>,
    leads: bool,
    returned: bool,
    gap: Option<&'static str>,
    answer: Option<Text<'r>>,
    own: Vec<Own<'r>>,
    state: Option<Text<'r>>,
    due: Option<Text<'r>>,
    figures: Vec<OwnFigure<'r>>,
}

#[derive(Serialize)]
struct Own<'r> {
    head: &'r str,
    told: Option<Text<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OwnFigure<'r> {
    name: &'r str,
    amount: &'r str,
    promise: &'r str,
    measure: &'r str,
    kind: &'static str,
    told: Option<Text<'r>>,
    this_period: Option<Number>,
    share: Option<Number>,
    share_of_all: bool,
}

/// A file that is not counted, with what stands in it.
#[derive(Serialize)]
struct Texts<'r> {
    file: &'r str,
    units: &'r [String],
    texts: Vec<Text<'r>>,
}

#[derive(Serialize)]
struct NotCounted<'r> {
    file: &'r str,
    why: &'r str,
    ruled: Option<&'r str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Revised<'r> {
    edition: usize,
    as_of: Option<String>,
    changes: Vec<Change<'r>>,
}

#[derive(Serialize)]
struct Change<'r> {
    unit: Option<&'r str>,
    place: &'r str,
    was: Option<&'r str>,
    now: Option<&'r str>,
    file: Option<&'r str>,
}

/// A number of JSON: a whole one without a point.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    Whole(i64),
    Part(f64),
}

impl From<Decimal> for Number {
    fn from(number: Decimal) -> Number {
        let whole = number.to_string().parse();
        whole.map_or_else(|_| Number::Part(number.to_f64()), Number::Whole)
    }
}

/// Hundredths of a percent as a part of one.
pub(super) fn part(hundredths: i64) -> Option<Number> {
    let number = Decimal::parse(&hundredths.to_string())?.times_ten_to(-4)?;
    Some(number.into())
}

/// The report with the states of the year's periods, what was found in making it, and the files that were written.
pub(super) fn whole<'r>(
    report: &'r Report,
    (periods, files): (&'r [PeriodStates], Vec<String>),
    findings: &[Diagnostic],
    lang: Lang,
) -> Whole<'r> {
    let of_kind = |files: &'r [DoubtfulTexts]| files.iter().map(texts).collect();
    Whole {
        version: json::VERSION,
        title: &report.title,
        author: &report.author,
        period: report.period.to_string(),
        period_name: report.period.chinese(),
        as_of: report.as_of.to_string(),
        due: report.due.to_string(),
        compared_with: report.before.map(|period| period.to_string()),
        periods: periods.iter().map(period).collect(),
        tally: counted(&report.tally()),
        units: report.units.iter().map(unit).collect(),
        tasks: report.tasks.iter().map(|one| task(report, one)).collect(),
        targets: report.targets.iter().map(target).collect(),
        behind_points: report.lights.behind,
        far_behind_points: report.lights.far_behind,
        attention: report.attention().into_iter().map(matter).collect(),
        changes: &report.changes,
        changed_since: report.changed_since.map(|period| period.to_string()),
        doubtful: of_kind(&report.doubtful),
        unused: of_kind(&report.unused),
        uncounted: report.uncounted.iter().map(not_counted).collect(),
        revision: report.revision.as_ref().map(revised),
        findings: json::findings(findings, lang),
        files,
    }
}

fn period(states: &PeriodStates) -> Period<'_> {
    let units = states.units.iter().map(|(unit, state)| UnitState {
        unit,
        state: state.name(),
        state_name: state.chinese(),
    });
    let (period, due) = (states.period.to_string(), states.due.to_string());
    Period { period, due, units: units.collect() }
}

fn counted(tally: &Tally) -> Counted {
    let of_state = |(state, units): &(State, usize)| InState {
        state: state.name(),
        state_name: state.chinese(),
        units: *units,
    };
    Counted {
        owed: tally.owed,
        returned: tally.returned,
        wanting: tally.wanting.iter().map(of_state).collect(),
        absent: tally.absent.iter().map(of_state).collect(),
        text: tally.in_words(State::chinese),
    }
}

fn unit(status: &UnitStatus) -> Unit<'_> {
    let chosen = status.file.as_deref().zip(status.hash.as_deref());
    let beside = status.beside.iter().map(|(file, hash)| (file.as_str(), hash.as_str()));
    let files = chosen.into_iter().chain(beside).map(|(file, hash)| File { file, hash });
    Unit {
        unit: &status.unit,
        state: status.state.name(),
        state_name: status.state.chinese(),
        files: files.collect(),
        versions: status.versions.len(),
        stamped: status.stamped.iter().map(stamped).collect(),
        unstamped: &status.unstamped,
        person: status.person.as_ref().map(text),
        phone: status.phone.as_ref().map(text),
        filled_on: status.filled_on.as_ref().map(text),
        others: status.others.iter().map(text).collect(),
        replaced: status.replaced.iter().map(text).collect(),
    }
}

fn stamped(copy: &StampedStatus) -> Stamped<'_> {
    Stamped { file: &copy.file, hash: &copy.hash, kind: copy.kind, pages: copy.pages }
}

pub(super) fn text(told: &Told) -> Text<'_> {
    Text {
        text: &told.text,
        file: told.origin.file_name(),
        beside: told.beside.iter().map(|file| &**file).collect(),
        sheet: told.origin.sheet_name(),
        cell: told.origin.cell_ref().map(|cell| cell.to_string()),
        hash: &told.hash,
        held: told.held,
    }
}

fn task<'r>(report: &Report, task: &'r TaskReport) -> Task<'r> {
    let (due, light, ahead) = (task.due.as_ref(), report.light(task), report.is_ahead(task));
    Task {
        number: task.number,
        label: &task.label,
        headings: task.headings.iter().map(|one| one.value.as_str()).collect(),
        name: &task.name,
        added: task.added.as_deref(),
        due: due.map(|due| due.words.value.as_str()),
        due_on: due.and_then(|due| due.day).map(|day| day.to_string()),
        light: light.map(Light::name),
        light_name: light.map(|light| if ahead { AHEAD } else { light.chinese() }),
        ahead,
        parts: task.parts.iter().map(of_unit).collect(),
    }
}

fn of_unit(part: &UnitPart) -> Part<'_> {
    let own = part.own.iter();
    let own = own.map(|own| Own { head: &own.head, told: own.told.as_ref().map(text) });
    let is_silent = part.answer.is_none() && part.own.iter().all(|own| own.told.is_none());
    Part {
        unit: &part.unit,
        label: part.label.as_deref(),
        column: column(part.column),
        remark: part.remark.as_ref().map(|remark| remark.value.as_str()),
        leads: part.leads,
        returned: part.returned,
        gap: Some(part.gap).filter(|_| is_silent),
        answer: part.answer.as_ref().map(text),
        own: own.collect(),
        state: part.state.as_ref().map(text),
        due: part.due.as_ref().map(text),
        figures: part.figures.iter().map(figure).collect(),
    }
}

/// The column of units in which it stands.
fn column(column: ColumnContent) -> &'static str {
    let named = [(ColumnContent::Lead, "lead"), (ColumnContent::Supporting, "supporting")];
    named.into_iter().find(|(one, _)| *one == column).map_or("units", |(_, name)| name)
}

fn figure(figure: &Figure) -> OwnFigure<'_> {
    let reckoned = &figure.reckoned;
    OwnFigure {
        name: &figure.name,
        amount: &figure.amount,
        promise: &figure.promise,
        measure: &figure.measure,
        kind: kind(figure.kind),
        told: figure.done.as_ref().map(text),
        this_period: reckoned.this_period.map(Number::from),
        share: reckoned.share.and_then(self::part),
        share_of_all: reckoned.of_all,
    }
}

pub(super) const fn kind(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Adds => "adds",
        TargetKind::Reached => "reached",
        TargetKind::Kept => "kept",
        TargetKind::Falls => "falls",
        TargetKind::Rises => "rises",
    }
}

fn texts(file: &DoubtfulTexts) -> Texts<'_> {
    Texts { file: &file.file, units: &file.units, texts: file.texts.iter().map(text).collect() }
}

fn not_counted(file: &Uncounted) -> NotCounted<'_> {
    let ruled = file.ruled.as_ref().map(|told| &*told.text);
    NotCounted { file: &file.file, why: &file.why, ruled: ruled.filter(|told| !told.is_empty()) }
}

fn revised(revision: &Revision) -> Revised<'_> {
    let changes = revision.changes.iter().map(|one| Change {
        unit: some(&one.unit),
        place: &one.place,
        was: some(&one.was),
        now: some(&one.now),
        file: some(&one.file),
    });
    let as_of = Date::parse(&revision.day).map(|day| day.to_string());
    Revised { edition: revision.edition, as_of, changes: changes.collect() }
}

/// A text that is none where it is empty.
fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
