//! An edit of a description, by the way to its place in the tree, and what it makes of the text there.

use std::ops::Range;

use crate::notice::keys::Key;
use crate::notice::{Entry, Kind, Node, asking};

use super::add::New;
use super::item::{self, ItemPlace};
use super::places::{Style, line_start, style};
use super::scalar::{Manner, comment};
use super::{remove, set};

/// A step on the way from the root of a tree to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of a key.
    Key(&'static Key),
    /// An item of a list, from 0.
    Item(usize),
}

/// What stands behind a key, or is an item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, the same in both tongues.
    Text(String),
    /// A word of ours, in the tongue that the keys beside it are written in.
    Word {
        /// Where they are in English.
        english: &'static str,
        /// Where they are in Chinese.
        chinese: &'static str,
    },
    /// A list.
    List(Vec<Value>),
    /// A mapping.
    Fields(Vec<Field>),
}

/// A key and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub key: &'static Key,
    /// What it says.
    pub value: Value,
}

/// What is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// An item behind the last one of the list at the end of the way; the last step is its key, which may not be there.
    Add {
        /// The way.
        list: Vec<Step>,
        /// The item.
        item: Value,
        /// What stands behind its first line as a comment; may be empty.
        remark: String,
    },
    /// An item before another of a list.
    Insert {
        /// The way to the other.
        at: Vec<Step>,
        /// The item.
        item: Value,
    },
    /// An item of a list changes places with the one behind it; comments right above either go with it.
    Swap {
        /// The way to the first of the two.
        at: Vec<Step>,
    },
    /// An item of a list is this.
    Replace {
        /// The way to the item.
        at: Vec<Step>,
        /// What it is.
        item: Value,
    },
    /// A key of a mapping says this.
    Set {
        /// The way to the mapping.
        at: Vec<Step>,
        /// The key.
        field: Field,
    },
    /// A key of a mapping is no more there, nor are the guesses above it.
    Unset {
        /// The way to the mapping.
        at: Vec<Step>,
        /// The key.
        key: &'static Key,
    },
    /// An item of a list is no more there, nor are the guesses above it; with the last one goes the key of the list.
    Remove {
        /// The way to the item.
        at: Vec<Step>,
    },
    /// A guess stands above what is at the end of the way, or above the braces that it is in.
    Guess {
        /// The way.
        at: Vec<Step>,
        /// What it says.
        words: String,
    },
    /// A comment is no more there, nor its lines where nothing else stands in them. It stands first among several edits:
    /// its place is that in the text as it is before.
    Uncomment {
        /// From its sign to its end, in bytes.
        comment: Range<usize>,
    },
}

/// Words in the place of a stretch of the text.
pub(super) type Splice = (Range<usize>, String);

impl Field {
    /// A key that says the same in both tongues.
    pub fn of(key: &'static Key, text: impl Into<String>) -> Field {
        Field { key, value: Value::Text(text.into()) }
    }
}

/// The name of a key in that tongue.
pub(super) const fn spelled(key: &'static Key, chinese: bool) -> &'static str {
    if chinese { key.alias } else { key.name }
}

impl Edit {
    /// The splices of the text that is this tree, written in that manner; nothing where the place is written oddly.
    pub(super) fn splices(&self, text: &str, root: &Node, manner: Manner) -> Option<Vec<Splice>> {
        match self {
            Edit::Add { list, item, remark } => {
                let (Step::Key(key), above) = list.split_last()? else { return None };
                let remark = comment(remark);
                let new = New { item, remark: &remark, manner };
                new.splices(text, node(root, above)?, key)
            }
            Edit::Insert { at, item } => {
                item::insert(text, &place(root, at)?, (item, manner)).map(|one| vec![one])
            }
            Edit::Swap { at } => item::swap(text, &place(root, at)?),
            Edit::Replace { at, item } => {
                item::replace(text, &place(root, at)?, (item, manner)).map(|one| vec![one])
            }
            Edit::Set { at, field } => {
                set::set(text, node(root, at)?, field, manner).map(|one| vec![one])
            }
            Edit::Unset { at, key } => set::unset(text, node(root, at)?, key),
            Edit::Remove { at } => {
                let (Step::Item(place), list) = at.split_last()? else { return None };
                let (Step::Key(key), above) = list.split_last()? else { return None };
                remove::remove(text, named(node(root, above)?, key)?, *place)
            }
            Edit::Guess { at, words } => guess_above(text, root, at, words).map(|one| vec![one]),
            Edit::Uncomment { comment } => remove::comment(text, comment).map(|one| vec![one]),
        }
    }
}

/// A guess above the line in which what is at the end of a way begins.
fn guess_above(text: &str, root: &Node, way: &[Step], words: &str) -> Option<Splice> {
    let (mut node, mut begin) = (root, None);
    for step in way {
        let is_block = style(text, node)? == Style::Block;
        let own = match (step, &node.kind) {
            (Step::Key(key), _) => {
                let entry = named(node, key)?;
                node = &entry.value;
                entry.key.origin.span().start
            }
            (Step::Item(place), Kind::List(items)) => {
                node = items.get(*place)?;
                node.origin.span().start
            }
            (Step::Item(_), Kind::Null | Kind::Scalar(_) | Kind::Mapping(_)) => return None,
        };
        if !is_block {
            break;
        }
        begin = Some(own);
    }
    let start = line_start(text, begin?);
    let line = &text[start..];
    let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
    let lines = asking::comment(&asking::guess(words)).into_iter();
    Some((start..start, lines.map(|own| format!("{indent}{own}\n")).collect()))
}

/// The place of an item at the end of a way.
fn place<'n>(root: &'n Node, at: &[Step]) -> Option<ItemPlace<'n>> {
    let (Step::Item(at), list) = at.split_last()? else { return None };
    let (Step::Key(key), above) = list.split_last()? else { return None };
    let above = node(root, above)?;
    Some(ItemPlace { above, list: named(above, key)?, at: *at })
}

/// The node at the end of a way.
pub(super) fn node<'n>(root: &'n Node, steps: &[Step]) -> Option<&'n Node> {
    steps.iter().try_fold(root, |node, step| match (step, &node.kind) {
        (Step::Key(key), _) => named(node, key).map(|entry| &entry.value),
        (Step::Item(place), Kind::List(items)) => items.get(*place),
        (Step::Item(_), Kind::Null | Kind::Scalar(_) | Kind::Mapping(_)) => None,
    })
}

pub(super) fn entries(node: &Node) -> &[Entry] {
    if let Kind::Mapping(entries) = &node.kind { entries } else { &[] }
}

pub(super) fn place_of(node: &Node, key: &Key) -> Option<usize> {
    let is_it = |entry: &Entry| matches!(&entry.key.kind, Kind::Scalar(own) if key.is(own));
    entries(node).iter().position(is_it)
}

pub(super) fn named<'n>(node: &'n Node, key: &Key) -> Option<&'n Entry> {
    place_of(node, key).map(|at| &entries(node)[at])
}

/// Whether the keys of a mapping are written in Chinese.
pub(super) fn is_chinese(node: &Node) -> bool {
    let first = entries(node).first().map(|entry| &entry.key.kind);
    !matches!(first, Some(Kind::Scalar(key)) if key.is_ascii())
}

/// Whether the keys of a list's items are, or those of what stands beside its own.
pub(super) fn items_are_chinese(items: &[Node], beside: &Node) -> bool {
    let mut mappings = items.iter().filter(|item| matches!(item.kind, Kind::Mapping(_)));
    mappings.next().map_or_else(|| is_chinese(beside), is_chinese)
}

/// The keys of the mapping at the end of a way.
pub(super) fn keys_of(root: &Node, steps: &[Step]) -> Option<Vec<String>> {
    let key = |entry: &Entry| match &entry.key.kind {
        Kind::Scalar(key) => key.clone(),
        Kind::Null | Kind::List(_) | Kind::Mapping(_) => String::new(),
    };
    Some(entries(node(root, steps)?).iter().map(key).collect())
}
