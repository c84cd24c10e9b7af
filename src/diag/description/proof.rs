//! A slip of language or form in the words of a description, as a rule of the proof-reader found it
//! (`W1xx`, `W2xx`). The rules themselves are rows of the tables in the room `proof`, and of the one by which a
//! description is looked over as it is read.

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A rule of the proof-reader: one row of its table, but for what looks for it.
#[derive(Debug)]
pub struct Rule {
    /// The stable code.
    pub code: &'static str,
    /// What is wrong in Chinese; `{}` stands for what was found, `{1}` and `{2}` for what else is known of it.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// What to do in Chinese; where it is known how it would be right, that is shown before.
    pub remedy_zh: &'static str,
    /// The same in English.
    pub remedy_en: &'static str,
    /// The document that says so, with its clause where that was verified.
    pub source: &'static str,
    /// How binding it is.
    pub force: Force,
    /// Whether it can be mended without changing what is meant.
    pub mechanical: bool,
}

impl Rule {
    /// A rule of that code and source, without words yet; nothing is mended by it.
    pub const fn new(code: &'static str, force: Force, source: &'static str) -> Rule {
        let (zh, en, remedy_zh, remedy_en) = ("", "", "", "");
        Rule { code, zh, en, remedy_zh, remedy_en, source, force, mechanical: false }
    }

    /// What is wrong, in Chinese and in English.
    pub const fn says(self, zh: &'static str, en: &'static str) -> Rule {
        Rule { zh, en, ..self }
    }

    /// What to do, in Chinese and in English, beside how it would be right.
    pub const fn remedy(self, remedy_zh: &'static str, remedy_en: &'static str) -> Rule {
        Rule { remedy_zh, remedy_en, ..self }
    }

    /// Mending it cannot change what is meant.
    pub const fn mechanical(self) -> Rule {
        Rule { mechanical: true, ..self }
    }
}

/// How binding a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Of a regulation (条例).
    Regulation,
    /// Of a national standard (国标).
    National,
    /// Of another published standard (标准).
    Standard,
    /// Of practice (实务): what offices generally do.
    Practice,
}

/// A place that a rule found.
#[derive(Clone, Debug)]
pub struct Proofread {
    /// The rule.
    pub rule: &'static Rule,
    /// What is written.
    pub found: String,
    /// How it would be right, where that is known; empty where it is to be left out.
    pub right: Option<String>,
    /// What stands for `{1}` and `{2}` in the words of the rule.
    pub more: Option<Box<[String; 2]>>,
}

impl PartialEq for Proofread {
    fn eq(&self, other: &Proofread) -> bool {
        let told = |one: &Proofread| {
            (one.rule.code, one.found.clone(), one.right.clone(), one.more.clone())
        };
        told(self) == told(other)
    }
}

impl Proofread {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        (self.rule.code, Office)
    }

    /// What is wrong, and what to do. Of practice it says 一般, never 规定.
    pub(in crate::diag) fn words(&self) -> Words {
        let Rule { zh, en, remedy_zh, remedy_en, source, force, .. } = self.rule;
        let remedies = match self.right.as_deref() {
            Some("") => [format!("删去“{}”", self.found), format!("delete “{}”", self.found)],
            Some(right) => [format!("改成“{right}”"), format!("write “{right}”")],
            None => [String::new(), String::new()],
        };
        let [right_zh, right_en] = remedies;
        let [in_zh, in_en] = match force {
            Force::Practice => {
                [format!("一般的写法：{source}"), format!("general practice: {source}")]
            }
            Force::Regulation | Force::National | Force::Standard => {
                [format!("依据：{source}"), format!("after {source}")]
            }
        };
        words(
            (
                self.filled(zh),
                format!("{}（{in_zh}）", joined(&right_zh, &self.filled(remedy_zh), "；")),
            ),
            (
                self.filled(en),
                format!("{} ({in_en})", joined(&right_en, &self.filled(remedy_en), "; ")),
            ),
        )
    }

    /// Words of the rule with what was found in them.
    fn filled(&self, words: &str) -> String {
        let words = words.replace("{}", &self.found);
        let numbered = (1..).zip(self.more.iter().flat_map(|more| more.iter()));
        numbered.fold(words, |words, (at, more)| words.replace(&format!("{{{at}}}"), more))
    }
}

fn joined(first: &str, second: &str, between: &str) -> String {
    let parts = [first, second].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}
