//! `hongtou init`: the folder of a year with a notice.yaml to go on from: an empty one, last year's, or one
//! read from a published notice. Nothing that is there is overwritten, and notice.yaml comes last: a run that
//! ends before leaves none.

mod ask;
mod blank;
mod from_notice;
mod from_paper;
mod mailboxes;

use std::path::Path;

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, Starting};
use crate::notice::{self, RosterRead};
use crate::shown;

use super::args::InitArgs;
use super::{Outcome, report};
use crate::office::input;
use crate::office::output::{self, NewFile};

use from_notice::Beside;
use mailboxes::with_mailboxes;

/// What the description of a year is called.
const NAME: &str = "notice.yaml";

/// A description that is to be written.
struct Begun {
    text: String,
    /// Files of the office that go with it.
    beside: Vec<Beside>,
    findings: Diagnostics,
    /// What is to be told of it, after it is written.
    words: String,
}

/// Writes the description, and says what is to be looked at.
pub(super) fn run(args: &InitArgs, lang: Lang) -> Outcome {
    match begin(args, lang) {
        Ok(begun) => {
            report::say(&begun.words);
            report::findings(begun.findings, lang);
            Outcome::Done
        }
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn begin(args: &InitArgs, lang: Lang) -> Result<Begun, Diagnostics> {
    is_free(&args.folder)?;
    let RosterRead { rows: units, left } =
        args.units.as_deref().map(units).transpose()?.unwrap_or_default();
    let mut begun = match &args.from {
        None => blank::begin(args, units, lang)?,
        Some(from) => match is_description(from) {
            true => from_notice::begin(from, &args.folder, &units, lang)?,
            false => with_mailboxes(from_paper::begin(from, &args.folder, lang)?, &units, lang)?,
        },
    };
    begun.findings.extend(left);
    from_notice::copy(&begun.beside, &args.folder, lang)?;
    let file = NewFile { name: NAME.to_owned(), bytes: begun.text.as_bytes().to_vec() };
    // Another run may have been here while questions were answered.
    is_free(&args.folder)?;
    let written = output::write(&args.folder, &[file])?;
    written.iter().for_each(|path| report::wrote(path, lang));
    Ok(begun)
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

fn is_description(from: &Path) -> bool {
    let ending = from.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// The units in a workbook, or pasted into a text.
fn units(path: &Path) -> Result<RosterRead, Diagnostics> {
    let name = shown::path(path);
    let read = input::roster(path, &name)?;
    let mut findings = Diagnostics::new();
    notice::sound_rows(&read.rows, &mut findings);
    if findings.has_errors() { Err(findings) } else { Ok(read) }
}
