//! What can be wrong with what stands in the cells of a return (`E65x`, `E67x`, `W65x`, `W67x`).
//!
//! An error keeps what it stands at out of the official table until somebody has looked; a warning only says
//! where to look. The place (file, sheet, cell) is the diagnostic's.

use super::super::Mender::{self, Nobody, Unit};
use super::super::words::{Words, words};
use crate::period::Cycle;

/// A kind of finding about what a return says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// A formula stands where an answer is asked for.
    Formula {
        /// The result it was saved with.
        text: String,
    },
    /// A task is left without an answer.
    EmptyAnswer {
        /// The task.
        label: String,
        /// Whether it is asked in columns of the notice's own, all of which are empty.
        own: bool,
    },
    /// Another field is left empty.
    EmptyField {
        /// What is asked.
        label: String,
        /// What kind of answer that wants.
        asked: Asked,
    },
    /// 进展状态 is none of the words of the list.
    NotAState {
        /// As written.
        text: String,
    },
    /// An answer is word for word that of the period before.
    SameAsBefore {
        /// That period.
        period: String,
    },
    /// A figure counted from the year's beginning is smaller than in the period before.
    FigureFell {
        /// The figure.
        now: String,
        /// The figure of the period before.
        before: String,
        /// That period.
        period: String,
        /// Whether it is a level, and no sum since the year's beginning.
        level: bool,
        /// Of which kind of period.
        every: Cycle,
    },
    /// A figure was written in another power of ten, and reckoned over.
    Reckoned {
        /// As it is written, with its measure.
        written: String,
        /// The number that counts.
        number: String,
        /// The measure of the notice.
        measure: String,
    },
    /// A row counts something else than the notice does.
    OtherMeasure {
        /// The figure.
        number: String,
        /// What the row counts.
        found: String,
        /// The measure of the notice.
        measure: String,
    },
    /// A figure is out of all proportion to its target.
    OutOfProportion {
        /// The figure, with its measure.
        done: String,
        /// What was promised, with its measure.
        amount: String,
        /// The figure that fits, where thousands or ten thousands were meant.
        fits: Option<String>,
    },
    /// Such a figure, of which the unit or the office says that it is right.
    Confirmed {
        /// The figure, with its measure.
        done: String,
        /// What was promised, with its measure.
        amount: String,
    },
    /// A number of things is below zero.
    BelowZero {
        /// The figure.
        done: String,
    },
    /// Above zero, where the target says that it falls: it rose, or the sign is missing.
    Rose {
        /// The figure.
        done: String,
        /// Its measure.
        measure: String,
        /// What was promised, with its measure.
        amount: String,
    },
    /// Words that are no answer stand where one is asked for (同上, 略, 见附件).
    NoAnswer {
        /// The words.
        text: String,
        /// Whether a number is asked for.
        figure: bool,
    },
    /// A number format shows another number than the cell holds.
    ShownOtherwise {
        /// What the cell holds.
        held: String,
        /// As it is shown.
        shown: String,
    },
    /// A column of counts is headed as the quarter's alone (本季度完成), where those since January are
    /// asked for.
    OfQuarterAlone {
        /// The head, as it came back.
        head: String,
        /// What the form asks of the figures below it.
        labels: Vec<String>,
    },
    /// A picture stands where words or a number are asked for.
    Picture,
    /// A tick was read as 已完成, for the task's text says so.
    TickRead {
        /// The tick.
        text: String,
    },
    /// More is done than was promised.
    OverTarget {
        /// The figure.
        done: String,
        /// What was promised, with its measure.
        amount: String,
    },
    /// A text names days that do not lie in the period.
    DaysOutside {
        /// The days, as written.
        days: String,
        /// The period.
        period: String,
    },
}

/// What kind of answer an empty field wants; the one that needs the most said first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// How many.
    Figure,
    /// 完成时限.
    Due,
    /// Who filled the form in, and when.
    Other,
}

impl Asked {
    /// Whether the unit is to fill it in: who filled the form in, and a due that the notice leaves open, may stay
    /// empty.
    const fn is_for_unit(self) -> bool {
        match self {
            Asked::Figure => true,
            Asked::Due | Asked::Other => false,
        }
    }

    /// What to write, in Chinese, behind the request to fill it in.
    const fn hint(self) -> &'static str {
        match self {
            Asked::Figure => "；没有开展的数量填 0",
            Asked::Due => "；日期、月份或“年底前”这样的文字都行，没有期限的写“长期坚持”",
            Asked::Other => "",
        }
    }
}

impl Unclear {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Unclear::EmptyAnswer { .. } => ("E655", Unit),
            Unclear::OtherMeasure { .. } => ("E657", Unit),
            Unclear::OutOfProportion { .. } => ("E658", Unit),
            Unclear::NoAnswer { .. } => ("E659", Unit),
            Unclear::Picture => ("E670", Unit),
            Unclear::ShownOtherwise { .. } => ("E671", Unit),
            Unclear::OfQuarterAlone { .. } => ("E677", Unit),
            Unclear::Confirmed { .. } => ("W670", Nobody),
            Unclear::TickRead { .. } => ("W673", Nobody),
            Unclear::BelowZero { .. } => ("W672", Nobody),
            Unclear::NotAState { .. } => ("W627", Nobody),
            Unclear::Reckoned { .. } => ("W629", Nobody),
            Unclear::OverTarget { .. } => ("W652", Nobody),
            Unclear::Formula { .. } => ("W655", Nobody),
            Unclear::EmptyField { .. } => ("W656", Nobody),
            Unclear::SameAsBefore { .. } => ("W657", Nobody),
            Unclear::FigureFell { .. } => ("W658", Nobody),
            Unclear::DaysOutside { .. } => ("W659", Nobody),
            Unclear::Rose { .. } => ("W677", Nobody),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Unclear::Formula { text } => words(
                (
                    format!("这一格是公式，按存盘时的结果“{text}”读取"),
                    "公式可能没有更新；请核对，最好请填报单位改填内容本身",
                ),
                (
                    format!("a formula stands here, read as the result it was saved with, “{text}”"),
                    "it may not be up to date; ask the unit to write the content itself",
                ),
            ),
            Unclear::EmptyAnswer { label, own } => words(
                (
                    format!("“{label}”没有填写{}", if *own { "任何一栏" } else { "措施和进度" }),
                    "请填报单位补填；没有开展的也写明原因和打算",
                ),
                (
                    format!("“{label}” has no answer"),
                    "ask the unit to fill it in, with the reason where nothing was done",
                ),
            )
            .asking_unit("请补填；没有开展的也写明原因和打算"),
            Unclear::EmptyField { label, asked } => words(
                {
                let hint = match asked {
                    Asked::Figure | Asked::Due => asked.hint(),
                    Asked::Other => "，或者问清后自己记下",
                };
                (format!("“{label}”没有填"), format!("请填报单位补填{hint}"))
            },
                {
                let hint = match asked {
                    Asked::Figure => "; a count of nothing is 0",
                    Asked::Due => "; a day, a month, words such as 年底前, or 长期坚持",
                    Asked::Other => ", or ask and note it yourself",
                };
                (format!("“{label}” is empty"), format!("ask the unit to fill it in{hint}"))
            },
            )
            .with_unit(asked.is_for_unit().then(|| format!("请补填{}", asked.hint()))),
            Unclear::NotAState { text } => words(
                (
                    format!("进展状态“{text}”不在下拉列表里"),
                    "已按原样保留；请从列表里选：未启动、推进中、已完成",
                ),
                (
                    format!("the state “{text}” is not in the list"),
                    "kept as it is; choose 未启动, 推进中 or 已完成",
                ),
            )
            .asking_unit("请从列表里选：未启动、推进中、已完成"),
            Unclear::SameAsBefore { period } => words(
                (
                    format!("这一格与{period}报的一字不差"),
                    "看看是不是把上一期的报表又报了一次；本期确实没有变化的，请写明",
                ),
                (
                    format!("word for word what was reported for {period}"),
                    "see whether the last period's form was sent again",
                ),
            )
            .asking_unit("请核对是不是把上一期的内容又报了一次；本期确实没有变化的，请写明"),
            Unclear::FigureFell { now, before, period, level: true, .. } => words(
                (
                    format!("比{period}低了：现在 {now}，那时 {before}"),
                    "这个指标要求达到或保持，请核实是确实低了，还是填错",
                ),
                (
                    format!("less than in {period}: {now} now, {before} then"),
                    "the level is to be reached or kept: ask whether it fell or was mistyped",
                ),
            )
            .asking_unit(format!("这个指标要求达到或保持，请核实；填错的改正后重新报送{NO_ERROR}")),
            Unclear::FigureFell { now, before, period, level: false, every } => words(
                (format!("累计数比{period}少了：现在 {now}，那时 {before}"), fell(*every)),
                (
                    format!("the count since January fell: {now} now, {before} for {period}"),
                    "see whether it counts this period only, or was wrong before",
                ),
            )
            .asking_unit(format!("{}{NO_ERROR}", fell(*every))),
            Unclear::Reckoned { written, number, measure } => words(
                (
                    format!("“{written}”折算成 {number}{measure} 计入"),
                    format!("请核对；以后请填报单位按“{measure}”填，只填数字"),
                ),
                (
                    format!("“{written}” counts as {number} {measure}"),
                    format!("make sure of it; ask the unit to count in “{measure}”, digits alone"),
                ),
            ),
            Unclear::OtherMeasure { number, found, measure } => words(
                (
                    format!("表里的 {number} 以“{found}”计，通知以“{measure}”计，不能折算，没有计入"),
                    format!("请填报单位改按“{measure}”填写后重新报送"),
                ),
                (
                    format!("{number} in “{found}”, while the notice counts in “{measure}”"),
                    format!("ask the unit to count in “{measure}” and send the form again"),
                ),
            )
            .asking_unit(format!("请改按“{measure}”填写后重新报送")),
            Unclear::OutOfProportion { done, amount, fits } => words(
                (
                    format!("{done} 与目标数 {amount} 相差悬殊，暂不计入"),
                    format!(
                    "{}请填报单位按通知的计量单位改填后重新报送；确是这个数的，在这项的措施和进度里写上“数字无误”再报",
                    fits.as_ref().map(|fits| format!("是不是 {fits}？")).unwrap_or_default()
                ),
                ),
                (
                    format!("{done} is out of all proportion to the target of {amount}; held"),
                    format!(
                    "{}ask the unit to count as the notice does; where it is right, to send it again \
                     with “数字无误” in the task's text",
                    fits.as_ref().map(|fits| format!("is {fits} meant? ")).unwrap_or_default()
                ),
                ),
            )
            .asking_unit(fits.as_ref().map(|fits| format!("是不是 {fits}？")).unwrap_or_default() + NO_SLIP),
            Unclear::Confirmed { done, amount } => words(
                (
                    format!("{done} 与目标数 {amount} 相差悬殊，已说明数字无误，照此计入"),
                    "报告里用这个数；仍有疑问的，再问一问填报单位",
                ),
                (
                    format!("{done} is out of all proportion to the target of {amount}, and said to be right"),
                    "it counts; ask the unit again if in doubt",
                ),
            ),
            Unclear::BelowZero { done } => words(
                (format!("累计完成数 {done} 小于零"), "请核实；累计数从年初算起，没有开展的填 0"),
                (
                    format!("{done} done is below zero"),
                    "make sure of it: figures count from the year's beginning; nothing is 0",
                ),
            )
            .asking_unit("请核实；累计数从年初算起，没有开展的填 0"),
            Unclear::Rose { done, measure, amount } => words(
                (
                    format!("目标是{amount}，这一格填的是 {done}{measure}，是上升（增加），不是下降"),
                    format!(
                    "已按上升计入；请核实：是下降的，请填报单位填负数（-{done}）后重新报送；\
                     确是上升的，请在这项的措施和进度里写明“上升{done}{measure}”"
                ),
                ),
                (
                    format!("the target is {amount}, and {done}{measure} is a rise"),
                    format!(
                    "it counts as a rise; make sure of it: a fall is -{done}; \
                     of a rise, ask the unit to say 上升{done}{measure} in the task's text"
                ),
                ),
            )
            .asking_unit(format!(
                "下降的填负数：是下降{done}{measure}的，请填 -{done}，重新报送；\
                 确是上升的，在这项的措施和进度里写明“上升{done}{measure}”再报"
            )),
            Unclear::NoAnswer { text, figure } => {
                let (zh, en, unit) = match figure {
                    true => (
                        "请填报单位填上数字；没有开展的填 0",
                        "ask the unit for the number; 0 where nothing was done",
                        "请填上数字；没有开展的填 0",
                    ),
                    false => (
                        "请填报单位把措施和进度写在这一格里；没有开展的写明原因和打算",
                        "ask the unit to write what was done into this cell, or why nothing was",
                        "请把措施和进度写在这一格里；没有开展的写明原因和打算",
                    ),
                };
                words(
                    (format!("只写了“{text}”，没有具体内容，没有计入"), zh),
                    (format!("“{text}” alone is no answer"), en),
                )
                .asking_unit(unit)
            },
            Unclear::ShownOtherwise { held, shown } => words(
                (
                    format!(
                    "格子里存的数是 {held}，按单元格格式显示的是“{shown}”，分不清报的是哪个，没有计入"
                ),
                    "请填报单位把这一格改成常规格式，按通知的计量单位重新填数后报送",
                ),
                (
                    format!("the cell holds {held}, and its number format shows “{shown}”: one of them is meant"),
                    "ask the unit to take the format away and to type the number again",
                ),
            )
            .asking_unit("请把这一格改成常规格式，按通知的计量单位重新填数后报送"),
            Unclear::OfQuarterAlone { head, labels } => words(
                (
                    format!(
                    "表头改成了“{head}”，不像从年初累计的数，下面{}没有计入",
                    labels.iter().map(|label| format!("“{label}”")).collect::<String>()
                ),
                    "报表要的是从年初累计的数：请填报单位照发出的表头填累计数，重新报送；核实后确是累计数的，由办公室在通知文件的“来件”里给这个文件写上“数字无误: 是”",
                ),
                (
                    format!(
                    "the head was changed to “{head}”, which does not say since January: held are {}",
                    labels.join(", ")
                ),
                    "the form asks for what is done since the year's beginning: ask the unit for that, under the head \
                 as it was sent; if the figures are that all the same, rule 数字无误: 是 for this file in 来件",
                ),
            )
            .asking_unit("请照发出的表头填从年初累计的数，重新报送；所填确是累计数的，改回表头再报"),
            Unclear::Picture => words(
                (
                    "这一格里是图片，读不出内容",
                    "请填报单位删掉图片，把内容用文字填在格子里；照片另附",
                ),
                (
                    "a picture stands in this cell, which cannot be read",
                    "ask the unit to take it out and to write the content; photos go beside the form",
                ),
            )
            .asking_unit("请删掉图片，把内容用文字填在格子里；照片另附"),
            Unclear::TickRead { text } => words(
                (
                    format!("进展状态写的是“{text}”，按文字里的“已完成”读作已完成"),
                    "请核对；以后请填报单位从下拉列表里选",
                ),
                (
                    format!("the state “{text}” was read as 已完成, as the task's text says"),
                    "make sure of it; ask the unit to choose from the list",
                ),
            ),
            Unclear::OverTarget { done, amount } => words(
                (
                    format!("完成 {done}，超过目标数 {amount}"),
                    "请核实计量单位（人次和万人次、元和万元）对不对；确已超额的不用改",
                ),
                (
                    format!("{done} done, more than the {amount} promised"),
                    "make sure of the measure (万 or not); leave it if the target was passed",
                ),
            ),
            Unclear::DaysOutside { days, period } => words(
                (format!("文字里的日期不在{period}：{days}"), "看看是不是上一期的内容没有改"),
                (
                    format!("days outside {period} in the text: {days}"),
                    "see whether the text is still the last period's",
                ),
            ),
        }
    }
}

/// What is done where a count fell.
pub(super) fn fell(every: Cycle) -> String {
    let this = every.words().this;
    format!("累计数从年初算起，不会变少；请核实是只填了{this}的数，还是上一期填错")
}

const NO_SLIP: &str =
    "请按通知的计量单位改填后重新报送；确是这个数的，在这项的措施和进度里写上“数字无误”再报";
const NO_ERROR: &str = "；确是这个数的，在这项的措施和进度里写上“数字无误”再报";
