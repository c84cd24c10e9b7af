//! What has no streaming reader is read in a process of its own: the same program, started again
//! with the bytes on its standard input and the cells as JSON on its standard output.
//!
//! Starting processes and limiting their memory and time is the command line's work; this file
//! says what is asked ([`Ask`]), what the process answers ([`serve`]), and reads the answer.

use crate::diag::{FileKind, Returned};

use super::refusal::{Refusal, damaged};
use super::workbook::Content;
use super::{guarded, legacy, sniff};

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

/// The answer of the process: the cells of the .xls or .ods `bytes`, or why there are none, as
/// JSON. An .ods has passed the checks of [`open`](super::open).
pub fn serve(bytes: &[u8]) -> Vec<u8> {
    let answer = guarded(|| {
        if sniff::kind(bytes) == FileKind::Ods {
            legacy::read_ods(bytes)
        } else {
            legacy::read_xls(bytes)
        }
    });
    // A value that JSON does not have is no answer: the asker sees that.
    serde_json::to_vec(&answer).unwrap_or_default()
}

/// Has `bytes` read by a process.
pub(super) fn ask(bytes: &[u8], ask: Ask<'_>) -> Result<Content, Refusal> {
    let answer = ask(bytes)?;
    serde_json::from_slice::<Result<Content, Refusal>>(&answer).map_err(damaged)?
}
