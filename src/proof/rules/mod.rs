//! The table of rules, in files by what they look at.

mod confused;
mod marks;
mod measures;
mod numbers;
mod order;
mod paired;
mod ranges;
mod titles;
mod words;

use crate::diag::{Force, Rule};

use super::passage::{Looks, Passage, Slip};

/// One rule: its words and source, and how it is found.
#[derive(Debug)]
pub struct Row {
    /// What is said of it.
    pub rule: Rule,
    /// In which passages it looks.
    pub looks: Looks,
    /// What looks for it.
    pub find: fn(&Passage<'_>) -> Vec<Slip>,
    /// A text in which it finds something.
    pub slip: &'static str,
    /// A text like it in which it finds nothing.
    pub innocent: &'static str,
}

/// All rules, in the order of their codes.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    let of_form = titles::ROWS.iter().chain(&order::ROWS);
    let of_marks = of_form.chain(&marks::ROWS).chain(&paired::ROWS);
    of_marks.chain(&numbers::ROWS).chain(&measures::ROWS).chain(&words::ROWS)
}

impl Row {
    /// A rule of that code and source, which finds nothing yet.
    const fn new(code: &'static str, looks: Looks, force: Force, source: &'static str) -> Row {
        let rule = Rule::new(code, force, source);
        Row { rule, looks, find: nothing, slip: "", innocent: "" }
    }

    /// What is wrong, in Chinese and in English.
    const fn says(mut self, zh: &'static str, en: &'static str) -> Row {
        self.rule = self.rule.says(zh, en);
        self
    }

    /// What to do, in Chinese and in English, beside how it would be right.
    const fn remedy(mut self, zh: &'static str, en: &'static str) -> Row {
        self.rule = self.rule.remedy(zh, en);
        self
    }

    /// Mending it cannot change what is meant.
    const fn mechanical(mut self) -> Row {
        self.rule = self.rule.mechanical();
        self
    }

    /// What looks for it, a text in which it is found, and one in which it is not.
    const fn finds(
        mut self,
        find: fn(&Passage<'_>) -> Vec<Slip>,
        slip: &'static str,
        innocent: &'static str,
    ) -> Row {
        self.find = find;
        self.slip = slip;
        self.innocent = innocent;
        self
    }
}

fn nothing(_: &Passage<'_>) -> Vec<Slip> {
    Vec::new()
}

/// 汉字, the letters of the text.
fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '〇' | '\u{20000}'..='\u{3FFFF}')
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// Where a sentence or a part of it has ended, or nothing stands before.
fn begins_sentence(before: Option<char>) -> bool {
    before.is_none_or(|before| "。；：！？;:\n 　".contains(before))
}
