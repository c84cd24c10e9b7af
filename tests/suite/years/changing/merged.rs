//! Units that become one, and one that ends, among those that make one number together: what is missing is said and
//! asked for, and what was reported stays.

use super::{Field, Year, answers, form};

/// Two units whose figures make one sum, of which one has a target of its own too.
fn together() -> Year {
    let mut year = Year::new();
    let sum = "{名称: 阅读推广活动, 数量: 20期, 填报单位: [区文旅局, 区科协], 合计方式: 合计}";
    year.change(&[("{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}", sum)]);
    year
}

/// The two become one while the first quarter is collected.
fn merge(year: &mut Year) {
    year.change(&[(
        "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
        "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024-03-20, 邮箱: wk@example.gov.cn}\n",
    )]);
}

fn row(year: &Year, period: &str, name: &str) -> String {
    let rows = year.rows(period, "指标进度");
    let row = rows.iter().find(|row| row.contains(name));
    row.unwrap_or_else(|| panic!("{name}: {rows:?}")).clone()
}

const DAY: &str = "2024-04-08";

#[test]
fn of_two_predecessors_only_one_answered() {
    let mut year = together();
    year.answer("2024Q1", "区文旅局", 6.0);
    merge(&mut year);
    assert_eq!(year.states("2024Q1", DAY, 1), ["区文化和科技局 faulty", "区卫健局 late"]);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 1);
    let missing = "“区文化和科技局”只有一部分前身的报表（区文旅局2024Q1.xlsx），前身区科协的没有收到，有关的数不全";
    assert!(said.contains(missing), "{said}");
    // No sum without the other, which is named beside the number.
    let row = row(&year, "2024Q1", "阅读推广活动");
    assert!(
        row.starts_with(
            "1|实施阅读推广|阅读推广活动|区文化和科技局|期|20||区文旅局：6区科协：（没有报）|"
        ) && row.contains("数据不全"),
        "{row}"
    );
    let summary = year.rows("2024Q1", "汇总表").concat();
    assert!(summary.contains("区科协：（没有报）"), "{summary}");
    // The unit that took over is asked for it.
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", DAY], 1);
    assert!(said.contains("催报 1 个单位，退回 1 个单位"), "{said}");
    let letter = year.letter("2024Q1", DAY, "退回-01-区文化和科技局");
    assert!(
        letter.contains("请把原来由区科协承担的部分也填在附件的报表里，合成一份重新报送"),
        "{letter}"
    );
    // When the other comes, nothing is missing.
    let later = year.yaml.clone();
    year.yaml = together().yaml;
    year.answer("2024Q1", "区科协", 2.0);
    year.yaml = later;
    assert_eq!(year.states("2024Q1", DAY, 0), ["区文化和科技局 returned", "区卫健局 late"]);
    year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 0);
    assert!(self::row(&year, "2024Q1", "阅读推广活动").contains("|期|20||8|"));
}

#[test]
fn of_two_predecessors_one_left_a_figure_blank() {
    let mut year = together();
    year.answer("2024Q1", "区文旅局", 6.0);
    let grids = year.grids("2024Q1");
    let mut told = answers(&grids[1], 2.0);
    told.remove(&grids[1].entry(Field::Figure { task: 0, target: 0 }).unwrap().id);
    let bytes = form::write(&grids[1], &told).unwrap();
    year.office.put("returns/2024Q1/区科协2024Q1.xlsx", bytes);
    // As of the unit alone, before.
    let alone = year.run(&["status", "--period", "2024Q1", "--as-of", DAY], 0);
    merge(&mut year);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 0);
    for said in [alone, said] {
        assert!(
            said.contains("W656") && said.contains("“实施阅读推广：阅读推广活动”没有填"),
            "{said}"
        );
        assert!(said.contains("区科协2024Q1.xlsx"), "{said}");
    }
    let row = row(&year, "2024Q1", "阅读推广活动");
    assert!(row.contains("|区文旅局：6区科协：（没有填）|") && row.contains("数据不全"), "{row}");
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", DAY], 0);
    assert!(said.contains("催报 1 个单位，退回 1 个单位"), "{said}");
    let letter = year.letter("2024Q1", DAY, "退回-01-区文化和科技局");
    assert!(letter.contains("“实施阅读推广：阅读推广活动”没有填"), "{letter}");
}

/// A unit ends, and none takes over: what it reported stays in the sum that counts from January, with a word.
#[test]
fn what_a_unit_that_ended_reported_stays_in_the_sum() {
    let mut year = together();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 3.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year.change(&[("kx@example.gov.cn}", "kx@example.gov.cn, 至: 2024-05-31}")]);
    for (unit, figure) in [("区文旅局", 9.0), ("区卫健局", 100.0)] {
        year.answer("2024Q2", unit, figure);
    }
    assert_eq!(year.states("2024Q2", "2024-07-08", 0), ["区文旅局 returned", "区卫健局 returned"]);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let ended = "区文旅局区科协（到2024年5月31日为止，计入最后报的3期）";
    let row = row(&year, "2024Q2", "阅读推广活动");
    let wanted = format!("1|实施阅读推广|阅读推广活动|{ended}|期|20|9|12|3|60.0%|");
    assert!(row.starts_with(&wanted), "{row}");
    let docx = year.read("out/report/2024Q2/汇总-2024Q2.docx");
    let paper = crate::word::parts(&docx)["word/document.xml"].clone();
    assert!(paper.contains("计入最后报的3期"), "{paper}");
    // Of a target that nobody reports any more too.
    let row = self::row(&year, "2024Q2", "科技大赛");
    assert!(row.contains("|区科协（到2024年5月31日为止，计入最后报的3场）|场|4|3|3|0|"), "{row}");
}

/// A unit becomes two: a form of it is neither's, is told as what it is, and both are asked for their own.
#[test]
fn a_unit_that_becomes_two() {
    let mut year = Year::new();
    year.answer("2024Q1", "区卫健局", 60.0);
    year.change(&[
        (
            "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n",
            "  - {名称: 区卫生局, 前身: [区卫健局], 自: 2024-03-20, 邮箱: ws@example.gov.cn}\n  \
             - {名称: 区疾控局, 前身: [区卫健局], 自: 2024-03-20, 邮箱: jk@example.gov.cn}\n",
        ),
        ("责任单位: 区卫健局", "责任单位: [区卫生局, 区疾控局]"),
        ("填报单位: 区卫健局", "填报单位: 区卫生局"),
    ]);
    let states = ["区文旅局 late", "区科协 late", "区卫生局 doubtful", "区疾控局 doubtful"];
    assert_eq!(year.states("2024Q1", DAY, 1), states);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 1);
    assert!(said.contains("[E674]: 这是“区卫健局”的报表，它已经分给区卫生局、区疾控局"), "{said}");
    assert!(!said.contains("W665"), "{said}");
    let others = year.rows("2024Q1", "其他内容").concat();
    assert_eq!(others.matches("区卫健局到3月已按计划推进").count(), 1, "{others}");
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", DAY], 1);
    assert!(said.contains("催报 4 个单位，退回 0 个单位"), "{said}");
}

/// All units of a task end: nobody reports it any more, which is said.
#[test]
fn a_task_that_nobody_reports_any_more() {
    let mut year = Year::new();
    year.change(&[("wj@example.gov.cn}", "wj@example.gov.cn, 至: 2024Q2}")]);
    let said = year.run(&["check"], 0);
    let wanted = "[W266]: “实施健康检查”的单位（区卫健局）年内都撤销了，没有接手的";
    assert!(said.contains(wanted), "{said}");
    year.change(&[(
        "完成时限: 2024-12-31\n    目标:\n      - {名称: 健康检查",
        "完成时限: 2024-12-31\n    至: 2024Q2\n    目标:\n      - {名称: 健康检查",
    )]);
    assert!(!year.run(&["check"], 0).contains("W266"));
}

/// The form of a unit that took over shows what those before it answered, each behind its name.
#[test]
fn what_was_answered_before_is_shown_to_who_took_over() {
    let mut year = Year::new();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year.change(&[(
        "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
        "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n",
    )]);
    year.run(&["forms", "--period", "2024Q2", "--previous", "returns/2024Q1"], 0);
    let name = "out/forms/2024Q2/01-区文化和科技局-2024Q2.xlsx";
    let book: super::Workbook = super::intake::open(&name.into(), &year.read(name)).unwrap();
    let texts: Vec<String> = book
        .content
        .sheets
        .iter()
        .flat_map(|sheet| sheet.cells.values().map(|cell| cell.text.clone()))
        .collect();
    let texts = texts.join("|");
    for wanted in ["上季度填报", "区文旅局：6", "区科协：1", "区文旅局：区文旅局到3月已按计划推进"]
    {
        assert!(texts.contains(wanted), "{wanted}: {texts}");
    }
}

/// What the figures of several units are to each other is part of what was asked.
#[test]
fn how_figures_make_one_is_told_where_it_changed() {
    let mut year = together();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区文旅局", 6.0);
    year.change(&[("合计方式: 合计", "合计方式: 各自")]);
    let said = year.run(&["status", "--period", "2024Q1", "--as-of", DAY], 0);
    assert!(said.contains("指标“阅读推广活动”的合计方式 合计 → 各自"), "{said}");
}

/// The return of one that came and is there no more: the office puts it back, and no unit is asked for what it sent.
#[test]
fn of_two_predecessors_one_return_is_gone() {
    let mut year = together();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 2.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    merge(&mut year);
    year.run(&["report", "--period", "2024Q1", "--as-of", DAY, "--final"], 0);
    assert!(row(&year, "2024Q1", "阅读推广活动").contains("|期|20||8|"));
    // Of each of them: the first of the files, and another.
    for unit in ["区文旅局", "区科协"] {
        let path = year.office.path(&format!("returns/2024Q1/{unit}2024Q1.xlsx"));
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(year.states("2024Q1", DAY, 1), ["区文化和科技局 doubtful", "区卫健局 returned"]);
        let said = year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 1);
        assert!(said.contains(&format!("[E673]: “{unit}”的这份报表")), "{said}");
        assert!(!said.contains("E669"), "{said}");
        let row = self::row(&year, "2024Q1", "阅读推广活动");
        let gone = format!("{unit}：（收到过，文件不在了）");
        assert!(row.contains(&gone) && row.contains("数据不全"), "{row}");
        let remind = ["remind", "--period", "2024Q1", "--as-of", DAY];
        let (_, said) = year.office.run(&remind);
        assert!(said.contains("没有要催、要退的单位") && !said.contains("W805"), "{said}");
        year.office.put(&format!("returns/2024Q1/{unit}2024Q1.xlsx"), bytes);
    }
    assert_eq!(year.states("2024Q1", DAY, 0), ["区文化和科技局 returned", "区卫健局 returned"]);
}

/// What is put together of two files names both, in the report and in the list of what was issued.
#[test]
fn a_return_of_two_files_names_both() {
    let mut year = together();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 2.0)] {
        year.answer("2024Q1", unit, figure);
    }
    merge(&mut year);
    year.run(&["report", "--period", "2024Q1", "--as-of", DAY, "--final"], 0);
    let files = "区文旅局2024Q1.xlsx、区科协2024Q1.xlsx";
    let list = year.office.read("存档/2024Q1/汇总-第1版-20240408/清单.json");
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(list["units"][0]["file"], files);
    let hashes = list["units"][0]["sha256"].as_str().expect("hashes");
    assert_eq!(hashes.split('、').map(str::len).collect::<Vec<_>>(), [64, 64]);
    let rows = year.rows("2024Q1", "报送情况").concat();
    assert!(rows.contains(files), "{rows}");
    let said = year.run(&["log", "--period", "2024Q1", "--what", "issued"], 0);
    assert!(said.contains(files), "{said}");
}

/// Forms of 区文旅局 and 区科协 for `period` by the description before the two became one in it.
fn old_forms(year: &mut Year, period: &str, answers: &[(&str, f64)]) {
    let now = std::mem::replace(&mut year.yaml, together().yaml);
    answers.iter().for_each(|(unit, figure)| year.answer(period, unit, *figure));
    year.yaml = now;
}

/// What is said anew of a number of several files names the file that is another.
#[test]
fn a_revision_names_the_file_that_changed() {
    let mut year = together();
    merge(&mut year);
    old_forms(&mut year, "2024Q1", &[("区文旅局", 6.0), ("区科协", 2.0)]);
    year.run(&["report", "--period", "2024Q1", "--as-of", DAY, "--final"], 0);
    let now = std::mem::replace(&mut year.yaml, together().yaml);
    super::issued::corrected(&year, "区科协", 3.0);
    year.yaml = now;
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 0);
    let changed = "区文化和科技局 实施阅读推广：阅读推广活动：8 → 9（区科协（更正）.xlsx）";
    assert!(said.contains(changed), "{said}");
}

/// Of what is put together of two forms each has its stamped copy.
#[test]
fn each_predecessors_stamped_copy_is_asked_for() {
    let mut year = together();
    merge(&mut year);
    year.change(&[(
        "  汇总单位: 区妇儿工委办公室\n",
        "  汇总单位: 区妇儿工委办公室\n  盖章件: 是\n",
    )]);
    old_forms(&mut year, "2024Q1", &[("区文旅局", 6.0), ("区科协", 2.0)]);
    let stamped = |year: &Year, unit: &str| {
        let bytes = format!("%PDF-1.4\n% {unit}\n%%EOF\n");
        year.office.put(&format!("returns/2024Q1/{unit}盖章.pdf"), bytes);
    };
    stamped(&year, "区文旅局");
    let said = year.run(&["status", "--period", "2024Q1", "--as-of", DAY], 0);
    assert!(said.contains("缺盖章件 1") && said.contains("没有区科协的盖章件"), "{said}");
    year.run(&["remind", "--period", "2024Q1", "--as-of", DAY], 0);
    let letter = year.letter("2024Q1", DAY, "催报-01-区文化和科技局");
    assert!(letter.contains("尚未收到贵单位的盖章扫描件（区科协的那一份）"), "{letter}");
    stamped(&year, "区科协");
    assert_eq!(year.states("2024Q1", DAY, 0)[0], "区文化和科技局 returned");
    // One that the unit stamped as it is now stands for both.
    std::fs::remove_file(year.office.path("returns/2024Q1/区科协盖章.pdf")).unwrap();
    std::fs::remove_dir_all(year.office.path("log")).unwrap();
    stamped(&year, "区文化和科技局");
    assert_eq!(year.states("2024Q1", DAY, 0)[0], "区文化和科技局 returned");
}

/// The predecessors' mail goes to the one that takes over, and two that came out of one may have its mailbox.
#[test]
fn a_mailbox_of_units_that_are_one_is_no_slip() {
    let joined = "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n";
    let mut year = Year::new();
    year.change(&[
        ("  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n", ""),
        ("  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n", joined),
    ]);
    let said = year.run(&["send", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    assert!(!said.contains("W801") && !said.contains("W802"), "{said}");
    let of = |name: &str| {
        format!("  - {{名称: {name}, 前身: [区卫健局], 自: 2024Q2, 邮箱: wj@example.gov.cn}}\n")
    };
    let mut year = Year::new();
    year.change(&[
        ("  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n", &(of("区健康局") + &of("区疾控局"))),
        ("责任单位: 区卫健局", "责任单位: [区健康局, 区疾控局]"),
        ("填报单位: 区卫健局", "填报单位: 区健康局"),
    ]);
    let said = year.run(&["send", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
    assert!(!said.contains("W802"), "{said}");
}

/// What was shared out among units that have become one since: the earlier amount names those of then.
#[test]
fn shares_of_units_that_were_merged_since() {
    let shares = "数量: 20期, 填报单位: [{单位: 区文旅局, 数量: 15}, {单位: 区科协, 数量: 5}]";
    let whole = "{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}";
    let mut year = Year::new();
    year.change(&[(whole, &format!("{{名称: 阅读推广活动, {shares}, 合计方式: 合计}}"))]);
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区文旅局", 6.0);
    year.answer("2024Q1", "区科协", 2.0);
    merge(&mut year);
    year.change(&[
        ("自: 2024-03-20", "自: 2024Q2"),
        ("责任单位: [区文旅局, 区科协]", "责任单位: 区文化和科技局"),
        ("4场, 填报单位: 区科协", "4场, 填报单位: 区文化和科技局"),
        (
            &format!("{shares}, 合计方式: 合计"),
            "数量: 36期, 填报单位: 区文化和科技局, 原数量: [{至: 2024Q1, SHARES}]",
        ),
        ("SHARES", shares),
    ]);
    let said = year.run(&["check"], 0);
    assert!(!said.contains("E208") && !said.contains("E709"), "{said}");
    year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 0);
    let first = row(&year, "2024Q1", "阅读推广活动");
    assert!(first.contains("|期|20|") && first.contains("|8|"), "{first}");
    year.answer("2024Q2", "区文化和科技局", 18.0);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let second = row(&year, "2024Q2", "阅读推广活动");
    assert!(second.contains("区文化和科技局|期|36") && second.contains("|8|18|"), "{second}");
    // One that is left out is missed.
    year.change(&[(", {单位: 区科协, 数量: 5}", "")]);
    assert!(year.run(&["check"], 0).contains("15期"), "the shares do not make the whole");
}
