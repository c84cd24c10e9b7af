//! The columns of a notice's own form: what every form has, some of the others, and what the office asks besides,
//! in any order.

use hongtou::notice::keys;

use super::choices::Choices;
use super::written::{Node, plain, text};

/// What every form has, by the words that say so.
const NEEDED: [&str; 3] = ["序号", "实事名称", "责任单位"];
/// Contents under other words.
const OTHERS: [(&str, &str); 6] = [
    ("进展", "answer"),
    ("时限", "due"),
    ("年度目标", "amount"),
    ("本期数", "this_period"),
    ("累计数", "done"),
    ("比例", "share"),
];
/// What the office asks besides.
const OWN: [&str; 4] = ["存在问题", "=1+1问", "_x0041_问", "下一步<打算>&'"];

pub(super) fn columns(choices: &mut Choices<'_>) -> Node {
    let mut columns: Vec<Node> = NEEDED.into_iter().map(text).collect();
    for (name, content) in choices.some(&OTHERS) {
        let pairs = plain(&[("name", name), ("content", content)]);
        columns.push(Node::Map(&keys::FORM_COLUMN, pairs));
    }
    for name in choices.some(&OWN) {
        columns.push(match choices.below(2) {
            0 => text(name),
            _ => Node::Map(&keys::FORM_COLUMN, plain(&[("name", name), ("content", "own")])),
        });
    }
    columns.truncate(12);
    let first = choices.below(columns.len());
    columns.rotate_left(first);
    Node::List(columns)
}
