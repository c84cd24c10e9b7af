//! A value of the description <-> the text of a field.

use crate::amend::{Edit, Field, Step, Value};
use crate::notice::keys::{self, Key};
use crate::notice::{Entry, Kind, Node};

use super::spec::Shape;

/// That a value cannot be shown in a field, and so is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Odd;

/// The entry of a key in a mapping.
pub(super) fn entry<'n>(mapping: &'n Node, key: &Key) -> Option<&'n Entry> {
    let Kind::Mapping(entries) = &mapping.kind else { return None };
    let is_it = |entry: &&Entry| matches!(&entry.key.kind, Kind::Scalar(own) if key.is(own));
    entries.iter().find(is_it)
}

/// The value of a key in a mapping.
pub(super) fn below<'n>(mapping: &'n Node, key: &Key) -> Option<&'n Node> {
    entry(mapping, key).map(|entry| &entry.value)
}

/// The items of a list.
pub(super) fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.kind) {
        Some(Kind::List(items)) => items,
        _ => &[],
    }
}

/// The text that a node is.
pub(super) fn text(node: &Node) -> Option<&str> {
    if let Kind::Scalar(text) = &node.kind { Some(text) } else { None }
}

/// What a field shows of a value.
///
/// # Errors
/// Where it could not be told from another when it comes back.
pub(super) fn shown(node: Option<&Node>, shape: Shape) -> Result<String, Odd> {
    let Some(node) = node else { return Ok(String::new()) };
    match (&node.kind, shape) {
        (Kind::Null, _) => Ok(String::new()),
        (Kind::Scalar(text), Shape::Choice(words)) => {
            let known = words.iter().find(|(english, chinese)| text == english || text == chinese);
            Ok(known.map_or(text.as_str(), |(_, chinese)| chinese).to_owned())
        }
        (Kind::Scalar(text), _) if is_plain(text) => Ok(text.clone()),
        (Kind::List(items), Shape::Lines | Shape::Names | Shape::Parties(_)) => {
            let sign = if shape == Shape::Lines { "\n" } else { "、" };
            let texts = items.iter().map(|item| item_text(item, shape));
            let texts = texts.collect::<Option<Vec<String>>>().ok_or(Odd)?;
            // What would be told apart in another way when it comes back.
            let is_one = |text: &String| text.trim() == text && !text.contains(sign);
            if texts.iter().all(is_one) { Ok(texts.join(sign)) } else { Err(Odd) }
        }
        _ => Err(Odd),
    }
}

/// Whether a browser sends a text back as it was shown.
fn is_plain(text: &str) -> bool {
    !text.contains(char::is_control)
}

/// What a field shows of an item of a list.
fn item_text(item: &Node, shape: Shape) -> Option<String> {
    match (&item.kind, shape) {
        (Kind::Scalar(text), _) => {
            Some(text.clone()).filter(|text| is_plain(text) && !text.trim().is_empty())
        }
        (Kind::Mapping(entries), Shape::Parties(beside)) => {
            let (unit, beside) = party_keys(beside)?;
            let name = text(below(item, unit)?).filter(|text| is_plain(text))?;
            let more = below(item, beside);
            let more = more
                .map(|more| text(more).filter(|text| is_plain(text)))
                .map_or(Some(""), |more| more)?;
            let known = 1 + usize::from(!more.is_empty());
            let is_whole = entries.len() == known && !name.contains(['（', '）']);
            is_whole.then(|| with_bracket(name, more))
        }
        _ => None,
    }
}

fn with_bracket(name: &str, more: &str) -> String {
    if more.is_empty() { name.to_owned() } else { format!("{name}（{more}）") }
}

/// The keys of a unit with something beside it.
fn party_keys(beside: &str) -> Option<(&'static Key, &'static Key)> {
    let table = if beside == "remark" { &keys::TASK_UNIT } else { &keys::REPORTER_KEYS };
    Some((table.find("unit")?, table.find(beside)?))
}

/// A text of a field as it is compared and written: line ends as ours, nothing around it.
pub(super) fn plain(sent: &str) -> String {
    sent.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// The texts of the items that a field names.
pub(super) fn parts(sent: &str, shape: Shape) -> Vec<String> {
    let is_end = |one: char| one == '\n' || (one == '、' && shape != Shape::Lines);
    let parts = sent.split(is_end).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// The value of an item; `known` says whether a unit is called so, bracket and all.
fn item(part: &str, shape: Shape, known: &dyn Fn(&str) -> bool) -> Value {
    let whole = || Value::Text(part.to_owned());
    let Shape::Parties(beside) = shape else { return whole() };
    let bracket = part.strip_suffix(['）', ')']).and_then(|part| part.split_once(['（', '(']));
    match (bracket, party_keys(beside)) {
        (Some((name, more)), Some((unit, beside))) if !known(part) && !more.is_empty() => {
            Value::Fields(vec![Field::of(unit, name.trim()), Field::of(beside, more.trim())])
        }
        _ => whole(),
    }
}

/// What a key says where a field says `sent`, which is not empty.
pub(super) fn value(sent: &str, shape: Shape, known: &dyn Fn(&str) -> bool) -> Value {
    match shape {
        Shape::Line => Value::Text(sent.to_owned()),
        Shape::Choice(words) => {
            let word = words.iter().find(|(_, chinese)| *chinese == sent);
            word.map_or_else(
                || Value::Text(sent.to_owned()),
                |(english, chinese)| Value::Word { english, chinese },
            )
        }
        Shape::Lines | Shape::Names | Shape::Parties(_) => {
            let all: Vec<Value> =
                parts(sent, shape).iter().map(|part| item(part, shape, known)).collect();
            match &all[..] {
                [Value::Text(one)] => Value::Text(one.clone()),
                _ => Value::List(all),
            }
        }
    }
}

/// The edits that have the list at the end of a way, whose last step is its key, say what a field says: each item that
/// stays is left as it is written.
pub(super) fn of_list(
    way: &[Step],
    old: &[Node],
    (sent, shape): (&str, Shape),
    known: &dyn Fn(&str) -> bool,
) -> Vec<Edit> {
    let was: Vec<String> =
        old.iter().map(|item| item_text(item, shape).unwrap_or_default()).collect();
    let now = parts(sent, shape);
    let head = was.iter().zip(&now).take_while(|(one, other)| one == other).count();
    let tail = was[head..].iter().rev().zip(now[head..].iter().rev());
    let tail = tail.take_while(|(one, other)| one == other).count();
    let (gone, new) = (&was[head..was.len() - tail], &now[head..now.len() - tail]);
    let at = |place: usize| [way, &[Step::Item(place)]].concat();
    let one = |part: &String| item(part, shape, known);
    let both = gone.len().min(new.len());
    let mut edits: Vec<Edit> = (0..both)
        .filter(|place| gone[*place] != new[*place])
        .map(|place| Edit::Replace { at: at(head + place), item: one(&new[place]) })
        .collect();
    edits.extend(new[both..].iter().enumerate().map(|(more, part)| match tail {
        0 => Edit::Add { list: way.to_vec(), item: one(part), remark: String::new() },
        _ => Edit::Insert { at: at(head + both + more), item: one(part) },
    }));
    edits.extend((both..gone.len()).rev().map(|place| Edit::Remove { at: at(head + place) }));
    edits
}

/// The texts of a value: a text, or the items of a list, of each the name of a unit where something stands beside it.
pub(super) fn words_of(node: &Node) -> Vec<String> {
    let unit = keys::TASK_UNIT.find("unit");
    let of_item = |item: &Node| {
        let own = text(item).or_else(|| text(below(item, unit?)?));
        own.map(str::to_owned)
    };
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(of_item).collect(),
        Kind::Scalar(_) | Kind::Mapping(_) | Kind::Null => of_item(node).into_iter().collect(),
    }
}
