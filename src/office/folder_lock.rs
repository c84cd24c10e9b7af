//! One writing at a time in a folder: who comes second waits, says for whom, and takes nothing away
//! that the first needs.
//!
//! The lock is the system's, on a file of the folder, and ends with the run that holds it, however
//! that ends, on this machine or another that shares the folder: a file that was left behind holds
//! nobody up. It goes away with the writing.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::diag::{Diagnostic, Diagnostics, Problem, RunProblem};
use crate::shown;

use super::progress;

/// Its name; a program that lists files does not show it.
const NAME: &str = ".hongtou-lock";

/// How often a folder that is in use is asked for.
const BETWEEN: Duration = Duration::from_millis(50);
/// After that long somebody is told what is waited for.
const SOON: Duration = Duration::from_secs(1);
/// A set is written in seconds. Whoever takes longer hangs, and is named.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder in which nobody else writes as long as this lasts.
pub(crate) struct FolderLock {
    path: PathBuf,
    /// None where the folder's disk knows no locks: then nothing is sure, and nothing is in the way.
    file: Option<File>,
}

impl FolderLock {
    /// Waits until nobody else writes into `folder`.
    ///
    /// # Errors
    /// Who holds it, where that lasts too long, or that no file can be made there.
    pub(crate) fn of(folder: &Path) -> Result<FolderLock, Diagnostics> {
        let (begun, mut told) = (Instant::now(), false);
        loop {
            match FolderLock::now(folder) {
                Ok(Some(lock)) => return Ok(lock),
                Ok(None) => {}
                Err(error) if may_be_going(&error) && begun.elapsed() < SOON => {}
                Err(error) => return Err(refused(folder, &error)),
            }
            if begun.elapsed() > SOON && !told {
                progress::waiting(folder, &holder(folder));
                told = true;
            }
            if begun.elapsed() > PATIENCE {
                let (folder, holder) = (shown::path(folder), holder(folder));
                return Err(Diagnostic::nowhere(Problem::Run(RunProblem::FolderInUse {
                    folder,
                    holder,
                }))
                .into());
            }
            thread::sleep(BETWEEN);
        }
    }

    /// The lock, where nobody holds it for longer than it takes to note what was received.
    ///
    /// # Errors
    /// That no file can be made in the folder.
    pub(crate) fn soon(folder: &Path) -> std::io::Result<Option<FolderLock>> {
        let begun = Instant::now();
        loop {
            match FolderLock::now(folder) {
                Ok(None) if begun.elapsed() < SOON => thread::sleep(BETWEEN),
                held => return held,
            }
        }
    }

    /// The lock, where nobody holds it.
    ///
    /// # Errors
    /// That no file can be made in the folder.
    pub(crate) fn now(folder: &Path) -> std::io::Result<Option<FolderLock>> {
        let path = folder.join(NAME);
        let mut file = match open(&path) {
            Err(error) if is_going(&error) => return Ok(None),
            opened => opened?,
        };
        match file.try_lock() {
            Ok(()) if is_still(&file, &path) => {}
            Ok(()) | Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(_)) => return Ok(Some(FolderLock { path, file: None })),
        }
        // For whoever waits. That it cannot be written keeps nobody from writing the rest.
        let _named = file.set_len(0).and_then(|()| file.write_all(own_name().as_bytes()));
        Ok(Some(FolderLock { path, file: Some(file) }))
    }
}

impl Drop for FolderLock {
    #[expect(clippy::let_underscore_must_use, reason = "an empty file that stays does no harm")]
    fn drop(&mut self) {
        // On Windows a file that is held open so cannot be taken away; elsewhere it must be taken away
        // while it is held, so that nobody gets a lock on a file that is no longer there.
        if cfg!(windows) {
            self.file = None;
        }
        let _ = std::fs::remove_file(&self.path);
    }
}

/// The file, made where there is none. A link is never followed, and what is no file of its own here is
/// refused: who holds the lock writes into it.
fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        // Hidden; may be read and written beside, and not be taken away (FILE_ATTRIBUTE_HIDDEN,
        // FILE_SHARE_READ | FILE_SHARE_WRITE); a link is opened itself (FILE_FLAG_OPEN_REPARSE_POINT).
        options.attributes(0x2).share_mode(0x3).custom_flags(0x0020_0000);
    }
    loop {
        match options.create_new(true).open(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made,
        }
        match std::fs::symlink_metadata(path) {
            Ok(data) if !is_lock(&data) => return Err(ErrorKind::AlreadyExists.into()),
            Ok(_) | Err(_) => {}
        }
        match options.create_new(false).open(path) {
            // Taken away between the two.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            found => return found,
        }
    }
}

/// A file that has no other name, by which it would be somebody else's.
fn is_lock(data: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    let alone = std::os::unix::fs::MetadataExt::nlink(data) < 2;
    #[cfg(not(unix))]
    let alone = true;
    data.is_file() && alone
}

/// The folder cannot be locked: what stands in place of the lock is named, if anything does.
pub(crate) fn refused(folder: &Path, error: &std::io::Error) -> Diagnostics {
    let lock = folder.join(NAME);
    let place = if error.kind() == ErrorKind::AlreadyExists { &lock } else { folder };
    super::output::unwritable(place, error).into()
}

/// Whether another run is taking the file away at this moment: on Windows nobody can open it meanwhile
/// (ERROR_SHARING_VIOLATION).
fn is_going(error: &std::io::Error) -> bool {
    cfg!(windows) && error.raw_os_error() == Some(32)
}

/// Where somebody else still looks at it, and on drives of the network, that is refused as if it were
/// forbidden.
fn may_be_going(error: &std::io::Error) -> bool {
    cfg!(windows) && error.kind() == ErrorKind::PermissionDenied
}

/// Whether the locked file is the one that lies there: another may have taken it away before.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |data: std::fs::Metadata| (data.dev(), data.ino());
    file.metadata().ok().map(place) == std::fs::symlink_metadata(path).ok().map(place)
}

/// Nobody takes away what is held open.
#[cfg(not(unix))]
fn is_still(_file: &File, _path: &Path) -> bool {
    true
}

/// Who writes: the machine, which a network drive may share, its user, and the number of the process.
fn own_name() -> String {
    let machine = ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|name| std::env::var(name).ok());
    let machine = machine.or_else(|| std::fs::read_to_string("/etc/hostname").ok());
    let (user, process) = (super::input::user(), std::process::id());
    format!("{} {user} {process}", machine.unwrap_or_default().trim())
}

/// Who holds the lock of `folder`; empty where that cannot be read, as on Windows.
pub(crate) fn holder(folder: &Path) -> String {
    let mut name = String::new();
    let read =
        File::open(folder.join(NAME)).and_then(|file| file.take(100).read_to_string(&mut name));
    read.map_or_else(|_| String::new(), |_| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{FolderLock, NAME, holder};

    #[test]
    fn one_holds_it_and_the_next_gets_it() {
        let folder = tempfile::tempdir().unwrap();
        let first = FolderLock::now(folder.path()).unwrap().unwrap();
        assert!(FolderLock::now(folder.path()).unwrap().is_none());
        if cfg!(unix) {
            assert!(holder(folder.path()).ends_with(&std::process::id().to_string()));
        }
        drop(first);
        assert!(!folder.path().join(NAME).exists());
        assert!(FolderLock::of(folder.path()).is_ok());
    }

    /// The file of a run that was killed.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
    fn what_a_killed_run_left_holds_nobody_up() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), "elsewhere 4711").unwrap();
        assert!(FolderLock::now(folder.path()).unwrap().is_some());
    }

    /// What somebody laid in its place is nobody's to write into or to take away.
    #[test]
    #[cfg(unix)]
    #[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
    fn a_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (lock, victim) = (folder.path().join(NAME), folder.path().join("victim"));
        std::fs::write(&victim, "precious").unwrap();
        let refused = || FolderLock::of(folder.path()).is_err() && lock.symlink_metadata().is_ok();
        std::os::unix::fs::symlink(&victim, &lock).unwrap();
        assert!(refused());
        std::fs::remove_file(&lock).unwrap();
        std::fs::hard_link(&victim, &lock).unwrap();
        assert!(refused());
        assert_eq!(std::fs::read(&victim).unwrap(), b"precious");
        std::fs::remove_file(&lock).unwrap();
        std::os::unix::fs::symlink(folder.path().join("nothing"), &lock).unwrap();
        assert!(refused() && !folder.path().join("nothing").exists());
        std::fs::remove_file(&lock).unwrap();
        std::fs::create_dir(&lock).unwrap();
        assert!(refused());
    }

    #[test]
    fn many_at_once_take_turns() {
        let folder = tempfile::tempdir().unwrap();
        let inside = AtomicUsize::new(0);
        let turn = || {
            let lock = FolderLock::of(folder.path()).unwrap();
            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
            inside.fetch_sub(1, Ordering::SeqCst);
            drop(lock);
        };
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| (0..10).for_each(|_| turn()));
            }
        });
    }
}
