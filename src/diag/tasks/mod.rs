//! What can be wrong with a task beside its targets: its due, its units (`E25x`, `W25x`).
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

/// A kind of finding about a task.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskProblem {
    /// 完成时限 is neither a day, nor a month, nor words.
    BadDue {
        /// As written.
        found: String,
    },
    /// A group where one unit is asked for.
    GroupAsUnit {
        /// The group.
        name: String,
    },
    /// A group has a mailbox of its own.
    GroupMailbox,
    /// The leads are to report, and there are none.
    NoLeads,
    /// A unit of the register that sounds like several.
    Collective {
        /// Its name.
        name: String,
    },
}

impl TaskProblem {
    /// The stable code.
    pub(super) fn code(&self) -> &'static str {
        match self {
            TaskProblem::BadDue { .. } => "E250",
            TaskProblem::GroupAsUnit { .. } => "E251",
            TaskProblem::GroupMailbox => "E252",
            TaskProblem::NoLeads => "E253",
            TaskProblem::Collective { .. } => "W250",
        }
    }
}
