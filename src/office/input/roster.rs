//! The workbook with the units: read as a returned file is, in a process of its own. A text has a unit a line.

use std::path::{Component, Path};

use crate::diag::{Diagnostic, Diagnostics, FileKind, PaperFault, Problem, Unfinished};
use crate::intake::{Received, Workbook};
use crate::notice::{self, RosterRead, SText};
use crate::office::worker::Readers;
use crate::origin::{BookOrigin, Origin, Place, Sourced};
use crate::roster::rows_of;
use crate::shown;

use super::{bytes, unreadable};

/// The units in the workbook `named` in the description at `description`, which lies in its folder.
///
/// # Errors
/// Where it lies elsewhere, cannot be read, or has faults of its own.
pub(crate) fn beside(description: &Path, named: &SText) -> Result<RosterRead, Diagnostics> {
    let folder = description.parent().unwrap_or(Path::new(""));
    let place = folder.join(&named.value);
    if !is_inside(&named.value) || leads_out(folder, &place) {
        let problem = Unfinished::RosterOutside { found: named.value.clone() };
        return Err(Diagnostic::at(&named.origin, Problem::Unfinished(problem)).into());
    }
    rows(&place, &named.value).map_err(|found| placed(found, named))
}

/// The units in the workbook or the text at `place`, which messages call `name`.
///
/// # Errors
/// Where it cannot be read, or has faults of its own.
pub(crate) fn rows(place: &Path, name: &str) -> Result<RosterRead, Diagnostics> {
    std::fs::metadata(place).map_err(|error| unreadable(place, &error))?;
    if place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt")) {
        return Ok(notice::roster_lines(&text(place, name)?));
    }
    let program = std::env::current_exe().map_err(|error| unreadable(place, &error))?;
    let received = Readers::new(program, None).receive(place, name);
    let received = received.map_err(|error| unreadable(place, &error))?;
    rows_of(&workbook(received, name)?)
}

fn text(place: &Path, name: &str) -> Result<Sourced<String>, Diagnostics> {
    let source = notice::text_of(name, &bytes(place)?)?;
    let text = source.text().to_owned();
    let origin = Origin::new(&source, 0..text.len());
    Ok(Sourced::new(text, origin))
}

/// The one workbook that was read.
fn workbook(received: Received, name: &str) -> Result<Workbook, Diagnostics> {
    let fault = fault(&received);
    let opened = received.opened.into_iter().next().map(|opened| opened.workbook);
    opened.ok_or_else(|| {
        let problem = Unfinished::RosterUnreadable { file: shown::plain(name), fault };
        Diagnostic::at(&BookOrigin::file(&name.into()), Problem::Unfinished(problem)).into()
    })
}

fn fault(received: &Received) -> PaperFault {
    let found = received.all_findings();
    let kind = |found: &Diagnostic| {
        let Problem::Returned(kind) = &found.problem else { return None };
        Some(kind.clone())
    };
    let mut kinds = found.iter().filter_map(kind);
    kinds.next().map_or(PaperFault::OtherKind(FileKind::Unknown), PaperFault::from)
}

/// Whether a written path stays below where it begins, on every system.
fn is_inside(written: &str) -> bool {
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    !written.contains([':', '\\']) && Path::new(written).components().all(is_plain)
}

/// Whether a link leads out of the folder.
fn leads_out(folder: &Path, place: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (folder.canonicalize(), place.canonicalize()) {
        (Ok(folder), Ok(place)) => !place.starts_with(folder),
        // What is not there is told by who reads it.
        _ => false,
    }
}

/// Findings that have no place stand where the workbook is named.
fn placed(found: Diagnostics, named: &SText) -> Diagnostics {
    let mut all = Diagnostics::new();
    all.extend(found.into_iter().map(|one| match one.place {
        Place::Nowhere => Diagnostic::at(&named.origin, one.problem),
        Place::Text(_) | Place::Book(_) => one,
    }));
    all
}
