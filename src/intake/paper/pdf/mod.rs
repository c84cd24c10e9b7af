//! A PDF with text -> its paragraphs and tables.
//!
//! ```text
//! page -> device: glyphs and rules -> grid: cells of tables -> line: lines -> paragraph: paragraphs
//! ```
//!
//! Nothing but the places of glyphs and rules says what belongs together. Page numbers are left to whoever
//! knows what they look like; a table that goes on over a page's end is one table.

mod device;
mod grid;
mod line;
mod paragraph;

use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro::hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page,
};
use hayro::kurbo::{Affine, Rect};

use crate::diag::{Bound, Returned};
use crate::intake::refusal::{Refusal, damaged};

use super::{Paper, Piece, Remark};
use device::{Collector, Glyph, Sheet};
use grid::Part;
use paragraph::Pieces;

/// Pages of a paper.
const PAGES: usize = 300;
/// Glyphs of a page; a full one has a thousand.
const GLYPHS: usize = 20_000;

/// The paper in a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::from(Returned::Encrypted),
        LoadPdfError::Invalid => damaged("no PDF"),
    })?;
    let pages = pdf.pages();
    if pages.len() > PAGES {
        return Err(Returned::Beyond { bound: Bound::Listed, limit: PAGES as u64 }.into());
    }
    let cache = InterpreterCache::new();
    let mut sheets: Vec<(Sheet, Vec<Part>)> = Vec::new();
    let mut has_pictures = false;
    for page in pages.iter() {
        let collected = collect(page, &pdf, &cache);
        has_pictures |= collected.has_pictures;
        sheets.extend(collected.into_sheets().into_iter().map(|sheet| {
            let parts = grid::part(&sheet);
            (sheet, parts)
        }));
    }
    let area = paragraph::type_area(&sheets);
    let pieces = sheets.iter().fold(Pieces::default(), |made, (_, parts)| made.with(parts, area));
    let pieces = pieces.pieces;
    if !is_text(&pieces) {
        return Err(Returned::Empty.into());
    }
    let remarks = if has_pictures { vec![Remark::Pictures] } else { Vec::new() };
    Ok(Paper { pieces, remarks })
}

fn collect<'a>(page: &'a Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>) -> Collector {
    let (width, height) = page.render_dimensions();
    let paper = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let place: Affine = page.initial_transform(true).to_kurbo();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(place, paper, cache, pdf.xref(), settings);
    let mut collector = Collector::new(paper, GLYPHS);
    interpret_page(page, &mut context, &mut collector);
    collector
}

/// Whether characters were found, and not only glyphs that nobody knows.
fn is_text(pieces: &[Piece]) -> bool {
    let (mut known, mut unknown) = (0_usize, 0_usize);
    let mut count = |text: &str| {
        for one in text.chars() {
            if one == Glyph::UNKNOWN { unknown += 1 } else { known += 1 }
        }
    };
    for piece in pieces {
        match piece {
            Piece::Paragraph(one) => count(&one.text),
            Piece::Table(rows) => rows.iter().flatten().for_each(|cell| count(cell)),
        }
    }
    known > unknown * 4
}
