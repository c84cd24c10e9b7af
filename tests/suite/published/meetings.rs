//! Minutes: each unit that a sentence tells what to do, what is counted, and who was there.

use hongtou::intake;
use hongtou::published;

use super::kinds::{assert_has, assert_printed, described};

const HEAD: &str =
    "丁县人民政府专题会议纪要\n丁政纪〔2025〕3号\n关于推进2025年民生实事的会议纪要\n";

fn minutes(items: &str, behind: &str) -> String {
    format!("{HEAD}2025年3月6日，副县长张三主持召开专题会议。会议议定：\n{items}\n{behind}")
}

/// Items of minutes with the roles, and words that no target may be called.
const ITEMS: [(&str, &[&str]); 7] = [
    (
        "1.县教育局要加快推进农村寄宿制学校改造，新增床位800张，县财政局保障资金1200万元，县住建局负责施工许可。",
        &["责任单位: [县教育局, 县住建局]\n    配合单位: [县财政局]", "名称: 资金", "名称: 床位"],
    ),
    (
        "1.由县水利局会同县应急局、各乡镇抓紧实施，全县加固塘坝12座。",
        &["牵头单位: [县水利局]\n    配合单位: [县应急局, 各乡镇]", "名称: 加固塘坝, 数量: 12座"],
    ),
    (
        "1.请县城管局抓紧论证，6月底前新建公厕8座；责成县审计局提前介入。",
        &["- 名称: 新建公厕8座", "责任单位: [县城管局, 县审计局]", "名称: 公厕, 数量: 8座"],
    ),
    (
        "1.会议明确由县卫健局牵头、县医保局配合，年内建成中心药房6个。",
        &["牵头单位: [县卫健局]\n    配合单位: [县医保局]", "名称: 中心药房"],
    ),
    (
        "1.关于农贸市场。县商务局、县市场监管局要联合整治，全年整治12处；县公安局协助做好秩序维护，县融媒体中心做好宣传。",
        &[
            "责任单位: [县商务局, 县市场监管局, 县融媒体中心]\n    配合单位: [县公安局]",
            "数量: 12处, 填报单位: 县商务局",
        ],
    ),
    (
        "1.委托县公共资源交易中心组织招标，县交通局于10月底前建成候车亭40个。",
        &["责任单位: [县公共资源交易中心, 县交通局]", "名称: 候车亭, 数量: 40个"],
    ),
    (
        "1.同意县民政局提出的方案，由县民政局负责实施，各乡镇积极配合，全县发放补贴300万元。",
        &["责任单位: [县民政局]\n    配合单位: [各乡镇]", "名称: 补贴"],
    ),
];

#[test]
fn every_unit_of_a_sentence_is_read() {
    for (item, wanted) in ITEMS {
        let paper = minutes(&format!("{item}\n2.县林业局要抓好造林绿化，造林3000亩。"), "");
        let yaml = described(&paper).yaml;
        assert_has(&yaml, wanted);
        assert_has(&yaml, &["责任单位: [县林业局]", "数量: 3000亩"]);
        for none in ["名称: 县", "名称: 全县,", "名称: 全年,", "名称: 各"] {
            let targets = yaml.lines().filter(|line| line.contains("{名称"));
            assert!(!targets.clone().any(|line| line.contains(none)), "{none}\n{yaml}");
        }
        assert_printed(&paper);
    }
}

#[test]
fn who_was_there() {
    let items = "1.县水利局要清淤河道16公里。\n2.县林业局要造林3000亩。";
    for (behind, wanted) in [
        (
            "出席：张三、李四\n请假：王五\n列席：赵六\n记录：陈四",
            &["出席: 张三、李四", "请假: 王五", "列席: 赵六", "原文：记录：陈四"][..],
        ),
        (
            "主持人：张三\n出席人员：李四、王五、\n赵六、钱七\n列席单位：县审计局",
            &[
                "原文：主持人：张三",
                "出席: 李四、王五、赵六、钱七",
                "列席: 县审计局",
                "原文写“出席人员”",
            ],
        ),
        (
            "参 加：张三　李四\n缺席：孙八\n整理：周九",
            &["出席: \"张三　李四\"", "请假: 孙八", "原文：整理：周九"],
        ),
        (
            "参会人员：张三（县政府）、李四（县水利局）。\n列席人员：王五。\n会议记录：吴十",
            &["出席: 张三（县政府）、李四（县水利局）\n", "列席: 王五\n", "原文：会议记录：吴十"],
        ),
        (
            "出席会议人员\t张三、李四\n因事请假：王五\n校对：郑一",
            &["出席: 张三、李四", "请假: 王五", "原文：校对：郑一"],
        ),
    ] {
        let yaml = described(&minutes(items, behind)).yaml;
        assert_has(&yaml, wanted);
        assert!(!yaml.contains("结尾"), "{yaml}");
    }
}

#[test]
fn what_stands_above_the_text_of_minutes() {
    let paper = format!(
        "{HEAD}时间：2025年3月6日上午\n地点：县政府三楼会议室\n主持：张三\n出席：李四、王五\n记录：陈四\n\
         会议研究了民生实事推进工作，纪要如下：\n1.县水利局要清淤河道16公里。\n2.县林业局要造林3000亩。\n"
    );
    let yaml = described(&paper).yaml;
    assert_has(
        &yaml,
        &[
            "标题: 关于推进2025年民生实事的会议纪要",
            "地点：县政府三楼会议室",
            "出席: 李四、王五",
            "写在正文前面",
        ],
    );
}

#[test]
fn paragraphs_without_ordinals_are_told() {
    let paper = format!(
        "{HEAD}会议听取了汇报。会议议定：\n县教育局要新建校舍6栋，县财政局保障资金。\n会议强调，要抓好落实。\n"
    );
    let yaml = published::describe(&intake::paper(paper.as_bytes()).expect("a paper")).yaml;
    assert_has(&yaml, &["“县教育局要新建校舍6栋，县财政局保障资金。”点了单位，没有序号"]);
}
