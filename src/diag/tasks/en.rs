//! The words of findings about a task in English.

use super::TaskProblem;

impl TaskProblem {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            TaskProblem::BadDue { found } => (
                format!("“{found}” is no 完成时限"),
                "write a day (2024-12-31), a month (2024年10月) or words (年底前, 6月底前, 长期坚持)"
                    .into(),
            ),
        }
    }
}
