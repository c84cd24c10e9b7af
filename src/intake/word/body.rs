//! The body of a document, event by event -> tables and paragraphs. Nothing is called recursively:
//! how deep elements stand in each other costs a counter.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::cell::{Area, CellRef};
use crate::diag::Bound;
use crate::intake::collect::{Cells, Collector};
use crate::intake::limits::{COLUMNS, MERGES};
use crate::intake::package::{attribute, push, push_reference};
use crate::intake::refusal::{Refusal, beyond, damaged};
use crate::intake::workbook::{Cell, Note, Sheet, Value};

/// The sheet of the paragraphs outside tables.
const TEXT_SHEET: &str = "正文";

/// What was read up to now.
pub(super) struct Body {
    collector: Collector,
    tables: Vec<Sheet>,
    lines: Vec<String>,
    notes: Vec<Note>,
    /// The table that is being read, and how many tables stand in it around the current place.
    table: Option<Table>,
    nested: usize,
    /// The paragraphs of the cell, or the paragraph outside tables.
    text: String,
    /// Whether the current place is in a `t`, the only element that has text.
    in_text: bool,
    /// Elements around the current place since one whose content is not read.
    skipped: usize,
}

/// A table.
struct Table {
    name: String,
    cells: Cells,
    /// By their first cell.
    merges: BTreeMap<CellRef, Area>,
    /// In each column, the first cell of the merge that the row above ends in.
    open: BTreeMap<u32, CellRef>,
    notes: Vec<Note>,
    row: u32,
    column: u32,
    span: u32,
    down: Down,
}

/// What `vMerge` says of a cell (17.4.84).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Down {
    Alone,
    First,
    Continued,
}

impl Body {
    pub(super) fn new() -> Result<Body, Refusal> {
        Ok(Body {
            collector: Collector::new(0)?,
            tables: Vec::new(),
            lines: Vec::new(),
            notes: Vec::new(),
            table: None,
            nested: 0,
            text: String::new(),
            in_text: false,
            skipped: 0,
        })
    }

    /// Reads the part that is the body.
    ///
    /// # Errors
    /// XML that is broken, or more than any form holds.
    pub(super) fn read(&mut self, xml: &[u8]) -> Result<(), Refusal> {
        let mut reader = Reader::from_reader(xml);
        reader.config_mut().expand_empty_elements = true;
        let mut open = 0_usize;
        loop {
            match reader.read_event().map_err(damaged)? {
                Event::Start(tag) => {
                    open += 1;
                    self.start(&tag)?;
                }
                Event::End(tag) => {
                    open = open.saturating_sub(1);
                    self.end(tag.local_name().as_ref())?;
                }
                Event::Eof if open > 0 => return Err(damaged("cut off")),
                Event::Text(text) if self.in_text => push(&mut self.text, &text),
                Event::GeneralRef(reference) if self.in_text => {
                    push_reference(&mut self.text, &reference);
                }
                Event::Eof => return Ok(()),
                Event::Text(_)
                | Event::GeneralRef(_)
                | Event::Empty(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
    }

    /// Reads a head, foot, note or comment: its paragraphs are notes.
    ///
    /// # Errors
    /// As [`Body::read`].
    pub(super) fn read_beside(&mut self, xml: &[u8]) -> Result<(), Refusal> {
        let mut beside = Body::new()?;
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
        self.tables.push(Sheet { name, cells, notes: self.notes, ..Sheet::default() });
        Ok(self.tables)
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        let name = tag.local_name();
        if self.skipped > 0 || is_unread(name.as_ref()) {
            self.skipped += 1;
            return Ok(());
        }
        match (name.as_ref(), &mut self.table) {
            (b"t", _) => self.in_text = true,
            (b"tab", _) => self.text.push('\t'),
            (b"br" | b"cr", _) => self.text.push('\n'),
            (b"noBreakHyphen", _) => self.text.push('-'),
            (b"sym", _) => self.text.push(symbol(tag)),
            (b"tbl", Some(_)) => self.nested += 1,
            (b"tbl", None) => self.open_table()?,
            (_, Some(table)) if self.nested == 0 => match name.as_ref() {
                b"tr" => (table.column, table.span) = (0, 1),
                b"tc" => {
                    (table.span, table.down) = (1, Down::Alone);
                    self.text.clear();
                }
                b"gridBefore" => table.column = count(tag),
                b"gridSpan" => table.span = count(tag).max(1),
                b"vMerge" => table.down = down(tag),
                _ => {}
            },
            (_, Some(_) | None) => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Refusal> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match (name, &mut self.table) {
            (b"t", _) => self.in_text = false,
            (b"p", Some(_)) => self.text.push('\n'),
            (b"p", None) => self.close_line()?,
            (b"tbl", _) if self.nested > 0 => self.nested -= 1,
            (b"tbl", Some(_)) => self.close_table(),
            (b"tr", Some(table)) if self.nested == 0 => table.row = table.row.saturating_add(1),
            (b"tc", Some(table)) if self.nested == 0 => {
                let text = std::mem::take(&mut self.text);
                table.close_cell(text.trim_end_matches('\n'), &mut self.collector)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// A paragraph that is cut by a table inside it (a text box) ends there.
    fn open_table(&mut self) -> Result<(), Refusal> {
        if !self.text.is_empty() {
            self.close_line()?;
        }
        self.collector.sheet()?;
        let name = format!("表格{}", self.tables.len() + 1);
        self.table = Some(Table {
            name,
            cells: Cells::new(),
            merges: BTreeMap::new(),
            open: BTreeMap::new(),
            notes: Vec::new(),
            row: 0,
            column: 0,
            span: 1,
            down: Down::Alone,
        });
        Ok(())
    }

    fn close_table(&mut self) {
        self.text.clear();
        let Some(table) = self.table.take() else { return };
        self.tables.push(Sheet {
            name: table.name,
            cells: table.cells,
            merges: table.merges.into_values().filter(|area| !area.is_one()).collect(),
            notes: table.notes,
            ..Sheet::default()
        });
    }

    fn close_line(&mut self) -> Result<(), Refusal> {
        let line = std::mem::take(&mut self.text);
        if !line.trim().is_empty() {
            self.collector.count(line.len(), TEXT_SHEET)?;
            self.lines.push(line);
        }
        Ok(())
    }
}

impl Table {
    fn close_cell(&mut self, text: &str, collector: &mut Collector) -> Result<(), Refusal> {
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(self.span);
        let start = self.merge(row, column)?;
        let cell = Cell::new(text, Value::Text);
        match start {
            _ if text.is_empty() => Ok(()),
            // Word keeps what stood in a cell that is now part of another, and shows it nowhere.
            Some(start) if start.row < row => {
                collector.count(text.len(), &self.name)?;
                self.notes.push(Note { cell: Some(start), text: cell.text });
                Ok(())
            }
            Some(_) | None => collector.add(&mut self.cells, &self.name, (row, column), cell),
        }
    }

    /// The first cell of the merge that the current cell belongs to.
    fn merge(&mut self, row: u32, column: u32) -> Result<Option<CellRef>, Refusal> {
        let last = column.saturating_add(self.span - 1).min(COLUMNS);
        let (Ok(first), Ok(last)) = (u16::try_from(column), u16::try_from(last)) else {
            return Ok(None);
        };
        let here = CellRef::new(row, first);
        let open = self.open.get(&column).copied().filter(|_| self.down == Down::Continued);
        let start = open.unwrap_or(here);
        if self.down == Down::Alone {
            self.open.remove(&column);
        } else {
            self.open.insert(column, start);
        }
        if self.down == Down::Alone && last <= first {
            return Ok(None);
        }
        let end = CellRef::new(row, last.max(first));
        self.merges.insert(start, Area { first: start, last: end });
        if self.merges.len() > MERGES {
            return Err(beyond(Bound::Merges, MERGES, &self.name, None));
        }
        Ok(Some(start))
    }
}

/// Properties, which have no text but elements of the same names; what is shown in another way
/// already (the fallback of a drawing); readings of characters; what was moved away.
fn is_unread(name: &[u8]) -> bool {
    let unread: [&[u8]; 10] = [
        b"pPr",
        b"rPr",
        b"tblPr",
        b"tblGrid",
        b"sectPr",
        b"Fallback",
        b"rt",
        b"moveFrom",
        b"instrText",
        b"delText",
    ];
    unread.contains(&name)
}

fn count(tag: &BytesStart<'_>) -> u32 {
    attribute(tag, b"val").and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

fn down(tag: &BytesStart<'_>) -> Down {
    match attribute(tag, b"val").as_deref() {
        Some("restart") => Down::First,
        Some(_) | None => Down::Continued,
    }
}

/// A character of a font of symbols (17.3.3.30). Those fonts have codes of their own, in the
/// private area: which sign it is, only the font knows.
fn symbol(tag: &BytesStart<'_>) -> char {
    let code = attribute(tag, b"char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
    let private = 0xE000..=0xF8FF;
    let code = code.filter(|code| !private.contains(code));
    code.and_then(char::from_u32).unwrap_or('\u{FFFD}')
}
