//! The files of a folder of returns as they lay there on a day that lies back, by the book of receipts: what was moved
//! to the folder of another period since, or got another name, is read from where it lies now under the name of then.
//!
//! ```text
//! 2024Q2/区科协.xlsx, moved to 2024Q1 on 16 July -> as of 8 July it is 区科协.xlsx of 2024Q2
//! 2024Q2/报表.xlsx, now 2024Q2/区科协.xlsx       -> as of 8 July it is 报表.xlsx
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::intake::{self, Received, limits};
use crate::notice::Notice;
use crate::origin;
use crate::period::Period;
use crate::receipts::{Found, Known, Look, Place};

use super::super::input;
use super::{files_of, is_file, is_of, name};

/// A missing file, and the hashes by which it, or what it holds, is known.
type Named = (String, BTreeSet<String>);

/// Bytes of the largest file that is read.
const LARGEST: u64 = limits::CARRIER_MIB * limits::MIB;

/// A file that is read as one of a folder of returns.
#[derive(Clone, Debug)]
pub(super) struct Lying {
    /// Where it lies.
    pub(super) path: PathBuf,
    /// What messages call it: its name then.
    pub(super) name: String,
    since: Since,
}

/// What became of a file since the day that counts as today.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Since {
    /// Nothing.
    Stayed,
    /// It is called so.
    Renamed(String),
    /// It lies in the folder of another period; these are the hashes by which it, or what it holds, is known.
    Moved(BTreeSet<String>),
}

impl Lying {
    fn at(path: PathBuf, folder: &Path) -> Lying {
        let name = name(&path, folder);
        Lying { path, name, since: Since::Stayed }
    }

    fn moved((path, (name, hashes)): (&PathBuf, Named)) -> Lying {
        Lying { path: path.clone(), name, since: Since::Moved(hashes) }
    }

    /// Whether what was received is what was looked for.
    pub(super) fn is_it(&self, received: &Received) -> bool {
        let Since::Moved(hashes) = &self.since else { return true };
        let opened = received.opened.iter().map(|one| &one.arrival.hash);
        let stamped = received.stamped.iter().map(|copy| &copy.arrival.hash);
        let unusable = received.unusable.iter().map(|(arrival, _)| &arrival.hash);
        opened.chain(stamped).chain(unusable).any(|hash| hashes.contains(hash))
    }
}

/// The files of a folder as they lay there on a day.
pub(super) struct Folder {
    pub(super) files: Vec<Lying>,
    /// What lies there now under the name that another file had then: it was not there, and is not read.
    newcomers: Vec<String>,
}

/// The `files` of the folder of `period`, as they lay there on the day that counts as today.
pub(super) fn as_they_lay(
    files: Vec<PathBuf>,
    (folder, period): (&Path, Period),
    notice: &Notice,
    known: Option<Known<'_>>,
) -> Folder {
    let files: Vec<Lying> = files.into_iter().map(|path| Lying::at(path, folder)).collect();
    let lay = known.map(|known| known.lay_there_then(&period.to_string())).unwrap_or_default();
    let mut then = Then::default();
    if lay.is_empty() {
        return Folder { files, newcomers: Vec::new() };
    }
    lay.into_iter().for_each(|place| then.put(place));
    let (mut same, others): (Vec<Lying>, Vec<Lying>) =
        files.into_iter().partition(|one| then.take_same(one));
    let (mut renamed, mut left) = (Vec::new(), Vec::new());
    for mut one in others {
        match then.take_of_bytes(&one.path) {
            Some((file, _)) => {
                one.since = Since::Renamed(std::mem::replace(&mut one.name, file));
                renamed.push(one);
            }
            None => left.push(one),
        }
    }
    let elsewhere = of_other_periods((folder, period), notice);
    let moved = then.take_moved(&elsewhere);
    let here: Vec<PathBuf> = same.iter().chain(&renamed).map(|one| one.path.clone()).collect();
    let copies = then.take_copies(&here);
    same.extend(renamed.into_iter().chain(moved).chain(copies));
    let found: BTreeSet<String> = same.iter().map(|one| one.name.clone()).collect();
    let (newcomers, stayed): (Vec<Lying>, Vec<Lying>) =
        left.into_iter().partition(|one| found.contains(&one.name));
    same.extend(stayed);
    same.sort_by(|one, other| Path::new(&one.name).cmp(Path::new(&other.name)));
    Folder { files: same, newcomers: newcomers.into_iter().map(|one| one.name).collect() }
}

/// What lay in the folder then, as far as it is not found.
#[derive(Default)]
struct Then {
    /// By name, with the hashes by which it, or what it holds, is known.
    missing: BTreeMap<String, BTreeSet<String>>,
    /// Those of the names that are of files which hold others: of these their own bytes are not known.
    packed: BTreeSet<String>,
}

impl Then {
    fn put(&mut self, (file, hash): Place) {
        let whole = origin::arrival(&file).to_owned();
        if whole != file {
            self.packed.insert(whole.clone());
        }
        self.missing.entry(whole).or_default().insert(hash);
    }

    /// Whether `one` is the file of its name of then, which is missing no more.
    fn take_same(&mut self, one: &Lying) -> bool {
        let Some(hashes) = self.missing.get(&one.name) else { return false };
        let is_same = self.packed.contains(&one.name)
            || hash_of(&one.path).is_none_or(|hash| hashes.contains(&hash));
        is_same && self.missing.remove(&one.name).is_some()
    }

    /// That of the missing files which is the one at `path`, byte for byte.
    fn take_of_bytes(&mut self, path: &Path) -> Option<Named> {
        if self.missing.is_empty() {
            return None;
        }
        let hash = hash_of(path)?;
        let file = self.missing.iter().find(|(_, hashes)| hashes.contains(&hash))?.0.clone();
        self.missing.remove_entry(&file)
    }

    /// Those that lie at one of `paths` now, in other folders: by their bytes, and what holds others, whose bytes are
    /// not known, by its name; what it holds is looked at when it is opened.
    fn take_moved(&mut self, paths: &[PathBuf]) -> Vec<Lying> {
        let of_bytes = paths.iter().map(|path| (path, self.take_of_bytes(path)));
        let of_bytes: Vec<(&PathBuf, Option<Named>)> = of_bytes.collect();
        let mut named = |path: &PathBuf| {
            let name = path.file_name()?.to_str().filter(|name| self.packed.contains(*name))?;
            self.missing.remove_entry(name)
        };
        let found = of_bytes.into_iter();
        let found = found.filter_map(|(path, one)| Some((path, one.or_else(|| named(path))?)));
        found.map(Lying::moved).collect()
    }

    /// Those of whose bytes another file is there: of copies that were alike one was taken away since.
    fn take_copies(&mut self, paths: &[PathBuf]) -> Vec<Lying> {
        let mut found = Vec::new();
        for path in paths {
            while let Some(named) = self.take_of_bytes(path) {
                found.push(Lying::moved((path, named)));
            }
        }
        found
    }
}

/// The hash of the file at `path`, where it can be read.
fn hash_of(path: &Path) -> Option<String> {
    is_file(path).ok()?;
    Some(intake::hash(Sha256::digest(input::whole(path, LARGEST).ok()?)))
}

/// The files in the folders of the other periods of the year.
fn of_other_periods((folder, period): (&Path, Period), notice: &Notice) -> Vec<PathBuf> {
    let year = folder.parent().filter(|_| is_of(folder, period));
    let others = notice.periods().filter(|one| *one != period);
    let folders = others.filter_map(|one| Some(year?.join(one.to_string())));
    let folders = folders.filter(|one| one.is_dir());
    folders.filter_map(|one| files_of(&one).ok()).flat_map(|found| found.files).collect()
}

/// What was seen, each file by where it lies now: the book knows it so.
pub(super) fn as_they_lie(look: &mut Look, folder: &Folder) {
    // What was not read is there all the same.
    look.unread.extend(folder.newcomers.iter().cloned());
    let elsewhere = folder.files.iter().filter(|one| one.since != Since::Stayed);
    let elsewhere: BTreeMap<&str, &Since> =
        elsewhere.map(|one| (one.name.as_str(), &one.since)).collect();
    if elsewhere.is_empty() {
        return;
    }
    let now = |file: String| {
        let whole = origin::arrival(&file);
        match elsewhere.get(whole) {
            None | Some(Since::Stayed) => Some(file),
            Some(Since::Renamed(now)) => Some(format!("{now}{}", &file[whole.len()..])),
            Some(Since::Moved(_)) => None,
        }
    };
    let files = std::mem::take(&mut look.files).into_iter();
    look.files =
        files.filter_map(|one| Some(Found { file: now(one.file.clone())?, ..one })).collect();
    look.files.sort_by(|one, other| one.file.cmp(&other.file));
    look.unread = std::mem::take(&mut look.unread).into_iter().filter_map(now).collect();
}
