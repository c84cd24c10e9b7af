//! A stamped copy (盖章件) -> the unit whose it is.
//!
//! Nobody reads it: its unit is told by what the office ruled, by the code or the unit in its
//! name, by the folder, archive or mail it came in, by the one form that came along (`carrier`). What
//! shows no unit, or several, is listed and found.

use crate::diag::{Diagnostic, Diagnostics, Problem, RulingProblem, Sorting, StampedProblem};
use crate::form::{self, Evidence, Forms};
use crate::intake::StampedCopy;
use crate::notice::{UnitId, Verdict};
use crate::origin::BookOrigin;

use super::came::{Came, What};
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
    findings.extend(unpaired(forms, &units).map(Problem::Sorting).map(find));
    Came::of(units, What::Stamped(Box::new(copy))).with(findings).by(followed)
}

/// Why it is nobody's in particular.
fn unpaired(forms: &Forms<'_>, units: &[UnitId]) -> Option<Sorting> {
    match units {
        [_] => None,
        [] => Some(Sorting::Stamped(StampedProblem::OfNobody)),
        [_, ..] => {
            let names = units.iter().map(|unit| forms.notice.units.get(*unit).name.value.as_str());
            let units = names.collect::<Vec<_>>().join("、");
            Some(Sorting::Stamped(StampedProblem::OfSeveral { units }))
        }
    }
}
