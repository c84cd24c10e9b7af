//! What `docx-rs` built -> the finished file: parts read as trees, completed, brought into the
//! order of the schema, packed.
//!
//! `docx-rs` writes the children of many elements in an order that the schema refuses, gives
//! paragraphs numbers from a counter of the thread, and has no call for a repeated head row,
//! character indents, languages or the file's title. Characters beyond GB 2312 name a font that
//! goes on there (`beyond`). Last comes what one program reads otherwise than the others (`word`,
//! `libreoffice`).
//!
//! The text (`body`) goes through it piece by piece, from `docx-rs` into the archive.

mod beyond;
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

use std::mem;

use docx_rs::XMLDocx;

use crate::document::{Document, Style};

use super::blocks::each_piece;
use super::{Reader, WriteError};
use body::Body;
use package::Package;
use tree::Element;

/// What the file is made of, besides its parts.
pub(super) struct Made<'a> {
    pub(super) document: &'a Document,
    pub(super) style: &'a Style,
    pub(super) reader: Reader,
}

/// The bytes of the file whose parts are `docx`, still without text.
pub(super) fn finish(mut docx: XMLDocx, made: &Made) -> Result<Vec<u8>, WriteError> {
    for part in docx.headers.iter_mut().chain(&mut docx.footers) {
        edit(part, body::clean)?;
    }
    let document = mem::take(&mut docx.document);
    let mut document = Element::read(&document)?;
    order::sort(&mut document);
    let marks = sections::complete(&mut docx, body::take_mark(&mut document)?, made)?;
    edit(&mut docx.styles, |part| parts::styles(part, made.style))?;
    edit(&mut docx.settings, parts::settings)?;
    edit(&mut docx.font_table, parts::font_table)?;
    edit(&mut docx.doc_props.core, |part| parts::core_properties(part, &made.document.info))?;
    match made.reader {
        Reader::Word => word::adapt(&mut docx)?,
        Reader::LibreOffice => libreoffice::adapt(&mut docx, &mut document)?,
    }
    let mut body = Body::begin(Package::begin(docx)?, &document, marks, made)?;
    each_piece(made.document, made.style, made.reader, |piece| body.put(piece))?;
    body.end()?.end()
}

/// Reads a part, changes it, orders its children and writes it back.
fn edit(part: &mut Vec<u8>, change: impl FnOnce(&mut Element)) -> Result<(), WriteError> {
    let mut root = Element::read(part)?;
    change(&mut root);
    order::sort(&mut root);
    *part = root.write();
    Ok(())
}
