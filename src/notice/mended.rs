//! A text with its slips mended, and where each of its places stands in the text as it was written.
//!
//! ```text
//! written   年度：2024        mended   年度: 2024       the 2 of 2024, the 8th byte here, is the 9th there
//! ```

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::origin::{Origin, Source};

/// What stands in the place of a stretch of the text as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The stretch, in bytes.
    pub(super) span: Range<usize>,
    /// What stands there.
    pub(super) text: String,
}

impl Edit {
    /// `text` in the place of `span`.
    pub(super) fn new(span: Range<usize>, text: impl Into<String>) -> Edit {
        Edit { span, text: text.into() }
    }
}

/// A stretch as it was written, and as it is mended.
struct Change {
    written: Range<usize>,
    mended: Range<usize>,
}

/// The mended text of a source.
pub(super) struct Mended<'s> {
    source: &'s Arc<Source>,
    text: Cow<'s, str>,
    changes: Vec<Change>,
}

impl<'s> Mended<'s> {
    /// The text as it was written.
    pub(super) fn as_written(source: &'s Arc<Source>) -> Mended<'s> {
        Mended { source, text: Cow::Borrowed(source.text()), changes: Vec::new() }
    }

    /// The text with `edits`, which are in order; one that begins inside another is left out.
    pub(super) fn new<'e>(
        source: &'s Arc<Source>,
        edits: impl Iterator<Item = &'e Edit>,
    ) -> Mended<'s> {
        let (mut text, mut changes, mut done) = (String::new(), Vec::new(), 0);
        for edit in edits {
            if edit.span.start < done {
                continue;
            }
            text += &source.text()[done..edit.span.start];
            let start = text.len();
            text += &edit.text;
            done = edit.span.end;
            changes.push(Change { written: edit.span.clone(), mended: start..text.len() });
        }
        if changes.is_empty() {
            return Mended::as_written(source);
        }
        text += &source.text()[done..];
        Mended { source, text: Cow::Owned(text), changes }
    }

    /// The mended text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The source as it was written.
    pub(super) fn source(&self) -> &'s Arc<Source> {
        self.source
    }

    /// Where the bytes `span` of the mended text were written.
    pub(super) fn origin(&self, span: Range<usize>) -> Origin {
        let start = self.start(span.start);
        let end = if span.is_empty() { start } else { self.end(span.end).max(start) };
        Origin::new(self.source, start..end)
    }

    /// Where a stretch that begins at `at` begins as it was written.
    fn start(&self, at: usize) -> usize {
        let before = self.changes.partition_point(|change| change.mended.start <= at);
        let Some(change) = before.checked_sub(1).map(|last| &self.changes[last]) else { return at };
        if at < change.mended.end {
            return change.written.start;
        }
        at - change.mended.end + change.written.end
    }

    /// Where a stretch that ends at `at` ends as it was written.
    fn end(&self, at: usize) -> usize {
        let before = self.changes.partition_point(|change| change.mended.start < at);
        let Some(change) = before.checked_sub(1).map(|last| &self.changes[last]) else { return at };
        at.saturating_sub(change.mended.end) + change.written.end
    }

    /// The mended line of the place `at` of the text as it was written, shortened around that place.
    pub(super) fn line(&self, at: usize) -> String {
        let at = self.mended(at);
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        let (before, behind) = (&self.text[start..at], self.text[at..end].trim_end());
        let shown = |kept: &str, whole: &str| if kept.len() < whole.len() { "……" } else { "" };
        let most = BEFORE.max(BEFORE + BEHIND - behind.chars().take(BEHIND).count());
        let cut = before.char_indices().rev().take(most).last().map_or(before.len(), |(at, _)| at);
        let head = &before[cut..];
        let most = BEHIND.max(BEFORE + BEHIND - head.chars().count());
        let cut = behind.char_indices().nth(most).map_or(behind.len(), |(at, _)| at);
        let tail = &behind[..cut];
        format!("{}{head}{tail}{}", shown(head, before), shown(tail, behind))
    }

    /// Where the place `at` of the text as it was written is in the mended one.
    fn mended(&self, at: usize) -> usize {
        let before = self.changes.partition_point(|change| change.written.start <= at);
        let Some(change) = before.checked_sub(1).map(|last| &self.changes[last]) else { return at };
        if at < change.written.end {
            return change.mended.start;
        }
        at - change.written.end + change.mended.end
    }
}

/// Characters of a line that are shown before a place, and from it on, at least.
const BEFORE: usize = 24;
const BEHIND: usize = 36;

#[cfg(test)]
mod tests {
    use super::{Edit, Mended};
    use crate::origin::Source;

    #[test]
    fn places_are_those_of_the_text_as_written() {
        let source = Source::new("n.yaml", "年度：2024\n甲 乙\n");
        let edits = [Edit::new(6..9, ": "), Edit::new(17..18, "")];
        let mended = Mended::new(&source, edits.iter());
        assert_eq!(mended.text(), "年度: 2024\n甲乙\n");
        let written = |text: &str| {
            let at = mended.text().find(text).unwrap();
            mended.origin(at..at + text.len()).text().to_owned()
        };
        assert_eq!(
            ["年度", "2024", "甲", "乙", "甲乙"].map(written),
            ["年度", "2024", "甲", "乙", "甲 乙"]
        );
        assert_eq!(mended.line(6), "年度: 2024");
    }

    #[test]
    fn a_long_line_is_shown_around_its_place() {
        let text = format!("{}：{}", "甲".repeat(100), "乙".repeat(100));
        let source = Source::new("n.yaml", text);
        let mended = Mended::new(&source, [Edit::new(300..303, ":")].iter());
        assert_eq!(mended.line(300), format!("……{}:{}……", "甲".repeat(24), "乙".repeat(35)));
    }
}
