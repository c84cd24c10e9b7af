//! 填报人, 联系电话 and 填报日期: the fields that a label names, wherever it stands.
//!
//! The value stands in the next cell at the right, or behind the label in its own cell, where
//! several labels may follow each other.

use std::collections::BTreeSet;

use crate::cell::CellRef;
use crate::form::grid::Field;

use super::known::Known;
use super::view::View;
use crate::form::words::normal;

/// The labels, the longer before what they end with.
const LABELS: [(&str, Field); 18] = [
    ("填报人", Field::Person),
    ("填表人", Field::Person),
    ("经办人", Field::Person),
    ("联系人", Field::Person),
    ("联系电话", Field::Phone),
    ("联系方式", Field::Phone),
    ("办公电话", Field::Phone),
    ("手机", Field::Phone),
    ("电话", Field::Phone),
    ("填报日期", Field::FilledOn),
    ("填报时间", Field::FilledOn),
    ("填表日期", Field::FilledOn),
    ("填表时间", Field::FilledOn),
    ("报送日期", Field::FilledOn),
    ("报送时间", Field::FilledOn),
    ("上报时间", Field::FilledOn),
    ("日期", Field::FilledOn),
    ("时间", Field::FilledOn),
];

/// Letters of a label at most.
const LETTERS: usize = 4;

/// What stands between a label and its value in the same cell.
const COLONS: [char; 2] = [':', '：'];

/// Characters of a cell with labels at most.
const LONGEST: usize = 120;
/// Labels of a sheet at most: a form has three.
const MOST: usize = 100;
/// So many columns at the right of a label are looked at.
const RIGHT: u16 = 4;

/// A field at the foot, and what stands there.
pub(super) struct Labelled {
    /// The field.
    pub(super) field: Field,
    /// The cell where its value stands, or would.
    pub(super) place: CellRef,
    /// The value, if there is one.
    pub(super) value: Option<Written>,
}

/// How a value is written.
pub(super) enum Written {
    /// In a cell of its own.
    Cell,
    /// Behind its label, with nothing else in the cell (`whole`) or beside other words.
    Behind {
        /// The value.
        text: String,
        /// Whether the cell holds labels and their values only.
        whole: bool,
    },
}

/// The fields that the labels of the sheet name, from above. The notice's own `heads` of columns are none.
pub(super) fn fields(
    view: &View<'_>,
    known: &Known<'_>,
    heads: &BTreeSet<CellRef>,
) -> Vec<Labelled> {
    let cells = view.sheet.cells.iter().filter(|(_, cell)| cell.text.len() <= LONGEST * 4);
    cells
        .filter(|(place, _)| !heads.contains(place))
        .flat_map(|(place, cell)| of_cell(view, *place, &cell.text, known))
        .take(MOST)
        .collect()
}

fn of_cell(view: &View<'_>, place: CellRef, text: &str, known: &Known<'_>) -> Vec<Labelled> {
    if let Some(field) = bare_label(text) {
        return vec![beside(view, place, field, known)];
    }
    behind(text)
        .map(|(parts, whole)| {
            let labelled = |(field, text): (Field, String)| {
                let value = (!text.is_empty()).then_some(Written::Behind { text, whole });
                Labelled { field, place, value }
            };
            parts.into_iter().map(labelled).collect()
        })
        .unwrap_or_default()
}

/// The next cell at the right that is no part of the form; the very next one where there is none.
fn beside(view: &View<'_>, place: CellRef, field: Field, known: &Known<'_>) -> Labelled {
    let area = view.region(place);
    let next = area.map_or(place.column, |area| area.last.column).saturating_add(1);
    let empty = Labelled { field, place: CellRef::new(place.row, next), value: None };
    for column in next..=next.saturating_add(RIGHT - 1) {
        let Some((first, cell)) = view.at(CellRef::new(place.row, column)) else { continue };
        // A unit's name, which the form says too, may be who filled it in.
        let said = known.says(&cell.text) && (column > next || is_open(&cell.text));
        if said || is_label(&cell.text) || first.row != place.row {
            return empty;
        }
        if column == next || !cell.text.trim().is_empty() {
            return Labelled { field, place: first, value: Some(Written::Cell) };
        }
    }
    empty
}

/// Whether a text waits for something behind it.
fn is_open(text: &str) -> bool {
    normal(text).ends_with(':')
}

fn is_label(text: &str) -> bool {
    bare_label(text).is_some() || label_at(text.trim_start()).is_some()
}

/// The field whose label is the whole text. Every text of a sheet is asked: most have more letters than
/// any label, and need not be compared.
fn bare_label(text: &str) -> Option<Field> {
    let letters = text.chars().filter(|one| matches!(one, '\u{4E00}'..='\u{9FFF}'));
    if letters.take(LETTERS + 1).count() > LETTERS {
        return None;
    }
    let bare = normal(text);
    let bare = bare.trim_end_matches(':');
    LABELS.iter().find(|(label, _)| *label == bare).map(|(_, field)| *field)
}

/// The values behind the labels of a text, and whether it holds nothing else; nothing where it
/// has no label with a colon.
fn behind(text: &str) -> Option<(Vec<(Field, String)>, bool)> {
    if !text.contains(COLONS) {
        return None;
    }
    let mut parts: Vec<(Field, String)> = Vec::new();
    let mut before = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((field, after)) = label_at(rest) {
            parts.push((field, String::new()));
            rest = after;
            continue;
        }
        let words = parts.last_mut().map_or(&mut before, |(_, words)| words);
        words.push(first);
        rest = &rest[first.len_utf8()..];
    }
    let trimmed = parts.into_iter().map(|(field, words)| {
        (
            field,
            words
                .trim_matches(|one: char| one.is_whitespace() || ",，;；".contains(one))
                .to_owned(),
        )
    });
    let parts: Vec<(Field, String)> = trimmed.collect();
    (!parts.is_empty()).then(|| (parts, before.trim().is_empty()))
}

/// The label with a colon that `text` begins with, and what follows.
fn label_at(text: &str) -> Option<(Field, &str)> {
    let (label, field) = LABELS.iter().find(|(label, _)| text.starts_with(label))?;
    let after = text[label.len()..].trim_start().strip_prefix(COLONS)?;
    Some((*field, after))
}

#[cfg(test)]
mod tests {
    use super::{LABELS, LETTERS, bare_label, behind};
    use crate::form::grid::Field;

    #[test]
    fn each_label_alone_is_one() {
        for (label, field) in LABELS {
            assert!(label.chars().count() <= LETTERS);
            assert_eq!(bare_label(&format!(" {label} ： ")), Some(field));
        }
        assert_eq!(bare_label("填报人的联系电话"), None);
    }

    #[test]
    fn labels_in_one_cell() {
        let (parts, whole) = behind("填报人：张三　　联系电话: 0533-1，填报日期：").unwrap();
        let wanted = [(Field::Person, "张三"), (Field::Phone, "0533-1"), (Field::FilledOn, "")];
        assert!(whole);
        assert_eq!(parts, wanted.map(|(field, text)| (field, text.to_owned())));
        assert!(!behind("填报单位：甲 填报人：张三").unwrap().1);
        assert!(behind("填报人 张三").is_none());
    }
}
