//! `report --period 2025 --compare ../2024`: two years side by side, by name and measure.

use hongtou::intake::{self, Sheet};

use super::{NOTICE, Office, UNITS, filled_for};
use crate::{collecting, word};

/// Last year's notice has a target that this year's has not.
fn last_year() -> String {
    let health = "      - {名称: 健康检查, 数量: 200, 计量单位: 名, 填报单位: 区卫健局}\n";
    let more = "      - {名称: 义诊, 数量: 8, 计量单位: 场, 填报单位: 区卫健局}\n";
    NOTICE.replace(health, &format!("{health}{more}"))
}

/// This year's: one target has another name, one another measure, one is new.
fn this_year() -> String {
    let contest = "{名称: 科技竞赛, 曾用名: [科技大赛], 数量";
    let health = "{名称: 健康检查, 数量: 300, 计量单位: 人次, 填报单位: 区卫健局}\n";
    let more = "      - {名称: 讲座, 数量: 30, 计量单位: 场, 填报单位: 区卫健局}\n";
    NOTICE
        .replace("2024", "2025")
        .replace("{名称: 科技大赛, 数量", contest)
        .replace("科技大赛4场", "科技竞赛4场")
        .replace("检查200名", "检查300人次")
        .replace(
            "{名称: 健康检查, 数量: 200, 计量单位: 名, 填报单位: 区卫健局}\n",
            &format!("{health}{more}"),
        )
}

/// This year's folder, with last year's in it.
fn office() -> Office {
    let office = Office::of(&this_year());
    office.put("2024/notice.yaml", last_year());
    for unit in UNITS {
        let put = |folder: &str, notice: &str, period: &str, figure: f64| {
            let bytes = filled_for(notice, unit, period, figure);
            office.put(&format!("{folder}returns/{period}/{unit}.xlsx"), bytes);
        };
        put("2024/", &last_year(), "2024Q2", 9.0);
        put("2024/", &last_year(), "2024Q4", 19.0);
        put("", &this_year(), "2025Q2", 12.0);
    }
    office
}

fn report(office: &Office, more: &[&str]) -> (i32, String) {
    office.run(&[&["report", "--period", "2025", "--as-of", "2025-07-08"], more].concat())
}

fn read(office: &Office, kind: &str) -> Vec<u8> {
    std::fs::read(office.path(&format!("out/report/2025/汇总-2025.{kind}"))).expect("a report")
}

fn rows(sheet: &Sheet) -> Vec<String> {
    let last = sheet.cells.keys().map(|at| at.row).max().unwrap_or_default();
    let of_row = |row: u32| {
        let cells = sheet.cells.iter().filter(move |(at, _)| at.row == row);
        cells.map(|(_, cell)| cell.text.replace('\n', "")).collect::<Vec<_>>().join("|")
    };
    (0..=last).map(of_row).collect()
}

#[test]
fn years_stand_side_by_side_by_name_and_measure() {
    let office = office();
    for place in ["2024", "2024/notice.yaml"] {
        let (_, said) = report(&office, &["--compare", place]);
        let book = intake::open(&"汇总.xlsx".into(), &read(&office, "xlsx")).expect("a workbook");
        let rows = rows(book.sheet("年度对比").unwrap_or_else(|| panic!("{said}")));
        let wanted = [
            "2025年与2024年指标对比",
            "完成数从年初累计。",
            "序号|指标|计量单位|2024年（至第二季度）|2025年（至第二季度）|增减|说明",
            "1|阅读推广活动|期|9|12|3",
            "2|科技竞赛（原“科技大赛”）|场|9|12|3",
            "3|健康检查|名（2024年）、人次（2025年）|9|12|—|计量单位不同，不相比",
            "4|讲座|场|—|12|—|只有2025年有",
            "5|义诊|场|9|—|—|只有2024年有",
        ];
        assert_eq!(rows, wanted, "{said}");
    }
}

/// What was ended before that month has an older figure, in either year.
#[test]
fn what_was_ended_in_either_year_is_not_subtracted() {
    let ended = |yaml: &str, name: &str, until: &str| {
        let (target, with_end) =
            (format!("{{名称: {name}, "), format!("{{名称: {name}, 至: {until}, "));
        assert!(yaml.contains(&target), "{yaml}");
        yaml.replace(&target, &with_end)
    };
    let before = ended(NOTICE, "阅读推广活动", "2024Q1");
    let now = ended(&NOTICE.replace("2024", "2025"), "科技大赛", "2025Q1");
    let office = Office::of(&now);
    office.put("2024/notice.yaml", &before);
    for unit in UNITS {
        let put = |folder: &str, notice: &str, period: &str, figure: f64| {
            let bytes = filled_for(notice, unit, period, figure);
            office.put(&format!("{folder}returns/{period}/{unit}.xlsx"), bytes);
        };
        put("2024/", NOTICE, "2024Q1", 3.0);
        put("2024/", NOTICE, "2024Q2", 9.0);
        put("", &NOTICE.replace("2024", "2025"), "2025Q1", 2.0);
        put("", &NOTICE.replace("2024", "2025"), "2025Q2", 12.0);
    }
    let (_, said) = report(&office, &["--compare", "2024"]);
    let book = intake::open(&"汇总.xlsx".into(), &read(&office, "xlsx")).expect("a workbook");
    let rows = rows(book.sheet("年度对比").unwrap_or_else(|| panic!("{said}")));
    let wanted = [
        "1|阅读推广活动|期|3|12|—|2024年的已取消，不相减",
        "2|科技大赛|场|9|2|—|2025年的已取消，不相减",
        "3|健康检查|名|9|12|3",
    ];
    assert_eq!(rows[3..], wanted, "{said}");
}

/// In the paper too, behind the other parts.
#[test]
fn the_paper_has_the_table() {
    let office = office();
    report(&office, &["--compare", "2024"]);
    let pdf = collecting::whole(&read(&office, "pdf"));
    let word = word::body(&read(&office, "docx")).text();
    for text in [pdf, word] {
        let text: String = text.split_whitespace().collect();
        let (_, part) = text.split_once("附表4与2024年对比").unwrap_or_else(|| panic!("{text}"));
        assert!(
            part.contains("2024年的数至第二季度，2025年的数至第二季度，都从年初累计。"),
            "{part}"
        );
        assert!(part.contains("计量单位不同，不相比") && part.contains("只有2024年有"), "{part}");
    }
}

/// Nothing is written into the other year's folder, and without the option nothing is another.
#[test]
fn the_other_year_is_only_read() {
    let office = office();
    report(&office, &[]);
    let alone = ["pdf", "docx", "xlsx"].map(|kind| read(&office, kind));
    report(&office, &["--compare", "2024"]);
    let mut names: Vec<_> = std::fs::read_dir(office.path("2024")).expect("a folder").collect();
    names.sort_by_key(|one| one.as_ref().expect("a file").file_name());
    let names: Vec<_> = names.into_iter().map(|one| one.expect("a file").file_name()).collect();
    assert_eq!(names, ["notice.yaml", "returns"]);
    report(&office, &[]);
    assert_eq!(alone, ["pdf", "docx", "xlsx"].map(|kind| read(&office, kind)));
}

/// Of targets of one name those of one measure, and of these those of one task.
#[test]
fn targets_of_one_name_are_told_apart() {
    let two = |year: &str, first: &str, second: &str| {
        let yaml = NOTICE.replace("2024", year);
        let yaml = yaml.replace("名称: 科技大赛, 数量: 4, 计量单位: 场", first);
        yaml.replace("名称: 健康检查, 数量: 200, 计量单位: 名", second)
    };
    let (own, other) = ("名称: 活动, 数量: 4, 计量单位: 场", "名称: 活动, 数量: 200, 计量单位: 名");
    let office = Office::of(&two("2025", own, other));
    let before = two("2024", own, other);
    office.put("2024/notice.yaml", &before);
    for (unit, figure) in UNITS.into_iter().zip([1.0, 2.0, 3.0]) {
        let bytes = filled_for(&before, unit, "2024Q4", figure);
        office.put(&format!("2024/returns/2024Q4/{unit}.xlsx"), bytes);
        let bytes = filled_for(&office.read("notice.yaml"), unit, "2025Q4", figure + 10.0);
        office.put(&format!("returns/2025Q4/{unit}.xlsx"), bytes);
    }
    report(&office, &["--compare", "2024"]);
    let book = intake::open(&"汇总.xlsx".into(), &read(&office, "xlsx")).expect("a workbook");
    let rows = rows(book.sheet("年度对比").expect("the sheet"));
    let wanted = ["1|阅读推广活动|期|1|11|10", "2|活动|场|2|12|10", "3|活动|名|3|13|10"];
    assert_eq!(rows[3..], wanted);
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let office = office();
    let (code, said) = report(&office, &["--compare", "notice.yaml"]);
    assert!(code == 2 && said.contains("[E714]: “notice.yaml”也是2025年的"), "{said}");
    let of_quarter = ["report", "--period", "2025Q2", "--compare", "2024"];
    let (code, said) = office.run(&of_quarter);
    assert!(code == 2 && said.contains("[E714]: --compare 只用于年度汇总"), "{said}");
    let (code, said) = report(&office, &["--compare", "2023"]);
    assert!(code == 2 && said.contains("2023"), "{said}");
    assert!(!office.path("out").exists());
    office.put("2023/notice.yaml", NOTICE.replace("2024", "2023"));
    let (code, said) = report(&office, &["--compare", "2023"]);
    assert!(code == 2 && said.contains("2023/returns/2023Q1"), "{said}");
}

/// Where the other year has no such period, its last is shown and nothing is subtracted.
#[test]
fn years_that_go_to_different_months() {
    let office = office();
    std::fs::remove_dir_all(office.path("2024/returns/2024Q2")).expect("gone");
    report(&office, &["--compare", "2024"]);
    let book = intake::open(&"汇总.xlsx".into(), &read(&office, "xlsx")).expect("a workbook");
    let rows = rows(book.sheet("年度对比").expect("the sheet"));
    assert_eq!(rows[3], "1|阅读推广活动|期|19|12|—|两年的数不到同一个月，不相减");
}
