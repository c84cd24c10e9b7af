//! Headings that are nothing but names of units -> the units of the tasks below them.
//!
//! ```text
//! 一、县教体局                        heading
//! 1.新建幼儿园2所。                   task, of 县教体局
//! 2.改造中学3所。                     task, of 县教体局
//! ```

use super::draft::{RoleKind, TaskDraft, UnitsPlace};
use super::levels::{Kind, Outline};
use super::{role_list, shape};

/// The outline of `lines`: where each item that was taken for a task is such a heading with points, the points are the
/// tasks.
pub(super) fn parted(outline: Outline, lines: &[String]) -> Outline {
    let tasks = outline.starts.iter().filter(|(_, kind)| *kind == Kind::Task).count();
    let ends = outline.starts.iter().skip(1).map(|(start, _)| *start).chain([outline.end]);
    let own = |((start, kind), end): (&(usize, Kind), usize)| match kind {
        Kind::Heading => Some(vec![(*start, Kind::Heading)]),
        Kind::Task => points(lines, *start, end),
    };
    let starts: Option<Vec<_>> = outline.starts.iter().zip(ends).map(own).collect();
    match starts.filter(|_| tasks > 1) {
        Some(starts) => Outline { starts: starts.concat(), ..outline },
        None => outline,
    }
}

/// A heading and the points below it, from `start` to before `end`.
fn points(lines: &[String], start: usize, end: usize) -> Option<Vec<(usize, Kind)>> {
    units(&lines[start])?;
    let level = shape::ordinal(lines.get(start + 1).filter(|_| start + 1 < end)?)?.level;
    let begins = |at: &usize| shape::ordinal(&lines[*at]).is_some_and(|one| one.level == level);
    let points = (start + 1..end).filter(begins).map(|at| (at, Kind::Task));
    Some([(start, Kind::Heading)].into_iter().chain(points).collect())
}

/// The units that a heading names and nothing else; without the word of an area only what can be nothing but a body:
/// 养老服务中心 may be what is built.
fn units(heading: &str) -> Option<Vec<String>> {
    let rest = shape::ordinal(heading)?.rest.trim_end_matches(['：', ':', ' ']);
    let is_plain = |name: &String| {
        name.starts_with(['省', '市', '区', '县', '镇', '乡', '州'])
            || ["局", "委", "委员会", "办公室", "政府", "街道办事处"]
                .iter()
                .any(|ending| name.ends_with(ending))
    };
    let list = role_list::only_units(rest, RoleKind::Responsible)?;
    let names: Vec<String> = list.parties().map(|one| one.name.clone()).collect();
    let are_all = names.iter().all(|name| shape::is_body(name) && is_plain(name));
    (are_all && !names.is_empty()).then_some(names)
}

/// Gives tasks that name no units those of the heading above them.
pub(super) fn give(tasks: &mut [TaskDraft]) {
    let mut above: Option<(String, Vec<String>)> = None;
    for task in tasks {
        if let Some(heading) = task.headings.last() {
            above = units(&heading.title).map(|names| (heading.title.clone(), names));
        }
        let Some((title, names)) = above.as_ref().filter(|_| task.roles.is_empty()) else {
            continue;
        };
        let list = role_list::role_list(&names.join("、"), RoleKind::Responsible);
        task.roles = list.roles;
        task.place = UnitsPlace::Unprinted;
        task.units_doubt = Some(format!("取自上面的标题“{title}”"));
    }
}
