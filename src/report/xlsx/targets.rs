//! 指标进度: one row a target, with the numbers to reckon with, data bars and a chart.
//!
//! What can be calculated is a formula that names cells of this workbook, with its result: what is
//! done from 明细, this quarter from what was done before, shares and differences. A target of
//! which no exact number is known shows what was written, and no formula.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartSolidFill, ChartType, Color, ConditionalFormatDataBar,
    ConditionalFormatType, Worksheet, XlsxError,
};

use crate::cell::CellRef;
use crate::decimal::Decimal;
use crate::notice::{TargetKind, Together};
use crate::period::Cycle;
use crate::report::{AHEAD, Light, OVER, Report, TargetReport, UnitShare};

use super::DETAIL_SHEET;
use super::detail::{self, Rows};
use super::look::{Look, Worded};
use super::table::{Cell, Column, Place, Table, number, promised_number};

/// The name of the sheet.
pub const SHEET: &str = "指标进度";

const COLUMNS: [Column; 14] = [
    Column::new("序号", 12.0),
    Column::new("实事名称", 40.0),
    Column::new("指标", 40.0),
    Column::new("填报单位", 28.0),
    Column::new("计量单位", 18.0),
    Column::new("目标数", 20.0),
    Column::new("上季累计", 20.0),
    Column::new("累计完成", 22.0),
    Column::new("本季完成", 20.0),
    Column::new("完成比例", 26.0),
    Column::new("时间进度", 18.0),
    Column::new("相差（百分点）", 20.0),
    Column::new("状态", 28.0),
    Column::new("出处", 32.0),
];
/// The columns, called after the kind of the period. In the first half 上半年 is no time before.
fn columns(report: &Report) -> [Column; COLUMNS.len()] {
    let [before, this] = match report.period.cycle() {
        Cycle::Month => ["上月累计", "本月完成"],
        Cycle::Quarter => ["上季累计", "本季完成"],
        Cycle::HalfYear if report.period.before().is_none() => ["上期累计", "本半年完成"],
        Cycle::HalfYear => ["上半年累计", "本半年完成"],
        Cycle::Year => ["上期累计", "本年完成"],
    };
    let mut columns = COLUMNS;
    columns[0] = Column::numbers(report, 12.0);
    columns[usize::from(BEFORE)] = Column::new(before, 20.0);
    columns[usize::from(THIS)] = Column::new(this, 20.0);
    let shares = report.targets.iter().flat_map(|target| &target.shares);
    columns[3] = columns[3].holding(shares.map(|share| share.unit.as_str()));
    columns[4] = columns[4].holding(report.targets.iter().map(|target| target.measure.as_str()));
    columns
}

/// Their words; where another period is compared with than the one right before, they name it.
fn heads(report: &Report) -> Vec<String> {
    let mut heads = columns(report).map(|column| column.head.to_owned());
    if let Some(period) = report.compared_with() {
        heads[usize::from(BEFORE)] = format!("上次累计\n（{}）", period.chinese_part());
        heads[usize::from(THIS)] = format!("{}\n完成", report.done_since());
    }
    heads.to_vec()
}

/// 指标.
const NAME: u16 = 2;
/// 目标数.
const PROMISED: u16 = 5;
/// 上季累计.
const BEFORE: u16 = 6;
/// 累计完成.
const DONE: u16 = 7;
/// 本季完成.
const THIS: u16 = 8;
/// 完成比例.
const SHARE: u16 = 9;
/// 时间进度.
const ELAPSED: u16 = 10;

/// Targets a chart.
pub(super) const PER_CHART: usize = 14;

/// Greys that differ on a black and white printer.
pub(super) const DARK: Color = Color::RGB(0x0059_5959);
const PALE: Color = Color::RGB(0x00BF_BFBF);

/// The name of the sheet of charts, where the table takes more than a page.
pub const CHARTS: &str = "进度图";

/// The rows of the targets, from the first to the last, whose charts are still to be drawn.
pub(super) type Undrawn = Option<(u32, u32)>;

/// Writes the sheet; `rows` says where each answer stands in 明细. Charts that do not fit below are left to a sheet of their
/// own.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    rows: &Rows,
) -> Result<Undrawn, XlsxError> {
    let columns = columns(report);
    let mut table = Table::new(sheet, SHEET, &columns)?;
    table.across(Look::Title, &format!("{}{SHEET}", report.period.chinese()))?;
    let counted = Light::ALL.map(|light| {
        let judged = report.targets.iter().filter(|target| !target.is_over);
        (light, judged.filter(|target| target.light() == light).count())
    });
    let some = counted.iter().filter(|(light, count)| *count > 0 || !light.is_of_level());
    // As in the rows, 超序时 is told from 按序时.
    let ahead = report.targets.iter().filter(|target| target.is_ahead()).count();
    let counts = some.map(|(light, count)| match (light, ahead) {
        (Light::OnSchedule, 1..) => {
            format!("{AHEAD} {ahead} 个，{} {} 个", light.chinese(), count - ahead)
        }
        _ => format!("{} {count} 个", light.chinese()),
    });
    let over = report.targets.iter().filter(|target| target.is_over).count();
    let over = Some(over).filter(|over| *over > 0).map(|over| format!("{OVER} {over} 个"));
    let counts: Vec<String> = counts.chain(over).collect();
    let count = report.targets.len();
    table.across(Look::Subtitle, &format!("指标 {count} 个：{}", counts.join("，")))?;
    table.across(Look::Line, &note(report))?;
    table.heads_in_words(&heads(report))?;
    let first = table.next_row();
    for target in &report.targets {
        let row = table.next_row();
        table.row(&cells(target, row, rows))?;
    }
    let mut undrawn = None;
    if !report.targets.is_empty() {
        table.filter(first - 1)?;
        let last = table.next_row() - 1;
        bars(&mut table, first, last)?;
        match table.is_on_one_page() {
            true => charts(&mut table, first, last)?,
            false => undrawn = Some((first, last)),
        }
    }
    table.end()?;
    Ok(undrawn)
}

/// Writes 进度图: the charts of the targets in these rows of 指标进度.
pub(super) fn write_charts(
    sheet: &mut Worksheet,
    report: &Report,
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let mut table = Table::new(sheet, CHARTS, &CHART_COLUMNS)?;
    table.across(Look::Title, &format!("{}{CHARTS}", report.period.chinese()))?;
    charts(&mut table, first, last)?;
    table.end()
}

/// As wide as a chart.
pub(super) const CHART_COLUMNS: [Column; 2] = [Column::new("", 133.0), Column::new("", 133.0)];

fn note(report: &Report) -> String {
    let this = report.done_since();
    let rises = if report.has_rises() { "、增长" } else { "" };
    let behind = if report.targets.iter().any(TargetReport::is_unweighed) {
        format!("达到、保持、下降{rises}的指标填的是当时的数，这些指标和有上限的指标不算比例。")
    } else {
        String::new()
    };
    let compared = report.compared_in_words().unwrap_or_default();
    format!("完成数从年初累计；比例、差额和{this}完成是公式。{behind}{compared}")
}

fn cells(target: &TargetReport, row: u32, rows: &Rows) -> [Cell; COLUMNS.len()] {
    let names = [target.task_name.clone(), target.titled()];
    let names = names.map(|name| Cell::text(Look::Text, name));
    let [task_name, name] = names;
    [
        Cell::amount(&target.label),
        task_name,
        name,
        Cell::text(Look::Centred, reporters(target)),
        Cell::text(Look::Centred, &target.measure),
        Cell::promised(&target.amount, &target.wording),
        target.done_before().map_or_else(blank, |done| Cell::amount(&done.to_string())),
        done(target, rows),
        this_quarter(target, row),
        share(target, row),
        elapsed(target),
        behind(target, row),
        state(target),
        place(target, rows),
    ]
}

/// 状态; of what is over no colour.
fn state(target: &TargetReport) -> Cell {
    let look = if target.is_over { Look::Centred } else { Look::Light(target.light()) };
    Cell::text(look, target.state_in_words())
}

/// 填报单位, and whose figure 累计完成 is, where each has to reach the amount itself: a number has no words beside it.
fn reporters(target: &TargetReport) -> String {
    let units = target.shares.iter().map(|share| share.titled(&target.measure));
    let furthest = target.furthest_in_words().filter(|_| target.done().is_some());
    let furthest = furthest.map(|units| format!("（累计完成是{units}的数）"));
    units.chain(furthest).collect::<Vec<_>>().join("\n")
}

fn elapsed(target: &TargetReport) -> Cell {
    if target.is_unweighed() { blank() } else { Cell::number(Look::Share, part(target.elapsed)) }
}

fn blank() -> Cell {
    Cell::text(Look::Centred, "")
}

/// Hundredths of a percent as a part of one.
fn part(hundredths: i64) -> f64 {
    Decimal::parse(&hundredths.to_string())
        .and_then(|number| number.times_ten_to(-4))
        .map_or(0.0, Decimal::to_f64)
}

/// 累计完成: the sum of the units' cells in 明细 where each is the number itself, a number where
/// one was reckoned over or they are no parts of a sum, and what was written where there is none.
fn done(target: &TargetReport, rows: &Rows) -> Cell {
    let Some(done) = target.done() else { return Cell::text(Look::Centred, written(target)) };
    let shown = |share: &UnitShare| {
        if share.ended.is_some() {
            let written = share.number?.to_string();
            let value = number(&written)?;
            return Some((written, value));
        }
        let told = share.told.as_ref()?;
        let same = number(&told.text).is_some() && Decimal::parse(&told.text) == share.number;
        let row = rows.figure(&told.origin, &target.name).filter(|_| same)?;
        let place = Place { sheet: DETAIL_SHEET, cell: CellRef::new(row, detail::NUMBER) };
        Some((place.to_string(), number(&told.text)?))
    };
    let look = look(target.kind, done);
    let is_sum = target.shares.len() == 1 || target.together == Together::Sum;
    let shares: Option<Vec<(String, f64)>> = target.shares.iter().map(shown).collect();
    match shares.filter(|_| is_sum) {
        Some(shares) => {
            let names: Vec<&str> = shares.iter().map(|(name, _)| name.as_str()).collect();
            let sum = shares.iter().map(|(_, number)| number).sum();
            Cell::formula(look, format!("={}", names.join("+")), sum)
        }
        None => Cell::amount(&done.to_string()).looking(look),
    }
}

/// Of a fall that rose the number has that word before it.
pub(super) fn look(kind: TargetKind, done: Decimal) -> Look {
    let worded = Worded { before: [TargetKind::ROSE, ""], behind: ["", ""] };
    if kind.is_rise(done) { Look::Promised(worded) } else { Look::Centred }
}

/// What the units wrote where no sum can be made.
fn written(target: &TargetReport) -> String {
    let of_unit = |share: &UnitShare| match &share.told {
        Some(told) if told.held => "待核".to_owned(),
        Some(told) => told.text.to_string(),
        None if target.is_over => OVER.to_owned(),
        None => "—".to_owned(),
    };
    target.shares.iter().map(of_unit).collect::<Vec<_>>().join("\n")
}

/// A cell of this row.
fn own(row: u32, column: u16) -> CellRef {
    CellRef::new(row, column)
}

fn this_quarter(target: &TargetReport, row: u32) -> Cell {
    if target.this_quarter().is_none() {
        return blank();
    }
    let of = |number: Option<Decimal>| number.map_or(0.0, Decimal::to_f64);
    let result = of(target.done()) - of(target.done_before());
    Cell::formula(Look::Centred, format!("={}-{}", own(row, DONE), own(row, BEFORE)), result)
}

/// 完成比例, where what is done is a number of the sheet.
fn ratio(target: &TargetReport) -> Option<f64> {
    target.share()?;
    let done = target.done()?;
    number(&done.to_string())?;
    let promised = number(&target.promised()?.to_string())?;
    Some(done.to_f64() / promised)
}

/// A formula, where what was promised is a number of the sheet too.
fn share(target: &TargetReport, row: u32) -> Cell {
    let Some(ratio) = ratio(target) else { return blank() };
    if promised_number(&target.amount, &target.wording).is_none() {
        return Cell::number(Look::Share, ratio);
    }
    Cell::formula(Look::Share, format!("={}/{}", own(row, DONE), own(row, PROMISED)), ratio)
}

/// In hundredths of a percent, as targets are judged: 41.67 less 41.67 is nothing, and no -0.0.
fn behind(target: &TargetReport, row: u32) -> Cell {
    let (Some(_), Some(share)) = (ratio(target), target.share()) else { return blank() };
    let result = part(share - target.elapsed) * 100.0;
    let [share, elapsed] = [SHARE, ELAPSED].map(|column| own(row, column));
    Cell::formula(Look::Points, format!("=ROUND({share}*100,2)-ROUND({elapsed}*100,2)"), result)
}

/// The row of 明细 with the first answer.
fn place(target: &TargetReport, rows: &Rows) -> Cell {
    let mut asked = target.shares.iter().filter(|share| share.ended.is_none());
    let told = asked.find_map(|share| share.told.as_ref());
    let row = told.and_then(|told| rows.figure(&told.origin, &target.name));
    row.map_or_else(blank, to_detail)
}

/// Words that lead to a row of 明细.
pub(super) fn to_detail(row: u32) -> Cell {
    let place = Place { sheet: DETAIL_SHEET, cell: CellRef::new(row, 0) };
    Cell::link(format!("明细第{}行", row + 1), place)
}

/// A bar behind each share, the whole column from nothing to all that was promised.
fn bars(table: &mut Table, first: u32, last: u32) -> Result<(), XlsxError> {
    let bar = ConditionalFormatDataBar::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1)
        .set_fill_color(PALE)
        .set_solid_fill(true);
    table.sheet().add_conditional_format(first, SHARE, last, SHARE, &bar)?;
    Ok(())
}

/// Share and time gone of each target, side by side; so many targets a chart that it fits a page.
fn charts(table: &mut Table, first: u32, last: u32) -> Result<(), XlsxError> {
    for from in (first..=last).step_by(PER_CHART) {
        let to = last.min(from + u32::try_from(PER_CHART).unwrap_or(u32::MAX) - 1);
        let height = 120 + 36 * (to - from + 1);
        let row = table.room_for(height);
        table.sheet().insert_chart(row, 0, &chart(first - 1, from, to, height))?;
    }
    Ok(())
}

/// The chart of the targets in the rows `from` to `to`; the heads stand in the row `heads`.
fn chart(heads: u32, from: u32, to: u32, height: u32) -> Chart {
    let mut chart = Chart::new(ChartType::Bar);
    chart.title().set_name("完成比例与时间进度");
    for (column, colour) in [(SHARE, DARK), (ELAPSED, PALE)] {
        let fill = ChartSolidFill::new().set_color(colour).clone();
        chart
            .add_series()
            .set_name((SHEET, heads, column))
            .set_categories((SHEET, from, NAME, to, NAME))
            .set_values((SHEET, from, column, to, column))
            .set_format(ChartFormat::new().set_solid_fill(&fill));
    }
    // The first target on top, as in the table.
    chart.y_axis().set_reverse();
    chart.x_axis().set_num_format("0%").set_min(0);
    chart.set_width(1000).set_height(height);
    chart
}
