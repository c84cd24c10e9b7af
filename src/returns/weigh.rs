//! What the office ruled of a workbook, against what the form's own marks say.
//!
//! A ruling is believed before anything else. One that knows its file by the name alone may have
//! been made of another quarter's file of that name: marks that say otherwise are not silenced.

use crate::diag::{Diagnostic, Diagnostics, Problem, Sorting};
use crate::form::{Doubtful, Forms, Identification, Identified, Step, Verdict as Told};
use crate::notice::{UnitId, Verdict};
use crate::origin::BookOrigin;
use crate::period::Period;

use super::ruled::OfFile;

/// What a workbook is, and what of the ruling goes on to hold for it.
pub(super) type Weighed = (Identification, Option<Verdict>);

type Known<T> = Option<(T, Step)>;

/// A ruling, and what was recognised without it.
struct Scale<'s> {
    forms: &'s Forms<'s>,
    place: &'s BookOrigin,
    /// The unit and the period that are known, whichever sign says them.
    own: (Known<UnitId>, Known<Period>),
    ruled: (Option<UnitId>, Option<Period>),
}

/// Weighs what is ruled of the workbook at `place` against what was recognised.
pub(super) fn weigh_ruling(
    forms: &Forms<'_>,
    ruled: Option<OfFile>,
    told: Identification,
    place: &BookOrigin,
) -> Weighed {
    let Some(OfFile { verdict, by_name, met_before }) = ruled else { return (told, None) };
    let (unit, period) = match verdict {
        Verdict::Is { unit, period, .. } => (unit, period),
        Verdict::Ignore { .. } => (None, None),
    };
    let (own, sure) = match &told.verdict {
        Told::Identified(one) => {
            ((Some((one.unit, one.unit_by)), Some((one.period, one.period_by))), true)
        }
        Told::Doubtful(one) => ((only(&one.units), only(&one.periods)), false),
        Told::Foreign => ((None, None), false),
    };
    let scale = Scale { forms, place, own, ruled: (unit, period) };
    if by_name && sure && scale.is_of_another_quarter() {
        return (told, None);
    }
    if met_before && sure && changes(verdict) && scale.is_sound() {
        return (scale.as_marked(told), None);
    }
    let doubt = if by_name && sure { scale.neither(&told) } else { None };
    (doubt.unwrap_or_else(|| scale.believed(told)), Some(verdict))
}

/// Whether a ruling says more than whose a file is.
const fn changes(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Ignore { .. } => true,
        Verdict::Is { version, figures_right, .. } => version.is_some() || figures_right,
    }
}

fn only<T: Copy>(possible: &[T]) -> Option<T> {
    if let [one] = possible { Some(*one) } else { None }
}

fn marked<T: Copy>(known: Known<T>) -> Option<T> {
    known.filter(|(_, step)| *step == Step::Mark).map(|(one, _)| one)
}

impl Scale<'_> {
    /// Whether the ruling is of another quarter, and the marks name the one that is collected.
    fn is_of_another_quarter(&self) -> bool {
        let collected = marked(self.own.1) == Some(self.forms.period);
        collected && self.ruled.1.is_some_and(|ruled| ruled != self.forms.period)
    }

    /// Whether the marks name the period that is collected and no other unit than the ruling.
    fn is_sound(&self) -> bool {
        let unit = marked(self.own.0);
        let collected = marked(self.own.1) == Some(self.forms.period);
        collected && unit.is_some_and(|own| self.ruled.0.is_none_or(|ruled| ruled == own))
    }

    /// What was recognised: a ruling that was made of an earlier quarter's file of that name does
    /// not reach this one.
    fn as_marked(&self, mut told: Identification) -> Identification {
        told.findings.push(self.found(Sorting::RuledBefore));
        told
    }

    /// Marks that name another unit than a ruling without a period: neither is believed.
    fn neither(&self, told: &Identification) -> Option<Identification> {
        let (ruled, None) = (self.ruled.0?, self.ruled.1) else { return None };
        let own = marked(self.own.0).filter(|own| *own != ruled)?;
        let (form, by_office) = (self.name(own), self.name(ruled));
        let mut findings = told.findings.clone();
        findings.push(self.found(Sorting::RuledByNameAlone { form, ruled: by_office }));
        let units = vec![(own, Step::Mark), (ruled, Step::Pin)];
        let periods = self.own.1.into_iter().collect();
        let verdict = Told::Doubtful(Doubtful { units, periods });
        Some(Identification { verdict, findings, ..told.clone() })
    }

    /// What was recognised, with what the office ruled in its place.
    fn believed(&self, told: Identification) -> Identification {
        if self.ruled == (None, None) {
            return told;
        }
        let pinned = self.ruled.0.map(|unit| (unit, Step::Pin));
        let Some((unit, unit_by)) = pinned.or(self.own.0) else { return told };
        let pinned = self.ruled.1.map(|period| (period, Step::Pin));
        let assumed = (self.forms.period, Step::Assumed);
        let (period, period_by) = pinned.or(self.own.1).unwrap_or(assumed);
        let verdict = Told::Identified(Identified { unit, period, unit_by, period_by });
        let findings = self.against().map(Diagnostics::from).unwrap_or_default();
        Identification { verdict, findings, ..told }
    }

    /// Where the marks say otherwise than the office.
    fn against(&self) -> Option<Diagnostic> {
        let units = marked(self.own.0).zip(self.ruled.0).filter(|(own, ruled)| own != ruled);
        let units = units.map(|(own, ruled)| (self.name(own), self.name(ruled)));
        let periods = marked(self.own.1).zip(self.ruled.1).filter(|(own, ruled)| own != ruled);
        let periods = periods.map(|(own, ruled)| (own.chinese(), ruled.chinese()));
        let (form, ruled) = units.or(periods)?;
        Some(self.found(Sorting::RuledAgainstForm { form, ruled }))
    }

    fn name(&self, unit: UnitId) -> String {
        self.forms.notice.units.get(unit).name.value.clone()
    }

    fn found(&self, problem: Sorting) -> Diagnostic {
        Diagnostic::at(self.place, Problem::Sorting(problem))
    }
}
