use super::{Change, onward};
use crate::origin::Source;

fn moved(text: &str, new: u16) -> (String, Vec<(usize, Change)>) {
    let onward = onward(&Source::new("n.yaml", text), 2024, new).unwrap();
    (onward.text, onward.notes.into_iter().map(|note| (note.line, note.change)).collect())
}

#[test]
fn years_move_where_they_are_the_notices_own() {
    for (old, new) in [
        ("2024年办好十件实事", "2025年办好十件实事"),
        ("按照《甲规划（2021—2025年）》", "按照《甲规划（2021—2025年）》"),
        ("2024年至2026年", "2024年至2026年"),
        ("2024—2026年", "2024—2026年"),
        ("甲政发〔2024〕5号", "甲政发〔2024〕5号"),
        ("比2023年增长，2024年底前", "比2023年增长，2025年底前"),
        ("按照《2024年要点》", "按照《2024年要点》"),
        ("填写《2024年报表》", "填写《2025年报表》"),
        ("2024年11月15日前报送", "2025年11月17日前报送"),
        ("2024年12月31日", "2025年12月31日"),
    ] {
        let text = format!("引言: {old}\n附件: {{标题: 2024年报表}}\n");
        let wanted = format!("引言: {new}\n附件: {{标题: 2025年报表}}\n");
        assert_eq!(moved(&text, 2025).0, wanted);
    }
}

#[test]
fn days_keep_their_form_and_their_kind() {
    for (old, new) in [
        ("署名: {日期: 2024-03-28}", "署名: {日期: 2026-03-30}"),
        ("署名: {日期: 2024/3/1}", "署名: {日期: 2026/3/2}"),
        ("署名: {日期: 2024-05-31}", "署名: {日期: 2026-05-29}"),
        ("署名: {日期: 2024-02-29}", "署名: {日期: 2026-02-27}"),
        ("实事: [{完成时限: 2024-10-31}]", "实事: [{完成时限: 2026-10-31}]"),
        ("实事: [{完成时限: 2024年10月底前}]", "实事: [{完成时限: 2026年10月底前}]"),
        (
            "实事: [{完成时限: {文字: 采暖期前, 日期: \"2024-11-15\"}}]",
            "实事: [{完成时限: {文字: 采暖期前, 日期: \"2026-11-16\"}}]",
        ),
    ] {
        assert_eq!(moved(&format!("{old}\n"), 2026).0, format!("{new}\n"));
    }
}

#[test]
fn what_was_for_one_year_is_left_behind() {
    let block = "年度: 2024\n来件:\n  - {文件: 甲.xlsx, 单位: 甲}\n  - 文件: 乙.xlsx # 乙\n    不计: 是\n\n# 报送\n报送:\n  报送周期: 每月\n  节假日: [2024-10-01,\n    2024-10-02]\n  调休上班: 2024-10-12\n  遇休息日: 顺延\n";
    let wanted = "年度: 2025\n# 来件：2024 年的，没有搬过来\n\n# 报送\n报送:\n  报送周期: 每月\n  # 节假日：2024 年的，没有搬过来\n  # 调休上班：2024 年的，没有搬过来\n  遇休息日: 顺延\n";
    let (text, notes) = moved(block, 2025);
    assert_eq!(text, wanted);
    let lines: Vec<usize> = notes.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 2, 7, 8]);
    for (old, new) in [
        ("报送: {节假日: [2024-10-01], 报送周期: 每月}", "报送: {报送周期: 每月}"),
        ("报送: {报送周期: 每月, 节假日: [2024-10-01]}", "报送: {报送周期: 每月}"),
        ("报送: {节假日: [2024-10-01]}", "# 报送：2024 年的，没有搬过来"),
    ] {
        assert_eq!(moved(&format!("{old}\n"), 2025).0, format!("{new}\n"));
    }
}

#[test]
fn the_number_is_left_to_fill_in_and_amounts_are_pointed_at() {
    let text = "发文字号: \"甲政办字〔2024〕13号\"\n实事:\n  - 目标: [{名称: 甲, 数量: 2024}]\n";
    let (text, notes) = moved(text, 2025);
    assert!(text.starts_with("发文字号: 待填（甲政办字〔2025〕1号）\n"), "{text}");
    assert_eq!(notes, [(1, Change::Number), (3, Change::Amount)]);
}
