//! Stamped copies (盖章件) that are older than the correction of the form that counts: they may show the numbers of
//! before, which nobody reads, so the office is told.
//!
//! A copy's day is that of its mail, else the one on which the book of receipts saw it first. A correction's is the
//! earliest that anything shows of it; so what is told is sure as far as days are.

use crate::date::Date;
use crate::diag::{Diagnostic, Problem, Sorting, StampedProblem};
use crate::intake::Arrival;
use crate::notice::Notice;
use crate::origin::BookOrigin;
use crate::receipts::Known;

use super::{Returns, UnitReturns, Version};

/// That all stamped copies of a unit are older than a correction that answers otherwise, at the last of them.
pub(super) fn find(
    notice: &Notice,
    known: Option<&Known<'_>>,
    returns: &Returns,
) -> Vec<Diagnostic> {
    if !notice.reporting.sealed_pdf {
        return Vec::new();
    }
    let period = returns.period.to_string();
    let seen = |arrival: &Arrival| known.and_then(|known| known.seen_on(&arrival.hash, &period));
    returns.units.iter().filter_map(|unit| of_unit(notice, unit, &seen)).collect()
}

fn of_unit(
    notice: &Notice,
    unit: &UnitReturns,
    seen: &impl Fn(&Arrival) -> Option<Date>,
) -> Option<Diagnostic> {
    let [.., before, version] = &unit.versions[..] else { return None };
    if version.changes.is_empty() || !version.joined.is_empty() {
        return None;
    }
    let corrected = earliest((before, version), seen)?;
    let day = |arrival: &Arrival| sent(arrival).or_else(|| seen(arrival));
    let copies: Option<Vec<(Date, &Arrival)>> =
        unit.stamped.iter().map(|copy| Some((day(&copy.arrival)?, &copy.arrival))).collect();
    let (day, copy) = copies?.into_iter().max_by_key(|(day, _)| *day)?;
    if day >= corrected {
        return None;
    }
    let unit = notice.units.get(unit.unit).name.value.clone();
    let (day, corrected) = (day.to_string(), corrected.to_string());
    let found = Sorting::Stamped(StampedProblem::Older { unit, day, corrected });
    Some(Diagnostic::at(&BookOrigin::file(&copy.origin), Problem::Sorting(found)))
}

fn sent(arrival: &Arrival) -> Option<Date> {
    Some(arrival.mail.as_ref()?.sent?.day())
}

/// The earliest day that anything shows of a version: it was there then. A day of filling in that stands in the one
/// before it too was left as it was, and shows nothing.
fn earliest(
    (before, version): (&Version, &Version),
    seen: &impl Fn(&Arrival) -> Option<Date>,
) -> Option<Date> {
    let rank = &version.rank;
    let sent = rank.sent.map(|sent| sent.day()).or_else(|| sent(&version.arrival));
    let filled_on = rank.filled_on.day().filter(|_| rank.filled_on != before.rank.filled_on);
    [filled_on, sent, seen(&version.arrival)].into_iter().flatten().min()
}
