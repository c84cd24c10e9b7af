//! The notice's own words for who does what, in notice, annex, form, report, workbook and letters; the columns of
//! its table of tasks; units and due on a line without brackets.

use hongtou::form::Part;
use hongtou::notice::{ColumnContent, Role};

use super::{Office, filled, form, forms, printed, read, said, with};

/// The second task is led and supported, and all words are the notice's own.
const WORDS: &str =
    "实事体例: {牵头单位: 抓总单位, 责任单位: 落实部门, 配合单位: 协办单位}\n实事:\n";

fn worded(more: &[(&str, &str)]) -> String {
    let pieces = [
        ("实事:\n", WORDS),
        (
            "责任单位: [区园林局, 区园林局苗圃站]",
            "牵头单位: 区园林局\n    配合单位: 区园林局苗圃站",
        ),
    ];
    with(&[&pieces[..], more].concat())
}

/// Field 06: the heads of form and 分工表 said 责任单位, and the report （牵头）.
#[test]
fn heads_and_labels_are_in_the_words_of_the_notice() {
    let annex = "其他附件:\n  - {标题: 任务分工表, 类型: 分工表}\n附件:\n";
    let yaml = worded(&[("附件:\n", annex), ("实事:\n  - 名称", "实事:\n  - 名称")]);
    let notice = read(&yaml, &[]);
    let all = Office::new(&yaml).notice().join("|");
    assert!(!all.contains("责任单位") && !all.contains("牵头单位"), "{all}");
    for text in [
        "序号|实事名称|落实部门|具体措施|及任务进度情况|完成|时限|",
        "任务分工表|序号|实事名称|内容|落实部门|完成|时限|",
        "|抓总单位：|区园林局|协办单位：|区园林局苗圃站|",
    ] {
        assert!(all.contains(text), "{text} in {all}");
    }
    let forms = forms(&notice);
    let garden = form(&forms, "区园林局");
    assert_eq!(printed(garden, Part::Head)[..3], ["序号", "实事名称", "落实部门"]);
    let office = Office::new(&yaml);
    for unit in ["区园林局", "区园林局苗圃站", "区水利局"] {
        office.receive(form(&forms, unit), &filled(form(&forms, unit)));
    }
    let [pdf, docx, book] = office.report(0);
    for text in [&pdf, &docx] {
        assert!(text.contains("区园林局（抓总）"), "{text}");
        assert!(text.contains("区园林局苗圃站（协办）"), "{text}");
        assert!(text.contains("落实部门"), "{text}");
    }
    for text in [&pdf, &docx, &book] {
        assert!(!text.contains("责任单位") && !text.contains("（牵头）"), "{text}");
    }
    assert!(book.contains("落实部门"), "{book}");
    let of_year = ["report", "--period", "2025", "--as-of", "2025-07-08"];
    office.run(&of_year, 0);
    let year = crate::collecting::book_texts(&office.file("out/report/2025/汇总-2025.xlsx"));
    assert!(year.contains("落实部门") && !year.contains("责任单位"), "{year}");
}

/// A table of the unit's own with that head is read.
#[test]
fn a_table_typed_anew_with_the_words_of_the_notice_is_read() {
    let yaml = worded(&[("责任单位: 落实部门", "责任单位: 主管处室")]);
    let notice = read(&yaml, &[]);
    assert_eq!(notice.task_layout.word(Role::Responsible), "主管处室");
    let heads = notice.usual_columns().map(|(head, _)| head);
    assert_eq!(heads, ["序号", "实事名称", "主管处室", "具体措施及任务进度情况", "完成时限"]);
    let own = worded(&[(
        "附件:\n",
        "附件:\n  栏目: [序号, 实事名称, 抓总单位, 落实部门, 协办单位, 进展情况]\n",
    )]);
    let contents =
        read(&own, &[]).columns().iter().map(|column| column.content).collect::<Vec<_>>();
    use ColumnContent::{Answer, Lead, Name, Number, Supporting, Units};
    assert_eq!(contents, [Number, Name, Lead, Units, Supporting, Answer]);
}

/// What the newcomer wanted of its 分工表.
#[test]
fn a_table_of_tasks_has_the_columns_of_the_notice() {
    let table = |columns: &str| {
        let annex = format!(
            "其他附件:\n  - 标题: 任务分工表\n    类型: 分工表\n    栏目: {columns}\n附件:\n"
        );
        with(&[
            ("附件:\n", &annex),
            (
                "责任单位: [区园林局, 区园林局苗圃站]",
                "牵头单位: 区园林局\n    配合单位: 区园林局苗圃站",
            ),
        ])
    };
    let yaml = table("[序号, 任务, 内容, 牵头, 配合, 目标, [完成, 时限], 备注]")
        .replace("[完成, 时限]", "{名称: [完成, 时限]}");
    read(&yaml, &[]);
    let all = Office::new(&yaml).notice().join("|");
    for text in [
        "任务分工表|序号|任务|内容|牵头|配合|目标|完成|时限|备注|1|改造灌区渠道|改造灌区渠道62公里。|区水利局||62公里|2025年|12月31日||",
        "|2|建设口袋绿地|建设口袋绿地若干。|区园林局|区园林局苗圃站||||3|",
    ] {
        assert!(all.contains(text), "{text} in {all}");
    }
    let other = table(
        "[{名称: 事由, 内容: 实事名称}, {名称: 干什么, 内容: 内容}, {名称: 谁来干, 内容: 责任单位}]",
    );
    read(&other, &[]);
    let all = Office::new(&other).notice().join("|");
    let wanted = "任务分工表|事由|干什么|谁来干|改造灌区渠道|改造灌区渠道62公里。|区水利局|建设口袋绿地|建设口袋绿地若干。|牵头单位：|区园林局|配合单位：|区园林局苗圃站|";
    assert!(all.contains(wanted), "{all}");
    assert_eq!(said(&table("[序号, 牵头, 配合]")), ["E236"]);
    assert_eq!(said(&table("[任务, 实事名称]")), ["E235"]);
    assert_eq!(said(&table("[任务, 内容]").replace("类型: 分工表", "类型: 实事")), ["E239"]);
    let text = "{名称: 内容, 内容: 内容}";
    assert_eq!(
        said(&with(&[(
            "附件:\n",
            &format!("附件:\n  栏目: [序号, 实事名称, 责任单位, 进展情况, {text}]\n")
        )])),
        ["E212"]
    );
}

/// Units and due on a line of their own, with brackets and without.
#[test]
fn units_and_due_stand_on_a_line_without_brackets() {
    let led = (
        "责任单位: [区园林局, 区园林局苗圃站]",
        "牵头单位: 区园林局\n    责任单位: 区园林局苗圃站\n    完成时限: 2025年10月底",
    );
    let layout = |layout: &str| {
        let head = format!("实事体例: {{{layout}}}\n实事:\n");
        let yaml = with(&[("实事:\n", &head), led]);
        read(&yaml, &[]);
        let all = Office::new(&yaml).notice();
        let first = all.iter().position(|text| text.contains("建设口袋绿地若干。")).unwrap();
        let last = all.iter().position(|text| text.starts_with("三、")).unwrap();
        all[first..last].to_vec()
    };
    assert_eq!(
        layout("责任单位位置: 单独一行, 完成时限: 完成时限"),
        [
            "二、建设口袋绿地。建设口袋绿地若干。",
            "牵头单位：区园林局；责任单位：区园林局苗圃站；完成时限：2025年10月底。",
        ]
    );
    assert_eq!(
        layout("责任单位位置: lines, 完成时限: 时限要求"),
        [
            "二、建设口袋绿地。建设口袋绿地若干。",
            "牵头单位：区园林局",
            "责任单位：区园林局苗圃站",
            "时限要求：2025年10月底",
        ]
    );
    assert_eq!(
        layout("责任单位位置: 另起一段, 完成时限: 完成时限"),
        [
            "二、建设口袋绿地。建设口袋绿地若干。",
            "（牵头单位：区园林局；责任单位：区园林局苗圃站；完成时限：2025年10月底）",
        ]
    );
    assert_eq!(
        layout("责任单位位置: 单独一行"),
        ["二、建设口袋绿地。建设口袋绿地若干。", "牵头单位：区园林局；责任单位：区园林局苗圃站。",]
    );
    // A task says it for itself; one without a due says none.
    let own = with(&[(
        "责任单位: [区园林局, 区园林局苗圃站]",
        "责任单位: [区园林局, 区园林局苗圃站]\n    责任单位位置: 单独一行",
    )]);
    let own = own.replacen("实事:\n", "实事体例: {完成时限: 完成时间}\n实事:\n", 1);
    let all = Office::new(&own).notice();
    for line in [
        "责任单位：区园林局、区园林局苗圃站。",
        "三、开放公共球场。全部公共球场免费开放。（责任单位：区园林局；完成时间：2025年12月31日）",
    ] {
        assert!(all.iter().any(|text| text == line), "{line}: {all:#?}");
    }
}
