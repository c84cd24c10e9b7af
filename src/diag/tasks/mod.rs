//! What can be wrong with a task beside its targets: its due, its units, its number, the headings above (`E25x`, `W25x`).
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
        /// The year of the notice.
        year: u16,
    },
    /// 完成时限 in words with a number or a month that say no day, or could mean several.
    UnclearDue {
        /// As written.
        found: String,
        /// The year of the notice.
        year: u16,
    },
    /// 完成时限 in words from which no day follows: of all tasks in one finding.
    DueWithoutDay {
        /// As written, each once.
        found: Vec<String>,
        /// Of how many tasks.
        tasks: usize,
        /// The day that is reckoned by.
        reckoned: String,
        /// The year of the notice.
        year: u16,
    },
    /// 完成时限 in a year before the notice's.
    DueBeforeYear {
        /// As written.
        found: String,
        /// The year of the notice.
        year: u16,
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
    /// 序号 that is no number of a task, or of a heading.
    BadTaskNumber {
        /// As written.
        found: String,
    },
    /// Two tasks have one number. Related: the first.
    NumberTaken {
        /// What tables would call both.
        number: String,
    },
    /// A heading without a task under it.
    EmptySection {
        /// What it says.
        heading: String,
    },
    /// A task above the first heading, or a heading that stands under none of the level above.
    NoHeadingAbove {
        /// The task, or the heading.
        name: String,
    },
    /// The tasks are to stand in an attachment, and none prints them.
    TasksNowhere,
    /// A number is typed before the heading, and the keys say another or the same.
    HeadingNumberedTwice {
        /// As typed.
        typed: String,
    },
    /// A number is typed before the heading whose sign is of no level.
    HeadingSign {
        /// The number as typed.
        typed: String,
        /// The heading without it.
        heading: String,
    },
    /// Two tasks of one name under one heading. Related: the first.
    SameName {
        /// The name.
        name: String,
        /// What tables call the first.
        first: String,
        /// What they call this.
        number: String,
    },
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
            TaskProblem::BadTaskNumber { .. } => "E254",
            TaskProblem::NumberTaken { .. } => "E255",
            TaskProblem::EmptySection { .. } => "E256",
            TaskProblem::NoHeadingAbove { .. } => "E257",
            TaskProblem::TasksNowhere => "E258",
            TaskProblem::HeadingNumberedTwice { .. } => "E259",
            TaskProblem::UnclearDue { .. } => "E260",
            TaskProblem::HeadingSign { .. } => "E264",
            TaskProblem::Collective { .. } => "W250",
            TaskProblem::SameName { .. } => "W251",
            TaskProblem::DueWithoutDay { .. } => "W252",
            TaskProblem::DueBeforeYear { .. } => "W253",
        }
    }
}
