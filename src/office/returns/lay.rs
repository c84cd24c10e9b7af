//! The files of a folder of returns as they lay there on a day that lies back, by the book of receipts: what was moved
//! to the folder of another period since, got another name, was packed into an archive, or taken out of one or of its
//! mail, is read from where it lies now under the name of then.
//!
//! ```text
//! 2024Q2/区科协.xlsx, moved to 2024Q1 on 16 July    -> as of 8 July it is 区科协.xlsx of 2024Q2
//! 2024Q2/报表.xlsx, now 2024Q2/区科协.xlsx          -> as of 8 July it is 报表.xlsx
//! 2024Q2/区科协.xlsx, now 2024Q2/二季度.zip › 区科协.xlsx -> as of 8 July it is 区科协.xlsx
//! ```
//!
//! A file is known by its bytes, wherever they lie.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::intake::{self, Called, Mail, Received, limits};
use crate::notice::Notice;
use crate::origin;
use crate::period::Period;
use crate::receipts::{Found, Known, Letter, Look, Place};

use super::super::input;
use super::super::worker::Readers;
use super::{files_of, is_file, is_of, name};

/// Bytes of the largest file that is read.
const LARGEST: u64 = limits::CARRIER_MIB * limits::MIB;

/// A file that is read as one of a folder of returns.
#[derive(Clone, Debug)]
pub(super) struct Lying {
    /// What messages call it: its name then.
    pub(super) name: String,
    /// Where what it held lies now.
    sources: Vec<Source>,
}

/// A file of today, and what of it is read.
#[derive(Clone, Debug)]
struct Source {
    path: PathBuf,
    /// What messages call it today.
    name: String,
    holds: Holds,
}

#[derive(Clone, Debug)]
enum Holds {
    /// All of it, as it is.
    All,
    /// These alone; and what else is said of the file where it is to be said under a name.
    Some(Vec<Held>, Option<String>),
}

/// A file in a file, or that itself.
#[derive(Clone, Debug)]
struct Held {
    /// Its name and hash today.
    now: Place,
    then: Called,
}

impl Lying {
    /// Where it lies, where it lies as it did.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.sources[..] {
            [Source { path, name, holds: Holds::All }] if *name == self.name => Some(path),
            [] | [..] => None,
        }
    }

    /// What it held, put together; `receive` opens a file of today by its path and its name.
    pub(super) fn received(&self, receive: impl Fn(&Path, &str) -> Received) -> Received {
        let mut all = Received::default();
        for Source { path, name, holds } in &self.sources {
            let received = receive(path, name);
            match holds {
                Holds::All => all.extend(received),
                Holds::Some(held, rest) => {
                    for Held { now: (file, hash), then } in held {
                        all.extend(received.alone((file, hash), then));
                    }
                    if let Some(then) = rest {
                        all.extend(received.beside(name, then));
                    }
                }
            }
        }
        all
    }
}

/// The files of a folder as they lay there on a day.
pub(super) struct Folder {
    pub(super) files: Vec<Lying>,
    /// What each file of then is called now that is called otherwise; nothing where it lies elsewhere.
    now: BTreeMap<String, Option<String>>,
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
    let of_period = period.to_string();
    let lay = known.map(|known| known.lay_there_then(&of_period)).unwrap_or_default();
    let mut then = Then::of(&lay);
    let mut own: Vec<OfToday> = files.into_iter().map(|path| OfToday::at(path, folder)).collect();
    if lay.is_empty() {
        return folded(own, &|_| None);
    }
    own.iter_mut().for_each(|one| one.look_in(&lay, readers));
    own.iter_mut().flat_map(|one| &mut one.files).for_each(|one| then.take_same(one));
    own.iter_mut().flat_map(|one| &mut one.files).for_each(|one| then.take_of_bytes(one));
    if !then.is_empty() {
        own.extend(elsewhere(of_other_periods((folder, period), notice), &mut then, readers));
    }
    let all = own.iter_mut().flat_map(|one| &mut one.files);
    all.filter(|one| !one.then.is_empty()).for_each(|one| then.take_copies(one));
    let letter = |place: &Place| known.and_then(|known| known.brought_by(place, &of_period));
    folded(own, &letter)
}

/// A file of today, in the folder or in that of another period.
struct OfToday {
    path: PathBuf,
    name: String,
    is_elsewhere: bool,
    /// What is in it, or it itself; nothing where that is not known, and it is as it was.
    files: Vec<Bytes>,
}

/// Bytes that lie there today.
struct Bytes {
    now: Place,
    mail: Option<Arc<Mail>>,
    /// Their names of then: several where copies of them were taken away.
    then: Vec<String>,
}

impl OfToday {
    fn at(path: PathBuf, folder: &Path) -> OfToday {
        let name = name(&path, folder);
        OfToday { path, name, is_elsewhere: false, files: Vec::new() }
    }

    /// Looks what is in it. A file that was there under its name, byte for byte, is not opened for that.
    fn look_in(&mut self, lay: &BTreeSet<Place>, readers: &Readers) {
        let Some(hash) = hash_of(&self.path) else { return };
        let now = (self.name.clone(), hash);
        if lay.contains(&now) {
            self.files = vec![Bytes { now, mail: None, then: Vec::new() }];
        } else {
            self.open(readers);
        }
    }

    fn open(&mut self, readers: &Readers) {
        let Ok(received) = readers.receive(&self.path, &self.name) else { return };
        let bytes = received.arrivals().map(|one| Bytes {
            now: (one.origin.to_string(), one.hash.clone()),
            mail: one.mail.clone(),
            then: Vec::new(),
        });
        self.files = bytes.collect();
    }
}

/// What lay in the folder then, as far as it is not found: the names of each hash.
struct Then(BTreeMap<String, BTreeSet<String>>);

impl Then {
    fn of(lay: &BTreeSet<Place>) -> Then {
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, hash) in lay {
            names.entry(hash.clone()).or_default().insert(file.clone());
        }
        Then(names)
    }

    fn is_empty(&self) -> bool {
        self.0.values().all(BTreeSet::is_empty)
    }

    fn has(&self, hash: &str) -> bool {
        self.0.get(hash).is_some_and(|names| !names.is_empty())
    }

    /// Bytes that lie where they lay are missing no more.
    fn take_same(&mut self, one: &mut Bytes) {
        let (file, hash) = &one.now;
        if self.0.get_mut(hash).is_some_and(|names| names.remove(file)) {
            one.then.push(file.clone());
        }
    }

    /// Bytes that lie elsewhere than they lay.
    fn take_of_bytes(&mut self, one: &mut Bytes) {
        if one.then.is_empty() {
            let file = self.0.get_mut(&one.now.1).and_then(BTreeSet::pop_first);
            one.then.extend(file);
        }
    }

    /// The copies of bytes that are there, which were taken away since.
    fn take_copies(&mut self, one: &mut Bytes) {
        while let Some(file) = self.0.get_mut(&one.now.1).and_then(BTreeSet::pop_first) {
            one.then.push(file);
        }
    }
}

/// What is still missing of then, where it lies in these files of other periods' folders.
fn elsewhere(paths: Vec<PathBuf>, then: &mut Then, readers: &Readers) -> Vec<OfToday> {
    let mut found = Vec::new();
    for path in paths {
        if then.is_empty() {
            break;
        }
        let Some(hash) = hash_of(&path) else { continue };
        let mut one = OfToday { is_elsewhere: true, ..OfToday::at(path, Path::new("")) };
        let name = one.name.clone();
        if then.has(&hash) {
            one.files = vec![Bytes { now: (name, hash), mail: None, then: Vec::new() }];
        } else if intake::carries_others(&name) {
            one.open(readers);
        }
        one.files.iter_mut().for_each(|one| then.take_of_bytes(one));
        if one.files.iter().any(|one| !one.then.is_empty()) {
            found.push(one);
        }
    }
    found
}

/// The files of then, each with where what it held lies; `letter` knows what the mail said that brought a file then.
fn folded(own: Vec<OfToday>, letter: &dyn Fn(&Place) -> Option<Letter>) -> Folder {
    let taken: BTreeSet<String> =
        own.iter().flat_map(|one| &one.files).flat_map(|one| one.then.iter().cloned()).collect();
    let mut files: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    let (mut now, mut newcomers) = (BTreeMap::new(), Vec::new());
    for mut one in own {
        for bytes in one.files.iter_mut().filter(|bytes| bytes.then.is_empty()) {
            match taken.contains(&bytes.now.0) {
                true => newcomers.push(bytes.now.0.clone()),
                false if one.is_elsewhere => {}
                false => bytes.then.push(bytes.now.0.clone()),
            }
        }
        for (then, file) in one.files.iter().flat_map(|bytes| bytes.otherwise(one.is_elsewhere)) {
            now.insert(then, file);
        }
        for (name, source) in one.sources(letter) {
            if let Holds::Some(_, Some(then)) = &source.holds {
                now.entry(then.clone()).or_insert_with(|| Some(source.name.clone()));
            }
            files.entry(name).or_default().push(source);
        }
    }
    let lying = files.into_iter().map(|(name, sources)| Lying { name, sources });
    let mut files: Vec<Lying> = lying.collect();
    files.sort_by(|one, other| Path::new(&one.name).cmp(Path::new(&other.name)));
    Folder { files, now, newcomers }
}

impl Bytes {
    /// Its names of then that are not those of today, each with what it is called today; nothing where it is not in
    /// the folder, or is told under another.
    fn otherwise(&self, is_elsewhere: bool) -> Vec<(String, Option<String>)> {
        let file = &self.now.0;
        let stays = self.then.contains(file);
        let others = self.then.iter().filter(|then| *then != file).enumerate();
        let now = |at: usize| (at == 0 && !stays && !is_elsewhere).then(|| file.clone());
        others.map(|(at, then)| (then.clone(), now(at))).collect()
    }

    fn is_as_it_was(&self) -> bool {
        matches!(&self.then[..], [then] if *then == self.now.0)
    }

    /// Under each of its names of then.
    fn held<'b>(
        &'b self,
        letter: &'b dyn Fn(&Place) -> Option<Letter>,
    ) -> impl Iterator<Item = Held> + 'b {
        self.then.iter().map(move |then| {
            let place = (then.clone(), self.now.1.clone());
            let mail = match (then == &self.now.0, letter(&place)) {
                (false, Some(letter)) => Some(Arc::new(mail(letter))),
                // The book says nothing of a mail: what was in one has another name with it, at most.
                (false, None) if inside(then) != inside(&self.now.0) => None,
                (_, _) => self.mail.clone(),
            };
            Held { now: self.now.clone(), then: Called { file: then.as_str().into(), mail } }
        })
    }
}

/// The way to a file inside the archive or mail that it lies in.
fn inside(file: &str) -> Option<&str> {
    file.split_once(origin::INTO).map(|(_, inside)| inside)
}

fn mail(letter: Letter) -> Mail {
    let Letter { sender, address, subject, sent, text } = letter;
    Mail { sender, address, subject, sent, text }
}

impl OfToday {
    /// The files of then that were read from it, by their names.
    fn sources(
        self,
        letter: &dyn Fn(&Place) -> Option<Letter>,
    ) -> impl Iterator<Item = (String, Source)> + use<> {
        let OfToday { path, name, is_elsewhere, files } = self;
        let mut all: BTreeMap<String, Holds> = BTreeMap::new();
        if !is_elsewhere && files.iter().all(Bytes::is_as_it_was) {
            all.insert(name.clone(), Holds::All);
        } else {
            let mut groups: BTreeMap<String, Vec<Held>> = BTreeMap::new();
            for held in files.iter().flat_map(|one| one.held(letter)) {
                let whole = origin::arrival(&held.then.file).to_owned();
                groups.entry(whole).or_default().push(held);
            }
            let rest = rest_of(&name, &groups).filter(|_| !is_elsewhere);
            for (then, held) in groups {
                let rest = rest.clone().filter(|rest| *rest == then);
                all.insert(then, Holds::Some(held, rest));
            }
        }
        all.into_iter().map(move |(then, holds)| {
            (then, Source { path: path.clone(), name: name.clone(), holds })
        })
    }
}

/// The name under which all is told of the file `now` that is told of none in it: its own, or that of the archive or
/// mail that it was.
fn rest_of(now: &str, groups: &BTreeMap<String, Vec<Held>>) -> Option<String> {
    if groups.contains_key(now) {
        return Some(now.to_owned());
    }
    let was_it = |one: &Held| inside(&one.then.file).is_some() && inside(&one.now.0).is_some();
    groups.iter().find(|(_, held)| held.iter().any(was_it)).map(|(then, _)| then.clone())
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
    if folder.now.is_empty() {
        return;
    }
    let now = |file: String| match folder.now.get(&file) {
        Some(now) => now.clone(),
        None => Some(file),
    };
    let files = std::mem::take(&mut look.files).into_iter();
    let found = files.filter_map(|one| Some(Found { file: now(one.file.clone())?, ..one }));
    look.files = found.collect();
    look.files.sort_by(|one, other| one.file.cmp(&other.file));
    look.unread = std::mem::take(&mut look.unread).into_iter().filter_map(now).collect();
}
