//! A .docx that is a paper -> its paragraphs and tables in the order of the page.
//!
//! Beside what [`super::read`] does for a form: paragraphs stay whole with their automatic numbers, a text
//! box stands behind the paragraph that it hangs on (in the head, where boxes hang on whatever is near, before it), tracked changes count as accepted (a paragraph whose end
//! was deleted goes on in the next), heads, feet and notes are left out. A table inside a cell is a part of
//! its text, and a cell that is one with that above it is marked ([`MERGED`]).

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::numbering::{Numbered, Numbering, parted_label};
use super::raised;
use super::signs::UNKNOWN;
use super::walk::{BodyVisitor, Properties, walk};
use crate::diag::{Bound, Returned};
use crate::intake::archive::Checked;
use crate::intake::limits::SHEETS;
use crate::intake::package::{Package, attribute};
use crate::intake::paper::{self, Align, Extent, MERGED, Paper, Paragraph, Piece, Remark};
use crate::intake::refusal::{Refusal, damaged};

/// Paragraphs in each other: text boxes in text boxes.
const DEPTH: usize = 64;
/// Cells of a row that a cell may take.
const SPAN: usize = 64;

/// The paper in the document.
///
/// # Errors
/// What is damaged, or more than any paper holds.
pub(in crate::intake) fn read(archive: Checked<'_>) -> Result<Paper, Refusal> {
    let mut package = Package::new(archive);
    let main = package.main()?.unwrap_or_else(|| "word/document.xml".to_owned());
    let numbering = Numbering::read(&mut package)?;
    let raised = raised::styles(&mut package)?;
    let mut pages = Pages { numbering, raised, ..Pages::default() };
    let missing = || damaged("the main part is missing");
    walk(&package.part(&main)?.ok_or_else(missing)?, &mut pages)?;
    pages.remarks.sort_unstable();
    Ok(Paper { pieces: pages.pieces, remarks: pages.remarks, ..Paper::default() })
}

/// What was read up to now.
#[derive(Default)]
struct Pages {
    numbering: Numbering,
    /// The styles that raise characters.
    raised: BTreeSet<String>,
    pieces: Vec<Piece>,
    remarks: Vec<Remark>,
    /// The paragraphs around the current place.
    paragraphs: Vec<Open>,
    /// How many there are.
    depth: usize,
    tables: Vec<Rows>,
    /// A paragraph whose end was deleted.
    before: String,
    is_hidden: bool,
    /// A sentence has ended: the head is over.
    is_in_text: bool,
    extent: Extent,
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
    /// What stands in the text boxes that hang on it.
    boxes: Vec<Piece>,
}

/// A table that is being read.
#[derive(Default)]
struct Rows {
    rows: Vec<Vec<String>>,
    /// The columns in which some cell begins: others are only a part of wider cells.
    begun: BTreeSet<usize>,
    cell: String,
    span: usize,
    /// The current cell goes on with the one above.
    is_merged: bool,
    /// The current row was deleted.
    is_deleted: bool,
    /// Paragraphs that were open around it.
    outer: usize,
}

impl BodyVisitor for Pages {
    fn meet(&mut self, name: &[u8]) {
        match name {
            b"ins" | b"del" | b"moveFrom" | b"moveTo" => self.remark(Remark::ChangesAccepted),
            b"blip" | b"imagedata" | b"chart" | b"relIds" | b"OLEObject" => {
                self.remark(Remark::Pictures);
            }
            b"footnoteReference" | b"endnoteReference" => self.remark(Remark::Notes),
            b"commentReference" => self.remark(Remark::Comments),
            _ => {}
        }
    }

    fn raises(&self, style: &str) -> bool {
        self.raised.contains(style)
    }

    fn start(&mut self, name: &[u8], tag: &BytesStart<'_>) -> Result<(), Refusal> {
        match name {
            b"ptab" => self.write(|own| own.push('\t')),
            b"r" => self.is_hidden = false,
            b"p" => self.open_paragraph(),
            b"tbl" => self.open_table()?,
            b"tr" => {
                self.extent.piece()?;
                self.change_table(|table| {
                    table.rows.push(Vec::new());
                    table.is_deleted = false;
                });
            }
            b"tc" => self.change_table(|table| {
                (table.cell, table.span, table.is_merged) = (String::new(), 1, false);
            }),
            b"vMerge" => {
                let begins = attribute(tag, b"val").is_some_and(|value| value == "restart");
                self.change_table(|table| table.is_merged = !begins);
            }
            b"gridSpan" => {
                let span = attribute(tag, b"val").and_then(|value| value.trim().parse().ok());
                self.change_table(|table| table.span = span.unwrap_or(1).clamp(1, SPAN));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Refusal> {
        match name {
            b"p" => self.close_paragraph()?,
            b"tc" => {
                let mut taken = 0;
                self.change_table(|table| taken = table.close_cell());
                self.extent.cells(taken)?;
            }
            b"tr" => self.change_table(Rows::close_row),
            b"tbl" => self.close_table(),
            _ => {}
        }
        Ok(())
    }

    fn property(&mut self, of: Properties, name: &[u8], tag: &BytesStart<'_>) {
        let value = || attribute(tag, b"val").unwrap_or_default();
        match (of, name) {
            (Properties::Run, b"vanish" | b"strike" | b"dstrike") => {
                self.is_hidden |= !matches!(value().as_str(), "0" | "false" | "off");
            }
            (Properties::Row, b"del") => self.change_table(|table| table.is_deleted = true),
            (Properties::Paragraph, _) => {
                let Some(paragraph) = self.paragraphs.last_mut() else { return };
                match name {
                    b"pStyle" => paragraph.style = value(),
                    b"numId" => paragraph.numbered.instance = value().trim().parse().ok(),
                    b"ilvl" => paragraph.numbered.level = value().trim().parse().ok(),
                    b"jc" => paragraph.align = align(&value()),
                    b"del" | b"moveFrom" => paragraph.goes_on = true,
                    _ => {}
                }
            }
            (Properties::Run | Properties::Row | Properties::Other, _) => {}
        }
    }

    /// Adds to the current paragraph what can be seen.
    fn write(&mut self, add: impl FnOnce(&mut String)) {
        if self.is_hidden {
            self.remark(Remark::Hidden);
        } else if let Some(paragraph) = self.paragraphs.last_mut() {
            add(&mut paragraph.text);
        }
    }
}

impl Pages {
    fn remark(&mut self, remark: Remark) {
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

    fn close_paragraph(&mut self) -> Result<(), Refusal> {
        self.is_hidden = false;
        self.depth = self.depth.saturating_sub(1);
        if self.depth >= DEPTH {
            return Ok(());
        }
        let Some(one) = self.paragraphs.pop() else { return Ok(()) };
        let label = self.numbering.next(&one.style, one.numbered);
        let label = label.filter(|_| !one.text.trim().is_empty());
        let label = label.map(|label| parted_label(label, &one.text)).unwrap_or_default();
        let text = std::mem::take(&mut self.before) + &label + &one.text;
        self.extent.text(text.len())?;
        if text.contains(UNKNOWN) {
            self.remark(Remark::Unknown);
        }
        if one.goes_on {
            self.before = text;
        } else if !text.trim().is_empty() {
            self.extent.piece()?;
            self.is_in_text |= self.depth == 0 && text.trim_end().ends_with(['。', '：']);
            self.put(Piece::Paragraph(Paragraph { text, align: one.align }));
        }
        one.boxes.into_iter().for_each(|piece| self.put(piece));
        Ok(())
    }

    /// Puts a piece where it stands: behind the paragraph that its text box hangs on, into a cell, or on the page.
    fn put(&mut self, piece: Piece) {
        let outer = self.tables.last().map_or(0, |table| table.outer);
        let anchor = self.paragraphs.get_mut(outer..).and_then(<[Open]>::last_mut);
        match (anchor.filter(|_| self.is_in_text), self.tables.last_mut(), piece) {
            (Some(anchor), _, piece) => anchor.boxes.push(piece),
            (None, Some(table), Piece::Paragraph(one)) => table.add(&one.text),
            (None, Some(table), Piece::Table(rows)) => table.add_table(&rows),
            (None, None, piece) => self.pieces.push(piece),
        }
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
        if let Some(piece) = paper::table(table.into_rows()) {
            self.put(piece);
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

    /// Adds a table that stands in the current cell: beside other cells as a bracket, else a line for each of its
    /// cells, for the table around it may be nothing but a frame.
    fn add_table(&mut self, rows: &[Vec<String>]) {
        let is_beside = self.rows.last().is_some_and(|row| !row.is_empty());
        if !is_beside || rows.len() < 2 {
            return rows.iter().flatten().for_each(|cell| self.add(cell));
        }
        let row = |row: &Vec<String>| {
            let cells = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
            cells.collect::<Vec<_>>().join("、")
        };
        let rows: Vec<String> = rows.iter().map(row).filter(|row| !row.is_empty()).collect();
        if !rows.is_empty() {
            self.add(&format!("（{}）", rows.join("；")));
        }
    }

    /// The cell, and an empty one for each column more that it takes; how many these are.
    fn close_cell(&mut self) -> usize {
        let cell = std::mem::take(&mut self.cell);
        let cell = if self.is_merged && cell.is_empty() { MERGED.to_string() } else { cell };
        let Some(row) = self.rows.last_mut() else { return 0 };
        self.begun.insert(row.len());
        row.push(cell);
        row.extend(std::iter::repeat_n(String::new(), self.span.saturating_sub(1)));
        self.span.max(1)
    }

    /// The rows, without the columns in which no cell begins.
    fn into_rows(self) -> Vec<Vec<String>> {
        let own = |row: Vec<String>| {
            let cells = row.into_iter().enumerate().filter(|(at, _)| self.begun.contains(at));
            cells.map(|(_, cell)| cell).collect()
        };
        self.rows.into_iter().map(own).collect()
    }

    fn close_row(&mut self) {
        if self.is_deleted {
            self.rows.pop();
        }
    }
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Centre,
        "right" | "end" => Align::Right,
        _ => Align::Plain,
    }
}
