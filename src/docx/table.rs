//! A table (8): fixed columns that share the type area's width, the head repeated on every page,
//! rows that are not split (`rows` parts those that no page holds).
//!
//! Widths stand in three places (`w:tblW`, `w:gridCol`, `w:tcW`): Word reads one, WPS another.
//! That the head repeats is written by the finishing pass; `docx-rs` has no call for it.

use docx_rs::{
    AlignmentType, BorderType, HeightRule, Paragraph, Table as WordTable, TableAlignmentType,
    TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};

use crate::document::{Align, Bar, Broken, Cell, Column, Rule, Run, Style, Table};
use crate::length::Length;

use super::rows::{self, Row};
use super::styles::Named;
use super::unit::Page;
use super::{runs, unit};

/// The table, or nothing where it has no column.
pub(super) fn table(table: &Table, style: &Style) -> Option<WordTable> {
    let text_width = Page::of(style).text_width;
    let widths = widths(&table.columns, text_width);
    if widths.is_empty() {
        return None;
    }
    let head = Row { cells: table.head.clone(), keep: true };
    let head = row(&head, table, &widths, Named::TableHead, style);
    let rows = rows::rows(&table.rows, style);
    let rows = rows.iter().map(|one| row(one, table, &widths, Named::TableCell, style));
    let (x, y) = (style.table.padding_x, style.table.padding_y);
    let (x, y) = (unit::index(unit::twips(x)), unit::index(unit::twips(y)));
    let word = WordTable::new(std::iter::once(head).chain(rows).collect())
        .set_grid(widths)
        .width(unit::index(text_width), WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .layout(TableLayoutType::Fixed)
        .set_borders(borders(style.table.rule))
        .margins(TableCellMargins::new().margin(y, x, y, x));
    Some(word)
}

/// The columns' widths in twips; together they are `text_width`.
fn widths(columns: &[Column], text_width: i32) -> Vec<usize> {
    let total: f64 = columns.iter().map(|column| column.share).sum();
    let mut shares = 0.0;
    let mut used = 0;
    let mut next = |column: &Column| {
        shares += column.share;
        let edge = scaled(text_width, shares / total);
        let width = edge - used;
        used = edge;
        unit::index(width)
    };
    columns.iter().map(&mut next).collect()
}

/// `share` of `width`, to the nearest twip.
fn scaled(width: i32, share: f64) -> i32 {
    unit::twips(Length::pt(f64::from(width) / 20.0) * share)
}

/// A row with a cell for each column, empty where it has none. No row is split: `rows` made them
/// low enough.
fn row(row: &Row, table: &Table, widths: &[usize], named: Named, style: &Style) -> TableRow {
    let empty = Cell::default();
    let filled = || row.cells.iter().chain(std::iter::repeat(&empty));
    let place = |column: &Column, width| Place { align: column.align, width, keep: row.keep };
    let cells = filled()
        .zip(&table.columns)
        .zip(widths)
        .map(|((content, column), width)| cell(content, place(column, *width), named))
        .collect();
    let row = TableRow::new(cells).row_height(height(style)).height_rule(HeightRule::AtLeast);
    row.cant_split()
}

/// Where a cell stands.
#[derive(Clone, Copy)]
struct Place {
    align: Align,
    /// In twips.
    width: usize,
    /// Whether its row stays on the page of the next.
    keep: bool,
}

/// A row's least height in twips, as the number `docx-rs` takes.
#[expect(clippy::cast_possible_truncation, reason = "a row is lower than 2^24 twips")]
fn height(style: &Style) -> f32 {
    f64::from(unit::twips(style.table.min_row)) as f32
}

/// A cell with its lines and bars one below the other; an empty one still needs a paragraph.
fn cell(content: &Cell, place: Place, named: Named) -> TableCell {
    let mut paragraphs: Vec<Paragraph> =
        content.texts().map(|(line, broken)| text(named, line, broken)).collect();
    let bars = content
        .bars
        .iter()
        .map(|bar| Paragraph::new().style(named.id()).add_run(runs::chinese(&squares(*bar))));
    paragraphs.extend(bars);
    if paragraphs.is_empty() {
        paragraphs.push(Paragraph::new().style(named.id()));
    }
    let left = named == Named::TableCell && place.align == Align::Left;
    let set = |paragraph: Paragraph| {
        let aligned = if left { paragraph.align(AlignmentType::Left) } else { paragraph };
        if place.keep { aligned.keep_next(true) } else { aligned }
    };
    let cell =
        TableCell::new().width(place.width, WidthType::Dxa).vertical_align(VAlignType::Center);
    let cell = match content.rows {
        1 => cell,
        0 => cell.vertical_merge(VMergeType::Continue),
        _ => cell.vertical_merge(VMergeType::Restart),
    };
    paragraphs.into_iter().map(set).fold(cell, TableCell::add_paragraph)
}

/// A line of a cell, with the white by which it is broken well.
fn text(named: Named, line: &[Run], broken: Option<&Broken>) -> Paragraph {
    let paragraph = runs::with_white(Paragraph::new().style(named.id()), line, Length::ZERO);
    match broken.map(|broken| unit::twips(broken.inset)).filter(|inset| *inset > 0) {
        Some(inset) => paragraph.indent(Some(inset), None, Some(inset), None),
        None => paragraph,
    }
}

/// A bar as text, a square a tenth: Word's own drawings look another way in every program, and a
/// square is in every Chinese font. The mark stands between the squares.
fn squares(bar: Bar) -> String {
    const SQUARES: u8 = 10;
    let tenths = |part: f64| (part * f64::from(SQUARES)).round();
    let mark = bar.mark.map(tenths);
    let square = |at: u8| {
        let at = f64::from(at);
        let here = if mark == Some(at) { "｜" } else { "" };
        [here, if at < tenths(bar.filled) { "■" } else { "□" }].concat()
    };
    let behind = if mark == Some(f64::from(SQUARES)) { "｜" } else { "" };
    (0..SQUARES).map(square).chain([behind.to_owned()]).collect()
}

fn borders(rule: Rule) -> TableBorders {
    let positions = [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ];
    positions.into_iter().fold(TableBorders::with_empty(), |borders, position| {
        borders.set(
            TableBorder::new(position)
                .border_type(BorderType::Single)
                .size(unit::index(rule.thickness.to_eighths()))
                .color(unit::hex(rule.colour)),
        )
    })
}
