#![expect(clippy::panic, reason = "a test says what it found")]
mod by_hand;

use crate::amend::{Refused, amended};
use crate::notice::{self, Node, Reading};

use super::part::{digest, parts};
use super::save::edits;
use super::value::shown;
use super::{Page, Sent};

fn read(bytes: &[u8]) -> Reading {
    notice::read("n.yaml", bytes)
}

fn tree(bytes: &[u8]) -> Node {
    notice::tree_of(&notice::text_of("", bytes).unwrap()).unwrap()
}

/// What a browser sends of a page where nobody touched anything.
fn untouched(bytes: &[u8], page: Page) -> Sent {
    let (root, mut sent) = (tree(bytes), Sent::default());
    for part in parts(&root, page).iter().filter(|part| part.is_shown()) {
        sent.fields.push((format!("of.{}", part.id), digest(&part.name())));
        for (spec, key) in part.specs() {
            let Ok(own) = shown(part.value(key), spec.shape) else { continue };
            let id = format!("{}.{}", part.id, spec.key);
            sent.fields.push((format!("was.{id}"), digest(&own)));
            sent.fields.push((id, own.replace('\n', "\r\n")));
        }
    }
    sent
}

fn fill(sent: &mut Sent, id: &str, text: &str) {
    let field = sent.fields.iter_mut().find(|(name, _)| name == id);
    field.unwrap_or_else(|| panic!("{id}")).1 = text.to_owned();
}

/// The description after a page was filled in so.
fn saved(bytes: &[u8], page: Page, sent: &Sent) -> Result<Vec<u8>, Refused> {
    let edits = edits(&tree(bytes), page, sent).unwrap_or_else(|why| panic!("{why:?}"));
    amended(bytes, &edits, &read).map(|done| done.bytes)
}

fn with(bytes: &[u8], page: Page, fields: &[(&str, &str)]) -> Result<Vec<u8>, Refused> {
    let mut sent = untouched(bytes, page);
    fields.iter().for_each(|(id, text)| fill(&mut sent, id, text));
    saved(bytes, page, &sent)
}

const PAGES: [Page; 8] = [
    Page::Overview,
    Page::Units { from: 0 },
    Page::Head,
    Page::Tasks,
    Page::Task(0),
    Page::NewTask,
    Page::Targets(0),
    Page::Send,
];

/// The descriptions of the documentation, which have every key.
fn documented() -> Vec<String> {
    let page = include_str!("../../../docs/notice-yaml.md");
    let blocks = page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.filter(|text| read(text.as_bytes()).notice.is_some()).map(str::to_owned).collect()
}

#[test]
fn every_documented_description_is_shown_and_untouched() {
    let all = documented();
    assert!(all.len() >= 3, "{}", all.len());
    for text in all {
        let count = parts(&tree(text.as_bytes()), Page::Units { from: 0 }).len();
        assert!(count > 1, "{text}");
        for page in PAGES {
            let made =
                edits(&tree(text.as_bytes()), page, &untouched(text.as_bytes(), page)).unwrap();
            assert!(made.is_empty(), "{page:?} {made:?}");
        }
    }
}

/// What somebody may enter.
const HOSTILE: [&str; 26] = [
    "甲\n乙",
    "甲: 乙",
    "甲：乙",
    "甲 #1 乙",
    "#甲",
    "- 甲",
    "* 甲",
    "*甲",
    "&甲 乙",
    "!甲",
    "%甲",
    "@甲",
    "\"甲\"",
    "'甲'",
    "甲\"乙'丙\\",
    "“甲”",
    "🎉甲🎉",
    "{{ page.title }}",
    "{% raw %}",
    "<script>alert(1)</script>",
    "[甲, 乙]",
    "{名称: 甲}",
    "，数量：3",
    "null",
    "|",
    "1e9",
];

/// Read back it is what was entered, or nothing was written.
#[test]
fn what_is_entered_is_read_back_or_refused() {
    let pages = [
        (Page::Units { from: 0 }, "units.0.aliases"),
        (Page::Units { from: 0 }, "units.1.name"),
        (Page::Units { from: 0 }, "units.new.name"),
        (Page::Head, ".title"),
        (Page::Head, "contact.people"),
        (Page::Task(0), "tasks.0.name"),
        (Page::Task(0), "tasks.0.text"),
        (Page::Targets(0), "tasks.0.targets.0.name"),
        (Page::Send, ".closing"),
        (Page::Send, ".copies"),
    ];
    let mut written = 0;
    let long = "长".repeat(10_000);
    for text in documented() {
        let bytes = text.as_bytes();
        for (page, id) in pages {
            let sent = untouched(bytes, page);
            if sent.get(id).is_none() {
                continue;
            }
            for value in HOSTILE.iter().copied().chain([&*long]) {
                match with(bytes, page, &[(id, value)]) {
                    Ok(new) => {
                        let back = untouched(&new, page);
                        let id = id.replace(".new.", &format!(".{}.", count(bytes)));
                        let back = back.get(&id).unwrap_or_else(|| panic!("{id} {value}"));
                        let plain = back.replace("\r\n", "\n");
                        assert_eq!(plain, value.replace('\n', between(&id)), "{id}");
                        written += 1;
                    }
                    Err(why) => assert!(!matches!(why, Refused::Unread), "{why:?}"),
                }
            }
        }
    }
    assert!(written > 400, "{written}");
}

/// What stands between the lines of a field once they are written: a list has them side by side.
fn between(id: &str) -> &'static str {
    let is_list = id.ends_with("aliases") || id.ends_with("people");
    if is_list { "、" } else { "\n" }
}

fn count(bytes: &[u8]) -> usize {
    parts(&tree(bytes), Page::Units { from: 0 }).len() - 1
}

const ODD: &str = "\
年度: 2024
发文机关: 甲区人民政府办公室
发文字号: 甲政办字〔2024〕13号
标题: 甲区人民政府办公室关于2024年办好实事的通知
主送机关: 有关单位
引言: 现将有关事项通知如下：
单位名册:
  - &科协 区科协
  - 区文旅局
实事:
  - 名称: 实施阅读推广
    内容: 开展阅读推广活动20期。
    责任单位: &都 [*科协, 区文旅局]
  - 名称: 实施健康检查
    内容: 检查200名。
    责任单位: *都
";

/// An alias costs the edit, and never what it stands for elsewhere.
#[test]
fn aliases_are_refused_or_written_alone() {
    let bytes = ODD.as_bytes();
    assert!(read(bytes).notice.is_some());
    let changed = with(bytes, Page::Task(1), &[("tasks.1.units", "区科协")]);
    assert!(matches!(changed, Err(Refused::Odd)), "{changed:?}");
    let changed = with(bytes, Page::Task(0), &[("tasks.0.units", "区文旅局")]);
    assert!(changed.is_err(), "{changed:?}");
    let changed = with(bytes, Page::Task(1), &[("tasks.1.name", "检查")]).unwrap();
    assert_eq!(String::from_utf8(changed).unwrap(), ODD.replace("实施健康检查", "检查"));
    // A unit of which only the name is written gets a mailbox.
    let fields = [("units.1.email", "wl@example.gov.cn")];
    assert!(matches!(with(bytes, Page::Units { from: 0 }, &fields), Err(Refused::Odd)));
    let text = ODD.replace("&科协 区科协", "区科协").replace("*科协", "区科协");
    let changed = with(text.as_bytes(), Page::Units { from: 0 }, &fields).unwrap();
    let wanted =
        text.replace("  - 区文旅局\n", "  - 名称: 区文旅局\n    邮箱: wl@example.gov.cn\n");
    assert_eq!(String::from_utf8(changed).unwrap(), wanted);
}

#[test]
fn mappings_that_are_not_there_are_made_and_taken_out_whole() {
    let bytes = ODD.as_bytes();
    let fields = [("contact.people", "张三、李四"), ("contact.phone", "5180000")];
    let made = with(bytes, Page::Head, &fields).unwrap();
    let wanted = format!("{ODD}联系方式:\n  联系人: [张三, 李四]\n  联系电话: \"5180000\"\n");
    assert_eq!(String::from_utf8(made.clone()).unwrap(), wanted);
    let fields = [("contact.people", ""), ("contact.phone", "")];
    let back = with(&made, Page::Head, &fields).unwrap();
    assert_eq!(String::from_utf8(back).unwrap(), ODD);
}

#[test]
fn a_due_gets_a_day_and_loses_it() {
    let text = ODD.replace("检查200名。\n", "检查200名。\n    完成时限: 采暖期前 # 看天气\n");
    let mut sent = untouched(text.as_bytes(), Page::Task(1));
    sent.fields.push(("tasks.1.due_day".into(), "2024-11-15".into()));
    let with_day = saved(text.as_bytes(), Page::Task(1), &sent).unwrap();
    let wanted = "    完成时限:\n      文字: 采暖期前\n      日期: 2024-11-15 # 看天气\n";
    let with_day = String::from_utf8(with_day).unwrap();
    assert_eq!(with_day, text.replace("    完成时限: 采暖期前 # 看天气\n", wanted));
    let fields = [("tasks.1.due.date", "")];
    let back = with(with_day.as_bytes(), Page::Task(1), &fields).unwrap();
    assert_eq!(String::from_utf8(back).unwrap(), text);
}

#[test]
fn units_with_words_beside_them_stay_as_they_are_written() {
    let text = ODD
        .replace(
            "&都 [*科协, 区文旅局]",
            "\n      - {单位: 区科协, 注: 负责宣传} # 注\n      - 区文旅局",
        )
        .replace("*都", "区科协");
    let bytes = text.as_bytes();
    let sent = untouched(bytes, Page::Task(0));
    assert_eq!(sent.get("tasks.0.units"), Some("区科协（负责宣传）、区文旅局"));
    let fields = [("tasks.0.units", "区科协（负责宣传）、区文旅局（负责展览）")];
    let changed = with(bytes, Page::Task(0), &fields).unwrap();
    let wanted =
        text.replace("      - 区文旅局\n", "      - 单位: 区文旅局\n        注: 负责展览\n");
    assert_eq!(String::from_utf8(changed).unwrap(), wanted);
}

/// Each step alone makes it no worse, whatever of the others is still to be filled in.
#[test]
fn a_description_that_was_begun_blank_is_filled_in_step_by_step() {
    let steps: [(Page, &[(&str, &str)]); 4] = [
        (
            Page::Units { from: 0 },
            &[("units.0.name", "区教体局"), ("units.0.email", "jtj@example.gov.cn")],
        ),
        (
            Page::Head,
            &[
                (".issuer", "甲区人民政府办公室"),
                (".number", "甲政办字〔2024〕1号"),
                (".title", "甲区人民政府办公室关于办好实事的通知"),
                ("signed.date", "2024-03-28"),
                ("contact.people", "张三"),
                ("contact.phone", "0533-5180000"),
                ("reporting.collector", "区妇联"),
                ("reporting.mailbox", "甲区妇联"),
            ],
        ),
        (Page::Send, &[(".recipients", "区政府有关部门"), (".preamble", "现将有关事项通知如下：")]),
        (
            Page::Task(0),
            &[
                ("tasks.0.name", "推进就业创业"),
                ("tasks.0.text", "年内举办招聘会60场。\r\n提供免费职业指导。"),
                ("tasks.0.units", "区教体局"),
            ],
        ),
    ];
    let blank = crate::begin::blank(&notice::Answers::default(), 2024);
    for order in [[0, 1, 2, 3], [2, 1, 0, 3], [1, 0, 3, 2], [0, 3, 1, 2]] {
        let mut bytes = blank.clone().into_bytes();
        for at in order {
            let (page, fields) = steps[at];
            bytes = with(&bytes, page, fields).unwrap_or_else(|why| panic!("{page:?} {why:?}"));
        }
        let reading = read(&bytes);
        assert!(reading.notice.is_some(), "{:?}", reading.findings);
        // Every comment that stood there still does.
        let text = String::from_utf8(bytes).unwrap();
        let comments = |text: &str| -> Vec<String> {
            let comment = |line: &&str| line.trim_start().starts_with('#');
            text.lines().filter(comment).map(str::to_owned).collect()
        };
        assert_eq!(comments(&text), comments(&blank));
    }
}
