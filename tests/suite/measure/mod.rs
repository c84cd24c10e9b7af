//! Reads a written PDF back: in come the bytes of any PDF, out go glyphs and rules in
//! millimetres from the paper's top left corner.
//!
//! Everything is taken from the file alone (ISO 32000: content streams, fonts, `ToUnicode`), so
//! the same measures judge the program's own PDF and LibreOffice's rendering of the DOCX. It
//! knows nothing of GB/T 9704-2012; the clauses are judged elsewhere.

mod device;
mod line;
mod rule;
mod text;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt};

pub(crate) use line::Line;
pub(crate) use rule::Rule;

const MM_PER_PT: f64 = 25.4 / 72.0;

/// A page as it was drawn. All lengths in mm, the y axis downwards.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The paper's width.
    pub(crate) width: f64,
    /// The paper's height.
    pub(crate) height: f64,
    /// The visible glyphs, in the order of the file.
    pub(crate) glyphs: Vec<Glyph>,
    /// The rules, from top to bottom, then from left to right.
    pub(crate) rules: Vec<Rule>,
}

/// A rectangle on the page, in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// A colour as the screen shows it: red, green and blue.
pub(crate) type Colour = [u8; 3];

/// One glyph.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    /// What it says: one character, seldom several, empty where another glyph says it.
    pub(crate) text: String,
    /// The box of its outline; `None` for a space.
    pub(crate) ink: Option<Area>,
    /// The share of its em square that is covered by ink: how dark its type is.
    pub(crate) darkness: f64,
    /// Where its pen stands, from the left.
    pub(crate) x: f64,
    /// Where its baseline stands, from the top.
    pub(crate) baseline: f64,
    /// How far its pen moves by the font's own widths.
    pub(crate) advance: f64,
    /// The height of its em square, in points.
    pub(crate) size: f64,
    /// Whether it runs from left to right, and not up or down the sheet.
    pub(crate) upright: bool,
    /// Its colour.
    pub(crate) colour: Colour,
}

impl Glyph {
    /// Whether it is nothing but white.
    pub(crate) fn is_space(&self) -> bool {
        self.text.trim().is_empty() && self.ink.is_none()
    }
}

impl Area {
    /// The smallest area that holds both.
    pub(crate) fn union(self, other: Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl From<Rect> for Area {
    fn from(rect: Rect) -> Area {
        Area { left: rect.x0, top: rect.y0, right: rect.x1, bottom: rect.y1 }
    }
}

impl Page {
    /// The upright glyphs in lines, from top to bottom.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let upright: Vec<Glyph> = self.glyphs.iter().filter(|one| one.upright).cloned().collect();
        line::collect(&upright)
    }

    /// The sheet as somebody reads it who turns it to the right: what runs up it stands upright,
    /// what was at the left is above.
    pub(crate) fn turned_right(&self) -> Page {
        let height = self.height;
        self.turned(|x, y| (height - y, x))
    }

    /// The sheet turned to the left: what was above is at the left.
    pub(crate) fn turned_left(&self) -> Page {
        let width = self.width;
        self.turned(|x, y| (y, width - x))
    }

    /// The sheet with every point at its new place.
    fn turned(&self, place: impl Fn(f64, f64) -> (f64, f64)) -> Page {
        let turn = |area: Area| {
            let (one, two) = (place(area.left, area.top), place(area.right, area.bottom));
            Area {
                left: one.0.min(two.0),
                top: one.1.min(two.1),
                right: one.0.max(two.0),
                bottom: one.1.max(two.1),
            }
        };
        let glyph = |one: &Glyph| {
            let (x, baseline) = place(one.x, one.baseline);
            Glyph { ink: one.ink.map(turn), x, baseline, upright: !one.upright, ..one.clone() }
        };
        let rule = |one: &Rule| Rule { area: turn(one.area), ..*one };
        let mut rules: Vec<Rule> = self.rules.iter().map(rule).collect();
        rules.sort_by(|a, b| a.area.top.total_cmp(&b.area.top));
        let glyphs = self.glyphs.iter().map(glyph).collect();
        Page { width: self.height, height: self.width, glyphs, rules }
    }
}

/// The pages of a PDF.
///
/// # Panics
/// Where the bytes are no PDF: the test that asked has failed.
pub(crate) fn pages(pdf: &[u8]) -> Vec<Page> {
    let pdf = Pdf::new(pdf.to_vec()).expect("a PDF that can be read");
    let cache = InterpreterCache::new();
    pdf.pages()
        .iter()
        .map(|page| {
            let (width, height) = page.render_dimensions();
            let (width, height) = (f64::from(width) * MM_PER_PT, f64::from(height) * MM_PER_PT);
            let to_mm = Affine::scale(MM_PER_PT) * page.initial_transform(true).to_kurbo();
            let paper = Rect::new(0.0, 0.0, width, height);
            let settings = InterpreterSettings::default();
            let mut context = Context::new(to_mm, paper, &cache, pdf.xref(), settings);
            let mut collector = device::Collector::default();
            hayro_interpret::interpret_page(page, &mut context, &mut collector);
            let device::Collector { glyphs, rules, .. } = collector;
            Page { width, height, glyphs, rules: rule::join(rules) }
        })
        .collect()
}

#[cfg(test)]
mod tests;
