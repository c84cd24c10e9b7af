//! Where the figures of a report come from: each leads to the unit's page, at the cell that it was read from.

use serde::Serialize;

use crate::report::{Report, TargetReport, TaskReport, Told, UnitPart, UnitShare};

use super::unit;

/// A target, with what each unit says of it.
#[derive(Serialize)]
pub(super) struct Target {
    label: String,
    name: String,
    promise: String,
    done: String,
    state: &'static str,
    shares: Vec<Share>,
}

/// What a unit says, and the address of where it says it.
#[derive(Serialize)]
pub(super) struct Share {
    unit: String,
    text: String,
    address: Option<String>,
    place: String,
}

/// A task, with what each unit writes of it.
#[derive(Serialize)]
pub(super) struct Task {
    label: String,
    name: String,
    parts: Vec<Share>,
}

/// All figures.
pub(super) fn targets(report: &Report) -> Vec<Target> {
    let period = report.period.to_string();
    let one = |target: &TargetReport| Target {
        label: target.label.clone(),
        name: target.name.clone(),
        promise: target.promise.clone(),
        done: target.done().map(|done| format!("{done}{}", target.measure)).unwrap_or_default(),
        state: target.state_in_words(),
        shares: target.shares.iter().map(|share| of_share(&period, share)).collect(),
    };
    report.targets.iter().map(one).collect()
}

fn of_share(period: &str, share: &UnitShare) -> Share {
    from(period, &share.unit, share.told.as_ref())
}

/// All answers about tasks.
pub(super) fn tasks(report: &Report) -> Vec<Task> {
    let period = report.period.to_string();
    let part = |part: &UnitPart| match &part.answer {
        Some(told) => from(&period, &part.unit, Some(told)),
        None => Share { text: part.gap.to_owned(), ..from(&period, &part.unit, None) },
    };
    let one = |task: &TaskReport| Task {
        label: task.label.clone(),
        name: task.name.clone(),
        parts: task.parts.iter().map(part).collect(),
    };
    report.tasks.iter().map(one).collect()
}

fn from(period: &str, unit: &str, told: Option<&Told>) -> Share {
    let cell = told.and_then(|told| told.origin.cell_ref()).map(|cell| cell.to_string());
    let place = |told: &Told| {
        let cell = cell.clone().unwrap_or_default();
        let sheet = told.origin.sheet_name().unwrap_or_default();
        format!("{} {sheet} {cell}", told.origin.file_name())
    };
    Share {
        unit: unit.to_owned(),
        text: told.map(|told| told.text.to_string()).unwrap_or_default(),
        address: told.map(|_| unit::at(period, unit, cell.as_deref())),
        place: told.map(place).unwrap_or_default(),
    }
}
