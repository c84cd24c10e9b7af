//! Lines of text: glyphs on one baseline, from left to right.

use super::{Area, Glyph, MM_PER_PT};

/// Baselines nearer than this are one, in mm.
const SAME_BASELINE: f64 = 0.6;

/// The glyphs of one baseline, from left to right; at least one that is no space.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The baseline, in mm from the top.
    pub(crate) baseline: f64,
    /// Its glyphs, without the spaces.
    pub(crate) glyphs: Vec<Glyph>,
    /// What the spaces between them take by the font's own widths, in mm.
    pub(crate) blank: f64,
}

impl Line {
    /// What it says.
    pub(crate) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    /// Where its first character begins.
    pub(crate) fn left(&self) -> f64 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.x)
    }

    /// Where its last character ends.
    pub(crate) fn right(&self) -> f64 {
        self.glyphs.last().map_or(0.0, |glyph| glyph.x + glyph.advance)
    }

    /// Half way between the two.
    pub(crate) fn centre(&self) -> f64 {
        (self.left() + self.right()) / 2.0
    }

    /// The box of all its ink.
    pub(crate) fn ink(&self) -> Area {
        let boxes = self.glyphs.iter().filter_map(|glyph| glyph.ink);
        boxes.reduce(Area::union).expect("a line has ink")
    }

    /// The height of its Chinese characters' middle: half way between the upper and the lower
    /// edge of the ink of its ideographs, or of all its ink where it has none.
    pub(crate) fn middle(&self) -> f64 {
        let ideographs = self.glyphs.iter().filter(|glyph| is_ideograph(glyph));
        let ink = ideographs.filter_map(|glyph| glyph.ink).reduce(Area::union);
        let ink = ink.unwrap_or_else(|| self.ink());
        (ink.top + ink.bottom) / 2.0
    }

    /// The size of its first character, in points.
    pub(crate) fn size(&self) -> f64 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.size)
    }
}

fn is_ideograph(glyph: &Glyph) -> bool {
    glyph.text.starts_with(|first| ('\u{4E00}'..='\u{9FFF}').contains(&first))
}

/// The lines of `glyphs`, from top to bottom.
pub(super) fn collect(glyphs: &[Glyph]) -> Vec<Line> {
    let mut sorted: Vec<&Glyph> = glyphs.iter().collect();
    sorted.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let same = |a: &&Glyph, b: &&Glyph| b.baseline - a.baseline < SAME_BASELINE;
    let draws_blanks = glyphs.iter().any(Glyph::is_space);
    sorted.chunk_by(same).filter_map(|chunk| line(chunk, draws_blanks)).collect()
}

/// `None` where there is nothing but spaces.
fn line(chunk: &[&Glyph], draws_blanks: bool) -> Option<Line> {
    let (spaces, set): (Vec<&Glyph>, Vec<&Glyph>) =
        chunk.iter().copied().partition(|glyph| glyph.is_space());
    let mut glyphs: Vec<Glyph> = set.into_iter().cloned().collect();
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    let between = spaces.iter().filter(|space| space.x > first.x && space.x < last.x);
    let drawn = between.map(|space| space.advance).sum();
    let blank = if draws_blanks { drawn } else { left_out(&glyphs) };
    Some(Line { baseline: first.baseline, blank, glyphs })
}

/// The blanks of a line by a program that draws none: what lies between two glyphs beyond what lies
/// between most of them.
fn left_out(glyphs: &[Glyph]) -> f64 {
    const PART_OF_EM: f64 = 0.15;
    let mut gaps: Vec<f64> =
        glyphs.windows(2).map(|pair| pair[1].x - pair[0].x - pair[0].advance).collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    let least = glyphs[0].size * MM_PER_PT * PART_OF_EM;
    gaps.into_iter().map(|gap| gap - usual).filter(|gap| *gap > least).sum()
}
