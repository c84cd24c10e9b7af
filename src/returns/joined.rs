//! The returns of a unit's predecessors, where the unit took over within the period -> one return of the unit.
//!
//! Forms of two units are never versions of each other. Of each predecessor the last version counts, and these are
//! put together field by field: what one of them alone answers is the answer, two texts stay two, each behind its
//! unit's name, and numbers of things are added. What one of them was asked and did not answer is missing: no sum is
//! made without it, and the unit is asked for it. Where the unit's own form came, that counts, and the others are
//! asked about.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Diagnostics, Problem, Sorting};
use crate::form::{self, Answer, Answered, CellText, Entry, Field, FormGrid, Forms, Step};
use crate::notice::{Together, UnitId};
use crate::origin::BookOrigin;

use super::came::Came;
use super::{Joint, Returns, Version, contested, order};

/// What came of a unit and its predecessors.
pub(super) struct Joined {
    /// The versions, in order; the last counts.
    pub(super) versions: Vec<Version>,
    /// What is found of them.
    pub(super) findings: Diagnostics,
    /// The files that do not count.
    pub(super) others: Vec<Came>,
}

/// Puts the `versions` of a unit in order, those of its predecessors together. Of units among `gone` a return came
/// that is there no more. What is put together is compared with the returns `before`.
pub(super) fn joined(
    (forms, grid): (&Forms<'_>, &FormGrid),
    versions: Vec<Version>,
    gone: &BTreeSet<UnitId>,
    before: Option<&Returns>,
) -> Joined {
    let mut by_predecessor: BTreeMap<UnitId, Vec<Version>> = BTreeMap::new();
    let mut own = Vec::new();
    for version in versions {
        match version.predecessor {
            Some(unit) => by_predecessor.entry(unit).or_default().push(version),
            None => own.push(version),
        }
    }
    let were_there = by_predecessor.keys().any(|one| was_there(forms, &own, *one));
    if were_there && own.iter().all(|one| is_of_before(grid, one)) {
        let parts = own.drain(..).map(|one| part(forms, one, before));
        parts.for_each(|one| by_predecessor.entry(one.identified.unit).or_default().push(one));
    }
    if !own.is_empty() || by_predecessor.is_empty() {
        let unused = by_predecessor.into_values().flatten();
        let others = unused.map(|version| contested::beside_own(forms, version)).collect();
        let (versions, findings) = order::order(grid, own);
        return Joined { versions, findings, others };
    }
    let (mut versions, mut findings, mut counted) = (Vec::new(), Diagnostics::new(), Vec::new());
    for own in by_predecessor.into_values() {
        let (mut of_unit, found) = order::order(grid, own);
        findings.extend(found);
        counted.extend(of_unit.pop());
        versions.append(&mut of_unit);
    }
    let (whole, found) = put_together((forms, grid), &counted, gone, before);
    findings.extend(found);
    versions.extend(whole);
    Joined { versions, findings, others: Vec::new() }
}

/// Whether the unit whose versions these are stood in the register beside that predecessor: it had a form of its own.
fn was_there(forms: &Forms<'_>, own: &[Version], predecessor: UnitId) -> bool {
    let force = |unit: UnitId| forms.notice.units.get(unit).force;
    let last = force(predecessor).until;
    let unit = own.first().map(|one| one.identified.unit);
    unit.zip(last).is_some_and(|(unit, last)| force(unit).holds_on(last))
}

/// Whether it is a form of the unit that was made before its form of now: beside a predecessor's, by what is marked, it
/// says what the unit did before it took over.
fn is_of_before(grid: &FormGrid, version: &Version) -> bool {
    let marked = version.marked.as_ref();
    marked.is_some_and(|one| one.form == grid.identity.form && one.version != grid.identity.version)
}

/// It as a predecessor's: what it leaves out of the whole, and what it has less than all had `before`, is no fault.
fn part(forms: &Forms<'_>, version: Version, before: Option<&Returns>) -> Version {
    let identified = version.identified;
    let compared = before.and_then(|before| before.compared_with(forms, identified.unit));
    let compared = compared.as_ref().map(|(period, returned)| (*period, &**returned));
    let found = form::check(forms, &identified, &version.returned, compared);
    let of_whole: Vec<Diagnostic> = super::blank::told_together(found).into_iter().collect();
    let mut findings = Diagnostics::new();
    findings.extend(version.findings.into_iter().filter(|one| !of_whole.contains(one)));
    Version { predecessor: Some(identified.unit), findings, ..version }
}

/// The returns that count, one of each predecessor that sent one.
struct Parts<'p> {
    forms: &'p Forms<'p>,
    grid: &'p FormGrid,
    /// The unit that took over.
    unit: UnitId,
    counted: &'p [Version],
    /// The units of which a return came that is there no more.
    gone: &'p BTreeSet<UnitId>,
}

/// One version of those that count, one of each predecessor; what it does not answer is found of it.
fn put_together(
    (forms, grid): (&Forms<'_>, &FormGrid),
    counted: &[Version],
    gone: &BTreeSet<UnitId>,
    before: Option<&Returns>,
) -> (Option<Version>, Diagnostics) {
    let Some(first) = counted.first() else { return (None, Diagnostics::new()) };
    let parts = Parts { forms, grid, unit: first.identified.unit, counted, gone };
    let mut findings = parts.said(first);
    let mut whole = first.clone();
    whole.parts = counted.iter().flat_map(texts).collect();
    whole.joined = counted.iter().filter_map(joint).collect();
    for entry in &grid.entries {
        if let Some(answered) = parts.answered(entry) {
            whole.returned.answers.insert(entry.id.clone(), answered);
        }
    }
    for other in &counted[1..] {
        whole.again.push(Arc::clone(&other.arrival.origin));
        whole.returned.others.extend(other.returned.others.iter().cloned());
        let places = other.returned.places.iter();
        for (id, place) in places.filter(|(id, _)| other.returned.answers.contains_key(*id)) {
            whole.returned.places.insert(id.clone(), place.clone());
        }
    }
    for version in counted {
        let blank = parts.left_blank(version);
        findings.extend(form::left_blank(forms, &blank, &version.returned));
        for entry in blank {
            let place = version.returned.places.get(&entry.id);
            whole.returned.places.extend(place.map(|place| (entry.id.clone(), place.clone())));
        }
    }
    let before = before.and_then(|before| before.compared_with(forms, parts.unit));
    let before = before.as_ref().map(|(period, returned)| (*period, &**returned));
    let found = form::check(forms, &whole.identified, &whole.returned, before);
    findings.extend(super::blank::told_together(found));
    (Some(whole), findings)
}

fn joint(version: &Version) -> Option<Joint> {
    let (file, hash) = (Arc::clone(&version.arrival.origin), version.hash().to_owned());
    let answers = version.returned.answers.keys().cloned().collect();
    let (whose, filled_on) = (version.predecessor?, version.rank.filled_on.day());
    Some(Joint { whose, filled_on, file, hash, answers })
}

/// All that it says, in cells and answers.
fn texts(version: &Version) -> Vec<Arc<str>> {
    version.returned.clone().into_others().into_iter().map(|one| one.text).collect()
}

impl Parts<'_> {
    /// That they are put together, and that those of other predecessors are missing; of what came and is gone the
    /// office is asked elsewhere, not the unit.
    fn said(&self, first: &Version) -> Diagnostics {
        let files: Vec<String> =
            self.counted.iter().map(|one| one.arrival.origin.to_string()).collect();
        let (unit, files) = (self.grid.identity.unit.clone(), files.join("、"));
        let asked = self.grid.entries.iter().flat_map(|entry| self.asked(entry.field));
        let missing: BTreeSet<UnitId> =
            asked.filter(|one| self.sent(**one).is_none()).copied().collect();
        let missing: Vec<UnitId> = missing.difference(self.gone).copied().collect();
        let missing: Vec<&str> = missing.into_iter().map(|one| self.name(one)).collect();
        let found = Sorting::PartMissing {
            unit: unit.clone(),
            missing: missing.join("、"),
            files: files.clone(),
        };
        let found = (!missing.is_empty()).then_some(found);
        let place = BookOrigin::file(&first.arrival.origin);
        let mut findings = Diagnostics::new();
        let several = self.counted.len() > 1;
        for found in std::iter::once(Sorting::Joined { unit, files, several }).chain(found) {
            findings.push(Diagnostic::at(&place, Problem::Sorting(found)));
        }
        findings
    }

    /// The predecessors that were asked that, each before it was taken over.
    fn asked(&self, field: Field) -> &[UnitId] {
        let Some(at) = field.task() else { return &[] };
        let task = &self.forms.notice.tasks[at];
        let before = match field {
            Field::Figure { target, .. } => {
                let mut reporters = task.targets[target].reporters.iter();
                reporters.find(|one| one.unit == self.unit).map(|one| &one.before)
            }
            Field::Answer { .. } | Field::Question { .. } | Field::State { .. } => {
                task.units.iter().find(|one| one.id == self.unit).map(|one| &one.before)
            }
            Field::Due { .. } | Field::Person | Field::Phone | Field::FilledOn => None,
        };
        before.map_or(&[], Vec::as_slice)
    }

    fn name(&self, unit: UnitId) -> &str {
        self.forms.notice.units.get(unit).name.as_str()
    }

    fn sent(&self, unit: UnitId) -> Option<&Version> {
        self.counted.iter().find(|one| one.predecessor == Some(unit))
    }

    /// What each answers in that field.
    fn told(&self, entry: &Entry) -> Vec<(&str, &Answered)> {
        let told = self.counted.iter().filter_map(|version| {
            Some((self.name(version.predecessor?), version.returned.answers.get(&entry.id)?))
        });
        told.collect()
    }

    /// What stands for those that were asked that and answer nothing, where one number or text of all is made.
    fn silent(&self, entry: &Entry) -> Vec<String> {
        let is_of_all = match entry.field {
            Field::Figure { task, target } => {
                self.forms.notice.tasks[task].targets[target].together != Together::Same
            }
            Field::Answer { .. } => true,
            Field::Question { .. } | Field::State { .. } | Field::Due { .. } => false,
            Field::Person | Field::Phone | Field::FilledOn => false,
        };
        let asked = self.asked(entry.field).iter().filter(|_| is_of_all);
        let words = asked.filter_map(|unit| match self.sent(*unit) {
            None if self.gone.contains(unit) => Some(self.gone_in_words(*unit)),
            None => Some(format!("{}：（没有报）", self.name(*unit))),
            Some(version) if version.returned.answers.contains_key(&entry.id) => None,
            Some(_) => Some(format!("{}：（没有填）", self.name(*unit))),
        });
        words.collect()
    }

    /// What all answer in one field.
    fn answered(&self, entry: &Entry) -> Option<Answered> {
        let told = self.told(entry);
        let answered = one_of(self.forms, entry, &told, &self.silent(entry));
        answered.or_else(|| self.of_gone(entry))
    }

    /// What stands where the returns of all that were asked are there no more: the unit is not asked for it.
    fn of_gone(&self, entry: &Entry) -> Option<Answered> {
        let asked = self.asked(entry.field);
        let is_gone = |unit: &UnitId| self.sent(*unit).is_none() && self.gone.contains(unit);
        if asked.is_empty() || !asked.iter().all(is_gone) {
            return None;
        }
        let lines: Vec<String> = asked.iter().map(|unit| self.gone_in_words(*unit)).collect();
        let answer = Answer::Text(CellText::new(&lines.join("\n")).0);
        let origin = BookOrigin::file(&self.counted.first()?.arrival.origin);
        Some(Answered { answer, origin, step: Step::Mark, held: true })
    }

    fn gone_in_words(&self, unit: UnitId) -> String {
        format!("{}：（收到过，文件不在了）", self.name(unit))
    }

    /// The fields that one of them leaves blank though it was asked, and another does not.
    fn left_blank(&self, version: &Version) -> Vec<&Entry> {
        let is_asked = |entry: &&Entry| {
            version.predecessor.is_some_and(|unit| self.asked(entry.field).contains(&unit))
        };
        let is_blank = |entry: &&Entry| !version.returned.answers.contains_key(&entry.id);
        let entries = self.grid.entries.iter().filter(is_asked).filter(is_blank);
        entries.filter(|entry| !self.told(entry).is_empty()).collect()
    }
}

/// What several answer in one field, beside those that are `silent`.
fn one_of(
    forms: &Forms<'_>,
    entry: &Entry,
    told: &[(&str, &Answered)],
    silent: &[String],
) -> Option<Answered> {
    let (first, others) = told.split_first()?;
    let (_, answered) = first;
    if others.iter().all(|(_, other)| other.answer == answered.answer)
        && !is_sum(forms, entry.field)
        && silent.is_empty()
    {
        return Some((*answered).clone());
    }
    let sum = || sum(told).filter(|_| is_sum(forms, entry.field) && silent.is_empty());
    let side_by_side = || side_by_side(told, silent);
    let answer = match entry.field {
        // The later day.
        Field::FilledOn => {
            told.iter().map(|(_, one)| &one.answer).max_by_key(|one| day(one))?.clone()
        }
        Field::Figure { .. } => sum().unwrap_or_else(side_by_side),
        Field::Answer { .. } | Field::Question { .. } | Field::State { .. } => side_by_side(),
        Field::Due { .. } | Field::Person | Field::Phone => side_by_side(),
    };
    let held = told.iter().any(|(_, one)| one.held);
    let step = told.iter().map(|(_, one)| one.step).max().unwrap_or(Step::Mark);
    Some(Answered { answer, origin: answered.origin.clone(), step, held })
}

/// Whether the figures of several units are added.
fn is_sum(forms: &Forms<'_>, field: Field) -> bool {
    let Field::Figure { task, target } = field else { return false };
    let target = &forms.notice.tasks[task].targets[target];
    target.adds_up() && target.together == Together::Sum
}

fn sum(told: &[(&str, &Answered)]) -> Option<Answer> {
    let number = |one: &Answered| match &one.answer {
        Answer::Number(number) => Some(*number),
        Answer::Text(text) => Decimal::parse(text.as_str().trim()),
        Answer::Day(_) => None,
    };
    let mut numbers = told.iter().map(|(_, one)| number(one));
    numbers.try_fold(Decimal::ZERO, |sum, one| sum.plus(one?)).map(Answer::Number)
}

fn day(answer: &Answer) -> Option<Date> {
    match answer {
        Answer::Day(day) => Some(*day),
        Answer::Text(_) | Answer::Number(_) => None,
    }
}

/// Each behind its unit's name, a line each; behind them what stands for those that are `silent`.
fn side_by_side(told: &[(&str, &Answered)], silent: &[String]) -> Answer {
    let lines = told.iter().map(|(unit, one)| format!("{unit}：{}", one.answer.text()));
    let lines: Vec<String> = lines.chain(silent.iter().cloned()).collect();
    Answer::Text(CellText::new(&lines.join("\n")).0)
}
