//! Versions of one return whose answers are as long as cells hold, and long texts that nobody can place: what
//! does not count takes no room, and of what counts no letter is missing.

use std::path::Path;
use std::process::Stdio;

use calamine::{Reader, Xlsx, open_workbook};
use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::notice::{self, UnitId};
use hongtou::period::Period;
use serde_json::Value;
use zip::CompressionMethod;

use super::folder::{MEMORY, own_memory_of, run};
use super::makers::{TYPES, archive};
use super::put;
use crate::program;

/// Characters of an answer: few less than a cell holds.
const LONG: usize = 32_000;
/// Answers of a form.
const ANSWERS: usize = 5;
/// Versions in an archive.
const INSIDE: usize = 6;
const ARCHIVES: usize = 20;

/// Stands in a form for an answer, and for an answer of a version in the form.
fn mark(answer: usize) -> String {
    format!("甲{answer}乙")
}

/// The answer of a version, of which no other has even the beginning.
fn answer(version: usize, at: usize) -> String {
    let begin = format!("第{version}份第{at}项。");
    let rest = "字".repeat(LONG - begin.chars().count());
    begin + &rest
}

/// The parts of the form of the unit that is asked for most, with marks for its answers.
fn form() -> Vec<(String, String)> {
    let bytes = std::fs::read(program::folder(2024).join("notice.yaml")).unwrap();
    let notice = notice::read("notice.yaml", &bytes).notice.unwrap();
    let period = Period::parse("2024Q1").unwrap();
    let units = (0..notice.units.units.len()).map(UnitId);
    let grids = units.filter_map(|unit| FormGrid::new(&notice, unit, period));
    let asked = |grid: &FormGrid| -> Vec<String> {
        let asked = grid.entries.iter().filter(|one| matches!(one.field, Field::Answer { .. }));
        asked.take(ANSWERS).map(|one| one.id.clone()).collect()
    };
    let grid = grids.max_by_key(|grid| asked(grid).len()).unwrap();
    let text = |at: usize| Answer::Text(CellText::new(&mark(at)).0);
    let answers: Answers =
        asked(&grid).into_iter().enumerate().map(|(at, id)| (id, text(at))).collect();
    assert_eq!(answers.len(), ANSWERS);
    parts(&form::write(&grid, &answers).unwrap())
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// The form as a version of it comes.
fn version(form: &[(String, String)], version: usize) -> Vec<u8> {
    let filled = |text: &str| {
        (0..ANSWERS).fold(text.to_owned(), |text, at| text.replace(&mark(at), &answer(version, at)))
    };
    let parts: Vec<(&str, String)> =
        form.iter().map(|(name, text)| (name.as_str(), filled(text))).collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    archive(&parts, CompressionMethod::Deflated)
}

fn lay_out(folder: &Path, archives: usize) {
    let form = form();
    for at in 0..archives {
        let versions: Vec<(String, Vec<u8>)> = (0..INSIDE)
            .map(|inside| (format!("报表{inside}.xlsx"), version(&form, at * INSIDE + inside)))
            .collect();
        let files: Vec<(&str, &[u8])> =
            versions.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        put(&folder.join(format!("包{at:02}.zip")), &archive(&files, CompressionMethod::Stored));
    }
}

fn status(folder: &Path, jobs: &str) -> Value {
    let said = run("status", folder).args(["--json", "--jobs", jobs]).output().unwrap().stdout;
    // A version alone is half of a megabyte, all are sixty.
    assert!(said.len() < 4_000_000, "{}", said.len());
    serde_json::from_slice(&said).unwrap()
}

fn codes(said: &Value) -> Vec<&str> {
    said["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

#[test]
fn versions_of_the_longest_answers_take_no_more_than_one() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    lay_out(folder.path(), ARCHIVES);
    let mut command = run("report", folder.path());
    command.args(["--only", "xlsx", "-o"]).arg(out.path());
    let (code, most) = own_memory_of(command.stdout(Stdio::null()).stderr(Stdio::null()));
    assert_eq!(code, Some(1));
    assert!(most < MEMORY, "{most} kB");
    let mut book: Xlsx<_> = open_workbook(out.path().join("汇总-2024Q1.xlsx")).unwrap();
    let detail = book.worksheet_range("明细").unwrap();
    let texts: Vec<String> = detail.rows().flatten().map(ToString::to_string).collect();
    // Of equals the last by its name counts.
    for at in 0..ANSWERS {
        assert!(texts.contains(&answer(ARCHIVES * INSIDE - 1, at)), "answer {at} is not whole");
    }
}

/// What is left of versions that do not count, and that it hangs on no order in which the files were read.
#[test]
fn what_is_kept_of_versions_is_always_the_same() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), 8);
    let said = ["1", "2", "2"].map(|jobs| status(folder.path(), jobs));
    assert!(said[1..].iter().all(|other| *other == said[0]));
    assert!(codes(&said[0]).contains(&"W669"));
    let has_versions = |unit: &&Value| !unit["versions"].as_array().unwrap().is_empty();
    let unit = said[0]["units"].as_array().unwrap().iter().find(has_versions).unwrap();
    let versions = unit["versions"].as_array().unwrap();
    assert_eq!(versions.len(), 8 * INSIDE);
    for version in &versions[1..] {
        let changes = version["changes"].as_array().unwrap();
        assert_eq!(changes.len(), ANSWERS, "{version}");
        let short = |one: &Value| {
            let text = one["new"].as_str().unwrap();
            text.starts_with("第") && text.chars().count() < 250 && text.contains("31800 字")
        };
        assert!(changes.iter().all(short), "{version}");
    }
    let answers = unit["answers"].as_array().unwrap();
    let whole = answers.iter().filter(|one| one["text"].as_str().unwrap().chars().count() == LONG);
    assert_eq!(whole.count(), ANSWERS);
}

/// As long as there is room, all of them are whole.
#[test]
fn a_few_versions_are_kept_whole() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), 1);
    let said = run("status", folder.path()).arg("--json").output().unwrap().stdout;
    let said: Value = serde_json::from_slice(&said).unwrap();
    assert!(!codes(&said).contains(&"W669"));
    let said = said.to_string();
    assert!((0..INSIDE).all(|version| said.contains(&answer(version, 0))));
}

/// Word files that nobody can place, each of one long paragraph.
#[test]
fn long_texts_of_nobody_are_cut() {
    const FILES: usize = 1_000;
    let folder = tempfile::tempdir().unwrap();
    for at in 0..FILES {
        let text = format!("第{at}份说明。{}", "字".repeat(30_000));
        let body = format!(
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
             <w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
        );
        let parts: [(&str, &[u8]); 3] = [
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("_rels/.rels", DOCUMENT.as_bytes()),
            ("word/document.xml", body.as_bytes()),
        ];
        let file = archive(&parts, CompressionMethod::Deflated);
        put(&folder.path().join(format!("说明{at:04}.docx")), &file);
    }
    let out = tempfile::tempdir().unwrap();
    let mut command = run("report", folder.path());
    command.args(["--only", "xlsx", "-o"]).arg(out.path());
    let (code, most) = own_memory_of(command.stdout(Stdio::null()).stderr(Stdio::null()));
    assert_eq!(code, Some(1));
    assert!(most < MEMORY / 2, "{most} kB");
    let mut book: Xlsx<_> = open_workbook(out.path().join("汇总-2024Q1.xlsx")).unwrap();
    let others = book.worksheet_range("其他内容").unwrap();
    let texts: Vec<String> = others.rows().flatten().map(ToString::to_string).collect();
    for at in 0..FILES {
        let begin = format!("第{at}份说明。字字字");
        assert!(texts.iter().any(|text| text.starts_with(&begin) && text.ends_with("……")), "{at}");
    }
    let more = texts.iter().filter(|text| text.starts_with("（还有 1 处内容没有列出"));
    assert_eq!(more.count(), FILES);
    let found = book.worksheet_range("问题清单").unwrap();
    let found: Vec<String> = found.rows().flatten().map(ToString::to_string).collect();
    assert!(found.iter().any(|text| text == "W668"));
    assert!(found.iter().any(|text| text.contains("有 1000 处内容、0 个问题没有列出")));
}

const DOCUMENT: &str = "<Relationships \
    xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' \
    Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' \
    Target='word/document.xml'/></Relationships>";
