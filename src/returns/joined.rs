//! The returns of a unit's predecessors, where the unit took over within the period -> one return of the unit.
//!
//! Forms of two units are never versions of each other. Of each predecessor the last version counts, and these are
//! put together field by field: what one of them alone answers is the answer, two texts stay two, each behind its
//! unit's name, and numbers of things are added. Where the unit's own form came, that counts, and the others are
//! asked about.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Diagnostics, Problem, Sorting};
use crate::form::{self, Answer, Answered, CellText, Entry, Field, FormGrid, Forms, Step};
use crate::notice::{Together, UnitId};
use crate::origin::BookOrigin;

use super::came::Came;
use super::{Version, contested, order};

/// What came of a unit and its predecessors.
pub(super) struct Joined {
    /// The versions, in order; the last counts.
    pub(super) versions: Vec<Version>,
    /// What is found of them.
    pub(super) findings: Diagnostics,
    /// The files that do not count.
    pub(super) others: Vec<Came>,
}

/// Puts the `versions` of a unit in order, those of its predecessors together.
pub(super) fn joined(forms: &Forms<'_>, grid: &FormGrid, versions: Vec<Version>) -> Joined {
    let mut by_predecessor: BTreeMap<UnitId, Vec<Version>> = BTreeMap::new();
    let mut own = Vec::new();
    for version in versions {
        match version.predecessor {
            Some(unit) => by_predecessor.entry(unit).or_default().push(version),
            None => own.push(version),
        }
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
    let (whole, found) = put_together(forms, grid, &counted);
    findings.extend(found);
    versions.extend(whole);
    Joined { versions, findings, others: Vec::new() }
}

/// One version of those that count, one of each predecessor; what it does not answer is found of it.
fn put_together(
    forms: &Forms<'_>,
    grid: &FormGrid,
    counted: &[Version],
) -> (Option<Version>, Diagnostics) {
    let mut findings = Diagnostics::new();
    let Some(first) = counted.first() else { return (None, findings) };
    let files: Vec<String> = counted.iter().map(|one| one.arrival.origin.to_string()).collect();
    let joined = Sorting::Joined { unit: grid.identity.unit.clone(), files: files.join("、") };
    let place = BookOrigin::file(&first.arrival.origin);
    findings.push(Diagnostic::at(&place, Problem::Sorting(joined)));
    let mut whole = first.clone();
    for entry in &grid.entries {
        let told = counted.iter().filter_map(|version| {
            let unit = forms.notice.units.get(version.predecessor?).name.as_str();
            Some((unit, version.returned.answers.get(&entry.id)?))
        });
        let told: Vec<(&str, &Answered)> = told.collect();
        if let Some(answered) = one_of(forms, entry, &told) {
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
    findings.extend(form::check(forms, &whole.identified, &whole.returned, None));
    (Some(whole), findings)
}

/// What several answer in one field.
fn one_of(forms: &Forms<'_>, entry: &Entry, told: &[(&str, &Answered)]) -> Option<Answered> {
    let (first, others) = told.split_first()?;
    let (_, answered) = first;
    if others.iter().all(|(_, other)| other.answer == answered.answer)
        && !is_sum(forms, entry.field)
    {
        return Some((*answered).clone());
    }
    let sum = || sum(told).filter(|_| is_sum(forms, entry.field));
    let answer = match entry.field {
        // The later day.
        Field::FilledOn => {
            told.iter().map(|(_, one)| &one.answer).max_by_key(|one| day(one))?.clone()
        }
        Field::Figure { .. } => sum().unwrap_or_else(|| side_by_side(told)),
        Field::Answer { .. } | Field::Question { .. } | Field::State { .. } => side_by_side(told),
        Field::Due { .. } | Field::Person | Field::Phone => side_by_side(told),
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

/// Each behind its unit's name, a line each.
fn side_by_side(told: &[(&str, &Answered)]) -> Answer {
    let lines: Vec<String> =
        told.iter().map(|(unit, one)| format!("{unit}：{}", one.answer.text())).collect();
    Answer::Text(CellText::new(&lines.join("\n")).0)
}
