//! A page -> its content stream. Points from the lower left corner, y upwards.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::content::{Content, Operation};
use lopdf::{Object, Stream, StringFormat, dictionary};

use crate::document::Colour;
use crate::layout::page::{Direction, GlyphRun, Item, Page, PlacedGlyph, RuleBox};
use crate::layout::structure::{PartId, Structure};
use crate::length::Length;

use super::finish::failed;
use super::fonts::{Embedded, Shown};
use super::tags::{self, Pieces};
use super::{PdfError, points};

/// What draws `page`, in the order of its items, compressed; and, where the parts of the text are told
/// (`structure`), of which part each piece of it is.
pub(super) fn stream(
    page: &Page,
    fonts: &Embedded,
    structure: Option<&Structure>,
) -> Result<(Stream, Pieces), PdfError> {
    let mut drawing = Drawing { page, fonts, colour: None, operations: Vec::new(), marks: None };
    drawing.marks = structure.map(Marks::of);
    for item in &page.items {
        match item {
            Item::Glyphs(run) => {
                drawing.mark(run.part.map_or(Mark::Furniture("Pagination"), Mark::Part));
                drawing.glyphs(run);
            }
            Item::Rule(rule) => {
                drawing.mark(Mark::Furniture("Layout"));
                drawing.rule(rule);
            }
            // The one goes into the outline; a PDF does not tell the other.
            Item::Bookmark(_) | Item::Element(_) => {}
        }
    }
    drawing.close();
    let pieces = drawing.marks.map(|marks| marks.pieces).unwrap_or_default();
    let content = Content { operations: drawing.operations };
    let content = content.encode().map_err(|error| failed(&error))?;
    // At the usual level: the best took longer for a report of 100 units, and made it no smaller.
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&content).map_err(|error| failed(&error))?;
    let mut packed = encoder.finish().map_err(|error| failed(&error))?;
    packed.shrink_to_fit();
    Ok((Stream::new(dictionary! { "Filter" => "FlateDecode" }, packed), pieces))
}

/// What is drawn is (ISO 32000-1, 14.6).
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// Text of this part.
    Part(PartId),
    /// No text, but an artifact of this type (14.8.2.2): a page number, a rule.
    Furniture(&'static str),
}

/// What was marked on a page.
struct Marks<'a> {
    structure: &'a Structure,
    open: Option<Mark>,
    pieces: Pieces,
}

impl Marks<'_> {
    fn of(structure: &Structure) -> Marks<'_> {
        Marks { structure, open: None, pieces: Pieces::new() }
    }

    /// What says that from here on all is `mark`.
    fn opening(&mut self, mark: Mark) -> Vec<Object> {
        self.open = Some(mark);
        match mark {
            Mark::Part(part) => {
                let number = i64::try_from(self.pieces.len()).unwrap_or(i64::MAX);
                self.pieces.push(part);
                let kind = self.structure.parts()[part.index()].kind;
                vec![tags::name(kind).into(), dictionary! { "MCID" => number }.into()]
            }
            Mark::Furniture(kind) => {
                vec!["Artifact".into(), dictionary! { "Type" => kind }.into()]
            }
        }
    }
}

/// A glyph, and where it begins.
type Placed = (Shown, Length);

struct Drawing<'a> {
    page: &'a Page,
    fonts: &'a Embedded,
    colour: Option<Colour>,
    operations: Vec<Operation>,
    /// `None` where nothing is told of the parts of the text.
    marks: Option<Marks<'a>>,
}

impl Drawing<'_> {
    fn put(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    /// Says that what is drawn next is `mark`.
    fn mark(&mut self, mark: Mark) {
        if self.marks.as_ref().is_some_and(|marks| marks.open != Some(mark)) {
            self.close();
            let opening = self.marks.as_mut().map(|marks| marks.opening(mark));
            self.put("BDC", opening.unwrap_or_default());
        }
    }

    /// Ends what was marked last.
    fn close(&mut self) {
        if self.marks.as_mut().and_then(|marks| marks.open.take()).is_some() {
            self.put("EMC", Vec::new());
        }
    }

    fn glyphs(&mut self, run: &GlyphRun) {
        let placed = |glyph: &PlacedGlyph| Some((self.fonts.shown(run.face, glyph)?, glyph.x));
        let glyphs: Vec<Placed> = run.glyphs.iter().filter_map(placed).collect();
        self.fill(run.colour);
        for stretch in glyphs.chunk_by(|(one, _), (next, _)| one.bank == next.bank) {
            self.stretch(run, stretch);
        }
    }

    /// Glyphs of one font.
    fn stretch(&mut self, run: &GlyphRun, glyphs: &[Placed]) {
        let Some((first, x)) = glyphs.first() else { return };
        let Some(font) = self.fonts.id((run.face, first.bank)) else { return };
        let matrix = match run.direction {
            Direction::Right => [1.0, 0.0, 0.0, 1.0, pt(*x), pt(self.page.height - run.baseline)],
            Direction::Up => [0.0, 1.0, -1.0, 0.0, pt(run.baseline), pt(*x)],
        };
        self.put("BT", Vec::new());
        self.put("Tf", vec![Object::Name(font.0.clone().into_bytes()), pt(run.size).into()]);
        self.put("Tm", matrix.map(Object::from).into());
        self.put("TJ", vec![Object::Array(shown(run.size, glyphs))]);
        self.put("ET", Vec::new());
    }

    fn rule(&mut self, rule: &RuleBox) {
        self.fill(rule.colour);
        let foot = self.page.height - rule.y - rule.height;
        let sides = [rule.x, foot, rule.width, rule.height];
        self.put("re", sides.map(|length| pt(length).into()).into());
        self.put("f", Vec::new());
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour == Some(colour) {
            return;
        }
        self.colour = Some(colour);
        let Colour(red, green, blue) = colour;
        let parts = [red, green, blue].map(|part| Object::from(f32::from(part) / 255.0));
        self.put("rg", parts.into());
    }
}

/// The glyphs, each followed by what moves the pen to the next one's place: in 1/1000 em, and counted
/// to the left.
fn shown(size: Length, glyphs: &[Placed]) -> Vec<Object> {
    let mut pen = glyphs.first().map_or(Length::ZERO, |(_, x)| *x);
    let mut shown = Vec::with_capacity(glyphs.len());
    for (at, (glyph, _)) in glyphs.iter().enumerate() {
        let after = pen + size * (glyph.width / 1000.0);
        let wanted = glyphs.get(at + 1).map_or(after, |(_, next)| *next);
        let offset = ((after - wanted) / size * 1000.0).round();
        pen = after - size * (offset / 1000.0);
        shown.push(Object::String(glyph.id.to_be_bytes().into(), StringFormat::Hexadecimal));
        if offset != 0.0 {
            shown.push(points(offset).into());
        }
    }
    shown
}

fn pt(length: Length) -> f32 {
    points(length.to_pt())
}
