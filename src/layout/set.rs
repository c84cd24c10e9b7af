//! Lines -> items: every glyph at its point.

use crate::document::{Colour, TextStyle};
use crate::han;
use crate::length::Length;

use super::collect::Atom;
use super::fonts::Glyph;
use super::page::{Direction, GlyphRun, Item, PlacedGlyph, RuleBox};

/// Points that stand at the left of their cell.
const POINTS: &str = "，。、；：？！";

/// The baseline of characters of `size` in the middle of a line box of `height` at `top`.
pub(super) fn baseline(top: Length, height: Length, size: Length) -> Length {
    top + (height - size) / 2.0 + size * TextStyle::ASCENT
}

/// The width `atoms` take.
pub(super) fn width(atoms: &[Atom]) -> Length {
    atoms.iter().map(|atom| atom.width).sum()
}

/// Sets `atoms` from `x` on, each followed by its `stretch` (none where the slice is shorter).
pub(super) fn set(atoms: &[Atom], stretch: &[Length], x: Length, baseline: Length) -> Vec<Item> {
    let mut x = x;
    let mut stretch = stretch.iter().copied();
    let runs = || atoms.chunk_by(belongs);
    // A large document has hundreds of thousands: none takes more room than it needs.
    let mut items = Vec::with_capacity(runs().count());
    for run in runs() {
        let glyphs = run.iter().map(|atom| {
            let glyph = place(atom, x);
            x += atom.width + stretch.next().unwrap_or_default();
            glyph
        });
        items.push(Item::Glyphs(GlyphRun {
            face: run[0].face,
            size: run[0].size,
            colour: run[0].colour,
            direction: Direction::Right,
            baseline,
            part: run[0].part,
            glyphs: glyphs.collect(),
        }));
    }
    items
}

/// Whether two atoms are set in one run.
fn belongs(one: &Atom, next: &Atom) -> bool {
    one.face == next.face
        && one.size == next.size
        && one.colour == next.colour
        && one.part == next.part
}

/// The glyph within its cell: fonts give “ ” — · advances of their own, the grid does not. Opening
/// marks stand at the right of their cell, closing ones and points at the left.
fn place(atom: &Atom, x: Length) -> PlacedGlyph {
    let spare = atom.width - atom.size * atom.glyph.advance;
    let narrow = spare > atom.size * 0.1;
    let shift = match atom.character {
        mark if narrow && han::OPENING.contains(mark) => spare,
        mark if narrow && han::CLOSING.contains(mark) => Length::ZERO,
        mark if narrow && POINTS.contains(mark) => Length::ZERO,
        _ => spare / 2.0,
    };
    let Atom { glyph: Glyph { id, .. }, line, character, .. } = *atom;
    PlacedGlyph { id, line, character, x: x + shift }
}

/// A horizontal rule whose middle lies at `y`.
pub(super) fn rule(x: Length, y: Length, width: Length, thickness: Length, colour: Colour) -> Item {
    Item::Rule(RuleBox { x, y: y - thickness / 2.0, width, height: thickness, colour })
}

/// A vertical rule whose middle lies at `x`.
pub(super) fn post(
    x: Length,
    y: Length,
    height: Length,
    thickness: Length,
    colour: Colour,
) -> Item {
    Item::Rule(RuleBox { x: x - thickness / 2.0, y, width: thickness, height, colour })
}
