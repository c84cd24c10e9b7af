//! What comes from outside is read in a process of its own, which may end, hang or eat its share
//! without harm to the others: what it is asked, and what it answers.
//!
//! A process reads one file after the other, each with all that is packed in it. Before a file in an
//! archive or a mail is opened its name goes out, so that whoever waits knows which one it was and
//! asks again without it. Starting processes, bounding them and reading the disk is the command line's
//! work; this file turns questions and answers into bytes.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::diag::Returned;

use super::arrival::Carried;
use super::paper::Paper;
use super::receive::Past;

/// What is to be read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    /// The files; several together are small ones, which are answered together.
    pub files: Vec<Asked>,
    /// What is passed by in the one file that is asked for.
    pub past: Vec<Past>,
    /// Whether the one file is a published paper, and no return.
    pub as_paper: bool,
}

/// A file that is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// The file on the disk.
    pub place: std::ffi::OsString,
    /// What messages call it: its path inside the folder of returns.
    pub path: String,
}

/// What a process says of a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// It is about to open the file of that mark, in the one file that it was asked for.
    Entering(String),
    /// What the file holds.
    Carried(Carried),
    /// The file as a published paper, or why it is none.
    Paper(Result<Paper, Returned>),
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
pub fn understood<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
