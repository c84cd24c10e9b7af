//! Writing files: all beside their places first and to the disk, then a look whether every place
//! can be taken, then each renamed into its place, and back where one cannot be, so that a run that
//! fails leaves what was there.
//! While a set is written nobody else writes into its folder.

use std::borrow::Cow;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use rayon::Scope;
use rayon::prelude::*;
use tempfile::{Builder, TempPath};

use crate::diag::{
    Diagnostic, Diagnostics, PageProblem, Problem, Refusal, RefusalCause, Renewal, RunProblem,
};
use crate::sheet::WriteError;
use crate::shown;

use super::folder_lock::FolderLock;
use super::progress::{self, Progress};

/// A file to be written: its name in the folder, and its bytes.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct NewFile {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// What a run did in a folder.
#[derive(Default)]
pub(crate) struct Done {
    /// The files it wrote.
    pub(crate) written: Vec<PathBuf>,
    /// The files of an earlier run that it took away.
    pub(crate) removed: Vec<PathBuf>,
    /// Whether its Word files are for LibreOffice, and not to be sent to others.
    pub(crate) for_libreoffice: bool,
}

/// Writes `files` into `folder`, which is made where it is missing. Gives their paths.
///
/// # Errors
/// The file that cannot be written (open in Word, a folder of that name); then nothing is.
pub(crate) fn write(folder: &Path, files: &[NewFile]) -> Result<Vec<PathBuf>, Diagnostics> {
    write_made(folder, files, |file| Ok(Cow::Borrowed(file)))
}

/// Makes a file of each of `all`, side by side, and writes it into `folder`; no more of them are
/// held in memory than are being made. Gives their paths, in the order of `all`.
///
/// # Errors
/// The first file that cannot be made or written; then nothing is.
pub(crate) fn write_made<'f, T: Sync>(
    folder: &Path,
    all: &'f [T],
    make: impl Fn(&'f T) -> Result<Cow<'f, NewFile>, Diagnostics> + Sync,
) -> Result<Vec<PathBuf>, Diagnostics> {
    make_folder(folder)?;
    let _lock = FolderLock::of(folder)?;
    sweep(folder);
    sweep_beside(folder);
    let real = real(folder).map_err(|error| unwritable(folder, &error))?;
    let progress = Progress::of(all.len());
    let brought: Vec<OnceLock<std::io::Result<()>>> = all.iter().map(|_| OnceLock::new()).collect();
    // All are tried before the first error in order is told: which one it is hangs on no clock.
    let beside: Vec<Result<(PathBuf, TempPath), Diagnostics>> =
        while_others_wait(all.len(), |waiting| {
            let one = |(of, brought): (&'f T, _)| {
                progress::goes_on()?;
                let made = make(of)?;
                let beside = put_beside(&real, &made.bytes);
                let beside =
                    beside.map_err(|error| unwritable(&folder.join(&made.name), &error))?;
                bring(beside.to_path_buf(), waiting, brought, &progress);
                Ok((real.join(&made.name), beside))
            };
            all.par_iter().zip(&brought).map(one).collect()
        });
    progress.end();
    let beside: Vec<(PathBuf, TempPath)> = beside.into_iter().collect::<Result<_, _>>()?;
    let in_folder = |place: &Path| folder.join(place.file_name().unwrap_or_default());
    let refused = |(place, error): (&Path, std::io::Error)| unwritable(&in_folder(place), &error);
    for ((place, _), brought) in beside.iter().zip(brought) {
        let brought = brought.into_inner().unwrap_or(Ok(()));
        brought.and_then(|()| can_be_taken(place)).map_err(|error| refused((place, error)))?;
    }
    let written = take_places(beside).map_err(|(place, error)| refused((&place, error)))?;
    settle(folder);
    Ok(written.iter().map(|place| in_folder(place)).collect())
}

/// `folder` as the system calls it. On Windows a path of the other kind has 259 characters at most
/// where a file is renamed, and an office's folders are longer; what cannot be asked (a drive in
/// memory) is taken as it is. Nor is it asked anew for each file where the program stands.
pub(crate) fn real(folder: &Path) -> std::io::Result<PathBuf> {
    folder.canonicalize().or_else(|_| std::path::absolute(folder))
}

/// Makes `folder` where it is missing.
///
/// # Errors
/// Where it cannot be made, or a file stands there.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Diagnostic> {
    let made = std::fs::create_dir_all(folder).map_err(|error| {
        let in_the_way = error.kind() == ErrorKind::AlreadyExists;
        if in_the_way { ErrorKind::NotADirectory.into() } else { error }
    });
    made.map_err(|error| unwritable(folder, &error))
}

/// Renames each file into its place. Where one cannot be, those before it get back what was there.
///
/// # Errors
/// Which, and why.
fn take_places(
    beside: Vec<(PathBuf, TempPath)>,
) -> Result<Vec<PathBuf>, (PathBuf, std::io::Error)> {
    let mut taken = Vec::new();
    for (place, beside) in beside {
        let before = Before::of(&place);
        if let Err(error) = put_in_place(beside, &place) {
            taken
                .into_iter()
                .for_each(|(place, before): (PathBuf, Before)| before.give_back(&place));
            return Err((place, error));
        }
        taken.push((place, before));
    }
    Ok(taken.into_iter().map(|(place, _)| place).collect())
}

fn put_in_place(mut beside: TempPath, place: &Path) -> std::io::Result<()> {
    let patience = Patience::begin();
    loop {
        match beside.persist(place) {
            Err(failed) if patience.bears(&failed.error) => beside = failed.path,
            done => return done.map_err(|failed| failed.error),
        }
    }
}

/// On Windows nothing can take the place of a file that anybody has open, and somebody often has for a
/// moment: another run that sees whether it is there, what looks for viruses or keeps an index.
struct Patience(Instant);

impl Patience {
    fn begin() -> Patience {
        Patience(Instant::now())
    }

    /// Whether to try once more after `error`; then some time has passed.
    fn bears(&self, error: &std::io::Error) -> bool {
        const LONGEST: Duration = Duration::from_secs(1);
        const BETWEEN: Duration = Duration::from_millis(20);
        let cause = Refusal::of(error).cause;
        let held = matches!(cause, RefusalCause::InUse | RefusalCause::NoPermission);
        let bears = cfg!(windows) && held && self.0.elapsed() < LONGEST;
        if bears {
            std::thread::sleep(BETWEEN);
        }
        bears
    }
}

/// What was in a place before a new file came.
enum Before {
    Nothing,
    /// A second name of the file that was there, which goes away with this.
    File(TempPath),
    /// A file, where the system gives no second names: it cannot be brought back.
    Lost,
}

impl Before {
    fn of(place: &Path) -> Before {
        let (Some(folder), true) = (place.parent(), place.exists()) else { return Before::Nothing };
        let mut builder = Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        let second = builder.make_in(folder, |name| std::fs::hard_link(place, name));
        second.map_or(Before::Lost, |second| Before::File(second.into_temp_path()))
    }

    #[expect(clippy::let_underscore_must_use, reason = "nothing more can be done")]
    fn give_back(self, place: &Path) {
        let _ = match self {
            Before::Nothing => std::fs::remove_file(place),
            Before::File(before) => put_in_place(before, place),
            Before::Lost => Ok(()),
        };
    }
}

/// Brings the new names to the disk too, where the system can be asked for that.
fn settle(folder: &Path) {
    if cfg!(unix) {
        // What cannot be brought there now comes there later.
        let _settled = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// A file takes longer to reach the disk than to be made: so many are on their way for each
/// processor.
const ON_THE_WAY: usize = 4;
/// On many processors no more than that: each is an open file, and some systems give a program 64.
const MOST_ON_THE_WAY: usize = 16;

/// Does `work`, which makes that many files, with threads beside it that wait for the disk; they are
/// done when this is.
fn while_others_wait<'w, T>(files: usize, work: impl FnOnce(&Scope<'w>) -> T) -> T {
    let threads = (rayon::current_num_threads() * ON_THE_WAY).min(MOST_ON_THE_WAY).min(files);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.in_place_scope(work),
        Err(_) => rayon::in_place_scope(work),
    }
}

/// Has the file brought to the disk by one of those that wait. It is closed until then: how many may
/// be open at one time is no limit.
fn bring<'w>(
    file: PathBuf,
    waiting: &Scope<'w>,
    brought: &'w OnceLock<std::io::Result<()>>,
    progress: &'w Progress,
) {
    waiting.spawn(move |_| {
        let open = std::fs::OpenOptions::new().append(true).open(file);
        brought.get_or_init(|| open.and_then(|file| file.sync_all()));
        progress.one();
    });
}

/// How the name of a file begins that is to be renamed into its place.
pub(crate) const PREFIX: &str = ".hongtou-";
/// How it ends.
pub(crate) const SUFFIX: &str = ".tmp";

/// Takes away what a run that was ended while it wrote has left beside the places: nobody writes there
/// now, so it is nobody's. What cannot be taken away is in nobody's way.
#[expect(clippy::let_underscore_must_use, reason = "a leftover that stays does no harm")]
fn sweep(folder: &Path) {
    for left in leftovers(folder) {
        let _ = std::fs::remove_file(left);
    }
}

fn has_leftovers(folder: &Path) -> bool {
    leftovers(folder).next().is_some()
}

/// Files that were to be renamed into a place of `folder`.
fn leftovers(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| {
            let name = entry.file_name();
            let ours = name.to_str();
            let ours = ours.is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
            ours && entry.file_type().is_ok_and(|kind| kind.is_file())
        })
        .map(|entry| entry.path())
}

/// The same in the folders beside it: reminders of another day, forms of another quarter. One that is
/// being written into is left alone.
fn sweep_beside(folder: &Path) {
    let beside = folder.parent().map(std::fs::read_dir).into_iter().flatten().flatten().flatten();
    for other in beside.map(|entry| entry.path()).filter(|path| path.is_dir() && path != folder) {
        let held = if has_leftovers(&other) { FolderLock::now(&other) } else { Ok(None) };
        if let Ok(Some(_lock)) = held {
            sweep(&other);
        }
    }
}

/// Whether a file may be put in `place`: nothing is there, or a file that nobody holds open
/// against writing, as Word and readers do on Windows. Anything else there is no file of ours, and
/// opening a pipe would wait for somebody who reads it.
fn can_be_taken(place: &Path) -> std::io::Result<()> {
    match std::fs::symlink_metadata(place) {
        Ok(data) if data.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(_) if !place.is_file() => return Err(ErrorKind::AlreadyExists.into()),
        Ok(_) | Err(_) => {}
    }
    // Somebody marked it so that it stays; the system lets its manager open it all the same.
    if std::fs::metadata(place).is_ok_and(|data| data.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut options = std::fs::OpenOptions::new();
    options.append(true);
    // Open for nobody else, as a file must be that is replaced.
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, 0);
    let patience = Patience::begin();
    loop {
        match options.open(place) {
            Ok(_) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) if patience.bears(&error) => {}
            Err(error) => return Err(error),
        }
    }
}

fn put_beside(folder: &Path, bytes: &[u8]) -> std::io::Result<TempPath> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // A temporary file is private; a notice is for everybody the folder is for.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file.into_temp_path())
}

/// A file too large for the memory: written beside its place, and then put there. Nobody else writes into the folder
/// meanwhile; what is not put into a place goes away.
pub(crate) struct Beside<'f> {
    folder: &'f Path,
    real: PathBuf,
    beside: TempPath,
    _lock: FolderLock,
}

impl<'f> Beside<'f> {
    /// An empty file in `folder`, which is made where it is missing.
    ///
    /// # Errors
    /// Where none can be made there.
    pub(crate) fn of(folder: &'f Path) -> Result<Beside<'f>, Diagnostics> {
        make_folder(folder)?;
        let lock = FolderLock::of(folder)?;
        sweep(folder);
        let real = real(folder).map_err(|error| unwritable(folder, &error))?;
        let beside = put_beside(&real, &[]).map_err(|error| unwritable(folder, &error))?;
        Ok(Beside { folder, real, beside, _lock: lock })
    }

    /// Where it is to be put.
    pub(crate) const fn folder(&self) -> &Path {
        self.folder
    }

    /// Where it lies until then.
    pub(crate) fn path(&self) -> &Path {
        &self.beside
    }

    /// The file, to be written.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(crate) fn file(&self) -> std::io::Result<std::fs::File> {
        std::fs::OpenOptions::new().write(true).open(&self.beside)
    }

    /// That it cannot be written.
    pub(crate) fn refused(&self, error: &std::io::Error) -> Diagnostics {
        unwritable(self.folder, error).into()
    }

    /// Puts it into the folder by that name. Gives its path.
    ///
    /// # Errors
    /// Where it cannot be brought to the disk, or the place not be taken.
    pub(crate) fn put(self, name: &str) -> Result<PathBuf, Diagnostics> {
        let place = self.folder.join(name);
        let put = self.file().and_then(|file| file.sync_all());
        put.and_then(|()| put_in_place(self.beside, &self.real.join(name)))
            .map_err(|error| unwritable(&place, &error))?;
        settle(self.folder);
        Ok(place)
    }
}

/// How the name of a page ends.
pub(crate) const PAGE: &str = "html";
/// How the name of an OFD ends.
pub(crate) const OFD: &str = "ofd";

/// What is said of files called so that an earlier run left in `folder`, where this one makes none.
pub(crate) fn not_renewed(folder: &Path, names: &[&str]) -> Vec<Diagnostic> {
    let left = names.iter().map(|name| folder.join(name)).filter(|path| path.exists());
    let said = |path: PathBuf| {
        let again = match path.extension().and_then(|end| end.to_str()) {
            Some(PAGE) => Renewal::Page,
            Some(OFD) => Renewal::Ofd,
            Some(_) | None => Renewal::AllKinds,
        };
        Problem::Run(RunProblem::NotRenewed { file: shown::path(&path), again })
    };
    left.map(|path| Diagnostic::nowhere(said(path))).collect()
}

/// What is said of files with such endings in `folder` that an earlier run left and this one did not
/// write: somebody may send them on.
pub(crate) fn left_beside(
    folder: &Path,
    written: &[PathBuf],
    endings: &[&str],
) -> Option<Diagnostic> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| !written.contains(path));
    let names = paths.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let ours = |name: &String| {
        !name.starts_with(['.', '~']) && endings.iter().any(|ending| name.ends_with(ending))
    };
    let mut files: Vec<String> = names.filter(ours).collect();
    files.sort_unstable();
    (!files.is_empty()).then(|| Diagnostic::nowhere(Problem::Run(RunProblem::LeftBeside { files })))
}

/// A file whose bytes could not be made at all.
pub(crate) fn not_made(format: &str, error: &dyn std::error::Error) -> Diagnostics {
    let (format, detail) = (format.into(), error.to_string());
    Diagnostic::nowhere(Problem::Page(PageProblem::WriterFailed { format, detail })).into()
}

/// A workbook that could not be made.
pub(crate) fn no_workbook(error: &WriteError) -> Diagnostics {
    match error.is_for_want_of_a_thread() {
        true => Diagnostic::nowhere(Problem::Run(RunProblem::NoThread)).into(),
        false => not_made("XLSX", error),
    }
}

pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let file = shown::path(path);
    Diagnostic::nowhere(Problem::Run(RunProblem::FileUnwritable { file, why: Refusal::of(error) }))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
mod tests {
    use super::{put_beside, real, take_places};

    /// A path that is renamed into may be longer than 259 characters only so.
    #[test]
    fn a_folder_of_windows_has_its_whole_name() {
        let folder = real(std::path::Path::new(".")).unwrap();
        assert!(folder.is_absolute());
        assert_eq!(folder.to_string_lossy().starts_with(r"\\?\"), cfg!(windows));
    }

    #[test]
    fn where_one_place_cannot_be_taken_none_is() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        std::fs::write(place("甲"), "old").unwrap();
        let new = |name| (place(name), put_beside(folder.path(), b"new").unwrap());
        let set = vec![new("甲"), new("乙"), new("丙")];
        std::fs::remove_file(&set[2].1).unwrap();
        assert!(take_places(set).is_err());
        let left = std::fs::read_dir(folder.path()).unwrap().flatten();
        let left: Vec<_> = left.map(|entry| entry.file_name()).collect();
        assert_eq!(left, ["甲"]);
        assert_eq!(std::fs::read(place("甲")).unwrap(), b"old");
        assert_eq!(take_places(vec![new("甲"), new("乙")]).unwrap(), [place("甲"), place("乙")]);
        assert_eq!(std::fs::read(place("甲")).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside");
    }
}
