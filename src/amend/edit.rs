//! An edit of a description, by the way to its place in the tree, and what it makes of the text there.

use std::ops::Range;

use crate::notice::keys::Key;
use crate::notice::{Entry, Kind, Node};

use super::places::{
    Style, begin, behind_colon, behind_comments, column, dash, end, entry_end, indentation,
    is_bare, line_end, line_start, next_line, nothing, style,
};
use super::scalar::{comment, scalar};

/// A step on the way from the root of a tree to a node.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The value of a key.
    Key(&'static Key),
    /// An item of a list, from 0.
    Item(usize),
}

/// A key and what it says.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub key: &'static Key,
    /// What it says, where keys are written in English.
    pub english: String,
    /// The same where they are in Chinese.
    pub chinese: String,
}

/// What is changed.
#[derive(Clone, Debug)]
pub enum Edit {
    /// An item behind the last one of the list at the end of the way; the last step is its key, which may not be there.
    Add {
        /// The way.
        list: Vec<Step>,
        /// The keys of the item.
        item: Vec<Field>,
        /// What stands behind its first key as a comment; may be empty.
        remark: String,
    },
    /// A key of a mapping says this.
    Set {
        /// The way to the mapping.
        at: Vec<Step>,
        /// The key.
        field: Field,
    },
    /// A key of a mapping is no more there.
    Unset {
        /// The way to the mapping.
        at: Vec<Step>,
        /// The key.
        key: &'static Key,
    },
    /// An item of a list is no more there; with the last one goes the key of the list.
    Remove {
        /// The way to the item.
        at: Vec<Step>,
    },
}

/// Words in the place of a stretch of the text.
pub(super) type Splice = (Range<usize>, String);

impl Field {
    /// A key that says the same in both tongues.
    pub fn of(key: &'static Key, text: impl Into<String>) -> Field {
        let text = text.into();
        Field { key, english: text.clone(), chinese: text }
    }

    /// Key and value.
    pub(super) fn written(&self, chinese: bool) -> (&'static str, &str) {
        (spelled(self.key, chinese), if chinese { &self.chinese } else { &self.english })
    }

    fn line(&self, chinese: bool) -> String {
        let (key, value) = self.written(chinese);
        format!("{key}: {}", scalar(value))
    }
}

/// The name of a key in that tongue.
pub(super) const fn spelled(key: &'static Key, chinese: bool) -> &'static str {
    if chinese { key.alias } else { key.name }
}

impl Edit {
    /// The splices of the text that is this tree; nothing where the place is written oddly.
    pub(super) fn splices(&self, text: &str, root: &Node) -> Option<Vec<Splice>> {
        match self {
            Edit::Add { list, item, remark } => {
                let (Step::Key(key), above) = list.split_last()? else { return None };
                let remark = comment(remark);
                let new = New { item, remark: &remark };
                new.splices(text, node(root, above)?, key)
            }
            Edit::Set { at, field } => set(text, node(root, at)?, field).map(|one| vec![one]),
            Edit::Unset { at, key } => unset(text, node(root, at)?, key).map(|one| vec![one]),
            Edit::Remove { at } => {
                let (Step::Item(place), list) = at.split_last()? else { return None };
                let (Step::Key(key), above) = list.split_last()? else { return None };
                remove(text, named(node(root, above)?, key)?, *place)
            }
        }
    }
}

fn node<'n>(root: &'n Node, steps: &[Step]) -> Option<&'n Node> {
    steps.iter().try_fold(root, |node, step| match (step, &node.kind) {
        (Step::Key(key), _) => named(node, key).map(|entry| &entry.value),
        (Step::Item(place), Kind::List(items)) => items.get(*place),
        (Step::Item(_), Kind::Null | Kind::Scalar(_) | Kind::Mapping(_)) => None,
    })
}

fn entries(node: &Node) -> &[Entry] {
    if let Kind::Mapping(entries) = &node.kind { entries } else { &[] }
}

fn place_of(node: &Node, key: &Key) -> Option<usize> {
    let is_it = |entry: &Entry| matches!(&entry.key.kind, Kind::Scalar(own) if key.is(own));
    entries(node).iter().position(is_it)
}

fn named<'n>(node: &'n Node, key: &Key) -> Option<&'n Entry> {
    place_of(node, key).map(|at| &entries(node)[at])
}

/// Whether the keys of a mapping are written in Chinese.
fn is_chinese(node: &Node) -> bool {
    let first = entries(node).first().map(|entry| &entry.key.kind);
    !matches!(first, Some(Kind::Scalar(key)) if key.is_ascii())
}

fn blanks(count: usize) -> String {
    " ".repeat(count)
}

/// A new item of a list.
struct New<'n> {
    item: &'n [Field],
    remark: &'n str,
}

impl New<'_> {
    fn splices(&self, text: &str, above: &Node, key: &'static Key) -> Option<Vec<Splice>> {
        let chinese = is_chinese(above);
        let Some(entry) = named(above, key) else {
            return self.with_key(text, above, spelled(key, chinese)).map(|one| vec![one]);
        };
        let indent = indentation(text, entry.key.origin.span().start);
        match &entry.value.kind {
            Kind::Null => self.in_place_of(text, nothing(text, entry)?, (indent?, chinese)),
            Kind::List(items) if items.is_empty() => {
                let colon = behind_colon(text, entry)?;
                let end = end(text, &entry.value)?;
                let is_plain = text[colon..end].trim_start_matches(' ').starts_with('[');
                let inside = text[colon..end].trim().strip_prefix('[')?.strip_suffix(']')?;
                let is_empty = is_plain && inside.chars().all(|one| one == ' ');
                is_empty.then(|| self.in_place_of(text, colon..end, (indent?, chinese)))?
            }
            Kind::List(items) => {
                let colon = behind_colon(text, entry)?;
                let begins = begin(text, &entry.value)?;
                if !is_bare(text.get(colon..begins)?) {
                    return None;
                }
                let chinese = items.first().is_none_or(is_chinese);
                match style(text, &entry.value)? {
                    Style::Block => self.in_block(text, &entry.value, chinese).map(|one| vec![one]),
                    Style::Flow => self.in_flow(text, (&entry.value, items), chinese),
                }
            }
            Kind::Scalar(_) | Kind::Mapping(_) => None,
        }
    }

    /// Its lines, the dash so far indented, each with a line end before it.
    fn lines(&self, indent: usize, chinese: bool) -> String {
        let mut lines = String::new();
        for (at, field) in self.item.iter().enumerate() {
            let dash = if at == 0 { "- " } else { "  " };
            let has_remark = at == 0 && !self.remark.is_empty();
            let remark = if has_remark { format!("  # {}", self.remark) } else { String::new() };
            lines += &format!("\n{}{dash}{}{remark}", blanks(indent), field.line(chinese));
        }
        lines
    }

    /// At the end of a mapping that is written in lines and has no such key.
    fn with_key(&self, text: &str, above: &Node, key: &str) -> Option<Splice> {
        let chinese = is_chinese(above);
        if style(text, above)? != Style::Block {
            return None;
        }
        let indent = indentation(text, above.origin.span().start)?;
        let lines = format!("{}{key}:{}", blanks(indent), self.lines(indent + 2, chinese));
        let is_root = indent == 0;
        let end = end(text, above).map(|last| line_end(text, last));
        let at = if is_root { end_of_root(text) } else { end? };
        Some(match (at == line_start(text, at), at == text.len()) {
            (true, _) => (at..at, lines + "\n"),
            (false, _) => (at..at, format!("\n{lines}")),
        })
    }

    /// Below a key that has nothing; `written` is what says so.
    fn in_place_of(
        &self,
        text: &str,
        written: Range<usize>,
        (indent, chinese): (usize, bool),
    ) -> Option<Vec<Splice>> {
        let at = line_end(text, written.end);
        if !is_bare(&text[written.end..at]) {
            return None;
        }
        let lines = self.lines(indent + 2, chinese);
        Some(vec![(written, String::new()), (at..at, lines)])
    }

    fn in_block(&self, text: &str, list: &Node, chinese: bool) -> Option<Splice> {
        let indent = indentation(text, begin(text, list)?)?;
        let at = line_end(text, end(text, list)?);
        let at = behind_comments(text, at, indent);
        Some((at..at, self.lines(indent, chinese)))
    }

    fn in_flow(
        &self,
        text: &str,
        (list, items): (&Node, &[Node]),
        chinese: bool,
    ) -> Option<Vec<Splice>> {
        let at = end(text, items.last()?)?;
        let fields: Vec<String> = self.item.iter().map(|field| field.line(chinese)).collect();
        let mut splices = vec![(at..at, format!(", {{{}}}", fields.join(", ")))];
        let behind = end(text, list)?;
        let rest = &text[behind..line_end(text, behind)];
        if rest.trim().is_empty() && !self.remark.is_empty() {
            splices.push((behind..behind, format!("  # {}", self.remark)));
        }
        Some(splices)
    }
}

/// The end of the text, before a line that ends the description.
fn end_of_root(text: &str) -> usize {
    let ends = text.match_indices("\n...").map(|(at, _)| at + 1);
    ends.last().filter(|at| text[*at + 3..].trim().is_empty()).unwrap_or(text.len())
}

fn set(text: &str, mapping: &Node, field: &Field) -> Option<Splice> {
    let (key, value) = field.written(is_chinese(mapping));
    let style = style(text, mapping)?;
    if let Some(entry) = named(mapping, field.key) {
        let span = match &entry.value.kind {
            Kind::Null => {
                let span = nothing(text, entry)?;
                return Some((span, format!(" {}", scalar(value))));
            }
            Kind::Scalar(_) => entry.value.origin.span(),
            Kind::List(_) | Kind::Mapping(_) => return None,
        };
        let colon = behind_colon(text, entry)?;
        let is_own = span.start >= colon && text[colon..span.start].trim().is_empty();
        let is_block = text[span.clone()].starts_with(['|', '>']);
        return (is_own && !is_block).then(|| (span, scalar(value)));
    }
    let line = format!("{key}: {}", scalar(value));
    let last = entry_end(text, entries(mapping).last()?)?;
    match style {
        Style::Flow => Some((last..last, format!(", {line}"))),
        Style::Block => {
            let indent = column(text, entries(mapping).first()?.key.origin.span().start)?;
            let at = line_end(text, last);
            Some((at..at, format!("\n{}{line}", blanks(indent))))
        }
    }
}

fn unset(text: &str, mapping: &Node, key: &Key) -> Option<Splice> {
    let at = place_of(mapping, key)?;
    let entries = entries(mapping);
    let (entry, next) = (&entries[at], entries.get(at + 1));
    let (begin, end) = (entry.key.origin.span().start, entry_end(text, entry)?);
    let before = at.checked_sub(1).map(|before| entry_end(text, &entries[before]));
    match (style(text, mapping)?, before) {
        (Style::Flow, Some(before)) => Some((before?..end, String::new())),
        (Style::Block, Some(_)) => {
            indentation(text, begin)?;
            Some((line_start(text, begin)..next_line(text, end), String::new()))
        }
        // The first one gives its place to the next.
        (_, None) => {
            let next = next?.key.origin.span().start;
            let between = text[end..next].trim_matches([' ', '\n', ',']);
            between.is_empty().then(|| (begin..next, String::new()))
        }
    }
}

/// The item at that place of the list that a key has.
fn remove(text: &str, entry: &Entry, place: usize) -> Option<Vec<Splice>> {
    let list = &entry.value;
    let Kind::List(items) = &list.kind else { return None };
    let item = items.get(place)?;
    let (begin, ends) = (item.origin.span().start, end(text, item)?);
    if items.len() == 1 {
        return remove_key(text, entry);
    }
    let splice = match (style(text, list)?, place.checked_sub(1).map(|before| &items[before])) {
        (Style::Block, _) => lines_of(text, item)?,
        (Style::Flow, Some(before)) => end(text, before)?..ends,
        (Style::Flow, None) => {
            let next = items.get(1)?.origin.span().start;
            let between = text[ends..next].trim_matches([' ', '\n', ',']);
            between.is_empty().then_some(begin..next)?
        }
    };
    Some(vec![(splice, String::new())])
}

/// The lines of an item of a list that is written in lines.
fn lines_of(text: &str, item: &Node) -> Option<Range<usize>> {
    Some(line_start(text, dash(text, item)?)..next_line(text, end(text, item)?))
}

/// A key with its list of one item; comments around it stay.
fn remove_key(text: &str, entry: &Entry) -> Option<Vec<Splice>> {
    let list = &entry.value;
    let Kind::List(items) = &list.kind else { return None };
    let (begin, colon) = (entry.key.origin.span().start, behind_colon(text, entry)?);
    let start = line_start(text, begin);
    indentation(text, begin)?;
    if !is_bare(text.get(colon..self::begin(text, list)?)?) {
        return None;
    }
    // A comment in the line stays as one of its own.
    let rest_of = |at: usize| {
        let rest = &text[at..line_end(text, at)];
        if rest.trim().is_empty() { next_line(text, at) } else { at + rest.find('#').unwrap_or(0) }
    };
    match style(text, list)? {
        Style::Flow => Some(vec![(start..rest_of(end(text, list)?), String::new())]),
        Style::Block => {
            let lines = lines_of(text, items.first()?)?;
            Some(vec![(start..rest_of(colon), String::new()), (lines, String::new())])
        }
    }
}

/// The keys of the mapping at the end of a way.
pub(super) fn keys_of(root: &Node, steps: &[Step]) -> Option<Vec<String>> {
    let key = |entry: &Entry| match &entry.key.kind {
        Kind::Scalar(key) => key.clone(),
        Kind::Null | Kind::List(_) | Kind::Mapping(_) => String::new(),
    };
    Some(entries(node(root, steps)?).iter().map(key).collect())
}
