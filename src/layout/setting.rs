//! How a text is set: its type, the widths of its characters, its measure, and how its lines stand in
//! it.

use crate::document::{Align, Style, TextStyle};
use crate::length::Length;

use super::collect::Pitch;
use super::line::Measure;

/// How the lines of a text stand in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// 两端对齐: they fill it.
    Justified,
    /// A list of names, each as long as it is: its lines end between names.
    Names,
    /// 居左, as long as they are.
    Left,
    /// 居中, as long as they are.
    Centre,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) base: TextStyle,
    pub(super) pitch: Pitch,
    pub(super) measure: Measure,
    pub(super) stand: Stand,
}

impl Setting {
    /// Body text on the grid, its first line and the others so far from the left.
    pub(super) fn body(style: &Style, first: Length, rest: Length) -> Setting {
        Setting {
            base: style.body,
            pitch: Pitch::grid(style),
            measure: Measure::inset(style, first, rest),
            stand: Stand::Justified,
        }
    }

    /// The same for a list of names.
    pub(super) fn names(style: &Style) -> Setting {
        let body = Setting::body(style, Length::ZERO, Length::ZERO);
        Setting { stand: Stand::Names, ..body }
    }

    /// Text of `base`, set solid in lines of `measure`.
    pub(super) fn solid(base: TextStyle, measure: Length, stand: Stand) -> Setting {
        Setting { base, pitch: Pitch::solid(base.size), measure: Measure::even(measure), stand }
    }
}

impl Stand {
    /// How the lines of a cell stand in its column.
    pub(super) fn in_column(align: Align) -> Stand {
        match align {
            Align::Left => Stand::Left,
            Align::Centre => Stand::Centre,
        }
    }
}
