//! What came back -> what each unit is told of it: its faults one by one, and the answers that
//! can stay.
//!
//! A unit is told what it must mend, at a cell of the version that counts or in the file as a whole: every kind of
//! finding knows whether that is so ([`Problem::told_to_unit`]). What was understood is the office's own to look at.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::diag::{
    Asked, Diagnostic, Diagnostics, IdentityProblem, Lang, Mailing, Problem, Severity, Sorting,
    Unclear,
};
use crate::form::{Answer, Answers, Entry, Field, Kind};
use crate::origin::{BookOrigin, INTO, Place};
use crate::returns::{DoubtfulFile, Returns, UnitReturns, Version};

use super::told::with_faults;

/// What a unit is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The place of the unit in [`Returns::units`].
    pub unit: usize,
    /// Which return it is about, and what of it: the first digits of the file's hash, else the file; then each fault
    /// ([`told`](super::told)).
    pub about: String,
    /// The same with the file's name, by which logs of before know one that is no return.
    pub called: Option<String>,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// The answers that are right, by the names of the fields.
    pub kept: Answers,
    /// What is wrong with the answer to each field, by its name.
    pub wrong: Vec<(String, Diagnostic)>,
}

impl Reply {
    /// How many answers stay and have nothing found at them.
    pub fn right(&self) -> usize {
        let wrong: BTreeSet<&String> = self.wrong.iter().map(|(id, _)| id).collect();
        self.kept.keys().filter(|id| !wrong.contains(id)).count()
    }
}

/// So many digits of a file's hash name it.
const DIGITS: usize = 12;
/// And so many bytes of a fault's, of which a file has some dozens at most.
const FAULT_BYTES: usize = 3;

/// What the units are told of `returns`, of which all this was found; of files that are no unit's the office is
/// told.
pub fn replies(returns: &Returns, found: &[Diagnostic]) -> (Vec<Reply>, Diagnostics) {
    let owners = Owners::new(returns);
    let mut findings = Diagnostics::new();
    let mut of_units: Vec<Vec<Diagnostic>> = vec![Vec::new(); returns.units.len()];
    let mut nobody = BTreeSet::new();
    for found in found {
        let Some(place) = to_mend(found) else { continue };
        let file = place.file_name().to_owned();
        match owners.of(&file) {
            // What only the office can settle is not the unit's to mend.
            Owner::Unit(unit) if returns.units[unit].is_missed => {}
            Owner::Unit(unit) if is_filed_wrongly(found, returns, unit) => {}
            Owner::Unit(unit) => {
                of_units[unit]
                    .extend(found.problem.told_to_unit().is_some().then(|| found.clone()));
            }
            Owner::Replaced | Owner::Unknown | Owner::Late => {}
            Owner::Nobody if found.severity() == Severity::Error || place.cell_ref().is_some() => {
                nobody.insert(file);
            }
            Owner::Nobody => {}
        }
    }
    for file in nobody {
        findings.push(Diagnostic::nowhere(Problem::Mailing(Mailing::NobodyToAsk { file })));
    }
    let units = of_units.into_iter().enumerate().filter(|(_, found)| !found.is_empty());
    let files = Files::of(returns);
    let replies = units.map(|(unit, found)| {
        let found = each_cell_once(found);
        reply(unit, found, (&returns.units[unit], &files))
    });
    (replies.collect(), findings)
}

/// The place of a finding that a unit can mend.
fn to_mend(found: &Diagnostic) -> Option<&BookOrigin> {
    if is_known_to_office(found) {
        return None;
    }
    let Place::Book(place) = &found.place else { return None };
    let told = found.severity() == Severity::Error || found.problem.told_to_unit().is_some();
    told.then_some(place)
}

/// Whether it is known whose file it is, and the office alone settles it: it moves what lies in the wrong folder, puts
/// back what is gone, and says which return counts of units that took over from others.
fn is_known_to_office(found: &Diagnostic) -> bool {
    let Problem::Sorting(sorting) = &found.problem else { return false };
    matches!(
        sorting,
        Sorting::Misplaced { .. }
            | Sorting::Gone { .. }
            | Sorting::OfSeveral { .. }
            | Sorting::OfPredecessor { .. }
    )
}

/// Whether it is of a file for another period, of a unit whose return for this one lies elsewhere: the office put them
/// into the wrong folders.
fn is_filed_wrongly(found: &Diagnostic, returns: &Returns, unit: usize) -> bool {
    let is_other = matches!(found.problem, Problem::Identity(IdentityProblem::OtherPeriod { .. }));
    let mut unused = returns.units[unit].unused.iter();
    is_other && unused.any(|file| file.period == Some(returns.period))
}

/// Whose file it is.
enum Owner {
    Unit(usize),
    /// A unit's, which sent another in its place.
    Replaced,
    /// It was not read, or may be of some units: the office looks at it first.
    Unknown,
    /// A unit's, for an earlier period, to which the office moves it.
    Late,
    Nobody,
}

/// The units by the files they sent, each by its place in [`Returns::units`].
struct Owners<'r> {
    returns: &'r Returns,
    by_file: BTreeMap<&'r str, usize>,
    unread: BTreeSet<&'r str>,
    /// Those that may be of some units.
    doubtful: BTreeSet<&'r str>,
    late: BTreeSet<&'r str>,
}

impl<'r> Owners<'r> {
    fn new(returns: &'r Returns) -> Owners<'r> {
        let mut by_file = BTreeMap::new();
        for (at, unit) in returns.units.iter().enumerate() {
            let files = |version: &'r Version| {
                let again = version.again.iter().map(|file| &**file);
                again.chain([&*version.returned.file])
            };
            let versions = unit.versions.iter().flat_map(files);
            for file in versions.chain(unit.unusable.iter().map(|file| &**file)) {
                by_file.entry(file).or_insert(at);
            }
        }
        let of_units = |one: &&DoubtfulFile| !one.could_be.units.is_empty();
        let doubtful = returns.doubtful.iter().filter(of_units);
        let doubtful = doubtful.map(|one| &*one.arrival.origin).collect();
        let unread = returns.unread.iter().map(|one| &*one.file).collect();
        let late = returns.late().collect();
        Owners { returns, by_file, unread, doubtful, late }
    }

    /// Of a workbook in doubt the office must say whose it is.
    fn of(&self, file: &str) -> Owner {
        if self.unread.contains(file) {
            return Owner::Unknown;
        }
        if self.late.contains(file) {
            return Owner::Late;
        }
        let Some(at) = self.by_file.get(file).copied() else {
            let is_doubtful = self.doubtful.contains(file);
            return if is_doubtful { Owner::Unknown } else { Owner::Nobody };
        };
        match self.returns.units[at].chosen() {
            Some(chosen) if !chosen.holds(file) => Owner::Replaced,
            Some(_) | None => Owner::Unit(at),
        }
    }
}

/// The files of a folder, each with the digits of its hash: one that was renamed, packed or unpacked is the same.
struct Files<'r> {
    /// Longer names first, which may hold others.
    digits: Vec<(&'r str, String)>,
}

impl<'r> Files<'r> {
    fn of(returns: &'r Returns) -> Files<'r> {
        let files = returns.look.files.iter();
        let mut digits: Vec<(&str, String)> =
            files.map(|found| (found.file.as_str(), digits(&found.hash))).collect();
        digits.sort_by_key(|(name, _)| Reverse(name.len()));
        Files { digits }
    }

    /// The file as the log knows it: by its name where its bytes are not known. A part of a workbook is of its file.
    fn known(&self, file: &str) -> String {
        let wholes = std::iter::successors(Some(file), |file| Some(file.rsplit_once(INTO)?.0));
        let found =
            { wholes }.find_map(|whole| self.digits.iter().find(|(name, _)| *name == whole));
        found.map_or_else(|| file.to_owned(), |(_, digits)| digits.clone())
    }

    /// A text in which files are named, with their digits instead.
    fn without_names(&self, text: String) -> String {
        self.digits.iter().fold(text, |text, (name, digits)| match text.contains(name) {
            true => text.replace(name, digits),
            false => text,
        })
    }
}

fn digits(hash: &str) -> String {
    hash.chars().take(DIGITS).collect()
}

/// Each thing that is told, as the log knows it: by what is wrong, where, and what stands there; whatever the file is
/// called.
fn faults(findings: &[Diagnostic], files: &Files<'_>) -> Vec<String> {
    let told = findings.iter().filter_map(|found| {
        let message = found.problem.told_to_unit()?;
        let place = match &found.place {
            Place::Book(place) => place.called(&files.known(place.file_name()).into()).to_string(),
            Place::Text(_) | Place::Nowhere => String::new(),
        };
        let title = files.without_names(message.title);
        let told = format!("{} {place} {title}", found.problem.code());
        let digest = Sha256::digest(told.as_bytes());
        Some(digest.iter().take(FAULT_BYTES).map(|byte| format!("{byte:02x}")).collect())
    });
    let faults: BTreeSet<String> = told.collect();
    faults.into_iter().collect()
}

/// A figure in words may be an error at its cell and a warning, too: the unit is told the error.
fn each_cell_once(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let cell = |found: &Diagnostic| match &found.place {
        Place::Book(place) if place.cell_ref().is_some() => Some(place.clone()),
        Place::Book(_) | Place::Text(_) | Place::Nowhere => None,
    };
    let errors = findings.iter().filter(|found| found.severity() == Severity::Error);
    let wrong: BTreeSet<_> = errors.filter_map(cell).collect();
    let is_told = |found: &Diagnostic| {
        found.severity() == Severity::Error || cell(found).is_none_or(|at| !wrong.contains(&at))
    };
    findings.into_iter().filter(is_told).collect()
}

fn reply(
    unit: usize,
    findings: Vec<Diagnostic>,
    (sent, files): (&UnitReturns, &Files<'_>),
) -> Reply {
    let faults = faults(&findings, files);
    let Some(chosen) = sent.chosen() else {
        let file = findings.iter().find_map(to_mend).map(|place| place.file_name().to_owned());
        let called = file.unwrap_or_default();
        let about = with_faults(&files.known(&called), &faults);
        let called = Some(with_faults(&called, &faults));
        return Reply { unit, about, called, findings, kept: Answers::new(), wrong: Vec::new() };
    };
    let asked = sent.grid.entries.iter().map(|entry| (entry.id.as_str(), entry.field)).collect();
    let mut kept = chosen.returned.values();
    kept.retain(|id, answer| stays(&asked, id, answer));
    let mut wrong = at_cells(&findings, chosen);
    for (id, found) in &wrong {
        if found.problem.blocks() || is_below_zero(found) {
            kept.remove(id);
        }
    }
    let is_at_cell =
        |id: &str, wrong: &[(String, Diagnostic)]| wrong.iter().any(|(one, _)| one == id);
    for entry in &sent.grid.entries {
        if !is_at_cell(&entry.id, &wrong)
            && let Some(found) = without_cell(entry, &kept, (&findings, sent))
        {
            kept.remove(&entry.id);
            wrong.push((entry.id.clone(), found));
        }
    }
    let about = with_faults(&digits(chosen.hash()), &faults);
    Reply { unit, about, called: None, findings, kept, wrong }
}

/// What is wrong with the answers at whose cells something was found.
fn at_cells(findings: &[Diagnostic], chosen: &Version) -> Vec<(String, Diagnostic)> {
    let mut at_place: BTreeMap<&BookOrigin, Vec<&Diagnostic>> = BTreeMap::new();
    for found in findings {
        if let Place::Book(place) = &found.place {
            at_place.entry(place).or_default().push(found);
        }
    }
    let at = |place: &BookOrigin| at_place.get(place).into_iter().flatten().copied();
    let places = chosen.returned.places.iter();
    places.flat_map(|(id, place)| at(place).map(|found| (id.clone(), found.clone()))).collect()
}

/// What is wrong with an answer at whose cell nothing was found: versions differ in it and nobody knows which counts, it
/// was answered twice, its column does not count, or there is none and no cell either (a row that was deleted, a table of
/// the unit's own).
fn without_cell(
    entry: &Entry,
    kept: &Answers,
    (findings, sent): (&[Diagnostic], &UnitReturns),
) -> Option<Diagnostic> {
    if !matches!(entry.field, Field::Answer { .. } | Field::Figure { .. } | Field::Question { .. })
    {
        return None;
    }
    let of_versions =
        |found: &&Diagnostic| matches!(found.problem, Problem::Sorting(Sorting::Undecided { .. }));
    let speaks_of = |found: &&Diagnostic| {
        let label = format!("“{}”", entry.label);
        found.problem.blocks() && found.problem.message(Lang::Zh).title.contains(&label)
    };
    let differ = || findings.iter().find(of_versions).filter(|_| differs(&entry.id, sent));
    let spoken = || findings.iter().find(speaks_of);
    differ()
        .or_else(spoken)
        .cloned()
        .or_else(|| missing(entry).filter(|_| !kept.contains_key(&entry.id)))
}

/// Whether the unit's versions say different things in a field.
fn differs(id: &str, sent: &UnitReturns) -> bool {
    let mut said =
        sent.versions.iter().map(|one| one.returned.answers.get(id).map(|one| &one.answer));
    let first = said.next().flatten();
    said.any(|one| one != first)
}

/// That a field has no answer; each question alone may have none.
fn missing(entry: &Entry) -> Option<Diagnostic> {
    let label = entry.label.clone();
    let problem = match entry.field {
        Field::Figure { .. } => Unclear::EmptyField { label, asked: Asked::Figure },
        Field::Answer { .. } => Unclear::EmptyAnswer { label, own: false },
        Field::Question { .. } | Field::State { .. } | Field::Due { .. } => return None,
        Field::Person | Field::Phone | Field::FilledOn => return None,
    };
    Some(Diagnostic::nowhere(Problem::Unclear(problem)))
}

/// Whether a figure is below zero that counts things: it is asked for again. One of a rate or a fall may be.
fn is_below_zero(found: &Diagnostic) -> bool {
    matches!(found.problem, Problem::Unclear(Unclear::BelowZero { .. }))
}

/// Whether an answer can stand in the new form: a value of the kind that is asked for. The day of
/// filling in is asked for again.
fn stays(asked: &BTreeMap<&str, Field>, id: &str, answer: &Answer) -> bool {
    let Some(field) = asked.get(id).copied() else { return false };
    match (field, field.kind(), answer) {
        (Field::FilledOn, _, _) => false,
        (_, Kind::LongText | Kind::ShortText | Kind::Choice, Answer::Text(_)) => true,
        (_, Kind::Figure, Answer::Number(_)) | (_, Kind::Day, Answer::Day(_)) => true,
        (_, _, Answer::Text(_) | Answer::Number(_) | Answer::Day(_)) => false,
    }
}
