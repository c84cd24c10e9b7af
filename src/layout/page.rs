//! Pages: glyphs and rules at fixed points. What a writer of pages draws, and nothing to decide.

use crate::document::{Colour, Headline};
use crate::length::Length;

use super::fonts::FaceId;

/// A page. Lengths are from its upper left corner, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The sheet's width.
    pub width: Length,
    /// The sheet's height.
    pub height: Length,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Characters.
    Glyphs(GlyphRun),
    /// A ruled line or a filled box.
    Rule(RuleBox),
    /// Nothing that is seen: where an entry of the outline leads to.
    Bookmark(Bookmark),
}

/// Where an entry of the outline leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// The entry.
    pub headline: Headline,
    /// The upper edge of what it leads to.
    pub y: Length,
}

/// Glyphs of one font, size and colour on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The font.
    pub face: FaceId,
    /// The size of the em square.
    pub size: Length,
    /// The colour.
    pub colour: Colour,
    /// Which way they run.
    pub direction: Direction,
    /// The baseline: from the sheet's upper edge, or, where they run upwards, from its left one.
    pub baseline: Length,
    /// The glyphs in the order they run.
    pub glyphs: Vec<PlacedGlyph>,
}

/// Which way a line of characters runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Right,
    /// From the sheet's foot to its head, turned to the left.
    Up,
}

/// A glyph at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Its number in the font; never 0, the glyph for missing characters.
    pub id: u16,
    /// The line of the description that it was written in, from 1; 0 where it stands in none, or beyond the
    /// 65,535th. In so many bytes as the glyph has to spare: a report has millions.
    pub line: u16,
    /// The character it draws, for text extraction.
    pub character: char,
    /// Its origin on the baseline: from the sheet's left edge, or, where the line runs upwards,
    /// from its lower one.
    pub x: Length,
}

/// A filled box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleBox {
    /// Its left edge.
    pub x: Length,
    /// Its upper edge.
    pub y: Length,
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
    /// Its colour.
    pub colour: Colour,
}

impl Item {
    /// The same item, so much further down.
    #[must_use]
    pub fn lowered(self, down: Length) -> Item {
        match self {
            Item::Glyphs(run) => Item::Glyphs(GlyphRun { baseline: run.baseline + down, ..run }),
            Item::Rule(rule) => Item::Rule(RuleBox { y: rule.y + down, ..rule }),
            Item::Bookmark(mark) => Item::Bookmark(Bookmark { y: mark.y + down, ..mark }),
        }
    }

    /// The same item of a turned sheet on the upright one, which is `height` high: what was
    /// above comes to the left, what was left to the foot.
    #[must_use]
    pub(super) fn turned(self, height: Length) -> Item {
        match self {
            Item::Glyphs(run) => Item::Glyphs(GlyphRun { direction: Direction::Up, ..run }),
            Item::Rule(rule) => Item::Rule(RuleBox {
                x: rule.y,
                y: height - rule.x - rule.width,
                width: rule.height,
                height: rule.width,
                colour: rule.colour,
            }),
            // The whole of the turned page is where it leads to.
            Item::Bookmark(mark) => Item::Bookmark(Bookmark { y: Length::ZERO, ..mark }),
        }
    }
}
