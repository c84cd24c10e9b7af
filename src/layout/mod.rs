//! Layout: a document becomes pages with every glyph at its point.
//!
//! The steps, in working order: [`fonts`] (which glyph draws a character), `collect` (text ->
//! atoms with widths), `line` (atoms -> lines), `endings` and `spacing` (where lines end
//! well, and the white that makes them, for all writers alike), `justify` (a line -> its white), `set` (lines -> items), `strip`
//! (a band that no page break divides), `table` and `blocks` (blocks -> strips), `head` (版头),
//! `flow` (strips -> pages), `tighten` (a signature that found no room), `foot` (colophon and page
//! numbers), [`page`] (what comes out). All measures come from the [`Style`].

mod blocks;
mod collect;
mod endings;
mod flow;
pub mod fonts;
mod foot;
mod head;
mod justify;
mod line;
pub mod page;
mod set;
mod spacing;
mod strip;
mod table;
mod tighten;

use crate::diag::Diagnostics;
use crate::document::{ColophonPage, Document, Style};

use collect::Collector;
pub use flow::TakenAlong;
use flow::{Flowed, Part};
use fonts::FontSet;
use page::Page;

/// A document on its pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The pages.
    pub pages: Vec<Page>,
    /// What somebody should look at.
    pub warnings: Diagnostics,
    /// Where the colophon came to stand.
    pub colophon: ColophonPage,
    /// Whether page 1 shows body text (7.3.2), or there is none.
    pub shows_body: bool,
    /// The text that went to the next page with its signature.
    pub taken_along: Option<TakenAlong>,
}

/// Sets `document` after `style` with `fonts`, and changes in it what only its pages can tell:
/// its texts get the white by which their lines end well, cells the ends of their lines, 主送机关 moves to the colophon where
/// page 1 would show no body text (7.3.2), lines are set closer where the signature would find no
/// room under its text (7.3.5.5), and the colophon learns its page. A writer that lays out no
/// pages then writes the same.
///
/// # Errors
/// As [`pages`].
pub fn settle(
    document: &mut Document,
    style: &Style,
    fonts: &FontSet,
) -> Result<Laid, Diagnostics> {
    spacing::space(document, style, fonts);
    let mut laid = pages(document, style, fonts)?;
    if !laid.shows_body && document.move_recipients() {
        spacing::space(document, style, fonts);
        laid = pages(document, style, fonts)?;
    }
    let laid = tighten::tighten(document, style, fonts, laid)?;
    document.set_colophon_page(laid.colophon);
    Ok(laid)
}

/// Sets `document` after `style` with `fonts`.
///
/// # Errors
/// Every character of ours that no font has, and what no page holds, each with its place.
pub fn pages(document: &Document, style: &Style, fonts: &FontSet) -> Result<Laid, Diagnostics> {
    let mut collector = Collector::new(style, fonts);
    let mut parts = Vec::new();
    for section in document.sections(style) {
        let (style, sideways) = (section.style(style), section.sideways);
        let strips = blocks::strips(document, &section, &style, &mut collector);
        parts.push(Part { strips, style, sideways });
    }
    let colophon = document.colophon().map(|one| foot::colophon(one, style, &mut collector));
    let Flowed { mut pages, colophon, first_body, taken_along } =
        flow::pages(&parts, colophon.as_ref(), style);
    if let Some(first) = pages.first_mut() {
        first.items.extend(head::foot_rule(style));
    }
    let numbered = match colophon {
        ColophonPage::WithText | ColophonPage::NextEven => pages.len(),
        ColophonPage::AfterBlank => pages.len().saturating_sub(2),
    };
    for (number, page) in (1..=numbered).zip(&mut pages) {
        if number < style.page_number.first {
            continue;
        }
        page.items.extend(foot::page_number(number, style, &mut collector));
    }
    let findings = collector.into_findings();
    if findings.has_errors() {
        return Err(findings);
    }
    let shows_body = first_body.is_none_or(|page| page == 1);
    Ok(Laid { pages, warnings: findings, colophon, shows_body, taken_along })
}
