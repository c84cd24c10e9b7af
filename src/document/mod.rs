//! The document: typed blocks in reading order, and the one style table that says how each is
//! set.
//!
//! [`template`] makes blocks of rendered template text; `layout` and `docx` draw the same
//! blocks after the same [`Style`]. Nothing here knows what a notice or a report is.

mod block;
mod columns;
mod measure;
mod signing;
mod style;
pub mod template;
pub mod title;
mod typeface;

pub use block::{
    Align, Block, Cell, Colophon, ColophonItem, ColophonPage, Column, Document, Imprint, Info,
    NoteItem, Role, Run, Signature, Table, Text, Turn, plain_text,
};
pub use measure::{HeadGeometry, MarkFit};
pub use signing::{PlacedText, Signing, SigningLine};
pub use style::{
    ColophonStyle, Colour, Gaps, Grid, HeadStyle, PageNumberStyle, Paper, Rule, Style, TableStyle,
    TextStyle,
};
pub use typeface::Typeface;
