//! One workbook with the forms of two periods (case 17): each is a return of its own.

use hongtou::cell::CellRef;
use hongtou::intake::{self, Sheet, Value, Workbook};
use rust_xlsxwriter::Format;

use super::{Office, UNITS, filled};

const BOOK: &str = "区科协一二季度.xlsx";
const BEFORE: [&str; 2] = ["区文旅局", "区卫健局"];

fn form(period: &str, figure: f64) -> Workbook {
    intake::open(&"表.xlsx".into(), &filled("区科协", period, figure)).expect("a workbook")
}

fn sheet(book: &Workbook, name: &str) -> Sheet {
    book.sheet(name).expect("the sheet").clone()
}

/// A workbook of these sheets.
#[allow(clippy::disallowed_methods, reason = "a program of the unit's binds them")]
fn bound(sheets: &[(&str, &Sheet)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, from) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        sheet.set_hidden(from.hidden);
        for area in &from.merges {
            let (first, last) = (area.first, area.last);
            let format = Format::new();
            sheet
                .merge_range(first.row, first.column, last.row, last.column, "", &format)
                .expect("merged");
        }
        for (CellRef { row, column }, cell) in &from.cells {
            match cell.value {
                Value::Number(number) => sheet.write(*row, *column, number),
                Value::Text | Value::Day(_) | Value::Time | Value::Truth(_) => {
                    sheet.write(*row, *column, cell.text.as_str())
                }
                Value::Error | Value::Picture => continue,
            }
            .expect("written");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// The forms of the first quarter, with 1, and of the second, with 3; hidden marks are the second's.
fn two_quarters() -> Vec<u8> {
    let (first, second) = (form("2024Q1", 1.0), form("2024Q2", 3.0));
    bound(&[
        ("一季度", &sheet(&first, "填报表")),
        ("二季度", &sheet(&second, "填报表")),
        ("_hongtou", &sheet(&second, "_hongtou")),
    ])
}

/// An office that has that workbook in the folders of these quarters, and the forms of the others.
fn office(book: &[u8], folders: &[&str], rulings: &str) -> Office {
    let office = Office::new(rulings);
    for period in folders {
        office.put_returns(period, &BEFORE);
        office.put(&format!("returns/{period}/{BOOK}"), book);
    }
    office
}

fn status(office: &Office, period: &str) -> (i32, String) {
    office.run(&["status", "--period", period, "--as-of", "2024-07-08"])
}

fn figures(office: &Office, period: &str) -> String {
    let (_, said) = office.run(&["report", "--period", period, "--as-of", "2024-07-08"]);
    let name = format!("out/report/{period}/汇总-{period}.xlsx");
    let bytes = std::fs::read(office.path(&name)).unwrap_or_else(|error| panic!("{error}: {said}"));
    let book = intake::open(&"汇总.xlsx".into(), &bytes).expect("a workbook");
    let sheet = book.sheet("指标进度").expect("the sheet");
    let row =
        sheet.cells.iter().find(|(_, cell)| cell.text == "科技大赛").expect("the target").0.row;
    let cells = sheet.cells.iter().filter(|(at, _)| at.row == row);
    cells.map(|(_, cell)| cell.text.as_str()).collect::<Vec<_>>().join("|")
}

#[test]
fn case_17_each_quarter_of_one_workbook_is_a_return() {
    let office = office(&two_quarters(), &["2024Q1", "2024Q2"], "");
    for (period, own, other) in
        [("2024Q1", "一季度", "2024年第二季度"), ("2024Q2", "二季度", "2024年第一季度")]
    {
        let (code, said) = status(&office, period);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("应报3个单位，已报3个"), "{said}");
        assert!(said.contains(&format!("区科协    编号  {BOOK} › {own}")), "{said}");
        let words = format!("警告[W685]: 同一个工作簿里的这张表是{other}的，没有计入这一期");
        assert_eq!(said.matches(&words).count(), 1, "{said}");
        assert!(said.contains("问题 1: W685×1"), "{said}");
    }
    assert!(
        figures(&office, "2024Q1").contains("|区科协|场|4|1|"),
        "{}",
        figures(&office, "2024Q1")
    );
    assert!(
        figures(&office, "2024Q2").contains("|区科协|场|4|1|3|2|"),
        "{}",
        figures(&office, "2024Q2")
    );
}

/// The book of receipts knows the file once, as the return that it is in that folder.
#[test]
fn the_file_is_received_once() {
    let office = office(&two_quarters(), &["2024Q2"], "");
    status(&office, "2024Q2");
    let book = office.read("log/收件.jsonl");
    let lines: Vec<&str> = book.lines().filter(|line| line.contains(BOOK)).collect();
    assert_eq!(lines.len(), 1, "{book}");
    assert!(lines[0].contains("\"unit\":\"区科协\"") && lines[0].contains("2024Q2"), "{book}");
    assert!(!lines[0].contains("›"), "{book}");
}

/// In the second quarter's folder alone: the first is told that its return lies there, as of any other file.
#[test]
fn a_part_in_another_folder_is_told_where_it_belongs() {
    let office = office(&two_quarters(), &["2024Q2"], "");
    office.put_returns("2024Q1", &BEFORE);
    let (_, said) = status(&office, "2024Q1");
    assert!(said.contains("[E665]") && said.contains(&format!("2024Q2/{BOOK} › 一季度")), "{said}");
    assert!(said.contains("把整个工作簿再复制一份放到2024年第一季度的文件夹里"), "{said}");
    let (_, said) = status(&office, "2024Q2");
    let remedy = "再复制一份放到 2024Q1 文件夹里，这里的留着";
    assert!(said.contains(remedy), "{said}");
}

/// Of neither sheet's quarter: each is told as any form of another period.
#[test]
fn parts_of_other_periods_alone_are_no_return() {
    let office = office(&two_quarters(), &["2024Q3"], "");
    let (code, said) = office.run(&["status", "--period", "2024Q3", "--as-of", "2024-10-08"]);
    assert_eq!((code, said.matches("[E652]").count()), (1, 2), "{said}");
    assert!(said.contains("有误 1\n  区科协"), "{said}");
}

/// A sheet that was copied within the workbook, with another heading and other figures.
#[test]
fn a_copied_sheet_is_of_the_period_in_its_heading() {
    let first = form("2024Q1", 1.0);
    let own = sheet(&first, "填报表");
    let mut copy = own.clone();
    for cell in copy.cells.values_mut() {
        if !cell.text.contains("表码") {
            cell.text = cell.text.replace("第一季度", "第二季度").replace("3月31日", "6月30日");
        }
        if cell.value == Value::Number(1.0) && cell.text == "1" {
            cell.value = Value::Number(4.0);
        }
    }
    let list = sheet(&first, "_hongtou");
    let book = bound(&[("填报表", &own), ("填报表 (2)", &copy), ("_hongtou", &list)]);
    let office = office(&book, &["2024Q1", "2024Q2"], "");
    let (code, said) = status(&office, "2024Q2");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(&format!("{BOOK} › 填报表 (2)")) && said.contains("已报 3"), "{said}");
    let (code, said) = status(&office, "2024Q1");
    assert_eq!(code, 0, "{said}");
    assert!(figures(&office, "2024Q1").contains("|区科协|场|4|1|"));
    assert!(figures(&office, "2024Q2").contains("|区科协|场|4|1|4|3|"));
}

/// A copy that changed nothing is no further period.
#[test]
fn a_copy_under_the_same_heading_is_not_parted() {
    let first = form("2024Q1", 1.0);
    let (own, list) = (sheet(&first, "填报表"), sheet(&first, "_hongtou"));
    let book = bound(&[("填报表", &own), ("填报表 (2)", &own), ("_hongtou", &list)]);
    let office = office(&book, &["2024Q1"], "");
    let (_, said) = status(&office, "2024Q1");
    assert!(!said.contains(" › ") && said.contains("已报 3"), "{said}");
}

/// Sheets of two units are not parted: one shows another unit's table.
#[test]
fn another_units_sheet_makes_no_return() {
    let second = form("2024Q2", 3.0);
    let other = filled(UNITS[0], "2024Q1", 9.0);
    let other = intake::open(&"表.xlsx".into(), &other).expect("a workbook");
    let book = bound(&[
        ("填报表", &sheet(&second, "填报表")),
        ("参考", &sheet(&other, "填报表")),
        ("_hongtou", &sheet(&second, "_hongtou")),
    ]);
    let office = office(&book, &["2024Q2"], "");
    let (_, said) = status(&office, "2024Q2");
    assert!(!said.contains(" › "), "{said}");
}

fn ruling(rest: &str) -> String {
    format!("来件:\n  - {{文件: {BOOK}, {rest}}}\n")
}

/// By the file's name with a period: that one's sheet, and no other.
#[test]
fn a_ruling_with_a_period_reaches_that_periods_sheet() {
    let rulings = ruling("单位: 区科协, 报送期: 2024Q1, 数字无误: 是")
        + &format!("  - {{文件: {BOOK}, 单位: 区科协, 报送期: 2024Q2}}\n");
    let office = office(&two_quarters(), &["2024Q1", "2024Q2"], &rulings);
    for (period, own) in [("2024Q1", "一季度"), ("2024Q2", "二季度")] {
        let (code, said) = status(&office, period);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains(&format!("区科协    指定  {BOOK} › {own}")), "{said}");
        assert!(!said.contains("W662") && !said.contains("W626"), "{said}");
    }
}

/// Left out by the file's name: all its sheets.
#[test]
fn a_file_that_is_left_out_is_left_out_with_all_its_sheets() {
    let office = office(&two_quarters(), &["2024Q2"], &ruling("不计: 是, 报送期: 2024Q2"));
    let (_, said) = status(&office, "2024Q2");
    assert!(said.contains("不计的文件 2") && !said.contains("W685"), "{said}");
}

/// By the file and the sheet: that one alone.
#[test]
fn a_ruling_of_one_sheet_reaches_no_other() {
    let rulings = format!("来件:\n  - {{文件: {BOOK}/一季度, 不计: 是, 报送期: 2024Q2}}\n");
    let office = office(&two_quarters(), &["2024Q2"], &rulings);
    let (code, said) = status(&office, "2024Q2");
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("已报 3") && said.contains("不计的文件 1") && !said.contains("W685"),
        "{said}"
    );
}

/// Both sheets ruled to be of one quarter are two versions, and none is lost as the other once more.
#[test]
fn sheets_ruled_to_one_period_are_versions() {
    let rulings = format!("来件:\n  - {{文件: {BOOK}/一季度, 单位: 区科协, 报送期: 2024Q2}}\n");
    let office = office(&two_quarters(), &["2024Q2"], &rulings);
    let status = office.status("2024Q2");
    let units = status["units"].as_array().expect("units");
    let own = units.iter().find(|one| one["unit"] == "区科协").expect("the unit");
    assert_eq!(own["versions"].as_array().map(Vec::len), Some(2), "{own}");
}
