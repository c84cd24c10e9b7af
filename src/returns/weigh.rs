//! What the office ruled of a workbook, against what the form's own marks say.
//!
//! A ruling is believed before anything else, in what it says: one of the unit alone answers no doubt
//! of the period. One that knows its file by the name alone may have been made of another quarter's
//! file of that name: marks that say otherwise are not silenced.

use crate::diag::{Diagnostic, Diagnostics, Problem, RulingProblem};
use crate::form::{Decided, Forms, Identification, Step};
use crate::notice::{UnitId, Verdict};
use crate::origin::BookOrigin;
use crate::period::Period;

use super::ruled::OfFile;

/// What a workbook is, and what of the ruling goes on to hold for it.
pub(super) struct Weighed {
    /// What it is.
    pub(super) told: Identification,
    /// What holds.
    pub(super) ruled: Option<Verdict>,
    /// The place of the ruling, where all of it is believed.
    pub(super) followed: Option<usize>,
}

impl Weighed {
    const fn unruled(told: Identification) -> Weighed {
        Weighed { told, ruled: None, followed: None }
    }
}

/// A ruling, and what the marks say.
struct Scale<'s> {
    forms: &'s Forms<'s>,
    place: &'s BookOrigin,
    marked: (Option<UnitId>, Option<Period>),
    ruled: (Option<UnitId>, Option<Period>),
}

/// Weighs what is ruled of the workbook at `place` against what was recognised.
pub(super) fn weigh_ruling(
    forms: &Forms<'_>,
    ruled: Option<OfFile>,
    told: Identification,
    place: &BookOrigin,
) -> Weighed {
    let Some(of_file) = ruled else { return Weighed::unruled(told) };
    let OfFile { at, verdict, by_name, met_before, .. } = of_file;
    let (unit, period) = match verdict {
        Verdict::Is { unit, period, .. } => {
            (unit.map(|unit| owed_by(forms, unit, told.unit.only().map(|(unit, _)| unit))), period)
        }
        Verdict::Ignore { .. } => (None, None),
    };
    let sure = told.unit.sure().is_some() && told.period.sure().is_some();
    let marked = (by_mark(&told.unit), by_mark(&told.period));
    let scale = Scale { forms, place, marked, ruled: (unit, period) };
    let of_part = told.period.sure().map(|(period, _)| period);
    let is_of_another_part = of_part.zip(period).is_some_and(|(own, ruled)| own != ruled);
    if of_file.of_whole && is_of_another_part || by_name && sure && scale.is_of_another_quarter() {
        return Weighed::unruled(told);
    }
    if met_before && sure && changes(verdict) && scale.is_sound() {
        return Weighed::unruled(scale.as_marked(told));
    }
    if let Some(units) = scale.between().filter(|_| by_name && sure) {
        let told = scale.neither(told, units);
        return Weighed { told, ruled: Some(verdict), followed: None };
    }
    if let Some(asked) = of_file.asked(place) {
        // What it would say the marks say too.
        let is_asked = changes(verdict) || !sure || !scale.is_sound();
        return Weighed::unruled(if is_asked { with(told, asked) } else { told });
    }
    Weighed { told: scale.believed(told), ruled: Some(verdict), followed: at }
}

/// Who owed then what `unit` owes by now: where it took over from several, the one that its file seems to be of.
pub(super) fn owed_by(forms: &Forms<'_>, unit: UnitId, told: Option<UnitId>) -> UnitId {
    match (&forms.predecessors(unit)[..], told) {
        ([only], _) => *only,
        (several, Some(told)) if several.contains(&told) => told,
        (_, _) => unit,
    }
}

fn with(mut told: Identification, found: Diagnostic) -> Identification {
    told.marks.push(found);
    told
}

/// Whether a ruling says more than whose a file is.
const fn changes(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Ignore { .. } => true,
        Verdict::Is { version, figures_right, .. } => version.is_some() || figures_right,
    }
}

/// What the marks alone say.
fn by_mark<T: Copy>(told: &Decided<T>) -> Option<T> {
    told.only().filter(|(_, step)| *step == Step::Mark).map(|(one, _)| one)
}

impl Scale<'_> {
    /// Whether the ruling is of another quarter, and the marks name the one that is collected.
    fn is_of_another_quarter(&self) -> bool {
        let collected = self.marked.1 == Some(self.forms.period);
        collected && self.ruled.1.is_some_and(|ruled| ruled != self.forms.period)
    }

    /// Whether the marks name the period that is collected and no other unit than the ruling.
    fn is_sound(&self) -> bool {
        let (unit, period) = self.marked;
        let collected = period == Some(self.forms.period);
        collected && unit.is_some_and(|own| self.ruled.0.is_none_or(|ruled| ruled == own))
    }

    /// What was recognised: a ruling that was made of an earlier quarter's file of that name does
    /// not reach this one.
    fn as_marked(&self, mut told: Identification) -> Identification {
        told.marks.push(self.found(RulingProblem::RuledBefore));
        told
    }

    /// The unit of the marks and another one, of a ruling without a period.
    fn between(&self) -> Option<(UnitId, UnitId)> {
        let (ruled, None) = (self.ruled.0?, self.ruled.1) else { return None };
        self.marked.0.filter(|own| *own != ruled).map(|own| (own, ruled))
    }

    /// In doubt between those two: neither is believed.
    fn neither(&self, told: Identification, (own, ruled): (UnitId, UnitId)) -> Identification {
        let (form, by_office) = (self.name(own), self.name(ruled));
        let mut findings = told.unit.findings;
        findings.push(self.found(RulingProblem::RuledByNameAlone { form, ruled: by_office }));
        let decision = Err(vec![(own, Step::Mark), (ruled, Step::Pin)]);
        Identification { unit: Decided { decision, findings }, ..told }
    }

    /// What was recognised, with what the office ruled in its place; what it left open stays as it is.
    fn believed(&self, mut told: Identification) -> Identification {
        if self.ruled == (None, None) {
            return told;
        }
        // Marks that contradict each other are known to whoever ruled, who has looked.
        told.marks = self.against().map(Diagnostics::from).unwrap_or_default();
        told.unit = pinned(self.ruled.0).unwrap_or(told.unit);
        told.period = pinned(self.ruled.1).unwrap_or(told.period);
        told
    }

    /// Where the marks say otherwise than the office.
    fn against(&self) -> Option<Diagnostic> {
        let units = self.marked.0.zip(self.ruled.0).filter(|(own, ruled)| own != ruled);
        let units = units.map(|(own, ruled)| (self.name(own), self.name(ruled)));
        let periods = self.marked.1.zip(self.ruled.1).filter(|(own, ruled)| own != ruled);
        let periods = periods.map(|(own, ruled)| (own.chinese(), ruled.chinese()));
        let (form, ruled) = units.or(periods)?;
        Some(self.found(RulingProblem::RuledAgainstForm { form, ruled }))
    }

    fn name(&self, unit: UnitId) -> String {
        self.forms.notice.units.get(unit).name.value.clone()
    }

    fn found(&self, problem: RulingProblem) -> Diagnostic {
        Diagnostic::at(self.place, Problem::Ruling(problem))
    }
}

/// What the office ruled, of which nothing is in doubt.
fn pinned<T>(ruled: Option<T>) -> Option<Decided<T>> {
    let decided = |one| Decided { decision: Ok((one, Step::Pin)), findings: Diagnostics::new() };
    ruled.map(decided)
}
