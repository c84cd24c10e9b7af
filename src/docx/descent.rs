//! A column of paragraphs that are put at wanted heights: what lies between one and the next
//! becomes blank lines, or white before it.
//!
//! Heights are twips from the top of the page's lines.

use docx_rs::{Paragraph, Table};

use crate::document::Style;
use crate::length::Length;

use super::blocks::Piece;
use super::{exact, unit};

/// The pieces so far, and where the last one ends.
pub(super) struct Descent {
    pieces: Vec<Piece<'static>>,
    y: i32,
    pitch: i32,
}

impl Descent {
    /// Nothing yet; the first piece will follow `y`.
    pub(super) fn from(y: Length, style: &Style) -> Descent {
        let pitch = unit::floor_twips(style.line_pitch());
        Descent { pieces: Vec::new(), y: unit::twips(y), pitch }
    }

    /// `paragraph` as one exact line whose characters of `size` begin at `top`.
    pub(super) fn characters(&mut self, paragraph: Paragraph, size: Length, top: i32) {
        self.exact(paragraph, unit::twips(exact::tight(size)), top);
    }

    /// `paragraph` as one exact line of `height` that begins at `top`.
    pub(super) fn exact(&mut self, paragraph: Paragraph, height: i32, top: i32) {
        let spacing = exact::line(height).before(unit::unsigned(top - self.y));
        self.pieces.push(paragraph.line_spacing(spacing).into());
        self.y = self.y.max(top) + height;
    }

    /// `paragraph` as one exact line of `height`, with white below it down to `end`.
    pub(super) fn last(&mut self, paragraph: Paragraph, height: i32, top: i32, end: i32) {
        let spacing = exact::line(height)
            .before(unit::unsigned(top - self.y))
            .after(unit::unsigned(end - top - height));
        self.pieces.push(paragraph.line_spacing(spacing).into());
        self.y = end;
    }

    /// `paragraph` on the next line of the grid.
    pub(super) fn grid_line(&mut self, paragraph: Paragraph) {
        self.pieces.push(paragraph.into());
        self.y += self.pitch;
    }

    /// Paragraphs in a frame that reaches down to `foot`: what follows begins below it.
    pub(super) fn framed(&mut self, paragraphs: Vec<Paragraph>, foot: i32) {
        self.pieces.extend(paragraphs.into_iter().map(Piece::from));
        self.y = self.y.max(foot);
    }

    /// A table of this height.
    pub(super) fn table(&mut self, table: Table, height: i32) {
        self.pieces.push(Piece::Table(Box::new(table)));
        self.y += height;
    }

    /// So many blank lines, of the grid's pitch where they fit above `top`, lower where not.
    pub(super) fn blanks(&mut self, lines: u16, top: i32) {
        let lines = i32::from(lines);
        let room = (top - self.y).max(0);
        let height = if lines * self.pitch > room { room / lines.max(1) } else { self.pitch };
        for _ in 0..lines {
            let blank = Paragraph::new();
            let lower = height < self.pitch;
            let spacing = exact::line(height.max(1));
            let blank = if lower { blank.line_spacing(spacing) } else { blank };
            self.pieces.push(blank.into());
            self.y += height;
        }
    }

    /// What was put down ends `space` lower than was counted: a border below the last piece.
    pub(super) fn lower(&mut self, space: i32) {
        self.y += space;
    }

    /// Where the last piece ends.
    pub(super) fn y(&self) -> i32 {
        self.y
    }

    /// The pieces.
    pub(super) fn into_pieces(self) -> Vec<Piece<'static>> {
        self.pieces
    }
}
