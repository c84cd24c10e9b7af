//! Which year: one that is there is opened, or a new one is begun, as `init` begins it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::notice::{Answers, answered_number, answered_several, answered_units, answered_year};
use crate::office::describing;
use crate::office::init::{Asked, From, NAME, init, year_of};
use crate::office::input;
use crate::shown;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::drop::{Dropped, Kept};
use super::super::gate::Refusal;
use super::super::place;
use super::super::reply::Reply;
use super::super::said::Said;
use super::super::view;
use super::{Found, refused, sorted};

/// The field of a form that names a folder.
const FOLDER: &str = "folder";

#[derive(Serialize)]
struct Page {
    /// The folder that years lie in.
    roof: String,
    /// Whether that is where an archive is unpacked for a moment.
    is_for_a_moment: bool,
    years: Vec<String>,
    /// What the new folder is called unless somebody says otherwise; nothing for the folder itself.
    folder: String,
    /// What was filled in before, where something of it is wrong.
    filled: Vec<(String, String)>,
    findings: Vec<Found>,
}

/// What is told of a year that was begun.
#[derive(Serialize)]
struct Begun {
    place: String,
    said: String,
    /// How many comments in it ask somebody to look.
    asks: usize,
    findings: Vec<Found>,
}

/// The page.
pub(in crate::web) fn show(desk: &Desk, _asked: &Fields) -> Reply {
    page(desk, Vec::new(), Diagnostics::new())
}

/// Opens a year that is there.
pub(in crate::web) fn open(desk: &Desk, fields: &Fields) -> Reply {
    let _turn = desk.turn();
    let named = fields.get(FOLDER);
    let is_there = desk.years().names().iter().any(|name| name == named);
    match is_there && desk.years().enter(named).is_ok() {
        true => Reply::go_on("/"),
        false => refused::page(Refusal::NoPage),
    }
}

/// Begins a year: from answers, from last year's folder, or from a file that lies in the tray.
pub(in crate::web) fn begin(
    desk: &Desk,
    fields: &Fields,
    dropped: &[Dropped],
    tray: &Path,
) -> Reply {
    let _turn = desk.turn();
    let said = Said::default();
    let folder = folder(desk, fields);
    match begun(desk, (fields, &folder), (dropped, tray), &said) {
        Err(findings) => page(desk, fields.0.clone(), findings),
        Ok(folder) if std::env::set_current_dir(&folder).is_err() => refused::page(Refusal::NoPage),
        Ok(folder) => {
            let told = said.told();
            let place = shown::path(&folder.join(NAME));
            let findings = sorted(told.findings);
            let asks = describing::asked(desk.place());
            let begun = Begun { place, said: told.text, asks, findings };
            view::page(desk, ("started.html", "/start"), begun)
        }
    }
}

fn begun(
    desk: &Desk,
    (fields, folder): (&Fields, &Path),
    (dropped, tray): (&[Dropped], &Path),
    said: &Said,
) -> Result<PathBuf, Diagnostics> {
    let last = fields.get("last");
    let last = desk.years().names().into_iter().find(|name| name == last);
    let last = last.map(|name| desk.years().roof().join(name).join(NAME));
    let paper = in_tray(dropped, "paper", tray)?.or(last);
    let units = in_tray(dropped, "register", tray)?;
    let given = answers(fields);
    let answers = |_, _| given.clone().map(|answers| (answers, Diagnostics::new()));
    let from = paper.as_deref().map_or(From::Answers(&answers), From::File);
    let by_paper = is_of_paper(fields) && folder != desk.years().home();
    init(&Asked { folder, by_paper, from, units }, said).map(|made| made.folder)
}

/// The file of a field; none where none was chosen.
///
/// # Errors
/// Where it did not come.
fn in_tray(dropped: &[Dropped], field: &str, tray: &Path) -> Result<Option<PathBuf>, Diagnostics> {
    let Some(file) = dropped.iter().find(|one| one.field == field) else { return Ok(None) };
    match &file.kept {
        Kept::Copied(place) | Kept::There(place) => Ok(Some(tray.join(place))),
        Kept::TooLarge | Kept::Crumb | Kept::NotWritten(_) => {
            let error = std::io::ErrorKind::InvalidInput.into();
            Err(input::unreadable(Path::new(&file.called), &error))
        }
    }
}

/// The folder that is named, in the one that years lie in; where none is, the one that the program was opened in.
fn folder(desk: &Desk, fields: &Fields) -> PathBuf {
    let named = fields.get(FOLDER).trim_matches(['/', '\\', '.', ' ']);
    let years = desk.years();
    match named.is_empty() {
        true if is_of_paper(fields) && !is_new_year(years.home(), years.roof()) => {
            years.roof().join(next(&years.names()))
        }
        true => desk.years().home().to_path_buf(),
        // Years are looked for in one folder: a folder in a folder would not be found again.
        false => desk.years().roof().join(place::below(&named.replace(['/', '\\'], "_"))),
    }
}

/// Whether the folder is to be called by the year of the paper, which nobody else named.
fn is_of_paper(fields: &Fields) -> bool {
    let is_named = !fields.get(FOLDER).trim_matches(['/', '\\', '.', ' ']).is_empty();
    !is_named && fields.get("by_paper") == "1"
}

/// Whether the program was opened in the folder of a year that has no description yet.
fn is_new_year(home: &Path, roof: &Path) -> bool {
    home == roof && year_of(home).is_some()
}

/// What was filled in.
///
/// # Errors
/// What of it is wrong.
fn answers(fields: &Fields) -> Result<Answers, Diagnostics> {
    let filled = |name: &str| {
        let text: String =
            fields.get(name).chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let several = |name: &str| answered_several(&filled(name).unwrap_or_default());
    let wrong = |problem: Problem| Diagnostics::from(Diagnostic::nowhere(problem));
    let year = filled("year").map(|year| answered_year(&year)).transpose().map_err(wrong)?;
    let number = filled("number").map(|one| answered_number(&one)).transpose().map_err(wrong)?;
    // One a line, as a list is pasted.
    let units = fields.get("units").replace(['\r', '\n', '\t'], "、");
    let units = if units.trim().is_empty() { Vec::new() } else { answered_units(&units) };
    let (people, phones) = (several("people"), several("phones"));
    let (issuer, title, recipients) = (filled("issuer"), filled("title"), filled("recipients"));
    Ok(Answers { year, issuer, number, title, recipients, units, people, phones })
}

fn page(desk: &Desk, filled: Vec<(String, String)>, findings: Diagnostics) -> Reply {
    let (home, roof) = (desk.years().home(), desk.years().roof());
    let years = desk.years().names();
    let page = Page {
        roof: shown::path(roof),
        is_for_a_moment: is_for_a_moment(roof),
        folder: if is_new_year(home, roof) { String::new() } else { next(&years) },
        years,
        filled: filled.into_iter().filter(|(name, _)| name != "form").collect(),
        findings: sorted(findings),
    };
    view::page(desk, ("start.html", "/start"), page)
}

/// The year of the clock, or the next one that has no folder yet.
fn next(names: &[String]) -> String {
    let first = input::now().day().year();
    let years = (first..first + 100).map(|year| year.to_string());
    years.into_iter().find(|year| !names.contains(year)).unwrap_or_default()
}

/// Whether `folder` is one that a program for archives makes for a moment, when what lies in it is started without
/// unpacking: all that is written there is gone afterwards.
fn is_for_a_moment(folder: &Path) -> bool {
    cfg!(windows) && folder.starts_with(std::env::temp_dir())
}
