//! What every workbook of the program is made with (XLSX, ECMA-376 transitional): texts that stay
//! texts, the office's typefaces and rules, row heights for Chinese text, the printed page, and
//! bytes that are the same on every system.
//!
//! Forms, reports and lists say what stands where; how it gets into a file stands here once.

mod face;
mod list;
mod measure;
mod page;
mod properties;
mod save;
mod text;

use std::fmt;

use rust_xlsxwriter::XlsxError;

pub(crate) use face::{BODY, DEFAULT_ROW, default_type, ruled, typeface};
pub(crate) use list::{List, write_list};
pub(crate) use measure::{
    MOST_ROW, PADDING, PIXEL, lines_height, pixels, text_height, width_of_line,
};
pub(crate) use page::{LANDSCAPE, PAGE_NUMBER, landscape};
pub use properties::LONGEST_PROPERTY;
pub(crate) use properties::{dated, short};
pub(crate) use save::{is_for_want_of_a_thread, saved};
pub use text::LONGEST_TEXT;
pub(crate) use text::write_text;

/// Why a workbook could not be made: a text beyond [`LONGEST_TEXT`], or a fault of the library
/// beneath.
#[derive(Debug)]
pub struct WriteError(XlsxError);

impl WriteError {
    /// Whether the system gave no thread to write with: no fault of the program.
    pub fn is_for_want_of_a_thread(&self) -> bool {
        matches!(&self.0, XlsxError::IoError(error) if error.kind() == save::NO_THREAD)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> WriteError {
        WriteError(error)
    }
}
