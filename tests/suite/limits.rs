//! docs/limits.md: each figure is that of the constant that its row names.

use std::path::Path;

const PAGE: &str = include_str!("../../docs/limits.md");

/// What is given of a limit: its figure with its measure, the file and the name of its constant.
fn rows() -> Vec<[String; 3]> {
    let rows = PAGE.lines().filter(|line| line.starts_with('|') && line.contains("| `src/"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let names: Vec<&str> = cells.last().unwrap().split('`').collect();
        [cells[1].to_owned(), names[1].to_owned(), names[3].to_owned()]
    })
    .collect()
}

/// What stands behind the `=` of a constant.
fn written(file: &str, name: &str) -> String {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let source = std::fs::read_to_string(&place).expect(file);
    let (_, behind) = source.split_once(&format!("const {name}: ")).expect(name);
    let (_, value) = behind.split_once(" = ").expect(name);
    value.split_once(';').expect(name).0.to_owned()
}

/// Its number: digits, a number of seconds, or one shifted.
fn value(written: &str) -> u64 {
    let bare = written.replace('_', "");
    let seconds = bare.strip_prefix("Duration::fromsecs(").and_then(|rest| rest.strip_suffix(')'));
    let bare = seconds.unwrap_or(&bare);
    match bare.split_once(" << ") {
        Some((number, places)) => number.parse::<u64>().unwrap() << places.parse::<u32>().unwrap(),
        None => bare.parse().expect(written),
    }
}

/// The figure of a row, as its constant may have it: a number of mebibytes is also one of bytes.
fn meant(figure: &str) -> Vec<u64> {
    let (number, measure) = figure.split_once(' ').expect(figure);
    let number: u64 = number.replace(',', "").parse().expect(figure);
    match measure {
        "MB" => vec![number, number << 20],
        "KB" => vec![number << 10],
        _ => vec![number],
    }
}

#[test]
fn every_figure_is_that_of_its_constant() {
    let rows = rows();
    assert!(rows.len() > 30, "{}", rows.len());
    for [figure, file, name] in rows {
        let value = value(&written(&file, &name));
        assert!(meant(&figure).contains(&value), "{file} {name} is {value}, and not {figure}");
    }
}
