//! A text into a cell, as text whatever it looks like.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// UTF-16 units of a cell's text at most, as Excel allows.
pub const LONGEST_TEXT: u32 = 32_767;

/// What a text must not begin with where somebody types it.
const SIGNS: [char; 5] = ['=', '+', '-', '@', '\''];

/// Writes `text` as text.
///
/// The library takes a text that begins with `<r>` and ends with `</r>` for its own markup and
/// writes it unescaped. Such a text goes in as one run of a rich text, which is escaped, all but
/// the `_xHHHH_` of a character code.
///
/// A text that Excel would take for a formula once somebody edits the cell, or whose apostrophe
/// it would take for a sign of its own, is marked as text (quote prefix): it shows the same and
/// stays what it is.
pub(crate) fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let quoted = text.starts_with(SIGNS).then(|| format.clone().set_quote_prefix());
    let format = quoted.as_ref().unwrap_or(format);
    if text.starts_with("<r>") && text.ends_with("</r>") {
        let escaped = text.replace("_x", "_x005F_x");
        let run = [(&Format::default(), escaped.as_str())];
        sheet.write_rich_string_with_format(row, column, &run, format)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}
