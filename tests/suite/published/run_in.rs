//! Tasks that are sentences of a text, ordinals and colons of unusual signs, brackets over two lines, notes, and
//! tables whose columns are parted by blanks.

use super::kinds::{DATE, assert_has, assert_printed, body, described};

const TITLE: &str = "丙县水利局\n丙水函〔2025〕7号\n丙县水利局关于商请做好2025年供水实事的函\n县财政局、县卫健局：\n";

#[test]
fn sentences_of_a_letter_are_its_tasks() {
    let tasks = [
        "一是新建供水站6处，请县住建局于9月30日前完成。",
        "二是安排补助资金320万元，请县财政局于6月15日前下达。",
        "三是监测点位达到58个，由县生态环境局牵头，县卫健局配合。",
    ];
    for between in ["", "\n"] {
        let paper =
            format!("{TITLE}现函商如下：{between}{}\n请予支持。\n{DATE}", tasks.join(between));
        let found = described(&paper);
        assert_eq!(found.tasks, 3, "{}", found.yaml);
        let wanted = [
            "引言: 现函商如下：",
            "完成时限: 9月30日前",
            "{名称: 安排补助资金, 数量: 320万元",
            "牵头单位: [县生态环境局]",
            "序次: 无",
            "结尾: 请予支持。",
        ];
        let wanted = if between.is_empty() { &wanted[..5] } else { &wanted[..] };
        assert_has(&found.yaml, wanted);
    }
}

#[test]
fn sentences_of_a_task_and_of_demands_are_text() {
    let tasks = "1.治水。一是清淤3公里，二是截污5处。（责任单位：县水利局）\n2.修路。修路3公里。（责任单位：县交通局）";
    let paper = body(tasks, "有关要求：一是加强领导，每月调度1次。二是由县政府督查室牵头督办。");
    let found = described(&paper);
    assert_eq!(found.tasks, 2, "{}", found.yaml);
    assert_has(
        &found.yaml,
        &["内容: 一是清淤3公里，二是截污5处。", "结尾: 有关要求：一是加强领导"],
    );
    assert_printed(&paper);
}

#[test]
fn ordinals_of_unusual_signs_are_counted() {
    for signs in [
        ["1 ", "2 ", "3 "],
        ["1", "2", "3"],
        ["1.", "2,", "3 "],
        ["1、、", "2、", "3、"],
        ["项目1：", "项目2：", "项目3："],
        ["任务一 ", "任务二 ", "任务三 "],
        ["壹、", "贰、", "叁、"],
        ["[1]", "[2]", "[3]"],
        ["1.1", "1.2", "1.3"],
    ] {
        let names = ["修路。修路3公里。", "建校。建校2所。", "绿化。绿化4处。"];
        let task = |(sign, name)| format!("{sign}{name}（责任单位∶县住建局）\n");
        let tasks: String = signs.iter().zip(names).map(task).collect();
        let found = described(&body(tasks.trim_end(), "2025年要抓好落实。\n3个社区先行。"));
        assert_eq!(found.tasks, 3, "{signs:?}\n{}", found.yaml);
        let wanted = ["名称: 修路\n", "名称: 绿化\n", "责任单位: [县住建局]", "“∶”", "3个社区先行"];
        assert_has(&found.yaml, &wanted);
    }
}

#[test]
fn a_bracket_of_units_goes_on_in_the_next_line() {
    let tasks = "一、修路。修路3公里。（责任单位：县交通局、\n县财政局）\n\
                 二、建园。建园3个。（责任单位：县住建局；\n配合单位：县财政局）\n\
                 三、建校。建校2所。（责任单位：县教体局；完成时限：\n9月底）";
    let yaml = described(&body(tasks, "请落实。")).yaml;
    assert_has(
        &yaml,
        &[
            "责任单位: [县交通局, 县财政局]",
            "责任单位: [县住建局]",
            "配合单位: [县财政局]",
            "责任单位: [县教体局]",
            "完成时限: 9月底",
            "结尾: 请落实。",
        ],
    );
    assert!(!yaml.contains("未能归入"), "{yaml}");
}

#[test]
fn a_note_on_all_tasks_is_none_of_the_last() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、建园。建园3个。（责任单位：县住建局）";
    let yaml = described(&body(tasks, "备注：排在第一位的为牵头单位。")).yaml;
    assert_has(&yaml, &["结尾: 备注：排在第一位的为牵头单位。"]);
}

#[test]
fn a_form_for_registration_is_no_progress_form() {
    let tasks =
        "一、修路。修路3公里。（责任单位：县交通局）\n二、建园。建园3个。（责任单位：县住建局）";
    let form = |head: &str| {
        let paper = body(tasks, "请落实。");
        format!(
            "{paper}附件\n项目登记表\n序号\t项目名称\t责任单位\t{head}\t备注\n1\t\t\t\t\n2\t\t\t\t\n"
        )
    };
    for head in ["联系电话", "基本情况"] {
        let yaml = described(&form(head)).yaml;
        assert!(!yaml.contains("\n附件:\n"), "{yaml}");
        assert_has(&yaml, &["标题: 项目登记表", head]);
    }
    for head in ["进展情况", "完成情况"] {
        assert_has(&described(&form(head)).yaml, &["\n附件:\n  标题: 项目登记表\n"]);
    }
}

#[test]
fn blanks_part_the_columns_of_a_table() {
    let table = "序号  任务         责任单位    完成时限\n1     修路3公里    县交通局    9月底\n\
                 2     建园3个      县住建局    10月底\n";
    let yaml = described(&body(table.trim_end(), "请落实。")).yaml;
    assert_has(&yaml, &["责任单位: [县交通局]", "完成时限: 10月底", "名称: 建园3个"]);
}
