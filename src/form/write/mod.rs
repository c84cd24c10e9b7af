//! [`FormGrid`] -> the bytes of a workbook (XLSX, ECMA-376 transitional).
//!
//! In comes the grid, out comes the whole file: the sheet 填报表 as it is filled in, printed on
//! A4, stamped and scanned, and a hidden sheet with the form's identity. Cells to fill in are
//! open, all others locked, without a password: this keeps slips out, not people. Every text is
//! written as text, so none becomes a formula. Places no field by itself.

mod continued;
mod formats;
mod guard;
mod identity;
mod measure;
mod pack;
mod pages;

use rust_xlsxwriter::{
    ExcelDateTime, Format, IgnoreError, Note, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use formats::Formats;
use pack::Packer;
use pages::Pages;

use crate::cell::CellRef;
use crate::document::Typeface;
use crate::length::Length;
use crate::sheet::{
    MOST_ROW, PAGE_NUMBER, WriteError, default_type, landscape, pixels, saved, text_height,
    write_text,
};

use super::answer::{Answer, Answers};
use super::grid::{Entry, FormGrid, Kind, Printed};
use super::marks::{CODE_LABEL, SHEET};

/// What programs point at otherwise.
const NUMBERS: IgnoreError = IgnoreError::NumberStoredAsText;

/// A note over a cell.
const NOTE_WIDTH: Length = Length::mm(90.0);
const NOTE_SIZE: Length = Length::pt(10.5);
/// Above and below its text together, in points.
const NOTE_ROOM: f64 = 12.0;

/// The workbook of `grid`, with `answers` already in their cells (none for a blank form); the
/// same grid and answers give the same bytes.
///
/// # Errors
/// Where [`FormGrid::too_long`] finds a text.
pub fn write(grid: &FormGrid, answers: &Answers) -> Result<Vec<u8>, WriteError> {
    FormWriter::default().write(grid, answers)
}

/// Writes the forms of a run, one after the other or side by side: what is the same in many of them
/// is made once. No form depends on those before it.
#[derive(Default)]
pub struct FormWriter {
    formats: Formats,
    packer: Packer,
}

impl FormWriter {
    /// As [`write()`].
    ///
    /// # Errors
    /// As [`write()`].
    pub fn write(&self, grid: &FormGrid, answers: &Answers) -> Result<Vec<u8>, WriteError> {
        let mut workbook = self.workbook(grid, answers)?;
        let quick = saved(workbook.set_zip_compression_level(pack::QUICK))?;
        Ok(self.packer.packed(&quick).map_err(XlsxError::from)?)
    }

    fn workbook(&self, grid: &FormGrid, answers: &Answers) -> Result<Workbook, WriteError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&identity::properties(grid)?);
        default_type(&mut workbook)?;
        let sheet = workbook.add_worksheet();
        sheet.set_name(SHEET)?;
        let whole = continued::continued(grid, answers);
        let (grid, answers) = whole.as_ref().map_or((grid, answers), |(grid, begun)| (grid, begun));
        let pages = pages::lay(grid, answers);
        paper(sheet, grid, pages.repeated)?;
        sizes(sheet, &pages)?;
        for printed in &grid.printed {
            print(sheet, printed, self.formats.printed(printed.part))?;
        }
        for (cell, text) in &grid.notes {
            note(sheet, *cell, text)?;
        }
        for entry in &grid.entries {
            let format = self.formats.open(entry, grid);
            open(sheet, entry, grid, format)?;
            fill(sheet, entry, answers.get(&entry.id), format)?;
        }
        let (first, number) = (grid.head_row + 1, grid.columns.number());
        // The numbers of the rows are texts, and so is a telephone number of digits only.
        sheet.ignore_error_range(first, number, grid.foot_row - 1, number, NUMBERS)?;
        protect(sheet);
        identity::hidden_sheet(workbook.add_worksheet(), grid, &self.formats.mark)?;
        identity::names(&mut workbook, grid)?;
        Ok(workbook)
    }
}

fn print(sheet: &mut Worksheet, printed: &Printed, format: &Format) -> Result<(), XlsxError> {
    let (first, last) = (printed.area.first, printed.area.last);
    let (row, column) = (first.row, first.column);
    if !printed.area.is_one() {
        sheet.merge_range(row, column, last.row, last.column, "", format)?;
    }
    write_text(sheet, row, column, &printed.text, format)
}

/// What the notice says, over the cell when somebody points at it: as wide as the answers, as high as its lines.
fn note(sheet: &mut Worksheet, cell: CellRef, text: &str) -> Result<(), XlsxError> {
    let height = text_height(text, NOTE_WIDTH, NOTE_SIZE, NOTE_ROOM).min(MOST_ROW);
    let note = Note::new(text)
        .add_author_prefix(false)
        .set_font_name(Typeface::Song.word_name())
        .set_font_size(NOTE_SIZE.to_pt())
        .set_width(pixels(NOTE_WIDTH))
        .set_height(pixels(Length::pt(height)));
    sheet.insert_note(cell.row, cell.column, &note)?;
    Ok(())
}

fn open(
    sheet: &mut Worksheet,
    entry: &Entry,
    grid: &FormGrid,
    format: &Format,
) -> Result<(), XlsxError> {
    let (row, column) = (entry.cell.row, entry.cell.column);
    sheet.write_blank(row, column, format)?;
    let validation = guard::validation(entry, grid)?;
    sheet.add_data_validation(row, column, row, column, &validation)?;
    if entry.field.kind() == Kind::ShortText {
        sheet.ignore_error(row, column, NUMBERS)?;
    }
    Ok(())
}

fn fill(
    sheet: &mut Worksheet,
    entry: &Entry,
    answer: Option<&Answer>,
    format: &Format,
) -> Result<(), XlsxError> {
    let (row, column) = (entry.cell.row, entry.cell.column);
    match answer {
        None => {}
        Some(Answer::Text(text)) => {
            write_text(sheet, row, column, text.as_str(), format)?;
        }
        Some(Answer::Number(number)) => {
            sheet.write_number_with_format(row, column, number.to_f64(), format)?;
        }
        Some(Answer::Day(day)) => {
            let year = u16::try_from(day.year()).unwrap_or(1900);
            let day = ExcelDateTime::from_ymd(year, day.month(), day.day())?;
            sheet.write_datetime_with_format(row, column, &day, format)?;
        }
    }
    Ok(())
}

/// A4 landscape, one page wide, printed in black and white, some rows on every page again, page number and code at
/// the foot.
fn paper(
    sheet: &mut Worksheet,
    grid: &FormGrid,
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let code = grid.identity.code();
    landscape(sheet);
    sheet.set_footer(format!("&L&9{CODE_LABEL}{code}&C&9{PAGE_NUMBER}"));
    sheet.set_print_black_and_white(true);
    sheet.set_repeat_rows(first, last)?;
    sheet.set_print_area(0, 0, grid.last_row, grid.columns.last())?;
    sheet.set_freeze_panes(grid.head_row + 1, 0)?;
    if let Some(first) = grid.entries.first() {
        let (row, column) = (first.cell.row, first.cell.column);
        sheet.set_selection(row, column, row, column)?;
    }
    Ok(())
}

fn sizes(sheet: &mut Worksheet, pages: &Pages) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(&pages.widths) {
        sheet.set_column_width_pixels(column, pixels(*width))?;
    }
    for (row, height) in (0..).zip(&pages.heights) {
        sheet.set_row_height(row, *height)?;
    }
    Ok(())
}

/// Heights and widths may be changed, everything else outside the open cells not.
fn protect(sheet: &mut Worksheet) {
    let mut options = ProtectionOptions::new();
    options.format_rows = true;
    options.format_columns = true;
    sheet.protect_with_options(&options);
}
