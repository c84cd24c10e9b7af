//! The consolidated report as a document: what a leader reads, in the words of the template.

use minijinja::{Value, context};

use super::columns;
use super::progress::{self, Counts};
use crate::diag::Diagnostics;
use crate::document::template::{Templates, Values};
use crate::document::{Document, Info};
use crate::report::{
    Figure, Report, ReportColumn, Revised, Revision, State, TaskReport, Told, UnitPart, UnitStatus,
    percent,
};

/// The report of a period.
///
/// # Errors
/// What a template of the office's own does wrong; the built-in one does nothing.
pub fn report(report: &Report, templates: &Templates) -> Result<Document, Diagnostics> {
    let mut values = Values::new().of_longest(report.printed, progress::rest);
    let context = context(report, &mut values);
    let blocks = templates.blocks("report.xml", context, &values)?;
    let title = format!("{}（{}汇总）", report.title, report.period.chinese());
    let keywords = vec![report.period.chinese()];
    let author = report.author.clone();
    let info = Info { title, author, keywords, date: report.as_of };
    let units = report.units.iter().map(|unit| unit.unit.clone());
    Ok(Document::new(info, blocks).with_names(units))
}

fn context(report: &Report, values: &mut Values) -> Value {
    let tasks: Vec<Value> =
        report.tasks.iter().map(|one| task(one, &report.columns, values)).collect();
    let silent = |unit: &&UnitStatus| matches!(unit.state, State::Late | State::Awaited);
    let silent = report.units.iter().filter(silent);
    let counts = Counts::of(report);
    let lights = report.lights;
    context! {
        title => report.title.clone(),
        author => report.author.clone(),
        words => progress::words(report),
        columns => columns::of_report(report),
        units_word => report.units_word.clone(),
        period => report.period.chinese(),
        as_of => report.as_of.chinese(),
        due => report.due.chinese(),
        owed => report.units.len(),
        returned => report.units.iter().filter(|unit| unit.returned()).count(),
        all_returned => report.units.iter().all(UnitStatus::returned),
        states => progress::states(report, State::chinese),
        units => report.units.iter().map(|one| unit(one, values)).collect::<Vec<_>>(),
        missing => silent.map(|unit| unit.unit.clone()).collect::<Vec<_>>(),
        tasks,
        tally => report.tally().in_words(State::chinese),
        time_gone => percent(report.time_gone()),
        done => counts.done,
        ahead => counts.ahead,
        on_schedule => counts.on_schedule,
        behind => counts.behind,
        far_behind => counts.far_behind,
        kept => counts.kept,
        in_progress => counts.in_progress,
        missed => counts.missed,
        unknown => counts.unknown,
        uncounted => counts.uncounted,
        behind_points => lights.behind,
        far_behind_points => lights.far_behind,
        number_room => report.number_room,
        levels => report.targets.iter().any(|target| target.is_unweighed()),
        rises => report.has_rises(),
        targets => progress::targets(report, values),
        attention => progress::attention(report, report.in_question(), values),
        findings => report.findings.len(),
        revision => report.revision.as_ref().map(revision),
    }
}

/// Characters of a text that 修订说明 shows; the workbook has all.
const SHOWN: usize = 100;

fn revision(revision: &Revision) -> Value {
    let shown = |text: &str| {
        let begins: String = text.chars().take(SHOWN).collect();
        let is_whole = begins.len() == text.len();
        begins.replace(['\r', '\n'], " ") + if is_whole { "" } else { "……" }
    };
    let change = |one: &Revised| {
        context! {
            unit => one.unit.clone(),
            place => one.place.clone(),
            was => shown(&one.was),
            now => shown(&one.now),
            file => one.file.clone(),
        }
    };
    let changes: Vec<Value> = revision.changes.iter().map(change).collect();
    context! { edition => revision.edition, day => revision.day.clone(), changes }
}

fn task(task: &TaskReport, columns: &[ReportColumn], values: &mut Values) -> Value {
    let parts: Vec<Value> = task.parts.iter().map(|one| part(one, columns, values)).collect();
    let rows: usize = task.parts.iter().map(|part| part.rows(columns)).sum();
    context! {
        rows,
        number => progress::numbering(&task.label),
        headings => values.texts(&task.headings),
        name => task.name.clone(),
        added => task.added.clone(),
        due => task.due.as_ref().map(|due| values.texts(&due.lines())),
        parts,
    }
}

fn part(part: &UnitPart, columns: &[ReportColumn], values: &mut Values) -> Value {
    let cells: Vec<Value> = columns.iter().map(|one| columns::cell(part, one, values)).collect();
    let figures: Vec<Value> = part.figures.iter().map(|one| figure(one, values)).collect();
    context! {
        unit => part.unit.clone(),
        label => part.label.clone(),
        aside => part.aside(),
        column => columns::name(part.column),
        remark => part.remark.as_ref().map(|remark| values.text(remark)),
        returned => part.returned,
        gap => part.gap,
        answer => part.answer.as_ref().map(|one| told(one, values)),
        state => part.state.as_ref().map(|one| values.one_line(&one.text, &one.origin)),
        held => part.answer.as_ref().is_some_and(|one| one.held),
        due => part.due.as_ref().map(|one| told(one, values)),
        figures,
        cells,
        rows => part.rows(columns),
        one_cell => columns::fit_one_cell(part, part.rows(columns)),
    }
}

fn unit(unit: &UnitStatus, values: &mut Values) -> Value {
    context! {
        name => unit.unit.clone(),
        state => unit.state.chinese(),
        electronic => unit.returned(),
        stamped => !unit.stamped.is_empty(),
        person => unit.person.as_ref().map(|one| told(one, values)),
        phone => unit.phone.as_ref().map(|one| told(one, values)),
        filled_on => unit.filled_on.as_ref().map(|one| told(one, values)),
    }
}

fn figure(figure: &Figure, values: &mut Values) -> Value {
    let done = figure.done.as_ref();
    context! {
        name => figure.name.clone(),
        amount => figure.amount.clone(),
        measure => figure.measure.clone(),
        promise => figure.promise.clone(),
        level => figure.kind.is_level(),
        // A figure is one line, whatever was written into its cell.
        done => done.map(|done| values.one_line(&figure.said(&done.text), &done.origin)),
        number => done.is_some_and(Told::is_number),
        held => done.is_some_and(|done| done.held),
    }
}

fn told(told: &Told, values: &mut Values) -> Value {
    values.lines(&told.text, &told.origin)
}
