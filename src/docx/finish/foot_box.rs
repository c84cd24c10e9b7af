//! A table -> a text box that holds it, at the foot of the type area (7.4.1), or on the sheet
//! where a letterhead stands (10.1).
//!
//! A floating table would say the same, but LibreOffice leaves one of full width where it is;
//! a box (DrawingML) stands at the foot in both. The pattern lies beside, in `foot_box.xml`.

use std::mem;

use crate::length::Length;

use super::super::letter::Place;
use super::WriteError;
use super::libreoffice::alternative;
use super::tree::{Element, Node};

const PATTERN: &str = include_str!("foot_box.xml");

/// The width and height of a box and the white at its foot, in EMU.
pub(super) struct Extent {
    width: String,
    height: String,
    white: String,
    /// The height of the box as a length.
    whole: Length,
}

impl Extent {
    /// A box so wide and high, with `white` below what it holds.
    pub(super) fn new(width: Length, height: Length, white: Length) -> Extent {
        let emu = |length: Length| length.to_emu().to_string();
        let whole = height + white;
        Extent { width: emu(width), height: emu(whole), white: emu(white), whole }
    }

    fn set_on(&self, element: &mut Element) {
        element.set("cx", &self.width);
        element.set("cy", &self.height);
    }
}

/// A paragraph that anchors box number `id` with `table` in it, whose foot lies at `foot` of the
/// sheet.
///
/// Word lets the box grow with its text, upwards from the foot of the type area, so that a body
/// added to 抄送 finds room. LibreOffice gets a box of fixed height counted from the sheet's top:
/// one that grows it sets up to 2.5 mm off, and the foot of the type area it takes 4 mm too low
/// in a section that begins an even page.
pub(super) fn at_foot<'a>(
    table: Element<'a>,
    id: usize,
    extent: &Extent,
    foot: Length,
) -> Result<Element<'a>, WriteError> {
    let mut paragraph = around(table, id, extent)?;
    paragraph.each(&mut |element| match &*element.name {
        "wp:anchor" => {
            for child in &mut element.children {
                let Node::Element(position) = child else { continue };
                if position.name == "wp:positionV" {
                    let at_foot = mem::take(position);
                    let mut fixed = at_foot.clone();
                    fix(&mut fixed, foot - extent.whole);
                    *child = Node::Element(alternative(Some(at_foot), Some(fixed)));
                }
            }
        }
        "wps:bodyPr" => {
            let grows = Element::new("a:spAutoFit", &[]);
            element.children.push(Node::Element(alternative(Some(grows), None)));
        }
        _ => {}
    });
    Ok(paragraph)
}

/// Places a box so far from the sheet's edge.
fn fix(position: &mut Element, offset: Length) {
    position.set("relativeFrom", "page");
    let offset = Element::new("wp:posOffset", &[]).with_text(&offset.to_emu().to_string());
    position.children = vec![Node::Element(offset)];
}

/// A paragraph that anchors box number `id` with `table` in it.
fn around<'a>(table: Element<'a>, id: usize, extent: &Extent) -> Result<Element<'a>, WriteError> {
    let mut paragraph = Element::read(PATTERN.trim_end().as_bytes())?;
    let mut table = Some(Node::Element(table));
    paragraph.each(&mut |element| match &*element.name {
        "wp:extent" | "a:ext" => extent.set_on(element),
        "wps:bodyPr" => element.set("bIns", &extent.white),
        "wp:docPr" => element.set("id", &id.to_string()),
        "w:txbxContent" => element.children.splice(0..0, table.take()).for_each(drop),
        _ => {}
    });
    Ok(paragraph)
}

/// The number of the letterhead's box; those at a foot are numbered from 1.
const LETTERHEAD: usize = 1000;

/// A paragraph that anchors a box with `table` in it at a place of the sheet; the text takes no
/// notice of it.
pub(super) fn on_sheet<'a>(table: Element<'a>, place: &Place) -> Result<Element<'a>, WriteError> {
    let extent = Extent::new(place.width, place.height, Length::ZERO);
    let mut paragraph = around(table, LETTERHEAD, &extent)?;
    paragraph.each(&mut |element| match &*element.name {
        "wp:positionH" => fix(element, place.left),
        "wp:positionV" => fix(element, place.top),
        "wp:wrapTopAndBottom" => element.name = "wp:wrapNone".into(),
        "wp:docPr" => element.set("name", "版头"),
        "wps:bodyPr" => element.set("anchor", "t"),
        _ => {}
    });
    Ok(paragraph)
}
