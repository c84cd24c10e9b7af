//! A cell of counts in the row of a task with several targets -> the figure of each, by the line that names it.
//!
//! ```text
//! 招聘会23场              招聘会 = 23场
//! 技能培训：6500人次      技能培训 = 6500人次
//! ```
//!
//! Only where every line names a target of the sender's, each another: what is said otherwise is left whole.

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::form::grid::{Entry, Field};
use crate::form::returned::Step;
use crate::form::words::normal;
use crate::intake::{Cell, Value};

use super::gather::{Book, Gathered};
use super::identify::Page;
use super::table::Asked;

/// What may stand between the name of a target and its figure.
const BETWEEN: [char; 4] = [':', '：', ' ', '\u{3000}'];

/// Gathers the figures of `task` from the columns of counts in that row.
pub(super) fn gather(
    book: &Book<'_>,
    (page, row): (&Page<'_>, u32),
    (task, columns): (usize, (&Asked, &[u16])),
    into: &mut Gathered,
) {
    let (asked, columns) = columns;
    let view = &page.view;
    for at in columns {
        let Some((first, cell)) = view.at(CellRef::new(row, *at)) else { continue };
        for (entry, text) in figures(book, task, &cell.text).unwrap_or_default() {
            into.stands(&entry.id, (view.number, first), &book.origin(view, first));
            into.counts((book, page, asked), *at, &entry.id);
            let line = Cell { text, value: Value::Text, ..cell.clone() };
            let mut source = book.source(view, (first, line), (Step::Visible, String::new()));
            source.is_line = true;
            into.add(&entry.id, vec![source]);
        }
    }
}

/// The figure of each line; none where a line names no target, or two the same.
fn figures<'b>(book: &Book<'b>, task: usize, text: &str) -> Option<Vec<(&'b Entry, String)>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
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
