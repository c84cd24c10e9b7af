//! Units that are printed otherwise than the paper has them, in one form at many tasks: told once, above the tasks, with
//! the form and how many they are; of one or two it is told at the task. Which they are is seen in the old paper: the places
//! of tasks in the list are others once one is moved.
//!
//! ```text
//! （县甲局牵头，县乙局、县丙局配合）  （…牵头，…配合）     （牵头单位：…；配合单位：…）     3处
//! ```

use std::collections::BTreeMap;

use super::draft::{BodyDraft, TaskDraft};
use super::printed;

/// So many of one form are told once.
const MANY: usize = 3;
/// What stands for names.
const NAMES: &str = "…";

/// What is to be told at each task; what is told of many stands above all.
pub(super) fn told(body: &mut BodyDraft) -> Vec<Option<String>> {
    let differences: Vec<Option<[String; 2]>> =
        body.tasks.iter().map(|task| printed::difference(task, body)).collect();
    let mut forms: BTreeMap<[String; 2], Vec<usize>> = BTreeMap::new();
    for (at, (task, texts)) in body.tasks.iter().zip(&differences).enumerate() {
        if let Some(texts) = texts {
            forms.entry(texts.clone().map(|text| form(task, &text))).or_default().push(at);
        }
    }
    let mut many: Vec<_> = forms.into_iter().filter(|(_, tasks)| tasks.len() >= MANY).collect();
    many.sort_by(|one, other| one.1.cmp(&other.1));
    let mut told: Vec<Option<String>> =
        differences.into_iter().map(|texts| texts.map(|[own, new]| words(&own, &new))).collect();
    for ([own, new], tasks) in many {
        let (count, words) = (tasks.len(), words(&own, &new));
        body.tasks_doubts.push(format!("责任单位有{count}处{words}"));
        tasks.iter().for_each(|at| told[*at] = None);
    }
    told
}

fn words(own: &str, new: &str) -> String {
    format!("原文写“{own}”，印出来是“{new}”")
}

/// The words without the names of the task's units.
fn form(task: &TaskDraft, text: &str) -> String {
    let mut names: Vec<&str> = task.units().map(|one| one.name.as_str()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let form = names.iter().fold(text.to_owned(), |text, name| text.replace(name, NAMES));
    let mut short = String::new();
    for part in form.split_inclusive(NAMES) {
        match part == format!("、{NAMES}") && short.ends_with(NAMES) {
            true => {}
            false => short += part,
        }
    }
    short
}
