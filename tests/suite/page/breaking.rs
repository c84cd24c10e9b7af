//! Line breaking by GB/T 15834-2011 5.1 and office practice: how loose a line may be, what it may
//! hold beyond its measure, and what two lines may not share.

use std::ops::Range;

use crate::measure::{Glyph, Line};

/// Sums of widths are not exact: this much of a cell is nothing.
pub(super) const HAIR: f64 = 0.01;
/// Marks that never begin a line.
const NO_START: &str = "。，、；：？！）】〕》〉」』”’％‰℃·—…／";
/// Marks that never end a line.
const NO_END: &str = "（【〔《〈「『“‘／";
/// Marks that give up half their cell (5.1.10, 5.1.11).
const GIVING: &str = "。，、；：）】〕》〉";
/// The most white that a line of running text gets, as part of what it takes by itself.
pub(super) const MOST_SPREAD: f64 = 0.08;
/// Beyond this much a figure may rather part.
pub(super) const SELDOM_SPREAD: f64 = 0.06;
/// From character to character of 三号 at least, in points.
pub(super) const LEAST_PITCH: f64 = 15.5;

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
pub(super) fn cells(set: &[Set]) -> f64 {
    set.iter().map(|one| one.cells).sum()
}

/// The characters of a line, one each glyph that has one.
pub(super) fn characters(line: &Line) -> Vec<char> {
    set(line).into_iter().map(|one| one.character).collect()
}

/// What the line takes, its blanks too.
pub(super) fn cells_of(line: &Line) -> f64 {
    let points_per_mm = 72.0 / 25.4;
    cells(&set(line)) + line.blank * points_per_mm / line.size()
}

/// The most that the marks of a line give up, in cells.
pub(super) fn most_given(line: &Line) -> f64 {
    let marks = set(line).into_iter().filter(|one| GIVING.contains(one.character));
    marks.map(|one| one.cells / 2.0).sum()
}

/// How many marks of a line give up white.
pub(super) fn marks(line: &Line) -> f64 {
    let marks = set(line).into_iter().filter(|one| GIVING.contains(one.character)).count();
    f64::from(u32::try_from(marks).unwrap_or(u32::MAX))
}

/// What was given up on the line that ends at `right`, in cells of `cell` mm: by its marks
/// together, and the most by any ideograph.
pub(super) fn given(line: &Line, cell: f64, right: f64) -> (f64, f64) {
    let nexts = line.glyphs.iter().skip(1).map(|glyph| glyph.x).chain([right]);
    let of = |(glyph, next): (&Glyph, f64)| {
        let character = glyph.text.chars().next().unwrap_or(' ');
        (character, ((cell - (next - glyph.x)) / cell).max(0.0))
    };
    let all: Vec<(char, f64)> = line.glyphs.iter().zip(nexts).map(of).collect();
    let ideograph = |one: char| ('\u{4E00}'..='\u{9FFF}').contains(&one);
    let marks = all.iter().filter(|(one, _)| GIVING.contains(*one)).map(|(_, given)| given);
    let others = all.iter().filter(|(one, _)| ideograph(*one)).map(|(_, given)| *given);
    (marks.sum(), others.fold(0.0, f64::max))
}

/// Where the line ends, without what a mark at its end may give up before `right`.
pub(super) fn right_of(line: &Line, right: f64) -> f64 {
    let Some(last) = line.glyphs.last() else { return 0.0 };
    let end = last.x + last.advance;
    match last.text.starts_with(|mark| GIVING.contains(mark)) {
        true => right.clamp(last.x + last.advance / 2.0, end),
        false => end,
    }
}

/// `piece` of `text` with the marks before and behind it that stand on its line.
pub(super) fn with_marks(text: &[char], piece: Range<usize>) -> Range<usize> {
    let before = text[..piece.start].iter().rev().take_while(|one| NO_END.contains(**one));
    let behind = text[piece.end..].iter().take_while(|one| NO_START.contains(**one));
    piece.start - before.count()..piece.end + behind.count()
}

/// What the mark gives up that follows `piece` of `text`, in cells.
pub(super) fn given_behind(text: &[char], piece: &Range<usize>) -> f64 {
    let gives = text.get(piece.end).is_some_and(|mark| GIVING.contains(*mark));
    if gives { 0.5 } else { 0.0 }
}

/// Whether a line of this text begins or ends with a mark that must not stand there. A whole dash
/// or ellipsis may.
pub(super) fn is_forbidden(text: &str) -> bool {
    let whole = ["——", "……"].iter().any(|mark| text.starts_with(mark));
    !whole && text.starts_with(|first| NO_START.contains(first))
        || text.ends_with(|last| NO_END.contains(last))
}
