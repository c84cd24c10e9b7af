//! What the book of receipts knows to have been a unit's return, and is there no more -> what the office is asked.
//!
//! A file that is gone leaves its unit with nothing, or with an older version than counted before. No unit is asked
//! for what it sent: the office puts the file back, or rules that it was taken away on purpose.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::diag::{Diagnostic, Problem, Sorting};
use crate::form::Forms;
use crate::notice::{Ruling, UnitId};
use crate::origin::BookOrigin;
use crate::receipts::{Gone, Known, Look};

use super::{Returns, UnitReturns};

/// Finds them among the returns, of which `look` is what lies in the folder.
pub(super) fn find(forms: &Forms<'_>, known: &Known<'_>, look: &Look, returns: &mut Returns) {
    let there: BTreeSet<&str> = look.files.iter().map(|found| found.hash.as_str()).collect();
    for gone in known.gone(&look.period, |hash| there.contains(hash)) {
        let is_later = known.came_later(&gone.hash, &look.period).is_some();
        // One that took its name was put in its place.
        let is_replaced = look.files.iter().any(|found| found.file == gone.file);
        if is_later || is_replaced || look.may_hold(&gone.file) || is_ruled_out(forms, &gone) {
            continue;
        }
        let Some(unit) = owing(forms, &gone.unit) else { continue };
        let Some(at) = returns.position(unit).filter(|at| is_missed(&returns.units[*at], &gone))
        else {
            continue;
        };
        let [seen, day] = [gone.seen, gone.gone].map(Date::chinese);
        let found = Sorting::Gone { unit: gone.unit, seen, gone: day };
        let place = BookOrigin::file(&gone.file.into());
        returns.findings.push(Diagnostic::at(&place, Problem::Sorting(found)));
        returns.units[at].trouble.office = true;
    }
}

/// The unit of that name, or the one that took over from it.
fn owing(forms: &Forms<'_>, name: &str) -> Option<UnitId> {
    let unit =
        (0..).map(UnitId).zip(&forms.notice.units.units).find(|(_, one)| one.is_called(name));
    let (unit, _) = unit?;
    let owes = forms.grid(unit, forms.period).is_some();
    if owes { Some(unit) } else { forms.successor(unit) }
}

/// Whether nothing is left of what the unit sent, or only what is older.
fn is_missed(unit: &UnitReturns, gone: &Gone) -> bool {
    let Some(chosen) = unit.chosen() else { return true };
    let day = chosen.rank.filled_on.day();
    matches!((Date::parse(&gone.filled_on), day), (Some(gone), Some(day)) if gone > day)
}

/// Whether the office ruled it out (不计), by its name or its hash.
fn is_ruled_out(forms: &Forms<'_>, gone: &Gone) -> bool {
    let is_of = |ruling: &Ruling| {
        let names = ruling.file.value == gone.file
            || ruling.file.value.len() >= HASH
                && gone.hash.starts_with(&ruling.file.value.to_lowercase());
        names && ruling.verdict.is_ignore() && ruling.period().is_none_or(|one| one == forms.period)
    };
    forms.notice.returns.iter().any(is_of)
}

/// Digits of a hash that name a file.
const HASH: usize = 8;
