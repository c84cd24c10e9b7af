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
            TaskProblem::GroupAsUnit { name } => (
                format!("“{name}” is a group; one unit is asked for here"),
                "name the unit; members of a group are units of the register, no groups".into(),
            ),
            TaskProblem::GroupMailbox => (
                "a group has no mailbox of its own".into(),
                "remove it; each member gets its form at the address of its own entry".into(),
            ),
            TaskProblem::NoLeads => (
                "the leads are to report, and the task has none".into(),
                "add lead_units, or name the units that report".into(),
            ),
            TaskProblem::Collective { name } => (
                format!("“{name}” sounds like several units, and gets one form"),
                "where it stands for several, add their members; each gets a form of its own".into(),
            ),
        }
    }
}
