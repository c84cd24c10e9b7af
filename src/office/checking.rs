//! Everything that `check` says of a description.

use std::path::Path;

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::document::template::Templates;
use crate::notice::{Notice, Reading};
use crate::proof::Silent;
use crate::{compose, han, layout, proof};

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

/// What was found, and which characters fonts lack. Fonts are looked for only where there is a
/// character that not every font has.
pub(crate) fn with_glyphs(reading: Reading, fonts: &FontSource) -> Diagnostics {
    let asks = asks_for_pages(&reading);
    let mut findings = reading.findings;
    if let Some(notice) = reading.notice.filter(|_| asks) {
        let set = lacking(&notice, fonts).unwrap_or_else(|found| found);
        findings.extend(of_glyphs(set));
    }
    findings
}

/// Whether a character stands in the description that not every font has.
pub(crate) fn asks_for_pages(reading: &Reading) -> bool {
    !reading.source.text().chars().all(han::is_in_every_font)
}

/// What `check` says of what was found when the notice was set.
pub(crate) fn of_glyphs(set: Diagnostics) -> impl Iterator<Item = Diagnostic> {
    set.into_iter().filter(|found| matches!(found.problem, Problem::Glyphs(_)))
}

/// What is to be said of the notice once it is set.
fn lacking(notice: &Notice, fonts: &FontSource) -> Result<Diagnostics, Diagnostics> {
    let (fonts, _) = font_search::find(fonts)?;
    let document = compose::notice(notice, &Templates::default())?;
    let settled = layout::settle(document, &compose::style(notice), &fonts)?;
    Ok(settled.warnings().clone())
}
