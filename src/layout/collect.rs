//! Text -> atoms: each character with its glyph, and the width it takes on its line.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::document::{Colour, Run, Style, TextStyle, Typeface, Wholes};
use crate::han::Width;
use crate::length::Length;

use super::endings::{self, Ended};
use super::ends::OfDocument;
use super::fonts::{FaceId, FontSet, Glyph};
use super::lacking::Lacking;
use super::setting::Setting;
use super::structure::{PartId, Parts, Structure};

/// A character ready to be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Atom {
    pub(super) character: char,
    /// The line of the description that it was written in, as its glyph knows it.
    pub(super) line: u16,
    pub(super) face: FaceId,
    pub(super) glyph: Glyph,
    pub(super) size: Length,
    pub(super) colour: Colour,
    /// Its cell: what it takes on the line by itself.
    pub(super) width: Length,
    /// What it takes in Word, which adds the same white behind each character of the grid, whole or
    /// half, and counts it in twips.
    pub(super) in_word: Length,
    /// What it takes more, or less, where it is decided how far a line reaches.
    pub(super) tracking: Length,
    /// Which part of the text it is in.
    pub(super) part: Option<PartId>,
}

impl Atom {
    /// What it takes with no white at all.
    pub(super) fn own(&self) -> Length {
        own(self.character, self.size, self.glyph.advance)
    }

    /// The white that its grid adds behind a full-width character of its size, or takes away.
    pub(super) fn white(&self) -> Length {
        let cell = match Width::of(self.character) {
            Width::Half if self.glyph.advance > 0.0 => self.width / self.glyph.advance,
            Width::Full | Width::Half => self.width,
        };
        cell - self.size
    }

    /// What it takes where it is decided how far a line reaches.
    pub(super) fn advance(&self) -> Length {
        self.width + self.tracking
    }
}

/// The widths characters take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pitch {
    /// A full-width character.
    pub(super) full: Length,
    /// A half-width one.
    pub(super) half: Half,
}

/// The width of half-width characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Half {
    /// What the font says, in parts of the grid's cell: a digit takes half of one.
    Grid,
    /// What the font says.
    Natural,
}

impl Pitch {
    /// On the body's grid.
    pub(super) fn grid(style: &Style) -> Pitch {
        Pitch { full: style.cell(), half: Half::Grid }
    }

    /// Set solid at `size`.
    pub(super) fn solid(size: Length) -> Pitch {
        Pitch { full: size, half: Half::Natural }
    }

    /// What `character` takes at `size`; `advance` is its glyph's own, in ems.
    fn width(self, character: char, size: Length, advance: f64) -> Length {
        match (Width::of(character), self.half) {
            (Width::Full, _) => self.full,
            (Width::Half, Half::Natural) => size * advance,
            (Width::Half, Half::Grid) => self.full * advance,
        }
    }

    /// The same in Word.
    fn in_word(self, character: char, size: Length, advance: f64) -> Length {
        match self.half {
            Half::Natural => self.width(character, size, advance),
            Half::Grid => {
                let white = (self.full - size).to_twips_below();
                own(character, size, advance) + Length::pt(f64::from(white) / 20.0)
            }
        }
    }
}

/// What `character` takes at `size`, set solid.
fn own(character: char, size: Length, advance: f64) -> Length {
    match Width::of(character) {
        Width::Full => size,
        Width::Half => size * advance,
    }
}

/// Gathers the atoms of texts, and what could not be set.
pub(super) struct Collector<'a> {
    style: &'a Style,
    fonts: &'a FontSet,
    /// Glyphs looked up before: a document has few characters, many times each.
    known: BTreeMap<(Typeface, char), Option<(FaceId, Glyph)>>,
    /// The tops of their ink, of the few that were asked.
    tops: BTreeMap<(FaceId, u16), f64>,
    /// What short texts keep whole.
    wholes: Wholes,
    findings: Diagnostics,
    lacking: Lacking<'a>,
    parts: Parts,
    /// What the ends of its lines hang on, where they are kept.
    of_document: Option<OfDocument>,
}

impl<'a> Collector<'a> {
    /// Nothing gathered yet.
    pub(super) fn new(style: &'a Style, fonts: &'a FontSet, names: &[String]) -> Collector<'a> {
        Collector {
            style,
            fonts,
            known: BTreeMap::new(),
            tops: BTreeMap::new(),
            wholes: Wholes::new(names),
            findings: Diagnostics::new(),
            lacking: Lacking::new(fonts),
            parts: Parts::default(),
            of_document: fonts.ends().map(|_| OfDocument::new(&style.lines, names)),
        }
    }

    /// The atoms of `text` set in `base`. A character that no font has is a finding: an error, and
    /// left out, where our own side wrote it; a warning where it came back from a unit, and
    /// another is drawn for it. One that the font of its kind lacks is a warning.
    pub(super) fn atoms(&mut self, text: &[Run], base: TextStyle, pitch: Pitch) -> Vec<Atom> {
        let mut atoms = Vec::new();
        for (run, part) in text.iter().zip(self.parts.of_runs(text)) {
            let set = self.style.of_role(base, run.role);
            let borrowed = self.lacking.borrowed();
            let line = run.place.written_line().and_then(|line| u16::try_from(line).ok());
            let (line, tracking) = (line.unwrap_or(0), run.tracking);
            for character in run.text.chars() {
                let atom = self.atom(character, set, pitch);
                let atom = atom.or_else(|| self.missing(run, character, set, pitch));
                atoms.extend(atom.map(|atom| Atom { line, tracking, part, ..atom }));
            }
            self.lacking.stand_at(borrowed, &run.place);
        }
        atoms
    }

    /// One character, or `None` where no font has it.
    pub(super) fn atom(&mut self, character: char, set: TextStyle, pitch: Pitch) -> Option<Atom> {
        let look_up = || {
            let found = self.fonts.glyph(set.typeface, character);
            found.inspect(|(face, _)| self.lacking.drawn(set.typeface, character, *face))
        };
        let known = self.known.entry((set.typeface, character)).or_insert_with(look_up);
        let (face, glyph) = (*known)?;
        let width = pitch.width(character, set.size, glyph.advance);
        let in_word = pitch.in_word(character, set.size, glyph.advance);
        let (size, colour, tracking) = (set.size, set.colour, Length::ZERO);
        let (line, part) = (0, None);
        Some(Atom { character, line, face, glyph, size, colour, width, in_word, tracking, part })
    }

    /// The highest top of the ink of `atoms` above their baseline, in parts of the em.
    pub(super) fn ink_top(&mut self, atoms: &[Atom]) -> f64 {
        let mut highest = 0.0_f64;
        for Atom { face, glyph, .. } in atoms {
            let top = self.tops.entry((*face, glyph.id));
            highest = highest.max(*top.or_insert_with(|| self.fonts.face(*face).ink_top(*glyph)));
        }
        highest
    }

    /// Where the lines of a text end.
    pub(super) fn ended(&mut self, atoms: &[Atom], setting: Setting) -> Ended {
        let (prices, wholes) = (&self.style.lines, &mut self.wholes);
        let mut find = || endings::end(atoms, setting, prices, wholes);
        match (self.fonts.ends(), &self.of_document) {
            (Some(ends), Some(document)) => ends.of(document.clone(), (atoms, setting), find),
            _ => find(),
        }
    }

    /// Which part of the text comes next.
    pub(super) fn parts(&mut self) -> &mut Parts {
        &mut self.parts
    }

    /// What could not be set, or not as it should be, and the parts of what was.
    pub(super) fn end(mut self) -> (Diagnostics, Structure) {
        self.findings.extend(self.lacking.into_findings());
        (self.findings, self.parts.into_structure())
    }

    /// Something about all of `text`, at the place of the first run that somebody wrote, or of
    /// the first where the wording is all the program's.
    pub(super) fn report(&mut self, text: &[Run], problem: Problem) {
        let run = text.iter().find(|run| run.place.is_written()).or(text.first());
        self.findings.push(match run {
            Some(run) => Diagnostic::at(&run.place, problem),
            None => Diagnostic::nowhere(problem),
        });
    }

    fn missing(
        &mut self,
        run: &Run,
        character: char,
        set: TextStyle,
        pitch: Pitch,
    ) -> Option<Atom> {
        let stand_in = self.lacking.missing(&run.place, character)?;
        let atom = self.atom(stand_in, set, pitch)?;
        let character = self.lacking.in_text(character, stand_in);
        Some(Atom { character, ..atom })
    }
}
