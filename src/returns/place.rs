//! A workbook that came -> a version of a unit's return, or a doubtful file, or nobody's.
//!
//! What the office ruled comes before everything else. A form of another period, and one in which
//! nothing is filled in, is no version: it is found, and its unit must send another.

use crate::diag::{Diagnostic, Diagnostics, Problem, Sorting, Unclear};
use crate::form::{
    self, Doubtful, Evidence, Forms, Identification, Identified, Return, Step, Verdict as Told,
};
use crate::intake::Opened;
use crate::notice::{UnitId, Verdict};
use crate::origin::BookOrigin;
use crate::period::Period;

use super::ruled::Ruled;
use super::{DoubtfulFile, Rank, Returns, UnitReturns, Version, blame};

/// Puts a workbook where it belongs.
pub(super) fn place(
    returns: &mut Returns,
    forms: &Forms<'_>,
    opened: Opened,
    ruled: &Ruled,
    previous: Option<&Returns>,
) {
    let verdict = ruled.of(&opened.arrival);
    if verdict == Some(Verdict::Ignore) {
        return returns.ignored.push(opened.arrival);
    }
    let told = form::identify(forms, &opened.workbook, &Evidence::from(&opened.arrival));
    let Identification { verdict: told, findings } = believed(forms, verdict, told, &opened);
    match told {
        Told::Doubtful(could_be) => doubt(returns, forms, opened, could_be, findings),
        Told::Identified(identified) if identified.period != returns.period => {
            returns.findings.extend(findings);
            blame::unit(returns, identified.unit);
        }
        Told::Identified(identified) => {
            let number = version_of(verdict);
            let before = previous.and_then(|one| returned_before(one, identified.unit));
            let version = read(forms, opened, (identified, number), before, findings);
            settle(returns, version);
        }
    }
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

/// 待核: the units it could be of are asked for by the office.
fn doubt(
    returns: &mut Returns,
    forms: &Forms<'_>,
    opened: Opened,
    could_be: Doubtful,
    findings: Diagnostics,
) {
    let foreign = findings.iter().any(|found| is_foreign(&found.problem));
    if foreign {
        blame::named(returns, forms, &Evidence::from(&opened.arrival));
    }
    for (unit, _) in &could_be.units {
        if let Some(one) = returns.unit(*unit) {
            one.trouble.office = true;
        }
    }
    let others = form::others(forms, &opened.workbook);
    returns.doubtful.push(DoubtfulFile { arrival: opened.arrival, could_be, others });
    returns.findings.extend(findings);
}

/// A form of another notice leaves no doubt about what it is.
fn is_foreign(problem: &Problem) -> bool {
    matches!(problem, Problem::Unclear(Unclear::OtherNotice { .. }))
}

/// What the unit returned for the period before.
fn returned_before(previous: &Returns, unit: UnitId) -> Option<(Period, &Return)> {
    let one = previous.units.iter().find(|one| one.unit == unit)?;
    Some((previous.period, &one.chosen()?.returned))
}

fn read(
    forms: &Forms<'_>,
    opened: Opened,
    (identified, number): (Identified, Option<u16>),
    before: Option<(Period, &Return)>,
    mut findings: Diagnostics,
) -> Version {
    let Opened { workbook, arrival } = opened;
    let reading = form::read(forms, &identified, &workbook, before.map(|(_, one)| one));
    findings.extend(reading.findings);
    findings.extend(form::check(forms, &identified, &reading.returned, before));
    let rank = Rank::new(number, &arrival);
    let (again, changes, returned) = (Vec::new(), Vec::new(), reading.returned);
    Version { arrival, again, identified, rank, returned, changes, findings }
}

/// Gives a version to its unit.
fn settle(returns: &mut Returns, mut version: Version) {
    let Some(unit) = returns.unit(version.identified.unit) else { return };
    if version.returned.is_blank(&unit.grid) {
        unit.trouble.unit = true;
        let problem = Problem::BlankReturn { unit: unit.grid.identity.unit.clone() };
        let place = BookOrigin::file(&version.arrival.origin);
        return returns.findings.push(Diagnostic::at(&place, problem));
    }
    version.rank.filled_on = version.filled_on(&unit.grid);
    match same(unit, &version) {
        Some(known) => known.know_again(&version),
        None => unit.versions.push(version),
    }
}

fn same<'u>(unit: &'u mut UnitReturns, version: &Version) -> Option<&'u mut Version> {
    unit.versions.iter_mut().find(|one| one.hash() == version.hash())
}

impl Version {
    /// The same file came again: the later evidence counts.
    fn know_again(&mut self, other: &Version) {
        self.again.push(other.arrival.origin.clone());
        self.rank = self.rank.max(other.rank);
    }
}
