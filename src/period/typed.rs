//! What a person types -> the period: 2026年一季度, 第2季度, Q3, 6月, ２０２６-６, 上半年, 全年, 2026.
//!
//! ```text
//! "２０２６年第 2 季度" -> "2026年第2季度" -> 2026, "第2季度" -> 2026Q2
//! "6月份"                                -> the notice's year, "6月份" -> 2026-06
//! ```

use super::{Cycle, Period};

/// Chinese numerals of months and quarters, from 1.
const NUMERALS: [&str; 12] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

impl Period {
    /// The period that a person means by `text`; of `year` where it names none. A year alone is the
    /// whole year.
    pub fn typed(text: &str, year: u16) -> Option<Period> {
        let plain: String =
            text.chars().filter(|one| !one.is_whitespace()).map(half_width).collect();
        let (named, part) = year_and_part(&plain);
        let year = named.unwrap_or(year);
        if part.is_empty() {
            return named.and_then(|year| Cycle::Year.ended_by(year, 12));
        }
        let (cycle, number) = kind_and_number(part, named.is_some())?;
        cycle.of_year(year).find(|period| period.number == number)
    }
}

/// The year of which 26年 is short for 2026年.
const CENTURY: u16 = 2000;
/// The first and the last month of periods that are named by them.
const SPANS: [(u8, u8, Cycle, u8); 7] = [
    (1, 3, Cycle::Quarter, 1),
    (4, 6, Cycle::Quarter, 2),
    (7, 9, Cycle::Quarter, 3),
    (10, 12, Cycle::Quarter, 4),
    (1, 6, Cycle::HalfYear, 1),
    (7, 12, Cycle::HalfYear, 2),
    (1, 12, Cycle::Year, 1),
];

/// The period that its months name: 1—3月, 4月至6月.
fn span(part: &str) -> Option<(Cycle, u8)> {
    let months = part.strip_suffix("月份").or_else(|| part.strip_suffix('月'))?;
    let (first, last) = months.split_once(['-', '—', '–', '~', '至', '到'])?;
    let first = number(first.strip_suffix('月').unwrap_or(first))?;
    let last = number(last.trim_start_matches('—'))?;
    let named = SPANS.iter().find(|(from, to, ..)| (*from, *to) == (first, last));
    named.map(|(_, _, cycle, number)| (*cycle, *number))
}

/// ASCII in place of what is as wide as a Chinese character, in capitals.
fn half_width(one: char) -> char {
    let ascii = match one {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(one) - 0xFEE0).unwrap_or(one),
        other => other,
    };
    ascii.to_ascii_uppercase()
}

/// The year that `plain` begins with, and what stands behind it.
fn year_and_part(plain: &str) -> (Option<u16>, &str) {
    if let Some(rest) = ["今年", "本年"].iter().find_map(|word| plain.strip_prefix(word)) {
        return (None, rest);
    }
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    if let (2, Some(rest)) = (digits, plain[digits..].strip_prefix('年')) {
        return (plain[..digits].parse().ok().map(|year: u16| CENTURY + year), rest);
    }
    if digits != 4 {
        return (None, plain);
    }
    let (year, rest) = plain.split_at(digits);
    let rest = ["年度", "年", "-", "/", ".", "_"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))
        .unwrap_or(rest);
    (year.parse().ok(), rest)
}

/// The kind of the period that `part` names, and which of the year's it is. A number alone is a month
/// behind a year only.
fn kind_and_number(part: &str, behind_year: bool) -> Option<(Cycle, u8)> {
    let of = |cycle| move |number| (cycle, number);
    if ["Y", "全年", "全年度", "年度"].contains(&part) {
        return Some((Cycle::Year, 1));
    }
    let half = ["上半年", "下半年"].iter().position(|word| *word == part);
    if let Some(at) = half {
        return Some((Cycle::HalfYear, if at == 0 { 1 } else { 2 }));
    }
    if let Some(digits) = part.strip_prefix('H') {
        return number(digits).map(of(Cycle::HalfYear));
    }
    if let Some(digits) = part.strip_prefix('Q') {
        return number(digits).map(of(Cycle::Quarter));
    }
    if let Some(rest) = part.strip_suffix("季度").or_else(|| part.strip_suffix('季')) {
        return number(rest.strip_prefix('第').unwrap_or(rest)).map(of(Cycle::Quarter));
    }
    if let Some(named) = span(part) {
        return Some(named);
    }
    if let Some(rest) = part.strip_suffix("月份").or_else(|| part.strip_suffix('月')) {
        let january = (rest == "元").then_some(1);
        return january.or_else(|| number(rest)).map(of(Cycle::Month));
    }
    number(part).filter(|_| behind_year && part.is_ascii()).map(of(Cycle::Month))
}

/// 1 to 12 in one or two digits, or in Chinese numerals.
fn number(text: &str) -> Option<u8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let in_digits = text.parse().ok().filter(|_| digits);
    let in_numerals = || (1..).zip(NUMERALS).find(|(_, word)| *word == text).map(|(one, _)| one);
    in_digits.or_else(in_numerals)
}

#[cfg(test)]
mod tests {
    use super::super::Period;

    #[test]
    fn periods_as_people_type_them() {
        for (text, wanted) in [
            ("2026Q2", "2026Q2"),
            ("2026q2", "2026Q2"),
            ("２０２６Ｑ２", "2026Q2"),
            ("2026年一季度", "2026Q1"),
            ("2026年第一季度", "2026Q1"),
            ("2026 年 第 2 季度", "2026Q2"),
            ("第三季度", "2025Q3"),
            ("四季度", "2025Q4"),
            ("4季度", "2025Q4"),
            ("一季", "2025Q1"),
            ("Q3", "2025Q3"),
            ("2026-Q3", "2026Q3"),
            ("6月", "2025-06"),
            ("６月份", "2025-06"),
            ("十二月", "2025-12"),
            ("元月", "2025-01"),
            ("2026年6月", "2026-06"),
            ("2026-6", "2026-06"),
            ("2026-06", "2026-06"),
            ("2026.06", "2026-06"),
            ("2026/11", "2026-11"),
            ("202606", ""),
            ("上半年", "2025H1"),
            ("2026年下半年", "2026H2"),
            ("2026H1", "2026H1"),
            ("全年", "2025Y"),
            ("2026年全年", "2026Y"),
            ("2026年度", "2026Y"),
            ("2026年", "2026Y"),
            ("2026", "2026Y"),
            ("2026Y", "2026Y"),
            ("1—3月", "2025Q1"),
            ("2026年4-6月", "2026Q2"),
            ("7月至9月", "2025Q3"),
            ("1——6月", "2025H1"),
            ("2026年1－12月份", "2026Y"),
            ("今年一季度", "2025Q1"),
            ("今年6月", "2025-06"),
            ("26年一季度", "2026Q1"),
        ] {
            let found = Period::typed(text, 2025).map_or_else(String::new, |one| one.to_string());
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_period() {
        for text in [
            "",
            "6",
            "13月",
            "0月",
            "五季度",
            "5季度",
            "Q5",
            "H3",
            "2026-13",
            "26Q1",
            "季度",
            "月",
            "notice.yaml",
            "2026Q1.yaml",
            "中半年",
            "2026Q01x",
            "1—9月",
            "2—4月",
            "今年",
            "一",
            "2026一",
        ] {
            assert_eq!(Period::typed(text, 2025), None, "{text}");
        }
    }
}
