//! A document -> the same with white between its characters where its lines would not end well
//! without (`endings`): the runs of its texts parted where that white begins and ends, and what
//! stands on each line of a cell.
//!
//! Both writers take it from there, so that the lines of Word end where those of the PDF do,
//! without breaks that would stay behind when somebody edits the text. Titles, whose lines are
//! given, and what stands on a line of its own are left as they are.

use crate::document::{
    Align, Block, Broken, Cell, Colophon, ColophonItem, Document, NoteItem, Run, Style, Table,
    Text, TextStyle, plain_text,
};
use crate::han;
use crate::length::Length;

use super::collect::{Atom, Collector, Pitch};
use super::endings::{self, Stand};
use super::fonts::FontSet;
use super::line::Measure;
use super::set::width;
use super::{foot, table};

/// Spaces the texts of `document`, set after `style` with `fonts`. What they had is forgotten.
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

/// How a text is set.
#[derive(Clone, Copy)]
struct Setting {
    base: TextStyle,
    pitch: Pitch,
    measure: Measure,
    stand: Stand,
}

impl Spacer<'_> {
    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Recipients(text) => self.text(text, Length::ZERO, Length::ZERO),
            Block::Paragraph(text) | Block::Note(text) => {
                self.text(text, self.indent(), Length::ZERO);
            }
            Block::AttachmentNote { label, items } => self.note(label, items),
            Block::Attendance(items) => self.note(&[], items),
            Block::Table(table) => self.table(table),
            Block::Colophon(colophon) => self.colophon(colophon),
            Block::Head(_)
            | Block::Title(_)
            | Block::Signature(_)
            | Block::Stamp(_)
            | Block::AttachmentLabel(_)
            | Block::AttachmentTitle(_)
            | Block::PageBreak => {}
        }
    }

    /// The names, which hang behind label and number (7.3.4).
    fn note(&mut self, label: &[Run], items: &mut [NoteItem]) {
        let label = width(&self.atoms(label, self.style.body, Pitch::grid(self.style)));
        for item in items {
            let number = self.style.cell() * han::cells(&plain_text(&item.number));
            let inset = self.indent() + label + number;
            self.text(&mut item.name, inset, inset);
        }
    }

    /// A text on the grid, its first line and the others so far from the left.
    fn text(&mut self, text: &mut Text, first: Length, rest: Length) {
        let measure = Measure::inset(self.style, first, rest);
        let (base, pitch) = (self.style.body, Pitch::grid(self.style));
        self.settle(text, Setting { base, pitch, measure, stand: Stand::Justified });
    }

    fn table(&mut self, table: &mut Table) {
        let measures = table::inner_widths(table, self.style);
        let styles = &self.style.table;
        for (cell, measure) in table.head.iter_mut().zip(&measures) {
            self.cell(cell, styles.head, *measure, Stand::Centre);
        }
        for row in &mut table.rows {
            for ((cell, column), measure) in row.iter_mut().zip(&table.columns).zip(&measures) {
                self.cell(cell, styles.cell, *measure, stand(column.align));
            }
        }
    }

    fn cell(&mut self, cell: &mut Cell, base: TextStyle, measure: Length, stand: Stand) {
        let (pitch, measure) = (Pitch::solid(base.size), Measure::even(measure));
        let setting = Setting { base, pitch, measure, stand };
        cell.broken = cell.lines.iter_mut().map(|line| self.settle(line, setting)).collect();
    }

    fn colophon(&mut self, colophon: &mut Colophon) {
        let base = self.style.colophon.text;
        let pitch = Pitch::solid(base.size);
        for ColophonItem { label, text, .. } in &mut colophon.items {
            let (left, right) = foot::sides(self.style);
            let label = width(&self.atoms(label, base, pitch));
            let measure = Measure::even(right - left - label);
            self.settle(text, Setting { base, pitch, measure, stand: Stand::Justified });
        }
    }

    /// Spaces `text` and says how it is broken. One with a character that no font has is not
    /// printed.
    fn settle(&mut self, text: &mut Text, setting: Setting) -> Broken {
        let atoms = self.atoms(text, setting.base, setting.pitch);
        let characters: usize = text.iter().map(|run| run.text.chars().count()).sum();
        if atoms.len() != characters {
            text.iter_mut().for_each(|run| run.tracking = Length::ZERO);
            return Broken::default();
        }
        let ended = endings::end(&atoms, setting.measure, setting.stand);
        *text = spaced(text, &ended.tracking);
        Broken { ends: ended.ends, inset: ended.inset }
    }

    /// The atoms of `text` without the white it has.
    fn atoms(&mut self, text: &[Run], base: TextStyle, pitch: Pitch) -> Vec<Atom> {
        let atoms = self.collector.atoms(text, base, pitch);
        atoms.into_iter().map(|atom| Atom { tracking: Length::ZERO, ..atom }).collect()
    }

    fn indent(&self) -> Length {
        self.style.cell() * f64::from(self.style.indent)
    }
}

fn stand(align: Align) -> Stand {
    match align {
        Align::Left => Stand::Left,
        Align::Centre => Stand::Centre,
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
