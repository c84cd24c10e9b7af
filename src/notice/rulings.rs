//! `returns` of the description -> [`Ruling`]s: what the office says of single returned files.
//!
//! Whether such a file is there is not asked here: that is seen when the folder is read.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, OwnPeriods, Problem, RulingProblem};
use crate::origin::{Origin, Sourced};
use crate::period::Period;

use super::check::{YES_NO, date, one_of};
use super::model::{Register, Ruling, RulingRecord, SText, Task, UnitId, Verdict};
use super::periods::named_period;
use super::raw::RawRuling;
use super::units::Names;

/// The highest number of a version.
pub(super) const VERSIONS: u16 = 999;

/// What a ruling speaks of.
pub(super) struct Known<'n> {
    /// The units.
    pub(super) units: &'n Register,
    /// The tasks: a unit without any has no form.
    pub(super) tasks: &'n [Task],
    /// The periods by which units report.
    pub(super) periods: OwnPeriods,
}

/// The rulings; what is wrong with one leaves it out.
pub(super) fn rulings(
    raw: Vec<RawRuling>,
    known: &Known<'_>,
    findings: &mut Diagnostics,
) -> Vec<Ruling> {
    let names = Names::of(known.units);
    let rulings = raw.into_iter().filter_map(|one| ruling(one, known, &names, findings));
    let rulings: Vec<Ruling> = rulings.collect();
    unlike(&rulings, known, findings);
    rulings
}

fn ruling(
    raw: RawRuling,
    known: &Known<'_>,
    names: &Names<'_>,
    findings: &mut Diagnostics,
) -> Option<Ruling> {
    let says = raw.unit.is_some() || raw.version.is_some() || raw.figures_right.is_some();
    let dated = raw.period.is_some();
    let on = raw.date.map_or(Some(None), |written| date(written, findings).map(Some));
    let place = raw.file.as_ref().map_or_else(|| raw.origin.clone(), |file| file.origin.clone());
    let file = raw.file.and_then(|written| file(written, findings));
    let ignore = raw.ignore.map_or(Some(false), |one| one_of(&one, &YES_NO, findings));
    let right = raw.figures_right.map_or(Some(false), |one| one_of(&one, &YES_NO, findings));
    let unit = optional(raw.unit, |one| unit(one, known, names, findings));
    let period = optional(raw.period, |one| period(one, known.periods, findings));
    let version = optional(raw.version, |one| version(one, findings));
    let mut found = |problem| findings.push(Diagnostic::at(&place, Problem::Ruling(problem)));
    let verdict = match (ignore?, says) {
        (true, false) => Verdict::Ignore { period: period? },
        (false, _) if says || dated => {
            let (unit, period, version) = (unit?, period?, version?);
            Verdict::Is { unit, period, version, figures_right: right? }
        }
        (true, true) => {
            found(RulingProblem::IgnoredAndMore);
            return None;
        }
        (false, _) => {
            found(RulingProblem::NothingRuled);
            return None;
        }
    };
    let record = RulingRecord { reason: raw.reason, by: raw.ruled_by, on: on? };
    Some(Ruling { file: file?, verdict, record })
}

/// What is written and right, what is not written; the outer `None` for what is written and wrong.
fn optional<T>(
    written: Option<SText>,
    read: impl FnOnce(&SText) -> Option<T>,
) -> Option<Option<T>> {
    written.map_or(Some(None), |written| read(&written).map(Some))
}

/// With `/` between the parts of the path, whatever was written.
fn file(written: SText, findings: &mut Diagnostics) -> Option<SText> {
    let path = written.value.replace('\\', "/").replace(" › ", "/").replace('›', "/");
    let path = path.trim().trim_start_matches("./").to_owned();
    let inside = !path.starts_with('/') && path.chars().nth(1) != Some(':');
    let plain = path.split('/').all(|part| !part.is_empty() && part != ".." && part != ".");
    if inside && plain {
        return Some(Sourced::new(path, written.origin));
    }
    let problem = RulingProblem::BadFile { found: written.value };
    findings.push(Diagnostic::at(&written.origin, Problem::Ruling(problem)));
    None
}

fn unit(
    written: &SText,
    known: &Known<'_>,
    names: &Names<'_>,
    findings: &mut Diagnostics,
) -> Option<UnitId> {
    let id = names.find(written, findings)?;
    let mut owing = known.tasks.iter().flat_map(|task| &task.units);
    let has_form = owing.any(|unit| known.units.are_one(unit.id, id));
    if has_form {
        return Some(id);
    }
    let problem = RulingProblem::NoFormOfUnit { unit: written.value.clone() };
    findings.push(Diagnostic::at(&written.origin, Problem::Ruling(problem)));
    None
}

fn period(written: &SText, own: OwnPeriods, findings: &mut Diagnostics) -> Option<Period> {
    let named = named_period(written, own);
    named
        .map_err(|found| findings.push(Diagnostic::at(&written.origin, Problem::Timing(found))))
        .ok()
}

fn version(written: &SText, findings: &mut Diagnostics) -> Option<u16> {
    let digits = written.bytes().all(|byte| byte.is_ascii_digit());
    let number = written.parse().ok().filter(|number| digits && (1..=VERSIONS).contains(number));
    if number.is_none() {
        let problem = RulingProblem::BadVersion { found: written.value.clone(), most: VERSIONS };
        findings.push(Diagnostic::at(&written.origin, Problem::Ruling(problem)));
    }
    number
}

/// No file is ruled twice for a period, and no two files are ruled to be the same version.
fn unlike(rulings: &[Ruling], known: &Known<'_>, findings: &mut Diagnostics) {
    let mut files: BTreeMap<(&str, Option<Period>), &Origin> = BTreeMap::new();
    let mut versions: BTreeMap<(UnitId, Option<Period>, u16), &Origin> = BTreeMap::new();
    for ruling in rulings {
        let (file, origin) = (&ruling.file.value, &ruling.file.origin);
        let twice = same_file(&files, file, ruling.period())
            .map(|first| (first, RulingProblem::RuledTwice { file: file.clone() }));
        files.insert((file, ruling.period()), origin);
        let same = version_of(ruling).and_then(|(unit, period, version)| {
            let first = versions.insert((unit, period, version), origin)?;
            let unit = known.units.get(unit).name.value.clone();
            Some((first, RulingProblem::VersionTwice { unit, version }))
        });
        for (first, problem) in twice.into_iter().chain(same) {
            let found = Diagnostic::at(origin, Problem::Ruling(problem));
            findings.push(found.with_related(first));
        }
    }
}

/// The ruling of that file for that period; one without a period is for every one.
fn same_file<'o>(
    files: &BTreeMap<(&str, Option<Period>), &'o Origin>,
    file: &str,
    period: Option<Period>,
) -> Option<&'o Origin> {
    let mut of_file = files.range((file, None)..).take_while(|((name, _), _)| *name == file);
    let same = of_file.find(|((_, known), _)| {
        period.is_none() || known.is_none_or(|known| Some(known) == period)
    });
    same.map(|(_, origin)| *origin)
}

fn version_of(ruling: &Ruling) -> Option<(UnitId, Option<Period>, u16)> {
    match ruling.verdict {
        Verdict::Is { unit: Some(unit), period, version: Some(version), .. } => {
            Some((unit, period, version))
        }
        Verdict::Is { .. } | Verdict::Ignore { .. } => None,
    }
}
