//! Where the units of a task end, and the words by which offices say who leads and who helps.

use hongtou::{intake, published};

use super::kinds::{DATE, HEAD, assert_has, assert_printed, body, described};

#[test]
fn units_end_with_their_paragraph() {
    let closing = "请抓好落实，确保取得实效。";
    for (units, wanted) in [
        ("责任单位：县教育局、县住建局", "责任单位: [县教育局, 县住建局]"),
        ("【县教育局牵头；县住建局配合】", "牵头单位: [县教育局]\n    配合单位: [县住建局]"),
        ("【责任单位：县教育局、县住建局】", "责任单位: [县教育局, 县住建局]"),
        ("［责任单位：县教育局、县住建局］", "责任单位: [县教育局, 县住建局]"),
    ] {
        for own in [format!("\n{units}"), units.to_owned()] {
            let tasks = format!(
                "一、修建校舍。修建校舍4处，建筑面积为12000平方米以上，10月底前完成。{own}\n\
                 二、改造校舍。改造校舍6处，建筑面积为18000平方米以上，11月底前完成。{own}"
            );
            let paper = body(&tasks, closing);
            let yaml = described(&paper).yaml;
            assert_has(&yaml, &[wanted, &format!("结尾: {closing}\n")]);
            assert!(!yaml.contains("县住建局请") && !yaml.contains("- 请\n"), "{yaml}");
            assert_eq!(yaml.matches(wanted).count(), 2, "{units}\n{yaml}");
        }
    }
}

#[test]
fn words_of_roles_before_and_behind() {
    let lead_and_help = "牵头单位: [县交通局]\n    配合单位: [县财政局]";
    for units in [
        "（县交通局主责，县财政局协同）",
        "（县交通局主抓，县财政局支持）",
        "（县交通局为主，县财政局参加）",
        "（以县交通局为主，县财政局参与）",
        "（县交通局牵头负责，县财政局共同参与）",
        "（主责：县交通局；协同：县财政局）",
        "（主办：县交通局；协办：县财政局）",
        "（牵头：县交通局；参加：县财政局）",
        "（主抓：县交通局；支持：县财政局）",
        "（由县交通局牵头、县财政局协助）",
        "（县交通局会同县财政局）",
        "（县交通局牵头，会同县财政局）",
        "（主抓单位：县交通局；支持单位：县财政局）",
        "（县交通局主要负责，县财政局协助落实）",
    ] {
        let tasks =
            format!("一、修建道路。修建道路4条。{units}\n二、养护道路。养护道路6条。{units}");
        let yaml = described(&body(&tasks, "请抓好落实。")).yaml;
        assert_eq!(yaml.matches(lead_and_help).count(), 2, "{units}\n{yaml}");
    }
    for units in ["（由县交通局负责、县财政局协助）", "（负责：县交通局；协助：县财政局）"]
    {
        let tasks =
            format!("一、修建道路。修建道路4条。{units}\n二、养护道路。养护道路6条。{units}");
        let yaml = described(&body(&tasks, "请抓好落实。")).yaml;
        let wanted = "责任单位: [县交通局]\n    配合单位: [县财政局]";
        assert_eq!(yaml.matches(wanted).count(), 2, "{units}\n{yaml}");
    }
    // Without a bracket, in the sentence itself.
    let sentence = "一、修建道路。修建道路4条，以县交通局为主，县财政局参加。\n\
                    二、养护道路。养护道路6条，县交通局主抓，县财政局支持。";
    let yaml = described(&body(sentence, "请抓好落实。")).yaml;
    assert_eq!(yaml.matches(lead_and_help).count(), 2, "{yaml}");
    assert_printed(&body(sentence, "请抓好落实。"));
    // What is printed otherwise than it was written is told.
    let told = described(&body(
        "一、修建道路。修建道路4条。（县交通局主责，县财政局协同）",
        "请抓好落实。",
    ))
    .yaml;
    assert_has(&told, &["原文写“（县交通局主责，县财政局协同）”，印出来是"]);
}

#[test]
fn sections_of_a_table_are_headings() {
    let paper = |rows: &str| {
        format!(
            "{HEAD}现将任务印发给你们，请抓好落实。\n附件：2025年为民实事任务清单\n{DATE}附件\n\
             2025年为民实事任务清单\n序号\t实事项目\t主要任务\t牵头单位\t配合单位\t完成时间\n{rows}"
        )
    };
    let first = "1\t技能培训\t培训3000人\t县人社局\t县财政局\t2025年10月底前\n";
    let second = "2\t敬老院改造\t改造敬老院4处\t县民政局\t县财政局\t2025年10月底前\n";
    for (one, other) in [
        ("一\t就业增收\t\t\t\t\n", "二\t养老服务\t\t\t\t\n"),
        ("一、\t就业增收\t\t\t\t\n", "二、\t养老服务\t\t\t\t\n"),
        ("（一）\t就业增收\t\t\t\t\n", "（二）\t养老服务\t\t\t\t\n"),
        ("\t就业增收\t\t\t\t\n", "\t养老服务\t\t\t\t\n"),
        ("一、就业增收\t\t\t\t\t\n", "二、养老服务\t\t\t\t\t\n"),
        (
            "一、就业增收\t一、就业增收\t一、就业增收\t一、就业增收\t一、就业增收\t一、就业增收\n",
            "二、养老服务\t二、养老服务\t二、养老服务\t二、养老服务\t二、养老服务\t二、养老服务\n",
        ),
    ] {
        let found = described(&paper(&format!("{one}{first}{other}{second}")));
        assert_eq!(found.tasks, 2, "{one}\n{}", found.yaml);
        assert_has(&found.yaml, &["就业增收", "养老服务", "名称: 技能培训", "名称: 敬老院改造"]);
        assert!(!found.yaml.contains("名称: 就业增收"), "{}", found.yaml);
    }
}

#[test]
fn times_without_a_month_are_dues() {
    for (words, due) in [
        ("第三季度全部完成", "完成时限: 第三季度\n"),
        ("三季度末完工", "完成时限: 三季度末\n"),
        ("上半年完工", "完成时限: 上半年\n"),
        ("竣工时间提前至10月", "完成时限: 10月\n"),
        ("4月中旬至5月底集中整治", "完成时限: 5月底\n"),
        ("国庆节前通车", "完成时限: {文字: 国庆节前, 日期: 2025-09-30}"),
        ("“五一”前通车", "日期: 2025-04-30}"),
        ("汛期前完成", "取自内容，没有写是哪一天，请核对\n    完成时限: 汛期前\n"),
        ("春耕前投用", "取自内容，没有写是哪一天，请核对\n    完成时限: 春耕前\n"),
        ("建设期限：2025年3月至2025年10月", "完成时限: 2025年10月\n"),
    ] {
        let tasks = format!("一、修建道路。修建道路4条，{words}。（责任单位：县交通局）");
        assert_has(&described(&body(&tasks, "请抓好落实。")).yaml, &[due]);
    }
    for words in ["每年4月至5月开展巡查", "每季度通报进展"] {
        let tasks = format!("一、修建道路。修建道路4条，{words}。（责任单位：县交通局）");
        let yaml = described(&body(&tasks, "请抓好落实。")).yaml;
        assert!(!yaml.contains("完成时限"), "{yaml}");
    }
}

#[test]
fn a_thesis_that_says_once_who_leads_is_no_notice() {
    let thesis = "基层治理研究\n一、研究背景\n近年来研究增多。\n二、文献综述\n学界看法不一。\n三、案例\n\
                  该项目由县民政局牵头，县财政局配合。\n四、结论\n治理有待完善。\n";
    let paper = intake::paper(thesis.as_bytes()).expect("a paper");
    assert!(!published::describe(&paper).is_notice());
}

/// 计划 is no unit, whichever word an office has for until when.
#[test]
fn words_for_until_when_are_no_units() {
    for word in [
        "计划完成时间",
        "预计完成时间",
        "预计完成时限",
        "拟完成时间",
        "完成期限",
        "办结时限",
        "时间节点",
        "时间要求",
        "完成时间节点",
        "进度要求",
    ] {
        for (before, behind) in [
            ("（责任单位：", "；{}：2025年11月底）"),
            ("责任单位：", "；{}：2025年11月底。"),
            ("{}：2025年11月底。（责任单位：", "）"),
        ] {
            let task = |name: &str, unit: &str| {
                format!("{name}。{before}{unit}{behind}").replace("{}", word)
            };
            let tasks =
                [task("一、修路。修路3公里", "县交通局"), task("二、造林。造林300亩", "县林业局")];
            let paper = body(&tasks.join("\n"), "请抓好落实。");
            let described = described(&paper);
            assert_eq!(described.units, 2, "{}", described.yaml);
            assert_eq!(described.yaml.matches("完成时限: 2025年11月底\n").count(), 2, "{paper}");
            assert_printed(&paper);
        }
    }
}

/// An office below a bureau has words of its own for those below it.
#[test]
fn words_of_stations_and_sections() {
    for (lead, own) in [
        ("牵头股室", "责任站所"),
        ("主抓部门", "承办科(室)"),
        ("牵头科队", "协办支部"),
        ("牵头股（站）", "参与中心"),
    ] {
        let tasks = format!(
            "一、修路。修路3公里。（{lead}：县交通局公路股；{own}：城关交管站、东河交管站）\n二、造林。造林300亩。\n{lead}：县林业局造林股\n{own}：城关林业站、东河林业站"
        );
        let paper = body(&tasks, "请抓好落实。");
        let described = described(&paper);
        assert_eq!((described.tasks, described.units, described.left), (2, 6, 0), "{paper}");
        assert_printed(&paper);
    }
}
