//! Layout: a document becomes pages with every glyph at its point.
//!
//! The steps, in working order: [`fonts`] (which glyph draws a character), `collect` (text ->
//! atoms with widths), `line` (atoms -> lines), `set` (lines -> items), `strip` (a
//! band that no page break divides), `table` and `blocks` (blocks -> strips), `head` (版头), `flow` (strips ->
//! pages), `foot` (colophon and page numbers), [`page`] (what comes out). All measures come from the [`Style`].

mod blocks;
mod collect;
mod flow;
pub mod fonts;
mod foot;
mod head;
mod line;
pub mod page;
mod set;
mod strip;
mod table;

use crate::diag::Diagnostics;
use crate::document::{Document, Style};

use collect::Collector;
use fonts::FontSet;
use page::Page;

/// A document on its pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The pages.
    pub pages: Vec<Page>,
    /// What somebody should look at.
    pub warnings: Diagnostics,
}

/// Sets `document` after `style` with `fonts`.
///
/// # Errors
/// Every character of ours that no font has, and what no page holds, each with its place.
pub fn pages(document: &Document, style: &Style, fonts: &FontSet) -> Result<Laid, Diagnostics> {
    let mut collector = Collector::new(style, fonts);
    let strips = blocks::strips(document, style, &mut collector);
    let colophon = document.colophon().map(|one| foot::colophon(one, style, &mut collector));
    let mut pages = flow::pages(&strips, colophon.as_ref(), style);
    if let Some(first) = pages.first_mut() {
        first.items.extend(head::foot_rule(style));
    }
    for (number, page) in (1..).zip(&mut pages) {
        if number < style.page_number.first {
            continue;
        }
        page.items.extend(foot::page_number(number, style, &mut collector));
    }
    let findings = collector.into_findings();
    if findings.has_errors() { Err(findings) } else { Ok(Laid { pages, warnings: findings }) }
}
