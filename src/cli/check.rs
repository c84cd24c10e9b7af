//! `hongtou check`: every fault and warning of a description.

use std::borrow::Cow;
use std::path::Path;

use crate::diag::{Diagnostics, Lang};
use crate::notice::Reading;
use crate::office::{checking, input, json};
use crate::proof::Silent;

use super::args::CheckArgs;
use super::{Outcome, fix, report, silent};

/// Prints all findings; [`Outcome::Findings`] where they count as errors.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Outcome {
    let file = description(&args.notice);
    let is_piped = *file == *Path::new(input::STANDARD_INPUT);
    let read = if is_piped { piped(&file, args, lang) } else { written(&file, args, lang) };
    let (findings, silenced, outcome) = match read {
        Ok(reading) => {
            let fonts = args.fonts.source();
            let (findings, silenced) = checking::check(&file, reading, !is_piped, &fonts);
            let outcome = Outcome::with(findings.iter(), args.strictness);
            (findings, silenced, outcome)
        }
        Err(unreadable) => (unreadable, Vec::new(), Outcome::Failed),
    };
    let left = Left::of(&findings);
    print(findings, &silenced, args, lang);
    if !args.json && !args.short {
        left.tell(lang);
    }
    if !args.json {
        silent::tell(&silenced, lang);
    }
    outcome
}

/// Reads the description of a file, mended before where that is asked for.
fn written(file: &Path, args: &CheckArgs, lang: Lang) -> Result<Reading, Diagnostics> {
    if args.fix || args.dry_run {
        fix::run(file, args.dry_run, lang)?;
    }
    input::with_remarks(file)
}

/// Reads the description that comes by standard input, of which can only be shown what would be mended.
fn piped(name: &Path, args: &CheckArgs, lang: Lang) -> Result<Reading, Diagnostics> {
    let bytes = input::piped()?;
    if args.fix || args.dry_run {
        fix::show(name, &bytes, lang);
    }
    Ok(input::reading(name, input::STANDARD_INPUT, &bytes))
}

/// What of a description somebody has to fill in or to look at.
struct Left {
    to_fill: usize,
    guesses: usize,
    words: usize,
}

impl Left {
    fn of(findings: &Diagnostics) -> Left {
        let count = |codes: &[&str]| findings.count(|code| codes.contains(&code));
        Left {
            to_fill: count(&["E535", "W532"]),
            guesses: count(&["W530"]),
            words: count(&["W531"]),
        }
    }

    /// One line, where anything is left.
    fn tell(&self, lang: Lang) {
        let Left { to_fill, guesses, words } = self;
        if to_fill + guesses + words == 0 {
            return;
        }
        report::say(&match lang {
            Lang::Zh => format!(
                "还有：要填的 {to_fill} 处，推测的 {guesses} 处，没有归入各项的原文 {words} 处；填好、看过以后删掉那一行注释，再检查一次\n"
            ),
            Lang::En => format!(
                "left: {to_fill} to fill in, {guesses} guesses, {words} lines without a place; delete each comment once you have looked, and check again\n"
            ),
        });
    }
}

fn print(findings: Diagnostics, silenced: &[Silent], args: &CheckArgs, lang: Lang) {
    let findings = findings.sorted();
    match (args.json, args.short) {
        (true, _) => report::say_json(&json::checked(&findings, silenced, lang)),
        (false, true) => report::findings_in_short(&findings, lang),
        (false, false) => report::findings_asked_for(&findings, lang),
    }
}

/// The description that is meant where a folder may be named: the one in it.
fn description(named: &Path) -> Cow<'_, Path> {
    match named.is_dir() {
        true => Cow::Owned(named.join("notice.yaml")),
        false => Cow::Borrowed(named),
    }
}
