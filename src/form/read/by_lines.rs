//! A cell of counts in the row of a task -> the figure of each target, by the line that names it.
//!
//! ```text
//! 招聘会23场              招聘会 = 23场
//! 技能培训：6500人次      技能培训 = 6500人次
//! ```
//!
//! Only where every line names a target of the sender's, each another: what is said otherwise is left whole. Where
//! the table has no column of counts, they may stand under 完成情况, if nothing else stands there.

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::form::grid::{Entry, Field};
use crate::form::returned::Step;
use crate::form::words::normal;
use crate::intake::{Cell, Value};
use crate::quantity::{self, Quantity};

use super::gather::{Book, Gathered};
use super::identify::Page;
use super::table::{Asked, Column};

/// What may stand between the name of a target and its figure.
const BETWEEN: [char; 4] = [':', '：', ' ', '\u{3000}'];

/// Gathers the figures of `task` from the columns of counts in that row, and says whether there are any.
pub(super) fn gather(
    book: &Book<'_>,
    (page, row): (&Page<'_>, u32),
    (task, asked): (usize, &Asked),
    into: &mut Gathered,
) -> bool {
    let mut any = false;
    for (at, bare) in columns(asked) {
        let Some((_, cell)) = page.view.at(CellRef::new(row, at)) else { continue };
        let figures = figures(book, task, &cell.text).unwrap_or_default();
        if bare && !figures.iter().all(|(entry, text)| is_figure(book, entry.field, text)) {
            continue;
        }
        any |= !figures.is_empty();
        for (entry, text) in figures {
            put(book, (page, CellRef::new(row, at), asked), (entry, text), into);
        }
    }
    any
}

/// Gathers the figure of `field` from the columns of answers in which counts may stand: a cell that holds a
/// number in its measure, and nothing else.
pub(super) fn counted(
    book: &Book<'_>,
    (page, row): (&Page<'_>, u32),
    (field, asked): (Field, &Asked),
    into: &mut Gathered,
) {
    let Some(entry) = book.entry(field) else { return };
    for at in asked.counted() {
        let place = CellRef::new(row, *at);
        let Some((_, cell)) = page.view.at(place) else { continue };
        if is_figure(book, field, &cell.text) {
            put(book, (page, place, asked), (entry, cell.text.clone()), into);
        }
    }
}

/// The columns in which figures may stand, each with whether only bare ones count there.
fn columns(asked: &Asked) -> impl Iterator<Item = (u16, bool)> {
    let counts = asked.columns(Column::Done).iter().map(|at| (*at, false));
    counts.chain(asked.counted().iter().map(|at| (*at, true)))
}

/// Whether the text is a number in the measure of that figure, and nothing else.
fn is_figure(book: &Book<'_>, field: Field, text: &str) -> bool {
    let Field::Figure { task, target } = field else { return false };
    let measure = &book.forms.notice.tasks[task].targets[target].unit;
    matches!(quantity::read(text, measure), Quantity::Number(_))
}

/// The figure of `entry` stands in that cell, perhaps beside others.
fn put(
    book: &Book<'_>,
    (page, place, asked): (&Page<'_>, CellRef, &Asked),
    (entry, text): (&Entry, String),
    into: &mut Gathered,
) {
    let view = &page.view;
    let Some((first, cell)) = view.at(place) else { return };
    into.stands(&entry.id, (view.number, first), &book.origin(view, first));
    into.counts((book, page, asked), place.column, &entry.id);
    let line = Cell { text, value: Value::Text, ..cell.clone() };
    let mut source = book.source(view, (first, line), (Step::Visible, String::new()));
    source.is_line = true;
    into.add(&entry.id, vec![source]);
}

/// What parts figures within a line.
const APART: [char; 5] = ['；', ';', '，', '\n', '\r'];

/// The figure of each part of a line (招聘会23场；技能培训6500人次), or of each line.
fn figures<'b>(book: &Book<'b>, task: usize, text: &str) -> Option<Vec<(&'b Entry, String)>> {
    let parts = figures_of(book, task, text.trim_end().trim_end_matches('。').split(APART));
    parts.or_else(|| figures_of(book, task, text.lines()))
}

/// None where a line names no target, or two the same.
fn figures_of<'b, 't>(
    book: &Book<'b>,
    task: usize,
    lines: impl Iterator<Item = &'t str>,
) -> Option<Vec<(&'b Entry, String)>> {
    let lines = lines.filter(|line| !line.trim().is_empty());
    let all: Option<Vec<(&Entry, String)>> = lines.map(|line| figure(book, task, line)).collect();
    let all = all?;
    let named: BTreeSet<&str> = all.iter().map(|(entry, _)| entry.id.as_str()).collect();
    (named.len() == all.len()).then_some(all)
}

/// The target of the sender's that a line names first, the longest name of several, and what stands behind it.
fn figure<'b>(book: &Book<'b>, task: usize, line: &str) -> Option<(&'b Entry, String)> {
    let targets = book.forms.notice.tasks[task].targets.iter().enumerate();
    let named = targets.filter_map(|(target, one)| {
        let entry = book.entry(Field::Figure { task, target })?;
        let name = normal(&one.name);
        normal(line).starts_with(&name).then_some((name.len(), entry, name))
    });
    let (_, entry, name) = named.max_by_key(|(length, ..)| *length)?;
    Some((entry, behind(line, &name).trim_start_matches(BETWEEN).trim().to_owned()))
}

/// What stands in `line` behind the letters that are `name` as names are compared.
fn behind<'l>(line: &'l str, name: &str) -> &'l str {
    let ends = line.char_indices().map(|(at, one)| at + one.len_utf8());
    let mut ends = ends.filter(|end| normal(&line[..*end]) == name);
    ends.next().map_or("", |end| &line[end..])
}
