//! The returns of the last period before that is known, and what a unit is asked for now -> the answers that its own are
//! compared with.
//!
//! A unit goes on with what those reported that it took over from. Figures are reckoned over to the measure of now;
//! those of a measure of which that cannot be done are compared with nothing.

use std::borrow::Cow;

use crate::decimal::Decimal;
use crate::form::{Answer, Answered, Entry, Field, Forms, Return};
use crate::notice::{Register, Reporter, Target, UnitId};
use crate::period::Period;
use crate::quantity::in_measure;

use super::{Returns, UnitReturns, Version};

impl Returns {
    /// The target of those places, as it was in force in this period.
    pub fn target(&self, task: usize, target: usize) -> Option<&Target> {
        self.targets.get(task)?.get(target).filter(|one| one.in_force)
    }

    /// The units that reported in this period what `one` reports of a later period's `target`: itself, and those that
    /// it took over from, at once or by way of others. None where another reports a part of that by now.
    pub fn went_before(
        &self,
        register: &Register,
        (target, field): (&Target, Field),
        one: &Reporter,
    ) -> Vec<UnitId> {
        let is_asked = |unit: UnitId| self.asks(unit, field);
        let before = |one: &Reporter| register.back_to(&one.before, is_asked);
        let goes_on = |unit: &UnitId| !target.is_reported_by(*unit);
        let mut units: Vec<UnitId> = vec![one.unit];
        units.retain(|unit| is_asked(*unit));
        units.extend(before(one).into_iter().filter(goes_on));
        let is_new = |other: &&Reporter| other.unit != one.unit && !is_asked(other.unit);
        let mut new = target.reporters.iter().filter(is_new);
        if new.any(|other| before(other).iter().any(|unit| units.contains(unit))) {
            units.clear();
        }
        units
    }

    /// Whether the form of that unit asked for `field`.
    fn asks(&self, unit: UnitId, field: Field) -> bool {
        self.of(unit).is_some_and(|sent| sent.grid.entry(field).is_some())
    }

    /// What the answers of `unit` are compared with, as if all of it had been returned by that unit then.
    pub(super) fn compared_with(
        &self,
        forms: &Forms<'_>,
        unit: UnitId,
    ) -> Option<(Period, Cow<'_, Return>)> {
        let earlier = Earlier { forms, returns: self, unit };
        let grid = forms.grid(unit, forms.period)?;
        let own = self.of(unit).and_then(UnitReturns::chosen).map(|version| &version.returned);
        let is_own = |entry: &Entry| earlier.is_own(entry.field);
        if let Some(own) = own.filter(|_| grid.entries.iter().all(is_own)) {
            return Some((self.period, Cow::Borrowed(own)));
        }
        let mut made = own.or_else(|| Some(&earlier.any()?.returned))?.clone();
        made.answers.clear();
        for entry in &grid.entries {
            let answered = earlier.answered(entry.field);
            made.answers.extend(answered.map(|answered| (entry.id.clone(), answered)));
        }
        Some((self.period, Cow::Owned(made)))
    }
}

/// What a unit goes on with.
struct Earlier<'e> {
    forms: &'e Forms<'e>,
    returns: &'e Returns,
    unit: UnitId,
}

impl Earlier<'_> {
    /// The target that is asked for now and as it was then, and who reports it.
    fn target(&self, field: Field) -> Option<(&Target, Option<&Target>, &Reporter)> {
        let Field::Figure { task, target: at } = field else { return None };
        let target = self.forms.notice.tasks[task].targets.get(at)?;
        let reporter = target.reporters.iter().find(|one| one.unit == self.unit)?;
        Some((target, self.returns.target(task, at), reporter))
    }

    /// Whether it goes on with what it answered itself, as it stands.
    fn is_own(&self, field: Field) -> bool {
        let Some((target, then, reporter)) = self.target(field) else { return true };
        let is_alike = then.is_none_or(|then| then.unit.value == target.unit.value);
        is_alike && self.went_before((target, field), reporter) == [self.unit]
    }

    fn went_before(&self, asked: (&Target, Field), reporter: &Reporter) -> Vec<UnitId> {
        self.returns.went_before(&self.forms.notice.units, asked, reporter)
    }

    /// The units that were there then and that it took over from, of a task or of all.
    fn taken_over(&self, task: Option<usize>) -> Vec<UnitId> {
        let tasks = self.forms.notice.tasks.iter().enumerate();
        let tasks = tasks.filter(|(at, _)| task.is_none_or(|task| task == *at));
        let units = tasks.flat_map(|(_, task)| &task.units).filter(|one| one.id == self.unit);
        let before: Vec<UnitId> = units.flat_map(|one| one.before.iter().copied()).collect();
        let was_asked = |unit: UnitId| match task {
            Some(task) => self.returns.asks(unit, Field::Answer { task }),
            None => self.returns.of(unit).is_some(),
        };
        self.forms.notice.units.back_to(&before, was_asked)
    }

    /// What one of those returned that it took over from.
    fn any(&self) -> Option<&Version> {
        self.taken_over(None).into_iter().find_map(|unit| self.returns.of(unit)?.chosen())
    }

    fn answered(&self, field: Field) -> Option<Answered> {
        if self.target(field).is_some() {
            return self.figure(field);
        }
        if let Some(own) = self.returns.of(self.unit) {
            return own.answer(field).cloned();
        }
        let before = self.taken_over(Some(field.task()?));
        let [only] = before[..] else { return None };
        self.returns.of(only)?.answer(field).cloned()
    }

    fn figure(&self, field: Field) -> Option<Answered> {
        let (target, then, reporter) = self.target(field)?;
        let then = then?;
        let units = self.went_before((target, field), reporter);
        let told = units.into_iter().map(|unit| self.returns.of(unit)?.answer(field));
        let told: Vec<&Answered> = told.collect::<Option<_>>()?;
        let number = |one: &&Answered| match &one.answer {
            Answer::Number(number) => in_measure(*number, &then.unit.value, &target.unit.value),
            Answer::Text(_) | Answer::Day(_) => None,
        };
        let numbers: Vec<Decimal> = told.iter().map(number).collect::<Option<_>>()?;
        let answer = Answer::Number(then.together.one_of(&numbers)?);
        let held = told.iter().any(|one| one.held);
        Some(Answered { answer, held, ..(*told.first()?).clone() })
    }
}
