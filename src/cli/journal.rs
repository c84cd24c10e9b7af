//! The log of what was sent, `log/send.jsonl` beside the description: read, held against other
//! runs, and added to line by line, each on the disk before anything goes on.
//!
//! What holds it is a lock on its folder: on Windows a lock on the log itself would keep everybody from
//! reading it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Mailing, Problem};
use crate::mail::log::{self, Line, Log, LogFault};
use crate::shown;

use super::folder_lock::{self, FolderLock};
use super::{input, output};

/// Where the log of the year's folder lies.
pub(super) fn place(notice: &Path) -> PathBuf {
    folder(notice).join("log").join("send.jsonl")
}

/// The folder of the year: where the description lies.
pub(super) fn folder(notice: &Path) -> PathBuf {
    match notice.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        Some(_) | None => PathBuf::from("."),
    }
}

/// What was sent; nothing where there is no log yet.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn read(notice: &Path) -> Result<Log, Diagnostics> {
    let path = place(notice);
    match bytes(&path) {
        Ok(bytes) => lines(&path, &bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Log::default()),
        Err(error) => Err(input::unreadable(&path, &error)),
    }
}

/// That lines can be added to the log, where there is one: looked at before anything is written that
/// they are to tell of.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn can_be_added_to(notice: &Path) -> Result<(), Diagnostics> {
    let path = place(notice);
    match OpenOptions::new().append(true).open(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(unwritable(&path, &error)),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// No log grows longer in a year: a hundred thousand mails.
const LONGEST: u64 = 256 << 20;

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    is_no_link_to_nothing(path)?;
    input::whole(path, LONGEST)
}

/// What is written through such a link lies where nobody looks for it.
fn is_no_link_to_nothing(path: &Path) -> std::io::Result<()> {
    let dangles = path.is_symlink() && !path.exists();
    if dangles { Err(ErrorKind::InvalidInput.into()) } else { Ok(()) }
}

fn lines(path: &Path, bytes: &[u8]) -> Result<Log, Diagnostics> {
    Log::read(bytes).map_err(|fault| match fault {
        LogFault::NotOurs(line) => unusable(path, Some(line)),
        LogFault::Newer(line) => {
            let problem = Mailing::LogNewer { file: shown::path(path), line };
            Diagnostic::nowhere(Problem::Mailing(problem)).into()
        }
    })
}

fn unusable(path: &Path, line: Option<usize>) -> Diagnostics {
    let problem = Mailing::LogUnusable { file: shown::path(path), line };
    Diagnostic::nowhere(Problem::Mailing(problem)).into()
}

/// The log, held by this run alone.
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    /// Held until it is dropped.
    _lock: FolderLock,
    /// What was sent, the lines of this run included.
    pub(super) log: Log,
}

impl Journal {
    /// Opens the log of the year's folder, and makes it where there is none.
    ///
    /// # Errors
    /// Where it cannot be read or written, or another run holds it.
    pub(super) fn open(notice: &Path) -> Result<Journal, Diagnostics> {
        let path = place(notice);
        let unwritable = |error: &std::io::Error| unwritable(&path, error);
        let folder = path.parent().unwrap_or(Path::new("."));
        output::make_folder(folder)?;
        let lock = FolderLock::now(folder).map_err(|error| folder_lock::refused(folder, &error))?;
        let lock = lock.ok_or_else(|| unusable(&path, None))?;
        let bytes = match bytes(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            bytes => bytes.map_err(|error| input::unreadable(&path, &error))?,
        };
        let mut file = open_kept(&path).map_err(|error| unwritable(&error))?;
        let log = lines(&path, &bytes)?;
        // A line that was cut off says nothing, and the next must not be written behind it.
        let end = log::whole(&bytes) as u64;
        file.set_len(end).and_then(|()| file.seek(SeekFrom::End(0))).map_err(|e| unwritable(&e))?;
        Ok(Journal { path, file, _lock: lock, log })
    }

    /// Adds a line, which is on the disk when this returns.
    ///
    /// # Errors
    /// Where it cannot be written: then nothing more may be sent.
    pub(super) fn note(&mut self, line: Line) -> Result<(), Diagnostics> {
        let text = line.json().map_err(std::io::Error::from);
        let written = text.and_then(|text| {
            self.file.write_all(format!("{text}\n").as_bytes())?;
            self.file.sync_data()
        });
        written.map_err(|error| unwritable(&self.path, &error))?;
        self.log.push(line);
        Ok(())
    }
}

/// A file to be read and added to, made where there is none.
fn open_kept(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Diagnostics {
    output::unwritable(path, error).into()
}
