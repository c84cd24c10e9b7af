//! The description as it was before each change that the program made of it (存档/修改前): what takes the last one back.
//!
//! ```text
//! 20240408-0912-001-9F86D081884C7D65-notice.yaml     when, which of that minute, what it was changed into
//! ```

use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::diag::{Diagnostic, Diagnostics};

use super::super::input;
use super::super::output::{self, PREFIX, SUFFIX};
use super::{DESCRIPTION, hash, root};

/// So many are kept.
const MOST: usize = 50;
/// Digits of the hash in a name.
const DIGITS: usize = 16;

fn folder(place: &Path) -> PathBuf {
    root(place).join("修改前")
}

/// Keeps `before`, which is about to become `after`, and of all the newest. Gives its place.
///
/// # Errors
/// Where it cannot be written.
pub(crate) fn keep(place: &Path, before: &[u8], after: &[u8]) -> Result<PathBuf, Diagnostics> {
    let folder = folder(place);
    output::make_folder(&folder)?;
    let kept = write(&folder, before, after).map_err(|error| unwritable(&folder, &error))?;
    let all = all(&folder);
    let too_many = all.len().saturating_sub(MOST);
    for old in all.iter().filter(|one| **one != kept).take(too_many) {
        // One that stays is in nobody's way.
        let _gone = std::fs::remove_file(old);
    }
    Ok(kept)
}

fn unwritable(folder: &Path, error: &std::io::Error) -> Diagnostic {
    output::unwritable(folder, error)
}

/// Under the next number of this minute; where another run takes that, under the one behind it.
fn write(folder: &Path, before: &[u8], after: &[u8]) -> std::io::Result<PathBuf> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // A temporary file is private; a description is for everybody the folder is for.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(before)?;
    file.as_file().sync_all()?;
    let minute = input::now().to_string().replace(['-', ':'], "").replace(' ', "-");
    let into = digits(after);
    let of_minute = |path: &PathBuf| number(path, &minute);
    let last = all(folder).iter().filter_map(of_minute).max().unwrap_or(0);
    for number in last + 1..=last + MOST {
        let place = folder.join(format!("{minute}-{number:03}-{into}-{DESCRIPTION}"));
        match file.persist_noclobber(&place) {
            Ok(_) => return Ok(place),
            Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => file = failed.file,
            Err(failed) => return Err(failed.error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn digits(bytes: &[u8]) -> String {
    hash(bytes).chars().take(DIGITS).collect()
}

/// Its number among those of that minute.
fn number(path: &Path, minute: &str) -> Option<usize> {
    let name = path.file_name()?.to_str()?.strip_prefix(minute)?.strip_prefix('-')?;
    name.split('-').next()?.parse().ok()
}

/// What is kept there, the oldest first; other files are nobody's of this program.
fn all(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_ours = |path: &PathBuf| into(path).is_some();
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_ours).collect();
    all.sort();
    all
}

/// The first digits of the hash of what it was changed into.
fn into(path: &Path) -> Option<&str> {
    let name = path.file_name().and_then(OsStr::to_str)?.strip_suffix(DESCRIPTION)?;
    let parts: Vec<&str> = name.split('-').collect();
    let [day, time, number, into, ""] = parts[..] else { return None };
    let is_number = |text: &str, least: usize| {
        text.len() >= least && text.bytes().all(|one| one.is_ascii_digit())
    };
    let is_hash = into.len() == DIGITS && into.bytes().all(|one| one.is_ascii_hexdigit());
    (is_number(day, 8) && is_number(time, 4) && is_number(number, 3) && is_hash).then_some(into)
}

/// A description that is kept.
pub(crate) struct Kept {
    /// Under which name.
    pub(crate) name: String,
    /// The minute in which it was changed into the next: 2024-04-08 09:12.
    pub(crate) until: String,
    /// It.
    pub(crate) bytes: Vec<u8>,
}

/// What is kept of the description at `place`, the oldest first.
pub(crate) fn kept(place: &Path) -> Vec<Kept> {
    let one = |path: PathBuf| {
        let name = path.file_name()?.to_str()?.to_owned();
        let mut parts = name.split('-');
        let (day, time) = (parts.next()?, parts.next()?);
        let (year, month, day) = (day.get(..4)?, day.get(4..6)?, day.get(6..)?);
        let until = format!("{year}-{month}-{day} {}:{}", time.get(..2)?, time.get(2..)?);
        Some(Kept { until, bytes: input::bytes(&path).ok()?, name })
    };
    all(&folder(place)).into_iter().filter_map(one).collect()
}

/// What is kept under that name.
pub(crate) fn of_name(place: &Path, name: &str) -> Option<Vec<u8>> {
    kept(place).into_iter().find(|one| one.name == name).map(|one| one.bytes)
}

/// What the description was before it became `now`, where the program changed it into that and it is kept.
pub(crate) fn last(place: &Path, now: &[u8]) -> Option<Vec<u8>> {
    let digits = digits(now);
    let kept = all(&folder(place)).into_iter().rev().find(|one| into(one) == Some(&*digits))?;
    input::bytes(&kept).ok()
}
