//! A task with its targets and what each unit says of it.

use serde::Serialize;

use crate::report::{AHEAD, Light, Report, TaskReport, UnitPart};

use super::source::{Sourced, Sources};
use super::targets::{self, Gaps, Target};
use super::view::{or_gap, visible};

/// What is said of a task that promises nothing that can be counted.
pub(super) const NO_TARGET: &str = "没有量化指标";

#[derive(Serialize)]
pub(super) struct Task {
    number: usize,
    label: String,
    headings: Vec<String>,
    name: String,
    due: Option<String>,
    class: &'static str,
    light: &'static str,
    targets: Vec<Target>,
    parts: Vec<Part>,
}

/// What a unit says of it.
#[derive(Serialize)]
struct Part {
    unit: String,
    remark: Option<String>,
    answer: Sourced,
    own: Vec<Named>,
}

/// A text under the words of its column.
#[derive(Serialize)]
struct Named {
    name: String,
    told: Sourced,
}

pub(super) fn task(
    report: &Report,
    task: &TaskReport,
    gaps: &Gaps<'_>,
    sources: &mut Sources,
) -> Task {
    let light = report.light(task);
    let targets = report.targets_of(task).map(|one| targets::target(one, gaps, sources));
    let targets = targets.collect();
    Task {
        number: task.number,
        label: visible(&task.label),
        headings: task.headings.iter().map(|one| visible(&one.value)).collect(),
        name: visible(&task.titled()),
        due: task.due.as_ref().map(|due| visible(&due.words.value)),
        class: light.map_or("none", Light::name),
        light: match light {
            Some(_) if report.is_ahead(task) => AHEAD,
            light => light.map_or(NO_TARGET, Light::chinese),
        },
        targets,
        parts: task.parts.iter().map(|one| part(one, sources)).collect(),
    }
}

/// What columns of the office's own ask for that everybody is not told: who can be reached, and how.
const PERSONS: [&str; 7] = ["电话", "手机", "联系人", "联系方式", "邮箱", "填报人", "经办人"];

/// Whether a column asks for a person or a telephone.
fn asks_for_person(head: &str) -> bool {
    PERSONS.iter().any(|word| head.contains(word))
}

fn part(part: &UnitPart, sources: &mut Sources) -> Part {
    let is_public = sources.is_public();
    let mut named = |name: &str, told: Option<&_>| {
        let told = sources.told(told?);
        Some(Named { name: visible(name), told })
    };
    let own = part.own.iter().filter(|own| !is_public || !asks_for_person(&own.head));
    let own = own.filter_map(|own| named(&own.head, own.told.as_ref()));
    let mut texts: Vec<Named> = own.collect();
    texts.extend(named("进展状态", part.state.as_ref()));
    texts.extend(named("完成时限", part.due.as_ref()));
    let words = part.label.iter().map(|label| visible(label));
    let remark = part.remark.iter().map(|remark| visible(&remark.value));
    let remark: Vec<String> = words.chain(remark).collect();
    let answer = part.answer.as_ref().map(|told| sources.told(told));
    Part {
        unit: visible(&part.unit),
        remark: (!remark.is_empty()).then(|| remark.join("，")),
        answer: or_gap(answer, &format!("（{}）", part.gap)),
        own: texts,
    }
}
