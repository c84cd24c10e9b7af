//! Bytes -> what is chosen by them, one after the other. Where they are used up the first is chosen, which is
//! the simplest: so a failing case shrinks to a plain one.

use std::slice::Iter;

/// The bytes that are left.
pub(super) struct Choices<'b>(Iter<'b, u8>);

impl<'b> Choices<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Choices<'b> {
        Choices(bytes.iter())
    }

    /// One of so many.
    pub(super) fn below(&mut self, sides: usize) -> usize {
        self.0.next().map_or(0, |byte| usize::from(*byte) % sides)
    }

    /// Yes in one of so many cases.
    pub(super) fn yes(&mut self, of: usize) -> bool {
        self.below(of) == of - 1
    }

    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Some of them in their order, one at least.
    pub(super) fn some<T: Copy>(&mut self, of: &[T]) -> Vec<T> {
        let least = self.below(of.len());
        let all = of.iter().enumerate();
        all.filter(|(at, _)| *at == least || self.yes(2)).map(|(_, one)| *one).collect()
    }
}
