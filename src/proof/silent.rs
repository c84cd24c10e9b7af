//! 检查: 不提示: findings that the office has looked at and leaves as they are.

use crate::diag::{Diagnostic, Diagnostics, Force, Problem, Rule, Silencing};
use crate::notice::{Notice, Silence};
use crate::origin::{Origin, Place};

/// A finding that is not listed.
#[derive(Debug)]
pub struct Silent {
    /// What was found.
    pub finding: Diagnostic,
    /// Why the office leaves it as it is (说明).
    pub reason: String,
}

impl Silent {
    /// The rule that it breaks, where that is one of a regulation or a national standard.
    pub fn binding_rule(&self) -> Option<&'static Rule> {
        let Problem::Proof(slip) = &self.finding.problem else { return None };
        Some(slip.rule).filter(|rule| matches!(rule.force, Force::Regulation | Force::National))
    }
}

/// Takes out of `findings` what `notice` says is not to be listed, in the order of its entries, and adds what it
/// names and nobody found.
pub fn silence(notice: &Notice, findings: &mut Diagnostics) -> Vec<Silent> {
    let mut silent = Vec::new();
    for by in &notice.silent {
        let taken = findings.take(|found| is_meant(by, found));
        if taken.is_empty() && !is_of_mails(by) {
            let problem = Silencing::Unused { rule: by.rule.value.clone() };
            findings.push(Diagnostic::at(&by.rule.origin, Problem::Silencing(problem)));
        }
        let reason = &by.reason.value;
        silent.extend(taken.into_iter().map(|finding| Silent { finding, reason: reason.clone() }));
    }
    silent
}

/// Whether it is about what is found where mails are written, which looking over a description does not find.
fn is_of_mails(by: &Silence) -> bool {
    by.rule.value.starts_with("W8")
}

/// Whether `found` is what `by` names: of its rule, and at its words where it has some.
pub fn is_meant(by: &Silence, found: &Diagnostic) -> bool {
    let Place::Text(place) = &found.place else { return false };
    found.problem.code() == by.rule.value
        && by.words.as_ref().is_none_or(|words| meets(place, &words.value))
}

/// Whether `words` stand in the place or over it.
fn meets(place: &Origin, words: &str) -> bool {
    let (text, span) = (place.source().text(), place.span());
    let mut at = text.match_indices(words).map(|(at, _)| at);
    at.any(|at| at < span.end && span.start < at + words.len())
}
