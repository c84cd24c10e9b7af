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
        Message { title, remedy }
    }
}
