//! 实事体例 from how the paper counts its tasks and sets their names.
//!
//! ```text
//! 一、城建 （一）修路 （二）绿化 二、教育 （三）办学    counted through; （一） follows from the heading
//! 1. 修路 2. 绿化                                  序次 1.
//! 一、修路 三、绿化                                序号 3 of the second
//! ```

use std::collections::BTreeSet;

use super::draft::{BodyDraft, HeadingDraft, NamePlace, RoleKind, TaskDraft, UnitsPlace};
use super::{beside_headings, label, shape};

/// Levels of headings, at most.
const DEEPEST: usize = 3;
/// What is to be known of a task whose ordinal has another sign than the others.
const OTHER_ORDINAL: &str = "原文这一项序号的写法和上面的不同，印出来一样";

/// Puts the layout of the tasks into the body, and their numbers where they are not the next.
pub(super) fn settle(body: &mut BodyDraft) {
    beside_headings::settle(body);
    number_headings(body);
    tell_mixed_ordinals(&mut body.tasks);
    let headed = body.tasks.iter().skip(1).find(|task| !task.headings.is_empty());
    body.layout.through = headed.is_some_and(|task| task.typed > 1);
    let mut above = 0;
    let unusual = body.tasks.iter().filter(|task| {
        let ordinal = |one: &HeadingDraft| match one.is_unnumbered {
            true => None,
            false => shape::ordinal(&one.title).map(|one| one.level),
        };
        let level = |one: &HeadingDraft| match ordinal(one) {
            Some(level) => Some(level),
            None => one.is_unnumbered.then_some(1),
        };
        above = task.headings.iter().filter_map(level).next_back().unwrap_or(above);
        task.level != above + 1 || task.headings.iter().any(|one| one.level.is_some())
    });
    if unusual.count() > 0 {
        body.layout.ordinal = body.tasks.first().map(|task| match task.level {
            1 => "一、",
            2 => "（一）",
            3 => "1.",
            shape::BULLET => "无",
            _ => "（1）",
        });
        tell_other_ordinals(&mut body.tasks);
    }
    body.layout.name = usual_name_place(&body.tasks);
    let apart = body.tasks.iter().filter(|task| task.units().count() > 1);
    let (blanks, marks): (Vec<&TaskDraft>, Vec<&TaskDraft>) =
        apart.partition(|task| task.has_blanks);
    body.blanks_between = blanks.len() > marks.len();
    words(body);
    body.layout.due_word = body.tasks.iter().find_map(|task| task.due_word.clone());
    place(body);
    number_tasks(body);
}

/// A heading whose sign is not that of its depth (1. without （一） above it, 一、 below 第一部分) is printed as it stands,
/// and has its depth as 层次.
fn number_headings(body: &mut BodyDraft) {
    // The headings above the next one: the level of their sign, and their depth.
    let mut above: Vec<(usize, usize)> = Vec::new();
    let headings = body.tasks.iter_mut().flat_map(|task| &mut task.headings);
    for heading in headings.chain(&mut body.behind) {
        let level = shape::ordinal(&heading.title).map_or(0, |one| one.level);
        above.retain(|(own, _)| *own < level);
        let depth = above.last().map_or(1, |(_, depth)| (depth + 1).min(DEEPEST));
        above.push((level, depth));
        if level > 0 && level != depth {
            heading.is_unnumbered = true;
            heading.level = (depth > 1).then_some(depth);
        }
    }
}

/// Adds to what is to be known of the name and the ordinal of a task.
fn doubt(task: &mut TaskDraft, doubt: &str) {
    let own = task.name.doubt.take().into_iter().chain([doubt.to_owned()]);
    task.name.doubt = own.reduce(|one, other| one + "；" + &other);
}

/// What is to be known of tasks whose ordinals are printed with another sign.
fn tell_other_ordinals(tasks: &mut [TaskDraft]) {
    let Some(usual) = tasks.first().map(|task| task.level) else { return };
    tasks.iter_mut().filter(|task| task.level != usual).for_each(|task| doubt(task, OTHER_ORDINAL));
}

/// The numbers of the tasks, where they are not the next; one that another task of the section has is told.
fn number_tasks(body: &mut BodyDraft) {
    let (mut next, mut used) = (1, BTreeSet::new());
    for task in &mut body.tasks {
        if !task.headings.is_empty() && !body.layout.through {
            (next, used) = (1, BTreeSet::new());
        }
        if used.contains(&task.typed) {
            doubt(task, &format!("原文的序号是{}，和上面一项的相同，印出来接着编", task.typed));
            task.typed = used.last().map_or(1, |last| last + 1);
        }
        task.number = (task.typed != next && task.typed > 0).then_some(task.typed);
        next = task.number.unwrap_or(next) + 1;
        used.insert(next - 1);
        task.own_place = Some(task.name_place).filter(|place| *place != body.layout.name);
    }
}

/// 1.修路 （2）绿化: a list has one kind of ordinals where it is printed.
fn tell_mixed_ordinals(tasks: &mut [TaskDraft]) {
    let mut usual = None;
    for task in tasks {
        if !task.headings.is_empty() {
            usual = None;
        }
        let own = *usual.get_or_insert(task.level);
        if task.level != own && task.name.doubt.is_none() {
            task.name.doubt = Some(OTHER_ORDINAL.to_owned());
        }
        task.level = own;
    }
}

/// Where the names of the most tasks stand.
fn usual_name_place(tasks: &[TaskDraft]) -> NamePlace {
    let count = |place: NamePlace| tasks.iter().filter(|task| task.name_place == place).count();
    let places = [NamePlace::Nowhere, NamePlace::Apart, NamePlace::RunIn];
    places.into_iter().max_by_key(|place| count(*place)).unwrap_or_default()
}

/// Where some tasks have a bracket on a line of its own and others a line without one, all have the bracket.
fn place(body: &mut BodyDraft) {
    if !body.tasks.iter().any(|task| task.place == UnitsPlace::Apart) {
        return;
    }
    for task in &mut body.tasks {
        if matches!(task.place, UnitsPlace::Line | UnitsPlace::Lines) {
            task.place = UnitsPlace::Apart;
        }
    }
}

/// The paper's words for the roles: those of the first task that has the role.
fn words(body: &mut BodyDraft) {
    for kind in [RoleKind::Lead, RoleKind::Responsible, RoleKind::Supporting] {
        let own = |task: &TaskDraft| {
            let found = task.role_words.iter().find(|(own, _)| *own == kind);
            let has_role = task.roles.iter().any(|role| role.kind == kind);
            let word = found.map_or(kind.chinese(), |(_, word)| word.as_str());
            has_role.then(|| word.to_owned())
        };
        let Some(word) = body.tasks.iter().find_map(own) else { continue };
        if word != kind.chinese() {
            if !label::is_usual(&word) {
                body.tasks_doubts.push(label::why(kind, &word));
            }
            body.layout.words.push((kind, word));
        }
    }
}
