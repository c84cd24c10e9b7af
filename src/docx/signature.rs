//! 发文机关署名 and 成文日期 (7.3.5.1): the date four characters in from the right, the body centred
//! over it.
//!
//! The date stands at the right, so that its end is exact in any program, whatever white it puts
//! around digits. Word cannot centre one paragraph on another: the body is centred in a box that
//! reaches as far left of the date's middle as the type area reaches right of it. A body wider
//! than this box stands flush right above the date.

use docx_rs::{AlignmentType, Paragraph};

use crate::document::{Run, Signature, Style, plain_text};
use crate::han;
use crate::length::Length;

use super::styles::{self, Named};
use super::unit::Page;
use super::{runs, unit};

/// The two lines.
pub(super) fn signature(signed: &Signature, style: &Style) -> [Paragraph; 2] {
    let inset = style.cell() * f64::from(style.date_inset);
    let date = runs::paragraph(Named::Date, &signed.date).indent(
        None,
        None,
        Some(unit::twips(inset)),
        None,
    );
    let centred = unit::twips(width(&signed.date, style) + inset * 2.0);
    let left = Page::of(style).text_width - centred;
    let body = runs::paragraph(Named::Signature, &signed.body);
    let body = if unit::twips(width(&signed.body, style)) <= centred {
        body.indent(Some(left.max(0)), None, None, None)
    } else {
        body.align(AlignmentType::Right)
    };
    [body, date]
}

/// How wide Word sets `text` in the type of the body: each character takes its size and the
/// tracking.
fn width(text: &[Run], style: &Style) -> Length {
    let text = plain_text(text);
    let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let tracking = Length::pt(f64::from(styles::body_tracking(style)) / 20.0);
    style.body.size * han::cells(&text) + tracking * f64::from(characters)
}
