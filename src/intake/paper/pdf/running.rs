//! Heads and feet of pages (页眉, 页脚), which are no text of the paper: lines in the margins that stand at the same
//! place of several pages and read alike, but for a number that goes on with the pages.
//!
//! ```text
//! page 2: 甲区人民政府文件 … 第2页 共5页
//! page 3: 甲区人民政府文件 … 第3页 共5页     ->   甲区人民政府文件, 第2页 共5页
//! ```
//!
//! A line that reads as the text does, in its size and right beside other lines of it, is text wherever it stands; so
//! is the label of an attachment.

use std::collections::{BTreeMap, BTreeSet};

use super::Side;
use super::grid::Part;
use super::line::Line;
use super::paragraph::is_page_number;

/// How far from the edge of the paper such a line is, in points.
const MARGIN: f64 = 80.0;
/// Lines are at the same place that are nearer, in points.
const NEAR: f64 = 3.0;
/// Such a line is set so much smaller than the text, or so far from it, in em.
const SMALLER: f64 = 0.9;
const APART: f64 = 2.2;
/// Lines above each other in one margin.
const LINES: usize = 2;

/// The margin above, or the one below.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Above,
    Below,
}

/// The outermost line of a side in a margin.
struct Outer {
    side: usize,
    page: usize,
    /// From the edge of the paper.
    distance: f64,
    text: String,
}

/// Takes the heads and feet out of `sides`, whose text is of that `size`; each once, as it was met first. Numbers of
/// pages alone are not told.
pub(super) fn taken(sides: &mut [Side], size: f64) -> Vec<String> {
    let mut told: BTreeMap<(Edge, String), String> = BTreeMap::new();
    for edge in [Edge::Above, Edge::Below].repeat(LINES) {
        for (key, group) in alike(sides, edge, size) {
            let repeated: Vec<&Outer> =
                group.iter().filter(|one| comes_again(one, &group)).collect();
            if let Some(first) = repeated.first().filter(|one| says_more(&one.text)) {
                told.entry((edge, key)).or_insert_with(|| first.text.clone());
            }
            let own: BTreeSet<usize> = repeated.iter().map(|one| one.side).collect();
            own.into_iter().for_each(|side| remove(&mut sides[side], edge));
        }
    }
    told.into_values().collect()
}

/// The outermost lines at an edge, by what they read without their numbers.
fn alike(sides: &[Side], edge: Edge, size: f64) -> BTreeMap<String, Vec<Outer>> {
    let mut groups: BTreeMap<String, Vec<Outer>> = BTreeMap::new();
    for (side, own) in sides.iter().enumerate().filter(|(_, own)| !own.is_turned) {
        if let Some(line) = outermost(own, edge, size) {
            let distance = distance(line, own, edge);
            let outer = Outer { side, page: own.page, distance, text: line.text.clone() };
            groups.entry(without_numbers(&line.text)).or_default().push(outer);
        }
    }
    groups
}

fn outermost(side: &Side, edge: Edge, size: f64) -> Option<&Line> {
    let at = place(side, edge)?;
    let lines = lines(side, edge)?;
    let line = &lines[at];
    let inner = match edge {
        Edge::Above => lines.get(at + 1),
        Edge::Below => at.checked_sub(1).and_then(|at| lines.get(at)),
    };
    let is_apart = inner.is_some_and(|inner| (inner.y - line.y).abs() > APART * inner.size);
    let is_set_off = line.size < SMALLER * size || is_apart;
    let is_margin = distance(line, side, edge) <= MARGIN;
    (is_set_off && is_margin && !line.text.starts_with('附')).then_some(line)
}

fn distance(line: &Line, side: &Side, edge: Edge) -> f64 {
    match edge {
        Edge::Above => line.y,
        Edge::Below => side.height - line.y,
    }
}

fn lines(side: &Side, edge: Edge) -> Option<&Vec<Line>> {
    let part = match edge {
        Edge::Above => side.parts.first(),
        Edge::Below => side.parts.last(),
    };
    match part? {
        Part::Text(lines) => Some(lines),
        Part::Table(_) => None,
    }
}

/// Which line it is; those that are left out as numbers of pages anyway do not count.
fn place(side: &Side, edge: Edge) -> Option<usize> {
    let is_more = |line: &Line| !is_page_number(&line.text);
    let lines = lines(side, edge)?;
    match edge {
        Edge::Above => lines.iter().position(is_more),
        Edge::Below => lines.iter().rposition(is_more),
    }
}

fn remove(side: &mut Side, edge: Edge) {
    let Some(at) = place(side, edge) else { return };
    let part = match edge {
        Edge::Above => side.parts.first_mut(),
        Edge::Below => side.parts.last_mut(),
    };
    if let Some(Part::Text(lines)) = part {
        lines.remove(at);
    }
}

/// Whether another page has it at the same place, with the same numbers or such as go on with the pages.
fn comes_again(one: &Outer, group: &[Outer]) -> bool {
    let own = numbers(&one.text);
    group.iter().any(|other| {
        let pages = page_number(other) - page_number(one);
        let goes_on =
            |(own, other): (&i64, &i64)| other == own || other.checked_sub(*own) == Some(pages);
        let others = numbers(&other.text);
        pages != 0
            && (one.distance - other.distance).abs() < NEAR
            && own.len() == others.len()
            && own.iter().zip(&others).all(goes_on)
    })
}

fn page_number(one: &Outer) -> i64 {
    i64::try_from(one.page).unwrap_or(i64::MAX)
}

fn numbers(text: &str) -> Vec<i64> {
    let runs = text.split(|one: char| !one.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(|run| run.parse().unwrap_or(i64::MAX)).collect()
}

fn without_numbers(text: &str) -> String {
    text.chars().filter(|one| !one.is_ascii_digit() && !one.is_whitespace()).collect()
}

/// Whether it is more than a number of a page.
fn says_more(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::{Line, Part, Side, taken};

    fn line(text: &str, y: f64, size: f64) -> Line {
        Line { text: text.to_owned(), left: 80.0, right: 300.0, y, size }
    }

    /// A page with a head and a foot, and with text that begins with `first`.
    fn page(page: usize, (head, foot): (&str, &str), first: &str) -> Side {
        let lines = vec![
            line(head, 50.0, 9.0),
            line(first, 110.0, 16.0),
            line("责任单位：县民政局", 138.0, 16.0),
            line(foot, 790.0, 14.0),
        ];
        let lines = lines.into_iter().filter(|line| !line.text.is_empty()).collect();
        Side { is_turned: false, page, height: 842.0, parts: vec![Part::Text(lines)] }
    }

    fn left(sides: &[Side]) -> Vec<String> {
        let lines = sides.iter().flat_map(|side| &side.parts).flat_map(|part| match part {
            Part::Text(lines) => lines.iter().map(|line| line.text.clone()).collect(),
            Part::Table(_) => Vec::new(),
        });
        lines.filter(|text| text != "责任单位：县民政局").collect()
    }

    #[test]
    fn what_comes_again_in_the_margins_is_no_text() {
        let mut sides = [
            page(1, ("", "第1页 共3页"), "一、修路"),
            page(2, ("甲区人民政府文件", "第2页 共3页"), "一、修路"),
            page(3, ("甲区人民政府文件", "第3页 共3页"), "三、造林"),
        ];
        assert_eq!(taken(&mut sides, 16.0), ["甲区人民政府文件", "第1页 共3页"]);
        assert_eq!(left(&sides), ["一、修路", "一、修路", "三、造林"]);
        let mut bare = [page(1, ("", "1"), "一、修路"), page(2, ("", "2"), "二、造林")];
        assert!(taken(&mut bare, 16.0).is_empty());
        assert_eq!(left(&bare), ["一、修路", "二、造林"]);
    }

    #[test]
    fn what_stands_once_or_is_of_the_text_stays() {
        for pair in [
            // One page has it, or another number that does not go on.
            [("甲区人民政府文件", ""), ("", "")],
            [("表3", ""), ("表9", "")],
            [("附件1", ""), ("附件2", "")],
        ] {
            let mut sides = [page(1, pair[0], "一、修路"), page(2, pair[1], "二、造林")];
            let before = left(&sides);
            assert!(taken(&mut sides, 16.0).is_empty());
            assert_eq!(left(&sides), before);
        }
        // A line of the text at the same place of two pages, in a narrow margin.
        let narrow = |page: usize| {
            let lines = vec![line("由县民政局负责。", 60.0, 16.0), line("正文", 88.0, 16.0)];
            Side { is_turned: false, page, height: 842.0, parts: vec![Part::Text(lines)] }
        };
        let mut sides = [narrow(1), narrow(2)];
        assert!(taken(&mut sides, 16.0).is_empty());
        assert_eq!(left(&sides).len(), 4);
    }
}
