//! Who returned what for a period, and what is wrong with it.

pub(crate) mod json;

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Lang};
use crate::notice::{Notice, Ruling, RulingRecord};
use crate::origin::Place;
use crate::period::Period;
use crate::report::{PeriodStates, Report, State, UnitStatus};
use crate::returns::Returns;

use super::about::{Incoming, Purpose};
use super::archive::descriptions;
use super::quarters::UpTo;
use super::receipts::Receipts;
use super::{input, quarters};

/// What came back, and what it means for each unit.
pub(crate) struct Gathered {
    /// The notice, as today.
    pub(crate) notice: Notice,
    /// What came back.
    pub(crate) returns: Returns,
    /// What it means, and what was found.
    pub(crate) report: Report,
    /// Who returned in the periods of the year up to it.
    pub(crate) periods: Vec<PeriodStates>,
    /// What was found in the description.
    pub(crate) of_notice: Diagnostics,
}

/// What is in the folder, compared with the quarters before it that lie beside.
///
/// # Errors
/// Where description or folder cannot be read.
pub(crate) fn gathered(asked: &Incoming) -> Result<Gathered, Diagnostics> {
    let (notice, kept, mut said) = descriptions::remembering(&asked.about.place)?;
    let as_of = input::day(asked.as_of.as_deref())?;
    let period = asked.about.period(&notice, Purpose::Returns, as_of)?;
    let told = asked.as_of.is_some().then_some(as_of);
    let receipts = Receipts::of(&asked.about.place, asked.returns.as_deref(), told);
    let up_to = quarters::up_to(asked.folder(), &notice, period, receipts.known())?;
    let of_book = receipts.note(up_to.looks());
    let UpTo { earlier, returns, .. } = up_to;
    let before: Vec<&Returns> = earlier.iter().collect();
    let mut report = Report::after(&notice, &before, &returns, as_of);
    let periods = PeriodStates::up_to(&report, &notice, &earlier);
    said.extend(kept.changed(&notice, period));
    report.findings.extend(said);
    report.findings.extend(returns.ruled_later.iter().cloned());
    report.findings.extend(of_book);
    Ok(Gathered { notice, returns, report, periods, of_notice: kept.found() })
}

/// What is to be said of a unit beside its state.
pub(crate) fn notes(unit: &UnitStatus, findings: &ByFile<'_>, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    if unit.versions.len() > 1 {
        let (versions, changes) = (unit.versions.len(), unit.versions.last());
        let changes = changes.map_or(0, |last| last.changes.len());
        notes.push(match lang {
            Lang::Zh => format!("{versions} 份，与前一份有 {changes} 处不同"),
            Lang::En => format!("{versions} versions, {changes} answers changed"),
        });
    }
    if !unit.stamped.is_empty() {
        let copies = unit.stamped.len();
        // Of a copy whose pages cannot be counted no number would be true.
        let pages: Option<u32> = unit.stamped.iter().map(|one| one.pages).sum();
        notes.push(match (lang, pages) {
            (Lang::Zh, Some(pages)) => format!("盖章件 {copies} 份 {pages} 页"),
            (Lang::Zh, None) => format!("盖章件 {copies} 份"),
            (Lang::En, Some(pages)) => format!("stamped: {copies} of {pages} pages"),
            (Lang::En, None) => format!("stamped: {copies}"),
        });
    }
    if unit.state == State::NoStamped && !unit.unstamped.is_empty() {
        let of = unit.unstamped.join("、");
        notes.push(match lang {
            Lang::Zh => format!("没有{of}的盖章件"),
            Lang::En => format!("no stamped copy of {of}"),
        });
    }
    let file = unit.file.as_deref();
    let found = file.and_then(|file| findings.get(file)).copied().unwrap_or_default();
    if found > 0 {
        notes.push(match lang {
            Lang::Zh => format!("问题 {found} 处"),
            Lang::En => format!("{found} findings"),
        });
    }
    notes
}

/// Findings, counted by files.
pub(crate) type ByFile<'f> = BTreeMap<&'f str, usize>;

/// How many findings there are in each file.
pub(crate) fn by_file(findings: &[Diagnostic]) -> ByFile<'_> {
    let mut counts = ByFile::new();
    for found in findings {
        if let Place::Book(origin) = &found.place {
            *counts.entry(origin.file_name()).or_default() += 1;
        }
    }
    counts
}

/// The rulings that may be about files of the period and say why, who or when.
pub(crate) fn recorded(notice: &Notice, period: Period) -> impl Iterator<Item = &Ruling> {
    let says = |one: &&Ruling| one.record != RulingRecord::default();
    let is_of = move |one: &&Ruling| one.period().is_none_or(|ruled| ruled == period);
    notice.returns.iter().filter(says).filter(is_of)
}
