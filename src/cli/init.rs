//! `hongtou init`: the folder of a year with a notice.yaml to go on from.

use std::io::IsTerminal;
use std::path::Path;

use crate::diag::{Diagnostics, Lang};
use crate::notice::{self, Answers};
use crate::office::init::{Asked, From, init};
use crate::office::input;
use crate::shown;

use super::args::InitArgs;
use super::terminal::Terminal;
use super::{Outcome, interview, report};

/// Writes the description, and says what is to be looked at.
pub(super) fn run(args: &InitArgs, lang: Lang) -> Outcome {
    let answers = |year, units| answers(args, (year, units), lang);
    let from = args.from.as_deref().map_or(From::Answers(&answers), From::File);
    let asked = Asked { folder: &args.folder, by_paper: false, from, units: args.units.clone() };
    match init(&asked, &Terminal { lang }) {
        Ok(made) => {
            report::say(&made.next);
            Outcome::Done
        }
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

/// What is known of the notice: from the file of answers, else asked for where somebody can answer.
fn answers(
    args: &InitArgs,
    (year, units): (u16, bool),
    lang: Lang,
) -> Result<(Answers, Diagnostics), Diagnostics> {
    let is_asked = || std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    match &args.answers {
        Some(file) => read(file),
        None if is_asked() => Ok((interview::on_terminal(year, units, lang)?, Diagnostics::new())),
        None => Ok(Default::default()),
    }
}

fn read(file: &Path) -> Result<(Answers, Diagnostics), Diagnostics> {
    let bytes = input::bytes(file)?;
    let name = shown::path(file);
    notice::answers(&name, &bytes, &|named| input::roster_beside(file, named))
}
