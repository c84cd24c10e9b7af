//! The program's own templates as files, for an office that changes their wording: it may have nothing but the program.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Problem, RunProblem};
use crate::document::template::Templates;
use crate::shown;

use super::output::{self, NewFile};

/// Writes all templates into `folder`, and gives their paths.
///
/// # Errors
/// Where one of them lies there already, for somebody may have changed it, or one cannot be written; then none is.
pub(crate) fn write(folder: &Path) -> Result<Vec<PathBuf>, Diagnostics> {
    let names: Vec<&str> = Templates::built_in().map(|(name, _)| name).collect();
    if let Some(there) = names.iter().map(|name| folder.join(name)).find(|file| is_there(file)) {
        let file = shown::path(&there);
        return Err(Diagnostic::nowhere(Problem::Run(RunProblem::TemplateThere { file })).into());
    }
    let files = Templates::built_in()
        .map(|(name, text)| NewFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() });
    output::write(folder, &files.collect::<Vec<_>>())
}

/// Whether anything has that name, be it a link to nowhere.
fn is_there(file: &Path) -> bool {
    file.symlink_metadata().is_ok()
}
