//! A .docx that is a paper -> its paragraphs and tables in the order of the page.
//!
//! Beside what [`super::read`] does for a form: paragraphs stay whole with their automatic numbers, a text
//! box is a paragraph before the one it hangs on, tracked changes count as accepted (a paragraph whose end
//! was deleted goes on in the next), heads, feet and notes are left out. A table inside a cell is a part of
//! its text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::body::{is_unread, symbol};
use super::numbering::{Numbered, Numbering};
use crate::diag::{Bound, Returned};
use crate::intake::archive::Checked;
use crate::intake::limits::{CHARACTERS, SHEETS};
use crate::intake::package::{Package, attribute};
use crate::intake::paper::{self, Align, Paper, Paragraph, Piece, Remark};
use crate::intake::refusal::{Refusal, damaged};
use crate::intake::xml::{push, push_reference};

/// Paragraphs in each other: text boxes in text boxes.
const DEPTH: usize = 64;
/// Cells of a row that are counted.
const SPAN: usize = 64;

/// The paper in the document.
///
/// # Errors
/// What is damaged, or more than any paper holds.
pub(in crate::intake) fn read(archive: Checked<'_>) -> Result<Paper, Refusal> {
    let mut package = Package::new(archive);
    let main = package.main()?.unwrap_or_else(|| "word/document.xml".to_owned());
    let mut pages = Pages { numbering: Numbering::read(&mut package)?, ..Pages::default() };
    let missing = || damaged("the main part is missing");
    pages.read(&package.part(&main)?.ok_or_else(missing)?)?;
    pages.remarks.sort_unstable();
    pages.remarks.dedup();
    Ok(Paper { pieces: pages.pieces, remarks: pages.remarks })
}

/// What was read up to now.
#[derive(Default)]
struct Pages {
    numbering: Numbering,
    pieces: Vec<Piece>,
    remarks: Vec<Remark>,
    /// The paragraphs around the current place.
    paragraphs: Vec<Open>,
    /// How many there are.
    depth: usize,
    tables: Vec<Rows>,
    /// A paragraph whose end was deleted.
    before: String,
    in_text: bool,
    is_hidden: bool,
    /// Elements around the current place since one whose content is not read.
    skipped: usize,
    /// Whether those are properties of a paragraph, or of a run.
    properties: Vec<u8>,
    read: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    text: String,
    align: Align,
    style: String,
    numbered: Numbered,
    /// Its end was deleted.
    goes_on: bool,
}

/// A table that is being read.
#[derive(Default)]
struct Rows {
    rows: Vec<Vec<String>>,
    cell: String,
    span: usize,
    /// Paragraphs that were open around it.
    outer: usize,
}

impl Pages {
    fn read(&mut self, xml: &[u8]) -> Result<(), Refusal> {
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
                Event::Eof => return Ok(()),
                Event::Text(text) if self.in_text => self.write(|own| push(own, &text)),
                Event::GeneralRef(reference) if self.in_text => {
                    self.write(|own| push_reference(own, &reference));
                }
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

    /// Adds to the current paragraph what can be seen.
    fn write(&mut self, add: impl FnOnce(&mut String)) {
        if self.is_hidden {
            self.remarks.push(Remark::Hidden);
            self.is_hidden = false;
            let mut unseen = String::new();
            add(&mut unseen);
            self.is_hidden = true;
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            add(&mut paragraph.text);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        let name = tag.local_name();
        let name = name.as_ref();
        self.look(name);
        if self.skipped == 0 && is_unread(name) {
            self.properties = name.to_vec();
            self.skipped = 1;
            return Ok(());
        }
        if self.skipped > 0 {
            self.skipped += 1;
            self.property(name, tag);
            return Ok(());
        }
        match name {
            b"t" => self.in_text = true,
            b"tab" | b"ptab" => self.write(|own| own.push('\t')),
            b"br" | b"cr" => self.write(|own| own.push('\n')),
            b"noBreakHyphen" => self.write(|own| own.push('-')),
            b"sym" => {
                let sign = symbol(tag);
                self.write(|own| own.push(sign));
            }
            b"r" => self.is_hidden = false,
            b"p" => self.open_paragraph(),
            b"tbl" => self.open_table()?,
            b"tr" => self.change_table(|table| table.rows.push(Vec::new())),
            b"tc" => self.change_table(|table| (table.cell, table.span) = (String::new(), 1)),
            b"gridSpan" => {
                let span = attribute(tag, b"val").and_then(|value| value.trim().parse().ok());
                self.change_table(|table| table.span = span.unwrap_or(1).clamp(1, SPAN));
            }
            _ => {}
        }
        Ok(())
    }

    /// Remarks on what is met, read or not.
    fn look(&mut self, name: &[u8]) {
        let remark = match name {
            b"ins" | b"del" | b"moveFrom" | b"moveTo" => Remark::ChangesAccepted,
            b"blip" | b"imagedata" => Remark::Pictures,
            b"footnoteReference" | b"endnoteReference" => Remark::Notes,
            _ => return,
        };
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    fn open_paragraph(&mut self) {
        self.depth += 1;
        if self.depth <= DEPTH {
            self.paragraphs.push(Open::default());
        }
    }

    /// Takes a property of the current paragraph or run; not what it was before a change.
    fn property(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        let value = || attribute(tag, b"val").unwrap_or_default();
        if matches!(name, b"pPrChange" | b"rPrChange") {
            self.properties.clear();
        }
        match (&self.properties[..], name) {
            (b"rPr", b"vanish" | b"strike" | b"dstrike") => {
                self.is_hidden |= !matches!(value().as_str(), "0" | "false" | "off");
            }
            (b"pPr", _) => {
                let Some(paragraph) = self.paragraphs.last_mut() else { return };
                match name {
                    b"pStyle" => paragraph.style = value(),
                    b"numId" => paragraph.numbered.instance = value().trim().parse().ok(),
                    b"ilvl" => paragraph.numbered.level = value().trim().parse().ok(),
                    b"jc" => paragraph.align = align(&value()),
                    b"del" => paragraph.goes_on = true,
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Refusal> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match name {
            b"t" => self.in_text = false,
            b"p" => self.close_paragraph()?,
            b"tc" => self.change_table(Rows::close_cell),
            b"tbl" => self.close_table(),
            _ => {}
        }
        Ok(())
    }

    fn close_paragraph(&mut self) -> Result<(), Refusal> {
        self.is_hidden = false;
        self.depth = self.depth.saturating_sub(1);
        if self.depth >= DEPTH {
            return Ok(());
        }
        let Some(one) = self.paragraphs.pop() else { return Ok(()) };
        let label =
            self.numbering.next(&one.style, one.numbered).filter(|_| !one.text.trim().is_empty());
        let text = std::mem::take(&mut self.before) + &label.unwrap_or_default() + &one.text;
        self.read += text.len();
        if self.read > CHARACTERS {
            let (bound, limit) = (Bound::Characters, CHARACTERS as u64);
            return Err(Returned::Beyond { bound, limit }.into());
        }
        if one.goes_on {
            self.before = text;
            return Ok(());
        }
        match self.tables.last_mut() {
            Some(table) => table.add(&text),
            None if text.trim().is_empty() => {}
            None => self.pieces.push(Piece::Paragraph(Paragraph { text, align: one.align })),
        }
        Ok(())
    }

    fn open_table(&mut self) -> Result<(), Refusal> {
        if self.tables.len() >= SHEETS {
            return Err(Returned::Beyond { bound: Bound::Sheets, limit: SHEETS as u64 }.into());
        }
        self.tables.push(Rows { outer: self.paragraphs.len(), ..Rows::default() });
        Ok(())
    }

    fn change_table(&mut self, change: impl FnOnce(&mut Rows)) {
        let depth = self.paragraphs.len();
        if let Some(table) = self.tables.last_mut().filter(|table| table.outer == depth) {
            change(table);
        }
    }

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        match self.tables.last_mut() {
            Some(outer) => table.rows.iter().flatten().for_each(|cell| outer.add(cell)),
            None => self.pieces.extend(paper::table(table.rows)),
        }
    }
}

impl Rows {
    /// Adds a paragraph to the current cell.
    fn add(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if !self.cell.is_empty() {
            self.cell.push('\n');
        }
        self.cell += text.trim();
    }

    /// The cell, and an empty one for each column more that it takes.
    fn close_cell(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        row.push(std::mem::take(&mut self.cell));
        let more = self.span.saturating_sub(1);
        row.extend(std::iter::repeat_n(String::new(), more));
    }
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Centre,
        "right" | "end" => Align::Right,
        _ => Align::Plain,
    }
}
