//! A value of a description that cannot be what its key stands for (`E2xx`), a unit without a task, a text that no form holds.

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A value of a description that cannot be what its key stands for (`E2xx`), a unit without a task, a text that no form holds.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueProblem {
    /// The year is no year of a notice.
    BadYear {
        /// As written.
        found: String,
    },
    /// A date in a form we do not read.
    BadDate {
        /// As written.
        found: String,
    },
    /// A date the calendar does not have.
    NoSuchDay {
        /// As written.
        found: String,
    },
    /// A task names a unit that is not in the register.
    UnknownUnit {
        /// As written.
        found: String,
        /// Names that are nearest, one of each unit.
        suggestions: Box<[String]>,
        /// The units of the register that took over from others.
        heirs: Box<[String]>,
        /// The lines of all places where it stands, in order.
        lines: Box<[usize]>,
    },
    /// Several units are written as one name, with marks that do not separate in YAML.
    SeveralUnits {
        /// As written.
        found: String,
        /// The names in it.
        names: Vec<String>,
    },
    /// A task names a unit twice.
    UnitTwice {
        /// The official name.
        name: String,
    },
    /// Two units, or a unit and an alias, have one name. Related: the first place.
    UnitNameTaken {
        /// The name.
        name: String,
        /// As it is written at the first place: width and case may differ.
        first: String,
    },
    /// A unit is called by a word that elsewhere means all units, or those that lead.
    UnitNameMeansOthers {
        /// The name.
        name: String,
    },
    /// Two tasks have one name. Related: the first.
    TaskTwice {
        /// The name.
        name: String,
    },
    /// The unit that reports a target is not responsible for its task.
    ReporterNotResponsible {
        /// The unit.
        unit: String,
        /// The units that are.
        responsible: Vec<String>,
    },
    /// No mail address.
    BadEmail {
        /// As written.
        found: String,
    },
    /// No number.
    BadAmount {
        /// As written.
        found: String,
    },
    /// 发文字号 is not 代字〔年〕号 (GB/T 9704-2012, 7.2.5).
    BadNumber {
        /// As written.
        found: String,
        /// How it would be right, where that can be told.
        right: Option<String>,
    },
    /// A value that is none of the few possible ones.
    NotOneOf {
        /// As written.
        found: String,
        /// The possible ones.
        allowed: Vec<String>,
    },
    /// No whole number of days.
    BadDays {
        /// As written.
        found: String,
    },
    /// No telephone number.
    BadPhone {
        /// As written.
        found: String,
    },
    /// No task names a unit of the register, which so has nothing to report.
    UnitWithoutTask {
        /// The official name.
        name: String,
        /// Whether it has one in another part of the year.
        has_another_time: bool,
    },
    /// A text of the description is longer than a cell of Excel holds.
    TooLongForCell {
        /// How it begins.
        begins: String,
        /// The limit in characters.
        limit: u32,
    },
}

impl ValueProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            ValueProblem::BadYear { .. } => ("E201", Office),
            ValueProblem::BadDate { .. } => ("E202", Office),
            ValueProblem::NoSuchDay { .. } => ("E203", Office),
            ValueProblem::UnknownUnit { .. } => ("E204", Office),
            ValueProblem::SeveralUnits { .. } => ("E215", Office),
            ValueProblem::UnitTwice { .. } => ("E205", Office),
            ValueProblem::UnitNameTaken { .. } => ("E206", Office),
            ValueProblem::UnitNameMeansOthers { .. } => ("E273", Office),
            ValueProblem::TaskTwice { .. } => ("E207", Office),
            ValueProblem::ReporterNotResponsible { .. } => ("E208", Office),
            ValueProblem::BadEmail { .. } => ("E209", Office),
            ValueProblem::BadAmount { .. } => ("E210", Office),
            ValueProblem::BadNumber { .. } => ("E211", Office),
            ValueProblem::NotOneOf { .. } => ("E212", Office),
            ValueProblem::BadDays { .. } => ("E213", Office),
            ValueProblem::BadPhone { .. } => ("E214", Office),
            ValueProblem::UnitWithoutTask { .. } => ("W601", Office),
            ValueProblem::TooLongForCell { .. } => ("E603", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            ValueProblem::BadYear { found } => words(
                (format!("年度“{found}”不对"), "写四位数字的年份（1949 到 2200）"),
                (
                    format!("“{found}” is no year of a notice"),
                    "write four digits from 1949 to 2200",
                ),
            ),
            ValueProblem::BadDate { found } => words(
                (format!("日期“{found}”的写法不对"), {
                    let year = year_in(found).unwrap_or("××××");
                    format!("写成 {year}-03-28 或 {year}年3月28日 这样，年份四位")
                }),
                (format!("“{found}” is not written as a date"), {
                    let year = year_in(found).unwrap_or("YYYY");
                    format!("write {year}-03-28 or {year}年3月28日")
                }),
            ),
            ValueProblem::NoSuchDay { found } => words(
                (format!("没有“{found}”这一天"), "对照日历改正月份和日子"),
                (format!("there is no day “{found}”"), "correct month and day"),
            ),
            ValueProblem::UnknownUnit { found, suggestions, heirs, lines }
                if suggestions.is_empty() && !heirs.is_empty() =>
            {
                let heirs = heirs.join("、");
                words(
                    (
                        format!("责任单位名册里没有“{found}”{}", places_zh(lines)),
                        format!(
                            "在名册（units）里加上这个单位，或者改成名册里的名称；接手过它、后来又并进{heirs}的单位，那一条不能从名册里删去，放回去，写上“至”"
                        ),
                    ),
                    (
                        format!("the register of units has no “{found}”{}", places_en(lines)),
                        format!(
                            "add the unit to `units`, or use a name that stands there; the entry of a unit that took it over, and was taken over by {heirs} since, has to stay, with its last day (until)"
                        ),
                    ),
                )
            }
            ValueProblem::UnknownUnit { found, suggestions, lines, .. } => words(
                (
                    format!("责任单位名册里没有“{found}”{}", places_zh(lines)),
                    match &suggestions[..] {
                        [name, others @ ..] => {
                            let others: String =
                                others.iter().map(|name| format!("，还是“{name}”")).collect();
                            format!(
                                "是不是“{name}”{others}？如果是它的另一种叫法，在名册里给它加上别名{}",
                                renamed_zh(found, lines)
                            )
                        }
                        [] => "在名册（units）里加上这个单位，或者改成名册里的名称".into(),
                    },
                ),
                (
                    format!("the register of units has no “{found}”{}", places_en(lines)),
                    match &suggestions[..] {
                        [name, others @ ..] => {
                            let others: String =
                                others.iter().map(|name| format!(" or “{name}”")).collect();
                            format!(
                                "did you mean “{name}”{others}? Else give it this alias{}",
                                renamed_en(found, lines)
                            )
                        }
                        [] => "add the unit to `units`, or use a name that stands there".into(),
                    },
                ),
            ),
            ValueProblem::SeveralUnits { found, names } => words(
                (
                    format!("“{found}”把几个单位写在一起了"),
                    format!(
                        "责任单位用英文逗号分开，写成 [{}]；填报单位有几个的也这样写",
                        names.join(", ")
                    ),
                ),
                (
                    format!("“{found}” is several units in one"),
                    format!(
                        "separate units by ASCII commas: [{}]; several reporters likewise",
                        names.join(", ")
                    ),
                ),
            ),
            ValueProblem::UnitTwice { name } => words(
                (format!("“{name}”在这一项里写了两次"), "只留一处"),
                (format!("“{name}” stands twice in this task"), "keep one of them"),
            ),
            ValueProblem::UnitNameTaken { name, first } => words(
                (
                    match name == first {
                        true => format!("名称“{name}”已经用过了"),
                        false => format!(
                            "名称“{name}”与“{first}”只差全角半角、大小写或空格，算同一个名称"
                        ),
                    },
                    "同一个名称（包括别名）只能属于一个单位，改掉或删掉其中一处",
                ),
                (
                    match name == first {
                        true => format!("the name “{name}” is taken"),
                        false => format!(
                            "“{name}” and “{first}” differ in width, case or blanks alone: one name"
                        ),
                    },
                    "a name or alias belongs to one unit only: change or delete one of them",
                ),
            ),
            ValueProblem::UnitNameMeansOthers { name } => words(
                (
                    format!("单位不能叫“{name}”：别处写“{name}”，说的是一项实事的各单位"),
                    "名册里写单位自己的名称；由所有责任单位填报的，在“谁填报”里写全部，不用进名册",
                ),
                (
                    format!("no unit can be called “{name}”: elsewhere that means units of a task"),
                    "write the unit's own name in the register; where all report, write all in 谁填报 (who) alone",
                ),
            ),
            ValueProblem::TaskTwice { name } => words(
                (format!("有两项实事都叫“{name}”，内容也一样"), "删掉抄重了的一项"),
                (
                    format!("two tasks are called “{name}” and say the same"),
                    "delete the one that was copied",
                ),
            ),
            ValueProblem::ReporterNotResponsible { unit, responsible } => words(
                (
                    format!("“{unit}”不在填报这项实事的单位里"),
                    format!(
                        "可以写的有：{}；它也填报的，写进这项实事的责任单位（牵头单位、配合单位），写了“谁填报”的也写在那里",
                        responsible.join("、")
                    ),
                ),
                (
                    format!("“{unit}” is none of the units that report this task"),
                    format!(
                        "it may be one of {}; if it reports too, add it to the task's units (leads, supporting units), \
                     and where who_reports is given, there",
                        responsible.join(", ")
                    ),
                ),
            ),
            ValueProblem::BadEmail { found } => words(
                (
                    format!("“{found}”不是邮箱地址"),
                    "写成 name@example.gov.cn 这样，不加空格和中文标点",
                ),
                (
                    format!("“{found}” is no mail address"),
                    "write it as name@example.gov.cn, without blanks",
                ),
            ),
            ValueProblem::BadAmount { found } => words(
                (
                    format!("数量“{found}”不是数字"),
                    "写数字，例如 60 或 1.2；可以连通知里的字一起写，例如 60余场、不少于60、8%以内、约50、50-60、下降15%、保持100%",
                ),
                (
                    format!("the amount “{found}” is no number"),
                    "write a number, such as 60 or 1.2, with the words of the notice where it has some: 60余场, \
                 不少于60, 8%以内, 约50, 50-60, 下降15%, 保持100%",
                ),
            ),
            ValueProblem::BadNumber { found, right } => words(
                (
                    format!("发文字号“{found}”的写法不对"),
                    match right {
                        Some(right) => {
                            format!("应为“{right}”：年份用六角括号〔〕，序号不编虚位，不加“第”字")
                        }
                        None => {
                            let year = year_in(found).unwrap_or("××××");
                            format!(
                                "写成“川政办字〔{year}〕13号”这样：代字、六角括号〔〕里的四位年份、序号、号"
                            )
                        }
                    },
                ),
                (
                    format!("the number “{found}” is not in due form"),
                    match right {
                        Some(right) => {
                            format!("write “{right}”: year in 〔〕, no leading zero, no 第")
                        }
                        None => {
                            let year = year_in(found).unwrap_or("YYYY");
                            format!(
                                "write it as 川政办字〔{year}〕13号: code, year in 〔〕, number, 号"
                            )
                        }
                    },
                ),
            ),
            ValueProblem::NotOneOf { found, allowed } => words(
                (format!("不能写“{found}”"), format!("可以写的有：{}", allowed.join("、"))),
                (
                    format!("“{found}” is not possible here"),
                    format!("possible are: {}", allowed.join(", ")),
                ),
            ),
            ValueProblem::BadDays { found } => words(
                (format!("天数“{found}”不对"), "写 0 到 366 的整数，例如 5"),
                (format!("“{found}” is no number of days"), "write a whole number from 0 to 366"),
            ),
            ValueProblem::BadPhone { found } => words(
                (
                    format!("联系电话“{found}”里没有电话号码"),
                    "写电话号码，例如 0533-5181763；分机、几个号码照要印的样子写，或写成列表",
                ),
                (
                    format!("there is no telephone number in “{found}”"),
                    "write 0533-5181763; extensions and several numbers as they are printed, or a list",
                ),
            ),
            ValueProblem::UnitWithoutTask { name, has_another_time: true } => words(
                (
                    format!("“{name}”的实事这一期没有要报的（已取消或还没有开始），不生成它的报表"),
                    "不用改，名册里留着：别的各期还要用",
                ),
                (
                    format!(
                        "no task of “{name}” is asked for in this period (over, or not begun): it gets no form"
                    ),
                    "nothing is to be changed: other periods need it in the register",
                ),
            ),
            ValueProblem::UnitWithoutTask { name, has_another_time: false } => words(
                (
                    format!("“{name}”没有负责任何一项实事，不生成它的报表"),
                    "如果漏了，在实事的责任单位里加上；不需要时从名册里删掉",
                ),
                (
                    format!("“{name}” is responsible for no task and gets no form"),
                    "add it to its task's units, or delete it from the register",
                ),
            ),
            ValueProblem::TooLongForCell { begins, limit } => words(
                (
                    format!("“{begins}……”太长，报表的一个格子放不下"),
                    format!("缩短到 {limit} 个字以内"),
                ),
                (
                    format!("“{begins}…” is longer than a cell of the form holds"),
                    format!("shorten it to {limit} characters"),
                ),
            ),
        }
    }
}

/// The year that is written in `found`, for an example of how it is meant.
fn year_in(found: &str) -> Option<&str> {
    let numbers = found.split(|one: char| !one.is_ascii_digit());
    numbers.into_iter().find(|number| number.len() == 4 && ("1949"..="2200").contains(number))
}

/// A name that stands in several places is hardly a slip: the unit may have another name since.
fn renamed_zh(found: &str, lines: &[usize]) -> String {
    match lines.len() {
        0 | 1 => String::new(),
        _ => format!(
            "；改了名的，在名册里新的名称下面写“前身: [{found}]”和“自: 改名的日期”，实事里可以不改"
        ),
    }
}

fn renamed_en(found: &str, lines: &[usize]) -> String {
    match lines.len() {
        0 | 1 => String::new(),
        _ => format!(
            "; where it was renamed, write “前身: [{found}]” and “自: day of it” in its entry of the register, and leave the tasks as they are"
        ),
    }
}

/// How many lines of a name are told.
const LINES_TOLD: usize = 5;

fn places_zh(lines: &[usize]) -> String {
    match lines.len() {
        0 | 1 => String::new(),
        places => format!("（共{places}处，第 {} 行）", told(lines, "、", "……")),
    }
}

fn places_en(lines: &[usize]) -> String {
    match lines.len() {
        0 | 1 => String::new(),
        places => format!(" ({places} places, lines {})", told(lines, ", ", "…")),
    }
}

/// The first of the lines, each once.
fn told(lines: &[usize], between: &str, and_more: &str) -> String {
    let mut lines = lines.to_vec();
    lines.dedup();
    let first: Vec<String> = lines.iter().take(LINES_TOLD).map(ToString::to_string).collect();
    first.join(between) + if lines.len() > LINES_TOLD { and_more } else { "" }
}
