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

use super::came::{Came, What};

/// Whose a stamped copy is.
pub(super) fn stamped(forms: &Forms<'_>, copy: StampedCopy, ruled: Option<Verdict>) -> Came {
    let unit = match ruled {
        Some(Verdict::Is { period: Some(period), .. }) if period != forms.period => {
            return Came::of_nobody(What::OtherPeriod(copy.arrival.origin));
        }
        Some(Verdict::Is { unit, .. }) => unit,
        Some(Verdict::Ignore) | None => None,
    };
    let units = match unit {
        Some(unit) => vec![unit],
        None => form::named(forms, &Evidence::from(&copy.arrival)),
    };
    let place = BookOrigin::file(&copy.arrival.origin);
    let found =
        unpaired(forms, &units).map(|found| Diagnostic::at(&place, Problem::Sorting(found)));
    let came = Came::of(units, What::Stamped(Box::new(copy)));
    match found {
        Some(found) => came.with(found),
        None => came,
    }
}

/// Why it is nobody's in particular.
fn unpaired(forms: &Forms<'_>, units: &[UnitId]) -> Option<Sorting> {
    match units {
        [_] => None,
        [] => Some(Sorting::StampedOfNobody),
        [_, ..] => {
            let names = units.iter().map(|unit| forms.notice.units.get(*unit).name.value.as_str());
            Some(Sorting::StampedOfSeveral { units: names.collect::<Vec<_>>().join("、") })
        }
    }
}
