//! What stands in brackets and braces, over as many lines as it takes.

use std::ops::Range;

use crate::diag::{FileProblem, Slip};
use crate::notice::keys::Key;
use crate::notice::mended::Edit;
use crate::notice::schema::places::{Place, Tables};
use crate::notice::syntax::DEPTH;

use super::levels::{Open, behind};
use super::scan::{Scan, line_at, line_body};
use super::value::quoting;

/// Brackets or braces that are open.
struct Frame {
    open: char,
    /// What may stand in them, item after item or key after key.
    place: Place,
    /// What comes next.
    next: Next,
    /// The keys that were read.
    given: Vec<&'static Key>,
    /// Whether one of their colons was a slip.
    is_loose: bool,
    /// The plain text that was read last.
    last: Option<Range<usize>>,
}

#[derive(Clone, Copy)]
enum Next {
    /// A key with its colon.
    Key,
    /// What stands behind a key, or an item.
    Value(Place),
    /// A comma or the end.
    Comma,
}

impl Frame {
    fn new(open: char, place: Place) -> Frame {
        let (given, is_loose, last) = (Vec::new(), false, None);
        let mut frame = Frame { open, place, next: Next::Key, given, is_loose, last };
        frame.begin();
        frame
    }

    /// What comes behind the bracket or a comma.
    fn begin(&mut self) {
        self.next = if self.open == '{' { Next::Key } else { Next::Value(self.place.item()) };
    }

    fn tables(&self) -> &Tables {
        &self.place.mapping
    }

    /// What may stand in brackets or braces that open now.
    fn inner(&self) -> Place {
        match self.next {
            Next::Value(place) => place,
            Next::Key | Next::Comma => crate::notice::schema::places::UNKNOWN,
        }
    }
}

impl Scan<'_> {
    /// Brackets or braces that open at the beginning of `span`.
    pub(super) fn flow(&mut self, span: Range<usize>, place: Place, owner: usize) {
        if is_text(&self.text[span.clone()]) {
            return self.sign(span);
        }
        self.open = Open::Nothing;
        let (mut frames, mut at): (Vec<Frame>, usize) = (Vec::new(), span.start);
        let mut line = at..at;
        loop {
            if at >= line.end {
                line = at..at + line_body(self.text, at).len();
            }
            let rest = &self.text[at..];
            let Some(c) = rest.chars().next() else {
                self.next = self.text.len();
                return;
            };
            match c {
                '\n' => match line_at(self.text, at + 1) {
                    Some(line) if self.begins_entry(line, owner) => {
                        self.next = line.start;
                        return self.unclosed(span.start, &frames);
                    }
                    _ => at += 1,
                },
                '#' if self.text[..at].ends_with([' ', '\t', '\n']) => {
                    at = line.end;
                }
                '[' | '{' => {
                    let inner = frames.last().map_or(place, Frame::inner);
                    frames.push(Frame::new(c, inner));
                    at += 1;
                    if frames.len() > DEPTH {
                        self.next = self.text.len();
                        return;
                    }
                }
                ']' | '}' => {
                    let closed = frames.pop();
                    at += 1;
                    let is_partner = closed.is_some_and(|frame| (frame.open == '[') == (c == ']'));
                    let Some(outer) = frames.last_mut().filter(|_| is_partner) else {
                        self.next = (at + line_body(self.text, at).len() + 1).min(self.text.len());
                        return;
                    };
                    outer.next = Next::Comma;
                }
                c if c.is_whitespace() => at += c.len_utf8(),
                _ => {
                    let Some(frame) = frames.last_mut() else { return };
                    at = self.piece(frame, at..line.end);
                }
            }
        }
    }

    /// A comma, a key, a quoted or a plain text; where the next begins.
    fn piece(&mut self, frame: &mut Frame, span: Range<usize>) -> usize {
        let at = span.start;
        let first = self.text.as_bytes()[at];
        match (first, frame.next) {
            (b',', _) => {
                frame.begin();
                at + 1
            }
            (b'"' | b'\'', _) if !matches!(frame.next, Next::Key) => {
                frame.next = Next::Comma;
                frame.last = None;
                quote_end(self.text, at)
            }
            (_, Next::Key) => self.key(frame, span),
            (_, Next::Value(place)) => self.plain_item(frame, span, place),
            (_, Next::Comma) => self.end_of_plain(span),
        }
    }

    /// A key in braces; where what stands behind it begins.
    fn key(&mut self, frame: &mut Frame, span: Range<usize>) -> usize {
        let piece = span.start..self.end_of_plain(span.clone());
        let Some(hit) = self.key_at(piece.clone(), frame.tables()) else {
            self.cut(frame, piece.clone());
            return if piece.is_empty() { span.start + 1 } else { piece.end };
        };
        let before = self.found.len();
        let after = self.colon(hit, span.end);
        frame.is_loose |= self.found.len() > before;
        frame.given.extend(hit.known.map(|(_, key)| key));
        frame.next = Next::Value(behind(hit.known));
        after
    }

    /// What a comma has cut off the text before it.
    fn cut(&mut self, frame: &mut Frame, piece: Range<usize>) {
        let written = self.text[piece.clone()].trim_end();
        let end = piece.start + written.len();
        let is_key = super::levels::find(frame.tables(), written).is_some();
        let is_number = written.bytes().all(|byte| byte.is_ascii_digit());
        let Some(last) =
            frame.last.clone().filter(|_| !is_key && !is_number && !written.contains(':'))
        else {
            return;
        };
        let whole = last.start..end;
        let is_slip = |edit: &Edit| edit.span.start >= whole.start;
        if self.text[whole.clone()].contains('\n')
            || self.found.iter().rev().take(3).any(|one| one.edits.iter().any(is_slip))
        {
            return;
        }
        let edits = quoting(&self.text[whole.clone()], whole.clone());
        self.unsure(FileProblem::TextCut, whole, edits);
        (frame.last, frame.next) = (None, Next::Comma);
    }

    /// A plain text in brackets or braces; where it ends.
    fn plain_item(&mut self, frame: &mut Frame, span: Range<usize>, place: Place) -> usize {
        let end = self.end_of_plain(span.clone());
        let comma = if frame.open == '{' { self.wide_comma(frame, span.start..end) } else { None };
        let end = comma.as_ref().map_or(end, |comma| comma.start);
        let written = self.text[span.start..end].trim_end();
        let text = span.start..span.start + written.len();
        frame.next = Next::Comma;
        let first = written.chars().next();
        let is_alias = first == Some('*') && self.anchors.contains(&written[1..]);
        if first.is_some_and(|c| matches!(c, '%' | '@' | '`' | '!' | '*' | '|' | '>')) && !is_alias
        {
            frame.last = None;
            self.sign(text);
        } else {
            frame.last = Some(text.clone());
            if frame.open == '[' {
                self.bare_item(text.clone(), place);
            }
            self.scalar(text, place);
        }
        let Some(comma) = comma else { return end.max(span.start + 1) };
        let after = comma.end;
        self.taken(Slip::Comma, comma.clone(), vec![Edit::new(comma, ", ")]);
        frame.begin();
        after
    }

    /// A full-width comma in `span` behind which a key stands that was not given yet.
    fn wide_comma(&self, frame: &Frame, span: Range<usize>) -> Option<Range<usize>> {
        let text = &self.text[span.clone()];
        let commas = text.match_indices(['，', '、', '；', ';']).take(MOST_COMMAS);
        commas.map(|(at, comma)| (span.start + at, comma.len())).find_map(|(at, size)| {
            let rest = self.text[at + size..span.end].trim_start();
            let after = span.end - rest.len();
            let hit = self.key_at(after..span.end, frame.tables())?;
            let (_, key) = hit.known?;
            let is_given = frame.given.iter().any(|given| std::ptr::eq(*given, key));
            let is_needed =
                frame.tables().iter().flatten().any(|table| table.required.contains(&key));
            let behind = &self.text[hit.colon..];
            let behind = &behind[..behind.floor_char_boundary(NEAR.min(behind.len()))];
            let line = behind.split('\n').next().unwrap_or_default();
            let is_given = is_given || line.contains(&format!("{}: ", hit.name));
            let sure = hit.is_proper || !is_given && (frame.is_loose || is_needed);
            sure.then_some(at..after)
        })
    }

    /// Where a plain text in brackets ends: at a sign of theirs, a comment, or the line's end. What was found
    /// for the text that `span` is a part of is not looked for again.
    fn end_of_plain(&mut self, span: Range<usize>) -> usize {
        if !(self.plain.start <= span.start && span.start < self.plain.end) {
            let written = &self.text[span.clone()];
            let end = written.find([',', '[', ']', '{', '}']).unwrap_or(written.len());
            let comment = written[..end].find(" #").unwrap_or(end);
            self.plain = span.start..span.start + comment;
        }
        self.plain.end
    }

    /// Brackets that are not closed where the next key begins.
    fn unclosed(&mut self, start: usize, frames: &[Frame]) {
        let Some(open) = self.text[start..].chars().next() else { return };
        let end = self.text[..self.next].trim_end().len();
        let close = |frame: &Frame| if frame.open == '[' { ']' } else { '}' };
        let closing: String = frames.iter().rev().map(close).collect();
        let edit = Edit::new(end..end, closing);
        self.unsure(FileProblem::UnclosedBracket { open }, start..start + 1, vec![edit]);
    }
}

/// So far on its line a key is looked for that is given once more, in bytes.
const NEAR: usize = 2_000;
/// So many commas of a text are looked at.
const MOST_COMMAS: usize = 100;

/// Behind the mark that closes the quoted text at `at`, or the end of all.
fn quote_end(text: &str, at: usize) -> usize {
    let mark = text.as_bytes()[at];
    super::value::closing_mark(text, at + 1..text.len(), mark).map_or(text.len(), |end| end + 1)
}

/// Whether a text begins with a word in brackets: they close on its line, and it goes on.
fn is_text(content: &str) -> bool {
    let mut depth = 0_usize;
    let close = content.char_indices().find(|(_, c)| {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let rest = close.map_or("", |(at, _)| content[at + 1..].trim());
    !(rest.is_empty() || rest.starts_with(['#', ',', ']', '}']))
}
