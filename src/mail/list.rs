//! What was sent to whom -> the send list (发送清单), a workbook of one sheet.
//!
//! A row a unit: mailbox, file, the file's hash, what became of the mail, and its subject. Every text is
//! written as text.

use crate::date::Date;
use crate::length::Length;
use crate::sheet::{self, WriteError};

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
    /// The mail's subject, which says what it asks for.
    pub subject: String,
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
const HEADS: [&str; 7] = ["单位", "邮箱", "文件", "校验码（SHA-256）", "状态", "说明", "邮件主题"];
const WIDTHS: [Length; 7] = [
    Length::mm(40.0),
    Length::mm(50.0),
    Length::mm(46.0),
    Length::mm(48.0),
    Length::mm(30.0),
    Length::mm(44.0),
    Length::mm(60.0),
];

/// The workbook of `list`; the same list gives the same bytes.
///
/// # Errors
/// A text longer than a cell holds, which no checked description has.
pub fn write(list: &List) -> Result<Vec<u8>, WriteError> {
    let row = |one: &Row| {
        let texts =
            [&one.unit, &one.mailbox, &one.file, &one.hash, &one.state, &one.note, &one.subject];
        texts.map(String::clone)
    };
    sheet::write_list(&sheet::List {
        name: SHEET,
        title: &list.title,
        author: &list.author,
        day: list.day,
        heads: HEADS,
        widths: WIDTHS,
        rows: list.rows.iter().map(row).collect(),
        is_filtered: false,
    })
}
