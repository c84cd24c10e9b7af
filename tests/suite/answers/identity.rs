//! Whose a return is: each rung of the ladder, what contradicts it, and what stays in doubt.

use hongtou::cell::CellRef;
use hongtou::form::{Answers, Evidence, Forms, Step, Verdict};
use hongtou::intake::{Cell, Value, Workbook};
use hongtou::notice::Notice;
use hongtou::period::{Period, Quarter};

use super::{Taken, planted, returned, typed};
use crate::forms;

const HEADS: [&str; 5] = ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"];
/// 区科协 has this one task.
const ROW: [&str; 5] = ["1", "实施儿童文化素养提升行动", "区科协", "办了科技模型大赛的初赛", ""];

/// A table typed anew under these headings.
fn table(headings: &[&str], row: [&str; 5]) -> Workbook {
    let headings: Vec<[&str; 1]> = headings.iter().map(|heading| [*heading]).collect();
    let mut rows: Vec<&[&str]> = headings.iter().map(<[&str; 1]>::as_slice).collect();
    rows.extend([HEADS.as_slice(), row.as_slice()]);
    typed(&rows)
}

/// What is found of the first quarter of `notice`: unit, period and their steps, or 待核 with
/// the candidates; then the codes that speak of it.
fn found(notice: &Notice, workbook: &Workbook, evidence: Evidence<'_>) -> String {
    let forms = Forms::new(notice, Period::new(notice.year, Quarter::First));
    let name = |unit| &notice.units.get(unit).name.value;
    let found = hongtou::form::identify(&forms, workbook, &evidence);
    let words = match found.verdict() {
        Verdict::Identified(one) => {
            let steps = [one.unit_by, one.period_by].map(Step::chinese);
            format!("{} {} {} {}", name(one.unit), steps[0], one.period, steps[1])
        }
        Verdict::Doubtful(one) => {
            let units =
                one.units.iter().map(|(unit, step)| format!("{} {}", name(*unit), step.chinese()));
            let periods =
                one.periods.iter().map(|(period, step)| format!("{period} {}", step.chinese()));
            format!(
                "待核 {} | {}",
                units.collect::<Vec<_>>().join("，"),
                periods.collect::<Vec<_>>().join("，")
            )
        }
        Verdict::Foreign => "另一通知".to_owned(),
    };
    let codes = crate::returns::codes(found.findings());
    if codes.is_empty() { words } else { format!("{words}: {}", codes.join(" ")) }
}

fn file(name: &str) -> Evidence<'_> {
    Evidence { name, ..Evidence::default() }
}

#[test]
fn the_sheet_says_it_where_no_mark_does() {
    let notice = forms::notice(2024);
    let sure = "区科协 表内文字 2024Q1 表内文字";
    for headings in [
        ["填报单位：区科协", "（2024年第一季度）"],
        ["填报单位（盖章）：区科协　　填报时间：2024年4月2日", "2024年1-3月工作进展"],
        ["２０２４年一季度情况", "报送单位: 区 科 协"],
        ["单位名称：淄川区科协", "2024Q1"],
    ] {
        assert_eq!(found(&notice, &table(&headings, ROW), file("报表.xlsx")), sure, "{headings:?}");
    }
    // A full name of which the official one is an abbreviation is told with less trust.
    let full = table(&["填报单位：淄川区科学技术协会", "第一季度"], ROW);
    assert_eq!(found(&notice, &full, file("报表.xlsx")), "区科协 相似 2024Q1 表内文字: W651");
}

/// Rows are copied: that they are like a unit's says nothing against a name that the sheet states.
#[test]
fn rows_alike_do_not_beat_a_name_that_no_unit_has() {
    let notice = forms::notice(2024);
    let stranger = table(&["填报单位：东湖镇人民政府", "第一季度"], ROW);
    let wanted = "待核 区科协 相似 | 2024Q1 表内文字: E650";
    assert_eq!(found(&notice, &stranger, file("报表.xlsx")), wanted);
    // Where the rows are nobody's either, one voice does not contradict itself.
    let alone =
        table(&["填报单位：东湖镇人民政府", "第一季度"], ["1", "修缮古塔", "", "已修好。", ""]);
    assert_eq!(found(&notice, &alone, file("报表.xlsx")), "待核  | 2024Q1 表内文字: E650");
    let forms = Forms::new(&notice, Period::new(2024, Quarter::First));
    let told = hongtou::form::identify(&forms, &alone, &file("报表.xlsx")).findings().sorted();
    let title = told[0].problem.message(hongtou::diag::Lang::Zh).title;
    let wanted = "认不出是哪个单位的报表：表内文字是“东湖镇人民政府”，通知里没有对得上的，待核";
    assert_eq!(title, wanted);
    let nobody = table(&["填报单位：", "第一季度"], ROW);
    assert_eq!(found(&notice, &nobody, file("报表.xlsx")), "区科协 相似 2024Q1 表内文字: W651");
}

/// The period may stand in the label's own cell; a unit's name is none.
#[test]
fn the_period_may_stand_behind_the_unit_s_name() {
    let notice = forms::notice(2024);
    for heading in [
        "填报单位：区科协（2024年第一季度）",
        "填报单位（盖章）：区科协 首季",
        "填报单位：区科协    填报时段：二〇二四年1月—3月",
    ] {
        let sure = "区科协 表内文字 2024Q1 表内文字";
        assert_eq!(found(&notice, &table(&[heading], ROW), file("")), sure, "{heading}");
    }
}

#[test]
fn the_unit_may_stand_in_the_cell_beside_its_label() {
    let notice = forms::notice(2024);
    let mut workbook = table(&["填报单位", "第一季度"], ROW);
    let place = CellRef::new(0, 2);
    workbook.content.sheets[0].cells.insert(place, Cell::new("区科协", Value::Text));
    assert_eq!(found(&notice, &workbook, file("")), "区科协 表内文字 2024Q1 表内文字");
}

/// Names are weaker than the sheet, and are believed with a warning where it says nothing.
#[test]
fn names_around_the_file_say_it_where_the_sheet_does_not() {
    let notice = forms::notice(2024);
    let bare = table(&[], ROW);
    let by_name = "区科协 文件名 2024Q1 文件名: W651 W651";
    let none = Evidence::default();
    for evidence in [
        file("区科协2024年一季度.xlsx"),
        file("科协报表（第一季度）.xlsx"),
        Evidence { folder: "一季度/区科协", ..none },
        Evidence { folder: "区科协-2024Q1.zip", name: "报表.xlsx", ..none },
        Evidence { subject: "区科协一季度报表", name: "附件.xlsx", ..none },
        Evidence { sender: "区科协办公室", name: "2024Q1.xlsx", ..none },
    ] {
        assert_eq!(found(&notice, &bare, evidence), by_name, "{evidence:?}");
    }
    assert_eq!(found(&notice, &bare, file("区科协.xlsx")), "区科协 文件名 2024Q1 推定: W651 W651");
}

#[test]
fn a_sender_is_known_by_the_mailbox_of_the_register() {
    let path = crate::program::folder(2024).join("notice.yaml");
    let yaml = std::fs::read_to_string(path).unwrap();
    let yaml =
        yaml.replace("  - name: 区科协\n", "  - name: 区科协\n    email: kx@example.gov.cn\n");
    let notice = forms::read(&yaml);
    let evidence =
        Evidence { address: "KX@example.gov.cn", name: "一季度.xlsx", ..Evidence::default() };
    let wanted = "区科协 文件名 2024Q1 文件名: W651 W651";
    assert_eq!(found(&notice, &table(&[], ROW), evidence), wanted);
}

#[test]
fn contradictions_are_reported() {
    let notice = forms::notice(2024);
    let both = ["填报单位：区科协", "第一季度"];
    // The sheet against the file's name: nobody can tell.
    assert_eq!(
        found(&notice, &table(&both, ROW), file("区文旅局.xlsx")),
        "待核 区科协 表内文字，区文旅局 文件名 | 2024Q1 表内文字: E650"
    );
    // The file's name against its folder.
    let evidence = Evidence { folder: "区文旅局", ..file("区科协一季度.xlsx") };
    assert_eq!(
        found(&notice, &table(&[], ROW), evidence),
        "待核 区科协 文件名，区文旅局 文件名 | 2024Q1 文件名: E650 W651"
    );
    // The form itself is surer than its name.
    let grid = forms::grid(&notice, "区科协");
    let form = returned(&grid, &planted(&grid));
    let sure = "区科协 编号 2024Q1 编号";
    assert_eq!(found(&notice, &form, file("区文旅局.xlsx")), format!("{sure}: W650"));
    assert_eq!(found(&notice, &form, file("区科协二季度.xlsx")), format!("{sure}: W650"));
    assert_eq!(found(&notice, &form, file("08-区科协-2024Q1.xlsx")), sure);
}

/// Last quarter's form with another heading: the marks say one thing, the sheet another.
#[test]
fn a_form_that_was_made_another_by_hand_is_doubtful() {
    let notice = forms::notice(2024);
    let grid = forms::grid(&notice, "区科协");
    let mut form = returned(&grid, &planted(&grid));
    for cell in form.content.sheets[0].cells.values_mut() {
        cell.text = cell.text.replace("第一季度", "第二季度");
    }
    assert_eq!(
        found(&notice, &form, file("")),
        "待核 区科协 编号 | 2024Q1 编号，2024Q2 表内文字: E650"
    );
    let mut form = returned(&grid, &planted(&grid));
    for cell in form.content.sheets[0].cells.values_mut() {
        cell.text = cell.text.replace("填报单位：区科协", "填报单位：区文旅局");
    }
    assert_eq!(
        found(&notice, &form, file("")),
        "待核 区科协 编号，区文旅局 表内文字 | 2024Q1 编号: E650"
    );
}

/// The sheet that bears the marks is asked, not whichever agrees with them: a second sheet with the
/// marked unit's table does not silence what the form's own sheet says.
#[test]
fn the_form_s_own_sheet_speaks_against_its_marks() {
    let notice = forms::notice(2024);
    let grid = forms::grid(&notice, "区科协");
    let second = |unit: &str| {
        let mut sheet =
            table(&[&format!("填报单位：{unit}"), "第一季度"], ROW).content.sheets.remove(0);
        sheet.name = "另一张".into();
        sheet
    };
    let mut form = returned(&grid, &planted(&grid));
    form.content.sheets.push(second("区文旅局"));
    assert_eq!(found(&notice, &form, file("")), "区科协 编号 2024Q1 编号");
    for cell in form.content.sheets[0].cells.values_mut() {
        cell.text = cell.text.replace("填报单位：区科协", "填报单位：区文旅局");
    }
    let last = form.content.sheets.len() - 1;
    form.content.sheets[last] = second("区科协");
    assert_eq!(
        found(&notice, &form, file("")),
        "待核 区科协 编号，区文旅局 表内文字 | 2024Q1 编号: E650"
    );
}

/// That it does not count (E652) is said where files are sorted, as the office may have ruled its quarter.
#[test]
fn a_form_of_another_quarter_year_or_notice_is_told() {
    let notice = forms::notice(2024);
    let second = forms::grids(&notice, Quarter::Second);
    let grid = second.iter().find(|grid| grid.identity.unit == "区科协").unwrap();
    let form = returned(grid, &planted(grid));
    assert_eq!(found(&notice, &form, file("")), "区科协 编号 2024Q2 编号");
    let old = table(&["填报单位：区科协", "2023年第一季度"], ROW);
    assert_eq!(found(&notice, &old, file("")), "区科协 表内文字 2023Q1 表内文字");
    let old =
        table(&["2023年为全区妇女儿童办实事工作进展情况报表", "填报单位：区科协", "第一季度"], ROW);
    assert_eq!(found(&notice, &old, file("")), "区科协 表内文字 2023Q1 表内文字");
    let other = forms::notice(2026);
    let grid = forms::grid(&other, "区妇联");
    let form = returned(&grid, &Answers::new());
    assert_eq!(found(&notice, &form, file("")), "另一通知: E651");
}

#[test]
fn the_tasks_tell_a_unit_that_nothing_else_names() {
    let notice = forms::notice(2024);
    let own = ["5", "实施孤困境儿童生活救助活动", "", "已发放第一季度生活费", ""];
    let alone = "区民政局 相似 2024Q1 推定: W651 W651";
    assert_eq!(found(&notice, &table(&[], own), file("")), alone);
    // Three units have this one, and each has others.
    let shared = ["6", "免费实施孕前优生健康和“两癌”检查", "", "已检查五千名", ""];
    let verdict = found(&notice, &table(&[], shared), file(""));
    assert!(verdict.starts_with("待核 ") && verdict.contains("区卫健局 相似"), "{verdict}");
    // 区科协 is named, and the table is of others.
    let verdict = found(&notice, &table(&["填报单位：区科协", "一季度"], own), file(""));
    assert_eq!(verdict, "待核 区科协 表内文字，区民政局 相似 | 2024Q1 表内文字: E650");
}

/// Of several sheets the one of the quarter that is collected is meant.
#[test]
fn a_workbook_with_a_sheet_a_quarter_is_read_for_its_own() {
    let notice = forms::notice(2024);
    let grid = forms::grid(&notice, "区科协");
    let mut book = table(&["填报单位：区科协", "第四季度"], ROW);
    let mut row = ROW;
    row[3] = "这一季度的进展";
    let now = table(&["填报单位：区科协", "第一季度"], row).content.sheets.remove(0);
    book.content.sheets.push(now);
    book.content.sheets[1].name = "一季度".into();
    let forms = Forms::new(&notice, grid.identity.period);
    let taken = Taken::of(&forms, &book, &file("区科协.xlsx"));
    assert_eq!(super::answer(&notice, "区科协", &taken, 8).as_deref(), Some("这一季度的进展"));
    assert!(taken.others.iter().any(|other| other == ROW[3]), "{:?}", taken.others);
}

/// A bureau that was renamed after the forms went out is known by its former name.
#[test]
fn a_renamed_unit_keeps_its_forms() {
    let before = forms::notice(2024);
    let grid = forms::grid(&before, "区科协");
    let form = returned(&grid, &planted(&grid));
    let path = crate::program::folder(2024).join("notice.yaml");
    let yaml = std::fs::read_to_string(path).unwrap();
    let yaml = yaml.replace("  - name: 区科协\n", "  - name: 区科技协会\n    aliases: [区科协]\n");
    let after = forms::read(&yaml);
    assert_eq!(found(&after, &form, file("")), "区科技协会 编号 2024Q1 编号");
    let forms = Forms::new(&after, grid.identity.period);
    assert_eq!(Taken::of(&forms, &form, &file("")).answers, planted(&grid));
}
