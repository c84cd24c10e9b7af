//! What tells a notice from any other text, of what was found in a paper. A thesis has chapters, and no unit
//! that is to do anything.

use super::draft::{Draft, TaskDraft};
use crate::diag::PaperSign;

/// Words with which the title of an official paper ends.
const KINDS: [&str; 24] = [
    "通知", "决定", "意见", "方案", "函", "纪要", "令", "通报", "公告", "通告", "请示", "批复",
    "议案", "决议", "公报", "办法", "规定", "计划", "要点", "清单", "分工", "任务", "安排", "实事",
];
/// So many of the others make a notice without units.
const ENOUGH: usize = 3;

/// The signs of a notice in what was read.
pub(super) fn found(draft: &Draft) -> Vec<PaperSign> {
    PaperSign::ALL.into_iter().filter(|sign| has(draft, *sign)).collect()
}

fn has(draft: &Draft, sign: PaperSign) -> bool {
    match sign {
        PaperSign::Number => draft.head.number.is_some(),
        PaperSign::Title => {
            let title = draft.head.title.concat();
            let title = title.trim_end_matches(['（', '）', '(', ')']);
            KINDS.iter().any(|kind| title.ends_with(kind))
        }
        PaperSign::Recipients => draft.body.recipients.is_some(),
        PaperSign::Units => {
            let is_labelled = |task: &TaskDraft| !task.roles.is_empty() && !task.written.is_empty();
            names_units(&draft.body.tasks)
                || has(draft, PaperSign::Title) && draft.body.tasks.iter().any(is_labelled)
        }
        PaperSign::Date => draft.tail.date.is_some() && !draft.tail.signed_by.is_empty(),
        PaperSign::Colophon => draft.colophon.printed.is_some() || draft.colophon.copies.is_some(),
    }
}

/// Whether its tasks name units, and not a sentence of a long text by chance: a third of them at least.
fn names_units(tasks: &[TaskDraft]) -> bool {
    let with = tasks.iter().filter(|task| !task.roles.is_empty()).count();
    with > 0 && with * 3 >= tasks.len()
}

/// Whether a paper with these signs is a notice: one with units that are to do something, or one that has
/// most of what else a notice has.
pub(super) fn is_notice(found: &[PaperSign]) -> bool {
    found.contains(&PaperSign::Units) || found.len() >= ENOUGH
}
