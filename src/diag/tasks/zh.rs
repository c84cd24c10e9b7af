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
        }
    }
}
