//! What can be wrong with the columns of the progress form (栏目, `E235` to `E239`, `W235`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};
use crate::period::Cycle;

/// A kind of finding about the columns of the progress form.
#[derive(Clone, Debug, PartialEq)]
pub enum ColumnProblem {
    /// Two columns of the progress form have the same words or the same content.
    Twice {
        /// The words of the second.
        name: String,
        /// The words of the first.
        first: String,
    },
    /// The progress form lacks columns that every one has.
    Missing {
        /// What they hold.
        names: String,
    },
    /// The columns of the progress form ask nothing of the units.
    NothingAsked,
    /// The progress form has more columns than a page holds.
    TooMany {
        /// Its columns.
        columns: usize,
        /// The most possible.
        most: usize,
    },
    /// The words of a column are of another kind of period than the notice reports by.
    OtherCycle {
        /// The words.
        name: String,
        /// How often the units report.
        every: Cycle,
    },
    /// An attachment that is not the progress form is given its columns.
    NotAForm,
}

impl ColumnProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            ColumnProblem::Twice { .. } => ("E235", Office),
            ColumnProblem::Missing { .. } => ("E236", Office),
            ColumnProblem::NothingAsked => ("E237", Office),
            ColumnProblem::TooMany { .. } => ("E238", Office),
            ColumnProblem::NotAForm => ("E239", Office),
            ColumnProblem::OtherCycle { .. } => ("W235", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            ColumnProblem::Twice { name, first } => words(
                (
                    format!("栏目“{name}”与前面的“{first}”重复"),
                    "同一个栏目只写一次；要另问一件事的，换个名称，写成 {名称: ……, 内容: 自填}",
                ),
                (
                    format!("the column “{name}” is the same as “{first}” before it"),
                    "give each column once; to ask something else, give it other words: {name: …, content: own}",
                ),
            ),
            ColumnProblem::Missing { names } => words(
                (
                    format!("栏目里没有{names}"),
                    format!(
                        "加上；通知里叫法不同的，写成 {{名称: 通知里的叫法, 内容: {}}}",
                        first(names)
                    ),
                ),
                (
                    format!("the columns lack {names}"),
                    format!(
                        "add them; where the notice has other words, {{name: its words, content: {}}}",
                        first(names)
                    ),
                ),
            ),
            ColumnProblem::NothingAsked => words(
                (
                    "栏目里没有要单位填写的一栏",
                    "加上具体措施及任务进度情况，或者存在问题、备注等自己的一栏",
                ),
                (
                    "none of the columns is for the units to write in",
                    "add the answer (具体措施及任务进度情况), or a column of your own such as 存在问题",
                ),
            ),
            ColumnProblem::TooMany { columns, most } => words(
                (
                    format!("有 {columns} 个栏目，一页排不下"),
                    format!("不超过 {most} 个，把问同一件事的几栏合成一栏"),
                ),
                (
                    format!("{columns} columns are too many for a page"),
                    format!("give {most} at most; make one of those that ask the same"),
                ),
            ),
            ColumnProblem::OtherCycle { name, every } => words(
                (
                    format!(
                        "栏目“{name}”说的不是这份通知的报送期，通知报的是{}的数",
                        every.words().each
                    ),
                    format!(
                        "写成“{}……”，或者改“报送周期”；这一栏算的、填的都是{}的数",
                        every.words().this,
                        every.words().this
                    ),
                ),
                (
                    format!("the column “{name}” is of another period than this notice reports by"),
                    format!(
                        "write “{}…”, or change reporting: every; what it asks and holds is of {}",
                        every.words().this,
                        every.words().this
                    ),
                ),
            ),
            ColumnProblem::NotAForm => words(
                (
                    "栏目只用于进展情况报表和分工表",
                    "是报表的，加上“类型: 报表”，是分工表的，加上“类型: 分工表”；自己写内容的附件，表头写在“表格”的“栏”里",
                ),
                (
                    "only the progress form and a table of tasks have columns",
                    "write kind: form or kind: task_table if it is one; the heads of your own table stand under tables: columns",
                ),
            ),
        }
    }
}

/// The first of names in a row.
fn first(names: &str) -> &str {
    names.split('、').next().unwrap_or(names)
}

#[cfg(test)]
mod tests {
    use super::ColumnProblem;
    use crate::diag::Lang;

    /// The remedy names a column that is missing, not another.
    #[test]
    fn the_remedy_for_a_missing_column_names_it() {
        let remedy = |names: &str| {
            ColumnProblem::Missing { names: names.into() }.words().message(Lang::Zh).remedy
        };
        assert!(remedy("责任单位").ends_with("写成 {名称: 通知里的叫法, 内容: 责任单位}"));
        assert!(remedy("序号、实事名称").ends_with("内容: 序号}"));
    }
}
