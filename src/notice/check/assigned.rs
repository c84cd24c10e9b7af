//! The units of a task: under which word each stands, and which of them report.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Problem, TaskProblem, ValueProblem};
use crate::notice::model::{
    Assignment, Assignments, Party, Register, Role, SText, UnitId, UnitRef,
};
use crate::notice::raw::{RawAssignment, RawParty};
use crate::notice::units::{Named, Names};
use crate::origin::Origin;

use super::reporters::must_be_responsible;

/// Who reports, where no units are named: all, or the leads.
pub(in crate::notice) const ALL: [&str; 2] = ["all", "全部"];
pub(in crate::notice) const LEADS: [&str; 2] = ["leads", "牵头单位"];

/// The units of a task as it names them, and those that report it, those that lead first.
pub(super) fn assigned(
    raw: Vec<RawAssignment>,
    who: Option<&[SText]>,
    (register, names): (&Register, &Names<'_>),
    findings: &mut Diagnostics,
) -> (Assignments, Vec<UnitRef>) {
    let mut seen = BTreeMap::new();
    let mut read = |one: RawAssignment| {
        let parties = one.parties.into_iter();
        let parties = parties.filter_map(|raw| party(raw, (register, names), &mut seen, findings));
        Assignment {
            role: one.role,
            word: one.role.chinese().to_owned(),
            parties: parties.collect(),
        }
    };
    let all = raw.into_iter().map(&mut read).filter(|one| !one.parties.is_empty()).collect();
    let all = Assignments(all);
    let reporting = reporting(&all, who, (register, names), findings);
    (all, reporting)
}

fn party(
    raw: RawParty,
    (register, names): (&Register, &Names<'_>),
    seen: &mut BTreeMap<Named, Origin>,
    findings: &mut Diagnostics,
) -> Option<Party> {
    let RawParty { name: written, remark } = raw;
    let named = names.party(&written, findings)?;
    let name = named.name(register).clone();
    if let Some(first) = seen.get(&named) {
        let problem = Problem::Value(ValueProblem::UnitTwice { name: name.value });
        findings.push(Diagnostic::at(&written.origin, problem).with_related(first));
        return None;
    }
    seen.insert(named, written.origin.clone());
    let is_group = matches!(named, Named::Group(_));
    Some(Party { name, written, remark, units: named.units(register), is_group })
}

/// Each unit once, where it is named first; 牵头单位 come before all others.
fn all_units(all: &Assignments) -> Vec<UnitRef> {
    let of_role = |lead: bool| all.0.iter().filter(move |one| (one.role == Role::Lead) == lead);
    let parties = of_role(true).chain(of_role(false)).flat_map(|one| &one.parties);
    let mut known = BTreeSet::new();
    let mut units = Vec::new();
    for party in parties {
        let new = party.units.iter().filter(|id| known.insert(**id));
        units.extend(new.map(|id| UnitRef {
            id: *id,
            written: party.written.clone(),
            before: Vec::new(),
        }));
    }
    units
}

fn reporting(
    all: &Assignments,
    who: Option<&[SText]>,
    register: (&Register, &Names<'_>),
    findings: &mut Diagnostics,
) -> Vec<UnitRef> {
    let units = all_units(all);
    let wanted = match who {
        None => return units,
        Some([one]) if ALL.contains(&one.as_str()) => return units,
        Some([one]) if LEADS.contains(&one.as_str()) => leads(all, one, findings),
        Some(named) => named_ones(named, &units, register, findings),
    };
    units.into_iter().filter(|unit| wanted.contains(&unit.id)).collect()
}

/// The units under 牵头单位, which there must be.
fn leads(all: &Assignments, written: &SText, findings: &mut Diagnostics) -> BTreeSet<UnitId> {
    let leads = all.0.iter().filter(|one| one.role == Role::Lead).flat_map(|one| &one.parties);
    let leads: BTreeSet<UnitId> = leads.flat_map(|one| one.units.iter().copied()).collect();
    if leads.is_empty() {
        let problem = Problem::OfTask(TaskProblem::NoLeads);
        findings.push(Diagnostic::at(&written.origin, problem));
    }
    leads
}

/// The units that are named to report, each of them one of the task's.
fn named_ones(
    named: &[SText],
    units: &[UnitRef],
    (register, names): (&Register, &Names<'_>),
    findings: &mut Diagnostics,
) -> BTreeSet<UnitId> {
    let known: BTreeSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    let mut wanted = BTreeSet::new();
    for written in named {
        let Some(party) = names.party(written, findings) else { continue };
        let ids = party.units(register);
        if let Some(stranger) = ids.iter().find(|id| !known.contains(id)) {
            must_be_responsible(*stranger, written, &known, register, findings);
        }
        wanted.extend(ids);
    }
    wanted
}
