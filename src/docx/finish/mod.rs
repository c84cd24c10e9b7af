//! What `docx-rs` built -> the finished file: parts read as trees, completed, brought into the
//! order of the schema, packed.
//!
//! `docx-rs` writes the children of many elements in an order that the schema refuses, gives
//! paragraphs numbers from a counter of the thread, and has no call for a repeated head row,
//! character indents, languages or the file's title. Last comes what one program reads otherwise
//! than the others (`word`, `libreoffice`).

mod body;
mod foot_box;
mod libreoffice;
mod order;
mod package;
mod parts;
mod sections;
mod tree;
mod turned;
mod word;

use docx_rs::XMLDocx;

use crate::document::{Document, Style};
use crate::length::Length;

use super::{Reader, WriteError};
use tree::Element;

/// What the file is made of, besides its parts.
pub(super) struct Made<'a> {
    pub(super) document: &'a Document,
    pub(super) style: &'a Style,
    /// The heights of the tables that stand in a box at the foot of a page, in their order.
    pub(super) foot_boxes: &'a [Length],
    pub(super) reader: Reader,
}

/// The file's bytes.
pub(super) fn finish(mut docx: XMLDocx, made: &Made) -> Result<Vec<u8>, WriteError> {
    for part in docx.headers.iter_mut().chain(&mut docx.footers) {
        edit(part, body::clean)?;
    }
    try_edit(&mut docx.document, |part| body::complete(part, made))?;
    sections::complete(&mut docx, made)?;
    edit(&mut docx.styles, |part| parts::styles(part, made.style))?;
    edit(&mut docx.settings, parts::settings)?;
    edit(&mut docx.font_table, parts::font_table)?;
    edit(&mut docx.doc_props.core, |part| parts::core_properties(part, &made.document.info))?;
    match made.reader {
        Reader::Word => word::adapt(&mut docx)?,
        Reader::LibreOffice => libreoffice::adapt(&mut docx)?,
    }
    package::pack(docx)
}

/// Reads a part, changes it, orders its children and writes it back.
fn edit(part: &mut Vec<u8>, change: impl FnOnce(&mut Element)) -> Result<(), WriteError> {
    try_edit(part, |root| {
        change(root);
        Ok(())
    })
}

/// The same, where the change itself may fail.
fn try_edit(
    part: &mut Vec<u8>,
    change: impl FnOnce(&mut Element) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    let mut root = Element::read(part)?;
    change(&mut root)?;
    order::sort(&mut root);
    *part = root.write();
    Ok(())
}
