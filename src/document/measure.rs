//! Measures that follow from the style and a text, computed once for both writers.

use crate::han;
use crate::length::Length;

use super::{Run, Style, plain_text};

/// How the issuer mark is set so that it fits the type area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkFit {
    /// The size of its characters, whole points.
    pub size: Length,
    /// From character to character: the size, or a little more where the mark fills the line.
    pub advance: Length,
}

/// Where the elements of the head stand, from the top of the type area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadGeometry {
    /// The upper edge of the mark's ink.
    pub mark_top: Length,
    /// The top of the grid line that holds the number.
    pub number_top: Length,
    /// The middle of the red rule, where the head ends.
    pub rule: Length,
}

impl MarkFit {
    /// The white between the upper edge of an em square and its ink, in ems, as the fonts of an
    /// office have it: the standard places the mark by its ink (7.2.4).
    const WHITE_ABOVE: f64 = 0.05;

    /// The white above the mark's ink within its em square.
    pub fn white_above(self) -> Length {
        self.size * MarkFit::WHITE_ABOVE
    }
}

impl Style {
    /// The size of the issuer mark: as large as the type area's width allows, never over the
    /// style's largest. A mark that nearly fills the line is spread to fill it.
    pub fn fit_mark(&self, mark: &[Run]) -> MarkFit {
        let cells = han::cells(&plain_text(mark)).max(1.0);
        let widest = self.paper.area_width / cells;
        let size = Length::pt(widest.min(self.head.mark.size).to_pt().floor().max(1.0));
        let filled = size < self.head.mark.size;
        MarkFit { size, advance: if filled { widest } else { size } }
    }

    /// Where mark, number and red rule stand (7.2.4, 7.2.5, 7.2.7).
    pub fn head_geometry(&self, mark: MarkFit) -> HeadGeometry {
        let gap = self.line_pitch() * f64::from(self.head.number_gap);
        let number_top = self.head.mark_top + mark.size - mark.white_above() + gap;
        let rule = number_top + self.number_to_rule();
        HeadGeometry { mark_top: self.head.mark_top, number_top, rule }
    }

    /// From the top of the number's grid line to the middle of the red rule. The characters
    /// stand in the middle of the line, so their foot is half a character below its middle.
    pub fn number_to_rule(&self) -> Length {
        let foot = (self.line_pitch() + self.body.size) / 2.0;
        foot + self.head.rule_gap + self.head.rule.thickness / 2.0
    }
}
