//! 版式 of a description on the written pages: preprinted paper, the grid of GB/T 33476.2, and
//! measures of an office's own.

use std::process::Command;

use crate::measure::{self, Page};
use crate::program;

use super::head::{is_red, is_red_colour};
use super::{Setter, Sheet, judge, sheet};

/// The pages of a fixture whose description says `new` where it said `old`.
#[allow(clippy::disallowed_methods, reason = "a test writes its own description")]
fn pages_with(name: &str, old: &str, new: &str) -> Vec<Page> {
    let text = std::fs::read_to_string(program::fixture_folder(name).join("notice.yaml"));
    let text = text.expect("a fixture");
    assert!(text.contains(old), "{name}: {old}");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let description = folder.path().join("notice.yaml");
    std::fs::write(&description, text.replace(old, new)).expect("a description");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("notice").arg(&description).arg("-o").arg(folder.path()).arg("--bundled-fonts");
    let output = command.output().expect("the program starts");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {messages}");
    measure::pages(&std::fs::read(folder.path().join("notice.pdf")).expect("a PDF"))
}

/// Every glyph that is not red, with its place.
fn black(pages: &[Page]) -> Vec<(usize, String, f64, f64)> {
    let on = |(page, of): (usize, &Page)| {
        let black = of.glyphs.iter().filter(|glyph| !is_red(glyph));
        black.map(|one| (page, one.text.clone(), one.x, one.baseline)).collect::<Vec<_>>()
    };
    pages.iter().enumerate().flat_map(on).collect()
}

#[test]
fn preprinted_paper_gets_nothing_red_and_all_else_in_its_place() {
    for (name, old) in [
        ("letter", "  format: letter\n"),
        ("minutes", "  格式: 纪要格式\n"),
        ("order", "  format: order\n"),
        ("2024", "  format: document\n"),
    ] {
        let plain = measure::pages(&program::fixture(name).pdf);
        let preprinted = pages_with(name, old, &format!("{old}  preprinted: true\n"));
        let red = |pages: &[Page]| {
            let glyphs = pages.iter().flat_map(|page| &page.glyphs).filter(|one| is_red(one));
            let rules = pages.iter().flat_map(|page| &page.rules);
            glyphs.count() + rules.filter(|rule| is_red_colour(rule.colour)).count()
        };
        assert!(red(&plain) > 5, "{name}");
        assert_eq!(red(&preprinted), 0, "{name}");
        assert_eq!(black(&preprinted), black(&plain), "{name}");
    }
}

/// 22 lines 10.447 mm apart from 34.58 mm on; every other clause of the 2024 notice holds on it.
#[test]
fn the_grid_of_gb33476_keeps_the_clauses() {
    let pages = pages_with("2024", "grid: gb9704", "grid: gb33476");
    let sheet = Sheet { grid: sheet::Grid::Gb33476, ..Sheet::of("2024").expect("a sheet") };
    let failures = judge(&pages, &sheet, Setter::Hongtou).failures();
    assert!(failures.is_empty(), "clause | wanted | found\n{failures}");
}

#[test]
fn measures_of_the_office_take_the_place_of_the_standards() {
    let house = "  grid: gb9704\n  style: {line_pitch: 28磅, top_margin: 40mm, left_margin: 30mm, \
                 red_rule: 1mm, title_size: 20pt, red: \"#C8102E\"}";
    let pages = pages_with("2024", "  grid: gb9704", house);
    let first = &pages[0];
    let rule = first.rules.iter().find(|rule| rule.colour == [0xC8, 0x10, 0x2E]).expect("a rule");
    assert!((rule.area.left - 30.0).abs() < 0.1 && (rule.area.right - 184.0).abs() < 0.1);
    assert!((rule.height() - 1.0).abs() < 0.05);
    let red = first.glyphs.iter().filter(|glyph| glyph.colour == [0xC8, 0x10, 0x2E]);
    let top = red.filter_map(|glyph| glyph.ink).map(|ink| ink.top).fold(f64::MAX, f64::min);
    assert!((top - 75.0).abs() < 0.5, "{top}");
    let lines = first.lines();
    let title = lines.iter().find(|line| line.text().starts_with("关于2024年")).expect("a title");
    assert!((title.size() - 20.0).abs() < 0.1);
    let second = pages[1].lines();
    let pitch = second[5].baseline - second[4].baseline;
    assert!((pitch - 28.0 * 25.4 / 72.0).abs() < 0.05, "{pitch}");
    assert!((second[0].middle() - 40.0 - pitch / 2.0).abs() < 0.5);
}
