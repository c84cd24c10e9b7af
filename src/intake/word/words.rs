//! The words of a cell or paragraph as they are shown: with the automatic numbers of its lists, and
//! without what is struck through or hidden, which is kept apart.

use quick_xml::events::{BytesRef, BytesStart, BytesText};

use super::numbering::{Numbered, Numbering};
use crate::intake::package::attribute;
use crate::intake::xml::{push, push_reference};

/// The words of the cell or paragraph that is being read.
#[derive(Default)]
pub(super) struct Words {
    /// What is shown.
    pub(super) text: String,
    /// What is struck through or hidden.
    pub(super) unshown: String,
    /// Whether the current run is struck through or hidden.
    is_unshown: bool,
    /// The paragraphs around the current place: a text box stands in a paragraph.
    paragraphs: Vec<Paragraph>,
    /// How many there are.
    depth: usize,
    /// Whose properties are being passed over.
    pub(super) properties: Properties,
}

/// Paragraphs in each other whose numbers are told.
const DEPTH: usize = 64;

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    /// Where its text begins.
    start: usize,
    style: String,
    numbered: Numbered,
}

/// Whose properties an element says.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Properties {
    /// A paragraph's.
    Paragraph,
    /// A run's.
    Run,
    /// Something else's, or what they were before a change.
    #[default]
    Other,
}

impl Properties {
    /// Whose the element `name` says.
    pub(super) fn of(name: &[u8]) -> Properties {
        match name {
            b"pPr" => Properties::Paragraph,
            b"rPr" => Properties::Run,
            _ => Properties::Other,
        }
    }
}

impl Words {
    /// What is read now: of what is shown, or of what is not.
    fn current(&mut self) -> &mut String {
        if self.is_unshown { &mut self.unshown } else { &mut self.text }
    }

    pub(super) fn push(&mut self, text: &BytesText<'_>) {
        push(self.current(), text);
    }

    pub(super) fn push_reference(&mut self, reference: &BytesRef<'_>) {
        push_reference(self.current(), reference);
    }

    pub(super) fn push_char(&mut self, one: char) {
        self.current().push(one);
    }

    /// Begins a run: what it shows is told by its properties.
    pub(super) fn open_run(&mut self) {
        self.is_unshown = false;
    }

    pub(super) fn open_paragraph(&mut self) {
        self.depth += 1;
        if self.depth > DEPTH {
            return;
        }
        let start = self.text.len();
        self.paragraphs.push(Paragraph { start, ..Paragraph::default() });
    }

    /// Ends a paragraph, which gets its number. One without a text gets it only where rows are
    /// numbered: an empty line of a list is no answer.
    pub(super) fn close_paragraph(&mut self, numbering: &mut Numbering, numbers_rows: bool) {
        self.is_unshown = false;
        self.depth = self.depth.saturating_sub(1);
        if self.depth >= DEPTH {
            return;
        }
        let Some(one) = self.paragraphs.pop() else { return };
        let Some(label) = numbering.next(&one.style, one.numbered) else { return };
        let Some(text) = self.text.get(one.start..) else { return };
        let begins = text.trim_start().chars().next();
        if begins.is_some() || numbers_rows {
            // `1.` and 5000人 are not 1.5000人.
            let ends = label.ends_with(|last: char| last.is_ascii_alphanumeric() || last == '.');
            let apart = ends && begins.is_some_and(|first| first.is_ascii_alphanumeric());
            self.text.insert_str(one.start, &if apart { label + " " } else { label });
        }
    }

    /// Takes a property of the current paragraph or run.
    pub(super) fn property(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        let value = || attribute(tag, b"val").unwrap_or_default();
        match (self.properties, name) {
            (_, b"pPrChange" | b"rPrChange") => self.properties = Properties::Other,
            (Properties::Run, b"strike" | b"dstrike" | b"vanish") => {
                self.is_unshown |= !matches!(value().as_str(), "0" | "false" | "off");
            }
            (Properties::Paragraph, b"pStyle" | b"numId" | b"ilvl") => {
                let Some(paragraph) = self.paragraphs.last_mut() else { return };
                match name {
                    b"pStyle" => paragraph.style = value(),
                    b"numId" => paragraph.numbered.instance = value().trim().parse().ok(),
                    _ => paragraph.numbered.level = value().trim().parse().ok(),
                }
            }
            _ => {}
        }
    }

    /// Takes the words read up to now, and leaves none.
    pub(super) fn take(&mut self) -> Words {
        let (text, unshown) = (std::mem::take(&mut self.text), std::mem::take(&mut self.unshown));
        Words { text, unshown, ..Words::default() }
    }

    /// Puts back words that were taken, before those that are there.
    pub(super) fn put_back(&mut self, before: Words, behind: &str) {
        self.text = before.text + behind;
        self.unshown = before.unshown;
    }
}
