//! The ends of lines that fill their measure.
//!
//! A mark that may not begin a line is drawn in where marks of the line can give up enough for
//! it, as a number's unit is (GB/T 15834-2011 5.1.10, 5.1.11). Where they cannot, a number with
//! its unit, a date or a document number goes to the next line whole, and so does one character
//! more than the last of a paragraph (practice), as long as the line does not stay too empty.

use std::ops::Range;

use crate::han::{self, Tie};
use crate::length::Length;

use super::super::line::{is_within, line_end};
use super::super::set::width;
use super::{Chooser, Ending, Stand};

/// A line stays at least so full where a figure goes to the next one: none but a rare one is wider
/// than half a line.
const FULL_ENOUGH: f64 = 0.5;
/// A line stays at least so full where a character goes to the last one.
const NEARLY_FULL: f64 = 0.75;

impl Chooser<'_> {
    /// Where the line that begins at `start` should end.
    pub(super) fn justified_end(&self, start: usize, measure: Length) -> usize {
        let natural = line_end(self.atoms, start, measure);
        let parts = self.tie(natural) != Tie::Free;
        if !parts && !self.pushes_a_mark(start, natural, measure) {
            return natural;
        }
        let next = self.next_end(start, natural, measure, &[Tie::Free]);
        if let Some(end) = next.filter(|end| self.closes_up(start..*end, measure)) {
            return end;
        }
        let last = |tie| {
            let mut ends = (start + 1..=natural).rev().filter(|at| self.may_end(*at, tie));
            ends.next().filter(|end| self.is_full(start..*end, measure, FULL_ENOUGH))
        };
        let whole = if parts { last(Tie::Free).or_else(|| last(Tie::Loose)) } else { None };
        whole.unwrap_or(natural)
    }

    /// Ends the last of several lines with more than one character, marks aside: drawn into the
    /// line before it where that is to be filled and its marks can give up enough, or with more of
    /// that line.
    pub(super) fn end_together(&self, lines: &mut Vec<Ending>) {
        let [.., before, last] = lines.as_mut_slice() else { return };
        if !self.is_lonely(last.atoms.start) {
            return;
        }
        let (start, whole) = (before.atoms.start, self.atoms.len());
        let filled = self.stand == Stand::Justified;
        if filled && self.closes_up(start..whole, before.measure) {
            before.atoms.end = whole;
            lines.pop();
            return;
        }
        let ends = (start + 1..before.atoms.end).rev();
        let mut good = ends.filter(|at| self.may_end(*at, Tie::Free) && !self.is_lonely(*at));
        let is_full = |end: &usize| self.is_full(start..*end, before.measure, NEARLY_FULL);
        if let Some(end) = good.next().filter(is_full) {
            (before.atoms.end, last.atoms.start) = (end, end);
        }
    }

    /// Whether the line that ends at `end` would hold more but for a mark, which takes its
    /// neighbour along.
    fn pushes_a_mark(&self, start: usize, end: usize, measure: Length) -> bool {
        let reach = (end..self.atoms.len()).find(|at| !self.fits(start..*at + 1, measure));
        reach.is_some_and(|at| at > end && !han::may_begin_line(self.atoms[at].character))
    }

    fn is_full(&self, atoms: Range<usize>, measure: Length, part: f64) -> bool {
        is_within(measure * part, width(&self.atoms[atoms]))
    }

    fn is_lonely(&self, start: usize) -> bool {
        let characters = self.atoms[start..].iter().map(|atom| atom.character);
        characters.filter(|one| han::may_begin_line(*one)).count() <= 1
    }
}
