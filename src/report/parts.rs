//! 其中: whether the figures of a total and of its parts agree.
//!
//! Parts that promise all of the total make its figure; parts that promise less of it (其中线上20场) make no
//! more than it.

use std::cmp::Ordering;

use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Problem, Reported};
use crate::notice::Task;
use crate::origin::BookOrigin;
use crate::quantity;

use super::target::{TargetReport, UnitShare};

/// What does not agree among `reports`, which are those of the targets of `task`.
pub(super) fn differing(task: &Task, reports: &[TargetReport]) -> Vec<Diagnostic> {
    let found = reports.iter().filter_map(|whole| {
        let is_part = |one: &&TargetReport| task.targets[one.place].part_of == Some(whole.place);
        let parts: Vec<&TargetReport> = reports.iter().filter(is_part).collect();
        of_whole(whole, &parts)
    });
    found.collect()
}

fn of_whole(whole: &TargetReport, parts: &[&TargetReport]) -> Option<Diagnostic> {
    parts.first()?;
    let done = whole.done()?;
    let of_parts = |of| sum(parts, whole, of);
    let promised = of_parts(TargetReport::promised);
    let is_all = promised.is_some() && promised == whole.promised();
    let agrees = match of_parts(TargetReport::done)?.cmp(&done) {
        Ordering::Equal => true,
        Ordering::Less => !is_all,
        Ordering::Greater => false,
    };
    let cell = cell_of_one_unit(whole, parts);
    let units = |one: &TargetReport| if cell.is_none() { by_units(one) } else { String::new() };
    let told = |part: &&TargetReport| {
        Some(format!("{} {}{}{}", part.name, part.done()?, part.measure, units(part)))
    };
    let differ = || Reported::PartsDiffer {
        whole: whole.name.clone(),
        done: format!("{done}{}{}", whole.measure, units(whole)),
        parts: parts.iter().filter_map(told).collect::<Vec<_>>().join("、"),
    };
    let found = (!agrees).then(differ).map(Problem::Reported)?;
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
    of: fn(&TargetReport) -> Option<Decimal>,
) -> Option<Decimal> {
    let in_whole =
        |part: &TargetReport| quantity::in_measure(of(part)?, &part.measure, &whole.measure);
    parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(in_whole(part)?))
}
