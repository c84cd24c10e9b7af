//! 发文机关署名 and 成文日期 (7.3.5), placed by [`Style::signing`].
//!
//! Under a seal the date stands at the right, so that its end is exact in any program, whatever
//! white it puts around digits. Word cannot centre one paragraph on another: a single body is
//! centred in a box that reaches as far left of the date's middle as the type area reaches right
//! of it; a body wider than this box stands flush right above the date. Several in a row stand
//! at centred tab stops, which hold their middles. Without a seal all begin at their indent.

use docx_rs::{AlignmentType, Paragraph, Run as WordRun, Tab, TabValueType};

use crate::document::{PlacedText, Run, Signature, SigningLine, Stamp, Style, plain_text};
use crate::han;
use crate::length::Length;

use super::styles::{self, Named};
use super::unit::Page;
use super::{exact, runs, unit};

/// The lines with the blank ones between them, all on the page of the day; `first` says that
/// nothing stands before them.
pub(super) fn signature(signed: &Signature, style: &Style, first: bool) -> Vec<Paragraph> {
    let signing = style.signing(signed);
    let last = signing.lines.len().saturating_sub(1);
    let mut paragraphs = Vec::new();
    for (number, line) in signing.lines.iter().enumerate() {
        let above = if first && number == 0 { 0 } else { usize::from(line.above) };
        let blank = std::iter::repeat_with(|| Paragraph::new().keep_next(true)).take(above);
        paragraphs.extend(blank);
        paragraphs.push(match (signed.seal, line.texts.as_slice()) {
            (None, texts) => begun(texts, number == last, style),
            (Some(_), _) if number == last => day(signed, style),
            (Some(_), [name]) => above_day(name.text, signed, style),
            (Some(_), _) => row(line),
        });
    }
    paragraphs
}

/// A line without seal: at its indent.
fn begun(texts: &[PlacedText], last: bool, style: &Style) -> Paragraph {
    let named = if last { Named::Date } else { Named::Signature };
    let left = texts.first().map_or(Length::ZERO, |text| text.left);
    let left = left.min(style.paper.area_width);
    let paragraph = Paragraph::new().style(named.id()).align(AlignmentType::Left);
    let paragraph = paragraph.indent(Some(unit::twips(left)), None, None, None);
    texts.iter().fold(paragraph, |paragraph, text| runs::with_text(paragraph, text.text))
}

/// The day under a seal.
fn day(signed: &Signature, style: &Style) -> Paragraph {
    let inset = unit::twips(style.cell() * f64::from(style.date_inset));
    runs::paragraph(Named::Date, &signed.date).indent(None, None, Some(inset), None)
}

/// A name under its seal, centred on the day.
fn above_day(name: &[Run], signed: &Signature, style: &Style) -> Paragraph {
    let inset = style.cell() * f64::from(style.date_inset);
    let centred = unit::twips(width(&signed.date, style) + inset * 2.0);
    let left = Page::of(style).text_width - centred;
    let body = runs::paragraph(Named::Signature, name);
    if unit::twips(width(name, style)) <= centred {
        body.indent(Some(left.max(0)), None, None, None)
    } else {
        body.align(AlignmentType::Right)
    }
}

/// Names in a row, each centred under its seal.
fn row(line: &SigningLine) -> Paragraph {
    let paragraph = Paragraph::new().style(Named::Signature.id()).align(AlignmentType::Left);
    line.texts.iter().fold(paragraph, |paragraph, text| {
        let stop = unit::index(unit::twips(text.axis()));
        let paragraph = paragraph.add_tab(Tab::new().val(TabValueType::Center).pos(stop));
        runs::with_text(paragraph.add_run(WordRun::new().add_tab()), text.text)
    })
}

/// The signer's post beside the place of 签名章, on its middle, and the date below (7.3.5.3).
pub(super) fn stamp(stamp: &Stamp, style: &Style) -> [Paragraph; 2] {
    let cell = style.cell();
    let edge = cell * f64::from(style.date_inset);
    let beside = edge + style.stamp.width + cell * f64::from(style.stamp.post_gap);
    let line = unit::floor_twips(style.line_pitch());
    let white = unit::unsigned((unit::twips(style.stamp.height) - line) / 2);
    let post = runs::paragraph(Named::Date, &stamp.post)
        .keep_next(true)
        .indent(None, None, Some(unit::twips(beside)), None)
        .line_spacing(exact::line(line).before(white).after(white));
    let date = runs::paragraph(Named::Date, &stamp.date);
    [post, date.indent(None, None, Some(unit::twips(edge)), None)]
}

/// How wide Word sets `text` in the type of the body: each character takes its size and the
/// tracking.
fn width(text: &[Run], style: &Style) -> Length {
    let text = plain_text(text);
    let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let tracking = Length::pt(f64::from(styles::body_tracking(style)) / 20.0);
    style.body.size * han::cells(&text) + tracking * f64::from(characters)
}
