//! Signatures of several bodies (7.3.5), several attachments (7.3.7), tables across the sheet
//! (8), 主送机关 in the colophon (7.3.2), pages about the colophon without numbers (7.5).

use serde::Deserialize;

use crate::measure::{Line, Page, Rule};

use super::verdict::Verdicts;
use super::{CELL, CELL_S4, FOOT, LEFT, Placed, RIGHT, Sheet, area_lines, is_size};

/// What the judges know of the end of a paper.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Closing {
    /// Names that stand in a row, each under its seal of 42 mm, from left to right.
    row: Vec<String>,
    /// Names that stand one below the other, each under its seal.
    column: Vec<String>,
    /// Names that stand one below the other, without seals.
    below_each_other: Vec<String>,
    /// 成文日期 of either.
    date: String,
    /// How the second line of the only attachment's name begins in 附件说明.
    turned_name: Option<String>,
    /// Several attachments: what 附件说明 calls each, and the lines of its title.
    attachments: Vec<Attached>,
    /// Pages with a table across the sheet.
    sideways: Option<Sideways>,
    /// How 主送机关 begins in the colophon, with its label.
    recipients: Option<String>,
    /// Pages that bear no number.
    unnumbered: Vec<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attached {
    page: usize,
    note: String,
    /// How the second line of its name begins.
    turned: Option<String>,
    title: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sideways {
    pages: Vec<usize>,
    /// What the head row says.
    head: String,
}

/// The diameter of a seal (practice of bodies from the county down).
pub(super) const SEAL: f64 = 42.0;
/// Half the height of a character of 16 pt.
const HALF: f64 = 2.82;

pub(super) fn judge(pages: &[Page], sheet: &Sheet, verdicts: &mut Verdicts) {
    let closing = &sheet.closing;
    let lines = area_lines(pages);
    let pitch = sheet.frame().pitch;
    if !closing.row.is_empty() {
        judge_row(&lines, closing, pitch, verdicts);
    }
    if !closing.column.is_empty() {
        judge_column(&lines, closing, pitch, verdicts);
    }
    if !closing.below_each_other.is_empty() {
        judge_below_each_other(&lines, closing, pitch, verdicts);
    }
    if let Some(begins) = &closing.turned_name {
        // Two characters in, three of the label.
        judge_turned_name(&lines, begins, LEFT + 5.0 * CELL, verdicts);
    }
    for (number, attached) in (1..).zip(&closing.attachments) {
        judge_attached(&lines, number, attached, verdicts);
    }
    if let Some(sideways) = &closing.sideways {
        judge_sideways(pages, sideways, verdicts);
    }
    if let (Some(begins), Some(last)) = (&closing.recipients, pages.last()) {
        judge_recipients(last, begins, verdicts);
    }
    for number in &closing.unnumbered {
        let below = pages[number - 1].glyphs.iter().filter(|glyph| glyph.baseline > FOOT).count();
        verdicts.same(&format!("7.5 no 页码 on page {number}"), &0, &below);
    }
}

/// The pages as they are bound: the PDF has them so, Word and LibreOffice show a sheet with a table
/// across it as it is read.
pub(super) fn as_bound(pages: &[Page], sheet: &Sheet) -> Vec<Page> {
    let across = |number: usize| {
        sheet.closing.sideways.as_ref().is_some_and(|one| one.pages.contains(&number))
    };
    let bound = |(number, page): (usize, &Page)| {
        let lies = across(number) && page.width > page.height;
        if lies { page.turned_left() } else { page.clone() }
    };
    (1..).zip(pages).map(bound).collect()
}

fn saying<'a>(lines: &'a [Placed], text: &str) -> Option<&'a Placed> {
    lines.iter().find(|placed| is_size(&placed.line, 16.0) && placed.line.text() == text)
}

/// The line above another on its page.
fn above<'a>(lines: &'a [Placed], below: Option<&Placed>) -> Option<&'a Placed> {
    let below = below?;
    let before =
        |placed: &&Placed| placed.page == below.page && placed.line.baseline < below.line.baseline;
    lines.iter().rfind(before)
}

/// The middle of the characters that say `name` on `line`.
fn middle_of(line: &Line, name: &str) -> Option<f64> {
    let start = line.text().find(name)?;
    let start = line.text()[..start].chars().count();
    let glyphs = line.glyphs.get(start..start + name.chars().count())?;
    let (first, last) = (glyphs.first()?, glyphs.last()?);
    Some((first.x + last.x + last.advance) / 2.0)
}

fn judge_row(lines: &[Placed], closing: &Closing, pitch: f64, verdicts: &mut Verdicts) {
    let date = saying(lines, &closing.date);
    let row = saying(lines, &closing.row.concat());
    let right = date.map(|date| date.line.right());
    verdicts.near("7.3.5.1 成文日期 4 characters from the right", RIGHT - 4.0 * CELL, right);
    let below = date.zip(row).map(|(date, row)| date.line.middle() - row.line.middle());
    verdicts.near("7.3.5.1 成文日期 on the line below the row of 署名", pitch, below);
    let middles: Vec<f64> =
        closing.row.iter().filter_map(|name| middle_of(&row?.line, name)).collect();
    verdicts.same("7.3.5.1 names in the row", &closing.row.len(), &middles.len());
    let centre = date.map_or(0.0, |date| date.line.centre());
    verdicts.near("7.3.5.1 last 署名 centred on 成文日期", centre, middles.last().copied());
    let apart = middles.windows(2).map(|pair| pair[1] - pair[0] - SEAL).fold(f64::MAX, f64::min);
    let clause = "7.3.5.1 seals neither touch nor cross";
    verdicts.holds(clause, "more than 0 mm apart", format!("{apart:.2}"), apart > 0.0);
    let left = middles.first().map_or(0.0, |first| first - SEAL / 2.0);
    let right = middles.last().map_or(f64::MAX, |last| last + SEAL / 2.0);
    let inside = left >= LEFT - 0.5 && right <= RIGHT + 0.5;
    let found = format!("{left:.2} to {right:.2}");
    verdicts.holds("7.3.5.1 seals inside the type area", "28 to 184", found, inside);
    judge_seal_top(lines, row, SEAL, pitch, verdicts);
}

/// Names too long for a row: one below the other, the last above the date, each centred on it.
fn judge_column(lines: &[Placed], closing: &Closing, pitch: f64, verdicts: &mut Verdicts) {
    let names: Vec<&Placed> =
        closing.column.iter().filter_map(|name| saying(lines, name)).collect();
    verdicts.same("7.3.5.1 names in the column", &closing.column.len(), &names.len());
    let date = saying(lines, &closing.date);
    let right = date.map(|date| date.line.right());
    verdicts.near("7.3.5.1 成文日期 4 characters from the right", RIGHT - 4.0 * CELL, right);
    let below = date.zip(names.last()).map(|(date, last)| date.line.middle() - last.line.middle());
    verdicts.near("7.3.5.1 成文日期 on the line below the last 署名", pitch, below);
    let centre = date.map_or(0.0, |date| date.line.centre());
    for name in &names {
        let clause = format!("7.3.5.1 署名 centred on 成文日期: {}", name.line.text());
        verdicts.near(&clause, centre, Some(name.line.centre()));
    }
    let down = |pair: &[&Placed]| pair[1].line.middle() - pair[0].line.middle() - SEAL;
    let apart = names.windows(2).map(down).fold(f64::MAX, f64::min);
    let clause = "7.3.5.1 seals neither touch nor cross";
    verdicts.holds(clause, "more than 0 mm apart", format!("{apart:.2}"), apart > 0.0);
    judge_seal_top(lines, names.first().copied(), SEAL, pitch, verdicts);
}

/// The seal's centre lies in the middle of the line of its name.
pub(super) fn judge_seal_top(
    lines: &[Placed],
    name: Option<&Placed>,
    seal: f64,
    pitch: f64,
    verdicts: &mut Verdicts,
) {
    let text = above(lines, name).map(|text| text.line.middle() + HALF);
    let top = name.map(|name| name.line.middle() - seal / 2.0);
    let gap = text.zip(top).map_or(f64::MAX, |(text, top)| top - text);
    let clause = "7.3.5.1 seal's upper edge within one line of the text";
    verdicts.holds(clause, "0 to 10.23", format!("{gap:.2}"), (0.0..=pitch).contains(&gap));
}

fn judge_below_each_other(
    lines: &[Placed],
    closing: &Closing,
    pitch: f64,
    verdicts: &mut Verdicts,
) {
    let names: Vec<&Placed> =
        closing.below_each_other.iter().filter_map(|name| saying(lines, name)).collect();
    verdicts.same("7.3.5.2 names", &closing.below_each_other.len(), &names.len());
    let first = names.first().copied();
    let text = above(lines, first);
    let gap = first.zip(text).map(|(first, text)| first.line.middle() - text.line.middle());
    verdicts.near("7.3.5.2 署名 1 blank line below the text", 2.0 * pitch, gap);
    for pair in names.windows(2) {
        let down = pair[1].line.middle() - pair[0].line.middle();
        verdicts.near("7.3.5.2 other bodies below the first", pitch, Some(down));
    }
    let right = names.iter().map(|name| name.line.right()).fold(0.0, f64::max);
    verdicts.near("7.3.5.2 署名 2 characters from the right", RIGHT - 2.0 * CELL, Some(right));
    let date = saying(lines, &closing.date);
    let left = first.map_or(0.0, |first| first.line.left() + 2.0 * CELL);
    let found = date.map(|date| date.line.left());
    verdicts.near("7.3.5.2 成文日期 2 characters right of 署名", left, found);
}

/// A turned line of 附件说明 begins under the first character of the name (7.3.4).
fn judge_turned_name(lines: &[Placed], begins: &str, left: f64, verdicts: &mut Verdicts) {
    let turned = lines
        .iter()
        .find(|placed| is_size(&placed.line, 16.0) && placed.line.text().starts_with(begins));
    let clause = format!("7.3.4 turned line under the name's first character: {begins}");
    verdicts.near(&clause, left, turned.map(|placed| placed.line.left()));
}

fn judge_attached(lines: &[Placed], number: usize, attached: &Attached, verdicts: &mut Verdicts) {
    let clause = |what: &str| format!("{what}: 附件{number}");
    let note = lines.iter().find(|placed| placed.line.text().contains(&attached.note));
    let left = note.and_then(|note| {
        let at = note.line.text().find(&attached.note)?;
        let at = note.line.text()[..at].chars().count();
        note.line.glyphs.get(at).map(|glyph| glyph.x)
    });
    // Two characters in, three of the label.
    verdicts.near(&clause("7.3.4 顺序号 under the first"), LEFT + 5.0 * CELL, left);
    if let Some(begins) = &attached.turned {
        // And the 顺序号: a digit, a full stop and a blank, each as wide as its type makes it.
        let name = note.and_then(|note| {
            let at = note.line.text().chars().position(|one| one == '.')?;
            note.line.glyphs.get(at + 1).map(|glyph| glyph.x)
        });
        judge_turned_name(lines, begins, name.unwrap_or(0.0), verdicts);
    }
    let on_page: Vec<&Placed> =
        lines.iter().filter(|placed| placed.page == attached.page).collect();
    let label = on_page.first().map(|placed| placed.line.text());
    verdicts.same(&clause("7.3.7 label"), &Some(format!("附件{number}")), &label);
    let left = on_page.first().map(|placed| placed.line.left());
    verdicts.near(&clause("7.3.7 label flush left"), LEFT, left);
    let title = on_page.iter().filter(|placed| is_size(&placed.line, 22.0));
    let title: Vec<String> = title.map(|placed| placed.line.text()).collect();
    verdicts.same(&clause("7.3.7 title"), &attached.title, &title);
    let middle = on_page.iter().find(|placed| is_size(&placed.line, 22.0));
    let middle = middle.map(|placed| placed.line.middle());
    verdicts.near(&clause("7.3.7 title on line 3, its middle"), 62.6, middle);
}

/// On a sheet turned to the right: 35 mm at its left, which is the foot of the upright sheet, and
/// 28 mm above, which is its binding side on odd pages and its cutting side on even ones.
fn judge_sideways(pages: &[Page], sideways: &Sideways, verdicts: &mut Verdicts) {
    for number in &sideways.pages {
        let clause = |what: &str| format!("8 {what}: page {number}");
        let Some(page) = pages.get(number - 1) else {
            verdicts.same(&clause("a page"), &true, &false);
            continue;
        };
        let read = page.turned_right();
        let lying: Vec<&Rule> = read.rules.iter().filter(|rule| rule.is_horizontal()).collect();
        let wide = lying.iter().max_by(|a, b| a.width().total_cmp(&b.width()));
        verdicts.near(&clause("table along the long side"), 225.0, wide.map(|one| one.width()));
        verdicts.near(&clause("table 35 mm in"), 35.0, wide.map(|one| one.area.left));
        let foot = lying.iter().map(|rule| rule.area.bottom).fold(0.0, f64::max);
        let inside = foot <= 28.0 + 156.0 + 0.5;
        verdicts.holds(&clause("table ends inside"), "184", format!("{foot:.2}"), inside);
        let top = lying.iter().map(|rule| rule.area.top).fold(f64::MAX, f64::min);
        let lines = read.lines();
        let in_table: Vec<&Line> = lines.iter().filter(|line| line.baseline > top).collect();
        let first_row: String = in_table.iter().take(4).map(|line| line.text()).collect();
        let has_head = first_row.contains(&sideways.head);
        verdicts.holds(&clause("head comes first"), &sideways.head, first_row, has_head);
    }
}

fn judge_recipients(page: &Page, begins: &str, verdicts: &mut Verdicts) {
    let lines = page.lines();
    let recipients = lines.iter().find(|line| line.text().starts_with(begins));
    let copies = lines.iter().find(|line| line.text().starts_with("抄送："));
    let left = recipients.map(Line::left);
    verdicts.near("7.4.2 主送 1 character in", LEFT + CELL_S4, left);
    let between = recipients.zip(copies).map(|(above, below)| {
        let inside = |rule: &&Rule| {
            rule.is_horizontal()
                && rule.area.top > above.baseline
                && rule.area.bottom < below.baseline
        };
        page.rules.iter().filter(inside).count()
    });
    verdicts.same("7.4.2 no rule between 主送 and 抄送", &Some(0), &between);
}
