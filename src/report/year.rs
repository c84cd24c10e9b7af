//! The quarters of a year side by side -> [`YearReport`].

use crate::date::Date;
use crate::notice::Notice;
use crate::returns::Returns;

use super::model::{Report, TaskReport};
use super::target::TargetReport;

/// The report of a year: those of its quarters, as far as something came back.
#[derive(Clone, Debug, PartialEq)]
pub struct YearReport {
    /// The year.
    pub year: u16,
    /// The quarters, in order; at least one. Each knows those before it.
    pub quarters: Vec<Report>,
}

impl YearReport {
    /// The report of all quarters of `returns`, which are in order; nothing where there are none.
    pub fn new(notice: &Notice, returns: &[Returns], as_of: Date) -> Option<YearReport> {
        let report = |at: usize| {
            let earlier: Vec<&Returns> = returns[..at].iter().collect();
            Report::after(notice, &earlier, &returns[at], as_of)
        };
        let quarters: Vec<Report> = (0..returns.len()).map(report).collect();
        (!quarters.is_empty()).then_some(YearReport { year: notice.year, quarters })
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
