//! The rows of a table -> the tasks they are of, told by 实事名称 and 序号.
//!
//! A row without a name goes on with the one above it: a page break splits rows, and a merged
//! name covers several.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::cell::CellRef;
use crate::form::forms::{Match, TaskNames, among};
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
    /// The tasks of the section that it stands in, where a heading above names one.
    section: Range<usize>,
    /// Which task it is of by itself.
    found: Match,
    /// Whether it says that it goes on with the row above (（续）).
    is_rest: bool,
}

/// Under which headings of the notice rows stand.
#[derive(Default)]
struct Under {
    /// The tasks of the part.
    part: Range<usize>,
    /// The tasks of the section, or of the part; none where nobody knows.
    section: Range<usize>,
}

impl Under {
    /// A row without an answer may be a heading; one that the notice does not have ends what is known.
    fn heading(&mut self, names: &TaskNames, view: &View<'_>, row: u32) {
        let texts = view.row(row).map(|(_, cell)| cell.text.trim()).filter(|text| !text.is_empty());
        let text = texts.collect::<Vec<_>>().join("、");
        match names.section(&text, &self.part) {
            Some(section) => {
                self.section = section.tasks.clone();
                if section.is_part {
                    self.part = section.tasks.clone();
                }
            }
            None => *self = Under::default(),
        }
    }
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
            let Written { row, name, found, numbered, section, is_rest, .. } = one;
            let numbered = if trusted { numbered } else { &[] };
            let namesakes = self.names.namesakes(&name);
            let found = namesakes.map_or(found, |tasks| among(tasks, numbered, &section));
            let found = match (found.task(), foot.contains(&row)) {
                (None, true) => Match::Nameless,
                // The office's own row is of the task above, though nothing stands in it (any more), or blanks.
                (None, false) if is_rest => above.clone(),
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
        let mut under = Under::default();
        for row in table.rows.iter().copied() {
            if is_caption(view, table, row) {
                under.heading(self.names, view, row);
                continue;
            }
            let name = table.text(view, row, Column::Name);
            let is_rest = words::goes_on(name);
            let name = if is_rest { String::new() } else { name.to_owned() };
            let number = table.text(view, row, Column::Number).trim();
            let asked = (name.clone(), self.names.numbered(number));
            let found = match known.get(&asked) {
                Some(found) => found.clone(),
                None => self.names.find(&name, asked.1, nameless, &mut self.left),
            };
            known.insert(asked, found.clone());
            let is_task = matches!(found, Match::Sure(_)) || self.names.namesakes(&name).is_some();
            if !is_task && !says(view, table, row) {
                under.heading(self.names, view, row);
            }
            let number = match number {
                "" => Cow::Owned(self.names.number_before(&name)),
                number => Cow::Borrowed(number),
            };
            let numbered = self.names.numbered(&number);
            let is_number = words::number(&number).is_some();
            let section = under.section.clone();
            rows.push(Written { row, name, is_number, numbered, section, found, is_rest });
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
        let shows = row.is_number || !row.numbered.is_empty();
        shows && !of_name.iter().any(|task| row.numbered.contains(task))
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
        *found == Match::Nameless && !numbered && says(view, table, row)
    }
}

/// Whether the row itself says something where an answer is asked for.
fn says(view: &View<'_>, table: &Table, row: u32) -> bool {
    let own = |at| view.sheet.cells.get(&CellRef::new(row, at));
    let mut texts = table.said().filter_map(own);
    texts.any(|cell| !cell.text.trim().is_empty())
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
