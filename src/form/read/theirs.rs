//! A further sheet that is another unit's: nothing of it is an answer. Its rows that say something
//! are found, and their texts are left among the other contents.

use std::collections::BTreeSet;

use super::gather::{Book, Gathered};
use super::identify::Page;
use super::table::Tasks;
use super::{by_row, by_target};

/// Finds the rows of the sheet of `owner`.
pub(super) fn gather(
    book: &Book<'_>,
    page: &Page<'_>,
    (owner, tasks): (&str, &mut Tasks<'_>),
    into: &mut Gathered,
) {
    for table in &page.tables {
        let of_tasks = table.counts_by_task(&page.view, book.forms);
        let found = if table.counts() && !of_tasks {
            by_target::rows_of_others(book, page, table, owner)
        } else {
            let rows = tasks.rows(&page.view, table, &BTreeSet::new());
            by_row::rows_of_others(book, (page, table, &rows), owner)
        };
        into.rows.extend(table.rows.iter().map(|row| (page.view.number, *row)));
        into.findings.extend(found);
    }
}
