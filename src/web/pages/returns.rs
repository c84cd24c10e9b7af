//! 收表: what came back for a period; what is dropped on the page is copied there and answered at once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diag::{Diagnostic, Severity};
use crate::intake::limits::CARRIER_MIB;
use crate::office::about::Purpose;
use crate::office::status::{Gathered, gathered};
use crate::office::{input, quarters};
use crate::origin::Place;
use crate::period::Period;
use crate::report::UnitStatus;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::drop::{Dropped, Kept};
use super::super::gate::Refusal;
use super::super::reply::Reply;
use super::super::view;
use super::ruling::{Files, OfFile, Rulings, notice_hash};
use super::{Found, OnePeriod, Unit, found, periods, sorted, unit, units};

/// The field of a form that names the period.
pub(super) const PERIOD: &str = "period";

#[derive(Serialize)]
struct Page {
    period: String,
    name: String,
    periods: Vec<OnePeriod>,
    units: Vec<Unit>,
    answers: Vec<Answer>,
    others: Vec<Other>,
    rulings: Rulings,
}

/// What is said of a file that was dropped.
#[derive(Serialize)]
struct Answer {
    called: String,
    class: &'static str,
    said: String,
    whose: Vec<String>,
    findings: Vec<Found>,
}

/// A file that is no unit's.
#[derive(Serialize)]
struct Other {
    file: String,
    word: &'static str,
    /// Why it cannot be read.
    findings: Vec<Found>,
    /// What may be ruled of it; of one that lies in a file that is not read as it is nothing.
    ruling: Option<OfFile>,
}

/// The page.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    let _turn = desk.turn();
    shown(desk, asked.get(PERIOD), &[])
}

/// The page after files were dropped on it.
pub(in crate::web) fn received(desk: &Desk, fields: &Fields, dropped: &[Dropped]) -> Reply {
    let _turn = desk.turn();
    shown(desk, fields.get(PERIOD), dropped)
}

/// The folder that files of a form go into: that of the period that it names, which must be one of the notice's.
///
/// # Errors
/// Where it is none.
pub(in crate::web) fn folder(desk: &Desk, fields: &Fields) -> Result<PathBuf, Refusal> {
    let notice = input::description(desk.place()).ok().and_then(|reading| reading.notice);
    let notice = notice.ok_or(Refusal::NotUnderstood)?;
    let about = desk.incoming(fields.get(PERIOD)).about;
    let today = input::day(None).map_err(|_| Refusal::NotUnderstood)?;
    let period = about.period(&notice, Purpose::Returns, today);
    let period = period.map_err(|_| Refusal::NotUnderstood)?;
    Ok(of_period(period))
}

/// Where what came back for a period lies.
pub(super) fn of_period(period: Period) -> PathBuf {
    Path::new(quarters::RETURNS).join(period.to_string())
}

fn shown(desk: &Desk, period: &str, dropped: &[Dropped]) -> Reply {
    let at = ("returns.html", "/returns");
    let hash = notice_hash(desk).unwrap_or_default();
    match gathered(&desk.incoming(period)) {
        Ok(gathered) => {
            let answers = dropped.iter().map(|one| answer(one, &gathered)).collect();
            let report = &gathered.report;
            let (period, name) = (report.period.to_string(), report.period.chinese());
            let (units, others) = (units(&gathered), others(&gathered));
            let back = format!("/returns?period={period}");
            let rulings = Rulings::of(hash, &gathered, back);
            let periods = periods(&gathered.notice, report.period);
            view::page(desk, at, Page { period, name, periods, units, answers, others, rulings })
        }
        Err(findings) => view::page(desk, ("unread.html", "/returns"), sorted(findings)),
    }
}

fn answer(dropped: &Dropped, gathered: &Gathered) -> Answer {
    let called = dropped.called.clone();
    let (class, said, place) = match &dropped.kept {
        Kept::Copied(place) => {
            ("done", format!("已存为 {}", crate::shown::path(place)), Some(place))
        }
        Kept::There(place) => {
            ("done", format!("早就有了，同一个文件：{}", crate::shown::path(place)), Some(place))
        }
        Kept::TooLarge => {
            let said = format!("超过 {CARRIER_MIB} 兆，没有收。报表没有这么大，请看是不是放错了");
            ("wrong", said, None)
        }
        Kept::Crumb => ("wait", "是临时文件，没有收".to_owned(), None),
        Kept::NotWritten(why) => ("wrong", format!("没有存下来。{why}"), None),
    };
    let Some(place) = place else {
        return Answer { called, class, said, whose: Vec::new(), findings: Vec::new() };
    };
    let name = crate::shown::plain(&crate::shown::path(place).replace('\\', "/"));
    let of_file = |file: &str| {
        file == name || file.strip_prefix(&*name).is_some_and(|rest| rest.starts_with(" › "))
    };
    let findings: Vec<&Diagnostic> =
        gathered.report.findings.iter().filter(|one| is_in(one, &of_file)).collect();
    Answer { called, class, said, whose: whose(gathered, &of_file), findings: found(findings) }
}

/// Whether a finding is about a file that is told so.
fn is_in(found: &Diagnostic, of_file: &dyn Fn(&str) -> bool) -> bool {
    match &found.place {
        Place::Book(origin) => of_file(origin.file_name()),
        Place::Text(_) | Place::Nowhere => false,
    }
}

/// What a file is, in words: whose, and what of it counts.
fn whose(gathered: &Gathered, of_file: &dyn Fn(&str) -> bool) -> Vec<String> {
    let Gathered { report, returns, notice, .. } = gathered;
    let mut whose: Vec<String> =
        report.units.iter().flat_map(|unit| of_unit(unit, of_file)).collect();
    for file in returns.doubtful.iter().filter(|one| of_file(&one.arrival.origin)) {
        whose.push(format!("{}：认不准是谁的、哪一期的，要看一看", file.arrival.origin));
    }
    for copy in returns.unpaired.iter().filter(|one| of_file(&one.arrival.origin)) {
        whose.push(format!("{}：盖章件或照片，认不出是哪个单位的", copy.arrival.origin));
    }
    for file in returns.ignored.iter().filter(|one| of_file(&one.arrival.origin)) {
        whose.push(format!("{}：来件里写了不计", file.arrival.origin));
    }
    for (at, unit) in returns.units.iter().enumerate() {
        let name = report.units.get(at).map(|unit| unit.unit.clone());
        let name = name.unwrap_or_else(|| notice.units.get(unit.unit).name.value.clone());
        let others = unit.unused.iter().filter(|one| of_file(&one.file));
        whose.extend(others.map(|one| match one.period {
            Some(period) => format!("{name}，{}的表，不计入这一期", period.chinese()),
            None => format!("{name}，不能用"),
        }));
    }
    whose
}

fn of_unit(unit: &UnitStatus, of_file: &dyn Fn(&str) -> bool) -> Vec<String> {
    let name = &unit.unit;
    let versions = unit
        .versions
        .iter()
        .filter(|one| of_file(&one.file) || one.again.iter().any(|again| of_file(again)));
    let versions = versions.map(|one| match (one.chosen, of_file(&one.file)) {
        (true, true) => format!("{name}的报表，按它计"),
        (false, true) => format!("{name}的报表，另有一份更新的，不按它计"),
        // The same bytes under another name.
        (_, false) => format!("{name}的报表，和 {} 一样，只算一份", one.file),
    });
    let stamped = unit.stamped.iter().filter(|one| of_file(&one.file));
    let stamped = stamped.map(|one| match one.pages {
        Some(pages) => format!("{name}的盖章件，{pages}页"),
        None => format!("{name}的盖章件"),
    });
    versions.chain(stamped).collect()
}

fn others(gathered: &Gathered) -> Vec<Other> {
    let returns = &gathered.returns;
    let doubtful = returns.doubtful.iter().map(|one| (&one.arrival.origin, "待核"));
    let unpaired = returns.unpaired.iter().map(|one| (&one.arrival.origin, "认不出单位的盖章件"));
    let ignored = returns.ignored.iter().map(|one| (&one.arrival.origin, "不计"));
    let all = doubtful.chain(unpaired).chain(ignored);
    let mut all: Vec<(&str, _)> = all.map(|(file, word)| (&**file, word)).collect();
    let files = Files::of(gathered);
    let unreadable = unreadable(gathered, &files, &all);
    all.extend(unreadable.iter().map(|file| (*file, "读不了")));
    let why = |file: &str| {
        let is_it = |one: &&Diagnostic| is_in(one, &|other| other == file);
        found(gathered.report.findings.iter().filter(is_it).filter(|_| unreadable.contains(file)))
    };
    let one = |(file, word): (&str, _)| {
        let ruling = files.called(file);
        Other { file: file.to_owned(), word, findings: why(file), ruling }
    };
    all.into_iter().map(one).collect()
}

/// The files with an error that are neither a unit's nor `listed`: nobody knows whose they are, and somebody may rule it.
fn unreadable<'g>(
    gathered: &'g Gathered,
    files: &Files<'_>,
    listed: &[(&str, &str)],
) -> BTreeSet<&'g str> {
    let report = &gathered.report;
    let of_units: BTreeSet<String> =
        report.units.iter().flat_map(|unit| unit::files(unit, gathered)).collect();
    let errors = report.findings.iter().filter(|one| one.severity() == Severity::Error);
    let all = errors.filter_map(|one| match &one.place {
        Place::Book(origin) => Some(origin.file_name()),
        Place::Text(_) | Place::Nowhere => None,
    });
    all.filter(|file| !of_units.contains(*file) && files.is_known(file))
        .filter(|file| listed.iter().all(|(one, _)| one != file))
        .collect()
}
