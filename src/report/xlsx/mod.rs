//! [`Report`] -> the bytes of a workbook (XLSX, ECMA-376 transitional) with three sheets.
//!
//! 汇总表 (`summary`) is the official table for those who read it, 报送情况 (`units`) says who
//! returned, 明细 (`detail`) has one row for each field that was asked, with file, sheet and
//! cell of its answer. Every text is written as text (`table`), so none becomes a formula, a
//! link or a format. The file is dated by the day the report is as of; no clock is asked.

mod detail;
mod look;
mod summary;
mod table;
mod units;

use rust_xlsxwriter::Workbook;

use crate::form::WriteError;
use crate::form::write::{default_type, identity};

use super::{Report, YearReport};

pub use detail::SHEET as DETAIL_SHEET;
pub use summary::SHEET as SUMMARY_SHEET;
pub use units::SHEET as UNITS_SHEET;

/// The workbook of `report`; the same report gives the same bytes.
///
/// # Errors
/// Where a text is longer than [`LONGEST_TEXT`](crate::form::LONGEST_TEXT) UTF-16 units, which no
/// text read from a cell is.
pub fn write(report: &Report) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&identity::dated(&report.title, &report.author, report.as_of)?);
    default_type(&mut workbook)?;
    summary::write(workbook.add_worksheet(), report)?;
    units::write(workbook.add_worksheet(), report)?;
    detail::write(workbook.add_worksheet(), report)?;
    Ok(workbook.save_to_buffer()?)
}

/// The workbook of a year's quarters; the same report gives the same bytes.
///
/// # Errors
/// As [`write`].
pub fn write_year(year: &YearReport) -> Result<Vec<u8>, WriteError> {
    let last = year.last();
    let mut workbook = Workbook::new();
    workbook.set_properties(&identity::dated(&last.title, &last.author, last.as_of)?);
    default_type(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}
