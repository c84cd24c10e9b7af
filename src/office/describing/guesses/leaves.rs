//! The texts of a place, each as a field; and the edit that has one say something else.

use crate::amend::{Edit, Field, Step};
use crate::notice::{Kind, Node};

use super::super::part::digest;
use super::super::spec::Shape;
use super::super::value::{self, plain, text as text_of};
use super::spots::{Place, key};

/// A text, or a list of texts.
#[derive(Debug)]
pub(super) struct Leaf<'n> {
    /// How its field is called beside the guess.
    pub(super) key: String,
    /// What stands before its field.
    pub(super) label: String,
    /// What its field shows.
    pub(super) shown: String,
    way: Vec<Step>,
    node: &'n Node,
}

/// So many fields of one place are shown.
const MOST: usize = 60;

/// How deep what is written in braces is looked into: the tasks, a task, its targets, a target, an amount.
const IN_BRACES: usize = 6;

/// The texts of a place that a field can show. Of an item those of its own keys: what its lists hold is asked there, but
/// where it is written in braces, above which all of it is asked. Where the `words` of the guess name some of these keys,
/// the texts of the others are not what it is about.
pub(super) fn leaves<'n>(place: &Place<'n>, words: &str) -> Vec<Leaf<'n>> {
    let mut leaves = Vec::new();
    let is_item = matches!(place.way.last(), Some(Step::Item(_)));
    let is_flow = place.node.origin.text().starts_with(['[', '{']);
    let depth = if is_flow {
        IN_BRACES
    } else if is_item {
        1
    } else {
        3
    };
    let label = match place.way.last() {
        Some(Step::Key(key)) => key.alias,
        Some(Step::Item(_)) | None => "",
    };
    collect(&place.way, place.node, (label, depth), &mut leaves);
    let is_named = |leaf: &Leaf<'_>| {
        let keys = leaf.way[place.way.len()..].iter();
        let last = keys.rev().find_map(|step| match step {
            Step::Key(key) => Some(key.alias),
            Step::Item(_) => None,
        });
        last.is_some_and(|key| words.contains(key))
    };
    if (is_item || is_flow) && leaves.iter().any(is_named) {
        leaves.retain(is_named);
    } else if is_item {
        leaves.retain(|leaf| leaf.way.len() <= place.way.len() + 1);
    }
    leaves.truncate(MOST);
    for (at, leaf) in leaves.iter_mut().enumerate() {
        let same = if place.same > 0 { format!("\n{}", place.same) } else { String::new() };
        leaf.key = digest(&format!("{}\n{}\n{at}{same}", place.title, leaf.label));
    }
    leaves
}

fn collect<'n>(
    way: &[Step],
    node: &'n Node,
    (label, depth): (&str, usize),
    leaves: &mut Vec<Leaf<'n>>,
) {
    if let Ok(shown) = value::shown(Some(node), Shape::Lines) {
        let (way, label) = (way.to_vec(), label.to_owned());
        leaves.push(Leaf { key: String::new(), label, shown, way, node });
        return;
    }
    let Some(deeper) = depth.checked_sub(1) else { return };
    let with = |step| [way, &[step]].concat();
    match &node.kind {
        Kind::Mapping(entries) => {
            for entry in entries {
                let Some(key) = text_of(&entry.key).and_then(key) else { continue };
                // What it stands in is told by its own key alone.
                let numbered = if label.starts_with('第') { label } else { "" };
                let label = format!("{numbered}{}", key.alias);
                collect(&with(Step::Key(key)), &entry.value, (&label, deeper), leaves);
            }
        }
        Kind::List(items) => {
            for (place, item) in items.iter().enumerate() {
                let label =
                    if items.len() > 1 { format!("第{}个 ", place + 1) } else { String::new() };
                collect(&with(Step::Item(place)), item, (&label, deeper), leaves);
            }
        }
        Kind::Null | Kind::Scalar(_) => {}
    }
}

impl Leaf<'_> {
    /// The edits that have it say `now`; none where it says so.
    pub(super) fn edits(&self, now: &str) -> Vec<Edit> {
        let now = plain(now);
        if now == plain(&self.shown) {
            return Vec::new();
        }
        let Some((last, above)) = self.way.split_last() else { return Vec::new() };
        let written = || value::value(&now, Shape::Lines, &|_| false);
        match (&self.node.kind, last) {
            (Kind::List(items), _) if !items.is_empty() => {
                value::of_list(&self.way, items, (&now, Shape::Lines), &|_| false)
            }
            (_, Step::Key(key)) if now.is_empty() => vec![Edit::Unset { at: above.to_vec(), key }],
            (_, Step::Item(_)) if now.is_empty() => vec![Edit::Remove { at: self.way.clone() }],
            (_, Step::Key(key)) => {
                let field = Field { key, value: written() };
                vec![Edit::Set { at: above.to_vec(), field }]
            }
            (_, Step::Item(_)) => vec![Edit::Replace { at: self.way.clone(), item: written() }],
        }
    }
}
