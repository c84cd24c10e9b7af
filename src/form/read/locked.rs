//! Cells of the form that are the office's own (序号, names, 完成时限, 目标数, 计量单位) and say
//! something else than they did when the form went out.
//!
//! Only in a form that still has its marks, and is not of another version: a table typed anew has its own
//! numbers.

use crate::cell::CellRef;
use crate::date::Date;
use crate::decimal::Decimal;
use crate::diag::RowProblem;
use crate::form::grid::Field;
use crate::form::promised::promised;
use crate::form::words::{normal, without_number};
use crate::intake::{Cell, Value};
use crate::notice::SText;
use crate::quantity::{self, Quantity};

use super::day::{Typed, day};
use super::gather::{Book, Gathered};
use super::identify::Page;
use super::table::{Column, Table};

/// What stands before an amount that holds no more, as texts are compared.
const BEFORE: &str = "(原";

/// Finds what was changed in the row of a `field` that only a mark told: its name is another's, too.
pub(super) fn of_field(
    book: &Book<'_>,
    place: (&Page<'_>, &Table, u32),
    field: Field,
    into: &mut Gathered,
) {
    match field {
        Field::Answer { task } | Field::Question { task, .. } => {
            let names = &book.forms.notice.tasks[task];
            renamed(book, place, ("实事名称", &names.name, &names.former_names), into);
            of_task(book, place, task, into);
        }
        Field::Figure { task, target } => {
            let names = &book.forms.notice.tasks[task].targets[target];
            renamed(book, place, ("目标名称", &names.name, &names.former_names), into);
            of_target(book, place, (task, target), into);
        }
        Field::Due { .. } | Field::State { .. } => {}
        Field::Person | Field::Phone | Field::FilledOn => {}
    }
}

fn renamed(
    book: &Book<'_>,
    place: (&Page<'_>, &Table, u32),
    (what, name, former): (&'static str, &SText, &[SText]),
    into: &mut Gathered,
) {
    let names: Vec<String> = std::iter::once(name).chain(former).map(|one| normal(one)).collect();
    let same = |text: &str| {
        let text = normal(text);
        names.iter().any(|one| without_number(&text) == without_number(one))
    };
    compare(book, place, (Column::Name, what, name), same, into);
}

/// Finds what was changed in the row of a task.
pub(super) fn of_task(
    book: &Book<'_>,
    (page, table, row): (&Page<'_>, &Table, u32),
    task: usize,
    into: &mut Gathered,
) {
    let notice = &book.forms.notice.tasks[task];
    if let (Some(due), None) = (&notice.due, book.entry(Field::Due { task })) {
        let is_day = |text: &str| due.day.is_some_and(|day| is_day(book, text, day));
        let same = |text: &str| {
            normal(text) == normal(&due.words) || book.known.says(text) || is_day(text)
        };
        compare(book, (page, table, row), (Column::Due, "完成时限", &due.words), same, into);
    }
    let own = &notice.number.label;
    let numbered = |text: &str| book.forms.tasks.numbered(text).contains(&task);
    let same = |text: &str| numbered(text) || normal(text) == normal(own);
    compare(book, (page, table, row), (Column::Number, "序号", own), same, into);
}

/// Whether the text is that day, written otherwise: 2025-12-31 for 2025年12月31日.
fn is_day(book: &Book<'_>, text: &str, date: Date) -> bool {
    let cell = Cell::new(text, Value::Text);
    matches!(day(&cell, book.grid.identity.period), Typed::Day(typed) if typed == date)
}

/// Finds what was changed in the row of a target.
pub(super) fn of_target(
    book: &Book<'_>,
    place: (&Page<'_>, &Table, u32),
    (task, target): (usize, usize),
    into: &mut Gathered,
) {
    let target = &book.forms.notice.tasks[task].targets[target];
    let (amount, measure) = (&target.amount.value, &target.unit.value);
    let (whole, printed) = (Decimal::parse(amount), promised(book.forms.notice, target, book.unit));
    let known = [&printed.text, &printed.first, &printed.changed];
    let same = |text: &str| match quantity::read(text, measure) {
        Quantity::Number(number) => Some(number) == whole,
        Quantity::OtherMeasure(_) | Quantity::TooManyDigits | Quantity::NoNumber => {
            let text = normal(text);
            let now = text.split(BEFORE).next().filter(|_| printed.changed != printed.first);
            has_number(now.unwrap_or(&text), amount) || known.iter().any(|one| normal(one) == text)
        }
    };
    compare(book, place, (Column::Amount, "目标数", &printed.text), same, into);
    let same = |text: &str| normal(text) == normal(measure);
    compare(book, place, (Column::Measure, "计量单位", measure), same, into);
}

/// Whether `text` has these digits, and no others beside them: 160 has no 60.
fn has_number(text: &str, digits: &str) -> bool {
    let mut numbers = text.split(|one: char| !one.is_ascii_digit() && one != '.');
    numbers.any(|number| number == digits)
}

fn compare(
    book: &Book<'_>,
    (page, table, row): (&Page<'_>, &Table, u32),
    (column, what, was): (Column, &'static str, &str),
    same: impl Fn(&str) -> bool,
    into: &mut Gathered,
) {
    let Some(at) = table.columns(column).first() else { return };
    let Some((first, cell)) = page.view.at(CellRef::new(row, *at)) else { return };
    let text = cell.text.trim();
    if text.is_empty() || same(text) || !book.is_sent {
        return;
    }
    let (was, now) = (was.to_owned(), text.to_owned());
    into.find(&book.origin(&page.view, first), RowProblem::LockedChanged { what, was, now });
}
