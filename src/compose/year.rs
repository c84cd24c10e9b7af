//! The quarters of a year side by side as a document.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use crate::diag::{Diagnostic, Diagnostics, Problem, Reported};
use crate::document::template::{Templates, Values};
use crate::document::{Document, Info};
use crate::report::{
    Comparison, Report, State, TargetReport, TaskReport, Told, UnitPart, UnitStatus, YearColumn,
    YearReport, percent,
};

use super::progress::{self, Counts};

/// The report of a year.
///
/// # Errors
/// What a template of the office's own does wrong; the built-in one does nothing.
pub fn year(year: &YearReport, templates: &Templates) -> Result<Document, Diagnostics> {
    let mut values = Values::new().of_longest(year.printed, progress::rest);
    let context = context(year, &mut values);
    let blocks = templates.blocks("year.xml", context, &values)?;
    let last = year.last();
    let each = last.period.cycle().words().each;
    let title = format!("{}（{}年{each}汇总）", last.title, year.year);
    let keywords = vec![format!("{}年", year.year)];
    let author = last.author.clone();
    let info = Info { title, author, keywords, date: last.as_of };
    let units = last.units.iter().map(|unit| unit.unit.clone());
    Ok(Document::new(info, blocks).with_names(units))
}

/// Periods whose texts stand side by side at most: a page has no room for twelve. The workbook has all.
const SHOWN: usize = 4;

fn context(year: &YearReport, values: &mut Values) -> Value {
    let last = year.last();
    let counts = Counts::of(last);
    // That nothing came for a period is said by itself, and is nothing to make sure of.
    let is_checked = |one: &Diagnostic| {
        !matches!(one.problem, Problem::Reported(Reported::QuarterMissing { .. }))
    };
    let findings = year.findings().filter(|(_, one)| is_checked(one)).count();
    let tasks = year.tasks().map(|one| task(year, one, values)).collect::<Vec<_>>();
    let targets = year.targets().map(|one| target(year, one)).collect::<Vec<_>>();
    context! {
        year => year.year,
        title => last.title.clone(),
        words => progress::words(last),
        units_word => last.units_word.clone(),
        shown => SHOWN,
        number_room => last.number_room,
        author => last.author.clone(),
        as_of => last.as_of.chinese(),
        quarters => year.quarters.iter().map(quarter).collect::<Vec<_>>(),
        columns => year.columns().into_iter().map(column).collect::<Vec<_>>(),
        missing => year.missing.iter().map(|one| one.chinese_part()).collect::<Vec<_>>(),
        units => units(year),
        tasks,
        targets,
        other_measures => year.has_other_measures(),
        time_gone => percent(last.time_gone()),
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
        over => year.tasks_over(),
        compared => year.compared.as_ref().map(compared),
        attention => progress::attention(last, year.in_question(), values),
        findings,
    }
}

/// A column of the tables: the place of its quarter in every list of `quarters`, nothing where it is missing.
fn column(column: YearColumn) -> Value {
    context! { short => column.period.chinese_part(), head => column.head(), at => column.at }
}

fn quarter(report: &Report) -> Value {
    context! {
        name => report.period.chinese(),
        short => report.period.chinese_part(),
        owed => report.units.len(),
        returned => report.units.iter().filter(|unit| unit.returned()).count(),
        states => progress::states(report, State::chinese_in_year),
        tally => report.tally().in_words(State::chinese_in_year),
    }
}

/// Each unit with its state in each quarter.
fn units(year: &YearReport) -> Vec<Value> {
    let state = |one: &UnitStatus| (one.unit.clone(), one.state.chinese_in_year());
    let states = |report: &Report| report.units.iter().map(state).collect();
    let quarters: Vec<BTreeMap<String, &str>> = year.quarters.iter().map(states).collect();
    let unit = |name: &str| {
        let states = quarters.iter().map(|states| states.get(name).copied().unwrap_or_default());
        context! { name, states => states.collect::<Vec<_>>() }
    };
    year.units().into_iter().map(|one| unit(&one.unit)).collect()
}

fn task(year: &YearReport, task: &TaskReport, values: &mut Values) -> Value {
    let units = year.units_of(task.number).into_iter();
    let parts: Vec<Value> = units
        .map(|unit| {
            let told = year.parts(task.number, unit);
            let quarters: Vec<Value> = told.map(|part| answer(part, values)).collect();
            context! { unit, quarters }
        })
        .collect();
    context! { number => progress::numbering(&task.label), headings => values.texts(&task.headings), name => task.name.clone(), added => task.added.clone(), parts }
}

/// What a unit says of a task in a quarter; nothing where it had no part in it.
fn answer(part: Option<&UnitPart>, values: &mut Values) -> Value {
    let Some(part) = part else { return context! { absent => true } };
    let lines = |told: &Told, values: &mut Values| values.lines(&told.text, &told.origin);
    context! {
        absent => false,
        returned => part.returned,
        gap => part.gap,
        held => part.answer.as_ref().is_some_and(|told| told.held),
        answer => part.in_one().map(|told| lines(&told, values)),
    }
}

fn target(year: &YearReport, target: &TargetReport) -> Value {
    let quarters: Vec<Value> =
        year.course(target).map(|then| point(then, &target.measure)).collect();
    context! {
        task => progress::numbering(&target.label),
        name => target.name.clone(),
        amount => target.amount.clone(),
        measure => target.measure.clone(),
        promise => target.promise.clone(),
        changed => target.changed.clone(),
        measures => year.measures_in_words(target),
        quarters,
        unweighed => target.is_unweighed(),
        share => target.share().map(percent),
        light => year.light_in_words(target),
    }
}

/// How much is done, with its measure where that is another than `measure`.
fn done(target: &TargetReport, measure: &str) -> Option<String> {
    let own = if target.measure == measure { "" } else { &target.measure };
    target.done().map(|number| format!("{}{own}", target.kind.said(number)))
}

/// Another year beside this one.
fn compared(compared: &Comparison) -> Value {
    let rows = compared.rows.iter().map(|one| {
        let [was, is] = one.said();
        let (measure, remark) = (one.measure.clone(), one.remark.clone());
        context! { name => one.titled(), measure, was, is, difference => one.difference_said(), remark }
    });
    let years: Vec<Value> = compared
        .years
        .iter()
        .map(|one| context! { year => one.year, until => one.until })
        .collect();
    context! { years, rows => rows.collect::<Vec<_>>() }
}

/// A target at the end of a quarter, its figure with its measure where that is another than `measure`; nothing where
/// it was not in force.
fn point(target: Option<&TargetReport>, measure: &str) -> Value {
    let Some(target) = target else {
        return context! { done => (), share => (), filled => (), mark => progress::hundredths(0) };
    };
    context! {
        done => done(target, measure),
        share => target.share().map(percent),
        filled => target.share().map(progress::hundredths),
        mark => progress::hundredths(target.elapsed),
    }
}
