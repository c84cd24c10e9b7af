//! A table (8): fixed columns that share the type area's width, the head repeated on every page,
//! rows that are not divided but where no page holds them (`rows`).
//!
//! Widths stand in three places (`w:tblW`, `w:gridCol`, `w:tcW`): Word reads one, WPS another.
//! That the head repeats is written by the finishing pass; `docx-rs` has no call for it. Rows are
//! set when they are written: thousands of them as `docx-rs` holds them are hundreds of megabytes.

use std::rc::Rc;

use docx_rs::{
    AlignmentType, BorderType, HeightRule, LineSpacing, Paragraph, Table as WordTable,
    TableAlignmentType, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
};

use crate::document::{Align, Bar, Broken, Cell, Column, Rule, Run, Style, Table, Text};
use crate::length::Length;

use super::rows::{self, Naming, Part, Row};
use super::styles::Named;
use super::unit::Page;
use super::{runs, unit};

/// The tables that `table` becomes; none where it has no column.
pub(super) fn tables<'a>(table: &'a Table, style: &Style) -> Vec<Rows<'a>> {
    let setter = Setter { table, widths: widths(&table.columns, style), style: *style };
    if setter.widths.is_empty() {
        return Vec::new();
    }
    let setter = Rc::new(setter);
    let rows = |part| Rows { setter: Rc::clone(&setter), part };
    rows::parts(table, style).into_iter().map(rows).collect()
}

/// A table of Word's whose rows are set one after the other: of many, all together are larger than
/// the file they come to.
pub(super) struct Rows<'a> {
    setter: Rc<Setter<'a>>,
    part: Part<'a>,
}

impl Rows<'_> {
    /// The table, still without rows.
    pub(super) fn table(&self) -> WordTable {
        let style = &self.setter.style;
        let table = &style.table;
        let (x, y) = (unit::twips(table.padding_x), unit::twips(table.padding_y));
        let (x, y) = (unit::index(x), unit::index(y));
        WordTable::new(Vec::new())
            .set_grid(self.setter.widths.clone())
            .width(unit::index(Page::of(style).text_width), WidthType::Dxa)
            .align(TableAlignmentType::Center)
            .layout(TableLayoutType::Fixed)
            .set_borders(borders(table.rule))
            .margins(TableCellMargins::new().margin(y, x, y, x))
    }

    /// The rows of its head.
    pub(super) fn head(&self) -> impl Iterator<Item = TableRow> {
        let (setter, part) = (&self.setter, &self.part);
        let cells = setter.table.head.as_slice().into();
        let least = setter.style.table.min_row;
        let head = Row { cells, keep: true, divided: false, least };
        let head = setter.row(&head, Named::TableHead, &[]);
        let naming = (!part.naming.is_empty()).then(|| setter.naming(&part.naming));
        std::iter::once(head).chain(naming)
    }

    /// The rows below it.
    pub(super) fn body(&self) -> impl Iterator<Item = TableRow> {
        let part = &self.part;
        let open = if part.naming.is_empty() { &[] } else { part.named.as_slice() };
        let rows = part.rows.iter().enumerate();
        rows.map(move |(at, row)| {
            self.setter.row(row, Named::TableCell, if at == 0 { open } else { &[] })
        })
    }
}

/// Sets the rows of one table.
struct Setter<'a> {
    table: &'a Table,
    /// The columns' widths in twips.
    widths: Vec<usize>,
    style: Style,
}

impl Setter<'_> {
    /// A row with a cell for each column, empty where it has none. In columns that are `open` no
    /// rule parts it from the naming row above.
    fn row(&self, row: &Row, named: Named, open: &[bool]) -> TableRow {
        if let [heading] = &*row.cells
            && heading.across
        {
            let width = self.widths.iter().sum();
            let place = Place { align: Align::Left, width, keep: row.keep, divided: row.divided };
            let cell = cell(heading, place, named, &self.style).grid_span(self.widths.len());
            return self.of_cells(vec![cell], row);
        }
        let empty = Cell::default();
        let filled = row.cells.iter().chain(std::iter::repeat(&empty));
        let columns = filled.zip(&self.table.columns).zip(&self.widths);
        let cells = columns.enumerate().map(|(at, ((content, column), width))| {
            let align = if named == Named::TableHead { Align::Centre } else { column.align };
            let place = Place { align, width: *width, keep: row.keep, divided: row.divided };
            let cell = cell(content, place, named, &self.style);
            match open.get(at) {
                Some(open) => self.below_naming(cell, *open),
                None => cell,
            }
        });
        self.of_cells(cells.collect(), row)
    }

    fn of_cells(&self, cells: Vec<TableCell>, row: &Row) -> TableRow {
        let set = TableRow::new(cells);
        let set = set.row_height(height(row.least)).height_rule(HeightRule::AtLeast);
        if row.divided { set } else { set.cant_split() }
    }

    fn below_naming(&self, cell: TableCell, open: bool) -> TableCell {
        let above = TableCellBorder::new(TableCellBorderPosition::Top);
        let rule = self.style.table.rule;
        cell.set_border(match open {
            true => above.border_type(BorderType::Nil),
            false => above
                .border_type(BorderType::Single)
                .size(unit::index(rule.thickness.to_eighths()))
                .color(unit::hex(rule.colour)),
        })
    }

    /// The row of the head that names what the rows belong to.
    fn naming(&self, naming: &[Naming]) -> TableRow {
        let mut widths = self.widths.iter().zip(&self.table.columns);
        let cells = naming.iter().map(|one| {
            let spanned: Vec<_> = widths.by_ref().take(one.span).collect();
            let width = spanned.iter().map(|(width, _)| **width).sum();
            let align = match spanned.as_slice() {
                [(_, column)] => column.align,
                _ => Align::Left,
            };
            let below = TableCellBorder::new(TableCellBorderPosition::Bottom);
            let place = Place { align, width, keep: true, divided: false };
            cell(&one.cell, place, Named::TableHead, &self.style)
                .grid_span(one.span)
                .set_border(below.border_type(BorderType::Nil))
        });
        let row = TableRow::new(cells.collect());
        row.row_height(height(self.style.table.min_row))
            .height_rule(HeightRule::AtLeast)
            .cant_split()
    }
}

/// The columns' widths in twips; together they are the text's.
fn widths(columns: &[Column], style: &Style) -> Vec<usize> {
    let text_width = Page::of(style).text_width;
    let mut edge = Length::ZERO;
    let mut used = 0;
    let mut next = |(at, width): (usize, Length)| {
        edge += width;
        let last = at + 1 == columns.len();
        let here = if last { text_width } else { unit::twips(edge) };
        let width = here - used;
        used = here;
        unit::index(width)
    };
    style.column_widths(columns).into_iter().enumerate().map(&mut next).collect()
}

/// Where a cell stands.
#[derive(Clone, Copy)]
struct Place {
    align: Align,
    /// In twips.
    width: usize,
    /// Whether its row stays on the page of the next.
    keep: bool,
    /// Whether a page may end inside its row.
    divided: bool,
}

/// A row's least height in twips, as the number `docx-rs` takes.
#[expect(clippy::cast_possible_truncation, reason = "a row is lower than 2^24 twips")]
fn height(least: Length) -> f32 {
    f64::from(unit::twips(least)) as f32
}

/// A cell with its lines and bars one below the other; an empty one still needs a paragraph.
fn cell(content: &Cell, place: Place, named: Named, style: &Style) -> TableCell {
    let mut paragraphs = texts(content, place, named, style);
    let room =
        Length::pt(f64::from(unit::signed(place.width)) / 20.0) - style.table.padding_x * 2.0;
    paragraphs.extend(content.bars.iter().map(|one| bar(*one, room, named, style)));
    if paragraphs.is_empty() {
        paragraphs.push(Paragraph::new().style(named.id()));
    }
    let left = place.align == Align::Left;
    let set = |paragraph: Paragraph| {
        let aligned = if left { paragraph.align(AlignmentType::Left) } else { paragraph };
        if place.keep { aligned.keep_next(true) } else { aligned }
    };
    let upright = if place.divided { VAlignType::Top } else { VAlignType::Center };
    let cell = TableCell::new().width(place.width, WidthType::Dxa).vertical_align(upright);
    let cell = match content.rows {
        1 => cell,
        0 => cell.vertical_merge(VMergeType::Continue),
        _ => cell.vertical_merge(VMergeType::Restart),
    };
    paragraphs.into_iter().map(set).fold(cell, TableCell::add_paragraph)
}

/// The texts of a cell, each a paragraph, with the white between them.
fn texts(content: &Cell, place: Place, named: Named, style: &Style) -> Vec<Paragraph> {
    let white = style.table.between_texts(content, place.align);
    let above = LineSpacing::new().before(unit::unsigned(unit::twips(white)));
    let set = |(at, (line, broken)): (usize, (&Text, Option<&Broken>))| {
        let text = text(named, line, broken);
        if at > 0 && white > Length::ZERO { text.line_spacing(above.clone()) } else { text }
    };
    content.texts().enumerate().map(set).collect()
}

/// A line of a cell, with the white by which it is broken well.
fn text(named: Named, line: &[Run], broken: Option<&Broken>) -> Paragraph {
    let paragraph = runs::with_white(Paragraph::new().style(named.id()), line, Length::ZERO);
    match broken.map(|broken| unit::twips(broken.inset)).filter(|inset| *inset > 0) {
        Some(inset) => paragraph.indent(Some(inset), None, Some(inset), None),
        None => paragraph,
    }
}

/// How many squares a bar has.
const SQUARES: u8 = 10;

/// A bar as text, a square a tenth: Word's own drawings look another way in every program, and a
/// square is in every Chinese font. The squares are as large as lets them stand on one line with
/// the mark between them.
fn bar(bar: Bar, room: Length, named: Named, style: &Style) -> Paragraph {
    let size = (room / f64::from(SQUARES + 1)).min(style.table.cell.size);
    let halves = (size.to_pt() * 2.0).floor().max(2.0);
    let run = runs::chinese(&squares(bar)).size(unit::whole(halves));
    Paragraph::new().style(named.id()).add_run(run)
}

/// The squares of a bar, its mark where it is to be compared.
fn squares(bar: Bar) -> String {
    let tenths = |part: f64| (part * f64::from(SQUARES)).round();
    let mark = bar.mark.map(tenths);
    let square = |at: u8| {
        let at = f64::from(at);
        let here = if mark == Some(at) { "｜" } else { "" };
        let square = match bar.filled.map(tenths) {
            None => "／",
            Some(filled) if at < filled => "■",
            Some(_) => "□",
        };
        [here, square].concat()
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
