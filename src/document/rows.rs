//! Rows of a table that belong together, for both writers.

use std::ops::Range;

use crate::length::Length;

use super::{Cell, Style, TableStyle};

/// The rows that a cell ties together: a row, with all that its cells cover.
pub fn tied_rows(rows: &[Vec<Cell>]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let reach = row.iter().map(|cell| at + cell.rows).max().unwrap_or(at + 1);
        let reach = reach.clamp(at + 1, rows.len());
        match groups.last_mut().filter(|group| group.end > at) {
            Some(group) => group.end = group.end.max(reach),
            None => groups.push(at..reach),
        }
    }
    groups
}

impl Style {
    /// Whether a cell of so many lines is short enough, by itself and beside one of `longest`, to
    /// come again on every page where no page can hold its row.
    pub fn is_short(lines: usize, longest: usize) -> bool {
        const PART: usize = 4;
        const MOST: usize = 6;
        lines <= MOST && lines * PART <= longest
    }
}

impl TableStyle {
    /// Whether rows under one cell, together so high, stay on one page that has `room` for rows.
    pub fn stay_together(&self, height: Length, room: Length) -> bool {
        height <= room * self.kept_together
    }
}
