//! .xls and .ods -> [`Content`]. Both readers hold all cells of a sheet as one rectangle, and the
//! one for .xls ends the program on some damaged files: that of the [`worker`](super::worker).

use std::fmt::Display;
use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError};

use crate::cell::CellRef;
use crate::diag::Returned;

use super::cfb::Compound;
use super::collect::{Cells, Collector, areas};
use super::refusal::{Refusal, damaged};
use super::value;
use super::workbook::{Content, Sheet};
use super::xls_records;

/// Everything in an .xls.
///
/// # Errors
/// What is damaged, or more than any form holds.
pub(super) fn read_xls(bytes: &[u8]) -> Result<Content, Refusal> {
    // The reader follows a circle of sectors until there is no memory left.
    if Compound::open(bytes).is_ok_and(|file| file.is_circular()) {
        return Err(damaged("sectors in a circle"));
    }
    // It knows one of two ways to encipher, and would read the other as it stands.
    if xls_records::is_enciphered(bytes) {
        return Err(Returned::Encrypted.into());
    }
    let mut book = Xls::new(Cursor::new(bytes))
        .map_err(|error| encrypted_or(matches!(error, XlsError::Password), error))?;
    let properties = book.workbook_properties().map_err(damaged)?.custom_properties;
    let mut content = read(&mut book)?;
    for sheet in &mut content.sheets {
        let merges = book.merge_cells_by_sheet_name(&sheet.name).map_err(damaged)?;
        sheet.merges = areas(&merges, &sheet.name)?;
        let formulas = book.worksheet_formula(&sheet.name).map_err(damaged)?;
        formula_cells(sheet, &formulas);
    }
    content.properties = properties.into_iter().collect();
    drop(book);
    let mut collector = Collector::new(content.sheets.len())?;
    for (sheet, layout) in content.sheets.iter_mut().zip(xls_records::layouts(bytes)) {
        layout.put(sheet, &mut collector)?;
    }
    Ok(content)
}

/// The cells of an .ods: what the reader does not give of its layout, [`ods`](super::ods) reads.
///
/// # Errors
/// As [`read_xls`].
pub(super) fn read_ods(bytes: &[u8]) -> Result<Content, Refusal> {
    let mut book = Ods::new(Cursor::new(bytes))
        .map_err(|error| encrypted_or(matches!(error, OdsError::Password), error))?;
    let properties = book.workbook_properties().map_err(damaged)?.custom_properties;
    let mut content = read(&mut book)?;
    content.properties = properties.into_iter().collect();
    Ok(content)
}

/// Marks the cells that formulas make. One without a value was saved so.
fn formula_cells(sheet: &mut Sheet, formulas: &Range<String>) {
    let Some((top, left)) = formulas.start() else { return };
    for (row, column, formula) in formulas.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
        let place = u16::try_from(column).ok().map(|column| CellRef::new(row, column));
        if let Some(cell) = place.and_then(|place| sheet.cells.get_mut(&place)) {
            cell.formula = !formula.is_empty();
        }
    }
}

fn encrypted_or(encrypted: bool, error: impl Display) -> Refusal {
    if encrypted { Returned::Encrypted.into() } else { damaged(error) }
}

fn read<'b, B>(book: &mut B) -> Result<Content, Refusal>
where
    B: Reader<Cursor<&'b [u8]>>,
    B::Error: Display,
{
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let mut collector = Collector::new(sheets.len())?;
    let mut content = Content::default();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let range = book.worksheet_range(&sheet.name).map_err(damaged)?;
        let cells = cells(&range, &sheet.name, &mut collector)?;
        let hidden = sheet.visible != SheetVisible::Visible;
        let name = sheet.name.clone();
        content.sheets.push(Sheet { name, hidden, cells, ..Sheet::default() });
    }
    content.names = book.defined_names().iter().cloned().collect();
    Ok(content)
}

fn cells(range: &Range<Data>, sheet: &str, collector: &mut Collector) -> Result<Cells, Refusal> {
    let mut cells = Cells::new();
    let Some((top, left)) = range.start() else { return Ok(cells) };
    for (row, column, data) in range.used_cells() {
        let at = |offset: usize, start: u32| {
            u32::try_from(offset).ok().and_then(|offset| start.checked_add(offset))
        };
        let place = (at(row, top).unwrap_or(u32::MAX), at(column, left).unwrap_or(u32::MAX));
        if let Some(cell) = value::cell(data.clone(), None) {
            collector.add(&mut cells, sheet, place, cell)?;
        }
    }
    Ok(cells)
}
