//! A bar -> items: outline, filled part and mark, told apart by shape and not by colour alone.

use crate::document::{Bar, Colour, TableStyle};
use crate::length::Length;

use super::super::page::{Item, RuleBox};
use super::super::set::{post, rule};
use super::measure::Span;

/// `bar` across the cell of `span`, in the line of the table that begins at `top`.
pub(super) fn bar(bar: Bar, span: Span, top: Length, style: &TableStyle) -> Vec<Item> {
    let look = style.bar;
    let (left, width) = (span.x + style.padding_x, span.width - style.padding_x * 2.0);
    let (upper, height) = (top + (style.line_pitch - look.height) / 2.0, look.height);
    let (line, colour) = (look.outline.thickness, look.outline.colour);
    let filled = |part: f64| {
        Item::Rule(RuleBox { x: left, y: upper, width: width * part, height, colour: look.fill })
    };
    let mut items = match bar.filled {
        Some(part) => vec![filled(part)],
        None => hatching(left, upper, width, height, (line, colour)),
    };
    items.extend([
        rule(left, upper, width, line, colour),
        rule(left, upper + height, width, line, colour),
        post(left, upper, height, line, colour),
        post(left + width, upper, height, line, colour),
    ]);
    items.extend(bar.mark.map(|mark| {
        let (from, tall) = (upper - look.overhang, height + look.overhang * 2.0);
        post(left + width * mark, from, tall, look.mark.thickness, look.mark.colour)
    }));
    items
}

/// Upright strokes from end to end, twice as far apart as the bar is high: nobody reported anything.
fn hatching(
    left: Length,
    upper: Length,
    width: Length,
    height: Length,
    (line, colour): (Length, Colour),
) -> Vec<Item> {
    let strokes = (width / height).floor().max(1.0);
    let mut at = 1.0;
    let mut items = Vec::new();
    while at < strokes {
        items.push(post(left + width * (at / strokes), upper, height, line, colour));
        at += 1.0;
    }
    items
}
