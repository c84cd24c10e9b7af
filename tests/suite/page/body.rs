//! 正文 on the grid (5.2.3, 7.3.3): 22 lines of 28 characters that fill the type area.

use crate::measure::{Line, Page};

use super::verdict::Verdicts;
use super::{CELL, FOOT, LEFT, PITCH, Placed, RIGHT, Setter, TOP, area_lines, breaking, is_size};

/// The published paragraphs from 为进一步推动 to 联系人.
const PARAGRAPHS: usize = 14;
const FIRST_WORDS: &str = "为进一步推动";
const AFTER_BODY: &str = "附件：";

pub(super) fn judge(pages: &[Page], setter: Setter, verdicts: &mut Verdicts) {
    let all = area_lines(pages);
    let body: Vec<&Placed> = all
        .iter()
        .skip_while(|placed| !placed.line.text().starts_with(FIRST_WORDS))
        .take_while(|placed| !placed.line.text().starts_with(AFTER_BODY))
        .collect();
    judge_sizes(&body, verdicts);
    judge_indents(&body, verdicts);
    judge_fill(&body, verdicts);
    judge_forbidden(&body, verdicts);
    judge_pages(&all, &body, setter, verdicts);
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

fn judge_indents(body: &[&Placed], verdicts: &mut Verdicts) {
    let first_lines = body.iter().filter(|placed| is_indented(&placed.line)).count();
    verdicts.same("7.3.3 paragraphs with an indent", &PARAGRAPHS, &first_lines);
    for Placed { line, .. } in body {
        let (kind, wanted) = match is_indented(line) {
            true => ("7.3.3 first line 2 characters in", LEFT + 2.0 * CELL),
            false => ("7.3.3 turned line flush", LEFT),
        };
        verdicts.near(&format!("{kind}: {}", head_of(line)), wanted, Some(line.left()));
    }
}

/// Every line that is not a paragraph's last.
fn judge_fill(body: &[&Placed], verdicts: &mut Verdicts) {
    for pair in body.windows(2) {
        let (line, next) = (&pair[0].line, &pair[1].line);
        if is_indented(next) {
            continue;
        }
        let wanted = if is_indented(line) { 26.0 } else { 28.0 };
        let cells = breaking::cells(&breaking::set(line));
        let clause = format!("5.2.3 cells of the line: {}", head_of(line));
        if cells >= wanted - breaking::HAIR {
            verdicts.within(&clause, wanted, breaking::HAIR, Some(cells));
            let clause = format!("5.2.3 line fills the measure: {}", head_of(line));
            verdicts.near(&clause, RIGHT, Some(line.right()));
        } else {
            let rule = breaking::rule(wanted - cells, &breaking::set(next));
            let found = format!("{cells:.2}, {}", rule.unwrap_or("no rule forbids more"));
            let wanted = format!("{wanted}, or a line-breaking rule");
            verdicts.holds(&clause, &wanted, found, rule.is_some());
            let clause = format!("5.2.3 line inside the measure: {}", head_of(line));
            verdicts.holds(
                &clause,
                "at most 184 + 1",
                format!("{:.2}", line.right()),
                line.right() <= RIGHT + 1.0,
            );
        }
    }
}

fn judge_forbidden(body: &[&Placed], verdicts: &mut Verdicts) {
    let texts = body.iter().map(|placed| placed.line.text());
    let forbidden: Vec<String> = texts.filter(|text| breaking::is_forbidden(text)).collect();
    let clause = "GB/T 15834 5.1 no line begins with a closing or ends with an opening mark";
    verdicts.same(clause, &Vec::new(), &forbidden);
}

/// Pages whose body goes on: page 1 down to its foot, those after it with 22 lines.
fn judge_pages(all: &[Placed], body: &[&Placed], setter: Setter, verdicts: &mut Verdicts) {
    let first = TOP + setter.middle_of_line();
    let last = body.last().map_or(0, |placed| placed.page);
    let lines_of = |page: usize| all.iter().filter(move |placed| placed.page == page);
    let middle = |placed: Option<&Placed>| placed.map(|placed| placed.line.middle());
    let least = FOOT - 1.5 * PITCH - 1.0;
    if let Some(found) = middle(lines_of(1).next_back()).filter(|_| last > 1) {
        let holds = (least..=FOOT).contains(&found);
        let wanted = format!("{least:.2} to {FOOT}");
        verdicts.holds("5.2.3 last line of page 1", &wanted, format!("{found:.2}"), holds);
    }
    verdicts.holds("5.2.3 a full page exists", "page 2", format!("to page {last}"), last > 2);
    for page in 2..last {
        let clause = |what: &str| format!("5.2.3 page {page}, {what}");
        verdicts.same(&clause("lines"), &22, &lines_of(page).count());
        verdicts.near(&clause("middle of line 1"), first, middle(lines_of(page).next()));
        let last = first + 21.0 * PITCH;
        verdicts.near(&clause("middle of line 22"), last, middle(lines_of(page).next_back()));
    }
}

fn head_of(line: &Line) -> String {
    line.text().chars().take(8).collect()
}
