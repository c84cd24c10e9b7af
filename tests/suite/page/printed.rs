//! Paper with a printed red head (套打): nothing red is drawn, and all else stands where the head
//! leaves its place.

use serde::Deserialize;

use crate::measure::{Line, Page};

use super::head::{is_red, is_red_colour};
use super::verdict::Verdicts;
use super::{CENTRE, Sheet, is_size};

/// What the judges know of the places that the printed head leaves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Printed {
    /// The middle of 发文字号, from the sheet's upper edge, in mm.
    number: f64,
    /// The middle of the first line of 标题, in mm.
    title: f64,
    /// What that line says.
    first_line: String,
}

pub(super) fn judge(pages: &[Page], sheet: &Sheet, verdicts: &mut Verdicts) {
    let (Some(wanted), Some(first)) = (&sheet.preprinted, pages.first()) else { return };
    let glyphs = pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| is_red(glyph)).count();
    let rules = pages.iter().flat_map(|page| &page.rules);
    let rules = rules.filter(|rule| is_red_colour(rule.colour)).count();
    verdicts.same("套打: red characters and rules", &(0, 0), &(glyphs, rules));
    let lines = first.lines();
    let number = lines.iter().find(|line| line.text().contains('〔'));
    let middle = number.map(Line::middle);
    verdicts.near("套打: 发文字号 at its place below the printed mark", wanted.number, middle);
    verdicts.near("套打: 发文字号 centred", CENTRE, number.map(Line::centre));
    let is_title = |line: &&Line| is_size(line, 22.0) && line.text() == wanted.first_line;
    let title = lines.iter().find(is_title).map(Line::middle);
    verdicts.near("套打: 标题 at its place below the printed rule", wanted.title, title);
}
