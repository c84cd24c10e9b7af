//! A file of the folder that is read once more: what cannot be kept of all files until it is known which of them
//! count is read again of those that do.

use crate::form::Forms;
use crate::intake::{Arrival, Opened, Received};
use crate::origin;

use super::parts::parts;

/// Reads the file in the folder of returns that messages call so.
pub type ReadAgain<'r> = dyn Fn(&str) -> Received + Sync + 'r;

/// Files that are read again, one after the other.
pub(super) struct Again<'r> {
    read: &'r ReadAgain<'r>,
    forms: &'r Forms<'r>,
    /// What is left of the last of them: those that are packed in one file lie side by side.
    last: Option<(String, Vec<Opened>)>,
}

impl<'r> Again<'r> {
    /// None yet.
    pub(super) fn new(read: &'r ReadAgain<'r>, forms: &'r Forms<'r>) -> Again<'r> {
        Again { read, forms, last: None }
    }

    /// The workbook that came so; nothing where it is not there any more as it was.
    pub(super) fn workbook(&mut self, arrival: &Arrival) -> Option<Opened> {
        let file = origin::arrival(&arrival.origin);
        if self.last.as_ref().is_none_or(|(last, _)| last != file) {
            self.last = None;
            let opened = (self.read)(file).opened.into_iter();
            let opened = opened.flat_map(|one| parts(self.forms, one)).collect();
            self.last = Some((file.to_owned(), opened));
        }
        let (_, opened) = self.last.as_mut()?;
        let is_it =
            |one: &Opened| one.arrival.hash == arrival.hash && one.arrival.origin == arrival.origin;
        let at = opened.iter().position(is_it)?;
        Some(opened.swap_remove(at))
    }
}
