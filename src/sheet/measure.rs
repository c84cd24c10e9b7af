//! Row heights and column widths.
//!
//! Excel gives a row no more than 409 pt and never measures Chinese text by itself, so heights
//! are estimated here.

use crate::han;
use crate::length::Length;

/// The greatest height of a row in points: Excel allows 409 pt.
pub(crate) const MOST_ROW: f64 = 408.75;
/// A pixel of a 96 dpi screen in points: every height is a number of them.
pub(crate) const PIXEL: f64 = 0.75;
/// What a cell keeps free of text, left and right together, and above and below.
pub(crate) const PADDING: Length = Length::pt(8.0);
/// Lines of type are so much apart, in sizes of their type.
const PITCH: f64 = 1.3;
/// Fonts that stand in for the office's are a little wider.
const CAUTION: f64 = 1.05;

/// What a text of that size needs, wrapped to that width, with `room` points free.
pub(crate) fn text_height(text: &str, width: Length, size: Length, room: f64) -> f64 {
    ((lines_height(text, size, width) + room) / PIXEL).ceil() * PIXEL
}

/// How wide a cell is that holds `text` of that size on one line.
pub(crate) fn width_of_line(text: &str, size: Length) -> Length {
    Length::pt((han::cells(text) * CAUTION * size.to_pt() + PADDING.to_pt()).ceil())
}

/// The height in points of the lines of `text`, set in that size and wrapped to cells of that
/// width.
pub(crate) fn lines_height(text: &str, size: Length, width: Length) -> f64 {
    let line = (width - PADDING) / size;
    let lines_of = |text: &str| (han::cells(text) * CAUTION / line).ceil().max(1.0);
    let lines: f64 = text.split('\n').map(lines_of).sum();
    lines * size.to_pt() * PITCH
}

/// Excel measures columns in pixels of a 96 dpi screen.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a column is some hundred pixels wide"
)]
pub(crate) fn pixels(length: Length) -> u32 {
    (length.to_pt() * 96.0 / 72.0).round() as u32
}
