//! Habits of offices that were once read wrongly: plans of a few lines, notes of seals, labels in brackets, people beside
//! units, groups named together, forms without rows, tables of sums and stages; each with what must come of it.

use hongtou::{intake, published};

use super::kinds::{DATE, HEAD, assert_has, assert_printed, body, described};

/// The description of a paper with these tasks.
fn of_tasks(tasks: &str) -> String {
    described(&body(tasks, "各责任单位要高度重视，抓好落实。")).yaml
}

/// A paper with a plan behind the signature, and no line that says 附件.
fn issued(plan: &str) -> String {
    format!(
        "{HEAD}《2025年关爱老小任务分工》已经县政府同意，现印发给你们。\n{DATE}2025年关爱老小任务分工\n{plan}"
    )
}

#[test]
fn a_plan_of_a_few_lines_is_a_plan() {
    let tasks: Vec<String> = (1..=6)
        .map(|at| format!("{at}.改造项目{at}。改造{at}3处。（责任单位：县民政局）"))
        .collect();
    for count in 1..=6 {
        let described = described(&issued(&tasks[..count].join("\n")));
        let yaml = &described.yaml;
        assert_eq!(described.tasks, count, "{yaml}");
        assert_has(
            yaml,
            &["署名:\n  日期: 2025-03-20", "标题: 2025年关爱老小任务分工\n    类型: 实事"],
        );
        assert_has(yaml, &["引言: 《2025年关爱老小任务分工》已经县政府同意，现印发给你们。\n"]);
    }
    let headed = "一、环境提升\n1.充电棚。新建充电棚15处。（责任单位：县城管局）\n2.亮化。更换路灯120盏。（责任单位：县住建局）\n\
                  二、服务提升\n3.老年食堂。新增助餐点3个。（责任单位：县民政局）";
    let described = described(&issued(headed));
    assert_eq!(described.tasks, 3, "{}", described.yaml);
    assert_has(&described.yaml, &["署名:\n  日期: 2025-03-20", "- 标题: 一、环境提升"]);
}

#[test]
fn a_note_of_the_seal_is_none_of_the_name() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、造林。造林300亩。（责任单位：县林业局）";
    for (signature, note) in [
        ("丙县民生领导小组办公室（代章）\n2025年3月20日", "（代章）"),
        ("丙县民生领导小组办公室\n(代章)\n2025年3月20日", "(代章)"),
        ("丙县民生领导小组办公室\n（丙县政府办公室代章）\n2025年3月20日", "（丙县政府办公室代章）"),
        ("丙县民生领导小组办公室（印章）\n2025年3月20日", "（印章）"),
        ("丙县民生领导小组办公室\n2025年3月20日\n（代章）", "（代章）"),
    ] {
        let list = "附件\n联系人名单\n单位\t姓名\t电话\n县民政局\t张三\t8456123\n";
        for [titles, annex] in [["", ""], ["附件：联系人名单\n", list]] {
            let paper =
                format!("{HEAD}通知如下：\n{tasks}\n请抓好落实。\n{titles}{signature}\n{annex}");
            let yaml = described(&paper).yaml;
            assert_has(&yaml, &["署名:\n  机关: 丙县民生领导小组办公室\n  日期: 2025-03-20"]);
            assert_has(
                &yaml,
                &[&format!("原文的署名有“{note}”，印出来没有"), "结尾: 请抓好落实。\n"],
            );
        }
    }
}

#[test]
fn the_closing_is_none_of_the_last_task() {
    let yaml = of_tasks(
        "一、就业工程。新增就业500人。（责任单位：县人社局）\n二、教育工程。新建学校2所。（责任单位：县教育局）\n其中选址2处。\n\
         三、造林300亩。（责任单位：县林业局）",
    );
    assert_has(&yaml, &["结尾: 各责任单位要高度重视，抓好落实。\n"]);
    assert_eq!(yaml.matches("原文责任单位不在最后").count(), 1, "{yaml}");
    // Where the units of all stand under the heading, the text of the last is its own.
    let yaml = of_tasks(
        "一、修路（责任单位：县交通局）\n修路3公里。\n二、造林（责任单位：县林业局）\n造林300亩。",
    );
    assert_has(&yaml, &["内容: 造林300亩。", "结尾: 各责任单位要高度重视，抓好落实。\n"]);
}

#[test]
fn parts_and_bare_lines_are_headings() {
    let units = ["县教育局", "县卫健局", "县民政局", "县人社局"]
        .map(|name| format!("（责任单位：{name}）"));
    let [a, b, c, d] = &units;
    for (first, second, signs, wanted) in [
        (
            "第一部分 教育医疗",
            "第二部分 社会保障",
            ["一、", "二、", "三、", "四、"],
            &["编号: 连续"][..],
        ),
        ("第一部分 教育医疗", "第二部分 社会保障", ["1.", "2.", "1.", "2."], &["序次: 1."]),
        ("教育医疗", "社会保障", ["1.", "2.", "3.", "4."], &["序号: 无", "编号: 连续", "序次: 1."]),
    ] {
        let [one, two, three, four] = signs;
        let yaml = of_tasks(&format!(
            "{first}\n{one}扩容。新增学位150个。{a}\n{two}医共体。建成医共体2个。{b}\n\
             {second}\n{three}救助。救助300人。{c}\n{four}就业。新增就业500人。{d}"
        ));
        assert_has(&yaml, &[&format!("- 标题: \"{first}\"").replace("\"教育医疗\"", "教育医疗")]);
        assert_has(&yaml, wanted);
        assert_has(
            &yaml,
            &["引言: 现将有关事项通知如下：\n", "结尾: 各责任单位要高度重视，抓好落实。\n"],
        );
        assert!(!yaml.contains("不在最后"), "{yaml}");
    }
}

/// Every description is one that check takes: `described` looks.
#[test]
fn levels_of_any_order_pass_check() {
    let unit = "（责任单位：县民政局）";
    for (tasks, wanted) in [
        (
            format!(
                "一、民生\n1.就业\n（1）新增就业500人。{unit}\n（2）举办招聘会5场。{unit}\n2.教育\n（1）新建学校2所。{unit}\n（2）改造食堂3个。{unit}"
            ),
            &["- 标题: 1.就业\n    序号: 无\n    层次: 2", "序次: （1）"][..],
        ),
        (
            format!(
                "一、民生\n1.就业\n（1）新增就业500人。{unit}\n（2）举办招聘会5场。{unit}\n二、生态\n1.造林300亩。{unit}\n2.治河5公里。{unit}"
            ),
            &["原文这一项序号的写法和上面的不同，印出来一样"],
        ),
        (
            format!(
                "一、民生\n1.就业。新增就业500人。{unit}\n2.教育。新建学校2所。{unit}\n二、造林。造林300亩。{unit}\n三、治河。治河5公里。{unit}"
            ),
            &["- 标题: 二、造林\n", "- 标题: 三、治河\n", "这一项和各标题并列"],
        ),
        (
            format!(
                "第一部分 民生\n一、就业\n（一）新增就业500人。{unit}\n（二）举办招聘会5场。{unit}\n第二部分 生态\n一、绿化\n（一）造林300亩。{unit}\n（二）治河5公里。{unit}"
            ),
            &["- 标题: 一、就业\n    序号: 无\n    层次: 2", "序次: （一）"],
        ),
    ] {
        assert_has(&of_tasks(&tasks), wanted);
    }
}

#[test]
fn labels_in_brackets_are_labels() {
    for [units, due] in [
        ["\n【责任单位】县交通局、县公交公司", "\n【完成时限】9月底"],
        ["\n（责任单位）县交通局、县公交公司", "\n（完成时限）9月底"],
        ["\n责任单位　县交通局、县公交公司", "\n完成时限　9月底"],
        ["【责任单位】县交通局、县公交公司", "【完成时限】9月底"],
    ] {
        let one = format!("{units}{due}");
        let yaml = of_tasks(&format!(
            "一、城乡\n1.公交。购置公交车40台。{one}\n2.改厕。改厕60座。{one}\n3.修路。修路3公里。{one}"
        ));
        assert_eq!(yaml.matches("责任单位: [县交通局, 县公交公司]").count(), 3, "{yaml}");
        assert_eq!(yaml.matches("完成时限: 9月底\n").count(), 3, "{yaml}");
        assert_has(
            &yaml,
            &["印出来不加括号，后面加冒号", "结尾: 各责任单位要高度重视，抓好落实。\n"],
        );
    }
}

#[test]
fn a_label_in_brackets_is_no_name_of_a_target() {
    let yaml = of_tasks(
        "1.养老服务\n【主要任务】新建食堂5处。\n【牵头单位】县民政局【配合单位】县财政局\n\
         2.就业服务\n【主要任务】改造市场6个。\n【牵头单位】县人社局【配合单位】县财政局",
    );
    assert_has(&yaml, &["名称: 食堂, 数量: 5处", "牵头单位: [县民政局]\n    配合单位: [县财政局]"]);
}

#[test]
fn people_are_no_units() {
    let yaml = of_tasks(
        "一、修路。修路3公里。（责任单位：县交通局 张三）\n二、造林。造林300亩。（责任单位：县林业局　局长王五）\n\
         三、养老。新建食堂5处。（责任单位及责任人：县民政局 李四）",
    );
    for name in ["县交通局", "县林业局", "县民政局"] {
        assert_has(&yaml, &[&format!("责任单位: [{name}]"), &format!("- 名称: {name}\n")]);
    }
    assert_has(&yaml, &["“张三”看上去是人", "“局长王五”看上去是人", "“李四”看上去是人"]);
    let yaml = described(&listed(
        "序号\t任务\t内容\t责任单位及责任人\t完成时限\n1\t修路\t修路3公里\t县交通局 张三\t10月底\n\
         2\t造林\t造林300亩\t县林业局：王五\t6月底\n3\t养老\t新建食堂5处\t县民政局\t6月底\n",
    ))
    .yaml;
    for name in ["县交通局", "县林业局", "县民政局"] {
        assert_has(&yaml, &[&format!("责任单位: [{name}]")]);
    }
    assert_has(&yaml, &["原文：责任单位：县交通局 张三", "原文：责任单位：县林业局：王五"]);
}

#[test]
fn those_before_the_last_comma_lead() {
    for (bracket, wanted) in [
        ("县教委，县卫健委配合", "牵头单位: [县教委]\n    配合单位: [县卫健委]"),
        (
            "县教委、县卫健委，县财政局配合",
            "牵头单位: [县教委, 县卫健委]\n    配合单位: [县财政局]",
        ),
        ("县教委，各镇街参与", "牵头单位: [县教委]\n    配合单位: [各镇街]"),
        ("县教委；配合：县卫健委", "牵头单位: [县教委]\n    配合单位: [县卫健委]"),
        (
            "县教委牵头，县卫健委、县财政局配合",
            "牵头单位: [县教委]\n    配合单位: [县卫健委, 县财政局]",
        ),
        ("县教委、县卫健委配合", "配合单位: [县教委, 县卫健委]"),
    ] {
        let yaml = of_tasks(&format!(
            "一、甲事。建设甲5处。（{bracket}）\n二、乙事。建设乙6处。（{bracket}）"
        ));
        assert_has(&yaml, &[wanted]);
    }
}

#[test]
fn a_group_named_with_a_comma_is_one() {
    for group in [
        "各市、自治州人民政府",
        "各市、县（区）人民政府",
        "各县、区政府",
        "各乡（镇）、街道",
        "各镇、开发区管委会",
    ] {
        let yaml = of_tasks(&format!(
            "一、修路。修路3公里。（责任单位：{group}）\n二、造林。造林300亩。（责任单位：{group}、县林业局）"
        ));
        assert_has(
            &yaml,
            &[&format!("责任单位: [{group}]"), &format!("责任单位: [{group}, 县林业局]")],
        );
    }
    let yaml = of_tasks(
        "一、修路。修路3公里。（责任单位：各镇、县林业局）\n二、造林。造林300亩。（责任单位：县林业局、各镇）",
    );
    assert_has(&yaml, &["责任单位: [各镇, 县林业局]"]);
}

/// A paper with one table of tasks.
fn listed(rows: &str) -> String {
    format!("{HEAD}现将任务印发给你们。\n附件：任务清单\n{DATE}附件\n任务清单\n{rows}")
}

/// The description of a paper with two tasks and a form.
fn with_form(rows: &str) -> String {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、造林。造林300亩。（责任单位：县林业局）";
    let paper = format!(
        "{HEAD}通知如下：\n{tasks}\n请抓好落实。\n附件：进展情况表\n{DATE}附件\n进展情况表\n{rows}"
    );
    described(&paper).yaml
}

#[test]
fn a_form_without_units_is_the_form() {
    for rows in [
        "序号\t实事项目\t年度目标\t本季度进展情况\t存在问题\n\t\t\t\t\n\t\t\t\t\n",
        "序号\t实事项目\t年度目标\t本季度进展情况\t存在问题\n1\t修路\t3公里\t\t\n2\t造林\t300亩\t\t\n",
    ] {
        let yaml = with_form(rows);
        assert_has(
            &yaml,
            &[
                "附件:\n  标题: 进展情况表\n",
                "    - 责任单位\n",
                "原文的表没有“责任单位”一栏，报表要有，印出来加上了",
                "{名称: 本季度进展情况, 内容: 具体措施及任务进度情况}",
                "“本季度进展情况”一栏当作填进度的一栏",
            ],
        );
    }
    assert_has(
        &with_form("序号\t项目名称\t本月完成\t累计完成\t存在问题\n\t\t\t\t\n"),
        &["    - 累计完成\n"],
    );
    // No form, and a row to write in.
    let yaml = with_form("序号\t姓名\t职务\t电话\n\t\t\t\n");
    assert_has(
        &yaml,
        &["- 栏: [序号, 姓名, 职务, 电话]\n        行:\n          - [\"\", \"\", \"\", \"\"]\n"],
    );
    assert!(!yaml.contains("空行"), "{yaml}");
}

#[test]
fn tables_of_groups_sums_and_stages() {
    let yaml = described(&listed(
        "项目\t任务\t单位\t目标值\t责任单位\t时限\n就业\t城镇新增就业\t人\t5000\t县人社局\t12月底\n\
         \t失业人员再就业\t人\t1200\t县人社局\t12月底\n养老\t新增床位\t张\t120\t县民政局\t10月底\n\
         \t社区食堂\t处\t5\t县民政局\t9月底\n合计\t4项\t\t\t\t\n",
    ));
    assert_eq!(yaml.tasks, 4, "{}", yaml.yaml);
    assert_has(
        &yaml.yaml,
        &[
            "- 标题: 就业\n",
            "数量: 1200人",
            "数量: 5处",
            "完成时限: 9月底",
            "原文：合计 4项",
            "“单位”一栏没有对应的项，印出来是空的",
        ],
    );
    assert!(!yaml.yaml.contains("数量: 4项"), "{}", yaml.yaml);
    let yaml = described(&listed(
        "序号\t任务\t年度目标\t上半年目标\t下半年目标\t责任单位\n1\t就业\t新增就业5000人\t2600人\t2400人\t县人社局\n\
         2\t养老\t新增床位120张\t50张\t70张\t县民政局\n",
    ))
    .yaml;
    assert_eq!(yaml.matches("数量: ").count(), 2, "{yaml}");
    assert_has(&yaml, &["数量: 5000人", "数量: 120张", "原文：2600人（分阶段的数，没有提成目标）"]);
}

#[test]
fn bounds_keep_their_words() {
    let yaml = of_tasks(
        "一、村道。每村投资不超10万元，培训超3万人，带动投资逾2000万元，改造桥梁上百座。（责任单位：县交通局）\n\
         二、急救。平均时间缩短至12分钟以内，重污染天数不超过5天，压缩至0.5个工作日内。（责任单位：县卫健局）\n\
         三、文化。每季度演出不少于20场，投入使用场馆3处，35—64周岁妇女免费筛查2万人次。（责任单位：县文旅局）",
    );
    for wanted in
        ["数量: 不超10万元", "数量: 超3万人", "数量: 逾2000万元", "名称: 桥梁, 数量: 100座以上"]
    {
        assert_has(&yaml, &[wanted]);
    }
    for timed in ["平均时间, 数量: 12分钟以内, 类型: 达到", "重污染天数, 数量: 不超过5天"]
    {
        assert_has(&yaml, &[&format!("名称: {timed}")]);
    }
    assert_has(&yaml, &["原文：压缩至0.5个工作日内（没有提成目标的数）"]);
    assert_has(&yaml, &["“不少于20场”是每季度的数，目标按全年算", "{名称: 演出, 数量: 不少于20场"]);
    assert!(!yaml.contains("名称: 使用") && !yaml.contains("名称: 周岁"), "{yaml}");
}

#[test]
fn reports_to_be_sealed() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、造林。造林300亩。（责任单位：县林业局）";
    let reports = |closing: &str| described(&body(tasks, closing)).yaml;
    let yaml = reports(
        "各责任单位每季度末25日前将进展情况加盖公章后报送至县政府督查室，电子版发至邮箱yx@example.gov.cn。",
    );
    assert_has(
        &yaml,
        &[
            "汇总单位: 县政府督查室",
            "接收邮箱: \"yx@example.gov.cn\"",
            "盖章件: 是",
            "报送周期: 每季度",
            "截止日: 25",
        ],
    );
    let yaml =
        reports("每月26日前将进展情况加盖公章后报县政府督查室，电子版发送至yx@example.gov.cn。");
    assert_has(
        &yaml,
        &["汇总单位: 县政府督查室", "接收邮箱: \"yx@example.gov.cn\"", "盖章件: 是", "截止日: 26"],
    );
    assert_has(&reports("每季度末月25日前将进展（加盖单位公章）报县政府督查室。"), &["盖章件: 是"]);
    let yaml = reports("每半年（6月20日、12月20日前）将进展情况报县政府督查室。");
    assert_has(
        &yaml,
        &["报送周期: 每半年", "原文：6月20日、12月20日前（报送的时间，没有对应的项）"],
    );
}

#[test]
fn a_fax_and_a_contact_in_a_bracket() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、造林。造林300亩。（责任单位：县林业局）";
    for (closing, fax) in [
        ("请落实。\n联系人：张三，联系电话：0731-8456123，传真：0731-8456124", "0731-8456124"),
        ("请落实。\n联系人：张三　电话：0731-8456123、8456124（传真）", "8456124"),
    ] {
        let yaml = described(&body(tasks, closing)).yaml;
        assert_has(&yaml, &["联系电话: [\"0731-8456123\"]", &format!("传真: \"{fax}\"")]);
    }
    // The bracket is printed as it stands, and the contact goes into the mails alone.
    for closing in [
        "请于每月底前报送进展（联系人：张三，电话：8456123）。",
        "请于每季度末报区政府办（联系人：张三，电话：8456123；邮箱：a@b.cn），逾期通报。",
    ] {
        let paper = body(tasks, closing);
        let told = "# 推测：取自正文的括号，括号照印，联系方式不另印";
        let phone = "联系电话: [\"8456123\"]\n  印发: 否\n";
        assert_has(&described(&paper).yaml, &[told, "联系人: [张三]", phone, closing]);
        assert_printed(&paper);
    }
    // Of several nobody knows whose.
    let closing = "请报区政府办（联系人：张三，电话：8456123）。\n请报区人社局（联系人：李四，电话：8456124）。";
    let told = "原文：联系人：李四，电话：8456124（在正文的括号里，照原文印，没有写成联系方式）";
    let yaml = described(&body(tasks, closing)).yaml;
    assert_has(&yaml, &[told]);
    assert!(!yaml.contains("印发: 否"), "{yaml}");
}

#[test]
fn days_that_are_aimed_at_are_dues() {
    let yaml = of_tasks(
        "一、清淤。清淤16公里，清明前完成。（责任单位：县水利局）\n二、造林。造林300亩，力争十月底、确保年底前完成。（责任单位：县林业局）",
    );
    assert_has(&yaml, &["清明前", "里面有几个时限（10月底、年底前）"]);
    let printed = of_tasks(
        "一、修路。修路3公里。（责任单位：县交通局；完成时限：10月底前）\n二、造林。6月底前造林300亩。（责任单位：县林业局）",
    );
    assert_has(&printed, &["时限：6月底前（写进完成时限会在责任单位后面再印一次，不写按年底算）"]);
}

#[test]
fn a_signature_without_a_day_is_no_closing() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、造林。造林300亩。（责任单位：县林业局）";
    for month in ["2025年3月", "2025年3月　日"] {
        let paper =
            format!("{HEAD}通知如下：\n{tasks}\n请抓好落实。\n丙县人民政府办公室\n{month}\n");
        let yaml = published::describe(&intake::paper(paper.as_bytes()).expect("a paper")).yaml;
        assert_has(&yaml, &["结尾: 请抓好落实。\n", "原文：丙县人民政府办公室\n"]);
        assert_has(
            &yaml,
            &[&format!("# 请填写（原文写“{month}”，没有写哪一天）"), "# 署名: {日期: "],
        );
    }
}

#[test]
fn the_colophon_of_minutes() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、造林。造林300亩。（责任单位：县林业局）";
    let closing = "发：各乡镇人民政府，县政府各部门。\n丙县人民政府办公室　2025年3月21日印";
    let yaml = described(&format!("{}{closing}\n", body(tasks, "请抓好落实。"))).yaml;
    assert_has(&yaml, &["抄送机关: 各乡镇人民政府，县政府各部门\n", "日期: 2025-03-21"]);
    assert_has(&yaml, &["原文写“发：各乡镇人民政府，县政府各部门”，印出来是“抄送”"]);
}

/// A heading that is the name of a unit says whose the tasks below it are.
#[test]
fn headings_that_are_units() {
    for (one, two) in [("一、县教体局", "二、县交通局"), ("（一）县教体局", "（二）县交通局")]
    {
        let tasks = format!(
            "{one}\n1.新建幼儿园。新建幼儿园2所。\n2.改造中学。改造中学3所，8月底前完工。\n{two}\n1.修路。修路3公里。\n2.修桥。修桥2座。"
        );
        let paper = body(&tasks, "请抓好落实。");
        let described = described(&paper);
        assert_eq!((described.tasks, described.units), (4, 2), "{}", described.yaml);
        assert_has(
            &described.yaml,
            &[&format!("# 推测：取自上面的标题“{one}”，请核对\n    责任单位: [县教体局]")],
        );
        assert_printed(&paper);
    }
    // What is built is no unit.
    let tasks =
        "一、养老服务中心\n1.新建2处。\n2.改造3处。\n二、文化活动中心\n1.新建2处。\n2.改造3处。";
    let paper = intake::paper(body(tasks, "请抓好落实。").as_bytes()).unwrap();
    let yaml = published::describe(&paper).yaml;
    assert!(!yaml.contains("取自上面的标题"), "{yaml}");
}
