//! An archive -> which of its files are others than its list says, and which of the folder of the year.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::diag::{ArchivedState, Diagnostic, Diagnostics, Keeping, Problem};
use crate::intake;
use crate::office::input;
use crate::office::progress::{self, Progress};
use crate::shown;

use super::files::lying;
use super::pack::hash_of;
use super::{ABOUT, Hashes, LIST, NOTICE, YEAR};

/// Bytes of a list that a year may have: half a million files.
const LONGEST_LIST: u64 = 64 << 20;

/// Bytes of the end of an archive with the longest comment that it may have (APPNOTE 4.3.16).
const LONGEST_END: u64 = 22 + 65_535;

/// So many files stand for a number that stands elsewhere (APPNOTE 4.4.1.4).
const ELSEWHERE: usize = 65_535;

type Zip = ZipArchive<BufReader<File>>;

/// What the archive was compared with beside its own list.
pub(crate) enum Beside {
    /// The files of this folder.
    Folder(PathBuf),
    /// Nothing: where the command runs lies another year, which is this one.
    OtherYear(i32),
    /// Nothing: where the command runs lies none of its files.
    Nowhere,
}

/// What was compared.
pub(crate) struct Verified {
    /// What with.
    pub(crate) beside: Beside,
    /// How many files of the year the list names.
    pub(crate) files: usize,
    /// The SHA-256 of the archive, in capital hexadecimal digits.
    pub(crate) hash: String,
    /// What is another.
    pub(crate) findings: Diagnostics,
}

/// Compares the archive at `path` with its own list, and with the folder that is `named`, or else with the one where
/// the command runs, where that is the folder of its year.
///
/// # Errors
/// Where it is no archive of a year, or a file cannot be read.
pub(crate) fn verify(path: &Path, named: Option<&Path>) -> Result<Verified, Diagnostics> {
    let hash =
        File::open(path).and_then(hash_of).map_err(|error| input::unreadable(path, &error))?;
    let mut zip = opened(path)?;
    let list = list(&mut zip).ok_or_else(|| no_archive(path))?;
    let mut findings = Diagnostics::new();
    let progress = Progress::of(list.len());
    let found = packed(&mut zip, &progress)?;
    progress.end();
    findings.extend(others(&list, &found, &shown::path(path)));
    let beside = match named {
        Some(folder) => Beside::Folder(folder.to_path_buf()),
        None => here(&mut zip, &list),
    };
    if let Beside::Folder(folder) = &beside {
        findings.extend(others(&list, &in_folder(folder, &list)?, ""));
    }
    let files = list.keys().filter(|name| *name != ABOUT).count();
    Ok(Verified { beside, files, hash, findings })
}

/// What the folder where the command runs is to this archive. That its description is gone or was renamed makes it no
/// other: then its files tell.
fn here(zip: &mut Zip, list: &Hashes) -> Beside {
    let here = PathBuf::from(".");
    let lies_here = |name: &String| *name != ABOUT && here.join(name).is_file();
    match (year_of(zip), described(&here.join(NOTICE))) {
        (Some(archived), Some(other)) if archived != other => Beside::OtherYear(other),
        _ if list.keys().any(lies_here) => Beside::Folder(here),
        _ => Beside::Nowhere,
    }
}

/// The year that the archive says it is of.
fn year_of(zip: &mut Zip) -> Option<i32> {
    let mut about = String::new();
    zip.by_name(ABOUT).ok()?.take(LONGEST_LIST).read_to_string(&mut about).ok()?;
    about.lines().find_map(|line| line.trim().strip_prefix(YEAR)?.parse().ok())
}

/// The year of the description at `path`, where it can be read.
fn described(path: &Path) -> Option<i32> {
    Some(input::description(path).ok()?.notice?.date().year())
}

fn opened(path: &Path) -> Result<Zip, Diagnostics> {
    let mut file = File::open(path).map_err(|error| input::unreadable(path, &error))?;
    let listed = listed(&mut file).map_err(|error| input::unreadable(path, &error))?;
    let zip = ZipArchive::new(BufReader::new(file)).map_err(|_| no_archive(path))?;
    // Files are found by their names: of two that share one only the last is seen.
    let is_known = listed < ELSEWHERE;
    if is_known && listed > zip.len() { Err(no_archive(path)) } else { Ok(zip) }
}

/// How many files the end of the archive says that it has.
fn listed(file: &mut File) -> std::io::Result<usize> {
    let size = file.metadata()?.len();
    file.seek(SeekFrom::Start(size.saturating_sub(LONGEST_END)))?;
    let mut end = Vec::new();
    file.take(LONGEST_END).read_to_end(&mut end)?;
    file.rewind()?;
    Ok(intake::listed_in_zip(&end))
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
    let lines: Vec<(String, String)> =
        text.split_terminator('\n').map(line).collect::<Option<_>>()?;
    let count = lines.len();
    // Of two lines for one file no reader knows which is meant.
    Some(lines.into_iter().collect::<Hashes>()).filter(|list| list.len() == count)
}

/// A line of the list: the hash, two blanks (or one and `*`), the name.
fn line(line: &str) -> Option<(String, String)> {
    let (hash, name) = line.split_once(' ')?;
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
            found.insert(name, hash);
            progress.one();
        }
    }
    Ok(found)
}

/// The hash of each file in the folder of the year.
fn in_folder(folder: &Path, list: &Hashes) -> Result<Hashes, Diagnostics> {
    let mut found = Hashes::new();
    // What the archive says of itself lies in no folder.
    found.extend(list.get_key_value(ABOUT).map(|(name, hash)| (name.clone(), hash.clone())));
    for (name, path) in lying(folder)?.files {
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
