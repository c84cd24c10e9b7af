//! The matrix: every fixture, every clause that its sheet says applies, in the PDF and in
//! LibreOffice's rendering of the DOCX.

use std::path::PathBuf;

use crate::measure::{self, Page};
use crate::program;

use super::{Setter, Sheet, Verdicts, body, cells, conformance, judge};

/// Of 100 full lines of the bodies, so many break at the same character in PDF and DOCX.
const SAME_BREAKS: usize = 95;

/// A fixture's pages, judged.
pub(super) struct Judged {
    /// The fixture.
    pub(super) name: String,
    /// The program's PDF.
    pub(super) pdf: Verdicts,
    /// LibreOffice's pages of the DOCX.
    pub(super) docx: Verdicts,
    /// The full lines of the body in the PDF.
    pub(super) full_lines: usize,
    /// How many of them break alike in the DOCX.
    pub(super) same_breaks: usize,
    /// The lines of cells in the PDF that are not their cell's last.
    pub(super) cell_lines: usize,
    /// How many of them break alike in the DOCX.
    pub(super) same_cells: usize,
}

#[test]
fn every_fixture_has_a_sheet() {
    let without: Vec<String> =
        program::fixtures().into_iter().filter(|name| Sheet::of(name).is_none()).collect();
    assert_eq!(without, Vec::<String>::new(), "fixtures without clauses.yaml");
}

#[test]
fn the_pdf_of_every_fixture_keeps_the_clauses() {
    let mut failures = String::new();
    for name in program::fixtures() {
        let Some(sheet) = Sheet::of(&name) else { continue };
        let pages = measure::pages(&program::fixture(&name).pdf);
        for line in judge(&pages, &sheet, Setter::Hongtou).failures().lines() {
            failures += &format!("{name}: {line}\n");
        }
    }
    assert!(failures.is_empty(), "clause | wanted | found\n{failures}");
}

/// Called by tests/interop.sh: HONGTOU_INTEROP names the folder in which each fixture's folder
/// holds notice.pdf and what tests/docx_to_pdf.py made of notice.docx.
#[test]
#[ignore = "needs LibreOffice's renderings: HONGTOU_INTEROP names their folder"]
fn the_rendered_docx_of_every_fixture_keeps_the_clauses() {
    let mut failures = String::new();
    for judged in judged() {
        for (kind, verdicts) in [("PDF", &judged.pdf), ("DOCX", &judged.docx)] {
            for line in verdicts.failures().lines() {
                failures += &format!("{}, {kind}: {line}\n", judged.name);
            }
        }
    }
    assert!(failures.is_empty(), "clause | wanted | found\n{failures}");
}

/// The figure is printed.
#[test]
#[ignore = "needs LibreOffice's renderings: HONGTOU_INTEROP names their folder"]
fn lines_break_at_the_same_character() {
    let (mut full, mut same) = (0, 0);
    let (mut cell_lines, mut same_cells) = (0, 0);
    for judged in judged() {
        println!("{}: {} of {}", judged.name, judged.same_breaks, judged.full_lines);
        full += judged.full_lines;
        same += judged.same_breaks;
        cell_lines += judged.cell_lines;
        same_cells += judged.same_cells;
    }
    println!("together: {same} of {full}, in cells {same_cells} of {cell_lines}");
    let enough = |same: usize, of: usize| of > 50 && same * 100 >= of * SAME_BREAKS;
    assert!(enough(same, full), "{same} of {full}");
    assert!(enough(same_cells, cell_lines), "{same_cells} of {cell_lines} in cells");
}

/// LibreOffice's pages of the 2024 notice, to whose body python-docx added 30 characters: every
/// line and page of the body is filled again.
#[test]
#[ignore = "needs LibreOffice's renderings: HONGTOU_INTEROP names their folder"]
fn a_docx_that_was_added_to_flows_again() {
    let sheet = Sheet::of("2024").expect("a judge's sheet");
    let before = pages_of("2024", "notice.rendered.pdf");
    let after = pages_of("reflowed", "notice.rendered.pdf");
    let characters = |pages: &[Page]| pages.iter().map(|page| page.glyphs.len()).sum::<usize>();
    assert_eq!(characters(&after), characters(&before) + 30);
    let mut verdicts = Verdicts::new(Setter::LibreOffice);
    body::judge(&after, &sheet, &mut verdicts);
    let failures = verdicts.failures();
    assert!(failures.is_empty(), "clause | wanted | found\n{failures}");
}

/// `UPDATE=1` writes the table; without it the file must say what was found. HONGTOU_OFFICE
/// names the LibreOffice that drew the DOCX.
#[test]
#[ignore = "needs LibreOffice's renderings: HONGTOU_INTEROP names their folder"]
fn the_conformance_table_is_current() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/conformance.md");
    let office = std::env::var("HONGTOU_OFFICE").expect("HONGTOU_OFFICE is set");
    crate::expect_file(file.as_ref(), &conformance::document(&judged(), &office));
}

fn judged() -> Vec<Judged> {
    program::fixtures().into_iter().filter_map(|name| judge_fixture(&name)).collect()
}

fn judge_fixture(name: &str) -> Option<Judged> {
    let sheet = Sheet::of(name)?;
    let pdf = pages_of(name, "notice.pdf");
    let docx = pages_of(name, "notice.rendered.pdf");
    let breaks = body::breaks(&pdf, &sheet);
    let same_breaks = breaks.intersection(&body::breaks(&docx, &sheet)).count();
    let in_cells = cells::breaks(&pdf);
    Some(Judged {
        name: name.to_owned(),
        full_lines: breaks.len(),
        same_breaks,
        cell_lines: in_cells.len(),
        same_cells: cells::alike(&in_cells, cells::breaks(&docx)),
        pdf: judge(&pdf, &sheet, Setter::Hongtou),
        docx: judge(&docx, &sheet, Setter::LibreOffice),
    })
}

fn pages_of(name: &str, file: &str) -> Vec<Page> {
    let folder = std::env::var_os("HONGTOU_INTEROP").expect("HONGTOU_INTEROP is set");
    let path = PathBuf::from(folder).join(name).join(file);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    measure::pages(&bytes)
}
