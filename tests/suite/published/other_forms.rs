//! Tasks in other forms than numbered paragraphs, and numbers of papers without the letters of an office.

use hongtou::{intake, published};

use super::kinds::{DATE, HEAD, assert_has, assert_printed, body, described};

#[test]
fn bullets_begin_tasks() {
    for signs in [
        ["★", "★", "★"],
        ["▲ ", "▲ ", "▲ "],
        ["●", "●", "●"],
        ["◆", "◇", "◆"],
        ["- ", "- ", "- "],
        ["※", "※", "※"],
        ["· ", "· ", "· "],
    ] {
        let [one, two, three] = signs;
        let tasks = format!(
            "{one}改造敬老院。改造敬老院4处。（责任单位：县民政局）\n\
             {two}清淤河道\n年内清淤河道16公里。\n（牵头单位：县水利局；配合单位：各乡镇）\n\
             {three}新建公厕12座，9月底前投用。责任单位：县城管局。"
        );
        let paper = body(&tasks.replace("\n（牵头", "（牵头"), "请各责任单位抓好落实。");
        let described = described(&paper);
        assert_eq!(described.tasks, 3, "{}", described.yaml);
        assert_has(
            &described.yaml,
            &[
                "名称: 改造敬老院\n",
                "名称: 清淤河道\n",
                "名称: 新建公厕12座\n",
                "序次: 无",
                "名称: 不印",
                "牵头单位: [县水利局]",
            ],
        );
        assert_printed(&paper);
    }
}

#[test]
fn bullets_below_headings_and_as_points() {
    let tasks = "一、民生保障\n●改造敬老院。改造4处。（责任单位：县民政局）\n●发放补贴。发放600万元。（责任单位：县财政局）\n\
                 二、城乡建设\n●修建公厕。修建12座。（责任单位：县城管局）\n●改造街巷。改造8条。（责任单位：县住建局）";
    let paper = body(tasks, "请抓好落实。");
    assert_eq!(described(&paper).tasks, 4);
    assert_printed(&paper);
    let points = "一、改造敬老院。分两批实施：\n●城区改造3处。\n●乡镇改造1处。\n（责任单位：县民政局）\n\
                  二、清淤河道。清淤16公里。\n（责任单位：县水利局）";
    let paper = body(points, "请抓好落实。");
    assert_eq!(described(&paper).tasks, 2);
    assert_printed(&paper);
}

/// Cards of two tasks: their words and what they say.
const CARDS: [[&str; 2]; 6] = [
    [
        "项目名称\t敬老院改造\n建设内容\t改造敬老院4处\n责任单位\t县民政局、县财政局\n完成时限\t10月底前\n",
        "项目名称\t河道清淤\n建设内容\t清淤河道16公里\n责任单位\t县水利局\n完成时限\t6月底前\n",
    ],
    [
        "实事名称\t敬老院改造\n主要内容\t改造敬老院4处\n牵头单位\t县民政局\n配合单位\t县财政局\n",
        "实事名称\t河道清淤\n主要内容\t清淤河道16公里\n牵头单位\t县水利局\n配合单位\t各乡镇\n",
    ],
    [
        "任务名称\t敬老院改造\n目标任务\t改造敬老院4处\n责任部门\t县民政局\n完成时间\t10月底前\n备注\t续建\n",
        "任务名称\t河道清淤\n目标任务\t清淤河道16公里\n责任部门\t县水利局\n完成时间\t6月底前\n",
    ],
    [
        "序号\t1\n项目名称\t敬老院改造\n年度目标\t改造敬老院4处\n总投资\t260万元\n责任单位\t县民政局\n",
        "序号\t2\n项目名称\t河道清淤\n年度目标\t清淤河道16公里\n总投资\t85万元\n责任单位\t县水利局\n",
    ],
    [
        "工程名称\t敬老院改造\n责任单位\t县民政局\n建设地点\t城关镇\n建设内容\t改造敬老院4处\n时限\t10月底\n",
        "工程名称\t河道清淤\n责任单位\t县水利局\n建设地点\t东河\n建设内容\t清淤河道16公里\n时限\t6月底\n",
    ],
    [
        "实事项目\t敬老院改造\n工作任务\t改造敬老院4处\n承办单位\t县民政局\n",
        "实事项目\t河道清淤\n工作任务\t清淤河道16公里\n承办单位\t县水利局\n",
    ],
];

#[test]
fn a_card_for_each_task() {
    for [one, two] in CARDS {
        let paper = format!(
            "{HEAD}现将任务印发给你们，请抓好落实。\n附件：2025年实事项目\n{DATE}附件\n2025年实事项目\n{one}\n{two}"
        );
        let described = described(&paper);
        assert_eq!((described.tasks, described.targets), (2, 2), "{one}{}", described.yaml);
        assert_has(
            &described.yaml,
            &[
                "名称: 敬老院改造\n",
                "名称: 河道清淤\n",
                "[县水利局]",
                "县民政局",
                "数量: 16公里",
                "原文一项一张表，印出来是一张总表",
                "类型: 分工表",
            ],
        );
        for line in one.lines().chain(two.lines()) {
            let value = line.split_once('\t').unwrap().1;
            let part = value.split('、').next().unwrap();
            assert!(
                described.yaml.contains(part) || part.parse::<u8>().is_ok(),
                "{part}\n{}",
                described.yaml
            );
        }
    }
}

#[test]
fn tables_that_are_no_cards() {
    let table = "附件\n2025年任务清单\n项目名称\t建设内容\t责任单位\t时限\n敬老院改造\t改造4处\t县民政局\t10月底\n河道清淤\t清淤16公里\t县水利局\t6月底\n";
    let paper = format!("{HEAD}现将任务印发给你们。\n附件：2025年任务清单\n{DATE}{table}");
    let yaml = described(&paper).yaml;
    assert!(!yaml.contains("一项一张表"), "{yaml}");
    assert_printed(&paper);
}

#[test]
fn numbers_without_the_letters_of_an_office() {
    let tasks = "一、改造敬老院。改造4处。（责任单位：县民政局）\n二、清淤河道。清淤16公里。（责任单位：县水利局）";
    for (number, wanted) in [
        ("第6号", "待填（第6号）"),
        ("〔2025〕6号", "待填（〔2025〕6号）"),
        ("2025年第6号", "待填（〔2025〕6号）"),
        ("（2025）6号", "待填（〔2025〕6号）"),
        ("[2025]第06号", "待填（〔2025〕6号）"),
        ("第十二期", "待填（第十二号）"),
        ("编号：2025-06", "待填（2025-06）"),
        ("文号：〔2025〕6号", "待填（〔2025〕6号）"),
    ] {
        let paper = body(tasks, "请落实。").replace("丙政办发〔2025〕12号", number);
        let yaml = published::describe(&intake::paper(paper.as_bytes()).expect("a paper")).yaml;
        let lines =
            format!("发文字号: {wanted}\n标题: 丙县人民政府办公室关于做好2025年为民实事的通知\n");
        let plain = yaml.replace('"', "");
        assert!(plain.contains(&lines), "{number}\n{yaml}");
        let told = yaml.lines().filter(|line| line.trim_start().starts_with('#'));
        let bare = number.trim_start_matches("编号：").trim_start_matches("文号：");
        assert!(
            told.clone()
                .any(|line| line.contains("原文写") && line.contains(&bare[bare.len() - 3..])),
            "{yaml}"
        );
    }
    let labelled =
        body(tasks, "请落实。").replace("丙政办发〔2025〕12号", "文号：丙政办发〔2025〕12号");
    assert_has(&described(&labelled).yaml, &["发文字号: 丙政办发〔2025〕12号\n标题: 丙县"]);
}

/// A head of two rows is one of as many columns; what stands above them is told.
#[test]
fn a_head_of_two_rows_loses_no_column() {
    let rows = "序号\t任务\t目标\t\t责任分工\t\t完成时限\n\t\t全年\t上半年\t牵头单位\t配合单位\t\n\
                1\t改造敬老院\t改造敬老院4处\t2处\t县民政局\t县财政局\t10月底\n\
                2\t清淤河道\t清淤16公里\t8公里\t县水利局\t各乡镇\t6月底\n";
    let paper = format!("{HEAD}现将任务印发给你们。\n附件：任务表\n{DATE}附件\n任务表\n{rows}");
    let described = described(&paper);
    assert_eq!((described.tasks, described.units), (2, 4), "{}", described.yaml);
    let columns = "      - 牵头单位\n      - 配合单位\n      - 完成时限\n";
    assert_has(&described.yaml, &[columns, "目标/全年", "目标/上半年", "上面的“责任分工”不印"]);
}

/// A number behind 联系电话 is one, with the white and the marks that stand in it.
#[test]
fn telephones_are_printed_as_they_are_typed() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、造林。造林300亩。（责任单位：县林业局）";
    for number in [
        "0539 - 2260011",
        "0539－2260011",
        "（0539）2260011",
        "0539-2260011/2260012",
        "2260011（传真）",
        "2260011 转 801",
    ] {
        let contact = format!("（联系人：张三，联系电话：{number}）");
        let yaml = described(&body(tasks, &contact)).yaml;
        assert!(
            yaml.contains(&format!("联系电话: [{number}]"))
                || yaml.contains(&format!("联系电话: [\"{number}\"]")),
            "{yaml}"
        );
    }
}

/// Lines with one tab in an attachment are a table of two columns.
#[test]
fn a_table_of_two_columns_has_one_tab() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、造林。造林300亩。（责任单位：县林业局）";
    let paper = body(tasks, "请抓好落实。\n附件：名单")
        + "附件\n名单\n单位\t联系人\n县交通局\t张三\n县林业局\t李四\n";
    assert_has(&described(&paper).yaml, &["- 栏: [单位, 联系人]\n", "- [县林业局, 李四]\n"]);
}

/// A due beside the units, without a word before it, is printed as it stands.
#[test]
fn a_bare_due_beside_units_is_printed() {
    let tasks = "一、修路。修路3公里。（县交通局，6月底前完成）\n二、造林。造林300亩。（县林业局、县财政局，2025年10月底前完成）";
    let paper = body(tasks, "请抓好落实。");
    let described = described(&paper);
    assert_eq!((described.units, described.left), (3, 0), "{}", described.yaml);
    assert_has(&described.yaml, &["完成时限: 6月底前\n", "完成时限: 2025年10月底前\n"]);
    assert_printed(&paper);
}
