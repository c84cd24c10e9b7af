//! Runs of the document -> runs of Word. A run carries only its character style and the hint
//! that its ambiguous characters (“ ” — …) are Chinese; all else is in the paragraph's style.

use docx_rs::{BreakType, Paragraph, Run as WordRun, RunFonts};

use crate::document::{Role, Run, Style, Text, plain_text};
use crate::length::Length;

use super::styles::{Named, Part};
use super::unit;

/// A paragraph of the named style with this text.
pub(super) fn paragraph(named: Named, text: &[Run]) -> Paragraph {
    with_text(Paragraph::new().style(named.id()), text)
}

/// `paragraph` with this text behind what it has.
pub(super) fn with_text(paragraph: Paragraph, text: &[Run]) -> Paragraph {
    text.iter().map(run).fold(paragraph, Paragraph::add_run)
}

/// A paragraph of the named style with one line below the other.
pub(super) fn lines(named: Named, lines: &[Text]) -> Paragraph {
    let mut paragraph = Paragraph::new().style(named.id());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            paragraph = paragraph.add_run(WordRun::new().add_break(BreakType::TextWrapping));
        }
        paragraph = with_text(paragraph, line);
    }
    paragraph
}

/// `paragraph` with this text of the body behind what it has, which stands on the grid.
pub(super) fn with_body(paragraph: Paragraph, text: &[Run], style: &Style) -> Paragraph {
    with_white(paragraph, text, style.cell() - style.body.size)
}

/// `paragraph` with this text behind what it has, each run with the white of its own beyond what
/// the paragraph's style adds. Runs that are set alike become one, which is easier to edit.
pub(super) fn with_white(paragraph: Paragraph, text: &[Run], added: Length) -> Paragraph {
    let alike = |one: &Run, next: &Run| one.role == next.role && one.tracking == next.tracking;
    let joined = text.chunk_by(alike).filter_map(|runs| {
        let first = runs.first()?;
        Some((first.tracking, run(&Run { text: plain_text(runs), ..first.clone() })))
    });
    let spaced = joined.map(|(white, word)| match white {
        Length::ZERO => word,
        white => word.character_spacing(unit::floor_twips(added + white)),
    });
    spaced.fold(paragraph, Paragraph::add_run)
}

/// One run.
pub(super) fn run(run: &Run) -> WordRun {
    let word = chinese(&run.text);
    match run.role {
        Role::Text | Role::Heading3 => word,
        Role::Heading1 => word.style(Part::Heading1.id()),
        Role::Heading2 => word.style(Part::Heading2.id()),
        Role::Signer => word.style(Part::Signer.id()),
        Role::Label => word.style(Part::Label.id()),
    }
}

/// Characters that are Chinese where they could be either.
pub(super) fn chinese(text: &str) -> WordRun {
    WordRun::new().fonts(RunFonts::new().hint("eastAsia")).add_text(xml_text(text))
}

/// `text` without what XML cannot hold. A checked document has no such character; this keeps the
/// file readable whatever comes.
pub(super) fn xml_text(text: &str) -> String {
    let allowed = |at: &char| !at.is_control() && !matches!(at, '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(allowed).collect()
}
