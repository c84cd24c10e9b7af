//! The consolidated report as a document: what a leader reads, in the words of the template.

use minijinja::{Value, context};

use crate::diag::Diagnostics;
use crate::document::template::{Templates, Values};
use crate::document::{Document, Info};
use crate::report::{Figure, Report, TaskReport, Told, UnitPart, UnitStatus};

/// The report of a period.
///
/// # Errors
/// What a template of the office's own does wrong; the built-in one does nothing.
pub fn report(report: &Report, templates: &Templates) -> Result<Document, Diagnostics> {
    let mut values = Values::new();
    let context = context(report, &mut values);
    let blocks = templates.blocks("report.xml", &context, &values)?;
    let title = format!("{}（{}汇总）", report.title, report.period.chinese());
    Ok(Document { info: Info { title, author: report.author.clone(), date: report.as_of }, blocks })
}

fn context(report: &Report, values: &mut Values) -> Value {
    let tasks: Vec<Value> = report.tasks.iter().map(|one| task(one, values)).collect();
    let silent = report.units.iter().filter(|unit| !unit.returned());
    context! {
        title => report.title.clone(),
        author => report.author.clone(),
        period => report.period.chinese(),
        as_of => report.as_of.chinese(),
        due => report.due.chinese(),
        owed => report.units.len(),
        returned => report.units.iter().filter(|unit| unit.returned()).count(),
        units => report.units.iter().map(|one| unit(one, values)).collect::<Vec<_>>(),
        missing => silent.map(|unit| unit.unit.clone()).collect::<Vec<_>>(),
        tasks,
    }
}

fn task(task: &TaskReport, values: &mut Values) -> Value {
    let parts: Vec<Value> = task.parts.iter().map(|one| part(one, values)).collect();
    context! {
        number => task.number,
        name => task.name.clone(),
        due => task.due.map(|due| due.chinese_parts().to_vec()),
        parts,
    }
}

fn part(part: &UnitPart, values: &mut Values) -> Value {
    let figures: Vec<Value> = part.figures.iter().map(|one| figure(one, values)).collect();
    context! {
        unit => part.unit.clone(),
        returned => part.returned,
        answer => part.answer.as_ref().map(|one| told(one, values)),
        due => part.due.as_ref().map(|one| told(one, values)),
        figures,
    }
}

fn unit(unit: &UnitStatus, values: &mut Values) -> Value {
    context! {
        name => unit.unit.clone(),
        state => unit.state.chinese(),
        person => unit.person.as_ref().map(|one| told(one, values)),
        phone => unit.phone.as_ref().map(|one| told(one, values)),
        filled_on => unit.filled_on.as_ref().map(|one| told(one, values)),
    }
}

fn figure(figure: &Figure, values: &mut Values) -> Value {
    let done = figure.done.as_ref().map(|done| {
        // A figure is one line, whatever was written into its cell.
        values.written(&done.text.split_whitespace().collect::<String>(), &done.origin)
    });
    context! {
        name => figure.name.clone(),
        amount => figure.amount.clone(),
        measure => figure.measure.clone(),
        done,
    }
}

fn told(told: &Told, values: &mut Values) -> Value {
    values.lines(&told.text, &told.origin)
}
