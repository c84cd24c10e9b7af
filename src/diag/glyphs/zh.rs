//! The words of findings about characters that fonts lack in Chinese.

use super::{Glyphs, Loan, named};

impl Glyphs {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Glyphs::Missing { characters } => (
                format!("现有字体都没有{}", all(characters, with_code)),
                "换一个通用的写法，或者安装含有这些字的字体".into(),
            ),
            Glyphs::Replaced { characters, stand_in } => (
                format!("现有字体都没有{}，印成“{stand_in}”", all(characters, quoted)),
                "原字在报表里没有变；需要印出来时安装含有这些字的字体".into(),
            ),
            Glyphs::Borrowed { loans } => (
                loans.iter().map(loan).collect::<Vec<_>>().join("；"),
                "在 PDF 里看一看这些字；要和前后的字一样，安装字更全的字体".into(),
            ),
        }
    }
}

fn loan(Loan { kind, lacking, from, characters }: &Loan) -> String {
    format!("{kind}（{lacking}）没有{}，用“{from}”印出", all(characters, quoted))
}

fn all(characters: &[char], quoted: fn(&char) -> String) -> String {
    match named(characters, quoted, "") {
        (named, 0) => named,
        (named, _) => format!("{named}等 {} 个字", characters.len()),
    }
}

fn quoted(character: &char) -> String {
    format!("“{character}”")
}

/// What no font has may not be seen on the screen either.
fn with_code(character: &char) -> String {
    format!("“{character}”（U+{:04X}）", u32::from(*character))
}
