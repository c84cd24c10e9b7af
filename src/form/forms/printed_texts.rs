//! The texts of the blank forms of a notice: what a return has of them says nothing new.

use std::collections::{BTreeSet, HashSet};

use crate::form::earlier;
use crate::form::grid::{FormGrid, HINTS_OF_LETTERS, said_of};
use crate::form::words::normal;
use crate::han;
use crate::notice::{Heading, Notice, Task, TaskNumber};

/// What blank forms say, as texts are compared.
#[derive(Default)]
pub(in crate::form) struct PrintedTexts(HashSet<String>);

impl PrintedTexts {
    /// The texts of `grids` and of the notice's table of all tasks.
    pub(super) fn new<'g>(
        notice: &'g Notice,
        grids: impl Iterator<Item = &'g FormGrid>,
    ) -> PrintedTexts {
        let mut printed: BTreeSet<&str> = grids.flat_map(PrintedTexts::of).collect();
        printed.insert(earlier::NOTHING);
        printed.extend(HINTS_OF_LETTERS);
        printed.extend(notice.units.units.iter().map(|unit| unit.name.as_str()));
        printed.extend(notice.units.groups.iter().map(|group| group.name.as_str()));
        let mut texts: HashSet<String> = printed.into_iter().map(compared).collect();
        notice.tasks.iter().for_each(|task| texts.extend(of_task(task)));
        notice.headings.iter().for_each(|heading| texts.extend(of_heading(heading)));
        PrintedTexts(texts)
    }

    /// The texts of one form, as they are written, and as those had them that went out first.
    pub(in crate::form) fn of(grid: &FormGrid) -> impl Iterator<Item = &str> {
        grid.printed
            .iter()
            .flat_map(|one| std::iter::once(&one.text).chain(&one.first))
            .map(String::as_str)
    }

    /// Adds a text as it is written.
    pub(in crate::form) fn add(&mut self, text: &str) {
        self.0.insert(compared(text));
    }

    /// Whether one of them is `text`, which is as [`compared`] gives it.
    pub(in crate::form) fn have(&self, text: &str) -> bool {
        self.0.contains(text)
    }
}

/// What the table of all tasks says of one.
fn of_task(task: &Task) -> Vec<String> {
    let units = task.assigned.parties().map(|one| &*one.written.value);
    let mut texts: Vec<String> = units.map(compared).collect();
    texts.push(texts.concat());
    texts.extend(task.text.iter().map(|text| compared(text)));
    texts.extend(said_of(task).map(|text| compared(&text)));
    let promises = task.promises();
    let lines: Vec<&str> = promises.iter().map(|promise| promise.as_str()).collect();
    texts.extend(lines.iter().map(|line| compared(line)));
    texts.push(compared(&lines.concat()));
    // Forms of before said no more of a target that several units report.
    let reported = task.targets.iter().filter_map(|one| Some((one, one.reporters.first()?.unit)));
    texts.extend(reported.map(|(target, unit)| compared(&target.printed_for(unit))));
    // Nor what kind of level a bare number is: 1848元/月/人 for 保持1848元/月/人.
    texts.extend(task.targets.iter().map(|target| compared(&target.printed())));
    let TaskNumber { value, ordinal, label } = &task.number;
    let numbers = [value.to_string(), han::numeral(*value), ordinal.bare(*value), label.clone()];
    texts.extend(numbers.iter().map(|number| compared(number)));
    let targets = task.targets.iter().flat_map(|target| &target.former_names);
    let names = std::iter::once(&task.name).chain(&task.former_names).chain(targets);
    texts.extend(names.map(|name| compared(name)));
    texts
}

/// What it says above some of them.
fn of_heading(heading: &Heading) -> Vec<String> {
    let paragraphs = heading.paragraphs.iter().map(|text| compared(text));
    [compared(&heading.text), compared(&heading.printed())].into_iter().chain(paragraphs).collect()
}

/// Units are listed with any mark between them, or in lines.
pub(in crate::form) fn compared(text: &str) -> String {
    let mut text = normal(text);
    text.retain(|one| !matches!(one, '、' | ',' | ';'));
    text
}
