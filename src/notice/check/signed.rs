//! 署名: the signing bodies, the day, and whether seals are set and how large.

use crate::diag::{Diagnostic, Diagnostics, Ending, Problem};
use crate::notice::model::{SText, Signed};
use crate::notice::raw::RawSigned;
use crate::origin::Sourced;

use super::{YES_NO, date, one_of};

/// A round seal of 42 mm is what bodies from the county down have.
const DIAMETER: u16 = 42;
/// Seals of Chinese bodies are between these, in millimetres.
pub(in crate::notice) const DIAMETERS: std::ops::RangeInclusive<u16> = 30..=60;

/// The signature; a body that is not written is the issuer.
pub(super) fn check(
    raw: RawSigned,
    issuer: Option<&SText>,
    findings: &mut Diagnostics,
) -> Option<Signed> {
    let sealed = raw.seal.map_or(Some(true), |written| one_of(&written, &YES_NO, findings));
    let diameter = raw.seal_diameter.map_or(Some(DIAMETER), |written| mm(&written, findings));
    let date = raw.date.and_then(|written| date(written, findings))?;
    // A body that is not written stands where its key does: that is the line to look at.
    let by = match raw.by {
        Some(by) => by,
        None => vec![Sourced::new(issuer?.value.clone(), raw.origin)],
    };
    Some(Signed { by, date, seal: diameter.filter(|_| sealed.unwrap_or(true)) })
}

fn mm(written: &SText, findings: &mut Diagnostics) -> Option<u16> {
    let number = written.strip_suffix("mm").or_else(|| written.strip_suffix("毫米"));
    let number = number.unwrap_or(written).trim();
    let found = number.parse().ok().filter(|mm| DIAMETERS.contains(mm));
    if found.is_none() {
        let problem = Ending::BadDiameter {
            found: written.value.clone(),
            least: *DIAMETERS.start(),
            most: *DIAMETERS.end(),
        };
        findings.push(Diagnostic::at(&written.origin, Problem::Ending(problem)));
    }
    found
}
