//! The register of units in a workbook or in lines, as the program reads it.

use std::path::Path;

use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

use crate::init::{ends, read, write};
use crate::program::fixture_folder;

/// Writes the rows as the sheet 名册 behind an empty one.
fn workbook(folder: &Path, name: &str, rows: &[&[&str]]) {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("名册").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
    book.save(folder.join(name)).unwrap();
}

const ROWS: [&[&str]; 10] = [
    &["2024年单位名册"],
    &["序号", "电子邮箱", "单位名称", "曾用名"],
    &["1", "rsj@example.gov.cn", "区人社局", ""],
    &["2", "", "区妇联", ""],
    &["3", "jtj@example.gov.cn", "区教体局", "区教育局、教体局"],
    &["4", "", "区民政局", ""],
    &["5", "", "区财政局", ""],
    &["6", "", "区卫健局", ""],
    &["7", "", "区文旅局", ""],
    &["8", "", "区科协", ""],
];

/// The description of 2024 with that in the place of its register.
fn description(register: &str) -> String {
    let text = read(&fixture_folder("2024"), "notice.yaml");
    let (before, rest) = text.split_once("units:\n").unwrap();
    let (_, behind) = rest.split_once("\ntasks:").unwrap();
    format!("{before}units: {register}\n\ntasks:{behind}")
}

/// As a mail program copies its addresses: name and mailbox in one cell, below a head or without.
#[test]
fn a_name_and_a_mailbox_in_one_cell_are_parted() {
    let rows =
        ["区人社局 <rsj@example.gov.cn>", "区妇联（fl@example.gov.cn）", "区教体局", "区民政局"];
    let rows: Vec<Vec<&str>> = rows.iter().map(|cell| vec![*cell]).collect();
    let head = vec!["单位名称"];
    for rows in [rows.clone(), std::iter::once(head).chain(rows).collect()] {
        let year = TempDir::new().unwrap();
        let cells: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        workbook(year.path(), "单位.xlsx", &cells);
        ends(year.path(), &["init", "2025", "--units", "单位.xlsx"], 0);
        let text = read(year.path(), "2025/notice.yaml");
        for wanted in ["rsj@example.gov.cn", "fl@example.gov.cn"] {
            assert!(text.contains(wanted), "{text}");
        }
        assert!(!text.contains('<') && !text.contains("（fl"), "{text}");
    }
}

#[test]
fn units_of_a_workbook_are_units() {
    let year = TempDir::new().unwrap();
    workbook(year.path(), "单位.xlsx", &ROWS);
    write(year.path(), "notice.yaml", &description("单位.xlsx"));
    let checked = ends(year.path(), &["check", "--bundled-fonts"], 0);
    assert!(!checked.contains("错误"), "{checked}");
    assert!(checked.contains("单位.xlsx [名册!D5]"), "the alias stands there\n{checked}");
    ends(year.path(), &["send", "--period", "2024Q1", "--as-of", "2024-03-28"], 0);
    let mails = year.path().join("out/outbox/2024Q1");
    let mail = std::fs::read_dir(mails)
        .unwrap()
        .filter_map(|one| one.ok()?.path().into())
        .filter(|path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "eml"));
    let mails: Vec<String> = mail.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    assert!(mails.iter().any(|mail| mail.contains("jtj@example.gov.cn")), "{}", mails.len());
}

#[test]
fn faults_of_a_workbook_are_told_with_sheet_and_cell() {
    let year = TempDir::new().unwrap();
    write(year.path(), "notice.yaml", &description("单位.xlsx"));
    let mut rows = ROWS;
    rows[2] = &["1", "不是邮箱", "区人社局", ""];
    rows[5] = &["4", "mzj@example.gov.cn", "", ""];
    workbook(year.path(), "单位.xlsx", &rows);
    let told = ends(year.path(), &["check", "--json"], 1);
    assert!(told.contains("E533") && told.contains("\"cell\": \"B6\""), "{told}");
    rows[5] = &["4", "", "区妇联", ""];
    workbook(year.path(), "单位.xlsx", &rows);
    let told = ends(year.path(), &["check"], 1);
    for wanted in
        ["E209", "单位.xlsx [名册!B3]", "E206", "单位.xlsx [名册!C6]", "单位.xlsx [名册!C4]"]
    {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
}

#[test]
fn what_is_no_register_is_told() {
    let year = TempDir::new().unwrap();
    let inner = year.path().join("2024");
    std::fs::create_dir(&inner).unwrap();
    workbook(year.path(), "外面.xlsx", &ROWS);
    workbook(&inner, "没有单位.xlsx", &[&["1", "张三"], &["2", "李四"]]);
    workbook(&inner, "只有表头.xlsx", &ROWS[..2]);
    write(&inner, "文字.xlsx", "区教体局");
    write(&inner, "坏.xlsx", "PK\u{3}\u{4}……");
    let locked = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/enciphered/password.xlsx");
    std::fs::copy(locked, inner.join("密.xlsx")).unwrap();
    for (named, code, words) in [
        ("../外面.xlsx", "E531", "不在 notice.yaml 所在的文件夹里"),
        ("/外面.xlsx", "E531", "不在 notice.yaml 所在的文件夹里"),
        ("C:外面.xlsx", "E531", "不在 notice.yaml 所在的文件夹里"),
        ("..\\外面.xlsx", "E531", "不在 notice.yaml 所在的文件夹里"),
        ("没有.xlsx", "E501", "没有.xlsx"),
        ("没有单位.xlsx", "E532", "“名称”一栏"),
        ("只有表头.xlsx", "E534", "一个单位也没有"),
        ("文字.xlsx", "E530", "文本文件"),
        ("坏.xlsx", "E530", "不完整或已损坏"),
        ("密.xlsx", "E530", "设了打开密码"),
    ] {
        write(&inner, "notice.yaml", &description(named));
        let told = ends(year.path(), &["check", "2024/notice.yaml"], 1);
        assert!(told.contains(code) && told.contains(words), "{named}\n{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    let year = TempDir::new().unwrap();
    workbook(year.path(), "外面.xlsx", &ROWS);
    write(year.path(), "2024/notice.yaml", &description("单位.xlsx"));
    std::os::unix::fs::symlink(year.path().join("外面.xlsx"), year.path().join("2024/单位.xlsx"))
        .unwrap();
    let told = ends(year.path(), &["check", "2024/notice.yaml"], 1);
    assert!(told.contains("E531"), "{told}");
}

#[test]
fn pasted_lines_are_units() {
    let year = TempDir::new().unwrap();
    let lines = "|\n  区人社局\trsj@example.gov.cn\n  区妇联  fl@example.gov.cn\n  区教体局  区教育局  a@b\n  区民政局\n  区财政局\n  区卫健局\n  区文旅局\n  区科协";
    write(year.path(), "notice.yaml", &description(lines));
    let told = ends(year.path(), &["check"], 1);
    assert!(told.contains("E209") && told.contains("notice.yaml:18:15"), "{told}");
    assert!(told.contains("1 个错误"), "{told}");
    write(year.path(), "notice.yaml", &description(&lines.replace("a@b", "a@b.cn")));
    assert!(!ends(year.path(), &["check", "--bundled-fonts"], 0).contains("错误"));
    write(year.path(), "notice.yaml", &description("|\n  区教体局"));
    assert!(!ends(year.path(), &["check"], 1).contains("E101"), "a block of one line is one");
    write(year.path(), "notice.yaml", &description("区教体局"));
    assert!(ends(year.path(), &["check"], 1).contains("E101"), "a name alone is no register");
}

#[test]
fn a_workbook_goes_along_to_the_next_year() {
    let year = TempDir::new().unwrap();
    std::fs::create_dir_all(year.path().join("2024/表")).unwrap();
    workbook(year.path(), "2024/表/单位.xlsx", &ROWS);
    write(year.path(), "2024/notice.yaml", &description("表/单位.xlsx"));
    ends(year.path(), &["init", "2025", "--from", "2024/notice.yaml"], 0);
    let told = ends(year.path(), &["check", "2025/notice.yaml"], 1);
    assert!(told.contains("E535") && told.contains("1 个错误"), "{told}");
}

#[test]
fn mailboxes_of_a_workbook_go_into_what_is_begun() {
    let year = TempDir::new().unwrap();
    workbook(year.path(), "单位.xlsx", &ROWS);
    write(year.path(), "lines.txt", "区民政局\tmzj@example.gov.cn\n区外局\twj@example.gov.cn\n");
    ends(year.path(), &["init", "2026", "--units", "单位.xlsx"], 0);
    let text = read(year.path(), "2026/notice.yaml");
    assert!(
        text.contains(
            "  - 名称: 区教体局\n    别名: [区教育局, 教体局]\n    邮箱: \"jtj@example.gov.cn\"\n"
        ),
        "{text}"
    );
    write(year.path(), "old.yaml", &read(&fixture_folder("2024"), "notice.yaml"));
    let told =
        ends(year.path(), &["init", "2025", "--from", "old.yaml", "--units", "lines.txt"], 0);
    assert!(told.contains("添上邮箱 1 个；没有对上的单位：区外局"), "{told}");
    let text = read(year.path(), "2025/notice.yaml");
    assert!(text.contains("  - name: 区民政局\n    email: mzj@example.gov.cn\n"), "{text}");
    write(year.path(), "lines.txt", "区民政局\t不是邮箱@\n");
    let told = ends(year.path(), &["init", "2027", "--units", "lines.txt"], 2);
    assert!(told.contains("E209") && told.contains("lines.txt:1:6"), "{told}");
}

/// The list of what to look at has the lines of the text that is written, mailboxes and all.
#[test]
fn lines_to_look_at_are_those_of_the_final_text() {
    let year = TempDir::new().unwrap();
    write(year.path(), "lines.txt", "区民政局\t区民局\tmzj@example.gov.cn\n");
    write(year.path(), "old.yaml", &read(&fixture_folder("2024"), "notice.yaml"));
    let told =
        ends(year.path(), &["init", "2025", "--from", "old.yaml", "--units", "lines.txt"], 0);
    assert!(told.contains("添上邮箱 1 个，别名 1 个"), "{told}");
    let text = read(year.path(), "2025/notice.yaml");
    let moved = told.lines().find_map(|line| line.strip_prefix("2024 改成了 2025：第 ")).unwrap();
    for number in moved.trim_end_matches(" 行").split('、') {
        let line = text.lines().nth(number.parse::<usize>().unwrap() - 1).unwrap();
        assert!(line.contains("2025"), "{number} {line}\n{told}");
    }
}

/// What `init --units` makes of the sheet, and what it tells.
fn begun(lay: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> (String, String) {
    let year = TempDir::new().unwrap();
    let mut book = Workbook::new();
    lay(book.add_worksheet());
    book.save(year.path().join("单位.xlsx")).unwrap();
    let told = ends(year.path(), &["init", "2026", "--units", "单位.xlsx"], 0);
    let text = read(year.path(), "2026/notice.yaml");
    let units = text.split_once("单位名册:\n").unwrap().1.split_once("\n\n").unwrap().0;
    (units.replace("  - 名称: ", "").replace("\n    邮箱: ", " ").replace('"', ""), told)
}

fn rows(sheet: &mut rust_xlsxwriter::Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
}

#[test]
fn columns_are_found_by_their_heads_in_any_order() {
    let (units, told) = begun(|sheet| {
        rows(
            sheet,
            &[
                &["甲区民生实事责任单位通讯录"],
                &["序号", "联系人", "政务邮箱", "电话", "责任单位（全称）"],
                &["1", "张三", "jtj@example.gov.cn ", "0533-1234567", "1.区教体局"],
                &["2", "李四", "mzj＠example．gov．cn，", "0533-7654321", "2、区民\n政局  "],
                &["3", "王五", "a@b.cn\nc@d.cn", "", "（3）区财政局"],
                &["4", "赵六", "无", "", "区妇联"],
                &["序号", "联系人", "政务邮箱", "电话", "责任单位（全称）"],
                &["5", "孙七", "k@x.cn", "", "区科协"],
                &["", "", "", "", "合 计：5个"],
                &["", "", "", "", "注：邮箱以办公室登记的为准"],
            ],
        );
    });
    assert_eq!(
        units,
        "区教体局 jtj@example.gov.cn\n区民政局 mzj@example.gov.cn\n区财政局 a@b.cn\n区妇联\n区科协 k@x.cn"
    );
    for wanted in ["W535", "没有用“c@d.cn”", "[Sheet1!C5]", "W534", "[Sheet1!E9]", "[Sheet1!E10]"]
    {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    assert_eq!(told.matches("W53").count(), 3, "{told}");
}

#[test]
fn columns_without_heads_are_found_by_what_stands_in_them() {
    let (units, told) = begun(|sheet| {
        rows(
            sheet,
            &[
                &["1", "a@b.cn", "区教体局", "张三"],
                &["2", "c@d.cn", "区民政局", "李四"],
                &["3", "", "红旗街道", "王五"],
            ],
        );
    });
    assert_eq!(units, "区教体局 a@b.cn\n区民政局 c@d.cn\n红旗街道");
    assert!(told.contains("“张三”") && told.contains("[Sheet1!D1]"), "{told}");
    let (units, told) = begun(|sheet| {
        rows(
            sheet,
            &[
                &["责任单位名册"],
                &["区教体局", "a@b.cn", "区财政局", "e@f.cn"],
                &["区民政局", "c@d.cn", "区科协"],
            ],
        );
    });
    assert_eq!(units, "区教体局 a@b.cn\n区民政局 c@d.cn\n区财政局 e@f.cn\n区科协");
    assert!(told.contains("“责任单位名册”") && told.contains("[Sheet1!A1]"), "{told}");
}

#[test]
fn lists_side_by_side_are_read_both() {
    let (units, told) = begun(|sheet| {
        rows(
            sheet,
            &[
                &["序号", "单位", "邮箱", "序号", "单位", "邮箱"],
                &["1", "区教体局", "a@b.cn", "3", "区财政局", "e@f.cn"],
                &["2", "区民政局", "c@d.cn", "", "", ""],
                &["合计"],
            ],
        );
    });
    assert_eq!(units, "区教体局 a@b.cn\n区民政局 c@d.cn\n区财政局 e@f.cn");
    assert!(told.contains("“合计”") && told.contains("[Sheet1!A4]"), "{told}");
    assert_eq!(told.matches("W53").count(), 1, "{told}");
    let (units, told) = begun(|sheet| {
        rows(sheet, &[&["单位", "部门", "邮箱"], &["区教体局", "办公室", "a@b.cn"]]);
    });
    assert_eq!(units, "区教体局 a@b.cn");
    assert!(told.contains("“部门”") && told.contains("[Sheet1!B1]"), "{told}");
}

#[test]
fn merged_cells_belong_to_each_row() {
    let plain = rust_xlsxwriter::Format::new();
    let (units, told) = begun(|sheet| {
        rows(
            sheet,
            &[&["名称", "邮箱"], &[], &["区教体局"], &["区民政局"], &["", "e@f.cn"], &["区科协"]],
        );
        sheet.merge_range(1, 0, 1, 1, "区直部门", &plain).unwrap();
        sheet.merge_range(2, 1, 3, 1, "a@b.cn", &plain).unwrap();
        sheet.merge_range(3, 0, 4, 0, "区民政局", &plain).unwrap();
    });
    assert_eq!(units, "区教体局 a@b.cn\n区民政局 a@b.cn\n区科协");
    for wanted in ["“区直部门”", "[Sheet1!A2]", "“e@f.cn”", "[Sheet1!B5]"] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
}

#[test]
fn another_sheet_with_units_is_told() {
    let year = TempDir::new().unwrap();
    let mut book = Workbook::new();
    for name in ["区直部门", "镇街"] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        rows(sheet, &[&["名称", "邮箱"], &["红旗街道", "a@b.cn"]]);
    }
    book.save(year.path().join("单位.xlsx")).unwrap();
    let told = ends(year.path(), &["init", "2026", "--units", "单位.xlsx"], 0);
    assert!(told.contains("W534") && told.contains("单位.xlsx [镇街]"), "{told}");
}
