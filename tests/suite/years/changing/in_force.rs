//! 自, 至, 原数量 and 变更: forms, states, letters and figures of a period follow what was in force at its end.

use hongtou::form::Part;

use super::Year;

/// A year whose first quarter came back from all.
fn reported() -> Year {
    let year = Year::new();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year
}

/// What is written of the first quarter by `report`, the description of the whole year aside.
fn first_report(year: &Year) -> Vec<Vec<u8>> {
    year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    let files = ["pdf", "docx", "xlsx"];
    files.map(|end| year.read(&format!("out/report/2024Q1/汇总-2024Q1.{end}"))).into()
}

/// A task and a unit that are added in June owe nothing for the first quarter, and their time counts from then.
#[test]
fn what_is_added_owes_nothing_before() {
    let mut year = reported();
    let (before, notice) = (first_report(&year), paper(&year));
    year.change(&[
        ("单位名册:\n", "变更:\n  - {日期: 2024-06-10, 文号: 甲政办字〔2024〕27号}\n单位名册:\n"),
        ("wj@example.gov.cn}\n", "wj@example.gov.cn}\n  - {名称: 团区委, 自: 2024-06-10, 邮箱: tw@example.gov.cn}\n"),
        (
            "附件: {标题",
            "  - {名称: 实施母婴设施建设, 内容: 建设母婴室10处。, 责任单位: [团区委, 区卫健局], 完成时限: 2024-12-31,\n     \
             自: 甲政办字〔2024〕27号, 目标: [{名称: 母婴室, 数量: 10处, 填报单位: 区卫健局}]}\n附件: {标题",
        ),
    ]);
    assert!(first_report(&year) == before, "the first quarter's report is another");
    assert!(paper(&year) == notice, "the sealed notice is another");
    let states = ["区文旅局 returned", "区科协 returned", "区卫健局 returned"];
    assert_eq!(year.states("2024Q1", "2024-04-08", 0), states);
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(said.starts_with("没有要催、要退的单位"), "{said}");
    let units: Vec<String> =
        year.grids("2024Q2").into_iter().map(|grid| grid.identity.unit).collect();
    assert_eq!(units, ["区文旅局", "区科协", "区卫健局", "团区委"]);
    year.answer("2024Q2", "区卫健局", 1.0);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024Q2", "指标进度");
    let row = rows.iter().find(|row| row.contains("母婴室")).expect("a row");
    // 1 of 10 after 21 of 205 days.
    let wanted = "3|实施母婴设施建设|母婴室|区卫健局|处|10|0|1|1|10.0%|10.2%|";
    assert!(row.starts_with(wanted) && row.contains("按序时进度"), "{row}");
    let rows = year.rows("2024Q2", "汇总表");
    assert!(
        rows.iter().any(|row| row.contains("实施母婴设施建设（甲政办字〔2024〕27号增加）")),
        "{rows:?}"
    );
}

fn paper(year: &Year) -> [Vec<u8>; 2] {
    year.run(&["notice"], 0);
    ["docx", "pdf"].map(|end| year.read(&format!("out/notice.{end}")))
}

/// A target that is raised within the year: the first quarter keeps its own, the second says what it was.
#[test]
fn a_target_that_is_raised() {
    let mut year = reported();
    let (before, notice) = (first_report(&year), paper(&year));
    year.change(&[
        ("单位名册:\n", "变更:\n  - {日期: 2024-04-20, 文号: 甲政办字〔2024〕21号, 说明: 提高健康检查目标}\n单位名册:\n"),
        ("数量: 200名, 填报单位: 区卫健局", "数量: 400名, 填报单位: 区卫健局, 原数量: [{至: 甲政办字〔2024〕21号, 数量: 200}]"),
    ]);
    assert!(first_report(&year) == before, "the first quarter's report is another");
    assert!(paper(&year) == notice, "the sealed notice is another");
    for (unit, figure) in [("区文旅局", 12.0), ("区科协", 2.0), ("区卫健局", 200.0)] {
        year.answer("2024Q2", unit, figure);
    }
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024Q2", "指标进度");
    let row = rows.iter().find(|row| row.contains("健康检查（")).expect("a row");
    let wanted = "2|实施健康检查|健康检查（原200名，甲政办字〔2024〕21号调整）|区卫健局|名|400|60|200|140|50.0%|50.0%|";
    assert!(row.starts_with(wanted), "{row}");
    // The year shows each quarter's own.
    year.run(&["report", "--period", "2024", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024", "指标走势");
    // 60 of the 200 of then, 200 of the 400 of now: both on plan.
    assert!(rows.iter().any(|row| row.contains("|名|400|60|200|30.0%|50.0%|")), "{rows:?}");
}

/// A task that ends, and one whose target is counted in another measure from the second quarter on.
#[test]
fn what_ends_and_what_is_measured_otherwise() {
    let mut year = reported();
    let before = first_report(&year);
    year.change(&[
        ("填报单位: 区科协}", "填报单位: 区科协, 至: 2024Q1}"),
        ("数量: 20期, 填报单位", "数量: 800人次, 原数量: [{至: 2024Q1, 数量: 20期}], 填报单位"),
    ]);
    assert!(first_report(&year) == before, "the first quarter's report is another");
    year.answer("2024Q2", "区文旅局", 500.0);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024Q2", "指标进度");
    assert!(!rows.iter().any(|row| row.contains("科技大赛")), "{rows:?}");
    let row = rows.iter().find(|row| row.contains("阅读推广活动")).expect("a row");
    assert!(
        row.starts_with("1|实施阅读推广|阅读推广活动（原20期）|区文旅局|人次|800||500||"),
        "{row}"
    );
}

/// The year's report shows each quarter in its own measure, with a word, and compares nothing.
#[test]
fn a_year_in_two_measures() {
    let mut year = reported();
    year.change(&[(
        "数量: 20期, 填报单位",
        "数量: 800人次, 原数量: [{至: 2024Q1, 数量: 20期}], 填报单位",
    )]);
    year.answer("2024Q2", "区文旅局", 400.0);
    year.run(&["report", "--period", "2024", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024", "指标走势");
    let row = rows.iter().find(|row| row.contains("阅读推广活动")).expect("a row");
    let wanted = "1|阅读推广活动（原20期）|人次（第一季度按期计）|800|6期|400|30.0%|50.0%|";
    assert!(row.starts_with(wanted), "{row}");
    assert!(rows.iter().any(|row| row.contains("各期照当时的数量和单位写，不相比")), "{rows:?}");
    let paper = crate::word::parts(&year.read("out/report/2024/汇总-2024.docx"));
    let paper = &paper["word/document.xml"];
    for word in [">6期<", ">400<", "第一季度按期计，不相比"] {
        assert!(paper.contains(word), "{word}");
    }
}

/// Shares of two units that are raised with their whole: the first quarter has those of then, in forms and report.
#[test]
fn shares_that_are_raised() {
    let mut year = Year::new();
    let shares = |of: [u32; 2]| {
        format!("[{{单位: 区文旅局, 数量: {}}}, {{单位: 区科协, 数量: {}}}]", of[0], of[1])
    };
    year.change(&[(
        "数量: 20期, 填报单位: 区文旅局",
        &format!("数量: 20期, 合计方式: 合计, 填报单位: {}", shares([15, 5])),
    )]);
    let amounts = |year: &Year, period: &str| -> Vec<String> {
        let grids = year.grids(period).into_iter().take(2);
        let printed = grids.flat_map(|grid| grid.printed);
        let amounts = printed.filter(|one| one.part == Part::Amount).map(|one| one.text);
        amounts
            .filter(|text| {
                text.starts_with(|one: char| one.is_ascii_digit()) && text.contains('期')
            })
            .collect()
    };
    let first = ["15期，共20期", "5期，共20期"];
    assert_eq!(amounts(&year, "2024Q1"), first);
    let raised = |earlier: &str| {
        format!(
            "数量: 30期, 原数量: [{{至: 2024Q1, 数量: 20{earlier}}}], 合计方式: 合计, 填报单位: {}",
            shares([20, 10])
        )
    };
    let was = format!("数量: 20期, 合计方式: 合计, 填报单位: {}", shares([15, 5]));
    let then = format!(", 填报单位: {}", shares([15, 5]));
    year.change(&[(&was, &raised(&then))]);
    assert_eq!(amounts(&year, "2024Q1"), first);
    let raised_shares = ["20期，共30期（原15期，共20期）", "10期，共30期（原5期，共20期）"];
    assert_eq!(amounts(&year, "2024Q2"), raised_shares);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 4.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    let rows = year.rows("2024Q1", "指标进度");
    let row = rows.iter().find(|row| row.contains("阅读推广活动")).expect("a row");
    let wanted = "1|实施阅读推广|阅读推广活动|区文旅局区科协|期|20||10|10|50.0%|";
    assert!(row.starts_with(wanted), "{row}");
    // Without shares of then nobody's are known, and today's are not those of then.
    year.change(&[(&then, "")]);
    assert_eq!(amounts(&year, "2024Q1").len(), 2);
    assert!(amounts(&year, "2024Q1").iter().all(|text| text.starts_with("20期")));
    assert_eq!(amounts(&year, "2024Q2"), ["20期，共30期（原共20期）", "10期，共30期（原共20期）"]);
    // Those of then make the amount of then, and are of the same units.
    for (shares, wanted) in [
        (shares([15, 6]), "W705"),
        ("[{单位: 区文旅局, 数量: 20}]".to_owned(), "E709"),
        ("[区文旅局, 区科协]".to_owned(), ""),
    ] {
        let text = year.yaml.replace("数量: 20}]", &format!("数量: 20, 填报单位: {shares}}}]"));
        let found = hongtou::notice::read("notice.yaml", text.as_bytes()).findings.sorted();
        let codes: Vec<&str> = found.iter().map(|one| one.problem.code()).collect();
        assert_eq!(codes.join(" "), wanted, "{shares}");
    }
}

/// A task that is ended within the year, and a form that still has it: its row is no fault of the unit.
#[test]
fn a_row_of_a_task_that_is_over_is_no_fault_of_its_unit() {
    let mut year = Year::new();
    year.change(&[("责任单位: 区卫健局", "责任单位: [区卫健局, 区文旅局]")]);
    for unit in ["区文旅局", "区科协"] {
        year.answer("2024Q2", unit, 3.0);
    }
    year.change(&[(
        "完成时限: 2024-12-31\n    目标:\n      - {名称: 健康检查",
        "完成时限: 2024-12-31\n    至: 2024-05-31\n    目标:\n      - {名称: 健康检查",
    )]);
    let said = year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let words = "[W688]: “实施健康检查”已取消，这一期不报，这一行没有计入";
    assert!(said.contains(words) && !said.contains("W653"), "{said}");
    let others = year.rows("2024Q2", "其他内容").concat();
    assert!(others.contains("区文旅局到6月已按计划推进"), "{others}");
    let said = year.run(&["remind", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    assert!(said.contains("没有要催、要退的单位"), "{said}");
}

/// The year's report counts a task that was ended within the year as that, and judges its target no longer.
#[test]
fn the_year_says_what_is_over() {
    let mut year = reported();
    year.change(&[(
        "完成时限: 2024-12-31\n    目标:\n      - {名称: 健康检查",
        "完成时限: 2024-12-31\n    至: 2024-05-31\n    目标:\n      - {名称: 健康检查",
    )]);
    for unit in ["区文旅局", "区科协"] {
        year.answer("2024Q2", unit, 3.0);
    }
    year.run(&["report", "--period", "2024", "--as-of", "2024-07-08"], 0);
    let docx = year.read("out/report/2024/汇总-2024.docx");
    let paper = crate::word::parts(&docx)["word/document.xml"].clone();
    let texts = paper.split('<').filter_map(|piece| piece.split_once('>'));
    let paper: String = texts.map(|(_, text)| text).collect();
    assert!(paper.contains("实事2件") && paper.contains("、已取消1件。"), "{paper}");
    let rows = year.rows("2024", "指标走势");
    let row = rows.iter().find(|row| row.contains("健康检查")).expect("a row");
    assert!(row.ends_with("已取消"), "{row}");
}

/// A task that was added within the year, and a form of before that has no row for it: the letter says by what it was
/// added.
#[test]
fn who_is_asked_for_what_was_added_is_told_by_what() {
    let mut year = Year::new();
    year.answer("2024Q2", "区卫健局", 60.0);
    year.change(&[
        ("单位名册:\n", "变更:\n  - {日期: 2024-06-10, 文号: 甲政办字〔2024〕27号}\n单位名册:\n"),
        (
            "附件: {标题",
            "  - {名称: 实施母婴设施建设, 内容: 建设母婴室10处。, 责任单位: 区卫健局, 完成时限: 2024-12-31,\n     \
             自: 甲政办字〔2024〕27号, 目标: [{名称: 母婴室, 数量: 10处, 填报单位: 区卫健局}]}\n附件: {标题",
        ),
    ]);
    let said = year.run(&["remind", "--period", "2024Q2", "--as-of", "2024-07-08"], 1);
    assert!(said.contains("退回 1 个单位"), "{said}");
    let letter = year.letter("2024Q2", "2024-07-08", "退回-03-区卫健局");
    assert!(letter.contains("（甲政办字〔2024〕27号增加）"), "{letter}");
}
