//! How much was read of a paper: more than any paper has ends the reading, before it takes memory or time.
//! Whoever works on a paper may take it that there is no more.

use crate::diag::{Bound, Returned};
use crate::intake::refusal::Refusal;

/// Paragraphs and rows of a paper; two hundred pages have six thousand.
const PIECES: usize = 10_000;
/// Cells of its tables.
const CELLS: usize = 100_000;
/// Bytes of its texts: three hundred thousand Chinese characters, of which a page has six hundred.
pub(super) const TEXT: usize = 1 << 20;

/// What was read up to now.
#[derive(Default)]
pub(in crate::intake) struct Extent {
    pieces: usize,
    cells: usize,
    text: usize,
}

impl Extent {
    /// Counts a paragraph or a row.
    ///
    /// # Errors
    /// Where it is more than any paper has, as for the others.
    pub(in crate::intake) fn piece(&mut self) -> Result<(), Refusal> {
        within(&mut self.pieces, 1, PIECES, Bound::Rows)
    }

    /// Counts cells.
    pub(in crate::intake) fn cells(&mut self, count: usize) -> Result<(), Refusal> {
        within(&mut self.cells, count, CELLS, Bound::Cells)
    }

    /// Counts the bytes of a text.
    pub(in crate::intake) fn text(&mut self, bytes: usize) -> Result<(), Refusal> {
        within(&mut self.text, bytes, TEXT, Bound::Characters)
    }
}

fn within(counted: &mut usize, more: usize, limit: usize, bound: Bound) -> Result<(), Refusal> {
    *counted = counted.saturating_add(more);
    if *counted <= limit {
        return Ok(());
    }
    Err(Returned::Beyond { bound, limit: limit as u64 }.into())
}
