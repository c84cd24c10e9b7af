//! The work at hand: how far it is, and that it is to stop.

use crate::office::progress;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::reply::{Kind, Reply};

/// How many pieces are done, of how many (“120 500”); nothing where nothing is counted.
pub(in crate::web) fn show(_desk: &Desk, _asked: &Fields) -> Reply {
    let words = progress::so_far().map(|(done, of)| format!("{done} {of}"));
    Reply::of(Kind::Text, words.unwrap_or_default())
}

/// Stops it: what it was to write is not written.
pub(in crate::web) fn stop(_desk: &Desk, _fields: &Fields) -> Reply {
    progress::stop();
    Reply::of(Kind::Text, "")
}
