//! What a page draws -> its glyphs with their places, and the rules along its axes. Lengths are points, from
//! the paper's top left corner.

use std::panic::resume_unwind;

use hayro::hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro::kurbo::{Affine, BezPath, PathEl, PathSeg, Point, Rect, Shape, Vec2};

/// The em square of an outline.
const UNITS_PER_EM: f64 = 1000.0;
/// A rule is no thicker.
const THICKEST: f64 = 5.0;
/// A rule is no shorter.
const SHORTEST: f64 = 6.0;
/// Rules of a page that are kept: a table of forty rows and ten columns has two thousand, one a side of a cell.
const RULES: usize = 4_000;
/// Bytes of texts that stand for what is drawn, in all of a page.
const ACTUAL: usize = 1 << 20;

/// A glyph on its page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it says.
    pub(super) text: String,
    /// Where its pen stands.
    pub(super) x: f64,
    /// Its baseline.
    pub(super) y: f64,
    /// How far its pen moves.
    pub(super) advance: f64,
    /// The height of its em square.
    pub(super) size: f64,
}

impl Glyph {
    /// What stands for a glyph the file gives no character for.
    pub(super) const UNKNOWN: char = '\u{FFFD}';

    /// Whether it is white.
    pub(super) fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// A page, or what runs across it, turned upright.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sheet {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rect>,
    /// Whether the sheet was turned.
    pub(super) is_turned: bool,
}

/// Which way a line of glyphs runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Right,
    Up,
    Down,
}

/// What was drawn of a paper up to now: its pages may draw more than anybody waits for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Effort(usize);

impl Effort {
    /// Glyphs, paths, clips and the like. A page of text has a thousand, three hundred pages of tables have
    /// some hundred thousand.
    pub(super) const MOST: usize = 400_000;

    /// What a form counts, of which this is told by its clip: interpreting one takes longer than a glyph.
    const FORM: usize = 40;

    /// Whether it was more than any paper takes.
    pub(super) const fn is_spent(self) -> bool {
        self.0 > Effort::MOST
    }

    /// Counts so much more.
    fn spend(&mut self, more: usize) {
        self.0 = self.0.saturating_add(more);
        if self.is_spent() {
            resume_unwind(Box::new("too much is drawn"));
        }
    }
}

/// Collects what one page draws.
pub(super) struct Collector {
    paper: Rect,
    pub(super) effort: Effort,
    glyphs: Vec<(Way, Glyph)>,
    rules: Vec<Rect>,
    pub(super) has_pictures: bool,
    /// For each marked sequence around the current place, the text that it stands for.
    marked: Vec<Option<String>>,
    /// Bytes of these texts that were read.
    actual: usize,
}

impl Collector {
    pub(super) fn new(paper: Rect, effort: Effort) -> Collector {
        let (glyphs, rules, marked) = (Vec::new(), Vec::new(), Vec::new());
        Collector { paper, effort, glyphs, rules, has_pictures: false, marked, actual: 0 }
    }

    /// What stands upright, and what runs up or down the sheet, each as a sheet to be read upright.
    pub(super) fn into_sheets(self) -> Vec<Sheet> {
        let (width, height) = (self.paper.width(), self.paper.height());
        let ways = [Way::Right, Way::Up, Way::Down];
        let sheets = ways.into_iter().filter_map(|way| {
            let place = |x: f64, y: f64| match way {
                Way::Right => (x, y),
                Way::Up => (height - y, x),
                Way::Down => (y, width - x),
            };
            let own = self.glyphs.iter().filter(|(own, _)| *own == way);
            let turned = own.map(|(_, glyph)| {
                let (x, y) = place(glyph.x, glyph.y);
                Glyph { x, y, ..glyph.clone() }
            });
            let glyphs: Vec<Glyph> = turned.collect();
            let rule = |rule: &Rect| {
                let (one, other) = (place(rule.x0, rule.y0), place(rule.x1, rule.y1));
                Rect::from_points(one, other)
            };
            let rules = self.rules.iter().map(rule).collect();
            (!glyphs.is_empty()).then_some(Sheet { glyphs, rules, is_turned: way != Way::Right })
        });
        sheets.collect()
    }

    /// The text of the sequence the next glyph stands in, for its first glyph; then nothing.
    fn actual_text(&mut self) -> Option<String> {
        self.marked.iter_mut().rev().find_map(|marked| marked.as_mut().map(std::mem::take))
    }

    fn keep_rules(&mut self, rules: impl IntoIterator<Item = Rect>) {
        let room = RULES.saturating_sub(self.rules.len());
        let is_rule = |rule: &Rect| {
            let (short, long) = (rule.width().min(rule.height()), rule.width().max(rule.height()));
            short <= THICKEST && long >= SHORTEST
        };
        self.rules.extend(rules.into_iter().filter(is_rule).take(room));
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        for glyph in run.glyphs() {
            self.effort.spend(1);
            let text = self.actual_text().unwrap_or_else(|| characters(glyph));
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(drawn) => drawn.advance_width(),
            };
            let placed = props.transform * glyph.transform();
            self.glyphs.extend(measured(text, advance.unwrap_or(0.0), placed));
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.effort.spend(1 + path.elements().len() / 8);
        let placed = props.transform * path.clone();
        match mode {
            DrawMode::Fill(_) => self.keep_rules(boxes(&placed)),
            DrawMode::Stroke(_) => self.keep_rules(straight(&placed)),
            DrawMode::FillAndStroke(..) => {
                self.keep_rules(boxes(&placed));
                self.keep_rules(straight(&placed));
            }
            DrawMode::Invisible => {}
        }
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        const DEPTH: usize = 1_000;
        self.effort.spend(1);
        if self.marked.len() < DEPTH {
            let properties = properties.filter(|_| self.actual < ACTUAL);
            let actual = properties.and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText"));
            self.actual += actual.as_ref().map_or(0, |text| text.as_bytes().len());
            self.marked.push(actual.map(|bytes| text_string(bytes.as_bytes())));
        }
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.effort.spend(1);
        self.has_pictures = true;
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.effort.spend(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.effort.spend(Effort::FORM);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.effort.spend(1);
    }

    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn characters(glyph: &Drawn<'_>) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(one)) => one.to_string(),
        Some(BfString::String(several)) => several,
        None => Glyph::UNKNOWN.to_string(),
    }
}

/// A glyph and the way it runs; nothing where it says nothing or runs askew (a watermark).
fn measured(text: String, advance: f32, placed: Affine) -> Option<(Way, Glyph)> {
    let origin = placed * Point::ZERO;
    let along = placed * Point::new(1.0, 0.0) - origin;
    let length = |vector: Vec2| (placed * vector.to_point() - origin).hypot();
    let way = if along.y.abs() * 20.0 <= along.x {
        Way::Right
    } else if along.x.abs() * 20.0 <= along.y.abs() {
        if along.y < 0.0 { Way::Up } else { Way::Down }
    } else {
        return None;
    };
    let advance = length(Vec2::new(f64::from(advance), 0.0));
    let size = length(Vec2::new(0.0, UNITS_PER_EM));
    let is_there = !text.is_empty() && origin.is_finite() && size.is_finite() && size > 0.1;
    is_there.then_some((way, Glyph { text, x: origin.x, y: origin.y, advance, size }))
}

/// The boxes that filling a path draws.
fn boxes(path: &BezPath) -> Vec<Rect> {
    let mut parts: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        match (element, parts.last_mut()) {
            (PathEl::MoveTo(_), _) | (_, None) => parts.push(BezPath::from_iter([*element])),
            (_, Some(part)) => part.push(*element),
        }
    }
    parts.iter().map(Shape::bounding_box).collect()
}

/// The lines along an axis that stroking a path draws.
fn straight(path: &BezPath) -> Vec<Rect> {
    let lines = path.segments().filter_map(|segment| match segment {
        PathSeg::Line(line) => Some(line.bounding_box()),
        PathSeg::Quad(_) | PathSeg::Cubic(_) => None,
    });
    lines.filter(|line| line.width() < 0.5 || line.height() < 0.5).collect()
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with its mark, else Latin-1.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, utf16 @ ..] => {
            let units = utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|one| one.unwrap_or(Glyph::UNKNOWN)).collect()
        }
        [0xEF, 0xBB, 0xBF, utf8 @ ..] => String::from_utf8_lossy(utf8).into_owned(),
        latin => latin.iter().copied().map(char::from).collect(),
    }
}
