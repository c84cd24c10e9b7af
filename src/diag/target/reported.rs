//! What can be wrong with targets and with what is reported of them, with its stable code (`E70x`,
//! `W70x`).
//! cell of a return) is the diagnostic's.

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A kind of finding about a target or its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reported {
    /// Several units report one target, and nothing says how their figures are put together.
    SeveralReporters {
        /// What is counted.
        target: String,
    },
    /// No whole number of percentage points.
    BadPoints {
        /// As written.
        found: String,
    },
    /// Far behind would begin before behind.
    PointsOrder {
        /// Behind from so many points on.
        behind: u8,
        /// Far behind above so many.
        far_behind: u8,
    },
    /// A figure in a measure that cannot be reckoned over into the target's. It is added to
    /// nothing.
    OtherMeasure {
        /// As written.
        found: String,
        /// The measure of the target.
        measure: String,
    },
    /// The sum of several units is out of all proportion to the target, and none of their figures
    /// alone is.
    SumOutOfProportion {
        /// What is counted.
        target: String,
        /// The sum, with its measure.
        sum: String,
        /// What was promised, with its measure.
        amount: String,
        /// Each unit with its figure.
        shares: String,
    },
    /// A quarter without a folder of returns, which is not in the report of the year.
    QuarterMissing {
        /// The quarter.
        quarter: String,
        /// What its folder would be called.
        folder: String,
    },
    /// Another year is to stand beside a report that is none of a year.
    ComparedWithoutYear,
    /// `--json` or `--html` with the report of a year, which has neither.
    YearOnPaperOnly,
    /// A year is to stand beside itself.
    ComparedWithItself {
        /// The year.
        year: u16,
        /// The description of what should be another.
        file: String,
    },
    /// The figures of the parts do not make the figure of the whole.
    PartsDiffer {
        /// The whole.
        whole: String,
        /// Its figure, with its measure.
        done: String,
        /// The figures of its parts.
        parts: String,
    },
    /// Units that report one number report different ones.
    SameDiffers {
        /// What is counted.
        target: String,
        /// Each unit with its figure.
        shares: String,
    },
    /// Answers so long that they are printed in part; the workbook has all of them.
    PrintedInPart {
        /// How many.
        answers: usize,
        /// Characters of each that are printed.
        most: usize,
        /// Files in which they stand.
        files: Vec<String>,
        /// How many more such files there are.
        more: usize,
    },
    /// A figure with more digits than are reckoned with. It is added to nothing.
    TooManyDigits {
        /// What is counted.
        target: String,
    },
}

impl Reported {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Reported::SeveralReporters { .. } => ("E701", Office),
            Reported::BadPoints { .. } => ("E702", Office),
            Reported::PointsOrder { .. } => ("E703", Office),
            Reported::ComparedWithoutYear | Reported::ComparedWithItself { .. } => ("E714", Office),
            Reported::YearOnPaperOnly => ("E715", Office),
            Reported::PartsDiffer { .. } => ("W707", Office),
            Reported::SameDiffers { .. } => ("W708", Office),
            Reported::PrintedInPart { .. } => ("W709", Office),
            Reported::OtherMeasure { .. } => ("W701", Office),
            Reported::TooManyDigits { .. } => ("W702", Office),
            Reported::SumOutOfProportion { .. } => ("W703", Office),
            Reported::QuarterMissing { .. } => ("W704", Office),
        }
    }

    /// Whether figures that were reported are in no sum, or do not agree with each other.
    pub(in crate::diag) const fn is_of_figures(&self) -> bool {
        match self {
            Reported::OtherMeasure { .. } | Reported::TooManyDigits { .. } => true,
            Reported::SumOutOfProportion { .. } | Reported::PartsDiffer { .. } => true,
            Reported::SameDiffers { .. } => true,
            Reported::SeveralReporters { .. } | Reported::BadPoints { .. } => false,
            Reported::PointsOrder { .. } | Reported::QuarterMissing { .. } => false,
            Reported::ComparedWithoutYear | Reported::ComparedWithItself { .. } => false,
            Reported::YearOnPaperOnly | Reported::PrintedInPart { .. } => false,
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Reported::SeveralReporters { target } => words(
                (
                    format!("“{target}”有几个填报单位，没有写怎么合计"),
                    "各报各的、加起来是总数的，写上 合计方式: 合计；只由一个单位报总数的，填报单位只写这一个",
                ),
                (
                    format!("“{target}” has several reporters, and nothing says how they add up"),
                    "where each reports its part, write aggregate: sum; else name one reporter only",
                ),
            ),
            Reported::BadPoints { found } => words(
                (format!("“{found}”不是百分点数"), "写 0 到 100 的整数，不带百分号，例如 10"),
                (
                    format!("“{found}” is no number of percentage points"),
                    "write a whole number from 0 to 100 without the percent sign, such as 10",
                ),
            ),
            Reported::PointsOrder { behind, far_behind } => words(
                (
                    format!("落后超过 {far_behind} 个百分点算严重滞后，不比算滞后的 {behind} 个多"),
                    "“严重滞后百分点”要大于“滞后百分点”，例如 30 和 10",
                ),
                (
                    format!(
                        "far behind is more than {far_behind} points, which is not more than behind ({behind})"
                    ),
                    "far_behind_points must be more than behind_points, such as 30 and 10",
                ),
            ),
            Reported::OtherMeasure { found, measure } => words(
                (
                    format!("“{found}”不能换算成“{measure}”，没有计入合计"),
                    format!("请填报单位按“{measure}”重新报数，只填数字"),
                ),
                (
                    format!("“{found}” cannot be reckoned over into “{measure}”; it is not added"),
                    format!("ask the unit for the number in “{measure}”, digits only"),
                ),
            ),
            Reported::SumOutOfProportion { target, sum, amount, shares } => words(
                (
                    format!("“{target}”合计 {sum}，与目标数 {amount} 相差悬殊：{shares}"),
                    "看看是不是有的单位各报了总数，或计量单位不一致；有误的请该单位重新报送",
                ),
                (
                    format!("{sum} of “{target}” is out of all proportion to {amount}: {shares}"),
                    "see whether each reported the whole, or in another measure; ask those that did",
                ),
            ),
            Reported::QuarterMissing { quarter, folder } => words(
                (
                    format!("没有{quarter}的收件文件夹，年度汇总里写作“没有收件”"),
                    format!("收到过这一期报表的，放进文件夹“{folder}”再汇总；还没有收的，先催报"),
                ),
                (
                    format!(
                        "no folder holds returns for {quarter}; its column in the report of the year says so"
                    ),
                    format!(
                        "put what came back into the folder {folder} and report again; else ask for it"
                    ),
                ),
            ),
            Reported::ComparedWithoutYear => words(
                (
                    "--compare 只用于年度汇总",
                    "写上年度，例如 hongtou report --period 2025 --compare ../2024",
                ),
                (
                    "--compare goes with the report of a year alone",
                    "name the year: hongtou report --period 2025 --compare ../2024",
                ),
            ),
            Reported::YearOnPaperOnly => words(
                (
                    "--json、--html 只用于一期的汇总",
                    "写上报送期，例如 hongtou report --period 2025Q1 --html",
                ),
                (
                    "--json and --html go with the report of a period alone",
                    "name the period: hongtou report --period 2025Q1 --html",
                ),
            ),
            Reported::ComparedWithItself { year, file } => words(
                (
                    format!("“{file}”也是{year}年的，没有可比的"),
                    "--compare 后面写另一年的年度文件夹，例如 ../2024，或它的 notice.yaml",
                ),
                (
                    format!("“{file}” is of {year} too: there is nothing to compare"),
                    "name another year's folder behind --compare, such as ../2024, or its notice.yaml",
                ),
            ),
            Reported::PartsDiffer { whole, done, parts } => words(
                (
                    format!("“{whole}”报的是 {done}，与其中各项对不上：{parts}"),
                    "请填报单位核对总数和其中各项，有误的重新报送",
                ),
                (
                    format!(
                        "“{whole}” was reported as {done}, which its parts do not make: {parts}"
                    ),
                    "ask the reporters to compare the total with its parts and to report again",
                ),
            )
            .asking_unit("请核对总数和其中各项，改正后重新报送"),
            Reported::SameDiffers { target, shares } => words(
                (
                    format!("“{target}”几个单位报的应是同一个数，报来的不一样，没有计入：{shares}"),
                    "请这几个单位核对，以哪个为准，有误的重新报送",
                ),
                (
                    format!(
                        "“{target}” is one number for all its reporters, who report different ones; \
                     it is not counted: {shares}"
                    ),
                    "ask these units which number is right",
                ),
            ),
            Reported::PrintedInPart { answers, most, files, more } => words(
                (
                    format!(
                        "有 {answers} 处填报内容太长，汇总的 PDF、Word 和网页里每处只有开头 {most} 字"
                    ),
                    format!(
                        "全文在汇总的 Excel 里（“明细”）；要印全的，请单位压缩篇幅后重新报送：{}{}",
                        files.join("、"),
                        if *more > 0 {
                            format!("等 {} 个", files.len() + more)
                        } else {
                            String::new()
                        }
                    ),
                ),
                (
                    format!(
                        "{answers} answers are very long; PDF, Word and page have the first {most} characters of each"
                    ),
                    format!(
                        "the workbook has all of them (明细); to have them printed whole, ask for shorter ones: {}{}",
                        files.join(", "),
                        if *more > 0 { format!(" and {more} more") } else { String::new() }
                    ),
                ),
            ),
            Reported::TooManyDigits { target } => words(
                (
                    format!("“{target}”的数位数太多，没有计入合计"),
                    "看看是不是填错了格子；整数和小数各不超过 15 位",
                ),
                (
                    format!("the figure of “{target}” has too many digits; it is not added"),
                    "see whether it is in the wrong cell; 15 digits on each side of the point at most",
                ),
            ),
        }
    }
}
