//! 汇总: the report of a period, made by a button, and its files.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diag::Diagnostics;
use crate::notice::Notice;
use crate::office::about::Purpose;
use crate::office::consolidate::{self, Asked, Written};
use crate::office::input;
use crate::office::pictures::{Paged, paged};
use crate::office::status::{Gathered, gathered};
use crate::period::Period;
use crate::report::{Report, State};

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::reply::Reply;
use super::super::said::Said;
use super::super::view;
use super::files::{Link, link};
use super::{Found, OnePeriod, periods, sorted, sources, unit};

/// Pages of the paper that are shown; the file has the others.
const PAGES: usize = 60;

#[derive(Serialize)]
struct Page {
    period: String,
    name: String,
    periods: Vec<OnePeriod>,
    /// Whether it was made just now.
    is_made: bool,
    /// Units that are not settled, where it is asked once more whether it is to be issued.
    open: Vec<String>,
    said: String,
    files: Vec<Link>,
    /// The addresses of the pages of the paper, as pictures.
    pictures: Vec<String>,
    targets: Vec<sources::Target>,
    tasks: Vec<sources::Task>,
    findings: Vec<Found>,
}

/// The page, with the files that lie there.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    let _turn = desk.turn();
    shown(desk, asked.get("period"), |desk, period| {
        let report = gathered(&desk.incoming(&period.to_string())).ok().map(|one| one.report);
        Ok(Shown { files: folder_files(&own(period)), report, ..Shown::default() })
    })
}

/// Makes the report, and shows it. One that is issued while units are missing is asked about once more.
pub(in crate::web) fn make(desk: &Desk, fields: &Fields) -> Reply {
    let _turn = desk.turn();
    let (is_final, is_sure) = (!fields.get("final").is_empty(), !fields.get("sure").is_empty());
    shown(desk, fields.get("period"), |desk, period| {
        let asked = asked(desk, period, is_final);
        if is_final && !is_sure {
            let Gathered { report, .. } = gathered(&asked.returns)?;
            let open = open(&report);
            if !open.is_empty() {
                let report = Some(report);
                return Ok(Shown {
                    files: folder_files(&own(period)),
                    open,
                    report,
                    ..Shown::default()
                });
            }
        }
        let said = Said::default();
        let made = rayon::scope(|_| consolidate::write(&asked, &said))?;
        let Written { done, mut findings, said: compared, kept } = made;
        let told = said.told();
        findings.extend(told.findings);
        let (files, said) = (done.written, told.text + &compared);
        let report = kept.map(|kept| kept.report);
        Ok(Shown { files, said, findings, report, is_made: true, ..Shown::default() })
    })
}

/// The folder of a period's report.
fn own(period: Period) -> PathBuf {
    Path::new("out").join("report").join(period.to_string())
}

/// Each unit whose return is not settled, with its state.
fn open(report: &Report) -> Vec<String> {
    let open = report.units.iter().filter(|unit| unit.state != State::Returned);
    open.map(|unit| format!("{}（{}）", unit.unit, unit.state.chinese())).collect()
}

fn asked(desk: &Desk, period: Period, is_final: bool) -> Asked {
    Asked {
        returns: desk.incoming(&period.to_string()),
        json: false,
        keeps: true,
        html: true,
        for_publication: false,
        is_final,
        compare: None,
        only: Vec::new(),
        output: None,
        templates: None,
        libreoffice: false,
        png: false,
        pdf: Default::default(),
        ofd: None,
        fonts: desk.fonts.clone(),
    }
}

/// Files of a report, with the report itself where it can be had.
#[derive(Default)]
struct Shown {
    files: Vec<PathBuf>,
    /// What is said of them.
    said: String,
    findings: Diagnostics,
    report: Option<Report>,
    /// Whether they were made just now.
    is_made: bool,
    /// Units that are not settled, where it was to be issued all the same.
    open: Vec<String>,
}

fn shown(
    desk: &Desk,
    period: &str,
    files: impl FnOnce(&Desk, Period) -> Result<Shown, Diagnostics>,
) -> Reply {
    let page = notice(desk).and_then(|notice| {
        let period = period_of(desk, &notice, period)?;
        let Shown { files, said, findings, report, is_made, open } = files(desk, period)?;
        Ok(Page {
            period: period.to_string(),
            name: period.chinese(),
            periods: periods(&notice, period),
            is_made,
            open,
            said,
            pictures: pictures(&files),
            files: files.iter().filter_map(|path| link(path)).collect(),
            targets: report.as_ref().map(sources::targets).unwrap_or_default(),
            tasks: report.as_ref().map(sources::tasks).unwrap_or_default(),
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

/// The pages of the paper among those files.
fn pictures(files: &[PathBuf]) -> Vec<String> {
    let is_paper = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "pdf");
    let Some(paper) = files.iter().find(is_paper) else { return Vec::new() };
    let Some(Paged { hash, pages }) = paged(paper) else { return Vec::new() };
    let shown = u32::try_from(pages.min(PAGES)).unwrap_or_default();
    (0..shown).map(|page| unit::picture(paper, &hash, page)).collect()
}

/// The files of a folder, in the order of their names.
fn folder_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}
