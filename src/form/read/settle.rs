//! The cells of each field -> its answer.
//!
//! Cells of one table that belong to one field are one text, a line each. Where two tables answer
//! the same field in different words, the first is kept and held.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Problem, Unclear};
use crate::form::grid::{Entry, Field, Kind};
use crate::form::returned::Answered;
use crate::intake::{Cell, Value};

use super::figure::Measures;
use super::gather::{Book, Gathered, Source};
use super::value;
use crate::form::proportion::says_right;
use crate::form::words::normal;

/// The answers, by the names of their fields. What became none is left among the other texts.
pub(super) fn settle(book: &Book<'_>, from: &mut Gathered) -> BTreeMap<String, Answered> {
    let sources = std::mem::take(&mut from.sources);
    let mut answers = BTreeMap::new();
    for entry in &book.grid.entries {
        let Some((first, further)) = sources.get(&entry.id).and_then(|all| all.split_first())
        else {
            continue;
        };
        let held = contradicted(entry, first, further, from);
        let answered = answer(book, entry, first, held, from);
        answers.extend(answered.map(|answered| (entry.id.clone(), answered)));
    }
    answers
}

/// Whether another table answers in other words; one that says the same is no other text.
fn contradicted(
    entry: &Entry,
    first: &[Source],
    further: &[Vec<Source>],
    from: &mut Gathered,
) -> bool {
    let mut held = false;
    for other in further {
        if words(first) == words(other) {
            from.taken.extend(other.iter().map(|source| source.spot));
        } else {
            held = true;
            let (label, place) = (entry.label.clone(), first[0].origin.to_string());
            from.find(&other[0].origin, Unclear::TwoAnswers { label, first: place });
        }
    }
    held
}

fn words(sources: &[Source]) -> String {
    sources.iter().map(|source| normal(&source.cell.text)).collect()
}

fn answer(
    book: &Book<'_>,
    entry: &Entry,
    sources: &[Source],
    held: bool,
    from: &mut Gathered,
) -> Option<Answered> {
    let first = &sources[0];
    let joined = match entry.field.kind() {
        Kind::LongText | Kind::ShortText => sources,
        Kind::Figure | Kind::Day | Kind::Choice => &sources[..1],
    };
    let cell = if joined.len() > 1 { in_lines(joined) } else { first.cell.clone() };
    let (measures, period) = (measures(book, entry.field, first), book.grid.identity.period);
    let (answer, found) = value::answer(entry.field, measures, &cell, period);
    let blocks = found.as_ref().is_some_and(Problem::blocks);
    from.findings.extend(found.map(|found| Diagnostic::at(&first.origin, found)));
    let answer = answer?;
    if cell.formula {
        from.find(&first.origin, Unclear::Formula { text: cell.text.clone() });
    }
    if says_right(&first.cell.text) {
        from.parts.insert(first.spot);
    }
    let whole = joined.iter().filter(|source| !from.parts.contains(&source.spot));
    from.taken.extend(whole.map(|source| source.spot));
    let step = joined.iter().map(|source| source.step).max().unwrap_or(first.step);
    Some(Answered { answer, origin: first.origin.clone(), step, held: held || blocks })
}

/// Several cells as one text.
fn in_lines(sources: &[Source]) -> Cell {
    let mut cell = sources[0].cell.clone();
    let texts: Vec<&str> = sources.iter().map(|source| source.cell.text.as_str()).collect();
    cell.text = texts.join("\n");
    cell.value = Value::Text;
    cell
}

/// What a figure is counted in.
fn measures<'b>(book: &Book<'b>, field: Field, source: &'b Source) -> Option<Measures<'b>> {
    match field {
        Field::Figure { task, target } => {
            let asked = &book.forms.notice.tasks[task].targets[target].unit.value;
            Some(Measures { asked, row: &source.measure })
        }
        Field::Answer { .. } | Field::Due { .. } | Field::State { .. } => None,
        Field::Person | Field::Phone | Field::FilledOn => None,
    }
}
