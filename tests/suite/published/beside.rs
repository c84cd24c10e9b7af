//! What stands beside or inside what a key has: a word in a cell of units, a table below the note of attachments, a
//! second due, other lines above the red head.

use hongtou::{intake, published};

use super::kinds::{DATE, HEAD, assert_has, body, described};

/// A paper whose tasks stand in a table, of which the first names `units`.
fn table(column: &str, units: &str) -> String {
    let rows = format!(
        "序号\t任务\t内容\t{column}\t完成时限\n1\t建公园\t建公园8处\t{units}\t10月底\n2\t修路\t修路5公里\t县交通局\t6月底\n"
    );
    described(&format!("{HEAD}现将任务印发给你们。\n附件：任务表\n{DATE}附件\n任务表\n{rows}")).yaml
}

#[test]
fn units_before_a_word_in_a_cell_stay() {
    for (column, kind) in [("责任单位", "责任单位"), ("牵头单位", "牵头单位")] {
        for cell in ["县住建局；配合：县财政局", "县住建局（配合单位：县财政局）"]
        {
            let yaml = table(column, cell);
            let wanted = format!("{kind}: [县住建局]\n    配合单位: [县财政局]");
            assert_has(&yaml, &[&wanted]);
        }
        for cell in [
            "县住建局（联系人：张三）",
            "县住建局 电话：123",
            "县住建局 备注：已立项",
            "县住建局 联系人：张三",
        ] {
            let yaml = table(column, cell);
            assert_has(&yaml, &[&format!("{kind}: [县住建局]\n"), &format!("：{cell}")]);
        }
    }
}

#[test]
fn a_bracket_behind_units_goes_on_with_them() {
    let tasks = "一、建公园。建公园8处。\n责任单位：县住建局（配合单位：县财政局）\n二、修路。修路5公里。\n责任单位：县交通局";
    let yaml = described(&body(tasks, "请落实。")).yaml;
    assert_has(&yaml, &["责任单位: [县住建局]\n    配合单位: [县财政局]"]);
}

#[test]
fn a_second_due_is_told() {
    for second in ["完成时间：全年推进", "时间节点：6月底前主体完工", "验收时间：12月底前"]
    {
        let units = format!("责任单位：县住建局\n完成时间：11月底前\n{second}");
        let tasks = format!(
            "一、建公园。建公园8处。\n{units}\n二、修路。修路5公里。\n{}",
            units.replace("住建", "交通")
        );
        let yaml = described(&body(&tasks, "请落实。")).yaml;
        assert_eq!(yaml.matches(second).count(), 2, "{second}\n{yaml}");
        assert_eq!(yaml.matches("完成时限: 11月底前").count(), 2, "{second}\n{yaml}");
        assert!(!yaml.contains("\n结尾:\n  - 验"), "{yaml}");
    }
}

#[test]
fn a_table_below_the_note_is_the_attachments() {
    let tasks = "一、建公园。建公园8处。（责任单位：县住建局）\n二、修路。修路5公里。（责任单位：县交通局）";
    let list = "附件：名单\n序号\t项目\t备注\n1\t甲项\t乙注";
    let yaml = described(&body(tasks, &format!("请落实。\n{list}"))).yaml;
    assert_has(&yaml, &["标题: 名单", "[序号, 项目, 备注]", "甲项", "署名后面"]);
    // Above the tasks, which are no titles.
    let described = described(&body(&format!("{list}\n{tasks}"), "请落实。"));
    assert_eq!((described.tasks, described.attachments), (2, 1), "{}", described.yaml);
    assert_has(&described.yaml, &["甲项"]);
    // White makes no table: its lines are none of the title, and the attachment waits for what stands in it.
    let paper = body(tasks, "请落实。\n附件：名单\n镇名　户数\n东镇　120");
    let yaml = published::describe(&intake::paper(paper.as_bytes()).unwrap()).yaml;
    assert!(!yaml.contains("名单镇名"), "{yaml}");
    assert_has(&yaml, &["东镇"]);
}

#[test]
fn titles_belong_to_the_attachments_of_the_note() {
    let plan = "2025年实事方案\n一、建公园。建公园8处。（责任单位：县住建局）\n二、修路。修路5公里。（责任单位：县交通局）\n";
    let paper = format!(
        "{HEAD}现将《2025年实事方案》印发给你们。\n附件：1.进展情况表 2.专班名单\n{DATE}{plan}附件1\n进展情况表\n事项\t进度\t说明\n建公园\t开工\t无\n附件2\n专班名单\n姓名\t职务\t电话\n张三\t局长\t123\n"
    );
    let described = described(&paper);
    let yaml = &described.yaml;
    assert_eq!((described.tasks, described.attachments), (2, 3), "{yaml}");
    let at = |words: &str| yaml.rfind(words).unwrap_or_else(|| panic!("{words}\n{yaml}"));
    assert!(at("2025年实事方案") < at("进展情况表") && at("进展情况表") < at("专班名单"), "{yaml}");
    assert!(!yaml.contains("本身的不同"), "{yaml}");
}

#[test]
fn only_bodies_issue_papers() {
    let tasks = "一、建公园。建公园8处。（责任单位：县住建局）\n二、修路。修路5公里。（责任单位：县交通局）";
    let paper = body(tasks, "请落实。");
    for above in ["内部资料", "附件3", "会议材料　之三", "第5期　总第38期"] {
        let yaml = described(&format!("{above}\n{paper}")).yaml;
        assert_has(&yaml, &["\n发文机关: 丙县人民政府办公室\n", above]);
        assert!(!yaml.contains("联合发文机关"), "{yaml}");
    }
    let yaml = described(&format!("000123　　　机密★1年\n{paper}")).yaml;
    assert_has(&yaml, &["\n发文机关: 丙县人民政府办公室\n", "机密★1年", "000123"]);
    assert!(!yaml.contains("联合发文机关"), "{yaml}");
}

#[test]
fn a_signature_is_none_of_the_closing() {
    let tasks = "一、建公园。建公园8处。（责任单位：县住建局）\n二、修路。修路5公里。（责任单位：县交通局）";
    let paper = format!(
        "{HEAD}现将有关事项通知如下：\n{tasks}\n各单位要高度重视,于每季度末报送(联系人:小吴).\n\n　　　　丙县人民政府办公室\n　　　　2025.4.2.\n"
    );
    let yaml = described(&paper).yaml;
    assert_has(&yaml, &["日期: 2025-04-02"]);
    assert!(!yaml.contains("2025.4.2."), "{yaml}");
}

#[test]
fn telephones_and_contacts_of_tasks() {
    let tasks = "一、建公园。建公园8处。（责任单位：县住建局）\n联系人：周吴郑 电话：8888888\n二、修路。修路5公里。（责任单位：县交通局）";
    let yaml = described(&body(tasks, "请落实。\n联系人：赵静，办公电话：86661234。")).yaml;
    assert_has(&yaml, &["赵静", "86661234", "周吴郑 电话：8888888"]);
    assert!(!yaml.contains("办公]") && !yaml.contains(", 办公"), "{yaml}");
    let own = yaml.split_once("名称: 建公园").unwrap().1.split_once("名称: 修路").unwrap().0;
    assert!(own.contains("周吴郑"), "{yaml}");
}

#[test]
fn minutes_are_signed_below_their_mark_and_attended_line_by_line() {
    let items = "1.县水利局要清淤河道16公里。\n2.县林业局要造林3000亩。";
    let paper = format!(
        "丁县人民政府专题会议纪要\n丁政纪〔2025〕3号\n丁县人民政府办公室\n2025年4月18日\n关于推进2025年民生实事的会议纪要\n2025年3月6日，副县长张三主持召开专题会议。会议议定：\n{items}\n出席：张　三　县政府\n郑　毅　县政府办公室\n县财政局郑毅\n"
    );
    let yaml = described(&paper).yaml;
    assert_has(&yaml, &["标题: 关于推进2025年民生实事的会议纪要", "2025年4月18日"]);
    assert!(!yaml.contains("\n结尾"), "{yaml}");
    assert_has(&yaml, &["郑　毅　县政府办公室 县财政局郑毅"]);
}

#[test]
fn a_name_stands_once_in_a_task_and_in_one_spelling() {
    let tasks = "一、建公园。建公园8处。（牵头单位：县住建局；责任单位：县住建局、县财政局）\n二、修路。修路5公里。（责任单位：各村（居））\n三、造林。造林3亩。（责任单位：各村(居)）";
    let yaml = described(&body(tasks, "请落实。")).yaml;
    assert_has(&yaml, &["牵头单位: [县住建局]\n    责任单位: [县财政局]", "原文写"]);
    assert!(!yaml.contains("各村(居)\"") && !yaml.contains("[各村(居)]"), "{yaml}");
}

#[test]
fn text_behind_a_table_in_the_body_is_told() {
    let paper = body(
        "序号\t任务\t内容\t责任单位\t完成时限\n1\t建公园\t建公园8处\t县住建局\t10月底\n2\t修路\t修路5公里\t县交通局\t6月底\n以上任务纳入年度考核。",
        "请落实。",
    );
    let yaml = described(&paper).yaml;
    assert_has(&yaml, &["原文的表在正文里", "“以上任务纳入年度考核。”"]);
    assert!(!yaml.contains("没有找到这个附件的标题"), "{yaml}");
}
