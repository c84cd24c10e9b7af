//! 页码 on a turned sheet (7.5, 8): on its short side, turned back, so that on paper it is where
//! all other pages have it.
//!
//! The footer of the upright pages comes in, with its one number; out goes the same with the number
//! at its place of the turned sheet: in the cell of a table whose text runs downwards, for
//! LibreOffice, which does not let a table of a footer float, in a box.

use std::mem;

use crate::document::Style;
use crate::length::Length;

use super::super::footer::{self, Side};
use super::super::{Reader, exact, unit};
use super::tree::{Element, Node};
use super::{Made, WriteError};

const BOX: &str = include_str!("number_box.xml");
const CELL: &str = include_str!("number_cell.xml");

/// The footer of a turned sheet.
pub(super) fn footer(footer: &[u8], side: Side, made: &Made) -> Result<Vec<u8>, WriteError> {
    let mut root = Element::read(footer)?;
    let number = mem::take(&mut root.children);
    let place = Place::of(made.style);
    root.children = match made.reader {
        Reader::Word => in_cell(number, &place)?,
        Reader::LibreOffice => vec![Node::Element(in_box(number, side, &place)?)],
    };
    Ok(root.write())
}

/// Where the number stands on the turned sheet.
struct Place {
    x: Length,
    y: Length,
    width: Length,
    height: Length,
}

impl Place {
    /// The sheet's foot is the turned sheet's left side, its left edge the head.
    fn of(style: &Style) -> Place {
        Place {
            x: Length::pt(f64::from(footer::distance(style)) / 20.0),
            y: style.paper.left,
            width: exact::tight(style.page_number.text.size),
            height: style.paper.area_width,
        }
    }
}

/// A table at the place, and the paragraph that it hangs on.
fn in_cell<'a>(number: Vec<Node<'a>>, place: &Place) -> Result<Vec<Node<'a>>, WriteError> {
    let mut pattern = Element::read(CELL.trim_end().as_bytes())?;
    let twips = |length: Length| unit::twips(length).to_string();
    let mut number = Some(number);
    pattern.each(&mut |element| match &*element.name {
        "w:tblpPr" => {
            element.set("w:tblpX", &twips(place.x));
            element.set("w:tblpY", &twips(place.y));
        }
        "w:tblW" | "w:gridCol" | "w:tcW" => element.set("w:w", &twips(place.width)),
        "w:trHeight" => element.set("w:val", &twips(place.height)),
        "w:tc" => element.children.extend(number.take().into_iter().flatten().take(1)),
        _ => {}
    });
    Ok(pattern.children)
}

/// A paragraph that anchors a box at the place.
fn in_box<'a>(number: Vec<Node<'a>>, side: Side, place: &Place) -> Result<Element<'a>, WriteError> {
    let mut paragraph = Element::read(BOX.trim_end().as_bytes())?;
    let emu = |length: Length| length.to_emu().to_string();
    let (width, height) = (emu(place.width), emu(place.height));
    let mut offsets = [emu(place.x), emu(place.y)].into_iter();
    let mut number = Some(number);
    let id = match side {
        Side::Right => "901",
        Side::Left => "902",
    };
    paragraph.each(&mut |element| match &*element.name {
        "wp:extent" | "a:ext" => {
            element.set("cx", &width);
            element.set("cy", &height);
        }
        "wp:posOffset" => {
            let offset = offsets.next().unwrap_or_default();
            element.children = vec![Node::Text(offset.into())];
        }
        "wp:docPr" => element.set("id", id),
        "w:txbxContent" => element.children = number.take().unwrap_or_default(),
        _ => {}
    });
    Ok(paragraph)
}
