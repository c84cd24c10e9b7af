//! A line -> the white behind each of its atoms, so that it fills its measure.
//!
//! What a line lacks stands between its characters, words of Latin letters and digits aside.
//! What it has too much its marks give up, all alike, each at most the empty half of its cell
//! (GB/T 15834-2011 5.1.10, 5.1.11).

use crate::length::Length;

use super::collect::Atom;
use super::line::{Line, in_word};
use super::set::width;

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

/// What the marks of a line give up where it is wider than `measure`: all of them alike.
pub(super) fn closed_up(set: &[Atom], measure: Length) -> Vec<Length> {
    let over = (width(set) - measure).max(Length::ZERO);
    let room_of_all = room_of_marks(set);
    let part = if room_of_all > Length::ZERO { (over / room_of_all).min(1.0) } else { 0.0 };
    (0..set.len()).map(|at| -room(set, at) * part).collect()
}

/// The most that the marks of a line give up together: each half its width.
pub(super) fn room_of_marks(set: &[Atom]) -> Length {
    (0..set.len()).map(|at| room(set, at)).sum()
}

/// The most that the atom at `at` gives up.
fn room(set: &[Atom], at: usize) -> Length {
    if gives(set, at) { set[at].width / 2.0 } else { Length::ZERO }
}

/// Whether a mark has white to give up, its cell being empty in its right half. The white behind a
/// full stop parts sentences: it gives up its own at the end of a line only.
fn gives(set: &[Atom], at: usize) -> bool {
    match set[at].character {
        '。' => at + 1 == set.len(),
        mark => {
            matches!(mark, '，' | '、' | '；' | '：' | '）' | '》' | '〉' | '】' | '〕')
        }
    }
}
