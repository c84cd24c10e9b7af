//! The words of findings about the columns of the progress form in English.

use super::{ColumnProblem, first};

impl ColumnProblem {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            ColumnProblem::Twice { name, first } => (
                format!("the column “{name}” is the same as “{first}” before it"),
                "give each column once; to ask something else, give it other words: {name: …, content: own}".into(),
            ),
            ColumnProblem::Missing { names } => (
                format!("the columns lack {names}"),
                format!("add them; where the notice has other words, {{name: its words, content: {}}}", first(names)),
            ),
            ColumnProblem::NothingAsked => (
                "none of the columns is for the units to write in".into(),
                "add the answer (具体措施及任务进度情况), or a column of your own such as 存在问题".into(),
            ),
            ColumnProblem::TooMany { columns, most } => (
                format!("{columns} columns are too many for a page"),
                format!("give {most} at most; make one of those that ask the same"),
            ),
            ColumnProblem::OtherCycle { name, every } => (
                format!("the column “{name}” is of another period than this notice reports by"),
                format!(
                    "write “{}…”, or change reporting: every; what it asks and holds is of {}",
                    every.words().this,
                    every.words().this
                ),
            ),
            ColumnProblem::NotAForm => (
                "only the progress form and a table of tasks have columns".into(),
                "write kind: form or kind: task_table if it is one; the heads of your own table stand under tables: columns".into(),
            ),
        }
    }
}
