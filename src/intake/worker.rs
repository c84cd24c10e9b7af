//! What has no reader that stays within bounds (.xls, .ods, mails, PDF) is read in a process of
//! its own: the same program, started again with the bytes on its standard input and the answer
//! as JSON on its standard output.
//!
//! Starting processes and limiting their memory and time is the command line's work; this file
//! says what is asked ([`Ask`]), what the process answers ([`serve`]), and reads the answer.

use lopdf::{Document, LoadOptions};
use serde::{Deserialize, Serialize};

use crate::diag::{FileKind, Returned};

use super::mail::{self, Letter};
use super::refusal::{Refusal, damaged};
use super::workbook::Content;
use super::{guarded, legacy, sniff};

/// Bytes of one stream of a PDF unpacked.
const STREAM: usize = 16 << 20;

/// Gives the bytes to a process that calls [`serve`], and brings back what it answered. At most
/// [`READER_MIB`](super::limits::READER_MIB) of memory,
/// [`READER_SECONDS`](super::limits::READER_SECONDS) and
/// [`ANSWER_MIB`](super::limits::ANSWER_MIB) of answer are the process's.
pub type Ask<'a> = &'a (dyn Fn(&[u8]) -> Result<Vec<u8>, Failure> + Sync);

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The process could not be started.
    NotStarted {
        /// What the system said.
        detail: String,
    },
    /// It took too long and was ended.
    TooSlow {
        /// The time it had, in seconds.
        seconds: u64,
    },
    /// It ended without an answer.
    Died,
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Refusal {
        let problem = match failure {
            Failure::NotStarted { detail } => Returned::ReaderNotStarted { detail },
            Failure::TooSlow { seconds } => Returned::TooSlow { seconds },
            Failure::Died => Returned::ReaderDied,
        };
        problem.into()
    }
}

/// What the process answers.
#[derive(Serialize, Deserialize)]
enum Answer {
    /// The cells of an .xls or .ods.
    Book(Content),
    /// What a mail carries, and where in it.
    Letter(Letter),
    /// The pages of a PDF.
    Pages(u32),
}

/// The answer of the process about `bytes`: the cells of an .xls or .ods, what a mail carries, or
/// the pages of a PDF; or why there is none. As JSON. An .ods has passed the checks of
/// [`open`](super::open).
pub fn serve(bytes: &[u8]) -> Vec<u8> {
    let answer = guarded(|| match sniff::kind(bytes) {
        FileKind::Ods => legacy::read_ods(bytes).map(Answer::Book),
        FileKind::Mail => mail::read(bytes).map(Answer::Letter),
        FileKind::Pdf => pdf_pages(bytes).map(Answer::Pages),
        FileKind::Xls
        | FileKind::Xlsx
        | FileKind::Xlsb
        | FileKind::Empty
        | FileKind::Encrypted
        | FileKind::Docx
        | FileKind::Document
        | FileKind::Slides
        | FileKind::Ofd
        | FileKind::Picture
        | FileKind::Html
        | FileKind::SpreadsheetXml
        | FileKind::Text
        | FileKind::Mailbox
        | FileKind::OutlookMail
        | FileKind::Winmail
        | FileKind::Zip
        | FileKind::Archive
        | FileKind::Pages
        | FileKind::Guarded
        | FileKind::Unknown => legacy::read_xls(bytes).map(Answer::Book),
    });
    // A value that JSON does not have is no answer: the asker sees that.
    serde_json::to_vec(&answer).unwrap_or_default()
}

fn pdf_pages(bytes: &[u8]) -> Result<u32, Refusal> {
    let options = LoadOptions::with_max_decompressed_size(STREAM);
    let document = Document::load_mem_with_options(bytes, options).map_err(damaged)?;
    u32::try_from(document.page_iter().count()).map_err(damaged)
}

/// Has the workbook `bytes` read by a process.
pub(super) fn book(bytes: &[u8], ask: Ask<'_>) -> Result<Content, Refusal> {
    match answer(bytes, ask)? {
        Answer::Book(content) => Ok(content),
        Answer::Letter(_) | Answer::Pages(_) => Err(damaged("another kind of file")),
    }
}

/// Has the mail `bytes` read by a process.
pub(super) fn letter(bytes: &[u8], ask: Ask<'_>) -> Result<Letter, Refusal> {
    match answer(bytes, ask)? {
        Answer::Letter(letter) => Ok(letter),
        Answer::Book(_) | Answer::Pages(_) => Err(damaged("another kind of file")),
    }
}

/// Has the pages of the PDF `bytes` counted by a process.
pub(super) fn pages(bytes: &[u8], ask: Ask<'_>) -> Result<u32, Refusal> {
    match answer(bytes, ask)? {
        Answer::Pages(pages) => Ok(pages),
        Answer::Book(_) | Answer::Letter(_) => Err(damaged("another kind of file")),
    }
}

fn answer(bytes: &[u8], ask: Ask<'_>) -> Result<Answer, Refusal> {
    let answer = ask(bytes)?;
    serde_json::from_slice::<Result<Answer, Refusal>>(&answer).map_err(damaged)?
}
