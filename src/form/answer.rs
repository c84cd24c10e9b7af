//! What a unit answers in a field: text, number or day.

use std::collections::BTreeMap;
use std::fmt;

use crate::date::Date;
use crate::decimal::Decimal;

use super::LONGEST_TEXT;

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellText(String);

impl CellText {
    /// The text as a cell holds it, and whether it had to be cut.
    pub fn new(text: &str) -> (CellText, bool) {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut units = 0;
        let mut kept = String::new();
        for character in lines.chars().filter(|character| is_allowed(*character)) {
            units += character.len_utf16();
            if units > LONGEST_TEXT as usize {
                return (CellText(kept), true);
            }
            kept.push(character);
        }
        (CellText(kept), false)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is no character in it: such a cell is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

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
