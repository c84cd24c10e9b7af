//! A stamped copy for the demo: a page of PDF that says it is a sample, in place of a scan.

use crate::date::Date;
use crate::diag::Diagnostics;
use crate::document::{Block, Document, Info, Role, Run, Style, Text};
use crate::layout::{self, fonts::FontSet};
use crate::origin::Place;
use crate::pdf::PdfKind;

use crate::office::paper::Form;

/// The stamped copy of `unit`.
///
/// # Errors
/// Where the fonts do not do for it.
pub(super) fn stamped(unit: &str, day: Date, fonts: &FontSet) -> Result<Vec<u8>, Diagnostics> {
    let title = format!("【示例】{unit}盖章件");
    let words = format!("这一页代替{unit}报表的盖章扫描件。");
    let blocks = vec![Block::Title(vec![text(&title)]), Block::Paragraph(text(&words))];
    let info = Info { title, author: unit.to_owned(), keywords: Vec::new(), date: day };
    let document = Document::new(info, blocks);
    let settled = layout::settle(document, &Style::SIDEWAYS, fonts)?;
    Form::Pdf(PdfKind::default()).write(&settled)
}

fn text(words: &str) -> Text {
    vec![Run::new(words, Role::Text, Place::Nowhere)]
}
