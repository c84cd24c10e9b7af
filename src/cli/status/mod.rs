//! `hongtou status`: who returned what for a period, and what is wrong with it.

mod json;
mod screen;

use crate::diag::{Diagnostics, Lang};
use crate::notice::{Notice, Ruling, RulingRecord};
use crate::period::Period;
use crate::report::Report;
use crate::returns::Returns;

use super::about::Purpose;
use super::args::{ReturnsArgs, StatusArgs};
use super::{Outcome, report as say};
use crate::office::archive::descriptions;
use crate::office::quarters::UpTo;
use crate::office::receipts::Receipts;
use crate::office::{input, quarters};

/// Prints the state of each unit. [`Outcome::Findings`] where files have errors.
pub(super) fn run(args: &StatusArgs, lang: Lang) -> Outcome {
    match gathered(&args.returns) {
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

/// What came back, and what it means for each unit.
struct Gathered {
    notice: Notice,
    returns: Returns,
    report: Report,
}

fn print(gathered: Gathered, as_json: bool, lang: Lang) {
    let Gathered { notice, returns, report } = gathered;
    if as_json {
        return say::say_json(&json::status(&notice, &report, &returns, lang));
    }
    say::say(&screen::screen(&notice, &report, &returns, lang));
    let mut findings = Diagnostics::new();
    findings.extend(report.findings);
    say::findings(findings, lang);
}

/// What is in the folder, compared with the quarters before it that lie beside.
///
/// # Errors
/// Where description or folder cannot be read.
fn gathered(args: &ReturnsArgs) -> Result<Gathered, Diagnostics> {
    let (notice, kept, mut said) = descriptions::remembering(args.about.place())?;
    let as_of = input::day(args.as_of.as_deref())?;
    let period = args.about.period(&notice, Purpose::Returns, as_of)?;
    let told = args.as_of.is_some().then_some(as_of);
    let receipts = Receipts::of(args.about.place(), args.returns.as_deref(), told);
    let up_to = quarters::up_to(args.returns.as_deref(), &notice, period, receipts.known())?;
    let of_book = receipts.note(up_to.looks());
    let UpTo { earlier, returns, .. } = up_to;
    let earlier: Vec<&Returns> = earlier.iter().collect();
    let mut report = Report::after(&notice, &earlier, &returns, as_of);
    said.extend(kept.changed(&notice, period));
    report.findings.extend(said);
    report.findings.extend(returns.ruled_later.iter().cloned());
    report.findings.extend(of_book);
    Ok(Gathered { notice, returns, report })
}

/// The rulings that may be about files of the period and say why, who or when.
fn recorded(notice: &Notice, period: Period) -> impl Iterator<Item = &Ruling> {
    let says = |one: &&Ruling| one.record != RulingRecord::default();
    let is_of = move |one: &&Ruling| one.period().is_none_or(|ruled| ruled == period);
    notice.returns.iter().filter(says).filter(is_of)
}
