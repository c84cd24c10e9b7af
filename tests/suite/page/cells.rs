//! The cells of tables, found by the rules around them: where their lines end.
//!
//! Cells are read on the sheet as somebody turns it to read it.

use std::collections::BTreeMap;

use crate::measure::{Glyph, Line, Page, Rule};

use super::verdict::Verdicts;
use super::{breaking, figure};

/// 3 pt between a cell's rule and its text, in mm.
const PADDING: f64 = 1.058;
/// A rule between two cells is at least so long, in mm.
const SHORTEST: f64 = 3.0;
/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// A cell with its lines.
pub(super) struct TableCell {
    /// From rule to rule, in mm.
    pub(super) width: f64,
    pub(super) lines: Vec<Line>,
}

pub(super) fn judge(pages: &[Page], verdicts: &mut Verdicts) {
    let cells = cells(pages);
    if cells.is_empty() {
        return;
    }
    let parted: Vec<String> = cells.iter().flat_map(parted).collect();
    let clause = "practice: no line of a cell ends inside a figure that has room in its column";
    verdicts.same(clause, &Vec::new(), &parted);
    let texts = cells.iter().flat_map(|cell| cell.lines.iter().map(Line::text));
    let forbidden: Vec<String> = texts.filter(|text| breaking::is_forbidden(text)).collect();
    let clause =
        "GB/T 15834 5.1 no line of a cell begins with a closing or ends with an opening mark";
    verdicts.same(clause, &Vec::new(), &forbidden);
    for cell in &cells {
        for line in &cell.lines {
            let clause = format!("8 lines of cells keep between their rules: {}", line.text());
            let room = cell.width - PADDING;
            let found = breaking::right_of(line, line.left() + room) - line.left();
            let wanted = format!("at most {room:.2}");
            verdicts.holds(&clause, &wanted, format!("{found:.2}"), found <= room + breaking::HAIR);
        }
    }
}

/// Where the lines of cells end that are not their cell's last: what the cell says, and the
/// characters before. A row may stand on another page where other programs set it.
pub(super) fn breaks(pages: &[Page]) -> Vec<(String, usize)> {
    let inside = |cell: TableCell| {
        let text: String = cell.lines.iter().map(Line::text).collect();
        let ends = ends(&cell);
        let inside = ends.len().saturating_sub(1);
        ends.into_iter().take(inside).map(move |end| (text.clone(), end))
    };
    cells(pages).into_iter().flat_map(inside).collect()
}

/// How many of `breaks` are among `others`, each counted once.
pub(super) fn alike(breaks: &[(String, usize)], mut others: Vec<(String, usize)>) -> usize {
    let mut take = |one: &&(String, usize)| {
        let at = others.iter().position(|other| other == *one);
        at.map(|at| others.swap_remove(at)).is_some()
    };
    breaks.iter().filter(|one| take(one)).count()
}

/// How many characters stand before the end of each line.
pub(super) fn ends(cell: &TableCell) -> Vec<usize> {
    let lengths = cell.lines.iter().map(|line| breaking::set(line).len());
    lengths
        .scan(0, |end, length| {
            *end += length;
            Some(*end)
        })
        .collect()
}

/// The characters that a line of the cell has room for.
pub(super) fn room(cell: &TableCell) -> f64 {
    let size = cell.lines.first().map_or(1.0, Line::size);
    (cell.width - 2.0 * PADDING) * POINTS / size
}

/// The figures that a line end parts though they would fit on a line, with the marks that belong
/// to them, of which one gives up its white, and any number. A longer date may be parted behind 年
/// and 月.
fn parted(cell: &TableCell) -> Vec<String> {
    let text: Vec<char> = cell.lines.iter().flat_map(breaking::characters).collect();
    let set: Vec<breaking::Set> = cell.lines.iter().flat_map(breaking::set).collect();
    let room = room(cell);
    let wrong = |end: &usize| {
        let figure = figure::parted(&text, *end)?;
        let with_marks = breaking::with_marks(&text, figure.clone());
        let given = breaking::given_behind(&text, &figure);
        let fits = breaking::cells(&set[with_marks]) - given <= room - breaking::HAIR;
        let dated = "年月".contains(text[end - 1]);
        let number = figure::is_never_parted(text[end - 1], text[*end]);
        (fits || number || !dated && figure::is_date(&text[figure.clone()]))
            .then(|| text[figure].iter().collect())
    };
    ends(cell).iter().filter_map(wrong).collect()
}

/// The cells that have text, page by page from the top.
pub(super) fn cells(pages: &[Page]) -> Vec<TableCell> {
    pages.iter().flat_map(|page| cells_of(&as_read(page))).collect()
}

/// A sheet that lies is turned so that its text stands.
pub(crate) fn as_read(page: &Page) -> Page {
    let upright = page.glyphs.iter().filter(|glyph| glyph.upright).count();
    let stands = upright * 2 > page.glyphs.len();
    if stands { page.clone() } else { page.turned_right() }
}

fn cells_of(page: &Page) -> Vec<TableCell> {
    let mut found: BTreeMap<[i64; 2], (f64, Vec<Glyph>)> = BTreeMap::new();
    for glyph in page.glyphs.iter().filter(|glyph| glyph.upright) {
        let Some((top, left, right)) = around(&page.rules, glyph) else { continue };
        let (_, glyphs) =
            found.entry([tenths(top), tenths(left)]).or_insert((right - left, Vec::new()));
        glyphs.push(glyph.clone());
    }
    let cell = |(width, glyphs)| {
        let alone = Page { glyphs, rules: Vec::new(), ..page.clone() };
        TableCell { width, lines: alone.lines() }
    };
    let cells = found.into_values().map(cell);
    cells.filter(|cell| !cell.lines.is_empty()).collect()
}

/// The rules above, at the left and at the right of a glyph that stands in a cell.
fn around(rules: &[Rule], glyph: &Glyph) -> Option<(f64, f64, f64)> {
    let (x, y) = (glyph.x + glyph.advance / 2.0, glyph.baseline - 1.0);
    let posts = rules.iter().filter(|rule| !rule.is_horizontal() && rule.height() > SHORTEST);
    let beside: Vec<f64> = posts
        .filter(|rule| rule.area.top < y && y < rule.area.bottom)
        .map(|rule| f64::midpoint(rule.area.left, rule.area.right))
        .collect();
    let lying = rules.iter().filter(|rule| rule.is_horizontal() && rule.width() > SHORTEST);
    let above = lying.filter(|rule| rule.area.left < x && x < rule.area.right && rule.middle() < y);
    let top = above
        .map(Rule::middle)
        .fold(None, |top: Option<f64>, y| Some(top.map_or(y, |top| top.max(y))));
    let left = beside.iter().copied().filter(|at| *at < x).fold(f64::MIN, f64::max);
    let right = beside.iter().copied().filter(|at| *at > x).fold(f64::MAX, f64::min);
    (left > f64::MIN && right < f64::MAX).then_some((top?, left, right))
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a sheet of paper")]
fn tenths(millimetres: f64) -> i64 {
    (millimetres * 10.0).round() as i64
}
