//! What can be wrong with a target as the description says it (`E704` to `E713`, `W705`, `W706`, `W710`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A kind of finding about a target of the description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Promise {
    /// An amount without a measure, behind it or in its key.
    NoMeasure {
        /// As written.
        amount: String,
    },
    /// What stands where a measure does says how the amount binds, or more.
    MoreThanMeasure {
        /// As written.
        measure: String,
    },
    /// The amount is written in one measure, and the key says another.
    TwoMeasures {
        /// Behind the amount.
        written: String,
        /// By the key.
        measure: String,
    },
    /// The amount has one word that binds it, and the key says another.
    TwoBounds {
        /// About the amount.
        written: String,
        /// By the key.
        bound: String,
    },
    /// The amount is of another kind of measure than is said.
    OtherKind {
        /// As written.
        amount: String,
        /// The kind that is said.
        kind: String,
    },
    /// A share that is no bare number.
    BadShare {
        /// As written.
        found: String,
    },
    /// Levels of several units that would be added.
    LevelsSummed {
        /// What is measured.
        target: String,
    },
    /// Shares of what is no sum, or of some of its units only.
    ShareOfNoSum {
        /// What is counted.
        target: String,
    },
    /// Shares that do not make the whole.
    SharesDiffer {
        /// What is counted.
        target: String,
        /// Their sum, with its measure.
        sum: String,
        /// What is promised.
        amount: String,
    },
    /// A part of a target that the task does not have.
    NoWhole {
        /// As written.
        whole: String,
    },
    /// A part that is measured otherwise than its whole.
    PartOtherwise {
        /// The whole.
        whole: String,
    },
    /// The parts promise more than the whole.
    PartsBeyond {
        /// The whole.
        whole: String,
        /// The sum of its parts, with its measure.
        sum: String,
        /// What the whole promises.
        amount: String,
    },
    /// A rate of which nothing says how it is meant: it is reckoned as what adds up over the year.
    RateAddsUp {
        /// The amount with its measure.
        amount: String,
    },
}

impl Promise {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Promise::NoMeasure { .. } => ("E712", Office),
            Promise::MoreThanMeasure { .. } => ("E713", Office),
            Promise::TwoMeasures { .. } => ("E704", Office),
            Promise::TwoBounds { .. } => ("E705", Office),
            Promise::OtherKind { .. } => ("E706", Office),
            Promise::BadShare { .. } => ("E707", Office),
            Promise::LevelsSummed { .. } => ("E708", Office),
            Promise::ShareOfNoSum { .. } => ("E709", Office),
            Promise::SharesDiffer { .. } => ("W705", Office),
            Promise::NoWhole { .. } => ("E710", Office),
            Promise::PartOtherwise { .. } => ("E711", Office),
            Promise::PartsBeyond { .. } => ("W706", Office),
            Promise::RateAddsUp { .. } => ("W710", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Promise::NoMeasure { amount } => words(
                (
                    format!("数量“{amount}”没有计量单位"),
                    "在这个目标里写上计量单位，例如 计量单位: 场；或者写在数量后面，例如 60场",
                ),
                (
                    format!("the amount “{amount}” has no unit of measure"),
                    "give the target its unit, such as unit: 场, or write it behind the amount: 60场",
                ),
            ),
            Promise::MoreThanMeasure { measure } => {
                words(more_than_measure_zh(measure), more_than_measure_en(measure))
            }
            Promise::TwoMeasures { written, measure } => words(
                (
                    format!("数量后面写的是“{written}”，计量单位写的是“{measure}”"),
                    "两处写成一样的，或者只写一处",
                ),
                (
                    format!("the amount is in “{written}”, its unit is “{measure}”"),
                    "write the same in both places, or one of them only",
                ),
            ),
            Promise::TwoBounds { written, bound } => words(
                (format!("数量里写的是“{written}”，界限写的是“{bound}”"), "照通知的原文留一个"),
                (
                    format!("the amount says “{written}”, its bound is “{bound}”"),
                    "keep the one that the notice says",
                ),
            ),
            Promise::OtherKind { amount, kind } => words(
                (
                    format!("数量“{amount}”与类型“{kind}”不相合"),
                    "下降的写 -15 或 下降15，类型写 下降；降到某个数的写 降到8；不下降的数量写正数；\
                 写了达到、保持等字的，类型不用再写",
                ),
                (
                    format!("the amount “{amount}” does not go with the kind “{kind}”"),
                    "for a fall write -15 or 下降15 and kind: falls; for a fall down to a number 降到8; \
                 whatever does not fall is above zero; where the amount says 达到 or 保持, leave kind out",
                ),
            ),
            Promise::BadShare { found } => words(
                (
                    format!("“{found}”不是这个单位的数量"),
                    "只写数字，例如 20；计量单位和“余”“约”等字写在目标的数量里",
                ),
                (
                    format!("“{found}” is no share of a unit"),
                    "write the bare number, for example 20; unit and words belong to the amount of the target",
                ),
            ),
            Promise::LevelsSummed { target } => words(
                (
                    format!("“{target}”是比率一类的指标，几个单位的数不能相加"),
                    "每个单位都要达到的，合计方式写 各自；几个单位报同一个数的，写 同一数；确实是相加的，加上 类型: 累计",
                ),
                (
                    format!("“{target}” is a level: the figures of several units cannot be added"),
                    "write aggregate: each where every unit has to reach it, same where all report one number; \
                 where they do add up, kind: adds",
                ),
            ),
            Promise::ShareOfNoSum { target } => words(
                (
                    format!("“{target}”的填报单位，有的写了自己的数量，没有写全或者不是合计"),
                    "分到各单位的，每个单位都写上数量，合计方式写 合计；没有分的，都不写数量",
                ),
                (
                    format!(
                        "some reporters of “{target}” have a share, but not all, or it is no sum"
                    ),
                    "give every reporter its share and write aggregate: sum, or give none of them one",
                ),
            ),
            Promise::SharesDiffer { target, sum, amount } => words(
                (
                    format!("“{target}”各单位的数量加起来是 {sum}，目标数是 {amount}"),
                    "核对各单位的数量和目标数，哪个写错了就改哪个",
                ),
                (
                    format!("the shares of “{target}” make {sum}, its amount is {amount}"),
                    "compare the shares with the amount and mend what is wrong",
                ),
            ),
            Promise::NoWhole { whole } => words(
                (
                    format!("这项实事里没有叫“{whole}”的总数"),
                    "“属于”写同一项实事里另一个目标的名称，那个目标自己不再属于别的",
                ),
                (
                    format!("this task has no total called “{whole}”"),
                    "part_of is the name of another target of the same task, which is no part itself",
                ),
            ),
            Promise::PartOtherwise { whole } => words(
                (
                    format!("这个目标和它的总数“{whole}”不能相加"),
                    "两个目标的计量单位要一样（只差十百千万亿的可以），而且都是累计的",
                ),
                (
                    format!("this target and its total “{whole}” cannot be added"),
                    "both need the same unit, or one that is a power of ten of it (万, 亿), and both have to add up over the year",
                ),
            ),
            Promise::PartsBeyond { whole, sum, amount } => words(
                (
                    format!("“{whole}”是 {amount}，其中各项加起来有 {sum}"),
                    "核对总数和其中各项，哪个写错了就改哪个",
                ),
                (
                    format!("“{whole}” is {amount}, its parts make {sum}"),
                    "compare the total with its parts and mend what is wrong",
                ),
            ),
            Promise::RateAddsUp { amount } => words(
                (
                    format!("“{amount}”是比率，没有写类型，按累计算，填得越多越算完成"),
                    "到期要达到的，加 类型: 达到；一直要保持的，加 类型: 保持；不能超过的，把“以内”“以下”写进数量；\
                 确实是逐期累加的，加 类型: 累计",
                ),
                (
                    format!(
                        "“{amount}” is a rate without a kind, reckoned as what adds up: more is always better"
                    ),
                    "add kind: reached for what must be reached, kind: kept for what must be kept, write 以内 or 以下 into \
                 the amount of a limit; where it does add up, kind: adds",
                ),
            ),
        }
    }
}

fn more_than_measure_zh(measure: &str) -> (String, String) {
    (
        format!("数量后面的“{measure}”看不懂：计量单位里还有别的话"),
        "写成 不超过5个工作日、5个工作日以内 这样；或者另写 数量: 5，计量单位: 个工作日，界限: 不超过；\
         名称里本来有这些字的计量单位，另写在“计量单位”里"
            .into(),
    )
}

fn more_than_measure_en(measure: &str) -> (String, String) {
    (
        format!("“{measure}” behind the amount is not understood: there is more in it than a unit of measure"),
        "write it like 不超过5个工作日 or 5个工作日以内; or give amount: 5, unit: 个工作日 and bound: at_most; \
         a unit whose name has such words goes into its own key, unit"
            .into(),
    )
}
