//! An .xls -> what the reader of its cells does not say: which rows and columns of its sheets are hidden
//! ([MS-XLS] 2.4.53, 2.4.221), and whether it is enciphered (2.4.117), be it by Excel's own password.
//!
//! ```text
//! stream Workbook:  BOF BOUNDSHEET… EOF   BOF COLINFO… ROW… EOF   BOF …
//!                       `- where its sheet begins -^
//! ```

use super::cfb::Compound;
use super::layout::Layout;

/// Records: type and length, two bytes each, then so many bytes.
const HEAD: usize = 4;
const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const COLUMN: u16 = 0x007D;
const ROW: u16 = 0x0208;

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
    starts.map(|start| layout(stream.get(start as usize..).unwrap_or_default())).collect()
}

/// The layout of the sheet whose records these are.
fn layout(sheet: &[u8]) -> Layout {
    let mut layout = Layout::default();
    for (kind, record) in (Records { rest: sheet }) {
        let word = |at: usize| {
            let two = record.get(at..).and_then(<[u8]>::first_chunk);
            two.map_or(0, |two| u16::from_le_bytes(*two))
        };
        match kind {
            ROW if word(12) & 0x20 != 0 || word(6) & 0x7FFF == 0 => {
                layout.hide_rows(word(0).into(), 1);
            }
            COLUMN if word(8) & 1 != 0 || word(4) == 0 => {
                let (first, last) = (u32::from(word(0)), u32::from(word(2)));
                layout.hide_columns(first, (last + 1).saturating_sub(first));
            }
            _ => {}
        }
    }
    layout
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

    fn record(kind: u16, words: &[u16]) -> Vec<u8> {
        let length = u16::try_from(words.len() * 2).unwrap();
        [kind, length].iter().chain(words).flat_map(|word| word.to_le_bytes()).collect()
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
        let (rows, columns) = layout(&records.concat()).hidden();
        assert_eq!(rows.into_iter().collect::<Vec<_>>(), [4, 6]);
        assert_eq!(columns.into_iter().collect::<Vec<_>>(), [2, 3, 6]);
        assert!(super::layout(&[0x08, 0x02, 0xFF]).hidden().0.is_empty());
    }
}
