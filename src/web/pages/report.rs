//! 汇总: the report of a period, made by a button, and its files.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diag::Diagnostics;
use crate::notice::Notice;
use crate::office::about::Purpose;
use crate::office::consolidate::{self, Asked, Written};
use crate::office::input;
use crate::office::pictures::{Paged, paged};
use crate::office::status::gathered;
use crate::period::Period;

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
        ofd: None,
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
        let report = gathered(&desk.incoming(&period.to_string())).ok().map(|one| one.report);
        Ok(Page {
            period: period.to_string(),
            name: period.chinese(),
            periods: periods(&notice, period),
            is_made,
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
