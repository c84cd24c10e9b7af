//! What a file is -> its place among the returns.
//!
//! A form of another period, and one in which nothing is filled in, is no version: it is found,
//! and its unit must send another, unless a good one lies beside it.

use crate::diag::{Diagnostic, Diagnostics, Problem, Unclear};
use crate::form::{Evidence, Forms};
use crate::origin::BookOrigin;

use super::look::Seen;
use super::{DoubtfulFile, Returns, UnitReturns, Version, blame};

/// Puts what was seen where it belongs.
pub(super) fn place(returns: &mut Returns, forms: &Forms<'_>, seen: Seen) {
    match seen {
        Seen::Version(version) => settle(returns, *version),
        Seen::Doubtful(file, findings) => doubt(returns, forms, *file, findings),
        Seen::OtherPeriod(_, unit, findings) => {
            returns.findings.extend(findings);
            blame::unit(returns, unit);
        }
    }
}

/// 待核: the units it could be of are asked for by the office.
fn doubt(returns: &mut Returns, forms: &Forms<'_>, file: DoubtfulFile, findings: Diagnostics) {
    let foreign = findings.iter().any(|found| is_foreign(&found.problem));
    if foreign {
        blame::named(returns, forms, &Evidence::from(&file.arrival));
    }
    for (unit, _) in &file.could_be.units {
        if let Some(one) = returns.unit(*unit) {
            one.trouble.office = true;
        }
    }
    returns.doubtful.push(file);
    returns.findings.extend(findings);
}

/// A form of another notice leaves no doubt about what it is.
fn is_foreign(problem: &Problem) -> bool {
    matches!(problem, Problem::Unclear(Unclear::OtherNotice { .. }))
}

/// Gives a version to its unit.
fn settle(returns: &mut Returns, mut version: Version) {
    let Some(unit) = returns.unit(version.identified.unit) else { return };
    if version.returned.is_blank(&unit.grid) {
        unit.unusable = true;
        let problem = Problem::BlankReturn { unit: unit.grid.identity.unit.clone() };
        let place = BookOrigin::file(&version.arrival.origin);
        return returns.findings.push(Diagnostic::at(&place, problem));
    }
    version.rank.filled_on = version.filled_on(&unit.grid);
    match same(unit, &version) {
        Some(known) => known.know_again(&version),
        None => unit.versions.push(version),
    }
}

fn same<'u>(unit: &'u mut UnitReturns, version: &Version) -> Option<&'u mut Version> {
    unit.versions.iter_mut().find(|one| one.hash() == version.hash())
}

impl Version {
    /// The same file came again: the later evidence counts.
    fn know_again(&mut self, other: &Version) {
        self.again.push(other.arrival.origin.clone());
        self.rank = self.rank.max(other.rank);
    }
}
