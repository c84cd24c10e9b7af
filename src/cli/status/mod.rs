//! `hongtou status`: who returned what for a period, and what is wrong with it.

mod screen;

use crate::diag::{Diagnostics, Lang};
use crate::office::status::{Gathered, gathered, json};

use super::args::StatusArgs;
use super::{Outcome, report as say};

/// Prints the state of each unit. [`Outcome::Findings`] where files have errors.
pub(super) fn run(args: &StatusArgs, lang: Lang) -> Outcome {
    match gathered(&args.returns.named()) {
        Ok(gathered) => {
            let outcome = Outcome::with(&gathered.report.findings, args.strictness);
            print(gathered, args.json, lang);
            outcome
        }
        Err(failed) => {
            say::findings(failed, lang);
            Outcome::Failed
        }
    }
}

fn print(gathered: Gathered, as_json: bool, lang: Lang) {
    let Gathered { notice, returns, report, .. } = gathered;
    if as_json {
        return say::say_json(&json::status(&notice, &report, &returns, lang));
    }
    say::say(&screen::screen(&notice, &report, &returns, lang));
    let mut findings = Diagnostics::new();
    findings.extend(report.findings);
    say::findings(findings, lang);
}
