//! A folder of a hundred small files, each with thousands of texts and findings that nobody can place, beside
//! good returns: all together take no more than one of them, and no answer is lost.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use calamine::{Reader, Xlsx, open_workbook};
use hongtou::form::{self, Answer, CellText, Field, FormGrid};
use hongtou::notice::{self, UnitId};
use hongtou::period::Period;
use zip::CompressionMethod;

use super::makers::{archive, book};
use super::put;
use super::watch::own_memory;
use crate::program;

/// Kilobytes that the program may take.
pub(super) const MEMORY: u64 = 300_000;
const FILES: usize = 100;
/// Rows of each; all together would fill half of a sheet.
const ROWS: usize = 4_000;
/// Good returns beside them.
const GOOD: usize = 3;

/// Rows that are no return's, some with a unit's name, and each different from all others.
fn misplaced(file: usize) -> Vec<u8> {
    let cell = |text: &str| format!("<c t='inlineStr'><is><t>{text}</t></is></c>");
    let row = |at: usize| {
        let name = if at.is_multiple_of(2) { "填报单位：区示例" } else { "杂项" };
        format!("<row>{}</row>", cell(&format!("{name}{file}x{at}")))
    };
    book(&(0..ROWS).map(row).collect::<String>(), &[])
}

/// The forms of the first units, with an answer in each cell that asks for one.
fn good() -> Vec<(String, Vec<u8>, Vec<String>)> {
    let bytes = std::fs::read(program::folder(2024).join("notice.yaml")).unwrap();
    let notice = notice::read("notice.yaml", &bytes).notice.unwrap();
    let period = Period::parse("2024Q1").unwrap();
    let units = (0..notice.units.units.len()).map(UnitId);
    let grids = units.filter_map(|unit| FormGrid::new(&notice, unit, period));
    let filled = |grid: FormGrid| {
        let asked = grid.entries.iter().filter(|one| matches!(one.field, Field::Answer { .. }));
        let answer = |at: usize| format!("{}第{at}项已办12场。", grid.identity.unit);
        let answers: Vec<(String, String)> =
            asked.zip(1..).map(|(one, at)| (one.id.clone(), answer(at))).collect();
        let texts = answers.iter().map(|(_, text)| text.clone()).collect();
        let of = |(id, text): (String, String)| (id, Answer::Text(CellText::new(&text).0));
        let form = form::write(&grid, &answers.into_iter().map(of).collect()).unwrap();
        (format!("{}.xlsx", grid.identity.form), form, texts)
    };
    grids.take(GOOD).map(filled).collect()
}

pub(super) fn run(what: &str, returns: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg(what).arg(program::folder(2024).join("notice.yaml"));
    command.args(["--period", "2024Q1", "--lang", "zh", "--as-of", "2024-04-10"]);
    command.arg("--returns").arg(returns);
    command
}

/// Runs to the end: the exit code, and the most memory that the program itself had.
pub(super) fn own_memory_of(command: &mut Command) -> (Option<i32>, u64) {
    let mut child = command.spawn().unwrap();
    let mut most = 0;
    loop {
        most = most.max(own_memory(child.id()));
        match child.try_wait().unwrap() {
            Some(status) => return (status.code(), most),
            None => std::thread::sleep(Duration::from_millis(3)),
        }
    }
}

#[test]
fn a_hundred_files_of_texts_take_no_more_than_one() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for file in 0..FILES {
        put(&folder.path().join(format!("杂{file:03}.xlsx")), &misplaced(file));
    }
    let good = good();
    good.iter().for_each(|(name, bytes, _)| put(&folder.path().join(name), bytes));
    let mut command = run("report", folder.path());
    command.arg("-o").arg(out.path()).stdout(Stdio::null()).stderr(Stdio::null());
    let (code, most) = own_memory_of(&mut command);
    assert_eq!(code, Some(1));
    assert!(most < MEMORY, "{most} kB");
    let report = out.path().join("汇总-2024Q1.xlsx");
    let answers = texts(&report, "明细");
    for text in good.iter().flat_map(|(_, _, texts)| texts) {
        assert!(answers.contains(text), "{text}");
    }
    let found = texts(&report, "问题清单");
    assert!(found.iter().any(|text| text == "W668"), "no finding says that not all is listed");
    // Of each file something is listed, and how much is not.
    let others = texts(&report, "其他内容");
    let counts = others.iter().filter(|text| text.starts_with("（还有 ")).count();
    assert_eq!(counts, FILES);
    assert!(others.len() < FILES * ROWS);
}

/// What is left out hangs on no order in which the files were read.
#[test]
fn what_is_left_out_of_a_folder_is_always_the_same() {
    let folder = tempfile::tempdir().unwrap();
    for file in 0..12 {
        put(&folder.path().join(format!("杂{file:03}.xlsx")), &misplaced(file));
    }
    let said = ["1", "2", "2"].map(|jobs| {
        run("status", folder.path()).args(["--json", "--jobs", jobs]).output().unwrap().stdout
    });
    assert!(String::from_utf8_lossy(&said[0]).contains("W668"));
    assert!(said[1..].iter().all(|other| *other == said[0]));
}

/// Archives of many files, each of which gives a finding: what one archive gives, and what is printed of all, has
/// an end, and nothing is left uncounted.
#[test]
fn archives_of_many_files_take_no_more_than_others() {
    const ARCHIVES: usize = 30;
    const INSIDE: usize = 490;
    let folder = tempfile::tempdir().unwrap();
    for at in 0..ARCHIVES {
        let names: Vec<String> =
            (0..INSIDE).map(|file| format!("{}{file}.xlsx", "长".repeat(190))).collect();
        let parts: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), &b"PK\x03\x04cut off"[..])).collect();
        let inner = archive(&parts, CompressionMethod::Deflated);
        let outer = format!("{}.zip", "包".repeat(190));
        let outer = archive(&[(&outer, &inner)], CompressionMethod::Deflated);
        put(&folder.path().join(format!("包{at}.zip")), &outer);
    }
    let said = run("status", folder.path()).arg("--json").output().unwrap().stdout;
    // Ten thousand findings had been thirty megabytes.
    assert!(said.len() < 4_000_000, "{}", said.len());
    let said: serde_json::Value = serde_json::from_slice(&said).unwrap();
    let of = |at: usize| {
        let arrival = format!("包{at}.zip");
        let is_its = move |one: &&serde_json::Value| {
            one["file"].as_str().and_then(|file| file.split(" › ").next()) == Some(&*arrival)
        };
        said["findings"].as_array().unwrap().iter().filter(is_its).collect::<Vec<_>>()
    };
    for findings in (0..ARCHIVES).map(of) {
        let (rest, listed) = findings.split_last().unwrap();
        let (first, count) = (&listed[0], listed.len());
        assert!(listed.iter().all(|one| one["code"] == "E614") && count == 100, "{first}: {count}");
        assert!(listed.iter().all(|one| one["file"].as_str().unwrap().chars().count() < 140));
        assert!(rest["title"].as_str().unwrap().contains(&(INSIDE - count).to_string()), "{rest}");
    }
    let printed = run("status", folder.path()).output().unwrap();
    assert!(printed.stderr.len() < 400_000, "{}", printed.stderr.len());
    let printed = String::from_utf8(printed.stderr).unwrap();
    let all = format!("{} 个错误", ARCHIVES * INSIDE);
    assert!(printed.contains(&all), "{}", printed.lines().last().unwrap());
    // So does who is told of returns in a line only.
    let out = tempfile::tempdir().unwrap();
    let mut command = run("remind", folder.path());
    let said = command.args(["--dry-run", "-o"]).arg(out.path()).output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains(&format!("来件里有 {all}")), "{said}");
}

/// Files of nobody: as many are listed for programs as a folder of returns may have, and the others counted.
#[test]
fn lists_for_programs_have_an_end() {
    const ARCHIVES: usize = 11;
    const INSIDE: usize = 490;
    let folder = tempfile::tempdir().unwrap();
    for at in 0..ARCHIVES {
        let files: Vec<(String, Vec<u8>)> = (0..INSIDE)
            .map(|inside| {
                let row =
                    format!("<row><c t='inlineStr'><is><t>杂{at}x{inside}</t></is></c></row>");
                (format!("{inside}.xlsx"), book(&row, &[]))
            })
            .collect();
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        put(&folder.path().join(format!("{at}.zip")), &archive(&files, CompressionMethod::Stored));
    }
    let said = run("status", folder.path()).arg("--json").output().unwrap().stdout;
    let said: serde_json::Value = serde_json::from_slice(&said).unwrap();
    assert_eq!(said["doubtful"].as_array().unwrap().len(), 5_000);
    assert_eq!(said["doubtfulMore"], ARCHIVES * INSIDE - 5_000);
    assert!(said["unpairedMore"].is_null(), "nothing is said of a list that is whole");
}

/// All texts of a sheet.
fn texts(report: &PathBuf, sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook(report).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().flatten().map(ToString::to_string).filter(|text| !text.is_empty()).collect()
}
