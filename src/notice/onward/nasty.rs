//! Texts in which a year moved or left wrongly is a falsified notice, each as a literal: 2025 -> 2026.

use super::{Change, onward};
use crate::origin::Source;

fn goes_on(old: &str) -> (String, Vec<Change>) {
    let onward = onward(&Source::new("n.yaml", &*format!("引言: {old}\n")), 2025, 2026).unwrap();
    let new = onward.text.trim_end().trim_start_matches("引言: ").to_owned();
    (new, onward.notes.into_iter().map(|note| note.change).collect())
}

#[test]
fn facts_of_the_past_stay_and_are_quoted() {
    for old in [
        "2025年1月召开的县委全会",
        "县委全会（2025年1月9日召开）提出",
        "2025年“7·20”暴雨灾后重建",
        "2025年3月获批的省级试点",
        "2025年5月下达的专项资金",
        "依据2025年4月印发的实施方案",
        "2025年被评为全国文明城市",
        "2025年荣获省政府督查激励",
        "2025年建成的12处口袋公园",
        "2025年6月启用的政务服务大厅",
        "截至2025年2月底数据",
        "截至2025年8月31日，全区共有养老机构35家",
        "贯彻2025年中央一号文件",
        "落实2025年全国两会精神",
        "根据2025年全市民生工作部署会精神",
        "2025年遭遇台风的村",
        "2025年列入省级计划的项目",
        "2025年9月已完成主体",
        "于2025年6月建成投用",
        "2025年同比增长5%",
        "2025年决算数",
        "2025年开工的续建项目",
        "2025年完成了改造",
        "2025年入选国家试点",
    ] {
        let (new, changes) = goes_on(old);
        assert_eq!(new, old, "{changes:?}");
        let told = changes.iter().any(|change| match change {
            Change::YearKept { around } => around.contains("2025"),
            Change::Year | Change::Number | Change::Day { .. } | Change::Amount => false,
            Change::YearDoubtful { .. } | Change::OtherYear | Change::Beside { .. } => false,
            Change::Ended
            | Change::Count { .. }
            | Change::OldGuess
            | Change::YearInComment
            | Change::Dropped { .. }
            | Change::Meeting { .. } => false,
        });
        assert!(told, "{old}: {changes:?}");
    }
}

#[test]
fn what_is_to_be_done_moves() {
    for (old, new) in [
        ("2025年建成5处口袋公园", "2026年建成5处口袋公园"),
        ("2025年9月底前召开推进会", "2026年9月底前召开推进会"),
        ("2025年10月15日前下达资金", "2026年10月15日前下达资金"),
        ("2025年力争获评省级园区", "2026年力争获评省级园区"),
        ("现将2025年任务下达给你们", "现将2026年任务下达给你们"),
        ("2025年内完成立项", "2026年内完成立项"),
        ("2025年新认定企业20家", "2026年新认定企业20家"),
        ("2025年灾害防治工程", "2026年灾害防治工程"),
        ("2025年每月通报进展", "2026年每月通报进展"),
        ("2025年不发生重大责任问题", "2026年不发生重大责任问题"),
    ] {
        assert_eq!(goes_on(old).0, new);
    }
}

#[test]
fn spans_and_pairs_of_years_go_one_way() {
    for (old, new) in [
        ("2025年5月—2025年10月", "2026年5月—2026年10月"),
        ("2025年5月至10月", "2026年5月至10月"),
        ("2025年5月至2025年10月获批", "2025年5月至2025年10月获批"),
        ("2025—2026年", "2025—2026年"),
        ("2025年5月15日—20日", "2026年5月15日—20日"),
        ("2025年5月16日至22日", "2026年5月16日至22日"),
        ("2025年总结和2026年打算", "2026年总结和2027年打算"),
        ("2025年工作总结及2026年工作计划", "2026年工作总结及2027年工作计划"),
        ("2025年开工5处，2026年建成", "2026年开工5处，2027年建成"),
        ("2025年11月17日前完工，2026年3月底前投用", "2026年11月17日前完工，2027年3月底前投用"),
        ("2025年已完成，2026年接着办", "2025年已完成，2026年接着办"),
        ("2026年3月底前投用", "2026年3月底前投用"),
    ] {
        assert_eq!(goes_on(old).0, new);
    }
}

#[test]
fn days_of_the_week_follow_their_day_and_holidays_are_pointed_at() {
    for (old, new) in [
        ("2025年5月6日（星期二）前报送", "2026年5月6日（星期三）前报送"),
        ("2025年9月12日（周五）前报送", "2026年9月14日（周一）前报送"),
        ("2025年9月30日，星期二前", "2026年9月30日，星期三前"),
        ("2025年9月28日（星期日）", "2026年9月28日（星期一）"),
    ] {
        assert_eq!(goes_on(old).0, new);
    }
    for old in [
        "2025年1月20日前（春节前）",
        "2025年9月25日前，国庆前完成",
        "2025年4月3日前，清明前完成",
        "农历腊月二十三前",
        "5月6日（星期二）前",
        "5月6日（周二）前",
    ] {
        let (_, changes) = goes_on(old);
        let is_told = changes.iter().any(|change| matches!(change, Change::Beside { .. }));
        assert!(is_told, "{old}: {changes:?}");
    }
    let plain = goes_on("每周一次，周一至周五开放");
    assert_eq!(plain.1, []);
}

#[test]
fn years_in_odd_digits_move_and_other_reckonings_are_listed() {
    for (old, new) in [
        ("2０25年办好", "2０26年办好"),
        ("２02５年办好", "２02６年办好"),
        ("贰零贰伍年办好", "贰零贰陆年办好"),
        ("二0二五年办好", "二0二六年办好"),
    ] {
        assert_eq!(goes_on(old).0, new);
    }
    for (old, wanted) in [("乙巳年正月", "丙午"), ("蛇年春节", "马年"), ("民国114年", "民国115年")]
    {
        let (new, changes) = goes_on(old);
        assert_eq!(new, old);
        let is_told = changes
            .iter()
            .any(|change| matches!(change, Change::Beside { hint, .. } if hint == wanted));
        assert!(is_told, "{old}: {changes:?}");
    }
}

#[test]
fn what_changed_within_the_old_year_is_left_behind() {
    let old = "年度: 2025\n曾用字号: [甲政办字〔2025〕31号]\n变更:\n  - {日期: 2025-06-10, 文号: 甲政办字〔2025〕27号}\n\
        单位名册:\n  - {名称: 丙局, 前身: [甲局, 乙局], 自: 2025Q3}\n  - {名称: 丁局, 自: 2025-06-10}\n  - {名称: 戊局, 至: 2025Q2}\n  - {名称: 己局, 至: 甲政办字〔2025〕27号}\n\
        实事:\n  - 名称: 子\n    曾用名: [丑]\n    自: 甲政办字〔2025〕27号\n    目标:\n      - 数量: 80\n        原数量: [{至: 2025Q2, 数量: 60}]\n";
    let onward = onward(&Source::new("n.yaml", old), 2025, 2026).unwrap();
    let said = |key: &str| format!("# {key}：2025 年的，没有搬过来");
    let wanted = format!(
        "年度: 2026\n{}\n{}\n单位名册:\n  - {{名称: 丙局, 前身: [甲局, 乙局], 自: 2026-01-01}}\n  - {{名称: 丁局}}\n  \
         - {{名称: 戊局, 至: 2025-06-30}}\n  - {{名称: 己局, 至: 2025-06-09}}\n实事:\n  - 名称: 子\n    曾用名: [丑]\n    {}\n    目标:\n      - 数量: 80\n        {}\n",
        said("曾用字号"),
        said("变更"),
        said("自"),
        said("原数量"),
    );
    assert_eq!(onward.text, wanted);
    assert!(onward.notes.iter().any(|note| note.change == Change::Ended));
}

/// What was over when the notice was signed is past, whatever words tell of it; what begins or is due then is not.
#[test]
fn what_was_before_the_notice_was_signed_is_past() {
    let goes_on = |text: &str| {
        let old = format!("引言: {text}\n署名: {{日期: 2025-03-20}}\n");
        let onward = onward(&Source::new("n.yaml", &*old), 2025, 2026).unwrap();
        let told = onward.notes.iter().any(|one| matches!(one.change, Change::YearKept { .. }));
        let new =
            onward.text.lines().next().unwrap_or_default().trim_start_matches("引言: ").to_owned();
        (new, told)
    };
    for old in [
        "2025年1月，县委召开民生工作会议，对全年工作作出部署。",
        "2025年1月，全县新增就业620人，同比增长4%。",
        "2025年2月与三所高校签订合作协议。",
        "2025年1月成立养老服务中心。",
        "政务大厅2025年2月搬迁至新址。",
        "整改2025年2月暗访发现的问题。",
        "2025年2月摸排出的38户。",
        "2025年1月交付的安置房。",
        "2025年1月底，全县共有养老机构23家。",
        "2025年1月15日开馆的新图书馆。",
        "依据2025年2月10日县长办公会审定的名单。",
        "2025.2.18县里通报的事项。",
    ] {
        assert_eq!(goes_on(old), (old.to_owned(), true), "{old}");
    }
    for (old, new) in [
        ("2025年1月1日起施行。", "2026年1月1日起施行。"),
        ("2025年1月至12月，每月报送。", "2026年1月至12月，每月报送。"),
        ("2025年2月底前报送名单。", "2026年2月底前报送名单。"),
        ("2025年4月开工。", "2026年4月开工。"),
        ("2025年3月启动。", "2026年3月启动。"),
    ] {
        assert_eq!(goes_on(old).0, new, "{old}");
    }
}

/// What a year without a month tells of: a rank, what the year was, a figure of it.
#[test]
fn facts_of_a_whole_year_stay_or_are_listed() {
    let goes_on = |text: &str, signed: &str| {
        let old = format!("引言: {text}\n署名: {{日期: {signed}}}\n");
        let onward = onward(&Source::new("n.yaml", &*old), 2025, 2026).unwrap();
        let changes: Vec<Change> = onward.notes.into_iter().map(|one| one.change).collect();
        let kept = changes.iter().any(|one| matches!(one, Change::YearKept { .. }));
        let doubtful = changes.iter().any(|one| matches!(one, Change::YearDoubtful { .. }));
        let new = onward.text.lines().next().unwrap_or_default().replace("引言: ", "");
        (new, kept, doubtful)
    };
    for old in [
        "2025年度全市考核中位列第一。",
        "2025年度综合考评名列前茅。",
        "2025年是“十四五”规划收官之年。",
        "PM2.5平均浓度为48（2025年）。",
        "森林覆盖率达41.2%（2025年度），位居全省前列。",
    ] {
        assert_eq!(goes_on(old, "2025-03-20"), (old.to_owned(), true, false), "{old}");
    }
    for old in ["2025年一季度，新增就业620人。", "2025年上半年，新增就业620人。"]
    {
        assert_eq!(goes_on(old, "2025-07-20"), (old.to_owned(), true, false), "{old}");
    }
    for (old, new) in [
        ("2025年力争在全市考核中位列第一。", "2026年力争在全市考核中位列第一。"),
        ("2025年上半年完成主体。", "2026年上半年完成主体。"),
        ("2025年新增就业620人。", "2026年新增就业620人。"),
    ] {
        assert_eq!(goes_on(old, "2025-03-20"), (new.to_owned(), false, false), "{old}");
    }
    for (old, new) in [
        ("2025年群众满意度测评90分。", "2026年群众满意度测评90分。"),
        ("改造道路30公里（2025年）。", "改造道路30公里（2026年）。"),
    ] {
        assert_eq!(goes_on(old, "2025-03-20"), (new.to_owned(), false, true), "{old}");
    }
}

/// A unit that took over, and was taken over within the year too, is no more in the new one: what it had been is what
/// its successor had been.
#[test]
fn the_last_of_a_chain_of_units_goes_on_with_all_names() {
    let wanted_of = |old: &str| onward(&Source::new("n.yaml", old), 2025, 2026).unwrap().text;
    let flow = wanted_of(
        "年度: 2025\n单位名册:\n  - {名称: 乙, 前身: [甲], 自: 2025Q2, 至: 2025Q2}\n  - {名称: 丙, 前身: [乙, 丁], 自: 2025Q3, 至: 2025Q3}\n  \
         - {名称: 戊, 前身: 丙, 自: 2025Q4}\n",
    );
    let wanted = "年度: 2026\n单位名册:\n  - {名称: 乙, 至: 2025-06-30}\n  - {名称: 丙, 至: 2025-09-30}\n  \
                  - {名称: 戊, 前身: [丙, 乙, 丁, 甲], 自: 2026-01-01}\n";
    assert_eq!(flow, wanted);
    let block = wanted_of(
        "年度: 2025\n单位名册:\n  - 名称: 乙\n    前身:\n      - 甲\n    自: 2025Q2\n    至: 2025Q3\n  - 名称: 丙\n    前身:\n      - 乙\n      - 丁\n    自: 2025Q4\n",
    );
    let wanted =
        "  - 名称: 丙\n    前身:\n      - 乙\n      - 甲\n      - 丁\n    自: 2026-01-01\n";
    assert!(block.ends_with(wanted) && !block.contains("2025Q"), "{block}");
}

/// Whatever tells of the year, or counts years, is moved or asked about: nobody looks for what no comment speaks of.
#[test]
fn nothing_of_the_year_is_carried_over_silently() {
    for (old, new) in [
        ("第五届艺术节", "第五届艺术节"),
        ("举办第5届技能大赛", "举办第5届技能大赛"),
        ("“第十四个五年规划”期间", "“第十四个五年规划”期间"),
        ("“十四五”期间", "“十四五”期间"),
        ("连续第3年保持", "连续第3年保持"),
        ("连续三年保持", "连续三年保持"),
        ("创建的第二年", "创建的第二年"),
        ("庆祝建党104周年", "庆祝建党104周年"),
        ("第40个教师节前", "第40个教师节前"),
        ("第30个世界读书日", "第30个世界读书日"),
        ("较2024年增长5%", "较2024年增长5%"),
        ("2024年结转项目", "2024年结转项目"),
        ("2025Q3前完成", "2026Q3前完成"),
        ("2025全年完成", "2026全年完成"),
        ("2025上半年完成", "2026上半年完成"),
        ("2025年度任务", "2026年度任务"),
        ("25.12.31前完成", "26.12.31前完成"),
        ("25.9.12前完成", "26.9.14前完成"),
        ("25.12.31", "25.12.31"),
        ("25上半年完成", "25上半年完成"),
        ("25全年完成", "25全年完成"),
        ("25Q3前完成", "25Q3前完成"),
        ("2025—2026学年", "2025—2026学年"),
        ("2025/2026学年", "2025/2026学年"),
        ("2025/2026", "2025/2026"),
        ("2025学年", "2025学年"),
        ("2025届毕业生", "2025届毕业生"),
        ("'25年", "'25年"),
        ("25年完成", "25年完成"),
        ("20251231前", "20251231前"),
        ("202512前", "202512前"),
        ("2025.9", "2025.9"),
        ("2025民生工程", "2025民生工程"),
        ("二〇二五民生工程", "二〇二五民生工程"),
        ("二千零二十五年办好", "二千零二十五年办好"),
        ("两千〇二十五年办好", "两千〇二十五年办好"),
        ("2025－2026年", "2025－2026年"),
        ("2025、2026两年", "2025、2026两年"),
    ] {
        let text = format!("引言: 甲，{old}。\n");
        let source = Source::new("n.yaml", &*text);
        let plain = onward(&source, 2025, 2026).unwrap();
        assert_eq!(plain.text, format!("引言: 甲，{new}。\n"), "{:?}", plain.notes);
        let asked = super::with_guesses(plain.clone(), &source, (2026, true), &Some);
        assert_eq!(asked.text.matches("推测").count(), 1, "{old}: {:?}", plain.notes);
    }
}

/// What is certain stays without a comment: papers that are cited, years long ago, a plan that goes on, and what counts
/// no years. All of it is listed.
#[test]
fn what_is_certain_is_listed_without_a_comment() {
    for (old, listed) in [
        ("依据甲政发〔2025〕5号", 0),
        ("依据甲政发〔2024〕5号", 1),
        ("按照《2024年要点》", 1),
        ("《甲办法》（2024年修订）", 1),
        ("2019年建成", 1),
        ("“十五五”期间", 1),
        ("20191231", 0),
        ("第三方评估，第2批次，第一产业，第二天", 0),
        ("每年开展，连续工作3小时", 0),
    ] {
        let text = format!("年度: 2025\n引言: 甲，{old}。\n");
        let source = Source::new("n.yaml", &*text);
        let plain = onward(&source, 2025, 2026).unwrap();
        let asked = super::with_guesses(plain.clone(), &source, (2026, true), &Some);
        assert!(!asked.text.contains("推测"), "{old}: {:?}", plain.notes);
        assert_eq!(super::other_years(&source).len(), listed, "{old}");
    }
    // The words of a guess are none of the description.
    let text = "年度: 2025\n# 推测：原文写2019年，请核对\n# 2018年的底稿\n引言: 2017年，第五届\n";
    let found = super::other_years(&Source::new("n.yaml", text));
    let lines: Vec<(usize, usize)> = found.iter().map(|one| (one.line, one.around.len())).collect();
    assert_eq!(lines, [(3, 1), (4, 2)], "{found:?}");
}

/// What nobody confirmed of the time before is not carried on beside lines that are another file's; what was read from a
/// paper still waits, and so does what an office wrote.
#[test]
fn old_guesses_of_moving_on_are_left_behind() {
    let old = format!(
        "年度: 2025\n# 推测：标题里的年份改成了2025年的（去年第7行），请核对\n# 标题由张三定\n标题: 2025年甲\n\
         # 推测：引言里的年份没有动，看看要不要改：“{}\n# {}”（去年第9行），请核对\n# 看过一半\n引言: 2024年甲\n\
         实事:\n  - 名称: 甲\n    # 推测：目标的数量还是去年的，看看是不是今年的数（按先后第1、2、4项，共3处，后面的不再写；每一项都看过了，再删这一行），请核对\n    \
         目标: [{{名称: 甲, 数量: 3}}]\n    # 推测：正文写“甲中心”，当作甲局，请核对\n    责任单位: 甲局\n",
        "甲".repeat(380),
        "甲".repeat(60)
    );
    let moved = onward(&Source::new("n.yaml", &*old), 2025, 2026).unwrap();
    let wanted = "年度: 2026\n# 标题由张三定\n标题: 2026年甲\n# 看过一半\n引言: 2024年甲\n\
         实事:\n  - 名称: 甲\n    目标: [{名称: 甲, 数量: 3}]\n    # 推测：正文写“甲中心”，当作甲局，请核对\n    责任单位: 甲局\n";
    let told = moved.notes.iter().filter(|note| note.change == Change::OldGuess).count();
    assert_eq!((moved.text.as_str(), told), (wanted, 3));
}
