//! Which items of the body are the tasks, and where they end.
//!
//! ```text
//! 一、城建  （一）修路…（责任单位：甲）  （二）…     the tasks are of level 2, 一、 is a heading
//! 一、修路…（责任单位：甲）  …  三、工作要求        the tasks are of level 1, 三、 belongs to the closing
//! ```

use super::body::{due, split_heading};
use super::bracket;
use super::shape::{self, Ordinal};

/// Words in a heading of what is no task.
const DEMANDS: [&str; 16] = [
    "工作要求",
    "有关要求",
    "相关要求",
    "组织领导",
    "加强领导",
    "保障措施",
    "组织保障",
    "责任落实",
    "督促",
    "督导",
    "督查",
    "宣传引导",
    "总体要求",
    "指导思想",
    "基本原则",
    "工作目标",
];

/// The level whose items are the tasks: the deepest at which half of the items name their units and few of
/// them several times; else the first there is.
pub(super) fn task_level(lines: &[String]) -> Option<usize> {
    let ordinals: Vec<Option<Ordinal<'_>>> =
        lines.iter().map(|line| shape::ordinal(line)).collect();
    let levels = || ordinals.iter().flatten().map(|one| one.level);
    let mut present: Vec<usize> =
        (1..=4).filter(|level| levels().any(|one| one == *level)).collect();
    let first = present.first().copied();
    present.reverse();
    present.into_iter().find(|level| names_units(lines, &ordinals, *level)).or(first)
}

fn names_units(lines: &[String], ordinals: &[Option<Ordinal<'_>>], level: usize) -> bool {
    let is_start = |at: &usize| ordinals[*at].as_ref().is_some_and(|one| one.level == level);
    let starts = (0..lines.len()).filter(is_start);
    let items: Vec<&[String]> = starts.map(|at| &lines[at..extent(ordinals, at, level)]).collect();
    let is_task = |item: &&&[String]| !is_demand(&item[0]);
    let brackets = |item: &[String]| item.iter().filter(|line| has_units(line)).count();
    let all = items.iter().filter(is_task).count();
    let with = items.iter().filter(|item| brackets(item) > 0).count();
    // An item above the tasks holds those of all its tasks.
    let several = items.iter().filter(|item| brackets(item) > 1).count();
    with > 0 && with * 2 >= all && several * 2 <= with
}

fn has_units(line: &str) -> bool {
    bracket::at_end(line).is_some()
}

/// Where the item at `at` of that level ends.
fn extent(ordinals: &[Option<Ordinal<'_>>], at: usize, level: usize) -> usize {
    let ends = |one: &Option<Ordinal<'_>>| one.as_ref().is_some_and(|one| one.level <= level);
    let next = ordinals[at + 1..].iter().position(ends);
    next.map_or(ordinals.len(), |next| at + 1 + next)
}

/// Whether an item says how the work is to be done, and not what.
fn is_demand(line: &str) -> bool {
    let heading = shape::ordinal(line).map_or(line, |one| one.rest);
    let heading = heading.split('。').next().unwrap_or(heading);
    DEMANDS.iter().any(|word| heading.contains(word))
}

/// An item of the level of the tasks.
struct Item {
    start: usize,
    end: usize,
    /// How many headings above the tasks stand before it.
    section: usize,
    has_units: bool,
    is_demand: bool,
}

/// The lines of the tasks. Items that name no unit are tasks where they stand in one section with some that
/// do, and are no demand.
pub(super) fn range(lines: &[String], level: usize) -> (usize, usize) {
    let ordinals: Vec<Option<Ordinal<'_>>> =
        lines.iter().map(|line| shape::ordinal(line)).collect();
    let mut items = Vec::new();
    let mut section = 0;
    for (start, one) in ordinals.iter().enumerate() {
        let Some(one) = one else { continue };
        section += usize::from(one.level < level);
        if one.level == level {
            let end = extent(&ordinals, start, level);
            let has_units = lines[start..end].iter().any(|line| has_units(line));
            let is_demand = is_demand(&lines[start]);
            items.push(Item { start, end, section, has_units, is_demand });
        }
    }
    let any_units = items.iter().any(|item| item.has_units);
    let of_tasks = |item: &&Item| {
        let beside = items.iter().any(|one| one.section == item.section && one.has_units);
        item.has_units || !item.is_demand && (beside || !any_units)
    };
    let tasks: Vec<&Item> = items.iter().filter(of_tasks).collect();
    let (Some(first), Some(last)) = (tasks.first(), tasks.last()) else {
        let all = items.first().map_or(0, |item| item.start);
        return (all, items.last().map_or(all, |item| item.end));
    };
    let text_behind = tasks.iter().rev().skip(1).any(|item| {
        let own = &lines[item.start..item.end];
        own.iter().rposition(|line| has_units(line)).is_some_and(|at| at + 1 < own.len())
    });
    let is_only = tasks.len() == 1;
    let end = end_of_last(&lines[last.start..last.end], text_behind || is_only);
    (first.start, last.start + end)
}

/// How many lines the last task has: nothing parts it from what stands behind. It ends with its units; where
/// those stand under the heading, as in the other tasks, or nowhere, with its first paragraph of text.
fn end_of_last(own: &[String], text_behind_units: bool) -> usize {
    let units = own.iter().rposition(|line| has_units(line));
    let last = match units {
        Some(at) if text_behind_units && is_bare(&own[..=at]) => (at + 1).min(own.len() - 1),
        Some(at) => at,
        None if is_heading_alone(&own[0]) => 1.min(own.len() - 1),
        None => 0,
    };
    let belongs = |line: &&String| shape::ordinal(line).is_some() || due(line).is_some();
    last + 1 + own[last + 1..].iter().take_while(belongs).count()
}

fn is_heading_alone(line: &str) -> bool {
    shape::ordinal(line).is_some_and(|one| split_heading(one.rest).1.is_empty())
}

/// Whether nothing but a heading stands before and beside the units.
fn is_bare(lines: &[String]) -> bool {
    lines.iter().enumerate().all(|(at, line)| {
        let text = bracket::at_end(line).map_or_else(|| line.clone(), |(text, _)| text);
        if at == 0 { is_heading_alone(&text) } else { text.is_empty() }
    })
}
