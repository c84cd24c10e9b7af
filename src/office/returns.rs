//! Reading a folder of returned files: all of them, at once on all processors, in the order of
//! their names. Nothing in the folder is ever changed.

use std::ffi::OsStr;
use std::fs::FileType;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{
    Bound, Diagnostic, Diagnostics, Problem, Refusal, RefusalCause, Returned, RunProblem,
};
use crate::intake::{Received, Unread, crumbs, limits};
use crate::notice::Notice;
use crate::origin::BookOrigin;
use crate::period::Period;
use crate::receipts::Known;
use crate::returns::{Reduced, Returns, Sorter, ruling_in_words};
use crate::shown;

use super::input;
use super::progress::{self, Progress};
use super::worker::{Failure, Readers};

mod lay;

use lay::Lying;

/// Folders in folders up to this depth are looked into.
const DEPTH: usize = 16;

/// What came back for `period` in `folder`, which need not be there where `none_yet`, read by other processes of the program; compared with what came back
/// `earlier`, in the periods before it in order, and with what is known of the files from the book of receipts.
///
/// # Errors
/// As [`files_of`], but for a folder that is gone with what the book knows to have lain in it; and where the system
/// lets no process be started that could read them.
pub(crate) fn collect(
    (folder, none_yet): (&Path, bool),
    notice: &Notice,
    period: Period,
    earlier: &[Returns],
    known: Option<Known<'_>>,
) -> Result<Returns, Diagnostics> {
    let in_force = notice.in_force(period);
    let as_of = known.and_then(|known| known.as_of);
    let (ruled, later) = in_force.ruled_by(as_of);
    let program = std::env::current_exe().unwrap_or_else(|_| "hongtou".into());
    // A folder of the year that is there no more is as one from which all was taken away; one of another name never
    // was there.
    let came_any = || known.is_some_and(|known| known.came_any(&period.to_string()));
    let is_missing = matches!(folder.try_exists(), Ok(false));
    let is_gone = is_missing && (none_yet || is_of(folder, period) && came_any());
    let found = if is_gone { Found::default() } else { files_of(folder)? };
    let Found { files, findings, passed_over } = found;
    let readers = Readers::new(program, None);
    let lying = lay::as_they_lay(files, (folder, period), notice, (known, &readers));
    let files = &lying.files;
    let again = |file: &str| read_again(file, files, &readers);
    let sorter = Sorter::after(&ruled, period, earlier).of_files(files.len()).reading_again(&again);
    let sorter = sorter.knowing(known);
    // What lies in a folder that cannot be read may be there all the same.
    let is_whole = findings.is_empty();
    let mut came = Reduced::found(findings);
    if !files.is_empty() {
        readers.start_one().map_err(|failure| unstartable(folder, failure))?;
    }
    came.extend(read(files, &sorter, &readers));
    progress::goes_on()?;
    let mut returns = sorter.sort(came);
    returns.passed_over = passed_over;
    returns.look.is_whole &= is_whole;
    lay::as_they_lie(&mut returns.look, &lying);
    let ruled_later = returns.ruled_after(&in_force, &later, as_of);
    returns.ruled_later.extend(ruled_later);
    returns.look.rulings.extend(later.iter().map(|one| ruling_in_words(&in_force, one)));
    Ok(returns)
}

/// Whether that is the folder of `period` among those of a year that are there.
fn is_of(folder: &Path, period: Period) -> bool {
    let is_named = folder.file_name().is_some_and(|name| *name == *period.to_string());
    let is_here = |year: &Path| year.as_os_str().is_empty() || year.is_dir();
    is_named && folder.parent().is_some_and(is_here)
}

/// That nothing that lies in `folder` can be read.
fn unstartable(folder: &Path, failure: Failure) -> Diagnostics {
    let place = BookOrigin::file(&shown::path(folder).into());
    Diagnostic::at(&place, Problem::Returned(failure.into())).into()
}

/// What lies in a folder.
#[derive(Default)]
struct Found {
    /// Its files and those of the folders in it.
    files: Vec<PathBuf>,
    /// What was found in looking for them.
    findings: Diagnostics,
    /// What was passed over.
    passed_over: Vec<String>,
}

/// The files that lie in `folder`, in the order of their names.
///
/// # Errors
/// Where the folder itself cannot be read, or has more files than any folder of returns.
fn files_of(folder: &Path) -> Result<Found, Diagnostics> {
    let mut found = Found::default();
    let entries = std::fs::read_dir(folder).map_err(|error| refused(folder, &error))?;
    walk((folder, entries), DEPTH, &mut found);
    if found.files.len() > limits::FILES {
        let problem = Returned::Beyond { bound: Bound::Files, limit: limits::FILES as u64 };
        let place = BookOrigin::file(&shown::path(folder).into());
        return Err(Diagnostic::at(&place, Problem::Returned(problem)).into());
    }
    found.files.sort();
    found.passed_over.sort();
    Ok(found)
}

/// What these files hold, each read and reduced before the next. One that cannot be read is a finding.
fn read(files: &[Lying], sorter: &Sorter<'_>, readers: &Readers) -> Reduced {
    let progress = Progress::of(files.len());
    let some = |files: &[Lying]| {
        // What is left out so is asked after where all are together.
        if progress::is_stopped() {
            return Vec::new();
        }
        let reduce = |received| {
            let reduced = sorter.reduce(received);
            progress.one();
            reduced
        };
        open(files, readers).into_iter().map(reduce).collect()
    };
    let read: Vec<Vec<Reduced>> =
        while_others_read(files.len(), || files.par_chunks(FILES_A_QUESTION).map(some).collect());
    progress.end();
    let mut came = Reduced::default();
    read.into_iter().flatten().for_each(|one| came.extend(one));
    came
}

/// What the files hold that messages call `file`: two of them may differ in what is not shown.
fn read_again(file: &str, files: &[Lying], readers: &Readers) -> Received {
    let mut received = Received::default();
    for one in files.iter().filter(|one| one.name == file) {
        open(std::slice::from_ref(one), readers).into_iter().for_each(|one| received.extend(one));
    }
    received
}

/// So many files are worth a process of their own: one takes as long to start as some files to read.
const FILES_A_PROCESS: usize = 8;

/// So many files are asked for together, where all are small.
const FILES_A_QUESTION: usize = 8;
/// Bytes of a small file; a filled form has twenty thousand.
const SMALL: u64 = 200_000;

/// Half of the threads wait for their processes while the others sort what theirs have read: two for
/// each processor keep all busy. With one processor asked for they take turns.
fn while_others_read<T: Send>(files: usize, work: impl FnOnce() -> T + Send) -> T {
    let jobs = rayon::current_num_threads();
    let most = if jobs == 1 { 1 } else { jobs * 2 };
    let threads = files.div_ceil(FILES_A_PROCESS).clamp(1, most);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// Why the folder itself cannot be read.
fn refused(folder: &Path, error: &std::io::Error) -> Diagnostics {
    if error.kind() != ErrorKind::NotFound {
        return input::unreadable(folder, error);
    }
    let folder = shown::path(folder);
    Diagnostic::nowhere(Problem::Run(RunProblem::NoReturns { folder })).into()
}

/// The files below a folder, named from `root`. Links are not followed: they may lead anywhere, or in a circle.
fn walk((root, entries): (&Path, std::fs::ReadDir), depth: usize, found: &mut Found) {
    for entry in entries {
        if found.files.len() > limits::FILES {
            return;
        }
        match entry.and_then(|entry| Ok((entry.file_type()?, entry.path()))) {
            Ok((kind, path)) => visit(root, (kind, path), depth, found),
            Err(error) => found.findings.extend(input::unreadable(Path::new("returns"), &error)),
        }
    }
}

fn visit(root: &Path, (kind, path): (FileType, PathBuf), depth: usize, found: &mut Found) {
    let own = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if crumbs::is_passed_over(own) || kind.is_dir() && crumbs::is_passed_over_folder(own) {
        let end = if kind.is_dir() { "/" } else { "" };
        return found.passed_over.push(name(&path, root) + end);
    }
    // A link or a pipe is not read, but somebody put it there under a unit's name.
    if !kind.is_dir() {
        return found.files.push(path);
    }
    let folder =
        if depth > 0 { std::fs::read_dir(&path) } else { Err(ErrorKind::Unsupported.into()) };
    match folder {
        Ok(entries) => walk((root, entries), depth - 1, found),
        Err(error) => found.findings.extend(input::unreadable(&path, &error)),
    }
}

/// These files, opened.
fn open(files: &[Lying], readers: &Readers) -> Vec<Received> {
    let as_they_lay: Option<Vec<(&Path, &str)>> =
        files.iter().map(|one| Some((one.path()?, one.name.as_str()))).collect();
    if let Some(named) = as_they_lay.filter(|named| named.len() > 1 && all_small(named)) {
        let received = readers.receive_all(&named).into_iter().zip(named);
        let received = received.map(|(received, (_, name))| or_unread(received, name));
        return received.map(Received::in_order).collect();
    }
    let one = |path: &Path, name: &str| {
        or_unread(is_file(path).and_then(|()| readers.receive(path, name)), name)
    };
    files.iter().map(|file| file.received(one).in_order()).collect()
}

fn or_unread(received: std::io::Result<Received>, name: &str) -> Received {
    received.unwrap_or_else(|error| Received {
        unread: vec![unread(name.into(), &error)],
        ..Received::default()
    })
}

fn all_small(files: &[(&Path, &str)]) -> bool {
    files.iter().all(|(path, _)| is_small(path))
}

/// What messages call the file at `path`.
fn name(path: &Path, folder: &Path) -> String {
    let name = shown::path(path.strip_prefix(folder).unwrap_or(path));
    shown::plain(&name.replace('\\', "/"))
}

fn is_small(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|about| about.is_file() && about.len() <= SMALL)
}

/// Links are not followed, and a pipe may never end.
fn is_file(path: &Path) -> std::io::Result<()> {
    let file = std::fs::symlink_metadata(path)?.is_file();
    if file { Ok(()) } else { Err(ErrorKind::InvalidInput.into()) }
}

fn unread(file: Arc<str>, error: &std::io::Error) -> Unread {
    let why = Refusal::to_read(error);
    let held = why.cause == RefusalCause::InUse;
    let is_link = why.cause == RefusalCause::NoFile;
    let problem = if held { Returned::InUse } else { Returned::NotRead { why } };
    let found = Diagnostic::at(&BookOrigin::file(&file), Problem::Returned(problem));
    Unread { file, found, is_link }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use crate::diag::Severity;

    use super::unread;

    fn code(error: &Error) -> &'static str {
        let found = unread("区科协.xlsx".into(), error).found;
        assert_eq!(found.severity(), Severity::Error);
        found.problem.code()
    }

    /// What Excel's hold on a file gives differs from system to system.
    #[test]
    fn a_file_that_another_program_holds_is_called_that() {
        assert_eq!(code(&ErrorKind::ResourceBusy.into()), "E620");
        let (held, other) = if cfg!(windows) { ("E620", "E621") } else { ("E621", "E621") };
        assert_eq!(code(&Error::from_raw_os_error(32)), held);
        assert_eq!(code(&Error::from_raw_os_error(33)), held);
        assert_eq!(code(&ErrorKind::PermissionDenied.into()), other);
    }
}
