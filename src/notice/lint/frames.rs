//! Wording that the template adds itself. What can mean nothing else is taken out and said, so that it is printed
//! once; what may (an ordinal, a bracket of units) stays, and is said to be printed twice.
//!
//! What the template adds is named in `docs/notice-yaml.md` beside each key.

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics};
use crate::notice::model::{Annex, Notice, SText, Task};

use super::rules::{
    ATTACHMENT_LABEL, COPIES_FRAME, NOTE_BRACKETS, RECIPIENTS_COLON, ReadRow, TASK_NAME_FRAME,
    TASK_TEXT_UNITS,
};

/// Takes out of `notice` the colon, brackets and labels that the template adds.
pub(super) fn take_out(notice: &mut Notice, findings: &mut Diagnostics) {
    if let Some(recipients) = &mut notice.recipients {
        let inner = 0..end(recipients, &['：', ':', '。', '.', '，', ',', '；', ';']);
        cut(recipients, inner, &RECIPIENTS_COLON, findings);
    }
    if let Some(note) = &mut notice.note {
        note_brackets(note, findings);
    }
    if let Some(copies) = &mut notice.copies {
        let label = ["抄送：", "抄送:"].into_iter().find(|label| copies.starts_with(label));
        let inner = label.map_or(0, str::len)..end(copies, &['。', '.']);
        cut(copies, inner, &COPIES_FRAME, findings);
    }
    let form = notice.attachment.iter_mut().map(|form| &mut form.title);
    let own = notice.annexes.iter_mut().filter_map(|annex| match annex {
        Annex::Form => None,
        Annex::Own(own) => Some(&mut own.title),
    });
    for title in form.chain(own).filter_map(|title| title.lines_mut().first_mut()) {
        cut(title, label_of_attachment(title)..title.len(), &ATTACHMENT_LABEL, findings);
    }
}

/// Where `text` ends without the `marks` at its end.
fn end(text: &str, marks: &[char]) -> usize {
    text.trim_end_matches(marks).len()
}

/// Leaves the characters `inner` of `text`, and says what was before and behind. A text of nothing else stays.
fn cut(text: &mut SText, inner: Range<usize>, row: &'static ReadRow, findings: &mut Diagnostics) {
    if inner.is_empty() {
        return;
    }
    for outer in [0..inner.start, inner.end..text.len()] {
        if !outer.is_empty() {
            findings.push(row.at(&text.part(outer.clone()), &text[outer], Some("")));
        }
    }
    *text = SText::new(text[inner.clone()].to_owned(), text.part(inner));
}

/// The pair of brackets around all of a note.
fn note_brackets(note: &mut SText, findings: &mut Diagnostics) {
    let Some(inner) = inside_brackets(note) else { return };
    let found: Diagnostic = NOTE_BRACKETS.at(&note.origin, note, Some(&note[inner.clone()]));
    findings.push(found);
    *note = SText::new(note[inner.clone()].to_owned(), note.part(inner));
}

/// What one pair of brackets holds that stands around the whole of `text`.
fn inside_brackets(text: &str) -> Option<Range<usize>> {
    let open = text.chars().next().filter(|open| matches!(open, '（' | '('))?;
    let close = text.chars().next_back().filter(|close| matches!(close, '）' | ')'))?;
    let inner = open.len_utf8()..text.len() - close.len_utf8();
    let mut depth = 0_usize;
    for character in text.get(inner.clone())?.chars() {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    (depth == 0 && !inner.is_empty()).then_some(inner)
}

/// The length in bytes of 附件：, 附件1： and the like; 附件目录 is a title.
fn label_of_attachment(title: &str) -> usize {
    let Some(behind) = title.strip_prefix("附件") else { return 0 };
    let mark = behind.trim_start_matches(is_numeral);
    let rest = mark.trim_start_matches(['：', ':', '.', '．', '、', ' ', '\u{3000}']);
    if rest.len() == mark.len() { 0 } else { title.len() - rest.len() }
}

/// Reports what the template adds and may mean something else.
pub(super) fn frames(notice: &Notice, findings: &mut Diagnostics) {
    for task in &notice.tasks {
        task_name(&task.name, findings);
        task_text(task, findings);
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
    findings.push(TASK_NAME_FRAME.at(&name.part(place.clone()), &name[place], Some("")));
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

pub(super) fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十百零".contains(character)
}

/// The bracket of units at the end of a paragraph, or as one.
fn task_text(task: &Task, findings: &mut Diagnostics) {
    for paragraph in &task.text {
        if let Some(start) = units_bracket(paragraph) {
            let place = paragraph.part(start..paragraph.len());
            findings.push(TASK_TEXT_UNITS.at(&place, &paragraph[start..], None));
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
    use super::{inside_brackets, label_of_attachment, ordinal, units_bracket};

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
    fn brackets_around_the_whole_and_labels() {
        for (text, inner) in [("（此件公开发布）", "此件公开发布"), ("(甲（乙）)", "甲（乙）")]
        {
            assert_eq!(inside_brackets(text).map(|at| &text[at]), Some(inner));
        }
        for text in ["（甲）和（乙）", "（", "（）", "）（", "甲（乙）", ""] {
            assert_eq!(inside_brackets(text), None, "{text}");
        }
        for (title, label) in
            [("附件：名单", "附件："), ("附件1.名单", "附件1."), ("附件二 名单", "附件二 ")]
        {
            assert_eq!(label_of_attachment(title), label.len(), "{title}");
        }
        for title in ["附件目录", "附件2024年名单", "名单", "附件"] {
            assert_eq!(label_of_attachment(title), 0, "{title}");
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
