//! A table -> strips: its head, kept to come again on every page, then its rows, group by group.
//!
//! A row that fits a page is one strip and never split; a longer one is a strip a line, its text
//! whole. A cell over several rows stands in the middle of them where they stay on one page, and
//! at the head of each page where they do not.

mod bar;
mod blank;
mod measure;
mod rows;

use std::ops::Range;
use std::rc::Rc;

use crate::document::{Align, Style, Table};
use crate::length::Length;

use super::collect::Collector;
use super::strip::Strip;

use measure::Setter;
use rows::Ruler;

pub(super) use blank::{Room, least_blank};
pub(super) use measure::Measured;

/// The head of `table`, and what it leaves of a page for rows.
pub(super) fn head(
    table: &mut Table,
    style: &Style,
    collector: &mut Collector,
) -> (Rc<Strip>, Length) {
    let centred = vec![Align::Centre; table.columns.len()];
    let columns = measure::columns(table, style);
    let setter = Setter {
        columns: &columns,
        aligns: &centred,
        base: style.table.head,
        style,
        is_head: true,
    };
    let head = std::slice::from_mut(&mut table.head);
    let body = Measured::new(head, vec![false], &setter, collector);
    let head = Ruler { style, columns: &columns, body }.head();
    let room = style.paper.area_height - head.height;
    (Rc::new(head), room)
}

/// The rows of `table` that a cell ties together, in lines.
pub(super) fn measured(
    table: &mut Table,
    rows: Range<usize>,
    style: &Style,
    collector: &mut Collector,
) -> Measured {
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    let columns = measure::columns(table, style);
    let setter = Setter {
        columns: &columns,
        aligns: &aligns,
        base: style.table.cell,
        style,
        is_head: false,
    };
    let blank = table.rows[rows.clone()].iter().map(|row| table.is_to_be_written_in(row)).collect();
    Measured::new(&mut table.rows[rows], blank, &setter, collector)
}

/// The strips of such rows of `table`, on pages with `room` for rows.
pub(super) fn strips(mut body: Measured, table: &Table, room: Length, style: &Style) -> Vec<Strip> {
    body.raise(table.least_blank);
    body.settle_groups(room);
    let columns = measure::columns(table, style);
    Ruler { style, columns: &columns, body }.rows(room)
}
