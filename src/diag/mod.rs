//! What is wrong with the input, where, and what to do about it.
//!
//! A room that finds something makes a [`Diagnostic`] of a [`Problem`] and the place it knows,
//! and goes on: twenty faults are one run. Each kind stands in the file of its subject (`file`, `description`,
//! `target`, `answer`, `ruling`, `page`, `mail`), with its code and who mends it in one row, and the words of
//! both languages in one arm. Drawing them on a terminal is the command line's work.

mod answer;
mod description;
mod file;
mod list;
mod mail;
mod page;
mod problem;
mod refusal;
mod room;
mod ruling;
#[cfg(test)]
pub(crate) mod samples;
mod target;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

use crate::origin::{Origin, Place};

pub use answer::{
    Asked, BounceCause, Bound, CellProblem, FileKind, IdentityProblem, Kept, Returned, RowProblem,
    Sign, Strip, Subject, Twice, Unclear,
};
pub use description::{
    Changing, ColumnProblem, Force, FormatProblem, OwnPeriods, Proofread, Rule, Silencing,
    TaskProblem, Timing, ValueProblem, WordingProblem,
};
pub use file::{
    ArchivedState, FileProblem, Keeping, KeyProblem, LineProblem, MeantKey, PaperFault, PaperSign,
    RenamedSince, Renewal, RunProblem, Shape, SinceSent, Slip, Starting, Unfinished,
};
pub use list::{Diagnostics, MOST_ALIKE};
pub use mail::{LogProblem, Mailing};
pub use page::{Ending, Glyphs, Loan, PageProblem};
pub use problem::Problem;
pub use refusal::{Refusal, RefusalCause};
pub use room::Room;
pub use ruling::{Elsewhere, RulingProblem, Sorting, StampedProblem, WhyUnused};
pub use target::{Promise, Reported};
pub use words::{Lang, Message};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The output is made, and somebody should look.
    Warning,
    /// Nothing can be made of this input.
    Error,
}

/// Who must mend what is found before what a unit sent is a return: it stands in one row with the
/// code of the finding's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mender {
    /// The unit must send another (有误).
    Unit,
    /// The office must look (待核).
    Office,
    /// Nobody: it is said, and the return counts.
    Nobody,
}

/// One finding: what is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Place,
    /// Other places that belong to it, each named by the words of the problem (the first task of
    /// two with one name, the register entry of an alias).
    pub related: Vec<Origin>,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn at(place: impl Into<Place>, problem: Problem) -> Diagnostic {
        Diagnostic { problem, place: place.into(), related: Vec::new() }
    }

    /// A finding without a place in a file.
    pub fn nowhere(problem: Problem) -> Diagnostic {
        Diagnostic { problem, place: Place::Nowhere, related: Vec::new() }
    }

    /// The same finding, with one more place that belongs to it.
    #[must_use]
    pub fn with_related(mut self, origin: &Origin) -> Diagnostic {
        self.related.push(origin.clone());
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}
