//! What all pages know: the folder of the year, the keys of this run, and when somebody asked last.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tokio::sync::Notify;

use crate::intake;
use crate::office::about::{About, Incoming};
use crate::office::font_search::FontSource;

use super::gate::Gate;
use super::keys::Keys;
use super::noted::Noted;

/// The description, in the folder that the program runs in.
const NOTICE: &str = "notice.yaml";
/// What the state of the folder hangs on, beside the description.
const FOLDERS: [&str; 3] = ["returns", "log", "存档"];
/// Folders in folders are looked into up to this depth.
const DEPTH: usize = 16;
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
    /// When somebody asked last.
    asked: Mutex<Instant>,
    /// Told when the program is to end.
    pub(super) ended: Notify,
    /// One piece of work at a time.
    turn: Mutex<()>,
    /// What was done by a form, until a page shows it.
    noted: Mutex<Option<Noted>>,
}

impl Desk {
    /// That of a program that is asked on this port.
    pub(super) fn new(keys: Keys, port: u16, fonts: FontSource) -> Desk {
        let (asked, turn) = (Mutex::new(Instant::now()), Mutex::new(()));
        let (ended, noted) = (Notify::new(), Mutex::new(None));
        Desk { keys, gate: Gate::of(port), fonts, asked, ended, turn, noted }
    }

    /// Has the next page tell what was done.
    pub(super) fn note(&self, noted: Noted) {
        *self.noted.lock().unwrap_or_else(PoisonError::into_inner) = Some(noted);
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
        Incoming { about, returns: None, as_of: None }
    }

    /// Waits until nobody else works.
    pub(super) fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
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
