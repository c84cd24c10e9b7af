//! `hongtou check`: every fault and warning of a description.

use std::borrow::Cow;
use std::path::Path;

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem};
use crate::document::template::Templates;
use crate::notice::{Notice, Reading};
use crate::proof::Silent;
use crate::{compose, han, layout, proof};

use super::args::{CheckArgs, FontArgs};
use crate::office::json;

use super::{Outcome, fix, report, silent};
use crate::office::archive::descriptions::Descriptions;
use crate::office::{font_search, input, quarters};

/// Prints all findings; [`Outcome::Findings`] where they count as errors.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Outcome {
    let file = description(&args.notice);
    let is_piped = *file == *Path::new(input::STANDARD_INPUT);
    let read = if is_piped { piped(&file, args, lang) } else { written(&file, args, lang) };
    let mut silenced = Vec::new();
    let (findings, outcome) = match read {
        Ok(mut reading) => {
            let several = reading.notice.as_ref().map(|one| quarters::ruled_for_all(&file, one));
            reading.findings.extend(several.into_iter().flatten());
            let changed = if is_piped { None } else { changed_since_sent(&file, &reading) };
            reading.findings.extend(changed);
            reading.findings.extend(reading.notice.iter().flat_map(proof::read));
            reading.findings.extend(reading.draft.iter().flat_map(proof::read_draft));
            reading.findings.extend(std::mem::take(&mut reading.remarks));
            if let Some(notice) = &reading.notice {
                silenced = proof::silence(notice, &mut reading.findings);
            }
            let findings = with_glyphs(reading, &args.fonts);
            let outcome = Outcome::with(findings.iter(), args.strictness);
            (findings, outcome)
        }
        Err(unreadable) => (unreadable, Outcome::Failed),
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

/// What is another than in the forms that went out (存档).
fn changed_since_sent(file: &Path, reading: &Reading) -> Option<Diagnostic> {
    let kept = Descriptions::beside(file, reading).ok()?;
    kept.changed_in_year(reading.notice.as_ref()?)
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

/// What was found, and which characters fonts lack. Fonts are looked for only where there is a
/// character that not every font has.
fn with_glyphs(reading: Reading, fonts: &FontArgs) -> Diagnostics {
    let mut findings = reading.findings;
    let text = reading.source.text();
    if let Some(notice) = reading.notice.filter(|_| !text.chars().all(han::is_in_every_font)) {
        findings.extend(
            lacking(&notice, fonts)
                .unwrap_or_else(|found| found)
                .into_iter()
                .filter(|found| matches!(found.problem, Problem::Glyphs(_))),
        );
    }
    findings
}

/// What is to be said of the notice once it is set.
fn lacking(notice: &Notice, fonts: &FontArgs) -> Result<Diagnostics, Diagnostics> {
    let (fonts, _) = font_search::find(&fonts.source())?;
    let document = compose::notice(notice, &Templates::default())?;
    let settled = layout::settle(document, &compose::style(notice), &fonts)?;
    Ok(settled.warnings().clone())
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
