//! Where characters stand in a line of exact height, which is all that Word and LibreOffice let
//! a file say of vertical position.
//!
//! Both put the baseline at four fifths of the height; the em square of a Chinese font reaches
//! from 0.88 above the baseline to 0.12 below it. A line of 1.1 times the size therefore begins
//! with the upper edge of its characters.

use docx_rs::{LineSpacing, LineSpacingType};

use crate::document::TextStyle;
use crate::length::Length;

/// The baseline's share of the height of an exact line.
const BASELINE: f64 = 0.8;

/// The height of a line that begins with the upper edge of characters of `size`.
pub(super) fn tight(size: Length) -> Length {
    size * (TextStyle::ASCENT / BASELINE)
}

/// From the foot of characters of `size` to the foot of their [`tight`] line.
pub(super) fn below(size: Length) -> Length {
    tight(size) - size
}

/// From the foot of a [`tight`] line up to its baseline.
pub(super) fn foot_to_baseline(size: Length) -> Length {
    tight(size) * (1.0 - BASELINE)
}

/// Lines of exactly so many twips.
pub(super) fn line(twips: i32) -> LineSpacing {
    LineSpacing::new().line(twips).line_rule(LineSpacingType::Exact)
}
