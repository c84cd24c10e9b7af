//! What can be wrong with the columns of the progress form (栏目, `E235` to `E239`, `W235`).
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

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
    /// The stable code.
    pub(super) fn code(&self) -> &'static str {
        match self {
            ColumnProblem::Twice { .. } => "E235",
            ColumnProblem::Missing { .. } => "E236",
            ColumnProblem::NothingAsked => "E237",
            ColumnProblem::TooMany { .. } => "E238",
            ColumnProblem::NotAForm => "E239",
            ColumnProblem::OtherCycle { .. } => "W235",
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

    /// The remedy names a column that is missing, not another.
    #[test]
    fn the_remedy_for_a_missing_column_names_it() {
        let remedy = |names: &str| ColumnProblem::Missing { names: names.into() }.zh().1;
        assert!(remedy("责任单位").ends_with("写成 {名称: 通知里的叫法, 内容: 责任单位}"));
        assert!(remedy("序号、实事名称").ends_with("内容: 序号}"));
    }
}
