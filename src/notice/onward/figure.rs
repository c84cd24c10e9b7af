//! Numbers as people write them in years and days: 2025, ２０２５, 二〇二五, 二零二五, 二0二五, 九, 二十八 -> their
//! values, and other values written alike.

use std::ops::Range;

use crate::han;

/// A number of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) value: u16,
    /// How many digits it is written with.
    pub(super) digits: usize,
    script: Script,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// 2025
    Plain,
    /// ２０２５
    Wide,
    /// 2０25: which of the digits are wide, the first one in the lowest bit.
    Mixed { wide: u8 },
    /// 贰零贰伍
    Formal,
    /// 二〇二五, with its sign of zero.
    HanDigits { zero: char },
    /// 二十八
    HanNumeral,
}

const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
/// What stands for zero among Chinese digits, the due sign first.
const ZEROS: [char; 8] = ['〇', '零', '○', '0', 'O', 'o', '０', 'Ｏ'];
const HAN: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The digits that begin at `at`, all of one script; nothing where a number begins before.
pub(super) fn digits_at(text: &str, at: usize) -> Option<Figure> {
    let before = text[..at].chars().next_back();
    let first = text[at..].chars().next()?;
    if before.is_some_and(|one| is_digit(one) || HAN.contains(&one) && HAN.contains(&first)) {
        return None;
    }
    match first {
        _ if is_digit(first) => run(text, at, width(&text[at..])),
        _ if FORMAL[1..].contains(&first) => run(text, at, Script::Formal),
        _ if HAN.contains(&first) => {
            let zero = text[at..].chars().find(|one| !HAN.contains(one));
            let zero = zero.filter(|one| ZEROS.contains(one)).unwrap_or(ZEROS[0]);
            run(text, at, Script::HanDigits { zero })
        }
        _ => None,
    }
}

/// A day or a month in one (20251231, 202512) that begins at `at`: all of it, with the number of its year.
pub(super) fn solid_at(text: &str, at: usize) -> Option<Figure> {
    let before = text[..at].chars().next_back();
    let digits = text[at..].find(|one: char| !is_digit(one)).unwrap_or(text.len() - at);
    let all = &text[at..at + digits];
    let number = |place: Range<usize>| all.get(place).and_then(|part| part.parse::<u16>().ok());
    let is_day = match all.len() {
        8 => (1..=12).contains(&number(4..6)?) && (1..=31).contains(&number(6..8)?),
        6 => (1..=12).contains(&number(4..6)?),
        _ => false,
    };
    let is_begun = before.is_some_and(|one| is_digit(one) || one.is_ascii_alphabetic());
    (is_day && !is_begun).then_some(Figure {
        range: at..at + digits,
        value: number(0..4)?,
        digits: all.len(),
        script: Script::Plain,
    })
}

/// The number of a month or a day at `at`, in any script.
pub(super) fn small_at(text: &str, at: usize) -> Option<Figure> {
    let length = text[at..].find(|one| !(HAN.contains(&one) || one == '十'));
    let numeral = &text[at..at + length.unwrap_or(text.len() - at)];
    let figure = match han::number(numeral) {
        Some(value) => Figure {
            range: at..at + numeral.len(),
            value: u16::try_from(value).ok()?,
            digits: 0,
            script: Script::HanNumeral,
        },
        None => digits_at(text, at).filter(|figure| figure.digits <= 2)?,
    };
    (1..=31).contains(&figure.value).then_some(figure)
}

/// Whether `one` is a digit, of either width.
pub(super) fn is_digit(one: char) -> bool {
    matches!(one, '0'..='9' | '０'..='９')
}

/// How the digits at the beginning of `text` are written.
fn width(text: &str) -> Script {
    let digits: Vec<bool> =
        text.chars().take_while(|one| is_digit(*one)).map(|one| one > '9').collect();
    match (digits.contains(&true), digits.contains(&false)) {
        (true, true) => {
            let bits = digits.iter().take(8).enumerate();
            Script::Mixed { wide: bits.fold(0, |sum, (at, wide)| sum | u8::from(*wide) << at) }
        }
        (true, false) => Script::Wide,
        (false, _) => Script::Plain,
    }
}

fn run(text: &str, at: usize, script: Script) -> Option<Figure> {
    let values: Vec<u16> = text[at..].chars().map_while(|one| value(one, script)).collect();
    let length: usize = text[at..].chars().take(values.len()).map(char::len_utf8).sum();
    let is_short = values.len() <= 4;
    is_short.then(|| Figure {
        range: at..at + length,
        value: values.iter().fold(0, |sum, digit| 10 * sum + digit),
        digits: values.len(),
        script,
    })
}

fn value(one: char, script: Script) -> Option<u16> {
    let found = match script {
        Script::Plain => one.to_digit(10),
        Script::Mixed { .. } if one.is_ascii() => one.to_digit(10),
        Script::Formal => {
            (0..).zip(FORMAL).find_map(|(digit, sign)| (sign == one).then_some(digit))
        }
        Script::Wide | Script::Mixed { .. } => {
            u32::from(one).checked_sub(u32::from('０')).filter(|digit| *digit < 10)
        }
        Script::HanDigits { zero } if one == zero => Some(0),
        Script::HanDigits { .. } | Script::HanNumeral => {
            (1..).zip(HAN).find_map(|(digit, sign)| (sign == one).then_some(digit))
        }
    };
    found.and_then(|digit| u16::try_from(digit).ok())
}

impl Figure {
    /// Another number in the same script, with at least `digits` digits.
    pub(super) fn alike(&self, value: u16, digits: usize) -> String {
        let plain = format!("{value:0digits$}");
        match self.script {
            Script::Plain => plain,
            Script::Wide => plain.chars().map(wide).collect(),
            Script::Mixed { wide: bits } => {
                let alike = |(at, digit): (u8, char)| {
                    if (bits >> at) & 1 != 0 { wide(digit) } else { digit }
                };
                (0u8..8).zip(plain.chars()).map(alike).collect()
            }
            Script::Formal => plain.chars().map(formal_digit).collect(),
            Script::HanDigits { zero } => {
                plain.chars().map(|digit| han_digit(digit, zero)).collect()
            }
            Script::HanNumeral => han::numeral(value.into()),
        }
    }
}

fn wide(digit: char) -> char {
    char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).unwrap_or(digit)
}

fn formal_digit(digit: char) -> char {
    digit.to_digit(10).and_then(|digit| FORMAL.get(digit as usize)).copied().unwrap_or(digit)
}

fn han_digit(digit: char, zero: char) -> char {
    let place = digit.to_digit(10).and_then(|digit| digit.checked_sub(1));
    place.and_then(|place| HAN.get(place as usize)).copied().unwrap_or(zero)
}
