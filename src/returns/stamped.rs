//! A stamped copy (盖章件) -> the unit whose it is.
//!
//! Nobody reads it: its unit is told by what the office ruled, by the code or the unit in its
//! name, by the folder, archive or mail it came in, by the one form that came along (`carrier`). What
//! shows no unit, or several, is listed and found; so is one of a unit that owes nothing for the period. One in the name
//! of the unit that alone took over since is that of the unit of then.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Problem, RulingProblem, Sorting, StampedProblem};
use crate::form::{self, Evidence, Forms};
use crate::intake::StampedCopy;
use crate::notice::{UnitId, Verdict};
use crate::origin::BookOrigin;

use super::came::{Came, What};
use super::fold::owing;
use super::ruled::{self, OfFile};

/// Whose a stamped copy is.
pub(super) fn stamped(forms: &Forms<'_>, copy: StampedCopy, ruled: Option<OfFile>) -> Came {
    let place = BookOrigin::file(&copy.arrival.origin);
    let find = |found| Diagnostic::at(&place, found);
    let mut findings = Diagnostics::new();
    let before = ruled.as_ref().filter(|ruled| ruled.met_before);
    findings.extend(before.map(|_| find(Problem::Ruling(RulingProblem::RuledBefore))));
    let ruled = ruled.filter(|ruled| !ruled.met_before);
    let (ruled, asked) = ruled::for_this_file(ruled, &place);
    findings.extend(asked);
    let followed = ruled.as_ref().and_then(|ruled| ruled.at);
    let unit = match ruled.map(|ruled| ruled.verdict) {
        Some(Verdict::Ignore { .. }) => {
            return Came::of_nobody(What::LeftOut(Box::new(copy.arrival))).by(followed);
        }
        Some(Verdict::Is { period: Some(period), .. }) if period != forms.period => {
            return Came::of_nobody(What::OtherPeriod(copy.arrival.origin)).by(followed);
        }
        Some(Verdict::Is { unit, .. }) => unit,
        None => None,
    };
    let units = match unit {
        Some(unit) => vec![unit],
        None => form::named(forms, &Evidence::from(&copy.arrival)),
    };
    let units = of_then(forms, units);
    findings.extend(unpaired(forms, &units).map(Problem::Sorting).map(find));
    Came::of(units, What::Stamped(Box::new(copy))).with(findings).by(followed)
}

/// Why it is nobody's in particular.
fn unpaired(forms: &Forms<'_>, units: &[UnitId]) -> Option<Sorting> {
    match &owing(forms, units)[..] {
        [unit] if forms.grid(*unit, forms.period).is_none() => Some(owes_nothing(forms, *unit)),
        [_] => None,
        [] => Some(Sorting::Stamped(StampedProblem::OfNobody)),
        [_, ..] => Some(Sorting::Stamped(StampedProblem::OfSeveral { units: names(forms, units) })),
    }
}

/// The units, each that alone took over since from one that owes a return as that one.
fn of_then(forms: &Forms<'_>, units: Vec<UnitId>) -> Vec<UnitId> {
    let mut all = Vec::new();
    for unit in units {
        let then = match forms.predecessors(unit)[..] {
            [then] if is_only_heir(forms, then, unit) => then,
            [] | [..] => unit,
        };
        all.extend((!all.contains(&then)).then_some(then));
    }
    all
}

/// Whether `heir` alone took over from `unit`, be it by way of others. An archived description does not say that `unit`
/// ended since.
fn is_only_heir(forms: &Forms<'_>, unit: UnitId, heir: UnitId) -> bool {
    let all = || (0..).map(UnitId).zip(&forms.notice.units.units);
    let heirs = |unit| all().filter(move |(_, one)| one.predecessors.contains(&unit));
    let mut open = vec![unit];
    let mut seen = BTreeSet::new();
    while let Some(one) = open.pop().filter(|one| *one != heir && seen.insert(*one)) {
        open.extend(heirs(one).map(|(heir, _)| heir));
        if open.len() != 1 {
            return false;
        }
    }
    true
}

/// That the unit owes nothing for the period, and who does in its place.
fn owes_nothing(forms: &Forms<'_>, unit: UnitId) -> Sorting {
    let by = [forms.predecessors(unit), forms.successors(unit)].concat();
    let (unit, by) = (names(forms, &[unit]), names(forms, &by));
    Sorting::Stamped(StampedProblem::OwesNothing { unit, by })
}

fn names(forms: &Forms<'_>, units: &[UnitId]) -> String {
    let names = units.iter().map(|unit| forms.notice.units.get(*unit).name.value.as_str());
    names.collect::<Vec<_>>().join("、")
}
