//! Which element of an official paper the strips of a block are (GB/T 9704-2012, 7.3), for a writer that
//! tells its readers. 版头, 版记 and 页码 are marked where they are set (`head`, `foot`).

use crate::document::Block;

use super::page::PaperElement;
use super::strip::Strip;

/// Marks what stands on `strips`, which are those of `block`; `is_attached` says that 附件 began before it.
pub(super) fn mark(strips: &mut [Strip], block: &Block, is_attached: bool) {
    let Some(element) = element(block) else { return };
    let element = if is_attached { PaperElement::Attachment } else { element };
    let dated = matches!(element, PaperElement::Signature);
    // 成文日期 has the last line to itself.
    let mut shown: Vec<&mut Strip> =
        strips.iter_mut().filter(|strip| !strip.items.is_empty()).collect();
    let date = shown.pop_if(|_| dated);
    shown.into_iter().for_each(|strip| element.mark(&mut strip.items, 0));
    if let Some(date) = date {
        PaperElement::Date.mark(&mut date.items, 0);
    }
}

/// Whether what follows `block` belongs to 附件.
pub(super) fn begins_attachment(block: &Block) -> bool {
    matches!(block, Block::AttachmentLabel(_))
}

/// The element that a block is; `None` where its strips are marked as they are set, and of tables, whose rows
/// come to their pages by themselves.
fn element(block: &Block) -> Option<PaperElement> {
    match block {
        Block::Title(_) => Some(PaperElement::Title),
        Block::Recipients(_) => Some(PaperElement::Recipients),
        Block::Paragraph(_) => Some(PaperElement::Body),
        Block::AttachmentNote { .. } => Some(PaperElement::AttachmentNote),
        Block::Signature(_) | Block::Stamp(_) => Some(PaperElement::Signature),
        Block::Attendance(_) => Some(PaperElement::Attendance),
        Block::Note(_) => Some(PaperElement::Note),
        Block::AttachmentLabel(_) | Block::AttachmentTitle(_) => Some(PaperElement::Attachment),
        Block::Head(_) | Block::PageBreak | Block::Table(_) | Block::Colophon(_) => None,
    }
}
