//! What can be wrong with the end of a paper: its signature, its attachments, the lines of its
//! body (`E23x` in the description, `E42x` and `W41x` on the page).
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

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
    /// The stable code.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Ending::BadDiameter { .. } => "E230",
            Ending::RowLength { .. } => "E231",
            Ending::FormTwice => "E232",
            Ending::FormWithContent => "E233",
            Ending::NoContent => "E234",
            Ending::LonelyCharacter { .. } => "W410",
            Ending::BodyTooWide => "W411",
            Ending::Tightened { .. } => "W412",
            Ending::TakenAlong { .. } => "W413",
            Ending::LooseLine { .. } => "W414",
        }
    }
}
