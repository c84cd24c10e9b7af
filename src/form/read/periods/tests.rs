//! Texts with periods in them, and texts that only look so.

use super::{Cycle, LETTERS_OF_WORDS, WORDS, named};

#[test]
fn words_are_looked_for_where_one_may_be() {
    assert!(WORDS.iter().all(|(word, _)| word.contains(LETTERS_OF_WORDS)));
}

fn texts(text: &str) -> Vec<String> {
    by(Cycle::Quarter, text)
}

fn by(cycle: Cycle, text: &str) -> Vec<String> {
    named(text, 2024, cycle).iter().map(ToString::to_string).collect()
}

#[test]
fn other_kinds_as_they_are_written() {
    for (cycle, text, wanted) in [
        (Cycle::Month, "（2026年6月）", "2026-06"),
        (Cycle::Month, "05-区妇联-2026-04.xlsx", "2026-04"),
        (Cycle::Month, "4月份工作进展情况", "2024-04"),
        (Cycle::Month, "截至2026年2月28日累计完成", "2026-02"),
        (Cycle::Month, "1-5月", "2024-05"),
        (Cycle::Month, "上半年", "2024-06"),
        (Cycle::Month, "2026年7月1日至7月31日", "2026-07"),
        (Cycle::Month, "二季度", ""),
        (Cycle::Month, "4-6月", ""),
        (Cycle::Month, "填报日期：2026年6月30日", ""),
        (Cycle::Month, "6月底前完成", ""),
        (Cycle::HalfYear, "2026年上半年", "2026H1"),
        (Cycle::HalfYear, "（2026年下半年）", "2026H2"),
        (Cycle::HalfYear, "05-区妇联-2026H2.xlsx", "2026H2"),
        (Cycle::HalfYear, "7-12月", "2024H2"),
        (Cycle::HalfYear, "1-12月", "2024H2"),
        (Cycle::HalfYear, "2026年半年报", "2026H1"),
        (Cycle::HalfYear, "三季度", ""),
        (Cycle::HalfYear, "2026H3", ""),
        (Cycle::Year, "（2026年全年）", "2026Y"),
        (Cycle::Year, "（2026年）", "2026Y"),
        (Cycle::Year, "05-区妇联-2026Y.xlsx", "2026Y"),
        (Cycle::Year, "2026年度工作进展情况报表", "2026Y"),
        (Cycle::Year, "截至2026年12月31日累计完成", "2026Y"),
        (Cycle::Year, "2026年3月28日", ""),
        (Cycle::Year, "上半年", ""),
        (Cycle::Quarter, "下半年", ""),
        (Cycle::Quarter, "2024年全年", ""),
        (Cycle::Quarter, "H1", ""),
    ] {
        let found = by(cycle, text).join(" ");
        assert_eq!(found, wanted, "{cycle:?} {text}");
    }
}

#[test]
fn quarters_as_they_are_written() {
    for (text, wanted) in [
        ("（2024年第一季度）", "2024Q1"),
        ("２０２５年度第 2 季度", "2025Q2"),
        ("三季度进展", "2024Q3"),
        ("第四季度", "2024Q4"),
        ("2023年为全区妇女儿童办实事工作进展情况报表（二季度）", "2023Q2"),
        ("05-区妇联-2024Q1.xlsx", "2024Q1"),
        ("2024上半年", "2024Q2"),
        ("2024年1—9月进展", "2024Q3"),
        ("1月至12月", "2024Q4"),
        ("2024_q2(1)", "2024Q2"),
        ("2024年3月份工作进展情况报表", "2024Q1"),
        ("情况表（截至2023年6月底）", "2023Q2"),
        ("截至2024年9月30日", "2024Q3"),
        ("二〇二三年第一季度", "2023Q1"),
        ("首季进展", "2024Q1"),
        ("2025年前三个月", "2025Q1"),
        ("元月至6月", "2024Q2"),
        ("2025年一至九月", "2025Q3"),
        ("一、二、三月份", "2024Q1"),
        ("第壹季度", "2024Q1"),
        ("（截止2025年3月）", "2025Q1"),
        ("上年二季度", "2023Q2"),
        ("2025.1—2025.3", "2025Q1"),
        ("2025年1月—2025年3月", "2025Q1"),
        ("2025年1月1日至6月30日", "2025Q2"),
        ("2025.01-06", "2025Q2"),
        ("4—6月", "2024Q2"),
        ("2025年3月31日", "2025Q1"),
        ("日期：2025年6月30日", "2025Q2"),
        ("时间：2025年3月", "2025Q1"),
        ("（2025年3月）", "2025Q1"),
        ("2025-03", "2025Q1"),
        ("2025/03", "2025Q1"),
        ("区水利局2025.6报表", "2025Q2"),
        ("二〇二五年三月", "2025Q1"),
        ("2025年度第一期", "2025Q1"),
        ("2025年第二期工作进展", "2025Q2"),
        ("3月报表", "2024Q1"),
        ("三月份工作进展情况", "2024Q1"),
        ("二季度计划完成情况", "2024Q2"),
        ("区妇联20250331", "2025Q1"),
        ("区妇联_202506（改）", "2025Q2"),
        ("截至2025.9.30", "2025Q3"),
        ("2025年6月完成情况", "2025Q2"),
        ("2025年完成情况（6月）", "2025Q2"),
        ("4、5、6月", "2024Q2"),
        ("2025年Ⅱ季度", "2025Q2"),
        ("2025年半年报", "2025Q2"),
    ] {
        assert_eq!(texts(text), [wanted], "{text}");
    }
    assert_eq!(texts("一季度和二季度"), ["2024Q1", "2024Q2"]);
}

#[test]
fn a_month_alone_in_a_name() {
    for (name, wanted) in
        [("区水利局3月", "2024Q1"), ("填报表（6月）", "2024Q2"), ("区水利局三月填报", "2024Q1")]
    {
        let named = super::named_around(name, 2024, Cycle::Quarter);
        let named: Vec<String> = named.iter().map(ToString::to_string).collect();
        assert_eq!(named, [wanted], "{name}");
    }
    for name in
        ["区水利局4月", "区水利局6月底前完成", "2025年6月完成", "IMG_20250630_101112", "下半年报"]
    {
        assert!(super::named_around(name, 2024, Cycle::Quarter).is_empty(), "{name}");
    }
}

#[test]
fn days_before_the_quarter() {
    let period = crate::period::Period::new(2024, crate::period::Quarter::Second);
    let text = "3月8日开会，4月1日、2024年6月30日走访，2023年5月1日立项，7月1 日，7月15日前完成，13月1日，4月31日";
    assert_eq!(super::days_before(text, period), ["3月8日", "2023年5月1日"]);
}

#[test]
fn nothing_else_is_a_quarter() {
    for text in [
        "",
        "2024年",
        "FAQ1",
        "Q12",
        "每季度末",
        "11-3月",
        "3月",
        "季度报表",
        "q",
        "请于6月底前报送",
        "6月30日",
        "6月底前完成",
        "2025年6月完成",
        "2025年12月31日前完成",
        "2025年12月底前",
        "填报日期：2025年3月31日",
        "完成时限：2025年12月",
        "甲政办字〔2025〕3号",
        "甲政办字2025-3号",
        "0533-2025-03",
        "13820250331",
        "联系电话：20250331",
        "2025.3万元",
        "2025-03-15",
        "20250401",
        "2025年4月",
        "第一期工程",
        "2025年第一期工程",
        "2024年10月—2025年3月",
        "2025年2月—6月",
        "6月工作计划",
        "7-9月打算",
        "三季度工作安排",
        "一二三",
    ] {
        assert_eq!(texts(text), Vec::<String>::new(), "{text}");
    }
}
