//! A unit's form under the name of another unit that owes one, beside a form of its own -> 待核.
//!
//! One of the two was filled into the form of the other, and nobody but an office can tell which;
//! alone, the marks are believed with a warning. What the office ruled is not contested.

use crate::diag::{Diagnostic, Problem, Sign, Subject, Unclear};
use crate::form::{self, Doubtful, Forms, Step};
use crate::notice::UnitId;
use crate::origin::BookOrigin;

use super::{DoubtfulFile, Returns, UnitReturns, Version};

/// Takes such versions from the units whose marks they bear.
pub(super) fn part(returns: &mut Returns, forms: &Forms<'_>) {
    let mut contested = Vec::new();
    for unit in &mut returns.units {
        contested.extend(of_unit(unit, forms));
    }
    for (version, other) in contested {
        doubt(returns, forms, version, other);
    }
}

/// The versions of `unit` that bear another's name, where there are others.
fn of_unit(unit: &mut UnitReturns, forms: &Forms<'_>) -> Vec<(Version, UnitId)> {
    let others: Vec<Option<UnitId>> =
        unit.versions.iter().map(|version| other_name(version, forms)).collect();
    if others.iter().all(Option::is_some) || others.iter().all(Option::is_none) {
        return Vec::new();
    }
    let (mut own, mut contested) = (Vec::new(), Vec::new());
    for (version, other) in std::mem::take(&mut unit.versions).into_iter().zip(others) {
        match other {
            Some(other) => contested.push((version, other)),
            None => own.push(version),
        }
    }
    unit.versions = own;
    contested
}

/// The other unit that owes a form and whose name all files of the version bear.
fn other_name(version: &Version, forms: &Forms<'_>) -> Option<UnitId> {
    if version.identified.unit_by != Step::Mark {
        return None;
    }
    let titled = |origin: &str| {
        let name = origin.rsplit(['/', '›']).next().unwrap_or(origin);
        form::titled(forms, name.trim()).filter(|unit| *unit != version.identified.unit)
    };
    let other = titled(&version.arrival.origin)?;
    let all = version.again.iter().all(|origin| titled(origin) == Some(other));
    (all && forms.grid(other, forms.period).is_some()).then_some(other)
}

fn doubt(returns: &mut Returns, forms: &Forms<'_>, version: Version, other: UnitId) {
    let own = version.identified;
    let name = |unit: UnitId| forms.notice.units.get(unit).name.value.clone();
    let candidates = vec![(name(own.unit), Sign::Mark), (name(other), Sign::FileName)];
    let found = Unclear::Doubtful { what: Subject::Unit, candidates };
    let place = BookOrigin::file(&version.arrival.origin);
    returns.findings.push(Diagnostic::at(&place, Problem::Unclear(found)));
    for unit in [own.unit, other] {
        if let Some(one) = returns.unit(unit) {
            one.trouble.office = true;
        }
    }
    let units = vec![(own.unit, own.unit_by), (other, Step::Name)];
    let could_be = Doubtful { units, periods: vec![(own.period, own.period_by)] };
    let others = version.returned.into_others();
    returns.doubtful.push(DoubtfulFile { arrival: version.arrival, could_be, others });
}
