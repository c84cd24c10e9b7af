//! What came back for a period -> [`Returns`], file by file, so that no workbook is kept longer
//! than it takes to read it.
//!
//! Files are read in any order, also side by side ([`Sorter::reduce`]); where they belong is said
//! when all are there, in the order they are given ([`Sorter::sort`]).

use crate::diag::{Diagnostic, Diagnostics};
use crate::form::Forms;
use crate::intake::{Arrival, Opened, Received, StampedCopy};
use crate::notice::Notice;
use crate::period::Period;

use super::Returns;
use super::came::{self, Came};
use super::fold::fold;
use super::look::look;
use super::ruled::{self, Ruled, RuledNames};
use super::share::Shares;
use super::stamped::stamped;

/// Everything files are compared with, made once for all of them.
pub struct Sorter<'a> {
    forms: Forms<'a>,
    ruled: RuledNames<'a>,
    previous: Option<&'a Returns>,
    shares: Shares,
}

/// What is kept of files that came.
#[derive(Default)]
pub struct Reduced {
    files: Vec<Kept>,
    findings: Diagnostics,
}

/// What is kept of a file.
enum Kept {
    /// What it is.
    Came(Came),
    /// All of a workbook: the office may have ruled what it is, which is told when all files are
    /// known.
    Whole(Box<Opened>),
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
            Kept::Whole(_) | Kept::Stamped(_) | Kept::Unusable(_) => None,
        }
    }

    /// How it came, where something may be ruled of it.
    fn arrival(&self) -> Option<&Arrival> {
        match self {
            Kept::Came(_) => None,
            Kept::Whole(opened) => Some(&opened.arrival),
            Kept::Stamped(copy) => Some(&copy.arrival),
            Kept::Unusable(file) => Some(&file.0),
        }
    }
}

impl<'a> Sorter<'a> {
    /// The sorter of what came back for `period`. `previous` are the returns of the period before,
    /// where they are at hand: answers are compared with them.
    pub fn new(notice: &'a Notice, period: Period, previous: Option<&'a Returns>) -> Sorter<'a> {
        let (forms, ruled) = (Forms::new(notice, period), RuledNames::of(notice));
        Sorter { forms, ruled, previous, shares: Shares::of(0) }
    }

    /// The same for a folder of so many files.
    #[must_use]
    pub fn of_files(self, count: usize) -> Sorter<'a> {
        Sorter { shares: Shares::of(count), ..self }
    }

    /// What the report needs of `received`; the rest is dropped.
    pub fn reduce(&self, received: Received) -> Reduced {
        let Received { opened, stamped, unread, unusable, findings: found } = received;
        let mut files: Vec<Kept> = opened.into_iter().map(|one| self.kept(one)).collect();
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
        Reduced { files, findings }
    }

    fn kept_unusable(&self, arrival: Arrival, found: Diagnostic) -> Kept {
        if self.ruled.may_name(&arrival) {
            return Kept::Unusable(Box::new((arrival, found)));
        }
        Kept::Came(came::unusable(&self.forms, arrival, found, None))
    }

    fn kept(&self, opened: Opened) -> Kept {
        if self.ruled.may_name(&opened.arrival) {
            return Kept::Whole(Box::new(opened));
        }
        Kept::Came(look(&self.forms, opened, None, self.previous))
    }

    /// Puts all that came in its place.
    pub fn sort(&self, reduced: Reduced) -> Returns {
        let Reduced { files, mut findings } = reduced;
        let arrivals = files.iter().filter_map(Kept::arrival);
        let (notice, period) = (self.forms.notice, self.forms.period);
        let met = self.previous.map(|before| before.ruled.clone()).unwrap_or_default();
        let unread = files.iter().filter_map(Kept::unread).map(ruled::way).collect();
        let of_period = (notice, period);
        let ruled = ruled::rulings(of_period, arrivals, &unread, met, &mut findings);
        let counted: Vec<bool> = files.iter().map(|one| one.arrival().is_none()).collect();
        let mut came: Vec<Came> = files.into_iter().map(|one| self.came(one, &ruled)).collect();
        let last = came.iter_mut().zip(counted).filter(|(_, counted)| !counted);
        self.shares.count(last.map(|(one, _)| one));
        let left_out = self.shares.cut_all(&mut came, &mut findings);
        findings.extend(left_out);
        Returns { ruled: ruled.met, ..fold(&self.forms, came, findings) }
    }

    /// What a file is, now that what is ruled of it is known.
    fn came(&self, kept: Kept, ruled: &Ruled) -> Came {
        let ruled = kept.arrival().and_then(|arrival| ruled.of(arrival));
        match kept {
            Kept::Came(came) => came,
            Kept::Whole(opened) => look(&self.forms, *opened, ruled, self.previous),
            Kept::Stamped(copy) => stamped(&self.forms, *copy, ruled),
            Kept::Unusable(file) => came::unusable(&self.forms, file.0, file.1, ruled),
        }
    }
}
