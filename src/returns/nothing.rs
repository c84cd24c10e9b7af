//! Files came for a period, and none of them counts -> that the next is compared with nothing of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, IdentityProblem, Problem, Severity, Sorting, WhyUnused};
use crate::origin::Place;

use super::{Returns, UnitReturns};

impl Returns {
    /// Whether any unit's return counts.
    pub fn is_known(&self) -> bool {
        self.units.iter().any(|unit| unit.chosen().is_some())
    }

    /// Whether nothing came at all, of anybody.
    pub fn is_silent(&self) -> bool {
        let is_silent = |unit: &UnitReturns| {
            let counts = unit.versions.is_empty() && unit.stamped.is_empty();
            counts && unit.unusable.is_empty() && unit.unused.is_empty() && !unit.is_missed
        };
        let nobodys = self.doubtful.is_empty() && self.unread.is_empty();
        let nobodys = nobodys && self.unpaired.is_empty() && self.ignored.is_empty();
        nobodys && self.units.iter().all(is_silent)
    }

    /// That files came and none of them counts, and why.
    pub fn came_to_nothing(&self) -> Option<Diagnostic> {
        let files = self.files_of_no_version();
        if self.is_known() || files.is_empty() {
            return None;
        }
        let mut why: BTreeMap<WhyUnused, usize> = BTreeMap::new();
        for one in files.iter().map(|file| self.why_unused(file)) {
            *why.entry(one).or_default() += 1;
        }
        let found = Sorting::CameToNothing {
            period: self.period.to_string(),
            files: files.len(),
            units: self.units.len(),
            why: why.into_iter().collect(),
        };
        Some(Diagnostic::nowhere(Problem::Sorting(found)))
    }

    /// The files that are no version of a return, stamped copies and what was ruled out aside.
    fn files_of_no_version(&self) -> BTreeSet<&str> {
        let doubtful = self.doubtful.iter().map(|file| &*file.arrival.origin);
        let unread = self.unread.iter().map(|file| &*file.file);
        let of_units = self.units.iter().flat_map(|unit| {
            let unused = unit.unused.iter().map(|file| &*file.file);
            unused.chain(unit.unusable.iter().map(|file| &**file))
        });
        doubtful.chain(unread).chain(of_units).collect()
    }

    /// By the first error that is found of a file, else the first of all.
    fn why_unused(&self, file: &str) -> WhyUnused {
        let is_of = |one: &&Diagnostic| match &one.place {
            Place::Book(origin) => origin.file_name() == file,
            Place::Text(_) | Place::Nowhere => false,
        };
        let found = || self.findings.iter().filter(is_of);
        let worst =
            found().find(|one| one.severity() == Severity::Error).or_else(|| found().next());
        worst.map_or(WhyUnused::InDoubt, |one| why(&one.problem))
    }

    /// Of these returns, which are in order, what is to be said of those behind the last that are known.
    pub fn lost<'r>(earlier: &[&'r Returns]) -> impl Iterator<Item = Diagnostic> + use<'r> {
        let unknown = earlier.iter().rev().take_while(|one| !one.is_known());
        let mut lost: Vec<Diagnostic> = unknown.filter_map(|one| one.came_to_nothing()).collect();
        lost.reverse();
        lost.into_iter()
    }
}

fn why(problem: &Problem) -> WhyUnused {
    if matches!(problem, Problem::Identity(IdentityProblem::OtherNotice { .. })) {
        WhyUnused::OtherNotice
    } else if matches!(problem, Problem::Identity(IdentityProblem::OtherPeriod { .. })) {
        WhyUnused::OtherPeriod
    } else if matches!(problem, Problem::Sorting(Sorting::Blank { .. })) {
        WhyUnused::Blank
    } else if matches!(problem, Problem::Returned(_) | Problem::Cell(_)) {
        WhyUnused::Unreadable
    } else {
        WhyUnused::InDoubt
    }
}
