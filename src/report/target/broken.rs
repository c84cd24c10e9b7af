//! The periods at whose end a target was as it had to be, and those at whose end it was not: each by what was in force
//! then.

use crate::decimal::Decimal;
use crate::diag::Diagnostics;
use crate::notice::Together;
use crate::period::Period;
use crate::returns::Returns;

use super::{Asked, TargetReport};

/// A level that was to be kept and was not, or a bound from above that was passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// At the end of that period.
    pub period: Period,
    /// How much was done.
    pub done: Decimal,
    /// The unit of measure of then.
    pub measure: String,
    /// What was promised then, with its words and its measure.
    pub promise: String,
    /// Whether it is by the numbers of some units only: whatever the missing one is, it was not kept.
    pub of_some: bool,
}

impl Broken {
    /// When, how much was done, and what was promised then where that was another.
    pub fn in_words(&self, target: &TargetReport) -> String {
        let Broken { period, done, measure, promise, of_some } = self;
        let of_some = if *of_some { "（有单位没有报数）" } else { "" };
        let then = Some(format!("（当时目标{promise}）")).filter(|_| *promise != target.promise);
        format!("{} {done}{measure}{of_some}{}", period.chinese(), then.unwrap_or_default())
    }
}

impl TargetReport {
    /// Whether a level was where it had to be when its day came, or later: that it sank after that does not undo it.
    pub(super) fn was_reached(&self) -> bool {
        let goal = self.goal.filter(|goal| goal.kind.is_level() && !goal.is_to_be_kept());
        let is_due = |period: &Period| self.came_due.is_some_and(|due| due <= *period);
        let is_met =
            |done: &Option<Decimal>| goal.zip(*done).is_some_and(|(goal, done)| goal.is_met(done));
        // By what was promised then, and by what is.
        let mut due = self.course.iter().filter(|(period, _)| is_due(period));
        due.any(|(period, done)| self.met.contains(period) && is_met(done))
    }

    /// A level that was reached and is not where it was to be any more, and by no unit's figure is less.
    pub fn is_lost(&self) -> bool {
        let missed = |done| self.goal.is_some_and(|goal| !goal.is_met(done));
        self.was_reached() && self.done().is_some_and(missed) && self.sunken().next().is_none()
    }
}

impl Asked<'_> {
    /// The periods up to the last at whose end it was as it had to be.
    pub(super) fn met(self, last: Period, all: &[&Returns]) -> Vec<Period> {
        last.up_to().filter(|period| self.is_met_at(*period, all)).collect()
    }

    fn is_met_at(self, period: Period, all: &[&Returns]) -> bool {
        let returns = all.iter().find(|one| one.period == period);
        let target = returns.and_then(|returns| returns.target(self.at, self.number));
        let then = Asked { target: target.unwrap_or(self.target), ..self };
        let done = then.done_at(period, all);
        then.target.goal().zip(done).is_some_and(|(goal, done)| goal.is_met(done))
    }

    /// The periods before the last at whose end it was not as it had to be.
    pub(super) fn broken(self, last: Period, all: &[&Returns]) -> Vec<Broken> {
        let earlier = last.up_to().filter(|period| *period < last);
        earlier.filter_map(|period| self.broken_at(period, all)).collect()
    }

    fn broken_at(self, period: Period, all: &[&Returns]) -> Option<Broken> {
        let returns = all.iter().find(|one| one.period == period)?;
        let target = returns.target(self.at, self.number)?;
        let goal = target.goal().filter(|goal| goal.is_to_be_kept())?;
        let then = Asked { target, ..self };
        let whole = then.done_at(period, all).map(|done| (done, false));
        let (done, of_some) = whole.or_else(|| Some((then.of_some(returns)?, true)))?;
        let (measure, promise) = (target.unit.value.clone(), target.printed());
        (!goal.is_met(done)).then_some(Broken { period, done, measure, promise, of_some })
    }

    /// What is done though a unit's number is missing, in so far as the missing one cannot make it better: a sum that
    /// may only grow, and of units that each have to reach the amount the figure that is furthest from it.
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
