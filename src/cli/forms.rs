//! `hongtou forms`: one workbook for each unit that is responsible for a task.

use crate::diag::Lang;
use crate::office::forms::{self, Asked};

use super::args::FormsArgs;
use super::terminal::Terminal;
use super::{Outcome, report};

/// Writes all forms, or none where the description has errors.
pub(super) fn run(args: &FormsArgs, lang: Lang) -> Outcome {
    let asked = Asked {
        about: args.about.named(),
        output: args.output.clone(),
        previous: args.previous.wanted(),
        as_of: args.as_of.clone(),
    };
    match forms::write(&asked, &Terminal { lang }) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}
