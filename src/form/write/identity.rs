//! The identity of a form, in the places where programs keep it: hidden sheet, custom
//! properties, defined names. The visible code is a cell of the grid.

use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};

use crate::cell::CellRef;
use crate::form::grid::FormGrid;
use crate::form::marks::{
    FIELD_HEADS, FIELDS_ROW, HIDDEN_SHEET, KIND, KIND_KEY, SHEET, defined_name, property,
};

use crate::sheet::{dated, short, write_text};

/// The hidden sheet: the identity, a line each, then the fields with their cells, all in `format`.
pub(super) fn hidden_sheet(
    sheet: &mut Worksheet,
    grid: &FormGrid,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.set_name(HIDDEN_SHEET)?.set_very_hidden(true).protect();
    let mut pair = |row: u32, key: &str, value: &str| {
        write_text(sheet, row, 0, key, format)?;
        write_text(sheet, row, 1, value, format)
    };
    pair(0, KIND_KEY, KIND)?;
    for (row, (key, value)) in (1..).zip(grid.identity.lines()) {
        pair(row, key, &value)?;
    }
    let [id, cell] = FIELD_HEADS;
    pair(FIELDS_ROW, id, cell)?;
    for (row, entry) in (FIELDS_ROW + 1..).zip(&grid.entries) {
        pair(row, &entry.id, &entry.cell.to_string())?;
    }
    Ok(())
}

/// A name for each line of the identity, and for each field's cell.
pub(super) fn names(workbook: &mut Workbook, grid: &FormGrid) -> Result<(), XlsxError> {
    for (row, (key, _)) in (1..).zip(grid.identity.lines()) {
        let cell = CellRef::new(row, 1).absolute();
        workbook.define_name(defined_name(key), &format!("='{HIDDEN_SHEET}'!{cell}"))?;
    }
    for entry in &grid.entries {
        let cell = entry.cell.absolute();
        workbook.define_name(defined_name(&entry.id), &format!("='{SHEET}'!{cell}"))?;
    }
    Ok(())
}

/// Title, sender and day of the notice, and the identity. A text too long for a property is cut
/// there; the hidden sheet has it whole.
pub(super) fn properties(grid: &FormGrid) -> Result<DocProperties, XlsxError> {
    let properties = dated(&grid.title, &grid.sender, grid.date)?;
    Ok(grid.identity.lines().into_iter().fold(properties, |properties, (key, value)| {
        properties.set_custom_property(property(key), short(&value).as_str())
    }))
}
