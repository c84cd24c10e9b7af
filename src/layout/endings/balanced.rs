//! Centred lines about as long as each other: 完成 above 时限, not 完成时 above 限.
//!
//! White at both sides makes the measure so narrow that the lines end there by themselves, in every
//! program and after every edit. Of several measures that give as many lines, the narrowest is
//! taken whose lines end most often at a mark: 资金来源 above （万元）.

use crate::han;
use crate::length::Length;

use super::super::collect::Atom;
use super::super::line::{line_end, without_blanks, word_end};
use super::super::set::width;
use super::super::setting::Stand;
use super::{Chooser, Ended, Ending};

/// From one measure that is tried to the next, in characters.
const STEP: f64 = 0.25;
/// So much wider a measure may be without a line ending elsewhere, in characters, the widest first:
/// programs differ a little in how wide a line is.
const SPARE: [f64; 2] = [0.5, 0.25];

/// Lines, and the white at both sides that ends them so.
type Narrower = (Vec<usize>, Length);

impl Chooser<'_> {
    /// The text of `lines` in as many in a narrower measure; `None` where it does not stand in the
    /// middle, is one line, or something dearer would be parted in any.
    pub(super) fn balanced(&self, lines: &[Ending]) -> Option<Ended> {
        let [first, _, ..] = lines else { return None };
        if self.stand != Stand::Centre {
            return None;
        }
        // Where its lines end by themselves, every program ends them, whatever they end behind.
        let least = self.style.mark_before_number;
        let dearest = lines.iter().map(|line| self.parting(line.atoms.end)).fold(least, f64::max);
        let (ends, inset) = self.best(first.measure, lines.len(), dearest)?;
        Some(Ended { tracking: vec![Length::ZERO; self.atoms.len()], ends, inset })
    }

    /// The best of the measures up to `full` that give so many `lines`.
    fn best(&self, full: Length, lines: usize, dearest: f64) -> Option<Narrower> {
        let step = self.atoms.first()?.size * STEP;
        let least = width(self.atoms).shared(lines);
        let measures = std::iter::successors(Some(least), |measure| Some(*measure + step));
        let tried = measures.take_while(|measure| *measure <= full).filter_map(|measure| {
            let ends = self.whole_ends(measure, dearest).filter(|ends| ends.len() == lines)?;
            self.narrower(ends, full, dearest)
        });
        let elsewhere = |ends: &[usize]| ends.iter().filter(|end| !self.is_at_mark(**end)).count();
        tried.min_by_key(|(ends, _)| elsewhere(ends))
    }

    /// The white that leaves the lines that end there enough of `full`, and something to spare.
    fn narrower(&self, ends: Vec<usize>, full: Length, dearest: f64) -> Option<Narrower> {
        let size = self.atoms.first()?.size;
        let widest = self.widest(&ends);
        let same =
            |spare: &Length| self.whole_ends(widest + *spare, dearest).as_ref() == Some(&ends);
        let spare = SPARE.into_iter().map(|spare| size * spare).find(same)?;
        let inset = (full - widest - spare / 2.0) / 2.0;
        (inset >= Length::ZERO).then_some((ends, inset))
    }

    /// Whether a mark stands just before or behind a line end at `at`.
    fn is_at_mark(&self, at: usize) -> bool {
        let is_mark = |at: Option<&Atom>, allowed: fn(char) -> bool| {
            at.is_some_and(|atom| !allowed(atom.character))
        };
        let before = at.checked_sub(1).and_then(|before| self.atoms.get(before));
        is_mark(before, han::may_begin_line) || is_mark(self.atoms.get(at), han::may_end_line)
    }

    /// Where the lines of `measure` end by themselves; `None` where one would part what is dearer
    /// than `dearest`, or Word would end it elsewhere.
    fn whole_ends(&self, measure: Length, dearest: f64) -> Option<Vec<usize>> {
        let mut ends = Vec::new();
        let mut start = 0;
        while start < self.atoms.len() {
            let end = line_end(self.atoms, start, measure);
            if !self.may_end(end)
                || self.parting(end) > dearest
                || end != word_end(self.atoms, start, measure)
            {
                return None;
            }
            ends.push(end);
            start = end;
        }
        Some(ends)
    }

    /// The width of the widest of the lines that end there.
    fn widest(&self, ends: &[usize]) -> Length {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let lines =
            starts.zip(ends).map(|(start, end)| start..without_blanks(self.atoms, start, *end));
        lines.map(|line| width(&self.atoms[line])).fold(Length::ZERO, Length::max)
    }
}
