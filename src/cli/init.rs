//! `hongtou init`: the folder of a year with a notice.yaml to go on from. Nothing that is there is
//! overwritten.

mod from_paper;

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, Starting};
use crate::shown;

use super::args::InitArgs;
use super::output::{self, NewFile};
use super::{Outcome, report};

/// What the description of a year is called.
const NAME: &str = "notice.yaml";

/// Writes the description of the paper that is named, and says what was found.
pub(super) fn run(args: &InitArgs, lang: Lang) -> Outcome {
    let done = is_free(&args.folder).and_then(|()| from_paper::read(&args.from));
    let done = done.and_then(|read| Ok((write(&args.folder, &read.described.yaml)?, read)));
    match done {
        Ok((written, read)) => {
            written.iter().for_each(|path| report::wrote(path, lang));
            from_paper::tell(&read, lang);
            report::findings(read.findings, lang);
            Outcome::Done
        }
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

/// That no description lies in the folder.
fn is_free(folder: &Path) -> Result<(), Diagnostics> {
    let place = folder.join(NAME);
    if !place.exists() && !place.is_symlink() {
        return Ok(());
    }
    let problem = Starting::DescriptionThere { file: shown::path(&place) };
    Err(Diagnostic::nowhere(Problem::Starting(problem)).into())
}

fn write(folder: &Path, text: &str) -> Result<Vec<PathBuf>, Diagnostics> {
    output::write(folder, &[NewFile { name: NAME.to_owned(), bytes: text.as_bytes().to_vec() }])
}
