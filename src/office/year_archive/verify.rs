//! An archive -> which of its files are others than its list says, and which of the folder of the year.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::diag::{ArchivedState, Diagnostic, Diagnostics, Keeping, Problem};
use crate::office::progress::{self, Progress};
use crate::office::{input, journal};
use crate::shown;

use super::files::lying;
use super::pack::hash_of;
use super::{ABOUT, Hashes, LIST};

/// Bytes of a list that a year may have: half a million files.
const LONGEST_LIST: u64 = 64 << 20;

type Zip = ZipArchive<BufReader<File>>;

/// What was compared.
pub(crate) struct Verified {
    /// How many files of the year the list names.
    pub(crate) files: usize,
    /// The SHA-256 of the archive, in capital hexadecimal digits.
    pub(crate) hash: String,
    /// What is another.
    pub(crate) findings: Diagnostics,
}

/// Compares the archive at `path` with its own list, and with the folder of the year whose description is named.
///
/// # Errors
/// Where it is no archive of a year, or a file cannot be read.
pub(crate) fn verify(path: &Path, year: Option<&Path>) -> Result<Verified, Diagnostics> {
    let hash =
        File::open(path).and_then(hash_of).map_err(|error| input::unreadable(path, &error))?;
    let mut zip = opened(path)?;
    let list = list(&mut zip).ok_or_else(|| no_archive(path))?;
    let mut findings = Diagnostics::new();
    let progress = Progress::of(list.len());
    let found = packed(&mut zip, &progress)?;
    progress.end();
    findings.extend(others(&list, &found, &shown::path(path)));
    if let Some(place) = year {
        findings.extend(others(&list, &in_folder(place, &list)?, ""));
    }
    let files = list.keys().filter(|name| *name != ABOUT).count();
    Ok(Verified { files, hash, findings })
}

fn opened(path: &Path) -> Result<Zip, Diagnostics> {
    let file = File::open(path).map_err(|error| input::unreadable(path, &error))?;
    ZipArchive::new(BufReader::new(file)).map_err(|_| no_archive(path))
}

fn no_archive(path: &Path) -> Diagnostics {
    let problem = Keeping::NoArchive { file: shown::path(path) };
    Diagnostic::nowhere(Problem::Keeping(problem)).into()
}

/// The list of the archive; nothing where it has none that can be read whole.
fn list(zip: &mut Zip) -> Option<Hashes> {
    let mut text = String::new();
    let list = zip.by_name(LIST).ok().filter(|list| list.size() <= LONGEST_LIST)?;
    list.take(LONGEST_LIST).read_to_string(&mut text).ok()?;
    text.lines().map(line).collect()
}

/// A line of the list: the hash, two blanks (or one and `*`), the name.
fn line(line: &str) -> Option<(String, String)> {
    let (hash, name) = line.trim_end_matches('\r').split_once(' ')?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    let name = name.strip_prefix([' ', '*']).filter(|name| !name.is_empty() && is_hash)?;
    Some((name.to_owned(), hash.to_uppercase()))
}

/// The hash of each file in the archive; an empty one where it cannot be unpacked.
fn packed(zip: &mut Zip, progress: &Progress) -> Result<Hashes, Diagnostics> {
    let mut found = Hashes::new();
    for at in 0..zip.len() {
        progress::goes_on()?;
        let named = zip.by_index_raw(at).ok().and_then(|one| Some(one.name().ok()?.into_owned()));
        let name = named.unwrap_or_else(|| at.to_string());
        if name != LIST && !name.ends_with('/') {
            let hash = zip.by_index(at).ok().and_then(|one| hash_of(one).ok()).unwrap_or_default();
            // Of two of one name no reader knows which is meant.
            let twice = found.contains_key(&name);
            found.insert(name, if twice { String::new() } else { hash });
            progress.one();
        }
    }
    Ok(found)
}

/// The hash of each file in the folder of the year.
fn in_folder(place: &Path, list: &Hashes) -> Result<Hashes, Diagnostics> {
    let mut found = Hashes::new();
    // What the archive says of itself lies in no folder.
    found.extend(list.get_key_value(ABOUT).map(|(name, hash)| (name.clone(), hash.clone())));
    for (name, path) in lying(&journal::folder(place))?.files {
        progress::goes_on()?;
        let hash = File::open(&path).and_then(hash_of);
        found.insert(name, hash.map_err(|error| input::unreadable(&path, &error))?);
    }
    Ok(found)
}

/// The files that are others than the list says, are gone or came new; in the archive, or (where that is empty) in the folder of the year.
fn others(list: &Hashes, found: &Hashes, archive: &str) -> Diagnostics {
    let was = list.iter().filter_map(|(name, hash)| match found.get(name) {
        Some(now) if now == hash => None,
        Some(_) => Some((name, ArchivedState::Changed)),
        None => Some((name, ArchivedState::Gone)),
    });
    let new = found.keys().filter(|name| !list.contains_key(*name));
    let all = was.chain(new.map(|name| (name, ArchivedState::New)));
    let told = all.map(|(name, state)| {
        let (file, archive) = (shown::path(Path::new(name)), archive.to_owned());
        let problem = match archive.is_empty() {
            false => Keeping::ArchiveDamaged { archive, file, state },
            true if state == ArchivedState::New => Keeping::NewSinceArchived { file },
            true => Keeping::ChangedSinceArchived { file, state },
        };
        Diagnostic::nowhere(Problem::Keeping(problem))
    });
    told.fold(Diagnostics::new(), |mut all, one| {
        all.push(one);
        all
    })
}
