//! The quarters of a year side by side -> [`YearReport`].

use crate::date::Date;
use crate::diag::{Diagnostic, Problem, Reported};
use crate::notice::Notice;
use crate::period::Period;
use crate::returns::Returns;

use super::model::{Report, TaskReport};
use super::printed::{in_part, printed};
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
}

impl YearReport {
    /// The report of all quarters of `returns`, which are in order; nothing where there are none.
    pub fn new(notice: &Notice, returns: &[Returns], as_of: Date) -> Option<YearReport> {
        let report = |at: usize| {
            let earlier: Vec<&Returns> = returns[..at].iter().collect();
            Report::after(notice, &earlier, &returns[at], as_of)
        };
        let quarters: Vec<Report> = (0..returns.len()).map(report).collect();
        let last = quarters.last()?.period;
        let is_missing = |period: &Period| {
            let due = notice.reporting.due(*period);
            let expected = *period < last || as_of > due;
            expected && quarters.iter().all(|quarter| quarter.period != *period)
        };
        let missing = notice.periods().filter(is_missing).collect();
        let printed = printed(&quarters.iter().collect::<Vec<_>>());
        Some(YearReport { year: notice.year, quarters, missing, printed })
    }

    /// What is wrong with the files and figures of each quarter, with its quarter, and that quarters are missing or
    /// answers printed in part.
    pub fn findings(&self) -> impl Iterator<Item = (Period, Diagnostic)> {
        let found = |quarter: &Report| {
            let period = quarter.period;
            quarter.findings.clone().into_iter().map(move |one| (period, one))
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
        let found = self.quarters.iter().flat_map(found).filter(move |one| !alone(one));
        let quarters: Vec<&Report> = self.quarters.iter().collect();
        let printed = in_part(&quarters, self.printed).map(|one| (self.last().period, one));
        found.chain(missing).chain(printed)
    }

    /// The last quarter there is: how the year stands.
    pub fn last(&self) -> &Report {
        &self.quarters[self.quarters.len() - 1]
    }

    /// The same task in each quarter.
    pub fn task(&self, at: usize) -> impl Iterator<Item = &TaskReport> {
        self.quarters.iter().filter_map(move |quarter| quarter.tasks.get(at))
    }

    /// The same target in each quarter.
    pub fn target(&self, at: usize) -> impl Iterator<Item = &TargetReport> {
        self.quarters.iter().filter_map(move |quarter| quarter.targets.get(at))
    }
}
