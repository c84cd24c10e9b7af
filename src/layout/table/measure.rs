//! Cells broken into lines, rows with their heights, and the rows that a cell ties together.

use std::ops::Range;

use crate::document::{Align, Cell, Style, Table, TableStyle, TextStyle, tied_rows};
use crate::length::Length;

use super::super::collect::{Atom, Collector};
use super::super::justify::closed_up;
use super::super::line::ended_lines;
use super::super::page::Item;
use super::super::set::{baseline, set, width};
use super::super::setting::{Setting, Stand};
use super::super::spacing::space;
use super::super::structure::PartKind;
use super::bar::bar;

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

/// The columns across the type area.
pub(super) fn columns(table: &Table, style: &Style) -> Vec<Span> {
    let mut x = style.paper.left;
    let place = |width: Length| {
        let span = Span { x, width };
        x += width;
        span
    };
    style.column_widths(&table.columns).into_iter().map(place).collect()
}

/// A line of a cell: what stands on it, from its upper edge, and the white above it.
#[derive(Clone, Default)]
pub(super) struct CellLine {
    pub(super) items: Vec<Item>,
    pub(super) above: Length,
}

/// A cell with its lines, and how many rows it covers: 0 where the cell above covers it.
pub(super) struct BrokenCell {
    pub(super) lines: Vec<CellLine>,
    pub(super) rows: usize,
    /// Whether it reaches over all columns.
    pub(super) across: bool,
}

impl BrokenCell {
    /// What its lines take.
    pub(super) fn height(&self, table: &TableStyle) -> Length {
        self.lines.iter().map(|line| line.above + table.line_pitch).sum()
    }
}

/// Rows that belong together: one, or those under a cell that covers several.
pub(super) struct Group {
    pub(super) rows: Range<usize>,
    /// Whether they stay on one page.
    pub(super) kept: bool,
}

/// Rows with everything known but their page.
pub(in super::super) struct Measured {
    pub(super) rows: Vec<Vec<BrokenCell>>,
    pub(super) heights: Vec<Length>,
    pub(super) groups: Vec<Group>,
    /// Which rows are to be written in.
    blank: Vec<bool>,
    table: TableStyle,
}

/// How the cells of some rows are set.
pub(super) struct Setter<'a> {
    pub(super) columns: &'a [Span],
    pub(super) aligns: &'a [Align],
    pub(super) base: TextStyle,
    pub(super) style: &'a Style,
    /// Whether they are the table's head.
    pub(super) is_head: bool,
}

impl Setter<'_> {
    /// The lines of a cell of the column number `column`, whose texts learn where theirs end.
    fn lines(&self, column: usize, cell: &mut Cell, collector: &mut Collector) -> Vec<CellLine> {
        let place = self.place(column, cell);
        let (span, align) = place;
        let setting = Setting::solid(self.base, span.inner(self.style), Stand::in_column(align));
        let mut texts: Vec<Vec<CellLine>> = Vec::new();
        cell.broken = Vec::with_capacity(cell.lines.len());
        // In one element the last word of a paragraph would run into the first of the next.
        let are_apart =
            !self.is_head && cell.lines.iter().filter(|text| !text.is_empty()).count() > 1;
        let own = collector.parts().begun();
        for text in &mut cell.lines {
            if are_apart && !text.is_empty() {
                collector.parts().paragraph_in(own);
            }
            let (atoms, broken) = space(text, setting, collector);
            if !text.is_empty() {
                let lines = ended_lines(&atoms, &broken, setting.measure).into_iter();
                texts.push(lines.map(|line| self.line(place, &atoms[line.atoms])).collect());
            }
            cell.broken.push(broken);
        }
        let table = &self.style.table;
        let white = table.between_texts(cell, align);
        texts
            .iter_mut()
            .skip(1)
            .filter_map(|text| text.first_mut())
            .for_each(|line| line.above = white);
        let bars = cell.bars.iter().map(|one| bar(*one, span, Length::ZERO, table));
        let bars = bars.map(|items| CellLine { items, above: Length::ZERO });
        texts.into_iter().flatten().chain(bars).collect()
    }

    /// What `cell` is; nothing where the one above covers its place.
    fn kind(&self, cell: &Cell) -> Option<PartKind> {
        let many = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let columns = if cell.across { many(self.columns.len()) } else { 1 };
        match (self.is_head, cell.rows) {
            (_, 0) => None,
            (true, _) => Some(PartKind::HeadCell),
            (false, rows) => Some(PartKind::Cell { rows: many(rows), columns }),
        }
    }

    /// Where a cell of the column stands: one that reaches over all of them from the left.
    fn place(&self, column: usize, cell: &Cell) -> (Span, Align) {
        match (cell.across, self.columns.first()) {
            (true, Some(first)) => {
                let width = self.columns.iter().map(|column| column.width).sum();
                (Span { x: first.x, width }, Align::Left)
            }
            _ => (self.columns[column], self.aligns[column]),
        }
    }

    /// A line at its place in the column.
    fn line(&self, (span, align): (Span, Align), atoms: &[Atom]) -> CellLine {
        let closer = closed_up(atoms, span.inner(self.style));
        let wide = width(atoms) + closer.iter().copied().sum();
        let x = match align {
            Align::Left => span.x + self.style.table.padding_x,
            Align::Centre => span.x + (span.width - wide) / 2.0,
        };
        let size = atoms.iter().map(|atom| atom.size).fold(Length::ZERO, Length::max);
        let down = baseline(Length::ZERO, self.style.table.line_pitch, size);
        CellLine { items: set(atoms, &closer, x, down), above: Length::ZERO }
    }
}

impl Measured {
    /// `rows`, their texts spaced, as `setter` sets them; which of them are `blank`, somebody is to
    /// write in.
    pub(super) fn new(
        rows: &mut [Vec<Cell>],
        blank: Vec<bool>,
        setter: &Setter,
        collector: &mut Collector,
    ) -> Measured {
        let columns = setter.columns.len();
        let mut break_row = |row: &mut Vec<Cell>| {
            let part = collector.parts().row();
            let cells = row.iter_mut().take(columns).enumerate();
            let broken = cells.map(|(column, cell)| {
                if let Some(kind) = setter.kind(cell) {
                    collector.parts().cell(kind, part);
                }
                let lines = setter.lines(column, cell, collector);
                BrokenCell { lines, rows: cell.rows, across: cell.across }
            });
            broken.collect()
        };
        let broken: Vec<Vec<BrokenCell>> = rows.iter_mut().map(&mut break_row).collect();
        let table = &setter.style.table;
        let groups = tied_rows(rows).into_iter().map(|rows| Group { rows, kept: true }).collect();
        let mut measured =
            Measured { rows: broken, heights: Vec::new(), groups, blank, table: *table };
        measured.heights = measured
            .rows
            .iter()
            .map(|row| measured.height(row, |cell| cell.rows == 1).max(table.min_row))
            .collect();
        measured
    }

    /// The heights of its rows where those that are to be written in have at least `least`.
    pub(super) fn raised(&self, least: Length) -> impl Iterator<Item = Length> {
        let rows = self.heights.iter().zip(&self.blank);
        rows.map(move |(height, blank)| if *blank { height.max(least) } else { *height })
    }

    /// Makes those rows so high.
    pub(super) fn raise(&mut self, least: Length) {
        self.heights = self.raised(least).collect();
    }

    /// Whether no cell covers several of its rows, and a page with this `room` for rows holds each.
    pub(super) fn is_plain(&self, room: Length) -> bool {
        let alone = self.groups.iter().all(|group| group.rows.len() == 1);
        alone && self.heights.iter().all(|height| *height <= room)
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
            let kept = self.table.stay_together(height.max(needed), room);
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
        let counted = row.iter().filter(|cell| counts(cell)).map(|cell| cell.height(&self.table));
        counted.fold(Length::ZERO, Length::max) + self.table.around()
    }
}
