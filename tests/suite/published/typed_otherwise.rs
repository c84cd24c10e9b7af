//! What offices type otherwise than most: years in two figures, spans, rows without words, columns of several years,
//! units in clauses and behind words that nobody knows, ordinals of any kind, white in titles.

use hongtou::{intake, published};

use super::kinds::{DATE, HEAD, assert_has, assert_printed, body, described};

/// A paper with a task for each text, which has the units; and its description, a piece for each task.
fn pieces(texts: &[&str]) -> (String, Vec<String>) {
    let number = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let lines = texts.iter().zip(number).map(|(text, number)| format!("{number}、事项。{text}"));
    let paper = body(&lines.collect::<Vec<_>>().join("\n"), "请抓好落实。");
    let yaml = described(&paper).yaml;
    let tasks = yaml.split_once("实事:").unwrap().1.split_once("结尾").unwrap().0;
    let pieces: Vec<String> = tasks.split("- 名称: 事项").skip(1).map(str::to_owned).collect();
    assert_eq!(pieces.len(), texts.len(), "{yaml}");
    (paper, pieces)
}

/// Of tasks with units the dues, as they are written.
fn assert_dues(pairs: &[(&str, &str)]) {
    let texts: Vec<String> =
        pairs.iter().map(|(text, _)| format!("{text}（责任单位：县民政局）")).collect();
    let (_, pieces) = pieces(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    for ((text, due), piece) in pairs.iter().zip(pieces) {
        let found = piece.lines().find_map(|line| line.trim().strip_prefix("完成时限: "));
        assert_eq!(found.unwrap_or_default(), *due, "{text}\n{piece}");
        assert_eq!(piece.contains("# 推测：取自内容"), !due.is_empty(), "{text}\n{piece}");
    }
}

#[test]
fn the_end_of_a_year_is_a_due() {
    assert_dues(&[
        ("2025年年底前改造4处。", "2025年年底前"),
        ("2025年底前全部建成4处。", "2025年底前"),
        ("每年年底前清淤16公里。", "每年年底前"),
        ("今年年底前建4处。", "今年年底前"),
        ("2026年年底前建4处。", "2026年年底前"),
        ("到2026年底，达到30处。", "2026年底"),
        ("6月开工，2026年5月完工。", "2026年5月"),
        // All tasks are due then.
        ("年底前建4处。", ""),
        // What was.
        ("2024年底已建成3处，再建6处。", ""),
        ("截至2024年底，建成3处。", ""),
    ]);
    assert_dues(&[
        ("每年6月底前改造3处。", "6月底前"),
        ("2026年三季度末完成3处。", "2026年三季度末"),
        ("今年6月开工，明年5月底前完工。", "明年5月底前"),
        ("二〇二五年六月底前改造3处。", "2025年6月底前"),
        ("明年3月底前改造3处。", "明年3月底前"),
        ("次年3月底前改造3处。", "次年3月底前"),
        ("翌年3月底前改造3处。", "翌年3月底前"),
    ]);
}

#[test]
fn a_season_keeps_its_words() {
    let texts = ["秋季开学前改造校舍3处。", "暑假期间完成校舍改造3处。"];
    let units = texts.map(|text| format!("{text}（责任单位：县教育局）"));
    let (_, pieces) = pieces(&units.iter().map(String::as_str).collect::<Vec<_>>());
    for (piece, words) in pieces.iter().zip(["秋季开学前", "暑假期间"]) {
        let due = piece.lines().find(|line| line.trim().starts_with("完成时限: "));
        assert!(due.is_some_and(|due| due.contains(words)), "{words}\n{piece}");
    }
}

#[test]
fn a_year_in_two_figures_is_that_year() {
    assert_dues(&[
        ("25年底前改造4处。", "{文字: 25年底前, 日期: 2025-12-31}"),
        ("25年6月底前清淤16公里。", "{文字: 25年6月底前, 日期: 2025-06-30}"),
        ("25年6月开工，25年底完工。", "{文字: 25年底, 日期: 2025-12-31}"),
        ("26年6月底前改造4处。", "{文字: 26年6月底前, 日期: 2026-06-30}"),
        ("到26年底，改造4处。", "{文字: 26年底, 日期: 2026-12-31}"),
    ]);
    let paper =
        body("一、修路。修路3公里。（责任单位：县交通局；完成时限：25年10月底）", "请落实。");
    assert_has(&described(&paper).yaml, &["完成时限: {文字: 25年10月底, 日期: 2025-10-31}"]);
}

#[test]
fn the_end_of_a_span_is_a_due() {
    assert_dues(&[
        ("2025年3月至10月，改造4处。", "10月"),
        ("3月—10月清淤16公里。", "10月"),
        ("3—11月施工。", "11月"),
        ("计划4-9月修闸3座。", "9月"),
        ("2024年10月至2025年5月普查300户。", "2025年5月"),
        ("2025年3月15日至10月20日修坝3座。", "10月20日"),
        ("每年3月至10月培训300人。", ""),
        ("为3-6月龄婴儿免费体检。", ""),
    ]);
}

/// Where dues stand with the units, one in a text would be printed there, too: a comment has it.
#[test]
fn a_due_beside_printed_dues_is_told() {
    let tasks = "一、修路。修路3公里。（责任单位：县交通局；完成时限：10月底前）\n\
                 二、造林。6月底前造林300亩。（责任单位：县林业局）";
    let paper = body(tasks, "请落实。");
    assert_has(&described(&paper).yaml, &["原文：时限：6月底前"]);
    assert_printed(&paper);
}

/// A paper with one table of tasks.
fn listed(rows: &str) -> String {
    format!("{HEAD}现将任务印发给你们。\n附件：任务清单\n{DATE}附件\n任务清单\n{rows}")
}

#[test]
fn rows_without_words_are_no_tasks() {
    let rows = "序号\t任务\t责任单位\t完成时限\n1\t改造敬老院4处\t县民政局\t10月底\n2\t\t\t\n\
                3\t清淤河道16公里\t县水利局\t6月底\n\t\t\t\n4\t\t县财政局\t\n5\t\t\t\n注：以上为初步安排\t\t\t\n";
    let described = described(&listed(rows));
    assert_eq!((described.tasks, described.units), (2, 2), "{}", described.yaml);
    assert_has(
        &described.yaml,
        &["原文：4 县财政局\n", "原文：只有序号的空行：2、5\n", "原文：注：以上为初步安排\n"],
    );
    assert!(!described.yaml.contains("标题: 2"), "{}", described.yaml);
}

#[test]
fn words_under_the_head_of_numbers_are_kept() {
    let rows = "序号\t任务\t责任单位\t完成时限\n1\t改造敬老院4处\t县民政局\t10月底\n\
                新增\t清淤河道16公里\t县水利局\t6月底\n";
    let described = described(&listed(rows));
    assert_eq!(described.tasks, 2, "{}", described.yaml);
    assert_has(&described.yaml, &["原文：序号：新增\n"]);
}

#[test]
fn of_several_years_that_of_the_paper_promises() {
    let rows = "序号\t任务\t2024年完成\t2025年目标\t2026年目标\t责任单位\n\
                1\t改造敬老院\t3处\t4处\t6处\t县民政局\n2\t清淤河道\t10公里\t16公里\t20公里\t县水利局\n";
    let yaml = described(&listed(rows)).yaml;
    assert_has(
        &yaml,
        &[
            "{名称: 改造敬老院, 数量: 4处, 填报单位: 县民政局}",
            "{名称: 清淤河道, 数量: 16公里, 填报单位: 县水利局}",
            "原文：2024年完成：3处\n",
            "原文：2026年目标：20公里\n",
            "{名称: 2025年目标, 内容: 内容}",
        ],
    );
    assert_eq!(yaml.matches("数量: ").count(), 2, "{yaml}");
    let rows = "任务\t计量单位\t2024\t2025\t2026\t责任单位\n改造敬老院\t处\t3\t4\t6\t县民政局\n\
                清淤河道\t公里\t10\t16\t20\t县水利局\n";
    let yaml = described(&listed(rows)).yaml;
    assert_has(
        &yaml,
        &[
            "{名称: 改造敬老院, 数量: 4处, 填报单位: 县民政局}",
            "{名称: 清淤河道, 数量: 16公里, 填报单位: 县水利局}",
            "原文：2024：3\n",
            "原文：2026：20\n",
        ],
    );
    assert_eq!(yaml.matches("数量: ").count(), 2, "{yaml}");
}

#[test]
fn a_column_of_measures_counts_the_column_beside_it() {
    for rows in [
        "序号\t指标名称\t计量单位\t目标值\t责任单位\n1\t社区食堂\t家\t15\t县民政局\n\
         2\t参训人数\t人\t≥1800\t县人社局\n3\t空气优良率\t%\t85以上\t县生态环境局\n",
        "序号\t任务\t目标\t\t责任单位\n \t \t计量单位\t目标值\t \n1\t社区食堂\t家\t15\t县民政局\n\
         2\t参训人数\t人\t≥1800\t县人社局\n3\t空气优良率\t%\t85以上\t县生态环境局\n",
    ] {
        let yaml = described(&listed(rows)).yaml;
        assert_has(
            &yaml,
            &[
                "- 名称: 社区食堂\n",
                "{名称: 社区食堂, 数量: 15家, 填报单位: 县民政局}",
                "数量: \"≥1800人\"",
                "数量: \"85%以上\"",
            ],
        );
        assert!(!yaml.contains("内容: [家") && !yaml.contains("没有提成目标"), "{yaml}");
    }
}

#[test]
fn units_stand_in_later_clauses() {
    let texts = [
        ("改造4处，县发改局牵头，县民政局配合。", "牵头单位: [县发改局]\n    配合单位: [县民政局]"),
        ("清淤16公里，完善管护，由县发改局负责。", "责任单位: [县发改局]"),
        (
            "造林300亩，此项工作由县林业局负责落实，县财政局做好资金保障。",
            "责任单位: [县林业局]\n    配合单位: [县财政局]",
        ),
        ("新建公厕6座，建设任务由县住建局承担。", "责任单位: [县住建局]"),
        ("改造管网。项目由县住建局、县城管局组织实施。", "责任单位: [县住建局, 县城管局]"),
        ("新建绿地5处（县林业局负责），绿道3公里。", "责任单位: [县林业局]"),
        (
            "由县交通局牵头，县发改局、县财政局等部门配合，修路3公里。",
            "取自内容里的话，原文有“等部门”，其余单位要补上，请核对\n    牵头单位: [县交通局]\n    配合单位: [县发改局, 县财政局]",
        ),
        ("修路3公里，责任单位为县交通局。", "责任单位: [县交通局]"),
    ];
    let (paper, pieces) = pieces(&texts.map(|(text, _)| text));
    for ((text, wanted), piece) in texts.iter().zip(pieces) {
        assert!(piece.contains(wanted), "{text}\n{piece}");
        assert_has(&piece, &["取自内容里的话"]);
    }
    assert_printed(&paper);
}

#[test]
fn a_word_that_nobody_knows_hides_no_unit() {
    let texts = [
        ("改造4处，县交通局挂帅。", "责任单位: [县交通局]", "“县交通局挂帅”不是常见的说法"),
        (
            "清淤16公里。（县水利局挂帅，县应急局打下手）",
            "- {单位: 县水利局, 注: 挂帅}\n      - {单位: 县应急局, 注: 打下手}",
            "“县水利局挂帅”“县应急局打下手”不是常见的说法",
        ),
        (
            "造林300亩。（县林业局统揽，县财政局配合）",
            "- {单位: 县林业局, 注: 统揽}\n    配合单位: [县财政局]",
            "“县林业局统揽”不是常见的说法",
        ),
    ];
    let (_, pieces) = pieces(&texts.map(|(text, ..)| text));
    for ((text, units, doubt), piece) in texts.iter().zip(pieces) {
        assert!(piece.contains(units) && piece.contains(doubt), "{text}\n{piece}");
    }
    // What is only named is told beside the key that is to be filled in.
    let tasks = "一、修桥。依托县公路中心修桥3座。\n二、修路。修路3公里。（责任单位：县交通局）";
    let paper = body(tasks, "请落实。");
    let yaml = published::describe(&intake::paper(paper.as_bytes()).unwrap()).yaml;
    assert_has(&yaml, &["内容里提到县公路中心，看不出是不是责任单位", "这一项没有写责任单位"]);
}

#[test]
fn names_of_targets_end_where_words_do() {
    let texts = [
        ("培训120名社会组织负责人。", "社会组织负责人"),
        ("社会组织培训60场。", "社会组织培训"),
        ("建成20个高标准农田建设项目。", "高标准农田建设项目"),
        ("新建为民服务中心6处。", "为民服务中心"),
        ("改造各村级服务站30处。", "各村级服务站"),
        ("查处不文明行为30起。", "查处不文明行为"),
        ("节约用水，签约企业60家。", "签约企业"),
        ("面向城乡低保家庭和低保边缘家庭中高龄失能老年人的居家适老化改造300户。", "居家适老化改造"),
        ("建设共享单车停放点6处。", "共享单车停放点"),
    ];
    let units = texts.map(|(text, _)| format!("{text}（责任单位：县民政局）"));
    let (_, pieces) = pieces(&units.iter().map(String::as_str).collect::<Vec<_>>());
    for ((text, name), piece) in texts.iter().zip(pieces) {
        assert!(piece.contains(&format!("{{名称: {name}, 数量: ")), "{text}\n{piece}");
    }
}

#[test]
fn ordinals_are_typed_in_any_way() {
    let text = |ordinals: [&str; 3]| {
        let [one, two, three] = ordinals;
        let tasks = format!(
            "{one}改造敬老院。改造敬老院4处。（责任单位：县民政局）\n\
             {two}清淤河道。清淤河道16公里。（责任单位：县水利局）\n\
             {three}造林。造林300亩。（责任单位：县林业局）"
        );
        body(&tasks, "请落实。")
    };
    for ordinals in [
        ["1．", "2．", "3．"],
        ["1、", "2、", "3、"],
        ["（1）", "（2）", "（3）"],
        ["1)", "2)", "3)"],
        ["1）", "2）", "3）"],
        ["①", "②", "③"],
        ["1．", "（2）", "3)"],
        ["1、", "2)", "3．"],
        ["一）", "二）", "三）"],
        ["1 、", "2、", "3、"],
        ["1 、", "2 、", "3 、"],
        ["1 ．", "2 ．", "3 ．"],
        ["1，", "2，", "3，"],
        ["（1 ）", "（2 ）", "（3 ）"],
        ["一 、", "二 、", "三 、"],
        ["第1项　", "第2项　", "第3项　"],
    ] {
        let described = described(&text(ordinals));
        assert_eq!((described.tasks, described.units), (3, 3), "{ordinals:?}\n{}", described.yaml);
    }
    assert_printed(&text(["（1）", "（2）", "（3）"]));
    assert_printed(&text(["①", "②", "③"]));
    // What is printed otherwise is told.
    assert_has(&described(&text(["1)", "2)", "3)"])).yaml, &["原文的序号写“1)”"]);
    assert_has(&described(&text(["1．", "（2）", "3．"])).yaml, &["这一项序号的写法和上面的不同"]);
}

#[test]
fn headings_have_ordinals_of_any_kind() {
    for (headings, tasks) in [
        (["一、", "二、"], ["1)", "2)"]),
        (["1．", "2．"], ["（1）", "（2）"]),
        (["1、", "2、"], ["1)", "2)"]),
        (["（1）", "（2）"], ["1.", "2."]),
        (["（一）", "（二）"], ["1、", "2、"]),
        (["1．", "2、"], ["①", "②"]),
    ] {
        let list = format!(
            "{}民生\n{one}改造敬老院。改造4处。（责任单位：县民政局）\n{two}清淤河道。清淤16公里。（责任单位：县水利局）\n\
             {}生态\n{one}造林。造林300亩。（责任单位：县林业局）\n{two}种草。种草20亩。（责任单位：县林业局）",
            headings[0],
            headings[1],
            one = tasks[0],
            two = tasks[1],
        );
        let described = described(&body(&list, "请落实。"));
        assert_eq!(described.tasks, 4, "{headings:?} {tasks:?}\n{}", described.yaml);
        assert_has(
            &described.yaml,
            &[&format!("- 标题: {}民生\n", headings[0]), &format!("- 标题: {}生态\n", headings[1])],
        );
    }
}

#[test]
fn white_in_a_title_is_alignment() {
    for (title, wanted) in [
        (
            "丙县人民政府办公室\t关于做好2025年为民实事的通知",
            "标题:\n  - 丙县人民政府办公室\n  - 关于做好2025年为民实事的通知\n",
        ),
        (
            "丙县人民政府办公室　关于做好2025年　为民实事的通　知",
            "标题:\n  - 丙县人民政府办公室\n  - 关于做好2025年为民实事的通知\n",
        ),
        ("关于做好 2025 年\t为民实事的  通  知", "标题: 关于做好2025年为民实事的通知\n"),
        ("关于做好2025年 PPP 项目的通知", "标题: \"关于做好2025年 PPP 项目的通知\"\n"),
    ] {
        let own = "丙县人民政府办公室关于做好2025年为民实事的通知";
        let paper = body("一、修路。修路3公里。（责任单位：县交通局）", "请落实。");
        assert!(paper.contains(own));
        assert_has(&described(&paper.replace(own, title)).yaml, &[wanted]);
    }
}

/// One bracket of units under a word for them, and a title: enough to be a notice, though the rest names none.
#[test]
fn a_paper_whose_tasks_hardly_name_units_is_one() {
    let tasks = (1..=8).map(|at| {
        let units = if at == 1 { "（责任单位：县住建局）" } else { "" };
        format!("{at}．改造街巷{at}。改造街巷{at}处。{units}\n")
    });
    let tasks: String = tasks.collect();
    let paper = format!("关于做好2025年为民实事的安排\n各单位：\n现安排如下：\n{tasks}请落实。\n");
    let described = published::describe(&intake::paper(paper.as_bytes()).unwrap());
    assert!(described.is_notice(), "{:?}", described.signs);
    assert_eq!(described.yaml.matches("这一项没有写责任单位").count(), 7);
    // Sentences of a long text that name bodies by chance are none.
    let thesis = paper.replace("（责任单位：县住建局）", "由县住建局负责。");
    let described = published::describe(&intake::paper(thesis.as_bytes()).unwrap());
    assert!(!described.is_notice(), "{:?}", described.signs);
}
