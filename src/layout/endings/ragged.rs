//! The ends of lines as long as they are, in columns that may hold a few characters only.
//!
//! A number with its unit, a date or a document number that has room on a line of its own is never
//! parted, however short it leaves the line before it: nobody sees a short line where no line is
//! filled. One that is wider than its column is closed up where its marks can give up enough, a
//! date is parted behind 年 or 月, and anything else where the column ends.

use crate::han::Tie;
use crate::length::Length;

use super::super::line::{line_end, without_blanks};
use super::Chooser;

impl Chooser<'_> {
    /// Where the line that begins at `start` should end.
    pub(super) fn ragged_end(&self, start: usize, measure: Length) -> usize {
        let natural = line_end(self.atoms, start, measure);
        if self.tie(natural) == Tie::Free {
            return natural;
        }
        let next = self.next_end(start, natural, measure, &[Tie::Free]);
        let closed_up = || next.filter(|end| self.closes_up(start..*end, measure));
        self.before_whole(start, natural, measure, &[Tie::Free])
            .or_else(closed_up)
            .or_else(|| self.before_whole(start, natural, measure, &[Tie::Free, Tie::Loose]))
            .unwrap_or(natural)
    }

    /// The last end up to `natural` before an atom tied as one of `ties` says, where what `natural`
    /// would part from there on has room on a line, its marks closed up.
    fn before_whole(
        &self,
        start: usize,
        natural: usize,
        measure: Length,
        ties: &[Tie],
    ) -> Option<usize> {
        let may_end = |at: &usize| ties.iter().any(|tie| self.may_end(*at, *tie));
        let begin = (start + 1..=natural).rev().find(may_end)?;
        if without_blanks(self.atoms, start, begin) == start {
            return None;
        }
        let whole = || {
            let end = self.next_end(begin, natural, measure, ties)?;
            let shown = without_blanks(self.atoms, begin, end);
            (self.fits(begin..shown, measure) || self.closes_up(begin..shown, measure))
                .then_some(())
        };
        (begin == natural || whole().is_some()).then_some(begin)
    }
}
