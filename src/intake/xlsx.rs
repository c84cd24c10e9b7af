//! An .xlsx whose archive was checked -> [`Content`], by the streaming reader only.
//!
//! The reader's other functions reserve memory for the rectangle of all cells, and a file of two
//! kilobytes with one cell at XFD1048576 then ends the program. Here each cell is checked against
//! our own bounds before the next is read.

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use crate::cell::Area;
use crate::diag::Returned;

use super::collect::{Cells, Collector, areas};
use super::refusal::{Refusal, damaged};
use super::value;
use super::workbook::{Content, Sheet};

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Everything in the workbook.
///
/// # Errors
/// What is damaged, or more than any form holds.
pub(super) fn read(bytes: &[u8]) -> Result<Content, Refusal> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let mut collector = Collector::new(sheets.len())?;
    let mut read = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let cells = cells(&mut book, &sheet.name, &mut collector)?;
        let merges = merges(&mut book, &sheet.name)?;
        let hidden = sheet.visible != SheetVisible::Visible;
        let name = sheet.name.clone();
        read.push(Sheet { name, hidden, cells, merges, ..Sheet::default() });
    }
    let names = book.defined_names().iter().cloned().collect();
    let properties = book.workbook_properties().map_err(refused)?.custom_properties;
    let properties = properties.into_iter().collect();
    Ok(Content { sheets: read, names, properties, is_document: false })
}

fn cells(book: &mut Book<'_>, sheet: &str, collector: &mut Collector) -> Result<Cells, Refusal> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(refused)?;
    let percent: Vec<bool> = reader.styles().iter().map(shows_percent).collect();
    let mut cells = Cells::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refused)? {
        let percent = percent.get(style).copied().unwrap_or(false);
        let place = cell.get_position();
        if let Some(cell) = value::cell(cell.get_value().clone().into(), percent) {
            collector.add(&mut cells, sheet, place, cell)?;
        }
    }
    Ok(cells)
}

/// A percent sign outside quotation marks.
fn shows_percent(style: &Style) -> bool {
    let code = style.number_format.as_ref().map_or("", |format| &format.format_code);
    code.split('"').step_by(2).any(|bare| bare.contains('%'))
}

fn merges(book: &mut Book<'_>, sheet: &str) -> Result<Vec<Area>, Refusal> {
    let merges = book.merge_cells_by_sheet_name(sheet).map_err(refused)?;
    areas(&merges, sheet)
}

fn refused(error: XlsxError) -> Refusal {
    if matches!(error, XlsxError::Password) { Returned::Encrypted.into() } else { damaged(error) }
}
