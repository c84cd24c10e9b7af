//! What is wrong with the input, where, and what to do about it.
//!
//! A room that finds something makes a [`Diagnostic`] of a [`Problem`] and the place it knows,
//! and goes on: twenty faults are one run. The words are in one table ([`Problem::message`]);
//! drawing them on a terminal is the command line's work.

mod answers;
mod code;
mod ending;
mod formats;
mod glyphs;
mod mail;
mod messages;
mod problem;
mod refusal;
mod report;
mod returned;
mod sorting;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::origin::{BookOrigin, Origin, Place};

pub use answers::{Kept, Sign, Strip, Subject, Twice, Unclear};
pub use ending::Ending;
pub use formats::FormatProblem;
pub use glyphs::{Glyphs, Loan};
pub use mail::Mailing;
pub use messages::{Lang, Message};
pub use problem::{Problem, Shape};
pub use refusal::{Refusal, RefusalCause};
pub use report::Reported;
pub use returned::{BounceCause, Bound, FileKind, Returned};
pub use sorting::{Elsewhere, Sorting};

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

/// The findings of a run, in the order they were made: of each code the first hundred in texts, and in
/// each file that came back. A file of another kind has the same fault in every line, and nobody reads on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    /// How many there were of each code, in a file that came back or in texts.
    found: BTreeMap<(Option<Arc<str>>, &'static str), usize>,
}

/// So many findings of one code are kept; the rest is counted.
const KEPT: usize = 100;

impl Diagnostics {
    /// None yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// One more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let problem = &diagnostic.problem;
        let file = match &diagnostic.place {
            Place::Book(origin) => Some(origin.shared_file_name()),
            Place::Nowhere if !problem.is_count() => return self.kept.push(diagnostic),
            Place::Text(_) | Place::Nowhere => None,
        };
        let found = self.found.entry((file, problem.code())).or_default();
        let keep = !problem.is_count() && *found < KEPT;
        *found += problem.count();
        self.kept.extend(keep.then_some(diagnostic));
    }

    /// Whether another finding of this kind in texts would only be counted, so that its details need not
    /// be worked out.
    pub fn is_full(&self, problem: &Problem) -> bool {
        self.found.get(&(None, problem.code())).is_some_and(|found| *found >= KEPT)
    }

    /// All of them, sorted by their place: first those in texts, then those in workbooks by file,
    /// sheet and cell; those without a place come last, and behind them, for each code (and file) that had
    /// more than is kept, how many more.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by(|a, b| rank(&a.place).cmp(&rank(&b.place)));
        self.into_iter().collect()
    }

    /// For each code and file that had more findings than are kept, how many more.
    fn counts(&self) -> impl Iterator<Item = Diagnostic> {
        let full = self.found.iter().filter(|(_, found)| **found > KEPT);
        full.map(|((file, code), found)| {
            let more = Problem::MoreAlike { code, more: found - KEPT };
            match file {
                Some(file) => Diagnostic::at(&BookOrigin::file(file), more),
                None => Diagnostic::nowhere(more),
            }
        })
    }

    /// Those that are listed, in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.kept.iter()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.kept.iter().any(|found| found.severity() == Severity::Error)
    }

    /// Whether there are none at all.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Their number, those that are only counted included.
    pub fn len(&self) -> usize {
        let beyond = self.found.values().map(|found| found.saturating_sub(KEPT));
        self.kept.len() + beyond.sum::<usize>()
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
        found.into_iter().for_each(|one| self.push(one));
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        let counts: Vec<Diagnostic> = self.counts().collect();
        let mut all = self.kept;
        all.extend(counts);
        all.into_iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(one: Diagnostic) -> Diagnostics {
        let mut findings = Diagnostics::new();
        findings.push(one);
        findings
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

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Diagnostics, KEPT, Problem};
    use crate::origin::{BookOrigin, Origin, Place, Source};

    fn tabs(number: usize) -> Diagnostics {
        let place = Origin::new(&Source::new("n.yaml", "\t"), 0..1);
        let mut findings = Diagnostics::new();
        findings.extend((0..number).map(|_| Diagnostic::at(&place, Problem::Tab)));
        findings
    }

    #[test]
    fn beyond_a_hundred_findings_are_counted() {
        assert_eq!(tabs(KEPT).sorted().len(), KEPT);
        let mut findings = tabs(KEPT + 5);
        findings.push(Diagnostic::nowhere(Problem::BlankInText));
        assert_eq!(findings.len(), KEPT + 6);
        let sorted = findings.sorted();
        assert_eq!(sorted.len(), KEPT + 2);
        assert_eq!(sorted[KEPT + 1].problem, Problem::MoreAlike { code: "E013", more: 5 });
    }

    #[test]
    fn each_file_has_a_hundred_of_its_own() {
        let mut findings = Diagnostics::new();
        for file in ["甲.xlsx", "乙.xlsx"] {
            let place = BookOrigin::file(&file.into());
            let mut own = Diagnostics::new();
            own.extend((0..KEPT + 3).map(|_| Diagnostic::at(&place, Problem::Tab)));
            findings.extend(own);
        }
        assert_eq!(findings.len(), 2 * (KEPT + 3));
        let mut counts = findings.sorted().split_off(2 * KEPT).into_iter();
        let (first, other) = (counts.next().unwrap(), counts.next().unwrap());
        assert_eq!(first.problem, Problem::MoreAlike { code: "E013", more: 3 });
        let files = [first, other].map(|one| match one.place {
            Place::Book(place) => place.file_name().to_owned(),
            Place::Text(_) | Place::Nowhere => String::new(),
        });
        assert_eq!(files, ["乙.xlsx", "甲.xlsx"]);
        assert_eq!(counts.next(), None);
    }

    #[test]
    fn counts_survive_being_put_together() {
        let mut findings = tabs(30);
        findings.extend(tabs(KEPT + 7));
        let last = findings.sorted().pop().unwrap().problem;
        assert_eq!(last, Problem::MoreAlike { code: "E013", more: 37 });
    }
}
