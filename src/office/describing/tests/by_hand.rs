//! Descriptions as somebody writes them, and what is done to them, by hand and by the form: the same bytes.

use proptest::prelude::*;

use crate::amend::Refused;

use super::super::save::edits;
use super::super::{Page, Sent};
use super::{PAGES, fill, read, saved, tree, untouched, with};

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
            // A guess goes with what it is about.
            let mut gone = written.units.remove(item);
            gone.above.retain(|above| !above.starts_with("推测"));
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
