//! 版记 (7.4): its elements between rules, in a frame at the foot of the page; for LibreOffice, which
//! dissolves a frame with rules in it, a table that the finishing pass puts into a box.
//!
//! The box needs a height before anybody has broken a line, so the lines are counted on the
//! safe side; its content stands on the foot of the box, and a box too high shows nowhere.

use docx_rs::{
    BorderType, Paragraph, SpecialIndentType, Tab, TabValueType, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellMargins, TableLayoutType, TablePositionProperty, TableRow,
    WidthType,
};

use crate::document::{Colophon, ColophonItem, Imprint, Rule, Run, Style, plain_text};
use crate::han;
use crate::length::Length;

use super::blocks::Piece;
use super::styles::Named;
use super::unit::Page;
use super::{ANCHOR, Reader, frame, head, runs, unit};

/// The colophon; nothing where it is empty.
pub(super) fn colophon(colophon: &Colophon, style: &Style, reader: Reader) -> Vec<Piece<'static>> {
    let rows = rows(colophon, style);
    if rows.is_empty() {
        return Vec::new();
    }
    let rules = rules(colophon, rows.len(), style);
    match reader {
        Reader::Word => {
            let framed = frame::at_foot(ruled(rows, &rules), style);
            framed.into_iter().chain([frame::anchor(ANCHOR)]).map(Piece::from).collect()
        }
        Reader::LibreOffice => {
            let height = height(&rows, &rules, style);
            vec![Piece::FootBox(Box::new(table(rows, &rules, style)), height)]
        }
    }
}

/// An element, and how many lines it can take.
struct Row {
    paragraphs: Vec<Paragraph>,
    lines: u32,
}

fn rows(colophon: &Colophon, style: &Style) -> Vec<Row> {
    let item = |each: &ColophonItem| Row {
        paragraphs: vec![item(each, style)],
        lines: item_lines(each, style),
    };
    let imprint = colophon.imprint.iter().map(|each| imprint_row(each, style));
    colophon.items.iter().map(item).chain(imprint).collect()
}

/// The paragraphs with a low one for each rule, whose upper border it is: a border reaches as far as
/// its paragraph is indented, and the rules reach further than the text.
fn ruled(rows: Vec<Row>, rules: &[Option<Rule>]) -> Vec<Paragraph> {
    let low =
        |rule: &Option<Rule>| rule.map(|rule| head::with_rule_above(frame::anchor(ANCHOR), rule));
    let mut rules = rules.iter().map(low);
    let mut paragraphs: Vec<Paragraph> = rules.next().flatten().into_iter().collect();
    for row in rows {
        paragraphs.extend(row.paragraphs);
        paragraphs.extend(rules.next().flatten());
    }
    paragraphs
}

/// The height of the box that holds them.
fn height(rows: &[Row], rules: &[Option<Rule>], style: &Style) -> Length {
    let lines: u32 = rows.iter().map(|row| row.lines).sum();
    style.colophon.line_pitch * f64::from(lines)
        + rules.iter().flatten().map(|rule| rule.thickness).sum::<Length>()
        + ANCHOR
}

/// The rules from the first to the last (7.4.1): one more than there are rows; none below an
/// element that is joined to the next, and none at all in a letter (10.1).
fn rules(colophon: &Colophon, rows: usize, style: &Style) -> Vec<Option<Rule>> {
    let ends = |index: usize| index == 0 || index == rows;
    let joined = |index: usize| {
        let above = index.checked_sub(1).and_then(|above| colophon.items.get(above));
        above.is_some_and(|above| above.joined)
    };
    let rule = |index| match (ends(index), joined(index)) {
        _ if !style.colophon.ruled => None,
        (true, _) => Some(style.colophon.outer),
        (false, false) => Some(style.colophon.inner),
        (false, true) => None,
    };
    (0..=rows).map(rule).collect()
}

fn table(rows: Vec<Row>, rules: &[Option<Rule>], style: &Style) -> Table {
    let width = unit::index(Page::of(style).text_width);
    let row = |(row, rules): (Row, &[Option<Rule>])| {
        let cell = TableCell::new().width(width, WidthType::Dxa);
        let cell = row.paragraphs.into_iter().fold(cell, TableCell::add_paragraph);
        let positions = [TableCellBorderPosition::Top, TableCellBorderPosition::Bottom];
        let borders = positions.into_iter().zip(rules);
        let cell = borders.fold(cell.clear_all_border(), |cell, (position, rule)| match rule {
            Some(rule) => cell.set_border(border(position, *rule)),
            None => cell,
        });
        TableRow::new(vec![cell]).cant_split()
    };
    Table::without_borders(rows.into_iter().zip(rules.windows(2)).map(row).collect())
        .set_grid(vec![width])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .position(at_foot())
}

/// By this the finishing pass knows the table; what a floating table would say is the same.
fn at_foot() -> TablePositionProperty {
    TablePositionProperty::new()
        .vertical_anchor("margin")
        .horizontal_anchor("margin")
        .position_y_alignment("bottom")
}

fn border(position: TableCellBorderPosition, rule: Rule) -> TableCellBorder {
    TableCellBorder::new(position)
        .border_type(BorderType::Single)
        .size(unit::index(rule.thickness.to_eighths()))
        .color(unit::hex(rule.colour))
}

/// The white at both sides, in twips.
fn inset(style: &Style) -> i32 {
    unit::twips(style.colophon.text.size * f64::from(style.colophon.inset))
}

/// 抄送机关 and the like: turned lines begin behind the label (7.4.2).
fn item(item: &ColophonItem, style: &Style) -> Paragraph {
    let size = style.colophon.text.size;
    let hanging = unit::twips(size * han::cells(&plain_text(&item.label)));
    let inset = inset(style);
    let special = SpecialIndentType::Hanging(hanging);
    let paragraph = runs::paragraph(Named::ColophonItem, &item.label).indent(
        Some(inset + hanging),
        Some(special),
        Some(inset),
        None,
    );
    runs::with_white(paragraph, &item.text, Length::ZERO)
}

/// The most lines an item can take. A line may lose a character that must not end it.
fn item_lines(item: &ColophonItem, style: &Style) -> u32 {
    let size = style.colophon.text.size;
    let label = han::cells(&plain_text(&item.label));
    let inset = 2.0 * f64::from(style.colophon.inset);
    let columns = (style.paper.area_width / size - inset - label).floor() - 1.0;
    let white: Length = item.text.iter().map(white).sum();
    let cells = han::cells(&plain_text(&item.text)) + white / size;
    let mut lines = 1;
    let mut room = columns.max(1.0);
    while room < cells {
        lines += 1;
        room += columns.max(1.0);
    }
    lines
}

/// What lines that end early leave.
fn white(run: &Run) -> Length {
    run.tracking.times(run.text.chars().count())
}

/// 印发机关 at the left, 印发日期 at the right, on one line (7.4.3); the day on a line of its own
/// where both do not fit on one.
fn imprint_row(imprint: &Imprint, style: &Style) -> Row {
    let size = style.colophon.text.size;
    let columns = style.paper.area_width / size - 2.0 * f64::from(style.colophon.inset);
    let [body, day] = [&imprint.body, &imprint.date].map(|text| han::cells(&plain_text(text)));
    let lines = (body / columns).ceil().max(1.0);
    let last = body - columns * (lines - 1.0);
    let beside = last + 1.0 + day <= columns;
    let body = inset_at_both_sides(runs::paragraph(Named::Imprint, &imprint.body), style);
    let paragraphs = if beside {
        vec![with_day(body, imprint, style)]
    } else {
        let own = Paragraph::new().style(Named::Imprint.id());
        vec![body, with_day(inset_at_both_sides(own, style), imprint, style)]
    };
    let lines = unit::whole(lines + f64::from(u8::from(!beside)));
    Row { paragraphs, lines: u32::try_from(lines).unwrap_or(u32::MAX) }
}

/// `paragraph` with the day at the right of its last line.
fn with_day(paragraph: Paragraph, imprint: &Imprint, style: &Style) -> Paragraph {
    let right = unit::index(Page::of(style).text_width - inset(style));
    let paragraph = paragraph
        .add_tab(Tab::new().val(TabValueType::Right).pos(right))
        .add_run(docx_rs::Run::new().add_tab());
    runs::with_text(paragraph, &imprint.date)
}

fn inset_at_both_sides(paragraph: Paragraph, style: &Style) -> Paragraph {
    let inset = inset(style);
    paragraph.indent(Some(inset), None, Some(inset), None)
}
