//! A number of a list -> as its level shows it (ECMA-376 part 1, 17.18.59).

/// The formats that are written here; every other is shown in plain digits.
pub(super) fn numeral(number: u32, format: &str) -> String {
    match format {
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => letters(number),
        "lowerLetter" => letters(number).to_lowercase(),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => counted(number),
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            in_turn(number, &LEGAL).unwrap_or_else(|| number.to_string())
        }
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            digits(number, |digit| DIGITS[digit])
        }
        "decimalFullWidth" | "decimalFullWidth2" => {
            digits(number, |digit| "０１２３４５６７８９".chars().nth(digit).unwrap_or('０'))
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => sign(number, 0x2460),
        "decimalEnclosedParen" => sign(number, 0x2474),
        "decimalEnclosedFullstop" => sign(number, 0x2488),
        "ideographTraditional" => in_turn(number, &STEMS).unwrap_or_else(|| number.to_string()),
        _ => number.to_string(),
    }
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

fn in_turn(number: u32, signs: &[char; 10]) -> Option<String> {
    let at = usize::try_from(number.checked_sub(1)?).ok()?;
    signs.get(at).map(char::to_string)
}

/// One of the twenty signs of a row of Unicode.
fn sign(number: u32, first: u32) -> String {
    let sign = (1..=20).contains(&number).then(|| char::from_u32(first + number - 1)).flatten();
    sign.map_or_else(|| number.to_string(), String::from)
}

fn digits(number: u32, digit: impl Fn(usize) -> char) -> String {
    let plain = number.to_string();
    plain.bytes().map(|byte| digit(usize::from(byte.saturating_sub(b'0')))).collect()
}

/// A to Z, then AA to ZZ and so on, as long as a reader can count them.
fn letters(number: u32) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < 26 * 4) else {
        return number.to_string();
    };
    let letter = char::from_u32(u32::from('A') + at % 26).unwrap_or('A');
    (0..=at / 26).map(|_| letter).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4_000).contains(&number) {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            text += sign;
            rest -= value;
        }
    }
    text
}

/// 一, 十, 十一, 二十, 一百零五; plain digits from 一千 on, which no list reaches.
fn counted(number: u32) -> String {
    let digit = |value: u32| DIGITS.get(value as usize).copied().unwrap_or('〇');
    let tens = |value: u32| match (value / 10, value % 10) {
        (0, ones) => digit(ones).to_string(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    };
    match (number / 100, number % 100) {
        (0, rest) => tens(rest),
        (hundreds @ 1..=9, 0) => format!("{}百", digit(hundreds)),
        (hundreds @ 1..=9, rest @ 1..=9) => format!("{}百零{}", digit(hundreds), digit(rest)),
        (hundreds @ 1..=9, rest @ 10..=19) => format!("{}百一{}", digit(hundreds), tens(rest)),
        (hundreds @ 1..=9, rest) => format!("{}百{}", digit(hundreds), tens(rest)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn numbers_are_shown_as_word_shows_them() {
        let table = [
            (3, "decimal", "3"),
            (3, "decimalZero", "03"),
            (28, "upperLetter", "BB"),
            (1_000_000, "lowerLetter", "1000000"),
            (1_994, "lowerRoman", "mcmxciv"),
            (4_000, "upperRoman", "4000"),
            (10, "chineseCounting", "十"),
            (21, "chineseCountingThousand", "二十一"),
            (110, "japaneseCounting", "一百一十"),
            (305, "chineseCounting", "三百零五"),
            (2, "chineseLegalSimplified", "贰"),
            (20, "ideographDigital", "二〇"),
            (12, "decimalFullWidth", "１２"),
            (20, "decimalEnclosedCircle", "⑳"),
            (21, "decimalEnclosedCircle", "21"),
            (2, "ideographTraditional", "乙"),
            (0, "upperRoman", "0"),
        ];
        for (number, format, shown) in table {
            assert_eq!(numeral(number, format), shown, "{number} {format}");
        }
    }
}
