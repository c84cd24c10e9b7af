//! The bytes of a published paper (a notice of last year) -> a [`Paper`]: its paragraphs and tables in the
//! order of the page, as a reader sees them.
//!
//! ```text
//! 通知.docx, 通知.txt, 通知.pdf  ->  Paper { pieces: [Paragraph, Paragraph, Table, ...], remarks }
//! ```
//!
//! It is read within the bounds of returned files. What a paragraph means is not known here.

mod blanks;
mod extent;
mod pdf;
mod text;

use serde::{Deserialize, Serialize};

use crate::diag::{Bound, FileKind, Returned};

use super::limits::{FILE_MIB, MIB};
use super::refusal::Refusal;
use super::{archive, guarded, sniff, word};

pub(super) use extent::Extent;

/// A line end in a cell that may be nothing but the cell's width.
pub const SOFT_END: char = '\u{2028}';

/// A cell that is one with the cell above it, as a Word file says; white, as far as nobody asks.
pub const MERGED: char = '\u{2029}';

/// Cells of a row; what stands in further ones is put into the last.
const ROW_CELLS: usize = 64;

/// A paper as it lies on the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Paragraphs and tables, from the top.
    pub pieces: Vec<Piece>,
    /// What the reader did that whoever looks through the result should know.
    pub remarks: Vec<Remark>,
    /// Heads and feet of its pages, which are no text of it, each once.
    pub running: Vec<String>,
    /// It was read from pages, which part paragraphs.
    pub has_pages: bool,
    /// On which page, from 1, each of its pieces begins; empty where it has none.
    pub pages: Vec<usize>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// A paragraph that is not empty. A line end inside it is one that somebody typed.
    Paragraph(Paragraph),
    /// A table by rows; every row has as many cells. In a cell of a PDF, [`SOFT_END`] stands where a line was full.
    Table(Vec<Vec<String>>),
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its text with its automatic number, if it has one.
    pub text: String,
    /// Where its lines stand.
    pub align: Align,
}

/// Where the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// At the left, or as nobody said.
    #[default]
    Plain,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// Something that was read otherwise than it lies in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Remark {
    /// It has tracked changes, which were taken as accepted.
    ChangesAccepted,
    /// It has pictures, whose text nobody reads.
    Pictures,
    /// Text is set in fonts that do not lie in the file, and was left out.
    Fonts,
    /// It has footnotes or endnotes, which were left out.
    Notes,
    /// It has comments, which were left out.
    Comments,
    /// Text that is struck through or hidden was left out.
    Hidden,
    /// The file does not say which characters some of its glyphs are.
    Unknown,
}

/// Reads the paper in `bytes`, in this process.
///
/// # Errors
/// The one reason why it cannot be read.
pub fn paper(bytes: &[u8]) -> Result<Paper, Returned> {
    let kind = guarded(|| Ok(sniff::kind(bytes))).unwrap_or(FileKind::Unknown);
    let read = if bytes.len() as u64 > FILE_MIB * MIB {
        Err(Returned::Beyond { bound: Bound::File, limit: FILE_MIB }.into())
    } else {
        guarded(|| of_kind(kind, bytes)).and_then(with_text)
    };
    read.map_err(|refusal: Refusal| refusal.problem)
}

fn with_text(paper: Paper) -> Result<Paper, Refusal> {
    if paper.pieces.is_empty() { Err(Returned::Empty.into()) } else { Ok(paper) }
}

fn of_kind(kind: FileKind, bytes: &[u8]) -> Result<Paper, Refusal> {
    match kind {
        FileKind::Text => text::read(bytes),
        FileKind::Docx => word::paper::read(archive::check(bytes)?),
        FileKind::Pdf => pdf::read(bytes),
        FileKind::Empty => Err(Returned::Empty.into()),
        FileKind::Encrypted => Err(Returned::Encrypted.into()),
        kind @ (FileKind::Xlsx
        | FileKind::Xls
        | FileKind::Ods
        | FileKind::Xlsb
        | FileKind::Document
        | FileKind::Slides
        | FileKind::Ofd
        | FileKind::Picture
        | FileKind::Pages
        | FileKind::Guarded
        | FileKind::Html
        | FileKind::SpreadsheetXml
        | FileKind::Mail
        | FileKind::Mailbox
        | FileKind::OutlookMail
        | FileKind::Winmail
        | FileKind::Zip
        | FileKind::Archive
        | FileKind::Unknown) => Err(Returned::NotWorkbook { kind }.into()),
    }
}

/// A table whose rows have as many cells, if it holds anything. Cells, rows and columns that hold nothing stay: a form
/// waits for what is written into them.
pub(super) fn table(mut rows: Vec<Vec<String>>) -> Option<Piece> {
    rows.iter_mut().filter(|row| row.len() > ROW_CELLS).for_each(|row| {
        let beyond = row.split_off(ROW_CELLS - 1);
        row.push(beyond.join(" "));
    });
    let width = rows.iter().map(Vec::len).max()?;
    for row in &mut rows {
        row.resize(width, String::new());
        row.iter_mut().filter(|cell| !cell.contains(MERGED)).for_each(bare);
    }
    let has_text = rows.iter().flatten().any(|cell| !cell.trim().is_empty());
    has_text.then_some(Piece::Table(rows))
}

/// Takes the white from around a cell.
fn bare(cell: &mut String) {
    if cell.trim().len() < cell.len() {
        *cell = cell.trim().to_owned();
    }
}
