//! What a notice uses of all that a form depends on, by names that a test lists.

use hongtou::notice::{DueColumn, DueDay, Notice, Role, Target, Task, TaskPlace, WordPlace};

/// All of it.
pub(crate) const USES: [&str; 59] = [
    "a group",
    "units under Lead",
    "units under Responsible",
    "units under Supporting",
    "a remark",
    "units that do not report",
    "a due day",
    "a due in words",
    "a due without end",
    "no due",
    "Plain",
    "AtLeast",
    "MoreThan",
    "AtMost",
    "LessThan",
    "About",
    "Adds",
    "Reached",
    "Kept",
    "Falls",
    "words Before",
    "words Between",
    "words BehindPower",
    "words Behind",
    "a range",
    "an amount below zero",
    "a power of ten",
    "a share",
    "a part",
    "several Sum",
    "several Each",
    "several Same",
    "Month",
    "Quarter",
    "HalfYear",
    "Year",
    "due days after",
    "a due day of the month",
    "rest Not",
    "rest Next",
    "rest Before",
    "days of rest",
    "days of work",
    "several phones",
    "dues Filled",
    "dues Blank",
    "no attachment",
    "the office reports",
    "a stamped copy",
    "a task of several units",
    "a heading First",
    "a heading Second",
    "a heading Third",
    "a heading without a number",
    "tasks Anew",
    "tasks Through",
    "tasks in an attachment",
    "a number left out",
    "two tasks of one name",
];

/// What `notice` uses of it.
pub(crate) fn uses(notice: &Notice) -> Vec<String> {
    let mut uses = of_notice(notice);
    for task in &notice.tasks {
        uses.extend(of_task(task));
        uses.extend(task.targets.iter().flat_map(of_target));
    }
    uses
}

/// The names of what holds.
fn held(of: &[(bool, &str)]) -> impl Iterator<Item = String> {
    of.iter().filter(|(holds, _)| *holds).map(|(_, name)| (*name).to_owned())
}

fn of_notice(notice: &Notice) -> Vec<String> {
    let reporting = &notice.reporting;
    let phones = notice.contact.as_ref().map_or(0, |contact| contact.phones.len());
    let column = notice.attachment.as_ref().map(|attachment| attachment.due_column);
    let mut uses: Vec<String> = held(&[
        (reporting.due_day == DueDay::After(10), "due days after"),
        (matches!(reporting.due_day, DueDay::OfLastMonth(_)), "a due day of the month"),
        (!reporting.rest.holidays.is_empty(), "days of rest"),
        (!reporting.rest.workdays.is_empty(), "days of work"),
        (phones > 1, "several phones"),
        (column == Some(DueColumn::Filled), "dues Filled"),
        (column == Some(DueColumn::Blank), "dues Blank"),
        (column.is_none(), "no attachment"),
        (notice.own_unit().is_some(), "the office reports"),
        (reporting.sealed_pdf, "a stamped copy"),
        (notice.headings.iter().any(|one| one.number.is_none()), "a heading without a number"),
        (notice.task_layout.place == TaskPlace::Attachment, "tasks in an attachment"),
        (notice.tasks.windows(2).any(is_left_out), "a number left out"),
    ])
    .collect();
    uses.extend(notice.headings.iter().map(|one| format!("a heading {:?}", one.level)));
    uses.push(format!("tasks {:?}", notice.task_layout.numbers));
    uses.push(format!("{:?}", reporting.every));
    uses.push(format!("rest {:?}", reporting.rest.moved));
    uses
}

/// Whether the second of two tasks is not counted on from the first.
fn is_left_out(two: &[Task]) -> bool {
    two[1].number.value > two[0].number.value + 1
}

fn of_task(task: &Task) -> Vec<String> {
    let mut parties = task.assigned.parties();
    let assigned = || task.assigned.parties().flat_map(|party| &party.units);
    let reports = |unit| task.units.iter().any(|one| one.id == unit);
    let due = task.due.as_ref();
    let mut uses: Vec<String> = held(&[
        (task.assigned.parties().any(|party| party.is_group), "a group"),
        (parties.any(|party| party.remark.is_some()), "a remark"),
        (assigned().any(|unit| !reports(*unit)), "units that do not report"),
        (
            due.is_some_and(|due| due.day.is_some_and(|day| day.chinese() == due.words.value)),
            "a due day",
        ),
        (
            due.is_some_and(|due| due.day.is_some_and(|day| day.chinese() != due.words.value)),
            "a due in words",
        ),
        (due.is_some_and(|due| due.day.is_none()), "a due without end"),
        (due.is_none(), "no due"),
        (task.units.len() > 1, "a task of several units"),
        (task.alike > 0, "two tasks of one name"),
    ])
    .collect();
    let of_role = |role: Role| format!("units under {role:?}");
    uses.extend(task.assigned.0.iter().map(|one| of_role(one.role)));
    uses
}

fn of_target(target: &Target) -> Vec<String> {
    let goal = target.goal().expect("a goal");
    let places = [WordPlace::Before, WordPlace::Between, WordPlace::BehindPower, WordPlace::Behind];
    let mut uses: Vec<String> = held(&[
        (goal.most.is_some(), "a range"),
        (target.amount.starts_with('-'), "an amount below zero"),
        (target.unit.starts_with('万'), "a power of ten"),
        (target.reporters.iter().any(|one| one.share.is_some()), "a share"),
        (target.part_of.is_some(), "a part"),
    ])
    .collect();
    let words = places.into_iter().filter(|place| target.wording.at(*place).next().is_some());
    uses.extend(words.map(|place| format!("words {place:?}")));
    uses.push(format!("{:?}", goal.bound));
    uses.push(format!("{:?}", target.kind));
    if target.reporters.len() > 1 {
        uses.push(format!("several {:?}", target.together));
    }
    uses
}
