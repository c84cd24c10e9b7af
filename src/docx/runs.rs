//! Runs of the document -> runs of Word. A run carries only its character style and the hint
//! that its ambiguous characters (“ ” — …) are Chinese; all else is in the paragraph's style.

use docx_rs::{BreakType, Paragraph, Run as WordRun, RunFonts};

use crate::document::{Role, Run, Text};

use super::styles::{Named, Part};

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

/// One run.
pub(super) fn run(run: &Run) -> WordRun {
    let word = chinese(&run.text);
    match run.role {
        Role::Text => word,
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
