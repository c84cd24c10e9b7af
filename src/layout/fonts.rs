//! The fonts at hand: which glyph of which font draws a character of a kind of type.
//!
//! Takes font files as bytes (finding them is the command line's work); answers with glyphs,
//! their advances and ink. A kind of type has a chain of fonts, and each character takes the
//! first that has it, since a 仿宋 font that ends at GB 2312 still has to print 镕; then the chains
//! of the kinds that are most like it ([`Typeface::most_alike`]). Fonts that are large and seldom
//! needed, the reserve of a kind, are read only when its first font lacks a character:
//!
//! ```text
//! 仿宋: 仿宋_GB2312, reserve (仿宋), Fandol 仿宋 -> 宋体: 宋体, reserve (SimSun-ExtB), 思源宋体 -> …
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

use crate::document::Typeface;

use super::ends::Ends;
use crate::han::Width;

/// A font of a [`FontSet`], by its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId {
    /// The kind of type in whose reserve it is; nothing of one at hand.
    reserve: Option<Typeface>,
    at: usize,
}

impl FaceId {
    pub(super) const fn at_hand(at: usize) -> FaceId {
        FaceId { reserve: None, at }
    }
}

/// A font file that can be read.
#[derive(Clone, Debug)]
pub struct Face {
    data: Cow<'static, [u8]>,
    index: u32,
    name: String,
    postscript_name: String,
    origin: String,
}

impl Face {
    /// The font number `index` of the file `data`; `origin` says to the user where it is from.
    /// `None` where the bytes are no font with the tables that printing needs.
    pub fn new(data: Cow<'static, [u8]>, index: u32, origin: String) -> Option<Face> {
        let font = FontRef::from_index(&data, index).ok()?;
        let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        if units == 0 || !font.charmap().has_map() {
            return None;
        }
        let postscript_name = name(&font, StringId::POSTSCRIPT_NAME)?;
        let name = name(&font, StringId::FULL_NAME).unwrap_or_else(|| postscript_name.clone());
        Some(Face { data, index, name, postscript_name, origin })
    }

    /// The same font under the name by which its user knows it.
    #[must_use]
    pub fn called(self, name: &str) -> Face {
        Face { name: name.to_owned(), ..self }
    }

    /// Whether it has a glyph for `character`.
    pub fn has(&self, character: char) -> bool {
        self.glyph(character).is_some()
    }

    /// The full name, the Chinese one where the font has one.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The PostScript name, which a PDF gives the font.
    pub fn postscript_name(&self) -> &str {
        &self.postscript_name
    }

    /// Where it is from, for the user.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The file.
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// One of its tables as it stands in the file (`OS/2`); `None` where it has none of that name.
    pub fn table(&self, name: [u8; 4]) -> Option<&[u8]> {
        let font = FontRef::from_index(&self.data, self.index).ok()?;
        font.table_data(Tag::new(&name)).map(|table| table.as_bytes())
    }

    /// Its number within the file.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// What a PDF's font descriptor says of it, in units of the em.
    pub fn metrics(&self) -> FaceMetrics {
        let Ok(font) = FontRef::from_index(&self.data, self.index) else {
            return FaceMetrics::default();
        };
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let bounds = metrics.bounds.unwrap_or_default();
        FaceMetrics {
            units_per_em: metrics.units_per_em,
            ascent: whole(metrics.ascent),
            descent: whole(metrics.descent),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(whole),
            weight: whole(font.attributes().weight.value()),
        }
    }

    /// The advances of these glyphs in font units; 0 for a number the font does not have.
    pub fn advances(&self, glyphs: &[u16]) -> Vec<u16> {
        let Ok(font) = FontRef::from_index(&self.data, self.index) else {
            return vec![0; glyphs.len()];
        };
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = |id: &u16| metrics.advance_width(GlyphId::from(*id)).unwrap_or(0.0);
        glyphs.iter().map(|id| whole(advance(id)).unsigned_abs()).collect()
    }

    fn glyph(&self, character: char) -> Option<Glyph> {
        let font = FontRef::from_index(&self.data, self.index).ok()?;
        let id = font.charmap().map(character).filter(|id| *id != GlyphId::NOTDEF)?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let advance = f64::from(metrics.advance_width(id)?) / units;
        Some(Glyph { id: u16::try_from(id.to_u32()).ok()?, advance })
    }

    /// The top of the ink of `glyph`, of this font, above the baseline, in parts of the em. Its outline is
    /// drawn for it, which takes longer than all else of a glyph: only a few are asked.
    pub(super) fn ink_top(&self, glyph: Glyph) -> f64 {
        let top = || {
            let font = FontRef::from_index(&self.data, self.index).ok()?;
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let bounds = metrics.bounds(GlyphId::from(glyph.id))?;
            Some(f64::from(bounds.y_max) / f64::from(self.metrics().units_per_em))
        };
        top().unwrap_or(0.0)
    }
}

/// The figures of a font that a PDF's font descriptor asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FaceMetrics {
    /// Units of the em square.
    pub units_per_em: u16,
    /// Ascent, in those units.
    pub ascent: i16,
    /// Descent, negative, in those units.
    pub descent: i16,
    /// The box all glyphs lie in: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// The weight class, 400 for regular.
    pub weight: i16,
}

#[expect(clippy::cast_possible_truncation, reason = "font units fit 16 bits; the cast saturates")]
fn whole(value: f32) -> i16 {
    value.round() as i16
}

fn name(font: &FontRef, id: StringId) -> Option<String> {
    let names = || font.localized_strings(id);
    let chinese = names().find(|name| name.language().is_some_and(|tag| tag.starts_with("zh")));
    chinese
        .or_else(|| names().english_or_first())
        .map(|name| name.chars().collect::<String>())
        .filter(|name| !name.is_empty())
}

/// A glyph of a font; lengths in parts of the em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// Its advance.
    pub advance: f64,
}

const LAST_OF_LATIN_1: char = '\u{FF}';

/// Fonts, and for each kind of type the chain in which they are asked for a character.
#[derive(Debug, Default)]
pub struct FontSet {
    faces: Vec<Face>,
    chains: BTreeMap<Typeface, Vec<FaceId>>,
    /// What Latin is drawn by, where it is not the first of the chain.
    latin: BTreeMap<Typeface, FaceId>,
    reserve: Reserve,
    /// Where lines end that were set with them, where that is kept.
    ends: Option<Ends>,
}

/// Fonts of each kind of type that are read when its first font lacks a character.
#[derive(Default)]
struct Reserve {
    read: Option<Box<dyn Fn(Typeface) -> Vec<Face> + Send + Sync>>,
    faces: BTreeMap<Typeface, OnceLock<Vec<Face>>>,
}

impl Reserve {
    fn faces(&self, typeface: Typeface) -> &[Face] {
        match (&self.read, self.faces.get(&typeface)) {
            (Some(read), Some(faces)) => faces.get_or_init(|| read(typeface)),
            _ => &[],
        }
    }
}

impl fmt::Debug for Reserve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(&self.faces).finish()
    }
}

impl FontSet {
    /// No fonts yet.
    pub fn new() -> FontSet {
        FontSet::default()
    }

    /// The same that keep where lines end that are set with them: for who sets nearly the same paper again and again.
    #[must_use]
    pub fn remembering(mut self) -> FontSet {
        self.ends = Some(Ends::default());
        self
    }

    /// Where lines end that were set with them, where that is kept.
    pub(super) const fn ends(&self) -> Option<&Ends> {
        self.ends.as_ref()
    }

    /// Adds a font to the set.
    pub fn add(&mut self, face: Face) -> FaceId {
        self.faces.push(face);
        FaceId::at_hand(self.faces.len() - 1)
    }

    /// Says how the fonts of a kind of type are read that are asked once the first of its chain lacks
    /// a character. Nothing is read before.
    pub fn reserve(&mut self, read: impl Fn(Typeface) -> Vec<Face> + Send + Sync + 'static) {
        let faces = Typeface::ALL.map(|typeface| (typeface, OnceLock::new()));
        self.reserve = Reserve { read: Some(Box::new(read)), faces: faces.into() };
    }

    /// Says in which order the fonts of `typeface` are asked for its characters.
    pub fn chain(&mut self, typeface: Typeface, faces: impl IntoIterator<Item = FaceId>) {
        self.chains.insert(typeface, faces.into_iter().collect());
    }

    /// Puts `face` behind the fonts of `typeface`.
    pub fn append(&mut self, typeface: Typeface, face: FaceId) {
        self.chains.entry(typeface).or_default().push(face);
    }

    /// Says that `face` draws the digits and letters of `typeface`, since those of its own font
    /// stand out.
    pub fn latin(&mut self, typeface: Typeface, face: FaceId) {
        self.latin.insert(typeface, face);
    }

    /// Whether a font of `typeface` is at hand, and not only those that are like it.
    pub fn has_own(&self, typeface: Typeface) -> bool {
        !self.chain_of(typeface).is_empty()
    }

    /// The fonts at hand for `typeface` in the order they are asked.
    pub fn faces_of(&self, typeface: Typeface) -> impl Iterator<Item = &Face> {
        let kinds = typeface.most_alike().into_iter();
        kinds.flat_map(|kind| self.chain_of(kind)).map(|id| self.face(*id))
    }

    /// The font that `character` is drawn by in `typeface` unless that lacks it.
    pub fn meant_for(&self, typeface: Typeface, character: char) -> Option<FaceId> {
        let is_latin = character <= LAST_OF_LATIN_1 && Width::of(character) == Width::Half;
        let latin = self.latin.get(&typeface).filter(|_| is_latin);
        latin.copied().or_else(|| self.first_of(typeface))
    }

    /// The font that the Chinese characters of `typeface` are set in, save what it lacks.
    pub fn first_of(&self, typeface: Typeface) -> Option<FaceId> {
        typeface.most_alike().into_iter().find_map(|kind| self.chain_of(kind).first().copied())
    }

    /// The font of this id.
    pub fn face(&self, id: FaceId) -> &Face {
        match id.reserve {
            None => &self.faces[id.at],
            Some(typeface) => &self.reserve.faces(typeface)[id.at],
        }
    }

    /// The glyph that draws `character` in `typeface`, from the first font that has it, of its own
    /// kind or else of the most alike; `None` where no font has it. Never the glyph for missing
    /// characters.
    pub fn glyph(&self, typeface: Typeface, character: char) -> Option<(FaceId, Glyph)> {
        let of = |id: FaceId| Some((id, self.face(id).glyph(character)?));
        let mut kinds = typeface.most_alike().into_iter();
        let meant = self.meant_for(typeface, character).and_then(of);
        meant.or_else(|| kinds.find_map(|kind| self.glyph_of_kind(kind, character)))
    }

    fn glyph_of_kind(&self, kind: Typeface, character: char) -> Option<(FaceId, Glyph)> {
        let chain = self.chain_of(kind);
        let (first, rest) = chain.split_at(chain.len().min(1));
        let of = |id: FaceId| Some((id, self.face(id).glyph(character)?));
        let in_reserve = || {
            let faces = 0..self.reserve.faces(kind).len();
            faces.map(|at| FaceId { reserve: Some(kind), at }).find_map(of)
        };
        let first = first.iter().copied().find_map(of);
        first.or_else(in_reserve).or_else(|| rest.iter().copied().find_map(of))
    }

    fn chain_of(&self, kind: Typeface) -> &[FaceId] {
        self.chains.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }
}
