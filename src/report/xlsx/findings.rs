//! 问题清单: one row a finding, with what is wrong, what to do, and the way to the answer it is
//! about.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::diag::{Diagnostic, Lang, Severity};
use crate::origin::{BookOrigin, Place as Origin};
use crate::report::{Report, YearReport};

use super::detail::Rows;
use super::look::Look;
use super::table::{Cell, Column, Table};
use super::targets::to_detail;

/// The name of the sheet.
pub const SHEET: &str = "问题清单";

const COLUMNS: [Column; 9] = [
    Column::new("序号", 14.0),
    Column::new("级别", 16.0),
    Column::new("代码", 18.0),
    Column::new("文件", 60.0),
    Column::new("工作表", 24.0),
    Column::new("单元格", 20.0),
    Column::new("问题", 90.0),
    Column::new("建议", 90.0),
    Column::new("明细", 32.0),
];

/// Of these columns a year's sheet has all before 明细.
const OF_YEAR: usize = COLUMNS.len() - 1;

/// Writes the sheet; `rows` says where each answer stands in 明细.
pub(super) fn write(sheet: &mut Worksheet, report: &Report, rows: &Rows) -> Result<(), XlsxError> {
    let mut table = Table::new(sheet, SHEET, &COLUMNS)?;
    table.heads()?;
    for (number, found) in (1..).zip(&report.findings) {
        table.row(&row(number, found, rows))?;
    }
    if report.findings.is_empty() {
        table.row(&nothing())?;
        table.hide();
    }
    table.filter(0)?;
    table.end()
}

/// The period of a year's finding.
pub(super) fn period_column(year: &YearReport) -> Column {
    Column::new(year.last().period.cycle().words().noun, 24.0)
}

/// Writes the sheet for a year: each finding with its quarter, and no way to the 明细 of one.
pub(super) fn write_year(sheet: &mut Worksheet, year: &YearReport) -> Result<(), XlsxError> {
    let columns: Vec<Column> =
        std::iter::once(period_column(year)).chain(COLUMNS[..OF_YEAR].to_vec()).collect();
    let mut table = Table::new(sheet, SHEET, &columns)?;
    table.heads()?;
    let mut none = true;
    for (number, (period, found)) in (1..).zip(year.findings()) {
        let mut cells = vec![Cell::text(Look::Centred, period.chinese_part())];
        cells.extend(row(number, &found, &Rows::default()).into_iter().take(OF_YEAR));
        table.row(&cells)?;
        none = false;
    }
    if none {
        let mut cells = vec![Cell::text(Look::Centred, "")];
        cells.extend(nothing().into_iter().take(OF_YEAR));
        table.row(&cells)?;
        table.hide();
    }
    table.filter(0)?;
    table.end()
}

/// What stands there where nothing was found.
fn nothing() -> [Cell; COLUMNS.len()] {
    let blank = || Cell::text(Look::Text, "");
    let mut cells = [(); COLUMNS.len()].map(|()| blank());
    cells[6] = Cell::text(Look::Text, "没有发现问题");
    cells
}

fn row(number: usize, found: &Diagnostic, rows: &Rows) -> [Cell; COLUMNS.len()] {
    let message = found.problem.message(Lang::Zh);
    let level = match found.severity() {
        Severity::Error => Cell::text(Look::Missing, "错误"),
        Severity::Warning => Cell::text(Look::Centred, "警告"),
    };
    let origin = match &found.place {
        Origin::Book(origin) => Some(origin.as_ref()),
        Origin::Text(_) | Origin::Nowhere => None,
    };
    let [file, sheet, cell] = place(origin);
    let answer = origin.and_then(|origin| rows.get(origin));
    [
        Cell::count(number),
        level,
        Cell::text(Look::Centred, found.problem.code()),
        file,
        sheet,
        cell,
        Cell::text(Look::Text, message.title),
        Cell::text(Look::Text, message.remedy),
        answer.map_or_else(|| Cell::text(Look::Centred, ""), |row| to_detail(*row)),
    ]
}

/// File, sheet and cell, as far as they are known.
pub(super) fn place(origin: Option<&BookOrigin>) -> [Cell; 3] {
    let file = origin.map(BookOrigin::file_name).unwrap_or_default();
    let sheet = origin.and_then(BookOrigin::sheet_name).unwrap_or_default();
    let cell = origin.and_then(BookOrigin::cell_ref).map(|cell| cell.to_string());
    [
        Cell::text(Look::Text, file),
        Cell::text(Look::Centred, sheet),
        Cell::text(Look::Centred, cell.unwrap_or_default()),
    ]
}
