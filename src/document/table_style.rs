//! Tables (8): their type, the white in their cells, how wide columns and how high rows are. The standard
//! gives no measures: these are by practice. A cell stands in the middle of its row, whatever it holds;
//! in a row that no page can hold, at its top.

use crate::length::Length;

use super::{Colour, Rule, TextStyle, Typeface};

/// 小四号.
const SIZE_S4: Length = Length::pt(12.0);

/// Tables (8); measures by practice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableStyle {
    /// The head row.
    pub head: TextStyle,
    /// The cells.
    pub cell: TextStyle,
    /// From line to line inside a cell.
    pub line_pitch: Length,
    /// The white between the texts of a cell in which one is turned: a third of a line, which is seen
    /// beside lines of one text.
    pub between_texts: Length,
    /// The white between a cell's rule and its text, left and right.
    pub padding_x: Length,
    /// The white between a cell's rule and its text, above and below.
    pub padding_y: Length,
    /// A row is never lower than this.
    pub min_row: Length,
    /// A row that is to be written in is never made higher than this, whatever its page has free:
    /// some six lines by hand.
    pub most_blank: Length,
    /// So much stays free below such a table: a line, which parts it from the colophon, and more than
    /// the few points by which other programs set it lower.
    pub below_blank: Length,
    /// A column has no more than this part of the table for what it must hold: a name of ten
    /// characters stands on one line of an upright page, a longer one breaks.
    pub most_held: f64,
    /// Room beside what a column must hold, in characters: so that a name does not touch the rules,
    /// and since programs round widths in their own ways.
    pub held_more: f64,
    /// Rows under one cell stay on one page where they take no more than this part of it.
    pub kept_together: f64,
    /// The rules.
    pub rule: Rule,
    /// The bars.
    pub bar: BarStyle,
}

impl TableStyle {
    /// The tables of every style.
    pub const USUAL: TableStyle = TableStyle {
        head: TextStyle::black(Typeface::HeiTi, SIZE_S4),
        cell: TextStyle::black(Typeface::FangSong, SIZE_S4),
        line_pitch: Length::pt(14.5),
        between_texts: Length::pt(5.0),
        padding_x: Length::pt(3.0),
        padding_y: Length::pt(2.0),
        min_row: Length::pt(26.0),
        most_blank: Length::mm(40.0),
        below_blank: Length::pt(14.5),
        most_held: 0.3,
        held_more: 0.4,
        kept_together: 0.5,
        rule: Rule { thickness: Length::pt(0.5), colour: Colour::BLACK },
        bar: BarStyle {
            height: Length::pt(8.0),
            outline: Rule { thickness: Length::pt(0.5), colour: Colour::BLACK },
            fill: Colour(0x80, 0x80, 0x80),
            mark: Rule { thickness: Length::pt(1.5), colour: Colour::BLACK },
            overhang: Length::pt(2.5),
        },
    };

    /// What a row needs besides its lines: white above and below, and its rule, as LibreOffice counts
    /// it.
    pub fn around(&self) -> Length {
        self.padding_y * 2.0 + self.rule.thickness
    }
}

/// A bar in a cell; measures by practice. Outline, filling and mark differ in black and white.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarStyle {
    /// Its height, outline included.
    pub height: Length,
    /// Its outline.
    pub outline: Rule,
    /// Its filled part.
    pub fill: Colour,
    /// The mark, which stands out above and below the bar.
    pub mark: Rule,
    /// How far the mark stands out on each side.
    pub overhang: Length,
}
