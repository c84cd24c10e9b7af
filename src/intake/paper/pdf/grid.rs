//! The rules of a sheet -> the cells of its tables; what stands in none stays text.
//!
//! Uprights that touch the same stretch of the page are one table. Its columns are between its uprights, its
//! rows between the level rules that cross half of it. A rule alone (red rule, colophon) is no table.

use hayro::kurbo::Rect;

use super::device::{Glyph, Sheet};
use super::line::{self, Line};
use crate::intake::paper::SOFT_END;

/// Edges that are nearer are one, in points.
const NEAR: f64 = 3.0;
/// An upright is at least so high.
const HIGH: f64 = 10.0;
/// White at both sides of a cell together, in points: what Word and LibreOffice leave.
const MARGINS: f64 = 11.0;
/// Tables of a sheet.
const TABLES: usize = 100;
/// Columns, and rows, of one; what has more is a drawing.
const LINES: usize = 300;

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Lines of text.
    Text(Vec<Line>),
    /// A table.
    Table(Grid),
}

/// A table on one page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// The cells by rows.
    pub(super) rows: Vec<Vec<String>>,
    /// Where its uprights stand.
    pub(super) columns: Vec<f64>,
}

impl Grid {
    /// Whether `other` has its uprights at the same places: a table that goes on over a page has.
    pub(super) fn has_columns_of(&self, other: &Grid) -> bool {
        let pairs = self.columns.iter().zip(&other.columns);
        self.columns.len() == other.columns.len()
            && pairs.into_iter().all(|(one, other)| (one - other).abs() < NEAR)
    }
}

/// The parts of `sheet`, from top to bottom.
pub(super) fn part(sheet: &Sheet) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut above: Vec<&Glyph> = sheet.glyphs.iter().collect();
    for table in tables(&sheet.rules) {
        let (before, rest): (Vec<&Glyph>, Vec<&Glyph>) =
            above.into_iter().partition(|glyph| middle(glyph) < table.rows[0]);
        let bottom = table.rows[table.rows.len() - 1];
        let (inside, below): (Vec<&Glyph>, Vec<&Glyph>) =
            rest.into_iter().partition(|glyph| middle(glyph) < bottom);
        parts.push(Part::Text(line::lines(&before)));
        let rows = table.cells(&inside);
        parts.push(Part::Table(Grid { rows, columns: table.columns }));
        above = below;
    }
    parts.push(Part::Text(line::lines(&above)));
    parts
}

/// Half way up a glyph.
fn middle(glyph: &Glyph) -> f64 {
    glyph.y - glyph.size * 0.35
}

/// The edges of a table.
struct Edges {
    columns: Vec<f64>,
    rows: Vec<f64>,
}

impl Edges {
    fn cells(&self, glyphs: &[&Glyph]) -> Vec<Vec<String>> {
        let (width, height) = (self.columns.len() - 1, self.rows.len() - 1);
        let mut cells: Vec<Vec<Vec<&Glyph>>> = vec![vec![Vec::new(); width]; height];
        for glyph in glyphs {
            let column = place(&self.columns, glyph.x + glyph.advance / 2.0).min(width - 1);
            let row = place(&self.rows, middle(glyph)).min(height - 1);
            cells[row][column].push(glyph);
        }
        let text = |(at, glyphs): (usize, &Vec<&Glyph>)| {
            joined(&line::lines(glyphs), self.columns[at + 1] - self.columns[at])
        };
        cells.iter().map(|row| row.iter().enumerate().map(text).collect()).collect()
    }
}

/// The lines of a cell: where one had no room for what the next begins with, the end is soft.
fn joined(lines: &[Line], width: f64) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|above| &lines[above]) {
            let room = width - MARGINS - (before.right - before.left);
            let is_soft = room < first_piece(&line.text) * line.size && !begins_point(before, line);
            text.push(if is_soft { SOFT_END } else { '\n' });
        }
        text += &line.text;
    }
    text
}

/// The width of what goes to the next line whole, in em: a character, or a number or word of half width with the
/// mark behind it.
fn first_piece(text: &str) -> f64 {
    let narrow = text.chars().take_while(|one| one.is_ascii_alphanumeric() || ".%".contains(*one));
    let narrow = narrow.map(|_| 0.55).sum::<f64>();
    let marks =
        text.chars().skip_while(|one| one.is_ascii_alphanumeric()).skip(usize::from(narrow == 0.0));
    let marks = marks.take_while(|one| "，。、；：）》”".contains(*one)).count();
    #[allow(clippy::cast_precision_loss, reason = "a few")]
    let marks = marks as f64;
    if narrow > 0.0 { narrow + marks } else { 1.0 + marks }
}

/// A sentence has ended, and a point begins.
fn begins_point(before: &Line, line: &Line) -> bool {
    before.text.ends_with(['。', '；', '：', ';', ':'])
        && line.text.starts_with(|one: char| one.is_ascii_digit() || "（(①②③④⑤".contains(one))
}

/// Between which edges a point lies.
fn place(edges: &[f64], at: f64) -> usize {
    edges.iter().skip(1).take_while(|edge| **edge <= at).count()
}

/// The tables that rules make, from top to bottom.
fn tables(rules: &[Rect]) -> Vec<Edges> {
    let is_upright = |rule: &&Rect| rule.height() > rule.width() && rule.height() >= HIGH;
    let mut uprights: Vec<&Rect> = rules.iter().filter(is_upright).collect();
    uprights.sort_by(|one, other| one.y0.total_cmp(&other.y0));
    let mut stretches: Vec<(f64, f64, Vec<f64>)> = Vec::new();
    for rule in uprights {
        match stretches.last_mut().filter(|stretch| rule.y0 <= stretch.1 + NEAR) {
            Some(stretch) => {
                stretch.1 = stretch.1.max(rule.y1);
                stretch.2.push(rule.center().x);
            }
            None => stretches.push((rule.y0, rule.y1, vec![rule.center().x])),
        }
    }
    stretches
        .into_iter()
        .take(TABLES)
        .filter_map(|(top, bottom, columns)| edges(rules, top, bottom, columns))
        .collect()
}

fn edges(rules: &[Rect], top: f64, bottom: f64, columns: Vec<f64>) -> Option<Edges> {
    let columns = apart(columns);
    let (first, last) = (*columns.first()?, *columns.last()?);
    let is_level = |rule: &&Rect| {
        rule.width() > rule.height()
            && rule.center().y >= top - NEAR
            && rule.center().y <= bottom + NEAR
            && rule.x1 > first - NEAR
            && rule.x0 < last + NEAR
    };
    // Rules come in pieces, one a cell: those of one height cross together.
    let mut levels: Vec<(f64, f64)> = Vec::new();
    let mut own: Vec<&Rect> = rules.iter().filter(is_level).collect();
    own.sort_by(|one, other| one.center().y.total_cmp(&other.center().y));
    for rule in own {
        match levels.last_mut().filter(|level| rule.center().y - level.0 < NEAR) {
            Some(level) => level.1 += rule.width(),
            None => levels.push((rule.center().y, rule.width())),
        }
    }
    let wide = (last - first) / 2.0;
    let mut rows: Vec<f64> =
        levels.iter().filter(|level| level.1 >= wide).map(|level| level.0).collect();
    rows.extend([top, bottom]);
    let rows = apart(rows);
    let is_table = |lines: &Vec<f64>| (3..=LINES).contains(&lines.len());
    // What goes on from the page before may be one row; one of two cells alone is a frame.
    let is_row = columns.len() > 3 && rows.len() == 2;
    (is_table(&columns) && (is_table(&rows) || is_row)).then_some(Edges { columns, rows })
}

/// The edges in order, those that are near to each other as one.
fn apart(mut edges: Vec<f64>) -> Vec<f64> {
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|one, other| (*one - *other).abs() < NEAR);
    edges
}
