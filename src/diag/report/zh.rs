//! The words of findings about targets in Chinese.

use super::Reported;

impl Reported {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Reported::SeveralReporters { target } => (
                format!("“{target}”有几个填报单位，没有写怎么合计"),
                "各报各的、加起来是总数的，写上 合计方式: 合计；只由一个单位报总数的，填报单位只写这一个".into(),
            ),
            Reported::BadPoints { found } => (
                format!("“{found}”不是百分点数"),
                "写 0 到 100 的整数，不带百分号，例如 10".into(),
            ),
            Reported::PointsOrder { behind, far_behind } => (
                format!("严重滞后从 {far_behind} 个百分点起，比滞后的 {behind} 个还少"),
                "“严重滞后百分点”要大于“滞后百分点”，例如 30 和 10".into(),
            ),
            Reported::OtherMeasure { found, measure } => (
                format!("“{found}”不能换算成“{measure}”，没有计入合计"),
                format!("请填报单位按“{measure}”重新报数，只填数字"),
            ),
            Reported::SumOutOfProportion { target, sum, amount, shares } => (
                format!("“{target}”合计 {sum}，与目标数 {amount} 相差悬殊：{shares}"),
                "看看是不是有的单位各报了总数，或计量单位不一致；有误的请该单位重新报送".into(),
            ),
            Reported::QuarterMissing { quarter, folder } => (
                format!("没有{quarter}的收件文件夹，这一季度没有列入年度汇总"),
                format!("收到过这一季度报表的，放进文件夹“{folder}”再汇总；还没有收的，先催报"),
            ),
            Reported::TwoMeasures { written, measure } => (
                format!("数量后面写的是“{written}”，计量单位写的是“{measure}”"),
                "两处写成一样的，或者只写一处".into(),
            ),
            Reported::TwoBounds { written, bound } => (
                format!("数量里写的是“{written}”，界限写的是“{bound}”"),
                "照通知的原文留一个".into(),
            ),
            Reported::OtherKind { amount, kind } => (
                format!("数量“{amount}”与类型“{kind}”不相合"),
                "下降的写 -15 或 下降15，类型写 下降；降到某个数的写 降到8；不下降的数量写正数".into(),
            ),
            Reported::BadShare { found } => (
                format!("“{found}”不是这个单位的数量"),
                "只写数字，例如 20；计量单位和“余”“约”等字写在目标的数量里".into(),
            ),
            Reported::LevelsSummed { target } => (
                format!("“{target}”是比率一类的指标，几个单位的数不能相加"),
                "每个单位都要达到的，合计方式写 各自；几个单位报同一个数的，写 同一数".into(),
            ),
            Reported::ShareOfNoSum { target } => (
                format!("“{target}”的填报单位，有的写了自己的数量，没有写全或者不是合计"),
                "分到各单位的，每个单位都写上数量，合计方式写 合计；没有分的，都不写数量".into(),
            ),
            Reported::SharesDiffer { target, sum, amount } => (
                format!("“{target}”各单位的数量加起来是 {sum}，目标数是 {amount}"),
                "核对各单位的数量和目标数，哪个写错了就改哪个".into(),
            ),
            Reported::NoWhole { whole } => (
                format!("这项实事里没有叫“{whole}”的总数"),
                "“属于”写同一项实事里另一个目标的名称，那个目标自己不再属于别的".into(),
            ),
            Reported::PartOtherwise { whole } => (
                format!("这个目标和它的总数“{whole}”不能相加"),
                "两个目标的计量单位要一样，而且都是累计的".into(),
            ),
            Reported::PartsBeyond { whole, sum, amount } => (
                format!("“{whole}”是 {amount}，其中各项加起来有 {sum}"),
                "核对总数和其中各项，哪个写错了就改哪个".into(),
            ),
            Reported::PartsDiffer { whole, done, parts } => (
                format!("“{whole}”报的是 {done}，与其中各项对不上：{parts}"),
                "请填报单位核对总数和其中各项，有误的重新报送".into(),
            ),
            Reported::SameDiffers { target, shares } => (
                format!("“{target}”几个单位报的应是同一个数，报来的不一样，没有计入：{shares}"),
                "请这几个单位核对，以哪个为准，有误的重新报送".into(),
            ),
            Reported::TooManyDigits { target } => (
                format!("“{target}”的数位数太多，没有计入合计"),
                "看看是不是填错了格子；整数和小数各不超过 15 位".into(),
            ),
        }
    }
}
