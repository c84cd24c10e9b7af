//! A description as it is typed: what `check` says of it, and its pages as they are printed; nothing is written.
//!
//! ```text
//! text -> reading -> findings, each with whether `check --fix` mends it
//!            \-> notice -> pages -> PDF (drawn page by page when it is asked for)
//!                            \-> places: which line of the description stands where
//! ```

use std::path::Path;

use serde::Serialize;

use crate::diag::{Diagnostic, Diagnostics};
use crate::document::template::Templates;
use crate::han::Width;
use crate::layout::fonts::FontSet;
use crate::layout::page::{Direction, GlyphRun, Item, Page};
use crate::length::Length;
use crate::notice::{LineEdit, Notice};
use crate::origin::Place;
use crate::pdf::PdfKind;
use crate::{compose, layout, mend, picture};

use super::paper::Form;
use super::{archive, checking, input};

/// What is seen of a text.
pub(crate) struct Look {
    /// What `check` finds, by place.
    pub(crate) findings: Vec<Seen>,
    /// Its pages, where it can be set.
    pub(crate) paper: Option<Paper>,
}

/// A finding.
pub(crate) struct Seen {
    /// It.
    pub(crate) found: Diagnostic,
    /// Whether `check --fix` would mend it.
    pub(crate) is_mendable: bool,
}

/// The pages of a text.
pub(crate) struct Paper {
    pdf: Vec<u8>,
    /// Width and height of each, in tenths of a millimetre.
    pub(crate) sheets: Vec<[u32; 2]>,
    /// What stands where on them.
    pub(crate) places: Vec<Placed>,
}

/// Characters of one line of the description, in one line of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Placed {
    /// The page, from 0.
    pub(crate) page: usize,
    /// The line of the description, from 1.
    pub(crate) line: u16,
    /// Left and upper edge, width and height, in ten-thousandths of the page's width and height.
    pub(crate) at: [u32; 4],
}

/// Looks at a text that is to stand in the description at `place`; nothing where `is_wanted` says that nobody waits for
/// it any more.
pub(crate) fn look(
    place: &Path,
    text: &str,
    fonts: &FontSet,
    is_wanted: &dyn Fn() -> bool,
) -> Option<Look> {
    let mut reading = input::as_file(place, text.as_bytes());
    if !is_wanted() {
        return None;
    }
    let notice = reading.notice.clone();
    let notice = notice.map(|notice| archive::knowing_earlier_units(place, notice, &reading));
    let file = input::lying(place);
    // Whoever waits for the pages need not wait for the words before.
    let (_silent, laid) = rayon::join(
        || checking::read_over(&file, &mut reading, true),
        || notice.map(|notice| notice.and_then(|notice| paper(&notice, fonts))),
    );
    let edits = mend::possible(&reading);
    let mut findings = std::mem::take(&mut reading.findings);
    let paper = match laid {
        Some(Ok((paper, set))) => {
            findings.extend(checking::to_be_mended(&set));
            Some(paper)
        }
        Some(Err(failed)) => {
            findings.extend(failed);
            None
        }
        None => None,
    };
    let seen = |found| Seen { is_mendable: !mend::of(&found, &edits).is_empty(), found };
    Some(Look { findings: findings.sorted().into_iter().map(seen).collect(), paper })
}

fn paper(notice: &Notice, fonts: &FontSet) -> Result<(Paper, Diagnostics), Diagnostics> {
    let document = compose::notice(notice, &Templates::default())?;
    let settled = layout::settle(document, &compose::style(notice), fonts)?;
    let pdf = Form::Pdf(PdfKind::default()).write(&settled)?;
    let pages = settled.pages();
    let tenths = |length: Length| whole(length.to_mm() * 10.0);
    let sheets = pages.iter().map(|page| [tenths(page.width), tenths(page.height)]).collect();
    let places = (0..).zip(pages).flat_map(|(number, page)| places(number, page)).collect();
    Ok((Paper { pdf, sheets, places }, settled.warnings().clone()))
}

impl Paper {
    /// The page (from 0) as a picture (PNG), as `--png` draws it; none where there is no such page.
    pub(crate) fn page(&self, number: usize) -> Option<Vec<u8>> {
        picture::own_page(self.pdf.clone(), number)
    }
}

/// What stands where on a page.
fn places(number: usize, page: &Page) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for item in &page.items {
        let Item::Glyphs(run) = item else { continue };
        let mut from = 0;
        for part in run.glyphs.chunk_by(|one, next| one.line == next.line) {
            let next = run.glyphs.get(from + part.len()).map(|glyph| glyph.x);
            from += part.len();
            let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
            if first.line != 0 {
                let own = run.size * Width::of(last.character).cells();
                let ends = next.unwrap_or(last.x + own);
                let at = part_of(page, run, [first.x, ends]);
                placed.push(Placed { page: number, line: first.line, at });
            }
        }
    }
    placed
}

/// How far a line of characters reaches above its baseline, in parts of its size.
const ABOVE: f64 = 0.88;

fn part_of(page: &Page, run: &GlyphRun, [begin, end]: [Length; 2]) -> [u32; 4] {
    let above = run.baseline - run.size * ABOVE;
    let height = run.size;
    let [x, y, width, height] = match run.direction {
        Direction::Right => [begin, above, end - begin, height],
        Direction::Up => [above, page.height - end, height, end - begin],
    };
    let of = |length: Length, all: Length| whole(length / all * 10_000.0);
    [of(x, page.width), of(y, page.height), of(width, page.width), of(height, page.height)]
}

/// A small number without its fraction; what is less than nothing lies outside the page.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded before")]
fn whole(number: f64) -> u32 {
    number.round().clamp(0.0, 1e9) as u32
}

/// A finding, as a page names it again.
pub(crate) struct Named<'n> {
    /// Its code.
    pub(crate) code: &'n str,
    /// Where it begins: line and column, from 1.
    pub(crate) at: (usize, usize),
}

/// The text with what mends that finding, as `check --fix` would; nothing where nothing does, or it brings an error.
pub(crate) fn mended(place: &Path, text: &str, named: &Named<'_>) -> Option<String> {
    let read = |bytes: &[u8]| input::as_file(place, bytes);
    let mut reading = read(text.as_bytes());
    let _silent = checking::read_over(&input::lying(place), &mut reading, true);
    let edits = mend::possible(&reading);
    let is_it =
        |found: &&Diagnostic| found.problem.code() == named.code && begins(found) == Some(named.at);
    let found = reading.findings.iter().find(is_it)?;
    let mended = |edits: Vec<&LineEdit>| {
        let edits: Vec<LineEdit> = edits.into_iter().cloned().collect();
        let done = mend::mended_by(text.as_bytes(), edits, &read);
        (!done.changes.is_empty()).then_some(done.bytes)
    };
    let own = mend::of(found, &edits);
    let is_mendable = !own.is_empty();
    let together = || mended(mend::in_lines_of(found, &edits)).filter(|_| is_mendable);
    String::from_utf8(mended(own).or_else(together)?).ok()
}

/// Where a finding begins in the text.
fn begins(found: &Diagnostic) -> Option<(usize, usize)> {
    match &found.place {
        Place::Text(origin) => Some(origin.line_column()),
        Place::Book(_) | Place::Nowhere => None,
    }
}
