//! Layout: a document becomes pages with every glyph at its point.
//!
//! The steps, in working order: [`fonts`] (which glyph draws a character), `collect` (text ->
//! atoms with widths), `lacking` (the characters that fonts lack), `line` (atoms -> lines), `endings`
//! with `ends` and `spacing` (where lines end well, and the white that makes them, for all writers alike, after a
//! `setting`), `justify` (a line -> its white),
//! `set` (lines -> items), `strip` (a band that no page break divides), `table` and `blocks`
//! (blocks -> strips), `head` (版头), `flow` (strips -> pages), [`structure`] (which part of the text stands where), `tighten` (a signature that found
//! no room), `foot` (colophon and page numbers), [`page`] (what stands on one), `settled` (what
//! comes out). All measures come from the [`Style`].

mod blocks;
mod collect;
mod endings;
mod ends;
mod flow;
pub mod fonts;
mod foot;
mod head;
mod justify;
mod lacking;
mod line;
mod marking;
pub mod page;
mod set;
mod setting;
mod settled;
mod spacing;
mod strip;
pub mod structure;
mod table;
mod tighten;

use crate::diag::{Diagnostic, Diagnostics};
use crate::document::{Block, ColophonPage, Document, Style, TextEnd, title};

use collect::Collector;
use flow::{Flow, Flowed, TakenAlong};
use fonts::FontSet;
use page::Page;
pub use settled::Settled;
use structure::Structure;

/// Sets `document` after `style` with `fonts`: breaks the lines of its titles, gives its texts the
/// white by which their lines end well, divides a short last paragraph that would leave a page bare, sets lines
/// closer where the signature would find no room under its text (7.3.5.5), moves 主送机关 to the colophon where it
/// leaves no room for body text on page 1 (7.3.2), and puts all of it on pages.
///
/// # Errors
/// The characters of ours that no font has, and what no page holds, with their places.
pub fn settle<'f>(
    mut document: Document,
    style: &Style,
    fonts: &'f FontSet,
) -> Result<Settled<'f>, Diagnostics> {
    title::fit(&mut document, style);
    let behind = document.part_behind_text(style);
    let mut laid = settle_text(&mut document, style, fonts)?;
    if !behind.is_empty() {
        document.blocks.extend(behind);
        laid = Laid { ending: laid.ending, ..lay(&mut document, style, fonts)? };
    }
    document.set_colophon_page(laid.colophon);
    let Laid { pages, structure, mut warnings, ending, .. } = laid;
    warnings.extend(ending);
    Ok(Settled { document, style: *style, fonts, pages, structure, warnings })
}

/// The pages of `document`, and in it what they tell of its text.
fn settle_text(
    document: &mut Document,
    style: &Style,
    fonts: &FontSet,
) -> Result<Laid, Diagnostics> {
    let mut laid = lay(document, style, fonts)?;
    if laid.taken_along.as_ref().is_some_and(|taken| taken.left_bare) {
        document.end = TextEnd::Divided;
        laid = lay(document, style, fonts)?;
    }
    laid = tighten::tighten(document, style, fonts, laid)?;
    if laid.shows_body { Ok(laid) } else { show_body(document, style, fonts, laid) }
}

/// `laid`, or the pages of `document` whose first shows body text (7.3.2): a line that left it for the signature stays
/// without 附件说明, which goes there; a page that 主送机关 fills has it in the colophon.
fn show_body(
    document: &mut Document,
    style: &Style,
    fonts: &FontSet,
    laid: Laid,
) -> Result<Laid, Diagnostics> {
    let left_first = laid.taken_along.as_ref().is_some_and(|taken| taken.page == 1);
    let end = document.end;
    let is_list = |block: &Block| matches!(block, Block::AttachmentNote { .. });
    if left_first && document.blocks.iter().any(is_list) {
        document.end = TextEnd::ListAlone;
        let parted = lay(document, style, fonts)?;
        if parted.shows_body {
            return tighten::tighten(document, style, fonts, parted);
        }
        document.end = end;
    }
    if !document.move_recipients() {
        return Ok(laid);
    }
    document.tightened = None;
    let moved = lay(document, style, fonts)?;
    tighten::tighten(document, style, fonts, moved)
}

/// The pages of a document, and what they tell of it.
struct Laid {
    pages: Vec<Page>,
    /// The parts of the text that stand on them.
    structure: Structure,
    warnings: Diagnostics,
    /// What was done where the signature found no room under its text.
    ending: Option<Diagnostic>,
    /// Where the colophon came to stand.
    colophon: ColophonPage,
    /// Whether page 1 shows body text (7.3.2), or there is none.
    shows_body: bool,
    /// The text that went to the next page with its signature.
    taken_along: Option<TakenAlong>,
}

/// Spaces the texts of `document`, cells with the ends of their lines, and puts them on pages.
fn lay(document: &mut Document, style: &Style, fonts: &FontSet) -> Result<Laid, Diagnostics> {
    let mut collector = Collector::new(style, fonts, &document.names);
    let colophon = document.colophon_mut().map(|one| foot::colophon(one, style, &mut collector));
    collector.parts().read_last();
    let mut flow = Flow::new(style, colophon);
    for section in document.sections(style) {
        let style = section.style(style);
        flow.part(style, section.sideways);
        blocks::put_on_pages(document, &section, &style, &mut collector, &mut flow);
    }
    let Flowed { mut pages, colophon, first_body, taken_along } = flow.end();
    if let Some(first) = pages.first_mut() {
        first.items.extend(head::foot_rule(style));
    }
    number(&mut pages, colophon, style, &mut collector);
    let (findings, structure) = collector.end();
    if findings.has_errors() {
        return Err(findings);
    }
    let shows_body = first_body.is_none_or(|page| page == 1);
    Ok(Laid {
        pages,
        structure,
        warnings: findings,
        ending: None,
        colophon,
        shows_body,
        taken_along,
    })
}

/// Puts 页码 on the pages that bear one (7.5).
fn number(pages: &mut [Page], colophon: ColophonPage, style: &Style, collector: &mut Collector) {
    let numbered = match colophon {
        ColophonPage::WithText | ColophonPage::NextEven => pages.len(),
        ColophonPage::AfterBlank => pages.len().saturating_sub(2),
    };
    for (number, page) in (1..=numbered).zip(pages).skip(style.page_number.first.saturating_sub(1))
    {
        page.items.extend(foot::page_number(number, style, collector));
    }
}
