//! Everything that `check` says of a description.

use std::path::Path;

use crate::diag::{Diagnostic, Diagnostics, Ending, Problem};
use crate::document::template::Templates;
use crate::notice::{Notice, Reading};
use crate::proof::Silent;
use crate::{compose, layout, proof};

use super::archive;
use super::archive::descriptions::Descriptions;
use super::font_search::{self, FontSource};
use super::quarters;

/// Adds to what was found when the description of `file` was read all that is said without its pages; gives what the
/// description has left out. Of one that lies in no file nothing is compared with what went out (存档).
pub(crate) fn read_over(file: &Path, reading: &mut Reading, is_file: bool) -> Vec<Silent> {
    let several = reading.notice.as_ref().map(|one| quarters::ruled_for_all(file, one));
    reading.findings.extend(several.into_iter().flatten());
    let changed = if is_file { changed_since_sent(file, reading) } else { None };
    reading.findings.extend(changed);
    reading.findings.extend(reading.notice.iter().flat_map(proof::read));
    reading.findings.extend(reading.draft.iter().flat_map(proof::read_draft));
    reading.findings.extend(std::mem::take(&mut reading.remarks));
    match &reading.notice {
        Some(notice) => proof::silence(notice, &mut reading.findings),
        None => Vec::new(),
    }
}

/// What is another than in the forms that went out (存档).
fn changed_since_sent(file: &Path, reading: &Reading) -> Option<Diagnostic> {
    let kept = Descriptions::beside(file, reading).ok()?;
    kept.changed_in_year(reading.notice.as_ref()?)
}

/// All that `check` finds in the description of `file`: what its words say ([`read_over`]), and what would be said of
/// its pages; with what the description has left out.
pub(crate) fn check(
    file: &Path,
    mut reading: Reading,
    is_file: bool,
    fonts: &FontSource,
) -> (Diagnostics, Vec<Silent>) {
    let notice = reading.notice.clone();
    let notice = notice.map(|notice| match is_file {
        true => archive::knowing_earlier_units(file, notice, &reading),
        false => Ok(notice),
    });
    // Whoever looks for fonts need not wait for the words before.
    let (silent, set) = rayon::join(
        || read_over(file, &mut reading, is_file),
        || notice.map(|notice| notice.and_then(|notice| set(&notice, fonts))),
    );
    let mut findings = reading.findings;
    findings.extend(set.into_iter().flat_map(|set| set.unwrap_or_else(|failed| failed)));
    (findings, silent)
}

/// What of it somebody may mend: where the signature found no room, the pages were set otherwise as the standard has
/// it, and nothing is wrong with the description.
pub(crate) fn to_be_mended(set: &Diagnostics) -> Diagnostics {
    let is_done = |problem: &Problem| {
        matches!(problem, Problem::Ending(Ending::Tightened { .. } | Ending::TakenAlong { .. }))
    };
    let mut left = Diagnostics::new();
    left.extend(set.iter().filter(|found| !is_done(&found.problem)).cloned());
    left
}

/// What is to be said of the notice once it is set, as it is printed with the program's own templates. Which font stands
/// in for which is a matter of the computer.
///
/// # Errors
/// What keeps it from being set.
fn set(notice: &Notice, fonts: &FontSource) -> Result<Diagnostics, Diagnostics> {
    let (fonts, _) = font_search::find(fonts)?;
    let document = compose::notice(notice, &Templates::default())?;
    let settled = layout::settle(document, &compose::style(notice), &fonts)?;
    Ok(to_be_mended(settled.warnings()))
}
