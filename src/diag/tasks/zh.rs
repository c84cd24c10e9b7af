//! The words of findings about a task in Chinese.

use super::TaskProblem;

impl TaskProblem {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            TaskProblem::BadDue { found } => (
                format!("完成时限“{found}”的写法不对"),
                "写日期（2024-12-31）、月份（2024年10月）或文字（年底前、6月底前、长期坚持）"
                    .into(),
            ),
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
            TaskProblem::Collective { name } => (
                format!("“{name}”像是几个单位的总称，现在只有一份报表"),
                "是总称的，在名册里给它加上“成员”，每个成员各发一份报表".into(),
            ),
        }
    }
}
