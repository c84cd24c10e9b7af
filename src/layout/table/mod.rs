//! A table -> strips: its head, kept to come again on every page, then its rows.
//!
//! A row that fits a page is one strip and never split; a longer one is a strip a line, its text
//! whole. A cell over several rows stands in the middle of them where they stay on one page, and
//! at the head of each page where they do not.

mod bar;
mod measure;
mod rows;

use std::rc::Rc;

use crate::document::{Align, Style, Table};
use crate::length::Length;

use super::collect::Collector;
use super::strip::Strip;

use measure::Measured;
use rows::Ruler;

/// What the lines of the cells have in each column of `table`.
pub(super) fn inner_widths(table: &Table, style: &Style) -> Vec<Length> {
    measure::columns(table, style).iter().map(|column| column.inner(style)).collect()
}

/// The strips of `table`.
pub(super) fn strips(table: &Table, style: &Style, collector: &mut Collector) -> Vec<Strip> {
    let centred = vec![Align::Centre; table.columns.len()];
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    let columns = measure::columns(table, style);
    let head_cells = [table.head.clone()];
    let head = Measured::new(&head_cells, &columns, style.table.head, style, collector);
    let mut head_ruler = Ruler { style, columns: &columns, aligns: &centred, body: &head };
    let head = head_ruler.head();
    let room = style.paper.area_height - head.height;
    let mut body = Measured::new(&table.rows, &columns, style.table.cell, style, collector);
    body.settle_groups(room);
    let mut ruler = Ruler { style, columns: &columns, aligns: &aligns, body: &body };
    let head = Rc::new(head);
    let mut strips = vec![Strip { keep: !table.rows.is_empty(), ..Strip::clone(&head) }];
    strips.extend(ruler.rows(room).map(|strip| Strip { head: Some(Rc::clone(&head)), ..strip }));
    strips
}
