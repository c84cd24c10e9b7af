//! 填报单位: who reports a target, each its share of it, and what their figures are to each other.

use std::collections::BTreeSet;

use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Diagnostics, Problem, Promise, TaskProblem, ValueProblem};
use crate::notice::model::{Register, Reporter, SText, Target, Together, UnitId};
use crate::notice::raw::RawReporter;
use crate::notice::units::Names;
use crate::origin::Origin;

use super::{Choice, unit_refs};

/// What the figures of several reporters are to each other. The description names it, so that nobody's
/// figures are added unasked.
pub(in crate::notice) const AGGREGATES: [Choice<Together>; 3] = [
    ("sum", "合计", Together::Sum),
    ("each", "各自", Together::Each),
    ("same", "同一数", Together::Same),
];

/// Who may report the targets of a task, and how they are called.
pub(super) struct Reporting<'n> {
    /// The units that are responsible for it.
    pub(super) responsible: &'n BTreeSet<UnitId>,
    /// All units.
    pub(super) register: &'n Register,
    /// Their names.
    pub(super) names: &'n Names<'n>,
}

impl Reporting<'_> {
    /// The units that report a target; nothing where a share is no number.
    pub(super) fn read(
        &self,
        written: Vec<RawReporter>,
        findings: &mut Diagnostics,
    ) -> Option<Vec<Reporter>> {
        reporters(written, self.responsible, (self.register, self.names), findings)
    }

    /// The units that report it with the shares of an amount that it had before, `then`; none where none is written.
    /// Those of today are all among them, or those that they took over from, beside those that have given their share
    /// away since; and the shares make that amount as today's make today's.
    pub(super) fn earlier_shares(
        &self,
        written: Vec<RawReporter>,
        then: &Target,
        findings: &mut Diagnostics,
    ) -> Vec<Reporter> {
        let Some(place) = written.first().map(|one| one.unit.origin.clone()) else {
            return Vec::new();
        };
        let known = self.register;
        let then_too = with_former(self.responsible.iter().copied(), known);
        let shares = reporters(written, &then_too, (known, self.names), findings);
        let Some(shares) = shares else { return Vec::new() };
        let has_share = |unit: &UnitId| shares.iter().any(|one| one.unit == *unit);
        let had_share = |one: &Reporter| with_former([one.unit], known).iter().any(has_share);
        let missing = then.reporters.iter().filter(|one| !had_share(one));
        let missing = missing.map(|one| Reporter { share: None, ..one.clone() });
        let reporters: Vec<Reporter> = shares.iter().cloned().chain(missing).collect();
        put_together(&Target { reporters, ..then.clone() }, &place, findings);
        shares
    }
}

/// Those units, and all that they took over from, at once or by way of others.
fn with_former(units: impl IntoIterator<Item = UnitId>, register: &Register) -> BTreeSet<UnitId> {
    let (mut found, mut open) = (BTreeSet::new(), units.into_iter().collect::<Vec<_>>());
    while let Some(one) = open.pop() {
        if found.insert(one) {
            open.extend(&register.get(one).predecessors);
        }
    }
    found
}

fn reporters(
    written: Vec<RawReporter>,
    responsible: &BTreeSet<UnitId>,
    (register, names): (&Register, &Names<'_>),
    findings: &mut Diagnostics,
) -> Option<Vec<Reporter>> {
    let mut reporters: Vec<Reporter> = Vec::new();
    let mut shares_are_right = true;
    let (units, shares): (Vec<SText>, Vec<Option<SText>>) =
        written.into_iter().map(|one| (one.unit, one.share)).unzip();
    let places: Vec<Origin> = units.iter().map(|unit| unit.origin.clone()).collect();
    let named = unit_refs(units, register, names, findings);
    // A unit, or the members of a group.
    for party in named.chunk_by(|one, next| one.written.origin == next.written.origin) {
        let written = &party[0].written;
        if let Some(stranger) = party.iter().find(|unit| !responsible.contains(&unit.id)) {
            must_be_responsible(stranger.id, written, responsible, register, findings);
        }
        let at = places.iter().position(|place| *place == written.origin);
        let mut share = at.and_then(|at| shares[at].clone());
        shares_are_right &= share.as_ref().is_none_or(|share| is_bare(share, findings));
        if party.len() > 1 && share.take().is_some() {
            let problem = TaskProblem::GroupAsUnit { name: written.value.clone() };
            findings.push(Diagnostic::at(&written.origin, Problem::OfTask(problem)));
        }
        let all = party.iter().map(|unit| Reporter {
            unit: unit.id,
            share: share.clone(),
            before: Vec::new(),
            was: None,
        });
        reporters.extend(all);
    }
    shares_are_right.then_some(reporters)
}

/// So many responsible units are named in a message.
const NAMED: usize = 20;

/// Not asked where the task's units could not be read: that is reported already.
pub(super) fn must_be_responsible(
    id: UnitId,
    written: &SText,
    responsible: &BTreeSet<UnitId>,
    register: &Register,
    findings: &mut Diagnostics,
) {
    if responsible.is_empty() || responsible.contains(&id) {
        return;
    }
    let names = responsible.iter().take(NAMED).map(|unit| register.get(*unit).name.value.clone());
    let problem = Problem::Value(ValueProblem::ReporterNotResponsible {
        unit: written.value.clone(),
        responsible: names.collect(),
    });
    findings.push(Diagnostic::at(&written.origin, problem));
}

/// A share is a bare number, in the measure of the whole.
fn is_bare(share: &SText, findings: &mut Diagnostics) -> bool {
    let is_number = Decimal::parse(share).is_some_and(|number| !number.is_negative());
    if !is_number {
        let problem = Promise::BadShare { found: share.value.clone() };
        findings.push(Diagnostic::at(&share.origin, Problem::Promise(problem)));
    }
    is_number
}

/// What does not go with each other where several units report the target that stands at `place`: levels do
/// not add up, and shares are parts of a sum that make the whole of it.
pub(super) fn put_together(target: &Target, place: &Origin, findings: &mut Diagnostics) {
    let name = target.name.value.clone();
    let shares: Vec<&SText> =
        target.reporters.iter().filter_map(|one| one.share.as_ref()).collect();
    let is_sum = target.may_be_summed() && target.together == Together::Sum;
    let problem = if !target.may_be_summed()
        && target.reporters.len() > 1
        && target.together == Together::Sum
    {
        Promise::LevelsSummed { target: name }
    } else if shares.is_empty() {
        return;
    } else if !is_sum || shares.len() < target.reporters.len() {
        Promise::ShareOfNoSum { target: name }
    } else {
        let Some(sum) = sum(&shares).filter(|sum| !target.is_whole(*sum)) else { return };
        let (sum, amount) = (format!("{sum}{}", target.unit.value), target.printed());
        Promise::SharesDiffer { target: name, sum, amount }
    };
    findings.push(Diagnostic::at(place, Problem::Promise(problem)));
}

fn sum(shares: &[&SText]) -> Option<Decimal> {
    shares.iter().try_fold(Decimal::ZERO, |sum, share| sum.plus(Decimal::parse(share)?))
}
