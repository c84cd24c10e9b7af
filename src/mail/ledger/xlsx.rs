//! The ledger (台账) as a workbook of one sheet, every text written as text.

use crate::date::Date;
use crate::length::Length;
use crate::sheet::{self, WriteError};

use super::Entry;

const HEADS: [&str; 8] =
    ["时间", "单位", "报送期", "事项", "文件", "经手人", "说明", "校验码（SHA-256）"];
const WIDTHS: [Length; 8] = [
    Length::mm(34.0),
    Length::mm(40.0),
    Length::mm(20.0),
    Length::mm(20.0),
    Length::mm(60.0),
    Length::mm(24.0),
    Length::mm(70.0),
    Length::mm(48.0),
];

/// The workbook of the ledger of a `year`, made on `day` by `author`; the same entries give the same bytes.
///
/// # Errors
/// A text longer than a cell holds.
pub fn write(
    entries: &[Entry],
    (year, author): (u16, &str),
    day: Date,
) -> Result<Vec<u8>, WriteError> {
    let row = |one: &Entry| {
        let what = one.what.chinese().to_owned();
        let (time, unit, period, file) = (&one.time, &one.unit, &one.period, &one.file);
        let texts = [time, unit, period, &what, file, &one.by, &one.detail, &one.hash];
        texts.map(String::clone)
    };
    sheet::write_list(&sheet::List {
        name: "台账",
        title: &format!("{year}年台账"),
        author,
        day,
        heads: HEADS,
        widths: WIDTHS,
        rows: entries.iter().map(row).collect(),
        is_filtered: true,
    })
}
