//! The block of targets -> the cell of each figure, told by what is counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::CellRef;
use crate::diag::{Diagnostic, Problem, RowProblem};
use crate::form::grid::{Entry, Field};
use crate::form::returned::Step;

use super::by_row::{not_asked, others_row};
use super::gather::{Book, Gathered};
use super::identify::{Page, listed_fields, named_fields};
use super::locked;
use super::table::{self, Column, Table};
use crate::form::words::{is_numbering, likeness, normal, without_number};

/// From here on a name is the target's, unless another is nearly as like.
const LIKE: f64 = 0.62;
/// By so much a target must be more like than every other.
const MARGIN: f64 = 0.12;
/// Rows of a file that are compared at most: no form has more.
const ROWS: usize = 400;

/// Bytes of a name up to which a finding quotes it whole.
const QUOTED: usize = 240;

/// A figure that the form asks for.
struct Asked<'e> {
    entry: &'e Entry,
    /// The task.
    task: usize,
    name: String,
    measure: String,
}

/// Gathers from one block.
pub(super) fn gather(
    book: &Book<'_>,
    page: &Page<'_>,
    table: &Table,
    foot: &BTreeSet<u32>,
    into: &mut Gathered,
) {
    let columns = table.asked(&page.view, book.grid.identity.period);
    let marked = marked(book, page);
    let (mut asked, mut answered) = (asked(book), Vec::new());
    let mut written = BTreeSet::new();
    let left = ROWS.saturating_sub(into.compared);
    for row in table.rows.iter().copied().filter(|row| !foot.contains(row)).take(left) {
        into.compared += 1;
        let name = normal(table.text(&page.view, row, Column::Name));
        if without_number(&name).is_empty() || is_caption(page, table, row) {
            continue;
        }
        let said = (name.as_str(), marked.get(&row).map_or(&[][..], Vec::as_slice));
        match find(book, &asked, (page, table, row), said) {
            Some((at, step)) => {
                let one = asked.remove(at);
                put(book, (page, table, row), (&one, &columns), step, into);
                answered.push(one);
                written.insert(name);
            }
            // The row of a target twice, one of them hidden perhaps: two answers, neither lost. One
            // that is only like it is a part of it (其中：…), unless both are written alike.
            None => match find(book, &answered, (page, table, row), said) {
                Some((at, step)) if step == Step::Visible || written.contains(&name) => {
                    put(book, (page, table, row), (&answered[at], &columns), step, into);
                }
                Some(_) | None => doubt(book, page, table, row, into),
            },
        }
    }
}

fn asked<'e>(book: &Book<'e>) -> Vec<Asked<'e>> {
    let figures = book.grid.entries.iter().filter_map(|entry| match entry.field {
        Field::Figure { task, target } => {
            let target = &book.forms.notice.tasks[task].targets[target];
            let (name, measure) = (normal(&target.name), normal(&target.unit));
            Some(Asked { entry, task, name, measure })
        }
        Field::Answer { .. } | Field::Question { .. } => None,
        Field::Due { .. } | Field::State { .. } => None,
        Field::Person | Field::Phone | Field::FilledOn => None,
    });
    figures.collect()
}

/// The fields that the marks of the form tell in each row of the page. Not where the form is as it is sent now: its
/// numbers are the notice's, and they move with rows that are sorted, as marks do not. In one that was sent before, the
/// numbers are those of another order of the tasks.
fn marked(book: &Book<'_>, page: &Page<'_>) -> BTreeMap<u32, Vec<String>> {
    let mut marked: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    if book.is_sent {
        return marked;
    }
    let (mut fields, named) = (listed_fields(book.workbook), named_fields(book.workbook));
    fields.extend(named);
    for (id, (sheet, cell)) in fields {
        if std::ptr::eq(page.view.sheet, sheet) {
            marked.entry(cell.row).or_default().push(id);
        }
    }
    marked
}

/// Which figure the row is: by its name, among several of one name by the marks, then by number, then measure, then
/// order.
fn find(
    book: &Book<'_>,
    asked: &[Asked<'_>],
    (page, table, row): (&Page<'_>, &Table, u32),
    (name, marked): (&str, &[String]),
) -> Option<(usize, Step)> {
    let numbered = book.forms.tasks.numbered_of_target(table.text(&page.view, row, Column::Number));
    let measure = normal(table.text(&page.view, row, Column::Measure));
    let rank = |one: &Asked<'_>| {
        let is_marked = marked.contains(&one.entry.id);
        (is_marked, numbered.contains(&one.task), one.measure == measure)
    };
    let is_name = |known: &str| known == name || known == without_number(name);
    let named = (0..asked.len()).filter(|at| is_name(&asked[*at].name));
    // Of equals the last is the greatest, and the first is meant.
    if let Some(at) = named.rev().max_by_key(|at| rank(&asked[*at])) {
        return Some((at, Step::Visible));
    }
    let mut scores: Vec<(f64, usize)> =
        (0..asked.len()).map(|at| (likeness(name, &asked[at].name), at)).collect();
    scores.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (best, at) = *scores.first().filter(|(score, _)| *score >= LIKE)?;
    let alone = scores.get(1).is_none_or(|(second, _)| best - second >= MARGIN);
    alone.then_some((at, Step::Likeness))
}

fn put(
    book: &Book<'_>,
    (page, table, row): (&Page<'_>, &Table, u32),
    (asked, columns): (&Asked<'_>, &table::Asked),
    step: Step,
    into: &mut Gathered,
) {
    let view = &page.view;
    into.rows.insert((view.number, row));
    let at = |column| table.columns(column).first().map(|at| CellRef::new(row, *at));
    let shown = |column| at(column).and_then(|place| view.at(place));
    // A finding quotes a name that is like the target's; a long one not whole.
    let number = shown(Column::Number).filter(|(_, cell)| is_numbering(&cell.text));
    let name = shown(Column::Name).filter(|(_, cell)| cell.text.len() <= QUOTED);
    into.taken.extend([number, name].into_iter().flatten().map(|(first, _)| (view.number, first)));
    if let Field::Figure { task, target } = asked.entry.field {
        locked::of_target(book, (page, table, row), (task, target), into);
    }
    let places = columns.columns(Column::Done);
    places.iter().for_each(|at| into.counts((book, page, columns), *at, &asked.entry.id));
    let places = places.iter().map(|at| CellRef::new(row, *at));
    let mut firsts: Vec<CellRef> =
        places.map(|place| view.at(place).map_or(place, |(first, _)| first)).collect();
    firsts.dedup();
    if let (Some(first), true) = (firsts.first(), step == Step::Likeness) {
        let name = table.text(view, row, Column::Name).to_owned();
        let found = RowProblem::RowLikened { name, task: asked.entry.label.clone() };
        into.find(&book.origin(view, *first), found);
    }
    for first in firsts {
        into.stands(&asked.entry.id, (view.number, first), &book.origin(view, first));
        let cell = view.sheet.cells.get(&first).filter(|cell| !cell.text.is_empty());
        let known = (step, book.measure(view, table, row));
        let source = cell.map(|cell| book.source(view, (first, cell.clone()), known));
        into.add(&asked.entry.id, source.into_iter().collect());
    }
}

/// A row of the block that counts what the form does not ask; found unless a mark still tells.
fn doubt(book: &Book<'_>, page: &Page<'_>, table: &Table, row: u32, into: &mut Gathered) {
    let view = &page.view;
    let Some(first) = says(page, table, row) else { return };
    let name = table.text(view, row, Column::Name).to_owned();
    let task = book.forms.tasks.named(&name);
    let others = task.filter(|task| book.entry(Field::State { task: *task }).is_none());
    let found = match others {
        Some(task) => others_row(book, task, &table.units(view, row)),
        None => others_target(book, page, table, row).unwrap_or(RowProblem::RowUnknown { name }),
    };
    let found = Diagnostic::at(&book.origin(view, first), Problem::Row(found));
    into.doubts.push((view.number, row, found));
}

/// The first cell of the row in which something is counted.
fn says(page: &Page<'_>, table: &Table, row: u32) -> Option<CellRef> {
    let columns = table.columns(Column::Done).iter();
    let mut says = columns.filter_map(|at| page.view.at(CellRef::new(row, *at)));
    says.find(|(_, cell)| !cell.text.trim().is_empty()).map(|(first, _)| first)
}

/// The targets of the notice that the row names; of several of one name those of its 序号.
fn named_targets(book: &Book<'_>, page: &Page<'_>, table: &Table, row: u32) -> Vec<(usize, usize)> {
    let named = book.forms.targets_named(table.text(&page.view, row, Column::Name));
    let numbered = book.forms.tasks.numbered_of_target(table.text(&page.view, row, Column::Number));
    let is_numbered = |(task, _): &&(usize, usize)| numbered.contains(task);
    let of_number: Vec<_> = named.iter().filter(is_numbered).copied().collect();
    if of_number.is_empty() { named.to_vec() } else { of_number }
}

/// That the row is of a target which others report, where it is one.
fn others_target(book: &Book<'_>, page: &Page<'_>, table: &Table, row: u32) -> Option<RowProblem> {
    let named = named_targets(book, page, table, row);
    let of = |(task, target): &(usize, usize)| &book.forms.notice.tasks[*task].targets[*target];
    let (first, mut units) = (of(named.first()?), Vec::new());
    if named.iter().all(|target| !of(target).in_force) {
        let task = book.forms.notice.tasks[named[0].0].force;
        let force = if task.until.is_some() { task } else { first.force };
        return Some(not_asked(first.name.value.clone(), force));
    }
    for unit in named.iter().flat_map(|target| &of(target).reporters) {
        let name = book.forms.unit_name(unit.unit);
        units.extend(Some(name).filter(|name| !units.contains(name)));
    }
    Some(RowProblem::RowOfOther { task: first.name.value.clone(), units: units.join("、") })
}

/// What is found of the rows of a sheet of `owner`'s.
pub(super) fn rows_of_others(
    book: &Book<'_>,
    page: &Page<'_>,
    table: &Table,
    owner: &str,
) -> Vec<Diagnostic> {
    let found = table.rows.iter().copied().take(ROWS).filter_map(|row| {
        let (task, target) = *named_targets(book, page, table, row).first()?;
        let task = book.forms.notice.tasks[task].targets[target].name.value.clone();
        let found = RowProblem::RowOfOther { task, units: owner.to_owned() };
        let place = book.origin(&page.view, says(page, table, row)?);
        Some(Diagnostic::at(&place, Problem::Row(found)))
    });
    found.collect()
}

/// One merged cell over name and figure, or a row of the foot, where the name's column holds a
/// label that reaches over it.
fn is_caption(page: &Page<'_>, table: &Table, row: u32) -> bool {
    let at = |column| {
        let place = table.columns(column).first().map(|at| CellRef::new(row, *at))?;
        page.view.at(place).map(|(first, _)| first)
    };
    let name = at(Column::Name);
    name == at(Column::Done) || name == at(Column::Number)
}
