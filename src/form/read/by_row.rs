//! The official table -> the cells of each task's fields, told by the row's name.
//!
//! Only rows of the sender's tasks count, and of these not the ones that name another unit. Rows
//! of others that say something are found; nothing of them is an answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::CellRef;
use crate::date::Date;
use crate::diag::{Diagnostic, Problem, RowProblem};
use crate::form::forms::Match;
use crate::form::grid::Field;
use crate::form::returned::Step;
use crate::intake::Cell;
use crate::notice::{ColumnContent, Force, UnitId};

use super::gather::{Book, Gathered, Source, Spot};
use super::identify::Page;
use super::table::{Asked, Column, Row, Table, Tasks};
use super::{by_lines, by_promise, locked};
use crate::form::words::{goes_on, is_numbering, normal, without_number};

/// Characters of a name up to which a finding quotes it whole.
const QUOTED: usize = 80;

/// The cells of each field of a task in one table.
#[derive(Default)]
struct Fields {
    sources: BTreeMap<String, Vec<Vec<Source>>>,
    /// Which cells these are: a merged cell shows in several rows, and counts once.
    known: BTreeSet<(String, Spot)>,
}

/// A row with what surrounds it.
struct Place<'p> {
    page: &'p Page<'p>,
    table: &'p Table,
    row: &'p Row,
}

/// The cells of each field in one table, and what its columns ask.
struct Reading {
    fields: Fields,
    asked: Asked,
}

/// Gathers from one table.
pub(super) fn gather(
    book: &Book<'_>,
    page: &Page<'_>,
    table: &Table,
    (tasks, foot): (&mut Tasks<'_>, &BTreeSet<u32>),
    into: &mut Gathered,
) {
    let asked = table.asked(&page.view, book.grid.identity.period);
    let has_block = page.tables.iter().any(Table::counts) && !table.counts();
    let asked = if has_block { asked.beside_a_block() } else { asked };
    let mut reading = Reading { fields: Fields::default(), asked };
    near_heads(book, page, table, into);
    for row in &tasks.rows(&page.view, table, foot) {
        let place = Place { page, table, row };
        match &row.found {
            Match::Sure(task) | Match::Like(task) => {
                of_task(book, &place, *task, &mut reading, into);
            }
            Match::Doubt(tasks) => match only_own(book, tasks) {
                Some(task) => of_task(book, &place, task, &mut reading, into),
                None => doubt(book, &place, tasks, into),
            },
            Match::Unknown => doubt(book, &place, &[], into),
            Match::Nameless => {}
        }
    }
    for (id, answers) in reading.fields.sources {
        answers.into_iter().for_each(|cells| into.add(&id, cells));
    }
}

/// Finds the heads that nearly are the office's questions, with something below them.
fn near_heads(book: &Book<'_>, page: &Page<'_>, table: &Table, into: &mut Gathered) {
    let heads: Vec<String> = book.forms.notice.questions().map(|one| one.head()).collect();
    for near in &table.near {
        let is_other = table.columns.values().flatten().any(|at| *at == near.column);
        if is_other && !near.taken {
            continue;
        }
        let mut below = table.rows.iter().map(|row| CellRef::new(*row, near.column));
        if !below.any(|at| !page.view.text(at).trim().is_empty()) {
            continue;
        }
        let head = page.view.text(near.place).split_whitespace().collect();
        let meant = near.questions.iter().map(|question| heads[*question].clone()).collect();
        let found = RowProblem::HeadLikened { head, meant, taken: near.taken };
        into.find(&book.origin(&page.view, near.place), found);
        into.taken.insert((page.view.number, near.place));
    }
}

/// Of several tasks with one name the one that is the sender's.
fn only_own(book: &Book<'_>, tasks: &[usize]) -> Option<usize> {
    let alike = are_alike(book, tasks);
    let mut own = tasks.iter().filter(|task| book.entry(Field::Answer { task: **task }).is_some());
    let first = own.next().filter(|_| alike && own.next().is_none());
    first.copied()
}

/// Whether all these tasks have one name.
fn are_alike(book: &Book<'_>, tasks: &[usize]) -> bool {
    let name = |task: &usize| &book.forms.notice.tasks[*task].name.value;
    tasks.windows(2).all(|pair| name(&pair[0]) == name(&pair[1]))
}

fn of_task(
    book: &Book<'_>,
    place: &Place<'_>,
    task: usize,
    reading: &mut Reading,
    into: &mut Gathered,
) {
    let (view, row) = (&place.page.view, place.row);
    into.rows.insert((view.number, row.row));
    let named = book.forms.units_in(&place.table.units(view, row.row));
    if is_others(book, task, named) || book.entry(Field::State { task }).is_none() {
        return of_other(book, place, task, into);
    }
    name(book, place, task, into);
    locked::of_task(book, (place.page, place.table, row.row), task, into);
    for asked in [
        (Column::Answer, Field::Answer { task }),
        (Column::Due, Field::Due { task }),
        (Column::State, Field::State { task }),
    ] {
        cells(book, place, asked, reading, into);
    }
    for question in 0..book.forms.notice.questions().count() {
        let asked = (Column::Question(question), Field::Question { task, question });
        cells(book, place, asked, reading, into);
    }
    figures(book, place, task, reading, into);
    let promises = by_promise::known(book, (place.page, place.table, row.row), task);
    into.taken.extend(promises.map(|at| (view.number, at)));
}

/// Whether a row that names these units is another's. One that names just those that the notice prints there is of all
/// who report the task, though it print not all of them (牵头单位 alone).
fn is_others(book: &Book<'_>, task: usize, named: Vec<UnitId>) -> bool {
    let named = BTreeSet::from_iter(named);
    !named.is_empty() && !named.contains(&book.unit) && named != printed_units(book, task)
}

/// The units that the notice's own columns print for the task.
fn printed_units(book: &Book<'_>, task: usize) -> BTreeSet<UnitId> {
    let (notice, columns) = (&book.forms.notice, ColumnContent::OF_UNITS);
    let columns = columns.into_iter().filter(|content| notice.has_column(*content));
    let lines = columns.flat_map(|content| notice.unit_lines(&notice.tasks[task], content));
    let units = lines.flat_map(|line| book.forms.units_in(&line.value));
    units.collect()
}

/// The figures of the row: each by the line that names it, else the one of the target that the row says, else
/// the only one.
fn figures(
    book: &Book<'_>,
    place: &Place<'_>,
    task: usize,
    reading: &mut Reading,
    into: &mut Gathered,
) {
    let at = (place.page, place.row.row);
    if by_lines::gather(book, at, (task, &reading.asked), into) {
        return;
    }
    let field = match by_promise::target(book, (place.page, place.table, place.row.row), task) {
        Some(target) => Some(Field::Figure { task, target }),
        None => only_figure(book, task),
    };
    let Some(field) = field else { return };
    cells(book, place, (Column::Done, field), reading, into);
    by_lines::counted(book, at, (field, &reading.asked), into);
}

/// The one figure that the sender reports for the task.
fn only_figure(book: &Book<'_>, task: usize) -> Option<Field> {
    let targets = 0..book.forms.notice.tasks[task].targets.len();
    let figures = targets.map(|target| Field::Figure { task, target });
    let mut asked = figures.filter(|field| book.entry(*field).is_some());
    asked.next().filter(|_| asked.next().is_none())
}

/// The cells of name and number say nothing new; a name that is only like the task's is found.
fn name(book: &Book<'_>, place: &Place<'_>, task: usize, into: &mut Gathered) {
    let (view, row) = (&place.page.view, place.row);
    let known = &book.forms.notice.tasks[task].name.value;
    let at = |column| {
        let column = place.table.columns(column).first()?;
        view.at(CellRef::new(row.row, *column)).map(|(first, _)| first)
    };
    let number = at(Column::Number);
    let number = number.filter(|at| is_numbering(view.text(*at)));
    into.taken.extend(number.map(|at| (view.number, at)));
    if let (true, Some(number)) = (place.table.columns(Column::Name).is_empty(), number) {
        let (name, task) = (view.text(number).to_owned(), known.clone());
        into.find(&book.origin(view, number), RowProblem::RowLikened { name, task });
    }
    let Some(cell) = at(Column::Name) else { return };
    if goes_on(view.text(cell)) {
        into.taken.insert((view.number, cell));
        return;
    }
    let written = normal(&row.name);
    if [written.as_str(), without_number(&written)].contains(&normal(known).as_str()) {
        into.taken.insert((view.number, cell));
    } else if matches!(row.found, Match::Like(_)) && into.taken.insert((view.number, cell)) {
        if written.chars().count() > QUOTED {
            into.taken.remove(&(view.number, cell));
        }
        let (name, task) = (row.name.clone(), known.clone());
        into.find(&book.origin(view, cell), RowProblem::RowLikened { name, task });
    }
}

/// The cells of one field in the row, if the form asks for it.
fn cells(
    book: &Book<'_>,
    place: &Place<'_>,
    (column, field): (Column, Field),
    Reading { fields, asked }: &mut Reading,
    into: &mut Gathered,
) {
    let Some(entry) = book.entry(field) else { return };
    let view = &place.page.view;
    let step = if Some(&place.row.found) == field.task().map(Match::Like).as_ref() {
        Step::Likeness
    } else {
        Step::Visible
    };
    let mut begins = names_itself(book, place) || entry.field.kind().is_single();
    for at in asked.columns(column).iter().copied() {
        let own = CellRef::new(place.row.row, at);
        let shown = view.at(own);
        let first = shown.map_or(own, |(first, _)| first);
        let (spot, origin) = ((view.number, first), book.origin(view, first));
        into.stands(&entry.id, spot, &origin);
        if column == Column::Done {
            into.counts((book, place.page, asked), at, &entry.id);
        }
        let Some((_, cell)) = shown.filter(|(_, cell)| !cell.text.is_empty()) else {
            continue;
        };
        if fields.known.insert((entry.id.clone(), spot)) {
            let known = (step, book.measure(view, place.table, place.row.row));
            let mut source = book.source(view, (first, cell.clone()), known);
            source.goes_on = goes_on(place.table.text(view, place.row.row, Column::Name));
            let answers = fields.sources.entry(entry.id.clone()).or_default();
            match answers.last_mut().filter(|_| !begins) {
                Some(cells) => cells.push(source),
                None => answers.push(vec![source]),
            }
            begins = entry.field.kind().is_single();
        }
    }
}

/// Whether the row says in a cell of its own which task it is of, by name or number: then it is no further
/// line of the row above.
fn names_itself(book: &Book<'_>, place: &Place<'_>) -> bool {
    let own = |column| {
        let at = CellRef::new(place.row.row, *place.table.columns(column).first()?);
        let cell = place.page.view.sheet.cells.get(&at)?;
        place.page.view.over(at).is_none().then_some(cell.text.trim())
    };
    let is_named = own(Column::Name).is_some_and(|name| !name.is_empty() && !goes_on(name));
    let is_numbered = |task: usize| {
        own(Column::Number).is_some_and(|text| book.forms.tasks.numbered(text).contains(&task))
    };
    is_named || place.row.found.task().is_some_and(is_numbered)
}

/// A row of another's that says something.
fn of_other(book: &Book<'_>, place: &Place<'_>, task: usize, into: &mut Gathered) {
    let view = &place.page.view;
    let Some((first, _)) = answers(book, place).into_iter().next() else { return };
    let named = place.table.units(view, place.row.row);
    into.find(&book.origin(view, first), others_row(book, task, &named));
}

/// What is found of the rows of a sheet of `owner`'s.
pub(super) fn rows_of_others(
    book: &Book<'_>,
    (page, table, rows): (&Page<'_>, &Table, &[Row]),
    owner: &str,
) -> Vec<Diagnostic> {
    let found = rows.iter().filter_map(|row| {
        let task = row.found.task()?;
        let place = Place { page, table, row };
        let (first, _) = answers(book, &place).into_iter().next()?;
        let found = Problem::Row(others_row(book, task, owner));
        Some(Diagnostic::at(&book.origin(&page.view, first), found))
    });
    found.collect()
}

/// What is said of a row of `task`, which is of the units that it names, else of those of the notice.
pub(super) fn others_row(book: &Book<'_>, task: usize, named: &str) -> RowProblem {
    let notice = book.forms.notice;
    if !notice.tasks[task].in_force {
        let name = notice.tasks[task].called().into_owned();
        return not_asked(name, notice.tasks[task].force);
    }
    let registered = notice.tasks[task].units.iter().map(|one| book.forms.unit_name(one.id));
    // The sender's own name beside another's task says nothing of whose it is.
    let says_nothing = named.is_empty() || book.forms.units_in(named).contains(&book.unit);
    let units: Vec<&str> = match says_nothing {
        true => registered.collect(),
        false => named.split_whitespace().collect(),
    };
    RowProblem::RowOfOther {
        task: notice.tasks[task].called().into_owned(),
        units: units.join("、"),
    }
}

/// That nothing of that name is asked for, by when it holds.
pub(super) fn not_asked(name: String, force: Force) -> RowProblem {
    // What is unknown to the description of then ends before all years.
    let is_over = force.until.is_some_and(|until| until > Date::first_of(1));
    RowProblem::RowNotAsked { name, is_over }
}

/// A row whose task is in doubt; it is found unless a mark of the form still tells it.
fn doubt(book: &Book<'_>, place: &Place<'_>, tasks: &[usize], into: &mut Gathered) {
    let view = &place.page.view;
    let Some((first, _)) = answers(book, place).into_iter().next() else { return };
    let names = tasks.iter().map(|task| book.forms.notice.tasks[*task].called().into_owned());
    let name = place.row.name.clone();
    let found = if tasks.is_empty() {
        RowProblem::RowUnknown { name }
    } else {
        RowProblem::RowDoubtful { name, candidates: names.collect(), alike: are_alike(book, tasks) }
    };
    let found = Diagnostic::at(&book.origin(view, first), Problem::Row(found));
    into.doubts.push((view.number, place.row.row, found));
}

/// The row's cells that say something where an answer is asked for.
fn answers<'v>(book: &Book<'_>, place: &Place<'v>) -> Vec<(CellRef, &'v Cell)> {
    let view = &place.page.view;
    let columns = place.table.said();
    let shown = columns.filter_map(|at| view.at(CellRef::new(place.row.row, at)));
    shown.filter(|(_, cell)| !cell.text.trim().is_empty() && !book.known.says(&cell.text)).collect()
}

/// What was shown of the period before, beside rows that are answered now: it was there when the
/// form went out. Beside a row without an answer it may be one in the wrong column.
pub(super) fn earlier(book: &Book<'_>, into: &mut Gathered) {
    let sources = into.sources.values().flatten().flatten();
    let answered: BTreeSet<(usize, u32)> =
        sources.map(|source| (source.spot.0, source.spot.1.row)).collect();
    for page in book.pages {
        let number = page.view.number;
        let columns = page.tables.iter().flat_map(|table| table.columns(Column::Earlier));
        let rows = answered.iter().filter(|(sheet, _)| *sheet == number).map(|(_, row)| *row);
        let rows: Vec<u32> = rows.collect();
        let cells = columns.flat_map(|at| rows.iter().map(|row| CellRef::new(*row, *at)));
        into.taken.extend(cells.map(|cell| (number, cell)));
    }
}
