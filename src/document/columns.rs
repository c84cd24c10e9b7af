//! What the columns of a table must hold: their widths by their texts, and whether the table needs
//! the long side of its sheet.
//!
//! Widths are counted in characters (`han::cells`), so that both writers come to the same; what
//! they are on the sheet, `widths` says.

use std::ops::Range;

use crate::han;
use crate::length::Length;

use super::wholes::SHORT;
use super::{Align, Cell, Column, Style, Table, Text, Turn, Wholes, plain_text};

/// Cells are broken beyond so many characters: a column need not be wider.
const BROKEN_BEYOND: f64 = 10.0;
/// So many are broken only where a table has no room at all: a date, a head, a word of two.
const A_WORD_OR_TWO: f64 = 5.0;
/// The white at the sides of a cell, in characters.
const PADDING: f64 = 0.6;
/// A head of more characters than this may take two lines.
const HEAD: f64 = 3.0;
/// What a half-width character takes beyond half a cell: in some fonts a digit is so wide.
pub(super) const WIDE_DIGIT: f64 = 0.08;

/// The column under `head` that holds `cells`, as wide as its texts ask: short ones on one line
/// and centred, long ones broken and set from the left.
pub(super) fn natural<'c>(head: &Cell, cells: impl Iterator<Item = &'c Cell>) -> Column {
    let longest = cells.map(width).fold(0.0, f64::max);
    let wanted = needed(head, longest);
    let share = wanted + (longest - wanted).max(0.0).sqrt() + PADDING;
    let align = if longest > BROKEN_BEYOND { Align::Left } else { Align::Centre };
    Column { least: wanted.min(A_WORD_OR_TWO), wanted, ..Column::new(share, align) }
}

/// Makes the columns of `tables` wide enough for the longest of `names` that stands in them, and for the
/// longest number.
pub(super) fn hold_names<'t>(tables: impl Iterator<Item = &'t mut Table>, names: &[String]) {
    let wholes = Wholes::new(names);
    for table in tables {
        for row in &table.rows {
            for (column, cell) in table.columns.iter_mut().zip(row).filter(|(_, one)| !one.across) {
                for text in cell.lines.iter().filter_map(short) {
                    column.name = column.name.max(longest_name(&text, &wholes));
                    column.least = column.least.max(column.name);
                    column.unbroken = column.unbroken.max(longest_number(&text));
                }
            }
        }
    }
}

/// The characters of a line that is no running text.
fn short(line: &Text) -> Option<String> {
    let bytes = line.iter().map(|run| run.text.len()).sum::<usize>();
    (bytes <= SHORT * '字'.len_utf8()).then(|| plain_text(line))
}

/// What the longest number or Latin word of `text` takes; an address is broken all the same.
fn longest_number(text: &str) -> f64 {
    let pieces = text.split(|one| one == ' ' || han::Width::of(one) == han::Width::Full);
    pieces.map(han::cells).filter(|wide| *wide <= BROKEN_BEYOND).fold(0.0, f64::max)
}

/// What the longest of the names in `text` takes, with a mark that must not begin the next one.
fn longest_name(text: &str, wholes: &Wholes) -> f64 {
    let characters: Vec<char> = text.chars().collect();
    let held = |name: Range<usize>| {
        let mark = characters.get(name.end).filter(|next| !han::may_begin_line(**next));
        let mark = mark.map_or(0.0, |mark| han::Width::of(*mark).cells());
        room(&String::from_iter(&characters[name])) + mark
    };
    wholes.names_in(text).into_iter().map(held).fold(0.0, f64::max)
}

/// What `text` takes on a line, in any font.
fn room(text: &str) -> f64 {
    let half = text.chars().filter(|one| han::Width::of(*one) == han::Width::Half).count();
    han::cells(text) + f64::from(u32::try_from(half).unwrap_or(u32::MAX)) * WIDE_DIGIT
}

/// The characters that a column must have room for on one line.
fn needed(head: &Cell, longest: f64) -> f64 {
    let head = width(head);
    let head = if head > HEAD { (head / 2.0).ceil().max(HEAD) } else { head };
    longest.min(BROKEN_BEYOND).max(head).max(1.0)
}

/// The longest line of a cell.
fn width(cell: &Cell) -> f64 {
    cell.lines.iter().map(|line| han::cells(&plain_text(line))).fold(0.0, f64::max)
}

impl Style {
    /// Whether `table` stands along the long side of its sheet (8).
    pub fn is_sideways(&self, table: &Table) -> bool {
        match table.turn {
            Turn::Upright => false,
            Turn::Sideways => true,
            Turn::ByWidth => self.needs_long_side(table),
        }
    }

    fn needs_long_side(&self, table: &Table) -> bool {
        let longest = |at: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.across);
            cells.map(width).fold(0.0, f64::max)
        };
        let columns = table.head.iter().enumerate();
        let characters: f64 = columns.map(|(at, head)| needed(head, longest(at))).sum();
        let padding = self.table.padding_x * 2.0;
        let wide: Length = table.columns.iter().map(|_| padding).sum();
        self.table.cell.size * characters + wide > self.paper.area_width
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Column, Role, Run, Style, Table, Turn};
    use super::natural;
    use crate::origin::Place;

    fn cell(text: &str) -> Cell {
        Cell::new(vec![vec![Run::new(text, Role::Text, Place::Nowhere)]])
    }

    fn table(columns: usize, turn: Turn) -> Table {
        let head: Vec<Cell> = (0..columns).map(|_| cell("指标名称")).collect();
        let row: Vec<Cell> = (0..columns).map(|_| cell("完成情况良好")).collect();
        let columns: Vec<Column> = head.iter().map(|head| natural(head, row.iter())).collect();
        Table { columns, head, rows: vec![row], turn, ..Table::default() }
    }

    #[test]
    fn many_columns_need_the_long_side() {
        let style = Style::GB9704;
        assert!(!style.is_sideways(&table(5, Turn::ByWidth)));
        assert!(style.is_sideways(&table(9, Turn::ByWidth)));
        assert!(style.is_sideways(&table(2, Turn::Sideways)));
        assert!(!style.is_sideways(&table(9, Turn::Upright)));
    }
}
