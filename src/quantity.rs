//! What somebody wrote where a number is asked for -> the number in the measure that is counted.
//!
//! 12000人次 is 1.2 where 万人次 are counted; 12000人 is not, for 人 and 人次 are no multiples of
//! each other, and 约50 is no number at all. Nothing is guessed: what is not exactly a number in
//! that measure, or a power of ten of it, is told apart for the one who has to ask.

use crate::decimal::Decimal;

/// What a text says of an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// So many of the measure that is counted.
    Number(Decimal),
    /// A number of something else, which cannot be reckoned over.
    OtherMeasure(String),
    /// A number with more digits than are reckoned with.
    TooManyDigits,
    /// No number.
    NoNumber,
}

/// Words for powers of ten before a measure.
const POWERS: [(char, i32); 5] = [('十', 1), ('百', 2), ('千', 3), ('万', 4), ('亿', 8)];
/// A measure has no more characters.
const LONGEST_MEASURE: usize = 8;
/// Words that make a number vague, or a sentence of it.
const VAGUE: &str = "余多约几近超上下左右以内外个半来，。；、（）";

/// What `text` says where `measure` is counted.
pub fn read(text: &str, measure: &str) -> Quantity {
    let text: String = text.trim().chars().map(half_width).collect();
    let measure = &measure.chars().map(half_width).collect::<String>();
    let end = text.find(|c: char| !c.is_ascii_digit() && !"-.,".contains(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let Some(number) = number(digits) else { return no_number(digits) };
    let rest = rest.trim();
    if rest.is_empty() || rest == measure {
        return Quantity::Number(number);
    }
    let ((power, base), (own_power, own_base)) = (split(rest), split(measure));
    if base.is_empty() || base == own_base {
        let converted = number.times_ten_to(power - own_power);
        return converted.map_or(Quantity::TooManyDigits, Quantity::Number);
    }
    let vague = rest.chars().any(|c| VAGUE.contains(c) || c.is_ascii_digit() || c.is_whitespace());
    if vague || rest.chars().count() > LONGEST_MEASURE {
        Quantity::NoNumber
    } else {
        Quantity::OtherMeasure(rest.to_owned())
    }
}

/// `number`, which is counted in `measure`, in `other`, where that is the same or a power of ten of it: 1.2 万人次
/// are 12000 人次.
pub fn in_measure(number: Decimal, measure: &str, other: &str) -> Option<Decimal> {
    let ((power, base), (other_power, other_base)) = (split(measure), split(other));
    if base == other_base { number.times_ten_to(power - other_power) } else { None }
}

/// Digits that are no number: too many of them, or none.
fn no_number(digits: &str) -> Quantity {
    let only_digits = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let too_many = digits.len() > 15 && only_digits && digits.matches('.').count() <= 1;
    if too_many { Quantity::TooManyDigits } else { Quantity::NoNumber }
}

/// The power of ten that begins a measure, and what is counted: 万人次 is 10⁴ of 人次.
fn split(measure: &str) -> (i32, &str) {
    let power = |c: char| POWERS.iter().find(|(word, _)| *word == c).map(|(_, power)| *power);
    let words = measure.chars().map_while(power).collect::<Vec<_>>();
    let base = measure.trim_start_matches(|c| power(c).is_some());
    (words.iter().sum(), base)
}

/// Digits in groups of three may be parted by commas.
fn number(digits: &str) -> Option<Decimal> {
    let Some((first, rest)) = digits.split_once(',') else { return Decimal::parse(digits) };
    let (groups, decimals) = rest.split_once('.').unwrap_or((rest, ""));
    let grouped = (1..=3).contains(&first.trim_start_matches('-').len())
        && groups.split(',').all(|group| group.len() == 3)
        && !decimals.contains(',');
    grouped.then(|| Decimal::parse(&digits.replace(',', ""))).flatten()
}

fn half_width(character: char) -> char {
    match character {
        '０'..='９' | '．' | '，' | '－' | '％' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Quantity, read};

    fn shown(text: &str, measure: &str) -> String {
        match read(text, measure) {
            Quantity::Number(number) => number.to_string(),
            Quantity::OtherMeasure(found) => format!("other {found}"),
            Quantity::NoNumber => "none".into(),
            Quantity::TooManyDigits => "too many".into(),
        }
    }

    #[test]
    fn a_number_in_the_measure_is_one() {
        for text in ["60", "60场", " 60 场 ", "６０", "60.0场"] {
            assert_eq!(shown(text, "场"), "60", "{text}");
        }
        assert_eq!(shown("95.5%", "%"), "95.5");
        assert_eq!(shown("12,000", "人"), "12000");
    }

    #[test]
    fn powers_of_ten_are_reckoned_over() {
        for text in ["12000人次", "1.2万人次", "1.2万", "1.2", "12,000人次", "１.２万人次"]
        {
            assert_eq!(shown(text, "万人次"), "1.2", "{text}");
        }
        assert_eq!(shown("0.5亿元", "万元"), "5000");
        assert_eq!(shown("3百万元", "万元"), "300");
        assert_eq!(shown("1.2万", "人次"), "12000");
    }

    #[test]
    fn another_measure_is_refused() {
        assert_eq!(shown("12000人", "万人次"), "other 人");
        assert_eq!(shown("30", "%"), "30");
        assert_eq!(shown("30%", "场"), "other %");
        assert_eq!(shown("3000万元", "元/月/人"), "other 万元");
    }

    #[test]
    fn digits_beyond_reckoning_are_told_apart() {
        assert_eq!(shown("1234567890123456", "场"), "too many");
        assert_eq!(shown("99999999亿", "人次"), "too many");
    }

    #[test]
    fn what_is_vague_is_no_number() {
        for text in ["约50", "60余场", "50-60", "五十", "", "1,20", "60场（线上20场）", "3场以上"]
        {
            assert_eq!(shown(text, "场"), "none", "{text}");
        }
    }
}
