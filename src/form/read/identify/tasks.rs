//! The rows of the tables -> the units whose tasks they are.

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::form::forms::Forms;
use crate::form::read::table::{Table, Tasks};
use crate::form::read::view::View;
use crate::notice::UnitId;

use super::Page;

/// The units that the rows could be of; of periods they say nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ByTasks<T> {
    /// Units that have all the tasks that are answered.
    pub(super) units: Vec<T>,
    /// Whether the tasks are all that the one unit has, and so its own table.
    pub(super) whole: bool,
    /// Units that have any of the tasks.
    any: Vec<T>,
}

impl<T: PartialEq> ByTasks<T> {
    /// Nothing is known.
    pub(super) const fn silent() -> ByTasks<T> {
        ByTasks { units: Vec::new(), whole: false, any: Vec::new() }
    }

    /// Whether there are rows of tasks, and none is of that unit.
    pub(super) fn speak_against(&self, unit: &T) -> bool {
        !self.any.is_empty() && !self.any.contains(unit)
    }
}

/// The units that the tables of `pages` could be of.
pub(super) fn of(forms: &Forms<'_>, pages: &[Page<'_>]) -> ByTasks<UnitId> {
    let answered = answered(forms, pages);
    let found: BTreeSet<usize> = answered.iter().map(|(task, _)| *task).collect();
    let units_of = |task: &usize| forms.notice.tasks[*task].units.iter().map(|one| one.id);
    let any: BTreeSet<UnitId> = found.iter().flat_map(units_of).collect();
    let has_all = |unit: &UnitId| found.iter().all(|task| units_of(task).any(|one| one == *unit));
    let named =
        |unit: &UnitId| answered.iter().all(|(_, only)| only.is_none_or(|one| one == *unit));
    let fitting: Vec<UnitId> =
        any.iter().copied().filter(|unit| has_all(unit) && named(unit)).collect();
    let whole = |unit: UnitId| forms.tasks_of(unit).iter().all(|task| found.contains(task));
    let whole = if let [only] = fitting[..] { whole(only) } else { false };
    ByTasks { whole, any: any.into_iter().collect(), units: fitting }
}

/// The tasks that are answered, each with the unit that its row names, where it names one.
fn answered(forms: &Forms<'_>, pages: &[Page<'_>]) -> BTreeSet<(usize, Option<UnitId>)> {
    let mut tasks = Tasks::new(&forms.tasks);
    let mut answered = BTreeSet::new();
    for page in pages {
        let is_of_tasks =
            |table: &&Table| !table.counts() || table.counts_by_task(&page.view, forms);
        for table in page.tables.iter().filter(is_of_tasks) {
            let rows = tasks.rows(&page.view, table, &BTreeSet::new());
            let says = rows.iter().filter(|row| has_answer(&page.view, table, row.row));
            answered.extend(says.filter_map(|row| {
                let named = forms.units.all(&table.units(&page.view, row.row));
                let only = if let [unit] = named[..] { Some(unit) } else { None };
                Some((row.found.task()?, only))
            }));
        }
    }
    answered
}

fn has_answer(view: &View<'_>, table: &Table, row: u32) -> bool {
    table.said().any(|at| !view.text(CellRef::new(row, at)).trim().is_empty())
}
