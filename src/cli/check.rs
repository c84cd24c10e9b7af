//! `hongtou check`: every fault and warning of a description.

use crate::diag::{Diagnostics, Lang};

use super::args::CheckArgs;
use super::{Outcome, input, json, report};

/// Prints all findings; [`Outcome::Findings`] where they count as errors.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Outcome {
    let (findings, outcome) = match input::description(&args.notice) {
        Ok(reading) => {
            let outcome = Outcome::with(reading.findings.iter(), args.strictness);
            (reading.findings, outcome)
        }
        Err(unreadable) => (unreadable, Outcome::Failed),
    };
    print(findings, args.json, lang);
    outcome
}

fn print(findings: Diagnostics, as_json: bool, lang: Lang) {
    let findings = findings.sorted();
    match json::json(&findings, lang) {
        Ok(text) if as_json => report::say_json(&text),
        Ok(_) | Err(_) => report::findings_asked_for(&findings, lang),
    }
}
