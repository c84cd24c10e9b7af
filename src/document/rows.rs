//! Rows of a table that belong together, and how high their cells are, for both writers.

use std::ops::Range;

use crate::length::Length;

use super::{Align, Cell, Style, TableStyle};

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
    /// The white between the texts of a cell, which page layout has broken. Each begins a line; where
    /// one of several in the middle of their column takes two, white says where it ends.
    pub fn between_texts(&self, cell: &Cell, align: Align) -> Length {
        let turns = |lines: usize| align == Align::Centre && lines > 1;
        let mut texts =
            cell.texts().map(|(_, broken)| broken.map_or(1, |broken| broken.ends.len()));
        if texts.any(turns) { self.between_texts } else { Length::ZERO }
    }

    /// What the lines of a cell take, with the white between its texts.
    pub fn height_of(&self, cell: &Cell, align: Align) -> Length {
        let lines = cell.texts().map(|(_, broken)| broken.map_or(1, |broken| broken.ends.len()));
        let white = cell.texts().count().saturating_sub(1);
        self.line_pitch.times(lines.sum::<usize>() + cell.bars.len())
            + self.between_texts(cell, align).times(white)
    }

    /// Whether rows under one cell, together so high, stay on one page that has `room` for rows.
    pub fn stay_together(&self, height: Length, room: Length) -> bool {
        height <= room * self.kept_together
    }
}
