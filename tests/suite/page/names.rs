//! The names of units in cells: no line parts one that has room in its column, and a column is as
//! wide as the longest of its names.

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
