//! Where a node of a tree stands in its text: its lines, its indentation, its end.

use std::ops::Range;

use crate::notice::{Entry, Kind, Node};

/// Where the line of that place begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where it ends, before its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// Where the next line begins; the end of the text where there is none.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    (line_end(text, at) + 1).min(text.len())
}

/// How far a place is indented, where blanks alone stand before it in its line, or the dashes of lists.
pub(super) fn column(text: &str, at: usize) -> Option<usize> {
    let before = &text[line_start(text, at)..at];
    before.chars().all(|one| matches!(one, ' ' | '-')).then_some(before.len())
}

/// The same where blanks alone stand before it.
pub(super) fn indentation(text: &str, at: usize) -> Option<usize> {
    let before = &text[line_start(text, at)..at];
    before.chars().all(|one| one == ' ').then_some(before.len())
}

/// How a list or a mapping is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A line or more an item.
    Block,
    /// In brackets.
    Flow,
}

/// How `node` is written; nothing where that is odd.
pub(super) fn style(text: &str, node: &Node) -> Option<Style> {
    let first = text.get(node.origin.span().start..)?.chars().next()?;
    match (&node.kind, first) {
        (Kind::List(_), '[') | (Kind::Mapping(_), '{') => Some(Style::Flow),
        (Kind::List(_), _) => begin(text, node).map(|_| Style::Block),
        (Kind::Mapping(entries), _) if !entries.is_empty() => Some(Style::Block),
        (Kind::Mapping(_) | Kind::Null | Kind::Scalar(_), _) => None,
    }
}

/// Where a list begins: its bracket, or the dash of its first item.
pub(super) fn begin(text: &str, list: &Node) -> Option<usize> {
    let start = list.origin.span().start;
    if text[start..].starts_with('[') {
        return Some(start);
    }
    let Kind::List(items) = &list.kind else { return None };
    dash(text, items.first()?)
}

/// The dash of an item of a list that is written in lines.
pub(super) fn dash(text: &str, item: &Node) -> Option<usize> {
    let before = text[..item.origin.span().start].trim_end();
    let dash = before.strip_suffix('-')?.len();
    indentation(text, dash).map(|_| dash)
}

/// Whether the items of a list stand in it, one behind another, and it behind its own key: none of it is an alias.
pub(super) fn is_own(text: &str, entry: &Entry) -> bool {
    let Kind::List(items) = &entry.value.kind else { return false };
    let (Some(colon), Some(begin)) = (behind_colon(text, entry), begin(text, &entry.value)) else {
        return false;
    };
    let starts = items.iter().map(|item| item.origin.span().start);
    text.get(colon..begin).is_some_and(is_bare)
        && starts.clone().all(|start| start >= begin)
        && starts.is_sorted_by(|one, next| one < next)
}

/// Where `node` ends, its bracket included; nothing where that is not sure.
pub(super) fn end(text: &str, node: &Node) -> Option<usize> {
    let span = node.origin.span();
    let last = match &node.kind {
        Kind::Null => return None,
        Kind::Scalar(_) => return Some(text[..span.end].trim_end().len().max(span.start)),
        Kind::List(items) => match items.last() {
            Some(item) => end(text, item)?,
            None => span.start + 1,
        },
        Kind::Mapping(entries) => match entries.last() {
            Some(entry) => entry_end(text, entry)?,
            None => span.start + 1,
        },
    };
    let closing = if matches!(node.kind, Kind::List(_)) { ']' } else { '}' };
    match style(text, node)? {
        Style::Block => Some(last),
        Style::Flow => {
            let rest = text[last..].trim_start_matches([' ', '\t', '\n', ',']);
            rest.starts_with(closing).then(|| text.len() - rest.len() + 1)
        }
    }
}

/// Where a key with its value ends.
pub(super) fn entry_end(text: &str, entry: &Entry) -> Option<usize> {
    let colon = behind_colon(text, entry)?;
    if let Some(block) = block_behind(text, colon) {
        return Some(block.whole().end);
    }
    let rest = text[colon..].trim_start_matches(' ');
    if rest.starts_with('*') {
        // What an alias stands for was written elsewhere.
        let at = text.len() - rest.len();
        let ends = |one: char| one.is_whitespace() || matches!(one, ',' | ']' | '}');
        return Some(rest.find(ends).map_or(text.len(), |length| at + length));
    }
    match &entry.value.kind {
        Kind::Null => Some(nothing(text, entry)?.end),
        Kind::Scalar(_) | Kind::List(_) | Kind::Mapping(_) => {
            end(text, &entry.value).filter(|_| entry.value.origin.span().start >= colon)
        }
    }
}

/// What is written where a key has no value: nothing, `~` or `null`.
pub(super) fn nothing(text: &str, entry: &Entry) -> Option<Range<usize>> {
    let colon = behind_colon(text, entry)?;
    let rest = text[colon..].trim_start_matches([' ', '\t']);
    let at = text.len() - rest.len();
    let word = ["~", "null", "Null", "NULL"].into_iter().find(|word| {
        let behind = rest.strip_prefix(word).and_then(|rest| rest.chars().next());
        rest.starts_with(word)
            && behind.is_none_or(|one| one.is_whitespace() || ",]}".contains(one))
    });
    match word {
        Some(word) => Some(colon..at + word.len()),
        None if rest.is_empty() || rest.starts_with(['\n', '#', ',', '}', ']']) => {
            Some(colon..colon)
        }
        // An anchor, an alias or a tag.
        None => None,
    }
}

/// The place behind the colon of a key.
pub(super) fn behind_colon(text: &str, entry: &Entry) -> Option<usize> {
    let key = entry.key.origin.span().end;
    let rest = text[key..].trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix([':', '：'])?;
    Some(text.len() - rest.len())
}

/// Whether nothing but blanks, line ends and comments stands there.
pub(super) fn is_bare(between: &str) -> bool {
    let mut lines = between.split('\n').map(str::trim);
    lines.all(|line| line.is_empty() || line.starts_with('#'))
}

/// The end of the comments right behind the line that ends at `at`, which belong to what is indented so far.
pub(super) fn behind_comments(text: &str, mut at: usize, column: usize) -> usize {
    while at < text.len() {
        let line = &text[at + 1..line_end(text, at + 1)];
        let own = line.trim_start_matches(' ');
        let indent = line.len() - own.len();
        if !own.starts_with('#') || indent < column.max(1) {
            break;
        }
        at += 1 + line.len();
    }
    at
}

/// A text that is written in lines below its sign.
pub(super) struct BlockText {
    /// Its sign, to the end of its line.
    sign: Range<usize>,
    /// Its lines.
    lines: Range<usize>,
    /// How far they are indented.
    indent: usize,
}

/// The text in lines whose sign (`|`, `>`) is the first thing behind a place; nothing where none is, or it is empty.
pub(super) fn block_behind(text: &str, from: usize) -> Option<BlockText> {
    let rest = text.get(from..)?.trim_start_matches(' ');
    rest.starts_with(['|', '>']).then(|| block_text(text, text.len() - rest.len()))?
}

fn block_text(text: &str, sign: usize) -> Option<BlockText> {
    let begin = line_end(text, sign);
    let (mut end, mut at, mut indent) = (begin, begin, None);
    while at < text.len() {
        let line = &text[at + 1..line_end(text, at + 1)];
        let own = line.len() - line.trim_start_matches(' ').len();
        if !line.trim().is_empty() {
            if own < *indent.get_or_insert(own) || own == 0 {
                break;
            }
            end = at + 1 + line.len();
        }
        at += 1 + line.len();
    }
    let lines = begin + 1..end;
    (end > begin).then_some(BlockText { sign: sign..begin, lines, indent: indent? })
}

impl BlockText {
    /// From its sign to the end of its last line.
    pub(super) const fn whole(&self) -> Range<usize> {
        self.sign.start..self.lines.end
    }

    /// Whether a comment stands behind its sign.
    pub(super) fn has_comment(&self, text: &str) -> bool {
        text[self.sign.clone()].contains('#')
    }

    /// Another text in its place, below the same sign; nothing where that cannot hold it.
    pub(super) fn with(&self, text: &str, new: &str) -> Option<(Range<usize>, String)> {
        let sign = &text[self.sign.clone()];
        let is_counted = sign.split('#').next()?.contains(|one: char| one.is_ascii_digit());
        let is_odd = |line: &str| line.starts_with([' ', '\t']) || line.ends_with([' ', '\t']);
        let is_odd = new.split('\n').any(is_odd) || new.trim().len() != new.len();
        if is_counted || is_odd || new.is_empty() {
            return None;
        }
        // A line end of a folded text is two.
        let new = if sign.starts_with('>') { new.replace('\n', "\n\n") } else { new.to_owned() };
        let line = |line: &str| match line.is_empty() {
            true => String::new(),
            false => format!("{}{line}", " ".repeat(self.indent)),
        };
        let lines: Vec<String> = new.split('\n').map(line).collect();
        Some((self.lines.clone(), lines.join("\n")))
    }
}

/// The beginning of the comments right above the line that begins at `start`, indented as it is.
pub(super) fn above_comments(text: &str, mut start: usize, indent: usize) -> usize {
    while start > 0 {
        let before = line_start(text, start - 1);
        let line = &text[before..start - 1];
        let own = line.trim_start_matches(' ');
        if !own.starts_with('#') || line.len() - own.len() != indent {
            break;
        }
        start = before;
    }
    start
}
