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
use super::line::{is_within, may_break};
use super::set::width;
use super::setting::{Setting, Stand};

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
    let Setting { measure, stand, .. } = setting;
    if white::is_one_line(atoms, measure.first) {
        let tracking = vec![Length::ZERO; atoms.len()];
        return Ended { tracking, ends: vec![atoms.len()], inset: Length::ZERO };
    }
    let text: String = atoms.iter().map(|atom| atom.character).collect();
    let wholes = match stand {
        Stand::Left | Stand::Centre => wholes.of(&text),
        Stand::Justified | Stand::Names => Rc::new([]),
    };
    let ties = han::ties(&text);
    let chooser = Chooser { atoms, ties, wholes, widest: measure.rest, stand, style };
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
    /// The measure of its lines but the first.
    widest: Length,
    stand: Stand,
    style: &'a LineStyle,
}

impl Chooser<'_> {
    /// Whether `atoms` are one line of `measure` where its marks give up what they can, in every
    /// program.
    fn closes_up(&self, atoms: Range<usize>, measure: Length) -> bool {
        let over = width(&self.atoms[atoms.clone()]) - measure;
        let marks = room_of_marks(&self.atoms[atoms.clone()]);
        is_within(over, marks) && self.is_in_reach(atoms, measure)
    }

    /// Whether a line may end before the atom `at`.
    fn may_end(&self, at: usize) -> bool {
        at == self.atoms.len() || (self.ties[at] != Tie::Never && may_break(self.atoms, at))
    }
}
