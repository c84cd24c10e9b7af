//! The one table of messages: what is wrong and what to do; `zh` in Chinese, `en` in English.
//!
//! First the problem in one line that quotes what was written, then the remedy, both in words
//! for clerks. Drawing them is the command line's work.

mod en;
mod zh;

use super::Problem;

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

impl Problem {
    /// The words of this finding.
    pub fn message(&self, lang: Lang) -> Message {
        let (title, remedy) = match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        };
        Message { title: shortened(title), remedy: shortened(remedy) }
    }
}

/// Characters of a message at most: a value it quotes may be a whole paragraph.
const LONGEST: usize = 400;

fn shortened(words: String) -> String {
    let length = words.chars().count();
    if length <= LONGEST {
        return words;
    }
    let head: String = words.chars().take(LONGEST / 2).collect();
    let tail: String = words.chars().skip(length - LONGEST / 2).collect();
    format!("{head}……{tail}")
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Lang, Problem};

    #[test]
    fn a_quoted_paragraph_is_cut_in_its_middle() {
        let title = |length| {
            let found = "年".repeat(length);
            Problem::BadYear { found }.message(Lang::Zh).title
        };
        assert!(!title(100).contains("……"));
        let long = title(20_000);
        assert!(long.starts_with("年度“年") && long.ends_with("年”不对"), "{long}");
        assert_eq!(long.chars().count(), LONGEST + 2);
    }
}
