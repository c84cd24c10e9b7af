//! What no reader of the sheet sees, and was read all the same: answers in hidden rows, columns and
//! sheets, and texts that a merged cell covers. Each is said with its place, and what is covered is
//! among the other contents too.

use std::collections::BTreeMap;

use crate::cell::CellRef;
use crate::diag::{RowProblem, Strip};
use crate::form::words::normal;

use super::gather::{Book, Gathered};
use super::identify::Page;

/// Characters of a text that a finding quotes.
const QUOTED: usize = 40;
/// Cells of one hidden row, column or sheet that a finding names, and covered texts of a sheet that
/// are found.
const NAMED: usize = 20;

/// Finds what is hidden or covered.
pub(super) fn find(book: &Book<'_>, into: &mut Gathered) {
    for page in book.pages {
        covered(book, page, into);
        hidden(book, page, into);
    }
}

/// A text that a merged cell covers: somebody merged the cells by their format, which leaves it there.
fn covered(book: &Book<'_>, page: &Page<'_>, into: &mut Gathered) {
    let view = &page.view;
    let texts = view.covered().map(|(at, over)| (at, view.text(at).trim(), view.text(over).trim()));
    // A blank form has small numbers too (序号): an answer is one for all that.
    let is_new = |at: CellRef, text: &str, over: &str| {
        let is_answer = into.values.contains(&(view.number, at));
        normal(text) != normal(over) && (is_answer || !book.known.says(text))
    };
    let texts = texts.filter(|(at, text, over)| !text.is_empty() && is_new(*at, text, over));
    for (at, text, over) in texts.take(NAMED).collect::<Vec<_>>() {
        let (text, seen) = (quoted(text), quoted(over));
        into.find(&book.origin(view, at), RowProblem::Covered { text, seen });
        into.taken.remove(&(view.number, at));
    }
}

/// Answers that were taken from hidden cells, together where they are hidden together.
fn hidden(book: &Book<'_>, page: &Page<'_>, into: &mut Gathered) {
    let view = &page.view;
    let mut strips: BTreeMap<(Strip, u32), Vec<CellRef>> = BTreeMap::new();
    for (_, at) in into.values.iter().filter(|(sheet, _)| *sheet == view.number) {
        let Some(strip) = view.hides(*at) else { continue };
        let which = match strip {
            Strip::Row => at.row,
            Strip::Column => at.column.into(),
            Strip::Sheet => 0,
        };
        strips.entry((strip, which)).or_default().push(*at);
    }
    for ((strip, _), cells) in strips {
        let named = cells.iter().take(NAMED);
        let named = named.map(|at| format!("{at}“{}”", quoted(view.text(*at).trim())));
        let answers = named.collect::<Vec<_>>().join("、");
        let found = RowProblem::Hidden { strip, answers, count: cells.len() };
        into.find(&book.origin(view, cells[0]), found);
    }
}

/// The start of a text, as a finding quotes it.
pub(super) fn quoted(text: &str) -> String {
    let mut start: String = text.chars().take(QUOTED).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
