//! The parts -> the archive (OPC, a ZIP file): only the parts a notice uses, always in the same
//! order, with the same time stamp.

use std::io::{Cursor, Write};

use docx_rs::XMLDocx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::tree::{Element, Node};
use super::{WriteError, edit};

/// Parts that `docx-rs` announces for every document and a notice has none of.
const UNUSED: [&str; 4] = ["comments.xml", "commentsExtended.xml", "numbering.xml", "custom.xml"];

/// The bytes of the archive.
pub(super) fn pack(mut docx: XMLDocx) -> Result<Vec<u8>, WriteError> {
    edit(&mut docx.content_type, |types| {
        drop_unused(types, "PartName");
        // A relationship part has its type from the extension.
        types.children.retain(|child| !names(child, "PartName", ".rels"));
    })?;
    for relations in [&mut docx.rels, &mut docx.document_rels] {
        edit(relations, |part| drop_unused(part, "Target"))?;
    }
    archive(&parts(&docx))
}

/// The parts by name, in the order they are stored.
fn parts(docx: &XMLDocx) -> Vec<(String, &[u8])> {
    let fixed: [(&str, &[u8]); 9] = [
        ("[Content_Types].xml", &docx.content_type),
        ("_rels/.rels", &docx.rels),
        ("docProps/app.xml", &docx.doc_props.app),
        ("docProps/core.xml", &docx.doc_props.core),
        ("word/_rels/document.xml.rels", &docx.document_rels),
        ("word/document.xml", &docx.document),
        ("word/fontTable.xml", &docx.font_table),
        ("word/settings.xml", &docx.settings),
        ("word/styles.xml", &docx.styles),
    ];
    fixed
        .into_iter()
        .map(|(name, part)| (name.to_owned(), part))
        .chain(numbered("header", &docx.headers))
        .chain(numbered("footer", &docx.footers))
        .collect()
}

/// Parts of one kind, numbered from 1.
fn numbered<'a>(kind: &str, parts: &'a [Vec<u8>]) -> impl Iterator<Item = (String, &'a [u8])> {
    let name = move |at: usize| format!("word/{kind}{}.xml", at + 1);
    parts.iter().enumerate().map(move |(at, part)| (name(at), part.as_slice()))
}

fn archive(parts: &[(String, &[u8])]) -> Result<Vec<u8>, WriteError> {
    // The time stamp is set here because a build of `zip` may otherwise ask the clock.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(part)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn drop_unused(part: &mut Element, attribute: &str) {
    part.children.retain(|child| !UNUSED.iter().any(|unused| names(child, attribute, unused)));
}

/// Whether the child's attribute ends with this file name.
fn names(child: &Node, attribute: &str, file: &str) -> bool {
    match child {
        Node::Element(element) => element.attribute(attribute).is_some_and(|at| at.ends_with(file)),
        Node::Text(_) => false,
    }
}
