//! Small folders of returns that went wrong once (fixtures/returns/cases): `status --json` says of
//! each what its `wanted.json` holds. A folder is one case; its README is `cases/README.md`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{program, word};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

/// What the case `folder` wants, once or for several quarters.
fn wanted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_wanted = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "json");
    let wanted: Vec<PathBuf> = entries.filter(is_wanted).collect();
    assert!(!wanted.is_empty(), "{}", folder.display());
    wanted
}

/// What the file `wanted` of the case `folder` wants, and what `status --json` says.
fn said(folder: &Path, wanted: &Path) -> (Value, Value) {
    let wanted = std::fs::read(wanted).unwrap();
    let wanted: Value = serde_json::from_slice(&wanted).unwrap();
    let said = status(folder, &wanted, wanted["returns"].as_str().unwrap_or_default());
    (wanted, said)
}

/// What `status --json` says of the case that wants this, where the notice ends with `returns`.
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn status(folder: &Path, wanted: &Value, returns: &str) -> Value {
    let of = |key: &str| wanted[key].as_str().unwrap().to_owned();
    let scratch = tempfile::tempdir().unwrap();
    let notice = std::fs::read_to_string(notice_of(folder, wanted)).unwrap();
    std::fs::write(scratch.path().join("notice.yaml"), notice + returns).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(&scratch).args(["status", "notice.yaml", "--json", "--lang", "zh"]);
    command.args(["--period", &of("period"), "--as-of", &of("asOf"), "--returns"]);
    let files = folder.join("files").join(wanted["folder"].as_str().unwrap_or_default());
    let output = command.arg(files).output().unwrap();
    let said = serde_json::from_slice(&output.stdout);
    said.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// The notice of a case: its own, one of fixtures/notices, or that of its year.
fn notice_of(case: &Path, wanted: &Value) -> PathBuf {
    let (own, period) = (case.join("notice.yaml"), wanted["period"].as_str().unwrap());
    if let Some(fixture) = wanted["notice"].as_str() {
        return program::fixture_folder(fixture).join("notice.yaml");
    }
    match own.is_file() {
        true => own,
        false if period.starts_with("2024") => program::folder(2024).join("notice.yaml"),
        false => case.join("../notice.yaml"),
    }
}

/// The texts of a unit, or of a file in doubt, that are no answers.
fn others(one: &Value) -> Value {
    one["others"].as_array().unwrap().iter().map(|one| one["text"].clone()).collect()
}

/// The state of a unit and its answers in the fields that the case speaks of.
fn unit(unit: &Value, wanted: &Value) -> Value {
    let answers = unit["answers"].as_array().unwrap();
    let text = |field: &str| {
        let answer = answers.iter().find(|answer| answer["field"] == field);
        answer.map_or(Value::Null, |answer| answer["text"].clone())
    };
    let fields = wanted.as_object().unwrap().keys();
    fields
        .map(|field| match field.as_str() {
            "state" => (field.clone(), unit["state"].clone()),
            "file" => (field.clone(), unit["file"].clone()),
            "others" => (field.clone(), others(unit)),
            other => (field.clone(), text(other)),
        })
        .collect()
}

/// Code, file, cell and title of each finding.
fn findings(said: &Value) -> BTreeSet<String> {
    let line = |found: &Value| {
        let of = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        [of("code"), of("file"), of("cell"), of("title")].join(" ")
    };
    said["findings"].as_array().unwrap().iter().map(line).collect()
}

/// A ruling by file name meant for one quarter does not reach the file of that name of the next; one
/// that says this quarter, or the hash of this file, does.
#[test]
fn a_ruling_by_name_does_not_reach_another_quarter() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases");
    let folder = folder.join("ruled-by-name-alone");
    let (wanted, said) = said(&folder, &folder.join("wanted.json"));
    let hash = said["doubtful"][0]["hash"].as_str().unwrap();
    let by_hash = format!("{{文件: {hash}, 单位: 区科协}}");
    for (ruling, unit, code) in [
        ("{文件: 报表.xlsx, 单位: 区科协, 报送期: 2024Q1}", "区文旅局", None),
        ("{文件: 报表.xlsx, 单位: 区科协, 报送期: 2024Q2}", "区科协", Some("W662")),
        (by_hash.as_str(), "区科协", Some("W662")),
    ] {
        let said = status(&folder, &wanted, &format!("来件:\n  - {ruling}\n"));
        let units = said["units"].as_array().unwrap().iter();
        let with_file = units.filter(|one| one["file"] == "报表.xlsx");
        let with_file: Vec<&Value> = with_file.map(|one| &one["unit"]).collect();
        assert_eq!(with_file, [unit], "{ruling}");
        let ruled = findings(&said).iter().any(|one| one.starts_with("W662"));
        assert_eq!(ruled, code.is_some(), "{ruling}");
    }
}

/// Whose a file is says nothing of its quarter: what speaks against the quarter is found as before, by name and by
/// hash, until the quarter is ruled too.
#[test]
fn a_ruling_of_the_unit_alone_leaves_the_quarter_in_question() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases");
    let folder = folder.join("period-spoken-against");
    let (wanted, plain) = said(&folder, &folder.join("wanted.json"));
    let files = [
        ("区人社局.xlsx", "区人社局"),
        ("区卫健局.xlsx", "区卫健局"),
        ("区教体局.ods", "区教体局"),
        ("区文旅局.xls", "区文旅局"),
        ("区科协.xlsx", "区科协"),
        ("财政.eml › 报表.xlsx", "区财政局"),
    ];
    let rulings = |period: &str| {
        let each =
            files.map(|(file, unit)| format!("  - {{文件: {file}, 单位: {unit}{period}}}\n"));
        format!("来件:\n{}", each.concat())
    };
    let said = status(&folder, &wanted, &rulings(""));
    assert_eq!(findings(&said), findings(&plain));
    assert_eq!(states(&said), states(&plain));
    let said = status(&folder, &wanted, &rulings(", 报送期: 2024Q2"));
    let found = findings(&said);
    let mut against = found.iter().filter(|one| one.starts_with("E650") || one.starts_with("E652"));
    assert!(against.all(|one| files.iter().all(|(file, _)| !one.contains(file))), "{found:?}");
}

/// Nor does a quarter say whose a file is.
#[test]
fn a_ruling_of_the_quarter_alone_leaves_the_unit_in_question() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases");
    let folder = folder.join("headed-by-another");
    let (wanted, plain) = said(&folder, &folder.join("wanted-bare.json"));
    let ruling = "来件:\n  - {文件: 来表.xlsx, 报送期: 2025Q2}\n";
    let said = status(&folder, &wanted, ruling);
    let unit = |said: &Value| -> BTreeSet<String> {
        findings(said).into_iter().filter(|one| one.contains("填报单位说法不一")).collect()
    };
    assert_eq!(unit(&said), unit(&plain));
    assert_eq!((states(&said), unit(&said).len()), (states(&plain), 1));
}

/// Each unit's state.
fn states(said: &Value) -> Vec<(&Value, &Value)> {
    said["units"].as_array().unwrap().iter().map(|one| (&one["unit"], &one["state"])).collect()
}

/// 不计 by the name alone is of the first file of that name; 报送期 beside it says which, and the same name may
/// be ruled for each quarter.
#[test]
fn a_file_is_left_out_in_the_quarter_that_is_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases");
    let folder = folder.join("left-out-by-name-alone");
    let (first, second) = (
        "{文件: 区科协.xlsx, 不计: 是, 报送期: 2024Q1}",
        "{文件: 区科协.xlsx, 不计: 是, 报送期: 2024Q2}",
    );
    let undated = "{文件: 区科协.xlsx, 不计: 是}";
    for (rulings, first_state, second_state, found) in [
        (vec![], "returned", "returned", false),
        (vec![undated], "late", "returned", true),
        (vec![first], "late", "returned", false),
        (vec![second], "returned", "late", false),
        (vec![first, second], "late", "late", false),
    ] {
        let lines: String = rulings.iter().map(|one| format!("  - {one}\n")).collect();
        let returns = if lines.is_empty() { lines } else { format!("来件:\n{lines}") };
        for (period, state) in [("2024Q1", first_state), ("2024Q2", second_state)] {
            let wanted = serde_json::json!({"period": period, "asOf": "2024-07-08"});
            let said = status(&folder, &wanted, &returns);
            let mut units = said["units"].as_array().unwrap().iter();
            let unit = units.find(|one| one["unit"] == "区科协").unwrap();
            assert_eq!(unit["state"], state, "{period} {returns}");
            let told = findings(&said).iter().any(|one| one.starts_with("W666"));
            assert_eq!(told, found && period == "2024Q2", "{period} {returns}");
        }
    }
}

/// What the office rules of files of which nothing can be read: left out they are silent, and whose
/// they are may be said.
#[test]
fn a_file_that_cannot_be_read_may_be_ruled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases");
    let folder = folder.join("faulty-beside-good");
    let wanted = serde_json::json!({"period": "2024Q1", "asOf": "2024-04-10"});
    let returns = "来件:\n  - {文件: 区科协.xls, 不计: 是}\n  \
                   - {文件: 区卫健局报表.xlsx, 单位: 区财政局}\n";
    let said = status(&folder, &wanted, returns);
    let told = findings(&said);
    assert!(!told.iter().any(|one| one.contains("区科协.xls ")), "{told:?}");
    assert!(!told.iter().any(|one| one.starts_with("W661")), "{told:?}");
    let mut units = said["units"].as_array().unwrap().iter();
    let unit = units.find(|one| one["unit"] == "区财政局").unwrap();
    assert_eq!(unit["state"], "faulty", "{unit}");
    assert!(said["ignored"].to_string().contains("区科协.xls"), "{said}");
}

/// Which version counts is said with what told it: the office's ruling, or the files' own evidence.
#[test]
fn a_version_counts_for_the_reason_that_is_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases");
    let folder = folder.join("versions-with-days-alone");
    let wanted = serde_json::json!({"period": "2024Q1", "asOf": "2024-04-10"});
    let ruling = "来件:\n  - {文件: a.xlsx, 单位: 区人社局, 版次: 9}\n";
    for (returns, chosen, because) in
        [("", "b.xlsx", "按填报日期"), (ruling, "a.xlsx", "按“来件”里写的版次，")]
    {
        let said = status(&folder, &wanted, returns);
        let mut found = said["findings"].as_array().unwrap().iter();
        let found = found.find(|one| one["code"] == "W626" && one["file"] == chosen).unwrap();
        assert!(found["remedy"].as_str().unwrap().starts_with(because), "{found}");
    }
}

#[test]
fn each_case_is_told_as_it_should_be() {
    let cases = cases().into_iter();
    let each =
        cases.flat_map(|folder| wanted(&folder).into_iter().map(move |one| (folder.clone(), one)));
    for (folder, wanted) in each {
        let (wanted, said) = said(&folder, &wanted);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        for one in said["units"].as_array().unwrap() {
            let Some(wanted) = wanted["units"].get(one["unit"].as_str().unwrap()) else { continue };
            assert_eq!(&unit(one, wanted), wanted, "{name} {}: {said:#}", one["unit"]);
        }
        let listed = wanted["findings"].as_array().unwrap().iter();
        let listed: BTreeSet<String> = listed.map(|one| one.as_str().unwrap().to_owned()).collect();
        assert_eq!(findings(&said), listed, "{name}");
        let doubtful: Value = said["doubtful"].as_array().unwrap().iter().map(others).collect();
        assert!(wanted.get("doubtful").is_none_or(|texts| *texts == doubtful), "{name} {doubtful}");
    }
}

/// Nothing is lost of a file of which nobody can say whose it is, nor of one that nobody asked for:
/// the report says its texts, and its workbook has each with its place.
#[test]
fn the_texts_of_a_file_in_doubt_are_in_the_report() {
    for (case, period, whose, text) in [
        ("doubt-between-two", "2025Q2", "区园林局、区园林局苗圃站", "独有文字甲乙丙丁。（2）"),
        ("form-under-another-name", "2025Q2", "区园林局、区园林局苗圃站", "苗圃供苗1200株。（1）"),
        ("unit-that-owes-nothing", "2024Q1", "区科协", "区科协2024Q1按计划推进。"),
    ] {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases").join(case);
        let out = tempfile::tempdir().unwrap();
        // Elsewhere than the returns: beside its own the program keeps a book of them.
        let notice = out.path().join("notice.yaml");
        std::fs::copy(notice_of(&folder, &serde_json::json!({ "period": period })), &notice)
            .unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.arg("report").arg(&notice).arg("--returns");
        command.arg(folder.join("files")).args(["--period", period, "--as-of", "2025-07-04"]);
        let output = command.arg("-o").arg(out.path()).arg("--bundled-fonts").output().unwrap();
        assert!(output.status.code() < Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        let file =
            |end: &str| std::fs::read(out.path().join(format!("汇总-{period}.{end}"))).unwrap();
        let said = word::body(&file("docx")).text();
        // A leader reads that something is being checked; the workbook has what it says.
        assert!(said.contains("处数据正在核实") && !said.contains(text), "{case}: {said}");
        let book = word::parts(&file("xlsx"))["xl/sharedStrings.xml"].clone();
        assert!(book.contains(&format!("待核：{whose}")) && book.contains(text), "{case}");
    }
}
