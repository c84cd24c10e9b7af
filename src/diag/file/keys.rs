//! What is wrong with the shape of a description: its keys and the values behind them (`E1xx`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// What is wrong with the shape of a description: its keys and the values behind them (`E1xx`).
#[derive(Clone, Debug, PartialEq)]
pub enum KeyProblem {
    /// A value has another shape than its key needs.
    WrongShape {
        /// The key, or what the value is an item of, as written.
        key: String,
        /// What it must be.
        wanted: Shape,
        /// What it is.
        found: Shape,
        /// How it is written, where that can be told.
        line: Option<String>,
    },
    /// A key that nobody knows.
    UnknownKey {
        /// The key as written.
        key: String,
        /// Which one may have been meant.
        meant: MeantKey,
    },
    /// A key is given twice.
    DuplicateKey {
        /// The key as written.
        key: String,
    },
    /// A key is given by its English and by its Chinese name.
    BothNames {
        /// The English name.
        name: String,
        /// The Chinese name.
        alias: String,
    },
    /// Keys that must be there are not.
    MissingKeys {
        /// English and Chinese names.
        keys: Vec<(String, String)>,
    },
    /// Nothing is written behind a key.
    EmptyValue {
        /// The key as written.
        key: String,
    },
    /// A list has no items.
    EmptyList {
        /// The key as written.
        key: String,
    },
    /// A text has several lines where one is wanted.
    LinesInText {
        /// The key as written.
        key: String,
    },
    /// A text is longer than any paragraph.
    TextTooLong {
        /// The key as written.
        key: String,
        /// The limit in characters.
        limit: usize,
    },
    /// A comma between groups of digits cut a number between braces.
    NumberCut {
        /// The number without its commas.
        number: String,
    },
}

impl KeyProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            KeyProblem::WrongShape { .. } => ("E101", Office),
            KeyProblem::UnknownKey { .. } => ("E102", Office),
            KeyProblem::DuplicateKey { .. } => ("E103", Office),
            KeyProblem::BothNames { .. } => ("E104", Office),
            KeyProblem::MissingKeys { .. } => ("E105", Office),
            KeyProblem::EmptyValue { .. } => ("E106", Office),
            KeyProblem::EmptyList { .. } => ("E107", Office),
            KeyProblem::LinesInText { .. } => ("E108", Office),
            KeyProblem::TextTooLong { .. } => ("E109", Office),
            KeyProblem::NumberCut { .. } => ("E110", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            KeyProblem::WrongShape { key, wanted, found, line } => words(
                (
                    format!("“{key}”应当写{}，这里是{}", wanted.names()[0], found.names()[0]),
                    line.as_ref().map_or_else(
                        || "照帮助《notice.yaml 的写法》里这一项的例子改写".to_owned(),
                        |line| format!("写成“{line}”"),
                    ),
                ),
                (
                    format!(
                        "“{key}” must be {}, but this is {}",
                        wanted.names()[1],
                        found.names()[1]
                    ),
                    line.as_ref().map_or_else(
                        || "follow the example of this key in “notice-yaml” under 帮助".to_owned(),
                        |line| format!("write “{line}”"),
                    ),
                ),
            ),
            KeyProblem::UnknownKey { key, meant } => words(
                (
                    format!("没有“{key}”这一项"),
                    match meant {
                        MeantKey::Near(name, other) => {
                            format!("是不是“{name}”（也可以写“{other}”）？")
                        }
                        MeantKey::AnyOf([_, known]) => format!(
                            "删掉这一项，或者改成这里可以写的：{}（见帮助《notice.yaml 的写法》）",
                            known.join("、")
                        ),
                    },
                ),
                (
                    format!("there is no key “{key}”"),
                    match meant {
                        MeantKey::Near(name, other) => {
                            format!("did you mean “{name}” (or “{other}”)?")
                        }
                        MeantKey::AnyOf([known, _]) => format!(
                            "delete it, or take one that may stand here: {} (“notice-yaml” under 帮助)",
                            known.join(", ")
                        ),
                    },
                ),
            ),
            KeyProblem::DuplicateKey { key } => words(
                (format!("“{key}”写了两次"), "只留一处"),
                (format!("“{key}” is given twice"), "keep one of them"),
            ),
            KeyProblem::BothNames { name, alias } => words(
                (format!("“{name}”和“{alias}”是同一项，写了两次"), "只留一处"),
                (format!("“{name}” and “{alias}” are one key, given twice"), "keep one of them"),
            ),
            KeyProblem::MissingKeys { keys } => words(
                (format!("这里缺少{}", keys_zh(keys)), "补上；写法见帮助《notice.yaml 的写法》"),
                (
                    format!("missing here: {}", keys_en(keys)),
                    "add them as “notice-yaml” under 帮助 shows",
                ),
            ),
            KeyProblem::EmptyValue { key } => words(
                (format!("“{key}”后面没有内容"), "填上内容；用不着这一项时，把整行删掉"),
                (
                    format!("nothing is written behind “{key}”"),
                    "write it, or delete the line if it is not needed",
                ),
            ),
            KeyProblem::EmptyList { key } => words(
                (
                    format!("“{key}”下面一项也没有"),
                    format!("至少写一项；用不着时，把“{key}”这一行删掉"),
                ),
                (
                    format!("the list “{key}” is empty"),
                    "write at least one item, or delete the line if it is not needed",
                ),
            ),
            KeyProblem::LinesInText { key } => words(
                (format!("“{key}”里有换行"), "一段文字写成一行；有几段时写成列表，每段前面加“- ”"),
                (
                    format!("“{key}” has line breaks"),
                    "write a paragraph in one line; make several a list, each behind “- ”",
                ),
            ),
            KeyProblem::TextTooLong { key, limit } => words(
                (
                    format!("“{key}”的一段文字超过 {limit} 个字"),
                    "看看是不是粘贴错了；确实有这么多字时，分成几段写成列表",
                ),
                (
                    format!("a text of “{key}” has over {limit} characters"),
                    "see whether it was pasted by mistake, or make it a list of paragraphs",
                ),
            ),
            KeyProblem::NumberCut { number } => words(
                (
                    "花括号里的逗号把这个数断成了两截",
                    format!("数里不写逗号，写成 {number}；要照印逗号的，整个数用英文双引号括起来"),
                ),
                (
                    "between braces a comma cuts the number in two",
                    format!("write {number} without the comma, or the whole number in quotes"),
                ),
            ),
        }
    }
}

/// Which key may have been meant by one that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeantKey {
    /// The nearest, with its name in the other language.
    Near(String, String),
    /// None is near: those that may stand there, in English and in Chinese.
    AnyOf([Vec<&'static str>; 2]),
}

/// The shapes a value of the description can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text (numbers and dates are texts too).
    Text,
    /// A list.
    List,
    /// A text, or a list of texts.
    TextOrList,
    /// Keys with values.
    Mapping,
    /// Nothing.
    Nothing,
}

impl Shape {
    /// Its name in Chinese and in English.
    const fn names(self) -> [&'static str; 2] {
        match self {
            Shape::Text => ["一段文字", "a text"],
            Shape::List => ["列表（每项前面加“- ”）", "a list (each item behind “- ”)"],
            Shape::TextOrList => ["一段文字，或者列表", "a text or a list of texts"],
            Shape::Mapping => ["下一层的若干项（名称: 内容）", "keys with values"],
            Shape::Nothing => ["空的", "nothing"],
        }
    }
}

fn keys_zh(keys: &[(String, String)]) -> String {
    let named: Vec<String> =
        keys.iter().map(|(name, alias)| format!("“{alias}”（{name}）")).collect();
    named.join("、")
}

fn keys_en(keys: &[(String, String)]) -> String {
    let named: Vec<String> =
        keys.iter().map(|(name, alias)| format!("“{name}” ({alias})")).collect();
    named.join(", ")
}
