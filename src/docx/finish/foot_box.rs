//! A table -> a text box at the foot of the type area that holds it (7.4.1).
//!
//! A floating table would say the same, but LibreOffice leaves one of full width where it is;
//! a box (DrawingML) stands at the foot in both. The pattern lies beside, in `foot_box.xml`.

use crate::length::Length;

use super::WriteError;
use super::tree::{Element, Node};

const PATTERN: &str = include_str!("foot_box.xml");

/// The width and height of a box and the white at its foot, in EMU.
pub(super) struct Extent {
    width: String,
    height: String,
    white: String,
}

impl Extent {
    /// A box so wide and high, with `white` below what it holds.
    pub(super) fn new(width: Length, height: Length, white: Length) -> Extent {
        let emu = |length: Length| length.to_emu().to_string();
        Extent { width: emu(width), height: emu(height + white), white: emu(white) }
    }

    fn set_on(&self, element: &mut Element) {
        element.set("cx", &self.width);
        element.set("cy", &self.height);
    }
}

/// A paragraph that anchors box number `id` with `table` in it.
pub(super) fn around(table: Element, id: usize, extent: &Extent) -> Result<Element, WriteError> {
    let mut paragraph = Element::read(PATTERN.trim_end().as_bytes())?;
    let mut table = Some(Node::Element(table));
    paragraph.each(&mut |element| match element.name.as_str() {
        "wp:extent" | "a:ext" => extent.set_on(element),
        "wps:bodyPr" => element.set("bIns", &extent.white),
        "wp:docPr" => element.set("id", &id.to_string()),
        "w:txbxContent" => element.children.splice(0..0, table.take()).for_each(drop),
        _ => {}
    });
    Ok(paragraph)
}
