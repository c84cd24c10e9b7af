//! The office's typefaces, and rules.

use rust_xlsxwriter::{Format, FormatBorder, Workbook, XlsxError};

use crate::document::Typeface;
use crate::length::Length;

/// The size of the type of a table and of its answers: 小四号.
pub(crate) const BODY: Length = Length::pt(12.0);

/// Pixels of a row and a column of the default type, 宋体 11 pt, whose digits are 8 pixels wide.
pub(crate) const DEFAULT_ROW: u32 = 18;
const DEFAULT_COLUMN: u32 = 72;

/// The type of the workbook, by whose digits programs measure columns: the one every office in
/// China has, where others come and go. Asked for before the first sheet.
pub(crate) fn default_type(workbook: &mut Workbook) -> Result<(), XlsxError> {
    let song = typeface(Typeface::Song, Length::pt(11.0));
    workbook.set_default_format(&song, DEFAULT_ROW, DEFAULT_COLUMN)?;
    Ok(())
}

/// Type of that kind and size, by the name an office's machine has it under.
pub(crate) fn typeface(typeface: Typeface, size: Length) -> Format {
    Format::new().set_font_name(typeface.word_name()).set_font_size(size.to_pt())
}

/// With a thin rule on all sides.
pub(crate) fn ruled(format: Format) -> Format {
    format.set_border(FormatBorder::Thin)
}
