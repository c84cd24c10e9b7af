//! Returns as real programs saved them, kept in fixtures/returns: every answer is found word for
//! word, with its cell.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hongtou::form::{self, Answer, Answered, Evidence, Forms, Identified, Step, Verdict};
use serde_json::Value;

use super::{codes, open, read};
use crate::forms;

/// A return and what was put into it, by the program that filled it.
struct Saved {
    name: String,
    bytes: Vec<u8>,
    wanted: Value,
}

fn folders() -> Vec<PathBuf> {
    let returns = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("returns");
    let entries = std::fs::read_dir(returns).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> =
        entries.filter(|path| path.join("answers.json").is_file()).collect();
    folders.sort();
    folders
}

fn saved(folder: &Path) -> Saved {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut returns = files.filter(|path| path.file_stem().is_some_and(|stem| stem == "return"));
    let file = returns.next().unwrap();
    assert!(folder.join("NOTE.md").is_file(), "{} has no note", folder.display());
    let wanted = std::fs::read(folder.join("answers.json")).unwrap();
    Saved {
        name: file.display().to_string(),
        bytes: std::fs::read(&file).unwrap(),
        wanted: serde_json::from_slice(&wanted).unwrap(),
    }
}

/// As answers.json writes it: the cell, then a text, a number or a day.
fn written(answered: &Answered) -> Value {
    let cell = answered.origin.cell_ref().unwrap().to_string();
    let value = match &answered.answer {
        Answer::Text(text) => text.as_str().into(),
        Answer::Number(number) => number.to_f64().into(),
        Answer::Day(day) => serde_json::json!({ "day": day.to_string() }),
    };
    serde_json::json!([cell, value])
}

/// Numbers are compared as numbers: 60 is 60.0.
fn same(found: &Value, wanted: &Value) -> bool {
    found[0] == wanted[0]
        && (found[1] == wanted[1] || found[1].is_f64() && found[1].as_f64() == wanted[1].as_f64())
}

#[test]
fn every_answer_is_found_word_for_word() {
    let notice = forms::notice(2024);
    for saved in folders().iter().map(|folder| saved(folder)) {
        let grid = forms::grid(&notice, saved.wanted["unit"].as_str().unwrap());
        let workbook = open(&saved.name, &saved.bytes).unwrap_or_else(|found| panic!("{found:?}"));
        let returned = read(&notice, &grid, &workbook).returned;
        let answers = saved.wanted["answers"].as_object().unwrap();
        assert!(!answers.is_empty());
        let found: BTreeSet<&String> = returned.answers.keys().collect();
        assert_eq!(found, answers.keys().collect(), "{}", saved.name);
        for (id, answered) in &returned.answers {
            let found = written(answered);
            assert!(same(&found, &answers[id]), "{}: {found} for {}", saved.name, answers[id]);
        }
    }
}

/// What is found stands at its cell. That the form is of another version than today's is no
/// fault of these files: they are kept, whatever the form becomes.
#[test]
fn odd_values_are_found_at_their_cells() {
    let notice = forms::notice(2024);
    for saved in folders().iter().map(|folder| saved(folder)) {
        let grid = forms::grid(&notice, saved.wanted["unit"].as_str().unwrap());
        let reading = read(&notice, &grid, &open(&saved.name, &saved.bytes).unwrap());
        let found: Vec<String> = reading
            .findings
            .sorted()
            .iter()
            .filter(|found| found.problem.code() != "W621")
            .map(|found| format!("{} {}", place(found), found.problem.code()))
            .collect();
        let wanted = saved.wanted["findings"].as_array().unwrap().iter();
        let wanted: Vec<&str> = wanted.map(|one| one.as_str().unwrap()).collect();
        assert_eq!(found, wanted, "{}", saved.name);
    }
}

fn place(found: &hongtou::diag::Diagnostic) -> String {
    match &found.place {
        hongtou::origin::Place::Book(origin) => {
            origin.cell_ref().map_or_else(String::new, |cell| cell.to_string())
        }
        hongtou::origin::Place::Text(_) | hongtou::origin::Place::Nowhere => String::new(),
    }
}

/// No program keeps all four marks of a form, and each alone is enough.
#[test]
fn each_mark_alone_is_enough() {
    let notice = forms::notice(2024);
    let grid = forms::grid(&notice, "区妇联");
    let bytes = form::write(&grid, &form::Answers::new()).unwrap();
    let whole = open("甲.xlsx", &bytes).unwrap();
    let forms = Forms::new(&notice, grid.identity.period);
    let hidden = |workbook: &mut hongtou::intake::Workbook| {
        workbook.content.sheets.retain(|sheet| sheet.name != form::marks::HIDDEN_SHEET);
    };
    let mut only_properties = whole.clone();
    hidden(&mut only_properties);
    only_properties.content.sheets[0].cells.clear();
    let mut only_code = whole.clone();
    hidden(&mut only_code);
    only_code.content.properties.clear();
    only_code.content.names.clear();
    let mut only_hidden = whole.clone();
    only_hidden.content.properties.clear();
    only_hidden.content.names.clear();
    only_hidden.content.sheets[0].cells.clear();
    for workbook in [&whole, &only_properties, &only_code, &only_hidden] {
        let found = form::identify(&forms, workbook, &Evidence::default());
        let unit = super::whose(&notice, &grid).unit;
        let (unit_by, period_by) = (Step::Mark, Step::Mark);
        let wanted = Identified { unit, period: forms.period, unit_by, period_by };
        assert_eq!(found.verdict(), Verdict::Identified(wanted));
        assert!(found.findings().is_empty());
    }
    let mut none = only_properties;
    none.content.properties.clear();
    let found = form::identify(&forms, &none, &Evidence::default());
    assert!(matches!(found.verdict(), Verdict::Doubtful(_)));
    assert_eq!(codes(found.findings()), ["E650", "W651"]);
}

/// A sheet copied from another form has another code.
#[test]
fn marks_that_differ_are_found() {
    let notice = forms::notice(2024);
    let [own, other] = ["区妇联", "区科协"].map(|unit| forms::grid(&notice, unit));
    let [mut workbook, foreign] = [&own, &other]
        .map(|grid| open("甲.xlsx", &form::write(grid, &form::Answers::new()).unwrap()).unwrap());
    workbook.content.sheets[0] = foreign.content.sheets[0].clone();
    let forms = Forms::new(&notice, own.identity.period);
    let found = form::identify(&forms, &workbook, &Evidence::default());
    let Verdict::Doubtful(doubtful) = found.verdict() else { panic!("{:?}", found.verdict()) };
    let units = [&own, &other].map(|grid| (super::whose(&notice, grid).unit, Step::Mark));
    assert_eq!(doubtful.units, units);
    assert_eq!(codes(found.findings()), ["W622", "W622", "E650"]);
}
