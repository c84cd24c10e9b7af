//! What came back for a period -> [`Returns`], file by file, so that no workbook is kept longer
//! than it takes to read it.
//!
//! Files are read in any order, also side by side ([`Sorter::reduce`]); where they belong is said
//! when all are there, in the order they are given ([`Sorter::sort`]).

use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::form::Forms;
use crate::intake::{Arrival, Opened, Received, StampedCopy};
use crate::notice::{Notice, Verdict};
use crate::period::Period;

use super::look::{Seen, look};
use super::place::place;
use super::ruled::{self, OfFile, RuledNames};
use super::{Returns, Trouble, UnitReturns, blame, contested, order, stamped};

/// Everything files are compared with, made once for all of them.
pub struct Sorter<'a> {
    forms: Forms<'a>,
    ruled: RuledNames<'a>,
    previous: Option<&'a Returns>,
}

/// What is kept of files that came.
#[derive(Default)]
pub struct Reduced {
    workbooks: Vec<Kept>,
    stamped: Vec<StampedCopy>,
    findings: Diagnostics,
}

/// What is kept of a workbook.
enum Kept {
    /// What it is.
    Seen(Seen),
    /// All of it: the office may have ruled what it is, which is told when all files are known.
    Whole(Box<Opened>),
}

impl Reduced {
    /// Nothing but these findings.
    pub fn found(findings: Diagnostics) -> Reduced {
        Reduced { findings, ..Reduced::default() }
    }

    /// Adds what is kept of other files.
    pub fn extend(&mut self, other: Reduced) {
        self.workbooks.extend(other.workbooks);
        self.stamped.extend(other.stamped);
        self.findings.extend(other.findings);
    }
}

impl Kept {
    fn arrival(&self) -> &Arrival {
        match self {
            Kept::Seen(Seen::Version(version)) => &version.arrival,
            Kept::Seen(Seen::Doubtful(file, _)) => &file.arrival,
            Kept::Seen(Seen::OtherPeriod(arrival, ..)) => arrival,
            Kept::Whole(opened) => &opened.arrival,
        }
    }
}

impl<'a> Sorter<'a> {
    /// The sorter of what came back for `period`. `previous` are the returns of the period before,
    /// where they are at hand: answers are compared with them.
    pub fn new(notice: &'a Notice, period: Period, previous: Option<&'a Returns>) -> Sorter<'a> {
        Sorter { forms: Forms::new(notice, period), ruled: RuledNames::of(notice), previous }
    }

    /// What the report needs of `received`; the rest is dropped.
    pub fn reduce(&self, received: Received) -> Reduced {
        let Received { opened, stamped, findings } = received;
        let workbooks = opened.into_iter().map(|one| self.kept(one)).collect();
        Reduced { workbooks, stamped, findings }
    }

    fn kept(&self, opened: Opened) -> Kept {
        if self.ruled.may_name(&opened.arrival) {
            return Kept::Whole(Box::new(opened));
        }
        Kept::Seen(look(&self.forms, opened, None, self.previous))
    }

    /// Puts all that came in its place.
    pub fn sort(&self, came: Reduced) -> Returns {
        let (forms, mut returns) = (&self.forms, self.none_yet());
        blame::unreadable(&mut returns, forms, &came.findings);
        returns.findings.extend(came.findings);
        let arrivals = came.workbooks.iter().map(Kept::arrival);
        let arrivals = arrivals.chain(came.stamped.iter().map(|one| &one.arrival));
        let (notice, findings) = (forms.notice, &mut returns.findings);
        let ruled = ruled::rulings(notice, forms.period, arrivals, findings);
        for one in came.workbooks {
            let seen = match one {
                Kept::Seen(seen) => seen,
                Kept::Whole(opened) => match ruled.of(&opened.arrival) {
                    Some(OfFile { verdict: Verdict::Ignore, .. }) => {
                        returns.ignored.push(opened.arrival);
                        continue;
                    }
                    ruled => look(forms, *opened, ruled, self.previous),
                },
            };
            place(&mut returns, forms, seen);
        }
        for copy in came.stamped {
            stamped::pair(&mut returns, forms, copy, &ruled);
        }
        contested::part(&mut returns, forms);
        order::order(&mut returns);
        returns
    }

    fn none_yet(&self) -> Returns {
        let units = self.forms.iter().map(|(unit, grid)| UnitReturns {
            unit,
            grid: Arc::clone(grid),
            versions: Vec::new(),
            stamped: Vec::new(),
            trouble: Trouble::default(),
            unusable: false,
        });
        Returns {
            period: self.forms.period,
            units: units.collect(),
            doubtful: Vec::new(),
            unpaired: Vec::new(),
            ignored: Vec::new(),
            findings: Diagnostics::new(),
        }
    }
}
