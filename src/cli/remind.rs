//! `hongtou remind`: one letter to each unit whose return is missing or has faults, drafted or sent.

use crate::diag::Lang;
use crate::office::remind::{self, Asked};

use super::args::RemindArgs;
use super::terminal::Terminal;
use super::{Outcome, report};

/// Writes the drafts, and sends the mails where that is asked for. [`Outcome::Findings`] where
/// returns have errors or a mail did not go out.
pub(super) fn run(args: &RemindArgs, lang: Lang) -> Outcome {
    let asked = Asked {
        returns: args.returns.named(),
        output: args.output.clone(),
        previous: args.previous.wanted(),
        templates: args.templates.clone(),
        posting: args.post.posting(),
    };
    match remind::remind(&asked, &Terminal { lang }) {
        Ok(done) if done.all_out => Outcome::by(done.worst, args.strictness),
        Ok(_) => Outcome::Findings,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}
