//! [`Report`] -> the bytes of a workbook (XLSX, ECMA-376 transitional).
//!
//! 汇总表 (`summary`) is the official table for those who read it, 指标进度 (`targets`) the numbers (with 进度图 behind it,
//! where its table takes more than a page),
//! 报送情况 (`units`) who returned, 明细 (`detail`) one row for each field that was asked, with file,
//! sheet and cell of its answer, 问题清单 (`findings`) what is wrong, 其他内容 (`others`) what answers
//! no field; 修订说明 (`revision`), where the report was issued before and says something else now, what that is.
//! In the workbook of a year 年度对比 (`compare`) has another year's numbers beside this one's, where that is asked for.
//! Every text is written as text (`table`), so none becomes a formula, a link or a format;
//! formulas and links name cells of this workbook only. The file is dated by the day the report is
//! as of; no clock is asked.

mod compare;
mod detail;
mod findings;
mod look;
mod others;
mod revision;
mod summary;
mod table;
mod targets;
mod units;
mod year;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::sheet::{WriteError, dated, default_type, saved};

use super::{Report, YearReport};

pub use compare::SHEET as COMPARISON_SHEET;
pub use detail::SHEET as DETAIL_SHEET;
pub use findings::SHEET as FINDINGS_SHEET;
pub use others::SHEET as OTHERS_SHEET;
pub use revision::SHEET as REVISION_SHEET;
pub use summary::SHEET as SUMMARY_SHEET;
pub use targets::{CHARTS as CHARTS_SHEET, SHEET as TARGETS_SHEET};
pub use units::SHEET as UNITS_SHEET;
pub use year::{CHARTS as COURSE_CHARTS_SHEET, COURSE as COURSE_SHEET, SUMMARY as YEAR_SHEET};

/// The workbook of `report`; the same report gives the same bytes.
///
/// # Errors
/// Where a text is longer than [`LONGEST_TEXT`](crate::sheet::LONGEST_TEXT) UTF-16 units, which no
/// text read from a cell is.
pub fn write(report: &Report) -> Result<Vec<u8>, WriteError> {
    let answers = report.tasks.iter().map(|task| task.parts.len()).sum();
    let keeps = [answers, report.findings.len(), others::count(report)].map(Keep::rows);
    write_with(report, keeps)
}

/// More answers, findings or other texts would take hundreds of megabytes.
const MANY: usize = 5_000;

/// Where the rows of a sheet are until the workbook is packed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// As those of most sheets.
    InMemory,
    /// In a file of the system's that nobody else sees and that is gone when it is closed.
    OnDisk,
}

impl Keep {
    /// So many rows.
    const fn rows(count: usize) -> Keep {
        if count > MANY { Keep::OnDisk } else { Keep::InMemory }
    }

    /// A sheet whose rows are kept so, which is then written row by row.
    fn sheet(self, workbook: &mut Workbook) -> Result<&mut Worksheet, XlsxError> {
        match self {
            Keep::InMemory => Ok(workbook.add_worksheet()),
            Keep::OnDisk => workbook.add_worksheet_with_low_memory(),
        }
    }
}

/// Writes the workbook; `keeps` are of 明细, 问题清单 and 其他内容.
fn write_with(report: &Report, keeps: [Keep; 3]) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&report.title, &report.author, report.as_of)?);
    default_type(&mut workbook)?;
    let [summary, targets, units, detail, findings, others] = sheets(&mut workbook, keeps)?;
    // 明细 first: the others lead to its rows.
    let rows = detail::write(workbook.worksheet_from_index(detail)?, DETAIL_SHEET, report)?;
    summary::write(workbook.worksheet_from_index(summary)?, report)?;
    let undrawn = targets::write(workbook.worksheet_from_index(targets)?, report, &rows)?;
    units::write(workbook.worksheet_from_index(units)?, report, &rows)?;
    findings::write(workbook.worksheet_from_index(findings)?, report, &rows)?;
    others::write(workbook.worksheet_from_index(others)?, report)?;
    if let Some(revision) = &report.revision {
        revision::write(workbook.add_worksheet(), revision)?;
    }
    if let Some(undrawn) = undrawn {
        targets::write_charts(workbook.add_worksheet(), report, undrawn)?;
        // It is looked at right behind its table.
        workbook.worksheets_mut()[targets + 1..].rotate_right(1);
    }
    Ok(saved(&mut workbook)?)
}

/// The sheets, empty, in the order in which they are looked at; their places.
fn sheets(
    workbook: &mut Workbook,
    [detail, findings, others]: [Keep; 3],
) -> Result<[usize; 6], XlsxError> {
    let looked_at = Keep::InMemory;
    for keep in [looked_at, looked_at, looked_at, detail, findings, others] {
        keep.sheet(workbook)?;
    }
    Ok([0, 1, 2, 3, 4, 5])
}

/// The workbook of a year's quarters; the same report gives the same bytes.
///
/// # Errors
/// As [`write()`].
pub fn write_year(report: &YearReport) -> Result<Vec<u8>, WriteError> {
    let last = report.last();
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&last.title, &last.author, last.as_of)?);
    default_type(&mut workbook)?;
    year::summary(workbook.add_worksheet(), report)?;
    if let Some(undrawn) = year::course(workbook.add_worksheet(), report)? {
        year::course_charts(workbook.add_worksheet(), report, undrawn)?;
    }
    year::units(workbook.add_worksheet(), report)?;
    if let Some(compared) = &report.compared {
        compare::write(workbook.add_worksheet(), compared)?;
    }
    for quarter in &report.quarters {
        let name = format!("{DETAIL_SHEET}{}", quarter.period);
        detail::write(workbook.add_worksheet(), &name, quarter)?;
    }
    let of_findings = Keep::rows(report.quarters.iter().map(|one| one.findings.len()).sum());
    findings::write_year(of_findings.sheet(&mut workbook)?, report)?;
    let of_others = Keep::rows(report.quarters.iter().map(others::count).sum());
    others::write_year(of_others.sheet(&mut workbook)?, report)?;
    Ok(saved(&mut workbook)?)
}
