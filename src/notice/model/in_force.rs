//! The notice and a day -> the notice as it is in force then: what every form, return, letter and report of a
//! period is made of.
//!
//! A task or target that is not in force keeps its place, for what is told of it is known by that; but nobody owes
//! anything of it. A unit that is not in force yet is its predecessors, one that is no more its successors:
//!
//! ```text
//! 区文化和科技局, 前身 [区文旅局, 区科协], 自 2024-04-01; a task of 区文旅局
//! on 2024-03-31: 区文旅局    on 2024-06-30: 区文化和科技局
//! ```

use std::borrow::Cow;
use std::collections::{BTreeSet, VecDeque};

use crate::date::Date;
use crate::decimal::Decimal;
use crate::period::Period;

use super::{
    Assignments, EarlierAmount, Force, Notice, NoticeChange, Party, Register, Reporter, Ruling,
    SText, Target, Task, Unit, UnitId, UnitRef,
};

impl Notice {
    /// The notice as it is in force at the end of `period`; the same where nothing in it changes within the year.
    /// Where it is known with what notice the forms of the period went out, that one.
    pub fn in_force(&self, period: Period) -> Cow<'_, Notice> {
        match self.sent_with.get(&period) {
            Some(then) => Cow::Borrowed(then),
            None => self.in_force_on(period.last_day()),
        }
    }

    /// The notice as it was signed.
    pub fn as_signed(&self) -> Cow<'_, Notice> {
        self.in_force_on(self.date())
    }

    pub(in crate::notice) fn in_force_on(&self, day: Date) -> Cow<'_, Notice> {
        if !self.changes_within_year() {
            return Cow::Borrowed(self);
        }
        let mut notice = self.clone();
        for task in &mut notice.tasks {
            put_in_force(task, (&self.units, &self.changes), day);
        }
        Cow::Owned(notice)
    }

    /// The notice with the rulings that were made by that day, where one is told to count as today; and the later ones.
    pub fn ruled_by(&self, day: Option<Date>) -> (Cow<'_, Notice>, Vec<Ruling>) {
        let is_later = |one: &Ruling| {
            let made = one.record.on.as_ref().map(|on| on.value);
            made.zip(day).is_some_and(|(made, day)| made > day)
        };
        if !self.returns.iter().any(is_later) {
            return (Cow::Borrowed(self), Vec::new());
        }
        let mut notice = self.clone();
        let (later, by_then) = notice.returns.into_iter().partition(is_later);
        notice.returns = by_then;
        (Cow::Owned(notice), later)
    }

    fn changes_within_year(&self) -> bool {
        let is_dated = |task: &Task| {
            let target = |one: &Target| !one.force.is_always() || !one.earlier.is_empty();
            !task.force.is_always() || task.targets.iter().any(target)
        };
        !self.units.is_steady || self.tasks.iter().any(is_dated)
    }
}

impl Register {
    /// Who owes on that `day` what is asked of `unit`: itself, its predecessors or its successors.
    pub fn in_force(&self, unit: UnitId, day: Date) -> Vec<UnitId> {
        let mut found = Vec::new();
        self.follow(unit, day, &mut vec![unit], &mut found);
        found
    }

    fn follow(&self, unit: UnitId, day: Date, seen: &mut Vec<UnitId>, found: &mut Vec<UnitId>) {
        let of = self.get(unit);
        if of.force.holds_on(day) {
            return found.push(unit);
        }
        let others: Vec<UnitId> = match of.force.has_ended(day) {
            true => self.successors(unit).collect(),
            false => of.predecessors.clone(),
        };
        for other in others {
            if !seen.contains(&other) {
                seen.push(other);
                self.follow(other, day, seen, found);
            }
        }
    }

    /// Those who owed what was asked of `of` until `now`, which owes it today, took over from them; where that is
    /// not `known` yet.
    fn before(&self, of: UnitId, now: UnitId, known: &[UnitId]) -> Vec<UnitId> {
        if !known.is_empty() {
            return known.to_vec();
        }
        let since = self.get(now).force.since.map(|since| since.before(1));
        // One that was there before took over when the other ended; and one may have ended some time before another came.
        let owed = |one: &UnitId| {
            let last_day = [since, self.get(*one).force.until].into_iter().flatten().min();
            last_day.is_some_and(|day| self.in_force(of, day).contains(one))
        };
        self.get(now).predecessors.iter().copied().filter(owed).collect()
    }

    /// Of `units` those that are meant, and of those that are not the nearest that they took over from, each once.
    pub fn back_to(&self, units: &[UnitId], is_meant: impl Fn(UnitId) -> bool) -> Vec<UnitId> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        let mut open: VecDeque<UnitId> = units.iter().copied().collect();
        while let Some(one) = open.pop_front() {
            if !seen.insert(one) {
                continue;
            }
            match is_meant(one) {
                true => found.push(one),
                false => open.extend(&self.get(one).predecessors),
            }
        }
        found
    }

    /// The place of `unit` among those that are there on that day, from 1, and how many these are.
    pub fn place(&self, unit: UnitId, day: Date) -> (usize, usize) {
        if self.is_steady {
            return (unit.0 + 1, self.units.len());
        }
        let is_there = |one: &&Unit| one.force.holds_on(day);
        let before = self.units[..unit.0].iter().filter(is_there).count();
        (before + 1, self.units.iter().filter(is_there).count())
    }

    /// Whether one of the two is the other, or took over from it.
    pub fn are_one(&self, one: UnitId, other: UnitId) -> bool {
        let took_over = |from: UnitId, by: UnitId| self.get(by).predecessors.contains(&from);
        one == other || took_over(one, other) || took_over(other, one)
    }

    /// The units of which `unit` is a predecessor.
    pub fn successors(&self, unit: UnitId) -> impl Iterator<Item = UnitId> {
        let units = (0..).map(UnitId).zip(&self.units);
        units.filter(move |(_, one)| one.predecessors.contains(&unit)).map(|(id, _)| id)
    }
}

fn put_in_force(task: &mut Task, (register, changes): (&Register, &[NoticeChange]), day: Date) {
    task.added = added(task.force, changes, day);
    if !task.force.holds_on(day) {
        task.units.clear();
        task.assigned = Assignments(Vec::new());
        for target in &mut task.targets {
            target.reporters.clear();
            target.in_force = false;
        }
        task.in_force = false;
        return;
    }
    task.units = owing(&task.units, register, day);
    for one in &mut task.assigned.0 {
        let mut seen: Vec<Vec<UnitId>> = Vec::new();
        let now = one.parties.drain(..).flat_map(|one| parties(one, register, day));
        let mut is_new = |party: &Party| {
            let is_new = !seen.contains(&party.units);
            seen.push(party.units.clone());
            is_new
        };
        one.parties = now.filter(|party| is_new(party)).collect();
    }
    task.assigned.0.retain(|one| !one.parties.is_empty());
    for target in &mut task.targets {
        target.added = added(target.force, changes, day);
        target.in_force = target.force.holds_on(day);
        take_shares(target, day);
        target.ended.extend(ended(&target.reporters, register, day));
        target.reporters = match target.in_force {
            true => reporters(&target.reporters, register, day),
            false => Vec::new(),
        };
        take_amount(target, changes, day);
        tell_units(target, register, day);
    }
}

/// The units that owe in the place of these, each once.
fn owing(units: &[UnitRef], register: &Register, day: Date) -> Vec<UnitRef> {
    let mut owing: Vec<UnitRef> = Vec::new();
    for unit in units {
        for id in register.in_force(unit.id, day) {
            let written = if id == unit.id { &unit.written } else { &register.get(id).name };
            let before = register.before(unit.id, id, &unit.before);
            match owing.iter_mut().find(|known| known.id == id) {
                Some(known) => known.before.extend(before),
                None => owing.push(UnitRef { id, written: written.clone(), before }),
            }
        }
    }
    owing
}

/// A group keeps its name; of a unit those that are it on that day.
fn parties(party: Party, register: &Register, day: Date) -> Vec<Party> {
    let now: Vec<UnitId> =
        party.units.iter().flat_map(|unit| register.in_force(*unit, day)).collect();
    if party.is_group || now == party.units {
        let is_there = !now.is_empty();
        return is_there.then_some(Party { units: now, ..party }).into_iter().collect();
    }
    let of = |id: UnitId| {
        let name = register.get(id).name.clone();
        Party { written: name.clone(), name, units: vec![id], ..party.clone() }
    };
    now.into_iter().map(of).collect()
}

/// Of several that have become one the shares are one too.
fn reporters(reporters: &[Reporter], register: &Register, day: Date) -> Vec<Reporter> {
    let mut now: Vec<Reporter> = Vec::new();
    for one in reporters {
        let units = register.in_force(one.unit, day);
        let is_one = units.len() == 1;
        for unit in units {
            let share = one.share.clone().filter(|_| is_one);
            let before = register.before(one.unit, unit, &one.before);
            match now.iter_mut().find(|known| known.unit == unit) {
                Some(known) => {
                    known.share = together(known.share.take(), share);
                    known.before.extend(before);
                }
                None => now.push(Reporter { unit, share, before, was: None }),
            }
        }
    }
    // A share beside units without one says nothing of the whole.
    if now.iter().any(|one| one.share.is_none()) {
        now.iter_mut().for_each(|one| one.share = None);
    }
    now
}

/// The units that were to report it and are there no more on that day, nor another in their place.
fn ended(reporters: &[Reporter], register: &Register, day: Date) -> Vec<UnitId> {
    let has_ended = |unit: &UnitId| {
        register.get(*unit).force.has_ended(day) && register.in_force(*unit, day).is_empty()
    };
    reporters.iter().map(|one| one.unit).filter(has_ended).collect()
}

fn together(one: Option<SText>, other: Option<SText>) -> Option<SText> {
    let (one, other) = (one?, other?);
    let sum = Decimal::parse(&one.value)?.plus(Decimal::parse(&other.value)?)?;
    Some(one.map(|_| sum.to_string()))
}

/// The shares of the amount that was promised on that day, and who had them: today's are of today's amount.
fn take_shares(target: &mut Target, day: Date) {
    let Some(then) = target.earlier.iter().find(|one| one.until >= day) else { return };
    target.reporters = then.reporters(&target.reporters);
}

/// The amount that was promised on that day; behind a change what it was before is said.
fn take_amount(target: &mut Target, changes: &[NoticeChange], day: Date) {
    let mut earlier = target.earlier.iter();
    if let Some(then) = earlier.find(|one| one.until >= day).cloned() {
        let EarlierAmount { amount, unit, wording, kind, .. } = then;
        (target.amount, target.unit, target.wording, target.kind) = (amount, unit, wording, kind);
    }
    let Some(before) = target.earlier.iter().rfind(|one| one.until < day) else { return };
    let by = changes.iter().find(|change| change.date.value == before.until.after(1));
    let number = by.and_then(|change| change.number.as_ref());
    let number = number.map(|number| format!("，{}调整", number.value)).unwrap_or_default();
    let was = before.wording.around(&before.amount, &before.unit);
    target.was = Some(format!("原{was}{number}"));
}

/// What each unit was asked for before the amount was changed, where that reads otherwise now.
fn tell_units(target: &mut Target, register: &Register, day: Date) {
    let Some(before) = target.earlier.iter().rfind(|one| one.until < day).cloned() else { return };
    let EarlierAmount { amount, unit, wording, kind, shares, .. } = before;
    let shares = reporters(&shares, register, day);
    let then = Target { amount, unit, wording, kind, reporters: shares, ..target.clone() };
    let now = target.clone();
    for one in &mut target.reporters {
        one.was = then.before_now(&now, one.unit);
    }
}

/// What is said of what was added within the year.
fn added(force: Force, changes: &[NoticeChange], day: Date) -> Option<String> {
    let since = force.since.filter(|since| *since <= day)?;
    let by = changes.iter().find(|change| change.date.value == since);
    let number = by.and_then(|change| change.number.as_ref());
    let by = number.map_or_else(|| since.chinese(), |number| number.value.clone());
    Some(format!("{by}增加"))
}
