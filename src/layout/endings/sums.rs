//! What any stretch of a text takes, without going over its characters again: each place where a line may end
//! is asked of from every place where one may begin.

use std::ops::{AddAssign, Range, Sub};

use crate::length::Length;

use super::super::collect::Atom;
use super::super::line::{in_libreoffice, is_seam};

/// The sums from the first atom of a text up to each.
pub(super) struct Sums {
    width: Running<Length>,
    /// As on a grid wider than its characters, where Word adds all of the white of a cell behind a half-width
    /// character, too, before it counts in twips.
    with_white: Running<Length>,
    /// What they take in Word.
    pub(super) in_word: Running<Length>,
    /// The same in LibreOffice.
    pub(super) in_libreoffice: Running<Length>,
    /// How many are followed by one of another script.
    pub(super) seams: Running<usize>,
}

impl Sums {
    pub(super) fn of(atoms: &[Atom]) -> Sums {
        let all = || 0..atoms.len();
        Sums {
            width: Running::of(atoms.iter().map(|atom| atom.width)),
            with_white: Running::of(atoms.iter().map(|atom| atom.own() + atom.white())),
            in_word: Running::of(atoms.iter().map(|atom| atom.in_word)),
            in_libreoffice: Running::of(all().map(|at| in_libreoffice(atoms, at))),
            seams: Running::of(all().map(|at| usize::from(is_seam(atoms, at)))),
        }
    }

    /// What `atoms` take where they take most.
    pub(super) fn widest(&self, atoms: &Range<usize>) -> Length {
        self.width.over(atoms).max(self.with_white.over(atoms))
    }
}

/// A sum up to each of a row of parts.
pub(super) struct Running<T>(Vec<T>);

impl<T: Copy + Default + AddAssign + Sub<Output = T>> Running<T> {
    fn of(parts: impl Iterator<Item = T>) -> Running<T> {
        let mut sum = T::default();
        let up_to = parts.map(|part| {
            sum += part;
            sum
        });
        Running(std::iter::once(T::default()).chain(up_to).collect())
    }

    /// The sum of the parts `range`.
    pub(super) fn over(&self, range: &Range<usize>) -> T {
        self.0[range.end] - self.0[range.start]
    }
}
