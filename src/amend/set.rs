//! A key of a mapping says something else, is put there, or taken out.

use std::ops::Range;

use crate::notice::keys::{self, Key};
use crate::notice::{Entry, GUESS, Kind, Node, asking};

use super::edit::{Field, Splice, Value, entries, is_chinese, named, place_of, spelled};
use super::places::{
    Style, behind_colon, block_behind, column, end, entry_end, indentation, line_end, line_start,
    next_line, nothing, style,
};
use super::scalar::{Manner, behind, in_place_of, inline};

/// Has a key of a mapping say this; behind the last of them where it is not there.
pub(super) fn set(text: &str, mapping: &Node, field: &Field, manner: Manner) -> Option<Splice> {
    let chinese = is_chinese(mapping);
    let style = style(text, mapping)?;
    let indent = match style {
        Style::Flow => None,
        Style::Block => Some(column(text, entries(mapping).first()?.key.origin.span().start)?),
    };
    let written = match indent {
        None => format!(" {}", inline(&field.value, chinese, manner)),
        Some(indent) => behind(&field.value, indent, chinese, manner),
    };
    if let Some(entry) = named(mapping, field.key) {
        return match (&entry.value.kind, text_of(&field.value, chinese)) {
            (Kind::Null, _) => Some((nothing(text, entry)?, written)),
            (Kind::Scalar(_), Some(new)) => own_text(text, entry, new, manner),
            (Kind::Scalar(_) | Kind::List(_) | Kind::Mapping(_), _) => {
                Some((whole(text, entry)?, written))
            }
        };
    }
    let line = format!("{}:{written}", spelled(field.key, chinese));
    let last = entry_end(text, entries(mapping).last()?)?;
    match indent {
        None => Some((last..last, format!(", {line}"))),
        Some(indent) => {
            let at = line_end(text, last);
            Some((at..at, format!("\n{}{line}", " ".repeat(indent))))
        }
    }
}

/// What is one text.
pub(super) fn text_of(value: &Value, in_chinese: bool) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Word { english, chinese } => Some(if in_chinese { chinese } else { english }),
        Value::List(_) | Value::Fields(_) => None,
    }
}

/// Another text in the place of that of a key, written as that one is.
fn own_text(text: &str, entry: &Entry, new: &str, manner: Manner) -> Option<Splice> {
    in_text(text, (behind_colon(text, entry)?, &entry.value), new, manner)
}

/// Another text in the place of one that stands behind the place `from`, the sign of a key or an item; nothing where it
/// stands elsewhere (an alias), or something before it.
pub(super) fn in_text(
    text: &str,
    (from, old): (usize, &Node),
    new: &str,
    manner: Manner,
) -> Option<Splice> {
    let Some(block) = block_behind(text, from) else {
        let span = old.origin.span();
        let is_own = text.get(from..span.start)?.trim().is_empty();
        let written = text.get(span.clone())?;
        return is_own.then_some((span.start..end(text, old)?, in_place_of(written, new, manner)));
    };
    let as_block = (manner == Manner::AsByHand).then(|| block.with(text, new)).flatten();
    as_block.or_else(|| {
        let is_plain = !block.has_comment(text);
        is_plain.then(|| (block.whole(), in_place_of("\"", new, manner)))
    })
}

/// All that stands behind the colon of a key, where it holds no comment and none of it stands elsewhere.
fn whole(text: &str, entry: &Entry) -> Option<Range<usize>> {
    let colon = behind_colon(text, entry)?;
    let start = entry.value.origin.span().start;
    let (end, before) = match block_behind(text, colon) {
        Some(block) => (block.whole().end, ""),
        None => (end(text, &entry.value)?, text.get(colon..start)?),
    };
    let old = text.get(colon..end)?;
    let is_own = before.trim().trim_matches('-').is_empty();
    (is_own && !has_comment(old)).then_some(colon..end)
}

/// Whether something in a text may be a comment.
pub(super) fn has_comment(text: &str) -> bool {
    text.match_indices('#').any(|(at, _)| text[..at].ends_with([' ', '\t', '\n']) || at == 0)
}

/// The comments between the items of a list, or the keys of a mapping, that is the value in `place`: somebody wrote them,
/// and they stay. Guesses among them are about what goes.
pub(super) fn comments<'t>(text: &'t str, place: &Range<usize>, value: &Node) -> Vec<&'t str> {
    if matches!(value.kind, Kind::Scalar(_) | Kind::Null) {
        return Vec::new();
    }
    let mut texts = Vec::new();
    scalars(value, &mut texts);
    let mut found: Vec<&str> = Vec::new();
    let mut at = place.start;
    while let Some(sign) =
        text.get(at..place.end).and_then(|rest| rest.find('#')).map(|sign| at + sign)
    {
        let is_text = texts.iter().any(|own| own.contains(&sign));
        let is_comment = !is_text && text[..sign].ends_with([' ', '\t', '\n']);
        at = sign + 1;
        if is_comment {
            at = line_end(text, sign);
            let own = text[sign..at].trim_end();
            match asking::said(own).starts_with(GUESS) {
                true => at = asking::end(text, sign..sign + own.len()),
                false => found.push(own),
            }
        }
    }
    found
}

fn scalars(node: &Node, texts: &mut Vec<Range<usize>>) {
    match &node.kind {
        Kind::Null => {}
        Kind::Scalar(_) => texts.push(node.origin.span()),
        Kind::List(items) => items.iter().for_each(|item| scalars(item, texts)),
        Kind::Mapping(entries) => entries.iter().for_each(|entry| {
            texts.push(entry.key.origin.span());
            scalars(&entry.value, texts);
        }),
    }
}

/// Takes a key of a mapping out, with what it says, and with the guesses above it: they are about nothing else.
pub(super) fn unset(text: &str, mapping: &Node, key: &Key) -> Option<Vec<Splice>> {
    let at = place_of(mapping, key)?;
    let entries = entries(mapping);
    let (entry, next) = (&entries[at], entries.get(at + 1));
    let (begin, end) = (entry.key.origin.span().start, entry_end(text, entry)?);
    let before = at.checked_sub(1).map(|before| entry_end(text, &entries[before]));
    match (style(text, mapping)?, before) {
        (Style::Flow, Some(before)) => {
            let gone = before?..end;
            let is_bare = comments(text, &gone, &entry.value).is_empty();
            is_bare.then(|| vec![(gone, String::new())])
        }
        (Style::Block, Some(before)) => {
            let indent = " ".repeat(indentation(text, begin)?);
            let gone = line_start(text, begin)..next_line(text, end);
            let kept = comments(text, &gone, &entry.value);
            let kept = kept.iter().map(|own| format!("{indent}{own}\n")).collect();
            Some([guesses(text, gone.start, before?), vec![(gone, kept)]].concat())
        }
        // The first one gives its place to the next.
        (_, None) if !comments(text, &(begin..end), &entry.value).is_empty() => None,
        (_, None) => {
            let next = next?.key.origin.span().start;
            let between = text[end..next].trim_matches([' ', '\n', ',']);
            let first = guesses_of_first(text, entry);
            between.is_empty().then(|| [first, vec![(begin..next, String::new())]].concat())
        }
    }
}

/// Takes out the guesses above what begins in that line.
pub(super) fn guesses(text: &str, below: usize, from: usize) -> Vec<Splice> {
    let all = asking::guesses_above(text, below, from).into_iter();
    all.map(|guess| (guess, String::new())).collect()
}

/// Those above the first key of a mapping that are about nothing but this key: above an item of a list they may be about
/// all of it.
fn guesses_of_first(text: &str, entry: &Entry) -> Vec<Splice> {
    let Kind::Scalar(key) = &entry.key.kind else { return Vec::new() };
    let known = keys::TABLES.iter().find_map(|table| table.find(key));
    let is_about = |words: &str| {
        let own = words.strip_prefix(GUESS).unwrap_or_default();
        own.split('；').all(|part| known.is_some_and(|key| part.starts_with(key.alias)))
    };
    let mut all = guesses(text, line_start(text, entry.key.origin.span().start), 0);
    all.retain(|(place, _)| {
        is_about(&text[place.clone()].lines().map(asking::said).collect::<String>())
    });
    all
}
