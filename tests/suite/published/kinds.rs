//! Kinds of papers that were once read wrongly: a small paper for each, written as offices write, with what must come
//! of it; and printed again.

use hongtou::intake;
use hongtou::notice;
use hongtou::published::{self, Described};

use super::source;
use crate::program;

pub(super) const HEAD: &str = "丙县人民政府办公室文件\n丙政办发〔2025〕12号\n丙县人民政府办公室关于做好2025年为民实事的通知\n\
                    各乡镇人民政府，县直各单位：\n";
pub(super) const DATE: &str = "丙县人民政府办公室\n2025年3月20日\n";

/// A paper whose tasks stand in the body.
pub(super) fn body(tasks: &str, closing: &str) -> String {
    format!("{HEAD}现将有关事项通知如下：\n{tasks}\n{closing}\n{DATE}")
}

/// A paper whose tasks stand in attachments.
fn attached(titles: &str, attachments: &str) -> String {
    format!("{HEAD}现将任务印发给你们，请抓好落实。\n附件：{titles}\n{DATE}{attachments}")
}

/// The description of a paper, which must be right but for what is to be looked at.
pub(super) fn described(paper: &str) -> Described {
    let described = published::describe(&intake::paper(paper.as_bytes()).expect("a paper"));
    let reading = notice::read("notice.yaml", described.yaml.as_bytes());
    assert!(reading.notice.is_some(), "{:?}\n{}", reading.findings, described.yaml);
    described
}

pub(super) fn assert_has(yaml: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(yaml.contains(wanted), "{wanted}\n{yaml}");
    }
}

/// What the program prints of the description of a paper, white aside.
#[allow(clippy::disallowed_methods, reason = "a test writes its own description")]
fn printed(paper: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notice.yaml");
    std::fs::write(&path, described(paper).yaml).unwrap();
    source::docx_text(
        &program::write_from(&path, &folder.path().join("out"), |command| command).docx,
    )
}

pub(super) fn assert_printed(paper: &str) {
    let wanted: String = paper.chars().filter(|one| !one.is_whitespace()).collect();
    let found = printed(paper);
    let same = found.chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
    let from = |text: &str| text.chars().skip(same.saturating_sub(9)).take(30).collect::<String>();
    assert!(found == wanted, "wanted {}\nfound  {}", from(&wanted), from(&found));
}

const PLAN: &str = "附件\n2025年为民实事任务清单\n\
                    序号\t实事项目\t主要任务\t牵头单位\t配合单位\t完成时间\t备注\n\
                    1\t敬老院改造\t改造敬老院4处\t县民政局\t县财政局\t2025年10月底前\t\n\
                    2\t河道清淤\t清淤河道16公里\t县水利局\t各乡镇\t2025年6月底前\t\n";

#[test]
fn a_plan_with_an_empty_column_is_a_plan() {
    let paper = attached("2025年为民实事任务清单", PLAN);
    let yaml = described(&paper).yaml;
    assert_has(
        &yaml,
        &[
            "类型: 分工表",
            "{名称: 备注, 内容: 自填}",
            "{名称: 主要任务, 内容: 内容}",
            "配合单位: [县财政局]",
        ],
    );
    assert!(!yaml.contains("完成时限栏"), "{yaml}");
    assert_printed(&paper);
    // One that waits for what units have done is the form.
    let form = described(&paper.replace("备注", "进展情况")).yaml;
    assert!(form.contains("附件:\n") && form.contains("- 进展情况"), "{form}");
}

#[test]
fn names_come_out_of_phrases() {
    let tasks = "一、改造敬老院。改造敬老院4处。（县民政局牵头、各乡镇配合）\n\
                 二、清淤河道。清淤河道16公里。（县水利局会同县应急局落实）\n\
                 三、推广阅读。举办读书会30场。（由县文旅局牵头，县教育局实施，各乡镇保障）\n\
                 四、关爱儿童。走访儿童500名。（责任单位：县妇联/团县委；1.县残联等有关部门）";
    let tasks = tasks.replace("；1.县残联", "、县残联");
    let yaml = described(&body(&tasks, "请认真落实。")).yaml;
    assert_has(
        &yaml,
        &[
            "牵头单位: [县民政局]\n    配合单位: [各乡镇]",
            "牵头单位: [县水利局]\n    配合单位: [县应急局]",
            "牵头单位: [县文旅局]\n    责任单位: [县教育局]\n    配合单位: [各乡镇]",
            "责任单位: [县妇联, 团县委, 县残联]",
            "原文写“（县水利局会同县应急局落实）”，印出来是“（牵头单位：县水利局；配合单位：县应急局）”",
            "原文有“等有关部门”，其余单位要补上",
        ],
    );
}

#[test]
fn cells_name_units_in_many_ways() {
    let rows = "附件\n2025年为民实事任务清单\n序号\t任务\t目标\t责任单位\t时限\n\
                1\t敬老院\t改造4处\t县民政局（牵头）、各乡镇\t10月底\n\
                2\t河道\t清淤16公里\t1.县水利局 2.县应急局\t6月底\n\
                3\t阅读\t读书会30场\t县文旅局牵头，县教育局配合\t12月底\n";
    let yaml = described(&attached("2025年为民实事任务清单", rows)).yaml;
    assert_has(
        &yaml,
        &[
            "牵头单位: [县民政局]\n    责任单位: [各乡镇]",
            "责任单位: [县水利局, 县应急局]",
            "牵头单位: [县文旅局]\n    配合单位: [县教育局]",
        ],
    );
}

#[test]
fn dues_beside_the_units_are_printed() {
    for [first, second] in [
        [
            "（责任单位：县民政局；完成时限：10月底前）",
            "（责任单位：县水利局、各乡镇；完成时限：6月20日前）",
        ],
        [
            "责任单位：县民政局\n完成时间：10月底前",
            "责任单位：县水利局、各乡镇\n完成时间：6月20日前",
        ],
        [
            "（责任单位：县民政局）\n（完成时限：10月底前）",
            "（责任单位：县水利局）\n（完成时限：6月20日前）",
        ],
        ["牵头单位：县民政局\n配合单位：县财政局", "牵头单位：县水利局\n配合单位：各乡镇"],
    ] {
        let tasks = format!(
            "一、改造敬老院。改造敬老院4处。\n{first}\n二、清淤河道。清淤河道16公里。\n{second}"
        );
        let paper = body(&tasks, "请各单位认真落实。");
        assert_printed(&paper);
        let yaml = described(&paper).yaml;
        let has_due = first.contains("时");
        assert_eq!(yaml.contains("完成时限: 10月底前"), has_due, "{yaml}");
    }
}

#[test]
fn a_due_that_is_no_day_is_kept_in_words() {
    let tasks = "一、改造敬老院。改造4处。（责任单位：县民政局；完成时限：分两批：5月底前1处，9月底前3处）\n\
                 二、清淤河道。清淤16公里。（责任单位：县水利局；完成时限：6月底前）";
    let paper = body(tasks, "请认真落实。");
    let due = "完成时限: {文字: 分两批：5月底前1处，9月底前3处, 日期: 2025-12-31}";
    assert_has(&described(&paper).yaml, &[due]);
    assert_printed(&paper);
}

#[test]
fn units_below_their_label() {
    let tasks = "一、改造敬老院。改造敬老院4处。\n责任单位：\n县民政局\n县财政局\n\
                 二、清淤河道。清淤河道16公里。\n牵头单位：县水利局\n配合单位：县应急局\n各乡镇（街道）";
    let yaml = described(&body(tasks, "请认真落实。")).yaml;
    assert_has(&yaml, &["责任单位: [县民政局, 县财政局]", "配合单位: [县应急局, 各乡镇（街道）]"]);
}

#[test]
fn minutes_name_units_as_they_go() {
    let paper = "丙县人民政府常务会议纪要\n丙政纪〔2025〕4号\n第4次县政府常务会议纪要\n\
                 2025年3月6日，县长主持召开县政府常务会议。纪要如下：\n一、研究民生实事\n\
                 1．由县民政局牵头，县财政局配合，10月底前改造敬老院4处。\n\
                 2．县水利局要抓紧清淤河道16公里。\n3．县文旅局负责，举办读书会30场。\n\
                 二、研究防汛\n会议要求，县应急局、县气象局要储备编织袋8万条。\n";
    let described = described(paper);
    assert_eq!(described.tasks, 3, "{}", described.yaml);
    assert_has(
        &described.yaml,
        &[
            "[县民政局]",
            "[县水利局]",
            "[县文旅局]",
            "“二、研究防汛”一节也点了单位（“会议要求，县应急局、县气象局要储备编织袋8万条。”）",
        ],
    );
    let open = paper.replace("丙政纪〔2025〕4号", "〔2025〕第4期");
    let yaml = published::describe(&intake::paper(open.as_bytes()).expect("a paper")).yaml;
    assert_has(&yaml, &["发文字号: 待填（〔2025〕4号）", "没有机关代字"]);
}

#[test]
fn a_second_table_of_tasks_is_told() {
    let second = "附件2\n2025年部门实事清单\n序号\t任务\t目标\t责任单位\t时限\n\
                  1\t义诊\t义诊20场\t县卫健局\t12月底\n2\t普法\t宣讲18场\t县司法局\t12月底\n";
    let first = PLAN.replace("附件\n", "附件1\n");
    let paper = attached("1．2025年为民实事任务清单\n2．2025年部门实事清单", &(first + second));
    let yaml = described(&paper).yaml;
    assert_has(
        &yaml,
        &["- [1, 义诊, 义诊20场, 县卫健局, 12月底]", "有2项和上面的各项名称不同（义诊、普法）"],
    );
}

#[test]
fn a_table_that_calls_tasks_otherwise() {
    let tasks = "一、敬老院改造工程。改造敬老院4处。\n二、河道清淤。清淤河道16公里。";
    let table = "附件\n责任分工\n责任单位\t实事项目\t时限\n县水利局\t河道清淤工程\t6月底\n县民政局\t敬老院改造\t10月底\n";
    let paper = format!("{HEAD}通知如下：\n{tasks}\n分工见附件。\n附件：责任分工\n{DATE}{table}");
    let yaml = described(&paper).yaml;
    assert_has(
        &yaml,
        &[
            "正文写“敬老院改造工程”，附件的表里写“敬老院改造”，当作同一项",
            "责任单位: [县民政局]\n    责任单位位置: 不印\n    完成时限: 10月底",
        ],
    );
    assert!(!yaml.contains("名称不同"), "{yaml}");
    assert_printed(&paper);
}

#[test]
fn days_of_reports() {
    let tasks = "一、改造敬老院。改造4处。（责任单位：县民政局）\n二、清淤河道。清淤16公里。（责任单位：县水利局）";
    for (sentence, wanted) in [
        ("请于每季度首月8日前将进展报县政府督查室。", &["报送周期: 每季度", "期限天数: 8"][..]),
        ("自4月起每月6日前向县政府督查室报送上月进展。", &["报送周期: 每月", "期限天数: 6"]),
        ("每半年最后一个月的22日前报送进展。", &["报送周期: 每半年", "截止日: 22"]),
        ("请于3月底前报方案，每月26日前报送进展。", &["报送周期: 每月", "截止日: 26"]),
        (
            "请于季末前3个工作日报县政府督查室。",
            &["报送周期: 每季度", "季末前3个工作日（报送的时间"],
        ),
        ("6月20日、12月10日前分别报送半年、全年进展。", &["6月20日、12月10日前分别报送"]),
    ] {
        assert_has(&described(&body(tasks, sentence)).yaml, wanted);
    }
}

#[test]
fn heads_of_two_rows_and_titles_in_tables() {
    let money = "附件\n资金安排表\n项目\t资金来源\t\t合计\n\t省级\t县级\t\n敬老院\t20\t30\t50\n";
    let tasks = "一、改造敬老院。改造4处。（责任单位：县民政局）\n二、清淤河道。清淤16公里。（责任单位：县水利局）";
    let money = money.replace("\n\t省级", "\n \t省级");
    let paper = format!("{HEAD}通知如下：\n{tasks}\n附件：资金安排表\n{DATE}{money}");
    assert_has(
        &described(&paper).yaml,
        &["栏: [项目, \"资金来源/省级\", \"资金来源/县级\", 合计]"],
    );
}

#[test]
fn short_names_are_aliases() {
    let tasks = "一、改造敬老院。改造4处。（责任单位：县住房和城乡建设局、县农业农村局）\n\
                 二、修建公厕。修建12座。（责任单位：县住建局、县交通局）\n\
                 三、考察学习。考察3次。（责任单位：县教体局、县教育体育局）";
    let yaml = described(&body(tasks, "请认真落实。")).yaml;
    assert_has(
        &yaml,
        &[
            "“县住建局”当作“县住房和城乡建设局”的简称",
            "名称: 县住房和城乡建设局\n    别名: [县住建局]",
            "- 名称: 县教体局",
            "- 名称: 县教育体育局",
        ],
    );
}

#[test]
fn targets_in_other_words() {
    let tasks = "一、托育。托位由160个增加到240个，建成驿站八十个，入学率≥98%。（责任单位：县教育局）\n\
                 二、健康。配备设备56台（套），签约率达到百分之七十，义诊近百场。（责任单位：县卫健局）";
    let yaml = described(&body(tasks, "请认真落实。")).yaml;
    for wanted in ["名称: 托位, 数量: 240个", "80个", "≥98%", "56台（套）", "70%", "近100场"]
    {
        assert!(yaml.contains(wanted), "{wanted}\n{yaml}");
    }
    assert!(!yaml.contains("数量: 160个"), "{yaml}");
}
