//! The words of a finding, both languages side by side.

use crate::origin::{INTO, as_sent};

/// The language of messages (documents are always in Chinese).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// The words of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, in one short line that quotes the user's value.
    pub title: String,
    /// What to do.
    pub remedy: String,
}

/// What is wrong and what to do, in both languages, and what the unit whose return it is in can do (in
/// Chinese), where it can do something.
pub(super) struct Words {
    zh: Message,
    en: Message,
    to_unit: Option<String>,
}

/// The words of a kind: what is wrong, and what to do, in Chinese and in English.
pub(super) fn words(zh: impl Into<Message>, en: impl Into<Message>) -> Words {
    Words { zh: zh.into(), en: en.into(), to_unit: None }
}

/// A text for people outside the office: without its folders, and without what is its own business (待核).
pub(super) fn outward(text: &str) -> String {
    let text = text.replace("，待核", "");
    let marks = ['：', '、', '，', '；', '“', '”', '‘', '’'];
    let parts = text.split_inclusive(marks);
    parts
        .map(|part| if is_file(part.trim_end_matches(marks)) { as_sent(part) } else { part })
        .collect()
}

/// Whether a text looks like the way to a file: folders, and a name with an ending.
fn is_file(text: &str) -> bool {
    let outer = text.split(INTO).next().unwrap_or_default();
    let Some((_, name)) = outer.rsplit_once('/') else { return false };
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    (2..=5).contains(&ending.len())
        && ending.bytes().all(|one| one.is_ascii_alphanumeric())
        && ending.bytes().any(|one| one.is_ascii_alphabetic())
}

impl Words {
    /// The same, with what the unit is asked to do.
    pub(super) fn asking_unit(mut self, remedy: impl Into<String>) -> Words {
        self.to_unit = Some(remedy.into());
        self
    }

    /// The same, where the unit can do something.
    pub(super) fn with_unit(mut self, remedy: Option<String>) -> Words {
        self.to_unit = remedy;
        self
    }

    /// The same with another remedy.
    pub(super) fn with_remedies(mut self, zh: String, en: String) -> Words {
        (self.zh.remedy, self.en.remedy) = (zh, en);
        self
    }

    /// In one language.
    pub(super) fn message(self, lang: Lang) -> Message {
        let Message { title, remedy } = match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        };
        Message { title: shortened(title), remedy: shortened(remedy) }
    }

    /// What the unit can do.
    pub(super) fn asked_of_unit(self) -> Option<String> {
        self.to_unit.map(shortened)
    }
}

impl<T: Into<String>, R: Into<String>> From<(T, R)> for Message {
    fn from((title, remedy): (T, R)) -> Message {
        Message { title: title.into(), remedy: remedy.into() }
    }
}

/// Characters of a message at most: a value it quotes may be a whole paragraph.
pub(super) const LONGEST: usize = 400;

fn shortened(words: String) -> String {
    let length = words.chars().count();
    if length <= LONGEST {
        return words;
    }
    let head: String = words.chars().take(LONGEST / 2).collect();
    let tail: String = words.chars().skip(length - LONGEST / 2).collect();
    format!("{head}……{tail}")
}
