//! Which words of a workbook are struck through: by the font of their cell (ECMA-376 part 1, 18.8.22), or by
//! the run they stand in, of a shared text or of one in the cell (18.4.7).
//!
//! ```text
//! <fonts><font/><font><strike/></font></fonts>  <cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>
//! <si><r><t>已办3场</t></r><r><rPr><strike/></rPr><t>，未办</t></r></si>
//! <c r="D5" s="1">…</c> is struck as a whole; <c r="D6" t="s"><v>0</v></c> shows 已办3场
//! ```
//!
//! Most workbooks have none of it, which three searches for one word tell.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;
use quick_xml::events::BytesStart;

use crate::cell::CellRef;
use crate::intake::layout::Struck;
use crate::intake::package::attribute;
use crate::intake::refusal::Refusal;
use crate::intake::xml::{Piece, events, starts};

/// What the workbook says is struck through, its sheets aside.
pub(super) struct StruckFormats {
    /// The formats of cells whose font is.
    formats: BTreeSet<usize>,
    /// Shared texts in runs, by their number; none where nothing is struck.
    shared: BTreeMap<usize, Vec<Run>>,
}

/// A stretch of a text, and whether its run says that it is struck: one that says nothing is as the cell is.
#[derive(Debug, PartialEq)]
struct Run {
    text: String,
    struck: Option<bool>,
}

impl StruckFormats {
    /// Of the parts of the styles and the shared texts.
    ///
    /// # Errors
    /// XML that is broken.
    pub(super) fn of(styles: &[u8], texts: &[u8]) -> Result<StruckFormats, Refusal> {
        let is_said = says_strike(styles);
        let formats = if is_said { formats(styles)? } else { BTreeSet::new() };
        let is_asked = says_strike(texts) || !formats.is_empty();
        let shared = if is_asked { shared(texts)? } else { BTreeMap::new() };
        Ok(StruckFormats { formats, shared })
    }

    /// The cells of the sheet `xml` that are struck, in whole or in part.
    ///
    /// # Errors
    /// XML that is broken.
    pub(super) fn cells(&self, xml: &[u8]) -> Result<BTreeMap<CellRef, Struck>, Refusal> {
        let is_plain = self.formats.is_empty() && self.shared.is_empty() && !says_strike(xml);
        if is_plain {
            return Ok(BTreeMap::new());
        }
        let mut place = Place::default();
        let mut cells = BTreeMap::new();
        events(xml, |event| match event {
            Piece::Start(tag) => place.start(tag),
            Piece::Text(text) => place.push(text),
            Piece::End(name) => cells.extend(place.end(name, self)),
        })?;
        Ok(cells)
    }

    /// What of the cell is struck.
    fn of_cell(&self, place: &Place) -> Option<Struck> {
        let whole = self.formats.contains(&place.format);
        // A whole column of blank cells may have such a font.
        if place.value.is_empty() && place.runs.read.is_empty() {
            return None;
        }
        let runs = match place.is_shared {
            true => self.shared.get(&place.value.trim().parse().ok()?),
            false => Some(&place.runs.read).filter(|runs| !runs.is_empty()),
        };
        let Some(runs) = runs else { return whole.then_some(Struck::Whole) };
        let of = |struck: bool| -> String {
            let runs = runs.iter().filter(|run| run.struck.unwrap_or(whole) == struck);
            runs.map(|run| run.text.as_str()).collect()
        };
        Struck::of(of(false), of(true))
    }
}

/// Whether an element of that name may be there, under whatever prefix.
fn says_strike(xml: &[u8]) -> bool {
    memmem::find(xml, b"strike").is_some()
}

/// The formats of cells whose font is struck.
fn formats(styles: &[u8]) -> Result<BTreeSet<usize>, Refusal> {
    let (mut fonts, mut font, mut format) = (BTreeSet::new(), 0_usize, 0_usize);
    let (mut inside, mut formats) = (Vec::new(), BTreeSet::new());
    starts(styles, |tag| match tag.local_name().as_ref() {
        b"fonts" | b"dxfs" | b"cellXfs" | b"cellStyleXfs" | b"cellStyles" => {
            inside = tag.local_name().as_ref().to_vec();
        }
        b"font" if inside == b"fonts" => font += 1,
        b"strike" if inside == b"fonts" && is_on(tag) => drop(fonts.insert(font)),
        b"xf" if inside == b"cellXfs" => {
            let own = attribute(tag, b"fontId").and_then(|font| font.trim().parse::<usize>().ok());
            if own.is_some_and(|font| fonts.contains(&(font + 1))) {
                formats.insert(format);
            }
            format += 1;
        }
        _ => {}
    })?;
    Ok(formats)
}

/// The shared texts that are written in runs.
fn shared(xml: &[u8]) -> Result<BTreeMap<usize, Vec<Run>>, Refusal> {
    let (mut texts, mut number, mut runs) = (BTreeMap::new(), 0, Runs::default());
    events(xml, |event| match event {
        Piece::Start(tag) => runs.start(tag),
        Piece::Text(text) => runs.push(text),
        Piece::End(b"si") => {
            let read = std::mem::take(&mut runs).read;
            if read.iter().any(|run| run.struck.is_some()) {
                texts.insert(number, read);
            }
            number += 1;
        }
        Piece::End(name) => runs.end(name),
    })?;
    Ok(texts)
}

/// A text in runs that is being read.
#[derive(Default)]
struct Runs {
    read: Vec<Run>,
    /// Whether the current run is struck, where it says so or says what else it looks like.
    struck: Option<bool>,
    is_text: bool,
    is_phonetic: bool,
}

impl Runs {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"r" => self.struck = None,
            b"rPr" => self.struck = Some(false),
            b"strike" if self.struck.is_some() => self.struck = Some(is_on(tag)),
            b"t" => self.is_text = !self.is_phonetic,
            b"rPh" => self.is_phonetic = true,
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if !self.is_text {
            return;
        }
        match self.read.last_mut().filter(|run| run.struck == self.struck) {
            Some(run) => run.text += text,
            None => self.read.push(Run { text: text.to_owned(), struck: self.struck }),
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"t" => self.is_text = false,
            b"r" => self.struck = None,
            b"rPh" => self.is_phonetic = false,
            _ => {}
        }
    }
}

/// The cell that is being read, or the place of the next.
#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
    format: usize,
    is_shared: bool,
    is_value: bool,
    value: String,
    runs: Runs,
}

impl Place {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let number = |name: &[u8]| attribute(tag, name)?.trim().parse::<u32>().ok();
        match tag.local_name().as_ref() {
            b"row" => self.row = number(b"r").map_or(self.row, |row| row.saturating_sub(1)),
            b"c" => {
                let at = attribute(tag, b"r").and_then(|at| CellRef::parse(&at));
                (self.row, self.column) =
                    at.map_or((self.row, self.column), |at| (at.row, at.column.into()));
                self.format = number(b"s").unwrap_or(0) as usize;
                self.is_shared = attribute(tag, b"t").as_deref() == Some("s");
                (self.value, self.runs) = (String::new(), Runs::default());
            }
            b"v" => self.is_value = true,
            _ => self.runs.start(tag),
        }
    }

    fn push(&mut self, text: &str) {
        if self.is_value { self.value += text } else { self.runs.push(text) }
    }

    fn end(&mut self, name: &[u8], formats: &StruckFormats) -> Option<(CellRef, Struck)> {
        match name {
            b"row" => (self.row, self.column) = (self.row.saturating_add(1), 0),
            b"v" => self.is_value = false,
            b"c" => {
                let column = u16::try_from(self.column).ok();
                self.column = self.column.saturating_add(1);
                return Some((CellRef::new(self.row, column?), formats.of_cell(self)?));
            }
            _ => self.runs.end(name),
        }
        None
    }
}

/// Whether a property that is there is on.
fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(attribute(tag, b"val").as_deref(), Some("0" | "false" | "off"))
}

#[cfg(test)]
mod tests {
    use super::{StruckFormats, formats, shared};
    use crate::cell::CellRef;
    use crate::intake::layout::Struck;

    const STYLES: &str = "<styleSheet><fonts><font><b/></font><font><strike/></font>\
        <font><strike val='0'/></font></fonts><cellStyleXfs><xf fontId='1'/></cellStyleXfs>\
        <cellXfs><xf fontId='0'/><xf fontId='1'/><xf fontId='2'/></cellXfs>\
        <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>";
    const TEXTS: &str = "<sst><si><t>甲</t></si><si><r><t>已办3场</t></r><r><rPr><b/><strike/></rPr>\
        <t>，未</t></r><r><rPr><strike/></rPr><t>办</t></r><rPh><t>x</t></rPh></si>\
        <si><r><rPr><b/></rPr><t>留</t></r></si></sst>";

    fn struck(sheet: &str) -> Vec<(String, Struck)> {
        let struck = StruckFormats {
            formats: formats(STYLES.as_bytes()).unwrap(),
            shared: shared(TEXTS.as_bytes()).unwrap(),
        };
        let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
        let cells = struck.cells(sheet.as_bytes()).unwrap();
        cells.into_iter().map(|(at, struck)| (at.to_string(), struck)).collect()
    }

    fn part(shown: &str, struck: &str) -> Struck {
        Struck::Part { shown: shown.into(), struck: struck.into() }
    }

    #[test]
    fn fonts_of_cells() {
        let formats = formats(STYLES.as_bytes()).unwrap();
        assert_eq!(formats.into_iter().collect::<Vec<_>>(), [1]);
        let sheet = "<row r='5'><c r='D5' s='1'><v>60</v></c><c t='s' s='1'><v>0</v></c>\
                     <c s='2'><v>3</v></c><c t='s' s='1'><v>2</v></c></row>";
        let wanted = [("D5".to_owned(), Struck::Whole), ("E5".to_owned(), Struck::Whole)];
        assert_eq!(struck(sheet), wanted);
    }

    #[test]
    fn runs_of_texts() {
        let sheet = "<row><c t='s'><v>1</v></c><c t='s' s='1'><v>1</v></c><c t='inlineStr'><is>\
                     <r><rPr><strike val='1'/></rPr><t>旧</t></r><r><t>新&amp;</t></r></is></c></row>";
        let wanted = [
            ("A1".to_owned(), part("已办3场", "，未办")),
            ("B1".to_owned(), Struck::Whole),
            ("C1".to_owned(), part("新&", "旧")),
        ];
        assert_eq!(struck(sheet), wanted);
    }

    #[test]
    fn places_that_no_sheet_has() {
        assert!(CellRef::parse("ZZZZ1").is_none());
        assert!(struck("<row><c r='ZZZZ1' s='0'><v>1</v></c></row>").is_empty());
    }
}
