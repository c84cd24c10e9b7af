//! Lines and tables of sheets -> the pieces of a paper.
//!
//! A line goes on with the paragraph before it where it begins at the left edge of the type area, the line
//! above reached the right edge, and both are of one size; also over a page's end. A table whose head comes
//! again on the next page is one table.

use super::Side;
use super::grid::Part;
use super::line::Line;
use crate::intake::paper::{Align, Paragraph, Piece, table};

/// How far from an edge a line may be that reaches it, in em.
const SLACK: f64 = 1.6;
/// The longest name that is never parted, in em.
const WHOLE: f64 = 9.0;

/// The left and the right edge of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TypeArea {
    left: f64,
    right: f64,
    /// The size of most lines.
    size: f64,
}

/// The edges of the text of all upright sides; tables have edges of their own.
pub(super) fn type_area(sides: &[Side]) -> TypeArea {
    let upright = sides.iter().filter(|side| !side.is_turned);
    let texts = upright.flat_map(|side| &side.parts).filter_map(|part| match part {
        Part::Text(lines) => Some(lines),
        Part::Table(_) => None,
    });
    let lines: Vec<&Line> = texts.flatten().filter(|line| !is_page_number(&line.text)).collect();
    let size = middle(lines.iter().map(|line| line.size).collect());
    TypeArea { left: leftmost(&lines), right: most_right(&lines), size }
}

/// Where the leftmost lines begin, of which there are two at least; first lines are indented, and are more
/// than others in a short paper.
fn leftmost(lines: &[&Line]) -> f64 {
    let mut starts: Vec<f64> = lines.iter().map(|line| line.left).collect();
    starts.sort_by(f64::total_cmp);
    let shared = starts.windows(2).find(|pair| pair[1] - pair[0] < 1.0).map(|pair| pair[0]);
    shared.or(starts.first().copied()).unwrap_or_default()
}

fn middle(mut sizes: Vec<f64>) -> f64 {
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// Nine in ten lines end before it.
fn most_right(lines: &[&Line]) -> f64 {
    let mut ends: Vec<f64> = lines.iter().map(|line| line.right).collect();
    ends.sort_by(f64::total_cmp);
    ends.get(ends.len() * 9 / 10).copied().unwrap_or(f64::MAX)
}

/// The pieces that were made up to now.
#[derive(Default)]
pub(super) struct Pieces {
    pub(super) pieces: Vec<Piece>,
    /// The line above, also on the page before.
    above: Option<Above>,
}

impl Pieces {
    /// With the parts of one sheet more.
    pub(super) fn with(mut self, parts: &[Part], area: TypeArea) -> Pieces {
        for part in parts {
            match part {
                Part::Text(lines) => {
                    let shown = lines.iter().filter(|line| !is_page_number(&line.text));
                    shown.for_each(|line| self.add(line, area));
                }
                Part::Table(rows) => {
                    self.above = None;
                    self.pieces = with_table(self.pieces, rows);
                }
            }
        }
        self
    }

    fn add(&mut self, line: &Line, area: TypeArea) {
        let above = self.above.as_ref().filter(|_| !is_annex_label(&line.text));
        let above = above.filter(|above| above.goes_on(line, area));
        let first = above.map_or(line.left, |above| above.first);
        match self.pieces.last_mut().filter(|_| above.is_some()) {
            Some(Piece::Paragraph(one)) => one.text.push_str(&line.text),
            Some(Piece::Table(_)) | None => {
                self.pieces.push(Piece::Paragraph(paragraph(line, area)));
            }
        }
        self.above =
            Some(Above { right: line.right, text: line.text.clone(), first, size: line.size });
    }
}

/// A number between dashes; a paragraph goes on over it.
fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|one| !one.is_whitespace()).collect();
    let number = bare.trim_matches(['—', '-', '－', '–', '─']);
    number.len() < bare.len()
        && number.len() <= 3
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// 附件 alone on a line, at the left edge as a line that goes on is.
fn is_annex_label(text: &str) -> bool {
    text.starts_with("附件") && text.chars().count() <= 5
}

fn paragraph(line: &Line, area: TypeArea) -> Paragraph {
    let (before, behind) = (line.left - area.left, area.right - line.right);
    let is_centred = before > 2.5 * line.size && (before - behind).abs() < 1.2 * line.size;
    let is_right = before > 4.0 * behind.max(line.size);
    let align = match (is_centred, is_right) {
        (true, _) => Align::Centre,
        (false, true) => Align::Right,
        (false, false) => Align::Plain,
    };
    Paragraph { text: line.text.clone(), align }
}

/// The line above.
struct Above {
    right: f64,
    text: String,
    /// Where its paragraph begins.
    first: f64,
    size: f64,
}

impl Above {
    /// Whether `line` goes on with it: at the left edge, or under the text of a label (抄送：) before it.
    fn goes_on(&self, line: &Line, area: TypeArea) -> bool {
        let is_near = |edge: f64, ems: f64| self.right >= edge - ems * self.size;
        let is_ended = self.text.ends_with(['。', '：', '！', '？']);
        let is_listing = self.text.ends_with(['，', '、', '；']);
        let at_edge = (line.left - area.left).abs() <= 0.6 * line.size;
        let hangs = line.left > self.first + 1.5 * line.size && !is_ended;
        // What is never parted (a name, a number) goes to the next line whole, and leaves white.
        let is_full = is_near(area.right, SLACK) || !is_ended && is_near(area.right, WHOLE);
        let is_body =
            self.size <= area.size * 1.15 && (self.size - line.size).abs() < 0.15 * line.size;
        let begins = self.first <= area.left + 4.0 * line.size;
        is_body && begins && (at_edge && is_full || hangs && is_near(area.right, SLACK))
            || is_body && begins && is_listing && (at_edge || hangs)
    }
}

fn with_table(mut pieces: Vec<Piece>, rows: &[Vec<String>]) -> Vec<Piece> {
    let before = match pieces.last_mut() {
        Some(Piece::Table(before)) => Some(before),
        Some(Piece::Paragraph(_)) | None => None,
    };
    let goes_on = before.filter(|before| before.first() == rows.first());
    match goes_on {
        Some(before) => before.extend(rows.iter().skip(1).cloned()),
        None => pieces.extend(table(rows.to_vec())),
    }
    pieces
}
