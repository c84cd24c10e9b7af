//! 版头 as one strip, and the double rule at the foot of a letter's first page (7.2, 10.1, 10.2).
//!
//! The places are [`Style::head_geometry`]'s; here stand the glyphs. On preprinted paper the red
//! parts are left out and nothing else moves.

use std::ops::RangeBounds;

use crate::diag::{FormatProblem, PageProblem, Problem};
use crate::document::{
    Block, Head, HeadForm, HeadGeometry, Rule, SignerRows, Style, Text, TextStyle,
};
use crate::length::Length;

use super::collect::{Atom, Collector, Pitch};
use super::page::{Item, PaperElement};
use super::set::{baseline, rule, set, width};
use super::strip::Strip;

/// The head of a document in which `after` follows it.
pub(super) fn head(
    head: &Head,
    after: &[Block],
    style: &Style,
    collector: &mut Collector,
) -> Strip {
    let geometry = style.head_geometry(head, after);
    let mut setter = Setter { style, collector, geometry, items: Vec::new() };
    if geometry.mark.size < style.body.size {
        let mark = head.marks.first().map_or(&[][..], Vec::as_slice);
        setter.collector.report(mark, Problem::Page(PageProblem::MarkTooLong));
    }
    match (style.head.form, head.signer_rows(style)) {
        (HeadForm::Letter, _) => setter.letter(head),
        (HeadForm::Document | HeadForm::Order, Some(rows)) => {
            setter.notes(head, 0..);
            setter.red(head);
            setter.signing(head, &rows);
        }
        (HeadForm::Document | HeadForm::Order, None) => {
            setter.notes(head, 0..);
            setter.red(head);
            setter.number(head);
        }
    }
    Strip { height: geometry.end, items: setter.items, ..Strip::default() }
}

/// The double rule at the foot of a letter's first page, thin over thick, from the sheet's upper
/// edge; nothing in other formats.
pub(super) fn foot_rule(style: &Style) -> Vec<Item> {
    if style.head.form != HeadForm::Letter || style.preprinted {
        return Vec::new();
    }
    let double = style.head.double;
    let top = style.paper.height - double.foot - double.height();
    double_rule([double.thin, double.thick], top, style)
}

/// Two rules one under the other, wider than the type area and centred on it.
fn double_rule([upper, lower]: [Rule; 2], top: Length, style: &Style) -> Vec<Item> {
    let (paper, double) = (style.paper, style.head.double);
    let x = paper.left + (paper.area_width - double.width) / 2.0;
    let below = top + upper.thickness + double.gap;
    [(upper, top), (lower, below)]
        .map(|(one, top)| {
            let middle = top + one.thickness / 2.0;
            rule(x, middle, double.width, one.thickness, one.colour)
        })
        .into()
}

struct Setter<'a, 'f> {
    style: &'a Style,
    collector: &'a mut Collector<'f>,
    geometry: HeadGeometry,
    items: Vec<Item>,
}

impl Setter<'_, '_> {
    /// The mark over its double rule, then the lines below in reading order.
    fn letter(&mut self, head: &Head) {
        if let Some(signers) = &head.signers {
            // 10.1 knows none. The description is checked; a template of the office's own is not.
            let unprinted =
                FormatProblem::NotPrinted { element: "签发人", format: "信函格式" };
            let names = signers.names.first().unwrap_or(&signers.label);
            self.collector.report(names, Problem::Format(unprinted));
        }
        self.red(head);
        self.notes(head, 0..1);
        self.number(head);
        self.notes(head, 1..);
    }

    /// Mark and rules, unless the paper bears them already.
    fn red(&mut self, head: &Head) {
        if !self.style.preprinted {
            let before = self.items.len();
            self.collector.parts().paragraph();
            self.marks(head);
            PaperElement::Mark.mark(&mut self.items, before);
            self.rules();
        }
    }

    /// 份号, 密级和保密期限 and 紧急程度, flush left (7.2.1 to 7.2.3): those of them that are
    /// `wanted`, counted as they stand.
    fn notes(&mut self, head: &Head, wanted: impl RangeBounds<usize>) {
        let notes = head.notes(self.style.head.form);
        for (_, note) in notes.iter().enumerate().filter(|(at, _)| wanted.contains(at)) {
            let base = self.style.body;
            self.collector.parts().paragraph();
            let atoms = self.collector.atoms(note.text, base, Pitch::grid(self.style));
            let top = self.geometry.notes_top + self.style.line_pitch() * f64::from(note.line);
            let before = self.items.len();
            self.line(&atoms, self.style.paper.left, top);
            note_element(head, note.text).mark(&mut self.items, before);
        }
    }

    /// 发文机关标志: the upper edge of its ink at the place the standard gives; several names one
    /// under the other, spread to one width, “文件” at their right in the middle (7.2.4).
    fn marks(&mut self, head: &Head) {
        let (fit, paper) = (self.geometry.mark, self.style.paper);
        let base = TextStyle { size: fit.size, ..self.style.head.mark };
        let left = paper.left + (paper.area_width - fit.whole) / 2.0;
        let mut on = Length::ZERO;
        for (number, name) in (0u16..).zip(&head.marks) {
            let advance = fit.advance(name);
            let atoms = self.collector.atoms(name, base, Pitch::solid(advance));
            if number == 0 {
                on = self.geometry.mark_top + fit.size * self.collector.ink_top(&atoms);
            }
            let on = on + fit.line * f64::from(number);
            // A character stands at the left of its advance; the rest of it is white.
            let shift = (advance - fit.size) / 2.0;
            self.items.extend(set(&atoms, &[], left - shift, on));
        }
        if let (Some(suffix), Some(right)) = (&head.suffix, fit.suffix) {
            let atoms = self.collector.atoms(suffix, base, Pitch::solid(fit.size));
            let ink = fit.size * TextStyle::INK_HEIGHT;
            let top = self.geometry.mark_top + (fit.height - ink) / 2.0;
            let on = top + fit.size * self.collector.ink_top(&atoms);
            self.items.extend(set(&atoms, &[], left + right, on));
        }
    }

    fn rules(&mut self) {
        let (Some(top), head) = (self.geometry.rule, self.style.head) else { return };
        if head.form == HeadForm::Letter {
            let double = [head.double.thick, head.double.thin];
            self.items.extend(double_rule(double, top, self.style));
            return;
        }
        let (paper, line) = (self.style.paper, head.rule);
        let middle = top + line.thickness / 2.0;
        let item = rule(paper.left, middle, paper.area_width, line.thickness, line.colour);
        self.items.push(item);
    }

    /// 发文字号: centred (7.2.5, 10.2), in a letter flush right (10.1).
    fn number(&mut self, head: &Head) {
        let Some(number) = &head.number else { return };
        self.collector.parts().paragraph();
        let atoms = self.collector.atoms(number, self.style.body, Pitch::grid(self.style));
        let paper = self.style.paper;
        let spare = paper.area_width - width(&atoms);
        let x = match self.style.head.form {
            HeadForm::Letter => paper.left + spare,
            HeadForm::Document | HeadForm::Order => paper.left + spare / 2.0,
        };
        if spare < Length::ZERO {
            self.collector.report(number, Problem::Format(FormatProblem::HeadLineTooLong));
        }
        let before = self.items.len();
        self.line(&atoms, x, self.geometry.number_top);
        PaperElement::Number.mark(&mut self.items, before);
    }

    /// 签发人 at the right, the number at the left on the last of their rows (7.2.5, 7.2.6).
    fn signing(&mut self, head: &Head, signing: &SignerRows) {
        let grid = Pitch::grid(self.style);
        let (left, cell) = (self.style.paper.left, self.style.cell());
        let last = signing.rows.len().saturating_sub(1);
        let mut top = self.geometry.number_top;
        let signers = self.collector.parts().paragraph();
        for (at, row) in signing.rows.iter().enumerate() {
            if let Some(number) = head.number.as_ref().filter(|_| at == last) {
                self.signed_number(number, signing, top);
            }
            self.collector.parts().go_on(signers);
            let before = self.items.len();
            if let Some(signers) = head.signers.as_ref().filter(|_| at == 0) {
                let label = self.collector.atoms(&signers.label, self.style.body, grid);
                self.line(&label, left + cell * signing.label, top);
            }
            for placed in row {
                let wide = if placed.spread { cell * 2.0 } else { cell };
                let pitch = Pitch { full: wide, ..grid };
                let atoms = self.collector.atoms(placed.name, self.style.body, pitch);
                let shift = (wide - cell) / 2.0;
                self.line(&atoms, left + cell * placed.at - shift, top);
            }
            PaperElement::Signers.mark(&mut self.items, before);
            top += self.style.line_pitch();
        }
    }

    fn signed_number(&mut self, number: &Text, signing: &SignerRows, top: Length) {
        if signing.overlaps(number) {
            self.collector.report(number, Problem::Format(FormatProblem::HeadLineTooLong));
        }
        self.collector.parts().paragraph();
        let atoms = self.collector.atoms(number, self.style.body, Pitch::grid(self.style));
        let x = self.style.paper.left + self.style.cell() * SignerRows::NUMBER_INSET;
        let before = self.items.len();
        self.line(&atoms, x, top);
        PaperElement::Number.mark(&mut self.items, before);
    }

    /// Characters in the middle of the grid line at `top`.
    fn line(&mut self, atoms: &[Atom], x: Length, top: Length) {
        let on = baseline(top, self.style.line_pitch(), self.style.body.size);
        self.items.extend(set(atoms, &[], x, on));
    }
}

/// Which of the elements that stand flush left it is.
fn note_element(head: &Head, text: &Text) -> PaperElement {
    let is = |one: &Option<Text>| one.as_ref().is_some_and(|one| std::ptr::eq(one, text));
    match (is(&head.copy_number), is(&head.secrecy)) {
        (true, _) => PaperElement::CopyNumber,
        (_, true) => PaperElement::Secrecy,
        (false, false) => PaperElement::Urgency,
    }
}
