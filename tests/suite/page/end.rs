//! What follows the body: 附件说明, 署名 and 成文日期, 附注, 附件 (7.3.4 to 7.3.7).

use crate::measure::{Line, Page};

use super::sheet::{Attachment, Signed};
use super::verdict::Verdicts;
use super::{CELL, CENTRE, Frame, LEFT, Placed, RIGHT, Sheet, area_lines, is_size};

/// How much more ink 黑体 has than 仿宋, at least, in the same characters.
const HEAVIER: f64 = 1.5;

pub(super) fn judge(pages: &[Page], sheet: &Sheet, verdicts: &mut Verdicts) {
    let lines = area_lines(pages);
    let (frame, pitch) = (sheet.frame(), sheet.end_pitch());
    let note = position(&lines, |line| line.text().starts_with("附件："));
    if sheet.attachment_note {
        judge_attachment_note(&lines, note, pitch, verdicts);
    }
    if let Some(signed) = &sheet.sealed {
        judge_signature(&lines, signed, pitch, verdicts);
    }
    if let Some(wanted) = &sheet.note {
        judge_note(&lines, wanted, sheet.sealed.as_ref(), pitch, verdicts);
    }
    if let Some(wanted) = &sheet.attachment {
        let label = position(&lines, |line| line.text() == wanted.label);
        judge_label(&lines, label, note.map(|at| &lines[at]), frame, verdicts);
        judge_attachment_title(&lines, label, wanted, frame, verdicts);
    }
}

fn position(lines: &[Placed], is_it: impl Fn(&Line) -> bool) -> Option<usize> {
    lines.iter().position(|placed| is_it(&placed.line))
}

fn judge_attachment_note(
    lines: &[Placed],
    note: Option<usize>,
    pitch: f64,
    verdicts: &mut Verdicts,
) {
    let left = note.map(|at| lines[at].line.left());
    verdicts.near("7.3.4 附件说明 2 characters in", LEFT + 2.0 * CELL, left);
    let below = note.and_then(|at| down(lines.get(at.wrapping_sub(1))?, &lines[at]));
    verdicts.near("7.3.4 附件说明 1 blank line below the body", 2.0 * pitch, below);
}

/// From the middle of one line to that of another, `None` where they are on two pages.
fn down(from: &Placed, to: &Placed) -> Option<f64> {
    (from.page == to.page).then(|| to.line.middle() - from.line.middle())
}

/// The first line in 三号 that says `text`.
fn saying<'a>(lines: &'a [Placed], text: &str) -> Option<&'a Placed> {
    lines.iter().find(|placed| is_size(&placed.line, 16.0) && placed.line.text() == text)
}

fn judge_signature(lines: &[Placed], signed: &Signed, pitch: f64, verdicts: &mut Verdicts) {
    let date = saying(lines, &signed.date);
    let body = saying(lines, &signed.body);
    let right = date.map(|date| date.line.right());
    verdicts.near("7.3.5.1 成文日期 4 characters from the right", RIGHT - 4.0 * CELL, right);
    let centres = date.zip(body).map(|(date, body)| (date.line.centre(), body.line.centre()));
    let (date_centre, body_centre) = centres.unzip();
    verdicts.near("7.3.5.1 署名 centred on 成文日期", date_centre.unwrap_or(0.0), body_centre);
    let below = date.zip(body).and_then(|(date, body)| down(body, date));
    verdicts.near("7.3.5.1 成文日期 on the line below 署名", pitch, below);
}

fn judge_note(
    lines: &[Placed],
    wanted: &str,
    signed: Option<&Signed>,
    pitch: f64,
    verdicts: &mut Verdicts,
) {
    let note = saying(lines, wanted);
    let left = note.map(|note| note.line.left());
    verdicts.near("7.3.6 附注 2 characters in", LEFT + 2.0 * CELL, left);
    if let Some(signed) = signed {
        let date = saying(lines, &signed.date);
        let below = date.zip(note).and_then(|(date, note)| down(date, note));
        verdicts.near("7.3.6 附注 on the line below 成文日期", pitch, below);
    }
}

fn judge_label(
    lines: &[Placed],
    label: Option<usize>,
    note: Option<&Placed>,
    frame: Frame,
    verdicts: &mut Verdicts,
) {
    let first = label.is_some_and(|at| at > 0 && lines[at - 1].page < lines[at].page);
    verdicts.same("7.3.7 附件 begins a page", &true, &first);
    let label = label.map(|at| &lines[at]);
    verdicts.near("7.3.7 附件 flush left", LEFT, label.map(|label| label.line.left()));
    let middle = label.map(|label| label.line.middle());
    verdicts.near("7.3.7 附件 on line 1, its middle", frame.middle_of(1), middle);
    let heavier = label.zip(note).map_or(0.0, |(label, note)| {
        let ink = |line: &Line| line.glyphs.iter().take(2).map(|one| one.darkness).sum::<f64>();
        ink(&label.line) / ink(&note.line)
    });
    let found = format!("{heavier:.2} times the ink of 仿宋");
    verdicts.holds("7.3.7 附件 in 黑体", "at least 1.5", found, heavier >= HEAVIER);
}

fn judge_attachment_title(
    lines: &[Placed],
    label: Option<usize>,
    wanted: &Attachment,
    frame: Frame,
    verdicts: &mut Verdicts,
) {
    let page = label.map_or(0, |at| lines[at].page);
    let on_page = lines.iter().filter(|placed| placed.page == page);
    let title: Vec<&Placed> = on_page.filter(|placed| is_size(&placed.line, 22.0)).collect();
    let middle = title.first().map(|placed| placed.line.middle());
    verdicts.near("7.3.7 title of 附件 on line 3, its middle", frame.middle_of(3), middle);
    for placed in &title {
        let clause = format!("7.3.7 title of 附件 centred: {}", placed.line.text());
        verdicts.near(&clause, CENTRE, Some(placed.line.centre()));
    }
    let found: Vec<String> = title.iter().map(|placed| placed.line.text()).collect();
    verdicts.same("7.3.7 title of 附件, its lines", &wanted.title, &found);
}
