//! What is done of a target though a unit's number is missing, in so far as the missing one cannot make it better.

use std::collections::BTreeMap;

use crate::decimal::Decimal;
use crate::diag::Diagnostics;
use crate::notice::Together;
use crate::period::Period;
use crate::returns::Returns;

use super::Asked;

impl Asked<'_> {
    /// Of the periods of `course` at whose end a number is missing, what the others make.
    pub(super) fn partial(
        self,
        course: &[(Period, Option<Decimal>)],
        all: &[&Returns],
    ) -> BTreeMap<Period, Decimal> {
        let missing = course.iter().filter(|(_, done)| done.is_none()).map(|(period, _)| *period);
        let returns = |period: Period| all.iter().find(|one| one.period == period);
        missing.filter_map(|one| Some((one, self.of_some(returns(one)?)?))).collect()
    }

    fn of_some(self, returns: &Returns) -> Option<Decimal> {
        let goal = self.target.goal()?;
        let number = |unit| self.number(returns, unit, &mut Diagnostics::new());
        let numbers = self.reporters(returns).filter_map(number);
        match self.target.together {
            Together::Each => numbers.reduce(|one, other| goal.worse(one, other)),
            // A level may fall by the missing one.
            Together::Sum if goal.kind.is_level() => None,
            Together::Sum => numbers.map(Some).reduce(|sum, one| sum?.plus(one?)).flatten(),
            Together::Same => None,
        }
    }
}
