//! Notice and period -> [`Forms`]: every form a file that came back could be, and the words by
//! which it is known.
//!
//! Made once for all returns of a period: reading one costs what is in it, and not what is in all
//! forms. Which form a mark names is told by its name alone, for the units and the periods of the
//! notice's year: an earlier period's form is known for what it is. Reads no file.

mod letters;
mod name_tree;
mod own_heads;
mod printed_texts;
mod task_names;
mod unit_names;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::notice::{Notice, SText, UnitId};
use crate::period::Period;

use super::grid::FormGrid;
use super::identity::Identity;
use super::words::{normal, without_number};

pub(super) use own_heads::{OwnHead, OwnHeads};
pub(super) use printed_texts::{PrintedTexts, compared};
pub(super) use task_names::{Match, TaskNames, among};
pub(super) use unit_names::UnitNames;

/// The forms of a notice, as they are for one period.
pub struct Forms<'n> {
    /// The notice.
    pub notice: &'n Notice,
    /// The period that is collected.
    pub period: Period,
    /// The forms of the units that owe one, in the order of the register.
    grids: BTreeMap<UnitId, Arc<FormGrid>>,
    /// The tasks of each unit of the register.
    tasks_of: Vec<Vec<usize>>,
    /// Whose and for which period of the year a form of that name is.
    names: BTreeMap<String, (UnitId, Period)>,
    /// The heads of the notice's own columns.
    pub(super) heads: OwnHeads,
    /// What the blank forms say.
    pub(super) printed: PrintedTexts,
    /// The units of the register, by their names: a return of one that owes none is its own too.
    pub(super) units: UnitNames,
    /// The tasks by their names.
    pub(super) tasks: TaskNames,
    /// The targets of all tasks by their names, as they are compared: task and place in it.
    targets: BTreeMap<String, Vec<(usize, usize)>>,
}

impl<'n> Forms<'n> {
    /// The forms of all units for `period`.
    pub fn new(notice: &'n Notice, period: Period) -> Forms<'n> {
        let grids = FormGrid::all(notice, period).into_iter();
        let grids: BTreeMap<_, _> = grids.map(|(unit, grid)| (unit, Arc::new(grid))).collect();
        Forms {
            notice,
            period,
            tasks_of: notice.tasks_by_unit(),
            names: form_names(notice),
            heads: OwnHeads::new(notice),
            printed: PrintedTexts::new(notice, grids.values().map(|grid| &**grid)),
            units: UnitNames::new(notice),
            tasks: TaskNames::new(notice),
            targets: targets_by_name(notice),
            grids,
        }
    }

    /// The units that owe a form and their forms, in the order of the register.
    pub fn iter(&self) -> impl Iterator<Item = (UnitId, &Arc<FormGrid>)> {
        self.grids.iter().map(|(unit, grid)| (*unit, grid))
    }

    /// The form of `unit` for `period`; `None` where the unit owes none.
    pub fn grid(&self, unit: UnitId, period: Period) -> Option<Cow<'_, FormGrid>> {
        if period == self.period {
            return self.grids.get(&unit).map(|grid| Cow::Borrowed(&**grid));
        }
        let tasks = self.tasks_of(unit);
        let owes = !tasks.is_empty();
        owes.then(|| Cow::Owned(FormGrid::of_tasks(self.notice, unit, period, tasks)))
    }

    /// The tasks of that unit, by their places in the notice.
    pub(super) fn tasks_of(&self, unit: UnitId) -> &[usize] {
        self.tasks_of.get(unit.0).map_or(&[], Vec::as_slice)
    }

    /// Whose form and for which period that name is.
    pub(super) fn named(&self, form: &str) -> Option<(UnitId, Period)> {
        self.names.get(form).copied()
    }

    /// All units that `text` names in full, those that took over from one of them, and the members of groups.
    pub(super) fn units_in(&self, text: &str) -> Vec<UnitId> {
        let mut units = self.units.all(text);
        let (register, day) = (&self.notice.units, self.period.last_day());
        let ended = units.iter().filter(|unit| register.get(**unit).force.has_ended(day));
        let successors: Vec<UnitId> =
            ended.flat_map(|unit| register.in_force(*unit, day)).collect();
        units.extend(successors);
        units
    }

    /// Whether a form of that name is that of `unit` for `period`, under the notice's number of today or another.
    pub fn is_form_of(&self, form: &str, unit: UnitId, period: Period) -> bool {
        self.named(form) == Some((unit, period))
    }

    /// The unit that owes a form for the period in the place of `unit`, if it is one that took over from it.
    pub fn successor(&self, unit: UnitId) -> Option<UnitId> {
        match self.successors(unit)[..] {
            [one] => Some(one),
            [] | [..] => None,
        }
    }

    /// The units that took over from `unit`, where several owe forms for the period in its place.
    pub fn successors(&self, unit: UnitId) -> Vec<UnitId> {
        let day = self.period.last_day();
        let has_ended = self.notice.units.get(unit).force.has_ended(day);
        let now = self.notice.units.in_force(unit, day).into_iter();
        now.filter(|one| has_ended && self.grids.contains_key(one)).collect()
    }

    /// The units that owe a form for the period in the place of `unit`, which took over from them since.
    pub fn predecessors(&self, unit: UnitId) -> Vec<UnitId> {
        let (mut found, mut open, mut seen) = (BTreeSet::new(), vec![unit], BTreeSet::new());
        while let Some(one) = open.pop().filter(|_| !self.grids.contains_key(&unit)) {
            let before = self.notice.units.get(one).predecessors.iter().copied();
            for before in before.filter(|before| seen.insert(*before)) {
                if self.grids.contains_key(&before) {
                    found.insert(before);
                } else {
                    open.push(before);
                }
            }
        }
        found.into_iter().collect()
    }

    /// The targets of that name, with or without a number before it: task and place in it.
    pub(super) fn targets_named(&self, name: &str) -> &[(usize, usize)] {
        let name = normal(name);
        let named = self.targets.get(&name).or_else(|| self.targets.get(without_number(&name)));
        named.map_or(&[], Vec::as_slice)
    }

    /// The official name of a unit.
    pub(super) fn unit_name(&self, unit: UnitId) -> &str {
        &self.notice.units.get(unit).name.value
    }
}

fn targets_by_name(notice: &Notice) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut targets: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (task, at) in notice.tasks.iter().zip(0..) {
        for (target, place) in task.targets.iter().zip(0..) {
            for name in std::iter::once(&target.name).chain(&target.former_names) {
                targets.entry(normal(name)).or_default().push((at, place));
            }
        }
    }
    targets
}

/// The names of the forms of all units in all periods of the notice's year.
fn form_names(notice: &Notice) -> BTreeMap<String, (UnitId, Period)> {
    let units = (0..).map(UnitId).zip(&notice.units.units);
    let names = units.flat_map(|(id, unit)| {
        notice.periods().flat_map(move |period| {
            let of = move |number: &SText| Identity::new(number, period, &unit.name).form;
            notice.numbers().map(move |number| (of(number), (id, period)))
        })
    });
    names.collect()
}
