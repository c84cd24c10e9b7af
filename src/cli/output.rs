//! Writing files: all beside their places first, then each renamed into its place, so that a
//! run that fails leaves what was there.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::diag::{Diagnostic, Diagnostics, Problem};

/// A file to be written: its name in the folder, and its bytes.
pub(super) struct NewFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// Writes `files` into `folder`, which is made where it is missing. Gives their paths.
///
/// # Errors
/// The file that could not be written. Where a place was taken (a file open in Word), files
/// before it may already be in theirs; none is half written.
pub(super) fn write(folder: &Path, files: &[NewFile]) -> Result<Vec<PathBuf>, Diagnostic> {
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let beside: Vec<NamedTempFile> = files
        .iter()
        .map(|file| {
            put_beside(folder, &file.bytes)
                .map_err(|error| unwritable(&folder.join(&file.name), &error))
        })
        .collect::<Result<_, _>>()?;
    let mut written = Vec::new();
    for (file, beside) in files.iter().zip(beside) {
        let place = folder.join(&file.name);
        beside.persist(&place).map_err(|error| unwritable(&place, &error.error))?;
        written.push(place);
    }
    Ok(written)
}

fn put_beside(folder: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".hongtou-").suffix(".tmp");
    // A temporary file is private; a notice is for everybody the folder is for.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// A file whose bytes could not be made at all.
pub(super) fn not_made(format: &str, error: &dyn std::error::Error) -> Diagnostics {
    let (format, detail) = (format.into(), error.to_string());
    Diagnostic::nowhere(Problem::WriterFailed { format, detail }).into()
}

fn unwritable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let file = path.display().to_string();
    Diagnostic::nowhere(Problem::FileUnwritable { file, detail: error.to_string() })
}
