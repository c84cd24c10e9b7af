//! The rows of the tables -> the units whose tasks they are.

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::form::forms::Forms;
use crate::form::read::table::{Column, Table, Tasks};
use crate::form::read::view::View;
use crate::notice::UnitId;

use super::Page;
use super::units::Units;

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
pub(super) fn of(forms: &Forms<'_>, pages: &[Page<'_>], units: &Units) -> ByTasks<UnitId> {
    let mut tasks = Tasks::new(forms.notice);
    let mut answered: BTreeSet<(usize, Option<UnitId>)> = BTreeSet::new();
    for page in pages {
        for table in page.tables.iter().filter(|table| !table.counts()) {
            let rows = tasks.rows(&page.view, table, &BTreeSet::new());
            let says = rows.iter().filter(|row| has_answer(&page.view, table, row.row));
            answered.extend(says.filter_map(|row| {
                let named = units.all(table.text(&page.view, row.row, Column::Units));
                let only = if let [unit] = named[..] { Some(unit) } else { None };
                Some((row.found.task()?, only))
            }));
        }
    }
    let of_task =
        |unit: UnitId, task: usize| forms.notice.tasks[task].units.iter().any(|one| one.id == unit);
    let all = |unit: UnitId| answered.iter().all(|(task, _)| of_task(unit, *task));
    let fits = |unit: &UnitId| {
        let named = answered.iter().all(|(_, only)| only.is_none_or(|only| only == *unit));
        !answered.is_empty() && all(*unit) && named
    };
    let owing = || forms.iter().map(|(unit, _)| unit);
    let fitting: Vec<UnitId> = owing().filter(fits).collect();
    let found: BTreeSet<usize> = answered.iter().map(|(task, _)| *task).collect();
    let whole = fitting.first().is_some_and(|unit| {
        (0..forms.notice.tasks.len())
            .filter(|task| of_task(*unit, *task))
            .all(|task| found.contains(&task))
    });
    let any = owing().filter(|unit| found.iter().any(|task| of_task(*unit, *task)));
    ByTasks { whole: whole && fitting.len() == 1, any: any.collect(), units: fitting }
}

fn has_answer(view: &View<'_>, table: &Table, row: u32) -> bool {
    let mut columns = table.columns(Column::Answer).iter();
    columns.any(|at| !view.text(CellRef::new(row, *at)).trim().is_empty())
}
