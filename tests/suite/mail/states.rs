//! The table of states in docs/returns.md: what it says of each, the code does.

use std::collections::{BTreeMap, BTreeSet};

use hongtou::form;
use hongtou::report::State;
use serde_json::Value;

use super::reminding::{answers, grid, remind, with_heading, with_stamped_copies};
use super::{Year, files};

const RETURNS: &str = include_str!("../../../docs/returns.md");
/// The kinds of findings of returned files, each in a row with its code and who must mend it.
const KINDS: [&str; 7] = [
    include_str!("../../../src/diag/answer/returned.rs"),
    include_str!("../../../src/diag/answer/cell.rs"),
    include_str!("../../../src/diag/answer/identity.rs"),
    include_str!("../../../src/diag/answer/row.rs"),
    include_str!("../../../src/diag/answer/unclear.rs"),
    include_str!("../../../src/diag/ruling/problem.rs"),
    include_str!("../../../src/diag/ruling/sorting.rs"),
];
/// Found at a line of the description, and of no file.
const OF_A_RULING: &str = "E662";

/// A row of the table.
struct Row {
    state: String,
    name: String,
    codes: BTreeSet<String>,
    asked: String,
}

fn rows() -> Vec<Row> {
    let (_, table) = RETURNS.split_once("| 状态 |").expect("the table");
    let lines = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [state, name, _, codes, asked] = cells[..] else { panic!("{line}") };
        let codes = codes.split_whitespace().map(str::to_owned).collect();
        let name = name.trim_matches('`').to_owned();
        Row { state: state.to_owned(), name, codes, asked: asked.to_owned() }
    };
    lines.map(row).collect()
}

/// The errors of returned files that `mender` must mend, as the code has them.
fn codes(mender: &str) -> BTreeSet<String> {
    let lines = KINDS.iter().flat_map(|text| text.lines());
    let codes = lines.filter_map(|line| {
        let (_, row) = line.split_once("=> (\"")?;
        let (code, who) = row.split_once("\", ")?;
        let of_return = code.starts_with("E6") && code != OF_A_RULING;
        (of_return && who == format!("{mender}),")).then(|| code.to_owned())
    });
    codes.collect()
}

#[test]
fn the_table_has_every_state_and_the_findings_that_make_it() {
    let rows = rows();
    let listed: BTreeSet<(&str, &str)> =
        rows.iter().map(|row| (row.state.as_str(), row.name.as_str())).collect();
    let known = State::ALL.map(|state| (state.chinese(), state.name()));
    assert_eq!(listed, BTreeSet::from(known));
    for row in &rows {
        let made_by = match row.state.as_str() {
            "待核" => codes("Office"),
            "有误" => codes("Unit"),
            _ => BTreeSet::from(["—".to_owned()]),
        };
        assert!(!made_by.is_empty());
        assert_eq!(row.codes, made_by, "{}", row.state);
    }
}

/// A unit in each state.
fn year() -> Year {
    let year = with_stamped_copies(true);
    let form = |unit: usize| {
        form::write(&grid(&year, unit), &answers(&grid(&year, unit))).expect("a workbook")
    };
    std::fs::remove_file(year.path("returns/2024Q1/区教体局盖章件.pdf")).expect("gone");
    year.put("returns/2024Q1/区民政局盖章件.pdf", b"%PDF-1.4");
    year.put("returns/2024Q1/区财政局一季度.xlsx", b"PK\x03\x04 cut off");
    year.put("returns/2024Q1/来表.xlsx", with_heading(&form(5), "区卫健局", "区文旅局"));
    year
}

/// The states of the units, and the letters that go to each.
fn letters(day: &str) -> BTreeMap<String, BTreeSet<&'static str>> {
    let year = year();
    let said = year.run(&["status", "--as-of", day, "--json"]);
    let said: Value = serde_json::from_slice(&said.stdout).expect("JSON");
    remind(&year, day, &[]);
    let names = files(&year.path(&format!("out/remind/2024Q1/{day}")), ".eml");
    let mut letters: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    // The first has a figure that is no number: 已报, and asked about that cell.
    for unit in said["units"].as_array().expect("units").iter().skip(1) {
        let (name, state) = (unit["unit"].as_str().unwrap(), unit["state"].as_str().unwrap());
        let own = names.iter().filter(|letter| letter.contains(name));
        let kinds = own.map(|letter| if letter.starts_with("催报") { "催报" } else { "退回" });
        letters.entry(state.to_owned()).or_default().extend(kinds);
    }
    letters
}

#[test]
fn who_is_asked_is_who_the_table_says() {
    let mut letters = letters("2024-04-08");
    letters.extend(self::letters("2024-03-28").remove_entry("awaited"));
    for row in rows() {
        let sent = letters.get(&row.name).unwrap_or_else(|| panic!("no unit is {}", row.name));
        for kind in ["催报", "退回"] {
            let told = row.asked.contains(kind);
            assert_eq!(sent.contains(kind), told, "{}: {}", row.state, row.asked);
        }
    }
}
