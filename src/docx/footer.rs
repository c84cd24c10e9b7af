//! 页码 (7.5): the footers, right on odd pages and left on even ones, and how far from the sheet's
//! edge they stand so that the 一字线 lies where the style says.

use docx_rs::{
    AlignmentType, FieldCharType, Footer, InstrPAGE, InstrText, Paragraph, Run, RunFonts,
};

use crate::document::Style;

use super::styles::Named;
use super::{exact, letter, unit};

/// How high the 一字线 lies above the baseline of 宋体, in ems.
const DASH: f64 = 0.3;

/// The outer side of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Odd pages.
    Right,
    /// Even pages.
    Left,
}

/// From the sheet's lower edge to the footer's line, in twips.
pub(super) fn distance(style: &Style) -> i32 {
    let size = style.page_number.text.size;
    let dash = style.area_foot() + style.page_number.drop;
    let line_foot = dash + size * DASH + exact::foot_to_baseline(size);
    unit::twips(style.paper.height - line_foot)
}

/// The number between two 一字线, one character in from the outer side.
pub(super) fn footer(side: Side, style: &Style) -> Footer {
    let inset = unit::twips(style.page_number.text.size * f64::from(style.page_number.inset));
    let (align, left, right) = match side {
        Side::Right => (AlignmentType::Right, 0, inset),
        Side::Left => (AlignmentType::Left, inset, 0),
    };
    let paragraph = Paragraph::new()
        .style(Named::PageNumber.id())
        .align(align)
        .indent(Some(left), None, Some(right), None)
        .add_run(run().add_text("— "))
        .add_run(run().add_field_char(FieldCharType::Begin, false))
        .add_run(run().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
        .add_run(run().add_field_char(FieldCharType::Separate, false))
        .add_run(run().add_text("1"))
        .add_run(run().add_field_char(FieldCharType::End, false))
        .add_run(run().add_text(" —"));
    let below = distance(style) - letter::footer_distance(style);
    let footer = Footer::new().add_paragraph(paragraph);
    if below > 0 { footer.add_paragraph(white(below)) } else { footer }
}

/// White of so many twips, where the footers stand lower than the number.
fn white(height: i32) -> Paragraph {
    Paragraph::new().style(Named::Anchor.id()).line_spacing(exact::line(height))
}

fn run() -> Run {
    Run::new().fonts(RunFonts::new().hint("eastAsia"))
}
