//! 附件说明 (7.3.4): two characters in, the names hanging behind the label, one below the other.

use docx_rs::{Paragraph, SpecialIndentType};

use crate::document::{Run, Style, Text, plain_text};
use crate::han;

use super::styles::Named;
use super::{runs, unit};

/// A paragraph for each name, the label before the first.
pub(super) fn attachment_note(label: &[Run], items: &[Text], style: &Style) -> Vec<Paragraph> {
    let cell = style.cell();
    let hanging = unit::twips(cell * han::cells(&plain_text(label)));
    let left = unit::twips(cell * f64::from(style.indent)) + hanging;
    let (first, rest) = items.split_first().map_or((&[][..], &[][..]), |(f, r)| (&f[..], r));
    let labelled = runs::with_text(
        runs::paragraph(Named::AttachmentNote, label).indent(
            Some(left),
            Some(SpecialIndentType::Hanging(hanging)),
            None,
            None,
        ),
        first,
    );
    let below = |item: &Text| {
        runs::paragraph(Named::AttachmentNote, item).indent(Some(left), None, None, None)
    };
    std::iter::once(labelled).chain(rest.iter().map(below)).collect()
}
