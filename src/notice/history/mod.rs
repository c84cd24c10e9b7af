//! Today's notice and the notices that the forms of periods went out with -> one [`Notice`] that knows them: of a
//! period that is remembered so, forms, returns, letters and report are made of what the units were asked then,
//! whatever was changed in the description since.
//!
//! Units, tasks and targets are known by their places, in all periods alike. So all versions are brought into one
//! order (`union`), and each gets all places (`seats`); in those that it does not have itself nothing is in force.
//!
//! ```text
//! today: 甲 丙 丁 ; the first quarter: 甲 乙 丙
//! today: 甲 -- 丙 丁 ; the first quarter: 甲 乙 丙 --
//! ```

mod between;
mod seats;
mod since;
mod union;

use std::sync::Arc;

use crate::date::Date;
use crate::period::Period;

use super::model::{Force, Notice, Reporting, SText, Unit, UnitId};
use seats::{Seats, Versions};

pub use since::{Instead, Since};

impl Notice {
    /// The notice, which knows which of its units were there on the days of these earlier ones: a unit that takes over
    /// another may be new, or have been there before.
    #[must_use]
    pub fn knowing_units_of(mut self, earlier: &[(Date, Notice)]) -> Notice {
        let there = units_there(earlier.iter().map(|(day, notice)| (*day, notice)));
        were_there(&mut self, &there);
        self
    }

    /// The notice, which of each of these periods knows with what notice its forms went out.
    #[must_use]
    pub fn remembering(self, sent: Vec<(Period, Notice)>) -> Notice {
        self.remembering_as_issued(sent, None)
    }

    /// The same for a report that is made again: what had ended within a period is told by the notice that it was
    /// `issued` with, and not by what was written since.
    #[must_use]
    pub fn remembering_as_issued(
        mut self,
        mut sent: Vec<(Period, Notice)>,
        issued: Option<Notice>,
    ) -> Notice {
        if sent.is_empty() {
            return self;
        }
        let there = units_there(sent.iter().map(|(period, then)| (period.last_day(), then)));
        let all = sent.iter_mut().map(|(_, notice)| notice).chain([&mut self]);
        all.for_each(|notice| were_there(notice, &there));
        let (mut versions, own) = Versions::of(&self);
        let seated: Vec<(Period, Notice, Seats)> = sent
            .into_iter()
            .map(|(period, then)| {
                let then = then.in_force(period).into_owned();
                let seats = versions.add(&then);
                (period, then, seats)
            })
            .collect();
        let issued = issued.map(|issued| {
            let seats = versions.add(&issued);
            versions.seated(issued, &seats)
        });
        let mut now = versions.seated(self, &own);
        let then = seated.into_iter().map(|(period, then, seats)| {
            let then = versions.seated(then, &seats);
            let then = with_what_holds_today(then, &now);
            let then = with_what_is_over(then, issued.as_ref().unwrap_or(&now), period);
            (period, Arc::new(then))
        });
        now.sent_with = then.collect();
        now
    }
}

/// The units that these notices knew, each with the day that it was there on.
fn units_there<'n>(earlier: impl Iterator<Item = (Date, &'n Notice)>) -> Vec<(Date, SText)> {
    let of_notice = |(day, notice): (Date, &'n Notice)| {
        let there = notice.units.units.iter().filter(move |unit| unit.force.holds_on(day));
        there.map(move |unit| (day, unit.name.clone()))
    };
    earlier.flat_map(of_notice).collect()
}

/// A unit that forms, or the sealed notice, knew before the day from which it takes over others was there before, though its entry does not
/// say so: its earlier self is no other unit.
fn were_there(notice: &mut Notice, there: &[(Date, SText)]) {
    for unit in notice.units.units.iter_mut().filter(|unit| !unit.predecessors.is_empty()) {
        let Some(since) = unit.force.since else { continue };
        if there.iter().any(|(day, name)| *day < since && unit.is_called(name)) {
            unit.force.since = None;
        }
    }
}

/// The earlier notice with what is no part of what the units were asked: what the office rules of files, where mail
/// goes, whom to ask, by what other names units and notice are known, and until when returns are waited for.
fn with_what_holds_today(then: Notice, now: &Notice) -> Notice {
    let names: Vec<SText> = then.units.units.iter().map(|unit| unit.name.clone()).collect();
    let others = now.numbers().filter(|number| number.value != then.number.value);
    let former_numbers = then.former_numbers.iter().chain(others).cloned().collect();
    let reporting = Reporting {
        collector: then.reporting.collector.clone(),
        sealed_pdf: then.reporting.sealed_pdf,
        lights: then.reporting.lights,
        ..now.reporting.clone()
    };
    let mut then = Notice {
        returns: now.returns.clone(),
        contact: now.contact.clone(),
        reporting,
        former_numbers,
        ..then
    };
    let first = Date::first_of(then.year);
    for (unit, today) in then.units.units.iter_mut().zip(&now.units.units) {
        learn(unit, today, &names);
        // One that was not there yet is known by whom it took over from since.
        if unit.force.has_ended(first) && unit.predecessors.is_empty() {
            unit.predecessors.clone_from(&today.predecessors);
        }
    }
    then
}

/// The earlier notice, with the tasks, targets and units marked that ended within the period: its forms asked for them, and
/// nobody owes them any more. What the description does not have any more did not end: it was renamed or taken out
/// without a word, and the period goes by what its forms asked for.
fn with_what_is_over(mut then: Notice, now: &Notice, period: Period) -> Notice {
    let has_ended = |force: Force| !force.is_never() && force.has_ended(period.last_day());
    for (task, today) in then.tasks.iter_mut().zip(&now.tasks) {
        task.is_over = task.in_force && has_ended(today.force);
        for (target, today) in task.targets.iter_mut().zip(&today.targets) {
            target.is_over = target.in_force && (task.is_over || has_ended(today.force));
        }
    }
    let day = period.last_day();
    for (at, unit) in then.units.units.iter_mut().enumerate() {
        let Some(today) = now.units.units.get(at).filter(|_| unit.force.holds_on(day)) else {
            continue;
        };
        let is_over = has_ended(today.force) && now.units.in_force(UnitId(at), day).is_empty();
        unit.ended = today.force.until.filter(|_| is_over);
    }
    then
}

/// What a unit is called today and where its mail goes; no name that another unit had then.
fn learn(unit: &mut Unit, today: &Unit, taken: &[SText]) {
    unit.email = today.email.clone().or(unit.email.take());
    for name in std::iter::once(&today.name).chain(&today.aliases) {
        if !unit.is_called(name) && taken.iter().all(|one| one.value != name.value) {
            unit.aliases.push(name.clone());
        }
    }
}
