//! A workbook that came, and what the office ruled of it -> what it is: a version of a unit's
//! return, or a doubtful file, or a form of another period.
//!
//! What the office ruled comes before everything else. The workbook itself is dropped here: what
//! goes on is what the report needs.

use crate::diag::{Diagnostic, Diagnostics, Problem, Sorting};
use crate::form::{
    self, Doubtful, Evidence, Forms, Identification, Identified, Return, Step, Verdict as Told,
};
use crate::intake::{Arrival, Opened};
use crate::notice::{UnitId, Verdict};
use crate::period::Period;

use super::ruled::OfFile;
use super::{DoubtfulFile, Rank, Returns, Version};

/// What a workbook is.
pub(super) enum Seen {
    /// A version of a return for the period.
    Version(Box<Version>),
    /// 待核, with what is found of it.
    Doubtful(Box<DoubtfulFile>, Diagnostics),
    /// That unit's form of another period, with what is found of it.
    OtherPeriod(Box<Arrival>, UnitId, Diagnostics),
}

/// Looks at a workbook; `previous` are the returns of the period before, where they are at hand.
pub(super) fn look(
    forms: &Forms<'_>,
    opened: Opened,
    ruled: Option<OfFile>,
    previous: Option<&Returns>,
) -> Seen {
    let told = form::identify(forms, &opened.workbook, &Evidence::from(&opened.arrival));
    let ruled = ruled.filter(|ruled| !of_another_quarter(forms, *ruled, &told));
    let told = match ruled.and_then(|ruled| of_another(forms, ruled, &told, &opened)) {
        Some(doubt) => doubt,
        None => believed(forms, ruled.map(|one| one.verdict), told, &opened),
    };
    let ruled = ruled.map(|one| one.verdict);
    let Identification { verdict: told, findings } = told;
    match told {
        Told::Doubtful(could_be) => {
            let others = form::others(forms, &opened.workbook);
            let file = DoubtfulFile { arrival: opened.arrival, could_be, others };
            Seen::Doubtful(Box::new(file), findings)
        }
        Told::Identified(identified) if identified.period != forms.period => {
            Seen::OtherPeriod(Box::new(opened.arrival), identified.unit, findings)
        }
        Told::Identified(identified) if forms.grid(identified.unit, forms.period).is_none() => {
            uncalled_for(forms, opened, identified, findings)
        }
        Told::Identified(identified) => {
            let before = previous.and_then(|one| returned_before(one, identified.unit));
            let version = read(forms, opened, (identified, ruled), before, findings);
            Seen::Version(Box::new(version))
        }
    }
}

/// A return of a unit that owes none: nobody's state, and none of its texts is lost.
fn uncalled_for(
    forms: &Forms<'_>,
    opened: Opened,
    identified: Identified,
    mut findings: Diagnostics,
) -> Seen {
    let Identified { unit, unit_by, period, period_by } = identified;
    let name = forms.notice.units.get(unit).name.value.clone();
    let problem = Problem::Sorting(Sorting::OwesNothing { unit: name });
    findings.push(Diagnostic::at(&opened.workbook.origin(), problem));
    let others = form::others(forms, &opened.workbook);
    let (units, periods) = (vec![(unit, unit_by)], vec![(period, period_by)]);
    let could_be = Doubtful { units, periods };
    Seen::Doubtful(Box::new(DoubtfulFile { arrival: opened.arrival, could_be, others }), findings)
}

/// Whether the ruling is of another quarter's file of that name: the marks of this one name the
/// quarter that is collected.
fn of_another_quarter(forms: &Forms<'_>, ruled: OfFile, told: &Identification) -> bool {
    let Verdict::Is { period: Some(period), .. } = ruled.verdict else { return false };
    let Told::Identified(own) = &told.verdict else { return false };
    let marked = own.period_by == Step::Mark && own.period == forms.period;
    ruled.by_name && marked && period != forms.period
}

/// A ruling that knows its file by the name alone, and a form whose marks name another unit: it may
/// have been made of another quarter's file, so neither is believed.
fn of_another(
    forms: &Forms<'_>,
    ruled: OfFile,
    told: &Identification,
    opened: &Opened,
) -> Option<Identification> {
    let Verdict::Is { unit: Some(ruled_unit), period: None, .. } = ruled.verdict else {
        return None;
    };
    let Told::Identified(own) = &told.verdict else { return None };
    if !ruled.by_name || own.unit_by != Step::Mark || own.unit == ruled_unit {
        return None;
    }
    let name = |unit: UnitId| forms.notice.units.get(unit).name.value.clone();
    let found = Sorting::RuledByNameAlone { form: name(own.unit), ruled: name(ruled_unit) };
    let mut findings = told.findings.clone();
    findings.push(Diagnostic::at(&opened.workbook.origin(), Problem::Sorting(found)));
    let units = vec![(own.unit, own.unit_by), (ruled_unit, Step::Pin)];
    let periods = vec![(own.period, own.period_by)];
    Some(Identification { verdict: Told::Doubtful(Doubtful { units, periods }), findings })
}

/// What was recognised, with what the office ruled in its place.
fn believed(
    forms: &Forms<'_>,
    ruled: Option<Verdict>,
    told: Identification,
    opened: &Opened,
) -> Identification {
    let Some(Verdict::Is { unit, period, .. }) = ruled else { return told };
    if unit.is_none() && period.is_none() {
        return told;
    }
    let (own_unit, own_period) = match &told.verdict {
        Told::Identified(one) => (Some((one.unit, one.unit_by)), Some((one.period, one.period_by))),
        Told::Doubtful(one) => (only(&one.units), only(&one.periods)),
    };
    let (unit, period) = (unit.map(|one| (one, Step::Pin)), period.map(|one| (one, Step::Pin)));
    let differs = against(forms, (unit, period), (own_unit, own_period), opened);
    let Some((unit, unit_by)) = unit.or(own_unit) else { return told };
    let (period, period_by) = period.or(own_period).unwrap_or((forms.period, Step::Assumed));
    let verdict = Told::Identified(Identified { unit, period, unit_by, period_by });
    Identification { verdict, findings: differs.map(Diagnostics::from).unwrap_or_default() }
}

fn only<T: Copy>(possible: &[T]) -> Option<T> {
    if let [one] = possible { Some(*one) } else { None }
}

type Known<T> = Option<(T, Step)>;

/// Where the marks of the form say otherwise than the office.
fn against(
    forms: &Forms<'_>,
    ruled: (Known<UnitId>, Known<Period>),
    own: (Known<UnitId>, Known<Period>),
    opened: &Opened,
) -> Option<Diagnostic> {
    let name = |unit: UnitId| forms.notice.units.get(unit).name.value.clone();
    let by_mark = |step: Step| step == Step::Mark;
    let (ruled_unit, own_unit) = (ruled.0?.0, own.0.filter(|one| by_mark(one.1)).map(|one| one.0));
    let units = own_unit.filter(|own| *own != ruled_unit).map(|own| (name(own), name(ruled_unit)));
    let periods =
        own.1.filter(|one| by_mark(one.1)).zip(ruled.1).map(|(own, ruled)| (own.0, ruled.0));
    let periods = periods.filter(|(own, ruled)| own != ruled);
    let periods = periods.map(|(own, ruled)| (own.chinese(), ruled.chinese()));
    let (form, ruled) = units.or(periods)?;
    let problem = Problem::Sorting(Sorting::RuledAgainstForm { form, ruled });
    Some(Diagnostic::at(&opened.workbook.origin(), problem))
}

fn version_of(ruled: Option<Verdict>) -> Option<u16> {
    match ruled? {
        Verdict::Is { version, .. } => version,
        Verdict::Ignore => None,
    }
}

/// What the unit returned for the period before.
fn returned_before(previous: &Returns, unit: UnitId) -> Option<(Period, &Return)> {
    let one = previous.of(unit)?;
    Some((previous.period, &one.chosen()?.returned))
}

fn read(
    forms: &Forms<'_>,
    opened: Opened,
    (identified, ruled): (Identified, Option<Verdict>),
    before: Option<(Period, &Return)>,
    mut findings: Diagnostics,
) -> Version {
    let Opened { workbook, arrival } = opened;
    let reading = form::read(forms, &identified, &workbook, before.map(|(_, one)| one));
    let right = matches!(ruled, Some(Verdict::Is { figures_right: true, .. }));
    let reading = form::weigh(forms, &identified, reading, right);
    findings.extend(reading.findings);
    findings.extend(form::check(forms, &identified, &reading.returned, before));
    let rank = Rank::new(version_of(ruled), &arrival);
    let (again, changes, returned) = (Vec::new(), Vec::new(), reading.returned);
    Version { arrival, again, identified, rank, returned, changes, findings }
}
