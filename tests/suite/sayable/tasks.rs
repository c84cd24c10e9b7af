//! Headings above tasks, their own numbers, two tasks of one name, tasks that stand in an attachment.

use hongtou::form::{Answer, Answers, CellText, Field, FormGrid, Part};
use hongtou::notice::Notice;
use rust_xlsxwriter::Workbook;

use crate::returns;

use super::{Office, form, forms, printed, put, read, said, with};

/// A plan of two parts, the second with two levels; a number is left out, and two tasks have one name.
const PLAN: &[(&str, &str)] = &[
    ("实事:\n", "实事:\n  - 标题: 一、城建\n"),
    ("名称: 建设口袋绿地\n", "名称: 建设口袋绿地\n    序号: 4\n"),
    (
        "  - 名称: 开放公共球场\n    内容: 全部公共球场免费开放。\n    责任单位: [区园林局]\n",
        "  - 标题: 民生\n    内容: 这一部分由区水利局统筹。\n  - 标题: （一）水利\n\
         \x20 - 名称: 改造灌区渠道\n    内容: 全部渠道免费开放。\n    责任单位: [区园林局, 区水利局]\n\
         \x20   目标:\n      - {名称: 改造渠道, 数量: 12, 计量单位: 公里, 填报单位: 区水利局}\n",
    ),
];

pub(super) fn plan(more: &[(&str, &str)]) -> String {
    more.iter().fold(with(PLAN), |text, (wanted, instead)| {
        assert!(text.contains(wanted), "{wanted}");
        text.replacen(wanted, instead, 1)
    })
}

/// The paragraphs of the body, from the first heading or task to the last.
pub(super) fn body(yaml: &str) -> Vec<String> {
    let all = Office::new(yaml).notice();
    let first = all.iter().position(|text| text.starts_with("现将")).unwrap() + 1;
    let last = all.iter().position(|text| text.starts_with("附件：")).unwrap();
    all[first..last].iter().filter(|text| !text.is_empty()).cloned().collect()
}

/// Field 31.
#[test]
fn headings_and_numbers_are_printed_as_the_notice_has_them() {
    let yaml = plan(&[]);
    read(&yaml, &[]);
    assert_eq!(
        body(&yaml),
        [
            "一、城建",
            "（一）改造灌区渠道。改造灌区渠道62公里。（责任单位：区水利局）",
            "（四）建设口袋绿地。建设口袋绿地若干。（责任单位：区园林局、区园林局苗圃站）",
            "二、民生",
            "这一部分由区水利局统筹。",
            "（一）水利",
            "1.改造灌区渠道。全部渠道免费开放。（责任单位：区园林局、区水利局）",
        ]
    );
    let all = Office::new(&yaml).notice();
    let table = all.iter().position(|text| text.starts_with("序号")).expect("the table");
    let table = all[table..].join("|");
    for row in [
        "一、城建|一（一）|改造灌区渠道|区水利局",
        "|一（四）|建设口袋绿地|",
        "|二、民生|（一）水利|二（一）1|改造灌区渠道|",
    ] {
        assert!(table.contains(row), "{row} in {table}");
    }
}

#[test]
fn the_office_says_how_tasks_are_counted_and_where_their_names_stand() {
    for (layout, lines) in [
        (
            "编号: 连续",
            [
                "（一）改造灌区渠道。改造灌区渠道62公里。（责任单位：区水利局）",
                "5.改造灌区渠道。全部渠道免费开放。（责任单位：区园林局、区水利局）",
            ],
        ),
        (
            "序次: （1）",
            [
                "（1）改造灌区渠道。改造灌区渠道62公里。（责任单位：区水利局）",
                "（1）改造灌区渠道。全部渠道免费开放。（责任单位：区园林局、区水利局）",
            ],
        ),
        (
            "序次: \"1.\"",
            [
                "1.改造灌区渠道。改造灌区渠道62公里。（责任单位：区水利局）",
                "1.改造灌区渠道。全部渠道免费开放。（责任单位：区园林局、区水利局）",
            ],
        ),
        (
            "名称: 另起一段",
            [
                "改造灌区渠道62公里。（责任单位：区水利局）",
                "全部渠道免费开放。（责任单位：区园林局、区水利局）",
            ],
        ),
    ] {
        let yaml = plan(&[("实事:\n", &format!("实事体例: {{{layout}}}\n实事:\n"))]);
        let found = body(&yaml);
        for line in lines {
            assert!(found.iter().any(|text| text == line), "{layout}: {line} in {found:#?}");
        }
        if layout.starts_with("名称") {
            assert!(found.iter().any(|text| text == "（一）改造灌区渠道"), "{found:#?}");
        }
    }
    let through = read(&plan(&[("实事:\n", "实事体例: {编号: 连续}\n实事:\n")]), &[]);
    let labels: Vec<&str> = through.tasks.iter().map(|task| task.number.label.as_str()).collect();
    assert_eq!(labels, ["1", "4", "5"]);
}

#[test]
fn headings_without_a_number_take_no_level() {
    let yaml = plan(&[
        ("标题: 一、城建", "标题: 第一部分 城建"),
        ("标题: 民生", "标题: 民生\n    序号: 无"),
        ("标题: （一）水利", "标题: 水利\n    序号: 无\n    层次: 2"),
    ]);
    let found = body(&yaml);
    assert_eq!(found[0], "第一部分 城建");
    assert!(found[1].starts_with("一、改造灌区渠道。"), "{found:#?}");
    assert!(found[2].starts_with("四、建设口袋绿地。"), "{found:#?}");
    assert_eq!(&found[3..6], ["民生", "这一部分由区水利局统筹。", "水利"]);
    assert!(found[6].starts_with("一、改造灌区渠道。"), "{found:#?}");
    // What is counted through is so over them.
    let through = plan(&[
        ("实事:\n", "实事体例: {编号: 连续}\n实事:\n"),
        ("标题: 一、城建", "标题: 第一部分 城建"),
        ("标题: 民生", "标题: 民生\n    序号: 无"),
        ("标题: （一）水利", "标题: 水利\n    序号: 无\n    层次: 2"),
    ]);
    assert!(body(&through)[6].starts_with("五、改造灌区渠道。"));
}

#[test]
fn a_part_may_be_words_alone_and_units_have_the_words_of_the_notice() {
    let yaml = plan(&[
        (
            "实事:\n",
            "实事体例: {牵头单位: 牵头部门, 责任单位: 主责单位, 配合单位: 协办单位}\n实事:\n  - {标题: 总体要求, 内容: 坚持为民。}\n",
        ),
        ("标题: 一、城建", "标题: 城建"),
        (
            "责任单位: [区园林局, 区园林局苗圃站]",
            "牵头单位: 区园林局\n    配合单位: 区园林局苗圃站",
        ),
        (
            "附件:\n",
            "  - 标题: 保障措施\n  - {标题: 加强领导, 层次: 2, 内容: [各单位要重视。, 区政府督查室要督查。]}\n附件:\n",
        ),
    ]);
    let found = body(&yaml);
    assert_eq!(&found[..3], ["一、总体要求", "坚持为民。", "二、城建"]);
    assert!(found[3].ends_with("（主责单位：区水利局）"), "{found:#?}");
    assert!(found[4].ends_with("（牵头部门：区园林局；协办单位：区园林局苗圃站）"), "{found:#?}");
    assert_eq!(
        &found[found.len() - 4..],
        ["四、保障措施", "（一）加强领导", "各单位要重视。", "区政府督查室要督查。"]
    );
    let table = Office::new(&yaml).notice().join("|");
    let table = table.split("|序号|").nth(1).expect("the table");
    assert!(!table.contains("总体要求") && !table.contains("保障措施"), "{table}");
    assert!(table.contains("|牵头部门：|区园林局|协办单位：|区园林局苗圃站|"), "{table}");
    let bare = plan(&[("责任单位: [区水利局]", "责任单位: [区水利局]\n    责任单位位置: 不印")]);
    assert_eq!(body(&bare)[1], "（一）改造灌区渠道。改造灌区渠道62公里。");
}

/// Field 31: tasks that stand only in the attached plan, in a table, or in the progress form.
#[test]
fn tasks_may_stand_in_an_attachment_only() {
    let annexes = "附件:\n  标题: 2025年民生实事进展情况报表\n其他附件:\n  - {标题: 实施方案, 类型: 实事, 内容: 制定本方案。}\n  - {标题: 任务分工表, 类型: 分工表}\n";
    let yaml = plan(&[("附件:\n  标题: 2025年民生实事进展情况报表\n", annexes)]);
    assert_eq!(body(&yaml), Vec::<String>::new(), "nothing in the body");
    let all = Office::new(&yaml).notice().join("|");
    for text in [
        "附件2|",
        "实施方案|制定本方案。|一、城建|（一）改造灌区渠道。改造灌区渠道62公里。（责任单位：区水利局）|",
        "任务分工表|序号|实事名称|内容|责任单位|完成|时限|一、城建|一（一）|改造灌区渠道|改造灌区渠道62公里。|区水利局|2025年|12月31日|",
    ] {
        assert!(all.contains(text), "{text} in {all}");
    }
    // Both, where that is said.
    let both = plan(&[
        ("附件:\n  标题: 2025年民生实事进展情况报表\n", annexes),
        ("实事:\n", "实事体例: {位置: 正文}\n实事:\n"),
    ]);
    assert_eq!(body(&both).len(), 7);
    // In the progress form only: no text is needed.
    let form = plan(&[
        ("实事:\n", "实事体例: {位置: 附件}\n实事:\n"),
        ("    内容: 改造灌区渠道62公里。\n", ""),
        ("    内容: 全部渠道免费开放。\n", ""),
    ]);
    read(&form, &[]);
    assert_eq!(body(&form), Vec::<String>::new());
    let text = plan(&[("    内容: 改造灌区渠道62公里。\n", "")]);
    assert!(said(&text).contains(&"E105"), "{:?}", said(&text));
}

#[test]
fn a_form_counts_as_the_notice_does() {
    let notice = read(&plan(&[]), &[]);
    let forms = forms(&notice);
    let water = form(&forms, "区水利局");
    assert_eq!(printed(water, Part::Section), ["一、城建", "二、民生", "（一）水利"]);
    assert_eq!(printed(water, Part::Number), ["一（一）", "二（一）1"]);
    assert_eq!(printed(water, Part::TargetNumber), ["一（一）.1", "二（一）1.1"]);
    assert_eq!(printed(form(&forms, "区园林局苗圃站"), Part::Section), ["一、城建"]);
    // The first of one name keeps the name it has where it is the only one.
    let plain = read(&with(&[]), &[]);
    let alone = super::forms(&plain);
    let id = |grid: &FormGrid, task| grid.entry(Field::Answer { task }).unwrap().id.clone();
    assert_eq!(id(water, 0), id(form(&alone, "区水利局"), 0));
    assert_ne!(id(water, 0), id(water, 2));
}

fn text(text: &str) -> Answer {
    Answer::Text(CellText::new(text).0)
}

/// Answers to both tasks of one name.
fn both(grid: &FormGrid) -> Answers {
    let mut answers = Answers::default();
    for (task, said, done) in [(0, "城建的渠道改了一半。", 31.0), (2, "民生的渠道都开放了。", 12.0)]
    {
        let answer = grid.entry(Field::Answer { task }).unwrap();
        answers.insert(answer.id.clone(), text(said));
        let figure = grid.entry(Field::Figure { task, target: 0 }).unwrap();
        answers.insert(figure.id.clone(), crate::forms::number(done));
    }
    answers
}

/// Field 22: forms and readers tell two tasks of one name apart, and so does the report.
#[test]
fn two_tasks_of_one_name_have_their_own_answers() {
    let yaml = plan(&[]);
    let notice = read(&yaml, &[]);
    let forms = forms(&notice);
    let grid = form(&forms, "区水利局");
    let office = Office::new(&yaml);
    office.receive(grid, &both(grid));
    let [pdf, docx, book] = office.report(0);
    for report in [&pdf, &docx, &book] {
        let first = report.find("城建的渠道改了一半。").expect("the first");
        let second = report.find("民生的渠道都开放了。").expect("the second");
        assert!(first < second, "{report}");
    }
    assert!(docx.contains("一、城建一（一）改造灌区渠道区水利局城建的渠道改了一半。"), "{docx}");
    assert!(docx.contains("二、民生（一）水利二（一）1改造灌区渠道"), "{docx}");
    assert!(docx.contains("【改造渠道】承诺62公里，累计完成31公里"), "{docx}");
    assert!(docx.contains("【改造渠道】承诺12公里，累计完成12公里"), "{docx}");
}

/// A table typed anew, without the marks of the form.
#[allow(clippy::disallowed_methods, reason = "a workbook of another program's")]
fn typed(unit: &str, rows: &[[&str; 5]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let head = ["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"];
    sheet.write(0, 0, "2025年民生实事进展情况报表（2025年第二季度）").unwrap();
    sheet.write(1, 0, format!("填报单位：{unit}")).unwrap();
    for (row, cells) in (2..).zip(std::iter::once(&head).chain(rows)) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The answers to the tasks in what `unit` typed anew, and the codes of what is found.
fn retyped(
    notice: &Notice,
    unit: &str,
    rows: &[[&str; 5]],
) -> (Vec<(usize, String)>, Vec<&'static str>) {
    let forms = forms(notice);
    let grid = form(&forms, unit);
    let workbook = returns::open("报表.xlsx", &typed(unit, rows)).expect("a workbook");
    let reading = returns::read(notice, grid, &workbook);
    let values = reading.returned.values();
    let told = |task| {
        let answer = values.get(&grid.entry(Field::Answer { task })?.id)?;
        let Answer::Text(text) = answer else { return None };
        Some((task, text.as_str().to_owned()))
    };
    let answers = (0..notice.tasks.len()).filter_map(told).collect();
    (answers, returns::codes(reading.findings))
}

#[test]
fn a_table_typed_anew_is_told_apart_by_numbers_or_by_whose_task_it_is() {
    let notice = read(&plan(&[]), &[]);
    let row = |number, answer| [number, "改造灌区渠道", "", answer, ""];
    let section = |text| [text, "", "", "", ""];
    // By the numbers of the notice, in any order, with rows that name the parts.
    let rows = [
        section("二、民生"),
        row("二（一）1", "都开放了。"),
        section("一、城建"),
        row("一(一)", "改了一半。"),
    ];
    let (answers, findings) = retyped(&notice, "区水利局", &rows);
    assert_eq!(answers, [(0, "改了一半。".into()), (2, "都开放了。".into())], "{findings:?}");
    // Without a number that tells them apart nobody knows which is which.
    let (answers, findings) = retyped(&notice, "区水利局", &[row("", "都改了。")]);
    assert_eq!(answers, []);
    assert!(findings.contains(&"E653"), "{findings:?}");
    // One that has one of the two alone.
    let (answers, findings) = retyped(&notice, "区园林局", &[row("", "都开放了。")]);
    assert_eq!(answers, [(2, "都开放了。".into())], "{findings:?}");
}

/// Tasks 2 and 3 have one name and one unit, which has a fourth besides.
fn namesakes() -> String {
    let task =
        |name, text, unit| format!("  - {{名称: {name}, 内容: {text}, 责任单位: [{unit}]}}\n");
    let tasks = [
        task("建设口袋绿地", "建设口袋绿地若干。", "区园林局"),
        task("改造管网", "改造供水管网。", "区水利局"),
        task("改造管网", "改造排水管网。", "区水利局"),
        task("疏浚河道", "疏浚城区河道。", "区水利局"),
    ];
    let yaml = with(&[]);
    let (head, rest) = yaml.split_once("实事:\n").expect("the tasks");
    let (_, tail) = rest.split_once("附件:\n").expect("the attachment");
    format!("{head}实事:\n{}附件:\n{tail}", tasks.concat())
}

#[test]
fn numbers_tell_namesakes_apart_only_where_they_are_those_of_the_notice() {
    let notice = read(&namesakes(), &["W251"]);
    let row = |number, name, answer| [number, name, "", answer, ""];
    let (pipes, river) = ("改造管网", "疏浚河道");
    let all = [(1, "供水。".into()), (2, "排水。".into()), (3, "河道。".into())];
    let rows = [row("2", pipes, "供水。"), row("3", pipes, "排水。"), row("4", river, "河道。")];
    let (answers, findings) = retyped(&notice, "区水利局", &rows);
    assert_eq!(answers, all, "{findings:?}");
    // The unit counts its own rows: what it calls 2 is not the notice's second, said by the row of the river.
    let own = [row("1", pipes, "供水。"), row("2", pipes, "排水。"), row("3", river, "河道。")];
    let (answers, findings) = retyped(&notice, "区水利局", &own);
    assert_eq!(answers, [(3, "河道。".into())]);
    assert_eq!(findings.iter().filter(|code| **code == "E653").count(), 2, "{findings:?}");
    // Said by a number that neither has, and by the river alone.
    for own in [&own[..2], &[row("3", pipes, "供水。"), row("5", river, "河道。")]] {
        let (answers, findings) = retyped(&notice, "区水利局", own);
        assert!(answers.iter().all(|(task, _)| *task == 3), "{answers:?}");
        assert!(findings.contains(&"E653"), "{findings:?}");
    }
}

#[test]
fn a_table_whose_rows_are_all_in_doubt_is_a_table() {
    let notice = read(&namesakes(), &["W251"]);
    let rows = [["", "改造管网", "", "供水。", ""], ["", "改造管网", "", "排水。", ""]];
    let (answers, findings) = retyped(&notice, "区水利局", &rows);
    assert_eq!(answers, []);
    assert!(!findings.contains(&"E656") && findings.contains(&"E653"), "{findings:?}");
    let office = Office::new(&namesakes());
    put(&office.0.path().join("returns/2025Q2/区水利局.xlsx"), &typed("区水利局", &rows));
    let said = office.run(&["status", "--period", "2025Q2"], 1);
    assert!(said.contains("待核 1") && said.contains("E653×2"), "{said}");
    assert!(said.contains("请填报单位全表照通知写序号和实事名称"), "{said}");
    assert!(!said.contains("里面找不到"), "{said}");
}

/// As the notice prints its table: the headings tell which of one name is meant, whatever the unit counts.
#[test]
fn headings_tell_namesakes_apart() {
    let notice = read(&plan(&[]), &[]);
    let row = |number, answer| [number, "改造灌区渠道", "", answer, ""];
    let heading = |text| [text, "", "", "", ""];
    let (city, life) = ("改了一半。", "都开放了。");
    let all = [(0, city.to_owned()), (2, life.to_owned())];
    for rows in [
        &[heading("一、城建"), row("", city), heading("二、民生"), row("", life)][..],
        &[
            heading("二、民生"),
            heading("（一）水利"),
            row("1", life),
            heading("一、城建"),
            row("2", city),
        ],
        &[heading("城建"), row("7", city), ["", "民生", "", "", ""], row("8", life)],
        // A task without an answer is no heading.
        &[
            heading("一、城建"),
            ["", "建设口袋绿地", "", "", ""],
            row("", city),
            ["二", "民生", "", "", ""],
            row("", life),
        ],
    ] {
        let (answers, findings) = retyped(&notice, "区水利局", rows);
        assert_eq!(answers, all, "{rows:?} {findings:?}");
    }
    // A heading that the notice does not have says that the part above it ended; number and heading at odds tell
    // nothing.
    for rows in [
        &[heading("一、城建"), row("", city), heading("二、其他"), row("", life)][..],
        &[heading("一、城建"), row("一（一）", city), row("二（一）1", life)],
    ] {
        let (answers, findings) = retyped(&notice, "区水利局", rows);
        assert_eq!(answers, all[..1], "{rows:?}");
        assert!(findings.contains(&"E653"), "{findings:?}");
    }
}

#[test]
fn a_number_before_the_name_is_the_number_of_the_row() {
    let notice = read(&namesakes(), &["W251"]);
    let rows = [["", "3.改造管网", "", "排水。", ""], ["", "2、改造管网", "", "供水。", ""]];
    let (answers, findings) = retyped(&notice, "区水利局", &rows);
    assert_eq!(answers, [(1, "供水。".into()), (2, "排水。".into())], "{findings:?}");
    let own = [["", "2.改造管网", "", "排水。", ""], ["", "1.疏浚河道", "", "河道。", ""]];
    let (answers, _) = retyped(&notice, "区水利局", &own);
    assert_eq!(answers, [(3, "河道。".into())]);
}

/// Field 22 as it was typed: without headings a task may have been copied, and is told of.
#[test]
fn two_of_one_name_in_one_part_are_told_of() {
    let yaml = with(&[("名称: 开放公共球场", "名称: 改造灌区渠道")]);
    read(&yaml, &["W251"]);
    let office = Office::new(&yaml);
    put(&office.0.path().join("x"), b"");
    office.run(&["forms", "--period", "2025Q2"], 0);
    let copied = with(&[
        ("名称: 开放公共球场", "名称: 改造灌区渠道"),
        ("内容: 全部公共球场免费开放。", "内容: 改造灌区渠道62公里。"),
    ]);
    assert!(said(&copied).contains(&"E207"));
}

/// A notice that attaches no form: the units get one with the title and the columns that the office wants.
#[test]
fn a_form_need_not_be_printed() {
    let yaml = plan(&[(
        "  标题: 2025年民生实事进展情况报表\n",
        "  标题: 2025年民生实事进展情况报表\n  印发: 否\n  栏目: [序号, 实事名称, 责任单位, 进展情况, 存在问题]\n",
    )]);
    let office = Office::new(&yaml);
    let all = office.notice().join("|");
    assert!(!all.contains("附件") && !all.contains("报表"), "{all}");
    assert!(!office.0.path().join("out/附件.docx").exists());
    let notice = read(&yaml, &[]);
    let forms = forms(&notice);
    let grid = form(&forms, "区水利局");
    assert_eq!(grid.title, "2025年民生实事进展情况报表");
    assert!(printed(grid, Part::Head).contains(&"存在问题"));
}

/// Who has a part in a task that another reports needs no form, and nothing is said of it.
#[test]
fn a_unit_whose_part_another_reports_is_not_missed() {
    let yaml = with(&[(
        "责任单位: [区园林局, 区园林局苗圃站]",
        "牵头单位: 区园林局\n    配合单位: [区园林局苗圃站, 东湖镇]\n    谁填报: 牵头单位",
    )]);
    let said = Office::new(&yaml).run(&["forms", "--period", "2025Q2"], 0);
    assert!(!said.contains("W601") && !said.contains("没有负责"), "{said}");
}
