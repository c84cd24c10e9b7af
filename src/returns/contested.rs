//! The files that are a unit's by their marks -> its versions, and what is 待核.
//!
//! A form that came as another unit's that owes one (its name, in full or short, in the file's name, what it
//! lies in or the mail, or its mailbox), beside a form of its own: one of the two was filled into the
//! form of the other, and nobody but an office can tell which; alone, the marks are believed with a
//! warning. And forms that were made for different units, which are one by now: none
//! is a version of another, whatever aliases say. What the office ruled is not contested.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, IdentityProblem, Problem, Sign, Sorting, Subject};
use crate::form::{self, Doubtful, Evidence, Forms, Identified, Step};
use crate::notice::UnitId;
use crate::origin::BookOrigin;

use super::came::{Came, What};
use super::{DoubtfulFile, Version};

/// The other unit as whose a file came, and the sign that says so; by the file's bytes, since each copy
/// of a file may have come another way. Nothing where any copy came as no other's.
pub(super) struct OtherNames(BTreeMap<String, Option<(UnitId, Sign)>>);

impl OtherNames {
    /// The names of these, each copy one of its own.
    pub(super) fn of(forms: &Forms<'_>, versions: &[Version]) -> OtherNames {
        let mut names = BTreeMap::new();
        for version in versions {
            let named = other_name(version, forms);
            let known = names.entry(version.arrival.contents()).or_insert(named);
            *known = known.and(named);
        }
        OtherNames(names)
    }

    fn of_version(&self, version: &Version) -> Option<(UnitId, Sign)> {
        self.0.get(&version.arrival.contents()).copied().flatten()
    }
}

/// The versions of a unit's return, and the files of which one cannot say that.
pub(super) fn part(
    forms: &Forms<'_>,
    versions: Vec<Version>,
    names: &OtherNames,
) -> (Vec<Version>, Vec<Came>) {
    let (versions, mut contested) = under_another_name(forms, versions, names);
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
        let own = |form: &str| forms.is_form_of(form, unit, period);
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

/// A return of a predecessor, where the unit's own form came too.
pub(super) fn beside_own(forms: &Forms<'_>, version: Version) -> Came {
    let name = |unit: UnitId| forms.notice.units.get(unit).name.value.clone();
    let own = version.identified.unit;
    let predecessor = version.predecessor.map(name).unwrap_or_default();
    let found = Problem::Sorting(Sorting::OfPredecessor { predecessor, unit: name(own) });
    let units = vec![(own, version.identified.unit_by)];
    doubtful(version, units, found)
}

fn under_another_name(
    forms: &Forms<'_>,
    versions: Vec<Version>,
    names: &OtherNames,
) -> (Vec<Version>, Vec<Came>) {
    if versions.iter().all(|one| names.of_version(one).is_some()) {
        return (versions, Vec::new());
    }
    let (mut own, mut contested) = (Vec::new(), Vec::new());
    for version in versions {
        match names.of_version(&version) {
            Some(other) => contested.push(doubt(forms, version, other)),
            None => own.push(version),
        }
    }
    (own, contested)
}

/// The other unit that owes a form and as whose the file came.
fn other_name(version: &Version, forms: &Forms<'_>) -> Option<(UnitId, Sign)> {
    let Identified { unit, unit_by, .. } = version.identified;
    let came_as = form::came_as(forms, &Evidence::from(&version.arrival));
    let owes = |other: UnitId| forms.grid(other, forms.period).is_some();
    let mut others = came_as.into_iter().filter(|(other, _)| *other != unit && owes(*other));
    others.next().filter(|_| unit_by == Step::Mark)
}

fn doubt(forms: &Forms<'_>, version: Version, (other, sign): (UnitId, Sign)) -> Came {
    let own = version.identified;
    let name = |unit: UnitId| forms.notice.units.get(unit).name.value.clone();
    let candidates = vec![(name(own.unit), Sign::Mark), (name(other), sign)];
    let found = IdentityProblem::Doubtful { what: Subject::Unit, candidates };
    let units = vec![(own.unit, own.unit_by), (other, Step::Name)];
    doubtful(version, units, Problem::Identity(found))
}

fn doubtful(version: Version, units: Vec<(UnitId, Step)>, found: Problem) -> Came {
    let Identified { period, period_by, .. } = version.identified;
    let found = Diagnostic::at(&BookOrigin::file(&version.arrival.origin), found);
    let asked = units.iter().map(|(unit, _)| *unit).collect();
    let could_be = Doubtful { units, periods: vec![(period, period_by)], ..Doubtful::default() };
    let others = version.returned.into_others();
    let (any_of, of_other, late) = (Vec::new(), None, false);
    let arrival = version.arrival;
    let file =
        DoubtfulFile { arrival, could_be, any_of, of_other, late, others, again: Vec::new() };
    Came::of(asked, What::Doubtful(Box::new(file))).with(found)
}
