//! A task that stands beside headings gets one of its own: where the tasks have headings, none stands without.
//!
//! ```text
//! 一、新建公园3处。  二、教育 （一）学校…     the first becomes 一、新建公园3处 with a task below it
//! ```

use std::collections::BTreeSet;

use super::draft::{BodyDraft, HeadingDraft, TaskDraft};
use super::shape;
use crate::han;

/// Puts a heading above each task that is counted on with the headings, and above those before the first.
pub(super) fn settle(body: &mut BodyDraft) {
    if body.tasks.iter().all(|task| task.headings.is_empty()) {
        return;
    }
    let headings = body.tasks.iter().flat_map(|task| &task.headings).chain(&body.behind);
    let levels: BTreeSet<usize> = headings.map(level).filter(|level| *level > 0).collect();
    // The level of the sign of each heading above.
    let mut above: Vec<usize> = Vec::new();
    for (at, task) in body.tasks.iter_mut().enumerate() {
        for level in task.headings.iter().map(level) {
            above.retain(|own| *own < level);
            above.push(level);
        }
        let is_alone = task.headings.is_empty();
        let is_first = at == 0 && above.is_empty();
        if is_alone && levels.contains(&task.level) && (is_first || above.contains(&task.level)) {
            above.retain(|own| *own < task.level);
            above.push(task.level);
            put_above(task);
        } else if is_first {
            above.push(0);
            leave_open(task);
        }
    }
}

fn level(heading: &HeadingDraft) -> usize {
    shape::ordinal(&heading.title).map_or(0, |one| one.level)
}

/// What no heading names, and stands before the first, waits for one.
fn leave_open(task: &mut TaskDraft) {
    let title = "待填（原文这几项在各标题之前，没有标题）".to_owned();
    task.headings.push(HeadingDraft { title, is_unnumbered: true, ..HeadingDraft::default() });
}

/// The task goes below a heading that has its number and its name.
fn put_above(task: &mut TaskDraft) {
    let number = task.typed.max(1);
    let sign = match task.level {
        1 => format!("{}、", han::numeral(number)),
        2 => format!("（{}）", han::numeral(number)),
        3 => format!("{number}."),
        _ => format!("（{number}）"),
    };
    let title = format!("{sign}{}", task.name.value);
    let said = format!(
        "原文这一项和各标题并列，自己没有标题；标题“{title}”是取它的名称加的，印出来它排在这个标题下面"
    );
    let doubts = task.name.doubt.take().into_iter().chain([said]);
    task.name.doubt = doubts.reduce(|one, other| one + "；" + &other);
    task.headings.push(HeadingDraft { title, ..HeadingDraft::default() });
    task.typed = 1;
    task.level = (task.level + 1).min(shape::BULLET - 1);
}
