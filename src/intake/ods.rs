//! The part `content.xml` of an .ods, whose repeats were summed -> the [`Layout`] of each of its
//! tables (OpenDocument 1.2 part 1, 9.1): spans, what is hidden, formulas, comments, and the texts
//! that cells show.

use std::mem::take;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::cell::{Area, CellRef};
use crate::diag::Bound;

use super::layout::{Layout, Struck};
use super::limits::{CELLS, CHARACTERS, COLUMNS, ROWS, SHEETS};
use super::ods_pictures::Pictures;
use super::ods_styles::{FLAT, Styles};
use super::package::attribute;
use super::refusal::{Refusal, beyond, damaged};
use super::workbook::Note;
use super::xml::{push, push_reference, starts};

/// Reads `content`: the tables in their order; `common` is the part `styles.xml`, whose styles others go on
/// from. Where that is broken it says nothing.
///
/// # Errors
/// XML that is broken, or more than any form holds.
pub(super) fn layouts(content: &[u8], common: &[u8]) -> Result<Vec<Layout>, Refusal> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut place = Place::default();
    starts(common, |tag| place.styles.start(tag)).ok();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => place.start(&tag)?,
            Event::End(tag) => place.end(tag.local_name().as_ref())?,
            Event::Text(text) if place.paragraphs > 0 => push(place.current(), &text),
            Event::GeneralRef(reference) if place.paragraphs > 0 => {
                push_reference(place.current(), &reference);
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
    /// Its words that are struck through.
    struck: String,
    /// Whether the cell and the elements of its text around the current place are, by what they say or by
    /// what those around them do.
    lines: Vec<bool>,
    /// The same of the cells of columns that do not say: each column behind the last.
    columns_struck: Vec<(u32, Option<bool>)>,
    /// Paragraphs around the current place.
    paragraphs: usize,
    styles: Styles,
    pictures: Pictures,
    /// The text of the cell before the comment or drawing that is being read.
    aside: Option<String>,
    /// Cells and bytes of texts up to now.
    cells: usize,
    characters: usize,
}

impl Place {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        let name = tag.local_name();
        if name.as_ref() == b"frame" {
            self.pictures.frame(tag);
        }
        match name.as_ref() {
            b"table" => self.open_table()?,
            b"table-column" => self.declare(tag),
            b"table-row" => self.open_row(tag),
            b"table-cell" | b"covered-table-cell" => self.open_cell(tag),
            b"annotation" | b"shapes" | b"frame" | b"custom-shape" if self.aside.is_none() => {
                self.aside = Some(take(&mut self.text));
            }
            b"image" => self.image(tag),
            b"p" | b"h" => self.open_paragraph(tag),
            b"span" => self.open_line(tag, "text"),
            b"line-break" => self.current().push('\n'),
            b"tab" => self.current().push('\t'),
            b"s" => self.blanks(count(tag, b"c")),
            _ => self.styles.start(tag),
        }
        if self.text.len() + self.struck.len() > CHARACTERS {
            return Err(beyond(Bound::Characters, CHARACTERS, "", None));
        }
        Ok(())
    }

    fn end(&mut self, tag: &[u8]) -> Result<(), Refusal> {
        match tag {
            b"p" | b"h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.lines.pop();
            }
            b"span" => drop(self.lines.pop()),
            b"table" => {
                let floating = self.pictures.cells();
                if let Some(layout) = self.layouts.last_mut() {
                    layout.lay_pictures(floating);
                }
            }
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

    fn open_table(&mut self) -> Result<(), Refusal> {
        let (cells, characters) = (self.cells, self.characters);
        let (mut layouts, styles) = (take(&mut self.layouts), take(&mut self.styles));
        layouts.push(Layout::default());
        if layouts.len() > SHEETS {
            return Err(beyond(Bound::Sheets, SHEETS, "", None));
        }
        *self = Place { layouts, cells, characters, styles, ..Place::default() };
        Ok(())
    }

    fn open_row(&mut self, tag: &BytesStart<'_>) {
        (self.rows, self.column) = (count(tag, b"number-rows-repeated"), 0);
        let height = self.styles.size(tag, "table-row");
        self.pictures.rows(self.rows, height);
        if is_hidden(tag, height)
            && let Some(layout) = self.layouts.last_mut()
        {
            layout.hide_rows(self.row, self.rows);
        }
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>) {
        self.columns = count(tag, b"number-columns-repeated");
        self.spans = (count(tag, b"number-rows-spanned"), count(tag, b"number-columns-spanned"));
        self.formula = attribute(tag, b"formula");
        self.text.clear();
        self.struck.clear();
        let own = attribute(tag, b"style-name").is_some();
        let struck = match own {
            true => self.styles.struck(tag, "table-cell", b"style-name"),
            false => {
                let mut columns = self.columns_struck.iter();
                columns.find(|(behind, _)| self.column < *behind).and_then(|(_, struck)| *struck)
            }
        };
        self.lines = vec![struck.unwrap_or(false)];
    }

    fn open_paragraph(&mut self, tag: &BytesStart<'_>) {
        self.open_line(tag, "paragraph");
        if self.paragraphs == 0 {
            for text in [&mut self.text, &mut self.struck] {
                if !text.is_empty() {
                    text.push('\n');
                }
            }
        }
        self.paragraphs += 1;
    }

    fn open_line(&mut self, tag: &BytesStart<'_>, family: &str) {
        let around = self.lines.last().is_some_and(|line| *line);
        self.lines.push(self.styles.struck(tag, family, b"style-name").unwrap_or(around));
    }

    /// What is read now: of what is shown, or of what is struck through. A comment has its own looks.
    fn current(&mut self) -> &mut String {
        let is_struck = self.lines.last().is_some_and(|line| *line);
        if is_struck && self.aside.is_none() { &mut self.struck } else { &mut self.text }
    }

    fn image(&mut self, tag: &BytesStart<'_>) {
        let in_cell = self.rows > 0;
        let is_here = self.pictures.image(tag, in_cell);
        let column = u16::try_from(self.column).ok().filter(|_| is_here);
        if let (Some(column), Some(layout)) = (column, self.layouts.last_mut()) {
            layout.lay_pictures([CellRef::new(self.row, column)].into());
        }
    }

    fn declare(&mut self, tag: &BytesStart<'_>) {
        let columns = count(tag, b"number-columns-repeated");
        let width = self.styles.size(tag, "table-column");
        self.pictures.columns(columns, width);
        let struck = self.styles.struck(tag, "table-cell", b"default-cell-style-name");
        if self.declared < COLUMNS {
            self.columns_struck.push((self.declared.saturating_add(columns), struck));
        }
        if is_hidden(tag, width)
            && let Some(layout) = self.layouts.last_mut()
        {
            layout.hide_columns(self.declared, columns);
        }
        self.declared = self.declared.saturating_add(columns);
    }

    /// So many blanks: a text has no more than a cell's longest.
    fn blanks(&mut self, count: u32) {
        self.current().extend(std::iter::repeat_n(' ', count.min(1_000) as usize));
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
        let (text, struck) = (take(&mut self.text), take(&mut self.struck));
        let formula = self.formula.take();
        let Some(layout) = self.layouts.last_mut() else { return Ok(()) };
        let (rows, columns) = self.spans;
        if let (Ok(left), Some(right)) = (u16::try_from(self.column), right(self.column, columns)) {
            let first = CellRef::new(self.row, left);
            let last = CellRef::new(self.row.saturating_add(rows - 1), right);
            layout.merge(Area { first, last }, "")?;
        }
        if text.is_empty() && struck.is_empty() && formula.is_none() {
            return Ok(());
        }
        let end = |start: u32, count: u32, most: u32| start.saturating_add(count).min(most);
        for row in self.row..end(self.row, self.rows, ROWS) {
            for column in self.column..end(self.column, self.columns, COLUMNS) {
                self.cells += 1;
                self.characters += text.len() + struck.len();
                if self.cells > CELLS || self.characters > CHARACTERS {
                    return Err(beyond(Bound::Cells, CELLS, "", None));
                }
                let Ok(column) = u16::try_from(column) else { continue };
                let cell = CellRef::new(row, column);
                if let Some(formula) = &formula {
                    layout.formula(cell, formula.chars().take(200).collect(), "")?;
                }
                layout.shown.insert(cell, text.clone());
                let struck = Struck::of(text.clone(), struck.clone());
                layout.struck.extend(struck.map(|struck| (cell, struck)));
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

/// `collapse` is hidden, `filter` is filtered out (19.749); so is what has next to no height or width.
fn is_hidden(tag: &BytesStart<'_>, size: Option<f64>) -> bool {
    attribute(tag, b"visibility").is_some_and(|value| value != "visible")
        || size.is_some_and(|size| size < FLAT)
}
