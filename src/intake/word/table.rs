//! A table of a document, cell by cell -> a sheet (ECMA-376 part 1, 17.4).

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::words::Words;
use crate::cell::{Area, CellRef};
use crate::diag::Bound;
use crate::intake::collect::{Cells, Collector, within};
use crate::intake::limits::{COLUMNS, MERGES, SHEETS};
use crate::intake::package::attribute;
use crate::intake::refusal::{Refusal, beyond};
use crate::intake::workbook::{Cell, Note, Sheet, Value};

/// A table that is being read.
pub(super) struct Table {
    name: String,
    cells: Cells,
    /// By their first cell.
    merges: BTreeMap<CellRef, Area>,
    /// In each column, the first cell of the merge that the row above ends in.
    open: BTreeMap<u32, CellRef>,
    notes: Vec<Note>,
    unshown: Vec<(CellRef, String)>,
    /// The tables inside its cells.
    inner: Vec<Inner>,
    row: u32,
    column: u32,
    span: u32,
    down: Down,
}

/// A table inside a cell of another, whose text also stands in that cell.
struct Inner {
    /// The cell, by row and column.
    place: (u32, u32),
    /// What of the cell's text is the table's.
    text: String,
    sheet: Sheet,
}

/// What `vMerge` says of a cell (17.4.84).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Down {
    Alone,
    First,
    Continued,
}

impl Table {
    /// A table without a row.
    pub(super) fn new(name: String) -> Table {
        Table {
            name,
            cells: Cells::new(),
            merges: BTreeMap::new(),
            open: BTreeMap::new(),
            notes: Vec::new(),
            unshown: Vec::new(),
            inner: Vec::new(),
            row: 0,
            column: 0,
            span: 1,
            down: Down::Alone,
        }
    }

    /// Takes what the start of an element in it says of rows and cells.
    pub(super) fn start(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        match name {
            b"tr" => (self.column, self.span) = (0, 1),
            b"tc" => (self.span, self.down) = (1, Down::Alone),
            b"gridBefore" => self.column = count(tag),
            b"gridSpan" => self.span = count(tag).max(1),
            b"vMerge" => self.down = down(tag),
            _ => {}
        }
    }

    /// Whether the current cell is in the first column, where rows are numbered.
    pub(super) fn is_first_column(&self) -> bool {
        self.column == 0
    }

    pub(super) fn close_row(&mut self) {
        self.row = self.row.saturating_add(1);
    }

    /// Puts the words of the current cell into it, and goes to the next.
    ///
    /// # Errors
    /// Where they stand too far away, or are too many.
    pub(super) fn close_cell(
        &mut self,
        words: &Words,
        collector: &mut Collector,
    ) -> Result<(), Refusal> {
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(self.span);
        let start = self.merge(row, column)?;
        self.put_unshown(&words.unshown, row, column, collector)?;
        let text = words.text.trim_end_matches('\n');
        let cell = Cell::new(text, Value::Text);
        match start {
            _ if text.is_empty() => Ok(()),
            // Word keeps what stood in a cell that is now part of another, and shows it nowhere.
            Some(start) if start.row < row => self.put_unshown(text, row, column, collector),
            Some(_) | None => collector.add(&mut self.cells, &self.name, (row, column), cell),
        }
    }

    fn put_unshown(
        &mut self,
        text: &str,
        row: u32,
        column: u32,
        collector: &mut Collector,
    ) -> Result<(), Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        collector.count(text.len(), &self.name)?;
        let place = within(row, column, &self.name)?;
        self.notes.push(Note { cell: Some(place), text: text.to_owned() });
        self.unshown.push((place, text.to_owned()));
        Ok(())
    }

    /// The first cell of the merge that the current cell belongs to.
    fn merge(&mut self, row: u32, column: u32) -> Result<Option<CellRef>, Refusal> {
        let last = column.saturating_add(self.span - 1).min(COLUMNS);
        let (Ok(first), Ok(last)) = (u16::try_from(column), u16::try_from(last)) else {
            return Ok(None);
        };
        let here = CellRef::new(row, first);
        let open = self.open.get(&column).copied().filter(|_| self.down == Down::Continued);
        let start = open.unwrap_or(here);
        if self.down == Down::Alone {
            self.open.remove(&column);
        } else {
            self.open.insert(column, start);
        }
        if self.down == Down::Alone && last <= first {
            return Ok(None);
        }
        let end = CellRef::new(row, last.max(first));
        self.merges.insert(start, Area { first: start, last: end });
        if self.merges.len() > MERGES {
            return Err(beyond(Bound::Merges, MERGES, &self.name, None));
        }
        Ok(Some(start))
    }

    /// Takes a table that stands in the current cell; gives back the text that the cell has of it.
    pub(super) fn enclose(&mut self, inner: Table) -> String {
        if inner.is_empty() {
            return String::new();
        }
        let texts = inner.cells.values().map(|cell| format!("{}\n", cell.text));
        let text: String = texts.collect();
        let place = (self.row, self.column);
        self.inner.push(Inner { place, text: text.clone(), sheet: inner.into_sheet() });
        text
    }

    /// The tables inside it that are more than a part of a cell: those that have rows, and more cells
    /// than the table around them, which then serves the layout only. Their text is taken out of its
    /// cells.
    /// What is left of it is looked through for each of them, so that a file can have only so many.
    ///
    /// # Errors
    /// Where they are too many.
    pub(super) fn take_larger(&mut self) -> Result<Vec<Sheet>, Refusal> {
        let own = self.cells.len();
        let is_larger = |one: &Inner| {
            let rows = one.sheet.cells.keys().last().map_or(0, |last| last.row);
            rows > 0 && one.sheet.cells.len() > own
        };
        let (larger, parts): (Vec<Inner>, Vec<Inner>) =
            std::mem::take(&mut self.inner).into_iter().partition(is_larger);
        if larger.len() > SHEETS {
            return Err(beyond(Bound::Sheets, SHEETS, &self.name, None));
        }
        larger.iter().for_each(|one| self.take_out(one));
        parts.into_iter().for_each(|one| self.keep_notes(one));
        Ok(larger.into_iter().map(|one| one.sheet).collect())
    }

    /// What a part of a cell has beside its text, the cell has.
    fn keep_notes(&mut self, inner: Inner) {
        let cell = u16::try_from(inner.place.1).ok();
        let cell = cell.map(|column| CellRef::new(inner.place.0, column));
        self.notes.extend(inner.sheet.notes.into_iter().map(|note| Note { cell, ..note }));
        let unshown = inner.sheet.unshown.into_iter();
        self.unshown.extend(unshown.filter_map(|(_, text)| Some((cell?, text))));
    }

    fn take_out(&mut self, inner: &Inner) {
        let Ok(column) = u16::try_from(inner.place.1) else { return };
        let place = CellRef::new(inner.place.0, column);
        let Some(cell) = self.cells.get_mut(&place) else { return };
        // The cell has no line's end behind its last line.
        let part = inner.text.trim_end_matches('\n');
        cell.text = cell.text.replacen(part, "", 1).trim_matches('\n').to_owned();
        if cell.text.is_empty() {
            self.cells.remove(&place);
        }
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.notes.is_empty()
    }

    pub(super) fn into_sheet(self) -> Sheet {
        Sheet {
            name: self.name,
            cells: self.cells,
            merges: self.merges.into_values().filter(|area| !area.is_one()).collect(),
            notes: self.notes,
            unshown: self.unshown,
            ..Sheet::default()
        }
    }
}

fn count(tag: &BytesStart<'_>) -> u32 {
    attribute(tag, b"val").and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

fn down(tag: &BytesStart<'_>) -> Down {
    match attribute(tag, b"val").as_deref() {
        Some("restart") => Down::First,
        Some(_) | None => Down::Continued,
    }
}
