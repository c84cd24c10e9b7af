//! A PDF with text -> its paragraphs and tables.
//!
//! ```text
//! page -> device: glyphs and rules -> grid: cells of tables -> line: lines -> paragraph: paragraphs
//! ```
//!
//! Nothing but the places of glyphs and rules says what belongs together. Heads and feet of pages are taken out
//! (`running`), page numbers are left to whoever knows what they look like; a table that goes on over a page's end is
//! one table.

mod device;
mod grid;
mod line;
mod paragraph;
mod running;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro::hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, InterpreterWarning, TransformExt,
    interpret_page,
};
use hayro::kurbo::{Affine, Rect};

use crate::diag::{Bound, Returned};
use crate::intake::refusal::{Refusal, damaged};

use super::{Extent, Paper, Piece, Remark};
use device::{Collector, Effort, Glyph};
use grid::Part;
use paragraph::Pieces;

/// Pages of a paper.
const PAGES: usize = 300;
/// Bytes of what one page draws; a full one takes some ten thousand.
const CONTENT: usize = 4 << 20;

/// What stands on a page, upright or across it.
struct Side {
    is_turned: bool,
    /// The page, from 1 on.
    page: usize,
    /// How high it is.
    height: f64,
    parts: Vec<Part>,
}

/// The paper in a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::from(Returned::Encrypted),
        LoadPdfError::Invalid => damaged("no PDF"),
    })?;
    let pages = pdf.pages();
    if pages.len() > PAGES {
        return Err(beyond(PAGES));
    }
    let cache = InterpreterCache::new();
    let (mut sides, mut effort, mut has_pictures) = (Vec::new(), Effort::default(), false);
    let lacks_fonts = Arc::new(AtomicBool::new(false));
    for (page, number) in pages.iter().zip(1..) {
        let collected = collect(page, (&pdf, &cache), effort, &lacks_fonts)?;
        has_pictures |= collected.has_pictures;
        effort = collected.effort;
        let height = f64::from(page.render_dimensions().1);
        sides.extend(collected.into_sheets().into_iter().map(|sheet| {
            let is_turned = sheet.is_turned;
            Side { is_turned, page: number, height, parts: grid::part(&sheet) }
        }));
    }
    let remarks =
        [(has_pictures, Remark::Pictures), (lacks_fonts.load(Ordering::Relaxed), Remark::Fonts)];
    paper(sides, remarks)
}

fn paper(mut sides: Vec<Side>, met: [(bool, Remark); 2]) -> Result<Paper, Refusal> {
    let size = paragraph::type_area(&sides).size;
    let running = running::taken(&mut sides, size);
    let area = paragraph::type_area(&sides);
    let (mut made, mut pages) = (Pieces::default(), Vec::new());
    for side in &sides {
        made = made.with(&side.parts, area);
        pages.resize(made.begun(), side.page);
    }
    let pieces = made.finished();
    let (known, unknown) = counted(&pieces)?;
    if known <= unknown * 4 {
        return Err(Returned::Empty.into());
    }
    let met = met.into_iter().chain([(unknown > 0, Remark::Unknown)]);
    let remarks = met.filter_map(|(is_met, remark)| is_met.then_some(remark)).collect();
    Ok(Paper { pieces, remarks, running, has_pages: true, pages })
}

fn collect<'a>(
    page: &'a Page<'a>,
    (pdf, cache): (&'a Pdf, &InterpreterCache<'a>),
    effort: Effort,
    lacks_fonts: &Arc<AtomicBool>,
) -> Result<Collector, Refusal> {
    if page.page_stream().is_some_and(|content| content.len() > CONTENT) {
        return Err(beyond(CONTENT));
    }
    let (width, height) = page.render_dimensions();
    let paper = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let place: Affine = page.initial_transform(true).to_kurbo();
    let lacks_fonts = Arc::clone(lacks_fonts);
    let warning_sink = Arc::new(move |warning| {
        let is_font = matches!(warning, InterpreterWarning::UnsupportedFont);
        lacks_fonts.fetch_or(is_font, Ordering::Relaxed);
    });
    let settings = InterpreterSettings { warning_sink, ..InterpreterSettings::default() };
    let mut context = Context::new(place, paper, cache, pdf.xref(), settings);
    let mut collector = Collector::new(paper, effort);
    // Forms in forms draw without an end, and nothing but a panic stops who interprets them.
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        interpret_page(page, &mut context, &mut collector);
    }));
    match drawn {
        _ if collector.effort.is_spent() => Err(beyond(Effort::MOST)),
        Ok(()) => Ok(collector),
        Err(panic) => resume_unwind(panic),
    }
}

fn beyond(limit: usize) -> Refusal {
    Returned::Beyond { bound: Bound::Listed, limit: limit as u64 }.into()
}

/// How many characters are known, and of how many glyphs nobody knows which they are.
fn counted(pieces: &[Piece]) -> Result<(usize, usize), Refusal> {
    let (mut extent, mut known, mut unknown) = (Extent::default(), 0_usize, 0_usize);
    let mut count = |text: &str, extent: &mut Extent| {
        for one in text.chars() {
            if one == Glyph::UNKNOWN { unknown += 1 } else { known += 1 }
        }
        extent.text(text.len())
    };
    for piece in pieces {
        match piece {
            Piece::Paragraph(one) => {
                extent.piece()?;
                count(&one.text, &mut extent)?;
            }
            Piece::Table(rows) => {
                rows.iter().try_for_each(|_| extent.piece())?;
                rows.iter().flatten().try_for_each(|cell| count(cell, &mut extent))?;
            }
        }
    }
    Ok((known, unknown))
}
