//! Rows of the document -> tables that Word can set without losing sight of what their rows belong
//! to.
//!
//! Of a table that runs over a page Word repeats the head and nothing else: a cell over many rows
//! is shown on their first page, and of a row that is divided the further pages show blanks beside
//! what goes on. So rows that a page may divide become a table of their own, whose head names on
//! every page what they belong to. How many lines a text takes, page layout has said
//! (`Cell::broken`); where a page ends, only Word knows.

use std::borrow::Cow;

use crate::document::{Cell, Style, Table, tied_rows};
use crate::length::Length;

/// A row takes no more of the type area than this, or a page may divide it.
const PART_OF_PAGE: f64 = 0.8;

/// Rows that stand in one table of Word's.
#[derive(Default)]
pub(super) struct Part<'a> {
    /// What its head says besides the names of the columns.
    pub(super) naming: Vec<Naming>,
    /// Which columns it names; below those the rows are blank.
    pub(super) named: Vec<bool>,
    /// The rows.
    pub(super) rows: Vec<Row<'a>>,
}

/// A cell of the row that names what the rows of a part belong to.
pub(super) struct Naming {
    pub(super) cell: Cell,
    /// So many columns.
    pub(super) span: usize,
}

/// A row, and what Word may do with it.
pub(super) struct Row<'a> {
    pub(super) cells: Cow<'a, [Cell]>,
    /// Whether it stays on the page of the next one.
    pub(super) keep: bool,
    /// Whether a page may end inside it.
    pub(super) divided: bool,
    /// Its least height.
    pub(super) least: Length,
}

/// The parts of `table`, at least one.
pub(super) fn parts<'a>(table: &'a Table, style: &Style) -> Vec<Part<'a>> {
    let sheet = Sheet { table, style };
    let mut parts = vec![Part::default()];
    for group in tied_rows(&table.rows) {
        let rows = &table.rows[group];
        match parts.last_mut().filter(|part| part.naming.is_empty()) {
            Some(part) if sheet.stays_whole(rows) => part.rows.extend(sheet.kept(rows)),
            _ if sheet.stays_whole(rows) => {
                parts.push(Part { rows: sheet.kept(rows), ..Part::default() });
            }
            _ => parts.extend(sheet.divided(rows)),
        }
    }
    let first_is_empty = parts.len() > 1 && parts[0].rows.is_empty();
    parts.drain(..usize::from(first_is_empty));
    parts
}

struct Sheet<'t, 's> {
    table: &'t Table,
    style: &'s Style,
}

impl<'t> Sheet<'t, '_> {
    /// Rows that stay on one page.
    fn kept(&self, rows: &'t [Vec<Cell>]) -> Vec<Row<'t>> {
        let last = rows.len() - 1;
        let row = |(at, cells): (usize, &'t Vec<Cell>)| Row {
            cells: Cow::Borrowed(cells.as_slice()),
            keep: at < last || cells.iter().any(|cell| cell.across),
            divided: false,
            least: self.least(cells),
        };
        rows.iter().enumerate().map(row).collect()
    }

    fn stays_whole(&self, rows: &[Vec<Cell>]) -> bool {
        let height: Length = rows.iter().map(|row| self.height(row)).sum();
        let area = self.style.paper.area_height;
        self.style.table.stay_together(height, area) || rows.len() == 1 && !self.is_too_high(height)
    }

    /// The parts of rows that a page may divide: a row that no page holds stands in one of its own, and each
    /// stretch of rows under the same cells in another.
    fn divided(&self, rows: &[Vec<Cell>]) -> Vec<Part<'static>> {
        let under = covered_from(rows);
        let is_high = |at: usize| self.is_too_high(self.height(&rows[at]));
        let goes_on = |one: &usize, next: &usize| {
            !is_high(*one)
                && !is_high(*next)
                && tall(rows, &under[*one]) == tall(rows, &under[*next])
        };
        let all: Vec<usize> = (0..rows.len()).collect();
        let stretch = |at: &[usize]| {
            let covering: Vec<&Cell> =
                under[at[0]].iter().enumerate().map(|(column, row)| &rows[*row][column]).collect();
            let stretch = &rows[at[0]..=at[at.len() - 1]];
            match stretch {
                [row] if is_high(at[0]) => self.part(stretch, again_of_row(row, &covering)),
                _ => self.part(stretch, again(&covering, |cell| cell.rows > 1)),
            }
        };
        all.chunk_by(goes_on).map(stretch).collect()
    }

    /// One part, in which the cells that come `again` stand in its head.
    fn part(&self, rows: &[Vec<Cell>], again: Vec<Option<Cell>>) -> Part<'static> {
        let own = |(at, row): (usize, &Vec<Cell>)| {
            let cell = |(column, cell): (usize, &Cell)| match again.get(column) {
                Some(Some(_)) if at == 0 => Cell { rows: rows.len(), ..Cell::default() },
                Some(Some(_)) => Cell::covered(),
                _ => Cell { rows: 1, ..cell.clone() },
            };
            let cells: Vec<Cell> = row.iter().enumerate().map(cell).collect();
            let divided = self.is_too_high(self.height(row));
            Row { cells: cells.into(), keep: false, divided, least: self.least(row) }
        };
        let rows = rows.iter().enumerate().map(own).collect();
        let named = again.iter().map(Option::is_some).collect();
        Part { rows, named, naming: naming(again) }
    }

    fn is_too_high(&self, height: Length) -> bool {
        height > self.style.paper.area_height * PART_OF_PAGE
    }

    fn height(&self, row: &[Cell]) -> Length {
        let table = &self.style.table;
        let cells = row.iter().zip(&self.table.columns).filter(|(cell, _)| cell.rows == 1);
        let heights = cells.map(|(cell, column)| table.height_of(cell, column.align));
        (heights.fold(Length::ZERO, Length::max) + table.around()).max(self.least(row))
    }

    /// The least height of a row.
    fn least(&self, row: &[Cell]) -> Length {
        let least = self.style.table.min_row;
        if self.table.is_to_be_written_in(row) { least.max(self.table.least_blank) } else { least }
    }
}

/// Of each row, in which row the cell stands that covers it, column by column.
fn covered_from(rows: &[Vec<Cell>]) -> Vec<Vec<usize>> {
    let mut under: Vec<Vec<usize>> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let above = under.last();
        let from = |(column, cell): (usize, &Cell)| match above.and_then(|above| above.get(column))
        {
            Some(above) if cell.rows == 0 => *above,
            _ => at,
        };
        under.push(row.iter().enumerate().map(from).collect());
    }
    under
}

/// The cells that cover a row among others, by the rows in which they stand; none where one is of that row alone.
fn tall(rows: &[Vec<Cell>], under: &[usize]) -> Vec<Option<usize>> {
    let is_tall = |(column, row): (usize, &usize)| (rows[*row][column].rows > 1).then_some(*row);
    under.iter().enumerate().map(is_tall).collect()
}

/// The cells of a row that come again where it is divided: those that cover it, and its short ones.
fn again_of_row(row: &[Cell], covering: &[&Cell]) -> Vec<Option<Cell>> {
    let longest = row.iter().map(lines_of).max().unwrap_or(0);
    let own: Vec<&Cell> = row
        .iter()
        .enumerate()
        .map(|(at, cell)| if cell.rows == 0 { covering[at] } else { cell })
        .collect();
    again(&own, |cell| Style::is_short(lines_of(cell), longest))
}

/// The cells for which `comes` is true, whole.
fn again(cells: &[&Cell], comes: impl Fn(&Cell) -> bool) -> Vec<Option<Cell>> {
    let one = |cell: &&Cell| comes(cell).then(|| Cell { rows: 1, ..Cell::clone(cell) });
    cells.iter().map(one).collect()
}

/// The row of a head that holds the cells that come again, each as wide as the way to the next;
/// nothing where they say nothing.
fn naming(again: Vec<Option<Cell>>) -> Vec<Naming> {
    let mut row: Vec<Naming> = Vec::new();
    for cell in again {
        match (cell, row.last_mut()) {
            (None, Some(before)) => before.span += 1,
            (cell, _) => row.push(Naming { cell: unbroken(cell.unwrap_or_default()), span: 1 }),
        }
    }
    let says = row.iter().any(|one| one.cell.texts().next().is_some());
    if says { row } else { Vec::new() }
}

/// A cell as wide as nobody has measured.
fn unbroken(cell: Cell) -> Cell {
    Cell { broken: Vec::new(), ..cell }
}

/// The lines of a cell in its column. A text that nobody has broken is taken for a line.
fn lines_of(cell: &Cell) -> usize {
    let lines = cell.texts().map(|(_, broken)| broken.map_or(1, |broken| broken.ends.len()));
    lines.sum::<usize>() + cell.bars.len()
}
