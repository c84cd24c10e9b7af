//! 正文 on the grid (5.2.3, 7.3.3): 22 lines of 28 characters that fill the type area.

use std::collections::BTreeSet;

use crate::measure::{Line, Page};

use super::sheet::Body;
use super::verdict::Verdicts;
use super::{
    CELL, FOOT, Frame, LEFT, Placed, RIGHT, Setter, Sheet, area_lines, breaking, figure, is_size,
};

/// Of so few lines each may be short.
const FEW_LINES: usize = 10;

pub(super) fn judge(pages: &[Page], sheet: &Sheet, verdicts: &mut Verdicts) {
    let Some(wanted) = &sheet.body else { return };
    let all = area_lines(pages);
    let body = lines(&all, wanted);
    judge_sizes(&body, verdicts);
    judge_indents(&body, wanted, verdicts);
    judge_fill(&body, wanted, verdicts);
    judge_forbidden(&body, verdicts);
    judge_figures(&all, verdicts);
    judge_first_page(&all, &body, sheet.frame(), wanted, verdicts);
    judge_full_pages(&all, &body, sheet.frame(), wanted, verdicts);
}

/// The lines of the body.
fn lines<'a>(all: &'a [Placed], wanted: &Body) -> Vec<&'a Placed> {
    all.iter()
        .skip_while(|placed| !placed.line.text().starts_with(&wanted.from))
        .take_while(|placed| !placed.line.text().starts_with(&wanted.until))
        .collect()
}

/// Where in the text of the body its full lines end, counted in characters: the lines that are
/// not their paragraph's last.
pub(super) fn breaks(pages: &[Page], sheet: &Sheet) -> BTreeSet<usize> {
    let Some(wanted) = &sheet.body else { return BTreeSet::new() };
    let all = area_lines(pages);
    let mut end = 0;
    let mut ends = BTreeSet::new();
    for pair in lines(&all, wanted).windows(2) {
        end += pair[0].line.text().chars().count();
        ends.extend((!is_indented(&pair[1].line)).then_some(end));
    }
    ends
}

fn judge_sizes(body: &[&Placed], verdicts: &mut Verdicts) {
    let off = body.iter().filter(|placed| !is_size(&placed.line, 16.0));
    let off: Vec<String> = off.map(|placed| placed.line.text()).collect();
    verdicts.same("5.2.2 正文 三号, lines of another size", &Vec::new(), &off);
}

/// 2 characters in, or flush.
fn is_indented(line: &Line) -> bool {
    line.left() - LEFT > CELL
}

fn judge_indents(body: &[&Placed], wanted: &Body, verdicts: &mut Verdicts) {
    let first_lines = body.iter().filter(|placed| is_indented(&placed.line)).count();
    verdicts.same("7.3.3 paragraphs with an indent", &wanted.paragraphs, &first_lines);
    for Placed { line, .. } in body {
        let (kind, wanted) = match is_indented(line) {
            true => ("7.3.3 first line 2 characters in", LEFT + 2.0 * CELL),
            false => ("7.3.3 turned line flush", LEFT),
        };
        verdicts.near(&format!("{kind}: {}", head_of(line)), wanted, Some(line.left()));
    }
}

/// Every line that is not a paragraph's last fills the measure, and is not loose.
fn judge_fill(body: &[&Placed], sheet: &Body, verdicts: &mut Verdicts) {
    judge_fullest(body, verdicts);
    for pair in body.windows(2) {
        let (line, next) = (&pair[0].line, &pair[1].line);
        if is_indented(next) {
            continue;
        }
        let wanted = measure_of(line);
        let blank = sheet.blank_after.iter().any(|text| line.text().ends_with(text));
        let cells = breaking::cells_of(line) + if blank { 0.5 } else { 0.0 };
        if cells > wanted + breaking::HAIR {
            judge_closed_up(line, cells - wanted, verdicts);
        } else {
            let spread = wanted / cells - 1.0;
            let clause =
                format!("practice: white of the line at most 8 % of it: {}", head_of(line));
            let holds = spread <= breaking::MOST_SPREAD + 0.001;
            verdicts.holds(&clause, "at most 0.080", format!("{spread:.3}"), holds);
        }
        let clause = format!("5.2.3 line fills the measure: {}", head_of(line));
        verdicts.near(&clause, RIGHT, Some(breaking::right_of(line, RIGHT)));
    }
}

/// 28 characters a line: of several lines one holds so many by itself.
fn judge_fullest(body: &[&Placed], verdicts: &mut Verdicts) {
    let turned = || body.iter().map(|placed| &placed.line).filter(|line| !is_indented(line));
    let fullest = turned().map(breaking::cells_of).fold(0.0, f64::max);
    if turned().count() > FEW_LINES {
        let holds = fullest >= 28.0 - breaking::HAIR;
        let found = format!("{fullest:.2}");
        verdicts.holds("5.2.3 cells of the fullest line", "at least 28.00", found, holds);
    }
}

/// What a line holds by the grid, in cells.
fn measure_of(line: &Line) -> f64 {
    if is_indented(line) { 26.0 } else { 28.0 }
}

/// A line with `surplus` cells more than its measure has. In the PDF its marks give up just
/// that; Word and LibreOffice set all of its characters a little closer, so that it ends there.
fn judge_closed_up(line: &Line, surplus: f64, verdicts: &mut Verdicts) {
    let head = head_of(line);
    let most = breaking::most_given(line);
    let clause = format!("GB/T 15834 5.1.11 marks can give up what a line has too much: {head}");
    let wanted = format!("at most {most:.2} cells");
    let holds = surplus <= most + breaking::HAIR;
    verdicts.holds(&clause, &wanted, format!("{surplus:.2}"), holds);
    if verdicts.setter() == Setter::Hongtou {
        let clause = format!("practice: no character of a line closed up below 15.5 pt: {head}");
        let pitch = (CELL - surplus * CELL / count(line)) * 72.0 / 25.4;
        let holds = pitch >= breaking::LEAST_PITCH - 0.01;
        verdicts.holds(&clause, "at least 15.50", format!("{pitch:.2}"), holds);
        let (marks, others) = breaking::given(line, CELL, RIGHT);
        let clause = format!("GB/T 15834 5.1.11 marks give up what a line has too much: {head}");
        verdicts.within(&clause, surplus, 0.05, Some(marks));
        let clause = format!("GB/T 15834 5.1.11 no other character gives up anything: {head}");
        verdicts.within(&clause, 0.0, 0.02, Some(others));
    }
}

fn count(line: &Line) -> f64 {
    f64::from(u32::try_from(line.glyphs.len()).unwrap_or(u32::MAX))
}

/// A figure is a number with its unit, a date or a document number. A line may end inside one,
/// though never inside a number or a year, where it would be loose without its part of it.
pub(super) fn judge_figures(all: &[Placed], verdicts: &mut Verdicts) {
    let text = all.iter().filter(|placed| is_size(&placed.line, 16.0));
    let text: Vec<&Line> = text.map(|placed| &placed.line).collect();
    let (mut numbers, mut parted) = (Vec::new(), Vec::new());
    for pair in text.windows(2).filter(|pair| (pair[1].left() - LEFT).abs() < CELL / 2.0) {
        let set = breaking::set(pair[0]);
        let both: Vec<char> = pair.iter().flat_map(|line| breaking::characters(line)).collect();
        let Some(figure) = figure::parted(&both, set.len()) else { continue };
        let said = || both[figure.clone()].iter().collect::<String>();
        if figure::is_never_parted(both[set.len() - 1], both[set.len()]) {
            numbers.push(said());
        }
        let before = breaking::with_marks(&both, figure.clone()).start;
        let spread = measure_of(pair[0]) / breaking::cells(&set[..before]) - 1.0;
        if spread <= breaking::SELDOM_SPREAD {
            parted.push(said());
        }
    }
    verdicts.same("practice: no line ends inside a number or a year", &Vec::new(), &numbers);
    let clause = "practice: a line ends inside a figure only where it would be loose without";
    verdicts.same(clause, &Vec::new(), &parted);
}

fn judge_forbidden(body: &[&Placed], verdicts: &mut Verdicts) {
    let texts = body.iter().map(|placed| placed.line.text());
    let forbidden: Vec<String> = texts.filter(|text| breaking::is_forbidden(text)).collect();
    let clause = "GB/T 15834 5.1 no line begins with a closing or ends with an opening mark";
    verdicts.same(clause, &Vec::new(), &forbidden);
}

/// The page on which the body ends is the first after so many that are filled.
fn filled_before(wanted: &Body) -> usize {
    if wanted.taken_along { 2 } else { 1 }
}

/// Where the body goes on after page 1, that page is filled down to its foot.
fn judge_first_page(
    all: &[Placed],
    body: &[&Placed],
    frame: Frame,
    wanted: &Body,
    verdicts: &mut Verdicts,
) {
    let least = FOOT - 1.5 * frame.pitch - 1.0;
    let ends = body.last().map_or(0, |placed| placed.page);
    let last = all.iter().rfind(|placed| placed.page == 1).map(|placed| placed.line.middle());
    if let Some(found) = last.filter(|_| ends > filled_before(wanted)) {
        let holds = (least..=FOOT).contains(&found);
        let wanted = format!("{least:.2} to {FOOT}");
        verdicts.holds("5.2.3 last line of page 1", &wanted, format!("{found:.2}"), holds);
    }
}

/// The pages between the first and the one on which the body ends have 22 lines.
fn judge_full_pages(
    all: &[Placed],
    body: &[&Placed],
    frame: Frame,
    wanted: &Body,
    verdicts: &mut Verdicts,
) {
    let ends = body.last().map_or(0, |placed| placed.page);
    let ends = (ends + 1).saturating_sub(filled_before(wanted));
    let full = ends.saturating_sub(2);
    verdicts.same("5.2.3 full pages after the first", &wanted.full_pages, &full);
    for page in 2..ends {
        let clause = |what: &str| format!("5.2.3 {what}: page {page}");
        let lines = || all.iter().filter(move |placed| placed.page == page);
        let middle = |placed: Option<&Placed>| placed.map(|placed| placed.line.middle());
        verdicts.same(&clause("lines of a full page"), &22, &lines().count());
        let (first, last) = (middle(lines().next()), middle(lines().next_back()));
        verdicts.near(&clause("middle of line 1"), frame.middle_of(1), first);
        verdicts.near(&clause("middle of line 22"), frame.middle_of(22), last);
    }
}

fn head_of(line: &Line) -> String {
    line.text().chars().take(8).collect()
}
