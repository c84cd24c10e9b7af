//! What a run finds in the folder of a period, against what the book knows -> the lines that are new.

use std::collections::BTreeSet;

use crate::origin::INTO;

use super::line::{Event, Letter, Line, Ruling, Run};
use super::{Book, Place};

/// What lies in the folder of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The period.
    pub period: String,
    /// The other periods of the year that have no folder.
    pub no_folder: Vec<String>,
    /// The files whose bytes are known, in the order of their names; also those inside archives and mails.
    pub files: Vec<Found>,
    /// The files whose bytes are not known; also of archives and mails, whatever they hold.
    pub unread: BTreeSet<String>,
    /// Whether nothing that lies there stayed unread for now, and so may lie there unseen.
    pub is_whole: bool,
    /// All rulings of the description.
    pub rulings: BTreeSet<Ruling>,
}

/// A file. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// As messages call it.
    pub file: String,
    /// SHA-256 of it.
    pub hash: String,
    /// The unit whose it is.
    pub unit: String,
    /// How that is known.
    pub unit_by: String,
    /// The period it reports.
    pub reports: String,
    /// Whether it is a stamped copy of that unit's.
    pub stamped: bool,
    /// The day of the mail that brought it.
    pub mailed: String,
    /// What that mail said.
    pub letter: Option<Letter>,
    /// The day it says it was filled in on.
    pub filled_on: String,
    /// The ruling that was followed.
    pub ruling: Option<Ruling>,
}

impl Found {
    /// Whether it is known to be a unit's return for that period.
    pub fn is_return_for(&self, period: &str) -> bool {
        !self.unit_by.is_empty() && self.reports == period
    }

    fn place(&self) -> Place {
        (self.file.clone(), self.hash.clone())
    }

    fn line(&self, period: &str, event: Event) -> Line {
        let found = self.clone();
        Line {
            event,
            period: period.to_owned(),
            file: found.file,
            hash: found.hash,
            unit: found.unit,
            unit_by: found.unit_by,
            reports: found.reports,
            stamped: found.stamped,
            mailed: found.mailed,
            filled_on: found.filled_on,
            ..Line::default()
        }
    }
}

impl Look {
    /// Whether the file of that name may be there, though its bytes are not known.
    pub fn may_hold(&self, file: &str) -> bool {
        let is_in = |one: &String| file.strip_prefix(one.as_str()).is_some_and(lies_in);
        !self.is_whole || self.unread.contains(file) || self.unread.iter().any(is_in)
    }
}

fn lies_in(rest: &str) -> bool {
    rest.starts_with(INTO)
}

impl Book {
    /// The lines that are new by what was found, in order.
    pub fn news(&self, look: &Look, run: &Run) -> Vec<Line> {
        let line = |event| Line { event, period: look.period.clone(), ..Line::default() };
        let looked = Line { no_folder: look.no_folder.clone(), ..line(Event::Looked) };
        let looked = Some(looked.of(run)).filter(|line| look.is_whole && !self.has_look(line));
        let (mut left, came) = self.moved(look);
        left.extend(came);
        left.extend(look.files.iter().filter_map(|found| self.told(look, found)));
        left.extend(look.files.iter().filter_map(|found| self.ruling(look, found)));
        looked.into_iter().chain(left.into_iter().map(|line| line.of(run))).collect()
    }

    /// What is there no more, and what is new: of bytes that only changed their name, one line.
    fn moved(&self, look: &Look) -> (Vec<Line>, Vec<Line>) {
        let now: BTreeSet<Place> = look.files.iter().map(Found::place).collect();
        let known = self.present(&look.period);
        let is_gone = |(file, hash): &&Place| {
            !now.contains(&(file.clone(), hash.clone())) && !look.may_hold(file)
        };
        let mut gone: Vec<Place> = known.iter().filter(is_gone).cloned().collect();
        let mut seen = BTreeSet::new();
        let mut came = Vec::new();
        for found in look.files.iter().filter(|found| !known.contains(&found.place())) {
            let before = gone.iter().position(|(_, hash)| *hash == found.hash);
            let (event, was) = match (before, self.first_place(&found.hash)) {
                (Some(at), _) => (Event::Renamed, gone.remove(at).0),
                (None, Some(place)) => (Event::Again, place),
                (None, None) if seen.contains(&found.hash) => (Event::Again, String::new()),
                (None, None) => (Event::Received, String::new()),
            };
            seen.insert(found.hash.clone());
            let letter = found.letter.clone();
            came.push(Line { was, letter, ..found.line(&look.period, event) });
        }
        let gone = gone.into_iter().map(|(file, hash)| {
            let (event, period) = (Event::Gone, look.period.clone());
            Line { event, period, file, hash, ..Line::default() }
        });
        (gone.collect(), came)
    }

    /// That a known file is told to be another unit's than before, or was nobody's.
    fn told(&self, look: &Look, found: &Found) -> Option<Line> {
        let before = self.units.of(&look.period, found.place())?;
        let is_new = !found.unit.is_empty() && found.unit != *before;
        is_new.then(|| found.line(&look.period, Event::Told))
    }

    /// That another ruling on a file is followed than before, or that the one before stands no longer.
    fn ruling(&self, look: &Look, found: &Found) -> Option<Line> {
        let before = self.rulings.of(&look.period, found.place());
        let event = match (&found.ruling, before) {
            (Some(now), before) if before != Some(now) => Event::Ruled,
            (None, Some(before)) if !look.rulings.contains(before) => Event::Withdrawn,
            (Some(_) | None, _) => return None,
        };
        let ruling = found.ruling.clone().or_else(|| before.cloned());
        Some(Line { ruling, ..found.line(&look.period, event) })
    }
}
