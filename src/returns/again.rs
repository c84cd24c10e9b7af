//! A file of the folder that is read once more: what cannot be kept of all files until it is known which of them
//! count is read again of those that do.

use crate::intake::{Arrival, Opened, Received};
use crate::origin;

/// Reads the file in the folder of returns that messages call so.
pub type ReadAgain<'r> = dyn Fn(&str) -> Received + Sync + 'r;

/// Files that are read again, one after the other.
pub(super) struct Again<'r> {
    read: &'r ReadAgain<'r>,
    /// What is left of the last of them: those that are packed in one file lie side by side.
    last: Option<(String, Vec<Opened>)>,
}

impl<'r> Again<'r> {
    /// None yet.
    pub(super) fn new(read: &'r ReadAgain<'r>) -> Again<'r> {
        Again { read, last: None }
    }

    /// The workbook that came so; nothing where it is not there any more as it was.
    pub(super) fn workbook(&mut self, arrival: &Arrival) -> Option<Opened> {
        let file = origin::arrival(&arrival.origin);
        if self.last.as_ref().is_none_or(|(last, _)| last != file) {
            self.last = None;
            self.last = Some((file.to_owned(), (self.read)(file).opened));
        }
        let (_, opened) = self.last.as_mut()?;
        let is_it =
            |one: &Opened| one.arrival.hash == arrival.hash && one.arrival.origin == arrival.origin;
        let at = opened.iter().position(is_it)?;
        Some(opened.swap_remove(at))
    }
}
