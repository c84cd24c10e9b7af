//! What can be wrong with what stands in a cell of a returned file, before anybody asks what it answers
//! (`E624`, `E625`, `W62x`, `W63x`).

use super::super::Mender::{self, Nobody, Unit};
use super::super::words::{Words, words};

/// A kind of finding about what stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellProblem {
    /// A cell that asks for a number holds a text.
    FigureIsText {
        /// The text.
        text: String,
        /// Whether the target is one that falls, whose figure is below zero.
        falls: bool,
        /// What the notice counts in, where the text is a number of something else.
        measure: Option<String>,
    },
    /// A cell that asks for a text holds a number or a date.
    TextIsNumber {
        /// As it is shown.
        text: String,
    },
    /// A cell that asks for a day holds none.
    NotADay {
        /// As it is shown.
        text: String,
    },
    /// A cell that asks for a day names one that the calendar does not have.
    NoSuchDay {
        /// The day, with the year it was taken to be in.
        day: String,
    },
    /// The day of filling in lies so far from its quarter that it must be a slip.
    DayFarOff {
        /// The day.
        day: String,
        /// The quarter.
        period: String,
    },
    /// A cell holds an error of a formula.
    FormulaError {
        /// As it is shown (#REF!).
        text: String,
    },
    /// An answer has more lines than any form's, and was cut.
    LinesCut {
        /// The limit.
        limit: usize,
    },
    /// A text is longer than a cell may be, and was cut.
    TextCut {
        /// The limit in UTF-16 units, as Excel counts.
        limit: usize,
    },
}

impl CellProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            CellProblem::FormulaError { .. } => ("E624", Unit),
            CellProblem::TextCut { .. } | CellProblem::LinesCut { .. } => ("E625", Unit),
            CellProblem::FigureIsText { .. } => ("W623", Nobody),
            CellProblem::TextIsNumber { .. } => ("W624", Nobody),
            CellProblem::NotADay { .. } => ("W625", Nobody),
            CellProblem::NoSuchDay { .. } => ("W630", Nobody),
            CellProblem::DayFarOff { .. } => ("W637", Nobody),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            CellProblem::FormulaError { text } => words(
                (
                    format!("单元格里是公式出错的结果（{text}）"),
                    "请填报单位删掉公式，直接填写内容",
                ),
                (
                    format!("the cell holds an error of a formula ({text})"),
                    "ask the unit to write the content without a formula",
                ),
            )
            .asking_unit("请删掉公式，直接填写内容"),
            CellProblem::LinesCut { limit } => words(
                (
                    format!("单元格里的文字超过 {limit} 行，超出的部分没有读入"),
                    "请填报单位缩短内容，去掉多余的换行，详细材料另附文件",
                ),
                (
                    format!("the text in the cell has more than {limit} lines; the rest was not read"),
                    "ask the unit to shorten it, without needless line breaks; details may come beside",
                ),
            )
            .asking_unit("请缩短内容，去掉多余的换行"),
            CellProblem::TextCut { limit } => words(
                (
                    format!("单元格里的文字超过 {limit} 个字符，超出的部分没有读入"),
                    "请填报单位缩短内容，详细材料另附文件",
                ),
                (
                    format!("the text is longer than {limit} characters; the rest was not read"),
                    "ask the unit to shorten it and to send details in a file of their own",
                ),
            )
            .asking_unit("请缩短内容，详细材料另附文件"),
            CellProblem::FigureIsText { text, falls, measure } => {
                let (zh, en) = match falls {
                    true => (
                        "请核实数量，只填数字，下降的填负数（下降15%填 -15），计量单位不用写",
                        "write the number without its unit, a fall below zero (-15)",
                    ),
                    false => (
                        "请核实数量，只填数字，计量单位不用写",
                        "make sure of the number and write it without its unit",
                    ),
                };
                let other = measure.as_ref().map(|measure| {
                    (format!("通知以“{measure}”计，请换算成“{measure}”；"), format!("count in “{measure}”; "))
                });
                let (counted, in_english) = other.unwrap_or_default();
                let (zh, en) = (format!("{counted}{zh}"), format!("{in_english}{en}"));
                words(
                    (format!("这一格要填数字，现在是文字“{text}”"), format!("已按原样保留；{zh}")),
                    (format!("a number is asked for here, and “{text}” is a text"), format!("kept as it is; {en}")),
                )
                .asking_unit(zh)
            },
            CellProblem::TextIsNumber { text } => words(
                (
                    format!("这一格要填文字，现在只有一个数“{text}”"),
                    "已按显示的样子保留；看看是不是填错了格子",
                ),
                (
                    format!("a text is asked for here, and there is only the number “{text}”"),
                    "kept as it is shown; see whether it is in the wrong cell",
                ),
            )
            .asking_unit("请核对是不是填错了格子"),
            CellProblem::NoSuchDay { day } => words(
                (
                    format!("没有“{day}”这一天"),
                    "已按原样保留；请核实是哪一天，日期写成 2024-03-28 这样",
                ),
                (
                    format!("there is no such day as {day}"),
                    "kept as it is; make sure of the day, and write it like 2024-03-28",
                ),
            ),
            CellProblem::DayFarOff { day, period } => words(
                (
                    format!("填报日期“{day}”离{period}太远，像是写错了"),
                    "已按原样保留，不按它分先后；请核实是哪一天",
                ),
                (
                    format!("filled in on {day}: too far from {period}, which looks like a slip"),
                    "kept as it is, and it tells no order of versions; make sure of the day",
                ),
            ),
            CellProblem::NotADay { text } => words(
                (
                    format!("这一格要填日期，“{text}”认不出是哪一天"),
                    "已按原样保留；日期写成 2024-03-28 这样",
                ),
                (
                    format!("a day is asked for here, and “{text}” is none that can be read"),
                    "kept as it is; write a day as 2024-03-28",
                ),
            ),
        }
    }
}
