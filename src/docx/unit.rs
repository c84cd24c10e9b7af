//! Lengths -> the integers of WordprocessingML, rounded so that what fits the type area on paper
//! still fits it in the file.

use crate::document::{Colour, Style};
use crate::length::Length;

/// In twips, to the nearest.
pub(super) fn twips(length: Length) -> i32 {
    length.to_twips()
}

/// In twips, downwards.
pub(super) fn floor_twips(length: Length) -> i32 {
    length.to_twips_below()
}

/// In half-points.
pub(super) fn half_points(length: Length) -> usize {
    index(length.to_half_points())
}

/// As the unsigned number `docx-rs` takes for widths; nothing where negative.
pub(super) fn index(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}

/// A width of `docx-rs` as a number.
pub(super) fn signed(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// As the unsigned number `docx-rs` takes for spacing; nothing where negative.
pub(super) fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// Whole ones that hold so many.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of lines")]
pub(super) fn whole(count: f64) -> usize {
    count.ceil().max(0.0) as usize
}

/// As six hexadecimal digits (`ST_HexColor`).
pub(super) fn hex(Colour(red, green, blue): Colour) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// The sheet in twips. The text width is what the rounded margins leave.
pub(super) struct Page {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) top: i32,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
    pub(super) text_width: i32,
}

impl Page {
    pub(super) fn of(style: &Style) -> Page {
        let paper = &style.paper;
        let (width, height) = (twips(paper.width), twips(paper.height));
        let (left, right) = (twips(paper.left), twips(paper.right()));
        let (top, bottom) = (twips(paper.top), twips(paper.bottom()));
        Page { width, height, top, left, right, bottom, text_width: width - left - right }
    }
}
