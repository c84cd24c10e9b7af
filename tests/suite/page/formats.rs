//! The head beyond one mark (7.2.1 to 7.2.6), 签名章 (7.3.5.3) and the formats of clause 10: 信函,
//! 命令 and 纪要.

use serde::Deserialize;

use crate::measure::{Area, Glyph, Line, Page, Rule};

use super::head::{is_red, is_red_colour};
use super::verdict::Verdicts;
use super::{CELL, CENTRE, FOOT, Frame, LEFT, Placed, RIGHT, Sheet, area_lines, is_size};

/// The height of a 三号 character, 16 pt.
const CHARACTER: f64 = 5.644;
/// Between a double rule and the text next to it: 7/8 of that (10.1).
const SEVEN_EIGHTHS: f64 = 4.94;
/// How much more ink 黑体 has than 仿宋, at least.
const HEAVIER: f64 = 1.25;

/// What the judges know of a paper's format and of its head.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Wanted {
    /// Whether it is a letter: no number on page 1, no rules in the colophon (10.1).
    pub(super) letter: Option<Letter>,
    /// The order's 令号 and the first words of its body (10.2).
    order: Option<Order>,
    /// 份号, 密级和保密期限 and 紧急程度 with their lines (7.2.1 to 7.2.3).
    notes: Vec<(u16, String)>,
    /// The names of several bodies, and what stands at their right (7.2.4).
    joint: Option<Joint>,
    /// 发文字号 at the left and the rows of 签发人 at the right (7.2.5, 7.2.6).
    upward: Option<Upward>,
    /// The labels of minutes with the beginning of their lists (10.3).
    attendance: Vec<(String, String)>,
    /// 签名章 (7.3.5.3).
    stamp: Option<Stamp>,
}

/// A letter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Letter {
    mark: String,
    number: String,
    title: String,
    /// How the last line of its colophon begins.
    colophon: String,
}

/// An order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    mark: String,
    number: String,
    body: String,
}

/// A mark of several names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Joint {
    names: Vec<String>,
    suffix: String,
}

/// The line of number and 签发人.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Upward {
    number: String,
    /// What is read of each row, the number aside.
    rows: Vec<String>,
}

/// 签名章.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stamp {
    /// The last words before it.
    after: String,
    post: String,
    date: String,
    /// The width and height of its place, in mm.
    place: (f64, f64),
}

pub(super) fn judge(pages: &[Page], sheet: &Sheet, verdicts: &mut Verdicts) {
    let (wanted, frame) = (&sheet.format, sheet.frame());
    let Some(first) = pages.first() else { return };
    let lines = first.lines();
    let mark = ink(first.glyphs.iter().filter(|glyph| is_red(glyph)));
    if let Some(letter) = &wanted.letter {
        judge_letterhead(first, mark, letter, verdicts);
        judge_below_letterhead(first, &lines, wanted, frame, verdicts);
        judge_letter_colophon(pages, letter, verdicts);
    } else {
        judge_notes(&lines, &wanted.notes, frame, verdicts);
    }
    if let Some(order) = &wanted.order {
        judge_order(first, mark, order, frame, verdicts);
    }
    if let Some(joint) = &wanted.joint {
        judge_joint(first, mark, joint, verdicts);
    }
    if let Some(upward) = &wanted.upward {
        judge_upward(first, mark, upward, frame, verdicts);
    }
    let all = area_lines(pages);
    judge_attendance(&all, &wanted.attendance, frame, verdicts);
    if let Some(stamp) = &wanted.stamp {
        judge_stamp(&all, stamp, frame, verdicts);
    }
}

/// The box of the glyphs' ink.
fn ink<'g>(glyphs: impl Iterator<Item = &'g Glyph>) -> Option<Area> {
    glyphs.filter_map(|glyph| glyph.ink).reduce(Area::union)
}

fn starting<'l>(lines: &'l [Line], text: &str) -> Option<&'l Line> {
    lines.iter().find(|line| line.text().starts_with(text))
}

fn judge_notes(lines: &[Line], notes: &[(u16, String)], frame: Frame, verdicts: &mut Verdicts) {
    for (number, text) in notes {
        let line = lines.iter().find(|line| line.text() == *text);
        let clause = |what: &str| format!("7.2.1 to 7.2.3 份号, 密级, 紧急程度 {what}: {text}");
        verdicts.near(&clause("flush left"), LEFT, line.map(Line::left));
        let middle = frame.middle_of(*number);
        verdicts.near(&clause("on its line"), middle, line.map(Line::middle));
        verdicts.within(&clause("三号"), 16.0, 0.3, line.map(Line::size));
    }
}

fn judge_joint(page: &Page, mark: Option<Area>, joint: &Joint, verdicts: &mut Verdicts) {
    let red: Vec<Glyph> = page.glyphs.iter().filter(|glyph| is_red(glyph)).cloned().collect();
    let top = mark.map(|mark| mark.top);
    verdicts.near_mark("7.2.4 marks of several bodies, upper edge", 72.0, top);
    let centre = mark.map(|mark| (mark.left + mark.right) / 2.0);
    verdicts.near_mark("7.2.4 marks of several bodies, centred", CENTRE, centre);
    let right = red.iter().map(|glyph| glyph.x).fold(0.0, f64::max);
    let is_suffix = |glyph: &&Glyph| {
        let width = 1.5 * glyph.size * 25.4 / 72.0;
        joint.suffix.contains(&glyph.text) && glyph.x > right - width
    };
    let suffix = ink(red.iter().filter(is_suffix));
    let names = ink(red.iter().filter(|glyph| !is_suffix(glyph)));
    let middle = |area: Area| (area.top + area.bottom) / 2.0;
    let off = names.zip(suffix).map(|(names, suffix)| middle(suffix) - middle(names));
    verdicts.near_mark("7.2.4 “文件” in the middle of the names", 0.0, off);
    let mut baselines: Vec<f64> = Vec::new();
    for glyph in red.iter().filter(|glyph| !is_suffix(glyph)) {
        if baselines.iter().all(|known| (known - glyph.baseline).abs() > 1.0) {
            baselines.push(glyph.baseline);
        }
    }
    let (mut texts, mut ends) = (Vec::new(), Vec::new());
    for baseline in baselines {
        let on = |glyph: &&Glyph| (glyph.baseline - baseline).abs() < 1.0 && !is_suffix(glyph);
        texts.push(red.iter().filter(on).map(|glyph| glyph.text.as_str()).collect::<String>());
        let pens = red.iter().filter(on).map(|glyph| glyph.x);
        ends.push((pens.clone().fold(f64::MAX, f64::min), pens.fold(0.0, f64::max)));
    }
    for (name, (left, right)) in texts.iter().zip(&ends) {
        let clause = |what: &str| format!("7.2.4 names of one width, their {what}: {name}");
        verdicts.near(&clause("first characters"), ends[0].0, Some(*left));
        verdicts.near(&clause("last characters"), ends[0].1, Some(*right));
    }
    verdicts.same("7.2.4 names of the bodies, the main one first", &joint.names, &texts);
}

fn judge_upward(
    page: &Page,
    mark: Option<Area>,
    upward: &Upward,
    frame: Frame,
    verdicts: &mut Verdicts,
) {
    let lines = &page.lines();
    let last = starting(lines, &upward.number);
    let left = last.map(Line::left);
    verdicts.near("7.2.5 发文字号 of an upward paper 1 character in", LEFT + CELL, left);
    let mut rows: Vec<Option<&Line>> = Vec::new();
    for row in &upward.rows {
        rows.push(lines.iter().find(|line| line.text().ends_with(row.as_str())));
    }
    let first = rows.first().copied().flatten();
    let right = first.map(Line::right);
    verdicts.near("7.2.6 签发人 1 character in from the right", RIGHT - CELL, right);
    let below = mark.zip(first).map(|(mark, line)| line.middle() - mark.bottom);
    verdicts.near_mark("7.2.6 签发人 2 blank lines below the mark", 2.5 * frame.pitch, below);
    let same = rows.last().copied().flatten().zip(last);
    let same = same.map(|(row, number)| row.middle() - number.middle());
    verdicts.near("7.2.6 last row of 签发人 on the line of 发文字号", 0.0, same);
    let name_at = |line: &Line, after: &str| {
        let skip = after.chars().count();
        line.glyphs.iter().filter(|glyph| !glyph.is_space()).nth(skip).map(|glyph| glyph.x)
    };
    if upward.rows.len() > 1 {
        let first_name = first.and_then(|line| name_at(line, "签发人："));
        let turned = last.and_then(|line| name_at(line, &upward.number));
        let off = first_name.zip(turned).map(|(above, below)| below - above);
        verdicts.near("7.2.6 turned names of 签发人 under the first", 0.0, off);
    }
    let rule = red_rules(page).into_iter().next();
    let below = last.zip(rule).map(|(line, rule)| rule.area.top - line.ink().bottom);
    verdicts.near("7.2.7 red rule 4 mm below 发文字号 of an upward paper", 4.0, below);
}

fn red_rules(page: &Page) -> Vec<&Rule> {
    let red = |rule: &&Rule| rule.is_horizontal() && is_red_colour(rule.colour);
    page.rules.iter().filter(red).collect()
}

fn judge_letterhead(page: &Page, mark: Option<Area>, letter: &Letter, verdicts: &mut Verdicts) {
    let top = mark.map(|mark| mark.top);
    verdicts.near_mark("10.1 mark of a letter 30 mm below the paper's edge", 30.0, top);
    let red = page.glyphs.iter().filter(|glyph| is_red(glyph));
    let text: String = red.map(|glyph| glyph.text.as_str()).collect();
    verdicts.same("10.1 mark of a letter without 文件", &letter.mark, &text);
    let rules = red_rules(page);
    verdicts.same("10.1 double rules of a letter", &4, &rules.len());
    let &[upper_thick, upper_thin, lower_thin, lower_thick] = rules.as_slice() else { return };
    let below = mark.map(|mark| upper_thick.area.top - mark.bottom);
    verdicts.near_mark("10.1 double rule 4 mm below the mark", 4.0, below);
    let foot = Some(page.height - lower_thick.area.bottom);
    verdicts.near("10.1 double rule 20 mm above the paper's lower edge", 20.0, foot);
    for (which, thick, thin) in
        [("upper", upper_thick, upper_thin), ("lower", lower_thick, lower_thin)]
    {
        let clause = |what: &str| format!("10.1 {which} double rule, {what}");
        verdicts.near(&clause("width"), 170.0, Some(thick.width()));
        verdicts.near(&clause("width of the thin rule"), 170.0, Some(thin.width()));
        let centre = (thick.area.left + thick.area.right) / 2.0;
        verdicts.near(&clause("centred"), CENTRE, Some(centre));
        let found = format!("{:.2} and {:.2}", thick.height(), thin.height());
        let holds = thick.height() > 1.5 * thin.height();
        verdicts.holds(&clause("thick outside"), "thick, then thin", found, holds);
    }
}

/// Notes and number right under the rule, the title 2 lines below the last of them (10.1).
fn judge_below_letterhead(
    page: &Page,
    lines: &[Line],
    wanted: &Wanted,
    frame: Frame,
    verdicts: &mut Verdicts,
) {
    let Some(letter) = &wanted.letter else { return };
    let Some(rule) = red_rules(page).get(1).map(|rule| rule.area.bottom) else { return };
    let first = rule + SEVEN_EIGHTHS + CHARACTER / 2.0;
    let number = lines.iter().find(|line| line.text().ends_with(&letter.number));
    verdicts.near("10.1 发文字号 7/8 of a character below", first, number.map(Line::middle));
    verdicts.near("10.1 发文字号 flush right", RIGHT, number.map(Line::right));
    for (at, text) in &wanted.notes {
        let line = starting(lines, text);
        let clause = |what: &str| format!("10.1 份号, 密级, 紧急程度 {what}: {text}");
        verdicts.near(&clause("flush left"), LEFT, line.map(Line::left));
        let middle = first + frame.pitch * f64::from(at - 1);
        verdicts.near(&clause("on its line"), middle, line.map(Line::middle));
    }
    let last = wanted.notes.iter().map(|(line, _)| *line).max().unwrap_or(1);
    let wanted = first + frame.pitch * f64::from(last + 2);
    let is_title = |line: &&Line| is_size(line, 22.0) && line.text() == letter.title;
    let title = lines.iter().find(is_title);
    verdicts.near("10.1 标题 2 lines below the last of them", wanted, title.map(Line::middle));
}

fn judge_letter_colophon(pages: &[Page], letter: &Letter, verdicts: &mut Verdicts) {
    let Some(last) = pages.last() else { return };
    let black = last.rules.iter().filter(|rule| !is_red_colour(rule.colour)).count();
    verdicts.same("10.1 colophon of a letter without rules", &0, &black);
    let lines = last.lines();
    let colophon = starting(&lines, &letter.colophon).map(Line::middle);
    let holds = colophon.is_some_and(|middle| (FOOT - 10.0..FOOT).contains(&middle));
    let found = format!("{colophon:.2?}");
    verdicts.holds("10.1 colophon at the foot of the type area", "252 to 262", found, holds);
}

fn judge_order(
    page: &Page,
    mark: Option<Area>,
    order: &Order,
    frame: Frame,
    verdicts: &mut Verdicts,
) {
    let lines = &page.lines();
    let top = mark.map(|mark| mark.top);
    verdicts.near_mark("10.2 mark of an order 20 mm below the type area's edge", 57.0, top);
    let red = page.glyphs.iter().filter(|glyph| is_red(glyph));
    let text: String = red.map(|glyph| glyph.text.as_str()).collect();
    verdicts.same("10.2 mark of an order", &order.mark, &text);
    verdicts.same("10.2 an order has no red rule", &0, &red_rules(page).len());
    let number = lines.iter().find(|line| line.text() == order.number);
    let below = mark.zip(number).map(|(mark, line)| line.middle() - mark.bottom);
    verdicts.near_mark("10.2 令号 2 blank lines below the mark", 2.5 * frame.pitch, below);
    verdicts.near("10.2 令号 centred", CENTRE, number.map(Line::centre));
    let body = number.zip(starting(lines, &order.body));
    let below = body.map(|(number, body)| body.middle() - number.middle());
    verdicts.near("10.2 正文 2 blank lines below 令号", 3.0 * frame.pitch, below);
}

/// 出席, 请假, 列席: 1 blank line below the body, 2 characters in, turned lines behind the label.
fn judge_attendance(
    lines: &[Placed],
    wanted: &[(String, String)],
    frame: Frame,
    verdicts: &mut Verdicts,
) {
    for (number, (label, people)) in wanted.iter().enumerate() {
        let start = format!("{label}{people}");
        let at = lines.iter().position(|placed| placed.line.text().starts_with(&start));
        let line = at.map(|at| &lines[at].line);
        let clause = |what: &str| format!("10.3 {what}: {label}");
        verdicts.near(&clause("2 characters in"), LEFT + 2.0 * CELL, line.map(Line::left));
        let before = at.and_then(|at| lines.get(at.wrapping_sub(1))).map(|placed| &placed.line);
        let below = before.zip(line).map(|(before, line)| line.middle() - before.middle());
        let blank = if number == 0 { 2.0 } else { 1.0 };
        verdicts.near(&clause("below what stands before"), blank * frame.pitch, below);
        let heavier = line.map_or(0.0, |line| {
            let dark = |glyphs: &[Glyph]| {
                let inked: Vec<f64> = glyphs.iter().map(|glyph| glyph.darkness).collect();
                inked.iter().sum::<f64>() / f64::from(u32::try_from(inked.len()).unwrap_or(1))
            };
            dark(&line.glyphs[..2]) / dark(&line.glyphs[3..line.glyphs.len().min(9)])
        });
        let found = format!("{heavier:.2} times the ink of 仿宋");
        verdicts.holds(&clause("in 黑体"), "at least 1.25", found, heavier >= HEAVIER);
        let next = at.and_then(|at| lines.get(at + 1)).map(|placed| &placed.line);
        let turned =
            next.filter(|next| !wanted.iter().any(|(label, _)| next.text().starts_with(label)));
        if let Some(turned) = turned.filter(|turned| is_size(turned, 16.0)) {
            let wanted = LEFT + 5.0 * CELL;
            verdicts.near(&clause("turned line behind the label"), wanted, Some(turned.left()));
        }
    }
}

fn judge_stamp(lines: &[Placed], stamp: &Stamp, frame: Frame, verdicts: &mut Verdicts) {
    let saying =
        |text: &str| lines.iter().map(|placed| &placed.line).find(|line| line.text() == text);
    let mut before = lines.iter().map(|placed| &placed.line);
    let before = before.rfind(|line| line.text().ends_with(&stamp.after));
    let (post, date) = (saying(&stamp.post), saying(&stamp.date));
    let (width, height) = stamp.place;
    let edge = RIGHT - 4.0 * CELL;
    let right = post.map(Line::right);
    verdicts.near("7.3.5.3 职务 2 characters left of 签名章", edge - width - 2.0 * CELL, right);
    let below = before.zip(post).map(|(before, post)| post.middle() - before.middle());
    let wanted = 2.5 * frame.pitch + height / 2.0;
    verdicts.near("7.3.5.3 签名章 2 blank lines below the body, 职务 on its middle", wanted, below);
    verdicts.near("7.3.5.3 成文日期 4 characters in", edge, date.map(Line::right));
    let below = post.zip(date).map(|(post, date)| date.middle() - post.middle());
    let wanted = height / 2.0 + 1.5 * frame.pitch;
    verdicts.near("7.3.5.3 成文日期 1 blank line below 签名章", wanted, below);
}
