//! The row of a task with several targets -> which of them it is of, by what it says is promised.
//!
//! ```text
//! 促进就业  招聘会60场    30     招聘会
//!           技能培训800人 500    技能培训
//!           800人         500    技能培训, if no other target promises as much
//! ```

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::form::promised::promised;
use crate::form::words::normal;
use crate::notice::Target;

use super::gather::Book;
use super::identify::Page;
use super::table::{Column, Table};

/// The target of `task` that the row is of, where it says that of one alone.
pub(super) fn target(
    book: &Book<'_>,
    (page, table, row): (&Page<'_>, &Table, u32),
    task: usize,
) -> Option<usize> {
    let targets = &book.forms.notice.tasks[task].targets;
    let promised = table.columns(Column::Amount).iter().map(|at| CellRef::new(row, *at));
    let promised = promised.map(|at| normal(page.view.text(at))).find(|text| !text.is_empty());
    let measure = normal(table.text(&page.view, row, Column::Measure));
    match promised {
        Some(text) => by_name(book, targets, &text),
        None => only(targets, |one| normal(&one.unit) == measure),
    }
}

/// The cells of the row that say of the task's targets what the notice does, and so nothing new.
pub(super) fn known<'t>(
    book: &'t Book<'_>,
    (page, table, row): (&'t Page<'_>, &'t Table, u32),
    task: usize,
) -> impl Iterator<Item = CellRef> + 't {
    let said = |target: &Target| {
        let name = normal(&target.name);
        let of_form = promised(book.forms.notice, target, book.unit).changed;
        let amounts = [normal(&target.printed()), normal(&of_form)];
        let named = amounts
            .each_ref()
            .map(|printed| [format!("{name}{printed}"), format!("{name}:{printed}")]);
        named.into_iter().flatten().chain(amounts).chain([normal(&target.amount)])
    };
    let targets = book.forms.notice.tasks[task].targets.iter();
    let known: BTreeSet<String> = targets.flat_map(said).collect();
    let is_known = move |text: &str| text.lines().all(|line| known.contains(&normal(line)));
    let cells = table.columns(Column::Amount).iter().map(move |at| CellRef::new(row, *at));
    let shown = cells.filter_map(|at| page.view.at(at));
    shown.filter(move |(_, cell)| is_known(&cell.text)).map(|(first, _)| first)
}

/// The one whose name the text has; where it has none, the one that promises as much.
fn by_name(book: &Book<'_>, targets: &[Target], text: &str) -> Option<usize> {
    let names: Vec<String> = targets.iter().map(|one| normal(&one.name)).collect();
    let named = names.iter().filter(|name| text.contains(name.as_str()));
    let Some(longest) = named.max_by_key(|name| name.len()) else {
        let is_amount = |one: &Target| {
            let of_form = promised(book.forms.notice, one, book.unit).changed;
            [&one.printed(), &of_form, &one.amount.value]
                .into_iter()
                .any(|said| normal(said) == text)
        };
        return only(targets, is_amount);
    };
    // 培训 within 技能培训 is no other name.
    let others = text.replace(longest.as_str(), "");
    let is_alone = !names.iter().any(|name| others.contains(name.as_str()));
    if is_alone { only(targets, |one| normal(&one.name) == *longest) } else { None }
}

/// The only one that is so.
fn only(targets: &[Target], is_meant: impl Fn(&Target) -> bool) -> Option<usize> {
    let mut meant = (0..targets.len()).filter(|at| is_meant(&targets[*at]));
    meant.next().filter(|_| meant.next().is_none())
}
