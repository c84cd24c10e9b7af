//! The part `content.xml` of an .ods, whose repeats were summed -> the [`Layout`] of each of its
//! tables (OpenDocument 1.2 part 1, 9.1): spans, what is hidden, formulas, comments, and the texts
//! that cells show.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::cell::{Area, CellRef};
use crate::diag::Bound;

use super::layout::Layout;
use super::limits::{CELLS, CHARACTERS, COLUMNS, ROWS, SHEETS};
use super::package::{attribute, push, push_reference};
use super::refusal::{Refusal, beyond, damaged};
use super::workbook::Note;

/// Reads `content`: the tables in their order.
///
/// # Errors
/// XML that is broken, or more than any form holds.
pub(super) fn layouts(content: &[u8]) -> Result<Vec<Layout>, Refusal> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut place = Place::default();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => place.start(&tag)?,
            Event::End(tag) => place.end(tag.local_name().as_ref())?,
            Event::Text(text) if place.paragraphs > 0 => push(&mut place.text, &text),
            Event::GeneralRef(reference) if place.paragraphs > 0 => {
                push_reference(&mut place.text, &reference);
            }
            Event::Eof => return Ok(place.layouts),
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

/// Where the reading stands.
#[derive(Default)]
struct Place {
    layouts: Vec<Layout>,
    /// Row and column from 0, and how often row and cell stand there.
    row: u32,
    rows: u32,
    column: u32,
    columns: u32,
    /// Columns that were declared.
    declared: u32,
    /// The cell.
    spans: (u32, u32),
    formula: Option<String>,
    text: String,
    /// Paragraphs around the current place.
    paragraphs: usize,
    /// The text of the cell before the comment or drawing that is being read.
    aside: Option<String>,
    /// Cells and bytes of texts up to now.
    cells: usize,
    characters: usize,
}

impl Place {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        match tag.local_name().as_ref() {
            b"table" => {
                let (cells, characters) = (self.cells, self.characters);
                let mut layouts = std::mem::take(&mut self.layouts);
                layouts.push(Layout::default());
                if layouts.len() > SHEETS {
                    return Err(beyond(Bound::Sheets, SHEETS, "", None));
                }
                *self = Place { layouts, cells, characters, ..Place::default() };
            }
            b"table-column" => self.declare(tag),
            b"table-row" => {
                (self.rows, self.column) = (count(tag, b"number-rows-repeated"), 0);
                if is_hidden(tag)
                    && let Some(layout) = self.layouts.last_mut()
                {
                    layout.hide_rows(self.row, self.rows);
                }
            }
            b"table-cell" | b"covered-table-cell" => {
                self.columns = count(tag, b"number-columns-repeated");
                self.spans =
                    (count(tag, b"number-rows-spanned"), count(tag, b"number-columns-spanned"));
                self.formula = attribute(tag, b"formula");
                self.text.clear();
            }
            b"annotation" | b"shapes" | b"frame" | b"custom-shape" if self.aside.is_none() => {
                self.aside = Some(std::mem::take(&mut self.text));
            }
            b"p" | b"h" => {
                if self.paragraphs == 0 && !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            b"line-break" => self.text.push('\n'),
            b"tab" => self.text.push('\t'),
            b"s" => self.blanks(count(tag, b"c")),
            _ => {}
        }
        if self.text.len() > CHARACTERS {
            return Err(beyond(Bound::Characters, CHARACTERS, "", None));
        }
        Ok(())
    }

    fn end(&mut self, tag: &[u8]) -> Result<(), Refusal> {
        match tag {
            b"p" | b"h" => self.paragraphs = self.paragraphs.saturating_sub(1),
            b"annotation" | b"shapes" | b"frame" | b"custom-shape" => self.close_aside(),
            b"table-cell" | b"covered-table-cell" => {
                self.close_cell()?;
                self.column = self.column.saturating_add(self.columns);
            }
            b"table-row" => self.row = self.row.saturating_add(self.rows),
            _ => {}
        }
        Ok(())
    }

    fn declare(&mut self, tag: &BytesStart<'_>) {
        let columns = count(tag, b"number-columns-repeated");
        if is_hidden(tag)
            && let Some(layout) = self.layouts.last_mut()
        {
            layout.hide_columns(self.declared, columns);
        }
        self.declared = self.declared.saturating_add(columns);
    }

    /// So many blanks: a text has no more than a cell's longest.
    fn blanks(&mut self, count: u32) {
        self.text.extend(std::iter::repeat_n(' ', count.min(1_000) as usize));
    }

    /// What was read since it began is a note, and the cell's text goes on.
    fn close_aside(&mut self) {
        let Some(text) = self.aside.take() else { return };
        let note = std::mem::replace(&mut self.text, text);
        let place = u16::try_from(self.column).ok().filter(|_| self.rows > 0);
        let cell = place.map(|column| CellRef::new(self.row, column));
        if let Some(layout) = self.layouts.last_mut().filter(|_| !note.trim().is_empty()) {
            layout.notes.push(Note { cell, text: note });
        }
    }

    fn close_cell(&mut self) -> Result<(), Refusal> {
        let text = std::mem::take(&mut self.text);
        let formula = self.formula.take();
        let Some(layout) = self.layouts.last_mut() else { return Ok(()) };
        let (rows, columns) = self.spans;
        if let (Ok(left), Some(right)) = (u16::try_from(self.column), right(self.column, columns)) {
            let first = CellRef::new(self.row, left);
            let last = CellRef::new(self.row.saturating_add(rows - 1), right);
            layout.merge(Area { first, last }, "")?;
        }
        if text.is_empty() && formula.is_none() {
            return Ok(());
        }
        let end = |start: u32, count: u32, most: u32| start.saturating_add(count).min(most);
        for row in self.row..end(self.row, self.rows, ROWS) {
            for column in self.column..end(self.column, self.columns, COLUMNS) {
                self.cells += 1;
                self.characters += text.len();
                if self.cells > CELLS || self.characters > CHARACTERS {
                    return Err(beyond(Bound::Cells, CELLS, "", None));
                }
                let Ok(column) = u16::try_from(column) else { continue };
                let cell = CellRef::new(row, column);
                if let Some(formula) = &formula {
                    layout.formula(cell, formula.chars().take(200).collect(), "")?;
                }
                layout.shown.insert(cell, text.clone());
            }
        }
        Ok(())
    }
}

/// The last column of a span.
fn right(column: u32, columns: u32) -> Option<u16> {
    u16::try_from(column.saturating_add(columns - 1).min(COLUMNS)).ok()
}

/// At least 1.
fn count(tag: &BytesStart<'_>, name: &[u8]) -> u32 {
    attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).max(1)
}

/// `collapse` is hidden, `filter` is filtered out (19.749).
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, b"visibility").is_some_and(|value| value != "visible")
}
