//! The log of what was sent, `log/send.jsonl` beside the description: read with the copies of it that lie
//! there, held against other runs, and added to line by line, each on the disk before anything goes on.
//!
//! What holds it is a lock on its folder: on Windows a lock on the log itself would keep everybody from
//! reading it.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, LogProblem, Problem};
use crate::mail::log::{self, Line, Log, LogFault};
use crate::notice::Notice;
use crate::shown;

use super::folder_lock::{self, FolderLock};
use super::{input, output, version};

/// Where the log of the year's folder lies.
pub(crate) fn place(notice: &Path) -> PathBuf {
    folder(notice).join("log").join("send.jsonl")
}

/// The folder of the year: where the description lies.
pub(crate) fn folder(notice: &Path) -> PathBuf {
    match notice.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        Some(_) | None => PathBuf::from("."),
    }
}

/// What was sent; nothing where there is no log yet.
///
/// # Errors
/// Where it cannot be read, or a copy of it.
pub(crate) fn read(notice: &Path) -> Result<Log, Diagnostics> {
    Ok(all_pieces(&place(notice))?.0)
}

/// The log at `path` with its copies, and how many of its own bytes are lines written to their end.
fn all_pieces(path: &Path) -> Result<(Log, u64), Diagnostics> {
    let own = bytes_or_none(path).map_err(|error| input::unreadable(path, &error))?;
    let mut log = lines(path, &own)?;
    for copy in copies(path, "send")? {
        let bytes = bytes(&copy).map_err(|error| input::unreadable(&copy, &error))?;
        log.join(lines(&copy, &bytes)?);
    }
    Ok((log, log::whole(&own) as u64))
}

/// How the names of copies end.
const COPIES: [&str; 5] = [".jsonl", ".jsonl.bak", ".jsonl.old", ".jsonl~", ".jsonl.txt"];

/// The files beside a log of that name that a clerk or a synchronising drive copied it to, in the order of their
/// names: `send-副本.jsonl`, `send (冲突副本).jsonl`.
///
/// # Errors
/// Where the folder cannot be read.
pub(crate) fn copies(log: &Path, named: &str) -> Result<Vec<PathBuf>, Diagnostics> {
    let folder = log.parent().unwrap_or(Path::new("."));
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(|error| input::unreadable(folder, &error))?,
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut copies: Vec<PathBuf> =
        paths.filter(|path| path != log && is_copy(path, named)).collect();
    copies.sort();
    Ok(copies)
}

fn is_copy(path: &Path, named: &str) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    let is_hidden = name.starts_with('.') || name.starts_with("~$");
    !is_hidden && name.contains(named) && COPIES.iter().any(|end| name.ends_with(end))
}

/// No log grows longer in a year: a hundred thousand mails.
const LONGEST: u64 = 256 << 20;

/// The bytes of a log; none where there is none yet.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn bytes_or_none(path: &Path) -> std::io::Result<Vec<u8>> {
    match bytes(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

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
    let file = || shown::path(path);
    let unusable = |fault| match fault {
        LogFault::NotOurs(line) => LogProblem::LogUnusable { file: file(), line },
        LogFault::Newer(line) => LogProblem::LogNewer { file: file(), line },
    };
    Log::read(bytes).map_err(|fault| Diagnostic::nowhere(Problem::Log(unusable(fault))).into())
}

/// The log, held by this run alone.
pub(crate) struct Journal {
    path: PathBuf,
    /// Opened, and made where there is none, with the first line that is added.
    file: Option<File>,
    /// Where the next line is to stand.
    end: u64,
    /// The day that was said to count as today.
    as_of: Option<Date>,
    /// Held until it is dropped.
    _lock: FolderLock,
    /// What was sent, the lines of this run included.
    pub(crate) log: Log,
}

impl Journal {
    /// Takes the log of the year's folder as soon as no other run holds it: those take turns that only draft.
    ///
    /// # Errors
    /// Where it cannot be read, or another run holds it for long.
    pub(crate) fn in_turn(notice: &Path, as_of: Option<Date>) -> Result<Journal, Diagnostics> {
        let folder = made_folder(notice)?;
        let lock = FolderLock::of(&folder)?;
        Journal::held(place(notice), lock, as_of)
    }

    /// The same where nobody holds it: a run that sends may last for hours.
    ///
    /// # Errors
    /// Who holds it, or where it cannot be read.
    pub(crate) fn at_once(notice: &Path, as_of: Option<Date>) -> Result<Journal, Diagnostics> {
        let folder = made_folder(notice)?;
        let lock =
            FolderLock::soon(&folder).map_err(|error| folder_lock::refused(&folder, &error))?;
        let held = || {
            let file = shown::path(&place(notice));
            let held = LogProblem::LogHeld { file, holder: folder_lock::holder(&folder) };
            Diagnostics::from(Diagnostic::nowhere(Problem::Log(held)))
        };
        Journal::held(place(notice), lock.ok_or_else(held)?, as_of)
    }

    fn held(path: PathBuf, lock: FolderLock, as_of: Option<Date>) -> Result<Journal, Diagnostics> {
        let (log, end) = all_pieces(&path)?;
        Ok(Journal { path, file: None, end, as_of, _lock: lock, log })
    }

    /// The same, with the units under the names by which the description calls them now.
    pub(crate) fn under_names_of(self, notice: &Notice) -> Journal {
        Journal { log: self.log.under_names_of(notice), ..self }
    }

    /// Opens the file, so that it is known to take lines before anything is done that they are to tell of.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(crate) fn make_ready(&mut self) -> Result<(), Diagnostics> {
        self.ready().map(|_| ()).map_err(|error| unwritable(&self.path, &error))
    }

    fn ready(&mut self) -> std::io::Result<&mut File> {
        let file = match self.file.take() {
            Some(file) => file,
            None => opened_at(&self.path, self.end)?,
        };
        Ok(self.file.insert(file))
    }

    /// Adds a line with the time, the user and the program, which is on the disk when this returns.
    ///
    /// # Errors
    /// Where it cannot be written: then nothing more may be sent.
    pub(crate) fn note(&mut self, line: Line) -> Result<(), Diagnostics> {
        self.note_all(vec![line])
    }

    /// Adds lines of what was done already, and waits for the disk once.
    ///
    /// # Errors
    /// As [`note`](Self::note).
    pub(crate) fn note_all(&mut self, lines: Vec<Line>) -> Result<(), Diagnostics> {
        let lines: Vec<Line> = lines.into_iter().map(|line| self.signed(line)).collect();
        self.write(&lines).map_err(|error| unwritable(&self.path, &error))?;
        lines.into_iter().for_each(|line| self.log.push(line));
        Ok(())
    }

    /// The line with what this run says of itself.
    fn signed(&self, line: Line) -> Line {
        Line {
            time: input::now().to_string(),
            as_of: self.as_of.map(|day| day.to_string()).unwrap_or_default(),
            by: input::user(),
            version: version::SHORT.to_owned(),
            ..line
        }
    }

    fn write(&mut self, lines: &[Line]) -> std::io::Result<()> {
        let mut text = String::new();
        for line in lines {
            text += &line.json()?;
            text.push('\n');
        }
        let file = self.ready()?;
        file.write_all(text.as_bytes())?;
        file.sync_data()
    }
}

fn made_folder(notice: &Path) -> Result<PathBuf, Diagnostics> {
    let folder = folder(notice).join("log");
    output::make_folder(&folder)?;
    Ok(folder)
}

/// A file to be added to at `end`, made where there is none. A line that was cut off says nothing, and the
/// next must not be written behind it.
///
/// # Errors
/// Where it cannot be written.
pub(crate) fn opened_at(path: &Path, end: u64) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    let mut file = options.read(true).write(true).create(true).truncate(false).open(path)?;
    file.set_len(end)?;
    file.seek(SeekFrom::End(0))?;
    Ok(file)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Diagnostics {
    output::unwritable(path, error).into()
}
