//! Line breaking by GB/T 15834-2011 5.1 and office practice: why a line may be short.

use crate::measure::{Glyph, Line};

/// Sums of widths are not exact: this much of a cell is nothing.
pub(super) const HAIR: f64 = 0.01;
/// Marks that never begin a line.
const NO_START: &str = "。，、；：？！）】〕》〉」』”’％‰℃·—…／";
/// Marks that never end a line.
const NO_END: &str = "（【〔《〈「『“‘";
/// What follows a number and stays with it.
const AFTER_NUMBER: &str = "年月日余多万亿元名人个场次期处对台项岁%％";
/// Characters that make up one number or Latin word.
const IN_NUMBER: &str = "+-./,%";

/// A character and what it takes of the line, in cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Set {
    character: char,
    cells: f64,
}

/// The characters of a line. Chinese ones, punctuation too, take a cell each; a digit takes half
/// a one, and a Latin letter what its type gives it.
pub(super) fn set(line: &Line) -> Vec<Set> {
    let points_per_mm = 72.0 / 25.4;
    let one = |glyph: &Glyph| {
        let character = glyph.text.chars().next()?;
        let own = glyph.advance * points_per_mm / glyph.size;
        Some(Set { character, cells: if character.is_ascii() { own } else { 1.0 } })
    };
    line.glyphs.iter().filter_map(one).collect()
}

/// What they take together.
fn cells(set: &[Set]) -> f64 {
    set.iter().map(|one| one.cells).sum()
}

/// What the line takes, its blanks too.
pub(super) fn cells_of(line: &Line) -> f64 {
    let points_per_mm = 72.0 / 25.4;
    cells(&set(line)) + line.blank * points_per_mm / line.size()
}

/// Whether a line of this text begins or ends with a mark that must not stand there.
pub(super) fn is_forbidden(text: &str) -> bool {
    text.starts_with(|first| NO_START.contains(first))
        || text.ends_with(|last| NO_END.contains(last))
}

/// The rule by which a line that has `missing` cells to fill could not take the head of the
/// `next` line; `None` where it could.
pub(super) fn rule(missing: f64, next: &[Set]) -> Option<&'static str> {
    let mut taken = 1;
    let mut name = "no whole character fits into the rest";
    while let Some(together) = next.get(taken - 1..=taken).and_then(kept_together) {
        name = together;
        taken += 1;
    }
    (cells(&next[..taken]) > missing + HAIR).then_some(name)
}

/// The rule that forbids a break between the two characters.
fn kept_together(pair: &[Set]) -> Option<&'static str> {
    let [before, after] = pair else { return None };
    let (before, after) = (before.character, after.character);
    let in_number = |one: char| one.is_ascii_alphanumeric() || IN_NUMBER.contains(one);
    match (before, after) {
        ('—', '—') | ('…', '…') => Some("a mark of two cells is not split"),
        (_, after) if NO_START.contains(after) => Some("a closing mark never begins a line"),
        (before, _) if NO_END.contains(before) => Some("an opening mark never ends a line"),
        (before, after) if in_number(before) && in_number(after) => Some("a number is not split"),
        (before, after) if before.is_ascii_digit() && AFTER_NUMBER.contains(after) => {
            Some("a number stays with its unit")
        }
        _ => None,
    }
}

#[test]
fn a_short_line_needs_a_rule() {
    let rule = |missing: f64, next: &str| {
        let cells = |character: char| if character.is_ascii() { 0.5 } else { 1.0 };
        let set = |character| Set { character, cells: cells(character) };
        rule(missing, &next.chars().map(set).collect::<Vec<_>>())
    };
    assert_eq!(rule(1.0, "为全区"), None);
    assert_eq!(rule(0.5, "为全区"), Some("no whole character fits into the rest"));
    assert_eq!(rule(1.0, "事，促进"), Some("a closing mark never begins a line"));
    assert_eq!(rule(2.0, "事，促进"), None);
    assert_eq!(rule(1.0, "“两癌”"), Some("an opening mark never ends a line"));
    assert_eq!(rule(1.5, "2024年年底"), Some("a number stays with its unit"));
    assert_eq!(rule(3.0, "2024年年底"), None);
}
