//! `report --json`: the report of the generated year for other programs, beside its files and with the numbers of its
//! workbook.

use std::path::Path;
use std::sync::OnceLock;

use hongtou::cell::CellRef;
use hongtou::intake;
use serde_json::{Value, json};

use crate::quarter;

/// What is printed of the second quarter, and the workbook beside it.
fn second() -> &'static (String, Vec<u8>) {
    static SECOND: OnceLock<(String, Vec<u8>)> = OnceLock::new();
    SECOND.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        quarter::lay_out(folder.path());
        let printed = told(folder.path(), &[]);
        assert_eq!(
            printed,
            told(folder.path(), &["--jobs", "1"]),
            "the same input, the same bytes"
        );
        let book = folder.path().join("out/report/2024Q2/汇总-2024Q2.xlsx");
        (printed, std::fs::read(book).unwrap())
    })
}

fn told(folder: &Path, more: &[&str]) -> String {
    let more = [&["--json", "--only", "xlsx"], more].concat();
    let (_, output) = quarter::report(folder, "2024Q2", &more);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "the findings are in the JSON");
    String::from_utf8(output.stdout).unwrap()
}

fn report() -> Value {
    serde_json::from_str(&second().0).unwrap()
}

#[test]
fn days_and_numbers_have_their_types() {
    let report = report();
    assert_eq!(report["version"], 1);
    let of_report = ["period", "asOf", "due", "comparedWith"].map(|name| report[name].clone());
    assert_eq!(
        of_report.map(|one| one.as_str().unwrap().to_owned()),
        ["2024Q2", "2024-07-08", "2024-07-05", "2024Q1"]
    );
    let first = &report["targets"][0];
    let numbers = ["promised", "done", "doneBefore", "thisPeriod", "share", "elapsed"];
    assert_eq!(
        numbers.map(|name| first[name].clone()),
        [json!(60), json!(30), json!(15), json!(15), json!(0.5), json!(0.5)]
    );
    let place = &first["shares"][0]["told"];
    assert!(place["file"].as_str().unwrap().ends_with(".xlsx"), "{place}");
    assert!(place["cell"].is_string() && place["sheet"].is_string(), "{place}");
    assert_eq!(report["files"], json!(["out/report/2024Q2/汇总-2024Q2.xlsx"]));
}

/// What is behind, what sank and what is held is said with its target or its answer; who returned with each period.
#[test]
fn attention_and_periods_are_told() {
    let report = report();
    let of = |kind: &str| {
        let matters = report["attention"].as_array().unwrap().iter();
        matters.filter(|one| one["kind"] == kind).cloned().collect::<Vec<_>>()
    };
    let behind = of("behind");
    assert!(behind.iter().any(|one| one["task"] == 2 && one["place"] == 0), "{behind:?}");
    assert_eq!(of("fell")[0]["unit"], "区妇联局");
    assert_eq!(of("held")[0]["told"]["held"], true);
    let periods = report["periods"].as_array().unwrap();
    let names: Vec<&Value> = periods.iter().map(|one| &one["period"]).collect();
    assert_eq!(names, ["2024Q1", "2024Q2"]);
    let last = periods[1]["units"].as_array().unwrap();
    let own = report["units"].as_array().unwrap();
    let states = |units: &[Value]| {
        let states = units.iter().map(|one| (one["unit"].clone(), one["state"].clone()));
        states.collect::<Vec<_>>()
    };
    assert_eq!(states(last), states(own));
}

/// The sheet of targets and the list of findings say the same.
#[test]
fn the_workbook_says_the_same() {
    let (report, (_, book)) = (report(), second());
    let workbook = intake::open(&"汇总.xlsx".into(), book).unwrap();
    let rows = |name: &str| {
        let sheet = workbook.sheet(name).unwrap();
        let text = move |row, column| {
            sheet.cells.get(&CellRef::new(row, column)).map_or("", |cell| cell.text.as_str())
        };
        let last = sheet.cells.keys().map(|at| at.row).max().unwrap();
        (0..=last).map(move |row| [0, 2, 4, 5, 7, 12].map(|column| text(row, column).to_owned()))
    };
    let in_book: Vec<[String; 6]> = rows("指标进度").collect();
    for target in report["targets"].as_array().unwrap() {
        let text = |name: &str| target[name].as_str().unwrap().to_owned();
        let row = in_book.iter().find(|row| row[0] == text("label") && row[1] == text("name"));
        let row = row.expect("a row of the target");
        assert_eq!([&row[2], &row[5]], [&text("measure"), &text("lightName")]);
        if let Some(done) = target["done"].as_f64() {
            assert!((row[4].parse::<f64>().unwrap() - done).abs() < 1e-9, "{row:?}");
        }
    }
    let codes: Vec<String> = rows("问题清单").map(|row| row[1].clone()).collect();
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().all(|one| codes.contains(&one["code"].as_str().unwrap().to_owned())));
    assert_eq!(findings.len(), codes.len() - 1);
}

#[test]
fn the_report_of_a_year_has_none() {
    let folder = tempfile::tempdir().unwrap();
    quarter::lay_out(folder.path());
    let (out, output) = quarter::report(folder.path(), "2024", &["--json"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("E715"), "{said}");
    assert!(output.stdout.is_empty() && !out.exists());
}
