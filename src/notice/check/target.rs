//! 目标: what a task promises that can be counted, and who reports it.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Problem, Reported};
use crate::notice::model::{Register, SText, Target, UnitId};
use crate::notice::raw::RawTarget;
use crate::notice::units::Names;

use super::{Choice, one_of, unit_refs};

/// How the figures of several reporters are put together. One way so far; the description
/// already names it, so that nobody's figures are added unasked.
pub(in crate::notice) const AGGREGATES: [Choice<()>; 1] = [("sum", "合计", ())];

/// A target of a task with these `responsible` units.
pub(super) fn check(
    raw: RawTarget,
    responsible: &BTreeSet<UnitId>,
    register: &Register,
    names: &Names<'_>,
    findings: &mut Diagnostics,
) -> Option<Target> {
    let amount = raw.amount.filter(|written| amount_is_right(written, findings));
    let reporters = raw.reporters.map(|written| unit_refs(written, register, names, findings));
    for unit in reporters.iter().flatten() {
        must_be_responsible(unit.id, &unit.written, responsible, register, findings);
    }
    let several = reporters.as_ref().is_some_and(|units| units.len() > 1);
    let aggregate = raw.aggregate.as_ref().map(|written| one_of(written, &AGGREGATES, findings));
    if let (true, None, Some(name)) = (several, aggregate, &raw.name) {
        let problem = Reported::SeveralReporters { target: name.value.clone() };
        findings.push(Diagnostic::at(&raw.origin, Problem::Reported(problem)));
    }
    let reporters: Vec<UnitId> = reporters?.into_iter().map(|unit| unit.id).collect();
    let known = !reporters.is_empty();
    Some(Target { name: raw.name?, amount: amount?, unit: raw.unit?, reporters }).filter(|_| known)
}

/// So many responsible units are named in a message.
const NAMED: usize = 20;

/// Not asked where the task's units could not be read: that is reported already.
fn must_be_responsible(
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
    let problem = Problem::ReporterNotResponsible {
        unit: written.value.clone(),
        responsible: names.collect(),
    };
    findings.push(Diagnostic::at(&written.origin, problem));
}

/// Digits, with one decimal point at most and digits on both sides of it.
fn amount_is_right(written: &SText, findings: &mut Diagnostics) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let right = match written.split_once('.') {
        Some((whole, decimals)) => digits(whole) && digits(decimals),
        None => digits(written),
    };
    if !right {
        let problem = Problem::BadAmount { found: written.value.clone() };
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    right
}
