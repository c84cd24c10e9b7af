//! 版头: mark, number and red rule, placed so that the rule ends where
//! [`Style::head_geometry`] says and the title begins on the same height as in the PDF (7.2).

use docx_rs::{BorderType, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders};

use crate::document::{Block, MarkFit, Rule, Run, Style, plain_text};
use crate::han;

use super::styles::Named;
use super::{exact, runs, unit};

/// 发文机关标志: its upper edge at the style's height, its characters spread over the line where
/// they nearly fill it. `first` says that it opens the page; further down it only takes its line.
pub(super) fn mark(text: &[Run], style: &Style, first: bool) -> Paragraph {
    let fit = style.fit_mark(text);
    let above = if first { above_mark(style, fit) } else { 0 };
    let spacing = exact::line(unit::twips(exact::tight(fit.size))).before(unit::unsigned(above));
    let tracking = mark_tracking(text, fit);
    let size = unit::half_points(fit.size);
    let set = |run| runs::run(run).size(size).character_spacing(tracking);
    let paragraph = Paragraph::new().style(Named::Mark.id()).line_spacing(spacing);
    text.iter().map(set).fold(paragraph, Paragraph::add_run)
}

/// 发文字号 on the line that the head's geometry gives it; with the red rule below it where one
/// follows.
pub(super) fn number(
    text: &[Run],
    style: &Style,
    before: Option<&Block>,
    ruled: bool,
) -> Paragraph {
    let line = unit::twips(exact::tight(style.body.size));
    let above = if let Some(Block::Mark(mark)) = before {
        above_number(style, style.fit_mark(mark))
    } else {
        (unit::floor_twips(style.line_pitch()) - line) / 2
    };
    let spacing = exact::line(line).before(unit::unsigned(above));
    let paragraph = runs::paragraph(Named::Number, text).line_spacing(spacing);
    if ruled { with_rule_below(paragraph, style.head.rule, rule_space(style)) } else { paragraph }
}

/// A red rule that follows no number.
pub(super) fn rule(style: &Style) -> Paragraph {
    with_rule_below(Paragraph::new().style(Named::RedRule.id()), style.head.rule, 0)
}

/// What is added behind each character of the mark, in twips. Half-width characters get as much
/// as the others, so the rest of the line is dealt out by their number.
fn mark_tracking(text: &[Run], fit: MarkFit) -> i32 {
    let text = plain_text(text);
    let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX).max(1);
    let rest = (fit.advance - fit.size) * han::cells(&text);
    unit::floor_twips(rest / f64::from(characters))
}

/// The white above the mark's line, in twips: its ink begins at the style's height.
fn above_mark(style: &Style, fit: MarkFit) -> i32 {
    unit::twips(style.head.mark_top - fit.white_above())
}

/// The white above the number, in twips: what is left when everything else down to the rule has
/// its height.
fn above_number(style: &Style, fit: MarkFit) -> i32 {
    let blank = unit::floor_twips(style.line_pitch()) * i32::from(style.head.number_gap);
    let mark = above_mark(style, fit) + unit::twips(exact::tight(fit.size));
    let number = unit::twips(exact::tight(style.body.size));
    let rule = rule_space(style) * 20 + unit::twips(style.head.rule.thickness);
    unit::twips(style.head_geometry(fit).rule) - mark - blank - number - rule
}

/// From the foot of the number's line to the rule, in the whole points of `w:space`.
fn rule_space(style: &Style) -> i32 {
    let space = style.head.rule_gap - exact::below(style.body.size);
    (unit::twips(space) + 10) / 20
}

fn with_rule_below(mut paragraph: Paragraph, rule: Rule, space: i32) -> Paragraph {
    let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(BorderType::Single)
        .size(unit::index(rule.thickness.to_eighths()))
        .space(unit::index(space))
        .color(unit::hex(rule.colour));
    let borders = ParagraphBorders::with_empty().set(border);
    paragraph.property = paragraph.property.set_borders(borders);
    paragraph
}
