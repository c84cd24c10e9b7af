//! What the workbook library does not give of a sheet, read by passes of our own: merged regions
//! of .ods, what is hidden, which cells a formula made, and texts that stand in no cell.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::cell::{Area, CellRef};
use crate::diag::Bound;

use super::collect::{Collector, within};
use super::limits::{CELLS, COLUMNS, MERGES, ROWS};
use super::refusal::{Refusal, beyond};
use super::threaded::own_words;
use super::value::is_picture;
use super::workbook::{Cell, Note, Sheet, Value};

/// The layout of a sheet.
#[derive(Default)]
pub(super) struct Layout {
    pub(super) merges: Vec<Area>,
    /// Rows and columns that are hidden, as they are said: some say the same again and again.
    rows: Vec<Range<u32>>,
    columns: Vec<Range<u32>>,
    /// The cells that formulas make, with the formula; empty where another cell has it.
    pub(super) formulas: BTreeMap<CellRef, String>,
    /// The text a cell shows, where the file says so.
    pub(super) shown: BTreeMap<CellRef, String>,
    pub(super) notes: Vec<Note>,
    /// The cells with a picture in them, or under the upper left corner of one.
    pub(super) pictures: BTreeSet<CellRef>,
    /// The cells whose words are struck through.
    pub(super) struck: BTreeMap<CellRef, Struck>,
}

/// What of a cell is struck through.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Struck {
    /// All it shows.
    Whole,
    /// Some of its words.
    Part {
        /// The others.
        shown: String,
        /// Those.
        struck: String,
    },
}

impl Struck {
    /// Of a cell that shows these words, and has those struck through; `None` where none are.
    pub(super) fn of(shown: String, struck: String) -> Option<Struck> {
        match (shown.trim().is_empty(), struck.trim().is_empty()) {
            (_, true) => None,
            (true, false) => Some(Struck::Whole),
            (false, false) => Some(Struck::Part { shown, struck }),
        }
    }
}

impl Layout {
    /// Adds a merged region. What lies outside the rows and columns that may be filled is left out.
    ///
    /// # Errors
    /// Where there are too many.
    pub(super) fn merge(&mut self, area: Area, sheet: &str) -> Result<(), Refusal> {
        if area.is_one() || area.first.row >= ROWS || u32::from(area.first.column) >= COLUMNS {
            return Ok(());
        }
        self.merges.push(area);
        if self.merges.len() > MERGES {
            return Err(beyond(Bound::Merges, MERGES, sheet, None));
        }
        Ok(())
    }

    /// Notes that rows from `first`, so many of them, are hidden.
    pub(super) fn hide_rows(&mut self, first: u32, rows: u32) {
        self.rows.push(first.min(ROWS)..first.saturating_add(rows).min(ROWS));
    }

    /// Notes that columns from `first`, so many of them, are hidden.
    pub(super) fn hide_columns(&mut self, first: u32, columns: u32) {
        self.columns.push(first.min(COLUMNS)..first.saturating_add(columns).min(COLUMNS));
    }

    /// The rows and the columns that are hidden.
    pub(super) fn hidden(&mut self) -> (BTreeSet<u32>, BTreeSet<u16>) {
        let columns = together(std::mem::take(&mut self.columns)).into_iter();
        let rows = together(std::mem::take(&mut self.rows));
        (rows, columns.filter_map(|column| u16::try_from(column).ok()).collect())
    }

    /// Notes the cells under pictures; those where no form has anything are left out.
    pub(super) fn lay_pictures(&mut self, cells: BTreeSet<CellRef>) {
        let inside = |cell: &CellRef| cell.row < ROWS && u32::from(cell.column) < COLUMNS;
        self.pictures.extend(cells.into_iter().filter(inside));
    }

    /// Notes that a formula makes the cell.
    ///
    /// # Errors
    /// Where there are too many, or one stands where no form has anything.
    pub(super) fn formula(
        &mut self,
        cell: CellRef,
        text: String,
        sheet: &str,
    ) -> Result<(), Refusal> {
        within(cell.row, cell.column.into(), sheet)?;
        self.formulas.insert(cell, text);
        if self.formulas.len() > CELLS {
            return Err(beyond(Bound::Cells, CELLS, sheet, None));
        }
        Ok(())
    }

    /// Puts the layout on `sheet`, whose cells were read. A formula that was saved without its
    /// value is an error of its cell, so that it is not taken for an empty one.
    ///
    /// # Errors
    /// Where the texts are too many.
    pub(super) fn put(
        mut self,
        sheet: &mut Sheet,
        collector: &mut Collector,
    ) -> Result<(), Refusal> {
        let name = sheet.name.clone();
        let (hidden_rows, hidden_columns) = self.hidden();
        for (place, formula) in std::mem::take(&mut self.formulas) {
            if is_picture(&formula) {
                self.pictures.insert(place);
                continue;
            }
            if let Some(cell) = sheet.cells.get_mut(&place) {
                cell.formula = true;
                continue;
            }
            let cell = Cell { text: format!("={formula}"), value: Value::Error, formula: true };
            collector.add(&mut sheet.cells, &name, (place.row, place.column.into()), cell)?;
        }
        for place in self.pictures {
            let old = sheet.cells.get(&place).map(|cell| cell.value);
            if matches!(old, None | Some(Value::Error)) {
                sheet.cells.remove(&place);
                let at = (place.row, place.column.into());
                collector.add(&mut sheet.cells, &name, at, Cell::picture())?;
            }
        }
        for (place, text) in self.shown {
            if let Some(cell) = sheet.cells.get_mut(&place).filter(|_| !text.is_empty()) {
                cell.text = text;
            }
        }
        for (place, struck) in std::mem::take(&mut self.struck) {
            self.notes.extend(strike(sheet, place, struck));
        }
        for note in &self.notes {
            collector.count(note.text.len(), &name)?;
        }
        sheet.merges.extend(self.merges);
        (sheet.hidden_rows, sheet.hidden_columns) = (hidden_rows, hidden_columns);
        let own = |note: Note| Note { text: own_words(note.text), ..note };
        sheet.notes.extend(self.notes.into_iter().map(own));
        Ok(())
    }
}

/// Takes from a cell what is struck through, which is a note of it from then on.
fn strike(sheet: &mut Sheet, place: CellRef, struck: Struck) -> Option<Note> {
    let cell = sheet.cells.get_mut(&place).filter(|cell| cell.value != Value::Picture)?;
    let text = match struck {
        Struck::Whole => sheet.cells.remove(&place)?.text,
        Struck::Part { shown, struck } => {
            cell.text = lines(&shown).trim_matches('\n').to_owned();
            lines(&struck).trim_matches('\n').to_owned()
        }
    };
    if text.trim().is_empty() {
        return None;
    }
    sheet.unshown.push((place, text.clone()));
    Some(Note { cell: Some(place), text })
}

/// Line ends as everywhere; a file may write one that XML would lose as `_x000D_`.
fn lines(text: &str) -> String {
    text.replace("_x000D_", "\r").replace("\r\n", "\n").replace('\r', "\n")
}

/// What ranges hold between them, each number once however many have it.
fn together(mut ranges: Vec<Range<u32>>) -> BTreeSet<u32> {
    ranges.sort_unstable_by_key(|range| range.start);
    let (mut held, mut end) = (BTreeSet::new(), 0);
    for range in ranges {
        held.extend(range.start.max(end)..range.end);
        end = end.max(range.end);
    }
    held
}
