//! A sheet as its reader sees it: a merged cell shows its text in each row and column it covers.

use std::collections::BTreeMap;

use crate::cell::{Area, CellRef};
use crate::diag::Strip;
use crate::intake::{Cell, Sheet};

/// A sheet and which cells its merged regions cover.
pub(super) struct View<'s> {
    /// The sheet.
    pub(super) sheet: &'s Sheet,
    /// Its place in the workbook.
    pub(super) number: usize,
    /// The first cell of the region that covers a cell, the first cells themselves aside.
    covered: BTreeMap<CellRef, CellRef>,
    /// The merged regions by their first cells.
    regions: BTreeMap<CellRef, Area>,
    /// The last row that holds something.
    pub(super) last_row: u32,
    /// The last column that holds something.
    pub(super) last_column: u16,
}

impl<'s> View<'s> {
    /// The sheet of that place in the workbook.
    pub(super) fn new(number: usize, sheet: &'s Sheet) -> View<'s> {
        let last_row = sheet.cells.keys().next_back().map_or(0, |cell| cell.row);
        let last_column = sheet.cells.keys().map(|cell| cell.column).max().unwrap_or(0);
        let (covered, mut regions) = (BTreeMap::new(), BTreeMap::new());
        for area in &sheet.merges {
            regions.entry(area.first).or_insert(*area);
        }
        let mut view = View { sheet, number, covered, regions, last_row, last_column };
        view.cover();
        view
    }

    /// Regions reach no further than what is written: below and beyond there is nothing to read. How many
    /// cells they cover is bounded where the file is opened.
    fn cover(&mut self) {
        for area in &self.sheet.merges {
            let rows = area.first.row..=area.last.row.min(self.last_row);
            let columns = area.first.column..=area.last.column.min(self.last_column);
            for cell in rows.flat_map(|row| columns.clone().map(move |at| CellRef::new(row, at))) {
                if cell != area.first {
                    self.covered.insert(cell, area.first);
                }
            }
        }
    }

    /// What shows at `place`, and the cell that holds it.
    pub(super) fn at(&self, place: CellRef) -> Option<(CellRef, &'s Cell)> {
        if let Some(cell) = self.sheet.cells.get(&place) {
            return Some((place, cell));
        }
        let first = *self.covered.get(&place)?;
        Some((first, self.sheet.cells.get(&first)?))
    }

    /// The cell whose text shows where the one at `place`, which holds a text of its own, is covered.
    pub(super) fn over(&self, place: CellRef) -> Option<CellRef> {
        self.covered.get(&place).copied().filter(|_| self.sheet.cells.contains_key(&place))
    }

    /// The cells that hold something and are covered, with the cell over each.
    pub(super) fn covered(&self) -> impl Iterator<Item = (CellRef, CellRef)> {
        let covered = self.covered.iter();
        covered.filter(|(at, _)| self.sheet.cells.contains_key(at)).map(|(at, over)| (*at, *over))
    }

    /// In what the cell at `place` is hidden; a merged one is seen where any part of it is.
    pub(super) fn hides(&self, place: CellRef) -> Option<Strip> {
        let sheet = self.sheet;
        if sheet.hidden {
            return Some(Strip::Sheet);
        }
        let by_column = sheet.hidden_columns.contains(&place.column);
        if !by_column && !sheet.hidden_rows.contains(&place.row) {
            return None;
        }
        let area = self.region(place).unwrap_or(Area::one(place));
        let columns = || area.first.column..=area.last.column;
        let rows = || area.first.row..=area.last.row;
        if by_column && columns().all(|column| sheet.hidden_columns.contains(&column)) {
            return Some(Strip::Column);
        }
        rows().all(|row| sheet.hidden_rows.contains(&row)).then_some(Strip::Row)
    }

    /// The merged region whose first cell that is.
    pub(super) fn region(&self, first: CellRef) -> Option<Area> {
        self.regions.get(&first).copied()
    }

    /// The text that shows at `place`.
    pub(super) fn text(&self, place: CellRef) -> &'s str {
        self.at(place).map_or("", |(_, cell)| cell.text.as_str())
    }

    /// The cells of that row that hold something themselves.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (CellRef, &'s Cell)> {
        let cells = self.sheet.cells.range(CellRef::new(row, 0)..CellRef::new(row + 1, 0));
        cells.map(|(place, cell)| (*place, cell))
    }

    /// The rows in which something is written, in order.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.sheet.cells.keys().map(|cell| cell.row).collect();
        rows.dedup();
        rows
    }
}
