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
use super::super::worker::Readers;
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
        self::hashes(received).any(|hash| hashes.contains(hash))
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
    (known, readers): (Option<Known<'_>>, &Readers),
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
    let elsewhere = of_other_periods((folder, period), notice);
    let (mut renamed, mut left) = (Vec::new(), Vec::new());
    for mut one in others {
        match then.take_of_bytes(&one.path).or_else(|| then.take_opened(&one.path, readers)) {
            Some((file, _)) => {
                one.since = Since::Renamed(std::mem::replace(&mut one.name, file));
                renamed.push(one);
            }
            None => left.push(one),
        }
    }
    let moved = then.take_moved(&elsewhere, readers);
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

    /// That of the missing archives and mails which is the one at `path`: its own bytes are not known, and all that it
    /// held is in it. Who gives one another name leaves its ending.
    fn take_opened(&mut self, path: &Path, readers: &Readers) -> Option<Named> {
        let is_like = |name: &&String| ending(Path::new(name)) == ending(path);
        let names = self.packed.iter().filter(|name| self.missing.contains_key(*name));
        let alike: Vec<String> = names.filter(is_like).cloned().collect();
        if alike.is_empty() || is_file(path).is_err() {
            return None;
        }
        let received = readers.receive(path, &name(path, Path::new(""))).ok()?;
        let held: BTreeSet<&str> = hashes(&received).collect();
        let holds = |hash: &String| held.contains(hash.as_str());
        let is_it = |name: &&String| self.missing[*name].iter().all(holds);
        let found = alike.iter().find(is_it)?;
        self.missing.remove_entry(found)
    }

    /// Those that lie at one of `paths` now, in other folders: by their bytes; what holds others, whose bytes are
    /// not known, by what it holds, or by its name: then what it holds is looked at when it is opened.
    fn take_moved(&mut self, paths: &[PathBuf], readers: &Readers) -> Vec<Lying> {
        let mut found =
            |path: &PathBuf| self.take_of_bytes(path).or_else(|| self.take_opened(path, readers));
        let of_bytes = paths.iter().map(|path| (path, found(path)));
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

/// The hashes of what was received.
fn hashes(received: &Received) -> impl Iterator<Item = &str> {
    let opened = received.opened.iter().map(|one| &one.arrival);
    let stamped = received.stamped.iter().map(|copy| &copy.arrival);
    let unusable = received.unusable.iter().map(|(arrival, _)| arrival);
    opened.chain(stamped).chain(unusable).map(|arrival| arrival.hash.as_str())
}

/// The ending of a file's name, in small letters.
fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_lowercase())
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
