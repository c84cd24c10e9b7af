//! Edits of a text at their places, and notes that know their lines in what comes out.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Change, Onward, OnwardNote};

/// What is to be changed, by where it begins; a text that is used twice by an alias is changed once.
#[derive(Default)]
pub(super) struct Edits {
    edits: BTreeMap<usize, (Range<usize>, String)>,
    notes: BTreeMap<usize, Change>,
}

impl Edits {
    /// Writes `text` in the place of the bytes `range`.
    pub(super) fn replace(&mut self, range: Range<usize>, text: String, change: Change) {
        self.notes.insert(range.start, change);
        self.edits.insert(range.start, (range, text));
    }

    /// The same, where nobody needs to be told.
    pub(super) fn replace_quietly(&mut self, range: Range<usize>, text: String) {
        self.edits.insert(range.start, (range, text));
    }

    /// Says something of the place `at`.
    pub(super) fn note(&mut self, at: usize, change: Change) {
        self.notes.entry(at).or_insert(change);
    }

    /// The text with all edits.
    pub(super) fn apply(self, text: &str) -> Onward {
        let (mut new, mut done, mut notes) = (String::with_capacity(text.len()), 0, Vec::new());
        let (mut lines, mut old_lines) = (Lines::default(), Lines::default());
        let mut edits = self.edits.into_values().peekable();
        for (at, change) in self.notes {
            while let Some((range, written)) = edits.next_if(|(range, _)| range.start < at) {
                copy(&mut new, text, &mut done, (range, &written));
            }
            // What lies in a part that is cut away is nowhere in the new text.
            if at >= done {
                new.push_str(&text[done..at]);
                done = at;
                notes.push(OnwardNote {
                    line: lines.at_end(&new),
                    at: new.len(),
                    was: old_lines.at_end(&text[..at]),
                    change,
                });
            }
        }
        edits.for_each(|(range, written)| copy(&mut new, text, &mut done, (range, &written)));
        new.push_str(&text[done..]);
        Onward { text: new, notes }
    }
}

fn copy(new: &mut String, text: &str, done: &mut usize, (range, written): (Range<usize>, &str)) {
    if range.start < *done {
        return;
    }
    new.push_str(&text[*done..range.start]);
    new.push_str(written);
    *done = range.end;
}

/// Counts lines of a text that grows.
#[derive(Default)]
struct Lines {
    seen: usize,
    ends: usize,
}

impl Lines {
    fn at_end(&mut self, text: &str) -> usize {
        self.ends += text[self.seen..].matches('\n').count();
        self.seen = text.len();
        self.ends + 1
    }
}
