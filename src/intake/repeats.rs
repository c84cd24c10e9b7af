//! The repeats of an .ods, summed before the reader writes them out: a row or cell may say that
//! it stands there a million times (OpenDocument 1.2, 19.675 and 19.677), and 700 bytes then
//! become gigabytes. Rows and cells that hold nothing do not count: every file of LibreOffice
//! fills the sheet with them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::diag::{Bound, Returned};

use super::limits::{CELLS, COLUMNS, ROWS};
use super::refusal::{Refusal, damaged};

/// Whether what the part `content.xml` holds stays within the bounds of a sheet.
///
/// # Errors
/// The bound that is passed, or XML that is broken.
pub(super) fn check(content: &[u8]) -> Result<(), Refusal> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let mut sum = Sum::default();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => sum.start(&tag),
            Event::Empty(tag) => {
                sum.start(&tag);
                sum.end(tag.local_name().as_ref())?;
            }
            Event::End(tag) => sum.end(tag.local_name().as_ref())?,
            Event::Text(text) => sum.filled |= !text.trim_ascii().is_empty(),
            Event::GeneralRef(_) | Event::CData(_) => sum.filled = true,
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Where the reading stands.
#[derive(Default)]
struct Sum {
    /// The row, from 0.
    row: u64,
    /// How often it is repeated.
    rows: u64,
    /// The column, from 0.
    column: u64,
    /// How often the cell is repeated.
    columns: u64,
    /// Whether the cell holds something.
    filled: bool,
    /// The first column behind the last cell of the row that does.
    width: u64,
    /// Cells of all rows up to now, with what lies empty between them.
    cells: u64,
}

impl Sum {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"table" => *self = Sum { cells: self.cells, ..Sum::default() },
            b"table-row" => {
                self.rows = repeated(tag, b"number-rows-repeated");
                (self.column, self.width) = (0, 0);
            }
            b"table-cell" | b"covered-table-cell" => {
                self.columns = repeated(tag, b"number-columns-repeated");
                self.filled = attribute(tag, b"value-type").is_some();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: &[u8]) -> Result<(), Refusal> {
        match tag {
            b"table-cell" | b"covered-table-cell" => {
                self.column = self.column.saturating_add(self.columns);
                if self.filled {
                    self.width = self.column;
                }
                within(Bound::Columns, self.width, u64::from(COLUMNS))
            }
            b"table-row" => {
                self.row = self.row.saturating_add(self.rows);
                if self.width == 0 {
                    return Ok(());
                }
                self.cells = self.cells.saturating_add(self.rows.saturating_mul(self.width));
                within(Bound::Rows, self.row, u64::from(ROWS))?;
                within(Bound::Cells, self.cells, CELLS as u64)
            }
            _ => Ok(()),
        }
    }
}

fn within(bound: Bound, count: u64, limit: u64) -> Result<(), Refusal> {
    if count > limit { Err(Returned::Beyond { bound, limit }.into()) } else { Ok(()) }
}

/// A number that is none is the reader's to refuse.
fn repeated(tag: &BytesStart<'_>, name: &[u8]) -> u64 {
    let Some(value) = attribute(tag, name) else { return 1 };
    let text = String::from_utf8_lossy(&value).into_owned();
    text.trim().parse().unwrap_or(u64::MAX)
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<Vec<u8>> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::diag::{Bound, Returned};

    fn bound(rows: &str) -> Option<Bound> {
        let content = format!("<t:table xmlns:t='t'>{rows}</t:table>");
        let refusal = check(content.as_bytes()).err()?;
        let Returned::Beyond { bound, .. } = refusal.problem else { return None };
        Some(bound)
    }

    #[test]
    fn empty_repeats_are_free() {
        let fill = "<t:table-row t:number-rows-repeated='1048575'>\
                    <t:table-cell t:number-columns-repeated='16384'/></t:table-row>";
        assert_eq!(bound(fill), None);
        let one = "<t:table-row><t:table-cell t:value-type='x'/></t:table-row>";
        assert_eq!(bound(&format!("{one}{fill}")), None);
        assert_eq!(bound(&format!("{fill}{one}")), Some(Bound::Rows));
    }

    #[test]
    fn filled_repeats_count() {
        let row = |rows: u64, columns: u64| {
            format!(
                "<t:table-row t:number-rows-repeated='{rows}'><t:table-cell \
                 t:number-columns-repeated='{columns}'><t:p>x</t:p></t:table-cell></t:table-row>"
            )
        };
        assert_eq!(bound(&row(2, 2)), None);
        assert_eq!(bound(&row(1, 16_384)), Some(Bound::Columns));
        assert_eq!(bound(&row(1_048_576, 1)), Some(Bound::Rows));
        assert_eq!(bound(&row(9_000, 400)), Some(Bound::Cells));
        assert_eq!(bound(&row(u64::MAX, 1).repeat(3)), Some(Bound::Rows));
    }
}
