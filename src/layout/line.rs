//! Atoms -> lines: where a line may end (禁则), and how far it reaches.
//!
//! GB/T 15834: closing punctuation never begins a line, opening punctuation never ends one,
//! —— and …… are never parted; numbers and Latin words stay whole. A character that may not
//! begin a line takes its neighbour with it to the next one (推出), as Word does without
//! hanging punctuation, so that both break alike.

use std::ops::Range;

use crate::han::{self, Width};
use crate::length::Length;

use super::collect::Atom;

/// A hair's breadth: sums of lengths are not exact.
const HAIR: Length = Length::pt(0.01);

/// A broken line: which atoms it sets, and whether the text goes on after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The atoms on it, without blanks at its end.
    pub(super) atoms: Range<usize>,
    /// Whether it is the last of its text.
    pub(super) last: bool,
}

/// Breaks `atoms` into lines; the first is `first` wide, the others `rest`. An empty text is
/// one empty line.
pub(super) fn lines(atoms: &[Atom], first: Length, rest: Length) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let measure = if lines.is_empty() { first } else { rest };
        let end = line_end(atoms, start, measure);
        let last = end == atoms.len();
        lines.push(Line { atoms: start..without_blanks(atoms, start, end), last });
        if last {
            return lines;
        }
        start = end;
    }
}

/// Where the line that begins at `start` ends: the last allowed break within the measure, or
/// the last character that fits where none is allowed.
fn line_end(atoms: &[Atom], start: usize, measure: Length) -> usize {
    let mut width = Length::ZERO;
    let mut allowed = None;
    for (at, atom) in atoms.iter().enumerate().skip(start) {
        let fits = width + atom.width <= measure + HAIR || atom.character == ' ';
        if at > start && may_break(atoms, at) {
            allowed = Some(at);
        }
        if !fits {
            return allowed.unwrap_or(at.max(start + 1));
        }
        width += atom.width;
    }
    atoms.len()
}

/// Whether a line may end before the atom `at`.
fn may_break(atoms: &[Atom], at: usize) -> bool {
    let (before, after) = (atoms[at - 1].character, atoms[at].character);
    let pair = before == after && matches!(after, '—' | '…');
    let opens_pair = atoms.get(at + 1).is_some_and(|next| next.character == after);
    let long_dash = matches!(after, '—' | '…') && opens_pair && !pair;
    let word = in_word(before) && in_word(after);
    let start_allowed = han::may_begin_line(after) || long_dash;
    !pair && !word && after != ' ' && start_allowed && han::may_end_line(before)
}

/// Whether a character belongs to a number or a Latin word.
fn in_word(character: char) -> bool {
    Width::of(character) == Width::Half && character != ' '
}

fn without_blanks(atoms: &[Atom], start: usize, end: usize) -> usize {
    let blank = |at: &usize| atoms[*at].character == ' ';
    (start..end).rev().find(|at| !blank(at)).map_or(start, |at| at + 1)
}

/// What an atom gets more so that a line fills its measure: after each atom but those inside a
/// word and the last, an equal part of what is left. A line that is its text's last, or has no
/// such place, stays as it is.
pub(super) fn stretch(atoms: &[Atom], line: &Line, measure: Length) -> Vec<Length> {
    let set = &atoms[line.atoms.clone()];
    let width: Length = set.iter().map(|atom| atom.width).sum();
    let open = |at: usize| !(in_word(set[at].character) && in_word(set[at + 1].character));
    let gaps = (0..set.len().saturating_sub(1)).filter(|at| open(*at)).count();
    let left = measure - width;
    if line.last || gaps == 0 || left <= Length::ZERO {
        return vec![Length::ZERO; set.len()];
    }
    let each = left / f64::from(u32::try_from(gaps).unwrap_or(u32::MAX));
    let after = |at: usize| at + 1 < set.len() && open(at);
    (0..set.len()).map(|at| if after(at) { each } else { Length::ZERO }).collect()
}
