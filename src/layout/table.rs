//! A table -> strips: a row each, ruled, its head kept to come again on every page.

use std::rc::Rc;

use crate::diag::{Diagnostic, Problem};
use crate::document::{Align, Cell, Style, Table, TableStyle, TextStyle};
use crate::length::Length;

use super::collect::{Atom, Collector, Pitch};
use super::line::lines;
use super::page::Item;
use super::set::{baseline, post, rule, set, width};
use super::strip::Strip;

/// The strips of `table`: its head, then its rows.
pub(super) fn strips(table: &Table, style: &Style, collector: &mut Collector) -> Vec<Strip> {
    let mut setter =
        Setter { style, table: &style.table, collector, columns: columns(table, style) };
    let mut head =
        setter.row(&table.head, style.table.head, &vec![Align::Centre; table.head.len()]);
    setter.rule_above(&mut head);
    head.keep = !table.rows.is_empty();
    let head_height = head.height;
    let head = Rc::new(head);
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    let mut strips = vec![Strip::clone(&head)];
    for row in &table.rows {
        let mut strip = setter.row(row, style.table.cell, &aligns);
        if strip.height + head_height > style.paper.area_height {
            setter.too_high(row);
        }
        strip.head = Some(Rc::clone(&head));
        strips.push(strip);
    }
    strips
}

/// A column's place on the sheet.
#[derive(Clone, Copy)]
struct Span {
    x: Length,
    width: Length,
}

/// The columns across the type area, each by its share.
fn columns(table: &Table, style: &Style) -> Vec<Span> {
    let whole: f64 = table.columns.iter().map(|column| column.share).sum();
    let mut x = style.paper.left;
    let place = |share: f64| {
        let span = Span { x, width: style.paper.area_width * (share / whole) };
        x += span.width;
        span
    };
    table.columns.iter().map(|column| column.share).map(place).collect()
}

struct Setter<'a, 'f> {
    style: &'a Style,
    table: &'a TableStyle,
    collector: &'a mut Collector<'f>,
    columns: Vec<Span>,
}

impl Setter<'_, '_> {
    fn row(&mut self, cells: &[Cell], base: TextStyle, aligns: &[Align]) -> Strip {
        let columns = self.columns.clone();
        let padding = self.table.padding_x * 2.0;
        let broken: Vec<Vec<Vec<Atom>>> = cells
            .iter()
            .zip(&columns)
            .map(|(cell, span)| self.cell_lines(cell, base, span.width - padding))
            .collect();
        let most = broken.iter().map(Vec::len).max().unwrap_or(0);
        let text = self.table.line_pitch * count(most) + self.table.padding_y * 2.0;
        let height = text.max(self.table.min_row);
        let mut items = Vec::new();
        for ((cell, span), align) in broken.iter().zip(&columns).zip(aligns) {
            items.extend(self.cell(cell, *span, *align, height));
        }
        items.extend(self.rules(height));
        Strip { height, items, ..Strip::default() }
    }

    fn cell_lines(&mut self, cell: &Cell, base: TextStyle, measure: Length) -> Vec<Vec<Atom>> {
        let mut broken = Vec::new();
        for text in cell.lines.iter().filter(|text| !text.is_empty()) {
            let atoms = self.collector.atoms(text, base, Pitch::solid(base.size));
            let of_text = lines(&atoms, measure, measure);
            broken.extend(of_text.into_iter().map(|line| atoms[line.atoms].to_vec()));
        }
        broken
    }

    /// The lines of a cell, in its middle between upper and lower rule.
    fn cell(&self, lines: &[Vec<Atom>], span: Span, align: Align, height: Length) -> Vec<Item> {
        let pitch = self.table.line_pitch;
        let mut top = (height - pitch * count(lines.len())) / 2.0;
        let mut items = Vec::new();
        for atoms in lines {
            let x = match align {
                Align::Left => span.x + self.table.padding_x,
                Align::Centre => span.x + (span.width - width(atoms)) / 2.0,
            };
            let size = atoms.iter().map(|atom| atom.size).fold(Length::ZERO, Length::max);
            items.extend(set(atoms, &[], x, baseline(top, pitch, size)));
            top += pitch;
        }
        items
    }

    /// The rules at the sides of each cell and below the row.
    fn rules(&self, height: Length) -> Vec<Item> {
        let line = self.table.rule;
        let (left, right) = self.sides();
        let posts = self.columns.iter().map(|span| span.x).chain([right]);
        posts
            .map(|x| post(x, Length::ZERO, height, line.thickness, line.colour))
            .chain([rule(left, height, right - left, line.thickness, line.colour)])
            .collect()
    }

    fn rule_above(&self, head: &mut Strip) {
        let line = self.table.rule;
        let (left, right) = self.sides();
        head.items.push(rule(left, Length::ZERO, right - left, line.thickness, line.colour));
    }

    fn sides(&self) -> (Length, Length) {
        let left = self.style.paper.left;
        (left, left + self.style.paper.area_width)
    }

    fn too_high(&mut self, row: &[Cell]) {
        let problem = Problem::TooHigh { element: "表格的一行".into() };
        let first = row.iter().flat_map(|cell| &cell.lines).flatten().next();
        self.collector.report(match first {
            Some(run) => Diagnostic::at(&run.origin, problem),
            None => Diagnostic::nowhere(problem),
        });
    }
}

fn count(lines: usize) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(u32::MAX))
}
