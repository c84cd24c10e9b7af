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
                format!("没有{quarter}的收件文件夹，年度汇总里写作“没有收件”"),
                format!("收到过这一期报表的，放进文件夹“{folder}”再汇总；还没有收的，先催报"),
            ),
            Reported::ComparedWithoutYear => (
                "--compare 只用于年度汇总".into(),
                "写上年度，例如 hongtou report --period 2025 --compare ../2024".into(),
            ),
            Reported::ComparedWithItself { year, file } => (
                format!("“{file}”也是{year}年的，没有可比的"),
                "--compare 后面写另一年的年度文件夹，例如 ../2024，或它的 notice.yaml".into(),
            ),
            Reported::PartsDiffer { whole, done, parts } => (
                format!("“{whole}”报的是 {done}，与其中各项对不上：{parts}"),
                "请填报单位核对总数和其中各项，有误的重新报送".into(),
            ),
            Reported::SameDiffers { target, shares } => (
                format!("“{target}”几个单位报的应是同一个数，报来的不一样，没有计入：{shares}"),
                "请这几个单位核对，以哪个为准，有误的重新报送".into(),
            ),
            Reported::PrintedInPart { answers, most, files, more } => (
                format!("有 {answers} 处填报内容太长，汇总的 PDF 和 Word 里每处只印开头 {most} 字"),
                format!(
                    "全文在汇总的 Excel 里（“明细”）；要印全的，请单位压缩篇幅后重新报送：{}{}",
                    files.join("、"),
                    if *more > 0 { format!("等 {} 个", files.len() + more) } else { String::new() }
                ),
            ),
            Reported::TooManyDigits { target } => (
                format!("“{target}”的数位数太多，没有计入合计"),
                "看看是不是填错了格子；整数和小数各不超过 15 位".into(),
            ),
        }
    }
}
