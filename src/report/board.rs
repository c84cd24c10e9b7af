//! Which unit returned in which period of the year, as far as that is known.

use crate::date::Date;
use crate::notice::Notice;
use crate::period::Period;
use crate::returns::Returns;

use super::model::Report;
use super::status::{State, state};

/// A period with the state of each unit that owed a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodStates {
    /// The period.
    pub period: Period,
    /// The day on which its returns were due.
    pub due: Date,
    /// The units by the names that they had then, in the order in which their returns were read.
    pub units: Vec<(String, State)>,
}

impl PeriodStates {
    /// Those of the periods before a report of which anything is known, and its own, which stands last.
    pub fn up_to(report: &Report, notice: &Notice, earlier: &[Returns]) -> Vec<PeriodStates> {
        let before = earlier.iter().map(|returns| PeriodStates::of(returns, notice, report.as_of));
        let units = report.units.iter().map(|unit| (unit.unit.clone(), unit.state)).collect();
        let own = PeriodStates { period: report.period, due: report.due, units };
        before.chain([own]).collect()
    }

    fn of(returns: &Returns, notice: &Notice, as_of: Date) -> PeriodStates {
        let notice = notice.in_force(returns.period);
        let due = notice.reporting.due(returns.period);
        let state = |one| state(one, notice.reporting.sealed_pdf, as_of > due);
        let name = |unit| notice.units.get(unit).name.value.clone();
        let units = returns.units.iter().map(|one| (name(one.unit), state(one))).collect();
        PeriodStates { period: returns.period, due, units }
    }
}
