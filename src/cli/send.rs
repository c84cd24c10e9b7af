//! `hongtou send`: the forms of a period as mails, drafted for each unit, or sent.

use crate::diag::Lang;
use crate::office::send::{self, Asked};

use super::args::SendArgs;
use super::terminal::Terminal;
use super::{Outcome, report};

/// Writes the drafts, and sends the mails where that is asked for.
pub(super) fn run(args: &SendArgs, lang: Lang) -> Outcome {
    let asked = Asked {
        about: args.about.named(),
        output: args.output.clone(),
        previous: args.previous.wanted(),
        as_of: args.as_of.clone(),
        templates: args.templates.clone(),
        posting: args.post.posting(),
    };
    match send::send(&asked, &Terminal { lang }) {
        Ok(true) => Outcome::Done,
        Ok(false) => Outcome::Findings,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}
