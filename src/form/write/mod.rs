//! [`FormGrid`] -> the bytes of a workbook (XLSX, ECMA-376 transitional).
//!
//! In comes the grid, out comes the whole file: the sheet 填报表 as it is filled in, printed on
//! A4, stamped and scanned, and a hidden sheet with the form's identity. Cells to fill in are
//! open, all others locked, without a password: this keeps slips out, not people. Every text is
//! written as text, so none becomes a formula. Places no field by itself.

mod formats;
mod guard;
mod identity;
mod measure;
mod pack;

use rust_xlsxwriter::{
    ExcelDateTime, Format, IgnoreError, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use formats::Formats;
use pack::Packer;

use crate::sheet::{PAGE_NUMBER, WriteError, default_type, landscape, pixels, saved, write_text};

use super::answer::{Answer, Answers};
use super::grid::{Entry, FormGrid, Kind, Printed};
use super::marks::{CODE_LABEL, SHEET};

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
        paper(sheet, grid)?;
        sizes(sheet, grid, answers)?;
        for printed in &grid.printed {
            print(sheet, printed, self.formats.printed(printed.part))?;
        }
        for entry in &grid.entries {
            let format = self.formats.open(entry, grid);
            open(sheet, entry, grid, format)?;
            fill(sheet, entry, answers.get(&entry.id), format)?;
        }
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
        // A telephone number of digits only is meant as text.
        sheet.ignore_error(row, column, IgnoreError::NumberStoredAsText)?;
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

/// A4 landscape, one page wide, the heads on every page, page number and code at the foot.
fn paper(sheet: &mut Worksheet, grid: &FormGrid) -> Result<(), XlsxError> {
    let code = grid.identity.code();
    landscape(sheet);
    sheet.set_footer(format!("&L&9{CODE_LABEL}{code}&C&9{PAGE_NUMBER}"));
    sheet.set_repeat_rows(grid.head_row - 1, grid.head_row)?;
    sheet.set_print_area(0, 0, grid.last_row, grid.columns.last())?;
    sheet.set_freeze_panes(grid.head_row + 1, 0)?;
    if let Some(first) = grid.entries.first() {
        let (row, column) = (first.cell.row, first.cell.column);
        sheet.set_selection(row, column, row, column)?;
    }
    Ok(())
}

fn sizes(sheet: &mut Worksheet, grid: &FormGrid, answers: &Answers) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(measure::widths(&grid.columns)) {
        sheet.set_column_width_pixels(column, pixels(width))?;
    }
    for (row, height) in (0..).zip(measure::heights(grid, answers)) {
        sheet.set_row_height(row, height)?;
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
