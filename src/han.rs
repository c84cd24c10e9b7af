//! Chinese numerals, the widths of characters on the grid, what a line should not part, quotations
//! inside quotations, characters nobody can see, those that every font has, and the dictionary.

pub(crate) mod dictionary;
mod phones;
mod quotes;
mod repertoire;
mod ties;

pub use quotes::{OpenQuotes, has_quotes, nested};
pub use repertoire::is_in_every_font;
pub use ties::{Tie, ties};

/// The cell a character takes on the grid of a Chinese page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Half a cell: ASCII and the Latin letters beside it (半角).
    Half,
    /// A whole cell (全角).
    Full,
}

impl Width {
    /// The width of `character`.
    ///
    /// Ambiguous punctuation (“ ” ‘ ’ — … ·) is Chinese here and takes a whole cell, whatever
    /// width a font gives it.
    pub fn of(character: char) -> Width {
        match character {
            '·' | '×' | '÷' | '±' | '°' | '§' => Width::Full,
            '\u{20}'..='\u{24F}' => Width::Half,
            _ => Width::Full,
        }
    }

    /// In cells.
    pub const fn cells(self) -> f64 {
        match self {
            Width::Half => 0.5,
            Width::Full => 1.0,
        }
    }
}

/// The width of `text` in cells.
pub fn cells(text: &str) -> f64 {
    text.chars().map(|character| Width::of(character).cells()).sum()
}

/// Opening marks: no line ends with one.
pub const OPENING: &str = "“‘（《〈【〔「『〖［｛([{";
/// Closing marks: no line begins with one.
pub const CLOSING: &str = "”’）》〉】〕」』〗］｝)]}";
/// Other characters that begin no line (GB/T 15834): points, units behind a number, and the
/// marks that belong to what stands before them.
pub const NO_START: &str = "。，、；：？！％‰℃·—…／～々,.;:?!%°";

/// Whether a line of text may begin with `character`.
pub fn may_begin_line(character: char) -> bool {
    is_plain(character) || !CLOSING.contains(character) && !NO_START.contains(character)
}

/// Whether a line of text may end with `character`.
pub fn may_end_line(character: char) -> bool {
    is_plain(character) || !OPENING.contains(character)
}

/// Most of what a page has, and no mark: need not be looked for in any list of marks.
fn is_plain(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}' | '0'..='9' | 'A'..='Z' | 'a'..='z')
}

/// Whether nobody can see `character`, so that it has no place in a text: a control but tab and
/// line end; a soft hyphen, which fonts print as a hyphen; zero-width, joining, direction and
/// line-separating characters; fillers; variation selectors; tags; what is no character at all.
///
/// Blanks, and the characters of private use, are not among them: they are seen.
pub fn is_invisible(character: char) -> bool {
    match character {
        '\t' | '\n' => false,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{FEFF}' => true,
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => true,
        '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' => true,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFF0}'..='\u{FFFB}' => true,
        '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => true,
        other => other.is_control() || u32::from(other) & 0xFFFE == 0xFFFE,
    }
}

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// `number` as the ordinal of a first-level heading: 一, 十, 十一, 二十, 一百零五.
///
/// Numbers from 1000 on, which no notice has, are written in Arabic digits.
pub fn numeral(number: usize) -> String {
    match number {
        0..=9 => DIGITS[number].into(),
        10..=19 => format!("十{}", units(number % 10)),
        20..=99 => format!("{}十{}", DIGITS[number / 10], units(number % 10)),
        100..=999 => format!("{}百{}", DIGITS[number / 100], below_hundred(number % 100)),
        _ => number.to_string(),
    }
}

/// The number from 1 to 999 that [`numeral`] writes so.
pub fn number(numeral: &str) -> Option<usize> {
    let digit = |one: &str| DIGITS.iter().position(|digit| *digit == one);
    let (hundreds, rest) = match numeral.split_once('百') {
        Some((hundreds, rest)) => (digit(hundreds)?, rest.strip_prefix('零').unwrap_or(rest)),
        None => (0, numeral),
    };
    let (tens, ones) = match rest.split_once('十') {
        Some(("", ones)) => (1, ones),
        Some((tens, ones)) => (digit(tens)?, ones),
        None => (0, rest),
    };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    let number = 100 * hundreds + 10 * tens + ones;
    (number > 0 && self::numeral(number) == numeral).then_some(number)
}

fn units(digit: usize) -> &'static str {
    if digit == 0 { "" } else { DIGITS[digit] }
}

fn below_hundred(rest: usize) -> String {
    match rest {
        0 => String::new(),
        1..=9 => format!("零{}", DIGITS[rest]),
        _ => format!("{}十{}", DIGITS[rest / 10], units(rest % 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::{CLOSING, NO_START, OPENING, cells, is_invisible, is_plain, number, numeral};

    #[test]
    fn no_mark_is_plain() {
        let mut marks = [OPENING, CLOSING, NO_START].into_iter().flat_map(str::chars);
        assert!(!marks.any(is_plain));
    }

    #[test]
    fn numerals_are_read_back() {
        for one in 1..1000 {
            assert_eq!(number(&numeral(one)), Some(one));
        }
        for none in ["", "零", "百", "一一", "十百", "二百五", "1", "甲"] {
            assert_eq!(number(none), None, "{none}");
        }
    }

    #[test]
    fn invisible_characters() {
        let hidden = "\0\u{7F}\u{85}\u{AD}\u{180E}\u{200B}\u{202E}\u{2060}\u{2064}\u{2069}\u{FE0F}\u{FEFF}\u{FFF9}\u{FFFB}\u{FDD0}\u{FFFE}\u{1FFFF}\u{E0100}";
        assert!(hidden.chars().all(is_invisible));
        let seen = "\t\n 年a\u{A0}\u{2003}\u{3000}—…“·\u{E000}\u{FFFD}𠀋";
        assert!(!seen.chars().any(is_invisible));
    }

    #[test]
    fn numerals_of_headings() {
        let spoken = [1, 10, 11, 20, 42, 100, 105, 110, 999].map(numeral);
        let wanted =
            ["一", "十", "十一", "二十", "四十二", "一百", "一百零五", "一百一十", "九百九十九"];
        assert_eq!(spoken, wanted);
    }

    #[test]
    fn digits_take_half_a_cell() {
        assert!((cells("2024年“两癌”·") - 8.0).abs() < 1e-9);
    }
}
