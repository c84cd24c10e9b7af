//! The book of receipts (收件登记): which run first saw which file in the folder of a period, when it was gone, and
//! which ruling was followed for it.
//!
//! ```text
//! bytes of log/收件.jsonl and its copies -> Book -> what surely came after a day, what a ruling was made for
//! Book + Look (what lies in a folder now) -> the lines that are new
//! ```
//!
//! A file came after a day surely where a run looked at its folder on that day or later and did not see it.

mod line;
mod look;
mod past;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::origin::INTO;

pub use line::{Event, Fault, Letter, Line, Ruling, Run};
pub use look::{Found, Look};

/// A file of a folder, by its name and the hash of its bytes.
pub type Place = (String, String);

/// All lines, and what follows from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    lines: Vec<Line>,
    /// The line of the first sight of each hash.
    first: BTreeMap<String, usize>,
    /// The same in the folder of each period.
    first_there: BTreeMap<(String, String), usize>,
    /// The looks at the folder of each period.
    looks: BTreeMap<String, Vec<usize>>,
    /// What lay in the folder of each period last.
    present: BTreeMap<String, BTreeSet<Place>>,
    /// The unit of a hash in the folder of a period, as it was told last.
    units: OfFiles<String>,
    /// The ruling that was followed last for a hash in the folder of a period.
    rulings: OfFiles<Ruling>,
    /// The hashes that a ruling was followed for, and the line of it.
    bound: BTreeMap<Ruling, BTreeMap<String, usize>>,
}

/// What is known of files in the folders of periods, by their hashes: of each file of those bytes, and what was told
/// last of any of them. Three copies under three units' names are three units'.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OfFiles<T> {
    files: BTreeMap<(String, Place), T>,
    last: BTreeMap<(String, String), T>,
}

impl<T> Default for OfFiles<T> {
    fn default() -> OfFiles<T> {
        OfFiles { files: BTreeMap::new(), last: BTreeMap::new() }
    }
}

impl<T: Clone> OfFiles<T> {
    fn insert(&mut self, line: &Line, told: T) {
        self.files.insert((line.period.clone(), line.place()), told.clone());
        self.last.insert((line.period.clone(), line.hash.clone()), told);
    }

    fn remove(&mut self, line: &Line) {
        self.files.remove(&(line.period.clone(), line.place()));
        self.last.remove(&(line.period.clone(), line.hash.clone()));
    }

    /// What is known of that file; of one that no line told of, what was told last of its bytes.
    fn of(&self, period: &str, place: Place) -> Option<&T> {
        let hash = place.1.clone();
        let own = self.files.get(&(period.to_owned(), place));
        own.or_else(|| self.last.get(&(period.to_owned(), hash)))
    }
}

/// The first day on which a file was seen in a folder.
#[derive(Clone, Copy)]
struct Sight {
    /// Its place among the lines.
    at: usize,
    clock: Date,
    told: Date,
}

/// A return of a unit, or a stamped copy of one, that lay in the folder of a period, and is there no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The file, as it was called last.
    pub file: String,
    /// SHA-256 of it.
    pub hash: String,
    /// The unit whose it was.
    pub unit: String,
    /// Whether it was a stamped copy, else the return itself.
    pub stamped: bool,
    /// The day that it says it was filled in on (2024-03-30); empty where that is not known.
    pub filled_on: String,
    /// The day by the clock on which it was seen first.
    pub seen: Date,
    /// That on which it was not there first.
    pub gone: Date,
}

/// The file that a ruling was followed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFor {
    /// SHA-256 of it.
    pub hash: String,
    /// The day by the clock on which it was followed first.
    pub day: String,
}

impl Book {
    /// Reads the bytes of a book, and tells the lines (from 1) that say nothing. A last line without an end was
    /// cut off in writing.
    pub fn read(bytes: &[u8]) -> (Book, Vec<(usize, Fault)>) {
        let whole = memchr::memrchr(b'\n', bytes).map_or(0, |end| end + 1);
        let (mut book, mut faults) = (Book::default(), Vec::new());
        for (at, line) in bytes[..whole].split(|byte| *byte == b'\n').enumerate() {
            // Some editors put a mark before a text they save.
            let line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line).trim_ascii();
            if line.is_empty() {
                continue;
            }
            match Line::read(line) {
                Ok(line) => book.push(line),
                Err(fault) => faults.push((at + 1, fault)),
            }
        }
        (book, faults)
    }

    /// Adds what a copy of the book says more. Lines of two computers are put in the order of the clock.
    pub fn join(&mut self, copy: Book) {
        let known: BTreeSet<&str> = self.lines.iter().map(|line| line.id.as_str()).collect();
        let is_new = |line: &Line| match line.id.as_str() {
            "" => !self.lines.contains(line),
            id => !known.contains(id),
        };
        let new: Vec<Line> = copy.lines.into_iter().filter(is_new).collect();
        if new.is_empty() {
            return;
        }
        let mut lines = std::mem::take(&mut self.lines);
        lines.extend(new);
        lines.sort_by(|one, other| one.time.cmp(&other.time));
        *self = Book::default();
        lines.into_iter().for_each(|line| self.push(line));
    }

    /// One line more.
    pub fn push(&mut self, line: Line) {
        let at = self.lines.len();
        line.changes(self.present.entry(line.period.clone()).or_default());
        match line.event {
            Event::Looked => line.looked_at().for_each(|period| {
                self.looks.entry(period.clone()).or_default().push(at);
            }),
            Event::Received | Event::Again => {
                self.first.entry(line.hash.clone()).or_insert(at);
                let there = (line.period.clone(), line.hash.clone());
                self.first_there.entry(there).or_insert(at);
            }
            Event::Renamed | Event::Gone | Event::Told | Event::Ruled | Event::Withdrawn => {}
        }
        match (line.event, &line.ruling) {
            (Event::Ruled, Some(ruling)) => {
                let bound = self.bound.entry(ruling.clone()).or_default();
                bound.entry(line.hash.clone()).or_insert(at);
                self.rulings.insert(&line, ruling.clone());
            }
            (Event::Withdrawn, Some(ruling)) => {
                self.rulings.remove(&line);
                self.bound.entry(ruling.clone()).or_default().remove(&line.hash);
            }
            (_, _) => {}
        }
        if line.event != Event::Gone && !line.hash.is_empty() {
            self.units.insert(&line, line.unit.clone());
        }
        self.lines.push(line);
    }

    /// All lines, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What lay in the folder of that period last.
    fn present(&self, period: &str) -> &BTreeSet<Place> {
        static NOTHING: BTreeSet<Place> = BTreeSet::new();
        self.present.get(period).unwrap_or(&NOTHING)
    }

    /// Where a file was seen first, as it is called from outside its folder.
    fn first_place(&self, hash: &str) -> Option<String> {
        let line = &self.lines[*self.first.get(hash)?];
        Some(format!("{}/{}", line.period, line.file))
    }

    /// Whether those folders were looked at on the same day of the clock, with the same day told.
    fn has_look(&self, line: &Line) -> bool {
        let same =
            |one: &Line| one.clock_day() == line.clock_day() && one.told_day() == line.told_day();
        line.looked_at().all(|period| self.looks_at(period).any(|(_, look)| same(look)))
    }

    fn looks_at(&self, period: &str) -> impl Iterator<Item = (usize, &Line)> {
        self.looks.get(period).into_iter().flatten().map(|at| (*at, &self.lines[*at]))
    }
}

/// What the book says to a run.
#[derive(Clone, Copy, Debug)]
pub struct Known<'b> {
    /// The book.
    pub book: &'b Book,
    /// The day by the clock.
    pub today: Date,
    /// The day that somebody said is to count as today.
    pub as_of: Option<Date>,
}

impl<'b> Known<'b> {
    /// The day on which a file of that folder was seen first, where it surely came after the day that is told to
    /// count: by the clock, or by the days that were told. Nothing is sure where no day is told. What lay in the
    /// folder of another period came when it was moved.
    pub fn came_later(&self, hash: &str, period: &str) -> Option<Date> {
        self.is_behind(self.first_sight(hash, period)?, period)
    }

    /// The same of one of several files of the same bytes, by the name that it has in that folder.
    pub fn copy_came_later(&self, file: &str, hash: &str, period: &str) -> Option<Date> {
        let is_it = |line: &&Line| {
            let names = matches!(line.event, Event::Received | Event::Again | Event::Renamed);
            names && line.period == period && line.hash == hash && line.file == file
        };
        let at = self.book.lines.iter().position(|line| is_it(&line));
        self.is_behind(self.sight(at)?, period)
    }

    /// The day of that sight, where it is surely behind the day that is told to count.
    fn is_behind(&self, first: Sight, period: &str) -> Option<Date> {
        let day = self.as_of?;
        let looks = || self.book.looks_at(period);
        let between =
            |seen: Option<Date>, first: Date| seen.is_some_and(|at| day <= at && at < first);
        if first.told > day
            && looks().any(|(at, one)| at < first.at && between(one.told_day(), first.told))
        {
            return Some(first.told);
        }
        let is_late =
            first.clock > day && looks().any(|(_, one)| between(one.clock_day(), first.clock));
        is_late.then_some(first.clock)
    }

    /// The first sight of a file in that folder.
    fn first_sight(&self, hash: &str, period: &str) -> Option<Sight> {
        let there = (period.to_owned(), hash.to_owned());
        self.sight(self.book.first_there.get(&there).copied())
    }

    /// The sight of that line, which is now where no run saw it before.
    fn sight(&self, line: Option<usize>) -> Option<Sight> {
        let Some(at) = line else {
            let at = self.book.lines.len();
            return Some(Sight { at, clock: self.today, told: self.as_of? });
        };
        let line = &self.book.lines[at];
        Some(Sight { at, clock: line.clock_day()?, told: line.told_day()? })
    }

    /// Whether a report of the period as of the day that is told to count was made, or its returns looked at so,
    /// before that moment of the clock (2024-04-08 09:12): then what was issued at it was not yet known.
    pub fn was_looked_at_before(&self, period: &str, moment: &str) -> bool {
        let looks = self.book.looks_at(period).map(|(_, line)| line);
        let is_told =
            |line: &Line| line.told_day().zip(self.as_of).is_some_and(|(told, day)| told >= day);
        let mut told = looks.filter(|line| is_told(line));
        told.any(|line| line.time.as_str() < moment)
    }

    /// The returns and stamped copies that lay in the folder of `period`, and lie nowhere among what is found there now, nor in the
    /// folder of another period; in the order of their first sights.
    pub fn gone(&self, period: &str, is_there: impl Fn(&str) -> bool) -> Vec<Gone> {
        let lines = self.book.lines.iter().filter(|line| line.period == period);
        let mut known: Vec<Gone> = Vec::new();
        for line in lines.filter(|line| line.event != Event::Looked && !line.hash.is_empty()) {
            let clock = line.clock_day().unwrap_or(self.today);
            let at = known.iter().position(|one| one.hash == line.hash).unwrap_or_else(|| {
                let (hash, file) = (line.hash.clone(), line.file.clone());
                let [unit, filled_on] = [String::new(), String::new()];
                let (seen, gone, stamped) = (clock, self.today, false);
                known.push(Gone { file, hash, unit, stamped, filled_on, seen, gone });
                known.len() - 1
            });
            let one = &mut known[at];
            if line.event == Event::Gone {
                one.gone = clock;
                continue;
            }
            let is_return = !line.unit_by.is_empty() && line.reports == period;
            (one.file, one.gone) = (line.file.clone(), self.today);
            one.unit = if is_return || line.stamped { line.unit.clone() } else { String::new() };
            one.stamped = line.stamped;
            one.filled_on = line.filled_on.clone();
        }
        let others = self.book.present.iter().filter(|(of, _)| *of != period);
        let others: BTreeSet<&str> =
            others.flat_map(|(_, files)| files).map(|(_, hash)| hash.as_str()).collect();
        let is_gone = |one: &Gone| !is_there(&one.hash) && !others.contains(one.hash.as_str());
        known.retain(|one| !one.unit.is_empty() && is_gone(one));
        known
    }

    /// Whether returns came for `period` that its folder must have: where it is there no more, they are gone.
    pub fn came_any(&self, period: &str) -> bool {
        !self.gone(period, |_| false).is_empty()
    }

    /// The files, by their hashes, that were called so in the folder of `period`.
    pub fn called(&self, file: &str, period: &str) -> BTreeSet<&'b str> {
        let is_it = |line: &&Line| {
            let in_another = || file.contains('/') && line.file.replace(INTO, "/") == file;
            let way = line.file == file || in_another();
            way && line.period == period && !line.hash.is_empty()
        };
        self.book.lines.iter().filter(is_it).map(|line| line.hash.as_str()).collect()
    }

    /// Whether a file of the folder of `period` had another name before: the book says so, or knows those bytes there and
    /// not by that name.
    pub fn was_renamed(&self, file: &str, hash: &str, period: &str) -> bool {
        let is_it = |line: &&Line| {
            let came = matches!(line.event, Event::Received | Event::Again | Event::Renamed);
            came && line.period == period && line.hash == hash && line.file == file
        };
        match self.book.lines.iter().rfind(is_it) {
            Some(line) => line.event == Event::Renamed,
            None => self.book.present(period).iter().any(|(_, one)| one == hash),
        }
    }

    /// Where a file of those bytes lay last in the folder of another period, as it is called from outside that.
    pub fn lies_elsewhere(&self, hash: &str, period: &str) -> Option<String> {
        let others = self.book.present.iter().filter(|(of, _)| *of != period);
        let mut all = others.flat_map(|(of, files)| files.iter().map(move |file| (of, file)));
        let (of, (file, _)) = all.find(|(_, (_, one))| one == hash)?;
        Some(format!("{of}/{file}"))
    }

    /// The files, by their hashes, that a ruling was followed for.
    pub fn followed_for(&self, ruling: &Ruling) -> BTreeSet<&'b str> {
        let bound = self.book.bound.get(ruling).into_iter().flatten();
        bound.map(|(hash, _)| hash.as_str()).collect()
    }

    /// The other file that a ruling by name was followed for, where it never was for this one.
    pub fn made_for_another(&self, ruling: &Ruling, hash: &str) -> Option<MadeFor> {
        let bound = self.book.bound.get(ruling)?;
        let last = *bound.values().max()?;
        let line = &self.book.lines[last];
        let day = line.time.get(..10).unwrap_or(&line.time).to_owned();
        (!bound.contains_key(hash)).then(|| MadeFor { hash: line.hash.clone(), day })
    }
}
