//! The grid of any description: fields never share a cell, and what is written is what it says.

use std::collections::BTreeSet;

use hongtou::cell::CellRef;
use hongtou::form::FormGrid;
use proptest::prelude::*;

use super::workbook::named;
use super::{descriptions, grids_of, workbook};

/// Every cell of the grid, printed or asked, each as often as it is used.
fn cells(grid: &FormGrid) -> Vec<CellRef> {
    let printed = grid.printed.iter().flat_map(|one| {
        let (first, last) = (one.area.first, one.area.last);
        (first.row..=last.row).flat_map(move |row| {
            (first.column..=last.column).map(move |column| CellRef::new(row, column))
        })
    });
    printed.chain(grid.entries.iter().map(|one| one.cell)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_two_fields_share_a_cell_or_a_name(description in descriptions()) {
        let notice = description.notice();
        let period = description.period(&notice);
        for grid in grids_of(&notice.in_force(period), period) {
            let used = cells(&grid);
            let unique: BTreeSet<_> = used.iter().collect();
            prop_assert_eq!(unique.len(), used.len());
            prop_assert!(used.iter().all(|cell| cell.row <= grid.last_row && usize::from(cell.column) <= grid.columns.table.len()));
            let ids: BTreeSet<_> = grid.entries.iter().map(|one| &one.id).collect();
            prop_assert_eq!(ids.len(), grid.entries.len());
        }
    }

    #[test]
    fn a_workbook_says_what_its_grid_says(description in descriptions()) {
        let notice = description.notice();
        let period = description.period(&notice);
        for grid in grids_of(&notice.in_force(period), period) {
            let workbook = workbook(&grid);
            let wanted: BTreeSet<String> =
                grid.entries.iter().map(|entry| entry.cell.to_string()).collect();
            prop_assert_eq!(workbook.open_cells().into_iter().collect::<BTreeSet<_>>(), wanted);
            prop_assert_eq!(named(&workbook.form(), "f").count(), 0, "a formula");
            let texts = workbook.texts("xl/worksheets/sheet1.xml");
            for printed in &grid.printed {
                let found = texts[&printed.area.first.to_string()].replace("_x005F_", "_");
                prop_assert_eq!(&found, &printed.text);
            }
        }
    }
}
