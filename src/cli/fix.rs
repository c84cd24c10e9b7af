//! `hongtou check --fix`: mends a description at its places, keeps the old one beside it, and shows each change.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, RunProblem};
use crate::mend::{self, Change, MendedFile};
use crate::shown;

use super::report;
use crate::office::input;
use crate::office::output::{self, NewFile};

/// Mends the description at `path` and shows what was mended; with `dry_run` only shows it.
///
/// # Errors
/// Where the file cannot be read or written, or was changed while it was being mended; then it stays as it is.
pub(super) fn run(path: &Path, dry_run: bool, lang: Lang) -> Result<(), Diagnostics> {
    let file = input::lying(path);
    let before = input::bytes(&file)?;
    let mended = mended(&file, &before);
    let is_written = !dry_run && !mended.changes.is_empty();
    let kept = if is_written { Some(write(&file, &before, &mended)?) } else { None };
    tell(&file, &mended, kept.as_deref(), lang);
    Ok(())
}

/// Shows what would be mended of a description that is in no file.
pub(super) fn show(name: &Path, bytes: &[u8], lang: Lang) {
    tell(name, &mended(name, bytes), None, lang);
}

fn mended(file: &Path, bytes: &[u8]) -> MendedFile {
    mend::mended(bytes, &|bytes| input::reading(file, &shown::path(file), bytes))
}

fn tell(file: &Path, mended: &MendedFile, kept: Option<&Path>, lang: Lang) {
    mended.changes.iter().for_each(|change| report::say(&line(file, change)));
    report::say(&match (mended.changes.len(), lang) {
        (0, Lang::Zh) => "没有可以照改的地方\n".to_owned(),
        (0, Lang::En) => "nothing that can be mended without changing what is meant\n".to_owned(),
        (changes, _) => told(changes, kept, lang),
    });
}

fn line(file: &Path, Change { line, before, after, code }: &Change) -> String {
    format!("{}:{line}: {code} {before} → {after}\n", shown::path(file))
}

fn told(changes: usize, kept: Option<&Path>, lang: Lang) -> String {
    match (kept.map(shown::path), lang) {
        (Some(kept), Lang::Zh) => format!("已改 {changes} 处，改以前的存成 {kept}\n"),
        (Some(kept), Lang::En) => format!("mended: {changes}; as it was before: {kept}\n"),
        (None, Lang::Zh) => format!("可以照改的 {changes} 处，没有改\n"),
        (None, Lang::En) => format!("to be mended: {changes}; nothing was written\n"),
    }
}

/// Writes the description, and beside it as it was; gives the place of that.
fn write(file: &Path, before: &[u8], mended: &MendedFile) -> Result<PathBuf, Diagnostics> {
    // What a link leads to is mended, and the link stays.
    let real = output::real(file).map_err(|error| input::unreadable(file, &error))?;
    let (folder, name) = (real.parent(), real.file_name().and_then(|name| name.to_str()));
    let (Some(folder), Some(name)) = (folder, name) else {
        let no_name = std::io::ErrorKind::InvalidFilename.into();
        return Err(output::unwritable(file, &no_name).into());
    };
    let kept = free(folder, name);
    if input::bytes(file)? != before {
        let problem = RunProblem::ChangedMeanwhile { file: shown::path(file) };
        return Err(Diagnostic::nowhere(Problem::Run(problem)).into());
    }
    let new = |name: &str, bytes: &[u8]| NewFile { name: name.to_owned(), bytes: bytes.to_vec() };
    output::write(folder, &[new(&kept, before), new(name, &mended.bytes)])?;
    Ok(file.with_file_name(kept))
}

/// A name for the description as it was, which no file has.
fn free(folder: &Path, name: &str) -> String {
    let numbered = (2..).map(|number| format!("{name}.改前{number}"));
    let mut names = std::iter::once(format!("{name}.改前")).chain(numbered);
    names.find(|name| !folder.join(name).exists()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::mend::MendedFile;

    use super::{input, write};

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
    fn what_was_changed_meanwhile_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("notice.yaml");
        std::fs::write(&file, "年度: 2025\n").unwrap();
        let mended = MendedFile { bytes: "年度: 2024\n".into(), changes: Vec::new() };
        let refused = write(&file, "年度：2024\n".as_bytes(), &mended).unwrap_err();
        let codes: Vec<&str> = refused.iter().map(|found| found.problem.code()).collect();
        assert_eq!((codes, input::bytes(&file).unwrap()), (vec!["E512"], "年度: 2025\n".into()));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
