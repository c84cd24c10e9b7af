//! `hongtou log`: what happened to each unit (台账), from the log, the book of receipts and the issued reports; on the
//! screen, as JSON or as a workbook. With `--sent` it notes what was sent by hand.

use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, LogProblem, Problem};
use crate::mail::ledger::{self, Entry, What};
use crate::notice::Notice;
use crate::shown;

use super::args::{Happened, LogArgs};
use super::columns::table;
use super::{Outcome, by_hand, report};
use crate::office::output::{Done, NewFile};
use crate::office::{self, input, output, quarters};

/// Shows the ledger, or notes what was sent by hand.
pub(super) fn run(args: &LogArgs, lang: Lang) -> Outcome {
    if !args.sent.is_empty() {
        return by_hand::run(args, lang);
    }
    match show(args, lang) {
        Ok(findings) => {
            report::findings(findings, lang);
            Outcome::Done
        }
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn show(args: &LogArgs, lang: Lang) -> Result<Diagnostics, Diagnostics> {
    let place = &*args.about.named().place;
    let reading = input::description(place)?;
    let Some(notice) = reading.notice else { return Err(reading.findings) };
    let today = input::day(args.as_of.as_deref())?;
    let (all, findings) = office::ledger::entries(place)?;
    let entries = asked_for(args, &notice, all)?;
    if args.json {
        report::say_json(&entries);
    } else if args.xlsx || args.output.is_some() {
        report::done(&write(args, &notice, (&entries, today))?, lang);
    } else {
        report::say(&screen(&entries, lang));
    }
    Ok(findings)
}

/// The entries of the unit, the period and the days that are asked for.
fn asked_for(
    args: &LogArgs,
    notice: &Notice,
    mut entries: Vec<Entry>,
) -> Result<Vec<Entry>, Diagnostics> {
    let period = args.about.named().named_period(notice)?.map(|period| period.to_string());
    let since = args.since.as_deref().map(|day| input::day(Some(day))).transpose()?;
    let since = since.map(|day| day.to_string()).unwrap_or_default();
    if let Some(unit) = args.unit.as_deref().map(str::trim) {
        let mut names = ledger::names_of(notice, unit);
        if names.is_empty() && !entries.iter().any(|one| one.unit == unit) {
            let unknown = LogProblem::NobodyCalled { name: unit.to_owned() };
            return Err(Diagnostic::nowhere(Problem::Log(unknown)).into());
        }
        names.insert(unit.to_owned());
        entries.retain(|one| names.contains(&one.unit));
    }
    entries.retain(|one| period.as_ref().is_none_or(|period| one.period == *period));
    entries.retain(|one| one.time >= since);
    entries.retain(|one| args.what.is_empty() || args.what.contains(&kind(one.what)));
    Ok(entries)
}

/// The kind by which it is asked for: whatever is known of a file is of those that came.
const fn kind(what: What) -> Happened {
    match what {
        What::Form => Happened::Form,
        What::Reminder => Happened::Reminder,
        What::Reply => Happened::Reply,
        What::Received | What::Corrected | What::Again => Happened::Received,
        What::Renamed | What::Gone | What::Told => Happened::Received,
        What::Ruled | What::Withdrawn => Happened::Ruled,
        What::Issued => Happened::Issued,
    }
}

fn screen(entries: &[Entry], lang: Lang) -> String {
    let row = |one: &Entry| {
        let what = one.what.chinese();
        let texts = [&one.time, &one.unit, &one.period, what, &one.file, &one.by, &one.detail];
        texts.map(|text: &str| shown::plain(text))
    };
    match (entries, lang) {
        ([], Lang::Zh) => "没有记录\n".to_owned(),
        ([], Lang::En) => "nothing is noted\n".to_owned(),
        (entries, _) => table(&entries.iter().map(row).collect::<Vec<_>>()),
    }
}

/// Writes the workbook where `args` say, else among what the program makes.
fn write(
    args: &LogArgs,
    notice: &Notice,
    (entries, today): (&[Entry], Date),
) -> Result<Done, Diagnostics> {
    let usual = PathBuf::from(format!("out/台账-{}.xlsx", notice.year));
    let file = args.output.clone().unwrap_or(usual);
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    quarters::apart(folder, None)?;
    let author = notice.reporting.collector.as_ref().unwrap_or(&notice.issuer).value.clone();
    let bytes = ledger::xlsx::write(entries, (notice.year, &author), today);
    let bytes = bytes.map_err(|error| output::no_workbook(&error))?;
    let written = output::write(folder, &[NewFile { name, bytes }])?;
    Ok(Done { written, ..Done::default() })
}
