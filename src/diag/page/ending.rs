//! What can be wrong with the end of a paper: its signature, its attachments, the lines of its
//! body (`E23x` in the description, `E42x` and `W41x` on the page).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A kind of finding about the end of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// No diameter of a seal.
    BadDiameter {
        /// As written.
        found: String,
        /// The least possible, in millimetres.
        least: u16,
        /// The most possible, in millimetres.
        most: u16,
    },
    /// A row of a table has more or fewer cells than the table has columns.
    RowLength {
        /// Its cells.
        cells: usize,
        /// The columns.
        columns: usize,
    },
    /// The progress form is given twice.
    FormTwice,
    /// The progress form is given text or tables, which it has of its own.
    FormWithContent,
    /// An attachment has neither text nor tables.
    NoContent,
    /// A paragraph ends with a line of one character.
    LonelyCharacter {
        /// How the paragraph ends.
        ends: String,
    },
    /// The characters of a line stand far apart, because what follows is kept whole.
    LooseLine {
        /// How the next line begins.
        next: String,
    },
    /// A name of a signing body is wider than the line.
    BodyTooWide,
    /// The lines of a page were set closer so that the signature stands under its text.
    Tightened {
        /// The page, from 1.
        page: usize,
        /// From line to line, in points.
        pitch: f64,
    },
    /// The end of the text went to the next page with the signature.
    TakenAlong {
        /// The page it left, from 1.
        page: usize,
        /// So many lines less would have stayed there.
        lines: u16,
    },
}

impl Ending {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Ending::BadDiameter { .. } => ("E230", Office),
            Ending::RowLength { .. } => ("E231", Office),
            Ending::FormTwice => ("E232", Office),
            Ending::FormWithContent => ("E233", Office),
            Ending::NoContent => ("E234", Office),
            Ending::LonelyCharacter { .. } => ("W410", Office),
            Ending::BodyTooWide => ("W411", Office),
            Ending::Tightened { .. } => ("W412", Office),
            Ending::TakenAlong { .. } => ("W413", Office),
            Ending::LooseLine { .. } => ("W414", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Ending::BadDiameter { found, least, most } => words(
                (
                    format!("印章直径“{found}”不对"),
                    format!("写毫米数，{least} 到 {most} 的整数，例如 42"),
                ),
                (
                    format!("“{found}” is no diameter of a seal"),
                    format!("write whole millimetres from {least} to {most}, for example 42"),
                ),
            ),
            Ending::RowLength { cells, columns } => words(
                (
                    format!("这一行有 {cells} 格，表头有 {columns} 栏"),
                    "每行的格数与栏数相同；空着的格写成 \"\"",
                ),
                (
                    format!("this row has {cells} cells, the table has {columns} columns"),
                    "give every row a cell a column; write \"\" for a blank one",
                ),
            ),
            Ending::FormTwice => words(
                (
                    "进展情况报表写了两次",
                    "报表只写一处：写在“附件”里，或者在“其他附件”里写一项“类型: 报表”",
                ),
                (
                    "the progress form is given twice",
                    "give it once: as `attachment`, or as an item of `attachments` with `kind: form`",
                ),
            ),
            Ending::FormWithContent => words(
                (
                    "报表的内容由程序填，不能再写内容和表格",
                    "删去这一项的“内容”和“表格”；不是进展情况报表的，删去“类型: 报表”",
                ),
                (
                    "the program fills the progress form; it takes no text and no tables",
                    "remove `text` and `tables` here, or `kind: form` where it is another attachment",
                ),
            ),
            Ending::NoContent => words(
                ("这个附件没有内容", "写“内容”（一段或几段文字）或者“表格”"),
                (
                    "this attachment has no content",
                    "give it `text` (a paragraph or several) or `tables`",
                ),
            ),
            Ending::LonelyCharacter { ends } => words(
                (
                    format!("“……{ends}”这一段的最后一行只有一个字"),
                    "增减几个字，让这个字回到上一行，或者带下几个字来",
                ),
                (
                    format!("the paragraph that ends “…{ends}” has one character on its last line"),
                    "shorten or lengthen it by a few characters",
                ),
            ),
            Ending::LooseLine { next } => words(
                (
                    format!("“{next}……”不拆开，排到了下一行，它上面一行的字距很松"),
                    "在它前面增减几个字",
                ),
                (
                    format!("“{next}…” is kept whole, so that the line above it is set very loose"),
                    "add or take away a few characters before it",
                ),
            ),
            Ending::BodyTooWide => words(
                ("署名机关名称太长，一行排不下，排成了两行", "用规范化简称"),
                (
                    "the name of the signing body is wider than a line and was broken",
                    "use its short name",
                ),
            ),
            Ending::Tightened { page, pitch } => words(
                (
                    format!(
                        "第 {page} 页排不下署名、日期和印章，这一页的行距收紧到 {pitch} 磅（7.3.5.5）"
                    ),
                    "不用处理；想恢复原来的行距，正文减少一两行",
                ),
                (
                    format!(
                        "page {page} had no room for signature, date and seal: its lines were set \
                     {pitch} pt apart (7.3.5.5)"
                    ),
                    "nothing to do; with a line or two less of text the lines stand apart as before",
                ),
            ),
            Ending::TakenAlong { page, lines } => words(
                (
                    format!("第 {page} 页排不下署名、日期和印章，正文的末尾随署名排到了下一页"),
                    format!(
                        "不改也合乎标准；想让署名回到第 {page} 页，正文减少 {lines} 行左右，正文短、减不出来的不用改"
                    ),
                ),
                (
                    format!(
                        "page {page} had no room for signature, date and seal: the end of the text \
                     went with them to the next page"
                    ),
                    format!(
                        "the standard allows it; with about {lines} lines less of text the signature returns to \
                     page {page}; leave a text as it is that is too short for that"
                    ),
                ),
            ),
        }
    }
}
