//! Files that cannot be used -> the units that must send another, where nothing else came from them.
//!
//! A file that cannot be opened tells whose it is by its way only. Where that names no unit, or
//! several, the finding stands alone.

use crate::diag::{Diagnostics, Severity};
use crate::form::{self, Evidence, Forms};
use crate::notice::UnitId;
use crate::origin::Place;

use super::Returns;

/// The units of the files that could not be opened.
pub(super) fn unreadable(returns: &mut Returns, forms: &Forms<'_>, findings: &Diagnostics) {
    for found in findings.iter().filter(|found| found.severity() == Severity::Error) {
        let Place::Book(origin) = &found.place else { continue };
        let way = origin.file_name().replace(" › ", "/");
        let (folder, name) = way.rsplit_once('/').unwrap_or(("", &way));
        named(returns, forms, &Evidence { name, folder, ..Evidence::default() });
    }
}

/// The one unit that the names around a file speak of.
pub(super) fn named(returns: &mut Returns, forms: &Forms<'_>, evidence: &Evidence<'_>) {
    if let [one] = *form::named(forms, evidence) {
        unit(returns, one);
    }
}

/// A file of that unit cannot be used.
pub(super) fn unit(returns: &mut Returns, unit: UnitId) {
    if let Some(one) = returns.unit(unit) {
        one.unusable = true;
    }
}
