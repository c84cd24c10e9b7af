//! What Word and its kin read otherwise than LibreOffice, as ONLYOFFICE shows it (docs/word.md).
//!
//! The upper or lower border of a paragraph without borders at its sides reaches 1.5 pt beyond its
//! indents at either side, whatever its thickness: the paragraph is indented as much more, so that
//! a rule is as wide as is said.
//!
//! The least height of a row counts without the white of its cells above and below and without its
//! rule: it is said without them, so that a row is as high as on the page. The rule above a table
//! takes room on its page: the first row gives it up.

use docx_rs::XMLDocx;

use super::tree::{Element, Node};
use super::{WriteError, edit};

/// How far a border reaches beyond the indents, in twips.
const OVERHANG: i32 = 30;

/// Adapts the parts beside the text.
pub(super) fn adapt(docx: &mut XMLDocx) -> Result<(), WriteError> {
    docx.footers.iter_mut().try_for_each(|part| edit(part, text))
}

/// Adapts text.
pub(super) fn text(part: &mut Element) {
    part.each(&mut |element| match &*element.name {
        "w:p" => ruled(element),
        "w:tbl" => lower_rows(element),
        _ => {}
    });
}

/// Indents a paragraph with a border; its first line stays where it was.
fn ruled(paragraph: &mut Element) {
    let Some(properties) = paragraph.find("w:pPr") else { return };
    if properties.find("w:pBdr").is_none() {
        return;
    }
    let none = || Element::new("w:ind", &[]);
    let mut indent = properties.find("w:ind").cloned().unwrap_or_else(none);
    for side in ["w:left", "w:right"] {
        indent.set(side, &(number(&indent, side) + OVERHANG).to_string());
    }
    if indent.attribute("w:firstLine").is_some() {
        let first = (number(&indent, "w:firstLine") - OVERHANG).max(0);
        indent.set("w:firstLine", &first.to_string());
    }
    properties.put(indent);
}

/// What stands around the text of a cell, in twips.
pub(super) struct Around {
    above: i32,
    below: i32,
    rule: i32,
}

impl Around {
    /// As the properties of `table` say it; nothing where it has no rules between its rows.
    pub(super) fn of(table: &mut Element) -> Option<Around> {
        let properties = table.find("w:tblPr")?;
        let rule = number(properties.find("w:tblBorders")?.find("w:insideH")?, "w:sz");
        let margins = properties.find("w:tblCellMar")?;
        let mut side = |name| margins.find(name).map_or(0, |side| number(side, "w:w"));
        // A border's size is in eighths of a point.
        Some(Around { above: side("w:top"), below: side("w:bottom"), rule: rule * 20 / 8 })
    }
}

/// Makes each row of a ruled table as high as it is on the page.
fn lower_rows(table: &mut Element) {
    let Some(around) = Around::of(table) else { return };
    let rows = table.elements().filter(|element| element.name == "w:tr");
    rows.enumerate().for_each(|(at, row)| lower_row(row, &around, at == 0));
}

/// Makes a row as high as it is on the page; `first` says that it is the table's first.
pub(super) fn lower_row(row: &mut Element, around: &Around, first: bool) {
    let less = around.above + around.below + around.rule;
    lower(row, if first { less + around.rule } else { less });
    if first {
        row.elements().filter(|one| one.name == "w:tc").for_each(|cell| tighten(cell, around));
    }
}

/// Lowers the least height of a row.
fn lower(row: &mut Element, less: i32) {
    let height = row.find("w:trPr").and_then(|properties| properties.find("w:trHeight"));
    if let Some(height) = height.filter(|one| one.attribute("w:hRule") == Some("atLeast")) {
        height.set("w:val", &(number(height, "w:val") - less).max(0).to_string());
    }
}

/// Takes the rule's height from the white above the text of a cell.
fn tighten(cell: &mut Element, around: &Around) {
    let Some(properties) = cell.find("w:tcPr") else { return };
    let above = (around.above - around.rule).max(0).to_string();
    let white = Element::new("w:top", &[("w:w", &*above), ("w:type", "dxa")]);
    let mut margins = Element::new("w:tcMar", &[]);
    margins.children.push(Node::Element(white));
    properties.put(margins);
}

fn number(element: &Element, attribute: &str) -> i32 {
    element.attribute(attribute).and_then(|value| value.parse().ok()).unwrap_or(0)
}
