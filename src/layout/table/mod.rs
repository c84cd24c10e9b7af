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

use super::collect::Collector;
use super::strip::Strip;

use measure::{Measured, Setter};
use rows::Ruler;

/// The strips of `table`.
pub(super) fn strips(table: &mut Table, style: &Style, collector: &mut Collector) -> Vec<Strip> {
    let centred = vec![Align::Centre; table.columns.len()];
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    let columns = measure::columns(table, style);
    let setter = Setter { columns: &columns, aligns: &centred, base: style.table.head, style };
    let head = Measured::new(std::slice::from_mut(&mut table.head), &setter, collector);
    let mut head_ruler = Ruler { style, columns: &columns, aligns: &centred, body: &head };
    let head = head_ruler.head();
    let room = style.paper.area_height - head.height;
    let setter = Setter { columns: &columns, aligns: &aligns, base: style.table.cell, style };
    let mut body = Measured::new(&mut table.rows, &setter, collector);
    body.settle_groups(room);
    let mut ruler = Ruler { style, columns: &columns, aligns: &aligns, body: &body };
    let head = Rc::new(head);
    let mut strips = vec![Strip { keep: !table.rows.is_empty(), ..Strip::clone(&head) }];
    strips.extend(ruler.rows(room).map(|strip| Strip { head: Some(Rc::clone(&head)), ..strip }));
    strips
}
