//! A line -> the white behind each of its atoms, so that it fills its measure.
//!
//! What a line lacks stands between its characters, words of Latin letters and digits aside.
//! What it has too much its marks give up, each at most the empty half of its cell, the one at
//! its end first (GB/T 15834-2011 5.1.10, 5.1.11).

use crate::length::Length;

use super::collect::Atom;
use super::line::{Line, in_word, is_within};
use super::set::width;

/// Marks whose cell is empty in its right half. The white behind a full stop parts sentences: it
/// gives up its own at the end of a line only.
const GIVING: &str = "，、；：）》〉】〕";
const FULL_STOP: char = '。';
/// So many of them give up something on one line.
const MOST_GIVING: usize = 2;

/// What each atom of `line` gets more, or gives up. A line that is its text's last is not
/// filled.
pub(super) fn stretch(atoms: &[Atom], line: &Line, measure: Length) -> Vec<Length> {
    let set = &atoms[line.atoms.clone()];
    let left = measure - width(set);
    if left < Length::ZERO {
        return closed_up(set, measure);
    }
    let open = |at: &usize| !(in_word(set[*at].character) && in_word(set[*at + 1].character));
    let gaps: Vec<usize> = (0..set.len().saturating_sub(1)).filter(open).collect();
    let each = if line.last { Length::ZERO } else { left.shared(gaps.len()) };
    let mut stretch = vec![Length::ZERO; set.len()];
    gaps.iter().for_each(|gap| stretch[*gap] = each);
    stretch
}

/// What the marks of a line give up where it is wider than `measure`.
pub(super) fn closed_up(set: &[Atom], measure: Length) -> Vec<Length> {
    let over = (width(set) - measure).max(Length::ZERO);
    given(set, over).unwrap_or_else(|| vec![Length::ZERO; set.len()])
}

/// What each of the marks of a line in a list of names gives up where it is wider than `measure`:
/// one stands behind every name, and all give alike, so that the last reaches no further beyond the
/// line's end than it must.
pub(super) fn closed_up_alike(set: &[Atom], measure: Length) -> Vec<Length> {
    let over = (width(set) - measure).max(Length::ZERO);
    let marks: Vec<usize> = (0..set.len()).filter(|at| gives(set, *at)).collect();
    let mut given = vec![Length::ZERO; set.len()];
    marks.iter().for_each(|mark| given[*mark] = -over.shared(marks.len()));
    given
}

/// Whether a mark has white to give up: the full stop, behind which sentences part, at the end only.
fn gives(set: &[Atom], at: usize) -> bool {
    match set[at].character {
        FULL_STOP => at + 1 == set.len(),
        mark => GIVING.contains(mark),
    }
}

/// What each of the atoms of a line gives up so that it is `over` shorter; `None` where its marks
/// cannot give so much.
pub(super) fn given(set: &[Atom], over: Length) -> Option<Vec<Length>> {
    let mut given = vec![Length::ZERO; set.len()];
    let ours = (0..set.len()).rev().filter(|at| gives(set, *at));
    let marks: Vec<usize> = ours.take(MOST_GIVING).collect();
    let needed = (1..=marks.len()).find(|count| {
        let most: Length = marks[..*count].iter().map(|mark| set[*mark].width / 2.0).sum();
        is_within(over, most)
    })?;
    marks[..needed].iter().for_each(|mark| given[*mark] = -over.shared(needed));
    Some(given)
}
