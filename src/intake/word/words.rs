//! The words of a cell or paragraph as they are shown: with the automatic numbers of its lists, and
//! without what is struck through or hidden, which is kept apart.

use quick_xml::events::BytesStart;

use super::numbering::{Numbered, Numbering, parted_label};
use super::walk::Properties;
use crate::intake::package::attribute;

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

impl Words {
    /// What is read now: of what is shown, or of what is not.
    pub(super) fn current(&mut self) -> &mut String {
        if self.is_unshown { &mut self.unshown } else { &mut self.text }
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
        if !text.trim_start().is_empty() || numbers_rows {
            let label = parted_label(label, text);
            self.text.insert_str(one.start, &label);
        }
    }

    /// Takes a property of the current paragraph or run.
    pub(super) fn property(&mut self, of: Properties, name: &[u8], tag: &BytesStart<'_>) {
        let value = || attribute(tag, b"val").unwrap_or_default();
        match (of, name) {
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
