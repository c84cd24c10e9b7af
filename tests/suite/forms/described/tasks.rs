//! A task: its units under their words, who of them reports, its due and its targets.

use hongtou::notice::keys;

use super::choices::Choices;
use super::targets::targets;
use super::units::{Party, Units};
use super::written::{Node, Pair, plain, text, texts};

/// The words under which units stand, in the order of the notice.
const WORDS: [&[&str]; 5] = [
    &["units"],
    &["lead_units", "supporting_units"],
    &["lead_units", "units", "supporting_units"],
    &["supporting_units", "lead_units"],
    &["lead_units"],
];
/// Dues that are no text with a day beside it.
const DUES: [&str; 8] = [
    "2025-12-31",
    "2025年9月底前",
    "10月底前",
    "上半年",
    "年底前",
    "采暖期前",
    "长期坚持",
    "明年6月底前",
];

/// What a task is made of.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) name: String,
    /// What is counted.
    pub(super) counted: Vec<String>,
    pub(super) choices: Vec<u8>,
}

/// The task, and the units that report it. Names are told apart by a number behind them, but one that is the
/// name of the first task too.
pub(super) fn task(at: usize, (drawn, first): (&Drawn, &str), units: &Units) -> (Node, Vec<usize>) {
    let choices = &mut Choices::of(&drawn.choices);
    let done = format!("做好第{at}件。");
    let body = if choices.yes(3) { texts([&*done, "年内完成。"]) } else { text(&done) };
    let is_alike = choices.yes(4);
    let name = if is_alike { format!("{first}0") } else { format!("{}{at}", drawn.name) };
    let mut pairs = vec![("name", text(name)), ("text", body)];
    if choices.yes(4) {
        // Above any number that the tasks before have.
        pairs.push(("number", text((2 * at + 3).to_string())));
    }
    let parties = choices.some(&units.parties());
    let roles = roles(&parties, choices);
    for (word, parties) in &roles {
        let written = parties.iter().map(|party| written(*party, units, choices));
        pairs.push((*word, Node::List(written.collect())));
    }
    let reporting = who_reports(&roles, units, choices, &mut pairs);
    let place = choices.one(&[None, Some("接排"), Some("apart"), Some("不印")]);
    pairs.extend(place.map(|place| ("name_place", text(place))));
    let bracket = choices.one(&[None, Some("inline"), Some("line"), Some("分行"), Some("不印")]);
    pairs.extend(bracket.map(|bracket| ("bracket", text(bracket))));
    pairs.extend(due(&drawn.name, choices).map(|due| ("due", due)));
    if choices.yes(4) {
        let former = ("former_names", text(format!("曾用{at}")));
        pairs.extend(
            [former].into_iter().chain(plain(&[("since", "2025-01-01"), ("until", "2025-12-31")])),
        );
    }
    let targets = targets(&drawn.counted, &reporting, units, choices);
    if !targets.is_empty() {
        pairs.push(("targets", Node::List(targets)));
    }
    (Node::Map(&keys::TASK, pairs), reporting)
}

/// Which units stand under which word.
fn roles(parties: &[Party], choices: &mut Choices<'_>) -> Vec<(&'static str, Vec<Party>)> {
    let words = choices.one(&WORDS);
    let mut roles: Vec<(&str, Vec<Party>)> = words.iter().map(|word| (*word, Vec::new())).collect();
    for (at, party) in parties.iter().enumerate() {
        roles[at % words.len()].1.push(*party);
    }
    roles.retain(|(_, parties)| !parties.is_empty());
    roles
}

/// A unit as the task names it.
fn written(party: Party, units: &Units, choices: &mut Choices<'_>) -> Node {
    let name = text(units.called(party, choices));
    if !choices.yes(3) {
        return name;
    }
    let remark = choices.one(&["负责前半部分", "=1+1（试点）", "_x0041_"]);
    Node::Map(&keys::TASK_UNIT, vec![("unit", name), ("remark", text(remark))])
}

/// Says who reports, and gives the units that do.
fn who_reports(
    roles: &[(&'static str, Vec<Party>)],
    units: &Units,
    choices: &mut Choices<'_>,
    pairs: &mut Vec<Pair>,
) -> Vec<usize> {
    let of = |parties: &[Party]| -> Vec<usize> {
        let members = parties.iter().flat_map(|party| units.members(*party));
        members.collect()
    };
    let all: Vec<Party> = roles.iter().flat_map(|(_, parties)| parties).copied().collect();
    let leads = roles.iter().find(|(word, _)| *word == "lead_units");
    let key = "who_reports";
    match (choices.below(4), leads) {
        (1, _) => {
            pairs.push((key, text("all")));
            of(&all)
        }
        (2, Some((_, leads))) => {
            pairs.push((key, text("leads")));
            of(leads)
        }
        (3, _) => {
            let named = choices.some(&all);
            pairs.push((key, texts(named.iter().map(|party| units.name(*party)))));
            of(&named)
        }
        _ => of(&all),
    }
}

/// A day, words, words with a day beside them, or nothing.
fn due(name: &str, choices: &mut Choices<'_>) -> Option<Node> {
    match choices.below(5) {
        0 => None,
        1 => {
            let words = format!("{}前", &name.chars().take(12).collect::<String>());
            let pairs = plain(&[("words", &words), ("date", "2025-11-15")]);
            Some(Node::Map(&keys::DUE_KEYS, pairs))
        }
        _ => Some(text(choices.one(&DUES))),
    }
}
