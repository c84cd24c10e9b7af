//! Workbooks that came back for a period -> who returned what.
//!
//! Each workbook goes to the unit and period it is found to be of; one that stays in doubt, or is
//! of another notice or period, is a finding and nobody's return. Several versions of one return
//! are all kept, in order; the last counts. A form in which nothing is filled in is no return. Where a file lies and when it was saved says nothing.

use std::sync::Arc;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Problem, Returned};
use crate::form::{
    Answer, Evidence, Field, FormGrid, Forms, Identification, Return, Verdict, check, identify,
    read,
};
use crate::intake::{Opened, Received};
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
    let forms = Forms::new(notice, period);
    let units = forms.iter().map(|(unit, grid)| UnitReturns {
        unit,
        grid: grid.clone(),
        versions: Vec::new(),
    });
    let mut returns = Returns { period, units: units.collect(), findings: received.findings };
    for copy in &received.stamped {
        let problem = Problem::Returned(Returned::Beside { kind: copy.kind.into() });
        let place = BookOrigin::file(&copy.arrival.origin);
        returns.findings.push(Diagnostic::at(&place, problem));
    }
    for one in received.opened {
        returns.take(one, &forms);
    }
    returns.order();
    returns
}

impl Returns {
    /// Gives a workbook to its unit, if it is for the period.
    fn take(&mut self, opened: Opened, forms: &Forms<'_>) {
        let workbook = &opened.workbook;
        let evidence = Evidence::from(&opened.arrival);
        let Identification { verdict, findings } = identify(forms, workbook, &evidence);
        self.findings.extend(findings);
        let Verdict::Identified(identified) = verdict else { return };
        let mut units = self.units.iter_mut();
        let Some(unit) = units.find(|one| one.unit == identified.unit) else { return };
        if identified.period != forms.period {
            return;
        }
        let reading = read(forms, &identified, workbook, None);
        if reading.returned.is_blank(&unit.grid) {
            let problem = Problem::BlankReturn { unit: unit.grid.identity.unit.clone() };
            return self.findings.push(Diagnostic::at(&workbook.origin(), problem));
        }
        self.findings.extend(reading.findings);
        self.findings.extend(check(forms, &identified, &reading.returned, None));
        let hash = opened.arrival.hash;
        if unit.versions.iter().all(|version| version.hash != hash) {
            unit.versions.push(Version { hash, returned: reading.returned });
        }
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
