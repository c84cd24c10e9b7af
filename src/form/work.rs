//! How many letters were looked at, for the test that holds how reading grows: seconds are noise.

use std::cell::Cell;

thread_local! {
    static LETTERS: Cell<usize> = const { Cell::new(0) };
}

/// So many more.
pub(super) fn add(letters: usize) {
    LETTERS.set(LETTERS.get() + letters);
}

/// All that this thread has looked at.
pub(crate) fn letters() -> usize {
    LETTERS.get()
}
