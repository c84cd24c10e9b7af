//! A period of which nothing came: the year's report says so in its own column, and the next period is compared
//! with the last that is known.

use hongtou::intake::{self, Sheet};

use super::{Office, UNITS, filled};
use crate::collecting;

const AS_OF: [&str; 2] = ["--as-of", "2025-01-08"];

/// Each quarter's figure of every unit.
fn office(quarters: &[(&str, f64)]) -> Office {
    let office = Office::new("");
    for (period, figure) in quarters {
        for unit in UNITS {
            office.put(&format!("returns/{period}/{unit}.xlsx"), filled(unit, period, *figure));
        }
    }
    office
}

fn three_of_four() -> Office {
    office(&[("2024Q1", 1.0), ("2024Q2", 2.0), ("2024Q4", 3.0)])
}

/// What the report says on screen and in the PDF, and the rows of a sheet of its workbook.
fn report(office: &Office, period: &str, sheet: &str) -> (String, String, Vec<String>) {
    let (_, said) = office.run(&[&["report", "--period", period][..], &AS_OF].concat());
    let read = |kind: &str| {
        let name = format!("out/report/{period}/汇总-{period}.{kind}");
        std::fs::read(office.path(&name)).unwrap_or_else(|error| panic!("{name}: {error}: {said}"))
    };
    let book = intake::open(&"汇总.xlsx".into(), &read("xlsx")).expect("a workbook");
    let rows = rows(book.sheet(sheet).expect("the sheet"));
    let pdf = collecting::whole(&read("pdf"));
    (said, pdf, rows)
}

fn rows(sheet: &Sheet) -> Vec<String> {
    let last = sheet.cells.keys().map(|at| at.row).max().unwrap_or_default();
    let of_row = |row: u32| {
        let cells = sheet.cells.iter().filter(move |(at, _)| at.row == row);
        cells.map(|(_, cell)| cell.text.replace('\n', "")).collect::<Vec<_>>().join("|")
    };
    (0..=last).map(of_row).collect()
}

fn has(rows: &[String], wanted: &str) -> bool {
    rows.iter().any(|row| row.contains(wanted))
}

#[test]
fn case_11_a_quarter_of_which_nothing_came_has_its_column() {
    let office = three_of_four();
    let heads = "第一季度|第二季度|第三季度（没有收件）|第四季度";
    let (said, pdf, summary) = report(&office, "2024", "年度汇总");
    assert!(said.contains("[W704]"), "{said}");
    assert!(has(&summary, &format!("序号|实事名称|责任单位|{heads}")), "{summary:?}");
    let answer = "开展了有关工作。";
    assert!(has(&summary, &format!("|区文旅局|{answer}|{answer}|—|{answer}")), "{summary:?}");
    let (.., units) = report(&office, "2024", "报送情况");
    assert!(has(&units, &format!("单位|{heads}")), "{units:?}");
    assert!(has(&units, "区科协|已报|已报|—|已报"), "{units:?}");
    let (.., course) = report(&office, "2024", "指标走势");
    assert!(has(&course, &format!("目标数|{heads}|第一季度完成比例|")), "{course:?}");
    assert!(has(&course, "|第三季度完成比例（没有收件）|第四季度完成比例|"), "{course:?}");
    assert!(has(&course, "科技大赛|场|4|1|2|"), "{course:?}");
    assert!(pdf.matches("（没有收件）").count() >= 3, "{pdf}");
}

/// A whole year says nothing of the kind.
#[test]
fn a_year_without_gaps_has_no_such_words() {
    let office = office(&[("2024Q1", 1.0), ("2024Q2", 2.0), ("2024Q3", 2.0), ("2024Q4", 3.0)]);
    let (said, pdf, units) = report(&office, "2024", "报送情况");
    assert!(!format!("{said}{pdf}{units:?}").contains("没有收件"), "{pdf}");
    let (_, pdf, targets) = report(&office, "2024Q4", "指标进度");
    assert!(has(&targets, "上季累计|累计完成|本季完成"), "{targets:?}");
    assert!(!format!("{pdf}{targets:?}").contains("以来"), "{pdf}");
}

#[test]
fn case_11_the_next_quarter_is_compared_with_the_last_that_is_known() {
    let (said, pdf, targets) = report(&three_of_four(), "2024Q4", "指标进度");
    let heads = "上次累计（第二季度）|累计完成|第二季度以来完成";
    assert!(has(&targets, heads), "{targets:?}");
    assert!(has(&targets, "|区科协|场|4|2|3|1|"), "{targets:?}");
    let words = "第三季度没有可用的收件，“第二季度以来完成”从第二季度的累计数算起。";
    assert!(has(&targets, words) && pdf.contains(words), "{pdf}");
    assert!(!said.contains("W658"), "{said}");
}

/// The folder is there, and nothing in it can be used; and what fell names the quarter it fell from.
#[test]
fn a_quarter_that_came_to_nothing_is_passed_over() {
    let office = office(&[("2024Q1", 1.0), ("2024Q2", 3.0), ("2024Q4", 2.0)]);
    office.put("returns/2024Q3/坏.xlsx", b"nothing");
    let (said, pdf, targets) = report(&office, "2024Q4", "指标进度");
    assert!(has(&targets, "上次累计（第二季度）|累计完成|第二季度以来完成"), "{targets:?}");
    assert!(said.contains("[W658]") && said.contains("2024年第二季度"), "{said}");
    assert!(
        pdf.contains("累计数比第二季度少：区文旅局“阅读推广活动”第二季度3期，本季度2期"),
        "{pdf}"
    );
}

/// Of months as of quarters.
#[test]
fn a_missing_month_is_said_and_passed_over() {
    let office = Office::new("");
    let notice = office.read("notice.yaml").replace("报送: {", "报送: {报送周期: 每月, ");
    office.put("notice.yaml", &notice);
    for (period, figure) in [("2024-01", 1.0), ("2024-03", 3.0)] {
        for unit in UNITS {
            let bytes = super::filled_for(&notice, unit, period, figure);
            office.put(&format!("returns/{period}/{unit}.xlsx"), bytes);
        }
    }
    let (.., targets) = report(&office, "2024-03", "指标进度");
    assert!(has(&targets, "上次累计（1月）|累计完成|1月以来完成"), "{targets:?}");
    let (_, pdf, units) = report(&office, "2024", "报送情况");
    assert!(has(&units, "单位|1月|2月（没有收件）|3月"), "{units:?}");
    assert!(pdf.contains("没有收件"), "{pdf}");
}
