//! Cells broken into lines, rows with their heights, and the rows that a cell ties together.

use std::ops::Range;

use crate::document::{Bar, Broken, Cell, Style, Table, TextStyle};
use crate::length::Length;

use super::super::collect::{Atom, Collector, Pitch};
use super::super::line::{Measure, lines, without_blanks};

/// Rows under one cell stay on a page together where they take no more of it than this.
const KEPT_TOGETHER: f64 = 1.0 / 3.0;

/// A column's place on the sheet.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) x: Length,
    pub(super) width: Length,
}

impl Span {
    /// What the lines of its cells have.
    pub(super) fn inner(&self, style: &Style) -> Length {
        self.width - style.table.padding_x * 2.0
    }
}

/// The columns across the type area, each by its share.
pub(super) fn columns(table: &Table, style: &Style) -> Vec<Span> {
    let whole: f64 = table.columns.iter().map(|column| column.share).sum();
    let mut x = style.paper.left;
    let place = |share: f64| {
        let span = Span { x, width: style.paper.area_width * (share / whole) };
        x += span.width;
        span
    };
    table.columns.iter().map(|column| column.share).map(place).collect()
}

/// A line of a cell: what stands on it.
#[derive(Clone)]
pub(super) enum CellLine {
    /// Text.
    Text(Vec<Atom>),
    /// A bar across the cell.
    Bar(Bar),
}

/// A cell with its lines, and how many rows it covers: 0 where the cell above covers it.
pub(super) struct BrokenCell {
    pub(super) lines: Vec<CellLine>,
    pub(super) rows: usize,
}

/// Rows that belong together: one, or those under a cell that covers several.
pub(super) struct Group {
    pub(super) rows: Range<usize>,
    /// Whether they stay on one page.
    pub(super) kept: bool,
}

/// Rows with everything known but their page.
pub(super) struct Measured {
    pub(super) rows: Vec<Vec<BrokenCell>>,
    pub(super) heights: Vec<Length>,
    pub(super) groups: Vec<Group>,
    line_pitch: Length,
    around: Length,
}

impl Measured {
    /// `rows` set in `base` into `columns`.
    pub(super) fn new(
        rows: &[Vec<Cell>],
        columns: &[Span],
        base: TextStyle,
        style: &Style,
        collector: &mut Collector,
    ) -> Measured {
        let mut break_cell = |cell: &Cell, span: &Span| BrokenCell {
            lines: cell_lines(cell, base, span.inner(style), collector),
            rows: cell.rows,
        };
        let broken: Vec<Vec<BrokenCell>> = rows
            .iter()
            .map(|row| row.iter().zip(columns).map(|(cell, span)| break_cell(cell, span)).collect())
            .collect();
        let (line_pitch, around) = (style.table.line_pitch, style.table.around());
        let groups = groups(&broken);
        let mut measured =
            Measured { rows: broken, heights: Vec::new(), groups, line_pitch, around };
        measured.heights = measured
            .rows
            .iter()
            .map(|row| measured.height(row, |cell| cell.rows == 1).max(style.table.min_row))
            .collect();
        measured
    }

    /// Decides which groups stay together on a page with `room` for rows, and makes their rows
    /// high enough for the cells that cover several: together, or each alone where a page may
    /// end after any of them and the cell comes again.
    pub(super) fn settle_groups(&mut self, room: Length) {
        for at in 0..self.groups.len() {
            let rows = self.groups[at].rows.clone();
            let tall = |cell: &BrokenCell| cell.rows > 1;
            let needed = rows.clone().map(|row| self.height(&self.rows[row], tall));
            let needed = needed.fold(Length::ZERO, Length::max);
            let height: Length = self.heights[rows.clone()].iter().copied().sum();
            let kept = height.max(needed) <= room * KEPT_TOGETHER;
            self.groups[at].kept = kept;
            if kept && height < needed {
                self.heights[rows.end - 1] += needed - height;
            }
            if !kept {
                self.heights[rows].iter_mut().for_each(|height| *height = height.max(needed));
            }
        }
    }

    /// What the cells of `row` that count need.
    fn height(&self, row: &[BrokenCell], counts: impl Fn(&BrokenCell) -> bool) -> Length {
        let most = row.iter().filter(|cell| counts(cell)).map(|cell| cell.lines.len()).max();
        self.line_pitch.times(most.unwrap_or(0)) + self.around
    }
}

fn cell_lines(
    cell: &Cell,
    base: TextStyle,
    measure: Length,
    collector: &mut Collector,
) -> Vec<CellLine> {
    let mut broken = Vec::new();
    for (text, known) in cell.texts() {
        let atoms = collector.atoms(text, base, Pitch::solid(base.size));
        let of_text: Vec<Range<usize>> = match known.filter(|known| reaches(known, &atoms)) {
            Some(known) => ended(&atoms, &known.ends),
            None => {
                lines(&atoms, Measure::even(measure)).into_iter().map(|line| line.atoms).collect()
            }
        };
        broken.extend(of_text.into_iter().map(|line| CellLine::Text(atoms[line].to_vec())));
    }
    broken.extend(cell.bars.iter().map(|bar| CellLine::Bar(*bar)));
    broken
}

/// Whether `broken` is about just these atoms.
fn reaches(broken: &Broken, atoms: &[Atom]) -> bool {
    broken.ends.last() == Some(&atoms.len())
}

/// The lines that end there, without the blanks at their ends.
fn ended(atoms: &[Atom], ends: &[usize]) -> Vec<Range<usize>> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| start..without_blanks(atoms, start, *end)).collect()
}

/// The groups of `rows`: a row, with all that its cells cover.
fn groups(rows: &[Vec<BrokenCell>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let reach = row.iter().map(|cell| at + cell.rows).max().unwrap_or(at + 1);
        let reach = reach.clamp(at + 1, rows.len());
        match groups.last_mut().filter(|group| group.rows.end > at) {
            Some(group) => group.rows.end = group.rows.end.max(reach),
            None => groups.push(Group { rows: at..reach, kept: true }),
        }
    }
    groups
}
