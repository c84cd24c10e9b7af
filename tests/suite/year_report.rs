//! The report of a year, made from the folder of a case: what lies in another quarter's folder, what is found of
//! each quarter, and quarters that are missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use hongtou::intake::{self, Sheet};

use crate::collecting;

/// The report of the year of that case as of that day: its workbook, the words of its PDF, and what was said.
#[allow(clippy::disallowed_methods, reason = "a test looks at what was written")]
fn year(case: &str, files: Option<PathBuf>, as_of: &str) -> (Vec<u8>, String, String) {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns/cases");
    let out = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    // Elsewhere than the returns: beside its own the program keeps a book of them.
    let notice = out.path().join("notice.yaml");
    std::fs::copy(cases.join("notice.yaml"), &notice).unwrap();
    command.arg("report").arg(notice).args(["--period", "2025", "--returns"]);
    command.arg(files.unwrap_or_else(|| cases.join(case).join("files")));
    command.args(["--as-of", as_of, "--lang", "zh", "--only", "pdf,xlsx", "-o"]).arg(out.path());
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let read =
        |kind: &str| std::fs::read(out.path().join(format!("汇总-2025.{kind}"))).expect(&said);
    (read("xlsx"), collecting::whole(&read("pdf")), said)
}

/// The texts of each row, the empty ones too.
fn rows(sheet: &Sheet) -> Vec<String> {
    let last = sheet.cells.keys().map(|at| at.row).max().unwrap_or_default();
    let of_row = |row: u32| {
        let cells = sheet.cells.iter().filter(move |(at, _)| at.row == row);
        cells.map(|(_, cell)| cell.text.to_string()).collect::<Vec<_>>().join("|")
    };
    (0..=last).map(of_row).collect()
}

#[test]
fn a_return_in_another_quarters_folder_is_told_in_its_own_with_its_texts() {
    let (bytes, pdf, said) = year("returns-in-other-folders", None, "2025-07-04");
    assert!(said.contains("E665") && !said.contains("W704"), "{said}");
    let workbook = intake::open(&"年度.xlsx".into(), &bytes).unwrap();
    let found = rows(workbook.sheet("问题清单").unwrap());
    let of = |quarter: &str, code: &str| {
        found.iter().any(|row| row.starts_with(quarter) && row.contains(code))
    };
    assert!(
        of("第二季度", "E665") && of("第一季度", "E652") && of("第二季度", "E652"),
        "{found:?}"
    );
    let others = rows(workbook.sheet("其他内容").unwrap());
    let own = |row: &&String| row.starts_with("第二季度") && row.contains("2025Q1/苗圃站.xlsx");
    assert!(others.iter().any(|row| own(&row)), "{others:?}");
    let units = rows(workbook.sheet("报送情况").unwrap());
    let unit = units.iter().find(|row| row.starts_with("区园林局苗圃站")).unwrap();
    assert!(unit.ends_with("待核"), "{unit}");
    // All but the first quarter's that lies beside its unit's own return for the second: it is told with the first.
    let beside =
        found.iter().filter(|row| row.starts_with("第二季度") && row.contains("|区水利局补报"));
    let open = found.len() - 1 - beside.count();
    assert!(open == 4 && pdf.contains(&format!("另有{open}处数据正在核实")), "{pdf}");
}

/// One that is not due yet, and of which nothing came, is nobody's question.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn a_quarter_without_a_folder_is_said_to_be_missing() {
    let folder = tempfile::tempdir().unwrap();
    let second = folder.path().join("2025Q2");
    std::fs::create_dir(&second).unwrap();
    let (bytes, pdf, said) = year("", Some(folder.path().into()), "2025-07-20");
    assert_eq!(said.matches("W704").count(), 1, "{said}");
    assert!(pdf.contains("没有第一季度的来件，各表中写明没有收件"), "{pdf}");
    let workbook = intake::open(&"年度.xlsx".into(), &bytes).unwrap();
    let found = rows(workbook.sheet("问题清单").unwrap());
    assert!(found[1].starts_with("第一季度|1|警告|W704"), "{found:?}");
    let (_, pdf, _) = year("", Some(folder.path().into()), "2025-12-01");
    assert!(pdf.contains("没有第一季度、第三季度的来件"), "{pdf}");
}
