//! Cells one after the other -> the cells of a sheet, while they stay within the bounds.

use std::collections::BTreeMap;

use calamine::Dimensions;

use crate::cell::{Area, CellRef};
use crate::diag::{Bound, Returned};

use super::limits::{CELLS, CHARACTERS, COLUMNS, MERGES, ROWS, SHEETS};
use super::refusal::{Refusal, beyond};
use super::workbook::Cell;

/// The cells of a sheet.
pub(super) type Cells = BTreeMap<CellRef, Cell>;

/// Counts over all sheets of a workbook.
pub(super) struct Collector {
    sheets: usize,
    cells: usize,
    characters: usize,
}

impl Collector {
    /// For a workbook of so many sheets.
    ///
    /// # Errors
    /// Where they are too many.
    pub(super) fn new(sheets: usize) -> Result<Collector, Refusal> {
        if sheets > SHEETS {
            return Err(Returned::Beyond { bound: Bound::Sheets, limit: SHEETS as u64 }.into());
        }
        Ok(Collector { sheets, cells: 0, characters: 0 })
    }

    /// Counts one sheet more.
    ///
    /// # Errors
    /// Where they are too many.
    pub(super) fn sheet(&mut self) -> Result<(), Refusal> {
        let more = Collector::new(self.sheets + 1)?;
        self.sheets = more.sheets;
        Ok(())
    }

    /// Counts a text of so many bytes, in a cell or beside one.
    ///
    /// # Errors
    /// Where there are too many texts, or they are too long together.
    pub(super) fn count(&mut self, bytes: usize, sheet: &str) -> Result<(), Refusal> {
        self.cells += 1;
        if self.cells > CELLS {
            return Err(beyond(Bound::Cells, CELLS, sheet, None));
        }
        self.grow(bytes, sheet)
    }

    /// Counts so many bytes more of a text that was counted.
    ///
    /// # Errors
    /// Where the texts are too long together.
    pub(super) fn grow(&mut self, bytes: usize, sheet: &str) -> Result<(), Refusal> {
        self.characters += bytes;
        if self.characters > CHARACTERS {
            return Err(beyond(Bound::Characters, CHARACTERS, sheet, None));
        }
        Ok(())
    }

    /// Puts `cell` at `place` (row and column, both from 0).
    ///
    /// # Errors
    /// Where a bound is passed, with the sheet and, for rows and columns, the cell.
    pub(super) fn add(
        &mut self,
        cells: &mut Cells,
        sheet: &str,
        (row, column): (u32, u32),
        cell: Cell,
    ) -> Result<(), Refusal> {
        let place = within(row, column, sheet)?;
        self.count(cell.text.len(), sheet)?;
        cells.insert(place, cell);
        Ok(())
    }
}

/// The cell, where a form may have something.
///
/// # Errors
/// The bound that is passed.
pub(super) fn within(row: u32, column: u32, sheet: &str) -> Result<CellRef, Refusal> {
    let narrow = u16::try_from(column).ok().map(|column| CellRef::new(row, column));
    if row >= ROWS {
        return Err(beyond(Bound::Rows, ROWS as usize, sheet, narrow));
    }
    match narrow {
        Some(cell) if column < COLUMNS => Ok(cell),
        Some(_) | None => Err(beyond(Bound::Columns, COLUMNS as usize, sheet, narrow)),
    }
}

/// Merged regions as areas. What lies outside any sheet is left out.
///
/// # Errors
/// Where there are too many.
pub(super) fn areas(merges: &[Dimensions], sheet: &str) -> Result<Vec<Area>, Refusal> {
    if merges.len() > MERGES {
        return Err(beyond(Bound::Merges, MERGES, sheet, None));
    }
    let cell = |(row, column)| Some(CellRef::new(row, u16::try_from(column).ok()?));
    let area = |one: &Dimensions| Some(Area { first: cell(one.start)?, last: cell(one.end)? });
    Ok(merges.iter().filter_map(area).collect())
}
