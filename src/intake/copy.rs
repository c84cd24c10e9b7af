//! A sealed copy or photo -> its kind and how many pages it has. No pixel is decoded.
//!
//! Pictures have one page, a TIFF one for each directory (TIFF 6.0, section 2), an OFD one for
//! each `Page` of its document part (GB/T 33190, 7.5). A PDF is a language of its own, whose
//! pages the PDF library counts.

use lopdf::{Document, LoadOptions};
use std::collections::BTreeSet;

use memchr::memmem;

use crate::diag::FileKind;

use super::arrival::CopyKind;
use super::limits::{DOCUMENT_XML, DOCUMENTS, MIB, PAGED_MIB, PDF_STREAM};
use super::refusal::{Refusal, damaged};
use super::xml::{Piece, events};
use super::{archive, guarded};

/// What kind of copy a file is; `None` where it is something else.
pub(super) fn kind(kind: FileKind) -> Option<CopyKind> {
    match kind {
        FileKind::Pdf => Some(CopyKind::Pdf),
        FileKind::Ofd => Some(CopyKind::Ofd),
        FileKind::Picture => Some(CopyKind::Picture),
        FileKind::Pages => Some(CopyKind::Pages),
        FileKind::Xlsx
        | FileKind::Xls
        | FileKind::Ods
        | FileKind::Xlsb
        | FileKind::Empty
        | FileKind::Encrypted
        | FileKind::Docx
        | FileKind::Document
        | FileKind::Slides
        | FileKind::Html
        | FileKind::SpreadsheetXml
        | FileKind::Text
        | FileKind::Mail
        | FileKind::Mailbox
        | FileKind::OutlookMail
        | FileKind::Winmail
        | FileKind::Zip
        | FileKind::Archive
        | FileKind::Guarded
        | FileKind::Unknown => None,
    }
}

/// Counts pages, of all that one arrival brings together no more than it may cost: what is to be read
/// of a PDF or OFD is told before, and the copies after the one that is too much have no number.
pub(super) struct Counter {
    /// Bytes that may still be read.
    left: u64,
}

impl Counter {
    pub(super) fn new() -> Counter {
        Counter { left: PAGED_MIB * MIB }
    }

    /// The pages of a copy of that kind; `None` where they cannot be counted.
    pub(super) fn pages(&mut self, kind: CopyKind, bytes: &[u8]) -> Option<u32> {
        match kind {
            CopyKind::Picture => Some(tiff_pages(bytes).unwrap_or(1)),
            CopyKind::Pages | CopyKind::Document => None,
            _ if self.left == 0 => None,
            CopyKind::Pdf => {
                self.take(to_read_of_pdf(bytes));
                guarded(|| pdf_pages(bytes)).ok()
            }
            CopyKind::Ofd => guarded(|| Ok(self.ofd_pages(bytes))).ok().flatten(),
        }
        .filter(|pages| *pages > 0)
    }

    fn take(&mut self, bytes: u64) {
        self.left = self.left.saturating_sub(bytes);
    }

    /// The pages of all documents of an OFD.
    fn ofd_pages(&mut self, bytes: &[u8]) -> Option<u32> {
        self.take(archive::unpacked(bytes));
        let mut archive = archive::check(bytes).ok()?;
        let documents = texts(&archive.part("OFD.xml").ok()??, b"DocRoot")?;
        // Each once: their number and their pages multiply.
        let documents: BTreeSet<&str> =
            documents.iter().map(|path| path.trim().trim_start_matches('/')).collect();
        if documents.len() > DOCUMENTS {
            return None;
        }
        let (mut pages, mut left) = (0, DOCUMENT_XML);
        for path in documents {
            let document = archive.part(path).ok()??;
            left = left.checked_sub(document.len())?;
            pages += count(&document)?;
            if pages > PAGES {
                return None;
            }
        }
        Some(pages)
    }
}

/// Whether a picture (JPEG, PNG) lies somewhere in an .xls, which keeps them as they are.
pub(super) fn has_picture(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"\xFF\xD8\xFF\xE0", b"\xFF\xD8\xFF\xE1", b"\x89PNG\r\n"];
    marks.iter().any(|mark| memmem::find(bytes, mark).is_some())
}

/// More pages than any sealed copy has; also ends a circle of directories.
const PAGES: u32 = 1_000;

/// The directories of a TIFF; `None` where it is none.
fn tiff_pages(bytes: &[u8]) -> Option<u32> {
    let little = match bytes.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let number = |at: usize, length: usize| {
        let bytes = bytes.get(at..at.checked_add(length)?)?.iter();
        let join = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(if little { bytes.rev().fold(0, join) } else { bytes.fold(0, join) })
    };
    let (mut pages, mut next) = (0, number(4, 4)?);
    while next != 0 && pages < PAGES {
        let Some(entries) = number(next, 2) else { break };
        pages += 1;
        next = number(next + 2 + entries * 12, 4).unwrap_or(0);
    }
    Some(pages.max(1))
}

/// What reading a PDF may come to: its bytes, and as much of each stream as is unpacked at most. Each has the
/// word at both its ends.
fn to_read_of_pdf(bytes: &[u8]) -> u64 {
    let streams = memmem::find_iter(bytes, b"stream").count() as u64 / 2;
    bytes.len() as u64 + streams * PDF_STREAM as u64
}

fn pdf_pages(bytes: &[u8]) -> Result<u32, Refusal> {
    let options = LoadOptions::with_max_decompressed_size(PDF_STREAM);
    let document = Document::load_mem_with_options(bytes, options).map_err(damaged)?;
    u32::try_from(document.page_iter().count()).map_err(damaged)
}

/// The texts of all elements of that name.
fn texts(xml: &[u8], name: &[u8]) -> Option<Vec<String>> {
    let (mut texts, mut inside) = (Vec::<String>::new(), false);
    let read = events(xml, |piece| match piece {
        Piece::Start(tag) if tag.local_name().as_ref() == name => {
            inside = true;
            texts.push(String::new());
        }
        Piece::Text(text) if inside => {
            texts.last_mut().into_iter().for_each(|one| one.push_str(text))
        }
        Piece::End(_) => inside = false,
        Piece::Start(_) | Piece::Text(_) => {}
    });
    read.ok().map(|()| texts)
}

/// The elements `Page` inside `Pages`.
fn count(document: &[u8]) -> Option<u32> {
    let (mut inside, mut pages) = (false, 0);
    let read = events(document, |piece| match piece {
        Piece::Start(tag) if tag.local_name().as_ref() == b"Pages" => inside = true,
        Piece::Start(tag) => {
            pages += u32::from(inside && tag.local_name().as_ref() == b"Page");
        }
        Piece::End(name) if name == b"Pages" => inside = false,
        Piece::End(_) | Piece::Text(_) => {}
    });
    read.ok().map(|()| pages)
}

#[cfg(test)]
mod tests {
    use super::{count, tiff_pages};

    #[test]
    fn a_tiff_has_a_page_for_each_directory() {
        let two = b"II*\0\x08\0\0\0\0\0\x0E\0\0\0\0\0\0\0\0\0";
        assert_eq!(tiff_pages(two), Some(2));
        let circle = b"MM\0*\0\0\0\x08\0\0\0\0\0\x08";
        assert_eq!(tiff_pages(circle), Some(super::PAGES));
        assert_eq!(tiff_pages(b"II*\0\xFF\xFF\xFF\xFF"), Some(1));
        assert_eq!(tiff_pages(b"\x89PNG"), None);
    }

    #[test]
    fn an_ofd_has_a_page_for_each_entry() {
        let document = b"<o:Document xmlns:o='x'><o:CommonData><o:Page/></o:CommonData><o:Pages>\
                         <o:Page ID='1'/><o:Page ID='2'></o:Page></o:Pages></o:Document>";
        assert_eq!(count(document), Some(2));
    }
}
