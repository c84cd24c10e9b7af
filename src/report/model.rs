//! Notice and returns -> [`Report`]: everything the report prints, each answer with its file,
//! sheet and cell.

use crate::date::Date;
use crate::form::{Answer, Answered, Field};
use crate::notice::{Notice, Task, Title, UnitId};
use crate::origin::BookOrigin;
use crate::period::Period;
use crate::returns::{Returns, UnitReturns};

/// The report of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The title of the table: the attachment's, else the notice's.
    pub title: String,
    /// Who reports: the collector, else the issuer.
    pub author: String,
    /// The period.
    pub period: Period,
    /// The day the report is as of.
    pub as_of: Date,
    /// The day on which returns are due.
    pub due: Date,
    /// The tasks in the order of the notice.
    pub tasks: Vec<TaskReport>,
    /// The units that owe a form, in the order of the notice.
    pub units: Vec<UnitStatus>,
}

/// A task with the part of each of its units.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskReport {
    /// 序号, from 1.
    pub number: usize,
    /// 实事名称.
    pub name: String,
    /// 完成时限, where the notice sets a day.
    pub due: Option<Date>,
    /// Its units, the lead first.
    pub parts: Vec<UnitPart>,
}

/// What a unit says of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitPart {
    /// The unit's official name.
    pub unit: String,
    /// Whether the unit returned a form at all.
    pub returned: bool,
    /// 具体措施及任务进度情况; nothing where the cell was left empty.
    pub answer: Option<Told>,
    /// 完成时限 as the unit wrote it, where the notice sets none.
    pub due: Option<Told>,
    /// The targets of the task that this unit reports.
    pub figures: Vec<Figure>,
}

/// A text that a unit wrote, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// As it was written.
    pub text: String,
    /// File, sheet and cell.
    pub origin: BookOrigin,
    /// SHA-256 of the file.
    pub hash: String,
}

/// A target and how much of it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is counted.
    pub name: String,
    /// How many were promised, as the notice writes it.
    pub amount: String,
    /// The unit of measure.
    pub measure: String,
    /// How much is done since the year's beginning; nothing where the cell was left empty.
    pub done: Option<Told>,
}

/// A unit and its return.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitStatus {
    /// The unit's official name.
    pub unit: String,
    /// Whether it returned.
    pub state: State,
    /// The file that counts.
    pub file: Option<String>,
    /// SHA-256 of that file.
    pub hash: Option<String>,
    /// How many versions came.
    pub versions: usize,
    /// 填报人.
    pub person: Option<Told>,
    /// 联系电话.
    pub phone: Option<Told>,
    /// 填报日期.
    pub filled_on: Option<Told>,
}

/// The states of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 已报.
    Returned,
    /// 未报: nothing came, and the day is not over.
    Awaited,
    /// 逾期: nothing came, and the day is over.
    Late,
}

impl State {
    /// What the office calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            State::Returned => "已报",
            State::Awaited => "未报",
            State::Late => "逾期未报",
        }
    }
}

impl Report {
    /// The report of what came back, as of that day.
    pub fn new(notice: &Notice, returns: &Returns, as_of: Date) -> Report {
        let due = returns.period.last_day().after(notice.reporting.due_days);
        let title = notice.attachment.as_ref().map_or(&notice.title, |one| &one.title);
        let author = notice.reporting.collector.as_ref().unwrap_or(&notice.issuer);
        let tasks = notice.tasks.iter().enumerate();
        Report {
            title: plain(title),
            author: author.value.clone(),
            period: returns.period,
            as_of,
            due,
            tasks: tasks.map(|(at, task)| task_report(at, task, notice, returns)).collect(),
            units: returns.units.iter().map(|unit| status(unit, notice, as_of > due)).collect(),
        }
    }

    /// How many units are in that state.
    pub fn count(&self, state: State) -> usize {
        self.units.iter().filter(|unit| unit.state == state).count()
    }
}

fn plain(title: &Title) -> String {
    match title {
        Title::Text(text) => text.value.clone(),
        Title::Lines(lines) => lines.iter().map(|line| line.value.as_str()).collect(),
    }
}

fn task_report(at: usize, task: &Task, notice: &Notice, returns: &Returns) -> TaskReport {
    let parts = task.units.iter().map(|unit| {
        let sent = returns.units.iter().find(|one| one.unit == unit.id);
        part(at, task, unit.id, notice, sent)
    });
    TaskReport {
        number: at + 1,
        name: task.name.value.clone(),
        due: task.due.as_ref().map(|due| due.value),
        parts: parts.collect(),
    }
}

fn part(
    at: usize,
    task: &Task,
    unit: UnitId,
    notice: &Notice,
    sent: Option<&UnitReturns>,
) -> UnitPart {
    let told = |field| sent.and_then(|sent| told(sent, field));
    let own = task.targets.iter().enumerate().filter(|(_, target)| target.reporter == unit);
    let figures = own.map(|(number, target)| Figure {
        name: target.name.value.clone(),
        amount: target.amount.value.clone(),
        measure: target.unit.value.clone(),
        done: told(Field::Figure { task: at, target: number }),
    });
    UnitPart {
        unit: notice.units.get(unit).name.value.clone(),
        returned: sent.is_some_and(|sent| sent.chosen().is_some()),
        answer: told(Field::Answer { task: at }),
        due: told(Field::Due { task: at }),
        figures: figures.collect(),
    }
}

fn told(sent: &UnitReturns, field: Field) -> Option<Told> {
    let Answered { answer, origin } = sent.answer(field)?;
    let hash = sent.chosen()?.hash.clone();
    Some(Told { text: written(answer), origin: origin.clone(), hash })
}

/// An answer as it is shown.
fn written(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.as_str().to_owned(),
        Answer::Number(number) => number.to_string(),
        Answer::Day(day) => day.chinese(),
    }
}

fn status(unit: &UnitReturns, notice: &Notice, over: bool) -> UnitStatus {
    let chosen = unit.chosen();
    let state = match chosen {
        Some(_) => State::Returned,
        None if over => State::Late,
        None => State::Awaited,
    };
    let shown = |field| told(unit, field);
    UnitStatus {
        unit: notice.units.get(unit.unit).name.value.clone(),
        state,
        file: chosen.map(|version| version.returned.file.to_string()),
        hash: chosen.map(|version| version.hash.clone()),
        versions: unit.versions.len(),
        person: shown(Field::Person),
        phone: shown(Field::Phone),
        filled_on: shown(Field::FilledOn),
    }
}
