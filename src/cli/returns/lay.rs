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
use crate::receipts::{Found, Known, Look};

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

    /// Whether what was received is what was looked for.
    pub(super) fn is_it(&self, received: &Received) -> bool {
        let Since::Moved(hashes) = &self.since else { return true };
        let opened = received.opened.iter().map(|one| &one.arrival.hash);
        let stamped = received.stamped.iter().map(|copy| &copy.arrival.hash);
        let unusable = received.unusable.iter().map(|(arrival, _)| &arrival.hash);
        opened.chain(stamped).chain(unusable).any(|hash| hashes.contains(hash))
    }
}

/// The `files` of the folder of `period`, as they lay there on the day that counts as today.
pub(super) fn as_they_lay(
    files: Vec<PathBuf>,
    (folder, period): (&Path, Period),
    notice: &Notice,
    known: Option<Known<'_>>,
) -> Vec<Lying> {
    let mut all: Vec<Lying> = files.into_iter().map(|path| Lying::at(path, folder)).collect();
    let lay = known.map(|known| known.lay_there_then(&period.to_string())).unwrap_or_default();
    let mut missing = BTreeMap::<String, BTreeSet<String>>::new();
    let named: BTreeSet<String> = all.iter().map(|one| one.name.clone()).collect();
    for (file, hash) in &lay {
        let file = origin::arrival(file);
        if !named.contains(file) {
            missing.entry(file.to_owned()).or_default().insert(hash.clone());
        }
    }
    if missing.is_empty() {
        return all;
    }
    let lay: BTreeSet<&str> = lay.iter().map(|(file, _)| origin::arrival(file)).collect();
    for one in all.iter_mut().filter(|one| !lay.contains(one.name.as_str())) {
        if let Some((file, _)) = by_bytes(&mut missing, &one.path) {
            one.since = Since::Renamed(std::mem::replace(&mut one.name, file));
        }
    }
    for path in of_other_periods((folder, period), notice) {
        let found = by_bytes(&mut missing, &path).or_else(|| by_name(&mut missing, &path));
        let moved = |(name, hashes)| Lying { path, name, since: Since::Moved(hashes) };
        all.extend(found.map(moved));
    }
    all
}

/// That of the `missing` files which is the one at `path`, byte for byte.
fn by_bytes(missing: &mut BTreeMap<String, BTreeSet<String>>, path: &Path) -> Option<Named> {
    let is_one = !missing.is_empty() && is_file(path).is_ok();
    let bytes = if is_one { input::whole(path, LARGEST).ok() } else { None }?;
    let hash = intake::hash(Sha256::digest(bytes));
    let file = missing.iter().find(|(_, hashes)| hashes.contains(&hash))?.0.clone();
    missing.remove_entry(&file)
}

/// That of them which is called so: of what holds others, only their bytes are known, and are looked at when it is
/// opened.
fn by_name(missing: &mut BTreeMap<String, BTreeSet<String>>, path: &Path) -> Option<Named> {
    missing.remove_entry(path.file_name()?.to_str()?)
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
pub(super) fn as_they_lie(look: &mut Look, files: &[Lying]) {
    let elsewhere = files.iter().filter(|one| one.since != Since::Stayed);
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
