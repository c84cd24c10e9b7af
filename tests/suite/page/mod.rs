//! The clauses of GB/T 9704-2012 on written notices: in come a PDF read back by `measure` and the
//! judge's sheet of its fixture, out comes one verdict a clause.
//!
//! Wanted millimetres are literals, each with its clause; nothing is taken from the program's
//! own style table. The same clauses judge the program's PDF, ONLYOFFICE's rendering of its DOCX and
//! LibreOffice's of the DOCX for LibreOffice. Every fixture of fixtures/notices is judged (`matrix`), and docs/conformance.md shows
//! what was found (`conformance`).

mod body;
mod breaking;
mod cells;
mod closing;
mod conformance;
mod end;
mod figure;
mod foot;
mod formats;
pub(crate) mod generated;
mod head;
mod layouts;
mod listed;
mod matrix;
mod names;
mod papers;
mod printed;
mod room;
mod sheet;
mod verdict;
mod white;

use crate::measure::{Line, Page};
pub(crate) use cells::as_read;
pub(crate) use sheet::Sheet;
pub(crate) use verdict::Verdicts;

/// 订口 28 mm (5.2.1).
const LEFT: f64 = 28.0;
/// 28 + 版心 156 mm (5.2.1).
const RIGHT: f64 = 184.0;
/// The middle of the type area, from the left.
const CENTRE: f64 = 106.0;
/// 37 + 版心 225 mm (5.2.1).
const FOOT: f64 = 262.0;
/// Between the last line of the type area, whose white may reach below it, and 页码.
const ABOVE_NUMBERS: f64 = 266.0;
/// 156 mm / 28 characters (5.2.3).
const CELL: f64 = 5.571;
/// 四号: 14 pt.
const CELL_S4: f64 = 4.939;

/// Where the lines of the type area lie.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    /// Where the first line begins, from the paper's top, in mm.
    top: f64,
    /// From line to line, in mm.
    pitch: f64,
}

/// 天头 37 mm (5.2.1), 225 mm / 22 lines (5.2.3).
const GB9704: Frame = Frame { top: 37.0, pitch: 10.227 };
/// Half of the white between lines above the type area, (225 - 5.644) / 21 mm between lines
/// (GB/T 33476.2).
const GB33476: Frame = Frame { top: 34.58, pitch: 10.447 };

impl Frame {
    /// The middle of line number `line`, from 1. The standard leaves it open where in its line a
    /// character stands. The program sets it in the middle; LibreOffice puts the baseline at 80 %
    /// of a line of exact height, 0.9 mm lower, which is within its tolerance.
    fn middle_of(self, line: u16) -> f64 {
        self.top + self.pitch * (f64::from(line) - 0.5)
    }
}

/// Who set the pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setter {
    /// The program, in its PDF.
    Hongtou,
    /// ONLYOFFICE, from the DOCX that everybody gets.
    OnlyOffice,
    /// LibreOffice, from the DOCX that is written for it.
    LibreOffice,
}

impl Setter {
    /// How far an element may stand from its place, in mm.
    fn tolerance(self) -> f64 {
        match self {
            Setter::Hongtou => 0.5,
            Setter::OnlyOffice | Setter::LibreOffice => 1.5,
        }
    }

    /// How far 发文机关标志 may stand from its place, in mm.
    fn tolerance_of_mark(self) -> f64 {
        match self {
            Setter::Hongtou => 0.5,
            Setter::OnlyOffice | Setter::LibreOffice => 2.0,
        }
    }

    /// Where tests/interop.sh leaves the pages, in the folder of a notice.
    fn file(self) -> &'static str {
        match self {
            Setter::Hongtou => "notice.pdf",
            Setter::OnlyOffice => "notice.onlyoffice.pdf",
            Setter::LibreOffice => "libreoffice/notice.libreoffice.pdf",
        }
    }
}

/// All verdicts on the pages of the notice of `sheet`.
pub(crate) fn judge(pages: &[Page], sheet: &Sheet, setter: Setter) -> Verdicts {
    let pages = &closing::as_bound(pages, sheet);
    let mut verdicts = Verdicts::new(setter);
    head::judge(pages, sheet, &mut verdicts);
    printed::judge(pages, sheet, &mut verdicts);
    body::judge(pages, sheet, &mut verdicts);
    end::judge(pages, sheet, &mut verdicts);
    closing::judge(pages, sheet, &mut verdicts);
    cells::judge(pages, &mut verdicts);
    room::judge(pages, sheet, &mut verdicts);
    foot::judge(pages, sheet, &mut verdicts);
    formats::judge(pages, sheet, &mut verdicts);
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
        .filter(|placed| placed.line.baseline <= ABOVE_NUMBERS)
        .collect()
}

pub(crate) fn is_size(line: &Line, points: f64) -> bool {
    (line.size() - points).abs() < 0.3
}
