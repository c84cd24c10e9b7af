//! What stands behind a key or a dash: a block, a quoted text, brackets, or a plain text.

use std::ops::Range;

use crate::diag::{FileProblem, Slip};
use crate::notice::mended::Edit;
use crate::notice::schema::places::{Content, Place};

use super::levels::Open;
use super::scan::{Line, Scan, line_at, line_body};

impl Scan<'_> {
    /// What stands in `span`, at the end of a line, below a key or a dash in the column `owner`.
    pub(super) fn value(&mut self, span: Range<usize>, place: Place, owner: usize, is_item: bool) {
        let content = &self.text[span.clone()];
        self.open = Open::Nothing;
        let mut characters = content.chars();
        let (first, second) = (characters.next(), characters.next());
        let is_sign = |c: char| {
            matches!(c, '!' | '%' | '@' | '`')
                || matches!(c, '-' | '?') && second.is_none_or(|c| c == ' ')
        };
        match first {
            None | Some('#') => self.open = Open::Child { place, owner },
            Some('"' | '\'') => self.quoted(span, owner),
            Some('[' | '{') => self.flow(span, place, owner),
            Some('|' | '>') if is_header(content) => self.skip_block(owner),
            Some('|' | '>') => self.sign(span),
            Some('&') => self.anchor(span, place, owner, is_item),
            Some('*') if self.anchors.contains(content[1..].trim_end()) => {}
            Some('*') => self.sign(span),
            Some(c) if is_sign(c) => self.sign(span),
            Some('【' | '［') if place.content == Content::Units => self.brackets(span),
            Some(_) => self.plain(span, place, owner, is_item),
        }
    }

    fn plain(&mut self, span: Range<usize>, place: Place, owner: usize, is_item: bool) {
        let content = &self.text[span.clone()];
        let comment = content.find(" #").or_else(|| content.find("\t#"));
        let end = span.start + comment.map_or(content, |at| &content[..at]).trim_end().len();
        if comment.is_none() {
            self.open = Open::Text { place, owner, end, is_item };
        }
        if is_item {
            self.bare_item(span.start..end, place);
        }
        self.scalar(span.start..end, place);
        if place.content == Content::Strict && comment.is_none() {
            self.trailing(end);
        }
        self.colons_in_text(span.start..end);
    }

    /// Spaces of another kind at the end of a line.
    fn trailing(&mut self, end: usize) {
        let spaces = line_body(self.text, end);
        if let Some(character) = spaces.chars().find(|c| !matches!(c, ' ' | '\t')) {
            let span = end..end + spaces.len();
            self.taken(Slip::OddSpace { character }, span.clone(), vec![Edit::new(span, "")]);
        }
    }

    /// Colons in a plain text that YAML takes for those of keys.
    pub(super) fn colons_in_text(&mut self, span: Range<usize>) {
        let content = &self.text[span.clone()];
        let is_key = |at: usize| {
            let rest = &content[at + 1..];
            rest.is_empty() || rest.starts_with([' ', '\t'])
        };
        let colons = content.match_indices(':').map(|(at, _)| at).filter(|at| is_key(*at));
        let edits: Vec<Edit> = colons
            .map(|at| {
                let space = content[at + 1..].len() - content[at + 1..].trim_start().len();
                Edit::new(span.start + at..span.start + at + 1 + space, "：")
            })
            .collect();
        if let Some(first) = edits.first().map(|edit| edit.span.start) {
            self.unsure(FileProblem::ColonInText, first..first + 1, edits);
        }
    }

    /// A text that begins with a sign: it needs quotation marks.
    pub(super) fn sign(&mut self, span: Range<usize>) {
        let content = &self.text[span.clone()];
        let Some(character) = content.chars().next() else { return };
        let place = span.start..span.start + character.len_utf8();
        self.unsure(FileProblem::SpecialStart { character }, place, quoting(content, span));
    }

    /// `&name`: a name for what stands behind it.
    fn anchor(&mut self, span: Range<usize>, place: Place, owner: usize, is_item: bool) {
        match self.behind_anchor(span.clone()) {
            start if start == span.start => self.sign(span),
            start => self.value(start..span.end, place, owner, is_item),
        }
    }

    /// Where what stands behind the `&name` at the beginning of `span` begins; its start, where there is none.
    pub(super) fn behind_anchor(&mut self, span: Range<usize>) -> usize {
        let content = &self.text[span.clone()];
        let Some(rest) = content.strip_prefix('&') else { return span.start };
        let name = rest.split([' ', '\t']).next().unwrap_or_default();
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_name) {
            return span.start;
        }
        self.anchors.insert(name);
        span.end - rest[name.len()..].trim_start().len()
    }

    /// A list in brackets of the input method.
    fn brackets(&mut self, span: Range<usize>) {
        let content = &self.text[span.clone()];
        if content.ends_with(['】', '］']) {
            let (start, end) = (span.start, span.end);
            let size = '【'.len_utf8();
            let edits = vec![Edit::new(start..start + size, "["), Edit::new(end - size..end, "]")];
            self.taken(Slip::Brackets, span, edits);
        }
    }

    /// Passes over a block: its lines are deeper than its key.
    fn skip_block(&mut self, owner: usize) {
        while let Some(line) = line_at(self.text, self.next) {
            let body = line_body(self.text, line.start);
            if line.spaces <= owner && line.spaces < body.len() {
                return;
            }
            self.next = (line.start + body.len() + 1).min(self.text.len());
        }
    }

    /// A quoted text, which may go on in the lines below.
    fn quoted(&mut self, span: Range<usize>, owner: usize) {
        let mark = self.text.as_bytes()[span.start];
        let (mut from, mut end) = (span.start + 1, span.end);
        loop {
            if let Some(close) = closing_mark(self.text, from..end, mark) {
                return self.behind_quote(span, close, end);
            }
            let start = line_body(self.text, end).len() + end + 1;
            let Some(line) = line_at(self.text, start) else {
                self.next = self.text.len();
                return;
            };
            if self.begins_entry(line, owner) {
                self.next = line.start;
                return self.unclosed_quote(span.start, char::from(mark));
            }
            (from, end) = (line.start, line.end);
        }
    }

    /// Whether the line begins with a key of what is open, as far out as `owner` or further.
    pub(super) fn begins_entry(&self, line: Line, owner: usize) -> bool {
        let content = &self.text[line.content..line.end];
        let behind_dash = content.strip_prefix('-').map_or(content, str::trim_start);
        let Some(at) = behind_dash.get(..).and_then(|rest| rest.find([':', '：'])) else {
            return false;
        };
        let name = behind_dash[..at].trim_end();
        line.spaces <= owner && self.levels.homes(name).any(|column| column <= owner)
    }

    fn unclosed_quote(&mut self, start: usize, mark: char) {
        let end = self.text[..self.next].trim_end().len();
        let edit = Edit::new(end..end, mark.to_string());
        self.unsure(FileProblem::UnclosedQuote { mark }, start..start + 1, vec![edit]);
    }

    /// What stands behind the mark that closes a quoted text.
    fn behind_quote(&mut self, span: Range<usize>, close: usize, end: usize) {
        self.next = (line_body(self.text, end).len() + end + 1).min(self.text.len());
        let rest = self.text[close + 1..end].trim_start();
        let whole = &self.text[span.clone()];
        let Some(mark) = whole.chars().next() else { return };
        let marks: Vec<usize> = whole.match_indices(mark).map(|(at, _)| span.start + at).collect();
        if rest.is_empty() || rest.starts_with('#') || end != span.end || marks.len() % 2 == 1 {
            return;
        }
        let is_framed = marks.len() > 2 && whole.ends_with(mark);
        let inner = if is_framed { &marks[1..marks.len() - 1] } else { &marks[..] };
        let edits = inner
            .iter()
            .enumerate()
            .map(|(n, at)| Edit::new(*at..*at + 1, if n % 2 == 0 { "“" } else { "”" }));
        let edits = edits.collect();
        let place = self.text[close + 1..end].len() - rest.len() + close + 1;
        self.unsure(FileProblem::TextAfterQuote, place..end, edits);
    }
}

/// Whether a `|` or `>` begins a block: nothing but signs of a block behind it, or a comment.
fn is_header(content: &str) -> bool {
    let rest =
        content[1..].trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    content.len() - rest.len() <= 3
        && (rest.is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'))
}

/// Where a quoted text closes within `span`.
pub(super) fn closing_mark(text: &str, span: Range<usize>, mark: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = span.start;
    while at < span.end {
        let next = bytes.get(at + 1).copied();
        match bytes[at] {
            b'\\' if mark == b'"' => at += 1,
            b'\'' if mark == b'\'' && next == Some(b'\'') => at += 1,
            byte if byte == mark => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// What puts a text in quotation marks.
pub(super) fn quoting(content: &str, span: Range<usize>) -> Vec<Edit> {
    let mark = if content.contains(['"', '\\']) { "'" } else { "\"" };
    let mut edits = vec![Edit::new(span.start..span.start, mark)];
    if mark == "'" {
        let inner = content.match_indices('\'').map(|(at, _)| span.start + at);
        edits.extend(inner.map(|at| Edit::new(at..at + 1, "''")));
    }
    edits.push(Edit::new(span.end..span.end, mark));
    edits
}
