//! Where a figure or a text is from: an anchor in the list at the end of the page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::origin::BookOrigin;
use crate::report::Told;

use super::Readers;
use super::view::visible;

/// An entry of the list.
#[derive(Serialize)]
pub(super) struct Source {
    file: String,
    place: String,
}

/// A text of the page, and its place in the list of sources, from 1.
#[derive(Serialize)]
pub(super) struct Sourced {
    pub(super) text: String,
    pub(super) source: Option<usize>,
}

impl Sourced {
    /// A text that nobody wrote into a cell.
    pub(super) const fn nowhere(text: String) -> Sourced {
        Sourced { text, source: None }
    }
}

/// The places that are met, each once, in the order of the page.
pub(super) struct Sources {
    readers: Readers,
    /// Characters of a text that are shown; the workbook has all.
    longest: usize,
    known: BTreeMap<BookOrigin, usize>,
    list: Vec<Source>,
}

impl Sources {
    pub(super) const fn new(readers: Readers, longest: usize) -> Sources {
        Sources { readers, longest, known: BTreeMap::new(), list: Vec::new() }
    }

    pub(super) fn is_public(&self) -> bool {
        self.readers == Readers::Public
    }

    /// The place of `origin` in the list; none on a page for everybody.
    pub(super) fn of(&mut self, origin: &BookOrigin) -> Option<usize> {
        if self.is_public() {
            return None;
        }
        if let Some(known) = self.known.get(origin) {
            return Some(*known);
        }
        let sheet = origin.sheet_name().map(visible);
        let cell = origin.cell_ref().map(|cell| cell.to_string());
        let place = sheet.into_iter().chain(cell).collect::<Vec<_>>().join(" ");
        self.list.push(Source { file: visible(origin.file_name()), place });
        self.known.insert(origin.clone(), self.list.len());
        Some(self.list.len())
    }

    /// What was told, with its place; of what is held no more than that.
    pub(super) fn told(&mut self, told: &Told) -> Sourced {
        let text = if told.held { "（待核）".to_owned() } else { self.shown(&told.text) };
        Sourced { text, source: self.of(&told.origin) }
    }

    /// As much of a text as is shown.
    pub(super) fn shown(&self, text: &str) -> String {
        let Some((end, _)) = text.char_indices().nth(self.longest) else { return visible(text) };
        let rest = text[end..].chars().count();
        format!("{}……（后面还有 {rest} 字，见汇总的工作簿）", visible(&text[..end]))
    }

    pub(super) fn into_list(self) -> Vec<Source> {
        self.list
    }
}
