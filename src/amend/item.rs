//! An item of a list is put before another, changes places with the next, or is something else.

use std::ops::Range;

use crate::notice::{Entry, Kind, Node};

use super::edit::{Splice, Value, items_are_chinese};
use super::places::{
    Style, above_comments, behind_comments, block_behind, dash, end, indentation, is_own, line_end,
    line_start, style,
};
use super::scalar::{self, Manner, bare_item, inline};
use super::set::{has_comment, in_text, text_of};

/// Where an item of a list stands, or would.
pub(super) struct ItemPlace<'n> {
    /// The mapping that has the list.
    pub(super) above: &'n Node,
    /// Its key of the list.
    pub(super) list: &'n Entry,
    /// The place of the item, from 0.
    pub(super) at: usize,
}

/// The items of a list, which is its key's own and no alias.
fn items<'n>(text: &str, ItemPlace { list, .. }: &ItemPlace<'n>) -> Option<(&'n [Node], Style)> {
    let Kind::List(items) = &list.value.kind else { return None };
    is_own(text, list).then_some(())?;
    Some((items, style(text, &list.value)?))
}

/// Puts an item before that at that place.
pub(super) fn insert(
    text: &str,
    place: &ItemPlace<'_>,
    (item, manner): (&Value, Manner),
) -> Option<Splice> {
    let (items, style) = items(text, place)?;
    let other = items.get(place.at)?;
    let chinese = items_are_chinese(items, place.above);
    match style {
        Style::Flow => {
            let at = other.origin.span().start;
            Some((at..at, format!("{}, ", inline(item, chinese, manner))))
        }
        Style::Block => {
            let dash = dash(text, other)?;
            let indent = indentation(text, dash)?;
            let at = above_comments(text, line_start(text, dash), indent);
            Some((at..at, scalar::item(item, indent, chinese, manner) + "\n"))
        }
    }
}

/// Has the item at that place and the next change places.
pub(super) fn swap(text: &str, place: &ItemPlace<'_>) -> Option<Vec<Splice>> {
    let (items, style) = items(text, place)?;
    let stretch = |at: usize| -> Option<Range<usize>> {
        let item = items.get(at)?;
        let ends = end(text, item)?;
        match style {
            Style::Flow => Some(item.origin.span().start..ends),
            Style::Block => {
                let dash = dash(text, item)?;
                let indent = indentation(text, dash)?;
                let begin = above_comments(text, line_start(text, dash), indent);
                Some(begin..behind_comments(text, line_end(text, ends), indent + 1))
            }
        }
    };
    let (one, next) = (stretch(place.at)?, stretch(place.at + 1)?);
    let words = |span: &Range<usize>| text.get(span.clone()).map(str::to_owned);
    let (one_words, next_words) = (words(&one)?, words(&next)?);
    (one.end <= next.start).then(|| vec![(one, next_words), (next, one_words)])
}

/// Has the item at that place be this.
pub(super) fn replace(
    text: &str,
    place: &ItemPlace<'_>,
    (item, manner): (&Value, Manner),
) -> Option<Splice> {
    let (items, style) = items(text, place)?;
    let old = items.get(place.at)?;
    let chinese = items_are_chinese(items, place.above);
    let start = old.origin.span().start;
    let from = match style {
        Style::Flow => start,
        Style::Block => dash(text, old)? + 1,
    };
    if let (Kind::Scalar(_), Some(new)) = (&old.kind, text_of(item, chinese)) {
        return in_text(text, (from, old), new, manner);
    }
    let span = start..end(text, old)?;
    let is_plain = !has_comment(text.get(span.clone())?) && block_behind(text, from).is_none();
    let written = match style {
        Style::Flow => inline(item, chinese, manner),
        Style::Block => {
            let indent = indentation(text, dash(text, old)?)?;
            let is_mapping = matches!(old.kind, Kind::Mapping(_));
            // What was written in one line stays so.
            if is_mapping && super::places::style(text, old)? == Style::Flow {
                inline(item, chinese, manner)
            } else {
                bare_item(item, indent, chinese, manner)
            }
        }
    };
    is_plain.then_some((span, written))
}
