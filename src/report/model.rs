//! Notice and returns -> [`Report`]: everything the report prints, each answer with its file,
//! sheet and cell.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::diag::Diagnostic;
use crate::form::{Answered, Doubtful, Field, Other, TaskState};
use crate::notice::{
    ColumnContent, Due, Heading, Lights, Notice, Role, SText, Target, TargetKind, Task, UnitId,
    Wording,
};
use crate::origin::BookOrigin;
use crate::period::Period;
use crate::returns::{DoubtfulFile, Returns, UnitReturns};

use super::columns::{OwnAnswer, Reckoned, ReportColumn};
use super::light::Light;
use super::printed::{in_part, printed};
use super::revision::Revision;
use super::status::{OVER, State, UnitStatus, status};
use super::target::{self, TargetReport};
use super::uncounted::Uncounted;

/// The report of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The title of the table: the attachment's, else the notice's.
    pub title: String,
    /// Who reports: the collector, else the issuer.
    pub author: String,
    /// The columns of its table, as the notice prints them; none where they are the usual five.
    pub columns: Vec<ReportColumn>,
    /// What the usual ones say over the units: 责任单位, or the notice's word for it.
    pub units_word: String,
    /// The period.
    pub period: Period,
    /// The period that it is compared with: the last before it that is known, else the one right before it; nothing
    /// in the first.
    pub before: Option<Period>,
    /// The day the report is as of.
    pub as_of: Date,
    /// The day on which returns are due.
    pub due: Date,
    /// The characters that the longest 序号 takes, at least two.
    pub number_room: f64,
    /// The tasks in the order of the notice.
    pub tasks: Vec<TaskReport>,
    /// The countable promises of all tasks, in the order of the notice.
    pub targets: Vec<TargetReport>,
    /// When a target is behind.
    pub lights: Lights,
    /// The units that owe a form, in the order of the notice.
    pub units: Vec<UnitStatus>,
    /// The files of which nobody can say whose they are, in the order of their names.
    pub doubtful: Vec<DoubtfulTexts>,
    /// Files that are no return, of units of which no other came.
    pub unused: Vec<DoubtfulTexts>,
    /// The files that are there and do not count, in the order of their names.
    pub uncounted: Vec<Uncounted>,
    /// What of the notice is another than in the period that it is compared with, a phrase each.
    pub changes: Vec<String>,
    /// The period since which: the last before it that is known, or of which a report was issued.
    pub changed_since: Option<Period>,
    /// What is wrong with the files and the figures, by place.
    pub findings: Vec<Diagnostic>,
    /// Characters of an answer that are printed; the workbook has all.
    pub printed: usize,
    /// What is another than in the report of the period that was issued last (修订说明).
    pub revision: Option<Revision>,
}

/// What stands in a file of which nobody can say whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtfulTexts {
    /// The file, as it came.
    pub file: String,
    /// The units it could be of, the surer first.
    pub units: Vec<String>,
    /// Its texts.
    pub texts: Vec<Told>,
}

/// A task with the part of each of its units.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskReport {
    /// Its place in the notice, from 1.
    pub number: usize,
    /// 序号, as the notice counts it.
    pub label: String,
    /// The headings that stand right above it.
    pub headings: Vec<SText>,
    /// 实事名称.
    pub name: String,
    /// By what it was added within the year.
    pub added: Option<String>,
    /// 完成时限, where the notice sets one.
    pub due: Option<Due>,
    /// Its units, the lead first.
    pub parts: Vec<UnitPart>,
}

impl TaskReport {
    /// Its name, and by what it was added within the year.
    pub fn titled(&self) -> String {
        with_remark(&self.name, self.added.as_ref())
    }
}

impl UnitPart {
    /// Whom the notice prints in that column and who does not report.
    pub fn beside(&self, content: ColumnContent) -> &[SText] {
        let found = self.beside.iter().find(|(column, _)| *column == content);
        found.map_or(&[], |(_, lines)| lines)
    }

    /// What it has to do, where it stands in the column of those that lead and does not lead.
    pub fn aside(&self) -> Option<&str> {
        self.label.as_deref().filter(|_| self.column == ColumnContent::Lead && !self.leads)
    }
}

/// A name with what is remarked behind it.
pub(super) fn with_remark(name: &str, remark: Option<&String>) -> String {
    format!("{name}{}", remark.map(|remark| format!("（{remark}）")).unwrap_or_default())
}

/// What a unit says of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitPart {
    /// The unit's official name.
    pub unit: String,
    /// 牵头 or 配合, where the notice says so.
    pub label: Option<String>,
    /// The column of units in which it stands.
    pub column: ColumnContent,
    /// What the notice remarks of its part.
    pub remark: Option<SText>,
    /// In the first row of a task the columns of units in which nobody stands who reports it, with whom the notice
    /// prints there.
    pub beside: Vec<(ColumnContent, Vec<SText>)>,
    /// Whether it leads, so that what it says of the task's state counts.
    pub leads: bool,
    /// Whether a form of the unit's came that can be read.
    pub returned: bool,
    /// What stands where it says nothing: 未填写, or why there is no form (未报送, 有误, 待核,
    /// 缺电子版), in the words of the unit's state.
    pub gap: &'static str,
    /// 具体措施及任务进度情况; nothing where the cell was left empty.
    pub answer: Option<Told>,
    /// What it answers in the columns of the office's own, in their order.
    pub own: Vec<OwnAnswer>,
    /// 进展状态, as the unit judges it.
    pub state: Option<Told>,
    /// 完成时限 as the unit wrote it, where the notice sets none.
    pub due: Option<Told>,
    /// The targets of the task that this unit reports.
    pub figures: Vec<Figure>,
}

/// A text that a unit wrote, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// As it was written.
    pub text: Arc<str>,
    /// File, sheet and cell.
    pub origin: BookOrigin,
    /// The other files that it is put together of.
    pub beside: Vec<Arc<str>>,
    /// SHA-256 of the file.
    pub hash: Arc<str>,
    /// 待核: a check keeps it out of the official table until somebody has looked.
    pub held: bool,
}

impl Told {
    /// Texts that answer no field, of the file with this hash.
    pub(super) fn others(others: &[Other], hash: &str) -> Vec<Told> {
        let hash: Arc<str> = hash.into();
        let told = |other: &Other| {
            let (text, origin) = (Arc::clone(&other.text), other.origin.clone());
            Told { text, origin, beside: Vec::new(), hash: Arc::clone(&hash), held: false }
        };
        others.iter().map(told).collect()
    }

    /// The files it is of.
    pub fn files(&self) -> String {
        let others = self.beside.iter().map(|file| &**file);
        let all = std::iter::once(self.origin.file_name()).chain(others);
        all.collect::<Vec<_>>().join(Told::AND)
    }

    /// Between the files that something is of.
    pub const AND: &str = "、";

    /// Whether it is digits alone, which want their measure behind them.
    pub fn is_number(&self) -> bool {
        Decimal::parse(self.text.trim()).is_some()
    }
}

/// A target and how much of it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is counted.
    pub name: String,
    /// Whether that says more than the name of the task (口袋公园 of 建设口袋公园 does not).
    pub is_named: bool,
    /// How many were promised, of the unit's own share where it has one: the digits as the notice writes them.
    pub amount: String,
    /// The words of the notice about the amount.
    pub wording: Wording,
    /// The amount with its words and its measure.
    pub promise: String,
    /// The unit of measure.
    pub measure: String,
    /// What kind of measure it is.
    pub kind: TargetKind,
    /// How much is done since the year's beginning; nothing where the cell was left empty.
    pub done: Option<Told>,
    /// What it comes to.
    pub reckoned: Reckoned,
}

impl Report {
    /// The report of what came back, as of that day, without a look at the quarters before.
    pub fn new(notice: &Notice, returns: &Returns, as_of: Date) -> Report {
        Report::after(notice, &[], returns, as_of)
    }

    /// The report of what came back, as of that day; `earlier` are the returns of the quarters
    /// before it in the year, as far as there are any, in order.
    pub fn after(notice: &Notice, earlier: &[&Returns], returns: &Returns, as_of: Date) -> Report {
        let year = notice;
        let notice = &*year.in_force(returns.period);
        let due = notice.reporting.due(returns.period);
        let title = notice.attachment.as_ref().map_or(&notice.title, |one| &one.title);
        let author = notice.reporting.collector.as_ref().unwrap_or(&notice.issuer);
        let tasks = notice.tasks_as_named().filter(|(_, task)| task.in_force);
        let before = Returns::last_known(earlier.iter().copied()).map(|one| one.period);
        let before = before.or_else(|| returns.period.before());
        // What the report of a period told of which nothing counts is told.
        let told = earlier.iter().rev().find(|one| one.is_issued || Some(one.period) == before);
        let told = told.map(|one| one.period).or(before);
        let changes = told.map(|told| year.changed_between(told, returns.period));
        let mut findings = returns.findings.clone();
        findings.extend(Returns::lost(earlier));
        findings.extend(Returns::gone_before(earlier));
        let all: Vec<&Returns> = earlier.iter().copied().chain([returns]).collect();
        let targets = target::targets(notice, &all, &mut findings);
        let units: Vec<UnitStatus> =
            returns.units.iter().map(|unit| status(unit, notice, as_of > due)).collect();
        let mut report = Report {
            title: title.plain(),
            author: author.value.clone(),
            columns: ReportColumn::all(notice),
            units_word: notice.task_layout.word(Role::Responsible).to_owned(),
            period: returns.period,
            before,
            as_of,
            due,
            number_room: notice.number_room(),
            tasks: tasks
                .map(|(at, task)| task_report(at, task, notice, (returns, &units, &targets)))
                .collect(),
            targets,
            lights: notice.reporting.lights,
            units,
            doubtful: doubtful(notice, returns),
            unused: unused(notice, returns),
            uncounted: Uncounted::all(notice, returns),
            changes: changes.unwrap_or_default(),
            changed_since: told,
            findings: findings.sorted(),
            printed: usize::MAX,
            revision: None,
        };
        if report.compared_with().is_some() {
            let since = report.done_since();
            report.columns.iter_mut().for_each(|column| column.say_since(&since));
        }
        report.printed = printed(&[&report]);
        let in_part = in_part(&[&report], report.printed);
        report.findings.extend(in_part);
        report
    }

    /// The same with the units in the order in which they were named when the forms went out: a report that is made
    /// again does not follow today's.
    #[must_use]
    pub fn in_order_of(mut self, notice: &Notice) -> Report {
        let notice = notice.in_force(self.period);
        let places: BTreeMap<&str, usize> = notice.units.names().zip(0..).collect();
        self.units.sort_by_key(|unit| places.get(unit.unit.as_str()).copied());
        self
    }

    /// The task of that number, where it is in force.
    pub fn task(&self, number: usize) -> Option<&TaskReport> {
        self.tasks.iter().find(|task| task.number == number)
    }

    /// The targets of a task, in the order of the notice: those of all tasks stand one task after
    /// the other.
    pub fn targets_of(&self, task: &TaskReport) -> impl Iterator<Item = &TargetReport> {
        let others = self.targets.iter().skip_while(|target| target.task != task.number);
        others.take_while(|target| target.task == task.number)
    }

    /// How far a task is: as far as the one of its targets that is furthest behind. Of one that
    /// promises nothing that can be counted nothing is known, unless its lead says it is done.
    pub fn light(&self, task: &TaskReport) -> Option<Light> {
        let judged = self.targets_of(task).filter(|target| !target.is_over);
        let lights: Vec<Light> = judged.map(TargetReport::light).collect();
        let found = Light::WORST.into_iter().find(|light| lights.contains(light));
        found.or_else(|| done_says_the_lead(task))
    }

    /// Whether a target is a rate that rises.
    pub fn has_rises(&self) -> bool {
        self.targets.iter().any(|target| target.kind == TargetKind::Rises)
    }

    /// How many units are in that state.
    pub fn count(&self, state: State) -> usize {
        self.units.iter().filter(|unit| unit.state == state).count()
    }
}

fn unused(notice: &Notice, returns: &Returns) -> Vec<DoubtfulTexts> {
    let units = returns.units.iter().filter(|unit| unit.chosen().is_none());
    let files = units.flat_map(|unit| unit.unused.iter().map(move |file| (unit.unit, file)));
    let with_texts = files.filter(|(_, file)| !file.others.is_empty());
    with_texts
        .map(|(unit, file)| DoubtfulTexts {
            file: file.file.to_string(),
            units: vec![notice.units.get(unit).name.value.clone()],
            texts: Told::others(&file.others, &file.hash),
        })
        .collect()
}

fn doubtful(notice: &Notice, returns: &Returns) -> Vec<DoubtfulTexts> {
    let name = |unit: UnitId| notice.units.get(unit).name.value.clone();
    let of_file = |one: &DoubtfulFile| DoubtfulTexts {
        file: one.arrival.origin.to_string(),
        units: candidates(&one.could_be, name),
        texts: Told::others(&one.others, &one.arrival.hash),
    };
    let mut files: Vec<DoubtfulTexts> = returns.doubtful.iter().map(of_file).collect();
    files.sort_by(|one, other| one.file.cmp(&other.file));
    files
}

/// The names of the units that a file could be of, and how many others there are.
pub(super) fn candidates(could_be: &Doubtful, name: impl Fn(UnitId) -> String) -> Vec<String> {
    let more = could_be.more.0;
    let others = (more > 0).then(|| format!("另有 {more} 个单位"));
    could_be.units.iter().map(|(unit, _)| name(*unit)).chain(others).collect()
}

fn done_says_the_lead(task: &TaskReport) -> Option<Light> {
    let done = |part: &UnitPart| {
        let state = part.state.as_ref().filter(|told| !told.held);
        state.is_some_and(|told| TaskState::parse(&told.text) == Some(TaskState::Done))
    };
    let mut leads = task.parts.iter().filter(|part| part.leads).peekable();
    // Where none of those that lead reports, the first that does speaks for them.
    let all_done = match leads.peek() {
        Some(_) => leads.all(done),
        None => task.parts.first().is_some_and(done),
    };
    all_done.then_some(Light::Done)
}

fn task_report(
    at: usize,
    task: &Task,
    notice: &Notice,
    (returns, units, targets): (&Returns, &[UnitStatus], &[TargetReport]),
) -> TaskReport {
    let targets: Vec<&TargetReport> = targets.iter().filter(|one| one.task == at + 1).collect();
    let parts = task.units.iter().map(|unit| {
        let sent = returns.position(unit.id).map(|at| (&returns.units[at], &units[at]));
        part(at, task, unit.id, notice, (sent, &targets))
    });
    let mut parts: Vec<UnitPart> = parts.collect();
    let beside = beside(task, notice, &parts);
    parts.iter_mut().take(1).for_each(|first| first.beside.clone_from(&beside));
    TaskReport {
        number: at + 1,
        label: task.number.label.clone(),
        headings: notice.sections_above(at).map(Heading::printed).collect(),
        name: task.name.value.clone(),
        added: task.added.clone(),
        due: task.due.clone(),
        parts,
    }
}

/// The columns of units, with those whom the notice prints there and who do not report: said of them where others of
/// the column do.
fn beside(task: &Task, notice: &Notice, parts: &[UnitPart]) -> Vec<(ColumnContent, Vec<SText>)> {
    let columns = notice.columns().iter().map(|column| column.content);
    let lines = |content: ColumnContent| {
        if parts.iter().all(|part| part.column != content) {
            return notice.unit_lines(task, content);
        }
        let silent = notice.silent_lines(task, content).into_iter();
        silent.map(|line| line.map(|name| format!("{name}（不填报）"))).collect()
    };
    let of_units = columns.filter(|content| content.is_of_units());
    of_units.map(|content| (content, lines(content))).collect()
}

fn part(
    at: usize,
    task: &Task,
    unit: UnitId,
    notice: &Notice,
    (sent, targets): (Option<(&UnitReturns, &UnitStatus)>, &[&TargetReport]),
) -> UnitPart {
    let told = |field| sent.and_then(|(sent, _)| told(sent, field));
    let own = task.targets_as_named().filter(|(_, target)| target.is_reported_by(unit));
    let of = notice.units.get(unit);
    let name = &of.name.value;
    let figures = own.map(|(number, target)| {
        let reckoned = targets.iter().find(|target| target.place == number);
        let reckoned = reckoned.map(|target| Reckoned::of(target, name));
        let done = told(Field::Figure { task: at, target: number });
        figure((task, target), unit, (done, reckoned.unwrap_or_default()))
    });
    let questions = notice.questions().enumerate().map(|(question, column)| OwnAnswer {
        head: column.head(),
        told: told(Field::Question { task: at, question }),
    });
    let (role, remark) = task.assigned.share_of(unit);
    let own_role = task.assigned.role_of(unit);
    // Beside those that lead, in their column, the part of any other is said.
    let in_leads = own_role.is_some_and(|role| notice.column_of(role) == ColumnContent::Lead);
    let role = role.or(own_role.filter(|_| in_leads && task.assigned.say_roles()));
    UnitPart {
        unit: name.clone(),
        label: role.map(|role| notice.task_layout.label(role).to_owned()),
        column: own_role.map_or(ColumnContent::Units, |role| notice.column_of(role)),
        remark: remark.cloned(),
        beside: Vec::new(),
        leads: task.assigned.is_led_by(unit),
        returned: sent.is_some_and(|(_, status)| status.returned()),
        gap: gap(task.is_over || of.ended.is_some(), sent.map(|(_, status)| status)),
        answer: told(Field::Answer { task: at }),
        own: questions.collect(),
        state: told(Field::State { task: at }),
        due: told(Field::Due { task: at }),
        figures: figures.collect(),
    }
}

/// What stands where nothing is said of a task.
fn gap(is_over: bool, status: Option<&UnitStatus>) -> &'static str {
    let of = || status.map_or(State::Awaited.absent(), UnitStatus::gap);
    if is_over { OVER } else { of() }
}

/// What `unit` was to do of a target, and what it told.
fn figure(
    (task, target): (&Task, &Target),
    unit: UnitId,
    (done, reckoned): (Option<Told>, Reckoned),
) -> Figure {
    let share = target.share_of(unit);
    let wording = if share.is_some() { target.wording.of_share() } else { target.wording.clone() };
    let amount = share.unwrap_or(&target.amount).value.clone();
    Figure {
        name: target.name.value.clone(),
        is_named: !task.name.contains(target.name.as_str()),
        promise: wording.around(&amount, &target.unit),
        amount,
        wording,
        measure: target.unit.value.clone(),
        kind: target.kind,
        done,
        reckoned,
    }
}

/// What the version that counts answers in `field`.
pub(super) fn told(sent: &UnitReturns, field: Field) -> Option<Told> {
    let Answered { answer, origin, held, .. } = sent.answer(field)?;
    let chosen = sent.chosen()?;
    let hash = chosen.hash_of(origin.file_name()).into();
    let files = chosen.files_of(&sent.grid, field).map(Arc::clone);
    let beside = files.filter(|file| **file != *origin.file_name()).collect();
    Some(Told { text: answer.text(), origin: origin.clone(), beside, hash, held: *held })
}
