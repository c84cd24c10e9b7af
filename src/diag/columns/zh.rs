//! The words of findings about the columns of the progress form in Chinese.

use super::{ColumnProblem, first};

impl ColumnProblem {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            ColumnProblem::Twice { name, first } => (
                format!("栏目“{name}”与前面的“{first}”重复"),
                "同一个栏目只写一次；要另问一件事的，换个名称，写成 {名称: ……, 内容: 自填}".into(),
            ),
            ColumnProblem::Missing { names } => (
                format!("栏目里没有{names}"),
                format!(
                    "加上；通知里叫法不同的，写成 {{名称: 通知里的叫法, 内容: {}}}",
                    first(names)
                ),
            ),
            ColumnProblem::NothingAsked => (
                "栏目里没有要单位填写的一栏".into(),
                "加上具体措施及任务进度情况，或者存在问题、备注等自己的一栏".into(),
            ),
            ColumnProblem::TooMany { columns, most } => (
                format!("有 {columns} 个栏目，一页排不下"),
                format!("不超过 {most} 个，把问同一件事的几栏合成一栏"),
            ),
            ColumnProblem::OtherCycle { name, every } => (
                format!("栏目“{name}”说的不是这份通知的报送期，通知报的是{}的数", every.words().each),
                format!(
                    "写成“{}……”，或者改“报送周期”；这一栏算的、填的都是{}的数",
                    every.words().this,
                    every.words().this
                ),
            ),
            ColumnProblem::NotAForm => (
                "栏目只用于进展情况报表和分工表".into(),
                "是报表的，加上“类型: 报表”，是分工表的，加上“类型: 分工表”；自己写内容的附件，表头写在“表格”的“栏”里".into(),
            ),
        }
    }
}
