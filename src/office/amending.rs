//! The description is changed for the page, and the last change taken back.
//!
//! ```text
//! the page shows it with its hash -> a form with that hash -> is it still that? -> edit -> the old one kept -> written
//! ```
//!
//! What somebody else wrote meanwhile is never overwritten: that is asked before, and once more when nobody else
//! writes into the folder.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::amend::{Amended, Change, Refused};
use crate::diag::{Diagnostic, Diagnostics, Problem, RunProblem};
use crate::intake;
use crate::mend::bytes::spliced;
use crate::notice::{self, Reading};
use crate::shown;

use super::archive::before;
use super::differing::{self, Difference};
use super::input;
use super::output::{self, NewFile};

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// The lines that are others now.
    pub(crate) change: Change,
    /// The hash of the description as it is now.
    pub(crate) hash: String,
}

/// Why nothing was done.
#[derive(Debug)]
pub(crate) enum Undone {
    /// The description is another than the one that was shown.
    Changed,
    /// It cannot be changed so.
    Refused(Refused),
    /// Nothing is asked for.
    Nothing,
    /// The program did not make it what it is, or what it was before is not kept.
    NoLast,
    /// It cannot be read or written.
    Failed(Diagnostics),
}

impl From<Diagnostics> for Undone {
    fn from(found: Diagnostics) -> Undone {
        Undone::Failed(found)
    }
}

/// Reads bytes as `check` does.
pub(crate) type Read<'r> = &'r dyn Fn(&[u8]) -> Reading;

/// The hash of the description at `place`, as a page that shows it notes it.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn hash(place: &Path) -> Result<String, Diagnostics> {
    Ok(hash_of(&input::bytes(&input::lying(place))?))
}

/// The same of bytes.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    intake::hash(Sha256::digest(bytes))
}

/// Edits the description at `place`, which was shown with that hash.
///
/// # Errors
/// Where it is another now, or `edit` refuses, or it cannot be written; then it stays as it is.
pub(crate) fn change(
    place: &Path,
    shown: &str,
    edit: impl FnOnce(&[u8], Read<'_>) -> Result<Amended, Refused>,
) -> Result<Written, Undone> {
    let file = input::lying(place);
    let before = as_shown(&file, shown)?;
    let read = |bytes: &[u8]| input::reading(&file, &shown::path(&file), bytes);
    let Amended { bytes, change } = edit(&before, &read).map_err(Undone::Refused)?;
    if bytes == before {
        return Ok(Written { change, hash: hash_of(&bytes) });
    }
    let kept = before::keep(place, &before, &bytes)?;
    let written = write(&file, &before, &bytes);
    if written.is_err() {
        // Nothing became of it; one that stays is in nobody's way.
        let _gone = std::fs::remove_file(kept);
    }
    written.map(|()| Written { change, hash: hash_of(&bytes) })
}

/// Takes back the change that made the description what it is, and was shown with that hash.
///
/// # Errors
/// Where it is another now, or the program did not make it so, or it cannot be written.
pub(crate) fn undo(place: &Path, shown: &str) -> Result<Written, Undone> {
    let file = input::lying(place);
    let now = as_shown(&file, shown)?;
    let before = before::last(place, &now).ok_or(Undone::NoLast)?;
    let text = |bytes: &[u8]| notice::text_of("", bytes).map(|source| source.text().to_owned());
    let change = Change::between(&text(&now)?, &text(&before)?);
    write(&file, &now, &before)?;
    Ok(Written { change, hash: hash_of(&before) })
}

/// The description at `place` as an editor shows it.
pub(crate) struct Shown {
    /// Its text, with line ends of one character.
    pub(crate) text: String,
    /// Its hash.
    pub(crate) hash: String,
}

/// What stands in the description at `place`.
///
/// # Errors
/// Where it cannot be read, or is no text.
pub(crate) fn shown(place: &Path) -> Result<Shown, Diagnostics> {
    let file = input::lying(place);
    let bytes = input::bytes(&file)?;
    let text = notice::editable(&shown::path(&file), &bytes)?.text().to_owned();
    Ok(Shown { text, hash: hash_of(&bytes) })
}

/// Has that text stand in the description at `place`, which was shown with that hash. Lines that are the same keep their
/// bytes; others end, and are encoded, as what stands beside them.
///
/// # Errors
/// As [`change`].
pub(crate) fn rewrite(place: &Path, shown: &str, text: &str) -> Result<Written, Undone> {
    change(place, shown, |bytes, _| {
        let now = notice::editable("", bytes).map_err(|_| Refused::Unread)?;
        let splices = splices(now.text(), text);
        let new = spliced(bytes, now.text(), &splices).ok_or(Refused::Odd)?;
        Ok(Amended { bytes: new, change: Change::between(now.text(), text) })
    })
}

/// What of `before` gives way to what of `after`, by whole lines.
fn splices(before: &str, after: &str) -> Vec<(Range<usize>, String)> {
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<&str>>();
    let (old, new) = (lines(before), lines(after));
    let ends = old.iter().scan(0, |end, line| {
        *end += line.len();
        Some(*end)
    });
    let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    let splice = |(from, to): (Range<usize>, Range<usize>)| {
        (starts[from.start]..starts[from.end], new[to].concat())
    };
    differing::parts(&old, &new).into_iter().map(splice).collect()
}

/// Has what was kept under that name (存档/修改前) stand in the description at `place` again.
///
/// # Errors
/// As [`change`]; or where nothing is kept so.
pub(crate) fn take_back(place: &Path, shown: &str, name: &str) -> Result<Written, Undone> {
    let kept = before::of_name(place, name).ok_or(Undone::NoLast)?;
    let text = |bytes: &[u8]| notice::editable("", bytes).map(|it| it.text().to_owned());
    change(place, shown, |bytes, _| {
        let change = match (text(bytes), text(&kept)) {
            (Ok(now), Ok(then)) => Change::between(&now, &then),
            _ => Change::default(),
        };
        Ok(Amended { bytes: kept.clone(), change })
    })
}

/// A description that is kept.
#[derive(Serialize)]
pub(crate) struct Version {
    /// Under which name.
    pub(crate) name: String,
    /// Until when it stood in the description.
    pub(crate) until: String,
    /// What was changed then; nothing where one of both is no text.
    pub(crate) changes: Option<Vec<Difference>>,
}

/// What is kept of the description at `place`, the newest first.
///
/// # Errors
/// Where the description cannot be read.
pub(crate) fn versions(place: &Path) -> Result<Vec<Version>, Diagnostics> {
    let text = |bytes: &[u8]| notice::editable("", bytes).ok().map(|it| it.text().to_owned());
    let mut after = text(&input::bytes(&input::lying(place))?);
    let mut versions = Vec::new();
    for before::Kept { name, until, bytes } in before::kept(place).into_iter().rev() {
        let before = text(&bytes);
        let changes = before.as_ref().zip(after.as_ref());
        let changes = changes.map(|(before, after)| differing::differences(before, after));
        versions.push(Version { name, until, changes });
        after = before;
    }
    Ok(versions)
}

fn as_shown(file: &Path, shown: &str) -> Result<Vec<u8>, Undone> {
    let bytes = input::bytes(file)?;
    if hash_of(&bytes) == shown { Ok(bytes) } else { Err(Undone::Changed) }
}

/// Writes the description, where it still is `before` when nobody else writes into its folder.
fn write(file: &Path, before: &[u8], after: &[u8]) -> Result<(), Undone> {
    // What a link leads to is changed, and the link stays.
    let real = output::real(file).map_err(|error| input::unreadable(file, &error))?;
    let (folder, name) = (real.parent(), real.file_name().and_then(|name| name.to_str()));
    let (Some(folder), Some(name)) = (folder, name) else {
        let no_name = std::io::ErrorKind::InvalidFilename.into();
        return Err(Diagnostics::from(output::unwritable(file, &no_name)).into());
    };
    let is_other = AtomicBool::new(false);
    let new = [NewFile { name: name.to_owned(), bytes: after.to_vec() }];
    let written = output::write_made(folder, &new, |new| {
        if input::bytes(file)? == before {
            return Ok(Cow::Borrowed(new));
        }
        is_other.store(true, Ordering::Relaxed);
        let problem = RunProblem::ChangedMeanwhile { file: shown::path(file) };
        Err(Diagnostic::nowhere(Problem::Run(problem)).into())
    });
    match written {
        Err(_) if is_other.load(Ordering::Relaxed) => Err(Undone::Changed),
        written => Ok(written.map(|_| ())?),
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
mod tests {
    use std::path::{Path, PathBuf};

    use crate::amend::{Amended, Change, Refused};

    use super::{Read, Undone, Written, change, hash, undo};

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("notice.yaml");
        std::fs::write(&place, "年度: 2024\r\n").unwrap();
        (folder, place)
    }

    /// Writes one more line.
    fn one_more(number: usize) -> impl FnOnce(&[u8], Read<'_>) -> Result<Amended, Refused> {
        move |bytes, _| {
            let bytes = [bytes, format!("# {number}\n").as_bytes()].concat();
            Ok(Amended { bytes, change: Change::default() })
        }
    }

    fn written(place: &Path, number: usize) -> Result<Written, Undone> {
        change(place, &hash(place).unwrap(), one_more(number))
    }

    fn kept(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder.join("存档/修改前")).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn what_was_changed_outside_is_not_written_over() {
        let (folder, place) = folder();
        let shown = hash(&place).unwrap();
        std::fs::write(&place, "年度: 2025\n").unwrap();
        assert!(matches!(change(&place, &shown, one_more(1)), Err(Undone::Changed)));
        assert!(matches!(undo(&place, &shown), Err(Undone::Changed)));
        assert!(matches!(change(&place, "", one_more(1)), Err(Undone::Changed)));
        assert!(kept(folder.path()).is_empty());
        // Nor is what is changed while the edit is made.
        let shown = hash(&place).unwrap();
        let refused = change(&place, &shown, |bytes, read| {
            std::fs::write(&place, "年度: 2026\n").unwrap();
            one_more(1)(bytes, read)
        });
        assert!(matches!(refused, Err(Undone::Changed)));
        assert_eq!(std::fs::read_to_string(&place).unwrap(), "年度: 2026\n");
        assert!(kept(folder.path()).is_empty());
        std::fs::remove_file(&place).unwrap();
        assert!(matches!(change(&place, &shown, one_more(1)), Err(Undone::Failed(_))));
    }

    /// Sixty within a minute: each has a name of its own, the newest fifty stay, and are taken back one after another.
    #[test]
    fn the_newest_fifty_are_kept() {
        let (folder, place) = folder();
        let text = || std::fs::read_to_string(&place).unwrap();
        let mut texts = vec![text()];
        std::fs::create_dir_all(folder.path().join("存档/修改前")).unwrap();
        std::fs::write(folder.path().join("存档/修改前/00-notice.yaml"), "somebody's").unwrap();
        for number in 0..60 {
            written(&place, number).unwrap();
            texts.push(text());
        }
        let names = kept(folder.path());
        assert_eq!(names.len(), 51, "{names:?}");
        assert!(names.iter().any(|name| name == "00-notice.yaml"));
        for before in texts.iter().rev().skip(1).take(50) {
            undo(&place, &hash(&place).unwrap()).unwrap();
            assert_eq!(text(), *before);
        }
        assert!(matches!(undo(&place, &hash(&place).unwrap()), Err(Undone::NoLast)));
        // What was taken back can be done again, and taken back again.
        written(&place, 99).unwrap();
        undo(&place, &hash(&place).unwrap()).unwrap();
        assert_eq!(text(), texts[10]);
    }
}
