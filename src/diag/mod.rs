//! What is wrong with the input, where, and what to do about it.
//!
//! A room that finds something makes a [`Diagnostic`] of a [`Problem`] and the place it knows,
//! and goes on: twenty faults are one run. The words are in one table ([`Problem::message`]);
//! drawing them on a terminal is the command line's work.

mod messages;
mod problem;
mod returned;

use std::fmt;

use crate::origin::{BookOrigin, Origin, Place};

pub use messages::{Lang, Message};
pub use problem::{Problem, Shape};
pub use returned::{Bound, FileKind, Returned};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The output is made, and somebody should look.
    Warning,
    /// Nothing can be made of this input.
    Error,
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

/// The findings of a run, in the order they were made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// One more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// All of them, sorted by their place: first those in texts, then those in workbooks by file,
    /// sheet and cell; those without a place come last.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| rank(&a.place).cmp(&rank(&b.place)));
        self.0
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|found| found.severity() == Severity::Error)
    }

    /// Whether there are none at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their number.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

fn rank(place: &Place) -> (u8, Option<(usize, usize)>, Option<&BookOrigin>) {
    match place {
        Place::Text(origin) => (0, Some((origin.span().start, origin.span().end)), None),
        Place::Book(origin) => (1, None, Some(origin)),
        Place::Nowhere => (2, None, None),
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, found: I) {
        self.0.extend(found);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(one: Diagnostic) -> Diagnostics {
        Diagnostics(vec![one])
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
