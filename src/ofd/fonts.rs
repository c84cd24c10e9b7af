//! The fonts of a file: of each, the glyphs that are used, numbered anew, once in the whole document.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use subsetter::GlyphRemapper;

use crate::layout::fonts::{Face, FaceId, FontSet};
use crate::layout::page::{Page, used_glyphs};

use super::sfnt::{self, Program};
use super::{Ids, OfdError, cmap};

/// The glyphs of a font, and the characters each of them draws.
type Used = BTreeMap<u16, BTreeSet<char>>;

/// Every font of the file.
pub(super) struct Embedded {
    fonts: BTreeMap<FaceId, FontFile>,
    glyphs: HashMap<(FaceId, u16), Shown>,
}

/// A font as the file has it.
pub(super) struct FontFile {
    pub(super) id: u32,
    /// What its part is called.
    pub(super) name: String,
    /// What the font is called.
    pub(super) face: String,
    pub(super) program: Vec<u8>,
}

/// A glyph as the file has it.
#[derive(Clone, Copy)]
struct Shown {
    /// Its number in the subset.
    id: u16,
    /// Its advance, in parts of the em.
    advance: f64,
}

impl Embedded {
    /// The fonts that `pages` use, subset.
    pub(super) fn new(
        pages: &[Page],
        fonts: &FontSet,
        ids: &mut Ids,
    ) -> Result<Embedded, OfdError> {
        let mut embedded = Embedded { fonts: BTreeMap::new(), glyphs: HashMap::new() };
        for (face, used) in used_glyphs(pages) {
            embedded.embed(face, fonts.face(face), &used, ids.one())?;
        }
        Ok(embedded)
    }

    fn embed(&mut self, id: FaceId, face: &Face, used: &Used, number: u32) -> Result<(), OfdError> {
        let failed = || OfdError::Font { name: face.name().to_owned() };
        let mut new_ids = GlyphRemapper::new();
        let new: Vec<u16> = used.keys().map(|id| new_ids.remap(*id)).collect();
        let subset =
            subsetter::subset(face.data(), face.index(), &new_ids).map_err(|_| failed())?;
        let old: Vec<u16> = used.keys().copied().collect();
        let units = f64::from(face.metrics().units_per_em);
        for ((old, new), advance) in old.iter().zip(&new).zip(face.advances(&old)) {
            let shown = Shown { id: *new, advance: f64::from(advance) / units };
            self.glyphs.insert((id, *old), shown);
        }
        let glyphs = used.values().zip(&new);
        let characters: BTreeMap<char, u16> =
            glyphs.flat_map(|(of, id)| of.iter().map(move |one| (*one, *id))).collect();
        let mut program = Program::read(&subset).ok_or_else(failed)?;
        program.put(*b"cmap", cmap::table(&characters));
        program.put(*b"OS/2", sfnt::os2(face, &characters));
        program.put_if_missing(*b"post", &sfnt::POST_WITHOUT_NAMES);
        let name = format!("font_{number}.{}", program.extension());
        let (face, program) = (face.name().to_owned(), program.bytes());
        self.fonts.insert(id, FontFile { id: number, name, face, program });
        Ok(())
    }

    /// The fonts in the order of their ids.
    pub(super) fn files(&self) -> impl Iterator<Item = &FontFile> {
        self.fonts.values()
    }

    /// The id of a font; 0, which no object has, of one that no page uses.
    pub(super) fn id(&self, face: FaceId) -> u32 {
        self.fonts.get(&face).map_or(0, |font| font.id)
    }

    /// The number of a glyph in its subset.
    pub(super) fn glyph(&self, face: FaceId, id: u16) -> u16 {
        self.glyphs.get(&(face, id)).map_or(0, |shown| shown.id)
    }

    /// The advance of a glyph, in parts of the em.
    pub(super) fn advance(&self, face: FaceId, id: u16) -> f64 {
        self.glyphs.get(&(face, id)).map_or(1.0, |shown| shown.advance)
    }
}
