//! The words of findings about changes within the year in Chinese.

use super::Changing;

impl Changing {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Changing::NoTime { found } => (
                format!("“{found}”不是日期、报送期，也不是“变更”里的文号"),
                "写成 2024-06-10、2024Q2 或二季度；写文号的，先在“变更”里写出这份文件的文号和日期"
                    .into(),
            ),
            Changing::EndsBeforeItBegins { since } => (
                format!("“至”在“自”（{since}）以前"),
                "对照文件，改正其中一个日期".into(),
            ),
            Changing::NoDayOfTakingOver => (
                "写了“前身”，没有写“自”".into(),
                "加上从哪一天或哪一期起由这个单位接过来，例如 自: 2024-06-10；只是换了叫法、没有哪一天之分的，改写成“别名”"
                    .into(),
            ),
            Changing::GroupChanges => (
                "一组单位不能写“前身”“自”“至”".into(),
                "写在变动的那个成员自己的那一条里".into(),
            ),
            Changing::ChangeTwice { number } => (
                format!("两次变更的文号都是“{number}”"),
                "同一份文件改了几处的，合成一条；文号写错的，改正过来".into(),
            ),
            Changing::AmountsUntilOneDay { until } => (
                format!("两个原数量都到{until}为止"),
                "每个原数量写出它自己最后的一天".into(),
            ),
            Changing::PredecessorsStay { name, predecessors } => (
                format!("“{name}”从{predecessors}接过来，{predecessors}还在名册里，报表仍由原来的单位填"),
                format!("整个并入的，把{predecessors}那一条从名册里删去；只划出一部分的，在那几项实事的责任单位里写“{name}”"),
            ),
            Changing::AddedBeforeOthers { added } => (
                format!("年内增加的“{added}”写在原有实事的前面，原有实事的序号就变了"),
                "把年内增加的实事写在这一部分的最后".into(),
            ),
        }
    }
}
