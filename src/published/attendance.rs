//! 与会人员 of minutes: who was there, who was not, and who sat in; and what beside it has no key (主持, 记录).
//!
//! ```text
//! 出席：张三、李四 / 列席人员：王五    出席 and 列席, wherever they stand
//! 主持：张三 / 记录：陈四             before the text a part of it; behind it told
//! ```

use super::draft::Tail;
use super::line::Item;
use super::{people, shape};

/// Words before those who were there, with the keys of the description.
const KEYS: [(&str, &[&str]); 3] = [
    (
        "出席",
        &[
            "出席",
            "出席人员",
            "出席人",
            "出席会议人员",
            "出席会议",
            "出席领导",
            "参加人员",
            "参加",
            "参会人员",
            "参会",
            "与会人员",
            "参会人",
            "参加会议人员",
        ],
    ),
    ("请假", &["请假", "请假人员", "请假人", "因事请假", "因公请假", "缺席", "缺席人员"]),
    ("列席", &["列席", "列席人员", "列席人", "列席会议人员", "列席会议", "列席单位", "列席领导"]),
];
/// Words before what is said of a meeting and has no key.
const OTHERS: [&str; 18] = [
    "主持",
    "主持人",
    "会议主持",
    "会议主持人",
    "记录",
    "记录人",
    "会议记录",
    "记录人员",
    "整理",
    "审核",
    "核稿",
    "校对",
    "时间",
    "会议时间",
    "地点",
    "会议地点",
    "议题",
    "会议议题",
];
/// How posts end.
const POSTS: [&str; 6] = ["长", "主任", "书记", "主席", "秘书", "委员"];
/// Characters of a name, with its post or its unit in brackets.
const NAME: usize = 24;

/// What a line of minutes says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said<'t> {
    /// Under a key, behind the paper's word.
    People { key: &'static str, word: &'t str, people: &'t str },
    /// What has no key.
    Other,
}

/// Whether a line of minutes is nothing but a word for who was there, or when and where, and what it says.
pub(super) fn is_said(text: &str) -> bool {
    said(text).is_some()
}

/// Takes the lines out of the items of minutes.
pub(super) fn take(items: Vec<Item>, tail: &mut Tail) -> Vec<Item> {
    let (mut rest, mut left) = (Vec::new(), Vec::new());
    // Whether names may go on, and whether the text has begun.
    let (mut is_open, mut has_text) = (false, false);
    for item in items {
        let text = item.text().unwrap_or_default().to_owned();
        let is_more = std::mem::take(&mut is_open) && are_names(&text);
        match said(&text) {
            Some(Said::People { key, word, people }) if !has(tail, key) => {
                note(tail, (key, word), has_text);
                tail.attendance.push((key, people.trim_end_matches('。').to_owned()));
                is_open = true;
            }
            // Before the text it is printed where it stands.
            Some(Said::Other) if has_text => left.push(text),
            Some(Said::People { .. }) => left.push(text),
            None if is_more => {
                go_on(tail, &text);
                is_open = true;
            }
            Some(Said::Other) => rest.push(item),
            None => {
                has_text = true;
                rest.push(item);
            }
        }
    }
    tail.attendance.retain(|(_, people)| !people.is_empty());
    tail.left.splice(0..0, left);
    rest
}

fn has(tail: &Tail, key: &str) -> bool {
    tail.attendance.iter().any(|(own, _)| *own == key)
}

/// More names on the next line.
fn go_on(tail: &mut Tail, more: &str) {
    let Some((_, people)) = tail.attendance.last_mut() else { return };
    if !people.is_empty() && !people.ends_with(['、', '，', '；']) {
        people.push(' ');
    }
    people.push_str(more.trim_end_matches('。'));
}

/// What is printed otherwise: the word, and the place of what stands before the text.
fn note(tail: &mut Tail, (key, word): (&str, &str), is_behind: bool) {
    let word = shape::squeezed(word);
    let other = (word != key).then(|| format!("原文写“{word}”，印出来是“{key}”"));
    let moved = (!is_behind).then(|| format!("原文的{key}写在正文前面，印出来在后面"));
    let doubts: Vec<String> =
        tail.attendance_doubt.take().into_iter().chain(other).chain(moved).collect();
    tail.attendance_doubt = (!doubts.is_empty()).then(|| doubts.join("；"));
}

fn said(text: &str) -> Option<Said<'_>> {
    let parted = text.split_once(['：', ':']).or_else(|| text.split_once('\t')).or_else(|| {
        // 出　席  张三: white parts the word from the names.
        text.split_once("  ").or_else(|| text.split_once('\u{3000}'))
    });
    // The word alone has the names on the lines below it.
    let (word, people) = parted.unwrap_or((text, ""));
    let own = shape::squeezed(word);
    let key = KEYS.iter().find(|(_, words)| words.contains(&own.as_str())).map(|(key, _)| *key);
    let is_other = parted.is_some() && OTHERS.contains(&own.as_str());
    key.map(|key| Said::People { key, word, people: people.trim() })
        .or(is_other.then_some(Said::Other))
}

/// Whether a line is nothing but names, with posts and units beside them or in brackets.
fn are_names(text: &str) -> bool {
    let is_name = |name: &str| {
        let bare = name.split(['（', '(']).next().unwrap_or(name);
        (2..=4).contains(&bare.chars().count())
            && name.chars().count() <= NAME
            && !shape::is_body(bare)
            || is_glued(bare)
    };
    let words = text.trim_end_matches('。').split(['、', '，', '；', ' ', '\u{3000}', '\t']);
    let words = with_whole_names(words.filter(|word| !word.is_empty()));
    let is_beside = |word: &str| {
        word.chars().count() <= NAME
            && (shape::is_body(word) || POSTS.iter().any(|post| word.ends_with(post)))
    };
    shape::ordinal(text).is_none()
        && words.iter().any(|word| is_name(word) && !is_beside(word))
        && words.iter().all(|word| is_name(word) || is_beside(word))
}

/// 郑　毅: white inside a name of two characters is alignment.
fn with_whole_names<'t>(words: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for word in words {
        match whole.last_mut() {
            Some(last) if last.chars().count() == 1 && word.chars().count() == 1 => *last += word,
            _ => whole.push(word.to_owned()),
        }
    }
    whole
}

/// 区财政局郑毅: a unit with a name right behind it.
fn is_glued(word: &str) -> bool {
    (2..=3).any(|count| {
        let from = word.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
        let (unit, name) = word.split_at(from);
        shape::is_body(unit) && people::is_person(name)
    })
}
