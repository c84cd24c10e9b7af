//! The ends of a text's lines, chosen together: of all ways to end them the one whose prices have
//! the least sum, as Knuth and Plass break paragraphs. White in Chinese goes between all characters,
//! so that any of them may be the last of a line, and a figure that would leave its line loose may
//! be kept whole by lines before it that are a little looser.

use crate::length::Length;

use super::super::line::{Measure, is_within, line_end};
use super::{Chooser, Ending, Shown};

/// A line may end at hardly more places than it has characters.
const USUAL_ENDS: usize = 32;

/// The cheapest way to end lines up to some place.
#[derive(Clone, Copy)]
struct Way {
    sum: f64,
    /// Where the last of its lines begins.
    from: usize,
}

impl Chooser<'_> {
    /// The lines whose prices have the least sum; of two alike those that end later.
    pub(super) fn cheapest(&self, measure: Measure) -> Vec<Ending> {
        let whole = self.atoms.len();
        let mut ways: Vec<Option<Way>> = vec![None; whole + 1];
        ways[0] = Some(Way { sum: 0.0, from: 0 });
        for start in 0..whole {
            let Some(Way { sum, .. }) = ways[start] else { continue };
            let measure = measure.of_line(start);
            for (end, shown) in self.possible_ends(start, measure) {
                let sum = sum + self.price(start..end, &shown, measure);
                if ways[end].is_none_or(|known| sum < known.sum) {
                    ways[end] = Some(Way { sum, from: start });
                }
            }
        }
        self.back(&ways, measure)
    }

    /// The lines of the way to the end of the text.
    fn back(&self, ways: &[Option<Way>], measure: Measure) -> Vec<Ending> {
        let mut lines = Vec::new();
        let mut end = self.atoms.len();
        while let Some(way) = ways[end].filter(|_| end > 0) {
            lines.push(Ending { atoms: way.from..end, measure: measure.of_line(way.from) });
            end = way.from;
        }
        lines.reverse();
        lines
    }

    /// Where a line of `measure` that begins at `start` may end, and what it then shows; where nothing
    /// may, as in a number longer than the line, the place at which it is full.
    pub(super) fn possible_ends(&self, start: usize, measure: Length) -> Vec<(usize, Shown)> {
        let mut ends = Vec::with_capacity(USUAL_ENDS);
        let most = measure + self.atoms[start].size * 2.0;
        let (mut wide, mut shown) = (Length::ZERO, (start, Length::ZERO));
        for end in start + 1..=self.atoms.len() {
            let atom = &self.atoms[end - 1];
            wide += atom.width;
            if atom.character != ' ' {
                shown = (end, wide);
            }
            if wide > most && atom.character != ' ' {
                break;
            }
            if self.may_end(end) {
                let shown = Shown { atoms: start..shown.0, width: shown.1 };
                if self.is_line(end, &shown, measure) {
                    ends.push((end, shown));
                }
            }
        }
        if ends.is_empty() {
            let end = line_end(self.atoms, start, measure);
            ends.push((end, self.shown(start..end)));
        }
        ends
    }

    /// Whether what ends at `end` and shows so much is a line of `measure`, its marks closed up where they
    /// must be; blanks alone are none.
    pub(super) fn is_line(&self, end: usize, shown: &Shown, measure: Length) -> bool {
        if shown.atoms.is_empty() && end < self.atoms.len() {
            return false;
        }
        is_within(shown.width, measure) || self.closes_up(shown, measure)
    }
}
