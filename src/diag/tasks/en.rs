//! The words of findings about a task in English.

use super::TaskProblem;

impl TaskProblem {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            TaskProblem::BadDue { found, year } => (
                format!("“{found}” is no 完成时限"),
                format!("write a day ({year}-12-31), a month ({year}年10月) or words (年底前, 6月底前, 长期坚持)"),
            ),
            TaskProblem::UnclearDue { found, year } => unclear_due(found, *year),
            TaskProblem::DueWithoutDay { found, tasks, reckoned, year } => {
                due_without_day((found, *tasks), reckoned, *year)
            }
            TaskProblem::DueBeforeYear { found, year } => due_before_year(found, *year),
            TaskProblem::GroupAsUnit { name } => (
                format!("“{name}” is a group; one unit is asked for here"),
                "name the unit; members of a group are units of the register, no groups".into(),
            ),
            TaskProblem::GroupMailbox => (
                "a group has no mailbox of its own".into(),
                "remove it; each member gets its form at the address of its own entry".into(),
            ),
            TaskProblem::NoLeads => (
                "the leads are to report, and the task has none".into(),
                "add lead_units, or name the units that report".into(),
            ),
            TaskProblem::BadTaskNumber { found } => (
                format!("“{found}” is no number of a task"),
                "write digits from 1 to 999, for example number: 4; for a heading without one, number: none"
                    .into(),
            ),
            TaskProblem::NumberTaken { number } => (
                format!("two tasks have the number “{number}”"),
                "mend one of them; a task without a number follows the one before".into(),
            ),
            TaskProblem::EmptySection { heading } => (
                format!("no task stands under the heading “{heading}”"),
                "write the tasks of this part behind it; where it has only a text, write that as its text; \
                 headings below it are a level lower: （一）…, or {heading: 一、…, number: none, level: 2}".into(),
            ),
            TaskProblem::NoHeadingAbove { name } => (
                format!("no heading of the level above stands over “{name}”"),
                "where the tasks have headings, begin with one of the first level, - heading: 一、城市建设; below it stands the second, （一）, and then the third, 1.".into(),
            ),
            TaskProblem::TasksNowhere => (
                "the tasks are to stand in an attachment, and no attachment prints them".into(),
                "add attachment (the progress form), or one of kind: tasks or kind: task_table to attachments"
                    .into(),
            ),
            TaskProblem::HeadingNumberedTwice { typed } => (
                format!("“{typed}” is typed before the heading, and level or number is given too"),
                "keep one; what is typed before the heading is enough".into(),
            ),
            TaskProblem::HeadingSign { typed, heading } => heading_sign(typed, heading),
            TaskProblem::SameName { name, first, number } => (
                format!("two tasks are called “{name}”; forms tell them apart by number alone ({first}, {number})"),
                "where the notice says so, leave it; where one was copied by mistake, remove it".into(),
            ),
            TaskProblem::Collective { name } => (
                format!("“{name}” sounds like several units, and gets one form"),
                "where it stands for several, add their members; each gets a form of its own".into(),
            ),
        }
    }
}

fn heading_sign(typed: &str, heading: &str) -> (String, String) {
    (
        format!("“{typed}” before the heading is no number of a heading"),
        format!(
            "write “一、{heading}” for the first level, “（一）{heading}” for the second, “1.{heading}” for \
                     the third; to print what is typed and no other number, add number: none and level"
        ),
    )
}

fn unclear_due(found: &str, year: u16) -> (String, String) {
    (
        format!("the due “{found}” does not say which day"),
        format!(
            "print it as it is, with the day beside it: {{words: the words, date: {year}-11-15}}; or write it like \
             9月底前, 10月15日前, 3—11月, 上半年 (for 10月前 say 9月底前 or 10月底前)"
        ),
    )
}

fn due_without_day(
    (found, tasks): (&[String], usize),
    reckoned: &str,
    year: u16,
) -> (String, String) {
    let named: String = found.iter().map(|one| format!("“{one}”")).collect::<Vec<_>>().join(", ");
    let several = if tasks > 1 { format!(" (of {tasks} tasks)") } else { String::new() };
    (
        format!("the due {named}{several} names no day; progress is measured by {reckoned}"),
        format!(
            "where there is a day, write {{words: 采暖期前, date: {year}-11-15}}; where there is no end, 长期坚持; \
             where that day is right, leave it"
        ),
    )
}

fn due_before_year(found: &str, year: u16) -> (String, String) {
    (
        format!(
            "the due “{found}” lies before {year}, the year of the notice, and is past from the beginning"
        ),
        "mend the year; where it was due last year and is reported on further, leave it".into(),
    )
}
