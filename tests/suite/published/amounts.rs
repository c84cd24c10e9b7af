//! Amounts as offices write them: each a target with its own name and its words, or told in a comment; none of them what
//! the paper does not say.

use hongtou::{intake, published};

use super::kinds::{DATE, HEAD, assert_has, body, described};

/// The targets of a task with this text, name and amount each, and what else is said of it.
fn of(text: &str) -> (Vec<String>, String) {
    let yaml = described(&body(
        &format!(
            "一、民生保障。{text}（责任单位：县民政局）\n二、造林。全年抓好落实。（责任单位：县林业局）"
        ),
        "请抓好落实。",
    ))
    .yaml;
    let targets = yaml.lines().filter_map(|line| line.trim().strip_prefix("- {名称: "));
    let targets = targets.map(|line| {
        let line = line.replace(", 填报单位: 县民政局", "").replace('"', "");
        line.trim_end_matches('}').replace(", 数量: ", " ")
    });
    (targets.collect(), yaml.clone())
}

#[track_caller]
fn proposes(text: &str, wanted: &[&str]) {
    let (found, yaml) = of(text);
    assert_eq!(found, wanted, "{text}\n{yaml}");
}

#[test]
fn each_of_several_things_is_called_by_its_own_words() {
    for joiner in ["和", "及", "与", "以及", "、"] {
        proposes(&format!("新建公园14处{joiner}广场2处。"), &["公园 14处", "广场 2处"]);
        proposes(&format!("新建14处公园{joiner}2处广场。"), &["公园 14处", "广场 2处"]);
    }
    proposes(
        "新建口袋公园14处、文化广场2处以及停车场3处。",
        &["口袋公园 14处", "文化广场 2处", "停车场 3处"],
    );
    proposes("举办60场和谐家庭讲座，改造小区12个及配套设施。", &["和谐家庭讲座 60场", "小区 12个"]);
}

#[test]
fn bounds_stay_with_their_amounts() {
    proposes(
        "失业率低于3%，投诉率<3%，差错率≤3%，合格率≥90%，好评率不低于95%，误差＜2%。",
        &[
            "失业率 低于3%",
            "投诉率 <3%",
            "差错率 ≤3%",
            "合格率 ≥90%",
            "好评率 不低于95%",
            "误差 ＜2%",
        ],
    );
    proposes(
        "死亡人数少于3人，新增企业多于20家，绿化率大于30%，空置率小于5%，覆盖率高于90%。",
        &["死亡人数 少于3人", "企业 多于20家", "绿化率 大于30%", "空置率 小于5%", "覆盖率 高于90%"],
    );
    proposes(
        "失业率控制在不超过3%，投诉减少不少于30件，新建停车场5处以上。",
        &["失业率 控制在不超过3%", "投诉 减少不少于30件", "停车场 5处以上"],
    );
    proposes(
        "至少新建公园3座、广场2处，至多保留旧厕2座，最多新增摊位30个。",
        &["公园 至少3座", "广场 至少2处", "保留旧厕 至多2座", "摊位 最多30个"],
    );
}

#[test]
fn a_bound_that_no_amount_has_is_told() {
    let (_, yaml) = of("最高补助5万元，最低发放30万元。");
    assert_has(&yaml, &["“5万元”前面的“最高”没有写进数量", "“30万元”前面的“最低”没有写进数量"]);
    // What says the same twice is told once, by the amount.
    let (_, yaml) = of("补助标准最高不超过5万元。");
    assert_has(&yaml, &["名称: 补助标准, 数量: 不超过5万元"]);
    assert!(!yaml.contains("没有写进数量"), "{yaml}");
    let (_, yaml) = of("提高最低生活保障标准到780元/月。");
    assert!(!yaml.contains("没有写进数量"), "{yaml}");
}

#[test]
fn amounts_of_several_things_are_each_its_own() {
    proposes(
        "小学、初中、高中入学率分别达到100%、99%、98%。",
        &["小学入学率 达到100%", "初中入学率 达到99%", "高中入学率 达到98%"],
    );
    let (found, yaml) = of("东片、沿江办结率分别达到98%、95%。");
    assert!(found.is_empty(), "{yaml}");
    assert_has(&yaml, &["东片、沿江办结率分别达到98%、95%（没有提成目标的数）"]);
}

#[test]
fn numbers_in_any_hand_are_read() {
    proposes(
        "培训教师一千二百名，扶持资金一亿元，补贴资金1，200万元，奖励资金1,200万元，走访老人三百余户，植树面积两万亩。",
        &[
            "培训教师 1200名",
            "扶持资金 1亿元",
            "补贴资金 1,200万元",
            "奖励资金 1,200万元",
            "走访老人 300余户",
            "植树面积 2万亩",
        ],
    );
    proposes(
        "铺装步道3000m2，铺装广场3000m²，铺装球场3000㎡，人均预期寿命提高0.2岁，修复河道三点五公里，好评率达到百分之九十八点五。",
        &[
            "铺装步道 3000m²",
            "铺装广场 3000m²",
            "铺装球场 3000㎡",
            "人均预期寿命 提高0.2岁",
            "修复河道 3.5公里",
            "好评率 达到98.5%",
        ],
    );
    let (found, yaml) = of("年发电5×10⁴千瓦时。");
    assert!(found.is_empty(), "{yaml}");
    assert_has(&yaml, &["5×10^4千瓦时（没有提成目标的数）"]);
    let none = "一是抓好工作，落实一批项目，第一时间处理，推进一体化，关注三农、一老一小，百日攻坚，两个确保，千家万户，\
                一户一策，三点一线，满60岁老人免费，二十四节气活动，一百二十。";
    proposes(none, &[]);
}

#[test]
fn an_attribute_is_no_part_of_a_name() {
    proposes(
        "建设3000平方米的文化广场1处，新建占地20亩的公园2处，建设长5公里的道路3条。",
        &["文化广场 1处", "公园 2处", "道路 3条"],
    );
    proposes("修建宽6米、长12公里的旅游公路1条。", &["旅游公路 1条"]);
}

#[test]
fn parts_in_a_bracket_are_those_of_the_whole() {
    proposes(
        "新增学位3600个（小学2000个、初中1600个）。",
        &["学位 3600个", "小学 2000个, 属于: 学位", "初中 1600个, 属于: 学位"],
    );
    proposes(
        "新增学位3600个（小学2000个、初中1000个），绿化率达到35%（城区20%、乡镇15%）。",
        &["学位 3600个", "小学 2000个", "初中 1000个", "绿化率 达到35%", "城区 20%", "乡镇 15%"],
    );
    proposes(
        "建成农村公路100公里（新建60公里、改建40公里）。",
        &[
            "农村公路 100公里",
            "新建农村公路 60公里, 属于: 农村公路",
            "改建农村公路 40公里, 属于: 农村公路",
        ],
    );
    // Levels do not add up, whatever the words say.
    proposes("入学率达到99%，其中女童98%。", &["入学率 达到99%", "女童 98%"]);
}

#[test]
fn what_an_amount_is_compared_with_is_no_name() {
    for compared in ["较上年", "比上年", "较去年同期", "较2024年", "同比"] {
        proposes(
            &format!("新能源公交车占比{compared}提高2个百分点。"),
            &[match compared {
                "同比" => "新能源公交车占比 同比提高2个百分点",
                _ => "新能源公交车占比 提高2个百分点",
            }],
        );
    }
    proposes("办结率，较上年提高2个百分点。", &["办结率 提高2个百分点"]);
    proposes("采购单价不超过最高限价3万元。", &["采购单价 不超过3万元"]);
}

#[test]
fn what_each_does_is_told() {
    let (found, yaml) = of("甲镇、乙镇、丙镇各新建公园2处。");
    assert_eq!(found, ["公园 2处"], "{yaml}");
    assert_has(&yaml, &["“2处”是各单位、各处各自的数，不是合计，目标要写合计"]);
    let (found, yaml) = of("督促各建设单位、各类组织新建公园2处。");
    assert_eq!(found.len(), 1, "{yaml}");
    assert!(!yaml.contains("各自的数"), "{yaml}");
}

#[test]
fn all_that_is_listed_behind_among_them_is_a_part() {
    for colon in ["：", ""] {
        proposes(
            &format!("改造厕所12座，其中{colon}城区8座，乡镇4座。"),
            &["厕所 12座", "城区 8座, 属于: 厕所", "乡镇 4座, 属于: 厕所"],
        );
    }
    proposes(
        "新建公园12座，其中城区8座，改造厕所4座。",
        &["公园 12座", "城区 8座, 属于: 公园", "厕所 4座"],
    );
}

#[test]
fn no_name_has_a_mark_without_its_fellow() {
    proposes("实施“雪亮工程10处。", &["雪亮工程 10处"]);
    proposes("实施“雪亮工程”10处。", &["“雪亮工程” 10处"]);
}

#[test]
fn money_in_the_table_of_an_attachment_is_told() {
    let paper = format!(
        "{HEAD}现将有关事项通知如下：\n\
         一、敬老院改造。改造敬老院4处，投资300万元。（责任单位：县民政局）\n\
         二、河道清淤。清淤河道16公里。（责任单位：县水利局）\n\
         请抓好落实。\n附件：2025年投资计划表\n{DATE}附件\n2025年投资计划表\n\
         序号\t项目名称\t投资\t配套资金（万元）\t责任单位\n\
         1\t敬老院改造\t300万元\t40\t县民政局\n2\t河道清淤\t1,200万元\t\t县水利局\n"
    );
    let yaml = published::describe(&intake::paper(paper.as_bytes()).expect("a paper")).yaml;
    assert_has(
        &yaml,
        &[
            "“投资”“配套资金（万元）”栏里的钱数没有提成目标，表照原文印，请核对\n  - 标题: 2025年投资计划表",
            "- [2, 河道清淤, \"1,200万元\"",
        ],
    );
    assert!(!yaml.contains("未能归入各项的原文："), "{yaml}");
    assert!(!yaml.contains("投资：300万元"), "{yaml}");
}

#[test]
fn times_that_are_promised_are_targets_and_how_long_something_takes_is_none() {
    for (text, wanted) in [
        ("优良天数300天以上，AED设备100台。", &["优良天数 300天以上", "AED设备 100台"][..]),
        (
            "优良天数达到300天以上，办结时限压缩到5个工作日以内。",
            &["优良天数 达到300天以上", "办结时限 5个工作日以内, 类型: 达到"],
        ),
        (
            "办件时间缩短30%，服务时长不少于10小时，质保期不少于2年。",
            &["办件时间缩短 30%", "服务时长 不少于10小时", "质保期 不少于2年"],
        ),
        (
            "热线平均响应时间不超过24小时，急救到达压缩至12分钟以内。",
            &["热线平均响应时间 不超过24小时", "急救到达 12分钟以内, 类型: 达到"],
        ),
        (
            "设置24小时自助服务区6处，打造15分钟便民生活圈12个。",
            &["24小时自助服务区 6处", "15分钟便民生活圈 12个"],
        ),
        ("窗口每周开放5天，为期3天的招聘会举办10场，提前10天发布。", &["招聘会 10场"]),
        (
            "工作满3年以上的村医120名参加轮训，5个工作日内办结率达到98%。",
            &["村医 120名", "办结率 达到98%"],
        ),
        ("每期培训不少于5天，自受理之日起20个工作日以内答复，实行24小时值班。", &[]),
        ("打造1小时交通圈，8小时内办结，按1:1配套资金。", &[]),
    ] {
        proposes(text, wanted);
    }
}

#[test]
fn names_say_what_is_counted() {
    for (text, wanted) in [
        ("培训残疾人300名、退役军人200名。", &["培训残疾人 300名", "培训退役军人 200名"][..]),
        ("走访困难家庭500户，培训300人。", &["走访困难家庭 500户", "培训人数 300人"]),
        ("惠及群众约1.2万户、3.6万余人。", &["群众 约1.2万户", "群众人数 3.6万余人"]),
        ("招聘教师10人（含特岗教师5人）。", &["招聘教师 10人", "特岗教师 5人, 属于: 招聘教师"]),
        ("发放补贴每人每年600元，改造105国道20公里。", &["补贴 600元", "105国道 20公里"]),
    ] {
        proposes(text, wanted);
    }
}

#[test]
fn what_a_column_promises_stands_beside_what_the_text_does() {
    let paper = |column: &str| {
        body(
            "1.管网改造。改造供水管网62公里，新建泵站3座。（责任单位：县住建局）\n\
             2.技能培训。培训残疾人不少于300名。（责任单位：县人社局）\n\
             3.环境提升。优良天数300天以上。（责任单位：县环保局）",
            "附件：任务清单",
        ) + &format!(
            "\n附件\n任务清单\n序号\t实事名称\t{column}\t责任单位\n\
             1\t管网改造\t改造管网62公里\t县住建局\n2\t技能培训\t300人\t县人社局\n\
             3\t环境提升\t新增绿地12公顷\t县环保局\n"
        )
    };
    for column in ["年度目标", "目标任务", "工作目标"] {
        let described = described(&paper(column));
        assert_eq!(described.targets, 5, "{}", described.yaml);
        assert_has(
            &described.yaml,
            &[
                "{名称: 改造管网, 数量: 62公里",
                "{名称: 泵站, 数量: 3座",
                "数量: 300人",
                "{名称: 新增绿地, 数量: 12公顷",
                "{名称: 优良天数, 数量: 300天以上",
            ],
        );
    }
}

#[test]
fn a_task_beside_headings_has_one_of_its_own() {
    let tasks = "一、新建公园3处。（责任单位：县住建局）\n\
                 二、教育\n（一）新建学校2所。（责任单位：县教育局）\n（二）改造食堂3处。（责任单位：县教育局）\n\
                 三、修路10公里。（责任单位：县交通局）\n\
                 四、医疗\n（一）新建卫生室5所。（责任单位：县卫健局）";
    let yaml = described(&body(tasks, "请抓好落实。")).yaml;
    assert_has(&yaml, &["标题: 一、新建公园3处", "标题: 三、修路10公里", "和各标题并列"]);
}

#[test]
fn what_no_font_has_is_written_otherwise_and_told() {
    let (found, yaml) = of("满意度≧90%，投诉率≦4%，年发电5×10⁴千瓦时，修路5㎞。");
    assert_eq!(found, ["满意度 ≥90%", "投诉率 ≤4%", "修路 5km"], "{yaml}");
    assert_has(
        &yaml,
        &["满意度≥90%", "5×10^4千瓦时（没有提成目标的数）", "“≧”印不出来，写成了“≥”"],
    );
}

#[test]
fn round_numbers_ranges_and_parts_stay_what_they_are() {
    for (text, wanted) in [
        (
            "招聘教师五十至八十人，护士5到8名，公厕六到八座。",
            &["招聘教师 50至80人", "护士 5到8名", "公厕 6到8座"][..],
        ),
        (
            "投资1.5亿余元，其中省级补助5000万元、市级3000余万元。",
            &[
                "投资金额 1.5亿余元",
                "省级补助 5000万元, 属于: 投资金额",
                "市级 3000余万元, 属于: 投资金额",
            ],
        ),
        ("新增托位500个左右，其中普惠占60%以上。", &["托位 500个左右", "普惠占比 60%以上"]),
    ] {
        proposes(text, wanted);
    }
    let (found, yaml) = of("招聘社工三四十人、辅警数十名，新建停车场5-8处（每处不少于30个车位）。");
    assert_eq!(found, ["停车场 5-8处", "车位 不少于30个"], "{yaml}");
    assert_has(
        &yaml,
        &["三四十人（没有提成目标的数）", "数十名（没有提成目标的数）", "“不少于30个”是每处的数"],
    );
}
