//! The quarters of a year side by side: 年度汇总 with what each unit told in each quarter, 指标走势
//! with the cumulative numbers of each target, its line and a chart, 报送情况 with the states.
//!
//! The answers of each quarter stand with their files and cells in a 明细 of its own; 问题清单 and 其他内容
//! are of all quarters (`findings`, `others`).

use rust_xlsxwriter::{Chart, ChartType, Sparkline, SparklineType, Worksheet, XlsxError};

use crate::cell::CellRef;
use crate::period::{CycleWords, Period};
use crate::report::{Report, TargetReport, UnitPart, YearColumn, YearReport, without_gaps};

use super::look::Look;
use super::table::{Cell, Column, Table, number, promised_number};
use super::targets::{CHART_COLUMNS, DARK, PER_CHART, Undrawn};

/// 年度汇总.
pub const SUMMARY: &str = "年度汇总";
/// 指标走势.
pub const COURSE: &str = "指标走势";

/// The charts of 指标走势, where its table takes more than a page.
pub const CHARTS: &str = "走势图";

/// The columns with `each` quarter behind `own`, then `behind`.
fn columns(own: &[Column], each: f64, year: &YearReport, behind: &[Column]) -> Vec<Column> {
    let quarters = year.columns().into_iter();
    let quarters = quarters.map(|one| Column::new(one.period.chinese_part(), each));
    own.iter().copied().chain(quarters).chain(behind.iter().copied()).collect()
}

/// The words over the columns; those of the quarters begin at each of `firsts`, and say which are missing.
fn heads(columns: &[Column], year: &YearReport, firsts: &[u16]) -> Vec<String> {
    let mut heads: Vec<String> = columns.iter().map(|column| column.head.to_owned()).collect();
    for first in firsts {
        for (head, column) in heads[usize::from(*first)..].iter_mut().zip(year.columns()) {
            if column.at.is_none() {
                head.push('\n');
                head.push_str(YearColumn::MISSING);
            }
        }
    }
    heads
}

/// What stands in the columns of all quarters, by what stands in those there are.
fn with_missing(year: &YearReport, there: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
    let mut there = there.into_iter();
    let columns = year.columns().into_iter();
    let cell = |column: YearColumn| column.at.and_then(|_| there.next());
    columns.map(cell).map(|cell| cell.unwrap_or_else(none_came)).collect()
}

/// A cell of a quarter that is missing.
fn none_came() -> Cell {
    Cell::text(Look::Centred, "—")
}

/// A column of answers is no narrower, in millimetres.
const NARROWEST: f64 = 29.0;

fn words(year: &YearReport) -> CycleWords {
    year.last().period.cycle().words()
}

/// Writes 年度汇总.
pub(super) fn summary(sheet: &mut Worksheet, year: &YearReport) -> Result<(), XlsxError> {
    let own = [
        Column::numbers(year.last(), 12.0),
        Column::new("实事名称", 40.0),
        Column::new("责任单位", 32.0).holding(names(year)),
    ];
    let each = (174.0 / f64::from(u32::try_from(year.columns().len()).unwrap_or(1))).max(NARROWEST);
    let columns = columns(&own, each, year, &[]);
    let last = year.last();
    let mut table = Table::new(sheet, SUMMARY, &columns)?;
    table.across(Look::Title, &last.title)?;
    table.across(Look::Subtitle, &format!("（{}年{}）", year.year, words(year).each))?;
    let day = last.as_of.chinese();
    table.across(Look::Line, &format!("汇总单位：{}　　截至{day}", last.author))?;
    let heads = table.next_row();
    let mut words = self::heads(&columns, year, &[3]);
    words[own.len() - 1] = last.units_word.clone();
    table.heads_in_words(&words)?;
    for task in year.tasks() {
        for unit in year.units_of(task.number) {
            let mut cells = vec![
                Cell::amount(&task.label),
                Cell::text(Look::Text, task.titled()),
                Cell::text(Look::Centred, unit),
            ];
            let none = || Cell::text(Look::Text, "");
            let told = year.parts(task.number, unit);
            let told = told.map(|part| part.map_or_else(none, answer));
            cells.extend(with_missing(year, told));
            table.row(&cells)?;
        }
    }
    table.filter(heads)?;
    table.end()
}

/// The names of all units of the year.
fn names(year: &YearReport) -> impl Iterator<Item = &str> {
    year.units().into_iter().map(|unit| unit.unit.as_str())
}

fn answer(part: &UnitPart) -> Cell {
    match part.in_one() {
        Some(told) if told.held => Cell::text(Look::Missing, "（待核）"),
        Some(told) => Cell::text(Look::Text, without_gaps(&told.text)),
        None => Cell::text(Look::Missing, format!("（{}）", part.gap)),
    }
}

/// Columns of 指标走势 before the quarters.
const OWN: [Column; 4] = [
    Column::new("序号", 12.0),
    Column::new("指标", 60.0),
    Column::new("计量单位", 20.0),
    Column::new("目标数", 24.0),
];
/// 指标.
const NAME: u16 = 1;
/// 目标数.
const PROMISED: u16 = 3;
/// The first quarter.
const FIRST: u16 = 4;

/// The heads over the shares of a period; those of quarters and halves first.
const SHARE_HEADS: [&str; 18] = [
    "第一季度\n完成比例",
    "第二季度\n完成比例",
    "第三季度\n完成比例",
    "第四季度\n完成比例",
    "上半年\n完成比例",
    "下半年\n完成比例",
    "1月\n完成比例",
    "2月\n完成比例",
    "3月\n完成比例",
    "4月\n完成比例",
    "5月\n完成比例",
    "6月\n完成比例",
    "7月\n完成比例",
    "8月\n完成比例",
    "9月\n完成比例",
    "10月\n完成比例",
    "11月\n完成比例",
    "12月\n完成比例",
];

/// What stands over the shares of a period.
fn share_head(period: Period) -> &'static str {
    let part = period.chinese_part();
    SHARE_HEADS.into_iter().find(|head| head.starts_with(part)).unwrap_or("完成比例")
}

/// Writes 指标走势: the numbers, then the share of each quarter as a formula, then the line.
/// Charts that do not fit below are left to a sheet of their own.
pub(super) fn course(sheet: &mut Worksheet, year: &YearReport) -> Result<Undrawn, XlsxError> {
    let quarters = year.columns();
    let count = u16::try_from(quarters.len()).unwrap_or(4);
    let shares = quarters.iter().map(|one| Column::new(share_head(one.period), 22.0));
    let behind: Vec<Column> =
        shares.chain([Column::new("走势", 34.0), Column::new("状态", 28.0)]).collect();
    let mut own = OWN;
    own[0] = Column::numbers(year.last(), 12.0);
    let all: Vec<String> = year.targets().map(|target| measures(year, target)).collect();
    own[2] = own[2].holding(all.iter().map(String::as_str));
    let columns = columns(&own, 26.0, year, &behind);
    let mut table = Table::new(sheet, COURSE, &columns)?;
    table.across(Look::Title, &format!("{}年{COURSE}", year.year))?;
    let measures = if year.has_other_measures() {
        "年内改过计量单位的，各期照当时的数量和单位写，不相比。"
    } else {
        ""
    };
    let line = format!("{}的数从年初累计；完成比例是公式。{measures}", words(year).each);
    table.across(Look::Line, &line)?;
    table.heads_in_words(&heads(&columns, year, &[FIRST, FIRST + count]))?;
    let first = table.next_row();
    for target in year.targets() {
        let row = table.next_row();
        table.row(&target_cells(year, target, row))?;
        let (from, to) = (FIRST + count, FIRST + count * 2 - 1);
        let line = Sparkline::new()
            .set_type(SparklineType::Line)
            .set_sparkline_color(DARK)
            .show_markers(true)
            .set_markers_color(DARK)
            .set_range((COURSE, row, from, row, to));
        table.sheet().add_sparkline(row, to + 1, &line)?;
    }
    let mut undrawn = None;
    if table.next_row() > first {
        let last = table.next_row() - 1;
        table.filter(first - 1)?;
        match table.is_on_one_page() {
            true => charts(&mut table, first, last, count)?,
            false => undrawn = Some((first, last)),
        }
    }
    table.end()?;
    Ok(undrawn)
}

/// Writes 走势图: the charts of the targets in these rows of 指标走势.
pub(super) fn course_charts(
    sheet: &mut Worksheet,
    year: &YearReport,
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let count = u16::try_from(year.columns().len()).unwrap_or(4);
    let mut table = Table::new(sheet, CHARTS, &CHART_COLUMNS)?;
    table.across(Look::Title, &format!("{}年{CHARTS}", year.year))?;
    charts(&mut table, first, last, count)?;
    table.end()
}

fn target_cells(year: &YearReport, target: &TargetReport, row: u32) -> Vec<Cell> {
    let mut cells = vec![
        Cell::amount(&target.label),
        Cell::text(Look::Text, target.titled()),
        Cell::text(Look::Centred, measures(year, target)),
        Cell::promised(&target.amount, &target.wording),
    ];
    let course: Vec<Option<&TargetReport>> = year.course(target).collect();
    let columns = year.columns().into_iter();
    let then: Vec<Option<&TargetReport>> =
        columns.map(|column| column.at.and_then(|at| course[at])).collect();
    let blank = || Cell::text(Look::Centred, "");
    let done = |then: &Option<&TargetReport>| {
        let (then, done) = ((*then)?, (*then)?.done()?);
        let written = done.to_string();
        let is_same = then.measure == target.measure;
        let with_measure = || Cell::text(Look::Centred, format!("{written}{}", then.measure));
        Some(if is_same { Cell::amount(&written) } else { with_measure() })
    };
    cells.extend(then.iter().map(|then| done(then).unwrap_or_else(blank)));
    let whole = CellRef::new(row, PROMISED);
    for (column, then) in (FIRST..).zip(&then) {
        let share = then.and_then(|then| share((then, target), CellRef::new(row, column), whole));
        cells.push(share.unwrap_or_else(blank));
    }
    cells.push(blank());
    let look = if year.is_over(target) { Look::Centred } else { Look::Light(target.light()) };
    cells.push(Cell::text(look, year.light_in_words(target)));
    cells
}

/// Its measure, and in which quarters it was another.
fn measures(year: &YearReport, target: &TargetReport) -> String {
    let others = year.measures_in_words(target).map(|words| format!("\n（{words}）"));
    format!("{}{}", target.measure, others.unwrap_or_default())
}

/// The share of a quarter by the amount that was in force `then`: of the one in the cell `whole` where that is the
/// same, else of its number.
fn share(
    (then, now): (&TargetReport, &TargetReport),
    done_at: CellRef,
    whole: CellRef,
) -> Option<Cell> {
    let done = then.done().filter(|done| number(&done.to_string()).is_some())?;
    let promised = then.promised().filter(|_| !then.is_unweighed())?;
    let (value, promised_value) = (done.to_f64(), promised.to_f64());
    if promised_value <= 0.0 {
        return None;
    }
    let share = value / promised_value;
    Some(match promised_number(&then.amount, &then.wording) {
        None => Cell::number(Look::Share, share),
        // The figure stands there with its own measure, and is no number.
        Some(_) if then.measure != now.measure => Cell::number(Look::Share, share),
        Some(_) if (&then.amount, &then.wording) == (&now.amount, &now.wording) => {
            Cell::formula(Look::Share, format!("={done_at}/{whole}"), share)
        }
        Some(_) => Cell::formula(Look::Share, format!("={done_at}/{promised}"), share),
    })
}

/// A line a target over the quarters, by its share; so many lines a chart that they can be told
/// apart.
fn charts(table: &mut Table, first: u32, last: u32, count: u16) -> Result<(), XlsxError> {
    const HEIGHT: u32 = 480;
    for from in (first..=last).step_by(PER_CHART) {
        let to = last.min(from + u32::try_from(PER_CHART).unwrap_or(u32::MAX) - 1);
        let row = table.room_for(HEIGHT);
        let mut chart = chart(first - 1, from, to, count);
        table.sheet().insert_chart(row, 0, chart.set_height(HEIGHT))?;
    }
    Ok(())
}

/// The chart of the targets in the rows `first` to `last`; the heads stand in the row `heads`.
fn chart(heads: u32, first: u32, last: u32, count: u16) -> Chart {
    let (from, to) = (FIRST + count, FIRST + count * 2 - 1);
    let mut chart = Chart::new(ChartType::Line);
    chart.title().set_name("各指标累计完成比例");
    for row in first..=last {
        chart
            .add_series()
            .set_name((COURSE, row, NAME))
            .set_categories((COURSE, heads, FIRST, heads, FIRST + count - 1))
            .set_values((COURSE, row, from, row, to))
            .set_marker(rust_xlsxwriter::ChartMarker::new().set_automatic());
    }
    chart.y_axis().set_num_format("0%").set_min(0);
    chart.set_width(1000);
    chart
}

/// Writes 报送情况: units by quarters.
pub(super) fn units(sheet: &mut Worksheet, year: &YearReport) -> Result<(), XlsxError> {
    let columns = columns(&[Column::new("单位", 60.0).holding(names(year))], 36.0, year, &[]);
    let mut table = Table::new(sheet, super::UNITS_SHEET, &columns)?;
    table.across(Look::Title, &format!("{}年报送情况", year.year))?;
    let heads = table.next_row();
    table.heads_in_words(&self::heads(&columns, year, &[1]))?;
    for unit in year.units() {
        let state = |report: &Report| {
            let found = report.units.iter().find(|one| one.unit == unit.unit);
            found.map_or_else(
                || Cell::text(Look::Centred, ""),
                |one| Cell::text(Look::State(one.state), one.state.chinese_in_year()),
            )
        };
        let mut cells = vec![Cell::text(Look::Text, &unit.unit)];
        cells.extend(with_missing(year, year.quarters.iter().map(state)));
        table.row(&cells)?;
    }
    table.filter(heads)?;
    table.end()
}
