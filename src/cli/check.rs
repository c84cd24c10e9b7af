//! `hongtou check`: every fault and warning of a description.

use crate::diag::{Diagnostics, Lang, Problem};
use crate::document::template::Templates;
use crate::notice::{Notice, Reading};
use crate::{compose, han, layout};

use super::args::{CheckArgs, FontArgs};
use super::{Outcome, font_search, input, json, report};

/// Prints all findings; [`Outcome::Findings`] where they count as errors.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Outcome {
    let (findings, outcome) = match input::description(&args.notice) {
        Ok(reading) => {
            let findings = with_glyphs(reading, &args.fonts);
            let outcome = Outcome::with(findings.iter(), args.strictness);
            (findings, outcome)
        }
        Err(unreadable) => (unreadable, Outcome::Failed),
    };
    print(findings, args.json, lang);
    outcome
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
    let (fonts, _) = font_search::find(fonts)?;
    let document = compose::notice(notice, &Templates::default())?;
    let settled = layout::settle(document, &compose::style(notice), &fonts)?;
    Ok(settled.warnings().clone())
}

fn print(findings: Diagnostics, as_json: bool, lang: Lang) {
    let findings = findings.sorted();
    match as_json {
        true => report::say_json(&json::findings(&findings, lang)),
        false => report::findings_asked_for(&findings, lang),
    }
}
