//! The notice as Word and PDF, made by a button as `hongtou notice` makes it; and what is another now than in the one
//! that was written last.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diag::Diagnostics;
use crate::office::differing::Difference;
use crate::office::notice::{self, Asked};

use super::super::super::body::Fields;
use super::super::super::desk::Desk;
use super::super::super::reply::Reply;
use super::super::super::said::Said;
use super::super::super::view;
use super::super::files::{Link, link};
use super::super::{Found, sorted};
use super::{AT, unread};

/// Where the command writes.
const FOLDER: &str = "out";
/// What it writes, as far as it is there.
const FILES: [&str; 3] = ["notice.docx", "notice.pdf", "附件.docx"];

#[derive(Serialize)]
struct Page {
    /// Whether it was made just now.
    is_made: bool,
    said: String,
    files: Vec<Link>,
    /// Whether one was written before.
    was_written: bool,
    /// What is another than in that one; nothing where it cannot be read.
    differences: Option<Vec<Difference>>,
    findings: Vec<Found>,
}

fn asked(desk: &Desk, is_final: bool) -> Asked {
    Asked {
        place: desk.place().to_path_buf(),
        only: Vec::new(),
        is_final,
        output: FOLDER.into(),
        templates: None,
        libreoffice: false,
        png: false,
        pdf: Default::default(),
        ofd: None,
        fonts: desk.fonts.clone(),
    }
}

/// What was written, and what is another now.
pub(in crate::web) fn paper(desk: &Desk, _asked: &Fields) -> Reply {
    let _turn = desk.turn();
    let asked = asked(desk, false);
    let written = notice::written(&asked);
    let now = written.as_ref().map(|_| rayon::scope(|_| notice::word(&asked))).transpose();
    match now {
        Ok(now) => {
            let there = FILES.map(|name| Path::new(FOLDER).join(name));
            view::page(
                desk,
                ("notice_paper.html", AT.1),
                Page {
                    is_made: false,
                    said: String::new(),
                    files: links(&there),
                    was_written: written.is_some(),
                    differences: differences(written, now),
                    findings: Vec::new(),
                },
            )
        }
        Err(findings) => unread(desk, findings),
    }
}

/// Makes it.
pub(in crate::web) fn make(desk: &Desk, fields: &Fields) -> Reply {
    let _turn = desk.turn();
    match made(&asked(desk, !fields.get("final").is_empty())) {
        Ok(page) => view::page(desk, ("notice_paper.html", AT.1), page),
        Err(findings) => unread(desk, findings),
    }
}

fn made(asked: &Asked) -> Result<Page, Diagnostics> {
    let before = notice::written(asked);
    let said = Said::default();
    rayon::scope(|_| notice::write(asked, &said))?;
    let told = said.told();
    Ok(Page {
        is_made: true,
        said: told.text,
        files: links(&told.written),
        was_written: before.is_some(),
        differences: differences(before, notice::written(asked)),
        findings: sorted(told.findings),
    })
}

fn links(files: &[PathBuf]) -> Vec<Link> {
    files.iter().filter_map(|path| link(path)).collect()
}

fn differences(before: Option<Vec<u8>>, now: Option<Vec<u8>>) -> Option<Vec<Difference>> {
    let (before, now) = before.zip(now)?;
    notice::differences(&before, &now)
}
