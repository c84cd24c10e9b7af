//! Two periods of a year -> what of the notice is another in the later one, as the next report says it in a sentence:
//! by what was put in force between them, and by the notices that their forms went out with.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::period::Period;

use crate::notice::model::{Notice, Register, Target, Task, UnitId};

impl Notice {
    /// What is another in `now` than in the period right before it, a phrase each; nothing in the first of a year.
    pub fn changed_in(&self, now: Period) -> Vec<String> {
        let Some(before) = now.before().filter(|before| before.year() == now.year()) else {
            return Vec::new();
        };
        let [was, is] = [before, now].map(|period| self.in_force(period));
        let days = [before.last_day(), now.last_day()];
        let number = [&was.number.value, &is.number.value];
        let mut changed: Vec<String> =
            otherwise(number, |[was, is]| format!("发文字号由{was}更正为{is}")).collect();
        changed.extend(of_units(&self.units, days));
        let both = was.units.units.iter().zip(&is.units.units);
        let both =
            both.filter(|(was, is)| was.force.holds_on(days[0]) && is.force.holds_on(days[1]));
        changed.extend(both.flat_map(|(was, is)| {
            let names = [&was.name.value, &is.name.value];
            otherwise(names, |[was, is]| format!("{was}改称{is}"))
        }));
        changed.extend(was.tasks.iter().zip(&is.tasks).flat_map(|(was, is)| of_task(was, is)));
        changed
    }
}

/// The phrase, where the two are not the same.
fn otherwise<'t>(
    both: [&'t String; 2],
    said: impl FnOnce([&'t String; 2]) -> String,
) -> impl Iterator<Item = String> {
    (both[0] != both[1]).then(|| said(both)).into_iter()
}

/// Units that took over, came new or ended without a successor between these days.
fn of_units(register: &Register, [before, now]: [Date; 2]) -> Vec<String> {
    let names = |units: &[UnitId]| {
        let names = units.iter().map(|unit| register.get(*unit).name.value.as_str());
        names.collect::<Vec<_>>().join("、")
    };
    let (mut taken_over, mut others) = (BTreeMap::<Vec<UnitId>, Vec<UnitId>>::new(), Vec::new());
    for (id, unit) in (0..).map(UnitId).zip(&register.units) {
        let [was, is] = [before, now].map(|day| unit.force.holds_on(day));
        let is_followed = || !register.in_force(id, now).is_empty();
        match (was, is, unit.predecessors.is_empty()) {
            (false, true, false) => {
                taken_over.entry(unit.predecessors.clone()).or_default().push(id);
            }
            (false, true, true) => others.push(format!("增加{}", unit.name.value)),
            (true, false, _) if !is_followed() => others.push(format!("{}撤销", unit.name.value)),
            (true, false, _) | (true, true, _) | (false, false, _) => {}
        }
    }
    let taken_over = taken_over.iter();
    let said = taken_over.map(|(from, by)| format!("{}改为{}", names(from), names(by)));
    said.chain(others).collect()
}

fn of_task(was: &Task, is: &Task) -> Vec<String> {
    match (was.in_force, is.in_force) {
        (true, true) => {
            let names = [&was.name.value, &is.name.value];
            let name = otherwise(names, |[was, is]| format!("实事“{was}”改称“{is}”"));
            let targets = was.targets.iter().zip(&is.targets);
            name.chain(targets.filter_map(|(was, is)| of_target(was, is))).collect()
        }
        (true, false) => vec![format!("实事“{}”取消", was.name.value)],
        (false, true) => vec![format!("增加实事“{}”", is.name.value)],
        (false, false) => Vec::new(),
    }
}

fn of_target(was: &Target, is: &Target) -> Option<String> {
    let name = &is.name.value;
    match (was.in_force, is.in_force) {
        (true, true) if was.printed() != is.printed() => {
            Some(format!("指标“{name}”由{}改为{}", was.printed(), is.printed()))
        }
        (true, true) if was.name.value != *name => {
            Some(format!("指标“{}”改称“{name}”", was.name.value))
        }
        (true, false) => Some(format!("指标“{}”取消", was.name.value)),
        (false, true) => Some(format!("增加指标“{name}”")),
        (true, true) | (false, false) => None,
    }
}
