//! A signature that finds no room under its text -> the lines of its page set closer (7.3.5.5:
//! 调整行距), so that no page has a signature and no text.
//!
//! In come the pages as the grid sets them; out come the same, or those of the document with the
//! lines of that page tightened, as little as will do and never under the style's least pitch.
//! Only blocks that begin on the page are set closer, whole, so that a writer that lays out no
//! pages sets the same lines closer, and the pages before keep theirs. Where that gains too
//! little, the end of the text goes to the next page with the signature.

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, Ending, Problem};
use crate::document::{Block, Document, Run, Style, Tightened};
use crate::length::Length;
use crate::origin::Place;

use super::flow::TakenAlong;
use super::fonts::FontSet;
use super::{Laid, lay};

/// From one pitch that is tried to the next.
const STEP: Length = Length::pt(0.25);

/// `laid`, or the pages of `document` with lines set closer. What was done is a finding.
///
/// # Errors
/// As [`super::settle`].
pub(super) fn tighten(
    document: &mut Document,
    style: &Style,
    fonts: &FontSet,
    mut laid: Laid,
) -> Result<Laid, Diagnostics> {
    let Some(taken) = laid.taken_along.clone() else { return Ok(laid) };
    let place = signature_place(document);
    if let Some(blocks) = tightenable(document, &taken) {
        let mut trial = apart(document, style, blocks.start);
        for pitch in pitches(style, taken.lacking) {
            let tightened = Some(Tightened { blocks: blocks.clone(), pitch });
            if let Some(trial) = &mut trial {
                trial.tightened.clone_from(&tightened);
                if lay(trial, style, fonts)?.taken_along.is_some() {
                    continue;
                }
            }
            document.tightened = tightened;
            let mut closer = lay(document, style, fonts)?;
            if closer.taken_along.is_none() {
                let done = Ending::Tightened { page: taken.page, pitch: pitch.to_pt() };
                report(&mut closer, &place, done);
                return Ok(closer);
            }
        }
    }
    document.tightened = None;
    let lines = whole(taken.lacking / style.line_pitch());
    let left = Ending::TakenAlong { page: taken.page, lines };
    report(&mut laid, &place, left);
    Ok(laid)
}

/// The document without the sections behind that of block `at`, where there are some and no colophon that stands under the
/// text: a report has many pages of tables there, which need not be set for each pitch that is tried.
fn apart(document: &Document, style: &Style, at: usize) -> Option<Document> {
    let has_colophon = document.blocks.iter().any(|block| matches!(block, Block::Colophon(_)));
    let sections = document.sections(style);
    let end = sections.iter().find(|section| section.blocks.contains(&at))?.blocks.end;
    if has_colophon || end == document.blocks.len() {
        return None;
    }
    let mut apart = document.clone();
    apart.blocks.truncate(end);
    Some(apart)
}

/// A finding for whoever wrote the text. That of a report nobody can shorten.
fn report(laid: &mut Laid, place: &Place, found: Ending) {
    if place.is_written() {
        laid.warnings.push(Diagnostic::at(place, Problem::Ending(found)));
    }
}

/// The blocks that begin on the page, down to the last before what follows the paper itself.
fn tightenable(document: &Document, taken: &TakenAlong) -> Option<Range<usize>> {
    let first = taken.first_block?;
    let text = document.blocks.get(first..)?.iter().take_while(|block| block.is_text());
    Some(first..first + text.count())
}

/// The pitches to try, the widest first; none where even the closest gains less than is lacking.
fn pitches(style: &Style, lacking: Length) -> impl Iterator<Item = Length> {
    let (normal, least) = (style.line_pitch(), style.least_pitch());
    let most = (normal - least) * f64::from(style.grid.most_lines);
    let first = STEP * (normal / STEP).floor();
    let fewer = |pitch: &Length| Some(*pitch - STEP);
    std::iter::successors(Some(first), fewer)
        .skip_while(move |pitch| *pitch >= normal)
        .take_while(move |pitch| *pitch >= least && lacking <= most)
}

/// Where somebody wrote who signs.
fn signature_place(document: &Document) -> Place {
    let signed: Option<&[Run]> = document.blocks.iter().find_map(|block| match block {
        Block::Signature(signature) => signature.bodies.first().map(Vec::as_slice),
        Block::Stamp(stamp) => Some(&stamp.post),
        Block::Head(_)
        | Block::Title(_)
        | Block::Recipients(_)
        | Block::Paragraph(_)
        | Block::AttachmentNote { .. }
        | Block::Attendance(_)
        | Block::Note(_)
        | Block::AttachmentLabel(_)
        | Block::AttachmentTitle(_)
        | Block::PageBreak
        | Block::Table(_)
        | Block::Colophon(_) => None,
    });
    signed.and_then(<[Run]>::first).map_or(Place::Nowhere, |run| run.place.clone())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
fn whole(lines: f64) -> u16 {
    lines.ceil().max(1.0) as u16
}
