//! A unit in a period: all versions that it sent and what changed, its answers each with its cell, its stamped copies as
//! pictures.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::office::status::{Gathered, gathered, json};
use crate::office::worker::Readers;
use crate::origin::Place;
use crate::report::{StampedStatus, UnitStatus};

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::gate::Refusal;
use super::super::reply::{Kind, Reply};
use super::super::view;
use super::files::{self, Link};
use super::ruling::{Files, OfFile, Rulings, notice_hash};
use super::{Found, Unit, found, refused, returns, sorted, units};

/// The field of an address that names a unit.
const UNIT: &str = "unit";
/// Pages of a stamped copy that are shown; the file itself has the others.
const PAGES: u32 = 12;

#[derive(Serialize)]
struct Page {
    period: String,
    name: String,
    unit: Unit,
    /// All that is known of it.
    all: json::Unit,
    versions: Vec<File>,
    /// Its files that are no return.
    others: Vec<File>,
    rulings: Rulings,
    copies: Vec<Copy>,
    findings: Vec<Found>,
}

/// A file, with what the office may rule of it.
#[derive(Serialize)]
struct File {
    file: String,
    link: Option<Link>,
    ruling: Option<OfFile>,
}

/// A stamped copy, with the addresses of its pages.
#[derive(Serialize)]
struct Copy {
    file: String,
    kind: &'static str,
    pages: Option<u32>,
    pictures: Vec<String>,
    link: Option<Link>,
}

/// The address of a unit's page.
pub(super) fn address(period: &str, unit: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let query = query.append_pair(returns::PERIOD, period).append_pair(UNIT, unit).finish();
    format!("/unit?{query}")
}

/// The same, at the row of the answer in that cell.
pub(super) fn at(period: &str, unit: &str, cell: Option<&str>) -> String {
    address(period, unit) + &cell.map(|cell| format!("#{cell}")).unwrap_or_default()
}

/// The page.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    let _turn = desk.turn();
    let hash = notice_hash(desk).unwrap_or_default();
    match gathered(&desk.incoming(asked.get(returns::PERIOD))) {
        Ok(gathered) => match page(&gathered, asked.get(UNIT), hash) {
            Some(page) => view::page(desk, ("unit.html", "/returns"), page),
            None => refused::page(Refusal::NoPage),
        },
        Err(findings) => view::page(desk, ("unread.html", "/returns"), sorted(findings)),
    }
}

fn page(gathered: &Gathered, unit: &str, hash: String) -> Option<Page> {
    let Gathered { report, returns, .. } = gathered;
    let at = report.units.iter().position(|one| one.unit == unit)?;
    let (status, sent) = (report.units.get(at)?, returns.units.get(at)?);
    let folder = returns::of_period(report.period);
    let ruled = Files::of(gathered);
    let file = |called: &str| File {
        file: called.to_owned(),
        link: link(&folder, called),
        ruling: ruled.called(called),
    };
    let versions = status.versions.iter().map(|one| file(&one.file)).collect();
    let copies = status.stamped.iter().map(|one| copy(&folder, one)).collect();
    let own = files(status, gathered);
    let is_own = |place: &Place| match place {
        Place::Book(origin) => own.contains(origin.file_name()),
        Place::Text(_) | Place::Nowhere => false,
    };
    let is_shown = |called: &&String| {
        let stamped = status.stamped.iter().map(|one| &one.file);
        let again = status.versions.iter().flat_map(|one| one.again.iter().chain([&one.file]));
        again.chain(stamped).any(|one| one == *called)
    };
    let others = own.iter().filter(|one| !is_shown(one)).map(|one| file(one)).collect();
    let (period, back) = (report.period.to_string(), address(&report.period.to_string(), unit));
    Some(Page {
        period,
        name: report.period.chinese(),
        others,
        rulings: Rulings::of(hash, gathered, back),
        unit: units(gathered).into_iter().nth(at)?,
        all: json::unit(status, sent),
        versions,
        copies,
        findings: found(report.findings.iter().filter(|one| is_own(&one.place))),
    })
}

/// All files that are a unit's, whatever becomes of them.
pub(super) fn files(status: &UnitStatus, gathered: &Gathered) -> BTreeSet<String> {
    let at = gathered.report.units.iter().position(|one| one.unit == status.unit);
    let sent = at.and_then(|at| gathered.returns.units.get(at));
    let versions = status.versions.iter().flat_map(|one| one.again.iter().chain([&one.file]));
    let stamped = status.stamped.iter().map(|one| &one.file);
    let mut files: BTreeSet<String> = versions.chain(stamped).cloned().collect();
    files.extend(sent.iter().flat_map(|one| &one.unusable).map(ToString::to_string));
    files.extend(sent.iter().flat_map(|one| &one.unused).map(|one| one.file.to_string()));
    // One that may be its, or another's, too.
    files.extend(
        sent.iter()
            .flat_map(|one| gathered.returns.doubtful_of(one.unit))
            .map(|one| one.arrival.origin.to_string()),
    );
    files
}

/// The file on the disk that a file is, or lies in.
fn outer(folder: &Path, file: &str) -> PathBuf {
    folder.join(file.split(" › ").next().unwrap_or(file))
}

fn link(folder: &Path, file: &str) -> Option<Link> {
    files::link(&outer(folder, file))
}

fn copy(folder: &Path, copy: &StampedStatus) -> Copy {
    let place = outer(folder, &copy.file);
    let shown = copy.pages.unwrap_or(1).min(PAGES);
    Copy {
        file: copy.file.clone(),
        kind: copy.kind,
        pages: copy.pages,
        pictures: (0..shown).map(|page| picture(&place, &copy.hash, page)).collect(),
        link: files::link(&place),
    }
}

/// The address of a page of a copy, which is the file at `place` or lies in it.
pub(super) fn picture(place: &Path, hash: &str, page: u32) -> String {
    let at = crate::shown::path(place).replace('\\', "/");
    let mut query = form_urlencoded::Serializer::new(String::new());
    let query = query.append_pair("at", &at).append_pair("hash", hash);
    format!("/copy?{}", query.append_pair("page", &page.to_string()).finish())
}

/// Held by whoever has a picture drawn.
static DRAWING: Mutex<()> = Mutex::new(());

/// A page of a stamped copy, drawn by a process that reads what comes from outside.
pub(in crate::web) fn drawn(_desk: &Desk, asked: &Fields) -> Reply {
    // One after another: a page of a report is looked at by ten requests at once, and none may wait out its time.
    let _alone = DRAWING.lock().unwrap_or_else(PoisonError::into_inner);
    let drawn = files::below(asked.get("at")).and_then(|place| {
        let page = asked.get("page").parse().ok()?;
        let readers = Readers::new(std::env::current_exe().ok()?, None);
        readers.picture(&place, asked.get("hash"), page)
    });
    match drawn {
        Some(drawn) => Reply::of(Kind::of_picture(&drawn.kind), drawn.bytes),
        None => refused::page(Refusal::NoPage),
    }
}
