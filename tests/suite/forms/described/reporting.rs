//! How units report: how often, until when, and when they are reminded; and rulings of what came back.

use hongtou::notice::keys;

use super::choices::Choices;
use super::written::{Node, Pair, plain, text, texts};

/// How often, and the names of periods of the kind.
const CYCLES: [(&str, [&str; 2]); 4] = [
    ("quarter", ["2025Q3", "一季度"]),
    ("month", ["2025-09", "6月"]),
    ("half_year", ["2025H2", "上半年"]),
    ("year", ["2025Y", "全年"]),
];

/// The pairs of the notice that say so; `unit` is one of those that report.
pub(super) fn reporting(choices: &mut Choices<'_>, unit: &str, office: &str) -> Vec<Pair> {
    let (every, periods) = choices.one(&CYCLES);
    let collector = if choices.yes(3) { unit } else { office };
    let mut pairs = plain(&[
        ("collector", collector),
        ("mailbox", "某局收文"),
        ("sealed_pdf", choices.one(&["false", "true"])),
        ("every", every),
        ("move_off_rest", choices.one(&["none", "next", "before"])),
        ("sender", "a@example.gov.cn"),
        ("behind_points", "5"),
        ("far_behind_points", "20"),
    ]);
    pairs.push(("rest_days", texts(["2025-10-01", "2025-10-02"])));
    pairs.push(("work_days", text("2025-10-11")));
    pairs.push(("remind_before", texts(["5", "2"])));
    pairs.push(("remind_after", text("3")));
    let due = [None, Some(("due_days", "10")), Some(("due_day", "25")), Some(("due_day", "31"))];
    pairs.extend(choices.one(&due).map(|(key, day)| (key, text(day))));
    let reporting = ("reporting", Node::Map(&keys::REPORTING_KEYS, pairs));
    let former = ("former_numbers", text("某政发〔2025〕1号"));
    vec![
        reporting,
        ("returns", rulings(choices.one(&periods), unit)),
        former,
        ("changes", changes()),
        ("check", check()),
    ]
}

fn check() -> Node {
    let one = plain(&[("rule", "W141"), ("words", "35-64岁"), ("reason", "原文如此")]);
    let silent = Node::List(vec![Node::Map(&keys::SILENCE, one)]);
    Node::Map(&keys::CHECK_KEYS, vec![("silent", silent)])
}

fn changes() -> Node {
    let first =
        plain(&[("date", "2025-02-01"), ("number", "某政发〔2025〕2号"), ("words", "增加目标")]);
    Node::List(vec![Node::Map(&keys::CHANGE, first)])
}

fn rulings(period: &str, unit: &str) -> Node {
    let ignored = plain(&[("file", "来件/废.xlsx"), ("ignore", "是")]);
    let ruled = plain(&[
        ("file", "报表（改）.xlsx"),
        ("unit", unit),
        ("period", period),
        ("version", "2"),
        ("figures_right", "是"),
        ("reason", "来电更正"),
        ("ruled_by", "张三"),
        ("date", "2025-04-08"),
    ]);
    Node::List([ignored, ruled].map(|pairs| Node::Map(&keys::RULING, pairs)).into())
}
