//! 发文机关署名 and 成文日期 (7.3.5.1): the date four characters in from the right, the body centred
//! over it.
//!
//! Word cannot centre one paragraph on another: both are centred in one box that reaches as far
//! left of the date's middle as the type area reaches right of it. A body wider than this box
//! stands flush right above the date.

use docx_rs::{AlignmentType, Paragraph};

use crate::document::{Signature, Style, plain_text};
use crate::han;

use super::styles::Named;
use super::unit::Page;
use super::{runs, unit};

/// The two lines.
pub(super) fn signature(signed: &Signature, style: &Style) -> [Paragraph; 2] {
    let date_cells = han::cells(&plain_text(&signed.date));
    let box_cells = date_cells + 2.0 * f64::from(style.date_inset);
    let box_left = Page::of(style).text_width - unit::twips(style.cell() * box_cells);
    let in_box = |paragraph: Paragraph| paragraph.indent(Some(box_left.max(0)), None, None, None);
    let body = runs::paragraph(Named::Signature, &signed.body);
    let body = if han::cells(&plain_text(&signed.body)) <= box_cells {
        in_box(body)
    } else {
        body.align(AlignmentType::Right)
    };
    [body, in_box(runs::paragraph(Named::Date, &signed.date))]
}
