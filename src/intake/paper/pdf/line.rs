//! Glyphs -> lines: those of one baseline, from left to right, with the white between them that somebody sees.

use super::device::Glyph;

/// Baselines that are nearer are one, in em.
const SAME_LINE: f64 = 0.35;
/// White that is wider parts words, in em; justified text is spread by less.
const GAP: f64 = 0.8;

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    /// The size of most of its type.
    pub(super) size: f64,
}

/// The lines of `glyphs`, from top to bottom.
pub(super) fn lines(glyphs: &[&Glyph]) -> Vec<Line> {
    let mut sorted: Vec<&Glyph> =
        glyphs.iter().copied().filter(|one| !one.text.is_empty()).collect();
    sorted.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in sorted {
        match rows.last_mut() {
            Some(row) if is_beside(row, glyph) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().filter_map(line).collect()
}

fn is_beside(row: &[&Glyph], glyph: &Glyph) -> bool {
    row.first()
        .is_some_and(|first| (glyph.y - first.y).abs() <= SAME_LINE * first.size.min(glyph.size))
}

fn line(mut row: Vec<&Glyph>) -> Option<Line> {
    row.sort_by(|one, other| one.x.total_cmp(&other.x));
    let is_ink = |glyph: &&&Glyph| !glyph.is_space();
    let (first, last) = (row.iter().find(is_ink)?, row.iter().rev().find(is_ink)?);
    let (left, right) = (first.x, last.x + last.advance);
    let wide = GAP.max(spread(&row) * 1.8);
    let mut text = String::new();
    let mut end = left;
    for glyph in &row {
        if glyph.is_space() {
            if !text.is_empty() && !text.ends_with(' ') && glyph.x < right {
                text.push(' ');
            }
            continue;
        }
        let gap = (glyph.x - end) / glyph.size;
        if gap > wide && !text.is_empty() {
            // Two of them are alignment, one is a slip.
            text.truncate(text.trim_end().len());
            text += "  ";
        }
        text += &glyph.text;
        end = glyph.x + glyph.advance;
    }
    let size = first.size;
    Some(Line { text: text.trim().to_owned(), left, right, y: first.y, size })
}

/// The white between most of its characters, in em: letters of a mark are set apart.
fn spread(row: &[&Glyph]) -> f64 {
    let gap = |pair: &[&Glyph]| (pair[1].x - pair[0].x - pair[0].advance) / pair[1].size;
    let mut gaps: Vec<f64> = row.windows(2).map(gap).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or_default()
}
