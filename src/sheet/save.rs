//! A workbook -> its bytes, the same on whatever system it is made.
//!
//! An archive says of each part on which system it was made (APPNOTE.TXT of the ZIP format, 4.4.2),
//! and the library names the one it runs on. A year's folder goes from one to another, and its send
//! list and log know files by their bytes.

use std::any::Any;
use std::io::{Cursor, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use rust_xlsxwriter::{Workbook, XlsxError};
use zip::result::{ZipError, ZipResult};
use zip::{System, ZipArchive};

/// Where an entry of the directory names the system.
const MADE_ON: usize = 5;

/// The bytes of `workbook`.
///
/// # Errors
/// A fault of the library, or [`NO_THREAD`].
#[expect(clippy::disallowed_methods, reason = "the one place that makes the bytes alike")]
pub(crate) fn saved(workbook: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut archive = with_threads(|| workbook.save_to_buffer())?;
    name_one_system(&mut archive)?;
    Ok(archive)
}

/// What stands for a thread that the system did not give.
pub(super) const NO_THREAD: ErrorKind = ErrorKind::WouldBlock;

/// How the standard library begins its panic where it gets no thread.
const NO_THREAD_SAID: &str = "failed to spawn thread";

/// Whether it was for that that something panicked.
pub(crate) fn is_for_want_of_a_thread(panic: &(dyn Any + Send)) -> bool {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
    said.is_some_and(|said| said.starts_with(NO_THREAD_SAID))
}

/// The library writes each sheet on a thread of its own, and panics where it gets none.
fn with_threads<T>(save: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, XlsxError> {
    catch_unwind(AssertUnwindSafe(save)).unwrap_or_else(|panic| {
        if !is_for_want_of_a_thread(&*panic) {
            resume_unwind(panic);
        }
        Err(XlsxError::IoError(NO_THREAD.into()))
    })
}

/// All parts of `archive` were made on the same system, the one that the permissions stand for that
/// the library gives them.
fn name_one_system(archive: &mut [u8]) -> ZipResult<()> {
    for entry in entries(archive)? {
        let system = archive.get_mut(entry + MADE_ON);
        *system.ok_or(ZipError::InvalidArchive("cut off".into()))? = System::Unix as u8;
    }
    Ok(())
}

/// Where the entries of the directory begin.
fn entries(archive: &[u8]) -> ZipResult<Vec<usize>> {
    let mut archive = ZipArchive::new(Cursor::new(archive))?;
    let parts = 0..archive.len();
    let entry = |at| {
        let begin = archive.by_index_raw(at)?.central_header_start();
        usize::try_from(begin).map_err(|_| ZipError::InvalidArchive("too large".into()))
    };
    parts.map(entry).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use rust_xlsxwriter::{Workbook, XlsxError};
    use zip::{System, ZipArchive};

    use super::{MADE_ON, NO_THREAD, entries, name_one_system, resume_unwind, saved, with_threads};

    #[test]
    fn only_a_thread_that_is_not_given_is_an_error() {
        let refused = || -> Result<(), XlsxError> {
            let more = std::thread::Builder::new().stack_size(1 << 60).spawn(|| ());
            more.expect("failed to spawn thread");
            Ok(())
        };
        let error = with_threads(refused).unwrap_err();
        assert!(matches!(error, XlsxError::IoError(error) if error.kind() == NO_THREAD));
        let fault = || -> Result<(), XlsxError> { resume_unwind(Box::new("another fault")) };
        assert!(std::panic::catch_unwind(|| with_threads(fault)).is_err());
    }

    #[test]
    fn each_part_names_the_same_system() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet();
        let one = saved(&mut workbook).unwrap();
        let mut other = one.clone();
        for entry in entries(&one).unwrap() {
            other[entry + MADE_ON] = System::Dos as u8;
        }
        assert_ne!(other, one);
        name_one_system(&mut other).unwrap();
        assert_eq!(other, one);
        let mut archive = ZipArchive::new(Cursor::new(one)).unwrap();
        let systems = (0..archive.len()).map(|at| archive.by_index(at).unwrap().system());
        assert!(systems.collect::<Vec<_>>().iter().all(|system| *system == System::Unix));
    }
}
