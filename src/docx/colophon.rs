//! 版记 (7.4): a table of one column between rules, one row for each element, that the finishing
//! pass puts into a box at the foot of the page.
//!
//! The box needs a height before anybody has broken a line, so the lines are counted on the
//! safe side; its content stands on the foot of the box, and a box too high shows nowhere. In
//! Word the box grows with its text.

use docx_rs::{
    BorderType, Paragraph, SpecialIndentType, Tab, TabValueType, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellMargins, TableLayoutType, TablePositionProperty, TableRow,
    WidthType,
};

use crate::document::{Colophon, ColophonItem, Imprint, Rule, Run, Style, plain_text};
use crate::han;
use crate::length::Length;

use super::styles::Named;
use super::unit::Page;
use super::{ANCHOR, runs, unit};

/// The table and the height of its box; nothing where the colophon is empty.
pub(super) fn colophon(colophon: &Colophon, style: &Style) -> Option<(Table, Length)> {
    let items = colophon.items.iter().map(|each| (item(each, style), item_lines(each, style)));
    let imprint = colophon.imprint.iter().map(|each| (imprint(each, style), 1));
    let rows: Vec<(Paragraph, u32)> = items.chain(imprint).collect();
    if rows.is_empty() {
        return None;
    }
    let lines: u32 = rows.iter().map(|(_, lines)| lines).sum();
    let rules = rules(colophon, rows.len(), style);
    let height = style.colophon.line_pitch * f64::from(lines)
        + rules.iter().flatten().map(|rule| rule.thickness).sum::<Length>()
        + ANCHOR;
    let paragraphs = rows.into_iter().map(|(paragraph, _)| paragraph);
    Some((table(paragraphs, &rules, style), height))
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

fn table(
    paragraphs: impl Iterator<Item = Paragraph>,
    rules: &[Option<Rule>],
    style: &Style,
) -> Table {
    let width = unit::index(Page::of(style).text_width);
    let row = |(paragraph, rules): (Paragraph, &[Option<Rule>])| {
        let cell = TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph);
        let positions = [TableCellBorderPosition::Top, TableCellBorderPosition::Bottom];
        let borders = positions.into_iter().zip(rules);
        let cell = borders.fold(cell.clear_all_border(), |cell, (position, rule)| match rule {
            Some(rule) => cell.set_border(border(position, *rule)),
            None => cell,
        });
        TableRow::new(vec![cell]).cant_split()
    };
    Table::without_borders(paragraphs.zip(rules.windows(2)).map(row).collect())
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

/// 印发机关 at the left, 印发日期 at the right, on one line (7.4.3).
fn imprint(imprint: &Imprint, style: &Style) -> Paragraph {
    let inset = inset(style);
    let right = unit::index(Page::of(style).text_width - inset);
    let paragraph = runs::paragraph(Named::Imprint, &imprint.body)
        .indent(Some(inset), None, Some(inset), None)
        .add_tab(Tab::new().val(TabValueType::Right).pos(right))
        .add_run(docx_rs::Run::new().add_tab());
    runs::with_text(paragraph, &imprint.date)
}
