//! The fonts of a file: of each, the glyphs that are used, and which character each one is.
//!
//! PDF keeps one character for each glyph of a font (ToUnicode). Where two characters share a
//! glyph (· and • in some fonts), the second goes to a second subset of the same font, a bank,
//! so that the text reads back exactly.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Op, ParsedFont, PdfFont, PdfFontHandle, Pt, TextItem,
};
use skrifa::FontRef;
use skrifa::raw::TableProvider;
use subsetter::GlyphRemapper;

use crate::layout::fonts::{Face, FaceId, FontSet};
use crate::layout::page::{Page, used_glyphs};

use super::PdfError;

/// A font of the file: a face, and which of its banks.
pub(super) type Key = (FaceId, usize);

/// Every font of the file.
pub(super) struct Embedded {
    fonts: BTreeMap<Key, EmbeddedFont>,
    shown: BTreeMap<FaceId, ShownGlyphs>,
}

/// The glyphs of a face as the file has them, each under its number there and its character.
pub(super) type ShownGlyphs = HashMap<(u16, char), Shown>;

struct EmbeddedFont {
    id: FontId,
    font: PdfFont,
    /// What it is called in the file.
    name: String,
    /// How many glyphs its program has, that for missing characters and parts of others with them.
    glyphs: u16,
    /// Which character each of its glyphs is.
    characters: Vec<(u16, char)>,
}

/// A glyph as the file has it.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// The bank of its face.
    pub(super) bank: usize,
    /// Its number in the subset.
    pub(super) id: u16,
    /// Its width, in 1/1000 em, cut as printpdf cuts it.
    pub(super) width: f64,
}

impl Embedded {
    /// The fonts that `pages` use, subset.
    pub(super) fn new(pages: &[Page], fonts: &FontSet) -> Result<Embedded, PdfError> {
        let mut embedded = Embedded { fonts: BTreeMap::new(), shown: BTreeMap::new() };
        for (face, glyphs) in used_glyphs(pages) {
            let banks = glyphs.values().map(BTreeSet::len).max().unwrap_or(0);
            for bank in 0..banks {
                let of_bank =
                    glyphs.iter().filter_map(|(id, of)| Some((*id, *of.iter().nth(bank)?)));
                embedded.embed((face, bank), fonts.face(face), &of_bank.collect::<Vec<_>>())?;
            }
        }
        Ok(embedded)
    }

    fn embed(&mut self, key: Key, face: &Face, used: &[(u16, char)]) -> Result<(), PdfError> {
        let ids: Vec<u16> = used.iter().map(|(id, _)| *id).collect();
        let mut new_ids = GlyphRemapper::new();
        let new: Vec<u16> = ids.iter().map(|id| new_ids.remap(*id)).collect();
        let unreadable = || PdfError::Font { name: face.name().to_owned() };
        let program =
            subsetter::subset(face.data(), face.index(), &new_ids).map_err(|_| unreadable())?;
        let glyphs = glyphs_of(&program).ok_or_else(unreadable)?;
        let advances = face.advances(&ids);
        let units = f64::from(face.metrics().units_per_em);
        let of_face = self.shown.entry(key.0).or_default();
        for (((old, character), id), advance) in used.iter().zip(&new).zip(&advances) {
            let width = (f64::from(*advance) * 1000.0 / units).trunc();
            let shown = Shown { bank: key.1, id: *id, width };
            of_face.insert((*old, *character), shown);
        }
        let number = self.fonts.len();
        let widths = new.iter().copied().zip(advances).collect();
        let name = format!("{}+{}", tag(number), face.postscript_name());
        let font = PdfFont::new(parsed(face, program, name.clone(), widths));
        let characters = new.into_iter().zip(used.iter().map(|(_, character)| *character));
        let (id, characters) = (FontId(format!("F{number:02}")), characters.collect());
        self.fonts.insert(key, EmbeddedFont { id, font, name, glyphs, characters });
        Ok(())
    }

    /// How many glyphs each font has, by what it is called in the file.
    pub(super) fn glyphs_by_name(&self) -> BTreeMap<&str, u16> {
        self.fonts.values().map(|one| (one.name.as_str(), one.glyphs)).collect()
    }

    /// What the file embeds, each under its name.
    pub(super) fn programs(&self) -> impl Iterator<Item = (FontId, PdfFont)> {
        self.fonts.values().map(|one| (one.id.clone(), one.font.clone()))
    }

    /// What shows every glyph of every font once, and which character it is.
    pub(super) fn specimen(&self) -> Vec<Op> {
        let of_font = |one: &EmbeddedFont| {
            let glyphs = one.characters.iter();
            let glyphs = glyphs.map(|(id, is)| Codepoint::with_cid(*id, 0.0, is.to_string()));
            let items = vec![TextItem::GlyphIds(glyphs.collect())];
            let font = PdfFontHandle::External(one.id.clone());
            [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]
        };
        self.fonts.values().flat_map(of_font).collect()
    }

    /// The name of a font in the file.
    pub(super) fn id(&self, key: Key) -> Option<&FontId> {
        self.fonts.get(&key).map(|font| &font.id)
    }

    /// The glyphs of `face`, each in the font that has it under its character.
    pub(super) fn of_face(&self, face: FaceId) -> Option<&ShownGlyphs> {
        self.shown.get(&face)
    }
}

/// How many glyphs a font program has; `None` where it is none.
fn glyphs_of(program: &[u8]) -> Option<u16> {
    Some(FontRef::new(program).ok()?.maxp().ok()?.num_glyphs())
}

fn parsed(face: &Face, program: Vec<u8>, name: String, widths: BTreeMap<u16, u16>) -> ParsedFont {
    let metrics = face.metrics();
    let is_cff = program.starts_with(b"OTTO");
    let vertical = FontMetrics { ascent: metrics.ascent, descent: metrics.descent };
    let no_cmap = BTreeMap::new();
    let units = metrics.units_per_em;
    let mut font =
        ParsedFont::with_glyph_data(program, 0, Some(name), no_cmap, widths, units, vertical);
    if is_cff {
        font.font_type = FontType::OpenTypeCFF(());
    }
    let [x_min, y_min, x_max, y_max] = metrics.bounds;
    let descriptor = &mut font.pdf_font_metrics;
    (descriptor.x_min, descriptor.y_min) = (x_min, y_min);
    (descriptor.x_max, descriptor.y_max) = (x_max, y_max);
    descriptor.us_weight_class = metrics.weight.unsigned_abs();
    font
}

/// The six capitals that mark a subset (PDF 9.6.4), another for each font.
fn tag(number: usize) -> String {
    let letter = |power: u32| {
        let digit = (number / 26usize.pow(power)) % 26;
        char::from(b'A' + u8::try_from(digit).unwrap_or(0))
    };
    ['H', 'T'].into_iter().chain((0..4).rev().map(letter)).collect()
}
