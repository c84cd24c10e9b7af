//! The drawing device that keeps what it is asked to draw: glyphs with their outlines, and
//! boxes and lines thin enough to be rules. Images and transparency are passed over.

use hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Shape, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

use super::rule::{self, Rule};
use super::{Colour, Glyph, MM_PER_PT, text};

/// What stands for a glyph the file gives no character for.
const UNKNOWN: &str = "\u{FFFD}";
/// Outlines come in thousandths of the em square.
const UNITS_PER_EM: f64 = 1000.0;

/// Collects the glyphs and rules of one page. The transform must lead to millimetres.
#[derive(Default)]
pub(super) struct Collector {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    marked: Vec<Marked>,
}

/// A marked-content sequence (ISO 32000-1, 14.6).
enum Marked {
    /// One that says nothing of its text.
    Plain,
    /// The text that its glyphs together stand for (14.9.4); the first glyph takes it all.
    ActualText(String),
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let colour = colour(&props.paint);
        for glyph in run.glyphs() {
            let text = self.actual_text().unwrap_or_else(|| characters(glyph));
            let placed = props.transform * glyph.transform();
            self.glyphs.push(measured(glyph, text, placed, colour));
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let colour = colour(&props.paint);
        let placed = props.transform * path.clone();
        match mode {
            DrawMode::Fill(_) => self.rules.extend(rule::filled(&placed, colour)),
            DrawMode::Stroke(stroke) => {
                let width = f64::from(stroke.line_width) * scale(props.transform);
                self.rules.extend(rule::stroked(&placed, width, colour));
            }
            DrawMode::FillAndStroke(_, stroke) => {
                let width = f64::from(stroke.line_width) * scale(props.transform);
                self.rules.extend(rule::filled(&placed, colour));
                self.rules.extend(rule::stroked(&placed, width, colour));
            }
            DrawMode::Invisible => {}
        }
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        let actual = properties.and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText"));
        self.marked.push(match actual {
            Some(bytes) => Marked::ActualText(text::decode(bytes.as_bytes())),
            None => Marked::Plain,
        });
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Collector {
    /// The text of the sequence the next glyph stands in, for its first glyph; then nothing.
    fn actual_text(&mut self) -> Option<String> {
        self.marked.iter_mut().rev().find_map(|marked| match marked {
            Marked::Plain => None,
            Marked::ActualText(text) => Some(std::mem::take(text)),
        })
    }
}

fn characters(glyph: &PdfGlyph<'_>) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(one)) => one.to_string(),
        Some(BfString::String(several)) => several,
        None => UNKNOWN.to_owned(),
    }
}

fn measured(glyph: &PositionedGlyph<'_>, text: String, placed: Affine, colour: Colour) -> Glyph {
    let (outline, advance) = match &**glyph {
        PdfGlyph::Outline(outline) => (outline.outline(), outline.advance_width()),
        PdfGlyph::Type3(drawn) => (BezPath::new(), drawn.advance_width()),
    };
    let has_ink = outline.segments().next().is_some();
    let origin = placed * Point::ZERO;
    let along = placed * Point::new(1.0, 0.0) - origin;
    Glyph {
        text,
        ink: has_ink.then(|| (placed * outline.clone()).bounding_box().into()),
        darkness: outline.area().abs() / (UNITS_PER_EM * UNITS_PER_EM),
        x: origin.x,
        baseline: origin.y,
        advance: length(placed, Vec2::new(f64::from(advance.unwrap_or(0.0)), 0.0)),
        size: length(placed, Vec2::new(0.0, UNITS_PER_EM)) / MM_PER_PT,
        upright: along.x.abs() > along.y.abs(),
        colour,
    }
}

/// How long `vector` becomes.
fn length(transform: Affine, vector: Vec2) -> f64 {
    (transform * vector.to_point() - transform * Point::ZERO).hypot()
}

/// How much longer lengths become, on the average of both directions.
fn scale(transform: Affine) -> f64 {
    transform.determinant().abs().sqrt()
}

/// A pattern has no one colour; nothing that is measured is painted with one.
fn colour(paint: &Paint<'_>) -> Colour {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, _] = colour.to_rgba().to_rgba8();
            [red, green, blue]
        }
        Paint::Pattern(_) => [0x80, 0x80, 0x80],
    }
}
