//! What a unit answers in a field: text, number or day.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::date::Date;
use crate::decimal::Decimal;

use crate::sheet::LONGEST_TEXT;

/// What is answered, by the stable name of the field ([`Entry::id`](super::Entry)).
pub type Answers = BTreeMap<String, Answer>;

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A text.
    Text(CellText),
    /// A number, as it was made of the cell's digits or of what the cell stores.
    Number(Decimal),
    /// A day.
    Day(Date),
}

impl Answer {
    /// The number that a cell with `stored` in it shows.
    pub fn of_cell(stored: f64) -> Option<Answer> {
        Decimal::of_cell(stored).map(Answer::Number)
    }

    /// The answer as it is written, which shares its text with others.
    pub fn text(&self) -> Arc<str> {
        match self {
            Answer::Text(text) => Arc::clone(&text.text),
            Answer::Number(_) | Answer::Day(_) => self.to_string().into(),
        }
    }

    /// The same answer, of a long text the beginning only ([`CellText::shortened`]).
    #[must_use]
    pub fn shortened(&self) -> Answer {
        match self {
            Answer::Text(text) => Answer::Text(text.shortened()),
            Answer::Number(_) | Answer::Day(_) => self.clone(),
        }
    }

    /// Whether it is the beginning of a longer text.
    pub const fn is_shortened(&self) -> bool {
        matches!(self, Answer::Text(CellText { whole: Some(_), .. }))
    }

    /// Bytes that are left out where it is shortened, at least.
    pub fn excess(&self) -> usize {
        match self {
            Answer::Text(text) => text.text.len().saturating_sub(BEGINNING * char::MAX.len_utf8()),
            Answer::Number(_) | Answer::Day(_) => 0,
        }
    }
}

/// As the form, the report and mails write it.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Text(text) => f.write_str(text.as_str()),
            Answer::Number(number) => number.fmt(f),
            Answer::Day(day) => f.write_str(&day.chinese()),
        }
    }
}

/// A text as a cell holds it: line ends are `\n`, characters that XML forbids (controls but tab
/// and line end, U+FFFE, U+FFFF) are left out, and it has at most [`LONGEST_TEXT`] UTF-16 units,
/// as Excel counts.
#[derive(Clone, Debug)]
pub struct CellText {
    text: Arc<str>,
    /// SHA-256 of the whole text, where only its beginning is kept: it still equals the whole.
    whole: Option<[u8; 32]>,
}

/// Characters that are kept of a text of which only the beginning is: enough to know it by.
pub const BEGINNING: usize = 200;

impl CellText {
    /// The text as a cell holds it, and whether it had to be cut.
    pub fn new(text: &str) -> (CellText, bool) {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut units = 0;
        let mut kept = String::new();
        for character in lines.chars().filter(|character| is_allowed(*character)) {
            units += character.len_utf16();
            if units > LONGEST_TEXT as usize {
                return (CellText { text: kept.into(), whole: None }, true);
            }
            kept.push(character);
        }
        (CellText { text: kept.into(), whole: None }, false)
    }

    /// The beginning of a long text, with how many characters follow; a short one as it is.
    #[must_use]
    pub fn shortened(&self) -> CellText {
        let behind = self.text.char_indices().nth(BEGINNING).filter(|_| self.whole.is_none());
        let Some((end, _)) = behind else { return self.clone() };
        let (begin, rest) = self.text.split_at(end);
        let text = format!("{begin}……（后面还有 {} 字，见原文件）", rest.chars().count());
        CellText { text: text.into(), whole: Some(self.digest()) }
    }

    fn digest(&self) -> [u8; 32] {
        self.whole.unwrap_or_else(|| Sha256::digest(self.text.as_bytes()).into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is no character in it: such a cell is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl PartialEq for CellText {
    fn eq(&self, other: &CellText) -> bool {
        match (self.whole, other.whole) {
            (None, None) => self.text == other.text,
            (Some(_), _) | (_, Some(_)) => self.digest() == other.digest(),
        }
    }
}

impl Eq for CellText {}

/// XML 1.0, production 2.
fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' => true,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::CellText;

    #[test]
    fn a_text_is_kept_as_a_cell_can_hold_it() {
        let (text, cut) = CellText::new(" 一\r\n二\r三\u{0}\u{1B}\t=\u{FFFF} ");
        assert_eq!((text.as_str(), cut), (" 一\n二\n三\t= ", false));
        assert!(CellText::new("\u{8}").0.is_empty());
    }

    #[test]
    fn the_beginning_of_a_text_equals_the_whole() {
        let text = |text: &str| CellText::new(text).0;
        let (long, short) = (text(&"字".repeat(1_000)), text(&"字".repeat(200)));
        let begin = long.shortened();
        assert!(begin.as_str().starts_with(short.as_str()) && begin.as_str().contains("800 字"));
        assert_eq!(begin, long);
        assert_eq!(begin.shortened().as_str(), begin.as_str());
        assert_ne!(begin, text(&"字".repeat(1_001)).shortened());
        assert_ne!(begin, short);
        assert_ne!(text(begin.as_str()), begin, "what only looks like a beginning is another text");
        assert_eq!(short.shortened().as_str(), short.as_str());
    }

    /// A character beyond the basic plane counts as two, and is not cut into halves.
    #[test]
    fn a_text_is_cut_where_excel_cuts_it() {
        let (most, cut) = CellText::new(&"字".repeat(32_767));
        assert!(!cut && most.as_str().chars().count() == 32_767);
        let (text, cut) = CellText::new(&"字".repeat(32_768));
        assert!(cut && text == most);
        let (text, cut) = CellText::new(&"😀".repeat(16_384));
        assert!(cut && text.as_str().chars().count() == 16_383);
    }
}
