//! Paper (5.1) and 版头 (7.2), then 标题 and 主送机关 (7.3.1, 7.3.2), all on page 1.

use crate::measure::{Colour, Glyph, Line, Page, Rule};

use super::verdict::Verdicts;
use super::{CENTRE, LEFT, RIGHT, Sheet, is_size};

pub(super) fn judge(pages: &[Page], sheet: &Sheet, verdicts: &mut Verdicts) {
    verdicts.same("pages", &sheet.pages, &pages.len());
    for (number, page) in (1..).zip(pages) {
        verdicts.near(&format!("5.1 paper width: page {number}"), 210.0, Some(page.width));
        verdicts.near(&format!("5.1 paper height: page {number}"), 297.0, Some(page.height));
    }
    let Some(first) = pages.first() else { return };
    let lines = first.lines();
    let mark = lines.iter().find(|line| line.glyphs.iter().all(is_red));
    let number = lines.iter().find(|line| line.text().contains('〔'));
    let rule = first.rules.iter().find(|rule| rule.is_horizontal() && is_red_colour(rule.colour));
    if let [wanted] = &sheet.mark[..] {
        judge_mark(mark, wanted, verdicts);
        judge_number(mark, number, sheet, verdicts);
        judge_red_rule(number, rule, verdicts);
    }
    if !sheet.title.is_empty() {
        judge_title(&lines, rule, sheet, verdicts);
    }
}

fn judge_mark(mark: Option<&Line>, wanted: &str, verdicts: &mut Verdicts) {
    verdicts.near_mark(
        "7.2.4 发文机关标志 upper edge 35 mm below the type area's",
        72.0,
        mark.map(|mark| mark.ink().top),
    );
    verdicts.near_mark("7.2.4 发文机关标志 centred", CENTRE, mark.map(ink_centre));
    let text = mark.map(Line::text).unwrap_or_default();
    verdicts.same("7.2.4 发文机关标志 red", wanted, &text);
}

fn judge_number(
    mark: Option<&Line>,
    number: Option<&Line>,
    sheet: &Sheet,
    verdicts: &mut Verdicts,
) {
    let below = mark.zip(number).map(|(mark, number)| number.middle() - foot(mark));
    let two_and_a_half = 2.5 * sheet.frame().pitch;
    verdicts.near("7.2.5 发文字号 2 blank lines below the mark", two_and_a_half, below);
    verdicts.near("7.2.5 发文字号 centred", CENTRE, number.map(Line::centre));
    verdicts.within("7.2.5 发文字号 三号", 16.0, 0.3, number.map(Line::size));
}

/// The foot of the line's characters: of their em square, which in Chinese type reaches 0.12 of
/// its height below the baseline.
fn foot(line: &Line) -> f64 {
    let mm_per_point = 25.4 / 72.0;
    line.baseline + 0.12 * line.size() * mm_per_point
}

fn judge_red_rule(number: Option<&Line>, rule: Option<&Rule>, verdicts: &mut Verdicts) {
    let below = number.zip(rule).map(|(number, rule)| rule.area.top - number.ink().bottom);
    verdicts.near("7.2.7 red rule 4 mm below 发文字号", 4.0, below);
    verdicts.near("7.2.7 red rule begins at the type area", LEFT, rule.map(|r| r.area.left));
    verdicts.near("7.2.7 red rule ends at the type area", RIGHT, rule.map(|r| r.area.right));
}

fn judge_title(lines: &[Line], rule: Option<&Rule>, sheet: &Sheet, verdicts: &mut Verdicts) {
    let pitch = sheet.frame().pitch;
    let title: Vec<&Line> = lines
        .iter()
        .filter(|line| rule.is_some_and(|rule| line.ink().top > rule.area.bottom))
        .take_while(|line| is_size(line, 22.0))
        .collect();
    let below = title.first().zip(rule).map(|(line, rule)| line.middle() - rule.area.bottom);
    verdicts.near("7.3.1 标题 2 blank lines below the red rule", 2.5 * pitch, below);
    for line in &title {
        let clause = format!("7.3.1 标题 centred: {}", line.text());
        verdicts.near(&clause, CENTRE, Some(line.centre()));
    }
    let found: Vec<String> = title.iter().map(|line| without_blanks(&line.text())).collect();
    let wanted: Vec<String> = sheet.title.iter().map(|line| without_blanks(line)).collect();
    verdicts.same("7.3.1 标题 二号, its lines", &wanted, &found);
    let widths: Vec<f64> = title.iter().map(|line| line.right() - line.left()).collect();
    let found = format!("{widths:.0?}");
    let clause = "7.3.1 标题 a trapezoid or a lozenge";
    verdicts.holds(clause, "no line between two wider ones", found, !has_waist(&widths));
    if let Some(start) = &sheet.recipients {
        let line = lines.iter().find(|line| line.text().starts_with(start));
        let below = title.last().zip(line).map(|(title, line)| line.middle() - title.middle());
        verdicts.near("7.3.2 主送机关 1 blank line below the title", 2.0 * pitch, below);
        verdicts.near("7.3.2 主送机关 flush left", LEFT, line.map(Line::left));
    }
}

/// Whether a line is narrower than one above and one below it: a sandglass.
fn has_waist(widths: &[f64]) -> bool {
    let wider = |lines: &[f64], than: f64| lines.iter().any(|line| *line > than + 0.5);
    (0..widths.len())
        .any(|at| wider(&widths[..at], widths[at]) && wider(&widths[at + 1..], widths[at]))
}

/// Lines are measured without their blanks.
fn without_blanks(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

fn ink_centre(line: &Line) -> f64 {
    let ink = line.ink();
    (ink.left + ink.right) / 2.0
}

pub(super) fn is_red(glyph: &Glyph) -> bool {
    is_red_colour(glyph.colour)
}

/// The standard gives no value for screens (5.2.4 speaks of printing ink): clearly red.
pub(super) fn is_red_colour([red, green, blue]: Colour) -> bool {
    red >= 0xC0 && green <= 0x40 && blue <= 0x40
}
