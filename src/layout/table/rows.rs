//! Measured rows -> strips with their text and rules.

use std::mem;

use crate::document::Style;
use crate::length::Length;

use super::super::page::Item;
use super::super::set::{post, rule};
use super::super::strip::Strip;
use super::measure::{BrokenCell, CellLine, Group, Measured, Span};

/// Draws the rows of one table, or its head. What is drawn leaves `body`.
pub(super) struct Ruler<'a> {
    pub(super) style: &'a Style,
    pub(super) columns: &'a [Span],
    pub(super) body: Measured,
}

impl Ruler<'_> {
    /// The head: one row with a rule above it too.
    pub(super) fn head(&mut self) -> Strip {
        let mut head = self.rows(Length::pt(f64::MAX)).into_iter().next().unwrap_or_default();
        head.items.push(self.rule_at(Length::ZERO));
        head
    }

    /// The rows, those higher than `room` as a strip a line.
    pub(super) fn rows(&mut self, room: Length) -> Vec<Strip> {
        let mut strips = Vec::new();
        for group in mem::take(&mut self.body.groups) {
            for row in group.rows.clone() {
                if self.body.heights[row] > room {
                    strips.extend(self.split_row(row, &group));
                } else {
                    strips.push(self.whole_row(row, &group));
                }
            }
        }
        strips
    }

    fn whole_row(&mut self, row: usize, group: &Group) -> Strip {
        let (height, pitch) = (self.body.heights[row], self.style.table.line_pitch);
        let mut items = Vec::new();
        for cell in &mut self.body.rows[row] {
            let covered = match cell.rows {
                1 => height,
                _ if group.kept => self.body.heights[row..row + cell.rows].iter().copied().sum(),
                _ => continue,
            };
            let top = (covered - cell.height(&self.style.table)) / 2.0;
            items.extend(placed(mem::take(&mut cell.lines), top, pitch));
        }
        let last = row + 1 == group.rows.end;
        let across = self.is_across(row);
        let keep = across || group.kept && !last;
        let mut strip = Strip { height, keep, ..Strip::default() };
        if !group.kept {
            strip.again = self.covering(row, group);
            items.extend(self.tall_cells(row));
        }
        items.extend(self.posts(row, height));
        items.extend(self.rules_below(row, height));
        strip.tail = vec![self.rule_at(height)];
        items.shrink_to_fit();
        Strip { items, ..strip }
    }

    /// A row that no page can hold: a strip a line, so that a page may end after any of them. Its
    /// short cells come again on every page, as those that cover several rows do, so that each
    /// page names what its text belongs to.
    fn split_row(&self, row: usize, group: &Group) -> Vec<Strip> {
        let cells = &self.body.rows[row];
        let most = |lines: &mut dyn Iterator<Item = usize>| lines.max().unwrap_or(0);
        let single = || cells.iter().filter(|cell| cell.rows == 1);
        let own = most(&mut single().map(|cell| cell.lines.len()));
        let covering = self.lines_of_covering(group);
        let short = single().filter(|cell| Style::is_short(cell.lines.len(), own));
        let repeated = most(&mut short.map(|cell| cell.lines.len())).max(covering);
        let (first, above) = (self.tall_cells(row), self.covering(row, group));
        let covered = above.iter().chain(&first).cloned();
        let again: Vec<Item> = covered.chain(self.short_cells(cells, own)).collect();
        let total = own.max(covering);
        let split = Split { row, total, repeated: repeated.max(2), first, above, again };
        (0..total).map(|line| self.slice(&split, line)).collect()
    }

    /// A line of a row that is split. So many of the last stay together that a cell which comes
    /// again finds room beside them; so many of the first, that it is whole before it does.
    fn slice(&self, split: &Split, line: usize) -> Strip {
        let padding = self.style.table.padding_y;
        let (first, last) = (line == 0, line + 1 == split.total);
        let above = if first { padding } else { Length::ZERO };
        let below = if last { padding } else { Length::ZERO };
        let height = self.style.table.line_pitch + above + below;
        let mut items = self.line_of_cells(&self.body.rows[split.row], line, above);
        if first {
            items.extend(split.first.iter().cloned());
        }
        items.extend(self.posts(split.row, height));
        if last {
            items.extend(self.rules_below(split.row, height));
        }
        let keep = !last && (line + split.repeated >= split.total || line + 1 < split.repeated);
        let again = if first { split.above.clone() } else { split.again.clone() };
        let tail = vec![self.rule_at(height)];
        Strip { height, items, keep, again, tail, ..Strip::default() }
    }

    /// The short cells of a split row, at its head.
    fn short_cells(&self, cells: &[BrokenCell], longest: usize) -> Vec<Item> {
        let top = self.style.table.padding_y;
        let own = cells.iter().filter(|cell| cell.rows == 1);
        let short = own.filter(|cell| Style::is_short(cell.lines.len(), longest));
        short.flat_map(|cell| self.again(&cell.lines, top)).collect()
    }

    fn line_of_cells(&self, cells: &[BrokenCell], line: usize, top: Length) -> Vec<Item> {
        let own = cells.iter().filter(|cell| cell.rows == 1);
        let lines = own.filter_map(|cell| cell.lines.get(line));
        lines
            .flat_map(|line| line.items.iter().map(move |item| item.clone().lowered(top)))
            .collect()
    }

    /// The cells of `row` that cover others too, at its head: the task's in its first row, a unit's in the first of
    /// that unit's.
    fn tall_cells(&self, row: usize) -> Vec<Item> {
        let cells = self.body.rows[row].iter().filter(|cell| cell.rows > 1);
        cells.flat_map(|cell| self.again(&cell.lines, self.style.table.padding_y)).collect()
    }

    /// The cells of rows above that cover `row` too, at the head of the row.
    fn covering(&self, row: usize, group: &Group) -> Vec<Item> {
        let above = group.rows.start..row;
        let reaching = above.flat_map(|from| {
            let cells = self.body.rows[from].iter();
            cells.filter(move |cell| cell.rows > 1 && from + cell.rows > row)
        });
        reaching.flat_map(|cell| self.again(&cell.lines, self.style.table.padding_y)).collect()
    }

    fn lines_of_covering(&self, group: &Group) -> usize {
        let cells = self.body.rows[group.rows.clone()].iter().flatten();
        cells.filter(|cell| cell.rows > 1).map(|cell| cell.lines.len()).max().unwrap_or(0)
    }

    /// The lines of a cell, the first at `top`; it keeps them.
    fn again(&self, lines: &[CellLine], top: Length) -> impl Iterator<Item = Item> {
        placed(lines.to_vec(), top, self.style.table.line_pitch)
    }

    /// Whether one cell is all of `row`.
    fn is_across(&self, row: usize) -> bool {
        self.body.rows[row].iter().any(|cell| cell.across)
    }

    /// The rules at the sides of each cell.
    fn posts(&self, row: usize, height: Length) -> Vec<Item> {
        let line = self.style.table.rule;
        let (_, right) = self.sides();
        let columns = if self.is_across(row) { &self.columns[..1] } else { self.columns };
        let edges = columns.iter().map(|span| span.x).chain([right]);
        edges.map(|x| post(x, Length::ZERO, height, line.thickness, line.colour)).collect()
    }

    /// The rule below `row`, left out under a cell that goes on; neighbours are one rule.
    fn rules_below(&self, row: usize, height: Length) -> Vec<Item> {
        let line = self.style.table.rule;
        let goes_on = |at: usize| {
            let below = self.body.rows.get(row + 1).and_then(|cells| cells.get(at));
            below.is_some_and(|cell| cell.rows == 0)
        };
        let columns: Vec<usize> = (0..self.columns.len()).collect();
        let stretches = columns.chunk_by(|one, next| goes_on(*one) == goes_on(*next));
        let ruled = stretches.filter(|stretch| !goes_on(stretch[0]));
        ruled
            .map(|stretch| {
                let (first, last) =
                    (self.columns[stretch[0]], self.columns[stretch[stretch.len() - 1]]);
                let wide = last.x + last.width - first.x;
                rule(first.x, height, wide, line.thickness, line.colour)
            })
            .collect()
    }

    /// A rule over the whole width.
    fn rule_at(&self, y: Length) -> Item {
        let line = self.style.table.rule;
        let (left, right) = self.sides();
        rule(left, y, right - left, line.thickness, line.colour)
    }

    fn sides(&self) -> (Length, Length) {
        let left = self.style.paper.left;
        (left, left + self.style.paper.area_width)
    }
}

/// Lines one below the other, the first at `top`.
fn placed(lines: Vec<CellLine>, top: Length, pitch: Length) -> impl Iterator<Item = Item> {
    let mut next = top;
    lines.into_iter().flat_map(move |line| {
        let top = next + line.above;
        next = top + pitch;
        line.items.into_iter().map(move |item| item.lowered(top))
    })
}

/// A row that is split, with what comes again.
struct Split {
    row: usize,
    /// Its lines.
    total: usize,
    /// The lines of what comes again.
    repeated: usize,
    /// What stands beside its first line, besides its own cells.
    first: Vec<Item>,
    /// What stands beside it where it begins a page.
    above: Vec<Item>,
    /// What stands at the head of each further page.
    again: Vec<Item>,
}
