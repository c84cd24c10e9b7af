//! The document: typed blocks in reading order, and the one style table that says how each is
//! set.
//!
//! [`template`] makes blocks of rendered template text; `layout` and `docx` draw the same
//! blocks after the same [`Style`]. Nothing here knows what a notice or a report is.

mod block;
mod breaking;
mod columns;
mod head;
mod measure;
mod moved;
mod outline;
mod rows;
mod section;
mod signing;
mod style;
mod table_style;
pub mod template;
mod text;
pub mod title;
mod typeface;
mod wholes;
mod widths;
mod words;

pub use block::{
    Align, Bar, Block, Broken, Cell, Colophon, ColophonItem, ColophonPage, Column, Document,
    Imprint, Info, NoteItem, Role, Run, Signature, Stamp, Table, Text, TextEnd, Tightened, Turn,
};
pub use breaking::LineStyle;
pub use head::{Head, HeadNote, PlacedName, SignerRows, Signers};
pub use measure::{HeadGeometry, MarkFit};
pub use outline::{Headline, headline};
pub use rows::tied_rows;
pub use section::Section;
pub use signing::{PlacedText, Signing, SigningLine};
pub use style::{
    ColophonStyle, Colour, DoubleRule, Gaps, Grid, HeadForm, HeadStyle, PageNumberStyle, Paper,
    Rule, StampStyle, Style, TextStyle,
};
pub use table_style::{BarStyle, TableStyle};
pub use text::{in_one_line, is_heading, parted, plain_text};
pub use typeface::Typeface;
pub use wholes::{Whole, Wholes};
