//! Where an entry of a mapping begins and ends in the text, so that it can be taken out: whole lines where it
//! stands on lines of its own, else up to the comma.

use std::ops::Range;

use crate::notice::yaml::{Entry, Kind, Node};

/// What is to be taken out.
pub(super) struct Cut {
    /// The bytes.
    pub(super) range: Range<usize>,
    /// What the lines are indented by; nothing where the entry stands in braces.
    pub(super) indent: Option<String>,
}

/// The place of `entry`, one of the mapping `of`.
pub(super) fn cut(text: &str, entry: &Entry, of: &Node) -> Cut {
    let start = entry.key.origin.span().start;
    let end = end_of(text, &entry.value).max(entry.key.origin.span().end);
    if is_flow(text, of) {
        return Cut { range: between_commas(text, start..end), indent: None };
    }
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    Cut { range: line..end, indent: Some(text[line..start].to_owned()) }
}

/// Whether it is written in brackets or braces.
fn is_flow(text: &str, node: &Node) -> bool {
    let start = node.origin.span().start;
    !matches!(node.kind, Kind::Scalar(_) | Kind::Null) && text[start..].starts_with(['[', '{'])
}

/// Where a value ends, brackets included: what a list's place ends with is its last item.
fn end_of(text: &str, node: &Node) -> usize {
    let own = node.origin.span();
    let last = match &node.kind {
        Kind::Null | Kind::Scalar(_) => return own.end,
        Kind::List(items) => items.last(),
        Kind::Mapping(entries) => entries.last().map(|entry| &entry.value),
    };
    let inner = last.map_or(own.start, |last| end_of(text, last));
    if !is_flow(text, node) {
        return inner;
    }
    let close = if text[own.start..].starts_with('[') { ']' } else { '}' };
    text[inner..].find(close).map_or(inner, |at| inner + at + 1)
}

/// With the comma behind it, or the one before it where it is the last.
fn between_commas(text: &str, entry: Range<usize>) -> Range<usize> {
    let behind = text[entry.end..].trim_start();
    if let Some(rest) = behind.strip_prefix(',') {
        return entry.start..text.len() - rest.trim_start().len();
    }
    let before = text[..entry.start].trim_end();
    before.strip_suffix(',').map_or(entry.start, str::len)..entry.end
}
