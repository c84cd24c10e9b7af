//! A page -> its content stream. Points from the lower left corner, y upwards.

use printpdf::{
    Codepoint, Color, Op, PaintMode, PdfFontHandle, Pt, Rect, Rgb, TextItem, TextMatrix,
};

use crate::document::Colour;
use crate::layout::page::{Direction, GlyphRun, Item, Page, PlacedGlyph, RuleBox};
use crate::length::Length;

use super::fonts::{Embedded, Key};
use super::points;

/// What draws `page`, in the order of its items.
pub(super) fn operations(page: &Page, fonts: &Embedded) -> Vec<Op> {
    let mut drawing = Drawing { page, fonts, colour: None, operations: Vec::new() };
    for item in &page.items {
        match item {
            Item::Glyphs(run) => drawing.glyphs(run),
            Item::Rule(rule) => drawing.rule(rule),
            // It goes into the outline.
            Item::Bookmark(_) => {}
        }
    }
    drawing.operations
}

struct Drawing<'a> {
    page: &'a Page,
    fonts: &'a Embedded,
    colour: Option<Colour>,
    operations: Vec<Op>,
}

impl Drawing<'_> {
    fn glyphs(&mut self, run: &GlyphRun) {
        let same_font = |one: &PlacedGlyph, next: &PlacedGlyph| {
            self.fonts.key(run, one) == self.fonts.key(run, next)
        };
        let stretches: Vec<&[PlacedGlyph]> = run.glyphs.chunk_by(same_font).collect();
        self.fill(run.colour);
        for stretch in stretches {
            self.stretch(run, stretch);
        }
    }

    fn stretch(&mut self, run: &GlyphRun, glyphs: &[PlacedGlyph]) {
        let Some(first) = glyphs.first() else { return };
        let key = self.fonts.key(run, first);
        let Some(id) = self.fonts.id(key) else { return };
        let at = match run.direction {
            Direction::Right => {
                TextMatrix::Translate(pt(first.x), pt(self.page.height - run.baseline))
            }
            Direction::Up => {
                let [x, y] = [run.baseline, first.x].map(|place| points(place.to_pt()));
                TextMatrix::Raw([0.0, 1.0, -1.0, 0.0, x, y])
            }
        };
        let font = PdfFontHandle::External(id.clone());
        let items = vec![TextItem::GlyphIds(self.codepoints(key, run, glyphs))];
        self.operations.extend([
            Op::StartTextSection,
            Op::SetFont { font, size: pt(run.size) },
            Op::SetTextMatrix { matrix: at },
            Op::ShowText { items },
            Op::EndTextSection,
        ]);
    }

    /// The glyphs, each followed by what moves the pen to the next one's place. printpdf's
    /// offset comes after the glyph, in 1/1000 em, and counts to the left.
    fn codepoints(&self, key: Key, run: &GlyphRun, glyphs: &[PlacedGlyph]) -> Vec<Codepoint> {
        let mut pen = glyphs.first().map_or(Length::ZERO, |glyph| glyph.x);
        let mut codepoints = Vec::with_capacity(glyphs.len());
        for (at, glyph) in glyphs.iter().enumerate() {
            let Some((id, width)) = self.fonts.glyph(key, glyph) else { continue };
            let after = pen + run.size * (width / 1000.0);
            let wanted = glyphs.get(at + 1).map_or(after, |next| next.x);
            let offset = ((after - wanted) / run.size * 1000.0).round();
            pen = after - run.size * (offset / 1000.0);
            let character = glyph.character.to_string();
            codepoints.push(Codepoint::with_cid(id, points(offset), character));
        }
        codepoints
    }

    fn rule(&mut self, rule: &RuleBox) {
        self.fill(rule.colour);
        let rectangle = Rect {
            x: pt(rule.x),
            y: pt(self.page.height - rule.y - rule.height),
            width: pt(rule.width),
            height: pt(rule.height),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.operations.push(Op::DrawRectangle { rectangle });
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour == Some(colour) {
            return;
        }
        self.colour = Some(colour);
        let Colour(red, green, blue) = colour;
        let [r, g, b] = [red, green, blue].map(|part| f32::from(part) / 255.0);
        self.operations.push(Op::SetFillColor { col: Color::Rgb(Rgb::new(r, g, b, None)) });
    }
}

fn pt(length: Length) -> Pt {
    Pt(points(length.to_pt()))
}
