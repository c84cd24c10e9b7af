//! 明细: one row for each field a unit was asked, to be filtered and counted, with the file, sheet
//! and cell of its answer.
//!
//! An answer stands here word for word. A field without an answer keeps its row, so that sums
//! over what was promised are right; 情况 tells the two apart. The head is the first row, as
//! filters and pivot tables want it.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::date::Moment;
use crate::decimal::Decimal;
use crate::origin::BookOrigin;

use crate::notice::ColumnContent;
use crate::report::{Figure, Report, TaskReport, Told, UnitPart, UnitStatus};

use super::look::Look;
use super::table::{Cell, Column, Table, number};
use super::targets::look;

/// The name of the sheet.
pub const SHEET: &str = "明细";

const COLUMNS: [Column; 14] = [
    Column::new("序号", 14.0),
    Column::new("实事名称", 42.0),
    Column::new("单位", 34.0),
    Column::new("项目", 52.0),
    Column::new("内容", 110.0),
    Column::new("数值", 20.0),
    Column::new("承诺数", 20.0),
    Column::new("计量单位", 22.0),
    Column::new("情况", 20.0),
    Column::new("文件", 50.0),
    Column::new("工作表", 20.0),
    Column::new("单元格", 18.0),
    Column::new("收到（邮件时间）", 40.0),
    Column::new("SHA-256", 150.0),
];

/// Where each answer stands in 明细: its row, from 0.
#[derive(Default)]
pub(super) struct Rows {
    /// By the file, sheet and cell it was told in.
    told: BTreeMap<BookOrigin, u32>,
    /// Figures by what they count, too: one cell may tell several.
    figures: BTreeMap<(BookOrigin, String), u32>,
}

impl Rows {
    /// The row of an answer of that cell.
    pub(super) fn get(&self, told: &BookOrigin) -> Option<&u32> {
        self.told.get(told)
    }

    /// The row of the figure that the cell tells of the target of that name.
    pub(super) fn figure(&self, told: &BookOrigin, target: &str) -> Option<u32> {
        self.figures.get(&(told.clone(), target.to_owned())).copied()
    }
}

/// The column of 数值.
pub(super) const NUMBER: u16 = 5;

/// Writes the sheet under that name, and says where each answer stands.
pub(super) fn write(sheet: &mut Worksheet, name: &str, report: &Report) -> Result<Rows, XlsxError> {
    let mut columns = COLUMNS;
    columns[0] = Column::numbers(report, 14.0);
    let parts = report.tasks.iter().flat_map(|task| &task.parts);
    let units = report.units.iter().map(|unit| unit.unit.as_str());
    columns[2] = columns[2].holding(units.chain(parts.clone().map(|part| part.unit.as_str())));
    let figures = parts.flat_map(|part| &part.figures);
    columns[7] = columns[7].holding(figures.map(|figure| figure.measure.as_str()));
    let table = Table::new(sheet, name, &columns)?;
    let mut detail =
        Detail { table, rows: Rows::default(), received: received(report), hashes: hashes(report) };
    detail.table.heads()?;
    for task in &report.tasks {
        for part in &task.parts {
            detail.write_part(report, task, part)?;
        }
    }
    for unit in &report.units {
        detail.write_unit(unit)?;
    }
    detail.table.filter(0)?;
    detail.table.end_without_last()?;
    Ok(detail.rows)
}

/// When the mails were sent that brought the files, by the files' hashes. When a file was saved is
/// no evidence: copying changes it, and the workbook with it.
fn received(report: &Report) -> BTreeMap<&str, Moment> {
    let versions = report.units.iter().flat_map(|unit| &unit.versions);
    versions.filter_map(|version| Some((version.hash.as_str(), version.sent?))).collect()
}

/// The hashes of the files that returns are put together of.
fn hashes(report: &Report) -> BTreeMap<&str, &str> {
    let beside = report.units.iter().flat_map(|unit| &unit.beside);
    beside.map(|(file, hash)| (file.as_str(), hash.as_str())).collect()
}

/// The sheet as far as it is written.
struct Detail<'a> {
    table: Table<'a>,
    rows: Rows,
    received: BTreeMap<&'a str, Moment>,
    hashes: BTreeMap<&'a str, &'a str>,
}

impl Detail<'_> {
    /// Who filled the form in, and when: of the unit, and of no task.
    fn write_unit(&mut self, unit: &UnitStatus) -> Result<(), XlsxError> {
        let asked =
            [("填报人", &unit.person), ("联系电话", &unit.phone), ("填报日期", &unit.filled_on)];
        for (name, told) in asked {
            let field = Field::text(name, told.as_ref());
            let no_task = ["", ""].map(|text| Cell::text(Look::Text, text));
            self.put(no_task, &unit.unit, unit.gap(), &field)?;
        }
        Ok(())
    }

    fn write_part(
        &mut self,
        report: &Report,
        task: &TaskReport,
        part: &UnitPart,
    ) -> Result<(), XlsxError> {
        let answer = report.head(ColumnContent::Answer).map(|head| (head, part.answer.as_ref()));
        let own =
            part.own.iter().filter_map(|own| Some((own.head.clone(), Some(own.told.as_ref()?))));
        let texts: Vec<(String, Option<&Told>)> = answer.into_iter().chain(own).collect();
        let mut fields: Vec<Field> =
            texts.iter().map(|(head, told)| Field::text(head, *told)).collect();
        // A unit need not judge how a task stands: what it left out is no gap.
        fields.extend(part.state.as_ref().map(|state| Field::text("进展状态", Some(state))));
        fields.extend(part.figures.iter().map(Field::figure));
        if task.due.is_none() && report.head(ColumnContent::Due).is_some() {
            fields.push(Field::text("完成时限", part.due.as_ref()));
        }
        for field in fields {
            let of_task = [Cell::amount(&task.label), Cell::text(Look::Text, task.titled())];
            self.put(of_task, &part.unit, part.gap, &field)?;
        }
        Ok(())
    }

    /// Writes the row of a field of `unit`, and remembers where its answer stands.
    fn put(
        &mut self,
        [task, task_name]: [Cell; 2],
        unit: &str,
        gap: &str,
        field: &Field,
    ) -> Result<(), XlsxError> {
        let [content, amount] = field.content();
        let [promised, measure] = field.promised();
        let [file, sheet, cell, hash] = self.origin(field);
        let cells: [Cell; COLUMNS.len()] = [
            task,
            task_name,
            Cell::text(Look::Text, unit),
            Cell::text(Look::Text, field.name),
            content,
            amount,
            promised,
            measure,
            field.state(gap),
            file,
            sheet,
            cell,
            self.received(field),
            hash,
        ];
        let row = self.table.next_row();
        if let Some(told) = field.told {
            self.rows.told.insert(told.origin.clone(), row);
            if let Some(figure) = field.figure {
                self.rows.figures.insert((told.origin.clone(), figure.name.clone()), row);
            }
        }
        self.table.row(&cells)
    }

    /// File, sheet, cell and SHA-256; of an answer that is put together of several all files, and the place in the first.
    fn origin(&self, field: &Field) -> [Cell; 4] {
        let Some(told) = field.told else {
            return ["", "", "", ""].map(|text| Cell::text(Look::Text, text));
        };
        let origin = &told.origin;
        let cell = origin.cell_ref().map(|cell| cell.to_string()).unwrap_or_default();
        let of_beside = told.beside.iter().filter_map(|file| self.hashes.get(&**file).copied());
        let hashes: Vec<&str> = std::iter::once(&*told.hash).chain(of_beside).collect();
        [
            Cell::text(Look::Text, told.files()),
            Cell::text(Look::Centred, origin.sheet_name().unwrap_or_default()),
            Cell::text(Look::Centred, cell),
            Cell::text(Look::Text, hashes.join(Told::AND)),
        ]
    }

    /// When the mail was sent that brought the answer, where one did.
    fn received(&self, field: &Field) -> Cell {
        let moment = field.told.and_then(|told| self.received.get(&*told.hash));
        Cell::text(Look::Centred, moment.map(ToString::to_string).unwrap_or_default())
    }
}

/// What was asked, and what came of it.
struct Field<'a> {
    name: &'a str,
    told: Option<&'a Told>,
    /// What was promised, where a number was asked.
    figure: Option<&'a Figure>,
}

impl<'a> Field<'a> {
    fn text(name: &'a str, told: Option<&'a Told>) -> Field<'a> {
        Field { name, told, figure: None }
    }

    fn figure(figure: &'a Figure) -> Field<'a> {
        Field { name: &figure.name, told: figure.done.as_ref(), figure: Some(figure) }
    }

    /// 内容 and 数值: a figure that is a number is one, any other answer a text.
    fn content(&self) -> [Cell; 2] {
        let text = self.told.map_or("", |told| &*told.text);
        if let Some(figure) = self.figure.filter(|_| number(text).is_some()) {
            let look = Decimal::parse(text).map_or(Look::Centred, |done| look(figure.kind, done));
            return [Cell::text(Look::Text, ""), Cell::amount(text).looking(look)];
        }
        [Cell::text(Look::Text, text), Cell::text(Look::Centred, "")]
    }

    /// 承诺数 and 计量单位.
    fn promised(&self) -> [Cell; 2] {
        let Some(figure) = self.figure else {
            return [Cell::amount(""), Cell::text(Look::Centred, "")];
        };
        [
            Cell::promised(&figure.amount, &figure.wording),
            Cell::text(Look::Centred, &figure.measure),
        ]
    }

    fn state(&self, gap: &str) -> Cell {
        match self.told {
            Some(told) if told.held => Cell::text(Look::Missing, "待核"),
            Some(_) => Cell::text(Look::Centred, "已填写"),
            None => Cell::text(Look::Missing, gap),
        }
    }
}
