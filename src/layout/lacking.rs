//! The characters that fonts lack -> at most one finding of a kind for all of a run (W402: for each
//! file that came back), which names the characters and shows where they stand.
//!
//! ```text
//! 王䶮 in line 12, 白𬭊 in line 20, 仿宋 without both -> W403 at line 12, line 20 beside it
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Glyphs, Loan, Problem};
use crate::document::Typeface;
use crate::origin::{Origin, Place};

use super::fonts::{FaceId, FontSet};

/// Drawn for a character that no font has, as printers do (〓). The text of the file keeps the
/// character.
const STAND_IN: char = '〓';
/// So many different characters of files that came back are kept in the text of the file: each takes a
/// font of its own there, and names have few. For the others 〓 stands in the text, too.
const KEPT: usize = 50;
/// So many places are shown beside the first.
const SHOWN: usize = 9;

/// What was met so far.
pub(super) struct Lacking<'a> {
    fonts: &'a FontSet,
    borrowed: Vec<Borrowed>,
    /// Characters of ours that no font has.
    missing: Vec<Met>,
    /// Those of each file that came back.
    replaced: BTreeMap<Arc<str>, Vec<Met>>,
    /// Where which character was found missing: a text stands in several places of a document.
    known: BTreeSet<(String, char)>,
    /// Those that are kept in the text.
    kept: BTreeSet<char>,
}

/// A character and where it was written.
type Met = (char, Place);

/// A character that is drawn by another font than the rest of its text.
struct Borrowed {
    typeface: Typeface,
    face: FaceId,
    met: Met,
}

impl<'a> Lacking<'a> {
    /// Nothing met yet.
    pub(super) fn new(fonts: &'a FontSet) -> Lacking<'a> {
        Lacking {
            fonts,
            borrowed: Vec::new(),
            missing: Vec::new(),
            replaced: BTreeMap::new(),
            known: BTreeSet::new(),
            kept: BTreeSet::new(),
        }
    }

    /// That `face` draws `character` in `typeface`, which is met for the first time.
    pub(super) fn drawn(&mut self, typeface: Typeface, character: char, face: FaceId) {
        if self.fonts.meant_for(typeface, character) != Some(face) {
            let met = (character, Place::Nowhere);
            self.borrowed.push(Borrowed { typeface, face, met });
        }
    }

    /// How many characters were borrowed so far.
    pub(super) fn borrowed(&self) -> usize {
        self.borrowed.len()
    }

    /// That the borrowed ones from number `first` on stand at `place`.
    pub(super) fn stand_at(&mut self, first: usize, place: &Place) {
        for one in &mut self.borrowed[first..] {
            one.met.1 = narrowed(place, one.met.0);
        }
    }

    /// That no font has `character`, which stands at `place`. What is drawn for it: nothing where
    /// our own side wrote it.
    pub(super) fn missing(&mut self, place: &Place, character: char) -> Option<char> {
        let place = narrowed(place, character);
        let is_new = self.known.insert((format!("{place:?}"), character));
        let file = match &place {
            Place::Book(origin) => Some(origin.shared_file_name()),
            Place::Text(_) | Place::Nowhere => None,
        };
        let stand_in = file.is_some().then_some(STAND_IN);
        let list = match file {
            Some(file) => self.replaced.entry(file).or_default(),
            None => &mut self.missing,
        };
        list.extend(is_new.then_some((character, place)));
        stand_in
    }

    /// What the text of the file has for it: itself, or the stand-in where there are too many.
    pub(super) fn in_text(&mut self, character: char, stand_in: char) -> char {
        let is_kept = self.kept.len() < KEPT || self.kept.contains(&character);
        if is_kept {
            self.kept.insert(character);
        }
        if is_kept { character } else { stand_in }
    }

    /// What is to be said of them.
    pub(super) fn into_findings(self) -> Diagnostics {
        let mut findings = Diagnostics::new();
        let missing = |characters| Glyphs::Missing { characters };
        findings.extend(of_all(self.missing, missing));
        let replaced = |characters| Glyphs::Replaced { characters, stand_in: STAND_IN };
        findings.extend(self.replaced.into_values().filter_map(|met| of_all(met, replaced)));
        findings.extend(loans(self.fonts, self.borrowed));
        findings
    }
}

fn narrowed(place: &Place, character: char) -> Place {
    place.narrow(character.encode_utf8(&mut [0; 4]))
}

/// One finding for all of these characters, each named once.
fn of_all(met: Vec<Met>, problem: impl Fn(Vec<char>) -> Glyphs) -> Option<Diagnostic> {
    let (met, places) = in_order(met, |(_, place)| place.clone());
    let mut characters: Vec<char> = Vec::new();
    for (character, _) in met {
        if !characters.contains(&character) {
            characters.push(character);
        }
    }
    at(&places, problem(characters))
}

/// One finding for what our own side wrote and other fonts draw; names that come back are what
/// they are.
fn loans(fonts: &FontSet, borrowed: Vec<Borrowed>) -> Option<Diagnostic> {
    let ours = borrowed.into_iter().filter(|one| !matches!(one.met.1, Place::Book(_)));
    let (borrowed, places) = in_order(ours.collect(), |one| one.met.1.clone());
    let mut loans: Vec<(Typeface, FaceId, Vec<char>)> = Vec::new();
    for Borrowed { typeface, face, met: (character, _) } in borrowed {
        match loans.iter_mut().find(|(of, from, _)| (*of, *from) == (typeface, face)) {
            Some((.., characters)) => characters.push(character),
            None => loans.push((typeface, face, vec![character])),
        }
    }
    let name = |face: FaceId| fonts.face(face).name().to_owned();
    let loans = loans.into_iter().map(|(typeface, face, characters)| Loan {
        kind: typeface.chinese(),
        lacking: fonts.first_of(typeface).map(name).unwrap_or_default(),
        from: name(face),
        characters,
    });
    at(&places, Glyphs::Borrowed { loans: loans.collect() })
}

/// All of `items` in the order of their places, and the places, each once.
fn in_order<T>(mut items: Vec<T>, place: impl Fn(&T) -> Place) -> (Vec<T>, Vec<Place>) {
    items.sort_by_key(|item| rank(&place(item)));
    let mut places: Vec<Place> = items.iter().map(place).collect();
    places.dedup();
    (items, places)
}

/// By file, and in it from top to bottom.
fn rank(place: &Place) -> (u8, Option<(String, usize)>) {
    match place {
        Place::Text(origin) => (0, Some((origin.source().name().to_owned(), origin.span().start))),
        Place::Book(_) => (1, None),
        Place::Nowhere => (2, None),
    }
}

/// The finding at the first of `places`, with one more of each other line; nothing where there
/// are none.
fn at(places: &[Place], found: Glyphs) -> Option<Diagnostic> {
    let (first, others) = places.split_first()?;
    let finding = Diagnostic::at(first, Problem::Glyphs(found));
    let own_line = line(first);
    let mut lines = BTreeSet::new();
    let shown = others.iter().filter(|other| line(other) == own_line || lines.insert(line(other)));
    let shown = shown.filter_map(text_origin).take(SHOWN);
    Some(shown.fold(finding, Diagnostic::with_related))
}

fn line(place: &Place) -> Option<(&str, usize)> {
    text_origin(place).map(|origin| (origin.source().name(), origin.line_column().0))
}

fn text_origin(place: &Place) -> Option<&Origin> {
    match place {
        Place::Text(origin) => Some(origin),
        Place::Book(_) | Place::Nowhere => None,
    }
}
