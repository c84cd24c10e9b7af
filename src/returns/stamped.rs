//! A stamped copy (盖章件) -> the unit whose it is.
//!
//! Nobody reads it: its unit is told by what the office ruled, by the code or the unit in its
//! name, by the folder, archive or mail it came in. What shows no unit, or several, is listed and
//! found.

use crate::diag::{Diagnostic, Problem, Sorting};
use crate::form::{self, Evidence, Forms};
use crate::intake::StampedCopy;
use crate::notice::{UnitId, Verdict};
use crate::origin::BookOrigin;

use super::Returns;
use super::ruled::Ruled;

/// Gives a stamped copy to its unit.
pub(super) fn pair(returns: &mut Returns, forms: &Forms<'_>, copy: StampedCopy, ruled: &Ruled) {
    let unit = match ruled.of(&copy.arrival).map(|one| one.verdict) {
        Some(Verdict::Ignore) => return returns.ignored.push(copy.arrival),
        Some(Verdict::Is { period: Some(period), .. }) if period != returns.period => return,
        Some(Verdict::Is { unit, .. }) => unit,
        None => None,
    };
    let units = match unit {
        Some(unit) => vec![unit],
        None => form::named(forms, &Evidence::from(&copy.arrival)),
    };
    match *units {
        [unit] => give(returns, unit, copy),
        [] => list(returns, copy, Sorting::StampedOfNobody),
        [_, ..] => {
            let names = units.iter().map(|unit| forms.notice.units.get(*unit).name.value.as_str());
            let units = names.collect::<Vec<_>>().join("、");
            list(returns, copy, Sorting::StampedOfSeveral { units });
        }
    }
}

/// The same copy twice is one.
fn give(returns: &mut Returns, unit: UnitId, copy: StampedCopy) {
    let Some(unit) = returns.unit(unit) else { return };
    if unit.stamped.iter().all(|one| one.arrival.hash != copy.arrival.hash) {
        unit.stamped.push(copy);
    }
}

fn list(returns: &mut Returns, copy: StampedCopy, problem: Sorting) {
    let place = BookOrigin::file(&copy.arrival.origin);
    returns.findings.push(Diagnostic::at(&place, Problem::Sorting(problem)));
    returns.unpaired.push(copy);
}
