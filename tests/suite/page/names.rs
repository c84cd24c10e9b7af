//! The names of units: no line of a cell parts one that has room in its column, a column is as wide
//! as the longest of its names, and a line of running text parts one only where it would be loose.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::measure::{self, Page};
use crate::program;

use super::cells::{self, TableCell};
use super::{breaking, white};

/// A name in a cell.
struct Named {
    name: String,
    /// Whether a line ends inside it.
    parted: bool,
    /// Whether a line of its column has room for it.
    has_room: bool,
}

/// A description, as far as it registers units.
#[derive(Deserialize)]
struct Description {
    #[serde(alias = "单位名册")]
    units: Vec<Unit>,
}

#[derive(Deserialize)]
struct Unit {
    #[serde(alias = "名称")]
    name: String,
}

/// The names of the register of a fixture.
fn register(fixture: &str) -> Vec<String> {
    let path = program::fixture_folder(fixture).join("notice.yaml");
    let text = std::fs::read_to_string(path).expect("a description");
    let description: Description = serde_saphyr::from_str(&text).expect("its units");
    description.units.into_iter().map(|unit| unit.name).collect()
}

/// The `names` in the cells of `pages`, the longer where one stands in another.
fn named(pages: &[Page], names: &[String]) -> Vec<Named> {
    cells::cells(pages).iter().flat_map(|cell| in_cell(cell, names)).collect()
}

fn in_cell(cell: &TableCell, names: &[String]) -> Vec<Named> {
    let text: Vec<char> = cell.lines.iter().flat_map(breaking::characters).collect();
    let set: Vec<breaking::Set> = cell.lines.iter().flat_map(breaking::set).collect();
    let room = cells::room(cell);
    let ends = cells::ends(cell);
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let here = names.iter().filter(|name| {
            let name: Vec<char> = name.chars().collect();
            text[at..].starts_with(&name)
        });
        let Some(name) = here.max_by_key(|name| name.chars().count()) else {
            at += 1;
            continue;
        };
        let end = at + name.chars().count();
        let parted = ends.iter().any(|line| (at + 1..end).contains(line));
        let has_room = breaking::cells(&set[at..end]) <= room - breaking::HAIR;
        found.push(Named { name: name.clone(), parted, has_room });
        at = end;
    }
    found
}

#[test]
fn no_cell_of_any_paper_parts_a_name_that_has_room() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fixtures = program::fixtures().into_iter().map(|name| {
        let pages = measure::pages(&program::fixture(&name).pdf);
        let names = register(&name);
        (name, pages, names)
    });
    let reports = white::demo_reports(folder.path()).into_iter();
    let reports = reports.map(|(period, pages)| (period, pages, register("2024")));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (paper, pages, names) in fixtures.chain(reports) {
        for one in named(&pages, &names) {
            assert!(!one.parted, "{paper} parts {} ({})", one.name, one.has_room);
            assert!(one.has_room, "{paper}: the column of {} is narrower", one.name);
            *seen.entry(one.name).or_default() += 1;
        }
    }
    for name in ["区妇联", "区人才发展中心", "区交通运输局", "区示例二局"] {
        assert!(seen.contains_key(name), "{name} is not among {seen:?}");
    }
}

/// The published table of 2026 gives each unit a line of its own, and so do its PDF and Word file.
#[test]
fn units_of_a_cell_have_a_line_each() {
    let pages = measure::pages(&program::fixture("2026").pdf);
    let cells = cells::cells(&pages);
    let lines = |cell: &TableCell| cell.lines.iter().map(measure::Line::text).collect::<Vec<_>>();
    let wanted = ["区总工会", "团区委", "区妇联", "区人才发展中心", "区融媒体中心"];
    assert!(cells.iter().any(|cell| lines(cell) == wanted));
}

/// The ends of lines of running text that part one of `names`, with the part that stands before.
fn parted_in_text(pages: &[Page], names: &[String]) -> Vec<String> {
    let lines: Vec<String> =
        pages.iter().flat_map(Page::lines).map(|line| line.text().replace(' ', "")).collect();
    let parts = |name: &String| -> Vec<(String, String)> {
        let inner = name.char_indices().skip(1);
        inner.map(|(at, _)| (name[..at].to_owned(), name[at..].to_owned())).collect()
    };
    let parts: Vec<(String, String)> = names.iter().flat_map(parts).collect();
    let parted = |pair: &[String]| {
        let here = parts.iter().find(|(a, b)| pair[0].ends_with(a) && pair[1].starts_with(b));
        here.map(|(before, after)| format!("{before}/{after}"))
    };
    lines.windows(2).filter_map(parted).collect()
}

/// Each of these lines would be spread by more than 8 % where the name stayed whole, or would cost
/// another line before it as much.
#[test]
fn a_line_of_running_text_parts_a_name_only_where_it_would_be_loose() {
    let parted = program::fixtures().into_iter().map(|name| {
        let pages = measure::pages(&program::fixture(&name).pdf);
        let parted = parted_in_text(&pages, &register(&name)).len();
        (name, parted)
    });
    let parted: Vec<(String, usize)> = parted.filter(|(_, parted)| *parted > 0).collect();
    let known = [("forty-tasks", 7), ("gb33476", 3), ("order", 1), ("sections", 1)];
    assert_eq!(parted, known.map(|(name, count)| (name.to_owned(), count)));
}
