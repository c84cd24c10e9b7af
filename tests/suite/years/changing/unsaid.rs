//! What was changed in the description without a word from when on: the program says what is to be written.

use hongtou::form::{self, Field};

use super::{NOTICE, Year, answers};

/// A year whose first quarter went out and came back.
fn first_quarter() -> Year {
    let year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for unit in ["区文旅局", "区科协", "区卫健局"] {
        year.answer("2024Q1", unit, 3.0);
    }
    year
}

/// What `check` says.
fn check(year: &Year) -> String {
    year.office.run(&["check", "notice.yaml"]).1
}

/// The name is replaced wherever it stands, as an editor does.
#[test]
fn a_unit_by_another_name_everywhere_is_led_to_its_predecessor() {
    let mut year = first_quarter();
    year.yaml = NOTICE.replace("区科协", "区科技协会");
    year.change(&[]);
    let wanted = "“区科协”没有了，它的实事由新的“区科技协会”负责：是改名（合并）吗？是的，在名册里给“区科技协会”写“前身: [区科协]”“自: 2024Q2”";
    for command in [
        ["forms", "--period", "2024Q2", "--as-of", "2024-06-25"],
        ["send", "--period", "2024Q2", "--as-of", "2024-06-25"],
        ["status", "--period", "2024Q1", "--as-of", "2024-04-08"],
    ] {
        let (_, said) = year.office.run(&command);
        assert!(said.contains("W901") && said.contains(wanted), "{command:?}: {said}");
    }
    assert!(check(&year).contains(wanted));
    // As it says.
    year.change(&[("{名称: 区科技协会,", "{名称: 区科技协会, 前身: [区科协], 自: 2024Q2,")]);
    let said = check(&year);
    assert!(!said.contains("W901"), "{said}");
}

/// A task that another unit has now is no renamed unit.
#[test]
fn a_unit_that_stays_was_not_renamed() {
    let mut year = first_quarter();
    year.change(&[
        ("单位名册:\n", "单位名册:\n  - {名称: 区体育局, 邮箱: ty@example.gov.cn}\n"),
        ("责任单位: [区文旅局, 区科协]", "责任单位: [区文旅局, 区体育局]"),
        ("填报单位: 区科协", "填报单位: 区体育局"),
    ]);
    let said = check(&year);
    assert!(said.contains("W901") && !said.contains("是改名"), "{said}");
}

/// The name of the register alone: each place that has the old one is no finding of its own.
#[test]
fn a_unit_by_another_name_in_the_register_is_told_once() {
    let mut year = Year::new();
    year.change(&[("{名称: 区科协,", "{名称: 区科技协会,")]);
    let said = check(&year);
    assert_eq!(said.matches("[E204]").count(), 1, "{said}");
    assert!(said.contains("没有“区科协”（共2处，第 14、18 行）"), "{said}");
    assert!(said.contains("写“前身: [区科协]”和“自: 改名的日期”"), "{said}");
}

/// Text and amount are changed together, so that they agree.
#[test]
fn an_amount_and_its_text_are_told_by_all_that_look_ahead() {
    let mut year = first_quarter();
    year.change(&[("为200名妇女", "为400名妇女"), ("数量: 200名", "数量: 400名")]);
    let wanted = "“原数量: [{至: 2024Q1, 数量: 200名}]”";
    let said = check(&year);
    assert!(said.contains("W901") && said.contains(wanted) && !said.contains("W193"), "{said}");
    let (_, said) = year.office.run(&["send", "--period", "2024Q2", "--as-of", "2024-06-25"]);
    assert!(said.contains("W901") && said.contains(wanted), "{said}");
}

/// What says from when on it holds is not asked for again; the day lies in a period whose forms are out.
#[test]
fn what_is_written_down_is_not_asked_for_again() {
    let mut year = first_quarter();
    year.change(&[
        ("单位名册:\n", "变更: [{日期: 2024-03-10, 文号: 甲政办字〔2024〕21号}]\n单位名册:\n"),
        ("数量: 200名", "数量: 400名, 原数量: [{至: 甲政办字〔2024〕21号, 数量: 200名}]"),
    ]);
    let (_, said) = year.office.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08"]);
    let wanted = "“健康检查”已经写明：到2024-03-09为止是200名，以后是400名";
    assert!(said.contains(wanted) && !said.contains("以后才改的"), "{said}");
    let (_, said) = year.office.run(&["send", "--period", "2024Q2", "--as-of", "2024-06-25"]);
    assert!(!said.contains("W901"), "{said}");
}

/// The lines to write have the year of the notice, and the amount that its text says.
#[test]
fn an_amount_that_its_text_does_not_say_is_told_with_the_lines() {
    let mut year = Year::new();
    year.change(&[("数量: 200名", "数量: 400名")]);
    let said = check(&year);
    assert!(said.contains("“原数量: [{至: 2024Q1, 数量: 200名}]”"), "{said}");
    year.yaml = year.yaml.replace("2024", "2026");
    year.change(&[]);
    let said = check(&year);
    assert!(said.contains("“原数量: [{至: 2026Q1, 数量: 200名}]”"), "{said}");
}

/// A list that was written as one value is shown as the list that it is.
#[test]
fn a_value_in_place_of_a_list_is_shown_as_that_list() {
    for (pieces, wanted) in [
        (
            ("数量: 200名", "数量: 400名, 原数量: 200名"),
            "写成“原数量: [{至: 照它算到哪一期, 数量: 200名}]”",
        ),
        (
            ("数量: 200名", "数量: 400名, 原数量: {至: 2024Q1, 数量: 200名}"),
            "写成“原数量: [{至: 2024Q1, 数量: 200名}]”",
        ),
        (
            ("单位名册:\n", "变更: 甲政办字〔2024〕21号\n单位名册:\n"),
            "写成“变更: [{日期: 文件的日期, 文号: 甲政办字〔2024〕21号}]”",
        ),
    ] {
        let mut year = Year::new();
        year.change(&[pieces]);
        let said = check(&year);
        assert!(said.contains("E101") && said.contains(wanted), "{said}");
    }
}

/// A day by which all is to be done is told with the task that ends later.
#[test]
fn a_day_before_a_due_is_told_with_its_task() {
    let mut year = Year::new();
    year.change(&[("附件: {", "结尾: [确保11月15日前全面完成任务。]\n附件: {")]);
    let said = check(&year);
    assert!(said.contains("与“实施健康检查”的完成时限“2024"), "{said}");
}

/// All that was drafted was sent by hand.
#[test]
fn all_drafts_are_noted_as_sent() {
    let year = Year::new();
    let period = ["--period", "2024Q1", "--as-of", "2024-03-25"];
    year.office.run(&[&["send"][..], &period].concat());
    let said = year.run(&[&["log", "--sent", "全部"][..], &period].concat(), 0);
    assert_eq!(said.matches("记为已发（手工）").count(), 3, "{said}");
    let said = year.run(&[&["log", "--sent", "全部", "--kind", "催报"][..], &period].concat(), 0);
    assert!(said.contains("没有起草过催报，什么也没有记"), "{said}");
}

/// Who filled it in, by what telephone and when: one finding a file.
#[test]
fn the_empty_fields_of_the_foot_are_told_together() {
    let year = Year::new();
    let grids = year.grids("2024Q1");
    let mut said = answers(&grids[2], 60.0);
    let is_foot = |field: Field| matches!(field, Field::Person | Field::Phone | Field::FilledOn);
    for entry in grids[2].entries.iter().filter(|entry| is_foot(entry.field)) {
        said.remove(&entry.id);
    }
    let bytes = form::write(&grids[2], &said).unwrap();
    year.office.put("returns/2024Q1/区卫健局.xlsx", &bytes);
    let status = ["status", "--period", "2024Q1", "--as-of", "2024-04-08"];
    let (_, told) = year.office.run(&status);
    assert_eq!(told.matches("[W656]").count(), 1, "{told}");
    assert!(told.contains("“填报人、联系电话、填报日期”没有填"), "{told}");
}
