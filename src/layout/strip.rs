//! A strip: a band across the type area that no page break divides.
//!
//! It holds its items with x from the sheet's left edge and y from its own top. Which page it
//! comes to is decided later (`flow`), by its height and whether it keeps to the next one.

use std::rc::Rc;

use crate::document::Headline;
use crate::length::Length;

use super::page::{Bookmark, Item};

/// A band across the type area.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    pub(super) height: Length,
    pub(super) items: Vec<Item>,
    /// Stands on the page of the strip after it.
    pub(super) keep: bool,
    /// A line of body text.
    pub(super) body: bool,
    /// The last line of 署名 and 成文日期.
    pub(super) signed: bool,
    /// The block of text that begins with it.
    pub(super) begins: Option<usize>,
    /// Begins a page.
    pub(super) new_page: bool,
    /// The table head that comes again before it where it begins a page.
    pub(super) head: Option<Rc<Strip>>,
    /// What is drawn with it where it begins a page: the cells that go on from the page before.
    pub(super) again: Vec<Item>,
    /// What is drawn with it where it ends a page: the rule that closes the table there.
    pub(super) tail: Vec<Item>,
}

impl Strip {
    /// The same without anything on it.
    pub(super) fn outline(&self) -> Strip {
        Strip { height: self.height, keep: self.keep, new_page: self.new_page, ..Strip::default() }
    }
}

/// Lets `headline` lead to the first of `strips` that shows something.
pub(super) fn bookmark(strips: &mut [Strip], headline: Headline) {
    if let Some(strip) = strips.iter_mut().find(|strip| !strip.items.is_empty()) {
        strip.items.insert(0, Item::Bookmark(Bookmark { headline, y: Length::ZERO }));
    }
}
