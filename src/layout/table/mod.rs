//! A table -> strips: its head, kept to come again on every page, then its rows, group by group.
//!
//! A row that fits a page is one strip and never split; a longer one is a strip a line, its text
//! whole. A cell over several rows stands in the middle of them where they stay on one page, and
//! at the head of each page where they do not.

mod bar;
mod measure;
mod rows;

use std::ops::Range;
use std::rc::Rc;

use crate::document::{Align, Style, Table};
use crate::length::Length;

use super::collect::Collector;
use super::strip::Strip;

use measure::{Measured, Setter};
use rows::Ruler;

/// The head of `table`, and what it leaves of a page for rows.
pub(super) fn head(
    table: &mut Table,
    style: &Style,
    collector: &mut Collector,
) -> (Rc<Strip>, Length) {
    let centred = vec![Align::Centre; table.columns.len()];
    let columns = measure::columns(table, style);
    let setter = Setter { columns: &columns, aligns: &centred, base: style.table.head, style };
    let body = Measured::new(std::slice::from_mut(&mut table.head), &setter, collector);
    let head = Ruler { style, columns: &columns, body }.head();
    let room = style.paper.area_height - head.height;
    (Rc::new(head), room)
}

/// The strips of `rows` of `table`, which a cell ties together, on pages with `room` for rows.
pub(super) fn rows(
    table: &mut Table,
    rows: Range<usize>,
    room: Length,
    style: &Style,
    collector: &mut Collector,
) -> Vec<Strip> {
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    let columns = measure::columns(table, style);
    let setter = Setter { columns: &columns, aligns: &aligns, base: style.table.cell, style };
    let mut body = Measured::new(&mut table.rows[rows], &setter, collector);
    body.settle_groups(room);
    Ruler { style, columns: &columns, body }.rows(room)
}
