//! What came back for a period -> [`Returns`], file by file, so that no workbook is kept longer
//! than it takes to read it.
//!
//! Files are read in any order, also side by side ([`Sorter::reduce`]); where they belong is said
//! when all are there, in the order they are given ([`Sorter::sort`]).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics};
use crate::form::{self, Forms};
use crate::intake::{Arrival, Opened, Received, StampedCopy};
use crate::notice::{Notice, Ruling, UnitId, Verdict};
use crate::period::Period;
use crate::receipts::{Known, MadeFor};

use super::again::{Again, ReadAgain};
use super::came::{self, Came};
use super::fold::fold;
use super::look::{Before, look, shown_before};
use super::parts::parts;
use super::past::{self, Then};
use super::ruled::{self, OfFile, Past, Ruled, RuledNames};
use super::seen::{self, Arrived};
use super::share::Shares;
use super::stamped::stamped;
use super::surplus::{self, Surplus};
use super::weigh::owed_by;
use super::{Returns, UnitReturns, Version, carrier, gone, outdated};

/// Everything files are compared with, made once for all of them.
pub struct Sorter<'a> {
    forms: Forms<'a>,
    ruled: RuledNames<'a>,
    before: Before<'a>,
    /// The names by which rulings without a period found files before.
    met: BTreeSet<String>,
    shares: Shares,
    surplus: Surplus,
    /// Bytes of workbooks that are kept whole.
    whole: AtomicUsize,
    again: Option<&'a ReadAgain<'a>>,
    known: Option<Known<'a>>,
    /// What was ruled of files on the day that counts as today, by their hashes, that stands in the description no
    /// longer.
    then: BTreeMap<String, Then>,
}

/// Bytes of workbooks that are kept whole until it is known what is ruled of them; those beyond are read again. An
/// office rules of some forms, of a hundred thousand bytes each.
const WHOLE: usize = 16 << 20;

/// What is kept of files that came.
#[derive(Default)]
pub struct Reduced {
    files: Vec<Kept>,
    arrived: Vec<Arrived>,
    findings: Diagnostics,
}

/// What is kept of a file.
enum Kept {
    /// What it is.
    Came(Came),
    /// All of a workbook: the office may have ruled what it is, which is told when all files are
    /// known.
    Whole(Box<Opened>),
    /// How one came that is read again then.
    Again(Box<Arrival>),
    /// A stamped copy, of which likewise.
    Stamped(Box<StampedCopy>),
    /// A file of which nothing can be read, and why, of which likewise.
    Unusable(Box<(Arrival, Diagnostic)>),
}

impl Reduced {
    /// Nothing but these findings.
    pub fn found(findings: Diagnostics) -> Reduced {
        Reduced { findings, ..Reduced::default() }
    }

    /// Adds what is kept of other files.
    pub fn extend(&mut self, other: Reduced) {
        self.files.extend(other.files);
        self.arrived.extend(other.arrived);
        self.findings.extend(other.findings);
    }
}

impl Kept {
    /// Its name, where it was not read.
    fn unread(&self) -> Option<&str> {
        let Kept::Came(came) = self else { return None };
        came.was_not_read().then(|| &**came.what.file())
    }

    /// What it is, where that is known.
    fn came(&mut self) -> Option<&mut Came> {
        match self {
            Kept::Came(came) => Some(came),
            Kept::Whole(_) | Kept::Again(_) | Kept::Stamped(_) | Kept::Unusable(_) => None,
        }
    }

    /// How it came, where something may be ruled of it.
    fn arrival(&self) -> Option<&Arrival> {
        match self {
            Kept::Came(_) => None,
            Kept::Whole(opened) => Some(&opened.arrival),
            Kept::Again(arrival) => Some(arrival),
            Kept::Stamped(copy) => Some(&copy.arrival),
            Kept::Unusable(file) => Some(&file.0),
        }
    }
}

impl<'a> Sorter<'a> {
    /// The sorter of what came back for `period`. `previous` are the returns of the last period before it
    /// that are known, where they are at hand: answers are compared with them.
    pub fn new(notice: &'a Notice, period: Period, previous: Option<&'a Returns>) -> Sorter<'a> {
        let (forms, ruled) = (Forms::new(notice, period), RuledNames::of(notice));
        let (shares, surplus, whole) = (Shares::of(0), Surplus::default(), AtomicUsize::new(0));
        let met = previous.map(|before| before.ruled.clone()).unwrap_or_default();
        let before = Before { known: previous, all: &[] };
        let (again, known, then) = (None, None, BTreeMap::new());
        Sorter { forms, ruled, before, met, shares, surplus, whole, again, known, then }
    }

    /// The same with the book of receipts: what it shows to have come too late is left out, and a ruling by name
    /// holds for the file it was made for.
    #[must_use]
    pub fn knowing(mut self, known: Option<Known<'a>>) -> Sorter<'a> {
        self.then = known.map(|known| past::then(&self.forms, &known)).unwrap_or_default();
        self.then.keys().for_each(|hash| self.ruled.with_hash(hash));
        let notice = self.forms.notice;
        for (known, ruling) in
            known.iter().flat_map(|known| notice.returns.iter().map(move |one| (known, one)))
        {
            let words = seen::ruling_in_words(notice, ruling);
            known.followed_for(&words).into_iter().for_each(|hash| self.ruled.with_hash(hash));
        }
        Sorter { known, ..self }
    }

    /// The same, where files can be read again: then not all that may count has to be kept of all of them.
    #[must_use]
    pub fn reading_again(self, again: &'a ReadAgain<'a>) -> Sorter<'a> {
        Sorter { again: Some(again), ..self }
    }

    /// The sorter after the returns of all periods before, in order.
    pub fn after(notice: &'a Notice, period: Period, earlier: &'a [Returns]) -> Sorter<'a> {
        let sorter = Sorter::new(notice, period, Returns::last_known(earlier));
        let met = earlier.iter().flat_map(|one| one.ruled.iter().cloned()).collect();
        Sorter { met, before: Before { all: earlier, ..sorter.before }, ..sorter }
    }

    /// The same for a folder of so many files.
    #[must_use]
    pub fn of_files(self, count: usize) -> Sorter<'a> {
        Sorter { shares: Shares::of(count), ..self }
    }

    /// What the report needs of `received`; the rest is dropped.
    pub fn reduce(&self, received: Received) -> Reduced {
        let arrived = seen::arrived(&received);
        let Received { opened, stamped, unread, unusable, findings: found } = received;
        let opened = opened.into_iter().flat_map(|one| parts(&self.forms, one));
        let mut files: Vec<Kept> = opened.map(|one| self.kept(one)).collect();
        files.extend(stamped.into_iter().map(|copy| Kept::Stamped(Box::new(copy))));
        files.extend(unread.into_iter().map(|one| Kept::Came(came::unread(&self.forms, one))));
        files.extend(
            unusable.into_iter().map(|(arrival, found)| self.kept_unusable(arrival, found)),
        );
        let mut findings = Diagnostics::new();
        for one in found {
            match came::unreadable(&self.forms, &one) {
                Some(file) => files.push(Kept::Came(file)),
                None => findings.push(one),
            }
        }
        self.shares.count(files.iter_mut().filter_map(Kept::came));
        self.shares.count_findings(&mut findings);
        Reduced { files, arrived, findings }
    }

    fn kept_unusable(&self, arrival: Arrival, found: Diagnostic) -> Kept {
        if self.ruled.may_name(&arrival) {
            return Kept::Unusable(Box::new((arrival, found)));
        }
        Kept::Came(came::unusable(&self.forms, arrival, found, None))
    }

    fn kept(&self, opened: Opened) -> Kept {
        if !self.ruled.may_name(&opened.arrival) {
            return Kept::Came(self.look(opened, None));
        }
        let size = opened.workbook.content.bytes();
        let before = self.whole.fetch_add(size, Ordering::Relaxed);
        match self.again {
            Some(_) if before + size > WHOLE => Kept::Again(Box::new(opened.arrival)),
            Some(_) | None => Kept::Whole(Box::new(opened)),
        }
    }

    /// What a workbook is; a version with as much of its answers as there is room for.
    fn look(&self, opened: Opened, ruled: Option<OfFile>) -> Came {
        let mut came = look(&self.forms, opened, ruled, self.before);
        if let (Some(version), Some(_)) = (came.version(), self.again) {
            self.surplus.admit(version);
        }
        came
    }

    /// Puts all that came in its place.
    pub fn sort(&self, reduced: Reduced) -> Returns {
        let Reduced { files, arrived, mut findings } = reduced;
        let arrivals = files.iter().filter_map(Kept::arrival);
        let (notice, period) = (self.forms.notice, self.forms.period);
        let met = self.met.clone();
        let unread = files.iter().filter_map(Kept::unread).map(ruled::way).collect();
        let of_period = (notice, period);
        let past = Past {
            made_for: &|at, hash| self.made_for(at, hash),
            followed_for: &|at| self.followed_for(at),
            was_renamed: &|file| self.was_renamed(file),
            lies_now: &|file| self.lies_now(file, &arrived),
            was_seen: &|ruling| self.was_seen(ruling),
            later: &|at, hash| self.ruled_later(at, hash),
            then: self.then.iter().map(|(hash, then)| (hash.clone(), then.verdict)).collect(),
        };
        let ruled = ruled::rulings(of_period, arrivals, &unread, (met, &past), &mut findings);
        let counted: Vec<bool> = files.iter().map(|one| one.arrival().is_none()).collect();
        let mut again = self.again.map(|read| Again::new(read, &self.forms));
        let came = files.into_iter().map(|one| self.came(one, &ruled, again.as_mut()));
        let mut came: Vec<Came> = came.collect();
        carrier::pair(&mut came);
        let mut look = seen::look(&self.forms, &arrived, &came);
        if let Some(known) = &self.known {
            seen::leave_out(&self.forms, known, &arrived, &mut came, &mut findings);
        }
        let last = came.iter_mut().zip(counted).filter(|(_, counted)| !counted);
        self.shares.count(last.map(|(one, _)| one));
        let left_out = self.shares.cut_all(&mut came, &mut findings);
        findings.extend(left_out);
        let mut short = self.shorten(&mut came);
        let missing = self.known.as_ref().map(|known| gone::missing(&self.forms, known, &look));
        let missing = missing.unwrap_or_default();
        let of_gone = missing.iter().filter(|one| !one.gone.stamped).map(|one| one.whose);
        let of_gone: BTreeSet<UnitId> = of_gone.collect();
        let mut returns = fold(&self.forms, came, findings, &of_gone, self.before.known);
        for one in &mut returns.ignored {
            let says = past::says(&self.forms, &one.arrival, (&ruled, &self.then));
            one.ruled = says.unwrap_or_default();
        }
        let ruled_later = past::said(&self.forms, self.known.as_ref(), &ruled, &self.then);
        let rulings = past::held(&self.forms, &ruled, &self.then);
        let mut returns = Returns { ruled: ruled.met, ruled_later, rulings, ..returns };
        if let Some(again) = again.as_mut().filter(|_| !short.is_empty()) {
            returns.findings.extend(self.lengthen(&mut returns.units, again, &mut short));
            returns.findings.extend(surplus::shortened(&short));
        }
        if let Some(as_of) = self.known.and_then(|known| known.as_of) {
            returns.findings.extend(seen::dated_behind(notice, &returns, as_of));
        }
        let older = outdated::find(notice, self.known.as_ref(), &returns);
        returns.findings.extend(older);
        gone::find(missing, &mut returns);
        seen::without_doubtful(&mut look, &returns);
        returns.look = look;
        returns
    }

    /// The other file that a ruling by its name was followed for.
    fn made_for(&self, at: usize, hash: &str) -> Option<MadeFor> {
        let (known, ruling) = (self.known?, self.forms.notice.returns.get(at)?);
        known.made_for_another(&seen::ruling_in_words(self.forms.notice, ruling), hash)
    }

    /// The files that a ruling was followed for.
    fn followed_for(&self, at: usize) -> BTreeSet<&'a str> {
        let found = self.known.zip(self.forms.notice.returns.get(at)).map(|(known, ruling)| {
            known.followed_for(&seen::ruling_in_words(self.forms.notice, ruling))
        });
        found.unwrap_or_default()
    }

    /// Whether a file is one that had another name in this folder.
    fn was_renamed(&self, file: &Arrival) -> bool {
        let period = self.forms.period.to_string();
        self.known.is_some_and(|known| known.was_renamed(file.whole(), &file.hash, &period))
    }

    /// Whether the file that a ruling names was ever seen.
    fn was_seen(&self, ruling: &Ruling) -> bool {
        let period = ruling.period().map(|period| period.to_string());
        let is_it = |file: &str, hash: &str| ruled::names(ruling, file, hash);
        self.known.is_some_and(|known| known.was_seen(period.as_deref(), is_it))
    }

    /// Where a file lies now that was called so when it was seen: among what came, or in the folder of another period.
    fn lies_now(&self, file: &str, arrived: &[Arrived]) -> Option<String> {
        let (known, period) = (self.known?, self.forms.period.to_string());
        let called = known.called(file, &period);
        let here = arrived.iter().find(|one| called.contains(one.hash()));
        let elsewhere = || called.iter().find_map(|hash| known.lies_elsewhere(hash, &period));
        here.map(Arrived::way).or_else(elsewhere)
    }

    /// The day on which a ruling that says none was first followed, where that was after the one that counts as today.
    fn ruled_later(&self, at: usize, hash: &str) -> Option<Date> {
        let (known, ruling) = (self.known?, self.forms.notice.returns.get(at)?);
        let period = self.forms.period.to_string();
        let words = seen::ruling_in_words(self.forms.notice, ruling);
        let later = known.ruled_later(&words, hash, &period);
        let later = later.or_else(|| self.then.contains_key(hash).then_some(known.today));
        later.filter(|_| ruling.record.on.is_none())
    }

    /// What a file is, now that what is ruled of it is known.
    fn came(&self, kept: Kept, ruled: &Ruled, again: Option<&mut Again<'_>>) -> Came {
        let mut ruled = kept.arrival().and_then(|arrival| ruled.of(arrival));
        if let Some(Verdict::Is { unit: Some(unit), .. }) =
            ruled.as_mut().map(|one| &mut one.verdict)
        {
            *unit = owed_by(&self.forms, *unit, None);
        }
        match kept {
            Kept::Came(came) => came,
            Kept::Whole(opened) => self.look(*opened, ruled),
            Kept::Again(arrival) => match again.and_then(|again| again.workbook(&arrival)) {
                Some(opened) => self.look(opened, ruled),
                None => came::changed(arrival.origin),
            },
            Kept::Stamped(copy) => stamped(&self.forms, *copy, ruled),
            Kept::Unusable(file) => came::unusable(&self.forms, file.0, file.1, ruled),
        }
    }

    /// Keeps the beginnings of long answers alone where there are too many; of which versions.
    fn shorten(&self, came: &mut [Came]) -> BTreeSet<Arc<str>> {
        if !self.surplus.is_over() {
            return BTreeSet::new();
        }
        let versions = came.iter_mut().filter_map(Came::version);
        let shortened = versions.filter_map(|one| {
            one.shorten();
            one.is_shortened.then(|| Arc::clone(&one.arrival.origin))
        });
        shortened.collect()
    }

    /// Reads again what counts of what is `short`, so that nothing of it is missing.
    fn lengthen<'u>(
        &self,
        units: &'u mut [UnitReturns],
        again: &mut Again<'_>,
        short: &mut BTreeSet<Arc<str>>,
    ) -> Diagnostics {
        let mut findings = Diagnostics::new();
        let of_unit = |one: &'u mut UnitReturns| Some((one.versions.last_mut()?, &mut one.trouble));
        let mut chosen: Vec<_> = units.iter_mut().filter_map(of_unit).collect();
        // What is packed in one file lies side by side.
        chosen.sort_by_key(|(version, _)| Arc::clone(&version.arrival.origin));
        for (version, trouble) in chosen {
            short.remove(&version.arrival.origin);
            version.again.iter().for_each(|copy| _ = short.remove(copy));
            if version.is_shortened && !self.is_whole_again(version, again) {
                trouble.office = true;
                findings.extend(came::changed(Arc::clone(&version.arrival.origin)).findings);
            }
        }
        findings
    }

    fn is_whole_again(&self, version: &mut Version, again: &mut Again<'_>) -> bool {
        let Some(opened) = again.workbook(&version.arrival) else { return false };
        let unit = version.identified.unit;
        let before = self.before.known.and_then(|one| shown_before(&self.forms, one, unit));
        let before = before.as_deref();
        let read = form::read(&self.forms, &version.identified, &opened.workbook, before);
        version.is_shortened = false;
        version.returned.lengthen(read.returned)
    }
}
