//! An .xls -> what the reader of its cells does not say: which rows and columns of its sheets are hidden
//! ([MS-XLS] 2.4.53, 2.4.221), which cells have a font that strikes through (2.4.122, 2.4.353), where pictures
//! lie (2.4.170, [MS-ODRAW] 2.2.40), and whether it is enciphered (2.4.117), be it by Excel's own password.
//! Which words of a cell are struck through alone, it does not say either.
//!
//! ```text
//! stream Workbook:  BOF FONT… XF… BOUNDSHEET… EOF   BOF COLINFO… ROW… NUMBER… MSODRAWING… EOF   BOF …
//!                                 `- where its sheet begins -^
//! ```

use std::collections::BTreeSet;

use crate::cell::CellRef;

use super::cfb::Compound;
use super::layout::{Layout, Struck};
use super::xls_drawing::pictures;

/// Records: type and length, two bytes each, then so many bytes.
const HEAD: usize = 4;
const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const COLUMN: u16 = 0x007D;
const ROW: u16 = 0x0208;
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x00E0;
const DRAWING: u16 = 0x00EC;
/// Cells with a value; the one for several numbers.
const CELLS: [u16; 7] = [0x00FD, 0x0204, 0x027E, 0x0203, 0x0006, 0x00D6, 0x0205];
const NUMBERS: u16 = 0x00BD;

/// Twips of a row, and 256ths of a digit's width of a column, below which nothing is to be seen.
const FLAT_ROW: u16 = 40;
const FLAT_COLUMN: u16 = 77;
/// Drawing records of a sheet that are read.
const DRAWN: usize = 1 << 20;

/// The records of the workbook; none where they cannot be followed: whether the file is damaged, the reader of
/// the cells says.
fn records(bytes: &[u8]) -> Vec<u8> {
    let stream = Compound::open(bytes).and_then(|file| match file.stream("Workbook")? {
        Some(stream) => Ok(Some(stream)),
        None => file.stream("Book"),
    });
    stream.ok().flatten().unwrap_or_default()
}

/// Whether the records in `bytes` are enciphered, in whichever way.
pub(super) fn is_enciphered(bytes: &[u8]) -> bool {
    Records { rest: &records(bytes) }.any(|(kind, _)| kind == FILE_PASS)
}

/// The layouts of the worksheets in `bytes`, in their order.
pub(super) fn layouts(bytes: &[u8]) -> Vec<Layout> {
    let stream = records(bytes);
    let sheets = Records { rest: &stream }.filter(|(kind, _)| *kind == BOUND_SHEET);
    let starts = sheets.filter_map(|(_, sheet)| {
        let is_worksheet = sheet.get(5) == Some(&0);
        is_worksheet.then(|| u32::from_le_bytes(*sheet.first_chunk().unwrap_or(&[0xFF; 4])))
    });
    let struck = struck_formats(&stream);
    starts.map(|start| layout(stream.get(start as usize..).unwrap_or_default(), &struck)).collect()
}

/// The formats of cells whose font strikes through. Fonts are counted without the number 4.
fn struck_formats(globals: &[u8]) -> BTreeSet<u16> {
    let (mut fonts, mut font, mut format) = (BTreeSet::new(), 0_u16, 0_u16);
    let mut formats = BTreeSet::new();
    for (kind, record) in (Records { rest: globals }) {
        match kind {
            FONT => {
                let is_struck = word(record, 2) & 8 != 0;
                fonts.extend(is_struck.then_some(font));
                font = if font == 3 { 5 } else { font.saturating_add(1) };
            }
            FORMAT => {
                let is_struck = fonts.contains(&word(record, 0));
                formats.extend(is_struck.then_some(format));
                format = format.saturating_add(1);
            }
            _ => {}
        }
    }
    formats
}

/// The layout of the sheet whose records these are.
fn layout(sheet: &[u8], struck: &BTreeSet<u16>) -> Layout {
    let (mut layout, mut drawn) = (Layout::default(), Vec::new());
    for (kind, record) in (Records { rest: sheet }) {
        let word = |at: usize| word(record, at);
        match kind {
            ROW if word(12) & 0x20 != 0 || word(6) & 0x7FFF < FLAT_ROW => {
                layout.hide_rows(word(0).into(), 1);
            }
            COLUMN if word(8) & 1 != 0 || word(4) < FLAT_COLUMN => {
                let (first, last) = (u32::from(word(0)), u32::from(word(2)));
                layout.hide_columns(first, (last + 1).saturating_sub(first));
            }
            DRAWING if drawn.len() + record.len() <= DRAWN => drawn.extend(record),
            NUMBERS => {
                let formats = record.get(4..).unwrap_or_default().chunks_exact(6);
                for (format, column) in formats.zip(word(2)..) {
                    strike(
                        &mut layout,
                        struck,
                        CellRef::new(word(0).into(), column),
                        self::word(format, 0),
                    );
                }
            }
            kind if CELLS.contains(&kind) => {
                strike(&mut layout, struck, CellRef::new(word(0).into(), word(2)), word(4));
            }
            _ => {}
        }
    }
    layout.lay_pictures(pictures(&drawn));
    layout
}

fn strike(layout: &mut Layout, struck: &BTreeSet<u16>, cell: CellRef, format: u16) {
    if struck.contains(&format) {
        layout.struck.insert(cell, Struck::Whole);
    }
}

/// The two bytes there; 0 where there are none.
fn word(record: &[u8], at: usize) -> u16 {
    let two = record.get(at..).and_then(<[u8]>::first_chunk);
    two.map_or(0, |two| u16::from_le_bytes(*two))
}

/// The records of a substream, its end aside.
struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<(u16, &'s [u8])> {
        let [kind, more, length, further] = *self.rest.first_chunk::<HEAD>()?;
        let kind = u16::from_le_bytes([kind, more]);
        let end = HEAD + usize::from(u16::from_le_bytes([length, further]));
        let record = self.rest.get(HEAD..end).filter(|_| kind != END)?;
        self.rest = self.rest.get(end..)?;
        Some((kind, record))
    }
}

#[cfg(test)]
mod tests {
    use super::layout;
    use std::collections::BTreeSet;

    fn record(kind: u16, words: &[u16]) -> Vec<u8> {
        let length = u16::try_from(words.len() * 2).unwrap();
        [kind, length].iter().chain(words).flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn fonts_that_strike_through() {
        let font = |flags| record(0x0031, &[200, flags, 0, 400]);
        let fonts = [0, 0, 8, 0, 0, 8].map(font);
        let formats = [0, 2, 5, 6].map(|font| record(0x00E0, &[font, 0, 0]));
        let globals = [record(0x0809, &[0x0600, 5]), fonts.concat(), formats.concat()].concat();
        let struck = super::struck_formats(&globals);
        assert_eq!(struck.iter().copied().collect::<Vec<_>>(), [1, 3]);
        let sheet = [
            record(0x0203, &[4, 3, 1, 0, 0, 0, 0]),
            record(0x0203, &[5, 3, 2, 0, 0, 0, 0]),
            record(0x00BD, &[6, 2, 0, 0, 0, 3, 0, 0, 3]),
        ];
        let layout = layout(&sheet.concat(), &struck);
        let cells: Vec<String> = layout.struck.keys().map(ToString::to_string).collect();
        assert_eq!(cells, ["D5", "D7"]);
    }

    #[test]
    fn rows_and_columns_that_are_not_shown() {
        let records = [
            record(0x0809, &[0x0600, 0x10]),
            record(0x007D, &[2, 3, 0x900, 0, 1, 0]),
            record(0x007D, &[5, 5, 0x900, 0, 0, 0]),
            record(0x007D, &[6, 6, 0, 0, 0, 0]),
            record(0x0208, &[4, 0, 9, 0x110, 0, 0, 0x20, 0]),
            record(0x0208, &[5, 0, 9, 0x110, 0, 0, 0, 0]),
            record(0x0208, &[6, 0, 9, 0, 0, 0, 0x40, 0]),
            record(0x000A, &[]),
            record(0x0208, &[9, 0, 9, 0x110, 0, 0, 0x20, 0]),
        ];
        let (rows, columns) = layout(&records.concat(), &BTreeSet::new()).hidden();
        assert_eq!(rows.into_iter().collect::<Vec<_>>(), [4, 6]);
        assert_eq!(columns.into_iter().collect::<Vec<_>>(), [2, 3, 6]);
        assert!(layout(&[0x08, 0x02, 0xFF], &BTreeSet::new()).hidden().0.is_empty());
    }
}
