//! A document -> the same with white between its characters where its lines would not end well
//! without (`endings`): the runs of 正文, 附注 and 附件说明 parted where that white begins and ends.
//!
//! Both writers take it from there, so that the lines of Word end where those of the PDF do,
//! without breaks that would stay behind when somebody edits the text. Table cells and what
//! stands on a line of its own are left as they are.

use crate::document::{Block, Document, NoteItem, Run, Style, Text, plain_text};
use crate::han;
use crate::length::Length;

use super::collect::{Collector, Pitch};
use super::endings;
use super::fonts::FontSet;
use super::line::Measure;
use super::set::width;

/// Spaces the texts of `document`, set after `style` with `fonts`.
pub(super) fn space(document: &mut Document, style: &Style, fonts: &FontSet) {
    for section in document.sections(style) {
        let style = section.style(style);
        let mut spacer = Spacer { style: &style, collector: Collector::new(&style, fonts) };
        document.blocks[section.blocks].iter_mut().for_each(|block| spacer.block(block));
    }
}

struct Spacer<'a> {
    style: &'a Style,
    collector: Collector<'a>,
}

impl Spacer<'_> {
    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph(text) | Block::Note(text) => {
                let measure = Measure::inset(self.style, self.indent(), Length::ZERO);
                self.text(text, measure);
            }
            Block::AttachmentNote { label, items } => self.note(label, items),
            Block::Attendance(items) => self.note(&[], items),
            Block::Head(_)
            | Block::Title(_)
            | Block::Recipients(_)
            | Block::Signature(_)
            | Block::Stamp(_)
            | Block::AttachmentLabel(_)
            | Block::AttachmentTitle(_)
            | Block::PageBreak
            | Block::Table(_)
            | Block::Colophon(_) => {}
        }
    }

    /// The names, which hang behind label and number (7.3.4).
    fn note(&mut self, label: &[Run], items: &mut [NoteItem]) {
        let (base, pitch) = (self.style.body, Pitch::grid(self.style));
        let mut taken = |text: &[Run]| width(&self.collector.atoms(text, base, pitch));
        let label = taken(label);
        for item in items {
            let number = self.style.cell() * han::cells(&plain_text(&item.number));
            let inset = self.indent() + label + number;
            self.text(&mut item.name, Measure::inset(self.style, inset, inset));
        }
    }

    /// A text on the grid. One with a character that no font has is not printed.
    fn text(&mut self, text: &mut Text, measure: Measure) {
        let atoms = self.collector.atoms(text, self.style.body, Pitch::grid(self.style));
        let characters: usize = text.iter().map(|run| run.text.chars().count()).sum();
        if atoms.len() == characters {
            *text = spaced(text, &endings::tracking(&atoms, measure));
        }
    }

    fn indent(&self) -> Length {
        self.style.cell() * f64::from(self.style.indent)
    }
}

/// `text` with so much white behind each character.
fn spaced(text: &[Run], tracking: &[Length]) -> Text {
    let mut tracking = tracking.iter().copied();
    let mut spaced = Text::new();
    for run in text {
        let mut parts: Vec<Run> = Vec::new();
        for (character, tracking) in run.text.chars().zip(tracking.by_ref()) {
            match parts.last_mut().filter(|part| part.tracking == tracking) {
                Some(part) => part.text.push(character),
                None => {
                    parts.push(Run { tracking, ..Run::new(character, run.role, run.place.clone()) })
                }
            }
        }
        spaced.extend(parts);
    }
    spaced
}
