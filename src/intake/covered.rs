//! What the merged regions of a workbook cover, counted: a merged cell shows its text in each row of its
//! own, and whoever reads rows reads it as often. Regions may lie over each other, in files that no office
//! program wrote.
//!
//! `A1:B3` with a text of 10 bytes covers six cells, and shows 30 bytes; both count no further than where
//! the last cell of the sheet stands.

use crate::cell::Area;
use crate::diag::Bound;

use super::limits::{CHARACTERS, COVERED};
use super::refusal::{Refusal, beyond};
use super::workbook::{Content, Sheet};

/// Whether all regions together stay within what the cells themselves may be.
///
/// # Errors
/// The bound that is passed, with the sheet and the first cell of the region.
pub(super) fn check(content: &Content) -> Result<(), Refusal> {
    let (mut cells, mut bytes) = (0, 0);
    for sheet in &content.sheets {
        let last_row = sheet.cells.keys().next_back().map_or(0, |cell| cell.row);
        let last_column = sheet.cells.keys().map(|cell| cell.column).max().unwrap_or(0);
        for area in &sheet.merges {
            let rows = length(area.first.row, area.last.row.min(last_row));
            let columns =
                length(area.first.column.into(), area.last.column.min(last_column).into());
            // One that covers nothing is looked at, too.
            cells += (rows * columns).max(1);
            bytes += rows * shown(sheet, area);
            let passed = |bound, limit| Err(beyond(bound, limit, &sheet.name, Some(area.first)));
            if cells > COVERED {
                return passed(Bound::Covered, COVERED);
            }
            if bytes > CHARACTERS {
                return passed(Bound::Characters, CHARACTERS);
            }
        }
    }
    Ok(())
}

fn length(first: u32, last: u32) -> usize {
    usize::try_from((u64::from(last) + 1).saturating_sub(first.into())).unwrap_or(usize::MAX)
}

fn shown(sheet: &Sheet, area: &Area) -> usize {
    sheet.cells.get(&area.first).map_or(0, |cell| cell.text.len())
}

#[cfg(test)]
mod tests {
    use super::{COVERED, check};
    use crate::cell::{Area, CellRef};
    use crate::diag::{Bound, Returned};
    use crate::intake::workbook::{Cell, Content, Sheet, Value};

    /// So many regions over a hundred rows, of which the first cell has a text of that length.
    fn passed(regions: usize, length: usize) -> Option<Returned> {
        let cell = |row, text: &str| (CellRef::new(row, 0), Cell::new(text, Value::Text));
        let cells = [cell(0, &"x".repeat(length)), cell(99, "y")].into();
        let area = Area { first: CellRef::new(0, 0), last: CellRef::new(9_999, 400) };
        let sheet = Sheet { cells, merges: vec![area; regions], ..Sheet::default() };
        let content = Content { sheets: vec![sheet], ..Content::default() };
        check(&content).err().map(|refusal| refusal.problem)
    }

    #[test]
    fn regions_count_as_often_as_they_cover() {
        assert_eq!(passed(COVERED / 100, 1), None);
        let covered = Returned::Beyond { bound: Bound::Covered, limit: COVERED as u64 };
        assert_eq!(passed(COVERED / 100 + 1, 1), Some(covered));
        assert_eq!(passed(1, 40_000), None);
        assert!(matches!(
            passed(1, 50_000),
            Some(Returned::Beyond { bound: Bound::Characters, .. })
        ));
    }
}
