#![expect(clippy::panic, reason = "a test says what it found")]
use proptest::prelude::*;

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

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Plain,
    Single,
    Double,
    Block,
}

/// What a key says.
#[derive(Clone, Debug)]
enum Said {
    Text(String, Style),
    Flow(Vec<String>),
    Lines(Vec<String>),
}

/// An item of a list, as somebody wrote it.
#[derive(Clone, Debug)]
struct Item {
    above: Vec<String>,
    in_brackets: bool,
    remark: &'static str,
    keys: Vec<(usize, Said)>,
}

/// A description, as somebody wrote it.
#[derive(Clone, Debug)]
struct Written {
    english: bool,
    ends: &'static str,
    mark: &'static str,
    units: Vec<Item>,
    tasks: Vec<Item>,
    /// Comments behind the lists.
    behind: [Vec<String>; 2],
}

/// The keys of the items in both tongues.
const KEYS: [(&str, &str); 6] = [
    ("name", "名称"),
    ("email", "邮箱"),
    ("aliases", "别名"),
    ("text", "内容"),
    ("units", "责任单位"),
    ("due", "完成时限"),
];
const NAME: usize = 0;
const EMAIL: usize = 1;
const ALIASES: usize = 2;
const TEXT: usize = 3;
const UNITS: usize = 4;
const DUE: usize = 5;
const NAMES: [&str; 5] = ["区文旅局", "区科协", "区卫健局", "区民政局", "区水利局"];

impl Written {
    fn key(&self, key: usize) -> &'static str {
        if self.english { KEYS[key].0 } else { KEYS[key].1 }
    }

    fn item(&self, item: &Item, lines: &mut Vec<String>) {
        lines.extend(item.above.iter().map(|above| format!("  # {above}")));
        let quoted = |text: &str, style| match style {
            Style::Plain | Style::Block => text.to_owned(),
            Style::Single => format!("'{text}'"),
            Style::Double => format!("\"{text}\""),
        };
        if item.in_brackets {
            let one = |(key, said): &(usize, Said)| match said {
                Said::Text(text, style) => format!("{}: {}", self.key(*key), quoted(text, *style)),
                Said::Flow(all) | Said::Lines(all) => {
                    format!("{}: [{}]", self.key(*key), all.join(", "))
                }
            };
            let all: Vec<String> = item.keys.iter().map(one).collect();
            lines.push(format!("  - {{{}}}{}", all.join(", "), item.remark));
            return;
        }
        for (at, (key, said)) in item.keys.iter().enumerate() {
            let dash = if at == 0 { "  - " } else { "    " };
            let key = self.key(*key);
            let remark = if at == 0 { item.remark } else { "" };
            match said {
                Said::Text(text, Style::Block) => {
                    lines.push(format!("{dash}{key}: |{remark}"));
                    lines.push(format!("      {text}"));
                }
                Said::Text(text, style) => {
                    lines.push(format!("{dash}{key}: {}{remark}", quoted(text, *style)));
                }
                Said::Flow(all) => {
                    lines.push(format!("{dash}{key}: [{}]{remark}", all.join(", ")));
                }
                Said::Lines(all) => {
                    lines.push(format!("{dash}{key}:{remark}"));
                    lines.extend(all.iter().map(|one| format!("      - {one}")));
                }
            }
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut lines: Vec<String> = [
            "年度: 2024 # 今年",
            "发文机关: 甲区人民政府办公室",
            "发文字号: 甲政办字〔2024〕13号",
            "标题: 甲区人民政府办公室关于2024年办好实事的通知",
            "",
            "主送机关: 有关单位",
            "引言: 现将有关事项通知如下：",
            "署名: {日期: 2024-03-28}",
            "单位名册:",
        ]
        .map(str::to_owned)
        .to_vec();
        self.units.iter().for_each(|item| self.item(item, &mut lines));
        lines.extend(self.behind[0].iter().map(|one| format!("  # {one}")));
        lines.push("# 各项实事".to_owned());
        lines.push("实事: # 照文件".to_owned());
        self.tasks.iter().for_each(|item| self.item(item, &mut lines));
        lines.extend(self.behind[1].iter().map(|one| format!("  # {one}")));
        lines.push("联系方式: {联系人: 张三, 联系电话: \"5180000\"}".to_owned());
        lines.push("# 完".to_owned());
        let text: String = lines.iter().map(|line| format!("{line}{}", self.ends)).collect();
        format!("{}{text}", self.mark).into_bytes()
    }

    fn list(&mut self, of_tasks: bool) -> &mut Vec<Item> {
        if of_tasks { &mut self.tasks } else { &mut self.units }
    }
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![Just(Style::Plain), Just(Style::Single), Just(Style::Double)]
}

fn above() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(
        prop_oneof![Just("推测：看一看".to_owned()), Just("原科委".to_owned())],
        0..2,
    )
}

fn unit(name: &'static str) -> impl Strategy<Value = Item> {
    let aliases = proptest::option::of(prop_oneof![
        Just(Said::Flow(vec![format!("{name}甲"), format!("{name}乙")])),
        Just(Said::Text(format!("{name}甲"), Style::Plain)),
        Just(Said::Lines(vec![format!("{name}甲"), format!("{name}乙")])),
    ]);
    let email = proptest::option::of(style());
    let remark = prop_oneof![Just(""), Just(" # 注")];
    (any::<bool>(), above(), style(), email, aliases, remark).prop_map(
        move |(in_brackets, above, style, email, aliases, remark)| {
            let mut keys = vec![(NAME, Said::Text(name.to_owned(), style))];
            keys.extend(email.map(|style| (EMAIL, Said::Text("jia@example.gov.cn".into(), style))));
            keys.extend(aliases.map(|said| (ALIASES, said)));
            Item { above, in_brackets, remark, keys }
        },
    )
}

fn task(name: &'static str) -> impl Strategy<Value = Item> {
    let text = prop_oneof![
        style().prop_map(|style| Said::Text("年内举办阅读推广活动。".into(), style)),
        Just(Said::Text("年内举办阅读推广活动。".into(), Style::Block)),
        Just(Said::Lines(vec!["举办阅读推广活动。".into(), "改造图书馆。".into()])),
    ];
    let units = prop_oneof![
        Just(Said::Flow(vec!["区文旅局".into(), "区科协".into()])),
        Just(Said::Lines(vec!["区科协".into(), "区文旅局".into()])),
        Just(Said::Text("区文旅局".into(), Style::Plain)),
    ];
    let remark = prop_oneof![Just(""), Just("  # 注")];
    (above(), style(), text, units, proptest::option::of(style()), remark).prop_map(
        move |(above, style, text, units, due, remark)| {
            let mut keys =
                vec![(NAME, Said::Text(name.to_owned(), style)), (TEXT, text), (UNITS, units)];
            keys.extend(due.map(|style| (DUE, Said::Text("年底前".into(), style))));
            Item { above, in_brackets: false, remark, keys }
        },
    )
}

fn written() -> impl Strategy<Value = Written> {
    let units = (unit(NAMES[0]), unit(NAMES[1]), unit(NAMES[2]), unit(NAMES[3]));
    let tasks = (task("实施阅读推广"), task("实施健康检查"), task("改造灌区渠道"));
    let ends = prop_oneof![Just("\n"), Just("\r\n")];
    let mark = prop_oneof![Just(""), Just("\u{FEFF}")];
    (any::<bool>(), ends, mark, units, tasks).prop_map(|(english, ends, mark, units, tasks)| {
        let (one, two, three, four) = units;
        let units = vec![one, two, three, four];
        let (one, two, three) = tasks;
        let tasks = vec![one, two, three];
        Written { english, ends, mark, units, tasks, behind: [Vec::new(), Vec::new()] }
    })
}

/// What is done, by hand and by the form.
#[derive(Clone, Debug)]
enum Act {
    /// A text of an item says this; an empty one is taken out.
    Say {
        of_tasks: bool,
        item: usize,
        key: usize,
        text: String,
    },
    /// The list of an item says this.
    List {
        of_tasks: bool,
        item: usize,
        key: usize,
        all: Vec<String>,
    },
    Rename {
        item: usize,
        text: String,
    },
    Remove {
        item: usize,
    },
    Down {
        of_tasks: bool,
        item: usize,
    },
    Add {
        name: String,
        email: String,
    },
}

fn act() -> impl Strategy<Value = Act> {
    let word = "[甲乙丙丁戊己庚辛]{2,6}局";
    let of_unit = (0..4usize, "[a-z]{2,5}@example\\.gov\\.cn|");
    let of_unit =
        of_unit.prop_map(|(item, text)| Act::Say { of_tasks: false, item, key: EMAIL, text });
    let of_task = (
        0..3usize,
        prop_oneof![Just(NAME), Just(TEXT), Just(DUE)],
        "[甲乙丙丁]{2,6}，[春夏秋]{2,4}。",
    )
        .prop_map(|(item, key, text)| {
            let text = if key == DUE { "10月底前".to_owned() } else { text };
            Act::Say { of_tasks: true, item, key, text }
        });
    let aliases = (0..4usize, proptest::collection::vec(word, 1..4));
    let aliases =
        aliases.prop_map(|(item, all)| Act::List { of_tasks: false, item, key: ALIASES, all });
    let units = proptest::sample::subsequence(NAMES[..4].to_vec(), 1..4).prop_shuffle();
    let units = (0..3usize, units).prop_map(|(item, all)| {
        let all = all.into_iter().map(str::to_owned).collect();
        Act::List { of_tasks: true, item, key: UNITS, all }
    });
    prop_oneof![
        of_unit,
        of_task,
        aliases,
        units,
        (0..4usize, word).prop_map(|(item, text)| Act::Rename { item, text }),
        (2..4usize).prop_map(|item| Act::Remove { item }),
        (0..2usize, any::<bool>()).prop_map(|(item, of_tasks)| Act::Down { of_tasks, item }),
        (word, "[a-z]{2,5}@example\\.gov\\.cn|").prop_map(|(name, email)| Act::Add { name, email }),
    ]
}

fn by_hand(mut written: Written, act: &Act) -> Written {
    match act.clone() {
        Act::Say { of_tasks, item, key, text } => {
            let keys = &mut written.list(of_tasks)[item].keys;
            let at = keys.iter().position(|(own, _)| *own == key);
            match (at, text.is_empty()) {
                (None, true) => {}
                (None, false) => keys.push((key, Said::Text(text, Style::Plain))),
                (Some(at), true) => drop(keys.remove(at)),
                (Some(at), false) => match &mut keys[at].1 {
                    Said::Text(own, _) => *own = text,
                    Said::Flow(all) | Said::Lines(all) => *all = vec![text],
                },
            }
        }
        Act::List { of_tasks, item, key, all } => {
            let keys = &mut written.list(of_tasks)[item].keys;
            match keys.iter_mut().find(|(own, _)| *own == key).map(|(_, said)| said) {
                Some(Said::Flow(own) | Said::Lines(own)) => *own = all,
                Some(said) if all.len() > 1 => *said = Said::Flow(all),
                Some(Said::Text(own, _)) => *own = all.concat(),
                None if all.len() > 1 => keys.push((key, Said::Flow(all))),
                None => keys.push((key, Said::Text(all.concat(), Style::Plain))),
            }
        }
        Act::Rename { item, text } => {
            for task in &mut written.tasks {
                for (_, said) in task.keys.iter_mut().filter(|(key, _)| *key == UNITS) {
                    match said {
                        Said::Text(own, _) if own == NAMES[item] => *own = text.clone(),
                        Said::Text(..) => {}
                        Said::Flow(all) | Said::Lines(all) => {
                            let named = all.iter_mut().filter(|one| *one == NAMES[item]);
                            named.for_each(|one| one.clone_from(&text));
                        }
                    }
                }
            }
            let Said::Text(own, _) = &mut written.units[item].keys[0].1 else { panic!("a name") };
            *own = text;
        }
        Act::Remove { item } => {
            let gone = written.units.remove(item);
            match written.units.get_mut(item) {
                Some(next) => next.above = [gone.above, next.above.clone()].concat(),
                None => written.behind[0] = gone.above,
            }
        }
        Act::Down { of_tasks, item } => written.list(of_tasks).swap(item, item + 1),
        Act::Add { name, email } => {
            let mut keys = vec![(NAME, Said::Text(name, Style::Plain))];
            if !email.is_empty() {
                keys.push((EMAIL, Said::Text(email, Style::Plain)));
            }
            written.units.push(Item { above: vec![], in_brackets: false, remark: "", keys });
        }
    }
    written
}

fn by_form(bytes: &[u8], act: &Act) -> Result<Vec<u8>, Refused> {
    let units = Page::Units { from: 0 };
    let id = |of_tasks: bool, item: usize| {
        if of_tasks { format!("tasks.{item}") } else { format!("units.{item}") }
    };
    let page = |of_tasks: bool, item: usize| if of_tasks { Page::Task(item) } else { units };
    match act {
        Act::Say { of_tasks, item, key, text } => {
            let id = format!("{}.{}", id(*of_tasks, *item), KEYS[*key].0);
            with(bytes, page(*of_tasks, *item), &[(&id, text)])
        }
        Act::List { of_tasks, item, key, all } => {
            let id = format!("{}.{}", id(*of_tasks, *item), KEYS[*key].0);
            with(bytes, page(*of_tasks, *item), &[(&id, &all.join("、"))])
        }
        Act::Rename { item, text } => {
            let mut sent = untouched(bytes, units);
            fill(&mut sent, &format!("units.{item}.name"), text);
            sent.fields.push(("rename".into(), "1".into()));
            saved(bytes, units, &sent)
        }
        Act::Remove { item } => {
            let what = format!("remove:units.{item}");
            saved(bytes, units, &Sent { what, ..untouched(bytes, units) })
        }
        Act::Down { of_tasks, item } => {
            let page = if *of_tasks { Page::Tasks } else { units };
            let what = format!("down:{}", id(*of_tasks, *item));
            saved(bytes, page, &Sent { what, ..untouched(bytes, page) })
        }
        Act::Add { name, email } => {
            with(bytes, units, &[("units.new.name", name), ("units.new.email", email)])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(120) })]

    /// What the form writes is what a hand writes, and nobody else's byte changes.
    #[test]
    fn the_form_writes_as_a_hand_does(written in written(), act in act()) {
        let bytes = written.bytes();
        prop_assume!(read(&bytes).notice.is_some());
        let hand = by_hand(written, &act);
        // Two units of one name, say, are an error for either.
        prop_assume!(read(&hand.bytes()).notice.is_some());
        let by_form = by_form(&bytes, &act);
        let by_form = by_form.map_err(|why| TestCaseError::fail(format!("{why:?}")))?;
        let (form, hand) = (String::from_utf8(by_form).unwrap(), String::from_utf8(hand.bytes()).unwrap());
        prop_assert_eq!(form, hand);
    }

    /// A form that nobody touched is no edit.
    #[test]
    fn a_form_that_nobody_touched_writes_nothing(written in written()) {
        let bytes = written.bytes();
        for page in PAGES {
            let made = edits(&tree(&bytes), page, &untouched(&bytes, page)).unwrap();
            prop_assert!(made.is_empty(), "{page:?} {made:?}");
        }
    }
}

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
                        let is_list = id.ends_with("aliases") || id.ends_with("people");
                        let wanted =
                            if is_list { value.replace('\n', "、") } else { value.to_owned() };
                        assert_eq!(plain, wanted, "{id}");
                        written += 1;
                    }
                    Err(why) => assert!(!matches!(why, Refused::Unread), "{why:?}"),
                }
            }
        }
    }
    assert!(written > 400, "{written}");
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
