//! 检查: 不提示 names warnings of the description, by their codes.

use crate::diag::{Diagnostic, Diagnostics, Problem, Silencing};
use crate::notice::model::Silence;
use crate::notice::raw::RawSilence;

/// What the description may silence: its own warnings, of its words (W1xx, W2xx), its targets (W7xx) and the
/// mailboxes of its register.
const OF_DESCRIPTIONS: [&str; 5] = ["W1", "W2", "W7", "W801", "W802"];
/// The characters of a code.
const CODE: usize = 4;

/// The findings that are not listed; what names no warning of a description leaves an entry out.
pub(super) fn check(raw: Vec<RawSilence>, findings: &mut Diagnostics) -> Vec<Silence> {
    let read = raw.into_iter().filter_map(|RawSilence { rule, words, reason }| {
        let (rule, reason) = (rule?, reason?);
        if !may_be_silent(&rule) {
            let problem = Silencing::NoSuchRule { found: rule.value.clone() };
            findings.push(Diagnostic::at(&rule.origin, Problem::Silencing(problem)));
            return None;
        }
        Some(Silence { rule, words, reason })
    });
    read.collect()
}

fn may_be_silent(code: &str) -> bool {
    let is_number = code.chars().skip(1).all(|one| one.is_ascii_digit());
    let of_description = OF_DESCRIPTIONS.iter().any(|first| code.starts_with(first));
    of_description && is_number && code.len() == CODE
}
