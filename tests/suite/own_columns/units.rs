//! Who leads, who is responsible and who supports, in columns of their own: who is asked, and who is printed.

use std::process::Command;

use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::intake;
use hongtou::notice::{self, ColumnContent, Role};
use hongtou::period::Period;

use crate::{forms, word};

use super::{put, text};

/// A column for those that lead and one for those that support: notice, form and report name each unit in its own.
#[test]
fn units_stand_in_the_column_of_what_they_have_to_do() {
    let yaml = "年度: 2026\n发文机关: 甲区政府办公室\n发文字号: 甲政办字〔2026〕4号\n\
        标题: 甲区政府办公室关于2026年重点任务的通知\n主送机关: 各有关单位\n引言: 通知如下：\n单位名册:\n\
        \x20 - 名称: 区一局\n  - 名称: 区二局\n  - 名称: 区三局\n实事:\n\
        \x20 - {名称: 修路, 内容: 修路12公里。, 牵头单位: 区一局, 配合单位: [区二局, 区三局]}\n\
        \x20 - {名称: 通水, 内容: 全部通水。, 责任单位: 区二局}\n\
        附件: {标题: 进展表, 栏目: [序号, 工作任务, 牵头部门, 配合部门, 进展情况, 存在问题]}\n署名: {日期: 2026-02-01}\n";
    let reading = notice::read("notice.yaml", yaml.as_bytes());
    let found = reading.findings.sorted();
    assert!(found.is_empty(), "{found:?}");
    let notice = reading.notice.unwrap();
    let lines = |task: usize, content| {
        let lines = notice.unit_lines(&notice.tasks[task], content);
        lines.iter().map(|line| line.value.clone()).collect::<Vec<_>>().join("|")
    };
    assert_eq!(lines(0, ColumnContent::Lead), "区一局");
    assert_eq!(lines(0, ColumnContent::Supporting), "区二局|区三局");
    assert_eq!(lines(1, ColumnContent::Lead), "区二局");
    assert_eq!(lines(1, ColumnContent::Supporting), "");
    let columns =
        [Role::Lead, Role::Supporting, Role::Responsible].map(|role| notice.column_of(role));
    assert_eq!(columns, [ColumnContent::Lead, ColumnContent::Supporting, ColumnContent::Lead]);
    // Who supports answers in its own form, and what it says is its own.
    let period = Period::parse("2026Q1").unwrap();
    let forms = FormGrid::all(&notice, period);
    let grid = forms.values().find(|grid| grid.identity.unit == "区三局").expect("a form");
    let answer = grid.entry(Field::Answer { task: 0 }).expect("a field");
    let said = Answer::Text(CellText::new("配合做好征地。").0);
    let answers = std::iter::once((answer.id.clone(), said)).collect();
    let bytes = form::write(grid, &answers).unwrap();
    let workbook = crate::returns::open("区三局.xlsx", &bytes).unwrap();
    let reading = crate::returns::read(&notice, grid, &workbook);
    assert_eq!(reading.returned.values().len(), 1, "{:?}", reading.findings);
}

/// The row of 修路 with these units, typed under these heads.
#[allow(clippy::disallowed_methods, reason = "a workbook of another program's")]
fn typed_anew(columns: &str, units: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let heads = ["序号", "工作任务"].into_iter().chain(columns.split(", ")).chain(["进展情况"]);
    let cells = ["1", "修路"].into_iter().chain(units.split('|')).chain(["做好征地。"]);
    for (at, (head, cell)) in (0..).zip(heads.zip(cells)) {
        sheet.write(0, at, head).unwrap();
        sheet.write(1, at, cell).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// A table that prints only who leads and who supports: a third unit finds no word of itself in its row, and answers
/// all the same. A row of a table typed anew that names who leads is its own where the notice prints no more.
#[test]
fn a_unit_that_the_table_does_not_print_answers_its_row() {
    let of = |columns: &str, units: &str| {
        let yaml = format!(
            "年度: 2026\n发文机关: 甲区政府办公室\n发文字号: 甲政办字〔2026〕4号\n\
             标题: 甲区政府办公室关于2026年重点任务的通知\n主送机关: 各有关单位\n引言: 通知如下：\n单位名册:\n\
             \x20 - 名称: 区一局\n  - 名称: 区二局\n  - 名称: 区三局\n实事:\n\
             \x20 - {{名称: 修路, 内容: 修路12公里。, 牵头单位: 区一局, 责任单位: 区二局, 配合单位: 区三局}}\n\
             附件: {{标题: 进展表, 栏目: [序号, 工作任务, {columns}, 进展情况]}}\n署名: {{日期: 2026-02-01}}\n"
        );
        let notice = forms::read(&yaml);
        let forms = FormGrid::all(&notice, Period::parse("2026Q1").unwrap());
        let grid = forms.values().find(|grid| grid.identity.unit == "区二局").expect("a form");
        let answer = grid.entry(Field::Answer { task: 0 }).expect("a field");
        let answers = std::iter::once((answer.id.clone(), text("做好征地。"))).collect();
        let bytes = form::write(grid, &answers).unwrap();
        let anew = typed_anew(columns, units);
        [bytes, anew].map(|bytes| {
            let workbook = crate::returns::open("区二局.xlsx", &bytes).unwrap();
            crate::returns::read(&notice, grid, &workbook).returned.values().len()
        })
    };
    assert_eq!(of("牵头单位, 配合单位", "区一局|区三局"), [1, 1]);
    assert_eq!(of("牵头单位", "区一局"), [1, 1]);
    // Another's row stays another's.
    assert_eq!(of("牵头单位, 配合单位", "区三局|"), [1, 0]);
    assert_eq!(of("责任单位", "区一局"), [1, 0]);
}

/// Where only who leads reports, the others get no form and owe nothing; notice, form and report print them in their
/// column all the same. One that reports beside those who lead, in their column, is said not to lead.
#[test]
fn who_does_not_report_is_printed_and_owes_nothing() {
    let yaml = "年度: 2026\n发文机关: 甲区政府办公室\n发文字号: 甲政办字〔2026〕4号\n\
        标题: 甲区政府办公室关于2026年重点任务的通知\n主送机关: 各有关单位\n引言: 通知如下：\n单位名册:\n\
        \x20 - 名称: 区一局\n  - 名称: 区二局\n  - 名称: 区三局\n  - 名称: 东湖镇\n  - 名称: 西河镇\n\
        \x20 - {名称: 各镇人民政府, 成员: [东湖镇, 西河镇]}\n实事:\n\
        \x20 - {名称: 修路, 内容: 修路12公里。, 牵头单位: 区一局, 配合单位: [区二局, 各镇人民政府], 谁填报: 牵头单位}\n\
        \x20 - {名称: 通水, 内容: 全部通水。, 牵头单位: 区一局, 责任单位: 区三局, 配合单位: 区二局, 谁填报: [区一局, 区三局]}\n\
        附件: {标题: 进展表, 栏目: [序号, 工作任务, 牵头单位, 配合单位, 进展情况]}\n署名: {日期: 2026-02-01}\n";
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), yaml.as_bytes());
    let notice = forms::read(yaml);
    let forms = FormGrid::all(&notice, Period::parse("2026Q1").unwrap());
    let units: Vec<&str> = forms.values().map(|grid| grid.identity.unit.as_str()).collect();
    assert_eq!(units, ["区一局", "区三局"]);
    for grid in forms.values() {
        let entries = grid.entries.iter().filter(|one| matches!(one.field, Field::Answer { .. }));
        let said = text(&format!("{}已办好。", grid.identity.unit));
        let answers: Answers = entries.map(|entry| (entry.id.clone(), said.clone())).collect();
        let file = format!("returns/2026Q1/{}.xlsx", grid.identity.unit);
        put(&folder.path().join(file), &form::write(grid, &answers).unwrap());
    }
    let of = ["report", "--period", "2026Q1", "--as-of", "2026-04-20", "--bundled-fonts"];
    let output =
        Command::new(env!("CARGO_BIN_EXE_hongtou")).args(of).current_dir(folder.path()).output();
    assert_eq!(output.unwrap().status.code(), Some(0));
    let file = |kind: &str| {
        std::fs::read(folder.path().join(format!("out/report/2026Q1/汇总-2026Q1.{kind}"))).unwrap()
    };
    let printed = word::body(&file("docx"));
    assert!(printed.text().contains("应报2个单位，已报2个"), "{}", printed.text());
    let rows = printed.named("w:tr");
    let row = |at: usize| {
        let cells = rows[at].named("w:tc");
        cells.iter().map(|cell| cell.text()).collect::<Vec<_>>().join("|")
    };
    assert_eq!(row(1), "1|修路|区一局|区二局各镇人民政府|区一局已办好。");
    assert_eq!(row(2), "2|通水|区一局|区二局|区一局已办好。");
    assert_eq!(row(3), "||区三局（责任）||区三局已办好。");
    let book = intake::open(&"汇总.xlsx".into(), &file("xlsx")).unwrap();
    let sheet = &book.content.sheets[0];
    let texts: Vec<String> = sheet.cells.values().map(|cell| cell.text.replace('\n', "")).collect();
    for text in ["区二局各镇人民政府", "区三局（责任）"] {
        assert!(texts.iter().any(|one| one == text), "{text} in {texts:?}");
    }
}

/// One of two that support reports: the other was printed nowhere.
#[test]
fn who_does_not_report_is_printed_beside_those_of_its_column_who_do() {
    let yaml = "年度: 2026\n发文机关: 甲区政府办公室\n发文字号: 甲政办字〔2026〕4号\n\
        标题: 甲区政府办公室关于2026年重点任务的通知\n主送机关: 各有关单位\n引言: 通知如下：\n单位名册:\n\
        \x20 - 名称: 区一局\n  - 名称: 区二局\n  - 名称: 区三局\n  - 名称: 区四局\n实事:\n\
        \x20 - {名称: 修路, 内容: 修路12公里。, 牵头单位: [区一局, 区四局], 配合单位: [区二局, 区三局], 谁填报: [区一局, 区二局]}\n\
        附件: {标题: 进展表, 栏目: [序号, 工作任务, 牵头单位, 配合单位, 责任单位, 进展情况]}\n署名: {日期: 2026-02-01}\n";
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), yaml.as_bytes());
    let notice = forms::read(yaml);
    let forms = FormGrid::all(&notice, Period::parse("2026Q1").unwrap());
    for grid in forms.values() {
        let entry = grid.entry(Field::Answer { task: 0 }).expect("a field");
        let said = text(&format!("{}已办好。", grid.identity.unit));
        let answers: Answers = std::iter::once((entry.id.clone(), said)).collect();
        let file = format!("returns/2026Q1/{}.xlsx", grid.identity.unit);
        put(&folder.path().join(file), &form::write(grid, &answers).unwrap());
    }
    let of = ["report", "--period", "2026Q1", "--as-of", "2026-04-20", "--bundled-fonts"];
    let output =
        Command::new(env!("CARGO_BIN_EXE_hongtou")).args(of).current_dir(folder.path()).output();
    assert_eq!(output.unwrap().status.code(), Some(0));
    let file = |kind: &str| {
        std::fs::read(folder.path().join(format!("out/report/2026Q1/汇总-2026Q1.{kind}"))).unwrap()
    };
    let printed = word::body(&file("docx"));
    let rows = printed.named("w:tr");
    let row = |at: usize| {
        let cells = rows[at].named("w:tc");
        cells.iter().map(|cell| cell.text()).collect::<Vec<_>>().join("|")
    };
    assert_eq!(row(1), "1|修路|区一局区四局（不填报）|区三局（不填报）||区一局已办好。");
    assert_eq!(row(2), "|||区二局||区二局已办好。");
    let book = intake::open(&"汇总.xlsx".into(), &file("xlsx")).unwrap();
    let texts: Vec<&str> =
        book.content.sheets[0].cells.values().map(|cell| cell.text.as_str()).collect();
    for text in ["区一局\n区四局（不填报）", "区三局（不填报）", "区二局"] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
}
