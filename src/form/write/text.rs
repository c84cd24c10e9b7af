//! A text into a cell, as text whatever it looks like.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// Writes `text` as text.
///
/// The library takes a text that begins with `<r>` and ends with `</r>` for its own markup and
/// writes it unescaped. Such a text goes in as one run of a rich text, which is escaped, all but
/// the `_xHHHH_` of a character code.
pub(crate) fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if text.starts_with("<r>") && text.ends_with("</r>") {
        let escaped = text.replace("_x", "_x005F_x");
        let run = [(&Format::default(), escaped.as_str())];
        sheet.write_rich_string_with_format(row, column, &run, format)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}
