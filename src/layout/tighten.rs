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
    if let Some(tightened) = widest(document, style, fonts, &taken)? {
        let done = Ending::Tightened { page: taken.page, pitch: tightened.pitch.to_pt() };
        document.tightened = Some(tightened);
        let mut closer = lay(document, style, fonts)?;
        if closer.taken_along.is_none() {
            report(&mut closer, &place, done);
            return Ok(closer);
        }
    }
    document.tightened = None;
    let lines = whole(taken.lacking / style.line_pitch());
    let left = Ending::TakenAlong { page: taken.page, lines };
    report(&mut laid, &place, left);
    Ok(laid)
}

/// The widest pitch at which the signature finds room under its text, if there is one: found by halves, since
/// lines that stand closer need no more room.
fn widest(
    document: &mut Document,
    style: &Style,
    fonts: &FontSet,
    taken: &TakenAlong,
) -> Result<Option<Tightened>, Diagnostics> {
    let Some(blocks) = tightenable(document, taken) else { return Ok(None) };
    let (mut found, mut pitches) = (None, pitches(style, taken.lacking));
    while !pitches.is_empty() {
        let middle = pitches.len() / 2;
        let tightened = Some(Tightened { blocks: blocks.clone(), pitch: pitches[middle] });
        document.tightened.clone_from(&tightened);
        if lay(document, style, fonts)?.taken_along.is_none() {
            found = tightened;
            pitches.truncate(middle);
        } else {
            pitches.drain(..=middle);
        }
    }
    Ok(found)
}

/// A finding for whoever wrote the text. That of a report nobody can shorten.
fn report(laid: &mut Laid, place: &Place, found: Ending) {
    if place.is_written() {
        laid.ending = Some(Diagnostic::at(place, Problem::Ending(found)));
    }
}

/// The blocks that begin on the page, down to the last before what follows the paper itself. A table between them
/// has lines of its own.
fn tightenable(document: &Document, taken: &TakenAlong) -> Option<Range<usize>> {
    let first = taken.first_block?;
    let blocks = document.blocks.get(first..)?.iter();
    let of_text = blocks.take_while(|one| one.is_text() || matches!(one, Block::Table(_)));
    let of_text: Vec<&Block> = of_text.collect();
    let end = of_text.iter().rposition(|block| block.is_text()).map_or(0, |last| last + 1);
    Some(first..first + end)
}

/// The pitches to try, the widest first; none where even the closest gains less than is lacking.
fn pitches(style: &Style, lacking: Length) -> Vec<Length> {
    let (normal, least) = (style.line_pitch(), style.least_pitch());
    let most = (normal - least) * f64::from(style.grid.most_lines);
    if lacking > most {
        return Vec::new();
    }
    let first = STEP * (normal / STEP).floor();
    let fewer = |pitch: &Length| Some(*pitch - STEP);
    std::iter::successors(Some(first), fewer)
        .skip_while(|pitch| *pitch >= normal)
        .take_while(|pitch| *pitch >= least)
        .collect()
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
