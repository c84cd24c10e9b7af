//! An item behind the last one of a list, however the list is written, or where there is none yet.

use std::ops::Range;

use crate::notice::keys::Key;
use crate::notice::{Kind, Node};

use super::edit::{Field, Splice, Value, is_chinese, items_are_chinese, named, spelled};
use super::places::{
    Style, begin, behind_colon, behind_comments, column, end, indentation, is_bare, is_own,
    line_end, line_start, nothing, style,
};
use super::scalar::{self, Manner, inline};
use super::set::set;

/// A new item of a list.
pub(super) struct New<'n> {
    /// What it is.
    pub(super) item: &'n Value,
    /// What stands behind its first line as a comment; may be empty.
    pub(super) remark: &'n str,
    /// How its texts are written.
    pub(super) manner: Manner,
}

impl New<'_> {
    /// The splices that add it to the list that a key of `above` has.
    pub(super) fn splices(
        &self,
        text: &str,
        above: &Node,
        key: &'static Key,
    ) -> Option<Vec<Splice>> {
        let chinese = is_chinese(above);
        let Some(entry) = named(above, key) else {
            let with_key = match style(text, above)? {
                Style::Block => self.with_key(text, above, spelled(key, chinese)),
                Style::Flow => {
                    let field = Field { key, value: Value::List(vec![self.item.clone()]) };
                    set(text, above, &field, self.manner)
                }
            };
            return with_key.map(|one| vec![one]);
        };
        let indent = column(text, entry.key.origin.span().start);
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
                is_own(text, entry).then_some(())?;
                let chinese = items_are_chinese(items, above);
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
        let item = scalar::item(self.item, indent, chinese, self.manner);
        let (first, rest) =
            item.split_once('\n').map_or((&*item, None), |(one, rest)| (one, Some(rest)));
        let remark =
            if self.remark.is_empty() { String::new() } else { format!("  # {}", self.remark) };
        let rest = rest.map(|rest| format!("\n{rest}")).unwrap_or_default();
        format!("\n{first}{remark}{rest}")
    }

    /// At the end of a mapping that is written in lines and has no such key.
    fn with_key(&self, text: &str, above: &Node, key: &str) -> Option<Splice> {
        let chinese = is_chinese(above);
        let indent = column(text, above.origin.span().start)?;
        let lines = format!("{}{key}:{}", " ".repeat(indent), self.lines(indent + 2, chinese));
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
        let item = inline(self.item, chinese, self.manner);
        let mut splices = vec![(at..at, format!(", {item}"))];
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
