//! The fonts at hand: which glyph of which font draws a character of a kind of type.
//!
//! Takes font files as bytes (finding them is the command line's work); answers with glyphs,
//! their advances and ink. A kind of type has a chain of fonts, and each character takes the
//! first that has it, since a 仿宋 font that ends at GB 2312 still has to print 镕. Fonts that are
//! large and seldom needed are read only when no other has a character.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::document::Typeface;

/// A font of a [`FontSet`], by its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub(super) usize);

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
        if units == 0 || font.charmap().map('一').is_none() {
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
        let bounds = metrics.bounds(id).unwrap_or_default();
        Some(Glyph {
            id: u16::try_from(id.to_u32()).ok()?,
            advance: f64::from(metrics.advance_width(id)?) / units,
            top: f64::from(bounds.y_max) / units,
        })
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
    /// The top of its ink above the baseline.
    pub top: f64,
}

/// Fonts, and for each kind of type the chain in which they are asked for a character.
#[derive(Debug, Default)]
pub struct FontSet {
    faces: Vec<Face>,
    chains: BTreeMap<Typeface, Vec<FaceId>>,
    rare: Rare,
}

/// Fonts that are read when a character is first asked for that no other has.
#[derive(Default)]
struct Rare {
    read: Option<Box<dyn Fn() -> Vec<Face> + Send + Sync>>,
    faces: OnceLock<Vec<Face>>,
}

impl Rare {
    fn faces(&self) -> &[Face] {
        let Some(read) = &self.read else { return &[] };
        self.faces.get_or_init(read)
    }
}

impl fmt::Debug for Rare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.faces.get().into_iter().flatten()).finish()
    }
}

impl FontSet {
    /// No fonts yet.
    pub fn new() -> FontSet {
        FontSet::default()
    }

    /// Adds a font to the set.
    pub fn add(&mut self, face: Face) -> FaceId {
        self.faces.push(face);
        FaceId(self.faces.len() - 1)
    }

    /// Says how the fonts are read that are asked for a character none of the others has. Nothing
    /// is read before.
    pub fn rare(&mut self, read: impl Fn() -> Vec<Face> + Send + Sync + 'static) {
        self.rare = Rare { read: Some(Box::new(read)), faces: OnceLock::new() };
    }

    /// Says in which order fonts are asked for the characters of `typeface`.
    pub fn chain(&mut self, typeface: Typeface, faces: impl IntoIterator<Item = FaceId>) {
        let mut chain: Vec<FaceId> = Vec::new();
        for face in faces {
            if !chain.contains(&face) {
                chain.push(face);
            }
        }
        self.chains.insert(typeface, chain);
    }

    /// The fonts of `typeface` in the order they are asked.
    pub fn faces_of(&self, typeface: Typeface) -> impl Iterator<Item = &Face> {
        self.chains.get(&typeface).into_iter().flatten().map(|id| self.face(*id))
    }

    /// The font of this id.
    pub fn face(&self, id: FaceId) -> &Face {
        match self.faces.get(id.0) {
            Some(face) => face,
            None => &self.rare.faces()[id.0 - self.faces.len()],
        }
    }

    /// The glyph that draws `character` in `typeface`, from the first font of its chain that
    /// has it, or else from a rare one; `None` where no font has it. Never the glyph for missing
    /// characters.
    pub fn glyph(&self, typeface: Typeface, character: char) -> Option<(FaceId, Glyph)> {
        let chain = self.chains.get(&typeface)?;
        let in_chain = chain.iter().find_map(|id| Some((*id, self.face(*id).glyph(character)?)));
        in_chain.or_else(|| {
            let mut rare = (self.faces.len()..).map(FaceId).zip(self.rare.faces());
            rare.find_map(|(id, face)| Some((id, face.glyph(character)?)))
        })
    }
}
