//! Workbooks that came back for a period -> who returned what.
//!
//! Each workbook goes to the unit and period that its marks name; one that names none, or a form
//! of another notice or period, is a finding and nobody's return. Several versions of one return
//! are all kept, in order; the last counts. A form in which nothing is filled in is no return. Where a file lies and when it was saved says nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Problem, Returned};
use crate::form::{Answer, Field, FormGrid, Return, identify, read};
use crate::intake::{Opened, Received, Workbook};
use crate::notice::{Notice, UnitId};
use crate::origin::BookOrigin;
use crate::period::Period;

/// What came back for a period.
#[derive(Clone, Debug)]
pub struct Returns {
    /// The period.
    pub period: Period,
    /// The units that owe a form, in the order of the notice.
    pub units: Vec<UnitReturns>,
    /// What is wrong with the files.
    pub findings: Diagnostics,
}

/// What a unit sent.
#[derive(Clone, Debug)]
pub struct UnitReturns {
    /// The unit.
    pub unit: UnitId,
    /// Its form.
    pub grid: FormGrid,
    /// The versions in order: by the day they say they were filled in on (none first), then by
    /// the file's name. The same file twice is one version.
    pub versions: Vec<Version>,
}

/// A return as a file holds it.
#[derive(Clone, Debug)]
pub struct Version {
    /// SHA-256 of the file.
    pub hash: String,
    /// What was answered.
    pub returned: Return,
}

impl UnitReturns {
    /// The version that counts.
    pub fn chosen(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// What the version that counts answers in `field`.
    pub fn answer(&self, field: Field) -> Option<&crate::form::Answered> {
        self.chosen()?.answered(&self.grid, field)
    }
}

impl Version {
    /// What is answered in `field` of the form `grid`.
    pub fn answered(&self, grid: &FormGrid, field: Field) -> Option<&crate::form::Answered> {
        let entry = grid.entries.iter().find(|entry| entry.field == field)?;
        self.returned.answers.get(&entry.id)
    }

    /// The day it says it was filled in on.
    pub fn filled_on(&self, grid: &FormGrid) -> Option<Date> {
        match self.answered(grid, Field::FilledOn)?.answer {
            Answer::Day(day) => Some(day),
            Answer::Text(_) | Answer::Number(_) => None,
        }
    }
}

/// Sorts what came back for `period`.
pub fn sort(notice: &Notice, period: Period, received: Received) -> Returns {
    let ids = (0..notice.units.units.len()).map(UnitId);
    let grids = ids.filter_map(|unit| Some((unit, FormGrid::new(notice, unit, period)?)));
    let units: Vec<UnitReturns> =
        grids.map(|(unit, grid)| UnitReturns { unit, grid, versions: Vec::new() }).collect();
    let by_form: BTreeMap<String, usize> =
        (0..).zip(&units).map(|(at, one)| (one.grid.identity.form.clone(), at)).collect();
    let mut returns = Returns { period, units, findings: received.findings };
    for copy in &received.stamped {
        let problem = Problem::Returned(Returned::Beside { kind: copy.kind.into() });
        let place = BookOrigin::file(&copy.arrival.origin);
        returns.findings.push(Diagnostic::at(&place, problem));
    }
    for one in received.opened {
        returns.take(one, &by_form);
    }
    returns.order();
    returns
}

impl Returns {
    /// Gives a workbook to its unit.
    fn take(&mut self, opened: Opened, by_form: &BTreeMap<String, usize>) {
        let workbook = &opened.workbook;
        let (claim, _) = identify(workbook);
        let Some(claim) = claim else {
            return self.refuse(workbook, Returned::NoForm);
        };
        let Some(unit) = by_form.get(&claim.form).and_then(|at| self.units.get_mut(*at)) else {
            let (found, wanted) = (claim.describe(), self.period.to_string());
            return self.refuse(workbook, Returned::OtherForm { found, wanted });
        };
        let reading = read(&unit.grid, workbook);
        self.findings.extend(reading.findings);
        if reading.returned.as_ref().is_some_and(|returned| returned.is_blank(&unit.grid)) {
            let problem = Problem::BlankReturn { unit: unit.grid.identity.unit.clone() };
            return self.findings.push(Diagnostic::at(&workbook.origin(), problem));
        }
        let again = unit.versions.iter().any(|version| version.hash == opened.arrival.hash);
        let hash = opened.arrival.hash;
        let version = reading.returned.filter(|_| !again);
        unit.versions.extend(version.map(|returned| Version { hash, returned }));
    }

    fn refuse(&mut self, workbook: &Workbook, problem: Returned) {
        self.findings.push(Diagnostic::at(&workbook.origin(), Problem::Returned(problem)));
    }

    /// Puts the versions of each unit in order, and says where there are several.
    fn order(&mut self) {
        for unit in &mut self.units {
            let grid = &unit.grid;
            unit.versions.sort_by_cached_key(|version| {
                (version.filled_on(grid), Arc::clone(&version.returned.file), version.hash.clone())
            });
            let Some((chosen, earlier)) = unit.versions.split_last() else { continue };
            if earlier.is_empty() {
                continue;
            }
            let names = earlier.iter().map(|version| version.returned.file.to_string());
            let problem = Problem::SeveralVersions {
                unit: grid.identity.unit.clone(),
                chosen: chosen.returned.file.to_string(),
                others: names.collect::<Vec<_>>().join("、"),
            };
            let place = BookOrigin::file(&chosen.returned.file);
            self.findings.push(Diagnostic::at(&place, problem));
        }
    }
}
