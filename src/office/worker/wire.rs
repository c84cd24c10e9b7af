//! What a process that reads is asked, and what it answers, as bytes.
//!
//! A process reads one file after the other, each with all that is packed in it. Before a file in an
//! archive or a mail is opened its name goes out, so that whoever waits knows which one it was and
//! asks again without it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::diag::Returned;
use crate::intake::{Carried, Paper, Past};
use crate::published::Described;

/// What is to be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Question {
    /// The files; several together are small ones, which are answered together.
    pub(super) files: Vec<Asked>,
    /// What is passed by in the one file that is asked for.
    pub(super) past: Vec<Past>,
    /// As what they are read.
    pub(super) as_what: What,
}

/// As what a file is read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum What {
    /// As a return.
    Return,
    /// The one file as a published paper, which is described.
    Paper,
    /// The one file as a published paper, of which the words are told.
    Words,
    /// The one file, or the one in it that has this hash, as pages of which that one is drawn, from 0.
    Picture {
        /// SHA-256.
        hash: String,
        /// Which page.
        page: usize,
    },
}

/// A page of a stamped copy, as a browser shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Drawn {
    /// The picture.
    pub bytes: Vec<u8>,
    /// What it is, as browsers call it (image/png).
    pub kind: String,
}

/// A file that is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    /// The file on the disk.
    pub(super) place: std::ffi::OsString,
    /// What messages call it: its path inside the folder of returns.
    pub(super) path: String,
}

/// What a process says of a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It is about to open the file of that mark, in the one file that it was asked for.
    Entering(String),
    /// What the file holds.
    Carried(Carried),
    /// The description of the published paper in the file, or why there is none.
    Paper(Result<Described, Returned>),
    /// The words of the published paper in the file, or why there are none.
    Words(Result<Paper, Returned>),
    /// A page of the file; nothing where it has none that can be drawn.
    Picture(Option<Drawn>),
    /// The file cannot be read from the disk.
    Unread {
        /// The system's number of the fault, where it has one.
        number: Option<i32>,
        /// What the system said.
        detail: String,
    },
}

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

impl From<Failure> for Returned {
    fn from(failure: Failure) -> Returned {
        match failure {
            Failure::NotStarted { detail } => Returned::ReaderNotStarted { detail },
            Failure::TooSlow { seconds } => Returned::TooSlow { seconds },
            Failure::Died => Returned::ReaderDied,
        }
    }
}

/// A question or an answer as bytes.
pub fn written<T: Serialize>(said: &T) -> Vec<u8> {
    // What cannot be written down is no answer: the asker sees that.
    postcard::to_allocvec(said).unwrap_or_default()
}

/// What `bytes` say; nothing where they are no question or answer.
pub(super) fn understood<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
