//! The quarters of a year side by side as a document.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use crate::diag::Diagnostics;
use crate::document::template::{Templates, Values};
use crate::document::{Document, Info};
use crate::report::{Report, TargetReport, Told, UnitPart, UnitStatus, YearReport, percent};

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
    let findings = year.findings().count();
    let tasks = (0..last.tasks.len()).map(|at| task(year, at, values)).collect::<Vec<_>>();
    let targets = (0..last.targets.len()).filter_map(|at| target(year, at)).collect::<Vec<_>>();
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
        missing => year.missing.iter().map(|one| one.chinese_part()).collect::<Vec<_>>(),
        units => units(year),
        tasks,
        targets,
        done => counts.done,
        on_schedule => counts.on_schedule,
        behind => counts.behind,
        kept => counts.kept,
        in_progress => counts.in_progress,
        missed => counts.missed,
        unknown => counts.unknown,
        uncounted => counts.uncounted,
        attention => progress::attention(last, findings, values),
        findings,
    }
}

fn quarter(report: &Report) -> Value {
    context! {
        name => report.period.chinese(),
        short => report.period.chinese_part(),
        owed => report.units.len(),
        returned => report.units.iter().filter(|unit| unit.returned()).count(),
        states => progress::states(report),
    }
}

/// Each unit with its state in each quarter.
fn units(year: &YearReport) -> Vec<Value> {
    let state = |one: &UnitStatus| (one.unit.clone(), one.state.chinese());
    let states = |report: &Report| report.units.iter().map(state).collect();
    let quarters: Vec<BTreeMap<String, &str>> = year.quarters.iter().map(states).collect();
    let unit = |name: &str| {
        let states = quarters.iter().map(|states| states.get(name).copied().unwrap_or_default());
        context! { name, states => states.collect::<Vec<_>>() }
    };
    year.last().units.iter().map(|one| unit(&one.unit)).collect()
}

fn task(year: &YearReport, at: usize, values: &mut Values) -> Value {
    let last = &year.last().tasks[at];
    let parts: Vec<Value> = (0..last.parts.len())
        .map(|unit| {
            let told = year.task(at).filter_map(|task| task.parts.get(unit));
            let quarters: Vec<Value> = told.map(|part| answer(part, values)).collect();
            context! { unit => last.parts[unit].unit.clone(), quarters }
        })
        .collect();
    context! { number => progress::numbering(&last.label), headings => values.texts(&last.headings), name => last.name.clone(), parts }
}

fn answer(part: &UnitPart, values: &mut Values) -> Value {
    let lines = |told: &Told, values: &mut Values| values.lines(&told.text, &told.origin);
    context! {
        returned => part.returned,
        gap => part.gap,
        held => part.answer.as_ref().is_some_and(|told| told.held),
        answer => part.in_one().map(|told| lines(&told, values)),
    }
}

fn target(year: &YearReport, at: usize) -> Option<Value> {
    let last = year.last().targets.get(at)?;
    let quarters: Vec<Value> = year.target(at).map(point).collect();
    Some(context! {
        task => progress::numbering(&last.label),
        name => last.name.clone(),
        amount => last.amount.clone(),
        measure => last.measure.clone(),
        promise => last.promise.clone(),
        quarters,
        unweighed => last.is_unweighed(),
        share => last.share().map(percent),
        light => last.light().chinese(),
    })
}

/// A target at the end of a quarter.
fn point(target: &TargetReport) -> Value {
    context! {
        done => target.done().map(|number| target.kind.said(number)),
        share => target.share().map(percent),
        filled => target.share().map(progress::hundredths),
        mark => progress::hundredths(target.elapsed),
    }
}
