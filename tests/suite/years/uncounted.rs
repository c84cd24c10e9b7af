//! Files that do not count: they stand in the report with the reason, and an issued report knows them.

use hongtou::intake;

use super::{Office, UNITS, filled};

const REPORT: [&str; 6] =
    ["report", "--period", "2024Q1", "--as-of", "2024-04-08", "--bundled-fonts"];

fn report(office: &Office, more: &[&str]) -> String {
    let (code, said) = office.run(&[&REPORT[..], more].concat());
    assert_eq!(code, 0, "{said}");
    said
}

fn rows(office: &Office, sheet: &str) -> Vec<String> {
    let name = "out/report/2024Q1/汇总-2024Q1.xlsx";
    let bytes = std::fs::read(office.path(name)).expect("a report");
    crate::cycles::rows(&intake::open(&name.into(), &bytes).expect("a workbook"), sheet)
}

/// A workbook that shows no unit.
#[allow(clippy::disallowed_methods, reason = "a unit's program wrote it")]
fn of_nobody() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "工作小结").expect("written");
    sheet.write(1, 0, "各项工作正常推进，数字另报。").expect("written");
    book.save_to_buffer().expect("a workbook")
}

/// Who ruled a file out and why stands in the workbook, and not on the leader's paper.
#[test]
fn what_is_ruled_out_stands_in_the_report() {
    let ruled = "来件:\n  - {文件: 区科协草稿.xlsx, 报送期: 2024Q1, 不计: 是, 说明: 电话问过是草稿, 经办人: 王五, 日期: 2024-04-07}\n";
    let office = Office::with_returns(ruled, "2024Q1", &UNITS);
    office.put("returns/2024Q1/区科协草稿.xlsx", filled("区科协", "2024Q1", 9.0));
    report(&office, &["--final"]);
    let says = "不计: 是, 报送期: 2024Q1, 说明: 电话问过是草稿, 经办人: 王五, 日期: 2024-04-07";
    let others = rows(&office, "其他内容");
    let wanted = format!("不计|{says}|区科协草稿.xlsx|");
    assert!(others.iter().any(|row| row.starts_with(&wanted)), "{others:?}");
    let docx = std::fs::read(office.path("out/report/2024Q1/汇总-2024Q1.docx")).expect("a paper");
    let paper = crate::word::parts(&docx)["word/document.xml"].clone();
    let texts = paper.split('<').filter_map(|piece| piece.split_once('>'));
    let paper: String = texts.map(|(_, text)| text).collect();
    assert!(!paper.contains("区科协草稿"), "{paper}");
    // Another reason is another report.
    office.put("notice.yaml", office.read("notice.yaml").replace("是草稿", "发错了"));
    let said = report(&office, &["--final"]);
    assert!(said.contains("没有计入的文件：区科协草稿.xlsx：") && said.contains("第2版"), "{said}");
}

/// A file that only waits for a ruling is a difference from the issued report.
#[test]
fn a_new_file_in_doubt_is_told() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    report(&office, &["--final"]);
    assert!(report(&office, &["--final"]).contains("与2024年4月8日定稿的第1版相同"));
    office.put("returns/2024Q1/新建工作簿.xlsx", of_nobody());
    let (_, said) = office.run(&[&REPORT[..], &["--final"]].concat());
    let wanted = "没有计入的文件：新建工作簿.xlsx：（没有） → 待核";
    assert!(said.contains(wanted) && said.contains("第2版"), "{said}");
    let rows = rows(&office, "修订说明");
    assert!(rows.iter().any(|row| row.contains("没有计入的文件：新建工作簿.xlsx")), "{rows:?}");
}
