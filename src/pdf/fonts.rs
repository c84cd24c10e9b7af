//! The fonts of a file: of each, the glyphs that are used, and which character each one is.
//!
//! PDF keeps one character for each glyph of a font (ToUnicode). Where two characters share a
//! glyph (· and • in some fonts), the second goes to a second subset of the same font, a bank,
//! so that the text reads back exactly.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use crate::layout::fonts::{Face, FaceId, FontSet};
use crate::layout::page::{GlyphRun, Item, Page, PlacedGlyph};

use super::PdfError;

/// A font of the file: a face, and which of its banks.
pub(super) type Key = (FaceId, usize);

/// The characters each glyph of a face draws.
type Used = BTreeMap<u16, BTreeSet<char>>;

/// Every font of the file.
pub(super) struct Embedded {
    fonts: BTreeMap<Key, EmbeddedFont>,
    used: BTreeMap<FaceId, Used>,
}

struct EmbeddedFont {
    id: FontId,
    font: PdfFont,
    new_ids: GlyphRemapper,
    units_per_em: u16,
}

impl Embedded {
    /// The fonts that `pages` use, subset.
    pub(super) fn new(pages: &[Page], fonts: &FontSet) -> Result<Embedded, PdfError> {
        let used = used(pages);
        let mut embedded = BTreeMap::new();
        for (face, glyphs) in &used {
            let banks = glyphs.values().map(BTreeSet::len).max().unwrap_or(0);
            for bank in 0..banks {
                let number = embedded.len();
                let ids = glyphs.iter().filter(|(_, of)| of.len() > bank).map(|(id, _)| *id);
                let font = embed(fonts.face(*face), ids, number)?;
                embedded.insert((*face, bank), font);
            }
        }
        Ok(Embedded { fonts: embedded, used })
    }

    /// What the file embeds, each under its name.
    pub(super) fn programs(&self) -> impl Iterator<Item = (FontId, PdfFont)> {
        self.fonts.values().map(|one| (one.id.clone(), one.font.clone()))
    }

    /// The font that has `glyph` of `run` under its character.
    pub(super) fn key(&self, run: &GlyphRun, glyph: &PlacedGlyph) -> Key {
        let characters = self.used.get(&run.face).and_then(|used| used.get(&glyph.id));
        let bank = characters.and_then(|of| of.iter().position(|one| *one == glyph.character));
        (run.face, bank.unwrap_or(0))
    }

    /// The name of a font in the file.
    pub(super) fn id(&self, key: Key) -> Option<&FontId> {
        self.fonts.get(&key).map(|font| &font.id)
    }

    /// A glyph's number in the subset, and its width in the file (1/1000 em, cut as printpdf
    /// cuts it).
    pub(super) fn glyph(&self, key: Key, glyph: &PlacedGlyph) -> Option<(u16, f64)> {
        let font = self.fonts.get(&key)?;
        let id = font.new_ids.get(glyph.id)?;
        let units = f64::from(font.units_per_em);
        Some((id, ((glyph.advance * units).round() * 1000.0 / units).trunc()))
    }
}

fn used(pages: &[Page]) -> BTreeMap<FaceId, Used> {
    let mut used: BTreeMap<FaceId, Used> = BTreeMap::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        let Item::Glyphs(run) = item else { continue };
        let of_face = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            of_face.entry(glyph.id).or_default().insert(glyph.character);
        }
    }
    used
}

fn embed(
    face: &Face,
    ids: impl Iterator<Item = u16>,
    number: usize,
) -> Result<EmbeddedFont, PdfError> {
    let mut new_ids = GlyphRemapper::new();
    let ids: Vec<u16> = ids.collect();
    for id in &ids {
        new_ids.remap(*id);
    }
    let program = subsetter::subset(face.data(), face.index(), &new_ids)
        .map_err(|_| PdfError::Font { name: face.name().to_owned() })?;
    let advances = face.advances(&ids);
    let widths = ids.iter().zip(advances).filter_map(|(id, wide)| Some((new_ids.get(*id)?, wide)));
    let font = parsed(face, program, number, widths.collect());
    Ok(EmbeddedFont {
        id: FontId(format!("F{number:02}")),
        font: PdfFont::new(font),
        new_ids,
        units_per_em: face.metrics().units_per_em,
    })
}

fn parsed(face: &Face, program: Vec<u8>, number: usize, widths: BTreeMap<u16, u16>) -> ParsedFont {
    let metrics = face.metrics();
    let is_cff = program.starts_with(b"OTTO");
    let name = format!("{}+{}", tag(number), face.postscript_name());
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
