//! What lies in the folder of a year -> whether mails of a period went out of which the log says nothing: it was
//! deleted, or an older one was put in its place.
//!
//! Drafts of the period show it where the log has no line of the period: whatever is drafted or sent is noted. That
//! returns came back shows it only where the log is empty, for an office may hand out its forms in another way; and
//! only where mails are to be sent now.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::intake::crumbs;
use crate::mail::log::Log;
use crate::period::Period;
use crate::shown;

use super::{journal, quarters};

/// Folders in folders: the reminders of a day lie in one of their own.
const DEPTH: usize = 1;

/// The folders that show it; none where nothing does. The description lies at `place`, and `outbox` is written into.
pub(crate) fn of(
    (place, outbox): (&Path, &Path),
    period: Period,
    log: &Log,
    sending: bool,
) -> Vec<String> {
    let (year, period) = (journal::folder(place), period.to_string());
    let mut traces: Vec<PathBuf> = Vec::new();
    if !log.knows_period(&period) {
        let own = ["outbox", "remind"].map(|kind| year.join("out").join(kind).join(&period));
        let elsewhere =
            Some(outbox).filter(|outbox| !own.iter().any(|own| quarters::lies_in(outbox, own)));
        let all = own.iter().map(PathBuf::as_path).chain(elsewhere);
        traces.extend(all.filter(|folder| holds(folder, DEPTH, &is_draft)).map(Path::to_path_buf));
    }
    if sending && log.is_empty() {
        let returns = year.join("returns").join(&period);
        traces.extend(Some(returns).filter(|folder| holds(folder, 0, &|_| true)));
    }
    traces.iter().map(|folder| shown::path(folder)).collect()
}

fn is_draft(name: &str) -> bool {
    name.ends_with(".eml")
}

/// Whether such a file lies in the folder.
fn holds(folder: &Path, depth: usize, is_wanted: &dyn Fn(&str) -> bool) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        match path.is_dir() {
            true => depth > 0 && holds(&path, depth - 1, is_wanted),
            false => !crumbs::is_passed_over(name) && is_wanted(name),
        }
    })
}
