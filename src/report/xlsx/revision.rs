//! 修订说明: what is another than in the report that was issued last, a row each.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::Revision;

use super::look::Look;
use super::table::{Cell, Column, Table};

/// The name of the sheet.
pub const SHEET: &str = "修订说明";

const COLUMNS: [Column; 7] = [
    Column::new("序号", 14.0),
    Column::new("单位", 36.0),
    Column::new("内容", 60.0),
    Column::new("已定稿的", 32.0),
    Column::new("原来", 70.0),
    Column::new("现在", 70.0),
    Column::new("文件", 50.0),
];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, revision: &Revision) -> Result<(), XlsxError> {
    let issued = format!("第{}版（{}）", revision.edition, revision.day);
    let mut columns = COLUMNS;
    columns[1] = columns[1].holding(revision.changes.iter().map(|one| one.unit.as_str()));
    let mut table = Table::new(sheet, SHEET, &columns)?;
    table.heads()?;
    for (number, one) in (1..).zip(&revision.changes) {
        table.row(&[
            Cell::count(number),
            Cell::text(Look::Centred, one.unit.as_str()),
            Cell::text(Look::Text, one.place.as_str()),
            Cell::text(Look::Centred, issued.as_str()),
            Cell::text(Look::Text, one.was.as_str()),
            Cell::text(Look::Text, one.now.as_str()),
            Cell::text(Look::Text, one.file.as_str()),
        ])?;
    }
    table.filter(0)?;
    table.end()
}
