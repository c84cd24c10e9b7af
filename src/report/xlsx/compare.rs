//! 年度对比: the targets of two years side by side, a row each.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::Comparison;

use super::look::Look;
use super::table::{Cell, Column, Table};

/// The name of the sheet.
pub const SHEET: &str = "年度对比";

const COLUMNS: [Column; 7] = [
    Column::new("序号", 14.0),
    Column::new("指标", 70.0),
    Column::new("计量单位", 32.0),
    Column::new("上年", 34.0),
    Column::new("本年", 34.0),
    Column::new("增减", 26.0),
    Column::new("说明", 44.0),
];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, compared: &Comparison) -> Result<(), XlsxError> {
    let [before, now] = &compared.years;
    let mut columns = COLUMNS;
    columns[2] = columns[2].holding(compared.rows.iter().map(|one| one.measure.as_str()));
    let mut table = Table::new(sheet, SHEET, &columns)?;
    table.across(Look::Title, &format!("{}年与{}年指标对比", now.year, before.year))?;
    table.across(Look::Line, "完成数从年初累计。")?;
    let mut heads: Vec<String> = COLUMNS.iter().map(|column| column.head.to_owned()).collect();
    (heads[3], heads[4]) = (before.head(), now.head());
    let first = table.next_row();
    table.heads_in_words(&heads)?;
    for (number, one) in (1..).zip(&compared.rows) {
        let [was, is] = one.said();
        let difference = one.difference.map(|one| Cell::amount(&one.to_string()));
        table.row(&[
            Cell::count(number),
            Cell::text(Look::Text, one.titled()),
            Cell::text(Look::Centred, one.measure.as_str()),
            Cell::amount(&was),
            Cell::amount(&is),
            difference.unwrap_or_else(|| Cell::text(Look::Centred, "—")),
            Cell::text(Look::Text, one.remark.as_deref().unwrap_or_default()),
        ])?;
    }
    table.filter(first)?;
    table.end()
}
