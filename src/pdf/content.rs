//! A page -> its content stream. Points from the lower left corner, y upwards.

use std::fmt;
use std::io::Write;

use lopdf::{Stream, dictionary};

use crate::document::Colour;
use crate::layout::page::{Direction, GlyphRun, Item, Page, PlacedGlyph, RuleBox};
use crate::layout::structure::{PartId, Structure};
use crate::length::Length;

use super::finish::packed;
use super::fonts::{Embedded, Key, Shown};
use super::tags::{self, Pieces};
use super::{PdfError, points};

/// What draws `page`, in the order of its items, compressed; and, where the parts of the text are told
/// (`structure`), of which part each piece of it is.
pub(super) fn stream(
    page: &Page,
    fonts: &Embedded,
    structure: Option<&Structure>,
) -> Result<(Stream, Pieces), PdfError> {
    let marks = structure.map(Marks::of);
    let mut drawing = Drawing { page, fonts, colour: None, font: None, content: Vec::new(), marks };
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
    let packed = packed(&drawing.content)?;
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
    fn opening(&mut self, mark: Mark) -> String {
        self.open = Some(mark);
        match mark {
            Mark::Part(part) => {
                let number = self.pieces.len();
                self.pieces.push(part);
                let kind = self.structure.parts()[part.index()].kind;
                format!("/{} <</MCID {number}>> BDC\n", tags::name(kind))
            }
            Mark::Furniture(kind) => format!("/Artifact <</Type /{kind}>> BDC\n"),
        }
    }
}

/// A glyph, and where it begins.
type Placed = (Shown, Length);

/// The stream is written as it stands in the file, operator by operator: as objects of lopdf the glyphs of a
/// long report would be most of the time that its PDF takes.
struct Drawing<'a> {
    page: &'a Page,
    fonts: &'a Embedded,
    /// What is filled with.
    colour: Option<Colour>,
    /// The font and size that text is shown in.
    font: Option<(Key, Length)>,
    content: Vec<u8>,
    /// `None` where nothing is told of the parts of the text.
    marks: Option<Marks<'a>>,
}

impl Drawing<'_> {
    /// Appends what is written to the stream.
    fn put(&mut self, written: fmt::Arguments) {
        // A vector takes all that is written to it.
        let _ = self.content.write_fmt(written);
    }

    /// Says that what is drawn next is `mark`.
    fn mark(&mut self, mark: Mark) {
        if self.marks.as_ref().is_some_and(|marks| marks.open != Some(mark)) {
            self.close();
            let opening = self.marks.as_mut().map(|marks| marks.opening(mark));
            self.put(format_args!("{}", opening.unwrap_or_default()));
        }
    }

    /// Ends what was marked last.
    fn close(&mut self) {
        if self.marks.as_mut().and_then(|marks| marks.open.take()).is_some() {
            self.put(format_args!("EMC\n"));
        }
    }

    fn glyphs(&mut self, run: &GlyphRun) {
        let Some(known) = self.fonts.of_face(run.face) else { return };
        let shown = |glyph: &PlacedGlyph| known.get(&(glyph.id, glyph.character)).copied();
        let placed = |glyph: &PlacedGlyph| Some((shown(glyph)?, glyph.x));
        let glyphs: Vec<Placed> = run.glyphs.iter().filter_map(placed).collect();
        self.fill(run.colour);
        for stretch in glyphs.chunk_by(|(one, _), (next, _)| one.bank == next.bank) {
            self.stretch(run, stretch);
        }
    }

    /// Glyphs of one font.
    fn stretch(&mut self, run: &GlyphRun, glyphs: &[Placed]) {
        let Some((first, x)) = glyphs.first() else { return };
        self.put(format_args!("BT\n"));
        self.set_in((run.face, first.bank), run.size);
        match run.direction {
            Direction::Right => {
                let foot = self.page.height - run.baseline;
                self.put(format_args!("{} {} Td\n", pt(*x), pt(foot)));
            }
            Direction::Up => {
                self.put(format_args!("0 1 -1 0 {} {} Tm\n", pt(run.baseline), pt(*x)));
            }
        }
        self.shown(run.size, glyphs);
        self.put(format_args!("ET\n"));
    }

    /// Chooses a font and size, where another is set in (it holds from text to text: 9.3.1).
    fn set_in(&mut self, key: Key, size: Length) {
        let fonts = self.fonts;
        if self.font != Some((key, size))
            && let Some(name) = fonts.id(key)
        {
            self.font = Some((key, size));
            self.put(format_args!("/{} {} Tf\n", name.0, pt(size)));
        }
    }

    /// Shows the glyphs, each followed by what moves the pen to the next one's place where it does not stand
    /// there by itself: in 1/1000 em, and counted to the left.
    fn shown(&mut self, size: Length, glyphs: &[Placed]) {
        let mut pen = glyphs.first().map_or(Length::ZERO, |(_, x)| *x);
        self.put(format_args!("[<"));
        for (at, (glyph, _)) in glyphs.iter().enumerate() {
            let after = pen + size * (glyph.width / 1000.0);
            let wanted = glyphs.get(at + 1).map_or(after, |(_, next)| *next);
            let offset = ((after - wanted) / size * 1000.0).round();
            pen = after - size * (offset / 1000.0);
            self.content.extend(digits(glyph.id));
            if offset != 0.0 {
                self.put(format_args!("> {offset} <"));
            }
        }
        self.put(format_args!(">] TJ\n"));
    }

    fn rule(&mut self, rule: &RuleBox) {
        self.fill(rule.colour);
        let foot = self.page.height - rule.y - rule.height;
        let [x, y, width, height] = [rule.x, foot, rule.width, rule.height].map(pt);
        self.put(format_args!("{x} {y} {width} {height} re\nf\n"));
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour == Some(colour) {
            return;
        }
        self.colour = Some(colour);
        let Colour(red, green, blue) = colour;
        let [red, green, blue] = [red, green, blue].map(|part| f32::from(part) / 255.0);
        self.put(format_args!("{red} {green} {blue} rg\n"));
    }
}

/// The number of a glyph in a string of hexadecimal digits (7.3.4.3).
fn digits(id: u16) -> [u8; 4] {
    [12, 8, 4, 0].map(|shift| b"0123456789ABCDEF"[usize::from(id >> shift & 0xF)])
}

fn pt(length: Length) -> f32 {
    points(length.to_pt())
}
