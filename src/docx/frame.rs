//! Frames (图文框, ECMA-376 17.3.1.11): paragraphs of the body that stand at a place of the sheet.
//!
//! 版记 and a letter's head stand in them. Their text is the body's own, so that every reader finds
//! it once; a text box would hide it from readers that know no drawings, and no row of a floating
//! table reaches below the type area. Neighbours with the same frame share it. What was tried is in
//! docs/word.md.

use docx_rs::{FrameProperty, Paragraph};

use crate::document::Style;
use crate::length::Length;

use super::letter::Place;
use super::styles::Named;
use super::unit::Page;
use super::{ANCHOR, exact, unit};

/// `paragraphs` with the last one's foot on the foot of the type area of the page that the
/// paragraph behind them stands on; more text makes the frame grow upwards.
///
/// The frame lies on the sheet's edge and ends with the white below the type area: programs differ
/// in what they call the margin's foot where a section's margins are exact. The paragraph of the last
/// rule, which is as high as an anchor, is a part of that white.
pub(super) fn at_foot(mut paragraphs: Vec<Paragraph>, style: &Style) -> Vec<Paragraph> {
    let foot = unit::twips(style.paper.height - style.area_foot() - ANCHOR);
    let white = Paragraph::new().style(Named::Anchor.id()).line_spacing(exact::line(foot));
    paragraphs.push(white);
    let frame = FrameProperty {
        w: Some(unit::unsigned(Page::of(style).text_width)),
        ..FrameProperty::new()
            .h_anchor("margin")
            .x_align("center")
            .v_anchor("page")
            .y_align("bottom")
    };
    framed(paragraphs, &frame)
}

/// `paragraphs` at a place of the sheet.
pub(super) fn on_sheet(paragraphs: Vec<Paragraph>, place: &Place) -> Vec<Paragraph> {
    let frame = FrameProperty {
        w: Some(unit::unsigned(unit::twips(place.width))),
        h: Some(unit::unsigned(unit::twips(place.height))),
        x: Some(unit::twips(place.left)),
        y: Some(unit::twips(place.top)),
        ..FrameProperty::new().h_rule("exact").h_anchor("page").v_anchor("page")
    };
    framed(paragraphs, &frame)
}

/// The paragraphs in one frame, which no text stands beside.
fn framed(paragraphs: Vec<Paragraph>, frame: &FrameProperty) -> Vec<Paragraph> {
    let frame = frame.clone().wrap("notBeside");
    let framed = |mut paragraph: Paragraph| {
        paragraph.property.frame_property = Some(frame.clone());
        paragraph
    };
    paragraphs.into_iter().map(framed).collect()
}

/// A low paragraph that something hangs on, `height` high.
pub(super) fn anchor(height: Length) -> Paragraph {
    let anchor = Paragraph::new().style(Named::Anchor.id());
    anchor.line_spacing(exact::line(unit::twips(height)))
}
