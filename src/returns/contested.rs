//! The files that are a unit's by their marks -> its versions, and what is 待核.
//!
//! A form under the name of another unit that owes one, beside a form of its own: one of the two was
//! filled into the form of the other, and nobody but an office can tell which; alone, the marks are
//! believed with a warning. And forms that were made for different units, which are one by now: none
//! is a version of another, whatever aliases say. What the office ruled is not contested.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Problem, Sign, Sorting, Subject, Unclear};
use crate::form::{self, Doubtful, Forms, Identified, Step};
use crate::notice::UnitId;
use crate::origin::BookOrigin;

use super::came::{Came, What};
use super::{DoubtfulFile, Version};

/// The versions of a unit's return, and the files of which one cannot say that.
pub(super) fn part(forms: &Forms<'_>, versions: Vec<Version>) -> (Vec<Version>, Vec<Came>) {
    let (versions, mut contested) = under_another_name(forms, versions);
    let (versions, others) = of_another_form(forms, versions);
    contested.extend(others);
    (versions, contested)
}

/// Where forms of several units came under one, those that are not its own.
fn of_another_form(forms: &Forms<'_>, versions: Vec<Version>) -> (Vec<Version>, Vec<Came>) {
    let marked = versions.iter().filter_map(|one| one.marked.as_ref());
    if marked.map(|one| &one.form).collect::<BTreeSet<_>>().len() < 2 {
        return (versions, Vec::new());
    }
    let is_own = |version: &Version| {
        let Identified { unit, unit_by, period, .. } = version.identified;
        let own = |form: &str| forms.grid(unit, period).is_some_and(|g| g.identity.form == form);
        let form = version.marked.as_ref().map(|marked| marked.form.as_str());
        unit_by == Step::Pin || form.is_none_or(own)
    };
    let (own, others): (Vec<_>, Vec<_>) = versions.into_iter().partition(is_own);
    (own, others.into_iter().map(|version| made_for_another(forms, version)).collect())
}

fn made_for_another(forms: &Forms<'_>, version: Version) -> Came {
    let unit = forms.notice.units.get(version.identified.unit).name.value.clone();
    let form = version.marked.as_ref().and_then(|one| one.unit.clone()).unwrap_or_default();
    let found = Problem::Sorting(Sorting::FormOfAnother { form, unit });
    let units = vec![(version.identified.unit, version.identified.unit_by)];
    doubtful(version, units, found)
}

fn under_another_name(forms: &Forms<'_>, versions: Vec<Version>) -> (Vec<Version>, Vec<Came>) {
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
    let units = vec![(own.unit, own.unit_by), (other, Step::Name)];
    doubtful(version, units, Problem::Unclear(found))
}

fn doubtful(version: Version, units: Vec<(UnitId, Step)>, found: Problem) -> Came {
    let Identified { period, period_by, .. } = version.identified;
    let found = Diagnostic::at(&BookOrigin::file(&version.arrival.origin), found);
    let asked = units.iter().map(|(unit, _)| *unit).collect();
    let could_be = Doubtful { units, periods: vec![(period, period_by)] };
    let others = version.returned.into_others();
    let file = DoubtfulFile { arrival: version.arrival, could_be, others };
    Came::of(asked, What::Doubtful(Box::new(file))).with(found)
}
