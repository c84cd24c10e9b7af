//! The clauses of GB/T 9704-2012 on the written 2024 notice: in comes a PDF read back by
//! `measure`, out comes one verdict a clause.
//!
//! Wanted millimetres are literals, each with its clause; nothing is taken from the program's
//! own style table. The same clauses judge the program's PDF and LibreOffice's rendering of its
//! DOCX.

mod body;
mod breaking;
mod end;
mod foot;
mod head;
mod verdict;

use std::path::Path;

use crate::measure::{self, Line, Page};
use crate::program;
use verdict::Verdicts;

/// 订口 28 mm (5.2.1).
const LEFT: f64 = 28.0;
/// 28 + 版心 156 mm (5.2.1).
const RIGHT: f64 = 184.0;
/// The middle of the type area, from the left.
const CENTRE: f64 = 106.0;
/// 37 + 版心 225 mm (5.2.1).
const FOOT: f64 = 262.0;
/// 225 mm / 22 lines (5.2.3).
const PITCH: f64 = 10.227;
/// 156 mm / 28 characters (5.2.3).
const CELL: f64 = 5.571;
/// 四号: 14 pt.
const CELL_S4: f64 = 4.939;

/// All verdicts on the pages of the 2024 notice.
pub(crate) fn judge(pages: &[Page]) -> Verdicts {
    let mut verdicts = Verdicts::default();
    head::judge(pages, &mut verdicts);
    body::judge(pages, &mut verdicts);
    end::judge(pages, &mut verdicts);
    foot::judge(pages, &mut verdicts);
    verdicts
}

/// A line and the number of its page, from 1.
struct Placed {
    page: usize,
    line: Line,
}

/// The lines of the type area on all pages, in reading order; page numbers are not among them.
fn area_lines(pages: &[Page]) -> Vec<Placed> {
    let numbered = (1..).zip(pages);
    numbered
        .flat_map(|(page, on)| on.lines().into_iter().map(move |line| Placed { page, line }))
        .filter(|placed| placed.line.baseline <= FOOT)
        .collect()
}

fn is_size(line: &Line, points: f64) -> bool {
    (line.size() - points).abs() < 0.3
}

#[test]
fn the_pdf_of_the_2024_notice_keeps_the_clauses() {
    let notice = program::notice(2024);
    judge(&measure::pages(&notice.pdf)).assert();
}

/// Called by tests/interop.sh with LibreOffice's rendering of notice.docx and the program's own
/// notice.pdf.
#[test]
#[ignore = "needs LibreOffice's rendering: HONGTOU_RENDERED and HONGTOU_PDF name the files"]
fn the_rendered_docx_of_the_2024_notice_keeps_the_clauses() {
    let pages_of = |variable: &str| {
        let path = std::env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set"));
        measure::pages(&std::fs::read(Path::new(&path)).expect("a file that can be read"))
    };
    let rendered = pages_of("HONGTOU_RENDERED");
    let mut verdicts = judge(&rendered);
    verdicts.same("pages in DOCX and PDF", &pages_of("HONGTOU_PDF").len(), &rendered.len());
    verdicts.assert();
}
