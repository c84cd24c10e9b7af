//! The foot -> 填报人, 联系电话 and 填报日期, told by their labels.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::returned::Step;
use crate::intake::Value;

use super::foot::{self, Labelled, Written};
use super::gather::{Book, Gathered};
use super::identify::Page;

/// The labels of a sheet, and the rows they stand in.
pub(super) fn labels(book: &Book<'_>, page: &Page<'_>) -> (Vec<Labelled>, BTreeSet<u32>) {
    let labels = foot::fields(&page.view, book.known, &page.own_heads(&book.forms.heads));
    let rows = labels.iter().map(|one| one.place.row).collect();
    (labels, rows)
}

/// Gathers from the labels of a sheet that stand in no row of a task; of several of one field
/// those with a value, else the first.
pub(super) fn gather(book: &Book<'_>, page: &Page<'_>, labels: Vec<Labelled>, into: &mut Gathered) {
    let number = page.view.number;
    let outside = labels.into_iter().filter(|one| !into.rows.contains(&(number, one.place.row)));
    let mut by_field: BTreeMap<_, Vec<Labelled>> = BTreeMap::new();
    for label in outside.collect::<Vec<_>>() {
        by_field.entry(label.field).or_default().push(label);
    }
    for labels in by_field.into_values() {
        let empty = labels.iter().all(|label| label.value.is_none());
        for label in labels.iter().filter(|label| empty || label.value.is_some()) {
            put(book, page, label, into);
        }
    }
}

fn put(book: &Book<'_>, page: &Page<'_>, label: &Labelled, into: &mut Gathered) {
    let Some(entry) = book.entry(label.field) else { return };
    let view = &page.view;
    let (spot, origin) = ((view.number, label.place), book.origin(view, label.place));
    into.stands(&entry.id, spot, &origin);
    let (Some(value), Some((_, cell))) = (&label.value, view.at(label.place)) else { return };
    let mut cell = cell.clone();
    if let Written::Behind { text, whole } = value {
        cell.text.clone_from(text);
        cell.value = Value::Text;
        into.parts.extend((!whole).then_some(spot));
    }
    let known = (Step::Visible, String::new());
    into.add(&entry.id, vec![book.source(view, (label.place, cell), known)]);
}
