//! A bar -> items: outline, filled part and mark, told apart by shape and not by colour alone.

use crate::document::{Bar, TableStyle};
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
    let filled =
        RuleBox { x: left, y: upper, width: width * bar.filled, height, colour: look.fill };
    let mut items = vec![
        Item::Rule(filled),
        rule(left, upper, width, line, colour),
        rule(left, upper + height, width, line, colour),
        post(left, upper, height, line, colour),
        post(left + width, upper, height, line, colour),
    ];
    items.extend(bar.mark.map(|mark| {
        let (from, tall) = (upper - look.overhang, height + look.overhang * 2.0);
        post(left + width * mark, from, tall, look.mark.thickness, look.mark.colour)
    }));
    items
}
