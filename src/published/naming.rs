//! What a task or a heading is called: its title, or, where it has none, words of its first sentence.
//!
//! ```text
//! 1.农村公路改造。年内改造30公里。       the title 农村公路改造, and its text
//! 1.改造农村公路30公里，10月底前完工。   no title: the sentence is the text, and the task is called by its first words
//! ```

use super::draft::{Guess, HeadingDraft, NamePlace};
use super::{role_list, sentence, shape, targets, times};

/// Characters of a title that runs into its text.
const TITLE: usize = 45;
/// Characters of a clause that says anything.
const LEAST: usize = 4;
/// Marks behind which a title or a clause ends.
const MARKS: [char; 8] = ['：', ':', '，', ',', '；', ';', '。', '！'];

/// What a text begins with.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Named {
    pub(super) name: Guess<String>,
    /// Where the name stands in the paper.
    pub(super) place: NamePlace,
    /// The paragraph behind a title, or all of it where there is none.
    pub(super) text: String,
}

/// The name of the task that `text` begins, behind whose paragraph others stand or none.
pub(super) fn of_task(text: &str, has_more: bool) -> Named {
    let text = text.trim();
    match titled(text) {
        Some((title, "")) if has_more => Named {
            name: Guess::said(whole(title.trim_end_matches(['：', ':', '。', '；']))),
            place: NamePlace::Apart,
            text: String::new(),
        },
        Some((title, rest)) if !rest.is_empty() => Named {
            name: Guess::said(whole(title)),
            place: NamePlace::RunIn,
            text: rest.to_owned(),
        },
        Some(_) | None => Named {
            name: Guess::doubtful(first_words(text), "原文没有标题，名称取自内容，正文里不印"),
            place: NamePlace::Nowhere,
            text: text.to_owned(),
        },
    }
}

/// A title without the white that aligns its words; a single blank is a part of it.
fn whole(title: &str) -> String {
    let is_aligned = title.contains(['\t', '\u{3000}']) || title.contains("  ");
    if is_aligned { shape::closed_up(title) } else { title.to_owned() }
}

/// Whether `text` is a title and nothing else.
pub(super) fn is_title(text: &str) -> bool {
    titled(text.trim()).is_some_and(|(_, rest)| rest.is_empty())
}

/// The heading that a line behind its ordinal is; the full stop behind which its text runs on stays with it, for
/// headings are printed on lines of their own.
pub(super) fn heading(written: &str, text: &str) -> HeadingDraft {
    let text = text.trim();
    let end = shape::sentence_end(text).filter(|(end, _)| text[..*end].chars().count() <= TITLE);
    let (title, rest) = match end.filter(|(_, next)| *next < text.len()) {
        Some((_, next)) => text.split_at(next),
        None => (text.trim_end_matches(['：', ':', '。', '；']), ""),
    };
    let text = Some(rest.trim().to_owned()).filter(|text| !text.is_empty());
    HeadingDraft {
        title: format!("{written}{}", whole(title)),
        text: text.into_iter().collect(),
        ..HeadingDraft::default()
    }
}

/// The title that `text` begins with, without its full stop, and what runs on behind it.
fn titled(text: &str) -> Option<(&str, &str)> {
    let (title, rest) = match shape::sentence_end(text) {
        Some((end, next)) => (text[..end].trim(), text[next..].trim()),
        None => (text, ""),
    };
    let is_short = title.chars().count() <= TITLE && !title.contains('；');
    (is_short && !is_promise(title)).then_some((title, rest))
}

/// Whether a sentence says what is done and how much of it, or until when.
fn is_promise(sentence: &str) -> bool {
    let has_clauses = sentence.contains(['，', ',']);
    has_clauses && targets::has_amounts(sentence) || !times::points(sentence).is_empty()
}

/// Words that call a task: the first clause that says what is done, and not who, when, or where it was resolved.
fn first_words(text: &str) -> String {
    let clauses = || text.split(MARKS).map(str::trim).filter(|clause| !clause.is_empty());
    let says = |clause: &&str| {
        done(clause).chars().count() >= LEAST
            && !times::is_time(clause)
            && !role_list::is_roles(clause)
            && !is_lead_in(clause)
    };
    let found = clauses().find(says).map(done).or_else(|| clauses().next()).unwrap_or(text);
    to_a_word(found).to_owned()
}

/// A long clause to where the last of its words that fit ends; one without a sign of that stays whole.
fn to_a_word(clause: &str) -> &str {
    let near = shape::start_of(clause, TITLE);
    let ends = near.char_indices().filter(|(at, one)| *at > 0 && "、和及与并".contains(*one));
    let end = ends.map(|(at, _)| at).next_back().filter(|_| near.len() < clause.len());
    end.map_or(clause, |end| &clause[..end])
}

/// A clause without those who are to do it, and without the time before that.
fn done(clause: &str) -> &str {
    times::without_time(sentence::without_units(times::without_time(clause)))
}

/// 会议议定, 经研究 and the like.
fn is_lead_in(clause: &str) -> bool {
    ["会议", "经研究", "经会议"].iter().any(|word| clause.starts_with(word))
        && clause.chars().count() <= 8
}

/// The name that a cell begins with, and what runs on behind it.
pub(super) fn of_cell(text: &str) -> (Guess<String>, String) {
    let text = text.trim();
    if let Some((end, next)) = shape::sentence_end(text)
        && text[..end].chars().count() <= TITLE
    {
        return (Guess::said(text[..end].trim().to_owned()), text[next..].trim().to_owned());
    }
    if text.chars().count() <= TITLE && !text.contains(['；', '。']) {
        return (
            Guess::said(text.trim_end_matches(['：', ':', '。', '；']).to_owned()),
            String::new(),
        );
    }
    let end = text.find(['：', '，', '；', '。', ':']).unwrap_or(text.len());
    let name = to_a_word(&text[..end]).to_owned();
    let doubt = "原文没有标题，这里取了第一句的开头".to_owned();
    (Guess::doubtful(name, doubt), text.to_owned())
}
