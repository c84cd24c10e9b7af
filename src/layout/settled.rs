//! A document on its pages: what alone can be written.

use crate::diag::Diagnostics;
use crate::document::{Document, Style};

use super::fonts::FontSet;
use super::page::Page;
use super::structure::Structure;

/// A document with all that only its pages can tell, and the pages. [`super::settle`] makes it and
/// nothing else does, so that no writer can be given a document whose lines nobody has ended:
///
/// ```compile_fail,E0308
/// fn unsettled(document: &hongtou::document::Document) {
///     let _ = hongtou::docx::write(document, hongtou::docx::Reader::Word);
/// }
/// ```
///
/// ```
/// fn settled(document: &hongtou::layout::Settled) {
///     let _ = hongtou::docx::write(document, hongtou::docx::Reader::Word);
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Settled<'f> {
    pub(super) document: Document,
    pub(super) style: Style,
    pub(super) fonts: &'f FontSet,
    pub(super) pages: Vec<Page>,
    pub(super) structure: Structure,
    pub(super) warnings: Diagnostics,
}

impl<'f> Settled<'f> {
    /// The document: its texts have the white by which their lines end well, cells the ends of
    /// their lines; it says which lines stand closer (7.3.5.5) and which page the colophon came
    /// to. For a writer whose reader lays out the pages.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The style it was set after.
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// The fonts that its glyphs are numbered in.
    pub fn fonts(&self) -> &'f FontSet {
        self.fonts
    }

    /// The pages, every glyph at its point. For a writer of pages.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The parts of the text that the pages show. For a writer whose readers are told.
    pub fn structure(&self) -> &Structure {
        &self.structure
    }

    /// The same for a writer of pages alone: the blocks of a large document are as much again.
    #[must_use]
    pub fn without_blocks(mut self) -> Settled<'f> {
        self.document.blocks = Vec::new();
        self
    }

    /// What somebody should look at.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// The same with something on its pages moved or drawn otherwise. The measures of the tests
    /// must see it.
    #[must_use]
    pub fn redrawn(mut self, change: impl FnOnce(&mut [Page])) -> Settled<'f> {
        change(&mut self.pages);
        self
    }
}
