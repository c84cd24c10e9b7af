//! The board: each unit with the periods for which it returned, and what came for the last.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::origin::BookOrigin;
use crate::report::{PeriodStates, Report, StampedStatus, State, Told, UnitStatus};

use super::source::{Sourced, Sources};
use super::view::visible;

#[derive(Serialize)]
pub(super) struct Unit {
    name: String,
    periods: Vec<Period>,
    /// What came, on a page for the office.
    returned: Option<Returned>,
}

#[derive(Serialize)]
struct Period {
    name: &'static str,
    class: &'static str,
    state: &'static str,
}

#[derive(Serialize)]
struct Returned {
    electronic: &'static str,
    stamped: String,
    versions: usize,
    told: Vec<Named>,
    files: Vec<Sourced>,
}

#[derive(Serialize)]
struct Named {
    name: &'static str,
    told: Sourced,
}

/// The units of the report, then those that owed a form in an earlier period alone.
pub(super) fn units(report: &Report, periods: &[PeriodStates], sources: &mut Sources) -> Vec<Unit> {
    let states: Vec<BTreeMap<&str, State>> = periods.iter().map(by_name).collect();
    let of = |name: &str| -> Vec<Period> {
        let of_unit = periods.iter().zip(&states).filter_map(|(one, states)| {
            let state = states.get(name)?;
            let (class, state) = (state.name(), state.chinese());
            Some(Period { name: one.period.chinese_part(), class, state })
        });
        of_unit.collect()
    };
    let mut units: Vec<Unit> = Vec::new();
    for unit in &report.units {
        let returned = (!sources.is_public()).then(|| returned(unit, sources));
        units.push(Unit { name: visible(&unit.unit), periods: of(&unit.unit), returned });
    }
    let mut met: BTreeSet<&str> = report.units.iter().map(|unit| unit.unit.as_str()).collect();
    let former = periods.iter().flat_map(|one| &one.units).map(|(name, _)| name.as_str());
    let former = former.filter(|name| met.insert(name));
    units.extend(former.map(|name| Unit {
        name: visible(name),
        periods: of(name),
        returned: None,
    }));
    units
}

fn by_name(states: &PeriodStates) -> BTreeMap<&str, State> {
    states.units.iter().map(|(name, state)| (name.as_str(), *state)).collect()
}

fn returned(unit: &UnitStatus, sources: &mut Sources) -> Returned {
    let asked: [(&'static str, &Option<Told>); 3] =
        [("填报人", &unit.person), ("联系电话", &unit.phone), ("填报日期", &unit.filled_on)];
    let told = asked.into_iter().filter_map(|(name, told)| {
        let told = sources.told(told.as_ref()?);
        Some(Named { name, told })
    });
    let told = told.collect();
    let files = unit.file.iter().chain(unit.beside.iter().map(|(file, _)| file));
    let files = files.map(|file| {
        let source = sources.of(&BookOrigin::file(&file.as_str().into()));
        Sourced { text: visible(file), source }
    });
    Returned {
        electronic: if unit.returned() { "有" } else { "无" },
        stamped: stamped(unit),
        versions: unit.versions.len(),
        told,
        files: files.collect(),
    }
}

/// The kinds of its stamped copies.
fn stamped(unit: &UnitStatus) -> String {
    let kinds: Vec<String> = unit.stamped.iter().map(kind).collect();
    if kinds.is_empty() { "无".to_owned() } else { kinds.join("、") }
}

fn kind(copy: &StampedStatus) -> String {
    let pages = copy.pages.map(|pages| format!(" {pages} 页")).unwrap_or_default();
    format!("{}{pages}", copy.kind)
}
