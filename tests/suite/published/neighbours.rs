//! What stands beside the units of a task: the heading of the next, lines behind them, points with units of their own.

use hongtou::{intake, published};

use super::kinds::{assert_has, body, described};

/// The piece of a description that is the task of that name.
pub(super) fn piece<'y>(yaml: &'y str, name: &str) -> &'y str {
    let whole = yaml.split_once(&format!("- 名称: {name}\n"));
    let behind = whole.unwrap_or_else(|| panic!("{name}\n{yaml}")).1;
    let end = behind.find("\n  - ").into_iter().chain(behind.find("\n结尾")).min();
    &behind[..end.unwrap_or(behind.len())]
}

#[test]
fn the_heading_of_the_next_task_is_no_unit() {
    for (ordinals, units) in [
        (["1.", "2.", "3."], "责任单位：县交通局"),
        (["（一）", "（二）", "（三）"], "责任单位：县交通局"),
        (["1.", "2.", "3."], "责任单位：县交通局　　完成时限：10月31日前"),
        (["①", "②", "③"], "责任单位：县交通局"),
    ] {
        let [one, two, three] = ordinals;
        let tasks = format!(
            "{one}道路改造\n改造道路14公里。\n{units}\n\
             {two}消防救援站\n新建消防救援站1座。\n责任单位：县消防救援大队\n\
             {three}福利院\n改造福利院2处。\n责任单位：县民政局"
        );
        let described = described(&body(&tasks, "请落实。"));
        let yaml = &described.yaml;
        assert_eq!((described.tasks, described.units), (3, 3), "{ordinals:?}\n{yaml}");
        assert_has(yaml, &["责任单位: [县交通局]", "责任单位: [县消防救援大队]"]);
    }
}

#[test]
fn units_that_are_counted_are_a_list() {
    for list in [
        "责任单位：\n1.县民政局\n2.县财政局",
        "责任单位：\n①县民政局\n②县财政局",
        "责任单位：\n（1）县民政局\n（2）县财政局",
    ] {
        let tasks = format!(
            "一、改造敬老院。改造敬老院4处。\n{list}\n二、清淤河道。清淤16公里。\n责任单位：县水利局"
        );
        let described = described(&body(&tasks, "请落实。"));
        assert_eq!((described.tasks, described.units), (2, 3), "{list}\n{}", described.yaml);
        assert!(described.yaml.contains("责任单位: [县民政局, 县财政局]"), "{}", described.yaml);
    }
}

#[test]
fn lines_behind_the_units_of_the_last_task_are_its_own() {
    let task = |ordinal: &str, name: &str, own: &str| {
        format!("{ordinal}、{name}。新建{name}2处。\n牵头单位：县民政局\n{own}\n")
    };
    for own in [
        "责任人：李四\n完成时限：11月底前\n备注：分两批",
        "完成时限：11月底前\n进度安排：3月开工，11月完工",
        // A word that the task before has in this place.
        "完成时限：11月底前\n包保干部：王五",
    ] {
        let tasks = task("一", "敬老院", own) + &task("二", "福利院", own);
        let yaml = described(&body(&tasks, "请各单位认真落实。")).yaml;
        let last = own.lines().last().unwrap();
        assert!(piece(&yaml, "福利院").contains(last), "{last}\n{yaml}");
        assert!(piece(&yaml, "福利院").contains("完成时限: 11月底前"), "{yaml}");
        let closing = yaml.split_once("\n结尾").unwrap().1;
        assert!(closing.contains("请各单位认真落实。") && !closing.contains(last), "{yaml}");
    }
    // What speaks of all stays behind.
    let tasks = task("一", "敬老院", "备注：分两批") + &task("二", "福利院", "备注：分两批");
    let yaml = described(&body(&tasks, "工作要求：各单位要落实责任。\n咨询电话：123。")).yaml;
    assert_has(yaml.split_once("\n结尾").unwrap().1, &["工作要求：", "咨询电话：123。"]);
}

#[test]
fn a_task_whose_points_have_units_keeps_its_own() {
    let tasks = "（一）农村公路。改造农村公路14公里。（责任单位：县交通局）\n\
                 （二）社区食堂。新建社区食堂2处。（责任单位：县民政局）\n\
                 1.选址。选定地址2处。（责任单位：县自然资源局）\n\
                 2.装修。完成装修。（责任单位：县住建局）";
    let described = described(&body(tasks, "请落实。"));
    assert_eq!((described.tasks, described.units), (2, 4), "{}", described.yaml);
    let own = piece(&described.yaml, "社区食堂");
    assert_has(own, &["县民政局, 县自然资源局, 县住建局", "数量: 2处", "分开写在几处"]);
}

#[test]
fn units_of_a_heading_are_told() {
    let tasks = "一、城乡建设。全年实施3项。（牵头单位：县住建局）\n\
                 （一）道路。改造道路14公里。（责任单位：县交通局）\n\
                 （二）管网。改造管网6公里。（责任单位：县水务局）";
    let described = described(&body(tasks, "请落实。"));
    assert_eq!(described.tasks, 2, "{}", described.yaml);
    assert_has(&described.yaml, &["也写了单位（县住建局）"]);
}

/// A paper of two tasks, the first of which ends with `end`.
fn two(end: &str) -> String {
    let tasks = format!(
        "一、道路改造。改造道路14公里。{end}\n二、河道清淤。清淤16公里。（责任单位：县水利局）"
    );
    described(&body(&tasks, "请落实。")).yaml
}

#[test]
fn one_name_of_an_unknown_form_drops_no_list() {
    for (end, wanted) in [
        ("（县住建局牵头，县财政局、一中配合）", "配合单位: [县财政局, 一中]"),
        ("（县住建局牵头，阳光社区、和平社区配合）", "配合单位: [阳光社区, 和平社区]"),
        ("（县住建局牵头，移动、联通配合）", "配合单位: [移动, 联通]"),
        ("（县住建局牵头，西关街道、一中配合）", "配合单位: [西关街道, 一中]"),
    ] {
        let yaml = two(end);
        assert_has(piece(&yaml, "道路改造"), &["牵头单位: [县住建局]", wanted]);
    }
    assert_has(&two("（县住建局牵头，移动、联通配合）"), &["“移动”“联通”看不出是不是单位"]);
    assert!(!two("（县住建局牵头，群众参与）").contains("[群众"));
}

#[test]
fn a_bracket_behind_which_the_text_goes_on_has_units() {
    for (end, wanted) in [
        (
            "（牵头：县住建局　配合：县财政局），5月底。",
            &["牵头单位: [县住建局]", "配合单位: [县财政局]", "完成时限: 5月底"][..],
        ),
        ("（责任单位：县交通局），5月底。", &["责任单位: [县交通局]", "完成时限: 5月底"]),
        ("（责任单位：县交通局），资金已经落实。", &["责任单位: [县交通局]"]),
    ] {
        let yaml = two(end);
        assert_has(piece(&yaml, "道路改造"), wanted);
        assert!(!piece(&yaml, "道路改造").contains("请填写"), "{yaml}");
        // It is printed where it stood.
        assert!(piece(&yaml, "道路改造").contains(end), "{yaml}");
    }
}

#[test]
fn brackets_and_signs_are_no_part_of_names() {
    for (end, wanted) in [
        ("〔县交通局〕", "责任单位: [县交通局]"),
        ("〔责任单位：县交通局、县财政局〕", "责任单位: [县交通局, 县财政局]"),
        ("（责任单位：〔县交通局、县财政局〕）", "责任单位: [县交通局, 县财政局]"),
        ("〖责任单位：县交通局〗", "责任单位: [县交通局]"),
        ("（责任单位：县交通局★、县财政局）", "责任单位: [县交通局, 县财政局]"),
        ("（牵头单位：县交通局；配合单位：—）", "牵头单位: [县交通局]"),
        ("（牵头单位：县交通局；配合单位：无）", "牵头单位: [县交通局]"),
    ] {
        let yaml = two(end);
        assert_has(piece(&yaml, "道路改造"), &[wanted]);
        let names = yaml.split_once("\n单位名册:").unwrap().1;
        let names = names.split_once("\n实事:").map_or(names, |(names, _)| names);
        assert!(!names.contains(['〔', '★', '—', '无']), "{end}\n{yaml}");
    }
    assert_has(&two("（责任单位：县交通局★、县财政局）"), &["“县交通局★”"]);
    let yaml = two("（责任单位：县交通局〔牵头〕、县财政局）");
    assert_has(&yaml, &["单位: 县交通局", "注: 牵头"]);
}

#[test]
fn amounts_without_units_are_told() {
    let tasks = "一、道路改造。改造道路14公里。\n二、河道清淤。清淤16公里。（责任单位：县水利局）";
    let paper = body(tasks, "请落实。");
    let open = published::describe(&intake::paper(paper.as_bytes()).expect("a paper")).yaml;
    assert_has(&open, &["这一项没有写责任单位，内容里的数字“14公里”没有提成目标"]);
    let yaml = two("孕产妇死亡率控制在10/10万以下。（责任单位：县卫健局）");
    assert_has(piece(&yaml, "道路改造"), &["原文：控制在10/10万以下（没有提成目标的数）"]);
}
