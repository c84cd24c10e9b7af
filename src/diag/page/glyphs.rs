//! Characters that fonts lack: one finding for all of a run, not one for each (`E401`, `W402`,
//! `W403`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A kind of finding about characters that fonts lack. Each names its characters in the order of
/// their places, each once.
#[derive(Clone, Debug, PartialEq)]
pub enum Glyphs {
    /// No font at hand has characters of ours.
    Missing {
        /// The characters.
        characters: Vec<char>,
    },
    /// No font at hand has characters of a return, and another is drawn for each.
    Replaced {
        /// The characters.
        characters: Vec<char>,
        /// What is drawn.
        stand_in: char,
    },
    /// The font of their kind of type lacks characters, and others have them.
    Borrowed {
        /// Which, and from where.
        loans: Vec<Loan>,
    },
}

/// Characters that one font lacks and another has.
#[derive(Clone, Debug, PartialEq)]
pub struct Loan {
    /// The kind of type they are set in, in Chinese (仿宋体).
    pub kind: &'static str,
    /// The font of that kind, which lacks them.
    pub lacking: String,
    /// The font that has them.
    pub from: String,
    /// The characters.
    pub characters: Vec<char>,
}

impl Glyphs {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Glyphs::Missing { .. } => ("E401", Office),
            Glyphs::Replaced { .. } => ("W402", Office),
            Glyphs::Borrowed { .. } => ("W403", Office),
        }
    }

    /// What is wrong, and what to do.
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Glyphs::Missing { characters } => words(
                (
                    format!("现有字体都没有{}", all_zh(characters, with_code_zh)),
                    "换一个通用的写法，或者安装含有这些字的字体",
                ),
                (
                    format!("no font has {}", all_en(characters, with_code_en)),
                    "write it in a common way, or install a font that has it",
                ),
            ),
            Glyphs::Replaced { characters, stand_in } => words(
                (
                    format!("现有字体都没有{}，印成“{stand_in}”", all_zh(characters, quoted)),
                    "原字在报表里没有变；需要印出来时安装含有这些字的字体",
                ),
                (
                    format!(
                        "no font has {}; “{stand_in}” is printed for it",
                        all_en(characters, quoted)
                    ),
                    "the return itself is unchanged; install a font that has it to print it",
                ),
            ),
            Glyphs::Borrowed { loans } => words(
                (
                    loans.iter().map(loan_zh).collect::<Vec<_>>().join("；"),
                    "在 PDF 里看一看这些字；要和前后的字一样，安装字更全的字体",
                ),
                (
                    loans.iter().map(loan_en).collect::<Vec<_>>().join("; "),
                    "look at them in the PDF; for one look throughout install a font that has them",
                ),
            ),
        }
    }
}

/// So many characters are named; of more only the number is.
const NAMED: usize = 20;

/// The characters as `quoted`, as many as are named, and how many there are beyond.
fn named(characters: &[char], quoted: fn(&char) -> String, between: &str) -> (String, usize) {
    let all: Vec<String> = characters.iter().take(NAMED).map(quoted).collect();
    (all.join(between), characters.len().saturating_sub(NAMED))
}

fn loan_zh(Loan { kind, lacking, from, characters }: &Loan) -> String {
    format!("{kind}（{lacking}）没有{}，用“{from}”印出", all_zh(characters, quoted))
}

fn all_zh(characters: &[char], quoted: fn(&char) -> String) -> String {
    match named(characters, quoted, "") {
        (named, 0) => named,
        (named, _) => format!("{named}等 {} 个字", characters.len()),
    }
}

fn quoted(character: &char) -> String {
    format!("“{character}”")
}

/// What no font has may not be seen on the screen either.
fn with_code_zh(character: &char) -> String {
    format!("“{character}”（U+{:04X}）", u32::from(*character))
}

fn loan_en(Loan { kind, lacking, from, characters }: &Loan) -> String {
    format!("{kind} ({lacking}) lacks {}, which “{from}” draws", all_en(characters, quoted))
}

fn all_en(characters: &[char], quoted: fn(&char) -> String) -> String {
    match named(characters, quoted, ", ") {
        (named, 0) => named,
        (named, more) => format!("{named} and {more} more"),
    }
}

/// What no font has may not be seen on the screen either.
fn with_code_en(character: &char) -> String {
    format!("“{character}” (U+{:04X})", u32::from(*character))
}
