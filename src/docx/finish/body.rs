//! The text of the file (`document.xml` and the footers): what `docx-rs` has no call for.

use super::super::letter;
use super::super::styles::Named;
use super::foot_box::{self, Extent};
use super::tree::{Element, Node};
use super::{Made, WriteError};

/// Completes `document.xml`: head rows that repeat, boxes at the foot of a page.
pub(super) fn complete(part: &mut Element, made: &Made) -> Result<(), WriteError> {
    clean(part);
    steady(part);
    let style = made.style;
    let mut heights = made.foot_boxes.iter().enumerate();
    let Some(body) = part.find("w:body") else { return Err(WriteError::Empty) };
    for child in body.children.iter_mut().filter(|child| child.is("w:tbl")) {
        let Node::Element(table) = child else { continue };
        let Some(anchor) = take_position(table) else {
            repeat_head(table);
            continue;
        };
        if anchor == letter::ON_SHEET {
            let Some(place) = letter::place_in(made.document, style) else { continue };
            *child = Node::Element(foot_box::on_sheet(std::mem::take(table), &place)?);
        } else if let Some((index, height)) = heights.next() {
            let extent = Extent::new(style.paper.area_width, *height, style.grid.lead);
            let (table, foot) = (std::mem::take(table), style.paper.area_foot());
            *child = Node::Element(foot_box::at_foot(table, index + 1, &extent, foot)?);
        }
    }
    Ok(())
}

/// Takes away what `docx-rs` writes and should not: paragraph numbers from a counter of the
/// thread, empty run properties, an attribute that the schema does not know.
pub(super) fn clean(part: &mut Element) {
    part.each(&mut |element| match element.name.as_str() {
        "w:p" => element.remove_attribute("w14:paraId"),
        "w:pPr" | "w:r" => {
            element.children.retain(|child| *child != Node::Element(Element::new("w:rPr", &[])));
        }
        "w:gridCol" => element.remove_attribute("w:type"),
        _ => {}
    });
}

/// A first line's indent that a paragraph gives as a length (a tracked line, a row of 签发人) is not
/// counted in characters.
fn steady(part: &mut Element) {
    part.each(&mut |element| {
        if element.name == "w:ind" && element.attribute("w:firstLine").is_some() {
            element.set("w:firstLineChars", "0");
        }
    });
}

/// To what the table was to be anchored, where it was to stand in a box; the mark of it is
/// removed.
fn take_position(table: &mut Element) -> Option<String> {
    let properties = table.find("w:tblPr")?;
    let anchor = properties.find("w:tblpPr")?.attribute("w:vertAnchor")?.to_owned();
    properties.remove("w:tblpPr");
    Some(anchor)
}

/// The rows of the head, which its style tells, stand on every page the table reaches. A table of
/// one row has nothing to stand above.
fn repeat_head(table: &mut Element) {
    let count = table.elements().filter(|element| element.name == "w:tr").count();
    let rows = table.elements().filter(|element| element.name == "w:tr");
    for properties in rows.take(count.saturating_sub(1)).map_while(head_properties) {
        properties.put(Element::new("w:tblHeader", &[]));
    }
}

/// The properties of a row, where it is one of the head.
fn head_properties(row: &mut Element) -> Option<&mut Element> {
    let style = row.find("w:tc")?.find("w:p")?.find("w:pPr")?.find("w:pStyle")?;
    let is_head = style.attribute("w:val") == Some(Named::TableHead.id());
    row.find("w:trPr").filter(|_| is_head)
}
