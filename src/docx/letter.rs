//! What a letter has above and below the lines of its first page (10.1): the mark over a red
//! double rule in the header, another double rule in the footer. No page number stands there.
//!
//! The double rule is one low paragraph, wider than the type area at both sides, with a thick
//! border and a thin one.

use docx_rs::{Docx, Footer, Header, Paragraph, ParagraphBorderPosition, ParagraphBorders};

use crate::document::{Block, Document, Head, HeadForm, Rule, Style};

use super::styles::Named;
use super::{exact, footer, head, unit};

/// `docx` with the header and the footer of a letter's first page; as it was in other formats.
pub(super) fn with_first_page(docx: Docx, document: &Document, style: &Style) -> Docx {
    let (HeadForm::Letter, Some(Block::Head(head))) = (style.head.form, document.blocks.first())
    else {
        return docx;
    };
    docx.first_header(header(head, style)).first_footer(foot(style))
}

/// From the sheet's upper edge to the header, in twips.
pub(super) fn header_distance(document: &Document, style: &Style) -> i32 {
    let (HeadForm::Letter, Some(Block::Head(head))) = (style.head.form, document.blocks.first())
    else {
        return unit::twips(style.paper.top / 2.0);
    };
    let geometry = style.head_geometry(head, &[]);
    unit::twips(style.paper.top + head::em_top(&geometry))
}

/// From the sheet's lower edge to the footers, in twips: to the foot of the double rule in a
/// letter, else to that of the page number.
pub(super) fn footer_distance(style: &Style) -> i32 {
    match style.head.form {
        HeadForm::Letter => unit::twips(style.head.double.foot),
        HeadForm::Document | HeadForm::Order => footer::distance(style),
    }
}

/// The mark and the double rule, thick over thin.
fn header(head: &Head, style: &Style) -> Header {
    let geometry = style.head_geometry(head, &[]);
    let fit = geometry.mark;
    let tight = unit::twips(exact::tight(fit.size));
    let spacing = exact::line(tight);
    let mut header = Header::new();
    for mark in head.marks.iter().take(1) {
        header =
            header.add_paragraph(head::mark_line(mark, fit, style).line_spacing(spacing.clone()));
    }
    let mark_foot = unit::twips(head::em_top(&geometry)) + tight;
    let above = unit::twips(geometry.rule.unwrap_or_default()) - mark_foot;
    let double = style.head.double;
    header.add_paragraph(double_rule([double.thick, double.thin], above, style))
}

/// The double rule, thin over thick.
fn foot(style: &Style) -> Footer {
    let double = style.head.double;
    Footer::new().add_paragraph(double_rule([double.thin, double.thick], 0, style))
}

/// Two rules one under the other with so many twips above them; blank on preprinted paper.
fn double_rule([upper, lower]: [Rule; 2], above: i32, style: &Style) -> Paragraph {
    let double = style.head.double;
    let outside = unit::twips((style.paper.area_width - double.width) / 2.0);
    let height = if style.preprinted { double.height() } else { double.gap };
    let spacing = exact::line(unit::twips(height)).before(unit::unsigned(above));
    let mut paragraph = Paragraph::new()
        .style(Named::RedRule.id())
        .indent(Some(outside), None, Some(outside), None)
        .line_spacing(spacing);
    if !style.preprinted {
        let borders = ParagraphBorders::with_empty()
            .set(head::border(ParagraphBorderPosition::Top, upper, 0))
            .set(head::border(ParagraphBorderPosition::Bottom, lower, 0));
        paragraph.property = paragraph.property.set_borders(borders);
    }
    paragraph
}
