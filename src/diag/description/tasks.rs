//! What can be wrong with a task beside its targets: its due, its units, its number, the headings above (`E25x`, `W25x`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A kind of finding about a task.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskProblem {
    /// 完成时限 is neither a day, nor a month, nor words.
    BadDue {
        /// As written.
        found: String,
        /// The year of the notice.
        year: u16,
    },
    /// 完成时限 in words with a number or a month that say no day, or could mean several.
    UnclearDue {
        /// As written.
        found: String,
        /// The year of the notice.
        year: u16,
    },
    /// 完成时限 in words from which no day follows: of all tasks in one finding.
    DueWithoutDay {
        /// As written, each once.
        found: Vec<String>,
        /// Of how many tasks.
        tasks: usize,
        /// The day that is reckoned by.
        reckoned: String,
        /// The year of the notice.
        year: u16,
    },
    /// 完成时限 in a year before the notice's.
    DueBeforeYear {
        /// As written.
        found: String,
        /// The year of the notice.
        year: u16,
    },
    /// A group where one unit is asked for.
    GroupAsUnit {
        /// The group.
        name: String,
    },
    /// A group has a mailbox of its own.
    GroupMailbox,
    /// The leads are to report, and there are none.
    NoLeads,
    /// 序号 that is no number of a task, or of a heading.
    BadTaskNumber {
        /// As written.
        found: String,
    },
    /// Two tasks have one number. Related: the first.
    NumberTaken {
        /// What tables would call both.
        number: String,
    },
    /// A heading without a task under it.
    EmptySection {
        /// What it says.
        heading: String,
    },
    /// A task above the first heading, or a heading that stands under none of the level above.
    NoHeadingAbove {
        /// The task, or the heading.
        name: String,
    },
    /// The tasks are to stand in an attachment, and none prints them.
    TasksNowhere,
    /// A number is typed before the heading, and the keys say another or the same.
    HeadingNumberedTwice {
        /// As typed.
        typed: String,
    },
    /// A number is typed before the heading whose sign is of no level.
    HeadingSign {
        /// The number as typed.
        typed: String,
        /// The heading without it.
        heading: String,
    },
    /// Two tasks of one name under one heading. Related: the first.
    SameName {
        /// The name.
        name: String,
        /// What tables call the first.
        first: String,
        /// What they call this.
        number: String,
    },
    /// A unit of the register that sounds like several.
    Collective {
        /// Its name.
        name: String,
    },
}

impl TaskProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            TaskProblem::BadDue { .. } => ("E250", Office),
            TaskProblem::GroupAsUnit { .. } => ("E251", Office),
            TaskProblem::GroupMailbox => ("E252", Office),
            TaskProblem::NoLeads => ("E253", Office),
            TaskProblem::BadTaskNumber { .. } => ("E254", Office),
            TaskProblem::NumberTaken { .. } => ("E255", Office),
            TaskProblem::EmptySection { .. } => ("E256", Office),
            TaskProblem::NoHeadingAbove { .. } => ("E257", Office),
            TaskProblem::TasksNowhere => ("E258", Office),
            TaskProblem::HeadingNumberedTwice { .. } => ("E259", Office),
            TaskProblem::UnclearDue { .. } => ("E260", Office),
            TaskProblem::HeadingSign { .. } => ("E264", Office),
            TaskProblem::Collective { .. } => ("W250", Office),
            TaskProblem::SameName { .. } => ("W251", Office),
            TaskProblem::DueWithoutDay { .. } => ("W252", Office),
            TaskProblem::DueBeforeYear { .. } => ("W253", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            TaskProblem::BadDue { found, year } => words(
                (
                    format!("完成时限“{found}”的写法不对"),
                    format!(
                        "写日期（{year}-12-31）、月份（{year}年10月）或文字（年底前、6月底前、长期坚持）"
                    ),
                ),
                (
                    format!("“{found}” is no 完成时限"),
                    format!(
                        "write a day ({year}-12-31), a month ({year}年10月) or words (年底前, 6月底前, 长期坚持)"
                    ),
                ),
            ),
            TaskProblem::UnclearDue { found, year } => {
                words(unclear_due_zh(found, *year), unclear_due_en(found, *year))
            }
            TaskProblem::DueWithoutDay { found, tasks, reckoned, year } => words(
                due_without_day_zh((found, *tasks), reckoned, *year),
                due_without_day_en((found, *tasks), reckoned, *year),
            ),
            TaskProblem::DueBeforeYear { found, year } => {
                words(due_before_year_zh(found, *year), due_before_year_en(found, *year))
            }
            TaskProblem::GroupAsUnit { name } => words(
                (
                    format!("“{name}”是一组单位，这里要写一个单位"),
                    "写出是其中哪一个单位；一组里不能再套一组，成员都写名册里的单位",
                ),
                (
                    format!("“{name}” is a group; one unit is asked for here"),
                    "name the unit; members of a group are units of the register, no groups",
                ),
            ),
            TaskProblem::GroupMailbox => words(
                (
                    "一组单位没有自己的邮箱",
                    "删去这一项；报表发给各个成员，邮箱写在各成员自己的那一条里",
                ),
                (
                    "a group has no mailbox of its own",
                    "remove it; each member gets its form at the address of its own entry",
                ),
            ),
            TaskProblem::NoLeads => words(
                (
                    "写了由牵头单位填报，这项实事没有牵头单位",
                    "加上“牵头单位”，或者在“谁填报”里写出单位的名称",
                ),
                (
                    "the leads are to report, and the task has none",
                    "add lead_units, or name the units that report",
                ),
            ),
            TaskProblem::BadTaskNumber { found } => words(
                (
                    format!("序号“{found}”的写法不对"),
                    "写 1 到 999 的数字，例如 序号: 4；标题不编号的，写 序号: 无",
                ),
                (
                    format!("“{found}” is no number of a task"),
                    "write digits from 1 to 999, for example number: 4; for a heading without one, number: none",
                ),
            ),
            TaskProblem::NumberTaken { number } => words(
                (
                    format!("两项实事的序号都是“{number}”"),
                    "改正其中一个；不写序号的，接着上一项往下编",
                ),
                (
                    format!("two tasks have the number “{number}”"),
                    "mend one of them; a task without a number follows the one before",
                ),
            ),
            TaskProblem::EmptySection { heading } => words(
                (
                    format!("标题“{heading}”下面没有实事"),
                    "在它后面写出这一部分的实事；只有文字的，写在这个标题的“内容”里；\
                 下面还分标题的，那些标题低一级：（一）……，或者 {标题: 一、……, 序号: 无, 层次: 2}",
                ),
                (
                    format!("no task stands under the heading “{heading}”"),
                    "write the tasks of this part behind it; where it has only a text, write that as its text; \
                 headings below it are a level lower: （一）…, or {heading: 一、…, number: none, level: 2}",
                ),
            ),
            TaskProblem::NoHeadingAbove { name } => words(
                (
                    format!("“{name}”上面没有上一级标题"),
                    "分了部分的，第一项就写一级标题，例如 - 标题: 一、城市建设；一级下面是二级“（一）”，二级下面是三级“1.”",
                ),
                (
                    format!("no heading of the level above stands over “{name}”"),
                    "where the tasks have headings, begin with one of the first level, - heading: 一、城市建设; below it stands the second, （一）, and then the third, 1.",
                ),
            ),
            TaskProblem::TasksNowhere => words(
                (
                    "实事写明只印在附件里，没有一个附件印它们",
                    "加上“附件”（进展情况报表），或者在“其他附件”里加一个 类型: 实事 或 类型: 分工表",
                ),
                (
                    "the tasks are to stand in an attachment, and no attachment prints them",
                    "add attachment (the progress form), or one of kind: tasks or kind: task_table to attachments",
                ),
            ),
            TaskProblem::HeadingNumberedTwice { typed } => words(
                (
                    format!("标题前面打了“{typed}”，又另写了层次或序号"),
                    "只留一处：打在标题前面的就够了",
                ),
                (
                    format!(
                        "“{typed}” is typed before the heading, and level or number is given too"
                    ),
                    "keep one; what is typed before the heading is enough",
                ),
            ),
            TaskProblem::HeadingSign { typed, heading } => {
                words(heading_sign_zh(typed, heading), heading_sign_en(typed, heading))
            }
            TaskProblem::SameName { name, first, number } => words(
                (
                    format!("两项实事都叫“{name}”，报表里只能靠序号（{first}、{number}）区分"),
                    "通知里就是这样写的不用改；是抄重了的，删去一项",
                ),
                (
                    format!(
                        "two tasks are called “{name}”; forms tell them apart by number alone ({first}, {number})"
                    ),
                    "where the notice says so, leave it; where one was copied by mistake, remove it",
                ),
            ),
            TaskProblem::Collective { name } => words(
                (
                    format!("“{name}”像是几个单位的总称，现在只有一份报表"),
                    "是总称的，在名册里给它加上“成员: [东镇, 西镇]”，东镇、西镇在名册里也各写一条；每个成员各发一份报表",
                ),
                (
                    format!("“{name}” sounds like several units, and gets one form"),
                    "where it stands for several, add members: [东镇, 西镇], each an entry of the register; each gets a form of its own",
                ),
            ),
        }
    }
}

fn heading_sign_zh(typed: &str, heading: &str) -> (String, String) {
    (
        format!("标题前面的“{typed}”不是标题的序号"),
        format!(
            "一级标题写“一、{heading}”，二级写“（一）{heading}”，三级写“1.{heading}”；\
                     照打的字印、不另外编号的，加上 序号: 无 和层次"
        ),
    )
}

fn unclear_due_zh(found: &str, year: u16) -> (String, String) {
    (
        format!("完成时限“{found}”看不出是哪一天"),
        format!(
            "照原文印，把日子写在旁边：{{文字: 原文, 日期: {year}-11-15}}；\
             或者写成“9月底前”“10月15日前”“3—11月”“上半年”这样（“10月前”要写明是9月底前还是10月底前）"
        ),
    )
}

fn due_without_day_zh(
    (found, tasks): (&[String], usize),
    reckoned: &str,
    year: u16,
) -> (String, String) {
    let named: String = found.iter().map(|one| format!("“{one}”")).collect::<Vec<_>>().join("、");
    let several = if tasks > 1 { format!("（{tasks} 处）") } else { String::new() };
    (
        format!("完成时限{named}{several}里没有日子，进度按{reckoned}算"),
        format!(
            "有准日子的，写成 {{文字: 采暖期前, 日期: {year}-11-15}}；没有期限的写“长期坚持”；按那一天算的不用改"
        ),
    )
}

fn due_before_year_zh(found: &str, year: u16) -> (String, String) {
    (
        format!("完成时限“{found}”早于通知的年度{year}年，一开始就算到期"),
        "年份写错了的，改正；去年就该完成、今年接着报的不用改".into(),
    )
}

fn heading_sign_en(typed: &str, heading: &str) -> (String, String) {
    (
        format!("“{typed}” before the heading is no number of a heading"),
        format!(
            "write “一、{heading}” for the first level, “（一）{heading}” for the second, “1.{heading}” for \
                     the third; to print what is typed and no other number, add number: none and level"
        ),
    )
}

fn unclear_due_en(found: &str, year: u16) -> (String, String) {
    (
        format!("the due “{found}” does not say which day"),
        format!(
            "print it as it is, with the day beside it: {{words: the words, date: {year}-11-15}}; or write it like \
             9月底前, 10月15日前, 3—11月, 上半年 (for 10月前 say 9月底前 or 10月底前)"
        ),
    )
}

fn due_without_day_en(
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

fn due_before_year_en(found: &str, year: u16) -> (String, String) {
    (
        format!(
            "the due “{found}” lies before {year}, the year of the notice, and is past from the beginning"
        ),
        "mend the year; where it was due last year and is reported on further, leave it".into(),
    )
}
