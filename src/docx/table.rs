//! A table (8): fixed columns that share the type area's width, the head repeated on every page,
//! rows that are not split unless they may need a page of their own.
//!
//! Widths stand in three places (`w:tblW`, `w:gridCol`, `w:tcW`): Word reads one, WPS another.
//! That the head repeats is written by the finishing pass; `docx-rs` has no call for it.

use docx_rs::{
    AlignmentType, BorderType, HeightRule, Paragraph, Table as WordTable, TableAlignmentType,
    TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};

use crate::document::{Align, Cell, Column, Rule, Style, Table, Text, plain_text};
use crate::han;
use crate::length::Length;

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
    let head = row(&table.head, table, &widths, Named::TableHead, style);
    let rows = table.rows.iter().map(|cells| row(cells, table, &widths, Named::TableCell, style));
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

/// A row with a cell for each column, empty where `cells` has none.
fn row(cells: &[Cell], table: &Table, widths: &[usize], named: Named, style: &Style) -> TableRow {
    let empty = Cell::default();
    let filled = || cells.iter().chain(std::iter::repeat(&empty));
    let tall = filled().zip(widths).any(|(cell, width)| fills_a_page(cell, *width, style));
    let cells = filled()
        .zip(&table.columns)
        .zip(widths)
        .map(|((content, column), width)| cell(content, column.align, *width, named))
        .collect();
    let row = TableRow::new(cells).row_height(height(style)).height_rule(HeightRule::AtLeast);
    if tall { row } else { row.cant_split() }
}

/// Whether a cell may need a page of its own; only then its row may be split.
fn fills_a_page(cell: &Cell, width: usize, style: &Style) -> bool {
    let inner = Length::pt(f64::from(u32::try_from(width).unwrap_or(u32::MAX)) / 20.0)
        - style.table.padding_x * 2.0;
    let measure = inner / style.table.cell.size;
    let lines_of = |line: &Text| (han::cells(&plain_text(line)) / measure).ceil().max(1.0);
    let lines: f64 = cell.lines.iter().map(lines_of).sum();
    style.table.line_pitch * lines > style.paper.area_height * 0.8
}

/// A row's least height in twips, as the number `docx-rs` takes.
#[expect(clippy::cast_possible_truncation, reason = "a row is lower than 2^24 twips")]
fn height(style: &Style) -> f32 {
    f64::from(unit::twips(style.table.min_row)) as f32
}

/// A cell with its lines one below the other; an empty one still needs a paragraph.
fn cell(content: &Cell, align: Align, width: usize, named: Named) -> TableCell {
    let lines = content.lines.iter().filter(|line| !line.is_empty());
    let mut paragraphs: Vec<Paragraph> = lines.map(|line| runs::paragraph(named, line)).collect();
    if paragraphs.is_empty() {
        paragraphs.push(Paragraph::new().style(named.id()));
    }
    let left = named == Named::TableCell && align == Align::Left;
    let aligned = |paragraph: Paragraph| {
        if left { paragraph.align(AlignmentType::Left) } else { paragraph }
    };
    let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    let cell = match content.rows {
        1 => cell,
        0 => cell.vertical_merge(VMergeType::Continue),
        _ => cell.vertical_merge(VMergeType::Restart),
    };
    paragraphs.into_iter().map(aligned).fold(cell, TableCell::add_paragraph)
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
