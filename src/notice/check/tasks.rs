//! 实事: the tasks, each held against what it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, Problem, TaskProblem, ValueProblem};
use crate::notice::model::{
    Bracket, Due, Heading, Register, SText, Task, TaskLayout, TaskNumber, UnitId,
};
use crate::notice::raw::{RawTask, RawTaskOrHeading};
use crate::notice::units::Names;
use crate::origin::Origin;

use super::force::Times;
use super::sections::{self, NAME_PLACES, Sections};
use super::{Choice, assigned, due, one_of, target};

/// Where the units of a task stand.
pub(in crate::notice) const BRACKETS: [Choice<Bracket>; 6] = [
    ("inline", "段末", Bracket::Inline),
    ("run_on", "段末不加括号", Bracket::RunOn),
    ("paragraph", "另起一段", Bracket::Paragraph),
    ("line", "单独一行", Bracket::Line),
    ("lines", "分行", Bracket::Lines),
    ("none", "不印", Bracket::Nowhere),
];

/// The tasks in their order, and the headings above them.
pub(super) fn check(
    raw: Vec<RawTaskOrHeading>,
    layout: &TaskLayout,
    (register, times): (&Register, &Times<'_>),
    findings: &mut Diagnostics,
) -> (Vec<Task>, Vec<Heading>) {
    let names = Names::of(register);
    let (raw, headings) = counted(raw, layout, findings);
    let (mut known, mut tasks, mut undated) = (Known::default(), Vec::new(), Vec::new());
    for (mut task, number, section) in raw {
        let alike = known.add(&task, &number, section, findings);
        let due = task.due.take().and_then(|due| due::due(due, times.year, &mut undated, findings));
        let as_usual = (due, layout);
        tasks.extend(check_task(
            task,
            (number, alike),
            as_usual,
            (register, &names, times),
            findings,
        ));
    }
    due::tell_undated(&undated, times.year, findings);
    known.tell_namesakes(&mut tasks);
    let assigned = tasks.iter_mut().flat_map(|task| &mut task.assigned.0);
    for one in assigned {
        let own = layout.words.iter().find(|(role, _)| *role == one.role);
        own.into_iter().for_each(|(_, word)| one.word.clone_from(word));
    }
    (tasks, headings)
}

/// The tasks with their numbers and sections, and the headings.
fn counted(
    raw: Vec<RawTaskOrHeading>,
    layout: &TaskLayout,
    findings: &mut Diagnostics,
) -> (Vec<(RawTask, TaskNumber, usize)>, Vec<Heading>) {
    let mut counter = Sections::new(layout.clone());
    let (mut tasks, mut counted) = (Vec::new(), Vec::new());
    let headed = raw.iter().any(|one| matches!(one, RawTaskOrHeading::Heading(_)));
    for one in raw {
        let mut task = match one {
            RawTaskOrHeading::Task(task) => *task,
            RawTaskOrHeading::Heading(heading) => {
                counter.heading(heading, tasks.len(), findings);
                continue;
            }
        };
        if let (true, 0, Some(name)) = (headed, counter.section(), &task.name) {
            let problem = TaskProblem::NoHeadingAbove { name: name.value.clone() };
            findings.push(Diagnostic::at(&name.origin, Problem::OfTask(problem)));
        }
        counted.push(counter.task(task.number.take(), findings));
        tasks.push(task);
    }
    let of_sections: Vec<usize> = counted.iter().map(|one| one.section).collect();
    let numbers = sections::task_numbers(counted);
    let tasks = tasks.into_iter().zip(numbers).zip(of_sections);
    let tasks = tasks.map(|((task, number), section)| (task, number, section)).collect();
    (tasks, counter.finish(findings))
}

/// The names and numbers of the tasks so far.
#[derive(Default)]
struct Known {
    names: BTreeMap<String, Vec<Named>>,
    numbers: BTreeMap<String, Origin>,
}

/// A task whose name is known.
struct Named {
    name: SText,
    text: Vec<String>,
    number: String,
    section: usize,
}

impl Known {
    /// Adds a task: how many before it have its name. One that says the same as another was copied; one of the
    /// same name and section may have been.
    fn add(
        &mut self,
        task: &RawTask,
        number: &TaskNumber,
        section: usize,
        findings: &mut Diagnostics,
    ) -> usize {
        let Some(name) = task.name.clone() else { return 0 };
        let label = number.label.clone();
        if let Some(first) = self.numbers.get(&label) {
            let problem = Problem::OfTask(TaskProblem::NumberTaken { number: label.clone() });
            findings.push(Diagnostic::at(&name.origin, problem).with_related(first));
        }
        self.numbers.entry(label.clone()).or_insert_with(|| name.origin.clone());
        let text = task.text.iter().flatten().map(|text| text.value.clone()).collect();
        let one = Named { name, text, number: label, section };
        let alike = self.names.entry(one.name.value.clone()).or_default();
        let copied = alike.iter().find(|first| one.repeats(first));
        let found = copied.or(alike.first()).and_then(|first| one.found_beside(first));
        found.into_iter().for_each(|found| findings.push(found));
        alike.push(one);
        alike.len() - 1
    }

    /// Tells each task whether another has its name.
    fn tell_namesakes(&self, tasks: &mut [Task]) {
        for task in tasks {
            task.has_namesake =
                self.names.get(&task.name.value).is_some_and(|alike| alike.len() > 1);
        }
    }
}

impl Named {
    /// Whether it says the same as another; tasks in a table say nothing.
    fn repeats(&self, first: &Named) -> bool {
        !self.text.is_empty() && self.text == first.text
    }

    /// What is found of a task with the name of another.
    fn found_beside(&self, first: &Named) -> Option<Diagnostic> {
        let name = self.name.value.clone();
        let problem = if self.repeats(first) {
            Problem::Value(ValueProblem::TaskTwice { name })
        } else if self.section == first.section {
            let (first, number) = (first.number.clone(), self.number.clone());
            Problem::OfTask(TaskProblem::SameName { name, first, number })
        } else {
            return None;
        };
        Some(Diagnostic::at(&self.name.origin, problem).with_related(&first.name.origin))
    }
}

fn check_task(
    raw: RawTask,
    (number, alike): (TaskNumber, usize),
    (due, layout): (Option<Due>, &TaskLayout),
    (register, names, times): (&Register, &Names<'_>, &Times<'_>),
    findings: &mut Diagnostics,
) -> Option<Task> {
    let assigned = raw.assigned.map(|written| {
        assigned::assigned(written, raw.who_reports.as_deref(), (register, names), findings)
    });
    let bracket = raw.bracket.map_or(Some(layout.bracket), |own| one_of(&own, &BRACKETS, findings));
    let name_place =
        raw.name_place.map_or(Some(layout.name), |own| one_of(&own, &NAME_PLACES, findings));
    let reporting = assigned.iter().flat_map(|(_, units)| units);
    let responsible: BTreeSet<UnitId> = reporting.map(|unit| unit.id).collect();
    let targets = target::check_all(raw.targets, &responsible, (register, names, times), findings);
    let (assigned, units) = assigned?;
    // A text that is missed was found by `decode`; a task that stands in a table needs none.
    let (name, text) = (raw.name?, raw.text.unwrap_or_default());
    let (has_namesake, bracket, name_place) = (false, bracket?, name_place?);
    let (former_names, force) = (raw.former_names, times.force(&raw.force, findings));
    Some(Task {
        number,
        alike,
        has_namesake,
        name,
        name_place,
        text,
        units,
        assigned,
        bracket,
        due,
        targets,
        former_names,
        force,
        in_force: true,
        is_over: false,
        named: 0,
        added: None,
    })
}
