//! The document: typed blocks in reading order, and the one style table that says how each is
//! set.
//!
//! [`template`] makes blocks of rendered template text; `layout` and `docx` draw the same
//! blocks after the same [`Style`]. Nothing here knows what a notice or a report is.

mod block;
mod measure;
mod style;
pub mod template;
pub mod title;
mod typeface;

pub use block::{
    Align, Block, Cell, Colophon, ColophonItem, Column, Document, Imprint, Info, Role, Run,
    Signature, Table, Text, plain_text,
};
pub use measure::{HeadGeometry, MarkFit};
pub use style::{
    ColophonStyle, Colour, Gaps, Grid, HeadStyle, PageNumberStyle, Paper, Rule, Style, TableStyle,
    TextStyle,
};
pub use typeface::Typeface;
