//! What was sent to whom -> the send list (发送清单), a workbook of one sheet.
//!
//! A row a unit: mailbox, file, the file's hash, and what became of the mail. Every text is
//! written as text.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::date::Date;
use crate::document::Typeface;
use crate::form::WriteError;
use crate::form::write::{self, formats, identity, measure};
use crate::length::Length;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The unit's official name.
    pub unit: String,
    /// Its mailbox; empty where it has none.
    pub mailbox: String,
    /// The name of the file that goes with the mail; empty where none does.
    pub file: String,
    /// SHA-256 of that file.
    pub hash: String,
    /// What became of the mail.
    pub state: String,
    /// What else is to be known.
    pub note: String,
}

/// The list as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The title.
    pub title: String,
    /// Who sends.
    pub author: String,
    /// The day that counts as today.
    pub day: Date,
    /// The rows.
    pub rows: Vec<Row>,
}

const SHEET: &str = "发送清单";
const HEADS: [&str; 6] = ["单位", "邮箱", "文件", "校验码（SHA-256）", "状态", "说明"];
const WIDTHS: [Length; 6] = [
    Length::mm(40.0),
    Length::mm(50.0),
    Length::mm(46.0),
    Length::mm(48.0),
    Length::mm(30.0),
    Length::mm(44.0),
];
const BODY: Length = Length::pt(10.5);
const TITLE: Length = Length::pt(16.0);
/// Above and below a text together, in points.
const ROOM: f64 = 6.0;

/// The workbook of `list`; the same list gives the same bytes.
///
/// # Errors
/// A text longer than a cell holds, which no checked description has.
pub fn write(list: &List) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&identity::dated(&list.title, &list.author, list.day)?);
    write::default_type(&mut workbook)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    write::landscape(sheet);
    sheet.set_footer(format!("&C&9{}", write::PAGE_NUMBER));
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width_pixels(column, write::pixels(width))?;
    }
    title(sheet, &list.title)?;
    let head = formats::ruled(formats::typeface(Typeface::HeiTi, BODY)).set_text_wrap();
    row(sheet, 1, HEADS, &head.set_align(FormatAlign::Center))?;
    sheet.set_repeat_rows(1, 1)?.set_freeze_panes(2, 0)?;
    let plain = formats::ruled(formats::typeface(Typeface::FangSong, BODY)).set_text_wrap();
    let plain = plain.set_align(FormatAlign::VerticalCenter);
    for (at, one) in (2..).zip(&list.rows) {
        let texts = [&one.unit, &one.mailbox, &one.file, &one.hash, &one.state, &one.note];
        row(sheet, at, texts.map(String::as_str), &plain)?;
    }
    Ok(write::saved(&mut workbook)?)
}

fn title(sheet: &mut Worksheet, text: &str) -> Result<(), XlsxError> {
    let format = formats::typeface(Typeface::XiaoBiaoSong, TITLE).set_align(FormatAlign::Center);
    sheet.merge_range(0, 0, 0, 5, "", &format)?;
    write::write_text(sheet, 0, 0, text, &format)?;
    sheet.set_row_height(0, TITLE.to_pt() * 2.0)?;
    Ok(())
}

/// Texts into a row that is as high as the longest of them needs.
fn row(sheet: &mut Worksheet, at: u32, texts: [&str; 6], format: &Format) -> Result<(), XlsxError> {
    let mut height: f64 = 0.0;
    for ((column, text), width) in (0..).zip(texts).zip(WIDTHS) {
        write::write_text(sheet, at, column, text, format)?;
        height = height.max(measure::lines_height(text, BODY, width) + ROOM);
    }
    sheet.set_row_height(at, height.min(measure::MOST_ROW))?;
    Ok(())
}
