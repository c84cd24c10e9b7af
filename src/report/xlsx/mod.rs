//! [`Report`] -> the bytes of a workbook (XLSX, ECMA-376 transitional).
//!
//! 汇总表 (`summary`) is the official table for those who read it, 指标进度 (`targets`) the numbers,
//! 报送情况 (`units`) who returned, 明细 (`detail`) one row for each field that was asked, with file,
//! sheet and cell of its answer, 问题清单 (`findings`) what is wrong, 其他内容 (`others`) what answers
//! no field. Every text is written as text (`table`), so none becomes a formula, a link or a format;
//! formulas and links name cells of this workbook only. The file is dated by the day the report is
//! as of; no clock is asked.

mod detail;
mod findings;
mod look;
mod others;
mod summary;
mod table;
mod targets;
mod units;
mod year;

use rust_xlsxwriter::Workbook;

use crate::form::WriteError;
use crate::form::write::{default_type, identity};

use super::{Report, YearReport};

pub use detail::SHEET as DETAIL_SHEET;
pub use findings::SHEET as FINDINGS_SHEET;
pub use others::SHEET as OTHERS_SHEET;
pub use summary::SHEET as SUMMARY_SHEET;
pub use targets::SHEET as TARGETS_SHEET;
pub use units::SHEET as UNITS_SHEET;
pub use year::{COURSE as COURSE_SHEET, SUMMARY as YEAR_SHEET};

/// The workbook of `report`; the same report gives the same bytes.
///
/// # Errors
/// Where a text is longer than [`LONGEST_TEXT`](crate::form::LONGEST_TEXT) UTF-16 units, which no
/// text read from a cell is.
pub fn write(report: &Report) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&identity::dated(&report.title, &report.author, report.as_of)?);
    default_type(&mut workbook)?;
    let [summary, targets, units, detail, findings, others] = sheets(&mut workbook)?;
    // 明细 first: the others lead to its rows.
    let rows = detail::write(workbook.worksheet_from_index(detail)?, DETAIL_SHEET, report)?;
    summary::write(workbook.worksheet_from_index(summary)?, report)?;
    targets::write(workbook.worksheet_from_index(targets)?, report, &rows)?;
    units::write(workbook.worksheet_from_index(units)?, report, &rows)?;
    findings::write(workbook.worksheet_from_index(findings)?, report, &rows)?;
    others::write(workbook.worksheet_from_index(others)?, report)?;
    Ok(workbook.save_to_buffer()?)
}

/// The sheets, empty, in the order in which they are looked at; their places.
fn sheets<const N: usize>(workbook: &mut Workbook) -> Result<[usize; N], WriteError> {
    let mut places = [0; N];
    for (at, place) in places.iter_mut().enumerate() {
        workbook.add_worksheet();
        *place = at;
    }
    Ok(places)
}

/// The workbook of a year's quarters; the same report gives the same bytes.
///
/// # Errors
/// As [`write()`].
pub fn write_year(report: &YearReport) -> Result<Vec<u8>, WriteError> {
    let last = report.last();
    let mut workbook = Workbook::new();
    workbook.set_properties(&identity::dated(&last.title, &last.author, last.as_of)?);
    default_type(&mut workbook)?;
    year::summary(workbook.add_worksheet(), report)?;
    year::course(workbook.add_worksheet(), report)?;
    year::units(workbook.add_worksheet(), report)?;
    for quarter in &report.quarters {
        let name = format!("{DETAIL_SHEET}{}", quarter.period);
        detail::write(workbook.add_worksheet(), &name, quarter)?;
    }
    Ok(workbook.save_to_buffer()?)
}
