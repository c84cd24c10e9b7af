//! What a finding says is to be written, written as it says: then it is silent; and what is over or moved is told.

use super::told::paper;
use super::{NOTICE, Year};

/// The first quarter, whose forms were noted as sent by hand.
fn sent_by_hand() -> Year {
    let year = Year::new();
    let period = ["--period", "2024Q1", "--as-of", "2024-03-25"];
    year.run(&[&["forms"][..], &period].concat(), 0);
    year.run(&[&["log", "--sent", "全部"][..], &period].concat(), 0);
    year
}

fn check(year: &Year) -> String {
    year.office.run(&["check", "notice.yaml"]).1
}

/// Text and amount were changed together; both are told with the lines to write, and the lines are enough.
#[test]
fn the_lines_of_a_finding_about_the_notice_silence_it() {
    let mut year = sent_by_hand();
    year.change(&[("为200名妇女", "为400名妇女"), ("数量: 200名", "数量: 400名")]);
    let said = check(&year);
    for wanted in [
        "“实施健康检查”的内容 为200名妇女做健康检查。 → 为400名妇女做健康检查。",
        "“数量: 400名”，“原数量: [{至: 2024Q1, 数量: 200名}]”",
        "“实施健康检查”的内容只是跟着数量改的，写了这几行就不用再写",
    ] {
        assert!(said.contains("W901") && said.contains(wanted), "{wanted}: {said}");
    }
    let change = "变更: [{日期: 2024-03-20, 文号: 甲政办字〔2024〕21号}]\n单位名册:\n";
    year.change(&[("单位名册:\n", change)]);
    // By the period, and by a document whose day lies within it.
    for until in ["2024Q1", "甲政办字〔2024〕21号"] {
        let lines = format!("数量: 400名, 原数量: [{{至: {until}, 数量: 200名}}]");
        year.change(&[("数量: 400名", &lines)]);
        let said = check(&year);
        assert!(!said.contains("W901") && !said.contains("W193"), "{until}: {said}");
        let (_, said) = year.office.run(&["send", "--period", "2024Q2", "--as-of", "2024-06-25"]);
        assert!(!said.contains("W901"), "{until}: {said}");
        year.change(&[(&lines, "数量: 400名")]);
    }
}

/// More than the amount is another: that is told still.
#[test]
fn a_text_that_says_something_else_is_told() {
    let mut year = sent_by_hand();
    year.change(&[
        ("为200名妇女做健康检查", "为400名妇女、老人做健康检查"),
        ("数量: 200名", "数量: 400名, 原数量: [{至: 2024Q1, 数量: 200名}]"),
    ]);
    let said = check(&year);
    assert!(said.contains("W901") && said.contains("“实施健康检查”的内容没有要写的"), "{said}");
}

/// A unit by another name, from a day within the period or from the next on.
#[test]
fn the_line_of_a_renamed_unit_silences_it() {
    for since in ["2024-03-20", "2024Q2"] {
        let mut year = sent_by_hand();
        year.yaml = NOTICE.replace("区科协", "区科技协会");
        year.change(&[]);
        assert!(check(&year).contains("“前身: [区科协]”“自: 2024Q2”"));
        let line = format!("{{名称: 区科技协会, 前身: [区科协], 自: {since},");
        year.change(&[("{名称: 区科技协会,", &line)]);
        let said = check(&year);
        assert!(!said.contains("W901"), "{since}: {said}");
    }
}

/// The kept description is moved away, and the forms are made again.
#[test]
fn a_kept_description_that_was_moved_away_is_told_no_more() {
    let mut year = sent_by_hand();
    year.change(&[("为200名妇女", "为400名妇女"), ("数量: 200名", "数量: 400名")]);
    std::fs::remove_file(year.office.path("存档/2024Q1/notice.yaml")).unwrap();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-04-02"], 0);
    let said = check(&year);
    assert!(!said.contains("W901") && !said.contains("W903"), "{said}");
}

/// A file that came was taken away on purpose, and ruled so in the words of the finding.
#[test]
fn what_was_taken_away_on_purpose_is_ruled_out_and_no_more_said() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区科协", 1.0);
    let status = ["status", "--period", "2024Q1", "--as-of", "2024-04-08"];
    year.office.run(&status);
    std::fs::remove_file(year.office.path("returns/2024Q1/区科协2024Q1.xlsx")).unwrap();
    let (_, said) = year.office.run(&status);
    assert!(said.contains("[E673]"), "{said}");
    for period in ["", ", 报送期: 2024Q1"] {
        let ruling = format!("来件: [{{文件: 区科协2024Q1.xlsx, 不计: 是{period}}}]\n");
        year.office.put("notice.yaml", format!("{}{ruling}", year.yaml));
        let (_, said) = year.office.run(&status);
        assert!(!said.contains("E673") && !said.contains("W661"), "{said}");
        year.answer("2024Q2", "区文旅局", 8.0);
        let second = ["report", "--period", "2024Q2", "--as-of", "2024-07-08"];
        let said = year.run(&second, 0);
        assert!(!said.contains("E673") && !said.contains("W661"), "{said}");
    }
    // A name that no file ever had is asked about.
    year.change(&[("报送:\n", "来件: [{文件: 区科协.xlsx, 不计: 是}]\n报送:\n")]);
    assert!(year.office.run(&status).1.contains("[W661]"));
}

const TARGET: &str = "{名称: 科技大赛, 数量: 4场";
const OVER: &str = "{名称: 科技大赛, 至: 2024-03-20, 数量: 4场";

/// A target was ended by a day of a quarter that was reported and not issued: its rows say so, and the program what
/// becomes of them.
#[test]
fn a_target_that_was_ended_within_a_reported_quarter_is_told() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for (unit, figure) in [("区文旅局", 6.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    let report = ["report", "--period", "2024Q1", "--as-of", "2024-04-08"];
    year.run(&report, 0);
    year.change(&[(TARGET, OVER)]);
    let said = year.run(&report, 0);
    let wanted =
        "指标“科技大赛” 4场已经写明到2024-03-20为止（取消）：这一期来了的照印，没有来的写“已取消”";
    assert!(said.contains(wanted), "{said}");
    assert!(!check(&year).contains("W901"));
    // The list of targets, the workbook and the page.
    let rows = year.rows("2024Q1", "指标进度");
    let row = rows.iter().find(|row| row.contains("科技大赛")).expect("the row");
    assert!(row.contains("|已取消") && !row.contains("数据不全"), "{row}");
    assert!(rows.concat().contains("已取消 1 个"), "{rows:?}");
    let paper = paper(&year, "2024Q1");
    assert!(paper.contains("已取消"), "{paper}");
    year.run(&[&report[..], &["--html"]].concat(), 0);
    let page = year.read("out/report/2024Q1/汇总-2024Q1.html");
    let page = String::from_utf8(page).unwrap();
    let target = page.split("科技大赛").last().expect("the target");
    assert!(target.contains("已取消"), "{target}");
}

/// What was issued while the target was asked for is compared with what is printed since it is over.
#[test]
fn what_is_over_since_the_report_was_issued_is_told_with_it() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区文旅局", 6.0);
    let report = ["report", "--period", "2024Q1", "--as-of"];
    year.run(&[&report[..], &["2024-04-08", "--final"]].concat(), 0);
    let task = "完成时限: 2024-12-31\n    目标:\n      - {名称: 健康检查";
    let over = "完成时限: 2024-12-31\n    至: 2024-03-26\n    目标:\n      - {名称: 健康检查";
    year.change(&[(TARGET, OVER), (task, over)]);
    let said = year.run(&[&report[..], &["2024-04-20"]].concat(), 0);
    for wanted in ["第1件“科技大赛”状态", "第2件“健康检查”状态", "区卫健局 实施健康检查"]
    {
        assert!(said.contains(wanted) && said.contains("已取消"), "{wanted}: {said}");
    }
}

/// A unit that had returned nothing when the report was issued and has since, and one whose return was taken away.
#[test]
fn returns_that_came_and_went_since_the_report_was_issued_are_told() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区文旅局", 6.0);
    let report = ["report", "--period", "2024Q1", "--as-of"];
    year.run(&[&report[..], &["2024-04-08", "--final"]].concat(), 0);
    year.answer("2024Q1", "区科协", 1.0);
    std::fs::remove_file(year.office.path("returns/2024Q1/区文旅局2024Q1.xlsx")).unwrap();
    year.change(&[(
        "报送:\n",
        "来件: [{文件: 区文旅局2024Q1.xlsx, 不计: 是, 报送期: 2024Q1}]\n报送:\n",
    )]);
    let said = year.run(&[&report[..], &["2024-04-20"]].concat(), 0);
    for wanted in ["逾期未报 → 已报", "已报 → 逾期未报"] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}

const LINE: &str = "      - {名称: 科技大赛, 数量: 4场, 填报单位: 区科协}\n";

/// A target was moved to another task behind the first quarter: its figures go on, whether the days are written or
/// the description of then was kept.
#[test]
fn a_target_that_was_moved_to_another_task_goes_on_with_its_figures() {
    for [old, new] in [
        [String::new(), LINE.to_owned()],
        [
            LINE.replace("科技大赛,", "科技大赛, 至: 2024Q1,"),
            LINE.replace("科技大赛,", "科技大赛, 自: 2024Q2,"),
        ],
    ] {
        let mut year = Year::new();
        year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
        for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
            year.answer("2024Q1", unit, figure);
        }
        let health = "      - {名称: 健康检查, 数量: 200名, 填报单位: 区卫健局}\n";
        year.change(&[
            (LINE, &old),
            (health, &format!("{health}{new}")),
            ("责任单位: 区卫健局", "责任单位: [区卫健局, 区科协]"),
        ]);
        year.answer("2024Q2", "区科协", 3.0);
        year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
        let rows = year.rows("2024Q2", "指标进度").join("\n");
        assert!(rows.contains("|实施健康检查|科技大赛|区科协|场|4|1|3|2|75.0%|50.0%|"), "{rows}");
        let paper = paper(&year, "2024Q2");
        let wanted = "指标“科技大赛”移到实事“实施健康检查”";
        assert!(paper.contains(wanted) && !paper.contains("增加指标"), "{paper}");
        // Less than was reported in the other task.
        year.answer("2024Q2", "区科协", 0.0);
        year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
        let rows = year.rows("2024Q2", "指标进度").join("\n");
        assert!(rows.contains("|科技大赛|区科协|场|4|1|0|-1|"), "{rows}");
    }
}

/// The returns of two quarters lie in each other's folders: the office moves them, and no unit is written to.
#[test]
fn returns_in_each_others_folders_are_no_letter() {
    let year = Year::new();
    for (period, figure) in [("2024Q1", 1.0), ("2024Q2", 2.0)] {
        for unit in ["区文旅局", "区科协", "区卫健局"] {
            year.answer(period, unit, figure);
        }
    }
    let way =
        |period: &str, of: &str| year.office.path(&format!("returns/{period}/区科协{of}.xlsx"));
    for [from, to] in [["2024Q1", "2024Q2"], ["2024Q2", "2024Q1"]] {
        std::fs::rename(way(from, from), way(to, from)).unwrap();
    }
    for period in ["2024Q1", "2024Q2"] {
        let remind = ["remind", "--period", period, "--as-of", "2024-07-20", "--dry-run"];
        let said = year.office.run(&remind).1;
        assert!(said.contains("没有要催、要退的单位"), "{period}: {said}");
        let status = year.office.run(&["status", "--period", period, "--as-of", "2024-07-20"]).1;
        assert!(status.contains("[E665]"), "{period}: {status}");
    }
}
