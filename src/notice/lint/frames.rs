//! Wording that the template adds itself: written in the description too, it is printed twice.
//!
//! What the template adds is named in `docs/notice-yaml.md` beside each key.

use crate::diag::{Diagnostic, Diagnostics, Problem, WordingProblem};
use crate::notice::model::{Notice, SText, Task};

use super::attachment_titles;

/// Reports the wording in `notice` that the template adds.
pub(super) fn frames(notice: &Notice, findings: &mut Diagnostics) {
    recipients_and_colophon(notice, findings);
    for task in &notice.tasks {
        task_name(&task.name, findings);
        task_text(task, findings);
    }
    let titles = attachment_titles(notice).filter_map(|title| title.lines().first());
    for title in titles.filter(|title| title.starts_with(LABEL)) {
        let place = title.part(0..LABEL.len());
        findings.push(Diagnostic::at(&place, Problem::Wording(WordingProblem::AttachmentLabel)));
    }
}

const LABEL: &str = "附件";

fn recipients_and_colophon(notice: &Notice, findings: &mut Diagnostics) {
    let mut frame = |text: &SText, framed: bool, problem| {
        if framed {
            findings.push(Diagnostic::at(&text.origin, problem));
        }
    };
    if let Some(recipients) = &notice.recipients {
        frame(
            recipients,
            recipients.ends_with(['：', ':']),
            Problem::Wording(WordingProblem::RecipientsColon),
        );
    }
    if let Some(note) = &notice.note {
        frame(
            note,
            note.starts_with(['（', '(']),
            Problem::Wording(WordingProblem::NoteParentheses),
        );
    }
    if let Some(copies) = &notice.copies {
        let framed = copies.starts_with("抄送：")
            || copies.starts_with("抄送:")
            || copies.ends_with(['。', '.']);
        frame(copies, framed, Problem::Wording(WordingProblem::CopiesFrame));
    }
}

/// One finding a name: its ordinal, or else its full stop.
fn task_name(name: &SText, findings: &mut Diagnostics) {
    let stop = name.chars().next_back().filter(|last| matches!(last, '。' | '．' | '.'));
    let place = match (ordinal(name), stop) {
        (Some(length), _) => 0..length,
        (None, Some(stop)) => name.len() - stop.len_utf8()..name.len(),
        (None, None) => return,
    };
    findings
        .push(Diagnostic::at(&name.part(place), Problem::Wording(WordingProblem::TaskNameFrame)));
}

/// The length in bytes of the ordinal that `name` begins with: 一、 1. （一） (1) ①. A number
/// that another follows (3.15, 一、二期) is none.
fn ordinal(name: &str) -> Option<usize> {
    let circled = name.chars().next().filter(|first| matches!(first, '①'..='⑳'));
    if let Some(circled) = circled {
        return Some(circled.len_utf8());
    }
    let inner = name.trim_start_matches(['（', '(']);
    let behind = inner.trim_start_matches(is_numeral);
    let mark = behind.chars().next().filter(|_| behind.len() < inner.len())?;
    let rest = &behind[mark.len_utf8()..];
    let ends = match (mark, inner.len() < name.len()) {
        ('）' | ')', _) => true,
        ('、', false) => !rest.starts_with(is_numeral),
        ('.' | '．', false) => !rest.starts_with(|next: char| next.is_ascii_digit()),
        _ => false,
    };
    ends.then_some(name.len() - rest.len())
}

fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十百零".contains(character)
}

/// The bracket of units at the end of a paragraph, or as one.
fn task_text(task: &Task, findings: &mut Diagnostics) {
    for paragraph in &task.text {
        if let Some(start) = units_bracket(paragraph) {
            let place = paragraph.part(start..paragraph.len());
            findings.push(Diagnostic::at(&place, Problem::Wording(WordingProblem::TaskTextUnits)));
        }
    }
}

/// Where the bracket （责任单位：…） begins that ends `text`.
fn units_bracket(text: &str) -> Option<usize> {
    let ended = text.trim_end_matches(['。', '.', ' ', '\u{3000}']);
    let label = text.rfind("责任单位")?;
    let open = text[..label].chars().next_back().filter(|open| matches!(open, '（' | '('));
    match open {
        Some(open) => ended.ends_with(['）', ')']).then_some(label - open.len_utf8()),
        None => (label == 0).then_some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::{ordinal, units_bracket};

    #[test]
    fn ordinals_and_what_only_looks_like_one() {
        for (name, written) in [
            ("一、推进", "一、"),
            ("十一、推进", "十一、"),
            ("1.推进", "1."),
            ("12．推", "12．"),
            ("（一）推进", "（一）"),
            ("(1)推进", "(1)"),
            ("1）推进", "1）"),
            ("③推进", "③"),
        ] {
            assert_eq!(ordinal(name), Some(written.len()), "{name}");
        }
        for name in
            ["推进", "一件实事", "3.15消费维权", "（试点）推进", "2024年", "", "一", "一、二期建设"]
        {
            assert_eq!(ordinal(name), None, "{name}");
        }
    }

    #[test]
    fn a_bracket_of_units_ends_the_text() {
        for (text, start) in [
            ("办好。（责任单位：区妇联）", "办好。"),
            ("办好。(责任单位:区妇联)。", "办好。"),
            ("责任单位：区妇联", ""),
        ] {
            assert_eq!(units_bracket(text), Some(start.len()), "{text}");
        }
        for text in ["各责任单位（见附件）", "（责任单位：区妇联）先行试点。", "办好。"]
        {
            assert_eq!(units_bracket(text), None, "{text}");
        }
    }
}
