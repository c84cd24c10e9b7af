//! What lies over the cells of a sheet: comments (ECMA-376 part 1, 18.7), text boxes and pictures
//! (20.5).

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::cell::CellRef;
use crate::intake::package::{Package, attribute};
use crate::intake::refusal::{Refusal, damaged};
use crate::intake::workbook::Note;
use crate::intake::xml::{push, push_reference};

/// What lies over the sheet.
#[derive(Default)]
pub(super) struct Over {
    /// Comments and text boxes.
    pub(super) notes: Vec<Note>,
    /// The cells under the upper left corners of pictures.
    pub(super) pictures: BTreeSet<CellRef>,
}

/// What lies over the sheet whose part is `sheet`.
///
/// # Errors
/// A part that is damaged.
pub(super) fn notes(package: &mut Package<'_>, sheet: &str) -> Result<Over, Refusal> {
    let mut over = Over::default();
    for relation in package.relations(sheet)? {
        let kind = relation.kind.rsplit('/').next().unwrap_or_default();
        if matches!(kind, "comments" | "drawing")
            && package.is_first(&relation.target)
            && let Some(xml) = package.part(&relation.target)?
        {
            read(&xml, &mut over)?;
        }
    }
    Ok(over)
}

/// What is read of a note up to now.
#[derive(Default)]
struct Reading {
    cell: Option<CellRef>,
    /// The column of the anchor that is being read.
    column: Option<u16>,
    text: String,
    /// The text of the element that is being read, where it is one that has any that counts.
    piece: Option<String>,
    /// Whether the anchor holds a picture.
    picture: bool,
    /// Elements around the current place since a reading of characters began.
    phonetic: usize,
}

fn read(xml: &[u8], over: &mut Over) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut reading = Reading::default();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => reading.start(&tag),
            Event::End(tag) => {
                over.pictures.extend(reading.picture_at(tag.local_name().as_ref()));
                over.notes.extend(reading.end(tag.local_name().as_ref()));
            }
            Event::Text(text) => {
                if let Some(piece) = &mut reading.piece {
                    push(piece, &text);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(piece) = &mut reading.piece {
                    push_reference(piece, &reference);
                }
            }
            Event::Eof => return Ok(()),
            Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        if self.phonetic > 0 || name.as_ref() == b"rPh" {
            self.phonetic += 1;
            return;
        }
        match name.as_ref() {
            b"comment" => {
                let cell = attribute(tag, b"ref").and_then(|cell| CellRef::parse(&cell));
                *self = Reading { cell, ..Reading::default() };
            }
            b"twoCellAnchor" | b"oneCellAnchor" | b"absoluteAnchor" => *self = Reading::default(),
            b"pic" => self.picture = true,
            b"t" | b"row" | b"col" => self.piece = Some(String::new()),
            _ => {}
        }
    }

    /// The cell of the picture whose anchor ends with the element `name`.
    fn picture_at(&self, name: &[u8]) -> Option<CellRef> {
        let anchor = matches!(name, b"twoCellAnchor" | b"oneCellAnchor" | b"absoluteAnchor");
        self.cell.filter(|_| anchor && self.picture)
    }

    fn end(&mut self, name: &[u8]) -> Option<Note> {
        if self.phonetic > 0 {
            self.phonetic -= 1;
            return None;
        }
        match name {
            b"t" => self.text += &self.piece.take().unwrap_or_default(),
            b"p" => self.text.push('\n'),
            // An anchor names its column, then its row; the first of two is where it begins.
            b"col" => {
                let column = self.piece.take().and_then(|column| column.trim().parse().ok());
                self.column = column;
            }
            b"row" => {
                let row = self.piece.take().and_then(|row| row.trim().parse().ok());
                let cell = self.column.take().zip(row);
                self.cell = self.cell.or(cell.map(|(column, row)| CellRef::new(row, column)));
            }
            b"comment" | b"twoCellAnchor" | b"oneCellAnchor" | b"absoluteAnchor" => {
                let text = std::mem::take(&mut self.text).replace("\r\n", "\n");
                let text = text.trim_matches('\n').to_owned();
                return (!text.is_empty()).then_some(Note { cell: self.cell.take(), text });
            }
            _ => {}
        }
        None
    }
}
