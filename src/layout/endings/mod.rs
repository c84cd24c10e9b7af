//! Atoms -> where their lines end, and the white that lets Word and LibreOffice end them there too.
//! A line that one of them would end elsewhere gets white behind its characters, or gives some, so
//! that it ends there by itself, on every writer's page.
//!
//! A number with its unit, a date or a document number goes to the next line whole. What that
//! leaves behind depends on how the text stands: lines that fill their measure (`justified`), or
//! lines as long as they are, in the cells of a table (`ragged`), which are made about as long as
//! each other where they stand in the middle (`balanced`). Then each gets its `white`.

mod balanced;
mod justified;
mod ragged;
mod white;

use std::ops::Range;

use crate::han::{self, Tie};
use crate::length::Length;

use super::collect::Atom;
use super::justify::given;
use super::line::{Measure, is_within, may_break, without_blanks};
use super::set::width;

/// How the lines of a text stand in their measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// 两端对齐: they fill it.
    Justified,
    /// 居左, as long as they are.
    Left,
    /// 居中, as long as they are.
    Centre,
}

/// A text in its lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ended {
    /// The white behind each of its characters.
    pub(super) tracking: Vec<Length>,
    /// Where its lines end.
    pub(super) ends: Vec<usize>,
    /// White at both sides of all its lines.
    pub(super) inset: Length,
}

/// A line as it should be.
struct Ending {
    atoms: Range<usize>,
    measure: Length,
}

/// `atoms`, a text of its own with no white yet, in lines of `measure`.
pub(super) fn end(atoms: &[Atom], measure: Measure, stand: Stand) -> Ended {
    if white::is_one_line(atoms, measure.first) {
        let tracking = vec![Length::ZERO; atoms.len()];
        return Ended { tracking, ends: vec![atoms.len()], inset: Length::ZERO };
    }
    let text: String = atoms.iter().map(|atom| atom.character).collect();
    let chooser = Chooser { atoms, ties: han::ties(&text), stand };
    let lines = chooser.lines(measure);
    if let Some(balanced) = chooser.balanced(&lines) {
        return balanced;
    }
    Ended {
        tracking: chooser.white(&lines),
        ends: lines.iter().map(|line| line.atoms.end).collect(),
        inset: Length::ZERO,
    }
}

struct Chooser<'a> {
    atoms: &'a [Atom],
    /// How each is tied to the one before it.
    ties: Vec<Tie>,
    stand: Stand,
}

impl Chooser<'_> {
    fn lines(&self, measure: Measure) -> Vec<Ending> {
        let mut lines: Vec<Ending> = Vec::new();
        let mut start = 0;
        while start < self.atoms.len() {
            let measure = measure.of_line(lines.len());
            let end = match self.stand {
                Stand::Justified => self.justified_end(start, measure),
                Stand::Left | Stand::Centre => self.ragged_end(start, measure),
            };
            lines.push(Ending { atoms: start..end, measure });
            start = end;
        }
        self.end_together(&mut lines);
        lines
    }

    /// The next end behind `natural` before an atom tied as one of `ties` says, as far as marks could
    /// draw it onto a line of `measure` that begins at `start`.
    fn next_end(
        &self,
        start: usize,
        natural: usize,
        measure: Length,
        ties: &[Tie],
    ) -> Option<usize> {
        let most = measure + self.atoms[start].size * 2.0;
        let mut wide = width(&self.atoms[start..natural]);
        for at in natural + 1..=self.atoms.len() {
            if ties.iter().any(|tie| self.may_end(at, *tie)) {
                return Some(at);
            }
            wide += self.atoms[at - 1].width;
            if wide > most {
                return None;
            }
        }
        None
    }

    /// Whether `atoms`, blanks at their end aside, are one line where its marks give up what they
    /// can.
    fn closes_up(&self, atoms: Range<usize>, measure: Length) -> bool {
        let atoms = atoms.start..without_blanks(self.atoms, atoms.start, atoms.end);
        let over = width(&self.atoms[atoms.clone()]) - measure;
        given(&self.atoms[atoms.clone()], over).is_some() && self.is_in_reach(atoms, measure)
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
}
