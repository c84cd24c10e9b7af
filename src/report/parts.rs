//! 其中: whether the figures of a total and of its parts agree.
//!
//! Parts that promise all of the total make its figure; parts that promise less of it (其中线上20场) make no
//! more than it. So it is with the figures of each of several units, which alone may be wrong where the sums are not.

use std::cmp::Ordering;

use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Problem, Reported};
use crate::notice::{Task, Together};
use crate::origin::BookOrigin;
use crate::quantity;

use super::target::{TargetReport, UnitShare};

/// What does not agree among `reports`, which are those of the targets of `task`.
pub(super) fn differing(task: &Task, reports: &[TargetReport]) -> Vec<Diagnostic> {
    let found = reports.iter().flat_map(|whole| {
        let is_part = |one: &&TargetReport| task.targets[one.place].part_of == Some(whole.place);
        let parts: Vec<&TargetReport> = reports.iter().filter(is_part).collect();
        let units = whole.shares.iter();
        let by_units: Vec<Diagnostic> =
            units.filter_map(|share| of_unit(whole, &parts, share)).collect();
        let of_all = if by_units.is_empty() { of_whole(whole, &parts) } else { None };
        by_units.into_iter().chain(of_all)
    });
    found.collect()
}

/// Whether parts that make so much are wrong beside a total of which so much is done.
fn is_wrong(of_parts: Decimal, done: Decimal, is_all: bool) -> bool {
    match of_parts.cmp(&done) {
        Ordering::Equal => false,
        Ordering::Less => is_all,
        Ordering::Greater => true,
    }
}

/// Whether the parts promise all of the total.
fn are_all(whole: &TargetReport, parts: &[&TargetReport]) -> bool {
    let promised = sum(parts, whole, TargetReport::promised);
    promised.is_some() && promised == whole.promised()
}

/// That the figures of one of several units do not agree. A part that it tells for all (同一数) is none of its own total.
fn of_unit(whole: &TargetReport, parts: &[&TargetReport], share: &UnitShare) -> Option<Diagnostic> {
    let number = |part: &TargetReport| {
        part.shares.iter().find(|one| one.unit == share.unit).and_then(|one| one.number)
    };
    let is_alike = |part: &&TargetReport| part.shares.len() > 1 && part.together == whole.together;
    let (is_several, done, place) = (whole.shares.len() > 1, share.number?, share.told.as_ref()?);
    let own: Vec<&TargetReport> = parts.iter().copied().filter(is_alike).collect();
    let own: Vec<&TargetReport> = own.into_iter().filter(|one| number(one).is_some()).collect();
    let is_all = own.len() == parts.len() && are_all(whole, parts);
    if own.is_empty() || !is_several || !is_wrong(sum(&own, whole, number)?, done, is_all) {
        return None;
    }
    let told =
        |part: &&TargetReport| Some(format!("{} {}{}", part.name, number(part)?, part.measure));
    let differ = Reported::PartsDiffer {
        whole: whole.name.clone(),
        done: format!("{done}{}", whole.measure),
        parts: own.iter().filter_map(told).collect::<Vec<_>>().join("、"),
    };
    Some(Diagnostic::at(&place.origin, Problem::Reported(differ)))
}

/// That the figures of all units together do not agree; of units that each reach the amount themselves none do.
fn of_whole(whole: &TargetReport, parts: &[&TargetReport]) -> Option<Diagnostic> {
    parts.first()?;
    let is_each = |one: &TargetReport| one.together == Together::Each && one.shares.len() > 1;
    if is_each(whole) || parts.iter().any(|part| is_each(part)) {
        return None;
    }
    let done = whole.done()?;
    if !is_wrong(sum(parts, whole, TargetReport::done)?, done, are_all(whole, parts)) {
        return None;
    }
    let cell = cell_of_one_unit(whole, parts);
    let units = |one: &TargetReport| if cell.is_none() { by_units(one) } else { String::new() };
    let told = |part: &&TargetReport| {
        Some(format!("{} {}{}{}", part.name, part.done()?, part.measure, units(part)))
    };
    let found = Problem::Reported(Reported::PartsDiffer {
        whole: whole.name.clone(),
        done: format!("{done}{}{}", whole.measure, units(whole)),
        parts: parts.iter().filter_map(told).collect::<Vec<_>>().join("、"),
    });
    Some(match cell {
        Some(cell) => Diagnostic::at(cell, found),
        None => Diagnostic::nowhere(found),
    })
}

/// Where the total stands, if one unit reports it and all its parts: that unit can mend it.
fn cell_of_one_unit<'r>(
    whole: &'r TargetReport,
    parts: &[&TargetReport],
) -> Option<&'r BookOrigin> {
    let [only] = &whole.shares[..] else { return None };
    let is_only = |part: &&TargetReport| matches!(&part.shares[..], [one] if one.unit == only.unit);
    let told = only.told.as_ref().filter(|_| parts.iter().all(is_only))?;
    Some(&told.origin)
}

/// Whose figures they are: （区甲局 20、区乙局 8）, of one unit its name alone.
fn by_units(target: &TargetReport) -> String {
    let told = |share: &UnitShare| match (target.shares.len(), share.number) {
        (1, _) | (_, None) => share.unit.clone(),
        (_, Some(number)) => format!("{} {number}", share.unit),
    };
    format!("（{}）", target.shares.iter().map(told).collect::<Vec<_>>().join("、"))
}

/// The sum of the parts in the measure of the whole.
fn sum(
    parts: &[&TargetReport],
    whole: &TargetReport,
    of: impl Fn(&TargetReport) -> Option<Decimal>,
) -> Option<Decimal> {
    let in_whole =
        |part: &TargetReport| quantity::in_measure(of(part)?, &part.measure, &whole.measure);
    parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(in_whole(part)?))
}
