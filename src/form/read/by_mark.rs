//! Fields that no row and no label told -> their cells by the marks of the form: the defined
//! names, which follow their cells, then the list of the hidden sheet, which does not.
//!
//! What a reader sees goes before: a cell in the row of another task, or one that holds a text of
//! the blank form, is not the field's, whatever a mark says. Where a row's name is lost, the mark
//! still tells whose it was, and the doubt is gone.

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::decimal::Decimal;
use crate::form::grid::{Entry, Field};
use crate::form::returned::Step;
use crate::intake::Sheet;

use super::gather::{Book, Gathered, Source, Spot};
use super::identify::{Addresses, Page, listed_fields, named_fields};
use super::locked;
use super::table::Table;

/// Gathers what the marks tell.
pub(super) fn gather(book: &Book<'_>, into: &mut Gathered) {
    let (named, listed) = (named_fields(book.workbook), listed_fields(book.workbook));
    for entry in &book.grid.entries {
        let spot_of = |addresses: &Addresses<'_>| {
            let (sheet, cell) = addresses.get(&entry.id)?;
            Some((page_of(book, sheet)?.view.number, *cell))
        };
        let by_mark = [spot_of(&named), spot_of(&listed)];
        match into.places.contains_key(&entry.id) {
            true => {
                confirm(entry, by_mark, into);
                let told = into.places.get(&entry.id).map(|(spot, _)| *spot);
                let same = by_mark.into_iter().flatten().find(|spot| Some(*spot) == told);
                same.into_iter().for_each(|spot| under_its_head(book, entry, spot, into));
            }
            false => {
                let free = by_mark.into_iter().flatten().find(|spot| is_free(book, *spot, into));
                free.into_iter().for_each(|spot| put(book, entry, spot, into));
            }
        }
    }
    let told = |spot: &Spot| (spot.0, spot.1.row);
    let told: BTreeSet<_> = into.places.values().map(|(spot, _)| told(spot)).collect();
    into.doubts.retain(|(sheet, row, _)| !told.contains(&(*sheet, *row)));
}

fn page_of<'b>(book: &Book<'b>, sheet: &Sheet) -> Option<&'b Page<'b>> {
    book.pages.iter().find(|page| std::ptr::eq(page.view.sheet, sheet))
}

/// Row and mark say the same; of several rows of one task, the surer mark tells which is meant.
fn confirm(entry: &Entry, by_mark: [Option<Spot>; 2], into: &mut Gathered) {
    let mut sources = into.sources.get_mut(&entry.id).into_iter().flatten().flatten();
    let spots: Vec<Spot> = sources.by_ref().map(|source| source.spot).collect();
    let meant = by_mark.into_iter().flatten().find(|spot| spots.contains(spot));
    let sources = into.sources.get_mut(&entry.id).into_iter().flatten().flatten();
    let is_meant = |source: &&mut Source| Some(source.spot) == meant;
    for source in sources.filter(is_meant).filter(|source| source.step < Step::Likeness) {
        source.step = Step::Mark;
    }
}

/// Whether that cell is nobody else's.
fn is_free(book: &Book<'_>, spot: Spot, into: &Gathered) -> bool {
    let Some(page) = book.pages.iter().find(|page| page.view.number == spot.0) else {
        return false;
    };
    let of_row = into.rows.contains(&(spot.0, spot.1.row));
    let head = page.tables.iter().any(|table| table.heads.contains(&spot.1));
    let used = into.taken.contains(&spot) || into.holds_value(spot);
    !of_row && !head && !used && !book.known.says(page.view.text(spot.1))
}

fn put(book: &Book<'_>, entry: &Entry, spot: Spot, into: &mut Gathered) {
    let Some(page) = book.pages.iter().find(|page| page.view.number == spot.0) else { return };
    let origin = book.origin(&page.view, spot.1);
    into.stands(&entry.id, spot, &origin);
    let Some((first, cell)) = page.view.at(spot.1) else { return };
    if !cell.text.is_empty() {
        let table = page.table_of(spot.1.row);
        let measure = table.map(|table| book.measure(&page.view, table, spot.1.row));
        let known = (Step::Mark, measure.unwrap_or_default());
        into.add(&entry.id, vec![book.source(&page.view, (first, cell.clone()), known)]);
        under_its_head(book, entry, spot, into);
        if let Some(table) = table {
            locked::of_field(book, (page, table, spot.1.row), entry.field, into);
        }
    }
}

/// What stands over a figure, other figures aside, must be a head of counts, where a mark tells the figure: a
/// head that was changed names no column, or leaves it to a title above that speaks of all columns.
fn under_its_head(book: &Book<'_>, entry: &Entry, spot: Spot, into: &mut Gathered) {
    let page = book.pages.iter().find(|page| page.view.number == spot.0);
    let (Some(page), Field::Figure { .. }) = (page, entry.field) else { return };
    let figures: BTreeSet<Spot> = into.places.values().map(|(spot, _)| *spot).collect();
    let above = (0..spot.1.row).rev().map(|row| CellRef::new(row, spot.1.column));
    let is_over = |at: &CellRef| {
        let text = page.view.text(*at).trim();
        !figures.contains(&(spot.0, *at)) && !text.is_empty() && Decimal::parse(text).is_none()
    };
    let Some(at) = above.into_iter().find(is_over) else { return };
    let words = page.view.text(at);
    if !Table::is_head_of_counts(words, &book.forms.heads, book.grid.identity.period) {
        into.counts_under(book.origin(&page.view, at), (spot.0, at), words.to_owned(), &entry.id);
    }
}
