//! Places on a sheet: a cell, and a rectangle of cells, as the user sees them (`B7`, `A1:E1`).

use std::fmt;

use serde::{Deserialize, Serialize};

/// A cell by row and column, both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRef {
    /// The row; row 1 of the sheet is 0.
    pub row: u32,
    /// The column; column A is 0.
    pub column: u16,
}

/// The rows and columns of the largest sheet (Excel since 2007).
const ROWS: u32 = 1 << 20;
const COLUMNS: u16 = 1 << 14;

impl CellRef {
    /// The cell of that row and column, both from 0.
    pub const fn new(row: u32, column: u16) -> CellRef {
        CellRef { row, column }
    }

    /// The cell that `text` names: `B7`, in a formula also `$B$7`; `None` where no sheet has it.
    pub fn parse(text: &str) -> Option<CellRef> {
        let text = text.strip_prefix('$').unwrap_or(text);
        let digits = text.find(|c: char| !c.is_ascii_alphabetic())?;
        let (letters, row) = text.split_at(digits);
        let row = row.strip_prefix('$').unwrap_or(row);
        let plain = row.bytes().all(|byte| byte.is_ascii_digit()) && !row.starts_with('0');
        let row = row.parse::<u32>().ok().filter(|row| plain && *row <= ROWS)?;
        let column = letters.bytes().try_fold(0_u16, |sum, letter| {
            let digit = u16::from(letter.to_ascii_uppercase() - b'A') + 1;
            sum.checked_mul(26)?.checked_add(digit).filter(|sum| *sum <= COLUMNS)
        });
        Some(CellRef { row: row.checked_sub(1)?, column: column?.checked_sub(1)? })
    }

    /// As a formula names it wherever it stands: `$B$7`.
    pub fn absolute(self) -> String {
        format!("${}${}", letters(self.column), self.row + 1)
    }
}

/// As the sheet names it: `B7`.
impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.column), self.row + 1)
    }
}

/// A, …, Z, AA, …: the columns count in a base of 26 letters without a zero.
fn letters(column: u16) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => letter.into(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

/// A rectangle of cells; one cell where both corners are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The upper left cell.
    pub first: CellRef,
    /// The lower right cell.
    pub last: CellRef,
}

impl Area {
    /// One cell.
    pub const fn one(cell: CellRef) -> Area {
        Area { first: cell, last: cell }
    }

    /// From column `first` to column `last` of one row.
    pub const fn across(row: u32, first: u16, last: u16) -> Area {
        Area { first: CellRef::new(row, first), last: CellRef::new(row, last) }
    }

    /// Whether it is one cell only.
    pub fn is_one(self) -> bool {
        self.first == self.last
    }
}

/// As the sheet names it: `A1:E1`, or `A1` where it is one cell.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_one() { self.first.fmt(f) } else { write!(f, "{}:{}", self.first, self.last) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, CellRef};

    #[test]
    fn cells_are_named_as_the_sheet_names_them() {
        let named = [(0, 0), (6, 1), (0, 25), (0, 26), (0, 701), (0, 702), (1_048_575, 16_383)];
        let cells = named.map(|(row, column)| CellRef::new(row, column));
        let names = cells.map(|cell| cell.to_string());
        assert_eq!(names, ["A1", "B7", "Z1", "AA1", "ZZ1", "AAA1", "XFD1048576"]);
        assert_eq!(cells.map(|cell| CellRef::parse(&cell.to_string())), cells.map(Some));
        assert_eq!(CellRef::new(6, 1).absolute(), "$B$7");
        assert_eq!(CellRef::parse("$b$7"), Some(CellRef::new(6, 1)));
        assert_eq!(Area::across(0, 0, 4).to_string(), "A1:E1");
    }

    #[test]
    fn nothing_else_is_a_cell() {
        for wrong in
            ["", "A", "7", "A0", "A07", "XFE1", "A1048577", "A+1", "ZZZZZZ1", "年1", "A1:B2"]
        {
            assert_eq!(CellRef::parse(wrong), None, "{wrong}");
        }
    }
}
