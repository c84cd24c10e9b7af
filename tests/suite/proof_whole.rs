//! The proof-reader over the paper as a whole: what the text says against the keys of the description, one slip at a
//! time planted in the notice of 2024.

use std::collections::BTreeSet;

use hongtou::{notice, proof};

use super::proof::BASE;

/// The codes of a description, but for the one range of the published text.
fn codes(text: &str) -> BTreeSet<&'static str> {
    let reading = notice::read("n.yaml", text.as_bytes());
    assert!(reading.notice.is_some(), "{:?}", reading.findings);
    let found = reading.notice.iter().flat_map(proof::read);
    let found = found.map(|one| one.problem.code()).filter(|code| *code != "W141");
    found.collect()
}

#[test]
fn what_the_text_says_is_held_against_the_keys() {
    assert_eq!(codes(BASE), BTreeSet::new());
    for (old, new, code) in [
        ("signed:\n  date: 2024-03-28\n", "", "W197"),
        ("（联系电话：5181763", "（联系电话：5181736", "W198"),
        ("协同办公邮箱：淄川区妇联", "协同办公邮箱：淄川区教体局", "W199"),
        ("报区妇儿工委办公室（", "报区委办公室（", "W199"),
        ("每季度末将实事进展情况", "每月底将实事进展情况", "W199"),
        ("2024年年底前完成", "2024年10月底前完成", "W200"),
        ("提供线下线上家庭教育指导服务", "12月底前办完，提供指导服务", ""),
        ("  - name: 区科协\n", "  - name: 区科协\n  - name: 科协\n", "W218"),
        ("招聘会60余场", "招聘会80余次", "W193"),
        ("高品质儿童友好社区3个", "高品质儿童友好社区五个", "W193"),
        ("开创我区家庭教育工作新局面", "新建家长学校12所，开创工作新局面", "W219"),
        ("提供线下线上家庭教育指导服务", "城区60场、镇村40场，提供指导服务", ""),
        ("提供线下线上家庭教育指导服务", "其中进社区40场，提供指导服务", ""),
        ("2024年为全区妇女儿童办实事\n", "2024年为全区妇女儿童办九件实事\n", "W188"),
    ] {
        assert_eq!(BASE.matches(old).count(), 1, "{old}");
        let wanted: BTreeSet<&str> = [code].into_iter().filter(|code| !code.is_empty()).collect();
        assert_eq!(codes(&BASE.replacen(old, new, 1)), wanted, "{new}");
    }
}

/// What a target is, and what the text says of each month, quarter or town: the sum is a multiple of it.
#[test]
fn a_target_that_sums_up_what_the_text_says_of_each_is_right() {
    let end = "助力全区广大儿童健康快乐成长。\n    units: [区妇联]\n    due: 2024-12-31\n";
    assert_eq!(BASE.matches(end).count(), 1);
    let text = |words: &str, amount: &str| {
        let target = format!(
            "    targets:\n      - {{name: 辅导讲座, amount: {amount}, reporter: 区妇联}}\n"
        );
        let with = end.replace("成长。", &format!("成长，{words}。")) + &target;
        BASE.replacen(end, &with, 1)
    };
    for (words, amount, code) in [
        ("每季度举办辅导讲座20场", "80场", ""),
        ("每季度举办辅导讲座20场", "85场", "W193"),
        ("每月举办辅导讲座2场，24人参加", "24场", ""),
        ("每镇举办辅导讲座不少于2场", "24场", ""),
        ("每月举办辅导讲座2场，全年举办辅导讲座24场", "24场", ""),
        ("每月举办辅导讲座2场，全年举办辅导讲座24场", "28场", "W193"),
        ("举办辅导讲座，24人参加", "24场", "W194"),
    ] {
        let wanted: BTreeSet<&str> = [code].into_iter().filter(|code| !code.is_empty()).collect();
        assert_eq!(codes(&text(words, amount)), wanted, "{words} {amount}");
    }
}

/// A task that is due before the end of its text.
#[test]
fn a_text_that_ends_behind_its_due_is_told() {
    let due = BASE.replacen("    due: 2024-12-31\n", "    due: 2024-06-30\n", 1);
    let text = |day: &str| due.replacen("年内举办淄川区", &format!("{day}举办淄川区"), 1);
    assert_eq!(codes(&text("6月底前")), BTreeSet::new());
    assert_eq!(codes(&text("9月底前")), BTreeSet::from(["W200"]));
    assert_eq!(codes(&text("7月1日前")), BTreeSet::from(["W200"]));
}

/// A text of more than 4,000 characters (《整治形式主义为基层减负若干规定》).
#[test]
fn a_text_that_is_too_long_is_told() {
    let longer = |times: usize| {
        let more = "切实提升我区广大妇女的就业能力，".repeat(times);
        BASE.replacen("切实提升我区广大妇女的就业能力，", &more, 1)
    };
    assert_eq!(codes(&longer(100)), BTreeSet::new());
    assert_eq!(codes(&longer(250)), BTreeSet::from(["W192"]));
}
