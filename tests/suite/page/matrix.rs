//! The matrix: every fixture, every clause that its sheet says applies, in the PDF, in ONLYOFFICE's
//! rendering of the DOCX, and in LibreOffice's of the DOCX that is written for it.

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
    /// The full lines of the body in the PDF.
    pub(super) full_lines: usize,
    /// The lines of cells in the PDF that are not their cell's last.
    pub(super) cell_lines: usize,
    /// The DOCX that everybody gets, as ONLYOFFICE draws it.
    pub(super) word: Drawn,
    /// The DOCX for LibreOffice, as LibreOffice draws it.
    pub(super) libreoffice: Drawn,
}

/// The pages that a program made of a DOCX, judged.
pub(super) struct Drawn {
    /// The clauses.
    pub(super) verdicts: Verdicts,
    /// How many of the full lines of the body break alike.
    pub(super) same_breaks: usize,
    /// How many of the lines of cells do.
    pub(super) same_cells: usize,
}

impl Judged {
    /// The programs that drew the DOCX, by name.
    pub(super) fn drawn(&self) -> [(&'static str, &Drawn); 2] {
        [("ONLYOFFICE", &self.word), ("LibreOffice", &self.libreoffice)]
    }
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
/// holds notice.pdf and what tests/docx_to_pdf.py made of the two kinds of notice.docx.
#[test]
#[ignore = "needs the renderings of other programs: HONGTOU_INTEROP names their folder"]
fn the_rendered_docx_of_every_fixture_keeps_the_clauses() {
    let mut failures = String::new();
    for judged in judged() {
        let drawn = judged.drawn().map(|(kind, drawn)| (kind, &drawn.verdicts));
        for (kind, verdicts) in [("PDF", &judged.pdf)].into_iter().chain(drawn) {
            for line in verdicts.failures().lines() {
                failures += &format!("{}, {kind}: {line}\n", judged.name);
            }
        }
    }
    assert!(failures.is_empty(), "clause | wanted | found\n{failures}");
}

/// The figure is printed.
#[test]
#[ignore = "needs the renderings of other programs: HONGTOU_INTEROP names their folder"]
fn lines_break_at_the_same_character() {
    let all = judged();
    let full: usize = all.iter().map(|one| one.full_lines).sum();
    let cell_lines: usize = all.iter().map(|one| one.cell_lines).sum();
    for at in [0, 1] {
        let of = |one: &Judged| (one.drawn()[at].1.same_breaks, one.drawn()[at].1.same_cells);
        let (same, same_cells) =
            all.iter().map(of).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let name = all[0].drawn()[at].0;
        println!("{name}: {same} of {full}, in cells {same_cells} of {cell_lines}");
        let enough = |same: usize, of: usize| of > 50 && same * 100 >= of * SAME_BREAKS;
        assert!(enough(same, full), "{name}: {same} of {full}");
        assert!(enough(same_cells, cell_lines), "{name}: {same_cells} of {cell_lines} in cells");
    }
}

/// The pages of the 2024 notice, to whose body python-docx added 30 characters: every line and page
/// of the body is filled again.
#[test]
#[ignore = "needs the renderings of other programs: HONGTOU_INTEROP names their folder"]
fn a_docx_that_was_added_to_flows_again() {
    let sheet = Sheet::of("2024").expect("a judge's sheet");
    for setter in [Setter::OnlyOffice, Setter::LibreOffice] {
        let (before, after) = (pages_of("2024", setter), pages_of("reflowed", setter));
        let characters = |pages: &[Page]| pages.iter().map(|page| page.glyphs.len()).sum::<usize>();
        assert_eq!(characters(&after), characters(&before) + 30);
        let mut verdicts = Verdicts::new(setter);
        body::judge(&after, &sheet, &mut verdicts);
        let failures = verdicts.failures();
        assert!(failures.is_empty(), "clause | wanted | found\n{failures}");
    }
}

/// `UPDATE=1` writes the table; without it the file must say what was found. HONGTOU_OFFICE names
/// the programs that drew the DOCX.
#[test]
#[ignore = "needs the renderings of other programs: HONGTOU_INTEROP names their folder"]
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
    let pdf = pages_of(name, Setter::Hongtou);
    let (breaks, in_cells) = (body::breaks(&pdf, &sheet), cells::breaks(&pdf));
    let drawn = |setter| {
        let pages = pages_of(name, setter);
        Drawn {
            same_breaks: breaks.intersection(&body::breaks(&pages, &sheet)).count(),
            same_cells: cells::alike(&in_cells, cells::breaks(&pages)),
            verdicts: judge(&pages, &sheet, setter),
        }
    };
    Some(Judged {
        name: name.to_owned(),
        full_lines: breaks.len(),
        cell_lines: in_cells.len(),
        word: drawn(Setter::OnlyOffice),
        libreoffice: drawn(Setter::LibreOffice),
        pdf: judge(&pdf, &sheet, Setter::Hongtou),
    })
}

fn pages_of(name: &str, setter: Setter) -> Vec<Page> {
    let folder = std::env::var_os("HONGTOU_INTEROP").expect("HONGTOU_INTEROP is set");
    let path = PathBuf::from(folder).join(name).join(setter.file());
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    measure::pages(&bytes)
}
