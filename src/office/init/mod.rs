//! The folder of a year with a notice.yaml to go on from: an empty one, last year's, or one read from a published
//! notice. Nothing that is there is overwritten, and notice.yaml comes last: a run that ends before leaves none.

mod blank;
mod from_notice;
mod from_paper;
mod mailboxes;

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, Starting};
use crate::notice::{self, Answers, RosterRead};
use crate::shown;

use super::input;
use super::output::{self, NewFile};
use super::tell::Tell;

pub(crate) use blank::year_of;
use from_notice::Beside;
use mailboxes::with_mailboxes;

/// What the description of a year is called.
pub(crate) const NAME: &str = "notice.yaml";

/// What is begun.
pub(crate) struct Asked<'a> {
    /// The folder of the year.
    pub(crate) folder: &'a Path,
    /// Whether nobody named the folder: one that a paper is read into is called by the year of the paper.
    pub(crate) by_paper: bool,
    /// What it is begun from.
    pub(crate) from: From<'a>,
    /// The units: a workbook, or a text with one a line.
    pub(crate) units: Option<PathBuf>,
}

/// What a description is begun from.
#[derive(Clone, Copy)]
pub(crate) enum From<'a> {
    /// Answers, asked for only where nothing is in the way: of the likely year, and with the units where they are
    /// wanted.
    Answers(&'a dyn Fn(u16, bool) -> Result<(Answers, Diagnostics), Diagnostics>),
    /// Last year's description or its folder, or a published notice.
    File(&'a Path),
}

/// What was begun.
pub(crate) struct Made {
    /// The folder of the year.
    pub(crate) folder: PathBuf,
    /// How one goes on by commands.
    pub(crate) next: String,
}

/// A description that is to be written.
struct Begun {
    /// The folder that it goes into.
    folder: PathBuf,
    text: String,
    /// Files of the office that go with it.
    beside: Vec<Beside>,
    findings: Diagnostics,
    /// What is to be told of it, after it is written.
    words: String,
    /// How one goes on by commands.
    next: String,
}

/// Writes the description, and says what is to be looked at. How one goes on by commands is left to say to whoever asks.
///
/// # Errors
/// Where one is there, what it is begun from cannot be read, or files cannot be written.
pub(crate) fn init(asked: &Asked<'_>, tell: &dyn Tell) -> Result<Made, Diagnostics> {
    is_free(asked.folder)?;
    let RosterRead { rows: units, left } =
        asked.units.as_deref().map(units).transpose()?.unwrap_or_default();
    let lang = tell.lang();
    let mut begun = match asked.from {
        // Last year's folder stands for the description in it.
        From::File(from) if from.is_dir() => {
            from_notice::begin(&from.join(NAME), asked.folder, &units, lang)?
        }
        From::Answers(answers) => blank::begin(asked.folder, answers, units, lang)?,
        From::File(from) => match is_description(from) {
            true => from_notice::begin(from, asked.folder, &units, lang)?,
            false => {
                let begun = from_paper::begin(from, (asked.folder, asked.by_paper), lang)?;
                with_mailboxes(begun, &units, lang)?
            }
        },
    };
    begun.findings.extend(left);
    let folder = begun.folder;
    is_free(&folder)?;
    from_notice::copy(&begun.beside, &folder, tell)?;
    let file = NewFile { name: NAME.to_owned(), bytes: begun.text.as_bytes().to_vec() };
    // Another run may have been here while questions were answered.
    is_free(&folder)?;
    let written = output::write(&folder, &[file])?;
    written.iter().for_each(|path| tell.wrote(path));
    tell.say(&begun.words);
    tell.findings(begun.findings);
    Ok(Made { folder, next: begun.next })
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

/// That the description is looked over, and checked.
fn then_check(lang: Lang) -> String {
    match lang {
        Lang::Zh => "看完改好，用 hongtou check 检查\n".to_owned(),
        Lang::En => "then run hongtou check\n".to_owned(),
    }
}
