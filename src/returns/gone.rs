//! What the book of receipts knows to have been a unit's return, and is there no more -> what the office is asked.
//!
//! A file that is gone leaves its unit with nothing, or with an older version than counted before. No unit is asked
//! for what it sent: the office puts the file back, or rules that it was taken away on purpose.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::diag::{Diagnostic, Problem, Sorting};
use crate::form::Forms;
use crate::notice::{Ruling, UnitId};
use crate::origin::{BookOrigin, Place};
use crate::receipts::{Found, Gone, Known, Look};

use super::{Returns, UnitReturns, ruled};

impl Returns {
    /// What is gone of these earlier returns, each file as it is called beside this period's: what is compared with
    /// them has nothing where it was.
    pub fn gone_before<'r>(earlier: &[&'r Returns]) -> impl Iterator<Item = Diagnostic> + use<'r> {
        let found = earlier.iter().flat_map(|of| of.findings.iter().map(|one| (of.period, one)));
        let gone = found.filter_map(|(period, found)| {
            let Problem::Sorting(problem @ Sorting::Gone { stamped: false, .. }) = &found.problem
            else {
                return None;
            };
            let Place::Book(file) = &found.place else { return None };
            let place = file.in_folder(&period.to_string());
            Some(Diagnostic::at(&place, Problem::Sorting(problem.clone())))
        });
        gone.collect::<Vec<_>>().into_iter()
    }
}

/// A return that is gone.
pub(super) struct Missing {
    /// The unit that owes it now.
    owing: UnitId,
    /// The unit whose it was: it, or one that it took over.
    pub(super) whose: UnitId,
    pub(super) gone: Gone,
}

/// The returns that were there and are gone, by the book; `look` is what lies in the folder.
pub(super) fn missing(forms: &Forms<'_>, known: &Known<'_>, look: &Look) -> Vec<Missing> {
    let there: BTreeSet<&str> = look.files.iter().map(|found| found.hash.as_str()).collect();
    let came_later = |hash: &str| known.came_later(hash, &look.period).is_some();
    // A version of the same return that took its name was put in its place, but where it came after the day that
    // counts as today. What else took its name lies where it lay.
    let is_replaced = |gone: &Gone| {
        let mut same = look.files.iter().filter(|found| is_version_of(forms, found, gone));
        same.any(|found| found.file == gone.file && !came_later(&found.hash))
    };
    let is_nothing = |gone: &Gone| {
        gone.stamped && !forms.notice.reporting.sealed_pdf
            || came_later(&gone.hash)
            || is_replaced(gone)
            || look.may_hold(&gone.file)
            || is_ruled_out(forms, gone)
    };
    let gone = known.gone(&look.period, |hash| there.contains(hash)).into_iter();
    let missing = gone.filter(|gone| !is_nothing(gone)).filter_map(|gone| {
        let (whose, owing) = owing(forms, &gone.unit)?;
        Some(Missing { owing, whose, gone })
    });
    missing.collect()
}

/// Whether a file that is there is a return of the unit whose is gone.
fn is_version_of(forms: &Forms<'_>, found: &Found, gone: &Gone) -> bool {
    let mut units = forms.notice.units.units.iter();
    let mut is_one = || units.any(|unit| unit.is_called(&gone.unit) && unit.is_called(&found.unit));
    let is_alike = match gone.stamped {
        true => found.stamped,
        false => found.is_return_for(&forms.period.to_string()),
    };
    is_alike && is_one()
}

/// Says which of them are missed among the returns.
pub(super) fn find(missing: Vec<Missing>, returns: &mut Returns) {
    for Missing { owing, whose, gone } in missing {
        let is_missed = |at: &usize| match gone.stamped {
            true => {
                let unstamped = returns.units[*at].unstamped();
                unstamped.contains(&whose) || unstamped.contains(&owing)
            }
            false => is_missed(&returns.units[*at], whose, &gone),
        };
        let Some(at) = returns.position(owing).filter(is_missed) else { continue };
        let [seen, day] = [gone.seen, gone.gone].map(Date::chinese);
        let stamped = gone.stamped;
        let found = Sorting::Gone { unit: gone.unit, stamped, seen, gone: day };
        let place = BookOrigin::file(&gone.file.into());
        returns.findings.push(Diagnostic::at(&place, Problem::Sorting(found)));
        let unit = &mut returns.units[at];
        unit.trouble.office = true;
        unit.is_missed |= !stamped;
    }
}

/// The unit of that name, and who owes now what it owed: itself, or the one that took over from it.
fn owing(forms: &Forms<'_>, name: &str) -> Option<(UnitId, UnitId)> {
    let unit =
        (0..).map(UnitId).zip(&forms.notice.units.units).find(|(_, one)| one.is_called(name));
    let (unit, _) = unit?;
    let owes = forms.grid(unit, forms.period).is_some();
    let owing = if owes { Some(unit) } else { forms.successor(unit) };
    Some((unit, owing?))
}

/// Whether nothing is left of what that unit sent, or only what is older.
fn is_missed(unit: &UnitReturns, whose: UnitId, gone: &Gone) -> bool {
    let Some(chosen) = unit.chosen() else { return true };
    let of_predecessor = chosen.joined.iter().find(|one| one.whose == whose);
    let day = match (of_predecessor, chosen.joined.is_empty()) {
        (Some(joint), _) => joint.filled_on,
        (None, true) => chosen.rank.filled_on.day(),
        (None, false) => return true,
    };
    matches!((Date::parse(&gone.filled_on), day), (Some(gone), Some(day)) if gone > day)
}

/// Whether the office ruled it out (不计), by its name or its hash.
fn is_ruled_out(forms: &Forms<'_>, gone: &Gone) -> bool {
    let is_of = |ruling: &Ruling| {
        ruled::names(ruling, &gone.file, &gone.hash)
            && ruling.verdict.is_ignore()
            && ruling.period().is_none_or(|one| one == forms.period)
    };
    forms.notice.returns.iter().any(is_of)
}
