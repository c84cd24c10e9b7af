//! 汇总表: the official table, one row a task and unit, the task's own cells merged over its rows.
//!
//! The columns of the notice's attachment, nothing added: what a unit counts stands under
//! its text, in the cell a leader reads, behind a line that says it is no longer the unit's text, unless the
//! notice has a column for it (累计完成).
//! Excel caps a row at 409 pt; a note under the table names the rows whose text is longer.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::notice::{ColumnContent, Due};
use crate::report::{Figure, Report, ReportColumn, TaskReport, Told, UnitPart, without_gaps};
use crate::sheet::{LONGEST_TEXT, MOST_ROW};

use super::look::Look;
use super::table::{Cell, Column, Table, number};

/// The name of the sheet.
pub const SHEET: &str = "汇总表";

/// The usual columns, together as wide as the form's.
const USUAL: [f64; 5] = [12.0, 42.0, 32.0, 141.0, 31.0];
/// What they share.
const WIDE: f64 = 258.0;

/// A column and what stands in it.
struct Of {
    /// In millimetres.
    width: f64,
    column: ReportColumn,
    /// Whether it is the first of those with texts: there stands what else is to be said of a unit.
    first: bool,
}

/// The columns of the table.
struct Columns {
    of: Vec<Of>,
    /// Whether the figures have no column of their own, and stand under the text.
    figures: bool,
}

impl Columns {
    fn of(report: &Report) -> Columns {
        let (all, own) = (report.printed_columns(), &report.columns);
        let first = all.iter().position(|one| one.content.is_text());
        let number = Column::numbers(report, USUAL[0]).width.to_mm();
        let rest = |one: &&ReportColumn| one.content != ColumnContent::Number;
        let others: f64 = all.iter().filter(rest).map(|one| parts(one.content)).sum();
        let width = |at: usize, one: &ReportColumn| match (one.content, own.is_empty()) {
            (ColumnContent::Number, _) => number,
            (ColumnContent::Answer, true) => USUAL[at] + USUAL[0] - number,
            (_, true) => USUAL[at],
            (_, false) => (WIDE - number) * parts(one.content) / others,
        };
        let widths = all.iter().enumerate().map(|(at, one)| width(at, one)).collect();
        let widths = holding_units(report, &all, widths);
        let of = all.iter().zip(widths).enumerate().map(|(at, (one, width))| Of {
            width,
            column: one.clone(),
            first: first == Some(at),
        });
        let figures = all.iter().all(|one| one.content != ColumnContent::Done);
        Columns { of: of.collect(), figures }
    }
}

/// The widths, where columns of units take from the widest what they lack to hold the names of theirs whole.
fn holding_units(report: &Report, columns: &[ReportColumn], mut widths: Vec<f64>) -> Vec<f64> {
    /// The widest keeps at least so much.
    const KEPT: f64 = 60.0;
    let widest = (0..widths.len()).max_by(|one, other| widths[*one].total_cmp(&widths[*other]));
    let units = (0..widths.len()).filter(|at| columns[*at].content.is_of_units());
    for (at, widest) in units.collect::<Vec<_>>().into_iter().zip(widest.into_iter().cycle()) {
        let parts = report.tasks.iter().flat_map(|task| &task.parts);
        let names = parts.filter(|part| part.column == columns[at].content);
        let column = Column::new("", widths[at]).holding(names.map(|part| part.unit.as_str()));
        let lack = (column.width.to_mm() - widths[at]).min(widths[widest] - KEPT).max(0.0);
        widths[at] += lack;
        widths[widest] -= lack;
    }
    widths
}

/// How wide a column is beside others.
const fn parts(content: ColumnContent) -> f64 {
    match content {
        ColumnContent::Number => 12.0,
        ColumnContent::Name => 40.0,
        ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => 28.0,
        ColumnContent::Due | ColumnContent::Amount => 28.0,
        ColumnContent::ThisPeriod | ColumnContent::Done => 22.0,
        ColumnContent::Share => 18.0,
        ColumnContent::Answer => 80.0,
        ColumnContent::Own => 44.0,
    }
}

/// How a column looks.
const fn look(content: ColumnContent) -> Look {
    match content {
        ColumnContent::Name | ColumnContent::Answer | ColumnContent::Own => Look::Text,
        ColumnContent::Number | ColumnContent::Due => Look::Centred,
        ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => Look::Centred,
        ColumnContent::Amount | ColumnContent::ThisPeriod => Look::Centred,
        ColumnContent::Done | ColumnContent::Share => Look::Centred,
    }
}

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
    let columns = Columns::of(report);
    let printed: Vec<Column> = columns.of.iter().map(|of| Column::new("", of.width)).collect();
    let mut table = Table::new(sheet, SHEET, &printed)?;
    table.across(Look::Title, &report.title)?;
    table.across(Look::Subtitle, &format!("（{}）", report.period.chinese()))?;
    let day = report.as_of.chinese();
    table.across(Look::Line, &format!("汇总单位：{}　　截至{day}", report.author))?;
    let heads: Vec<String> = columns.of.iter().map(|of| of.column.head()).collect();
    table.heads_in_words(&heads)?;
    let mut too_high = Vec::new();
    for task in &report.tasks {
        too_high.extend(write_task(&mut table, &columns, task)?);
    }
    if !too_high.is_empty() {
        table.across(Look::Line, &format!("{TOO_HIGH}{}。", too_high.join("；")))?;
    }
    table.end()
}

/// Writes the rows of a task, and says which of them are too high.
fn write_task(
    table: &mut Table,
    columns: &Columns,
    task: &TaskReport,
) -> Result<Vec<String>, XlsxError> {
    let own: Vec<Cell> = columns.of.iter().map(|of| own_cell(of, task)).collect();
    merge(table, columns, rows_of(columns, &task.parts), |of| is_of_task(of, task))?;
    let mut left = Left { task: table.needed(&own), part: 0.0 };
    let mut too_high = Vec::new();
    for (at, part) in task.parts.iter().enumerate() {
        let rows = rows_of(columns, std::slice::from_ref(part));
        let is_of_part = |of: &Of| !is_of_task(of, task) && !of.column.content.is_of_targets();
        merge(table, columns, rows, is_of_part)?;
        let of_part: Vec<Cell> =
            columns.of.iter().map(|of| part_cell(of, columns, task, part)).collect();
        left.part = table.needed(&of_part);
        if left.part > MOST_ROW * f64::from(rows) {
            too_high.push(format!("{} {}", task.label, part.unit));
        }
        for line in 0..rows {
            let cell = |(of, of_part): (&Of, &Cell)| match (is_of_task(of, task), line) {
                (true, 0) if at == 0 => own_cell(of, task),
                (false, _) if of.column.content.is_of_targets() => figure_cell(of, part, line),
                (false, 0) => of_part.clone(),
                (true | false, _) => blank(of),
            };
            let cells: Vec<Cell> = columns.of.iter().zip(&of_part).map(cell).collect();
            let figures: Vec<Cell> =
                columns.of.iter().map(|of| figure_cell(of, part, line)).collect();
            let ends = [line + 1 == rows, line + 1 == rows && at + 1 == task.parts.len()];
            table.row_of_height(&cells, left.take(table.needed(&figures), ends))?;
        }
    }
    Ok(too_high)
}

/// What the cells that are one over several rows still need of the rows to come, in points.
struct Left {
    task: f64,
    part: f64,
}

impl Left {
    /// The height of a row that needs so much itself, where the part's rows end with it, and the task's.
    fn take(&mut self, needed: f64, [part_ends, task_ends]: [bool; 2]) -> f64 {
        let of_part = if part_ends { self.part } else { 0.0 };
        let of_task = if task_ends { self.task } else { 0.0 };
        let height = needed.max(of_part).max(of_task);
        self.part -= height.min(MOST_ROW);
        self.task -= height.min(MOST_ROW);
        height
    }
}

/// How many rows these parts have together.
fn rows_of(columns: &Columns, parts: &[UnitPart]) -> u32 {
    let rows = parts.iter().map(|part| part.rows(columns.of.iter().map(|of| &of.column)));
    u32::try_from(rows.sum::<usize>()).unwrap_or(u32::MAX)
}

/// Whether the cells of that column are the task's, one over its rows.
fn is_of_task(of: &Of, task: &TaskReport) -> bool {
    match of.column.content {
        ColumnContent::Number | ColumnContent::Name => true,
        ColumnContent::Due => task.due.is_some(),
        ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => false,
        ColumnContent::Answer | ColumnContent::Own => false,
        ColumnContent::Amount | ColumnContent::ThisPeriod => false,
        ColumnContent::Done | ColumnContent::Share => false,
    }
}

/// Makes the cells of those columns one over the next rows.
fn merge(
    table: &mut Table,
    columns: &Columns,
    rows: u32,
    is_one: impl Fn(&Of) -> bool,
) -> Result<(), XlsxError> {
    for (at, of) in (0..).zip(&columns.of).filter(|(_, of)| is_one(of)) {
        table.merge_down(at, rows, look(of.column.content))?;
    }
    Ok(())
}

/// What a figure says in that column; nothing in one that is not of targets.
fn figure_cell(of: &Of, part: &UnitPart, line: u32) -> Cell {
    let at = usize::try_from(line).unwrap_or(usize::MAX);
    let says = of.column.content.is_of_targets().then(|| part.figures_in(&of.column));
    let text = says.and_then(|lines| lines.get(at).cloned()).unwrap_or_default();
    Cell::text(look(of.column.content), text)
}

/// A cell without anything in it.
fn blank(of: &Of) -> Cell {
    Cell::text(look(of.column.content), "")
}

/// What the task says in that column.
fn own_cell(of: &Of, task: &TaskReport) -> Cell {
    match of.column.content {
        ColumnContent::Number => Cell::amount(&task.label),
        ColumnContent::Name => Cell::text(Look::Text, task.titled()),
        ColumnContent::Due => {
            let due = task.due.as_ref().map(Due::in_cell).unwrap_or_default();
            Cell::text(Look::Centred, due)
        }
        ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => blank(of),
        ColumnContent::Answer | ColumnContent::Own => blank(of),
        ColumnContent::Amount | ColumnContent::ThisPeriod => blank(of),
        ColumnContent::Done | ColumnContent::Share => blank(of),
    }
}

/// What stands in a column of units: the unit in its own, and whom the notice prints there who do not report.
fn units_cell(content: ColumnContent, part: &UnitPart) -> String {
    let aside = part.aside().map(|aside| format!("\n（{aside}）")).unwrap_or_default();
    let own = (part.column == content).then(|| format!("{}{aside}", part.unit));
    let beside = part.beside(content).iter().map(|line| line.value.clone());
    own.into_iter().chain(beside).collect::<Vec<_>>().join("\n")
}

/// What the unit says in that column.
fn part_cell(of: &Of, columns: &Columns, task: &TaskReport, part: &UnitPart) -> Cell {
    match of.column.content {
        ColumnContent::Number | ColumnContent::Name => blank(of),
        of_units @ (ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting) => {
            Cell::text(Look::Centred, units_cell(of_units, part))
        }
        ColumnContent::Due => match &part.due {
            Some(due) => Cell::text(Look::Centred, &*due.text),
            None if task.due.is_none() && part.returned => Cell::text(Look::Missing, LEFT_EMPTY),
            None => blank(of),
        },
        ColumnContent::Answer => text(of, columns, part, part.answer.as_ref()),
        ColumnContent::Own => text(
            of,
            columns,
            part,
            part.own.get(of.column.question).and_then(|own| own.told.as_ref()),
        ),
        ColumnContent::Amount
        | ColumnContent::ThisPeriod
        | ColumnContent::Done
        | ColumnContent::Share => blank(of),
    }
}

/// What the unit writes, and under the first of its texts what it counts. Where both do not fit into a cell of
/// Excel, the figures are left to 明细.
fn text(of: &Of, columns: &Columns, part: &UnitPart, told: Option<&Told>) -> Cell {
    if !part.returned {
        let gap = if of.first { format!("（{}）", part.gap) } else { String::new() };
        return Cell::text(Look::Missing, gap);
    }
    if told.is_some_and(|told| told.held) {
        return Cell::text(Look::Missing, HELD);
    }
    let with_figures = of.first && columns.figures;
    let counts = with_figures && part.figures.iter().any(|figure| figure.done.is_some());
    let look = if told.is_some() || counts { Look::Text } else { Look::Missing };
    // A question of the office's own need have no answer.
    let empty = if of.column.content == ColumnContent::Own { "" } else { LEFT_EMPTY };
    let text = told.map_or(empty.to_owned(), |told| without_gaps(&told.text));
    let figures = if with_figures { figures(&part.figures) } else { String::new() };
    let fits =
        (text.encode_utf16().count() + figures.encode_utf16().count()) <= LONGEST_TEXT as usize;
    Cell::text(look, if fits { format!("{text}{figures}") } else { text })
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
        Some(text) if number(text).is_some() => format!("{}{measure}", figure.said(text)),
        Some(text) => text.to_owned(),
    };
    let so_far = if figure.kind.is_level() { "现为" } else { "累计完成" };
    format!("\n{name}：目标{promise}，{so_far}{done}")
}
