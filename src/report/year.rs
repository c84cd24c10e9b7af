//! The quarters of a year side by side -> [`YearReport`].

use std::collections::BTreeMap;

use crate::date::Date;
use crate::diag::{Diagnostic, Problem, Reported, Sorting};
use crate::notice::Notice;
use crate::period::Period;
use crate::returns::Returns;

use super::compare::Comparison;
use super::model::{Report, TaskReport, UnitPart};
use super::printed::{in_part, printed};
use super::status::{OVER, UnitStatus};
use super::target::TargetReport;

/// The report of a year: those of its quarters, as far as something came back.
#[derive(Clone, Debug, PartialEq)]
pub struct YearReport {
    /// The year.
    pub year: u16,
    /// The quarters, in order; at least one. Each knows those before it.
    pub quarters: Vec<Report>,
    /// The quarters that are missing though their returns were due, or those of a later one came: nobody made a
    /// folder for what came back. What is found of them is said of the year.
    pub missing: Vec<Period>,
    /// Characters of an answer that are printed; the workbook has all.
    pub printed: usize,
    /// Another year beside it, where that was asked for.
    pub compared: Option<Comparison>,
}

/// A column of the tables of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearColumn {
    /// The quarter.
    pub period: Period,
    /// Its place among the quarters there are; nothing where it is missing.
    pub at: Option<usize>,
}

impl YearColumn {
    /// What stands below the name of a quarter that is missing.
    pub const MISSING: &'static str = "（没有收件）";

    /// The name of the quarter, and that nothing came where it is missing.
    pub fn head(self) -> String {
        let missing = if self.at.is_none() { YearColumn::MISSING } else { "" };
        format!("{}{missing}", self.period.chinese_part())
    }
}

impl YearReport {
    /// The report of all quarters of `returns`, which are in order; nothing where there are none.
    pub fn new(notice: &Notice, returns: &[Returns], as_of: Date) -> Option<YearReport> {
        let report = |at: usize| {
            let earlier: Vec<&Returns> = returns[..at].iter().collect();
            Report::after(notice, &earlier, &returns[at], as_of)
        };
        // What is not due yet, and of which nothing came, is nobody's question.
        let is_asked = |one: &Returns| as_of > notice.reporting.due(one.period) || !one.is_silent();
        let last = returns.iter().rposition(is_asked).unwrap_or_default();
        let quarters: Vec<Report> = (0..returns.len().min(last + 1)).map(report).collect();
        let last = quarters.last()?.period;
        let is_missing = |period: &Period| {
            let due = notice.reporting.due(*period);
            let expected = *period < last || as_of > due;
            expected && quarters.iter().all(|quarter| quarter.period != *period)
        };
        let missing = notice.periods().filter(is_missing).collect();
        let printed = printed(&quarters.iter().collect::<Vec<_>>());
        Some(YearReport { year: notice.year, quarters, missing, printed, compared: None })
    }

    /// What is wrong with the files and figures of each quarter, with its quarter, and that quarters are missing or
    /// answers printed in part.
    pub fn findings(&self) -> impl Iterator<Item = (Period, Diagnostic)> {
        // What is gone is told of its own quarter alone.
        let is_told = |one: &Diagnostic, earlier: &[Report]| {
            let is_gone = matches!(one.problem, Problem::Sorting(Sorting::Gone { .. }));
            let mut told = earlier.iter().flat_map(|quarter| &quarter.findings);
            is_gone && told.any(|known| known.problem == one.problem)
        };
        let found = move |(at, quarter): (usize, &Report)| {
            let (period, earlier) = (quarter.period, &self.quarters[..at]);
            let own = quarter.findings.iter().filter(|one| !is_told(one, earlier));
            own.map(|one| (period, one.clone())).collect::<Vec<_>>()
        };
        let missing = self.missing.iter().map(|period| {
            let (quarter, folder) = (period.chinese(), period.to_string());
            let problem = Problem::Reported(Reported::QuarterMissing { quarter, folder });
            (*period, Diagnostic::nowhere(problem))
        });
        // Of a quarter alone other lengths are printed.
        let alone = |one: &(Period, Diagnostic)| {
            matches!(one.1.problem, Problem::Reported(Reported::PrintedInPart { .. }))
        };
        let found = self.quarters.iter().enumerate().flat_map(found);
        let found = found.filter(move |one| !alone(one));
        let quarters: Vec<&Report> = self.quarters.iter().collect();
        let printed = in_part(&quarters, self.printed).map(|one| (self.last().period, one));
        found.chain(missing).chain(printed)
    }

    /// The columns of its tables: each quarter there is and each that is missing, in order.
    pub fn columns(&self) -> Vec<YearColumn> {
        let there = self.quarters.iter().enumerate();
        let there = there.map(|(at, one)| YearColumn { period: one.period, at: Some(at) });
        let missing = self.missing.iter().map(|period| YearColumn { period: *period, at: None });
        let mut columns: Vec<YearColumn> = there.chain(missing).collect();
        columns.sort_by_key(|column| column.period);
        columns
    }

    /// The last quarter there is: how the year stands.
    pub fn last(&self) -> &Report {
        &self.quarters[self.quarters.len() - 1]
    }

    /// Each task of any quarter as the last that has it says, in the order of the notice.
    pub fn tasks(&self) -> impl Iterator<Item = &TaskReport> {
        let all = self.quarters.iter().flat_map(|quarter| &quarter.tasks);
        let by_number: BTreeMap<usize, &TaskReport> = all.map(|task| (task.number, task)).collect();
        by_number.into_values()
    }

    /// How many tasks of the year are asked for no more in its last quarter.
    pub fn tasks_over(&self) -> usize {
        self.tasks().filter(|task| self.last().task(task.number).is_none()).count()
    }

    /// Whether a target is asked for no more in the last quarter.
    pub fn is_over(&self, target: &TargetReport) -> bool {
        self.is_over_by(self.quarters.len(), target)
    }

    /// The same of the last of the first quarters, so many.
    pub(super) fn is_over_by(&self, count: usize, target: &TargetReport) -> bool {
        let is_same = |one: &TargetReport| (one.task, one.place) == (target.task, target.place);
        let last = self.quarters.iter().take(count).next_back();
        !last.is_some_and(|last| last.targets.iter().any(is_same))
    }

    /// How far a target is; one that is asked for no more is not judged.
    pub fn light_in_words(&self, target: &TargetReport) -> &'static str {
        if self.is_over(target) { OVER } else { target.state_in_words() }
    }

    /// The units that had a part in that task in any quarter, those of the last first.
    pub fn units_of(&self, task: usize) -> Vec<&str> {
        let mut units: Vec<&str> = Vec::new();
        for quarter in self.quarters.iter().rev() {
            let parts = quarter.task(task).map(|task| &task.parts[..]).unwrap_or_default();
            for part in parts {
                if !units.contains(&part.unit.as_str()) {
                    units.push(&part.unit);
                }
            }
        }
        units
    }

    /// The part of `unit` in that task in each quarter; nothing where it had none.
    pub fn parts<'y>(
        &'y self,
        task: usize,
        unit: &'y str,
    ) -> impl Iterator<Item = Option<&'y UnitPart>> {
        self.quarters.iter().map(move |quarter| {
            let parts = quarter.task(task).map(|task| &task.parts[..]).unwrap_or_default();
            parts.iter().find(|part| part.unit == unit)
        })
    }

    /// Each target of any quarter as the last that has it says, in the order of the notice.
    pub fn targets(&self) -> impl Iterator<Item = &TargetReport> {
        self.targets_up_to(self.quarters.len())
    }

    /// The same of the first quarters, so many.
    pub(super) fn targets_up_to(&self, count: usize) -> impl Iterator<Item = &TargetReport> {
        let all = self.quarters.iter().take(count).flat_map(|quarter| &quarter.targets);
        let by_place: BTreeMap<(usize, usize), &TargetReport> =
            all.map(|target| ((target.task, target.place), target)).collect();
        by_place.into_values()
    }

    /// The same target in each quarter; nothing where it was not in force.
    pub fn course<'y>(
        &'y self,
        target: &'y TargetReport,
    ) -> impl Iterator<Item = Option<&'y TargetReport>> {
        let is_same = |one: &&TargetReport| (one.task, one.place) == (target.task, target.place);
        self.quarters.iter().map(move |quarter| quarter.targets.iter().find(is_same))
    }

    /// The quarters in which a target was counted in another measure than it is in the last that has it, each with
    /// that measure: their figures stand beside each other, and are not compared.
    pub fn other_measures<'y>(
        &'y self,
        target: &'y TargetReport,
    ) -> impl Iterator<Item = (Period, &'y str)> {
        let then = self.quarters.iter().zip(self.course(target));
        then.filter_map(|(quarter, then)| {
            let measure = &then?.measure;
            (*measure != target.measure).then_some((quarter.period, measure.as_str()))
        })
    }

    /// That, in words: 第一季度按个计; nothing where its measure stayed the same.
    pub fn measures_in_words(&self, target: &TargetReport) -> Option<String> {
        let words: Vec<String> = self
            .other_measures(target)
            .map(|(period, measure)| format!("{}按{measure}计", period.chinese_part()))
            .collect();
        (!words.is_empty()).then(|| words.join("，"))
    }

    /// Whether any target was counted in another measure before.
    pub fn has_other_measures(&self) -> bool {
        self.targets().any(|target| self.other_measures(target).next().is_some())
    }

    /// The units that owed a form in any quarter, those of the last first.
    pub fn units(&self) -> Vec<&UnitStatus> {
        let mut units: Vec<&UnitStatus> = Vec::new();
        for status in self.quarters.iter().rev().flat_map(|quarter| &quarter.units) {
            if units.iter().all(|known| known.unit != status.unit) {
                units.push(status);
            }
        }
        units
    }
}
