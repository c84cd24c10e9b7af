//! The words of findings about targets of the description in Chinese.

use super::Promise;

impl Promise {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Promise::NoMeasure { amount } => (
                format!("数量“{amount}”没有计量单位"),
                "在这个目标里写上计量单位，例如 计量单位: 场；或者写在数量后面，例如 60场".into(),
            ),
            Promise::MoreThanMeasure { measure } => more_than_measure(measure),
            Promise::TwoMeasures { written, measure } => (
                format!("数量后面写的是“{written}”，计量单位写的是“{measure}”"),
                "两处写成一样的，或者只写一处".into(),
            ),
            Promise::TwoBounds { written, bound } => (
                format!("数量里写的是“{written}”，界限写的是“{bound}”"),
                "照通知的原文留一个".into(),
            ),
            Promise::OtherKind { amount, kind } => (
                format!("数量“{amount}”与类型“{kind}”不相合"),
                "下降的写 -15 或 下降15，类型写 下降；降到某个数的写 降到8；不下降的数量写正数；\
                 写了达到、保持等字的，类型不用再写"
                    .into(),
            ),
            Promise::BadShare { found } => (
                format!("“{found}”不是这个单位的数量"),
                "只写数字，例如 20；计量单位和“余”“约”等字写在目标的数量里".into(),
            ),
            Promise::LevelsSummed { target } => (
                format!("“{target}”是比率一类的指标，几个单位的数不能相加"),
                "每个单位都要达到的，合计方式写 各自；几个单位报同一个数的，写 同一数；确实是相加的，加上 类型: 累计".into(),
            ),
            Promise::ShareOfNoSum { target } => (
                format!("“{target}”的填报单位，有的写了自己的数量，没有写全或者不是合计"),
                "分到各单位的，每个单位都写上数量，合计方式写 合计；没有分的，都不写数量".into(),
            ),
            Promise::SharesDiffer { target, sum, amount } => (
                format!("“{target}”各单位的数量加起来是 {sum}，目标数是 {amount}"),
                "核对各单位的数量和目标数，哪个写错了就改哪个".into(),
            ),
            Promise::NoWhole { whole } => (
                format!("这项实事里没有叫“{whole}”的总数"),
                "“属于”写同一项实事里另一个目标的名称，那个目标自己不再属于别的".into(),
            ),
            Promise::PartOtherwise { whole } => (
                format!("这个目标和它的总数“{whole}”不能相加"),
                "两个目标的计量单位要一样（只差十百千万亿的可以），而且都是累计的".into(),
            ),
            Promise::PartsBeyond { whole, sum, amount } => (
                format!("“{whole}”是 {amount}，其中各项加起来有 {sum}"),
                "核对总数和其中各项，哪个写错了就改哪个".into(),
            ),
            Promise::RateAddsUp { amount } => (
                format!("“{amount}”是比率，没有写类型，按累计算，填得越多越算完成"),
                "到期要达到的，加 类型: 达到；一直要保持的，加 类型: 保持；不能超过的，把“以内”“以下”写进数量；\
                 确实是逐期累加的，加 类型: 累计"
                    .into(),
            ),
        }
    }
}

fn more_than_measure(measure: &str) -> (String, String) {
    (
        format!("数量后面的“{measure}”看不懂：计量单位里还有别的话"),
        "写成 不超过5个工作日、5个工作日以内 这样；或者另写 数量: 5，计量单位: 个工作日，界限: 不超过；\
         名称里本来有这些字的计量单位，另写在“计量单位”里"
            .into(),
    )
}
