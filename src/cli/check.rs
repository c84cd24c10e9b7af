//! `hongtou check`: every fault and warning of a description.

use crate::diag::{Diagnostics, Lang};

use super::args::CheckArgs;
use super::{Outcome, input, json, report};

/// Prints all findings; clean or with warnings only is [`Outcome::Done`].
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Outcome {
    let (findings, outcome) = match input::description(&args.notice) {
        Ok(reading) => {
            let outcome =
                if reading.findings.has_errors() { Outcome::Findings } else { Outcome::Done };
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
