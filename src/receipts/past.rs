//! Which rulings were followed on a day that lies back, by the book: one that was first followed later was not yet made,
//! and one that was withdrawn or written otherwise later still stood.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::{Date, Moment};

use super::{Event, Known, Letter, Line, Place, Ruling, Sight};

impl Known<'_> {
    /// What lay in the folder of `period` at the end of the day that is told to count, where what lies there now may
    /// surely be another: each file by its name then, and its hash.
    pub fn lay_there_then(&self, period: &str) -> BTreeSet<Place> {
        let now = self.sight(None).and_then(|now| self.is_behind(now, period));
        let Some(day) = self.as_of.filter(|_| now.is_some()) else { return BTreeSet::new() };
        let is_of_then = |(at, line): &(usize, &Line)| {
            let Some((clock, told)) = line.clock_day().zip(line.told_day()) else { return true };
            clock <= day || self.is_behind(Sight { at: *at, clock, told }, period).is_none()
        };
        let lines = self.book.lines.iter().enumerate().filter(|(_, line)| line.period == period);
        let mut lay = BTreeSet::new();
        for (_, line) in lines.take_while(is_of_then) {
            line.changes(&mut lay);
        }
        lay
    }

    /// What the mail said that brought a file of the folder of `period`, by its name and its hash; the day alone where
    /// the book has no more.
    pub fn brought_by(&self, place: &Place, period: &str) -> Option<Letter> {
        let is_it = |line: &&Line| {
            let came = matches!(line.event, Event::Received | Event::Again | Event::Renamed);
            came && line.period == period && line.file == place.0 && line.hash == place.1
        };
        let line = self.book.lines.iter().find(is_it)?;
        let day = || {
            Some(Letter {
                sent: Some(Moment::start_of(Date::parse(&line.mailed)?)),
                ..Letter::default()
            })
        };
        line.letter.clone().or_else(day)
    }

    /// The day by the clock on which a file was seen first in the folder of `period`: today where no run saw it before.
    pub fn seen_on(&self, hash: &str, period: &str) -> Option<Date> {
        let there = (period.to_owned(), hash.to_owned());
        let first = self.book.first_there.get(&there);
        first.map_or(Some(self.today), |at| self.book.lines[*at].clock_day())
    }

    /// Whether a file that `is_it` tells by its name and its hash was ever seen in the folder of `period`; of any, where
    /// none is told.
    pub fn was_seen(&self, period: Option<&str>, is_it: impl Fn(&str, &str) -> bool) -> bool {
        let is_there = |line: &Line| {
            !line.hash.is_empty() && period.is_none_or(|period| line.period == period)
        };
        self.book.lines.iter().any(|line| is_there(line) && is_it(&line.file, &line.hash))
    }

    /// The rulings that were followed for files of `period` at the end of the day that is told to count, where that
    /// is a day before today and `stands` says that the description has them no longer; each by the hash of its file,
    /// with the day since.
    pub fn ruled_then(
        &self,
        period: &str,
        stands: impl Fn(&Ruling) -> bool,
    ) -> BTreeMap<String, (Ruling, Date)> {
        let Some(day) = self.as_of.filter(|day| *day < self.today) else { return BTreeMap::new() };
        let mut then: BTreeMap<String, (Ruling, Date)> = BTreeMap::new();
        for line in self.book.lines.iter().filter(|line| line.period == period) {
            let Some(clock) = line.clock_day().filter(|clock| *clock <= day) else { continue };
            match (line.event, &line.ruling) {
                (Event::Ruled, Some(ruling)) => {
                    then.insert(line.hash.clone(), (ruling.clone(), clock));
                }
                (Event::Withdrawn, _) => _ = then.remove(&line.hash),
                (_, _) => {}
            }
        }
        then.retain(|_, (ruling, _)| !stands(ruling) && ruling.day().is_none_or(|on| on <= day));
        then
    }

    /// The day on which a ruling was first followed for a file of that folder, where that surely was after the day
    /// that is told to count: runs looked at the folder between, and saw the file.
    pub fn ruled_later(&self, ruling: &Ruling, hash: &str, period: &str) -> Option<Date> {
        let day = self.as_of?;
        let seen = &self.book.lines[*self.book.first.get(hash)?].time;
        let is_first = |line: &Line| {
            let is_of = line.event == Event::Ruled && line.hash == hash && line.period == period;
            is_of && line.ruling.as_ref() == Some(ruling)
        };
        let at = self.book.lines.iter().position(is_first);
        let first = at.map(|at| &self.book.lines[at]);
        let clock = first.map_or(Some(self.today), Line::clock_day)?;
        let told = first.map_or(Some(day), Line::told_day)?;
        let between =
            |one: Option<Date>, first: Date| one.is_some_and(|one| day <= one && one < first);
        let looks = || {
            let before = at.unwrap_or(self.book.lines.len());
            self.book
                .looks_at(period)
                .filter(move |(one, look)| *one < before && look.time >= *seen)
        };
        if looks().any(|(_, look)| between(look.clock_day(), clock)) {
            return Some(clock);
        }
        looks().any(|(_, look)| between(look.told_day(), told)).then_some(told)
    }
}

impl Ruling {
    /// The day on which it says it was made.
    fn day(&self) -> Option<Date> {
        Date::parse(self.says.rsplit_once("日期: ")?.1)
    }
}
