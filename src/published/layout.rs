//! 实事体例 from how the paper counts its tasks and sets their names.
//!
//! ```text
//! 一、城建 （一）修路 （二）绿化 二、教育 （三）办学    counted through; （一） follows from the heading
//! 1. 修路 2. 绿化                                  序次 1.
//! 一、修路 三、绿化                                序号 3 of the second
//! ```

use super::draft::{BodyDraft, HeadingDraft, NamePlace, RoleKind, TaskDraft, UnitsPlace};
use super::{label, shape};

/// Puts the layout of the tasks into the body, and their numbers where they are not the next.
pub(super) fn settle(body: &mut BodyDraft) {
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
        task.level != above + 1
    });
    if unusual.count() > 0 {
        body.layout.ordinal = body.tasks.first().map(|task| match task.level {
            1 => "一、",
            2 => "（一）",
            3 => "1.",
            shape::BULLET => "无",
            _ => "（1）",
        });
    }
    body.layout.name = usual_name_place(&body.tasks);
    let apart = body.tasks.iter().filter(|task| task.units().count() > 1);
    let (blanks, marks): (Vec<&TaskDraft>, Vec<&TaskDraft>) =
        apart.partition(|task| task.has_blanks);
    body.blanks_between = blanks.len() > marks.len();
    words(body);
    body.layout.due_word = body.tasks.iter().find_map(|task| task.due_word.clone());
    place(body);
    let mut next = 1;
    for task in &mut body.tasks {
        if !task.headings.is_empty() && !body.layout.through {
            next = 1;
        }
        task.number = (task.typed != next && task.typed > 0).then_some(task.typed);
        next = task.number.unwrap_or(next) + 1;
        task.own_place = Some(task.name_place).filter(|place| *place != body.layout.name);
    }
}

/// A heading whose ordinal has none of the level above over it (1. without 一、 and （一）) is printed as it stands.
fn number_headings(body: &mut BodyDraft) {
    let mut above = 0;
    let headings = body.tasks.iter_mut().flat_map(|task| &mut task.headings);
    for heading in headings.chain(&mut body.behind) {
        let Some(level) = shape::ordinal(&heading.title).map(|one| one.level) else { continue };
        if level > above + 1 {
            heading.is_unnumbered = true;
        }
        above = if heading.is_unnumbered { 0 } else { level };
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
            let doubt = "原文这一项序号的写法和上面的不同，印出来一样";
            task.name.doubt = Some(doubt.to_owned());
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
