//! The part of a sheet -> its [`Layout`] (ECMA-376 part 1, 18.3.1): `col` and `row` that are
//! hidden, cells with an `f`, and `mergeCell`. The cells' values are the library's to read.

use std::borrow::Cow;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::cell::{Area, CellRef};
use crate::intake::layout::Layout;
use crate::intake::refusal::{Refusal, damaged};
use crate::intake::xml::{push, push_reference};

/// Characters of a formula that are kept for the reader.
const FORMULA: usize = 200;

/// Points of a row, and digits of a column, below which nothing of it is to be seen.
const FLAT_ROW: f64 = 2.0;
const FLAT_COLUMN: f64 = 0.3;
/// How such heights begin, those of rows and the one of all others.
const FLAT_HEIGHTS: [&str; 6] = ["ht=\"0", "ht=\"1\"", "ht=\"1.", "ht='0", "ht='1'", "ht='1."];

/// Where the reading stands.
struct Place {
    layout: Layout,
    /// Whether rows that say no height have next to none.
    flat: bool,
    row: u32,
    column: u32,
    formula: Option<String>,
}

/// Reads the part `xml` of the sheet `name`.
///
/// # Errors
/// XML that is broken, or more than any form holds.
pub(super) fn layout(xml: &[u8], name: &str) -> Result<Layout, Refusal> {
    let mut place =
        Place { layout: Layout::default(), flat: false, row: 0, column: 0, formula: None };
    match around_cells(xml) {
        Some(pieces) => {
            pieces.into_iter().try_for_each(|piece| read(piece, false, &mut place, name))?
        }
        None => read(xml, true, &mut place, name)?,
    }
    Ok(place.layout)
}

/// What stands before and behind the cells, where these are alone in their element, none has a
/// formula and no row is hidden: nothing else of them is asked for here.
fn around_cells(xml: &[u8]) -> Option<[&[u8]; 2]> {
    let mut begins = memmem::find_iter(xml, b"<sheetData>");
    let (first, further) = (begins.next()?, begins.next());
    let end = first + memmem::find(xml.get(first..)?, b"</sheetData>")?;
    let cells = xml.get(first..end)?;
    let has = |xml: &[u8], mark: &&str| memmem::find(xml, mark.as_bytes()).is_some();
    let plain = !["<f", ":f", "hidden", " vm="].iter().any(|mark| has(cells, mark));
    let plain = plain && !FLAT_HEIGHTS.iter().any(|mark| has(&xml[..end], mark));
    let ends = end + b"</sheetData>".len();
    (plain && further.is_none()).then_some([xml.get(..first)?, xml.get(ends..)?])
}

/// `whole` where each element that begins also ends here: those around the cells begin in one piece
/// and end in the other.
fn read(xml: &[u8], whole: bool, place: &mut Place, name: &str) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = whole;
    reader.config_mut().allow_unmatched_ends = !whole;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => place.start(&tag, name)?,
            Event::Empty(tag) => {
                place.start(&tag, name)?;
                place.end(tag.local_name().as_ref(), name)?;
            }
            Event::End(tag) => place.end(tag.local_name().as_ref(), name)?,
            Event::Text(text) => {
                if let Some(formula) = &mut place.formula {
                    push(formula, &text);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(formula) = &mut place.formula {
                    push_reference(formula, &reference);
                }
            }
            Event::Eof => return Ok(()),
            Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

impl Place {
    fn start(&mut self, tag: &BytesStart<'_>, name: &str) -> Result<(), Refusal> {
        match tag.local_name().as_ref() {
            b"c" => {
                if let Some(cell) = text(tag, b"r").and_then(|cell| CellRef::parse(&cell)) {
                    (self.row, self.column) = (cell.row, cell.column.into());
                    // A picture in the cell is an error with rich data (vm) for old programs.
                    let is_error = text(tag, b"t").as_deref() == Some("e");
                    if is_error && text(tag, b"vm").is_some() {
                        self.layout.lay_pictures([cell].into());
                    }
                }
            }
            b"f" => self.formula = Some(String::new()),
            b"row" => {
                let row = number(tag, b"r").and_then(|row| row.checked_sub(1));
                self.row = row.unwrap_or(self.row);
                let by_default = self.flat && text(tag, b"ht").is_none();
                if by_default || is_hidden(tag) {
                    self.layout.hide_rows(self.row, 1);
                }
            }
            b"sheetFormatPr" => self.flat = is_below(tag, b"defaultRowHeight", FLAT_ROW),
            b"col" if is_hidden(tag) => {
                let first = number(tag, b"min").unwrap_or(1).saturating_sub(1);
                let last = number(tag, b"max").unwrap_or(0);
                self.layout.hide_columns(first, last.saturating_sub(first));
            }
            b"mergeCell" => {
                if let Some(area) = text(tag, b"ref").and_then(|area| area_of(&area)) {
                    self.layout.merge(area, name)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: &[u8], name: &str) -> Result<(), Refusal> {
        match tag {
            b"c" => self.column = self.column.saturating_add(1),
            b"row" => (self.row, self.column) = (self.row.saturating_add(1), 0),
            b"f" => {
                let formula = self.formula.take().unwrap_or_default();
                let formula: String = formula.chars().take(FORMULA).collect();
                if let Ok(column) = u16::try_from(self.column) {
                    self.layout.formula(CellRef::new(self.row, column), formula, name)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Without the check for attributes given twice, which takes the square of their number.
fn text<'t>(tag: &'t BytesStart<'_>, name: &[u8]) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    match attributes.find(|one| one.key.as_ref() == name)?.value {
        Cow::Borrowed(value) => str::from_utf8(value).ok().map(Cow::Borrowed),
        Cow::Owned(value) => String::from_utf8(value).ok().map(Cow::Owned),
    }
}

fn number(tag: &BytesStart<'_>, name: &[u8]) -> Option<u32> {
    text(tag, name)?.parse().ok()
}

/// Whether a row or column is not shown: it says so, or has next to no height or width. A row that is there is
/// shown where all others are hidden (`zeroHeight`).
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    matches!(text(tag, b"hidden").as_deref(), Some("1" | "true"))
        || is_below(tag, b"ht", FLAT_ROW)
        || is_below(tag, b"width", FLAT_COLUMN)
}

fn is_below(tag: &BytesStart<'_>, size: &[u8], least: f64) -> bool {
    text(tag, size)
        .and_then(|size| size.trim().parse::<f64>().ok())
        .is_some_and(|size| size < least)
}

/// `A1:B2`.
fn area_of(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    Some(Area { first: CellRef::parse(first)?, last: CellRef::parse(last)? })
}
