//! 报送情况: who returned, with the counts on top and one row a unit in the order of the notice.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::{Report, StampedStatus, State, Told, UnitStatus};

use super::detail::Rows;
use super::look::Look;
use super::table::{Cell, Column, Table};
use super::targets::to_detail;

/// The name of the sheet.
pub const SHEET: &str = "报送情况";

const COLUMNS: [Column; 10] = [
    Column::new("单位", 46.0),
    Column::new("状态", 22.0),
    Column::new("电子版", 18.0),
    Column::new("盖章件", 26.0),
    Column::new("填报日期", 38.0),
    Column::new("填报人", 26.0),
    Column::new("联系电话", 34.0),
    Column::new("文件", 60.0),
    Column::new("版本数", 16.0),
    Column::new("明细", 32.0),
];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, report: &Report, rows: &Rows) -> Result<(), XlsxError> {
    let mut columns = COLUMNS;
    columns[0] = columns[0].holding(report.units.iter().map(|unit| unit.unit.as_str()));
    let mut table = Table::new(sheet, SHEET, &columns)?;
    table.across(Look::Title, &format!("{}{SHEET}", report.period.chinese()))?;
    table.across(Look::Subtitle, &counts(report))?;
    let (day, due) = (report.as_of.chinese(), report.due.chinese());
    table.across(Look::Line, &format!("截至{day}；报送期限：{due}"))?;
    let heads = table.next_row();
    table.heads()?;
    for unit in &report.units {
        table.row(&row(unit, rows))?;
    }
    table.filter(heads)?;
    table.end()
}

/// 应报, 已报 and what is missing.
fn counts(report: &Report) -> String {
    format!("应报{}个单位，{}", report.units.len(), report.tally().in_words(State::chinese))
}

fn row(unit: &UnitStatus, rows: &Rows) -> [Cell; COLUMNS.len()] {
    let told = |told: &Option<Told>| {
        Cell::text(Look::Centred, told.as_ref().map_or("", |told| &*told.text))
    };
    let mut asked = [&unit.person, &unit.phone, &unit.filled_on].into_iter().flatten();
    let answer = asked.find_map(|told| rows.get(&told.origin));
    [
        Cell::text(Look::Text, &unit.unit),
        Cell::text(Look::State(unit.state), unit.state.chinese()),
        Cell::text(Look::Centred, if unit.returned() { "有" } else { "无" }),
        Cell::text(Look::Centred, stamped(unit)),
        told(&unit.filled_on),
        told(&unit.person),
        told(&unit.phone),
        Cell::text(Look::Text, unit.files()),
        Cell::count(unit.versions.len()),
        answer.map_or_else(|| Cell::text(Look::Centred, ""), |row| to_detail(*row)),
    ]
}

/// What came stamped: its kind, and its pages where they are known.
fn stamped(unit: &UnitStatus) -> String {
    let copy = |copy: &StampedStatus| match copy.pages {
        Some(pages) => format!("{} {pages} 页", copy.kind),
        None => copy.kind.to_owned(),
    };
    let copies: Vec<String> = unit.stamped.iter().map(copy).collect();
    if copies.is_empty() { "无".to_owned() } else { copies.join("\n") }
}
