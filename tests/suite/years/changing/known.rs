//! 前身, 曾用名 and 曾用字号: forms that went out under another name are known.

use super::Year;

/// The number of the notice was wrong and is corrected (years/04).
#[test]
fn a_number_that_is_corrected() {
    let mut year = Year::new();
    year.answer("2024Q1", "区卫健局", 60.0);
    year.change(&[("〔2024〕13号", "〔2024〕31号")]);
    let said = year.run(&["status", "--period", "2024Q1", "--as-of", "2024-03-20"], 1);
    assert!(said.contains("加一行 曾用字号: [甲政办字〔2024〕13号]"), "{said}");
    year.change(&[("标题: 甲区", "曾用字号: [甲政办字〔2024〕13号]\n标题: 甲区")]);
    let states = ["区文旅局 awaited", "区科协 awaited", "区卫健局 returned"];
    assert_eq!(year.states("2024Q1", "2024-03-20", 0), states);
}

/// A task and a target that are called otherwise from some day on: forms of both times are read without a word.
#[test]
fn names_that_were_corrected() {
    let mut year = Year::new();
    year.answer("2024Q1", "区卫健局", 60.0);
    year.change(&[
        ("名称: 实施健康检查", "名称: 实施妇女“两癌”筛查\n    曾用名: [实施健康检查]"),
        ("名称: 健康检查,", "名称: 筛查人数, 曾用名: [健康检查],"),
    ]);
    year.answer("2024Q2", "区卫健局", 100.0);
    for (period, day) in [("2024Q1", "2024-03-20"), ("2024Q2", "2024-06-20")] {
        let said = year.run(&["status", "--period", period, "--as-of", day], 0);
        let codes = ["W654", "W628", "E655", "W656"];
        assert!(said.contains("已报 1") && !codes.iter().any(|code| said.contains(code)), "{said}");
    }
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-06-20"], 0);
    let rows = year.rows("2024Q2", "指标进度");
    assert!(rows.iter().any(|row| row.contains("筛查人数|区卫健局|名|200|60|100|40|")), "{rows:?}");
}

/// Two units become one from the second quarter on: the first quarter stays theirs, from then on it owes.
#[test]
fn units_that_become_one() {
    let mut year = Year::new();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    let report = |year: &Year| {
        year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
        ["pdf", "docx", "xlsx"]
            .map(|end| year.read(&format!("out/report/2024Q1/汇总-2024Q1.{end}")))
    };
    let before = report(&year);
    year.change(&[
        ("  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
         "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n"),
    ]);
    assert!(report(&year) == before, "the first quarter's report is another");
    let states = ["区文旅局 returned", "区科协 returned", "区卫健局 returned"];
    assert_eq!(year.states("2024Q1", "2024-04-08", 0), states);
    year.answer("2024Q2", "区文化和科技局", 12.0);
    assert_eq!(
        year.states("2024Q2", "2024-06-20", 0),
        ["区文化和科技局 returned", "区卫健局 awaited"]
    );
    let noted = |period: &str, unit: &str, code: i32| {
        year.run(&["log", "--sent", unit, "--period", period, "--as-of", "2024-06-20"], code)
    };
    noted("2024Q2", "区文化和科技局", 0);
    assert!(noted("2024Q2", "区科协", 2).contains("E814"), "it owes none any more");
    noted("2024Q1", "区科协", 0);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-06-20"], 0);
    let rows = year.rows("2024Q2", "指标进度");
    assert!(
        rows.iter().any(|row| row.contains("阅读推广活动|区文化和科技局|期|20|6|12|6|")),
        "{rows:?}"
    );
}

/// Two units become one while the first quarter is collected: the forms that went out to them are its return, field
/// by field; beside its own form they are asked about.
#[test]
fn the_forms_of_predecessors_make_one_return() {
    let mut year = Year::new();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year.change(&[(
        "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
        "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024-03-20}\n",
    )]);
    let states = ["区文化和科技局 returned", "区卫健局 awaited"];
    assert_eq!(year.states("2024Q1", "2024-03-28", 0), states);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", "2024-03-28"], 0);
    let joined = "“区文化和科技局”按前身单位的报表计入：区文旅局2024Q1.xlsx、区科协2024Q1.xlsx";
    assert!(said.contains(joined) && !said.contains("E655") && !said.contains("W656"), "{said}");
    let rows = year.rows("2024Q1", "指标进度");
    let row = |name: &str| rows.iter().find(|row| row.contains(name)).expect("a row");
    assert!(row("阅读推广活动").contains("|区文化和科技局|期|20||6|"), "{rows:?}");
    assert!(row("科技大赛").contains("|区文化和科技局|场|4||1|"), "{rows:?}");
    let rows = year.rows("2024Q1", "汇总表");
    let wanted = "区文旅局：区文旅局到3月已按计划推进，各项活动正常开展。\
                  区科协：区科协到3月已按计划推进，各项活动正常开展。";
    assert!(rows.iter().any(|row| row.contains(wanted)), "{rows:?}");
    // Its own form counts above theirs, and no text is lost.
    year.answer("2024Q1", "区文化和科技局", 9.0);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", "2024-03-28"], 1);
    assert_eq!(said.matches("E667").count(), 2, "{said}");
    let rows = year.rows("2024Q1", "指标进度");
    assert!(rows.iter().any(|row| row.contains("|区文化和科技局|期|20||9|")), "{rows:?}");
    let others = year.rows("2024Q1", "其他内容").concat();
    assert!(others.contains("区科协到3月已按计划推进"), "{others}");
}

/// Two units become one from the second quarter on, and a late return of one for the first is put among those of the
/// second: it is told in both, and nobody is asked for what lies there.
#[test]
fn a_late_return_of_a_predecessor_in_the_next_folder() {
    let mut year = Year::new();
    year.answer("2024Q1", "区科协", 1.0);
    let late = year.read("returns/2024Q1/区科协2024Q1.xlsx");
    year.answer("2024Q1", "区文旅局", 6.0);
    std::fs::remove_file(year.office.path("returns/2024Q1/区科协2024Q1.xlsx")).unwrap();
    year.change(&[
        ("  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
         "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n"),
    ]);
    year.office.put("returns/2024Q2/区科协补报.xlsx", &late);
    let states = ["区文旅局 returned", "区科协 doubtful", "区卫健局 late"];
    assert_eq!(year.states("2024Q1", "2024-07-08", 1), states);
    let report = |period: &str| {
        let said = year.run(&["report", "--period", period, "--as-of", "2024-07-08"], 1);
        assert!(said.contains("区科协补报.xlsx"), "{said}");
        let others = year.rows(period, "其他内容").concat();
        assert_eq!(others.matches("区科协到3月已按计划推进").count(), 1, "{others}");
        said
    };
    assert!(report("2024Q1").contains("E665"));
    assert!(report("2024Q2").contains("E652"));
    // One for the second quarter, on the form of before, among those of the third.
    std::fs::remove_file(year.office.path("returns/2024Q2/区科协补报.xlsx")).unwrap();
    let before = super::forms::read(super::NOTICE);
    let period = hongtou::period::Period::parse("2024Q2").unwrap();
    let grids = super::forms::grids_of(&before, period);
    let bytes = super::form::write(&grids[1], &super::answers(&grids[1], 2.0)).unwrap();
    year.office.put("returns/2024Q3/区科协.xlsx", &bytes);
    assert_eq!(
        year.states("2024Q2", "2024-07-08", 1),
        ["区文化和科技局 doubtful", "区卫健局 late"]
    );
}

/// The next year's description, made of one that changed within its year, has no other faults than what is to be
/// filled in; what ended stays ended, and forms of a predecessor are known.
#[test]
fn the_next_year_knows_who_was_who() {
    let mut year = Year::new();
    year.change(&[
        ("单位名册:\n", "变更:\n  - {日期: 2024-06-10, 文号: 甲政办字〔2024〕27号}\n曾用字号: [甲政办字〔2024〕31号]\n单位名册:\n"),
        ("{名称: 区科协, 邮箱", "{名称: 区科技协会, 前身: [区科协], 自: 甲政办字〔2024〕27号, 邮箱"),
        ("数量: 200名", "数量: 400名, 原数量: [{至: 2024Q1, 数量: 200}]"),
        (
            "附件: {标题",
            "  - {名称: 开展法治宣传, 内容: 开展宣传。, 责任单位: 区文旅局, 完成时限: 2024-12-31, 至: 甲政办字〔2024〕27号}\n附件: {标题",
        ),
    ]);
    year.run(&["check"], 0);
    year.run(&["init", "2025", "--from", "notice.yaml"], 0);
    let (_, said) = year.office.run(&["check", "2025/notice.yaml"]);
    let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("错误[")).collect();
    assert!(errors.iter().all(|line| line.contains("E535")), "{said}");
    let new = year.office.read("2025/notice.yaml");
    let filled = new.replace("待填（甲政办字〔2025〕1号）", "甲政办字〔2025〕5号");
    let notice = crate::forms::read(&filled);
    let period = hongtou::period::Period::parse("2025Q1").unwrap();
    let grids = crate::forms::grids_of(&notice.in_force(period), period);
    let units: Vec<&str> = grids.iter().map(|grid| grid.identity.unit.as_str()).collect();
    assert_eq!(units, ["区文旅局", "区科技协会", "区卫健局"]);
    assert!(
        new.contains("前身: [区科协], 自: 2025-01-01") && new.contains("至: 2024-06-09"),
        "{new}"
    );
    assert!(
        !new.contains("开展法治宣传\n")
            && notice.as_signed().tasks.iter().filter(|task| task.in_force).count() == 2
    );
}

/// A late return for the first quarter in the folder of the second, where nothing else came of its unit: it is the
/// office's to move, whether the unit has another name by then or not, and no letter goes out before.
#[test]
fn a_late_return_in_the_next_folder_asks_the_office() {
    let mut year = Year::new();
    for unit in ["区文旅局", "区科协", "区卫健局"] {
        year.answer("2024Q1", unit, 1.0);
    }
    let late = ["区科协", "区卫健局"].map(|unit| {
        let own = format!("returns/2024Q1/{unit}2024Q1.xlsx");
        let bytes = year.read(&own);
        std::fs::remove_file(year.office.path(&own)).unwrap();
        (own, format!("returns/2024Q2/{unit}补报.xlsx"), bytes)
    });
    year.change(&[("{名称: 区科协, 邮箱", "{名称: 区科技协会, 前身: [区科协], 自: 2024Q2, 邮箱")]);
    year.answer("2024Q2", "区文旅局", 2.0);
    for (_, there, bytes) in &late {
        year.office.put(there, bytes);
    }
    let states = |code: i32| year.states("2024Q2", "2024-07-08", code);
    assert_eq!(states(1), ["区文旅局 returned", "区科技协会 doubtful", "区卫健局 doubtful"]);
    let remind = || year.office.run(&["remind", "--period", "2024Q2", "--as-of", "2024-07-08"]).1;
    let said = remind();
    assert!(said.contains("没有要催、要退的单位") && !said.contains("W805"), "{said}");
    let said = year.run(&["log", "--unit", "区科技协会"], 0);
    assert!(said.contains("区科协补报.xlsx"), "{said}");
    // Moved where they belong, both owe their own.
    for (own, there, _) in &late {
        std::fs::rename(year.office.path(there), year.office.path(own)).unwrap();
    }
    assert_eq!(states(0), ["区文旅局 returned", "区科技协会 late", "区卫健局 late"]);
    // What the first quarter has, and the unit sends once more, is its own to mend.
    for (_, there, bytes) in &late {
        year.office.put(there, bytes);
    }
    assert_eq!(states(1), ["区文旅局 returned", "区科技协会 faulty", "区卫健局 faulty"]);
    assert!(remind().contains("催报 0 个单位，退回 2 个单位"));
}
