//! Atoms -> lines: where a line may end (禁则), and how far it reaches.
//!
//! GB/T 15834: closing punctuation never begins a line, opening punctuation never ends one,
//! —— and …… are never parted; numbers and Latin words stay whole. A character that may not
//! begin a line takes its neighbour with it to the next one (推出), as Word does without
//! hanging punctuation. What would break badly has got white before (`endings`), which Word gets
//! too, so that both break alike; cells know where their lines end.

use std::ops::Range;

use crate::document::{Broken, Style};
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

/// How wide the lines of a text are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    pub(super) first: Length,
    pub(super) rest: Length,
}

impl Measure {
    /// Lines over the type area, the first and the others so far from its left edge.
    pub(super) fn inset(style: &Style, first: Length, rest: Length) -> Measure {
        let whole = style.paper.area_width;
        Measure { first: whole - first, rest: whole - rest }
    }

    /// All lines alike.
    pub(super) fn even(measure: Length) -> Measure {
        Measure { first: measure, rest: measure }
    }

    /// That of the line that begins at the atom `start`.
    pub(super) fn of_line(self, start: usize) -> Length {
        if start == 0 { self.first } else { self.rest }
    }
}

/// Breaks `atoms` into lines. An empty text is one empty line.
pub(super) fn lines(atoms: &[Atom], measure: Measure) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let end = line_end(atoms, start, measure.of_line(start));
        let last = end == atoms.len();
        lines.push(Line { atoms: start..without_blanks(atoms, start, end), last });
        if last {
            return lines;
        }
        start = end;
    }
}

/// The lines of `atoms`, a text that was ended so; one that was not, for want of a glyph, is broken
/// where its lines are full.
pub(super) fn ended_lines(atoms: &[Atom], broken: &Broken, measure: Measure) -> Vec<Line> {
    if broken.ends.is_empty() {
        return lines(atoms, measure);
    }
    let starts = std::iter::once(0).chain(broken.ends.iter().copied());
    let line = |(start, end): (usize, &usize)| Line {
        atoms: start..without_blanks(atoms, start, *end),
        last: *end == atoms.len(),
    };
    starts.zip(&broken.ends).map(line).collect()
}

/// Where the line that begins at `start` ends.
pub(super) fn line_end(atoms: &[Atom], start: usize, measure: Length) -> usize {
    end_by(may_break, |atoms, at| atoms[at].advance(), atoms, start, measure)
}

/// Where Word would end it, which forbids less and takes digits for as wide as it sets them. The
/// white that the atoms have got is not counted.
pub(super) fn word_end(atoms: &[Atom], start: usize, measure: Length) -> usize {
    end_by(word_may_break, |atoms, at| atoms[at].in_word, atoms, start, measure)
}

/// Where LibreOffice would.
pub(super) fn libreoffice_end(atoms: &[Atom], start: usize, measure: Length) -> usize {
    end_by(word_may_break, in_libreoffice, atoms, start, measure)
}

/// What the atom at `at` takes in LibreOffice: as in Word, but no less than by itself before one of
/// another script.
pub(super) fn in_libreoffice(atoms: &[Atom], at: usize) -> Length {
    let atom = &atoms[at];
    if is_seam(atoms, at) { atom.own().max(atom.in_word) } else { atom.in_word }
}

/// Whether the atom at `at` and the next are of two scripts.
pub(super) fn is_seam(atoms: &[Atom], at: usize) -> bool {
    let width = |atom: &Atom| Width::of(atom.character);
    atoms.get(at + 1).is_some_and(|next| width(next) != width(&atoms[at]))
}

/// The last allowed break within the measure; where none is, the last that Word allows; where that
/// has none either, the last character that fits.
fn end_by(
    may_break: impl Fn(&[Atom], usize) -> bool,
    advance: impl Fn(&[Atom], usize) -> Length,
    atoms: &[Atom],
    start: usize,
    measure: Length,
) -> usize {
    let mut width = Length::ZERO;
    let (mut allowed, mut by_word) = (None, None);
    for (at, atom) in atoms.iter().enumerate().skip(start) {
        let fits = is_within(width + advance(atoms, at), measure) || atom.character == ' ';
        if at > start && may_break(atoms, at) {
            allowed = Some(at);
        } else if at > start && allowed.is_none() && word_may_break(atoms, at) {
            by_word = Some(at);
        }
        if !fits {
            return allowed.or(by_word).unwrap_or_else(|| forced(atoms, start, at));
        }
        width += advance(atoms, at);
    }
    atoms.len()
}

/// Where a line is cut that is full before the atom `at` and has no place to end at: no mark begins the
/// next.
fn forced(atoms: &[Atom], start: usize, at: usize) -> usize {
    let begins = |at: &usize| han::may_begin_line(atoms[*at].character);
    (start + 1..=at).rev().find(begins).unwrap_or(at.max(start + 1))
}

/// Whether a line of `measure` holds so much.
pub(super) fn is_within(width: Length, measure: Length) -> bool {
    width <= measure + HAIR
}

/// Whether a line may end before the atom `at`.
pub(super) fn may_break(atoms: &[Atom], at: usize) -> bool {
    let (before, after) = (atoms[at - 1].character, atoms[at].character);
    let pair = before == after && matches!(after, '—' | '…');
    let opens_pair = atoms.get(at + 1).is_some_and(|next| next.character == after);
    let long_dash = matches!(after, '—' | '…') && opens_pair && !pair;
    let word = in_word(before) && in_word(after);
    let start_allowed = han::may_begin_line(after) || long_dash;
    !pair && !word && after != ' ' && start_allowed && han::may_end_line(before)
}

/// Whether Word may end a line before the atom `at`: elsewhere than here also behind a hyphen and
/// before a dash, of two dashes too, a slash and 々, which its lists for Chinese do not name.
pub(super) fn word_may_break(atoms: &[Atom], at: usize) -> bool {
    let (before, after) = (atoms[at - 1].character, atoms[at].character);
    let unlisted = matches!(after, '—' | '／' | '々') && han::may_end_line(before);
    may_break(atoms, at) || unlisted || (before == '-' && in_word(after))
}

/// Whether a character belongs to a number or a Latin word.
pub(super) fn in_word(character: char) -> bool {
    Width::of(character) == Width::Half && character != ' '
}

/// `end` without the blanks before it.
pub(super) fn without_blanks(atoms: &[Atom], start: usize, end: usize) -> usize {
    let blank = |at: &usize| atoms[*at].character == ' ';
    (start..end).rev().find(|at| !blank(at)).map_or(start, |at| at + 1)
}
