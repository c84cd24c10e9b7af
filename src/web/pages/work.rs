//! The work at hand: how far it is, and that it is to stop.

use crate::office::progress;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::reply::{Kind, Reply};

/// Which work is to stop: the address of the form that asked for it; none for what only looks.
const OF: &str = "of";
/// That of letters, which go out while other work is done.
pub(in crate::web) const SEND: &str = "/letters/send";

/// How many pieces are done, of how many (“120 500”); nothing where nothing is counted.
pub(in crate::web) fn show(_desk: &Desk, _asked: &Fields) -> Reply {
    let words = progress::so_far().map(|(done, of)| format!("{done} {of}"));
    Reply::of(Kind::Text, words.unwrap_or_default())
}

/// Stops it: what it was to write is not written, and no more letters go out.
pub(in crate::web) fn stop(_desk: &Desk, fields: &Fields) -> Reply {
    match fields.get(OF) {
        SEND => progress::stop_letters(),
        _ => progress::stop(),
    }
    Reply::of(Kind::Text, "")
}
