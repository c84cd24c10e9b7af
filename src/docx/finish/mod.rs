//! What `docx-rs` built -> the finished file: parts read as trees, completed, brought into the
//! order of the schema, packed.
//!
//! `docx-rs` writes the children of many elements in an order that the schema refuses, gives
//! paragraphs numbers from a counter of the thread, and has no call for a repeated head row,
//! character indents, languages or the file's title.

mod body;
mod foot_box;
mod libreoffice;
mod order;
mod package;
mod parts;
mod sections;
mod tree;

use docx_rs::XMLDocx;

use crate::document::{Document, Style};
use crate::length::Length;

use super::WriteError;
use tree::Element;

/// The file's bytes. `foot_boxes` are the heights of the tables that stand at the foot of a page,
/// in their order.
pub(super) fn finish(
    mut docx: XMLDocx,
    document: &Document,
    style: &Style,
    foot_boxes: &[Length],
) -> Result<Vec<u8>, WriteError> {
    for part in docx.headers.iter_mut().chain(&mut docx.footers) {
        edit(part, body::clean)?;
    }
    try_edit(&mut docx.document, |part| body::complete(part, document, style, foot_boxes))?;
    sections::complete(&mut docx, &document.sections(style), style)?;
    edit(&mut docx.styles, |part| {
        parts::styles(part, style);
        libreoffice::styles(part);
    })?;
    for part in docx.footers.iter_mut().chain([&mut docx.document]) {
        edit(part, libreoffice::text)?;
    }
    edit(&mut docx.settings, parts::settings)?;
    edit(&mut docx.font_table, parts::font_table)?;
    edit(&mut docx.doc_props.core, |part| parts::core_properties(part, &document.info))?;
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
