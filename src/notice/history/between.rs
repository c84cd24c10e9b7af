//! Two periods of a year -> what of the notice is another in the later one, as the next report says it in a sentence:
//! of each what its units were asked, by the notice that its forms went out with, else by what was in force at its
//! end. A unit that today's register dates back into a period that went out without it is new in the next.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::period::Period;

use crate::notice::model::{Notice, Register, Reporter, Target, Task, Unit, UnitId};

impl Notice {
    /// What is another in `now` than in `before`, a phrase each.
    pub fn changed_between(&self, before: Period, now: Period) -> Vec<String> {
        let [was, is] = [before, now].map(|period| self.in_force(period));
        let number = [&was.number.value, &is.number.value];
        let number = otherwise(number, |[was, is]| format!("发文字号由{was}更正为{is}"));
        let mut changed = Vec::from_iter(number);
        let moved = moved(&was, &is);
        let units = Units {
            moved: &moved,
            was: Then { register: &was.units, day: before.last_day() },
            is: Then { register: &is.units, day: now.last_day() },
        };
        changed.extend(units.changed());
        let tasks = was.tasks.iter().zip(&is.tasks);
        changed.extend(tasks.flat_map(|(was, is)| units.of_task(was, is)));
        changed
    }
}

/// The targets of then, by name, of which one is in force in another task now and was not; each with that task's name.
fn moved(was: &Notice, is: &Notice) -> BTreeMap<String, String> {
    let both = || was.tasks.iter().zip(&is.tasks).filter(|(was, is)| was.in_force && is.in_force);
    let targets = |(was, is)| of_both(was, is);
    let gone = both().flat_map(targets).filter(|(_, was, is)| was.in_force && !is.in_force);
    let new: Vec<_> =
        both().flat_map(targets).filter(|(_, was, is)| !was.in_force && is.in_force).collect();
    let gone = gone.filter_map(|(task, was, _)| {
        let name = &was.name.value;
        let is_it = |(other, _, is): &&(&Task, &Target, &Target)| {
            let is_elsewhere = !std::ptr::eq(*other, task);
            is_elsewhere && is.is_or_was_called(name) && is.unit.value == was.unit.value
        };
        let mut to = new.iter().filter(is_it);
        let (to, _, _) = to.next().filter(|_| to.next().is_none())?;
        Some((name.clone(), to.name.value.clone()))
    });
    gone.collect()
}

/// The targets of a task of today, each with that of then.
fn of_both<'n>(
    was: &'n Task,
    is: &'n Task,
) -> impl Iterator<Item = (&'n Task, &'n Target, &'n Target)> {
    was.targets.iter().zip(&is.targets).map(move |(was, now)| (is, was, now))
}

/// The phrase, where the two are not the same.
fn otherwise<'t>(
    both: [&'t String; 2],
    said: impl FnOnce([&'t String; 2]) -> String,
) -> Option<String> {
    (both[0] != both[1]).then(|| said(both))
}

/// The units of a period.
#[derive(Clone, Copy)]
struct Then<'n> {
    register: &'n Register,
    /// Its last day.
    day: Date,
}

impl Then<'_> {
    fn has(self, unit: UnitId) -> bool {
        self.register.get(unit).force.holds_on(self.day)
    }

    fn names<'u>(self, units: impl IntoIterator<Item = &'u UnitId>) -> String {
        let names = units.into_iter().map(|unit| self.register.get(*unit).name.value.as_str());
        names.collect::<Vec<_>>().join("、")
    }

    /// Whether the register says of the unit that it ended, and names none that took over.
    fn was_abolished(self, unit: UnitId) -> bool {
        let force = self.register.get(unit).force;
        let is_said = force.has_ended(self.day) && !force.is_never();
        is_said && self.register.in_force(unit, self.day).is_empty()
    }
}

/// The units of two periods.
#[derive(Clone, Copy)]
struct Units<'n> {
    was: Then<'n>,
    is: Then<'n>,
    /// The targets by name that stand in another task now, each with the name of that.
    moved: &'n BTreeMap<String, String>,
}

impl<'n> Units<'n> {
    /// Units that took over, came new, ended without a successor or are called otherwise. One that the register only
    /// names or no longer names, without a day, is told with its tasks.
    fn changed(self) -> Vec<String> {
        let mut taken_over = BTreeMap::<Vec<UnitId>, Vec<UnitId>>::new();
        let (mut others, mut names) = (Vec::new(), Vec::new());
        for (id, unit) in self.all() {
            match (self.was.has(id), self.is.has(id)) {
                (false, true) if unit.force.since.is_some() => match self.taken_from(id) {
                    from if from.is_empty() => others.push(format!("增加{}", unit.name.value)),
                    from => taken_over.entry(from).or_default().push(id),
                },
                (true, false) if self.is.was_abolished(id) => {
                    others.push(format!("{}撤销", unit.name.value));
                }
                (true, true) => {
                    let both = [&self.was.register.get(id).name.value, &unit.name.value];
                    names.extend(otherwise(both, |[was, is]| format!("{was}改称{is}")));
                    others.extend(self.joined(unit));
                }
                (false, _) | (true, false) => {}
            }
        }
        let said = taken_over.iter().map(|(from, by)| self.taken_over(from, by));
        said.chain(others).chain(names).collect()
    }

    /// Those that ended and that this unit, which was there before, took over.
    fn joined(self, unit: &Unit) -> Option<String> {
        let ended = |one: &&UnitId| self.was.has(**one) && !self.is.has(**one);
        let ended: Vec<&UnitId> = unit.predecessors.iter().filter(ended).collect();
        (!ended.is_empty()).then(|| format!("{}并入{}", self.was.names(ended), unit.name.value))
    }

    fn all(self) -> impl Iterator<Item = (UnitId, &'n Unit)> {
        (0..).map(UnitId).zip(&self.is.register.units)
    }

    /// Of which units of then it took over, at once or by way of others.
    fn taken_from(self, unit: UnitId) -> Vec<UnitId> {
        let mut found = Vec::new();
        self.follow_back(unit, &mut vec![unit], &mut found);
        found
    }

    fn follow_back(self, unit: UnitId, seen: &mut Vec<UnitId>, found: &mut Vec<UnitId>) {
        for before in &self.is.register.get(unit).predecessors {
            if seen.contains(before) {
                continue;
            }
            seen.push(*before);
            match self.was.has(*before) {
                true => found.push(*before),
                false => self.follow_back(*before, seen, found),
            }
        }
    }

    /// What became of `from`, of which some may go on beside those that took over.
    fn taken_over(self, from: &[UnitId], by: &[UnitId]) -> String {
        let (stay, gone): (Vec<UnitId>, Vec<UnitId>) =
            from.iter().partition(|unit| self.is.has(**unit));
        let [stay, gone] = [stay, gone].map(|units| self.was.names(&units));
        let by = self.is.names(by);
        match (gone.is_empty(), stay.is_empty()) {
            (true, _) => format!("从{stay}分出{by}"),
            (false, true) => format!("{gone}改为{by}"),
            (false, false) => format!("{gone}和{stay}的一部分改为{by}"),
        }
    }

    fn of_task(self, was: &Task, is: &Task) -> Vec<String> {
        match (was.in_force, is.in_force) {
            (true, true) => {
                let name = &is.name.value;
                let names = otherwise([&was.name.value, name], |[was, is]| {
                    format!("实事“{was}”改称“{is}”")
                });
                let handed = self.handed(was, is);
                let handed = handed.map(|how| format!("实事“{name}”的责任单位{how}"));
                let due = of_due(was, is).map(|how| format!("实事“{name}”的完成时限{how}"));
                let targets = was.targets.iter().zip(&is.targets);
                let targets = targets.filter_map(|(was, is)| self.of_target(was, is));
                [names, handed, due].into_iter().flatten().chain(targets).collect()
            }
            (true, false) => vec![format!("实事“{}”取消", was.name.value)],
            (false, true) => vec![format!("增加实事“{}”", is.name.value)],
            (false, false) => Vec::new(),
        }
    }

    /// To whom a task was handed, beyond what became of its units themselves.
    fn handed(self, was: &Task, is: &Task) -> Option<String> {
        let [before, now] =
            [was, is].map(|task| task.units.iter().map(|unit| unit.id).collect::<Vec<UnitId>>());
        let goes_on = |unit: &UnitId| {
            let is_followed = || now.iter().any(|one| self.taken_from(*one).contains(unit));
            now.contains(unit)
                || !self.is.has(*unit) && (self.is.was_abolished(*unit) || is_followed())
        };
        let lost: Vec<UnitId> = before.iter().copied().filter(|unit| !goes_on(unit)).collect();
        let is_new = |unit: &UnitId| {
            let took_over = || self.taken_from(*unit).iter().any(|one| before.contains(one));
            !(before.contains(unit) || lost.is_empty() && took_over())
        };
        let gained: Vec<UnitId> = now.iter().copied().filter(is_new).collect();
        let (lost_names, names) = (self.was.names(&lost), self.is.names(&gained));
        match (lost.is_empty(), gained.is_empty()) {
            (true, true) => None,
            (true, false) => Some(format!("增加{names}")),
            (false, true) => Some(format!("减去{lost_names}")),
            (false, false) => Some(format!("由{lost_names}改为{names}")),
        }
    }

    fn of_target(self, was: &Target, is: &Target) -> Option<String> {
        let name = &was.name.value;
        match (was.in_force, is.in_force) {
            (true, true) => {
                let renamed = otherwise([name, &is.name.value], |[_, is]| format!("改称“{is}”"));
                let [before, now] = [was, is].map(Target::printed);
                let amount = otherwise([&before, &now], became);
                let said = [renamed, amount, self.shares(was, is)];
                let said: Vec<String> = said.into_iter().flatten().collect();
                (!said.is_empty()).then(|| format!("指标“{name}”{}", said.join("，")))
            }
            (true, false) => Some(match self.moved.get(name) {
                Some(task) => format!("指标“{name}”移到实事“{task}”"),
                None => format!("指标“{name}”取消"),
            }),
            (false, true) => {
                let is_moved = self.moved.keys().any(|name| is.is_or_was_called(name));
                (!is_moved).then(|| format!("增加指标“{}”", is.name.value))
            }
            (false, false) => None,
        }
    }

    /// The shares of the amount that are another, of units that have one in both.
    fn shares(self, was: &Target, is: &Target) -> Option<String> {
        let share = |one: &Reporter| {
            let both = [was, is].map(|target| target.share_printed(one.unit));
            let [Some(was), Some(is)] = both else { return None };
            let unit = &self.is.register.get(one.unit).name.value;
            let how = otherwise([&was, &is], became)?;
            Some(format!("分到{unit}的{how}"))
        };
        let shares: Vec<String> = is.reporters.iter().filter_map(share).collect();
        (!shares.is_empty()).then(|| shares.join("、"))
    }
}

fn became([was, is]: [&String; 2]) -> String {
    format!("由{was}改为{is}")
}

fn of_due(was: &Task, is: &Task) -> Option<String> {
    let words = |task: &Task| task.due.as_ref().map(|due| due.words.value.clone());
    match (words(was), words(is)) {
        (Some(was), Some(is)) => otherwise([&was, &is], became),
        (None, Some(is)) => Some(format!("定为{is}")),
        (Some(_), None) => Some("取消".to_owned()),
        (None, None) => None,
    }
}
