//! Bytes from outside -> a [`Workbook`]: cells with the text they show, and where they stand.
//!
//! What comes back is not to be trusted, and the libraries that read it end the program on some
//! files. So each step looks before the next opens: size ([`limits`]), kind by content
//! ([`sniff`]), the archive's directory, then a reader within bounds of its own; and all of it is done
//! in a process of its own with limited memory and time ([`crate::office::worker`]). `docs/intake.md` says why in
//! this order. Nothing here knows what a form is; a file that cannot be read is one finding.

mod archive;
mod arrival;
mod blanks;
mod bounce;
mod called;
mod cfb;
mod collect;
mod copy;
mod covered;
pub mod crumbs;
mod layout;
mod legacy;
pub mod limits;
mod mail;
mod mail_names;
mod mail_text;
mod mailbox;
mod names;
mod ods;
mod ods_pictures;
mod ods_styles;
mod package;
mod packed;
mod paper;
mod properties;
mod receive;
mod refusal;
mod repeats;
mod shown;
pub mod sniff;
mod styles;
mod threaded;
mod tnef;
mod unlock;
mod uuencode;
mod value;
mod word;
mod workbook;
mod xls_drawing;
mod xls_records;
mod xlsx;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::diag::{Bound, Diagnostic, FileKind, Problem, Returned};
use crate::origin::BookOrigin;

use collect::Collector;
use refusal::Refusal;

pub use arrival::{Arrival, Carried, CopyKind, Mail, Opened, Part, Received, StampedCopy, Unread};
pub use called::Called;
pub use names::carries_others;
pub use packed::listed as listed_in_zip;
pub use paper::{Align, MERGED, Paper, Paragraph, Piece, Remark, SOFT_END, paper};
pub use receive::{Incoming, Past, carried, hash, inner, receive};
pub use workbook::{Cell, Content, Note, Sheet, Value, Workbook};

/// Reads the workbook `bytes` of the file `name`, in this process.
///
/// # Errors
/// The one reason why it cannot be read, with file and, where it is in one, sheet and cell.
pub fn open(name: &Arc<str>, bytes: &[u8]) -> Result<Workbook, Diagnostic> {
    let kind = guarded(|| Ok(sniff::kind(bytes))).unwrap_or(FileKind::Unknown);
    match content(kind, bytes) {
        Ok(content) => Ok(Workbook { file: Arc::clone(name), content }),
        Err(refusal) => Err(diagnostic(name, refusal)),
    }
}

fn content(kind: FileKind, bytes: &[u8]) -> Result<Content, Refusal> {
    let mut content = read(kind, bytes)?;
    for sheet in &mut content.sheets {
        sheet.name = names::of_sheet(&sheet.name);
    }
    covered::check(&content)?;
    Ok(content)
}

fn read(kind: FileKind, bytes: &[u8]) -> Result<Content, Refusal> {
    if bytes.len() as u64 > limits::FILE_MIB * limits::MIB {
        return Err(too_large());
    }
    match kind {
        FileKind::Xlsx => guarded(|| xlsx::read(bytes, archive::check(bytes)?)),
        FileKind::Docx => guarded(|| word::read(archive::check(bytes)?)),
        FileKind::Ods => open_document(bytes),
        FileKind::Xls => {
            let pictures = usize::from(copy::has_picture(bytes));
            guarded(|| legacy::read_xls(bytes)).map(|content| Content { pictures, ..content })
        }
        FileKind::Empty => Err(Returned::Empty.into()),
        FileKind::Encrypted => unlocked(bytes),
        kind @ (FileKind::Pdf | FileKind::Ofd | FileKind::Picture | FileKind::Pages) => {
            Err(Returned::Beside { kind }.into())
        }
        kind @ (FileKind::Xlsb
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
        | FileKind::Unknown) => Err(Returned::NotWorkbook { kind }.into()),
    }
}

/// A workbook that Excel enciphered with its own password. Whatever keeps another closed, a password of
/// its own or damage, its sender has to send it open.
fn unlocked(bytes: &[u8]) -> Result<Content, Refusal> {
    let plain = guarded(|| unlock::unlock(bytes)).map_err(|_| Returned::Encrypted)?;
    let kind = sniff::kind(&plain);
    if kind != FileKind::Xlsx {
        return Err(Returned::NotWorkbook { kind }.into());
    }
    guarded(|| xlsx::read(&plain, archive::check(&plain)?))
}

/// The cells by the library, the layout by a pass of our own.
fn open_document(bytes: &[u8]) -> Result<Content, Refusal> {
    let (layouts, pictures) = guarded(|| {
        let mut archive = archive::check(bytes)?;
        let missing = || refusal::damaged("content.xml is missing");
        let content = archive.part("content.xml")?.ok_or_else(missing)?;
        repeats::check(&content)?;
        let content = content.into_owned();
        let common = archive.part("styles.xml").ok().flatten().unwrap_or_default();
        let layouts = ods::layouts(&content, &common)?;
        drop((content, common));
        let pictures = archive.names().filter(|name| name.starts_with("pictures/")).count();
        Ok((layouts, pictures))
    })?;
    let mut content = guarded(|| legacy::read_ods(bytes))?;
    let mut collector = Collector::new(content.sheets.len())?;
    for (sheet, layout) in content.sheets.iter_mut().zip(layouts) {
        layout.put(sheet, &mut collector)?;
    }
    content.pictures = pictures;
    Ok(content)
}

fn too_large() -> Refusal {
    Returned::Beyond { bound: Bound::File, limit: limits::FILE_MIB }.into()
}

/// The libraries panic on some files, and so may we: such a file is damaged, and no other is.
fn guarded<T>(read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    let done = catch_unwind(AssertUnwindSafe(read));
    done.unwrap_or_else(|_| Err(refusal::damaged("reader fault")))
}

fn diagnostic(name: &Arc<str>, refusal: Refusal) -> Diagnostic {
    let place = match refusal.place {
        None => BookOrigin::file(name),
        Some((sheet, None)) => BookOrigin::sheet(name, &sheet),
        Some((sheet, Some(cell))) => BookOrigin::cell(name, &sheet, cell),
    };
    Diagnostic::at(&place, Problem::Returned(refusal.problem))
}
