//! 报送情况: who returned, with the counts on top and one row a unit in the order of the notice.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::{Report, State, Told, UnitStatus};

use super::look::Look;
use super::table::{Cell, Column, Table};

/// The name of the sheet.
pub const SHEET: &str = "报送情况";

const COLUMNS: [Column; 7] = [
    Column::new("单位", 50.0),
    Column::new("状态", 24.0),
    Column::new("文件", 66.0),
    Column::new("填报人", 28.0),
    Column::new("联系电话", 36.0),
    Column::new("填报日期", 36.0),
    Column::new("版本数", 18.0),
];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let mut table = Table::new(sheet, SHEET, &COLUMNS)?;
    table.across(Look::Title, &format!("{}{SHEET}", report.period.chinese()))?;
    table.across(Look::Subtitle, &counts(report))?;
    let (day, due) = (report.as_of.chinese(), report.due.chinese());
    table.across(Look::Line, &format!("截至{day}；报送期限：{due}"))?;
    table.heads()?;
    for unit in &report.units {
        table.row(&row(unit))?;
    }
    table.end()
}

/// 应报, and how many units are in each state that any is in.
fn counts(report: &Report) -> String {
    let counted = State::ALL.map(|state| (state, report.count(state)));
    let parts = counted.iter().filter(|(_, count)| *count > 0);
    let parts = parts.map(|(state, count)| format!("{} {count} 个", state.chinese()));
    let owed = report.units.len();
    let parts: Vec<String> = std::iter::once(format!("应报 {owed} 个单位")).chain(parts).collect();
    parts.join("，")
}

fn row(unit: &UnitStatus) -> [Cell; COLUMNS.len()] {
    let told = |told: &Option<Told>| {
        Cell::text(Look::Centred, told.as_ref().map_or("", |told| told.text.as_str()))
    };
    [
        Cell::text(Look::Text, &unit.unit),
        Cell::text(Look::State(unit.state), unit.state.chinese()),
        Cell::text(Look::Text, unit.file.as_deref().unwrap_or_default()),
        told(&unit.person),
        told(&unit.phone),
        told(&unit.filled_on),
        Cell::count(unit.versions.len()),
    ]
}
