//! What follows the body: 附件说明, 署名 and 成文日期, 附注, 附件 (7.3.4 to 7.3.7).

use crate::measure::{Line, Page};

use super::verdict::Verdicts;
use super::{CELL, CENTRE, LEFT, PITCH, Placed, RIGHT, area_lines, is_size};

/// How much more ink 黑体 has than 仿宋, at least, in the same characters.
const HEAVIER: f64 = 1.5;

pub(super) fn judge(pages: &[Page], verdicts: &mut Verdicts) {
    let lines = area_lines(pages);
    let note = position(&lines, |line| line.text().starts_with("附件："));
    judge_attachment_note(&lines, note, verdicts);
    judge_signature(&lines, verdicts);
    judge_attachment(&lines, note.map(|at| &lines[at]), verdicts);
}

fn position(lines: &[Placed], is_it: impl Fn(&Line) -> bool) -> Option<usize> {
    lines.iter().position(|placed| is_it(&placed.line))
}

fn judge_attachment_note(lines: &[Placed], note: Option<usize>, verdicts: &mut Verdicts) {
    let left = note.map(|at| lines[at].line.left());
    verdicts.near("7.3.4 附件说明 2 characters in", LEFT + 2.0 * CELL, left);
    let below = note.and_then(|at| down(lines.get(at.wrapping_sub(1))?, &lines[at]));
    verdicts.near("7.3.4 附件说明 1 blank line below the body", 2.0 * PITCH, below);
}

/// From the middle of one line to that of another, `None` where they are on two pages.
fn down(from: &Placed, to: &Placed) -> Option<f64> {
    (from.page == to.page).then(|| to.line.middle() - from.line.middle())
}

fn judge_signature(lines: &[Placed], verdicts: &mut Verdicts) {
    let is = |text: &'static str| move |line: &Line| is_size(line, 16.0) && line.text() == text;
    let date = position(lines, is("2024年3月28日")).map(|at| &lines[at]);
    let body = position(lines, is("淄川区人民政府办公室")).map(|at| &lines[at]);
    let note = position(lines, is("（此件公开发布）")).map(|at| &lines[at]);
    let right = date.map(|date| date.line.right());
    verdicts.near("7.3.5.1 成文日期 4 characters from the right", RIGHT - 4.0 * CELL, right);
    let centres = date.zip(body).map(|(date, body)| (date.line.centre(), body.line.centre()));
    let (date_centre, body_centre) = centres.unzip();
    verdicts.near("7.3.5.1 署名 centred on 成文日期", date_centre.unwrap_or(0.0), body_centre);
    let below = date.zip(body).and_then(|(date, body)| down(body, date));
    verdicts.near("7.3.5.1 成文日期 on the line below 署名", PITCH, below);
    let below = date.zip(note).and_then(|(date, note)| down(date, note));
    verdicts.near("7.3.6 附注 on the line below 成文日期", PITCH, below);
    let left = note.map(|note| note.line.left());
    verdicts.near("7.3.6 附注 2 characters in", LEFT + 2.0 * CELL, left);
}

fn judge_attachment(lines: &[Placed], note: Option<&Placed>, verdicts: &mut Verdicts) {
    let label = position(lines, |line| line.text() == "附件");
    let first = label.is_some_and(|at| at > 0 && lines[at - 1].page < lines[at].page);
    verdicts.same("7.3.7 附件 begins a page", &true, &first);
    let label = label.map(|at| &lines[at]);
    verdicts.near("7.3.7 附件 flush left", LEFT, label.map(|label| label.line.left()));
    let middle = label.map(|label| label.line.middle());
    verdicts.near("7.3.7 附件 on line 1, its middle", 42.1, middle);
    let heavier = label.zip(note).map_or(0.0, |(label, note)| {
        let ink = |line: &Line| line.glyphs.iter().take(2).map(|one| one.darkness).sum::<f64>();
        ink(&label.line) / ink(&note.line)
    });
    let found = format!("{heavier:.2} times the ink of 仿宋");
    verdicts.holds("7.3.7 附件 in 黑体", "at least 1.5", found, heavier >= HEAVIER);
    let page = label.map_or(0, |label| label.page);
    let on_page = lines.iter().filter(|placed| placed.page == page);
    let title: Vec<&Placed> = on_page.filter(|placed| is_size(&placed.line, 22.0)).collect();
    let middle = title.first().map(|placed| placed.line.middle());
    verdicts.near("7.3.7 title of 附件 on line 3, its middle", 62.6, middle);
    for placed in &title {
        let clause = format!("7.3.7 title of 附件 centred: {}", placed.line.text());
        verdicts.near(&clause, CENTRE, Some(placed.line.centre()));
    }
    let text: String = title.iter().map(|placed| placed.line.text()).collect();
    let wanted = "2024年为全区妇女儿童办实事工作进展情况报表";
    verdicts.same("7.3.7 title of 附件 as 附件说明 has it", wanted, &text);
}
