//! 实事: the tasks, each held against what it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::notice::model::{Bracket, Due, Register, SText, Task, UnitId};
use crate::notice::raw::RawTask;
use crate::notice::units::Names;

use super::{Choice, assigned, due, one_of, target};

/// Where the units of a task stand.
pub(in crate::notice) const BRACKETS: [Choice<Bracket>; 2] =
    [("inline", "段末", Bracket::Inline), ("paragraph", "另起一段", Bracket::Paragraph)];

/// The tasks, in their order.
pub(super) fn check(
    raw: Vec<RawTask>,
    (register, year): (&Register, Option<u16>),
    findings: &mut Diagnostics,
) -> Vec<Task> {
    let names = Names::of(register);
    let mut seen: BTreeMap<String, SText> = BTreeMap::new();
    let mut tasks = Vec::new();
    for mut task in raw {
        if let Some(name) = &task.name {
            match seen.get(&name.value) {
                Some(first) => {
                    let problem = Problem::TaskTwice { name: name.value.clone() };
                    let found = Diagnostic::at(&name.origin, problem);
                    findings.push(found.with_related(&first.origin));
                }
                None => {
                    seen.insert(name.value.clone(), name.clone());
                }
            }
        }
        let due = task.due.take().and_then(|due| due::due(due, year, findings));
        tasks.extend(check_task(task, due, (register, &names), findings));
    }
    tasks
}

fn check_task(
    raw: RawTask,
    due: Option<Due>,
    (register, names): (&Register, &Names<'_>),
    findings: &mut Diagnostics,
) -> Option<Task> {
    let assigned = raw.assigned.map(|written| {
        assigned::assigned(written, raw.who_reports.as_deref(), (register, names), findings)
    });
    let bracket =
        raw.bracket.map_or(Some(Bracket::Inline), |written| one_of(&written, &BRACKETS, findings));
    let reporting = assigned.iter().flat_map(|(_, units)| units);
    let responsible: BTreeSet<UnitId> = reporting.map(|unit| unit.id).collect();
    let targets = target::check_all(raw.targets, &responsible, (register, names), findings);
    let (assigned, units) = assigned?;
    let (name, text) = (raw.name?, raw.text?);
    Some(Task { name, text, units, assigned, bracket: bracket?, due, targets })
}
