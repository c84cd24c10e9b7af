//! Rulings (来件) that name a file by its name: of which quarter they are, and what else they say.

use super::{Office, UNITS, filled};

const TWO_QUARTERS: &[u8] = include_bytes!("../../../fixtures/years/17/区科协一二季度.xlsx");

fn status(office: &Office, period: &str) -> String {
    office.run(&["status", "--period", period, "--as-of", "2024-07-08"]).1
}

/// Each quarter a file of the same name: the first is a draft.
fn each_quarter(ruling: &str) -> Office {
    let office = Office::new(&format!("来件:\n  - {{文件: 区科协.xlsx, 不计: 是{ruling}}}\n"));
    for period in ["2024Q1", "2024Q2"] {
        office.put_returns(period, &["区文旅局", "区卫健局"]);
        office.put(&format!("returns/{period}/区科协.xlsx"), filled("区科协", period, 2.0));
    }
    office
}

#[test]
fn case_03_a_file_ruled_out_by_name_is_that_of_one_quarter() {
    let office = each_quarter("");
    let said = status(&office, "2024Q2");
    assert!(said.contains("应报3个单位，已报3个（") && said.contains("[W666]"), "{said}");
    assert!(status(&office, "2024Q1").contains("不计的文件 1\n  区科协.xlsx"));
    let (code, said) = office.run(&["check"]);
    assert_eq!(code, 0, "{said}");
    let told = "[W680]: “来件”里只写了文件名“区科协.xlsx”，没有写报送期，而2024Q1、2024Q2的文件夹里都有这个名字的文件";
    assert!(said.contains(told) && said.contains("例如 报送期: 2024Q1"), "{said}");

    let office = each_quarter(", 报送期: 2024Q1");
    assert!(office.run(&["check"]).1.contains("没有发现问题"));
    let said = status(&office, "2024Q2");
    assert!(said.contains("应报3个单位，已报3个（") && !said.contains("W666"), "{said}");
    assert!(status(&office, "2024Q1").contains("不计的文件 1\n  区科协.xlsx"));
}

/// A name of one quarter is nobody's to ask about.
#[test]
fn a_ruling_by_a_name_of_one_quarter_is_not_asked_about() {
    let office = each_quarter("");
    std::fs::remove_file(office.path("returns/2024Q2/区科协.xlsx")).expect("gone");
    let (code, said) = office.run(&["check", "--strict"]);
    assert!(code == 0 && said.contains("没有发现问题"), "{said}");
}

#[test]
fn case_12_a_unit_ruled_by_name_takes_no_other_units_file() {
    let office = Office::new("来件:\n  - {文件: 报表.xlsx, 单位: 区科协}\n");
    office.put("returns/2024Q1/报表.xlsx", filled("区科协", "2024Q1", 2.0));
    office.put("returns/2024Q2/报表.xlsx", filled("区文旅局", "2024Q2", 5.0));
    office.put_returns("2024Q2", &["区卫健局"]);
    let said = status(&office, "2024Q2");
    assert!(said.contains("已报1个，待核2个（") && said.contains("[E663]"), "{said}");
    assert!(said.contains("待核的文件 1\n  报表.xlsx"), "{said}");
    assert!(office.run(&["check"]).1.contains("[W680]"));
}

/// One workbook with a sheet for each of two quarters, which lies in both folders and is ruled for both.
#[test]
fn case_17_the_same_file_is_ruled_once_a_quarter() {
    let ruled =
        |period| format!("  - {{文件: 区科协一二季度.xlsx, 单位: 区科协, 报送期: {period}}}\n");
    let office = Office::new(&format!("来件:\n{}{}", ruled("2024Q1"), ruled("2024Q2")));
    assert!(office.run(&["check"]).1.contains("没有发现问题"));
    for period in ["2024Q1", "2024Q2"] {
        office.put_returns(period, &["区文旅局", "区卫健局"]);
        office.put(&format!("returns/{period}/区科协一二季度.xlsx"), TWO_QUARTERS);
        let said = status(&office, period);
        assert!(said.contains("应报3个单位，已报3个（"), "{said}");
        assert!(said.contains("区科协    指定  区科协一二季度.xlsx"), "{said}");
    }
    let twice = Office::new(&format!("来件:\n{}{}", ruled("2024Q1"), ruled("2024Q1")));
    assert!(twice.run(&["check"]).1.contains("[E245]"));
}

/// Why, who and when: shown with the quarter that the ruling is of.
#[test]
fn a_ruling_says_why_who_and_when() {
    let record =
        "不计: 是, 报送期: 2024Q1, 说明: 草稿，正式的另报, 经办人: 张三, 日期: 2024年4月8日";
    let ruling = format!("来件:\n  - {{文件: 草稿.xlsx, {record}}}\n");
    let office = Office::with_returns(
        &ruling.replace("草稿，正式的另报", "\"草稿，正式的另报\""),
        "2024Q1",
        &UNITS,
    );
    office.put("returns/2024Q1/草稿.xlsx", filled("区科协", "2024Q1", 1.0));
    office.put_returns("2024Q2", &UNITS);
    let said = status(&office, "2024Q1");
    assert!(
        said.contains("来件里写明的 1\n  草稿.xlsx  草稿，正式的另报  张三  2024-04-08\n"),
        "{said}"
    );
    assert!(!status(&office, "2024Q2").contains("来件里写明的"));
    let wanted = serde_json::json!([{
        "file": "草稿.xlsx", "period": "2024Q1", "reason": "草稿，正式的另报", "by": "张三", "date": "2024-04-08",
    }]);
    assert_eq!(office.status("2024Q1")["rulings"], wanted);
    assert!(office.status("2024Q2")["rulings"].is_null());

    let wrong = Office::new("来件:\n  - {文件: 草稿.xlsx, 不计: 是, 日期: 2024-02-30}\n");
    let (code, said) = wrong.run(&["check"]);
    assert!(code == 1 && said.contains("2024-02-30"), "{said}");
}

/// A ruling that is dated after the day that counts as today is not followed as of that day, and is told of on the
/// screen.
#[test]
fn a_ruling_of_a_later_day_is_not_followed() {
    let office = Office::with_returns("", "2024Q1", &UNITS);
    let report = |day: &str| {
        let (code, said) =
            office.run(&["report", "--period", "2024Q1", "--as-of", day, "--bundled-fonts"]);
        assert_eq!(code, 0, "{said}");
        let papers = ["pdf", "docx", "xlsx"].map(|end| {
            let name = format!("out/report/2024Q1/汇总-2024Q1.{end}");
            std::fs::read(office.path(&name)).expect("a report")
        });
        (papers, said)
    };
    let (made, _) = report("2024-04-08");
    let ruled =
        "来件:\n  - {文件: 区科协2024Q1.xlsx, 报送期: 2024Q1, 不计: 是, 日期: 2024-05-06}\n";
    office.put("notice.yaml", office.read("notice.yaml") + ruled);
    let (again, said) = report("2024-04-08");
    let told = "[W689]: “来件”里这一条（不计: 是, 报送期: 2024Q1, 日期: 2024-05-06）是2024-05-06写的，\
                在截至日2024-04-08以后，没有照它办";
    assert!(said.contains(told), "{said}");
    assert!(again == made, "not a byte of the report is another");
    assert!(!office.read("log/收件.jsonl").contains("撤回裁定"));
    let of = |day: &str| office.run(&["status", "--period", "2024Q1", "--as-of", day]).1;
    assert!(of("2024-05-06").contains("逾期未报 1"));
    let said = of("2024-04-08");
    assert!(said.contains("已报3个（") && said.contains("[W689]"), "{said}");
    // What is followed and looked at as of a day before is not taken back.
    assert!(!office.read("log/收件.jsonl").contains("撤回裁定"));
}

/// The file that a ruling by its name was followed for got another name: it is followed by the bytes; one that was
/// renamed before is told where it lies.
#[test]
fn a_ruling_by_name_goes_with_its_file() {
    let ruled = "来件:\n  - {文件: 报表.xlsx, 报送期: 2024Q1, 不计: 是, 说明: 是草稿}\n";
    let office = Office::with_returns(ruled, "2024Q1", &UNITS);
    office.put("returns/2024Q1/报表.xlsx", filled("区科协", "2024Q1", 9.0));
    assert!(status(&office, "2024Q1").contains("不计的文件 1\n  报表.xlsx"));
    let rename = |from: &str, to: &str| {
        let path = |name: &str| office.path(&format!("returns/2024Q1/{name}"));
        std::fs::rename(path(from), path(to)).expect("it is there");
    };
    rename("报表.xlsx", "区科协草稿.xlsx");
    let said = status(&office, "2024Q1");
    assert!(said.contains("不计的文件 1\n  区科协草稿.xlsx") && !said.contains("W661"), "{said}");
    assert!(!office.read("log/收件.jsonl").contains("撤回裁定"));
    // Another file that has the name now is none that was ruled.
    office.put("returns/2024Q1/报表.xlsx", filled("区科协", "2024Q1", 7.0));
    let said = status(&office, "2024Q1");
    assert!(said.contains("不计的文件 1\n  区科协草稿.xlsx") && said.contains("[E668]"), "{said}");
    std::fs::remove_file(office.path("returns/2024Q1/报表.xlsx")).expect("it is there");
    // A new ruling by the old name was followed for no file.
    office.put("notice.yaml", office.read("notice.yaml").replace("是草稿", "不是正式的"));
    let said = status(&office, "2024Q1");
    let wanted = "[W661]: 来件文件夹里没有“报表.xlsx”，它现在是“区科协草稿.xlsx”";
    assert!(said.contains(wanted) && !said.contains("不计的文件"), "{said}");
}
