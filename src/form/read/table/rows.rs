//! The rows of a table -> the tasks they are of, told by 实事名称 and 序号.
//!
//! A row without a name goes on with the one above it: a page break splits rows, and a merged
//! name covers several.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::CellRef;
use crate::form::forms::{Match, TaskNames};
use crate::form::read::view::View;
use crate::form::words;

use super::{Column, Table};

/// Pairs of letters that are compared at most, in a file: further names must be exact. A file may
/// have ten thousand rows and a notice hundreds of tasks; a hundred rows of a hundred tasks, the
/// names of ordinary length, take a twentieth of it.
const COMPARED: usize = 50_000_000;

/// A row of the table of tasks.
#[derive(Clone, Debug)]
pub(in crate::form::read) struct Row {
    /// The row of the sheet.
    pub(in crate::form::read) row: u32,
    /// Which task it is of.
    pub(in crate::form::read) found: Match,
    /// 实事名称 as it is written.
    pub(in crate::form::read) name: String,
}

/// A row before those around it are asked.
struct Written<'f> {
    row: u32,
    name: String,
    /// Whether its 序号 is a number, of a task or not.
    is_number: bool,
    /// The tasks that the notice counts so.
    numbered: &'f [usize],
    /// Which task it is of by itself.
    found: Match,
}

/// The tasks of a notice, asked for the rows of one file.
pub(in crate::form::read) struct Tasks<'f> {
    names: &'f TaskNames,
    /// How many pairs of letters may still be compared.
    left: usize,
}

impl<'f> Tasks<'f> {
    /// Those of `names`, for another file.
    pub(in crate::form::read) const fn new(names: &'f TaskNames) -> Tasks<'f> {
        Tasks { names, left: COMPARED }
    }

    /// The rows of `table`, those of its heads aside. Rows of the `foot` are of no task unless
    /// their name is one's.
    pub(in crate::form::read) fn rows(
        &mut self,
        view: &View<'_>,
        table: &Table,
        foot: &BTreeSet<u32>,
    ) -> Vec<Row> {
        let written = self.written(view, table);
        let trusted = !written.iter().any(|row| self.counts_otherwise(row));
        let mut above = Match::Nameless;
        let rows = written.into_iter().map(|one| {
            let Written { row, name, found, .. } = one;
            let found = match self.names.namesakes(&name).filter(|_| !trusted) {
                Some(tasks) => Match::Doubt(tasks.to_vec()),
                None => found,
            };
            let found = match (found.task(), foot.contains(&row)) {
                (None, true) => Match::Nameless,
                (None, false) if self.goes_on(view, table, row, (&found, &above)) => above.clone(),
                (Some(_), _) | (None, false) => found,
            };
            above = found.clone();
            Row { row, found, name }
        });
        rows.collect()
    }

    /// The rows as name and number alone tell them.
    fn written(&mut self, view: &View<'_>, table: &Table) -> Vec<Written<'f>> {
        let nameless = table.columns(Column::Name).is_empty();
        // Two tasks may have one name: their numbers tell them apart.
        let mut known: BTreeMap<(String, &[usize]), Match> = BTreeMap::new();
        let mut rows = Vec::new();
        for row in table.rows.iter().copied().filter(|row| !is_caption(view, table, *row)) {
            let name = table.text(view, row, Column::Name).to_owned();
            let number = table.text(view, row, Column::Number);
            let (is_number, numbered) =
                (words::number(number).is_some(), self.names.numbered(number));
            let asked = (name.clone(), numbered);
            let found = match known.get(&asked) {
                Some(found) => found.clone(),
                None => self.names.find(&name, numbered, nameless, &mut self.left),
            };
            known.insert(asked, found.clone());
            rows.push(Written { row, name, is_number, numbered, found });
        }
        rows
    }

    /// Whether the row shows a number that the notice gives to none of its name: then the unit counts its rows
    /// itself, and its numbers tell nothing.
    fn counts_otherwise(&self, row: &Written<'_>) -> bool {
        let of_name = match (&row.found, self.names.namesakes(&row.name)) {
            (_, Some(tasks)) => tasks,
            (Match::Sure(task), None) => std::slice::from_ref(task),
            (_, None) => return false,
        };
        let says = row.is_number || !row.numbered.is_empty();
        says && !of_name.iter().any(|task| row.numbered.contains(task))
    }

    /// Whether the row goes on with the one above: it names nothing, or has that one's number again, and says
    /// something.
    fn goes_on(
        &self,
        view: &View<'_>,
        table: &Table,
        row: u32,
        (found, above): (&Match, &Match),
    ) -> bool {
        let own = table.text(view, row, Column::Number).trim();
        let again = above.task().is_some_and(|task| self.names.numbered(own).contains(&task));
        let numbered = !own.is_empty() && !again;
        let says = table.texts().any(|at| {
            let own = view.sheet.cells.get(&CellRef::new(row, at));
            own.is_some_and(|cell| !cell.text.trim().is_empty())
        });
        *found == Match::Nameless && !numbered && says
    }
}

/// Whether the row is one merged cell, or says something to the left of the answers only: a
/// caption or a note.
fn is_caption(view: &View<'_>, table: &Table, row: u32) -> bool {
    let shown = |at: u16| view.at(CellRef::new(row, at)).map(|(first, _)| first);
    let at = |column| table.columns(column).first().and_then(|at| shown(*at));
    let asks = if table.counts() { at(Column::Done) } else { table.texts().next().and_then(shown) };
    match (at(Column::Name), asks) {
        (Some(name), Some(answer)) => name == answer,
        (Some(_), None) | (None, _) => {
            // The merged caption reaches from the first column on.
            at(Column::Number)
                .is_some_and(|first| Some(first) == asks || Some(first) == at(Column::Name))
        }
    }
}
