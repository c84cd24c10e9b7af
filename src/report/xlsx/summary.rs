//! 汇总表: the official table, one row a task and unit, the task's own cells merged over its rows.
//!
//! The five columns of the notice's attachment, nothing added: what a unit counts stands under
//! its text, in the cell a leader reads, behind a line that says it is no longer the unit's text.
//! Excel caps a row at 409 pt; a note under the table names the rows whose text is longer.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::form::LONGEST_TEXT;
use crate::form::write::measure::MOST_ROW;
use crate::notice::Due;
use crate::report::{Figure, Report, TaskReport, UnitPart};

use super::look::Look;
use super::table::{Cell, Column, Table, number};

/// The name of the sheet.
pub const SHEET: &str = "汇总表";

/// The official columns, together as wide as the form's.
const COLUMNS: [Column; 5] = [
    Column::new("序号", 12.0),
    Column::new("实事名称", 42.0),
    Column::new("责任单位", 32.0),
    Column::new("具体措施及任务进度情况", 141.0),
    Column::new("完成时限", 31.0),
];
/// 序号.
const NUMBER: u16 = 0;
/// 实事名称.
const NAME: u16 = 1;
/// 完成时限.
const DUE: u16 = 4;

/// Where a unit returned, and left the cell empty.
const LEFT_EMPTY: &str = "（未填写）";
/// Where a check keeps the answer out until somebody has looked; it is in 明细.
const HELD: &str = "（待核）";
/// Over the figures of a unit.
const FIGURES: &str = "【目标任务完成情况（从年初累计）】";
const TOO_HIGH: &str =
    "注：Excel 的一行最高 409 磅，下列各项文字较长，本表显示和打印不全，全文见“明细”表：";

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let mut table = Table::new(sheet, SHEET, &COLUMNS)?;
    table.across(Look::Title, &report.title)?;
    table.across(Look::Subtitle, &format!("（{}）", report.period.chinese()))?;
    let day = report.as_of.chinese();
    table.across(Look::Line, &format!("汇总单位：{}　　截至{day}", report.author))?;
    table.heads()?;
    let mut too_high = Vec::new();
    for task in &report.tasks {
        too_high.extend(write_task(&mut table, task)?);
    }
    if !too_high.is_empty() {
        table.across(Look::Line, &format!("{TOO_HIGH}{}。", too_high.join("；")))?;
    }
    table.end()
}

/// Writes the rows of a task, and says which of them are too high.
fn write_task(table: &mut Table, task: &TaskReport) -> Result<Vec<String>, XlsxError> {
    merge(table, task)?;
    let own = own_cells(task);
    let mut still_needed = table.needed(&own);
    let mut too_high = Vec::new();
    for (at, part) in task.parts.iter().enumerate() {
        let of_part = part_cells(part, task.due.is_none());
        let mut height = table.needed(&of_part);
        if height > MOST_ROW {
            too_high.push(format!("{} {}", task.label, part.unit));
        }
        if at + 1 == task.parts.len() {
            height = height.max(still_needed);
        }
        still_needed -= height.min(MOST_ROW);
        let of_task = if at == 0 { own.clone() } else { blank() };
        table.row_of_height(&joined(of_task, of_part, task.due.is_some()), height)?;
    }
    Ok(too_high)
}

/// Makes the task's own cells one over its rows.
fn merge(table: &mut Table, task: &TaskReport) -> Result<(), XlsxError> {
    let rows = u32::try_from(task.parts.len()).unwrap_or(u32::MAX);
    table.merge_down(NUMBER, rows, Look::Centred)?;
    table.merge_down(NAME, rows, Look::Text)?;
    if task.due.is_some() {
        table.merge_down(DUE, rows, Look::Centred)?;
    }
    Ok(())
}

/// A row without anything in it.
fn blank() -> [Cell; COLUMNS.len()] {
    [Look::Centred, Look::Text, Look::Centred, Look::Text, Look::Centred]
        .map(|look| Cell::text(look, ""))
}

/// What the task says, in its places of a row.
fn own_cells(task: &TaskReport) -> [Cell; COLUMNS.len()] {
    let [_, _, unit, answer, _] = blank();
    let due = task.due.as_ref().map(Due::in_cell).unwrap_or_default();
    let due = Cell::text(Look::Centred, due);
    [Cell::amount(&task.label), Cell::text(Look::Text, &task.name), unit, answer, due]
}

/// What the unit says, in its places of a row.
fn part_cells(part: &UnitPart, asked_due: bool) -> [Cell; COLUMNS.len()] {
    let [number, name, ..] = blank();
    let due = match &part.due {
        Some(due) => Cell::text(Look::Centred, &*due.text),
        None if asked_due && part.returned => Cell::text(Look::Missing, LEFT_EMPTY),
        None => Cell::text(Look::Centred, ""),
    };
    [number, name, Cell::text(Look::Centred, &part.unit), answer(part), due]
}

/// A row of both.
fn joined(
    of_task: [Cell; COLUMNS.len()],
    of_part: [Cell; COLUMNS.len()],
    task_has_due: bool,
) -> [Cell; COLUMNS.len()] {
    let [number, name, _, _, set] = of_task;
    let [_, _, unit, answer, told] = of_part;
    [number, name, unit, answer, if task_has_due { set } else { told }]
}

/// What the unit writes, and what it counts under that. Where both do not fit into a cell of
/// Excel, the figures are left to 明细.
fn answer(part: &UnitPart) -> Cell {
    if !part.returned {
        return Cell::text(Look::Missing, format!("（{}）", part.gap));
    }
    if part.answer.as_ref().is_some_and(|told| told.held) {
        return Cell::text(Look::Missing, HELD);
    }
    let told = part.answer.as_ref().map(|told| &*told.text);
    let says = told.is_some() || part.figures.iter().any(|figure| figure.done.is_some());
    let look = if says { Look::Text } else { Look::Missing };
    let text = told.unwrap_or(LEFT_EMPTY);
    let figures = figures(&part.figures);
    let fits =
        (text.encode_utf16().count() + figures.encode_utf16().count()) <= LONGEST_TEXT as usize;
    Cell::text(look, if fits { format!("{text}{figures}") } else { text.to_owned() })
}

/// A line for each figure, after the line above them; nothing where there are none.
fn figures(figures: &[Figure]) -> String {
    let lines = figures.iter().map(figure);
    let above = (!figures.is_empty()).then(|| format!("\n{FIGURES}"));
    above.into_iter().chain(lines).collect()
}

/// What was promised, and what is done: a number with its measure, anything else as told.
fn figure(figure: &Figure) -> String {
    let Figure { name, promise, measure, .. } = figure;
    let done = match figure.done.as_ref().map(|done| &*done.text) {
        None => LEFT_EMPTY.to_owned(),
        Some(_) if figure.done.as_ref().is_some_and(|done| done.held) => HELD.to_owned(),
        Some(text) if number(text).is_some() => format!("{text}{measure}"),
        Some(text) => text.to_owned(),
    };
    let so_far = if figure.is_level { "现为" } else { "累计完成" };
    format!("\n{name}：目标{promise}，{so_far}{done}")
}
