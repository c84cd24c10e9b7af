//! What was received, under the names that it had on a day that lies back: a file that lies in an archive now may have
//! lain beside it then.

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics};
use crate::origin::{BookOrigin, INTO, Place};

use super::arrival::{Arrival, Mail, Opened, Received, StampedCopy};
use super::names;

/// What a file is to be called, and the mail that brought it.
#[derive(Clone, Debug)]
pub struct Called {
    /// As messages call it ([`Arrival::origin`]).
    pub file: Arc<str>,
    /// The mail it was attached to.
    pub mail: Option<Arc<Mail>>,
}

impl Called {
    fn arrival(&self, arrival: &Arrival) -> Arrival {
        let way = self.file.replace(INTO, "/");
        let (folder, name) = names::split(&way);
        Arrival {
            origin: Arc::clone(&self.file),
            name: name.to_owned(),
            folder: folder.to_owned(),
            mail: self.mail.clone(),
            ..arrival.clone()
        }
    }

    fn opened(&self, one: &Opened) -> Opened {
        let mut opened = Opened { arrival: self.arrival(&one.arrival), ..one.clone() };
        opened.workbook.file = Arc::clone(&self.file);
        opened
    }
}

/// `found`, of a file that is called so.
fn found_in(found: &Diagnostic, file: &Arc<str>) -> Diagnostic {
    let place = match &found.place {
        Place::Book(origin) => Place::Book(Arc::new(origin.called(file))),
        place @ (Place::Text(_) | Place::Nowhere) => place.clone(),
    };
    Diagnostic { place, ..found.clone() }
}

fn file_of(found: &Diagnostic) -> Option<&str> {
    match &found.place {
        Place::Book(origin) => Some(BookOrigin::file_name(origin)),
        Place::Text(_) | Place::Nowhere => None,
    }
}

impl Received {
    /// How each file came of which bytes are known.
    pub fn arrivals(&self) -> impl Iterator<Item = &Arrival> {
        let opened = self.opened.iter().map(|one| &one.arrival);
        let stamped = self.stamped.iter().map(|copy| &copy.arrival);
        let unusable = self.unusable.iter().map(|(arrival, _)| arrival);
        opened.chain(stamped).chain(unusable).filter(|one| !one.hash.is_empty())
    }

    /// What was received of the file of that name and hash alone, as it is to be `called`.
    #[must_use]
    pub fn alone(&self, (file, hash): (&str, &str), called: &Called) -> Received {
        let is_it = |one: &Arrival| *one.origin == *file && one.hash == hash;
        let opened = self.opened.iter().filter(|one| is_it(&one.arrival));
        let stamped = self.stamped.iter().filter(|copy| is_it(&copy.arrival));
        let unusable = self.unusable.iter().filter(|(arrival, _)| is_it(arrival));
        let stamped = stamped
            .map(|copy| StampedCopy { arrival: called.arrival(&copy.arrival), ..copy.clone() });
        let unusable = unusable
            .map(|(arrival, found)| (called.arrival(arrival), found_in(found, &called.file)));
        let mut findings = Diagnostics::new();
        let of_it = self.findings.iter().filter(|one| file_of(one) == Some(file));
        findings.extend(of_it.map(|one| found_in(one, &called.file)));
        Received {
            opened: opened.map(|one| called.opened(one)).collect(),
            stamped: stamped.collect(),
            unusable: unusable.collect(),
            findings,
            ..Received::default()
        }
    }

    /// What was received beside the files of which bytes are known, of the file `now` that is to be called `then`.
    #[must_use]
    pub fn beside(self, now: &str, then: &str) -> Received {
        let known: Vec<Arc<str>> = self.arrivals().map(|one| Arc::clone(&one.origin)).collect();
        let called = |file: &str| -> Arc<str> {
            file.strip_prefix(now)
                .map_or_else(|| file.into(), |rest| format!("{then}{rest}").into())
        };
        let mut findings = Diagnostics::new();
        let is_known = |found: &&Diagnostic| {
            file_of(found).is_some_and(|file| known.iter().any(|one| **one == *file))
        };
        let beside = self.findings.iter().filter(|one| !is_known(one));
        findings.extend(beside.map(|one| match file_of(one) {
            Some(file) => found_in(one, &called(file)),
            None => one.clone(),
        }));
        let unknown = self.unusable.into_iter().filter(|(arrival, _)| arrival.hash.is_empty());
        let unusable = unknown.map(|(arrival, found)| {
            let called = Called { file: called(&arrival.origin), mail: arrival.mail.clone() };
            (called.arrival(&arrival), found_in(&found, &called.file))
        });
        let unusable = unusable.collect();
        Received { unread: self.unread, unusable, findings, ..Received::default() }
    }

    /// The same in the order of the names: in what order files lie in an archive is lost when it is unpacked.
    #[must_use]
    pub fn in_order(mut self) -> Received {
        self.opened.sort_by(|one, other| one.arrival.origin.cmp(&other.arrival.origin));
        self.stamped.sort_by(|one, other| one.arrival.origin.cmp(&other.arrival.origin));
        self.unusable.sort_by(|(one, _), (other, _)| one.origin.cmp(&other.origin));
        self
    }
}
