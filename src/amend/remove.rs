//! An item of a list is taken out, and its list with the last one. The guesses above it are about nothing else, and go
//! with it; what an office wrote there stays.

use std::ops::Range;

use crate::notice::{Entry, Kind, Node};

use super::edit::Splice;
use super::places::{
    Style, begin, behind_colon, dash, end, indentation, is_bare, is_own, line_end, line_start,
    next_line, style,
};
use super::set::{comments, guesses};

/// The item at that place of the list that a key has.
pub(super) fn remove(text: &str, entry: &Entry, place: usize) -> Option<Vec<Splice>> {
    let list = &entry.value;
    let Kind::List(items) = &list.kind else { return None };
    let item = items.get(place)?;
    is_own(text, entry).then_some(())?;
    let (begin, ends) = (item.origin.span().start, end(text, item)?);
    if items.len() == 1 {
        return remove_key(text, entry);
    }
    let is_block = style(text, list)? == Style::Block;
    let above = if is_block { guesses_of(text, items, place)? } else { Vec::new() };
    let splice = match (style(text, list)?, place.checked_sub(1).map(|before| &items[before])) {
        (Style::Block, _) => lines_of(text, item)?,
        (Style::Flow, Some(before)) => {
            let gone = end(text, before)?..ends;
            // A comment between them would go with it.
            comments(text, &gone, list).is_empty().then_some(gone)?
        }
        (Style::Flow, None) => {
            let next = items.get(1)?.origin.span().start;
            let between = text[ends..next].trim_matches([' ', '\n', ',']);
            between.is_empty().then_some(begin..next)?
        }
    };
    Some([above, vec![(splice, String::new())]].concat())
}

/// The guesses above an item of a list that is written in lines, below the item before it.
fn guesses_of(text: &str, items: &[Node], place: usize) -> Option<Vec<Splice>> {
    let below = line_start(text, dash(text, items.get(place)?)?);
    let from = match place.checked_sub(1) {
        Some(before) => end(text, items.get(before)?)?,
        None => 0,
    };
    Some(guesses(text, below, from))
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
    let mut gone = guesses(text, start, 0);
    match style(text, list)? {
        Style::Flow => gone.push((start..rest_of(end(text, list)?), String::new())),
        Style::Block => {
            gone.push((start..rest_of(colon), String::new()));
            let lines = lines_of(text, items.first()?)?;
            gone.extend(guesses(text, lines.start, colon));
            gone.push((lines, String::new()));
        }
    }
    Some(gone)
}

/// A comment, from its sign to its end: its lines where nothing else stands in them, else what stands behind a value.
pub(super) fn comment(text: &str, comment: &Range<usize>) -> Option<Splice> {
    let words = text.get(comment.clone()).filter(|words| !words.is_empty())?;
    let rest = text.get(comment.end..line_end(text, comment.end))?;
    let is_comment = words.lines().all(|line| line.trim_start().starts_with('#'));
    (is_comment && rest.trim().is_empty()).then_some(())?;
    let start = line_start(text, comment.start);
    let before = &text[start..comment.start];
    let gone = match before.trim_end().len() {
        0 => start..next_line(text, comment.end),
        written => start + written..line_end(text, comment.end),
    };
    Some((gone, String::new()))
}
