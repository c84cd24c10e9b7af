//! What the program prints of a task's units, beside what the paper says of them: where the two differ, a doubt
//! tells both, so that no comment claims what is not so.
//!
//! ```text
//! （县甲局牵头，县乙局配合）    原文写“（县甲局牵头，县乙局配合）”，印出来是“（牵头单位：县甲局；配合单位：县乙局）”
//! 责任单位：县甲局              the same in both: no doubt
//! ```

use super::draft::{BodyDraft, Guess, PartyDraft, RoleDraft, TaskDraft, UnitsPlace};
use super::{once, shape};

/// Tells of each task whose units are printed otherwise than the paper has them.
pub(super) fn tell_differences(body: &mut BodyDraft) {
    let differs: Vec<bool> =
        body.tasks.iter().map(|task| difference(task, body).is_some()).collect();
    let tasks = body.tasks.iter_mut().zip(differs);
    tasks
        .filter(|(task, differs)| {
            *differs && (task.place == UnitsPlace::RunOn || has_bare_due(task))
        })
        .for_each(|(task, _)| keep(task));
    let told: Vec<Option<String>> = once::told(body);
    for (task, told) in body.tasks.iter_mut().zip(told) {
        let doubts: Vec<String> = told.into_iter().chain(task.units_doubt.take()).collect();
        task.units_doubt = (!doubts.is_empty()).then(|| doubts.join("；"));
    }
}

/// （县甲局，6月底前完成）: until when stands beside the units, and no word before it.
fn has_bare_due(task: &TaskDraft) -> bool {
    let is_beside =
        |due: &Guess<String>| due.doubt.is_none() && task.written.contains(due.value.as_str());
    task.place == UnitsPlace::Inline
        && task.due_word.is_none()
        && task.due.as_ref().is_some_and(is_beside)
}

/// Puts units behind the text that would be printed otherwise back into it.
fn keep(task: &mut TaskDraft) {
    match task.text.last_mut() {
        Some(last) => last.push_str(&task.written),
        None => task.text.push(task.written.clone()),
    }
    let how = if task.place == UnitsPlace::RunOn {
        "不加括号，接在内容后面"
    } else {
        "和完成的时间写在一个括号里"
    };
    let kept = format!("原文的责任单位{how}，和印的写法不同，留在内容里照印，改单位时两处都要改");
    let doubts = [Some(kept), task.units_doubt.take()];
    task.units_doubt = Some(doubts.into_iter().flatten().collect::<Vec<_>>().join("；"));
    (task.place, task.written) = (UnitsPlace::Unprinted, String::new());
}

/// What the paper has of a task's units, and what is printed, where they differ.
pub(super) fn difference(task: &TaskDraft, body: &BodyDraft) -> Option<[String; 2]> {
    let printed = printed(task, body)?;
    let is_same = shape::squeezed(&printed) == shape::squeezed(&task.written);
    (!is_same).then(|| [task.written.replace('\n', " "), printed])
}

/// What is printed; nothing where the paper has no units, or they are left in its text.
fn printed(task: &TaskDraft, body: &BodyDraft) -> Option<String> {
    let due = task.due.as_ref().zip(body.layout.due_word.as_ref());
    let due = due.map(|(due, word)| format!("{word}：{}", due.value));
    let between = if body.blanks_between { " " } else { "、" };
    let role = |role: &RoleDraft| {
        let own = body.layout.words.iter().find(|(kind, _)| *kind == role.kind);
        let word = own.map_or(role.kind.chinese(), |(_, word)| word);
        let names: Vec<String> = role.parties.iter().map(party).collect();
        format!("{word}：{}", names.join(between))
    };
    let parts: Vec<String> = task.roles.iter().map(role).chain(due).collect();
    if task.written.is_empty() {
        return None;
    }
    match task.place {
        UnitsPlace::Inline | UnitsPlace::Apart => Some(format!("（{}）", parts.join("；"))),
        UnitsPlace::Line | UnitsPlace::RunOn => Some(format!("{}。", parts.join("；"))),
        UnitsPlace::Lines => Some(parts.join(" ")),
        UnitsPlace::Unprinted => None,
    }
}

fn party(party: &PartyDraft) -> String {
    let remark = party.remark.as_ref().map(|remark| format!("（{remark}）"));
    party.name.clone() + &remark.unwrap_or_default()
}
