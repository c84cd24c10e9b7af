//! The words of findings about a task in Chinese.

use super::TaskProblem;

impl TaskProblem {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            TaskProblem::BadDue { found, year } => (
                format!("完成时限“{found}”的写法不对"),
                format!("写日期（{year}-12-31）、月份（{year}年10月）或文字（年底前、6月底前、长期坚持）"),
            ),
            TaskProblem::UnclearDue { found, year } => unclear_due(found, *year),
            TaskProblem::DueWithoutDay { found, tasks, reckoned, year } => {
                due_without_day((found, *tasks), reckoned, *year)
            }
            TaskProblem::DueBeforeYear { found, year } => due_before_year(found, *year),
            TaskProblem::GroupAsUnit { name } => (
                format!("“{name}”是一组单位，这里要写一个单位"),
                "写出是其中哪一个单位；一组里不能再套一组，成员都写名册里的单位".into(),
            ),
            TaskProblem::GroupMailbox => (
                "一组单位没有自己的邮箱".into(),
                "删去这一项；报表发给各个成员，邮箱写在各成员自己的那一条里".into(),
            ),
            TaskProblem::NoLeads => (
                "写了由牵头单位填报，这项实事没有牵头单位".into(),
                "加上“牵头单位”，或者在“谁填报”里写出单位的名称".into(),
            ),
            TaskProblem::BadTaskNumber { found } => (
                format!("序号“{found}”的写法不对"),
                "写 1 到 999 的数字，例如 序号: 4；标题不编号的，写 序号: 无".into(),
            ),
            TaskProblem::NumberTaken { number } => (
                format!("两项实事的序号都是“{number}”"),
                "改正其中一个；不写序号的，接着上一项往下编".into(),
            ),
            TaskProblem::EmptySection { heading } => (
                format!("标题“{heading}”下面没有实事"),
                "在它后面写出这一部分的实事；只有文字的，写在这个标题的“内容”里；\
                 下面还分标题的，那些标题低一级：（一）……，或者 {标题: 一、……, 序号: 无, 层次: 2}"
                    .into(),
            ),
            TaskProblem::NoHeadingAbove { name } => (
                format!("“{name}”上面没有上一级标题"),
                "分了部分的，第一项就写一级标题，例如 - 标题: 一、城市建设；一级下面是二级“（一）”，二级下面是三级“1.”".into(),
            ),
            TaskProblem::TasksNowhere => (
                "实事写明只印在附件里，没有一个附件印它们".into(),
                "加上“附件”（进展情况报表），或者在“其他附件”里加一个 类型: 实事 或 类型: 分工表"
                    .into(),
            ),
            TaskProblem::HeadingNumberedTwice { typed } => (
                format!("标题前面打了“{typed}”，又另写了层次或序号"),
                "只留一处：打在标题前面的就够了".into(),
            ),
            TaskProblem::HeadingSign { typed, heading } => heading_sign(typed, heading),
            TaskProblem::SameName { name, first, number } => (
                format!("两项实事都叫“{name}”，报表里只能靠序号（{first}、{number}）区分"),
                "通知里就是这样写的不用改；是抄重了的，删去一项".into(),
            ),
            TaskProblem::Collective { name } => (
                format!("“{name}”像是几个单位的总称，现在只有一份报表"),
                "是总称的，在名册里给它加上“成员”，每个成员各发一份报表".into(),
            ),
        }
    }
}

fn heading_sign(typed: &str, heading: &str) -> (String, String) {
    (
        format!("标题前面的“{typed}”不是标题的序号"),
        format!(
            "一级标题写“一、{heading}”，二级写“（一）{heading}”，三级写“1.{heading}”；\
                     照打的字印、不另外编号的，加上 序号: 无 和层次"
        ),
    )
}

fn unclear_due(found: &str, year: u16) -> (String, String) {
    (
        format!("完成时限“{found}”看不出是哪一天"),
        format!(
            "照原文印，把日子写在旁边：{{文字: 原文, 日期: {year}-11-15}}；\
             或者写成“9月底前”“10月15日前”“3—11月”“上半年”这样（“10月前”要写明是9月底前还是10月底前）"
        ),
    )
}

fn due_without_day(
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

fn due_before_year(found: &str, year: u16) -> (String, String) {
    (
        format!("完成时限“{found}”早于通知的年度{year}年，一开始就算到期"),
        "年份写错了的，改正；去年就该完成、今年接着报的不用改".into(),
    )
}
