//! The body of a document -> tables and paragraphs. A table in a table costs an entry.

use quick_xml::events::BytesStart;

use super::numbering::Numbering;
use super::table::Table;
use super::walk::{BodyVisitor, Properties, walk};
use super::words::Words;
use crate::cell::CellRef;
use crate::diag::Bound;
use crate::intake::collect::{Cells, Collector};
use crate::intake::limits::SHEETS;
use crate::intake::refusal::{Refusal, beyond};
use crate::intake::workbook::{Cell, Note, Sheet, Value};

/// The sheet of the paragraphs outside tables.
const TEXT_SHEET: &str = "正文";

/// What was read up to now.
pub(super) struct Body {
    collector: Collector,
    numbering: Numbering,
    tables: Vec<Sheet>,
    lines: Vec<String>,
    notes: Vec<Note>,
    /// What is struck through or hidden, with the line it stands in.
    unshown: Vec<(usize, String)>,
    /// The tables around the current place, each with the words before it in the cell it stands in.
    open: Vec<(Table, Words)>,
    /// The words of the cell, or of the paragraph outside tables.
    words: Words,
}

impl Body {
    /// The body of a document with these lists.
    pub(super) fn new(numbering: Numbering) -> Result<Body, Refusal> {
        Ok(Body {
            collector: Collector::new(0)?,
            numbering,
            tables: Vec::new(),
            lines: Vec::new(),
            notes: Vec::new(),
            unshown: Vec::new(),
            open: Vec::new(),
            words: Words::default(),
        })
    }

    /// Reads the part that is the body.
    ///
    /// # Errors
    /// XML that is broken, or more than any form holds.
    pub(super) fn read(&mut self, xml: &[u8]) -> Result<(), Refusal> {
        walk(xml, self)
    }

    /// Reads a head, foot, note or comment: its paragraphs are notes.
    ///
    /// # Errors
    /// As [`Body::read`].
    pub(super) fn read_beside(&mut self, xml: &[u8]) -> Result<(), Refusal> {
        let mut beside = Body::new(Numbering::default())?;
        beside.read(xml)?;
        let tables = beside.tables.into_iter().flat_map(|sheet| sheet.cells.into_values());
        let texts = beside.lines.into_iter().chain(tables.map(|cell| cell.text));
        for text in texts {
            self.collector.count(text.len(), TEXT_SHEET)?;
            self.notes.push(Note { cell: None, text });
        }
        Ok(())
    }

    /// The sheets, tables first.
    ///
    /// # Errors
    /// Where there are more paragraphs than a sheet may have rows.
    pub(super) fn sheets(mut self) -> Result<Vec<Sheet>, Refusal> {
        let mut cells = Cells::new();
        for (line, row) in self.lines.into_iter().zip(0..) {
            self.collector.add(&mut cells, TEXT_SHEET, (row, 0), Cell::new(line, Value::Text))?;
        }
        let name = TEXT_SHEET.to_owned();
        let mut text = Sheet { name, cells, notes: self.notes, ..Sheet::default() };
        for (line, unshown) in self.unshown {
            let cell = u32::try_from(line).ok().map(|row| CellRef::new(row, 0));
            text.unshown.extend(cell.map(|cell| (cell, unshown.clone())));
            text.notes.push(Note { cell, text: unshown });
        }
        self.tables.push(text);
        Ok(self.tables)
    }

    /// A paragraph that is cut by a table inside it (a text box) ends there.
    fn open_table(&mut self) -> Result<(), Refusal> {
        if self.open.is_empty() && !self.words.text.is_empty() {
            self.close_line()?;
        }
        if self.open.len() >= SHEETS {
            return Err(beyond(Bound::Sheets, SHEETS, TEXT_SHEET, None));
        }
        let name = format!("表格{}", self.tables.len() + 1);
        self.open.push((Table::new(name), self.words.take()));
        Ok(())
    }

    /// A table inside a cell is a part of its text, but for one that is larger than the table around it.
    fn close_table(&mut self) -> Result<(), Refusal> {
        let Some((mut table, before)) = self.open.pop() else { return Ok(()) };
        let larger = table.take_larger()?;
        let is_layout = !larger.is_empty();
        for sheet in larger {
            self.push_table(sheet)?;
        }
        self.words.take();
        match self.open.last_mut() {
            Some((outer, _)) => {
                let text = outer.enclose(table);
                self.words.put_back(before, &text);
            }
            None if is_layout && table.is_empty() => {}
            None => self.push_table(table.into_sheet())?,
        }
        Ok(())
    }

    fn push_table(&mut self, sheet: Sheet) -> Result<(), Refusal> {
        self.collector.sheet()?;
        let name = format!("表格{}", self.tables.len() + 1);
        self.tables.push(Sheet { name, ..sheet });
        Ok(())
    }

    fn close_line(&mut self) -> Result<(), Refusal> {
        let Words { text: line, unshown, .. } = self.words.take();
        let unshown = unshown.trim();
        if !unshown.is_empty() {
            self.collector.count(unshown.len(), TEXT_SHEET)?;
            self.unshown.push((self.lines.len(), unshown.to_owned()));
        }
        if !line.trim().is_empty() {
            self.collector.count(line.len(), TEXT_SHEET)?;
            self.lines.push(line);
        }
        Ok(())
    }
}

impl BodyVisitor for Body {
    fn start(&mut self, name: &[u8], tag: &BytesStart<'_>) -> Result<(), Refusal> {
        match name {
            b"r" => self.words.open_run(),
            b"p" => self.words.open_paragraph(),
            b"tbl" => self.open_table()?,
            name => {
                if let Some((table, _)) = self.open.last_mut() {
                    table.start(name, tag);
                    if name == b"tc" {
                        self.words.take();
                    }
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Refusal> {
        match (name, self.open.last_mut()) {
            (b"p", Some((table, _))) => {
                self.words.close_paragraph(&mut self.numbering, table.is_first_column());
                self.words.text.push('\n');
            }
            (b"p", None) => {
                self.words.close_paragraph(&mut self.numbering, false);
                self.close_line()?;
            }
            (b"tbl", Some(_)) => self.close_table()?,
            (b"tr", Some((table, _))) => table.close_row(),
            (b"tc", Some((table, _))) => {
                table.close_cell(&self.words.take(), &mut self.collector)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn property(&mut self, of: Properties, name: &[u8], tag: &BytesStart<'_>) {
        match (of, self.open.last_mut()) {
            (Properties::Row, Some((table, _))) => table.start(name, tag),
            (Properties::Row, None) => {}
            (Properties::Paragraph | Properties::Run | Properties::Other, _) => {
                self.words.property(of, name, tag);
            }
        }
    }

    fn write(&mut self, add: impl FnOnce(&mut String)) {
        add(self.words.current());
    }
}
