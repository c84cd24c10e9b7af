//! The parts -> the archive (OPC, a ZIP file): only the parts a notice uses, always in the same
//! order, with the same time stamp. The text is written as it comes.

use std::io::{Cursor, Write};

use docx_rs::XMLDocx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::tree::{Element, Node};
use super::{WriteError, edit};

/// Parts that `docx-rs` announces for every document and a notice has none of.
const UNUSED: [&str; 4] = ["comments.xml", "commentsExtended.xml", "numbering.xml", "custom.xml"];

/// The archive as far as it is written.
pub(super) struct Package {
    archive: ZipWriter<Cursor<Vec<u8>>>,
    docx: XMLDocx,
}

impl Package {
    /// Begins the archive of the parts `docx` with those that stand before the text.
    pub(super) fn begin(mut docx: XMLDocx) -> Result<Package, WriteError> {
        edit(&mut docx.content_type, |types| {
            drop_unused(types, "PartName");
            // A relationship part has its type from the extension.
            types.children.retain(|child| !names(child, "PartName", ".rels"));
        })?;
        for relations in [&mut docx.rels, &mut docx.document_rels] {
            edit(relations, |part| drop_unused(part, "Target"))?;
        }
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in [
            ("[Content_Types].xml", &docx.content_type),
            ("_rels/.rels", &docx.rels),
            ("docProps/app.xml", &docx.doc_props.app),
            ("docProps/core.xml", &docx.doc_props.core),
            ("word/_rels/document.xml.rels", &docx.document_rels),
        ] {
            store(&mut archive, name, part)?;
        }
        Ok(Package { archive, docx })
    }

    /// Begins the part with the text.
    pub(super) fn text(&mut self) -> Result<(), WriteError> {
        Ok(self.archive.start_file("word/document.xml", options())?)
    }

    /// Writes more of it.
    pub(super) fn write(&mut self, text: &str) -> Result<(), WriteError> {
        Ok(self.archive.write_all(text.as_bytes())?)
    }

    /// The bytes of the archive, with the parts that stand behind the text.
    pub(super) fn end(mut self) -> Result<Vec<u8>, WriteError> {
        let docx = &self.docx;
        for (name, part) in [
            ("word/fontTable.xml", &docx.font_table),
            ("word/settings.xml", &docx.settings),
            ("word/styles.xml", &docx.styles),
        ] {
            store(&mut self.archive, name, part)?;
        }
        for (kind, parts) in [("header", &docx.headers), ("footer", &docx.footers)] {
            for (number, part) in (1..).zip(parts) {
                store(&mut self.archive, &format!("word/{kind}{number}.xml"), part)?;
            }
        }
        Ok(self.archive.finish()?.into_inner())
    }
}

fn store(
    archive: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    part: &[u8],
) -> Result<(), WriteError> {
    archive.start_file(name, options())?;
    Ok(archive.write_all(part)?)
}

fn options() -> SimpleFileOptions {
    // The time stamp is set here because a build of `zip` may otherwise ask the clock, and the system
    // because it would name the one it runs on: the same notice has the same bytes on all.
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
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
