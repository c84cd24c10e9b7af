//! A workbook as it was read: every cell that holds something, with the text it shows.
//!
//! Formats are gone: numbers have at most the 15 digits that Excel keeps, dates are written as
//! ISO 8601 writes them, a percentage with its sign. A Word document has the same shape: a sheet
//! for each table of its body, and one for the paragraphs outside them, one below the other in
//! column A. What a cell means is not known here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::cell::{Area, CellRef};
use crate::date::Date;
use crate::origin::BookOrigin;

/// A workbook, with the name of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The file's name, as messages show it.
    pub file: Arc<str>,
    /// What is in it.
    pub content: Content,
}

/// What is in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Whether it is a Word document: its sheets are tables and paragraphs.
    pub is_document: bool,
    /// The sheets in their order.
    pub sheets: Vec<Sheet>,
    /// Defined names, with what they stand for as the file writes it (`填报表!$D$7`).
    pub names: BTreeMap<String, String>,
    /// Custom properties of the file.
    pub properties: BTreeMap<String, String>,
    /// Pictures that it holds.
    pub pictures: usize,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// The cells that hold something.
    #[serde(with = "cells")]
    pub cells: BTreeMap<CellRef, Cell>,
    /// Merged regions.
    pub merges: Vec<Area>,
    /// Rows that are not shown, from 0.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are not shown, from 0.
    pub hidden_columns: BTreeSet<u16>,
    /// Texts of the sheet that stand in no cell.
    pub notes: Vec<Note>,
    /// Words that are struck through or, in a Word document, hidden, with the cell they stand in. They
    /// are no part of its text, and notes of the sheet.
    pub unshown: Vec<(CellRef, String)>,
}

/// A text that stands in no cell: a comment, or a text box lying over the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The cell it belongs to, where it belongs to one.
    pub cell: Option<CellRef>,
    /// The text. Line ends are `\n`.
    pub text: String,
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// As it is shown. Line ends are `\n`.
    pub text: String,
    /// What it holds.
    pub value: Value,
    /// Whether a formula made it: text and value are those it was saved with.
    pub formula: bool,
}

impl Cell {
    /// A cell of that text and value, without a formula.
    pub fn new(text: impl Into<String>, value: Value) -> Cell {
        Cell { text: text.into(), value, formula: false }
    }

    /// A cell with a picture in place of a text.
    pub(super) fn picture() -> Cell {
        Cell::new(PICTURE, Value::Picture)
    }
}

/// The kinds of values a cell has.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Text.
    Text,
    /// A number; always finite.
    Number(f64),
    /// A day, with or without a time.
    Day(Date),
    /// A time of day or a duration.
    Time,
    /// True or false.
    Truth(bool),
    /// The error of a formula.
    Error,
    /// A picture, in the cell or lying over it.
    Picture,
}

/// What a cell with a picture shows.
const PICTURE: &str = "（图片）";

impl Content {
    /// Whether it holds pictures and no text: somebody put a scan into it.
    pub(super) fn is_scan(&self) -> bool {
        let mut cells = self.sheets.iter().flat_map(|sheet| sheet.cells.values());
        let is_text = |cell: &Cell| {
            let is_picture = cell.value == Value::Picture && cell.text == PICTURE;
            !(is_picture || cell.text.trim().is_empty() || cell.text.contains("DISPIMG("))
        };
        self.pictures > 0 && !cells.any(is_text)
    }

    /// Bytes of memory that it takes, about.
    pub fn bytes(&self) -> usize {
        const CELL: usize = 100;
        let Size { cells, characters, beside } = self.size();
        cells * CELL + characters + beside
    }

    /// How much it holds.
    pub(super) fn size(&self) -> Size {
        let listed = |list: &BTreeMap<String, String>| -> usize {
            list.iter().map(|(name, value)| name.len() + value.len()).sum()
        };
        let of_sheets = self.sheets.iter().map(Sheet::size);
        let own =
            Size { beside: listed(&self.names) + listed(&self.properties), ..Size::default() };
        of_sheets.fold(own, Size::and)
    }
}

/// How much a workbook holds, or several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    /// Cells that hold something.
    pub(super) cells: usize,
    /// Bytes of the texts of cells and notes.
    pub(super) characters: usize,
    /// Bytes of all that is no text.
    pub(super) beside: usize,
}

impl Size {
    /// Both together.
    #[must_use]
    pub(super) fn and(self, other: Size) -> Size {
        Size {
            cells: self.cells + other.cells,
            characters: self.characters + other.characters,
            beside: self.beside + other.beside,
        }
    }
}

impl Sheet {
    fn size(&self) -> Size {
        let cells = self.cells.values().map(|cell| cell.text.len());
        let notes = self.notes.iter().map(|note| note.text.len());
        let unshown = self.unshown.iter().map(|(_, text)| text.len());
        let regions = self.merges.len() * size_of::<Area>();
        let hidden = self.hidden_rows.len() * size_of::<u32>();
        Size {
            cells: self.cells.len(),
            characters: cells.chain(notes).chain(unshown).sum(),
            beside: self.name.len() + regions + hidden,
        }
    }
}

impl Workbook {
    /// The sheet of that name.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.content.sheets.iter().find(|sheet| sheet.name == name)
    }

    /// The file as a place.
    pub fn origin(&self) -> BookOrigin {
        BookOrigin::file(&self.file)
    }

    /// A cell of one of its sheets as a place.
    pub fn cell_origin(&self, sheet: &Sheet, cell: CellRef) -> BookOrigin {
        BookOrigin::cell(&self.file, &sheet.name, cell)
    }
}

/// The cells as a list of pairs: JSON has only texts as keys.
mod cells {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Cell, CellRef};

    pub(super) fn serialize<S: Serializer>(
        cells: &BTreeMap<CellRef, Cell>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(cells)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<CellRef, Cell>, D::Error> {
        Ok(Vec::<(CellRef, Cell)>::deserialize(deserializer)?.into_iter().collect())
    }
}
