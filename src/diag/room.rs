//! How many findings of one code an archive or a mail may have with all that is packed in it.

use std::collections::BTreeMap;

use crate::origin;

/// Room for findings in files that came back.
pub struct Room {
    most: usize,
    /// What was taken: of each file in the folder of returns, by code.
    taken: BTreeMap<String, BTreeMap<&'static str, usize>>,
}

impl Room {
    /// Of each code so many.
    pub const fn of(most: usize) -> Room {
        Room { most, taken: BTreeMap::new() }
    }

    /// Whether there is room for one more of that code in that file.
    pub(super) fn takes(&mut self, file: Option<&str>, code: &'static str) -> bool {
        let arrival = file.map(origin::arrival).unwrap_or_default();
        if !self.taken.contains_key(arrival) {
            self.taken.insert(arrival.to_owned(), BTreeMap::new());
        }
        let Some(codes) = self.taken.get_mut(arrival) else { return true };
        let taken = codes.entry(code).or_default();
        *taken += 1;
        *taken <= self.most
    }
}
