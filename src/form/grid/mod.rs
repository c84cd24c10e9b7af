//! Notice, unit and period -> [`FormGrid`]: which text and which field sits in which cell.
//!
//! The one definition for writer and reader. The official table keeps its columns, their heads and
//! their order ([`Columns`]); what the unit counts follows in a block of its own under it, and the foot asks who filled the form in and leaves room for signature and seal. How a cell looks is
//! the writer's matter.

mod canonical;
mod part;
mod targets;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::date::Date;
use crate::notice::{ColumnContent, Heading, Notice, SText, TargetKind, Task, Title, UnitId};
use crate::period::Period;
use crate::sheet::LONGEST_TEXT;

pub use super::columns::{Columns, SheetColumn};
pub use super::field::{Field, Kind, TaskState};
pub use part::{Part, Printed};
pub(in crate::form) use targets::{number_of_task, numbered};

use super::identity::{self, Identity, row_id};
use super::marks::CODE_LABEL;
use crate::cell::{Area, CellRef};

/// The last column of what stands at the left above the table and under it.
const LEFT: u16 = 2;

/// The row of the title.
const TITLE_ROW: u32 = 0;
/// The row of the period.
const PERIOD_ROW: u32 = 1;
/// The row that says whose form it is.
const UNIT_ROW: u32 = 2;
/// The row of the table's heads.
const HEAD_ROW: u32 = 3;

/// Where a notice has no attachment whose title the form could bear.
const PLAIN_TITLE: &str = "工作进展情况报表";
const HINT: &str = "请填写浅黄色的格子；其余格子已锁定，行高和列宽可以调整。";
/// What stands in its place in a form to mend, and in one to print.
const HINT_TO_MEND: &str = "请更正橙色的格子；其余的已经填好，行高和列宽可以调整。";
const HINT_TO_PRINT: &str = "请核对内容，打印后签字、盖章；行高和列宽可以调整。";
/// What blank forms do not say, and those say that come with a letter.
pub(in crate::form) const HINTS_OF_LETTERS: [&str; 2] = [HINT_TO_MEND, HINT_TO_PRINT];
const STATE_HEAD: &str = "进展状态\n（不打印）";
const SIGNATURE: &str = "负责人（签字盖章）：";

/// A form, cell by cell.
#[derive(Clone, Debug, PartialEq)]
pub struct FormGrid {
    /// Which form it is, and in which version.
    pub identity: Identity,
    /// The title, in one line.
    pub title: String,
    /// Who sends it out: the collector, else the issuer.
    pub sender: String,
    /// The day of the notice, for the file's properties.
    pub date: Date,
    /// What stands in which column.
    pub columns: Columns,
    /// What the sheet says, from head to foot. No two areas share a cell.
    pub printed: Vec<Printed>,
    /// What the notice says of a task, shown over its name on the screen.
    pub notes: BTreeMap<CellRef, String>,
    /// What the unit fills in, from head to foot. Each has a cell of its own.
    pub entries: Vec<Entry>,
    /// The place of each field among the entries.
    by_field: BTreeMap<Field, usize>,
    /// The row of the table's heads; it and the one above are repeated on every page.
    pub head_row: u32,
    /// The first row of the foot, which stays together on a page.
    pub foot_row: u32,
    /// The last row.
    pub last_row: u32,
    /// What was wrong with an earlier answer, by the name of its field: shown with the cell and
    /// written into none.
    pub remarks: BTreeMap<String, String>,
    /// The day on which it is due.
    pub due: Date,
    /// The fields that ask for a level (达到, 保持, 下降) and for no number of things, each with its kind.
    pub levels: BTreeMap<Field, TargetKind>,
}

/// A field and its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The cell.
    pub cell: CellRef,
    /// Its stable name: letters, digits and `_`.
    pub id: String,
    /// What is asked.
    pub field: Field,
    /// What messages call it.
    pub label: String,
}

impl FormGrid {
    /// The form of `unit` for `period`; `None` where no task is the unit's.
    pub fn new(notice: &Notice, unit: UnitId, period: Period) -> Option<FormGrid> {
        let own = |task: &Task| task.units.iter().any(|one| one.id == unit);
        let tasks = (0..notice.tasks.len()).filter(|at| own(&notice.tasks[*at]));
        let tasks: Vec<usize> = tasks.collect();
        (!tasks.is_empty()).then(|| FormGrid::of_tasks(notice, unit, period, &tasks))
    }

    /// The forms of all units that owe one, in the order of the register.
    pub fn all(notice: &Notice, period: Period) -> BTreeMap<UnitId, FormGrid> {
        // All stand in the same columns, which takes a look at every task.
        let columns = Columns::of(notice);
        let units: Vec<_> = (0..).map(UnitId).zip(notice.tasks_by_unit()).collect();
        let owing = units.par_iter().filter(|(_, tasks)| !tasks.is_empty());
        let form = |unit, tasks: &[usize]| {
            blank(notice, unit, period, columns.clone()).asking(notice, unit, tasks)
        };
        owing.map(|(unit, tasks)| (*unit, form(*unit, tasks))).collect()
    }

    /// The form of `unit`, whose tasks these are by their places in the notice.
    pub fn of_tasks(notice: &Notice, unit: UnitId, period: Period, tasks: &[usize]) -> FormGrid {
        blank(notice, unit, period, Columns::of(notice)).asking(notice, unit, tasks)
    }

    /// A blank one that asks after these tasks.
    fn asking(mut self, notice: &Notice, unit: UnitId, tasks: &[usize]) -> FormGrid {
        self.head();
        let mut over = Vec::new();
        for task in tasks {
            let own: Vec<&Heading> = notice.headings_over(*task).collect();
            own.iter().filter(|one| !over.contains(*one)).for_each(|one| self.heading(one));
            self.task(*task, notice);
            over = own;
        }
        self.targets(tasks, notice, unit);
        self.foot();
        self.identity.version = identity::version(&self.canonical());
        self.code();
        self
    }

    /// The entry that asks for `field`, if the form does.
    pub fn entry(&self, field: Field) -> Option<&Entry> {
        self.by_field.get(&field).and_then(|at| self.entries.get(*at))
    }

    /// Until when is counted: the period's last day, or, where the form is due before it, the day on which it
    /// is filled in.
    pub fn counted_until(&self) -> String {
        let last = self.identity.period.last_day();
        if self.due < last { "填报日".into() } else { last.chinese() }
    }

    /// Says beside the table that the orange cells are to be mended.
    pub fn is_to_mend(&mut self) {
        self.hint(HINT_TO_MEND);
    }

    /// Says beside the table that it is to be printed as it is.
    pub fn is_to_print(&mut self) {
        self.hint(HINT_TO_PRINT);
    }

    fn hint(&mut self, words: &str) {
        let hints = self.printed.iter_mut().filter(|one| one.part == Part::Hint);
        hints.for_each(|one| words.clone_into(&mut one.text));
    }

    /// A text that no cell of Excel holds.
    pub fn too_long(&self) -> Option<&str> {
        let texts = self.printed.iter().map(|printed| printed.text.as_str());
        texts.into_iter().find(|text| text.encode_utf16().count() > LONGEST_TEXT as usize)
    }

    fn head(&mut self) {
        let last = self.columns.last();
        self.print(Area::across(TITLE_ROW, 0, last), Part::Title, self.title.clone());
        let period = format!("（{}）", self.identity.period.chinese());
        self.print(Area::across(PERIOD_ROW, 0, last), Part::Period, period);
        let unit = format!("填报单位：{}", self.identity.unit);
        self.print(Area::across(UNIT_ROW, 0, LEFT), Part::Unit, unit);
        let beside = CellRef::new(UNIT_ROW, self.columns.state());
        self.print_one(beside, Part::Hint, HINT.into());
        for (at, column) in self.columns.clone().placed() {
            self.print_one(CellRef::new(HEAD_ROW, at), Part::Head, column.head.clone());
        }
        let state = CellRef::new(HEAD_ROW, self.columns.state());
        self.print_one(state, Part::AsideHead, STATE_HEAD.into());
    }

    /// A heading of the notice above the unit's tasks under it.
    fn heading(&mut self, heading: &Heading) {
        let area = Area::across(self.next_row(), 0, self.columns.last());
        self.print(area, Part::Section, heading.printed().value);
    }

    fn task(&mut self, at: usize, notice: &Notice) {
        let (row, columns) = (self.next_row(), self.columns.clone());
        let id = task_id(&notice.tasks[at]);
        for (column, of) in columns.placed().filter(|(_, of)| of.content != ColumnContent::Own) {
            self.of_task((at, &id), of.content, CellRef::new(row, column), notice);
        }
        let name = notice.tasks[at].called();
        for (question, (column, head)) in columns.questions().enumerate() {
            let field = Field::Question { task: at, question };
            let own = format!("own_{}", row_id(&[&id, head]));
            self.ask(CellRef::new(row, column), own, field, format!("{name}：{head}"));
        }
        let state = CellRef::new(row, columns.state());
        let label = format!("{name}：进展状态");
        self.ask(state, format!("state_{id}"), Field::State { task: at }, label);
    }

    /// What stands in the cell of a task in a column of that content.
    fn of_task(
        &mut self,
        (at, id): (usize, &str),
        content: ColumnContent,
        cell: CellRef,
        notice: &Notice,
    ) {
        let task = &notice.tasks[at];
        match content {
            ColumnContent::Number => self.print_one(cell, Part::Number, task.number.label.clone()),
            ColumnContent::Name => {
                self.print_one(cell, Part::Name, task.name.value.clone());
                self.notes.extend(said_of(task).map(|text| (cell, text)));
            }
            ColumnContent::Lead | ColumnContent::Units | ColumnContent::Supporting => {
                let lines = notice.unit_lines(task, content);
                self.print_one(cell, Part::Units, joined(&lines));
            }
            ColumnContent::Answer => {
                let field = Field::Answer { task: at };
                self.ask(cell, format!("answer_{id}"), field, task.called().into_owned());
            }
            ColumnContent::Due => match &task.due {
                Some(due) => self.print_one(cell, Part::Due, due.in_cell()),
                None => {
                    let label = format!("{}：完成时限", task.called());
                    self.ask(cell, format!("due_{id}"), Field::Due { task: at }, label);
                }
            },
            ColumnContent::Own => {}
            ColumnContent::Amount
            | ColumnContent::ThisPeriod
            | ColumnContent::Done
            | ColumnContent::Share => {}
        }
    }

    /// Three fields at the left, the room for signature and seal at their right. A row stays
    /// empty above them.
    fn foot(&mut self) {
        self.foot_row = self.next_row() + 1;
        let fields = [
            ("填报人", "person", Field::Person),
            ("联系电话", "phone", Field::Phone),
            ("填报日期", "filled_on", Field::FilledOn),
        ];
        for (row, (label, id, field)) in (self.foot_row..).zip(fields) {
            self.print(Area::across(row, 0, LEFT - 1), Part::Label, label.into());
            self.ask(CellRef::new(row, LEFT), id.into(), field, label.into());
        }
        let first = CellRef::new(self.foot_row, LEFT + 1);
        let last = CellRef::new(self.last_row, self.columns.last());
        self.print(Area { first, last }, Part::Signature, SIGNATURE.into());
    }

    /// The code names the version, and so is no part of what the version is made of.
    fn code(&mut self) {
        let text = format!("{CODE_LABEL}{}　　{}", self.identity.code(), self.identity.notice);
        self.print(Area::across(self.next_row(), 0, self.columns.last()), Part::Code, text);
    }

    fn next_row(&self) -> u32 {
        self.last_row + 1
    }

    fn print_one(&mut self, cell: CellRef, part: Part, text: String) {
        self.print(Area::one(cell), part, text);
    }

    fn print(&mut self, area: Area, part: Part, text: String) {
        self.last_row = self.last_row.max(area.last.row);
        self.printed.push(Printed { area, part, text, first: None });
    }

    fn ask(&mut self, cell: CellRef, id: String, field: Field, label: String) {
        self.last_row = self.last_row.max(cell.row);
        self.by_field.entry(field).or_insert(self.entries.len());
        self.entries.push(Entry { cell, id, field, label });
    }
}

fn blank(notice: &Notice, unit: UnitId, period: Period, columns: Columns) -> FormGrid {
    let sender = notice.reporting.collector.as_ref().unwrap_or(&notice.issuer);
    FormGrid {
        identity: Identity::new(&notice.number, period, &notice.units.get(unit).name),
        title: notice
            .attachment
            .as_ref()
            .map_or_else(|| PLAIN_TITLE.into(), |attachment| one_line(&attachment.title)),
        sender: sender.value.clone(),
        date: notice.date(),
        columns,
        printed: Vec::new(),
        notes: BTreeMap::new(),
        entries: Vec::new(),
        by_field: BTreeMap::new(),
        head_row: HEAD_ROW,
        foot_row: 0,
        last_row: 0,
        remarks: BTreeMap::new(),
        due: notice.reporting.due(period),
        levels: BTreeMap::new(),
    }
}

/// What the notice says of `task`, a paragraph a line.
pub(in crate::form) fn said_of(task: &Task) -> Option<String> {
    let lines: Vec<&str> = task.text.iter().map(|text| text.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Units, a line each.
fn joined(lines: &[SText]) -> String {
    lines.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n")
}

/// The lines are the printed page's; the form's sheet is wider.
fn one_line(title: &Title) -> String {
    match title {
        Title::Text(text) => text.value.clone(),
        Title::Lines(lines) => lines.iter().map(|line| line.value.as_str()).collect(),
    }
}

/// By the name in the forms that went out first; of several of one name, by their order.
fn task_id(task: &Task) -> String {
    match task.alike {
        0 => row_id(&[task.first_name()]),
        alike => row_id(&[task.first_name(), &alike.to_string()]),
    }
}
