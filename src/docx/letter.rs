//! What a letter has above and below the lines of its first page (10.1): the mark over a red
//! double rule, in a frame (for LibreOffice, a box) that stands on the sheet where the standard
//! wants it, and another double rule in the footer of that page, which has no page number.
//!
//! The mark reaches above the type area. In a header it could stand too, but LibreOffice does not
//! put the text of a page right below a header that is higher than the page's margin.

use docx_rs::{
    Docx, Footer, Paragraph, Table, TableCell, TableCellMargins, TableLayoutType,
    TablePositionProperty, TableRow, WidthType,
};

use crate::document::{Block, Document, Head, HeadForm, Rule, Style};
use crate::length::Length;

use super::descent::Descent;
use super::styles::Named;
use super::{ANCHOR, Reader, exact, footer, frame, head, unit};

/// Where the letterhead stands on the sheet, and its size.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) left: Length,
    pub(super) top: Length,
    pub(super) width: Length,
    pub(super) height: Length,
}

/// The place of the letterhead of `document`; nothing where it has none.
pub(super) fn place_in(document: &Document, style: &Style) -> Option<Place> {
    letter(document, style).map(|head| place(head, style))
}

fn place(head: &Head, style: &Style) -> Place {
    let geometry = style.head_geometry(head, &[]);
    let (top, double) = (head::em_top(&geometry), style.head.double);
    let foot = geometry.rule.unwrap_or_default() + double.height() + BELOW;
    Place {
        left: style.paper.left + (style.paper.area_width - double.width) / 2.0,
        top: style.paper.top + top,
        width: double.width,
        height: foot - top + ANCHOR * 2.0,
    }
}

/// The head of a letter.
fn letter<'a>(document: &'a Document, style: &Style) -> Option<&'a Head> {
    let Some(Block::Head(head)) = document.blocks.first() else { return None };
    Some(head).filter(|_| style.head.form == HeadForm::Letter)
}

/// The mark and the double rule, thick over thin, at their place of the sheet; nothing on
/// preprinted paper.
pub(super) fn letterhead(head: &Head, style: &Style, reader: Reader, descent: &mut Descent) {
    if style.preprinted {
        return;
    }
    let paragraphs = mark_and_rules(head, style);
    match reader {
        Reader::Word => {
            let (place, white) = from_above(place(head, style), style);
            let foot = place.top + place.height - style.paper.top;
            let framed = frame::on_sheet(lowered(paragraphs, white), &place);
            descent.framed(framed, unit::twips(foot));
        }
        // Its box hangs on a low paragraph.
        Reader::LibreOffice => descent.table(boxed(paragraphs, style), unit::twips(ANCHOR)),
    }
}

/// A place that begins no lower than the lines of the page, and the white that this adds above:
/// where a line finds room above a frame, it stands there.
fn from_above(place: Place, style: &Style) -> (Place, Length) {
    let white = (place.top - style.paper.top).max(Length::ZERO);
    let (top, height) = (place.top - white, place.height + white);
    (Place { top, height, ..place }, white)
}

/// The paragraphs with so much white above the first, a line of its own: programs differ in what
/// they make of white before the first line of a frame.
fn lowered(mut paragraphs: Vec<Paragraph>, white: Length) -> Vec<Paragraph> {
    if white > Length::ZERO {
        paragraphs.insert(0, frame::anchor(white));
    }
    paragraphs
}

/// The mark and its double rule, one below the other.
fn mark_and_rules(head: &Head, style: &Style) -> Vec<Paragraph> {
    let geometry = style.head_geometry(head, &[]);
    let fit = geometry.mark;
    let tight = unit::twips(exact::tight(fit.size));
    let mark_foot = unit::twips(head::em_top(&geometry)) + tight;
    let above = unit::twips(geometry.rule.unwrap_or_default()) - mark_foot;
    let double = style.head.double;
    let rules = double_rule([double.thick, double.thin], above, Length::ZERO, style);
    let marks = head.marks.iter().take(1);
    let marks =
        marks.map(|mark| head::mark_line(mark, fit, style).line_spacing(exact::line(tight)));
    marks.chain(rules).collect()
}

/// A table of one cell, which the finishing pass puts into its box.
fn boxed(paragraphs: Vec<Paragraph>, style: &Style) -> Table {
    let width = unit::index(unit::twips(style.head.double.width));
    let cell = paragraphs.into_iter().fold(TableCell::new(), TableCell::add_paragraph);
    let row = TableRow::new(vec![cell.width(width, WidthType::Dxa).clear_all_border()]);
    let table = Table::without_borders(vec![row])
        .set_grid(vec![width])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0));
    table.position(TablePositionProperty::new().vertical_anchor(ON_SHEET))
}

/// By this the finishing pass knows the letterhead.
pub(super) const ON_SHEET: &str = "page";

/// `docx` with the footer of a letter's first page; as it was in other formats.
pub(super) fn with_first_page(docx: Docx, document: &Document, style: &Style) -> Docx {
    match letter(document, style) {
        Some(_) => docx.first_footer(foot(style)),
        None => docx,
    }
}

/// From the sheet's lower edge to the footers, in twips: to the foot of the double rule in a
/// letter, else to that of the page number.
pub(super) fn footer_distance(style: &Style) -> i32 {
    match style.head.form {
        HeadForm::Letter => unit::twips(style.head.double.foot - BELOW),
        HeadForm::Document | HeadForm::Order => footer::distance(style),
    }
}

/// The double rule, thin over thick; blank on preprinted paper.
fn foot(style: &Style) -> Footer {
    if style.preprinted {
        return Footer::new().add_paragraph(Paragraph::new().style(Named::RedRule.id()));
    }
    let double = style.head.double;
    let outside = (style.paper.area_width - double.width) / 2.0;
    let rules = double_rule([double.thin, double.thick], 0, outside, style);
    rules.into_iter().fold(Footer::new(), Footer::add_paragraph)
}

/// Two rules one under the other with so many twips above them, each the upper border of a low
/// paragraph, from `outside` on at both sides.
fn double_rule(
    [upper, lower]: [Rule; 2],
    above: i32,
    outside: Length,
    style: &Style,
) -> [Paragraph; 2] {
    let outside = unit::twips(outside);
    let ruled = |rule, height, above| {
        let spacing = exact::line(unit::twips(height)).before(unit::unsigned(above));
        let paragraph = Paragraph::new()
            .style(Named::RedRule.id())
            .indent(Some(outside), None, Some(outside), None)
            .line_spacing(spacing);
        head::with_rule_above(paragraph, rule)
    };
    [ruled(upper, style.head.double.gap, above), ruled(lower, BELOW, 0)]
}

/// What is left of the double rule's last line below it.
const BELOW: Length = ANCHOR;
