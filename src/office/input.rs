//! Reading the files a command was given.

mod roster;

use std::borrow::Cow;
use std::cell::RefCell;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::compose;
use crate::date::{Date, Moment};
use crate::diag::{
    Diagnostic, Diagnostics, PageProblem, Problem, Refusal, RunProblem, Unfinished, ValueProblem,
};
use crate::document::template::Templates;
use crate::notice::{self, Reading};
use crate::origin::Source;
use crate::shown;

/// No description or template is larger; what lies beyond is not read into memory.
const LARGEST: u64 = 16 << 20;

/// How standard input is named where a description is.
pub(crate) const STANDARD_INPUT: &str = "-";

pub(crate) use roster::{beside as roster_beside, rows as roster};

/// Reads and checks the description at `path`; that comments of it ask for a look is one finding.
///
/// # Errors
/// Where the file cannot be read. What is wrong inside it is in the [`Reading`].
pub(crate) fn description(path: &Path) -> Result<Reading, Diagnostics> {
    let mut reading = with_remarks(path)?;
    if let Some(first) = reading.remarks.iter().next() {
        let remarks = reading.remarks.len();
        let problem = Problem::Unfinished(Unfinished::Unconfirmed { remarks });
        reading.findings.push(Diagnostic::at(&first.place, problem));
    }
    Ok(reading)
}

/// Reads the description as [`description`] does, for who asks after each comment.
///
/// # Errors
/// The same.
pub(crate) fn with_remarks(path: &Path) -> Result<Reading, Diagnostics> {
    Ok(as_file(path, &bytes(&lying(path))?))
}

/// Reads `bytes` as if they were those of the description at `path`.
pub(crate) fn as_file(path: &Path, bytes: &[u8]) -> Reading {
    let there = lying(path);
    let mut read = reading(path, &shown::path(&there), bytes);
    if *there != *path {
        let problem = RunProblem::HiddenEnding { file: shown::path(&there) };
        read.findings.push(Diagnostic::nowhere(Problem::Run(problem)));
    }
    read
}

/// The bytes of a description that comes by standard input; what it names lies in the folder that the program
/// runs in.
///
/// # Errors
/// Where nothing can be read from there.
pub(crate) fn piped() -> Result<Vec<u8>, Diagnostics> {
    let mut bytes = Vec::new();
    let read_all = std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
    read_all.map_err(|error| unreadable(Path::new(STANDARD_INPUT), &error))?;
    Ok(bytes)
}

/// What stands in the description at `path`, which findings call `name`.
pub(crate) fn reading(path: &Path, name: &str, bytes: &[u8]) -> Reading {
    let roster = RefCell::new(None);
    let mut reading = notice::read_with(name, bytes, &|named| {
        roster.replace(Some(named.value.clone()));
        roster::beside(path, named)
    });
    reading.roster = roster.into_inner();
    let of_style = reading.notice.as_ref().map(compose::long_titles);
    reading.findings.extend(of_style.unwrap_or_default());
    reading
}

/// Where the description at `path` lies: with .txt behind its name, which Notepad adds and Windows does not
/// show, where it does not lie there without.
pub(crate) fn lying(path: &Path) -> Cow<'_, Path> {
    let is_yaml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yaml"));
    let with_txt = path.with_extension("yaml.txt");
    let is_hidden = is_yaml && !path.exists() && with_txt.is_file();
    if is_hidden { Cow::Owned(with_txt) } else { Cow::Borrowed(path) }
}

/// The built-in templates, or those of the folder `own` in their place.
///
/// # Errors
/// Where the folder has a template of a name that nothing uses, or none at all, or one cannot
/// be read.
pub(crate) fn templates(own: Option<&Path>) -> Result<Templates, Diagnostics> {
    let mut templates = Templates::default();
    let Some(folder) = own else { return Ok(templates) };
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.contains(".xml"))
        .collect();
    names.sort();
    let known: Vec<&str> = Templates::names().collect();
    let odd = names.iter().find(|name| !known.contains(&name.as_str()));
    if odd.is_some() || names.is_empty() {
        let file = odd.map_or_else(|| folder.to_path_buf(), |name| folder.join(name));
        let (file, known) = (shown::path(&file), known.join("、"));
        return Err(
            Diagnostic::nowhere(Problem::Page(PageProblem::NoTemplate { file, known })).into()
        );
    }
    for name in names {
        templates.replace(&name, template(&folder.join(&name))?);
    }
    Ok(templates)
}

fn template(path: &Path) -> Result<Arc<Source>, Diagnostics> {
    let text = String::from_utf8(bytes(path)?)
        .map_err(|_| unreadable(path, &ErrorKind::InvalidData.into()))?;
    Ok(Source::new(shown::path(path), text.trim_start_matches('\u{FEFF}')))
}

pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostics> {
    // What is longer is refused by what reads the text.
    first(path, LARGEST + 1).map_err(|error| unreadable(path, &error))
}

/// The bytes of a file that has no more than `most`.
///
/// # Errors
/// Where it cannot be read, is longer, or is no file: a pipe or a device may never end.
pub(crate) fn whole(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let bytes = first(path, most + 1)?;
    if bytes.len() as u64 > most { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

fn first(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    is_readable(&std::fs::metadata(path)?)?;
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A pipe may never end, and a folder is no text.
fn is_readable(data: &std::fs::Metadata) -> std::io::Result<()> {
    match data.is_file() {
        true => Ok(()),
        false if data.is_dir() => Err(ErrorKind::IsADirectory.into()),
        false => Err(ErrorKind::InvalidInput.into()),
    }
}

/// A file or folder that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostics {
    let file = shown::path(path);
    let problem = if error.kind() == ErrorKind::NotFound {
        Problem::Run(RunProblem::FileNotFound { file })
    } else {
        Problem::Run(RunProblem::FileUnreadable { file, why: Refusal::to_read(error) })
    };
    Diagnostic::nowhere(problem).into()
}

/// The day `written`, or today by the computer's clock.
///
/// # Errors
/// Where it is no day of the form 2024-04-10.
pub(crate) fn day(written: Option<&str>) -> Result<Date, Diagnostics> {
    let Some(written) = written else { return Ok(today()) };
    let found = written.to_owned();
    Date::parse(written).ok_or_else(|| {
        let problem = match Date::parts(written) {
            Some(_) => Problem::Value(ValueProblem::NoSuchDay { found }),
            None => Problem::Value(ValueProblem::BadDate { found }),
        };
        Diagnostic::nowhere(problem).into()
    })
}

/// Today where the office is.
fn today() -> Date {
    now().day()
}

/// The moment that stands in for the clock's, where one was given (`--clock`).
static CLOCK: OnceLock<Moment> = OnceLock::new();

/// Has that moment (2024-04-08 09:12) stand in for the clock, so that a test gives the same bytes on another day.
///
/// # Errors
/// Where it is none.
pub(crate) fn set_clock(written: Option<&str>) -> Result<(), Diagnostics> {
    let Some(written) = written else { return Ok(()) };
    let problem = Problem::Value(ValueProblem::BadDate { found: written.to_owned() });
    let moment = Moment::parse(written).ok_or_else(|| Diagnostic::nowhere(problem))?;
    CLOCK.get_or_init(|| moment);
    Ok(())
}

/// This moment by the computer's clock.
pub(crate) fn now() -> Moment {
    let told = || Moment::of_unix_seconds(since_1970().unwrap_or(0));
    CLOCK.get().copied().unwrap_or_else(told)
}

/// The user of the computer, as the system calls it; empty where it says nothing.
pub(crate) fn user() -> String {
    let named = ["USERNAME", "USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
    shown::plain(named.unwrap_or_default().trim())
}

/// That the clock can be used: what writes workbooks asks it, whatever day counts as today.
///
/// # Errors
/// Where it stands before 1970, as after a dead battery.
pub(crate) fn clock() -> Result<(), Diagnostics> {
    match since_1970() {
        Some(_) => Ok(()),
        None => Err(Diagnostic::nowhere(Problem::Run(RunProblem::ClockWrong)).into()),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the clock; --as-of stands in"
)]
fn since_1970() -> Option<i64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}
