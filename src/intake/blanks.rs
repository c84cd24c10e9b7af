//! The part of a sheet that is too large -> the same without the rows that hold nothing.
//!
//! Somebody gives a border to whole columns, or pastes a table over all of them, and the program writes
//! each of a million rows. Nothing is in them, and the form stands above:
//!
//! ```text
//! <row r="9"><c r="A9"><v>1</v></c></row><row r="10"><c r="A10" s="3"/></row><row r="11"/>…
//! <row r="9"><c r="A9"><v>1</v></c></row>
//! ```
//!
//! The part is looked at tag by tag as it is unpacked, and never held whole.

use std::io::{BufRead, BufReader, Read};

use crate::diag::{Bound, Returned};

use super::limits::{MIB, PART_MIB};
use super::refusal::{Refusal, damaged};

/// Bytes of a tag and the text before it: a cell may have 32,767 characters, each of some bytes.
const TAG: u64 = 2 << 20;

/// Whether the part `name` is one of a sheet, of which rows may be left out.
pub(super) fn is_sheet(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('\\', "/");
    name.starts_with("xl/worksheets/") && name.ends_with(".xml")
}

/// The part that `part` unpacks to, without rows that hold nothing.
///
/// # Errors
/// Where it is too large without them, or damaged.
pub(super) fn without_blank_rows(part: impl Read) -> Result<Vec<u8>, Refusal> {
    let mut part = BufReader::with_capacity(1 << 16, part);
    let (mut kept, mut tag) = (Kept::default(), Vec::new());
    loop {
        tag.clear();
        (&mut part).take(TAG).read_until(b'>', &mut tag).map_err(damaged)?;
        if tag.is_empty() {
            return kept.end();
        }
        if tag.len() as u64 == TAG {
            return Err(too_large());
        }
        kept.take(&tag)?;
    }
}

/// What is kept.
#[derive(Default)]
struct Kept {
    part: Vec<u8>,
    /// The row that is being read; empty outside rows.
    row: Vec<u8>,
    /// Whether the row says its number: else the rows behind it are counted from it.
    is_numbered: bool,
    /// Whether something is in the row.
    is_filled: bool,
    /// Whether a row was left out.
    has_gap: bool,
}

impl Kept {
    /// Takes a tag and the text before it.
    fn take(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let (text, tag) = bytes.split_at(memchr::memrchr(b'<', bytes).unwrap_or(0));
        let (name, is_end, is_whole) = named(tag);
        if self.row.is_empty() && (name != b"row" || is_end) {
            return self.keep(bytes);
        }
        if self.row.is_empty() {
            self.keep(text)?;
            self.row.extend(tag);
            self.is_filled = false;
            self.is_numbered = memchr::memmem::find(tag, b" r=").is_some();
            if self.has_gap && !self.is_numbered {
                return Err(too_large());
            }
        } else {
            self.row.extend(bytes);
            self.is_filled |= !text.trim_ascii().is_empty() || !matches!(name, b"c" | b"row");
        }
        if self.row.len() as u64 > PART_MIB * MIB {
            return Err(too_large());
        }
        if name == b"row" && (is_end || is_whole) { self.close_row() } else { Ok(()) }
    }

    fn close_row(&mut self) -> Result<(), Refusal> {
        let row = std::mem::take(&mut self.row);
        if self.is_filled || !self.is_numbered {
            return self.keep(&row);
        }
        self.has_gap = true;
        Ok(())
    }

    fn keep(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        if (self.part.len() + bytes.len()) as u64 > PART_MIB * MIB {
            return Err(too_large());
        }
        self.part.extend(bytes);
        Ok(())
    }

    /// What was kept; of a part that is cut off also the row it ends in.
    fn end(mut self) -> Result<Vec<u8>, Refusal> {
        let row = std::mem::take(&mut self.row);
        self.keep(&row)?;
        Ok(self.part)
    }
}

/// The name of a tag without its prefix, whether it ends an element, and whether it is all of one.
fn named(tag: &[u8]) -> (&[u8], bool, bool) {
    let inside = tag.strip_prefix(b"<").unwrap_or_default();
    let (is_end, inside) =
        inside.strip_prefix(b"/").map_or((false, inside), |inside| (true, inside));
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let name = inside.split(ends).next().unwrap_or_default();
    (name.rsplit(|byte| *byte == b':').next().unwrap_or_default(), is_end, tag.ends_with(b"/>"))
}

fn too_large() -> Refusal {
    Returned::Beyond { bound: Bound::BlankRows, limit: PART_MIB }.into()
}

#[cfg(test)]
mod tests {
    use super::{is_sheet, without_blank_rows};

    fn kept(part: &str) -> Option<String> {
        let kept = without_blank_rows(part.as_bytes()).ok()?;
        Some(String::from_utf8(kept).unwrap())
    }

    #[test]
    fn rows_that_hold_nothing_are_left_out() {
        let filled = "<x:row r='2'><x:c r='A2'><x:v>1</x:v></x:c></x:row>";
        let text = "<row r=\"3\"><c><is><t>a > b</t></is></c></row>";
        let blank = "<row r='4' ht='20'/> <x:row r='5'><x:c r='A5' s='1'/><x:c></x:c> </x:row>";
        let part = format!("<sheetData>{filled}{blank}{text}{blank}</sheetData><y>z</y>");
        let wanted = format!("<sheetData>{filled} {text} </sheetData><y>z</y>");
        assert_eq!(kept(&part), Some(wanted));
    }

    #[test]
    fn rows_that_others_are_counted_from_stay() {
        let counted = "<sheetData><row/><row><c/></row><row><c><v>1</v></c></row></sheetData>";
        assert_eq!(kept(counted).as_deref(), Some(counted));
        assert_eq!(kept("<row r='1'/><row><c><v>1</v></c></row>"), None);
    }

    #[test]
    fn what_is_large_without_them_too_is_refused() {
        assert_eq!(kept(&" ".repeat(3 << 20)), None);
        assert_eq!(kept(&format!("<row r='1'>{}", "<c/>".repeat(5 << 20))), None);
        assert_eq!(kept(&"<row r='1'><v/></row>".repeat(1 << 20)), None);
        assert_eq!(kept("<row r='1'><c").as_deref(), Some("<row r='1'><c"));
    }

    #[test]
    fn only_sheets_have_rows() {
        assert!(is_sheet("xl\\Worksheets\\sheet1.xml"));
        assert!(!is_sheet("xl/sharedStrings.xml"));
    }
}
