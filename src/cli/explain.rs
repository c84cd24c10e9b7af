//! `hongtou explain E211`: what docs/messages.md and docs/rules.md say of a code, with the program: a clerk
//! has no more than that.

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, RunProblem};
use crate::office::explained;
use crate::office::guide;
use crate::shown;

use super::args::ExplainArgs;
use super::{Outcome, report};

/// Prints what is said of each code.
pub(super) fn run(args: &ExplainArgs, lang: Lang) -> Outcome {
    let mut unknown = Diagnostics::new();
    for (at, written) in args.codes.iter().enumerate() {
        match explained::meaning(written, lang) {
            Some(text) if at == 0 => report::say(&with_section(&text, written, lang)),
            Some(text) => report::say(&format!("\n{}", with_section(&text, written, lang))),
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

/// With the section of the guide that treats the code: on the page that `open` opens, under 帮助.
fn with_section(text: &str, written: &str, lang: Lang) -> String {
    let Some(section) = guide::of_code(&explained::code(written)) else { return text.to_owned() };
    let called = section.called();
    let told = match lang {
        Lang::Zh => format!("怎么办：见帮助{called}一节（hongtou open，点“帮助”）"),
        Lang::En => format!("More: {called} under 帮助 (hongtou open), in Chinese"),
    };
    format!("{text}\n{told}\n")
}
