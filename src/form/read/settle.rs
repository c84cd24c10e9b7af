//! The cells of each field -> its answer.
//!
//! Cells of one row, and of the rows without a name below it, are one text, a line each. Where two
//! tables, or two rows of one task, answer the same field in different words, one is kept and held:
//! the one that is seen before one that is hidden, then the one that a mark of the form names.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Kept, Problem, RowProblem, Twice, Unclear};
use crate::form::grid::{Entry, Field};
use crate::form::returned::{Answered, Step};
use crate::intake::{Cell, Value};
use crate::origin::BookOrigin;

use super::figure::Measures;
use super::gather::{Book, Gathered, Source, Spot};
use super::unseen::quoted;
use super::value;
use crate::form::proportion::says_right;
use crate::form::words::{normal, numbers_apart};

/// The answers, by the names of their fields. What became none is left among the other texts.
pub(super) fn settle(book: &Book<'_>, from: &mut Gathered) -> BTreeMap<String, Answered> {
    let sources = std::mem::take(&mut from.sources);
    let mut answers = BTreeMap::new();
    let shared = shared(book, &sources, from);
    for entry in &book.grid.entries {
        let all = sources.get(&entry.id).map_or(&[][..], Vec::as_slice);
        let Some(kept) = all.iter().min_by_key(|one| rank(one)) else { continue };
        let is_shared = kept.iter().any(|one| shared.contains(&one.spot));
        let held = contradicted(entry, kept, all, from) || is_shared;
        let answered = answer(book, entry, kept, held, from);
        answers.extend(answered.map(|answered| (entry.id.clone(), answered)));
    }
    answers
}

/// The cells that are merged over the rows of several targets: of which of them the figure is, nobody knows.
fn shared(
    book: &Book<'_>,
    sources: &BTreeMap<String, Vec<Vec<Source>>>,
    from: &mut Gathered,
) -> BTreeSet<Spot> {
    let mut of: BTreeMap<Spot, (&BookOrigin, BTreeSet<&str>)> = BTreeMap::new();
    let figures =
        book.grid.entries.iter().filter(|entry| matches!(entry.field, Field::Figure { .. }));
    for entry in figures {
        let own = sources.get(&entry.id).into_iter().flatten().flatten();
        for source in own.filter(|source| !source.is_line) {
            let (_, labels) = of.entry(source.spot).or_insert((&source.origin, BTreeSet::new()));
            labels.insert(&entry.label);
        }
    }
    of.retain(|_, (_, labels)| labels.len() > 1);
    for (origin, labels) in of.values() {
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        from.find(origin, RowProblem::OneForSeveral { labels });
    }
    of.into_keys().collect()
}

/// What makes an answer the one that is kept, the least first: it is seen, and marked.
fn rank(sources: &[Source]) -> (bool, bool) {
    let is_marked = sources.iter().any(|source| source.step == Step::Mark);
    (sources.iter().all(|source| source.unseen), !is_marked)
}

/// Whether there is an answer in other words than the one that is `kept`; one that says the same is no
/// other text.
fn contradicted(entry: &Entry, kept: &[Source], all: &[Vec<Source>], from: &mut Gathered) -> bool {
    let (mut held, said) = (false, words(kept));
    for other in all.iter().filter(|other| other[0].spot != kept[0].spot) {
        if said == words(other) {
            from.taken.extend(other.iter().map(|source| source.spot));
        } else {
            held = true;
            from.find(&other[0].origin, two(entry, kept, other));
        }
    }
    held
}

fn two(entry: &Entry, kept: &[Source], other: &[Source]) -> RowProblem {
    let text = |sources: &[Source]| quoted(&in_lines(sources).text);
    RowProblem::TwoAnswers(Box::new(Twice {
        label: entry.label.clone(),
        text: text(other),
        kept: kept[0].origin.to_string(),
        kept_text: text(kept),
        because: because(kept, other),
    }))
}

/// Why the one is kept rather than the other.
fn because(kept: &[Source], other: &[Source]) -> Kept {
    let ((unseen, unmarked), (other_unseen, other_unmarked)) = (rank(kept), rank(other));
    if unseen != other_unseen {
        Kept::Seen
    } else if unmarked != other_unmarked {
        Kept::Marked
    } else {
        Kept::First
    }
}

fn words(sources: &[Source]) -> String {
    let texts = sources.iter().map(|source| (numbers_apart(&source.cell.text), &source.measure));
    texts.map(|(text, measure)| normal(&text) + &normal(measure)).collect()
}

fn answer(
    book: &Book<'_>,
    entry: &Entry,
    sources: &[Source],
    held: bool,
    from: &mut Gathered,
) -> Option<Answered> {
    let first = &sources[0];
    let cell = if sources.len() > 1 { in_lines(sources) } else { first.cell.clone() };
    let measures = measures(book, entry.field, first);
    let about = (book.grid.identity.period, &book.forms.units);
    let (answer, found) = value::answer(entry.field, measures, &cell, about);
    let blocks = found.as_ref().is_some_and(Problem::blocks);
    from.findings.extend(found.map(|found| Diagnostic::at(&first.origin, found)));
    let answer = answer?;
    if cell.formula {
        from.find(&first.origin, Unclear::Formula { text: cell.text.clone() });
    }
    if says_right(&first.cell.text) {
        from.parts.insert(first.spot);
    }
    let whole = sources.iter().filter(|source| !from.parts.contains(&source.spot));
    from.taken.extend(whole.map(|source| source.spot));
    let step = sources.iter().map(|source| source.step).max().unwrap_or(first.step);
    Some(Answered { answer, origin: first.origin.clone(), step, held: held || blocks })
}

/// Several cells as one text, each a line, but where one goes on with the line above.
fn in_lines(sources: &[Source]) -> Cell {
    let mut cell = sources[0].cell.clone();
    let further = &sources[1..];
    for source in further {
        cell.text.push_str(if source.goes_on { "" } else { "\n" });
        cell.text.push_str(&source.cell.text);
    }
    cell.value = Value::Text;
    cell
}

/// What a figure is counted in.
fn measures<'b>(book: &Book<'b>, field: Field, source: &'b Source) -> Option<Measures<'b>> {
    match field {
        Field::Figure { task, target } => {
            let target = &book.forms.notice.tasks[task].targets[target];
            let falls = target.kind.is_change() || target.is_no_growth();
            let (asked, amount) = (&target.unit.value, &target.amount.value);
            Some(Measures { asked, row: &source.measure, falls, amount, all: target.all_reached() })
        }
        Field::Answer { .. } | Field::Question { .. } => None,
        Field::Due { .. } | Field::State { .. } => None,
        Field::Person | Field::Phone | Field::FilledOn => None,
    }
}
