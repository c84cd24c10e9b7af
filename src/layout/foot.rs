//! What stands at the foot of pages: the colophon (版记) of the last, the number of each.

use crate::diag::{PageProblem, Problem};
use crate::document::{Colophon, ColophonItem, Imprint, Rule, Style};
use crate::length::Length;

use super::collect::{Atom, Collector, Pitch};
use super::justify::closed_up;
use super::line::{Measure, ended_lines, lines};
use super::page::{Item, PaperElement};
use super::set::{baseline, rule, set, width};
use super::setting::{Setting, Stand};
use super::spacing::space;
use super::strip::Strip;

/// The colophon as one strip: elements between rules, the last rule's lower edge at the strip's
/// foot (7.4.1).
pub(super) fn colophon(colophon: &mut Colophon, style: &Style, collector: &mut Collector) -> Strip {
    let mut rows: Vec<Strip> =
        colophon.items.iter_mut().map(|item| element(item, style, collector)).collect();
    rows.extend(colophon.imprint.as_ref().map(|imprint| imprint_line(imprint, style, collector)));
    let mut strip = Strip::default();
    let any = !rows.is_empty();
    for (number, row) in rows.into_iter().enumerate() {
        let joined = number.checked_sub(1).and_then(|above| colophon.items.get(above));
        if !joined.is_some_and(|above| above.joined) {
            let line = if number == 0 { style.colophon.outer } else { style.colophon.inner };
            ruled(&mut strip, line, style);
        }
        let down = strip.height;
        strip.items.extend(row.items.into_iter().map(|item| item.lowered(down)));
        strip.height += row.height;
    }
    if any {
        ruled(&mut strip, style.colophon.outer, style);
    }
    if strip.height > style.paper.area_height {
        let longest = colophon.items.iter().map(|item| &item.text).max_by_key(|text| text.len());
        let text = longest.map_or(&[][..], Vec::as_slice);
        collector.report(text, Problem::Page(PageProblem::TooHigh { element: "版记".into() }));
    }
    strip
}

fn ruled(strip: &mut Strip, line: Rule, style: &Style) {
    if !style.colophon.ruled {
        return;
    }
    let (left, wide) = (style.paper.left, style.paper.area_width);
    let middle = strip.height + line.thickness / 2.0;
    strip.items.push(rule(left, middle, wide, line.thickness, line.colour));
    strip.height += line.thickness;
}

/// 抄送机关 and the like: one character in at both sides, turned lines after the label (7.4.2).
fn element(item: &mut ColophonItem, style: &Style, collector: &mut Collector) -> Strip {
    let base = style.colophon.text;
    let pitch = Pitch::solid(base.size);
    collector.parts().paragraph();
    let label = collector.atoms(&item.label, base, pitch);
    let (left, right) = sides(style);
    let hang = left + width(&label);
    let setting = Setting::solid(base, right - hang, Stand::Names);
    let (text, broken) = space(&mut item.text, setting, collector);
    let mut strip = Strip::default();
    for line in ended_lines(&text, &broken, setting.measure) {
        let set_line = &text[line.atoms];
        let closer = closed_up(set_line, right - hang);
        let on = middle(strip.height, style);
        strip.items.extend(set(set_line, &closer, hang, on));
        strip.height += style.colophon.line_pitch;
    }
    let on = middle(Length::ZERO, style);
    strip.items.splice(0..0, set(&label, &[], left, on));
    PaperElement::Copies.mark(&mut strip.items, 0);
    strip
}

/// 印发机关 at the left, 印发日期 at the right (7.4.3), on a line of its own where both do not
/// fit on one.
fn imprint_line(imprint: &Imprint, style: &Style, collector: &mut Collector) -> Strip {
    let base = style.colophon.text;
    collector.parts().paragraph();
    let body = collector.atoms(&imprint.body, base, Pitch::solid(base.size));
    collector.parts().paragraph();
    let date = collector.atoms(&imprint.date, base, Pitch::solid(base.size));
    let (left, right) = sides(style);
    let mut strip = Strip::default();
    let broken = lines(&body, Measure::even(right - left));
    let last = broken.last().map_or(0..0, |line| line.atoms.clone());
    for line in broken {
        strip.items.extend(set(&body[line.atoms], &[], left, middle(strip.height, style)));
        strip.height += style.colophon.line_pitch;
    }
    let space = right - left - base.size;
    PaperElement::Printer.mark(&mut strip.items, 0);
    if width(&body[last]) + width(&date) > space {
        strip.height += style.colophon.line_pitch;
    }
    let on = middle(strip.height - style.colophon.line_pitch, style);
    let before = strip.items.len();
    strip.items.extend(set(&date, &[], right - width(&date), on));
    PaperElement::PrintDate.mark(&mut strip.items, before);
    strip
}

fn middle(top: Length, style: &Style) -> Length {
    baseline(top, style.colophon.line_pitch, style.colophon.text.size)
}

/// Where the lines of the colophon begin and end.
fn sides(style: &Style) -> (Length, Length) {
    let inset = style.colophon.text.size * f64::from(style.colophon.inset);
    let left = style.paper.left;
    (left + inset, left + style.paper.area_width - inset)
}

/// 页码 of page `number`: between two 一字线, at the right on odd pages, at the left on even
/// ones (7.5).
pub(super) fn page_number(number: usize, style: &Style, collector: &mut Collector) -> Vec<Item> {
    let (set_in, paper) = (style.page_number, style.paper);
    let pitch = Pitch::solid(set_in.text.size);
    let atoms: Vec<Atom> = format!("— {number} —")
        .chars()
        .filter_map(|character| collector.atom(character, set_in.text, pitch))
        .collect();
    let inset = set_in.text.size * f64::from(set_in.inset);
    let x = if number.is_multiple_of(2) {
        paper.left + inset
    } else {
        paper.left + paper.area_width - inset - width(&atoms)
    };
    let dash = collector.ink_top(&atoms[..atoms.len().min(1)]);
    let on = style.area_foot() + set_in.drop + set_in.text.size * dash;
    let mut items = set(&atoms, &[], x, on);
    PaperElement::PageNumber.mark(&mut items, 0);
    items
}
