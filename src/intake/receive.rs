//! A file of the folder of returns -> all it holds: itself, or what an archive or a mail carries.

use std::fmt::Write;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::date::Moment;
use crate::diag::FileKind;

use super::arrival::{Arrival, CopyKind, Opened, Received, StampedCopy};
use super::worker::Ask;
use super::{content, diagnostic, sniff, workbook::Workbook};

/// A file of the folder of returns.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'b> {
    /// Its path inside the folder of returns, with `/` between its parts.
    pub path: &'b str,
    /// Its bytes.
    pub bytes: &'b [u8],
    /// When it was last saved.
    pub saved: Option<Moment>,
}

/// Opens a file and whatever is in it. What has no streaming reader is read by `ask`.
pub fn receive(file: &Incoming<'_>, ask: Ask<'_>) -> Received {
    let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", file.path));
    let arrival = Arrival {
        origin: file.path.into(),
        name: name.to_owned(),
        folder: folder.to_owned(),
        hash: hash(file.bytes),
        mail: None,
        saved: file.saved,
    };
    one(arrival, file.bytes, ask)
}

fn one(arrival: Arrival, bytes: &[u8], ask: Ask<'_>) -> Received {
    let mut received = Received::default();
    if let Some(kind) = copy_kind(bytes) {
        received.stamped.push(StampedCopy { arrival, kind, pages: None });
        return received;
    }
    match content(bytes, ask) {
        Ok(content) => {
            let file = Arc::clone(&arrival.origin);
            received.opened.push(Opened { workbook: Workbook { file, content }, arrival });
        }
        Err(refusal) => received.findings.push(diagnostic(&arrival.origin, refusal)),
    }
    received
}

fn copy_kind(bytes: &[u8]) -> Option<CopyKind> {
    match sniff::kind(bytes) {
        FileKind::Pdf => Some(CopyKind::Pdf),
        FileKind::Ofd => Some(CopyKind::Ofd),
        FileKind::Picture => Some(CopyKind::Picture),
        FileKind::Xlsx
        | FileKind::Xls
        | FileKind::Ods
        | FileKind::Xlsb
        | FileKind::Empty
        | FileKind::Encrypted
        | FileKind::Document
        | FileKind::Slides
        | FileKind::Html
        | FileKind::SpreadsheetXml
        | FileKind::Text
        | FileKind::Mail
        | FileKind::Archive
        | FileKind::Unknown => None,
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _written = write!(text, "{byte:02X}");
        text
    })
}
