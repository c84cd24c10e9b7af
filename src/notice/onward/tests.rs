use super::{Change, onward};
use crate::origin::Source;

fn moved(text: &str, new: u16) -> (String, Vec<(usize, Change)>) {
    moved_from(text, 2024, new)
}

fn moved_from(text: &str, old: u16, new: u16) -> (String, Vec<(usize, Change)>) {
    let onward = onward(&Source::new("n.yaml", text), old, new).unwrap();
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

/// What a text of 2025 becomes in 2026, and what of it is listed as left.
fn goes_on(old: &str) -> (String, Vec<String>) {
    let text = format!("引言: {old}\n附件: {{标题: 2025年报表}}\n");
    let onward = onward(&Source::new("n.yaml", &*text), 2025, 2026).unwrap();
    let new = onward.text.lines().next().unwrap().trim_start_matches("引言: ").to_owned();
    let kept = onward.notes.into_iter().filter_map(|note| match note.change {
        Change::YearKept { around } => Some(around),
        Change::OtherYear => Some(String::new()),
        Change::YearDoubtful { .. } | Change::Beside { .. } | Change::Ended => None,
        Change::Meeting { .. } | Change::Count { .. } | Change::OldGuess => None,
        Change::Year | Change::Number | Change::Day { .. } | Change::Amount => None,
        Change::YearInComment | Change::Dropped { .. } => None,
    });
    (new, kept.collect())
}

#[test]
fn years_and_days_move_on_however_they_are_written() {
    for (old, new) in [
        ("2025.9.30前报送", "2026.9.30前报送"),
        ("于2025/9/30前报送", "于2026/9/30前报送"),
        ("于2025-09-12前报送", "于2026-09-14前报送"),
        ("2025.09.12前", "2026.09.14前"),
        ("2025.9前完成", "2026.9前完成"),
        ("２０２５年办好十件实事", "２０２６年办好十件实事"),
        ("２０２５年９月１２日", "２０２６年９月１４日"),
        ("２０２５．９．３０前", "２０２６．９．３０前"),
        ("二〇二五年办好十件实事", "二〇二六年办好十件实事"),
        ("二零二五年九月十二日", "二零二六年九月十四日"),
        ("二○二五年底前", "二○二六年底前"),
        ("二0二五年三月底前", "二0二六年三月底前"),
        ("2025 年 9 月 12 日前", "2026 年 9 月 14 日前"),
        ("2025年9月30号前", "2026年9月30号前"),
        ("2025年度民生实事", "2026年度民生实事"),
        ("25年底前完成", "26年底前完成"),
        ("25年9月12日前", "26年9月14日前"),
        ("2025年6月底前印发实施方案", "2026年6月底前印发实施方案"),
        ("现将2025年民生实事任务分工印发给你们", "现将2026年民生实事任务分工印发给你们"),
        (
            "现将《2025年报表》（2025年9月30日前报送）印发",
            "现将《2026年报表》（2026年9月30日前报送）印发",
        ),
        ("2025年通过举办招聘会帮助就业", "2026年通过举办招聘会帮助就业"),
        ("2025年1月至2025年12月", "2026年1月至2026年12月"),
        ("2025.9.30—2025.12.31", "2026.9.30—2026.12.31"),
        ("自2025年1月1日起施行", "自2026年1月1日起施行"),
        ("截至2025年12月31日全部建成", "截至2026年12月31日全部建成"),
        ("\"2025年办好：十件实事\"", "\"2026年办好：十件实事\""),
    ] {
        assert_eq!(goes_on(old), (new.to_owned(), vec![]), "{old}");
    }
}

#[test]
fn facts_of_the_past_and_other_clocks_stay_and_are_listed() {
    for (old, listed) in [
        ("（2025年修订）", 1),
        ("《甲办法》（2025年修订）", 1),
        ("《甲办法（2025年修正）》", 1),
        ("《甲标准》（2025年版）", 1),
        ("按照2025年印发的《甲方案》", 1),
        ("按照2025年3月区政府印发的工作方案", 1),
        ("2025年1月区人代会审议通过的工作报告", 1),
        ("根据区政府2025年第3次常务会议要求", 1),
        ("区人代会第四次会议（2025年1月8日）审议通过", 1),
        ("已经2025年3月5日区政府常务会议研究同意，现印发", 1),
        ("2025年3月5日区政府第20次常务会议研究", 1),
        ("举办2025年第五届技能大赛", 1),
        ("依据甲政发〔2025〕5号", 1),
        ("依据甲政发〔２０２５〕5号", 1),
        ("依据甲政发[2024]5号、甲政发(2023)6号", 2),
        ("2025届毕业生", 1),
        ("25届毕业生", 1),
        ("2025—2026学年", 2),
        ("2025-26学年", 1),
        ("2025/2026学年", 2),
        ("2025学年", 1),
        ("“十四五”（2021—2025年）期间", 3),
        ("二〇二一年至二〇二五年", 2),
        ("2024年、2025年两年", 2),
        ("2024年12月至2025年3月", 2),
        ("2025年11月15日至2026年3月15日", 2),
        ("比2025年提高5个百分点", 1),
        ("2025年以来", 1),
        ("截至2025年6月底，已建成3处", 1),
        ("25年来", 1),
        ("拨付2025.5万元", 1),
        ("2025.9", 1),
        ("2025.3-9月实施", 1),
        ("从2025年起每年体检", 1),
        ("自2025年开始", 1),
        ("在2025年基础上", 1),
        ("实施2025民生工程", 1),
        ("改造2000户、平均房龄30年", 0),
        ("用两年时间", 0),
    ] {
        let (new, kept) = goes_on(old);
        assert_eq!((new.as_str(), kept.len()), (old, listed), "{kept:?}");
    }
}

#[test]
fn titles_say_which_papers_are_the_notices_own() {
    for (title, own) in [
        ("关于印发《甲区2025年十件实事方案》的通知", true),
        ("关于贯彻落实《甲市2025年十件实事方案》的通知", false),
        ("关于转发《甲市2025年十件实事方案》的通知", false),
    ] {
        let quoted = &title[title.find('《').unwrap()..title.find('》').unwrap() + '》'.len_utf8()];
        let old = format!("标题: {title}\n引言: 按照{quoted}要求\n");
        let new = onward(&Source::new("n.yaml", &*old), 2025, 2026).unwrap();
        let wanted = if own { old.replace("2025", "2026") } else { old.clone() };
        assert_eq!(new.text, wanted);
        assert_eq!(new.notes.len(), 2, "{:?}", new.notes);
    }
}

#[test]
fn names_of_units_and_files_stay_and_numbers_of_people_are_no_years() {
    let text = "# 2025年的底稿\n单位名册:\n  - {名称: 2025年世园会筹备组, 邮箱: sy2025@b.cn}\n联系方式: {联系人: 张三, 联系电话: 0533-2025}\n版式: {格式: 公文}\n实事:\n  - 名称: |\n      甲\n      2025年乙\n  - 完成时限: 2026-06-30\n署名: {日期: 2024-12-30}\n";
    let (new, notes) = moved_from(text, 2025, 2026);
    let wanted = text.replace("2025年乙", "2026年乙").replace("2024-12-30", "2025-12-30");
    assert_eq!(new, wanted);
    let lines: Vec<usize> = notes.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 3, 9, 10, 11], "{notes:?}");
    assert_eq!(notes[0].1, Change::YearInComment);
    let english = "units:\n  - {name: 2025年世园会筹备组, email: sy2025@b.cn}\ntasks:\n  - due: 2026-06-30\nsigned: {date: 2024-12-30}\n";
    let (new, notes) = moved_from(english, 2025, 2026);
    assert_eq!(new, english.replace("2024-12-30", "2025-12-30"));
    assert_eq!(notes.len(), 3, "{notes:?}");
}

#[test]
fn what_the_preamble_issues_is_the_notices_own() {
    for (old, new) in [
        (
            "《2024年甲区十件实事方案》已经区政府第42次常务会议研究同意，现印发给你们。",
            "《2025年甲区十件实事方案》已经区政府第42次常务会议研究同意，现印发给你们。",
        ),
        ("现将《甲区2024年方案》印发给你们。", "现将《甲区2025年方案》印发给你们。"),
        (
            "根据《2024年乙市要点》，现将《甲区2024年方案》印发给你们。",
            "根据《2024年乙市要点》，现将《甲区2025年方案》印发给你们。",
        ),
        ("《2024年乙市要点》已经印发。", "《2024年乙市要点》已经印发。"),
    ] {
        let text = |words: &str, year| {
            format!("标题: 甲区关于印发{year}年十件实事方案的通知\n引言: {words}\n")
        };
        assert_eq!(moved(&text(old, 2024), 2025).0, text(new, 2025));
    }
    let kept = moved("引言: 落实《2024年乙市要点》。\n", 2025).1;
    assert_eq!(kept, [(1, Change::OtherYear)]);
}

#[test]
fn that_it_was_read_from_a_paper_is_said_of_the_old_one_only() {
    let text =
        "# 这份描述是从已发的通知里读出来的。写着“推测”的，看过以后改对。\n# 甲\n年度: 2024\n";
    let (text, notes) = moved(text, 2025);
    assert_eq!(text, "# 甲\n年度: 2025\n");
    assert_eq!(notes, [(2, Change::Year)]);
}

#[test]
fn meetings_with_a_number_stay_and_are_listed_once() {
    for (old, meetings) in [
        ("《2025年报表》已经区政府第42次常务会议研究同意，现印发给你们。", 1),
        ("按照区委第十四届九次全会和区人大第五次会议部署", 2),
        ("根据区政府2025年第3次常务会议要求", 0),
        ("举办第三批次培训，第2次验收", 0),
    ] {
        let text = format!("标题: 2025年报表\n引言: {old}\n");
        let onward = onward(&Source::new("n.yaml", &*text), 2025, 2026).unwrap();
        let is_meeting = |change: &Change| matches!(change, Change::Meeting { .. });
        let found = onward.notes.iter().filter(|note| is_meeting(&note.change)).count();
        assert_eq!(found, meetings, "{:?}", onward.notes);
    }
    // A Friday, the day of which is a Saturday in the new year.
    let (text, notes) = moved_from("署名: {日期: 2025-03-14}\n", 2025, 2026);
    assert!(text.contains("2026-03-16"), "{text}");
    assert!(matches!(notes[0].1, Change::Day { off_rest: true, .. }), "{notes:?}");
}
