//! 版记 (7.4) and 页码 (7.5).

use crate::measure::{Line, Page, Rule};

use super::sheet::Colophon;
use super::verdict::Verdicts;
use super::{CELL_S4, FOOT, LEFT, RIGHT, Sheet, breaking, figure, is_size};

/// The characters of 抄送： and 主送：.
const LABEL: u8 = 3;
/// How far a rule may be from its thickness, in mm: half the step from 0.25 to 0.35.
const THICKNESS: f64 = 0.05;

pub(super) fn judge(pages: &[Page], sheet: &Sheet, verdicts: &mut Verdicts) {
    for (number, page) in (1..).zip(pages) {
        if number == 1 && sheet.format.letter.is_some() {
            let below = page.lines().into_iter().filter(|line| line.baseline > FOOT).count();
            verdicts.same("10.1 page 1 of a letter without a number", &0, &below);
            continue;
        }
        judge_page_number(number, page, verdicts);
    }
    if let (Some(last), Some(wanted)) = (pages.last(), &sheet.colophon) {
        judge_rules(last, wanted, verdicts);
        judge_items(&last.lines(), wanted, verdicts);
        judge_figures(&last.lines(), verdicts);
        if let Some(wanted) = &wanted.imprint {
            judge_imprint(&last.lines(), wanted, verdicts);
        }
    }
}

/// Each element stands between two rules, the lowest of the page; the outer ones are thicker.
fn judge_rules(page: &Page, wanted: &Colophon, verdicts: &mut Verdicts) {
    let rows = wanted.items.len() + usize::from(wanted.imprint.is_some());
    let lying = page.rules.iter().filter(|rule| rule.is_horizontal());
    let rules: Vec<&Rule> = lying.rev().take(rows + 1).collect();
    for at in 0..=rows {
        let (which, thickness) = match at {
            0 => ("last", 0.35),
            at if at == rows => ("first", 0.35),
            _ => ("middle", 0.25),
        };
        let rule = rules.get(at);
        let clause = |what: &str| format!("7.4.1 {which} rule of 版记, {what}");
        verdicts.within(&clause("thickness"), thickness, THICKNESS, rule.map(|r| r.height()));
        verdicts.near(&clause("width"), 156.0, rule.map(|rule| rule.width()));
        verdicts.near(&clause("left end"), LEFT, rule.map(|rule| rule.area.left));
    }
    let last = rules.first().map(|rule| rule.middle());
    verdicts.near("7.4.1 last rule of 版记 on the foot of the type area", FOOT, last);
}

fn judge_items(lines: &[Line], wanted: &Colophon, verdicts: &mut Verdicts) {
    for label in &wanted.items {
        let item = lines.iter().find(|line| line.text().starts_with(label));
        let left = item.map(Line::left);
        verdicts.near(&format!("7.4.2 {label} 1 character in"), LEFT + CELL_S4, left);
        verdicts.within(&format!("7.4.2 {label} 四号"), 14.0, 0.3, item.map(Line::size));
    }
}

/// No turned line begins inside a figure that would have left the line before half full.
fn judge_figures(lines: &[Line], verdicts: &mut Verdicts) {
    let item = |line: &&Line| is_size(line, 14.0) && line.baseline < FOOT;
    let lines: Vec<&Line> = lines.iter().filter(item).collect();
    let hang = LEFT + f64::from(1 + LABEL) * CELL_S4;
    let room = (RIGHT - CELL_S4 - hang) / CELL_S4;
    let mut parted = Vec::new();
    for pair in lines.windows(2).filter(|pair| (pair[1].left() - hang).abs() < 1.0) {
        let label = if pair[0].left() < hang - 1.0 { usize::from(LABEL) } else { 0 };
        let set = &breaking::set(pair[0])[label..];
        let both =
            [&breaking::characters(pair[0])[label..], &breaking::characters(pair[1])].concat();
        let Some(figure) = figure::parted(&both, set.len()) else { continue };
        let before = breaking::with_marks(&both, figure.clone()).start;
        if breaking::cells(&set[..before]) >= 0.5 * room {
            parted.push(both[figure].iter().collect::<String>());
        }
    }
    let clause = "practice: no line of 版记 ends inside a number with its unit, a date";
    verdicts.same(clause, &Vec::new(), &parted);
}

fn judge_imprint(lines: &[Line], wanted: &str, verdicts: &mut Verdicts) {
    let imprint = lines.iter().find(|line| line.text().ends_with("印发"));
    let text = imprint.map(Line::text).unwrap_or_default();
    verdicts.same("7.4.3 印发机关 and 印发日期 on one line", wanted, &text);
    verdicts.near("7.4.3 印发机关 1 character in", LEFT + CELL_S4, imprint.map(Line::left));
    verdicts.near("7.4.3 印发日期 1 character in", RIGHT - CELL_S4, imprint.map(Line::right));
    verdicts.within("7.4.3 印发 四号", 14.0, 0.3, imprint.map(Line::size));
}

fn judge_page_number(number: usize, page: &Page, verdicts: &mut Verdicts) {
    let clause = |what: &str| format!("7.5 页码 {what}: page {number}");
    let below: Vec<Line> = page.lines().into_iter().filter(|line| line.baseline > FOOT).collect();
    let texts: Vec<String> = below.iter().map(Line::text).collect();
    verdicts.same(&clause("text"), &vec![format!("—{number}—")], &texts);
    let Some(line) = below.first() else { return };
    verdicts.same(&clause("四号"), &true, &is_size(line, 14.0));
    let dash = line.glyphs.first().and_then(|dash| dash.ink).map(|ink| ink.top);
    verdicts.near(&clause("一字线 7 mm below the type area"), 269.0, dash);
    let ink = line.ink();
    if number % 2 == 1 {
        verdicts.near(&clause("right, 1 character in"), RIGHT - CELL_S4, Some(ink.right));
    } else {
        verdicts.near(&clause("left, 1 character in"), LEFT + CELL_S4, Some(ink.left));
    }
}
