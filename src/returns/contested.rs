//! A unit's form under the name of another unit that owes one, beside a form of its own -> 待核.
//!
//! One of the two was filled into the form of the other, and nobody but an office can tell which;
//! alone, the marks are believed with a warning. What the office ruled is not contested.

use crate::diag::{Diagnostic, Problem, Sign, Subject, Unclear};
use crate::form::{self, Doubtful, Forms, Step};
use crate::notice::UnitId;
use crate::origin::BookOrigin;

use super::came::{Came, What};
use super::{DoubtfulFile, Version};

/// The versions of a unit's return, and the files of which one cannot say that.
pub(super) fn part(forms: &Forms<'_>, versions: Vec<Version>) -> (Vec<Version>, Vec<Came>) {
    let others: Vec<Option<UnitId>> = versions.iter().map(|one| other_name(one, forms)).collect();
    if others.iter().all(Option::is_some) {
        return (versions, Vec::new());
    }
    let (mut own, mut contested) = (Vec::new(), Vec::new());
    for (version, other) in versions.into_iter().zip(others) {
        match other {
            Some(other) => contested.push(doubt(forms, version, other)),
            None => own.push(version),
        }
    }
    (own, contested)
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

fn doubt(forms: &Forms<'_>, version: Version, other: UnitId) -> Came {
    let own = version.identified;
    let name = |unit: UnitId| forms.notice.units.get(unit).name.value.clone();
    let candidates = vec![(name(own.unit), Sign::Mark), (name(other), Sign::FileName)];
    let found = Unclear::Doubtful { what: Subject::Unit, candidates };
    let found = Diagnostic::at(&BookOrigin::file(&version.arrival.origin), Problem::Unclear(found));
    let units = vec![(own.unit, own.unit_by), (other, Step::Name)];
    let could_be = Doubtful { units, periods: vec![(own.period, own.period_by)] };
    let others = version.returned.into_others();
    let file = DoubtfulFile { arrival: version.arrival, could_be, others };
    Came::of(vec![own.unit, other], What::Doubtful(Box::new(file))).with(found)
}
