//! The ledger (台账): the questions of a leader and of an auditor, each with one command.

use super::{Office, UNITS, ended, filled};
use crate::forms::workbook::Workbook;

const YEARS: &str = include_str!("../../../docs/years.md");

fn at(office: &Office, (clock, user): (&str, &str), arguments: &[&str]) -> (i32, String) {
    let more = ["--clock", clock];
    let mut command = office.command(&[arguments, &more].concat());
    command.env("USERNAME", user);
    ended(command.output().expect("the program runs"))
}

/// The first quarter: forms handed out, one unit late and reminded, the report issued, a correction and a draft that
/// was ruled out behind it.
fn first_quarter() -> Office {
    let office = Office::new("");
    let of = |clock, user, arguments: &[&str]| {
        let (code, said) =
            at(&office, (clock, user), &[arguments, &["--period", "2024Q1"]].concat());
        assert!(code < 2, "{arguments:?}: {said}");
        said
    };
    let sent: Vec<&str> = UNITS.iter().flat_map(|unit| ["--sent", *unit]).collect();
    of("2024-03-20 09:00", "张三", &[&["log"], &sent[..]].concat());
    office.put_returns("2024Q1", &["区文旅局", "区卫健局"]);
    of("2024-04-03 08:40", "张三", &["remind"]);
    office.put_returns("2024Q1", &["区科协"]);
    of("2024-04-07 10:15", "李四", &["status"]);
    let issue = ["report", "--final", "--bundled-fonts", "--as-of", "2024-04-08"];
    of("2024-04-08 16:30", "张三", &issue);
    office.put("returns/2024Q1/区文旅局（更正）.xlsx", filled("区文旅局", "2024Q1", 5.0));
    office.put("returns/2024Q1/草稿.xlsx", filled("区卫健局", "2024Q1", 9.0));
    let ruling = "不计: 是, 报送期: 2024Q1, 说明: 电话问过是草稿, 经办人: 王五, 日期: 2024-04-12";
    let notice = office.read("notice.yaml");
    office.put("notice.yaml", format!("{notice}来件:\n  - {{文件: 草稿.xlsx, {ruling}}}\n"));
    of("2024-04-12 09:05", "李四", &["status"]);
    office
}

/// The commands of docs/years.md and what they print there.
fn questions() -> Vec<(Vec<&'static str>, String)> {
    let (_, part) = YEARS.split_once("## 查一查：五个问题").expect("the part");
    let blocks = part.split("```\n").skip(1).step_by(2);
    let question = |block: &'static str| {
        let (command, said) = block.split_once('\n').expect("a command and what it prints");
        let words = command.strip_prefix("> hongtou ").expect("a command").split(' ');
        (words.collect(), said.to_owned())
    };
    blocks.map(question).collect()
}

#[test]
fn the_five_questions_are_answered_as_the_guide_says() {
    let office = first_quarter();
    let questions = questions();
    assert_eq!(questions.len(), 5);
    let said = |(command, _): &(Vec<&'static str>, String)| {
        let (code, said) = office.run(command);
        assert_eq!(code, 0, "{said}");
        (command.clone(), said)
    };
    let answers: Vec<_> = questions.iter().map(said).collect();
    let told: String = answers.iter().map(|(_, said)| said.as_str()).collect();
    assert_eq!(answers, questions, "{told}");
}

#[test]
fn a_unit_is_found_by_its_names_and_its_predecessors() {
    let office = first_quarter();
    let of = |unit: &str| office.run(&["log", "--unit", unit, "--what", "reminder"]);
    let reminded = of("区科协").1;
    assert!(
        reminded.starts_with("  2024-04-03 08:40  区科协  2024Q1  催报  02-区科协-2024Q1.xlsx  张三  期限后3天那一次，草稿\n"),
        "{reminded}"
    );
    let notice = office.read("notice.yaml");
    let changed = |unit: &str| {
        office.put(
            "notice.yaml",
            notice
                .replace("{名称: 区科协, 邮箱: kx@example.gov.cn}", unit)
                .replace("[区文旅局, 区科协]", "[区文旅局, 区科技协会]")
                .replace("填报单位: 区科协", "填报单位: 区科技协会"),
        );
    };
    changed("{名称: 区科技协会, 别名: [区科协], 邮箱: kx@example.gov.cn}");
    assert_eq!(of("区科技协会").1, reminded);
    changed("{名称: 区科协}\n  - {名称: 区科技协会, 前身: [区科协], 自: 2024Q2}");
    assert_eq!([of("区科技协会").1, of("区科协").1], [reminded.as_str(), &reminded]);
    assert_eq!(of("区文旅局").1, "没有记录\n");
    let (code, said) = of("区科委");
    assert!(code == 2 && said.contains("[E815]: 没有叫“区科委”的单位"), "{said}");
}

#[test]
fn the_ledger_is_a_workbook_and_json_too() {
    let office = first_quarter();
    let (code, said) = office.run(&["log", "--xlsx", "--as-of", "2024-04-30"]);
    assert!(code == 0 && said.contains("台账-2024.xlsx"), "{said}");
    let bytes = std::fs::read(office.path("out/台账-2024.xlsx")).expect("a workbook");
    assert_eq!(office.run(&["log", "-o", "另存/账.xlsx", "--as-of", "2024-04-30"]).0, 0);
    assert!(std::fs::read(office.path("另存/账.xlsx")).expect("a workbook") == bytes);
    let book = Workbook::open(&bytes);
    let texts = book.texts("xl/worksheets/sheet1.xml");
    let row = |at: usize| {
        ["A", "B", "C", "D", "F", "G"]
            .map(|column| texts.get(&format!("{column}{at}")).map_or("", String::as_str).to_owned())
    };
    assert_eq!(row(2), ["时间", "单位", "报送期", "事项", "经手人", "说明"]);
    assert_eq!(row(3), ["2024-03-20 09:00", "区文旅局", "2024Q1", "发表", "张三", "手工"]);
    let sheet = book.xml("xl/worksheets/sheet1.xml");
    let has = |name: &str| sheet.descendants().any(|node| node.tag_name().name() == name);
    assert!(has("autoFilter") && has("pane") && !has("f"), "filter, frozen heads, no formula");
    let (_, json) = office.run(&["log", "--json", "--what", "ruled"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let [one] = &json.as_array().expect("a list")[..] else { panic!("{json}") };
    assert_eq!([&one["what"], &one["file"], &one["by"]], ["裁定", "草稿.xlsx", "李四"]);
}

/// What begins like a formula is a text; a list that is none is told, and a line that stands in a copy too is told
/// once.
#[test]
fn what_others_wrote_is_shown_as_text_and_once() {
    let office = first_quarter();
    let log = office.read("log/send.jsonl");
    let line = "{\"time\":\"2024-05-06 09:00\",\"event\":\"已发\",\"kind\":\"提醒\",\"period\":\"2024Q1\",\
                \"unit\":\"=1+1\",\"about\":\"手工\"}\n";
    office.put("log/send (冲突副本).jsonl", format!("{log}{line}"));
    office.put("log/send.jsonl", format!("{log}{}", line.replace("05-06", "05-07")));
    office.put("存档/2024Q1/汇总-第2版-20240507/清单.json", "{");
    let (code, said) = office.run(&["log", "--since", "2024-05-01"]);
    assert_eq!(code, 0);
    assert!(said.contains("[W812]") && said.matches("=1+1").count() == 2, "{said}");
    let (_, said) = office.run(&["log", "--what", "form"]);
    assert_eq!(said.matches("发表").count(), 3, "{said}");
    assert_eq!(office.run(&["log", "--xlsx"]).0, 0);
    let bytes = std::fs::read(office.path("out/台账-2024.xlsx")).expect("a workbook");
    assert!(Workbook::open(&bytes).strings().contains(&"=1+1".to_owned()));
}

#[test]
fn nothing_noted_is_said() {
    let office = Office::new("");
    assert_eq!(office.run(&["log"]), (0, "没有记录\n".to_owned()));
    assert!(!office.path("log").exists());
    assert_eq!(office.run(&["log", "--kind", "催报"]).0, 2, "of what was sent alone");
}
