//! Atoms -> where their lines end, and the white that lets Word and LibreOffice end them there too.
//! A line that one of them would end elsewhere gets white behind its characters, or gives some, so
//! that it ends there by itself, on every writer's page.
//!
//! Where lines end is one sum (`sum`) over the `price` of each: white, marks that give up some of
//! theirs, figures and names that are parted. Lines that stand in the middle are made about as long
//! as each other (`balanced`). Then each gets its `white`.

mod balanced;
mod price;
mod sum;
mod sums;
#[cfg(test)]
mod tests;
mod white;

use std::ops::Range;
use std::rc::Rc;

use crate::document::{LineStyle, Whole, Wholes};
use crate::han::{self, Tie};
use crate::length::Length;

use super::collect::Atom;
use super::justify::room_of_marks;
use super::line::{Measure, is_within, may_break, without_blanks};
use super::set::width;
use super::setting::{Setting, Stand};

use sums::Sums;

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

/// `atoms`, a text of its own with no white yet, in lines after `setting`; those of a cell part
/// none of the `wholes` that has room on one of them.
pub(super) fn end(
    atoms: &[Atom],
    setting: Setting,
    style: &LineStyle,
    wholes: &mut Wholes,
) -> Ended {
    let measure = setting.measure;
    if white::is_one_line(atoms, measure.first) {
        let tracking = vec![Length::ZERO; atoms.len()];
        return Ended { tracking, ends: vec![atoms.len()], inset: Length::ZERO };
    }
    let chooser = Chooser::new(atoms, setting, style, wholes);
    let lines = chooser.cheapest(measure);
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
    /// What a line end before each would part, where that is known.
    wholes: Rc<[Option<Whole>]>,
    /// What it costs to end a line before each; `None` where none may end.
    partings: Vec<Option<f64>>,
    /// What any of them take together.
    sums: Sums,
    /// The measure of its lines but the first.
    widest: Length,
    stand: Stand,
    style: &'a LineStyle,
}

/// What a line shows: its atoms but the blanks at its end, and the width they take.
struct Shown {
    atoms: Range<usize>,
    width: Length,
}

impl<'a> Chooser<'a> {
    /// For `atoms` in lines after `setting`; those of a cell part none of the `wholes` that has room.
    fn new(
        atoms: &'a [Atom],
        setting: Setting,
        style: &'a LineStyle,
        wholes: &mut Wholes,
    ) -> Chooser<'a> {
        let Setting { measure: Measure { rest: widest, .. }, stand, .. } = setting;
        let text: String = atoms.iter().map(|atom| atom.character).collect();
        let wholes = match stand {
            Stand::Left | Stand::Centre => wholes.of(&text),
            Stand::Justified => wholes.names_of(&text),
            // There each name has its price already, known or not.
            Stand::Names => Rc::new([]),
        };
        let (ties, sums, partings) = (han::ties(&text), Sums::of(atoms), Vec::new());
        let mut chooser = Chooser { atoms, ties, wholes, partings, sums, widest, stand, style };
        let parting = |at| chooser.may_part(at).then(|| chooser.parting_at(at));
        chooser.partings = (0..atoms.len()).map(parting).collect();
        chooser
    }

    /// Whether a line may end before the atom `at`, which is not the first.
    fn may_part(&self, at: usize) -> bool {
        at > 0 && self.ties[at] != Tie::Never && may_break(self.atoms, at)
    }

    /// Whether a line may end before the atom `at`, or with the text.
    fn may_end(&self, at: usize) -> bool {
        self.partings.get(at).is_none_or(Option::is_some)
    }

    /// What a line of `atoms` shows.
    fn shown(&self, atoms: Range<usize>) -> Shown {
        let atoms = atoms.start..without_blanks(self.atoms, atoms.start, atoms.end);
        let width = width(&self.atoms[atoms.clone()]);
        Shown { atoms, width }
    }

    /// Whether `shown` is one line of `measure` where its marks give up what they can, in every
    /// program.
    fn closes_up(&self, shown: &Shown, measure: Length) -> bool {
        let marks = room_of_marks(&self.atoms[shown.atoms.clone()]);
        is_within(shown.width - measure, marks) && self.is_in_reach(shown.atoms.clone(), measure)
    }
}
