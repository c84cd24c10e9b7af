//! What all pages know: the folder of the year, the keys of this run, and when somebody asked last.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tokio::sync::{Notify, OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock};

use crate::intake;
use crate::office::about::{About, Incoming};
use crate::office::font_search::FontSource;
use crate::office::old_paper;
use crate::office::progress;
use crate::shown;

use super::body::Fields;
use super::gate::Gate;
use super::keys::Keys;
use super::looks::Looks;
use super::noted::Noted;
use super::years::{self, Years};

/// The description, in the folder that the program runs in.
const NOTICE: &str = "notice.yaml";
/// What the state of the folder hangs on, beside the description.
const FOLDERS: [&str; 4] = ["returns", "log", "存档", old_paper::FOLDER];
/// Folders in folders are looked into up to this depth.
const DEPTH: usize = 16;
/// How often it is tried to open another year while somebody works in this one, and how long it is waited between.
const TRIES: usize = 100;
/// See `TRIES`.
const PAUSE: Duration = Duration::from_millis(50);
/// The program ends when nobody has asked for so long.
const SILENCE: Duration = Duration::from_secs(30 * 60);

/// The folder of a year, as the page sees it. The program runs in it: what a page does is what a command does there.
pub(super) struct Desk {
    /// What lets a browser in.
    pub(super) keys: Keys,
    /// What a request must show.
    pub(super) gate: Gate,
    /// Where fonts come from.
    pub(super) fonts: FontSource,
    /// The folders of years.
    years: Years,
    /// When somebody asked last.
    asked: Mutex<Instant>,
    /// Told when the program is to end.
    pub(super) ended: Notify,
    /// One piece of work at a time.
    turn: Mutex<()>,
    /// Held by whoever drafts, sends or notes letters.
    posting: Mutex<()>,
    /// Read while anything is done in the folder of the year; held alone by who opens another one.
    year: Arc<RwLock<()>>,
    /// What was done by a form, until a page shows it.
    noted: Mutex<Option<Noted>>,
    /// The form that was written last, and the hash of the description then.
    written: Mutex<Option<(Fields, String)>>,
    /// The description as it is typed.
    pub(super) looks: Looks,
}

/// Somebody works; nobody else does.
pub(super) struct Turn<'d> {
    _alone: MutexGuard<'d, ()>,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        progress::anew();
    }
}

impl Desk {
    /// That of a program that is asked on this port.
    pub(super) fn new(keys: Keys, port: u16, fonts: FontSource, years: Years) -> Desk {
        let (asked, turn) = (Mutex::new(Instant::now()), Mutex::new(()));
        let (posting, year) = (Mutex::new(()), Arc::default());
        let (ended, noted, written) = (Notify::new(), Mutex::new(None), Mutex::new(None));
        let (gate, looks) = (Gate::of(port), Looks::default());
        Desk { keys, gate, fonts, years, asked, ended, turn, posting, year, noted, written, looks }
    }

    /// The folders of years.
    pub(super) const fn years(&self) -> &Years {
        &self.years
    }

    /// Whether the program is in the folder of a year.
    pub(super) fn has_year(&self) -> bool {
        years::is_open()
    }

    /// What the folder of the year is called that is open; nothing where none is.
    pub(super) fn folder(&self) -> String {
        let here = std::env::current_dir().ok().filter(|_| self.has_year());
        let name = here.as_deref().and_then(Path::file_name);
        name.map(|name| shown::path(Path::new(name))).unwrap_or_default()
    }

    /// What the forms of a page say that shows the folder which the program is in.
    pub(super) fn form(&self) -> String {
        let of = Sha256::new().chain_update(&self.keys.form);
        intake::hash(of.chain_update(self.here()).finalize())
    }

    /// A word for the folder which the program is in, the same in each run.
    pub(super) fn here(&self) -> String {
        let here = std::env::current_dir().unwrap_or_default();
        intake::hash(Sha256::digest(here.as_os_str().as_encoded_bytes()))
    }

    /// Has the next page tell what was done.
    pub(super) fn note(&self, noted: Noted) {
        *self.noted.lock().unwrap_or_else(PoisonError::into_inner) = Some(noted);
    }

    /// Notes that a form was written, and which description that made.
    pub(super) fn wrote(&self, form: &Fields, hash: &str) {
        *self.written.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((form.clone(), hash.to_owned()));
    }

    /// Whether the description is still what this very form has made of it: somebody pressed the button twice.
    pub(super) fn stands(&self, form: &Fields, hash: &str) -> bool {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.as_ref().is_some_and(|(own, made)| own == form && made == hash)
    }

    /// What was done and not told yet.
    pub(super) fn noted(&self) -> Option<Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Where the description lies.
    pub(super) fn place(&self) -> &Path {
        Path::new(NOTICE)
    }

    /// What a page is about: the period that is named, else that of the day.
    pub(super) fn incoming(&self, period: &str) -> Incoming {
        let period = (!period.is_empty()).then(|| period.to_owned());
        let about = About { place: self.place().to_path_buf(), period };
        Incoming { about, returns: None, as_of: None, none_yet: true }
    }

    /// Waits until nobody else works.
    pub(super) fn turn(&self) -> Turn<'_> {
        let alone = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        progress::anew();
        Turn { _alone: alone }
    }

    /// Held by whoever drafts, sends or notes letters: a second click is told so at once, also where the folder's disk
    /// knows no locks that would hold the log. Nothing where somebody does.
    pub(super) fn posting(&self) -> Option<MutexGuard<'_, ()>> {
        let posting = match self.posting.try_lock() {
            Ok(posting) => posting,
            Err(TryLockError::Poisoned(posting)) => posting.into_inner(),
            Err(TryLockError::WouldBlock) => return None,
        };
        progress::letters_anew();
        Some(posting)
    }

    /// Whether letters are drafted, sent or noted now.
    pub(super) fn is_posting(&self) -> bool {
        matches!(self.posting.try_lock(), Err(TryLockError::WouldBlock))
    }

    /// Something is done in the folder of the year: while this is held no other year is opened.
    pub(super) async fn in_year(&self) -> OwnedRwLockReadGuard<()> {
        Arc::clone(&self.year).read_owned().await
    }

    /// Nothing is done in the folder of the year; nothing where somebody works there for longer than a clerk waits.
    pub(super) async fn between_years(&self) -> Option<OwnedRwLockWriteGuard<()>> {
        // Who waits for it in a row would keep those waiting that only look.
        for _ in 0..TRIES {
            if let Ok(alone) = Arc::clone(&self.year).try_write_owned() {
                return Some(alone);
            }
            tokio::time::sleep(PAUSE).await;
        }
        None
    }

    /// Somebody asks now.
    pub(super) fn was_asked(&self) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// How long the program still waits for somebody who asks.
    pub(super) fn waits(&self) -> Duration {
        let asked = *self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        SILENCE.saturating_sub(asked.elapsed())
    }

    /// A word that is another where a file of the year is: by names, sizes and times, which a network drive tells too.
    pub(super) fn state(&self) -> String {
        let mut seen = Sha256::new();
        note(Path::new(NOTICE), &mut seen);
        FOLDERS.iter().for_each(|folder| walk(Path::new(folder), DEPTH, &mut seen));
        intake::hash(seen.finalize())
    }
}

fn walk(folder: &Path, depth: usize, seen: &mut Sha256) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        note(&path, seen);
        if depth > 0 && path.is_dir() && !path.is_symlink() {
            walk(&path, depth - 1, seen);
        }
    }
}

fn note(path: &Path, seen: &mut Sha256) {
    seen.update(path.as_os_str().as_encoded_bytes());
    let Ok(about) = std::fs::symlink_metadata(path) else { return };
    seen.update(about.len().to_le_bytes());
    let changed = about.modified().ok();
    let changed = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    seen.update(changed.unwrap_or_default().as_nanos().to_le_bytes());
}
