//! 汇总: the report of a period, made by a button, and its files.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diag::Diagnostics;
use crate::notice::Notice;
use crate::office::about::Purpose;
use crate::office::consolidate::{self, Asked, Written};
use crate::office::input;
use crate::period::Period;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::reply::Reply;
use super::super::said::Said;
use super::super::view;
use super::files::{Link, link};
use super::{Found, sorted};

#[derive(Serialize)]
struct Page {
    period: String,
    name: String,
    /// The other periods of the year.
    others: Vec<Other>,
    /// Whether it was made just now.
    is_made: bool,
    said: String,
    files: Vec<Link>,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Other {
    period: String,
    name: String,
}

/// The page, with the files that lie there.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    let _turn = desk.turn();
    shown(desk, asked.get("period"), |_, period| {
        let folder = Path::new("out").join("report").join(period.to_string());
        Ok((folder_files(&folder), String::new(), Diagnostics::new(), false))
    })
}

/// Makes the report, and shows it.
pub(in crate::web) fn make(desk: &Desk, fields: &Fields) -> Reply {
    let _turn = desk.turn();
    shown(desk, fields.get("period"), |desk, period| {
        let asked = asked(desk, period, !fields.get("final").is_empty());
        let said = Said::default();
        let made = rayon::scope(|_| consolidate::write(&asked, &said))?;
        let Written { done, mut findings, said: compared, .. } = made;
        let told = said.told();
        findings.extend(told.findings);
        Ok((done.written, told.text + &compared, findings, true))
    })
}

fn asked(desk: &Desk, period: Period, is_final: bool) -> Asked {
    Asked {
        returns: desk.incoming(&period.to_string()),
        json: false,
        html: true,
        for_publication: false,
        is_final,
        compare: None,
        only: Vec::new(),
        output: None,
        templates: None,
        libreoffice: false,
        png: false,
        fonts: desk.fonts.clone(),
    }
}

/// Files, what is said of them, what was found, and whether they were made just now.
type Shown = (Vec<PathBuf>, String, Diagnostics, bool);

fn shown(
    desk: &Desk,
    period: &str,
    files: impl FnOnce(&Desk, Period) -> Result<Shown, Diagnostics>,
) -> Reply {
    let page = notice(desk).and_then(|notice| {
        let period = period_of(desk, &notice, period)?;
        let (files, said, findings, is_made) = files(desk, period)?;
        let other = |one: Period| Other { period: one.to_string(), name: one.chinese() };
        Ok(Page {
            period: period.to_string(),
            name: period.chinese(),
            others: notice.periods().filter(|one| *one != period).map(other).collect(),
            is_made,
            said,
            files: files.iter().filter_map(|path| link(path)).collect(),
            findings: sorted(findings),
        })
    });
    match page {
        Ok(page) => view::page(desk, ("report.html", "/report"), page),
        Err(findings) => view::page(desk, ("unread.html", "/report"), sorted(findings)),
    }
}

fn notice(desk: &Desk) -> Result<Notice, Diagnostics> {
    let reading = input::description(desk.place())?;
    reading.notice.ok_or(reading.findings)
}

fn period_of(desk: &Desk, notice: &Notice, written: &str) -> Result<Period, Diagnostics> {
    desk.incoming(written).about.period(notice, Purpose::Returns, input::day(None)?)
}

/// The files of a folder, in the order of their names.
fn folder_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}
