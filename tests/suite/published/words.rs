//! An office's own words for its units (抓总单位, 落实主体): as a paper has them, and as the program prints them.

use hongtou::intake;
use hongtou::published::{self, Described};

use super::read_back;
use crate::program;

/// A notice with two tasks that `units` stand behind.
fn paper(units: [&str; 2], closing: &str) -> String {
    let [first, second] = units;
    format!(
        "示例县人民政府办公室文件\n示政办发〔2025〕6号\n示例县人民政府办公室关于做好2025年民生实事的通知\n\
         各乡镇人民政府，县政府各部门：\n为办好民生实事，现将有关事项通知如下：\n\
         一、新建幼儿园。新建公办幼儿园2所，新增学位900个。\n{first}\n\
         二、改善空气质量。PM2.5平均浓度控制在38微克/立方米以内，优良天数占比提高3个百分点。\n{second}\n\
         {closing}\n联系人：张三、李四  联系电话：0000-0000001\n\
         示例县人民政府办公室\n2025年3月6日\n"
    )
}

const UNITS: [&str; 2] = [
    "（抓总单位：县教育局；落实主体：县住建局、县财政局）",
    "（抓总单位：县生态环境局；落实主体：各乡镇人民政府；协同部门：县公安局）",
];
const CLOSING: &str = "各单位要细化措施，狠抓落实。";

fn describe(paper: &str) -> Described {
    published::describe(&intake::paper(paper.as_bytes()).expect("a paper"))
}

/// The lines of a description that say who does what.
fn roles(yaml: &str) -> Vec<&str> {
    let keys = ["牵头单位", "责任单位", "配合单位", "实事体例"];
    let is_role = |line: &&str| keys.iter().any(|key| line.starts_with(&format!("{key}:")));
    yaml.lines().map(str::trim).filter(is_role).collect()
}

const ROLES: [&str; 9] = [
    "牵头单位: [县教育局]",
    "责任单位: [县住建局, 县财政局]",
    "牵头单位: [县生态环境局]",
    "责任单位: [各乡镇人民政府]",
    "配合单位: [县公安局]",
    "实事体例:",
    "牵头单位: 抓总单位",
    "责任单位: 落实主体",
    "配合单位: 协同部门",
];

#[test]
fn words_of_an_office_are_read_and_told() {
    let yaml = describe(&paper(UNITS, CLOSING)).yaml;
    assert_eq!(roles(&yaml), ROLES, "{yaml}");
    for wanted in [
        "# 推测：“抓总单位”不是常见的叫法，照原文印（实事体例），从字面当作牵头单位，请核对",
        "# 推测：“落实主体”不是常见的叫法，照原文印（实事体例），从字面当作责任单位，请核对",
        "# 推测：“协同部门”不是常见的叫法，照原文印（实事体例），从字面当作配合单位，请核对",
        "# 推测：原文的联系人之间是“、”，印出来是空格，请核对",
        "数量: \"控制在38微克/立方米以内\"",
        "{名称: 优良天数占比, 数量: 提高3个百分点",
        "{名称: \"PM2.5平均浓度\", ",
    ] {
        assert!(yaml.contains(wanted), "{wanted}\n{yaml}");
    }
    assert!(!yaml.contains("没有括号") && !yaml.contains("局）"), "{yaml}");
}

#[test]
fn the_same_without_brackets() {
    let bare = UNITS.map(|line| line.trim_matches(['（', '）']));
    let yaml = describe(&paper(bare, CLOSING)).yaml;
    assert_eq!(roles(&yaml), ROLES, "{yaml}");
    assert_eq!(yaml.matches("县财政局。”，请核对").count(), 1, "{yaml}");
    assert_eq!(yaml.matches("，印出来是“抓总单位：").count(), 2, "{yaml}");
}

#[test]
fn what_looks_like_units_and_is_none_is_told() {
    let units = ["（全县统一抓总协调单位：县教育局）", "（责任单位：县生态环境局）"];
    let described = describe(&paper(units, CLOSING));
    let wanted = "# 未能归入各项的原文：全县统一抓总协调单位：县教育局）";
    assert!(described.yaml.contains(wanted), "{}", described.yaml);
    assert_eq!(described.left, 1, "{}", described.yaml);
}

#[test]
fn reports_that_were_not_read_are_told() {
    let asked = "请县直部门每月28日前报送。";
    let units = [UNITS[0], &format!("{asked}{}", UNITS[1])];
    let yaml = describe(&paper(units, CLOSING)).yaml;
    let wanted = "# 请填写（原文有“请县直部门每月28日前报送”，没有读成报送的各项";
    assert!(yaml.contains(wanted), "{yaml}");
    let yaml = describe(&paper(UNITS, "各单位每月28日前将进展（含电子版）报送区政府督查室。")).yaml;
    assert!(yaml.contains("汇总单位: 区政府督查室") && !yaml.contains("没有读成报送"), "{yaml}");
}

/// A bracket in a section of demands names no units, and its sentence on reports is read.
#[test]
fn a_section_of_a_plan_with_brackets_says_how_to_report() {
    let plan = "示例县人民政府办公室文件\n示政办发〔2025〕6号\n关于印发2025年民生实事实施方案的通知\n\
                各乡镇人民政府：\n现将方案印发给你们，请认真落实。\n附件：2025年民生实事实施方案\n\
                示例县人民政府办公室\n2025年3月6日\n附件\n2025年民生实事实施方案\n\
                一、重点任务\n（一）新建幼儿园。新建公办幼儿园2所。（抓总单位：县教育局）\n\
                （二）改造公路。改造公路20公里。（抓总单位：县交通局）\n二、保障措施\n\
                （一）加强领导。各单位要落实责任（含乡镇）。\n\
                （二）强化调度。每月28日前将进展（含电子版）报送县政府督查室。\n";
    let described = describe(plan);
    let yaml = &described.yaml;
    assert_eq!(described.tasks, 2, "{yaml}");
    for wanted in ["汇总单位: 县政府督查室", "报送周期: 每月", "截止日: 28"] {
        assert!(yaml.contains(wanted), "{wanted}\n{yaml}");
    }
    // Where the section is taken for a task, the sentence is told.
    let yaml = describe(&plan.replace("（含乡镇）。", "。（责任单位：县政府办公室）")).yaml;
    assert!(yaml.contains("没有读成报送") && yaml.contains("每月28日前将进展"), "{yaml}");
}

/// What the program prints of an office's words it reads again, in Word and PDF.
#[allow(clippy::disallowed_methods, reason = "a test writes its own description")]
#[test]
fn our_own_print_of_such_words_is_read_back() {
    for units in [UNITS, UNITS.map(|line| line.trim_matches(['（', '）']))] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notice.yaml");
        std::fs::write(&path, describe(&paper(units, CLOSING)).yaml).unwrap();
        let printed = program::write_from(&path, &folder.path().join("out"), |command| command);
        for bytes in [&printed.docx, &printed.pdf] {
            let (described, notice) = read_back(bytes);
            assert_eq!(roles(&described.yaml), ROLES, "{}", described.yaml);
            assert!(notice.is_some(), "{}", described.yaml);
        }
    }
}
