//! Pages: glyphs and rules at fixed points. What a writer of pages draws, and nothing to decide.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::document::{Colour, Headline};
use crate::length::Length;

use super::fonts::FaceId;
use super::structure::PartId;

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
    /// Nothing that is seen: what the items after it are.
    Element(Marked),
}

/// So many items are of one element of an official paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The element.
    pub element: PaperElement,
    /// How many of the items that follow.
    pub items: usize,
}

/// The elements of an official paper that its pages can tell apart (GB/T 9704-2012, 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperElement {
    /// 份号 (7.2.1).
    CopyNumber,
    /// 密级和保密期限 (7.2.2).
    Secrecy,
    /// 紧急程度 (7.2.3).
    Urgency,
    /// 发文机关标志 (7.2.4).
    Mark,
    /// 发文字号 (7.2.5).
    Number,
    /// 签发人 (7.2.6).
    Signers,
    /// 标题 (7.3.1).
    Title,
    /// 主送机关 (7.3.2).
    Recipients,
    /// 正文 (7.3.3).
    Body,
    /// 附件说明 (7.3.4).
    AttachmentNote,
    /// 发文机关署名 (7.3.5), or 签发人职务 where 签名章 signs (7.3.5.3).
    Signature,
    /// 成文日期 (7.3.5.4).
    Date,
    /// 附注 (7.3.6).
    Note,
    /// 附件 (7.3.7): its label, title and text; no table.
    Attachment,
    /// 出席, 请假 and 列席 of minutes (10.3).
    Attendance,
    /// 抄送机关, or 主送机关 that went there (7.4.2).
    Copies,
    /// 印发机关 (7.4.3).
    Printer,
    /// 印发日期 (7.4.3).
    PrintDate,
    /// 页码 (7.5).
    PageNumber,
}

impl PaperElement {
    /// Puts before the items from `from` on that they are of this element.
    pub(super) fn mark(self, items: &mut Vec<Item>, from: usize) {
        let count = items.len().saturating_sub(from);
        if count > 0 {
            items.insert(from, Item::Element(Marked { element: self, items: count }));
        }
    }
}

/// The glyphs of `pages`: of each font, and the characters each of them draws.
pub fn used_glyphs(pages: &[Page]) -> BTreeMap<FaceId, BTreeMap<u16, BTreeSet<char>>> {
    let mut found: BTreeMap<FaceId, HashSet<(u16, char)>> = BTreeMap::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        let Item::Glyphs(run) = item else { continue };
        let of_face = found.entry(run.face).or_default();
        of_face.extend(run.glyphs.iter().map(|glyph| (glyph.id, glyph.character)));
    }
    let by_glyph = |of_face: HashSet<(u16, char)>| {
        let mut glyphs: BTreeMap<u16, BTreeSet<char>> = BTreeMap::new();
        for (glyph, character) in of_face.into_iter().collect::<BTreeSet<_>>() {
            glyphs.entry(glyph).or_default().insert(character);
        }
        glyphs
    };
    found.into_iter().map(|(face, of_face)| (face, by_glyph(of_face))).collect()
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
    /// The part of the text that they belong to; `None` where they are none of it.
    pub part: Option<PartId>,
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
            Item::Element(marked) => Item::Element(marked),
        }
    }

    /// The same item where it stands again: no part of the text.
    #[must_use]
    pub(super) fn again(self) -> Item {
        match self {
            Item::Glyphs(run) => Item::Glyphs(GlyphRun { part: None, ..run }),
            other @ (Item::Rule(_) | Item::Bookmark(_) | Item::Element(_)) => other,
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
            Item::Element(marked) => Item::Element(marked),
        }
    }
}
