//! Targets of all kinds: amounts with and without words, who reports them, and parts of a total.

use hongtou::notice::keys;

use super::choices::Choices;
use super::units::{Party, Units};
use super::written::{Node, Pair, plain, text, texts};

const DIGITS: [&str; 5] = ["60", "1.5", "3.10", "1848", "0.5"];
const RANGES: [&str; 3] = ["50-60", "50～60", "95至98"];
/// Measures that may stand behind an amount.
const MEASURES: [&str; 5] = ["场", "人次", "公里", "元/月/人", "%"];
/// Measures that have a key of their own.
const OTHER_MEASURES: [&str; 5] = ["万人", "=1+1", "<r>_x0041_</r>", "@'\"&", "1号楼"];
const BEFORE: [&str; 6] = ["不少于", "超过", "不超过", "低于", "约", "至多"];
const BETWEEN: [&str; 2] = ["余", "多"];
const BEHIND: [&str; 4] = ["以上", "以内", "及以下", "左右"];
const BOUNDS: [&str; 9] =
    ["at_least", "more_than", "at_most", "less_than", "about", "不少于", "以内", "约", "余"];
/// Words that say a kind, and its name.
const KINDS: [(&str, &str); 8] = [
    ("reached", "达到"),
    ("kept", "保持"),
    ("falls", "下降"),
    ("reached", "降到"),
    ("kept", "控制在"),
    ("falls", "减少"),
    ("reached", "提高到"),
    ("reached", "降至"),
];

/// The targets of a task that these units report. A name may stand for several of them, but not that of a
/// total whose parts are named behind it.
pub(super) fn targets(
    counted: &[String],
    reporting: &[usize],
    units: &Units,
    choices: &mut Choices<'_>,
) -> Vec<Node> {
    let mut targets = Vec::new();
    for (at, name) in counted.iter().enumerate() {
        let is_level = choices.yes(2);
        let (mut pairs, measure) = if is_level { level(choices) } else { number(choices) };
        pairs.extend(reporters(is_level, reporting, units, choices));
        // A rate with a bound would be a level.
        if !is_level && ["%", "‰", "/", "百分点", "倍"].iter().any(|sign| measure.contains(sign))
        {
            pairs.extend(plain(&[("kind", "adds")]));
        }
        if choices.yes(4) {
            let shares = pairs.iter().find(|(key, node)| *key == "reporter" && has_shares(node));
            let shares = shares.map(|(_, node)| node.clone());
            pairs.extend(changed(is_level, shares, choices));
        }
        let has_parts = !is_level && choices.yes(3);
        let name = if has_parts { format!("{name}总{at}") } else { name.clone() };
        pairs.insert(0, ("name", text(&name)));
        targets.push(Node::Map(&keys::TARGET, pairs));
        let parts = if has_parts { 1 + choices.below(2) } else { 0 };
        for part in 0..parts {
            let part = format!("其中{part}");
            let pairs =
                [("name", &*part), ("amount", "0.25"), ("unit", &measure), ("part_of", &name)];
            let who = ("reporter", text(units.name(Party::Unit(choices.one(reporting)))));
            targets
                .push(Node::Map(&keys::TARGET, plain(&pairs).into_iter().chain([who]).collect()));
        }
    }
    targets
}

fn has_shares(reporters: &Node) -> bool {
    matches!(reporters, Node::List(all) if all.iter().any(|one| matches!(one, Node::Map(..))))
}

/// What it was called and promised before, with the `shares` of it.
fn changed(is_level: bool, shares: Option<Node>, choices: &mut Choices<'_>) -> Vec<Pair> {
    let measure = if is_level { "%" } else { "个" };
    let mut before = plain(&[("amount", "9"), ("unit", measure), ("until", "2025-02-28")]);
    before.extend(shares.map(|shares| ("reporter", shares)));
    let mut pairs = plain(&[("former_names", "曾用目标"), ("until", "2025Y")]);
    pairs.extend(choices.yes(2).then(|| ("since", text("某政发〔2025〕2号"))));
    pairs.push(("earlier_amounts", Node::List(vec![Node::Map(&keys::EARLIER_AMOUNT, before)])));
    pairs
}

/// A number of things that adds up, and its measure.
fn number(choices: &mut Choices<'_>) -> (Vec<Pair>, String) {
    let (digits, measure) = (choices.one(&DIGITS), choices.one(&MEASURES));
    let amount = match choices.below(8) {
        0 => return with_unit(digits, choices.one(&OTHER_MEASURES)),
        1 => format!("{digits}{measure}"),
        2 => format!("{}{digits}{measure}", choices.one(&BEFORE)),
        3 => format!("{digits}{}{measure}", choices.one(&BETWEEN)),
        4 => format!("{digits}{measure}{}", choices.one(&BEHIND)),
        5 => format!("{}{measure}", choices.one(&RANGES)),
        6 => {
            let (mut pairs, measure) = with_unit(digits, measure);
            pairs.push(("bound", text(choices.one(&BOUNDS))));
            return (pairs, measure);
        }
        _ => {
            let amount = format!("{digits}万{}人次", choices.one(&BETWEEN));
            return (vec![("amount", text(amount))], "万人次".to_owned());
        }
    };
    (vec![("amount", text(amount))], measure.to_owned())
}

fn with_unit(digits: &str, measure: &str) -> (Vec<Pair>, String) {
    (plain(&[("amount", digits), ("unit", measure)]), measure.to_owned())
}

/// A level or a rate, and its measure.
fn level(choices: &mut Choices<'_>) -> (Vec<Pair>, String) {
    let ((kind, word), digits) = (choices.one(&KINDS), choices.one(&DIGITS));
    let mut pairs = match choices.below(5) {
        0 => plain(&[("amount", digits), ("unit", "%"), ("kind", kind)]),
        1 => plain(&[("amount", &format!("{word}{digits}%"))]),
        2 => plain(&[("amount", &format!("{word}{digits}%{}", choices.one(&BEHIND)))]),
        3 if kind == "falls" => plain(&[("amount", &format!("-{digits}")), ("unit", "%")]),
        3 => plain(&[("amount", choices.one(&RANGES)), ("unit", "元/月/人"), ("kind", kind)]),
        _ => plain(&[
            ("amount", digits),
            ("unit", "%"),
            ("bound", choices.one(&BOUNDS)),
            ("kind", kind),
        ]),
    };
    // The kind of a number that adds up may be said, too.
    if choices.yes(8) {
        pairs = plain(&[("amount", digits), ("unit", "场"), ("kind", "adds")]);
    }
    (pairs, "%".to_owned())
}

/// Who reports a target: a unit, several, a group, or several with a share each.
fn reporters(
    is_level: bool,
    reporting: &[usize],
    units: &Units,
    choices: &mut Choices<'_>,
) -> Vec<Pair> {
    let named: Vec<Party> = units
        .parties()
        .into_iter()
        .filter(|party| units.members(*party).iter().all(|unit| reporting.contains(unit)))
        .collect();
    let alone: Vec<Party> =
        named.iter().filter(|one| matches!(one, Party::Unit(_))).copied().collect();
    let (parties, has_shares) = match choices.below(4) {
        0 => (vec![choices.one(&alone)], false),
        1 if !is_level => (choices.some(&alone), true),
        _ => (choices.some(&named), false),
    };
    let mut members: Vec<usize> = parties.iter().flat_map(|party| units.members(*party)).collect();
    members.sort_unstable();
    members.dedup();
    let who = match (has_shares, &parties[..]) {
        (true, _) => {
            Node::List(parties.iter().map(|party| share(units.name(*party), choices)).collect())
        }
        (false, [one]) => text(units.called(*one, choices)),
        (false, _) => texts(parties.iter().map(|party| units.name(*party))),
    };
    let together = match (members.len(), has_shares, is_level) {
        (1, _, _) => None,
        (_, true, _) => Some("sum"),
        (_, false, true) => Some(choices.one(&["each", "same"])),
        (_, false, false) => Some(choices.one(&["sum", "each", "same"])),
    };
    let together = together.map(|together| ("aggregate", text(together)));
    [("reporter", who)].into_iter().chain(together).collect()
}

fn share(unit: &str, choices: &mut Choices<'_>) -> Node {
    Node::Map(&keys::REPORTER_KEYS, plain(&[("unit", unit), ("amount", choices.one(&DIGITS))]))
}
