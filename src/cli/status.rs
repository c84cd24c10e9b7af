//! `hongtou status`: who returned what for a period, and what is wrong with it.

use serde::Serialize;

use crate::diag::{Diagnostics, Lang};
use crate::report::{Report, State, Told, UnitStatus};

use super::args::{ReturnsArgs, StatusArgs};
use super::{Outcome, input, json, report};

/// Prints the state of each unit. [`Outcome::Findings`] where files have findings.
pub(super) fn run(args: &StatusArgs, lang: Lang) -> Outcome {
    match read(&args.returns) {
        Ok((report, findings)) => {
            let outcome = if findings.is_empty() { Outcome::Done } else { Outcome::Findings };
            print(&report, findings, args.json, lang);
            outcome
        }
        Err(failed) => {
            report::findings(failed, lang);
            Outcome::Failed
        }
    }
}

/// The report of what is in the folder, and what is wrong with the files.
///
/// # Errors
/// Where description or folder cannot be read.
pub(super) fn read(args: &ReturnsArgs) -> Result<(Report, Diagnostics), Diagnostics> {
    let reading = input::description(&args.notice)?;
    let Some(notice) = reading.notice else { return Err(reading.findings) };
    let period = super::returns::period(&args.period, &notice)?;
    let folder = args.returns.clone();
    let folder = folder.unwrap_or_else(|| format!("returns/{period}").into());
    let returns = super::returns::collect(&folder, &notice, period)?;
    let as_of = input::day(args.as_of.as_deref())?;
    Ok((Report::new(&notice, &returns, as_of), returns.findings))
}

fn print(report: &Report, findings: Diagnostics, as_json: bool, lang: Lang) {
    if as_json {
        let findings = json::findings(&findings.sorted(), lang);
        let status = Status {
            period: report.period.to_string(),
            as_of: report.as_of.to_string(),
            due: report.due.to_string(),
            units: report.units.iter().map(unit).collect(),
            findings,
        };
        if let Ok(text) = serde_json::to_string_pretty(&status) {
            report::say(&format!("{text}\n"));
        }
        return;
    }
    report::say(&table(report, lang));
    report::findings(findings, lang);
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    period: String,
    as_of: String,
    due: String,
    units: Vec<Unit>,
    findings: Vec<json::Finding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Unit {
    unit: String,
    state: &'static str,
    file: Option<String>,
    hash: Option<String>,
    versions: usize,
    person: Option<String>,
    phone: Option<String>,
    filled_on: Option<String>,
}

fn unit(status: &UnitStatus) -> Unit {
    Unit {
        unit: status.unit.clone(),
        state: status.state.name(),
        file: status.file.clone(),
        hash: status.hash.clone(),
        versions: status.versions.len(),
        person: told(&status.person),
        phone: told(&status.phone),
        filled_on: told(&status.filled_on),
    }
}

fn told(told: &Option<Told>) -> Option<String> {
    told.as_ref().map(|told| told.text.clone())
}

/// A line a state with its units, and how many there are.
fn table(report: &Report, lang: Lang) -> String {
    let (owed, returned) = (report.units.len(), report.count(State::Returned));
    let (period, due) = (report.period, report.due);
    let mut text = match lang {
        Lang::Zh => format!("{period}：应报 {owed} 个单位，已报 {returned} 个；期限 {due}\n"),
        Lang::En => format!("{period}: {returned} of {owed} units returned; due {due}\n"),
    };
    for unit in &report.units {
        let state = match lang {
            Lang::Zh => unit.state.chinese(),
            Lang::En => unit.state.name(),
        };
        let file = unit.file.as_deref().unwrap_or_default();
        text += format!("  {state}  {}  {file}\n", unit.unit).trim_end();
        text.push('\n');
    }
    text
}
