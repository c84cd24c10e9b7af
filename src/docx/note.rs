//! 附件说明 (7.3.4): two characters in, the names hanging behind the label, one below the other.
//!
//! Between 顺序号 and name stands a tab, which leads to where the turned lines begin: how wide a
//! digit and a point are differs from font to font.

use docx_rs::{Paragraph, Run as WordRun, SpecialIndentType};

use crate::document::{NoteItem, Run, Style, Text, plain_text};
use crate::han;

use super::styles::Named;
use super::{runs, unit};

/// A paragraph for each name, the label before the first. Turned lines begin under the name's
/// first character, numbers under the first number.
pub(super) fn attachment_note(label: &[Run], items: &[NoteItem], style: &Style) -> Vec<Paragraph> {
    let none = NoteItem { number: Text::new(), name: Text::new() };
    let items = if items.is_empty() { std::slice::from_ref(&none) } else { items };
    let note = |(place, item): (usize, &NoteItem)| {
        let behind = |text: &[Run]| unit::twips(style.cell() * han::cells(&plain_text(text)));
        let indent = unit::twips(style.cell() * f64::from(style.indent));
        let left = indent + behind(label) + behind(&item.number);
        let label = if place == 0 { label } else { &[] };
        let hanging = behind(label) + behind(&item.number);
        let special = (hanging > 0).then_some(SpecialIndentType::Hanging(hanging));
        let paragraph = runs::paragraph(Named::AttachmentNote, label);
        let paragraph = numbered(paragraph, &item.number);
        runs::with_body(paragraph.indent(Some(left), special, None, None), &item.name, style)
    };
    items.iter().enumerate().map(note).collect()
}

/// `paragraph` with a number, a tab for the blank behind it.
fn numbered(paragraph: Paragraph, number: &[Run]) -> Paragraph {
    let plain = plain_text(number);
    let mut left = plain.trim_end().len();
    let cut = |run: &Run| {
        let text = run.text[..run.text.floor_char_boundary(left)].to_owned();
        left -= text.len();
        Run { text, ..run.clone() }
    };
    let bare: Text = number.iter().map(cut).collect();
    let paragraph = runs::with_text(paragraph, &bare);
    let blank = plain.ends_with(char::is_whitespace);
    if blank { paragraph.add_run(WordRun::new().add_tab()) } else { paragraph }
}
