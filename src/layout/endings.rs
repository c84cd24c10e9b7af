//! Atoms -> the white that lets their lines end where they should. A line that Word would end
//! elsewhere gets white behind each of its characters, or gives some, so that it ends there by
//! itself, on every writer's page.
//!
//! A mark that may not begin a line is drawn in where marks of the line can give up enough for
//! it, as a number's unit is (GB/T 15834-2011 5.1.10, 5.1.11). Where they cannot, a number with
//! its unit, a date or a document number goes to the next line whole, and so does one character
//! more than the last of a paragraph (practice).

use std::ops::Range;

use crate::han::{self, Tie};
use crate::length::Length;

use super::collect::Atom;
use super::justify::given;
use super::line::{Measure, is_within, line_end, may_break, without_blanks, word_end};
use super::set::width;

/// A line stays at least so full where a number goes to the next one.
const FULL_ENOUGH: f64 = 0.75;

/// A line as it should be.
struct Ending {
    atoms: Range<usize>,
    measure: Length,
}

/// The white behind each of `atoms`, a text of its own in lines of `measure`.
pub(super) fn tracking(atoms: &[Atom], measure: Measure) -> Vec<Length> {
    let text: String = atoms.iter().map(|atom| atom.character).collect();
    let chooser = Chooser { atoms, ties: han::ties(&text) };
    let mut lines: Vec<Ending> = Vec::new();
    let mut start = 0;
    while start < atoms.len() {
        let measure = measure.of_line(lines.len());
        let end = chooser.end(start, measure);
        lines.push(Ending { atoms: start..end, measure });
        start = end;
    }
    chooser.end_together(&mut lines);
    let white = lines.iter().map(|line| (line.atoms.len(), chooser.white(line)));
    white.flat_map(|(count, white)| std::iter::repeat_n(white, count)).collect()
}

struct Chooser<'a> {
    atoms: &'a [Atom],
    /// How each is tied to the one before it.
    ties: Vec<Tie>,
}

impl Chooser<'_> {
    /// Where the line that begins at `start` should end.
    fn end(&self, start: usize, measure: Length) -> usize {
        let natural = line_end(self.atoms, start, measure);
        let parts = self.tie(natural) != Tie::Free;
        if !parts && !self.pushes_a_mark(start, natural, measure) {
            return natural;
        }
        let next = (natural + 1..=self.atoms.len()).find(|at| self.may_end(*at, Tie::Free));
        if let Some(end) = next.filter(|end| self.closes_up(start..*end, measure)) {
            return end;
        }
        let last = |tie| {
            let mut ends = (start + 1..=natural).rev().filter(|at| self.may_end(*at, tie));
            ends.next().filter(|end| self.is_full(start..*end, measure))
        };
        let whole = if parts { last(Tie::Free).or_else(|| last(Tie::Loose)) } else { None };
        whole.unwrap_or(natural)
    }

    /// Ends the last of several lines with more than one character, marks aside: drawn into the
    /// line before it where the marks of that can give up enough, or with more of that line.
    fn end_together(&self, lines: &mut Vec<Ending>) {
        let [.., before, last] = lines.as_mut_slice() else { return };
        if !self.is_lonely(last.atoms.start) {
            return;
        }
        let (start, whole) = (before.atoms.start, self.atoms.len());
        if self.closes_up(start..whole, before.measure) {
            before.atoms.end = whole;
            lines.pop();
            return;
        }
        let ends = (start + 1..before.atoms.end).rev();
        let mut good = ends.filter(|at| self.may_end(*at, Tie::Free) && !self.is_lonely(*at));
        if let Some(end) = good.next().filter(|end| self.is_full(start..*end, before.measure)) {
            (before.atoms.end, last.atoms.start) = (end, end);
        }
    }

    /// The white behind each atom of `line`, so that it ends where it should. A line that would
    /// end earlier by itself keeps some room beyond: programs differ a little in what they count
    /// behind the last character of a line or a number.
    fn white(&self, line: &Ending) -> Length {
        let (start, end) = (line.atoms.start, line.atoms.end);
        let natural = word_end(self.atoms, start, line.measure);
        if natural == end {
            return Length::ZERO;
        }
        let room = if natural < end { self.room_before(end) } else { Length::ZERO };
        let set = start..without_blanks(self.atoms, start, end);
        let count = f64::from(u32::try_from(set.len().max(1)).unwrap_or(u32::MAX));
        (line.measure - room - width(&self.atoms[set])) / count
    }

    /// So much that what follows at `end`, a character or a number, would not fit into it, with
    /// a quarter of a character to spare.
    fn room_before(&self, end: usize) -> Length {
        let cell = self.atoms[end - 1].size;
        let ends = |at: &usize| *at == self.atoms.len() || may_break(self.atoms, *at);
        let next = (end + 1..=self.atoms.len()).find(ends);
        let next = next.map_or(cell, |next| width(&self.atoms[end..next]).min(cell));
        (next - cell / 4.0).max(Length::ZERO)
    }

    /// Whether the line that ends at `end` would hold more but for a mark, which takes its
    /// neighbour along.
    fn pushes_a_mark(&self, start: usize, end: usize, measure: Length) -> bool {
        let reach = (end..self.atoms.len()).find(|at| !self.fits(start..*at + 1, measure));
        reach.is_some_and(|at| at > end && !han::may_begin_line(self.atoms[at].character))
    }

    /// Whether `atoms` are one line where its marks give up what they can.
    fn closes_up(&self, atoms: Range<usize>, measure: Length) -> bool {
        let over = width(&self.atoms[atoms.clone()]) - measure;
        given(&self.atoms[atoms], over).is_some()
    }

    /// Whether a line may end before the atom `at`, and that one is tied so.
    fn may_end(&self, at: usize, tie: Tie) -> bool {
        self.tie(at) == tie && (at == self.atoms.len() || may_break(self.atoms, at))
    }

    /// Nothing is tied to the end of the text.
    fn tie(&self, at: usize) -> Tie {
        self.ties.get(at).copied().unwrap_or(Tie::Free)
    }

    fn fits(&self, atoms: Range<usize>, measure: Length) -> bool {
        is_within(width(&self.atoms[atoms]), measure)
    }

    fn is_full(&self, atoms: Range<usize>, measure: Length) -> bool {
        is_within(measure * FULL_ENOUGH, width(&self.atoms[atoms]))
    }

    fn is_lonely(&self, start: usize) -> bool {
        let characters = self.atoms[start..].iter().map(|atom| atom.character);
        characters.filter(|one| han::may_begin_line(*one)).count() <= 1
    }
}
