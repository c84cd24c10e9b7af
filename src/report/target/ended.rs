//! The units that ended within the year without a successor: what they reported last stays in the sum.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::diag::Diagnostics;
use crate::form::Field;
use crate::notice::{Force, Reporter, Together, UnitId};
use crate::period::Period;
use crate::returns::Returns;

use super::{Asked, UnitShare};

impl Asked<'_> {
    /// The units that were asked for it in an earlier period of the year and ended before the end of this one,
    /// where all figures make one sum that counts from January.
    pub(super) fn ended(self, period: Period, all: &[&Returns]) -> Vec<UnitId> {
        if self.target.kind.is_level() || self.target.together != Together::Sum {
            return Vec::new();
        }
        let gave_up = all.iter().filter(|one| one.period < period);
        let gave_up = gave_up.flat_map(|one| self.gave_up_share(one, period.last_day()));
        let mut ended: BTreeSet<UnitId> = gave_up.collect();
        ended.retain(|unit| !self.target.ended.contains(unit));
        let has_ended =
            |unit: &UnitId| self.last_day(*unit).is_some_and(|day| day < period.last_day());
        let own = self.target.ended.iter().copied().chain(self.over(period, all));
        let all_of = own.chain(ended).filter(has_ended);
        all_of.filter(|unit| self.was_asked(*unit, period, all)).collect()
    }

    fn force_of(self, unit: UnitId) -> Force {
        self.notice.units.get(unit).force
    }

    /// The units whose forms for that period were out when they ended, where nothing came of them.
    fn over(self, period: Period, all: &[&Returns]) -> Vec<UnitId> {
        let then = all.iter().find(|one| one.period == period);
        let is_over = |unit: &UnitId| {
            let came = then.is_some_and(|one| one.of(*unit).is_some());
            !came && self.notice.units.get(*unit).ended.is_some()
        };
        self.target.reporters.iter().map(|one| one.unit).filter(is_over).collect()
    }

    /// The last day of a unit that ended.
    fn last_day(self, unit: UnitId) -> Option<Date> {
        self.notice.units.get(unit).ended.or(self.force_of(unit).until)
    }

    /// Whether it was asked by what is written today, or said something of it: its last day may be written when a
    /// period that ends behind it was reported.
    fn was_asked(self, unit: UnitId, period: Period, all: &[&Returns]) -> bool {
        let force = [self.force_of(unit), self.target.force, self.task.force];
        let holds = |day: Date| force.into_iter().all(|one| one.holds_on(day));
        period.up_to().any(|earlier| holds(earlier.last_day()))
            || self.last_told(unit, period, all).is_some()
    }

    /// The units that told a part of the sum then and ended by that `day`, and whose share was given to those that
    /// go on: these count on from their own figures. Where a new unit reports it, that one goes on with all.
    fn gave_up_share(self, then: &Returns, day: Date) -> Vec<UnitId> {
        let it = self.as_of(then);
        let field = Field::Figure { task: it.at, target: it.number };
        let went_on = |one: &Reporter| {
            !then.went_before(&self.notice.units, (self.target, field), one).is_empty()
        };
        let reporters = &self.target.reporters;
        let goes_on = !reporters.is_empty() && reporters.iter().all(went_on);
        if !goes_on || it.together(then) != Together::Sum {
            return Vec::new();
        }
        let has_ended = |unit: &UnitId| {
            let is_there = !self.notice.units.in_force(*unit, day).is_empty();
            self.force_of(*unit).until.is_some() && !is_there && !self.target.is_reported_by(*unit)
        };
        let told = it.reporters(then).filter(|unit| it.told(then, *unit).is_some());
        told.filter(has_ended).collect()
    }

    /// The returns up to that period in which a unit said something of it last, and it as it was then.
    fn last_told<'r>(
        self,
        unit: UnitId,
        period: Period,
        all: &[&'r Returns],
    ) -> Option<(&'r Returns, Self)> {
        let up_to = all.iter().rev().filter(|one| one.period <= period);
        let mut then = up_to.map(|one| (*one, self.as_of(one)));
        then.find(|(one, it)| it.told(one, unit).is_some())
    }

    /// What a unit that ended said of it last.
    pub(super) fn last_share(self, unit: UnitId, period: Period, all: &[&Returns]) -> UnitShare {
        let number = self.last_number(unit, period, all);
        let of = self.notice.units.get(unit);
        UnitShare {
            unit: of.name.value.clone(),
            told: self.last_told(unit, period, all).and_then(|(one, it)| it.told(one, unit)),
            number,
            before: number,
            share: None,
            promised: None,
            ended: self.last_day(unit),
        }
    }

    /// The last number of a unit that ended, up to that period.
    pub(super) fn last_number(
        self,
        unit: UnitId,
        period: Period,
        all: &[&Returns],
    ) -> Option<Decimal> {
        let (last, it) = self.last_told(unit, period, all)?;
        it.number(last, unit, &mut Diagnostics::new())
    }
}
