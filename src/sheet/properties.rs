//! What the properties of a file say.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use crate::date::Date;

/// Characters of a property at most: Excel takes no more.
pub const LONGEST_PROPERTY: usize = 255;

/// The properties of a file with that title and author, made on that day.
pub(crate) fn dated(title: &str, author: &str, date: Date) -> Result<DocProperties, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(1900);
    let day = ExcelDateTime::from_ymd(year, date.month(), date.day())?;
    Ok(DocProperties::new()
        .set_title(short(title))
        .set_author(short(author))
        .set_creation_datetime(&day))
}

/// As much of `text` as a property holds.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(LONGEST_PROPERTY).collect()
}
