//! `hongtou explain E211`: what docs/messages.md and docs/rules.md say of a code, with the program: a clerk
//! has no more than that.

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, RunProblem};
use crate::office::explained;
use crate::shown;

use super::args::ExplainArgs;
use super::{Outcome, report};

/// Prints what is said of each code.
pub(super) fn run(args: &ExplainArgs, lang: Lang) -> Outcome {
    let mut unknown = Diagnostics::new();
    for (at, written) in args.codes.iter().enumerate() {
        match explained::meaning(written, lang) {
            Some(text) if at == 0 => report::say(&text),
            Some(text) => report::say(&format!("\n{text}")),
            None => {
                let problem = RunProblem::NoSuchCode { code: shown::plain(written) };
                unknown.push(Diagnostic::nowhere(Problem::Run(problem)));
            }
        }
    }
    if unknown.is_empty() {
        return Outcome::Done;
    }
    report::findings(unknown, lang);
    Outcome::Failed
}
