//! A settled document -> the bytes of a Word file (DOCX, ECMA-376 transitional).
//!
//! In come the blocks, with the white that ends their lines, and the one style table; out comes
//! the whole file. Word and WPS break lines and pages themselves, so nothing here looks at the
//! pages or measures text, save the few elements that the standard places by their width.
//! `docx-rs` builds the parts, of the text one paragraph or row after the other; `finish` brings them
//! into the order of the schema, adds what `docx-rs` has no call for, and packs them. No more of the
//! text than that is in memory.

mod blocks;
mod colophon;
mod descent;
mod error;
mod exact;
mod finish;
mod footer;
mod frame;
mod head;
mod letter;
mod note;
mod reader;
mod rows;
mod runs;
mod signature;
mod styles;
mod table;
mod unit;

use docx_rs::{DocGrid, DocGridType, Docx, PageMargin, PageOrientationType};

use crate::document::{Document, Style};
use crate::layout::Settled;
use crate::length::Length;

use unit::Page;

pub use error::WriteError;
pub use reader::Reader;

/// The Word file of a settled document for `reader`.
///
/// The same document gives the same bytes, whatever was built before. Characters that XML
/// forbids are left out.
///
/// # Errors
/// Where the parts that `docx-rs` built cannot be read back or packed, which no document brings
/// about.
pub fn write(settled: &Settled, reader: Reader) -> Result<Vec<u8>, WriteError> {
    let (document, style) = (settled.document(), settled.style());
    let docx = styles::all(style).into_iter().fold(sheet(document, style), Docx::add_style);
    finish::finish(docx.build(), &finish::Made { document, style, reader })
}

/// The sheet with its grid and page numbers, still without text.
fn sheet(document: &Document, style: &Style) -> Docx {
    let page = Page::of(style);
    let margins = PageMargin::new()
        .top(page.top)
        .left(page.left)
        .bottom(page.bottom)
        .right(page.right)
        .header(unit::twips(style.paper.top / 2.0))
        .footer(letter::footer_distance(style))
        .gutter(0);
    let orientation = match style.paper.width > style.paper.height {
        true => PageOrientationType::Landscape,
        false => PageOrientationType::Portrait,
    };
    let mut docx = Docx::new()
        .default_fonts(styles::fonts(style.body.typeface))
        .default_size(unit::half_points(style.body.size))
        .default_tab_stop(unit::index(style.cell().to_twips()))
        .page_size(page.width.unsigned_abs(), page.height.unsigned_abs())
        .page_orient(orientation)
        .page_margin(margins)
        .footer(footer::footer(footer::Side::Right, style))
        .even_footer(footer::footer(footer::Side::Left, style));
    docx = letter::with_first_page(docx, document, style);
    let grid = DocGrid::with_empty()
        .grid_type(DocGridType::Lines)
        .line_pitch(unit::index(unit::floor_twips(style.line_pitch())));
    docx.document = docx.document.doc_grid(grid);
    docx
}

/// The height of a paragraph that only holds something else (an anchor, a separator).
const ANCHOR: Length = Length::pt(1.0);
