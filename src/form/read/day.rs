//! What stands where a day is asked for -> the day, as people type it.
//!
//! `2024.4.1`, `24/4/1`, `2024年4月1日（星期一）下午`, `20240401`, `二〇二四年四月一日`, and month and
//! day alone (`4月1日`, `4.1`), which lie in the year of the period: for the last one, where
//! the month is over before it begins, in the year after. A cell that lost its number
//! format holds the serial number of its day (45383).

use crate::date::Date;
use crate::intake::{Cell, Value};
use crate::period::{Cycle, Period};

/// Characters of a day with weekday and time at most.
const LONGEST: usize = 40;
/// Signs between year, month and day, each as [`plain`] gives it.
const BETWEEN: &str = "-/.。、,·\\_ ";
/// Words of a time of day, and signs in and around it.
const OF_TIME: &str = "0123456789:时点分秒整上午下中晚早傍tzampm .,。;()[]-";
/// A day as office programs count begins with this many digits.
const SERIAL: usize = 5;

/// What a text says of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// This day.
    Day(Date),
    /// A day that the calendar does not have, as it is named.
    NoSuchDay(String),
    /// No day that can be read.
    Unread,
}

/// What `cell` says of a day that lies about `period`.
pub(super) fn day(cell: &Cell, period: Period) -> Typed {
    match cell.value {
        Value::Day(day) => Typed::Day(day),
        // 4.1 may have been 4.10: a number keeps no zeros at its end.
        Value::Number(number) if number.fract() != 0.0 && cell.text.len() < SERIAL => Typed::Unread,
        Value::Number(_) | Value::Text => typed(&cell.text, period),
        Value::Time | Value::Truth(_) | Value::Error | Value::Picture => Typed::Unread,
    }
}

fn typed(text: &str, period: Period) -> Typed {
    if text.chars().count() > LONGEST {
        return Typed::Unread;
    }
    let text = without_weekday(&plain(text));
    let text = text.trim_start_matches(|one: char| !one.is_alphanumeric());
    let Some((first, rest)) = number(text) else { return Typed::Unread };
    if is_end(rest) || first.len() == SERIAL && is_fraction(rest) {
        return alone(first, period);
    }
    parted(first, rest, period)
}

/// Half width, small letters, dashes of one kind, numerals as digits, blanks one each.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut numeral = String::new();
    for one in text.trim().chars() {
        if NUMERALS.contains(one) {
            numeral.push(one);
            continue;
        }
        plain += &digits(&std::mem::take(&mut numeral));
        let one = if one.is_whitespace() { ' ' } else { half_width(one) };
        let repeated = one == ' ' && plain.ends_with(' ');
        plain.extend((!repeated).then_some(one));
    }
    plain + &digits(&numeral)
}

fn half_width(one: char) -> char {
    match one {
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = char::from_u32(u32::from(one) - 0xFEE0).unwrap_or(one);
            ascii.to_ascii_lowercase()
        }
        '—' | '–' | '‑' | '‐' | '−' | '~' | '─' => '-',
        '•' | '・' | '∙' | '●' => '.',
        other => other.to_ascii_lowercase(),
    }
}

/// The digits from 0, each once; 十 and those like it are places.
const NUMERALS: &str = "〇一二三四五六七八九十零○Ｏ廿卅";

/// 二〇二四 is 2024 digit by digit, 二十一 is 21, 十 is 10.
fn digits(numeral: &str) -> String {
    let value = |one: char| NUMERALS.chars().position(|other| other == one).filter(|at| *at < 10);
    let tens = |one: char| [('十', 1), ('廿', 2), ('卅', 3)].iter().find(|(sign, _)| *sign == one);
    let Some((at, tens)) = numeral.char_indices().find_map(|(at, one)| Some((at, tens(one)?.1)))
    else {
        return numeral.chars().map(|one| value(one).unwrap_or(0).to_string()).collect();
    };
    let before = numeral[..at].chars().next_back().and_then(value).unwrap_or(1);
    let ones = numeral[at..].chars().next_back().and_then(value).unwrap_or(0);
    (before * tens * 10 + ones).to_string()
}

/// Without 星期一, 周一 and the like, whose numeral is a digit by now.
fn without_weekday(text: &str) -> String {
    let mut text = text.to_owned();
    for word in ["星期", "礼拜", "周"] {
        if let Some(at) = text.find(word) {
            let behind = at + word.len();
            let day = text[behind..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(at..behind + day, " ");
        }
    }
    text.trim_end().to_owned()
}

/// The digits that `text` begins with, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|one: char| !one.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn is_end(rest: &str) -> bool {
    !rest.chars().any(char::is_alphanumeric)
}

/// The part of a day behind a serial number.
fn is_fraction(rest: &str) -> bool {
    rest.strip_prefix('.').is_some_and(|rest| rest.bytes().all(|one| one.is_ascii_digit()))
}

/// A number that stands alone: 20240401, 240401, 45383.
fn alone(digits: &str, period: Period) -> Typed {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    let near = |day: Date| day.year().abs_diff(i32::from(period.year())) <= 1;
    match digits.len() {
        8 => of_parts(year(part(0, 4)), part(4, 6), part(6, 8)),
        6 => match of_parts(year(part(0, 2)), part(2, 4), part(4, 6)) {
            Typed::Day(day) if near(day) => Typed::Day(day),
            Typed::Day(_) | Typed::NoSuchDay(_) | Typed::Unread => Typed::Unread,
        },
        SERIAL => {
            let day = digits.parse().ok().and_then(Date::of_serial).filter(|day| near(*day));
            day.map_or(Typed::Unread, Typed::Day)
        }
        _ => Typed::Unread,
    }
}

/// Numbers with signs between them.
fn parted(first: &str, rest: &str, period: Period) -> Typed {
    let Some((second, sign, behind)) = next(rest, "年月") else { return Typed::Unread };
    let third = next(behind, "月").filter(|(_, sign, _)| (*sign == '月') == (sign_is(rest, '年')));
    match third {
        Some((third, _, behind)) if sign != '月' && is_time(behind) => {
            of_parts(year(first), second, third)
        }
        _ if sign != '年' && is_time(behind) => {
            let month = first.parse().unwrap_or(0_u8);
            let over = period.last_month() == 12 && month < earliest_month(period);
            of_parts(Some(period.year() + u16::from(over)), first, second)
        }
        _ => Typed::Unread,
    }
}

/// The month from which on a form of the year's last period is filled in: those before it are of the year
/// after.
const fn earliest_month(period: Period) -> u8 {
    match period.cycle() {
        Cycle::Month | Cycle::Quarter => 10,
        Cycle::HalfYear | Cycle::Year => 7,
    }
}

fn sign_is(rest: &str, sign: char) -> bool {
    rest.trim_start().starts_with(sign)
}

/// The number behind one sign, blanks aside; the sign is one of `words` or of [`BETWEEN`].
fn next<'t>(text: &'t str, words: &str) -> Option<(&'t str, char, &'t str)> {
    let trimmed = text.trim_start();
    let sign = trimmed.chars().next().filter(|one| words.contains(*one) || BETWEEN.contains(*one));
    let (sign, rest) = match sign {
        Some(sign) => (sign, &trimmed[sign.len_utf8()..]),
        None if trimmed.len() < text.len() => (' ', trimmed),
        None => return None,
    };
    let (number, behind) = number(rest.trim_start())?;
    Some((number, sign, behind))
}

/// Whether nothing but a time of day, if anything, stands behind a day.
fn is_time(behind: &str) -> bool {
    let behind = behind.trim_start().trim_start_matches(['日', '号']);
    let timed = behind.contains([':', '时', '点', '午']);
    is_end(behind) || timed && behind.chars().all(|one| OF_TIME.contains(one))
}

/// A year of two digits is one of this century.
fn year(digits: &str) -> Option<u16> {
    let number: u16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(number),
        2 => Some(2000 + number),
        _ => None,
    }
}

fn of_parts(year: Option<u16>, month: &str, day: &str) -> Typed {
    let number = |digits: &str| digits.parse::<u8>().ok().filter(|_| digits.len() <= 2);
    let (Some(year), Some(month), Some(day)) = (year, number(month), number(day)) else {
        return Typed::Unread;
    };
    let none = || Typed::NoSuchDay(format!("{year}年{month}月{day}日"));
    Date::new(year, month, day).map_or_else(none, Typed::Day)
}

#[cfg(test)]
mod tests {
    use super::{Typed, day, typed};
    use crate::date::Date;
    use crate::intake::{Cell, Value};
    use crate::period::{Period, Quarter};

    fn first_quarter() -> Period {
        Period::new(2024, Quarter::First)
    }

    #[test]
    fn days_as_people_type_them() {
        let wanted = Typed::Day(Date::new(2024, 4, 1).unwrap());
        for text in [
            "２０２４年４月１日",
            " 2024-4-1 ",
            "2024 年 4 月 1 日",
            "2024.4.1.",
            "2024年4月1号",
            "2024年4月1",
            "2024。4。1",
            "2024、4、1",
            "2024，04，01",
            "2024．4．1",
            "2024/04/01 09:30",
            "2024-04-01T09:30:00",
            "2024 4 1",
            "24.4.1",
            "24年4月1日",
            "4月1日",
            "4月1号（周一）",
            "4.1",
            "4/1",
            "04-01",
            "20240401",
            "２０２４０４０１",
            "240401",
            "45383",
            "2024年4月1日星期一",
            "2024年4月1日 （星期一） 下午3点",
            "2024.4.1周一",
            "二〇二四年四月一日",
            "二○二四年四月一日",
            "二零二四年四月一日",
            "四月一日",
        ] {
            assert_eq!(typed(text, first_quarter()), wanted, "{text}");
        }
        let twentieth = Typed::Day(Date::new(2024, 12, 21).unwrap());
        assert_eq!(typed("二〇二四年十二月二十一日", first_quarter()), twentieth);
        assert_eq!(typed("十二月廿一日", first_quarter()), twentieth);
    }

    #[test]
    fn month_and_day_alone_lie_about_the_quarter() {
        let last = Period::new(2024, Quarter::Fourth);
        assert_eq!(typed("1月5日", last), Typed::Day(Date::new(2025, 1, 5).unwrap()));
        assert_eq!(typed("12月28日", last), Typed::Day(Date::new(2024, 12, 28).unwrap()));
        for (period, text, wanted) in [
            ("2026-12", "1月5日", Date::new(2027, 1, 5)),
            ("2026-12", "11月30日", Date::new(2026, 11, 30)),
            ("2026-11", "12月3日", Date::new(2026, 12, 3)),
            ("2026H2", "1月5日", Date::new(2027, 1, 5)),
            ("2026Y", "1月5日", Date::new(2027, 1, 5)),
            ("2026Y", "12月20日", Date::new(2026, 12, 20)),
        ] {
            let day = typed(text, Period::parse(period).unwrap());
            assert_eq!(Some(day), wanted.map(Typed::Day), "{period} {text}");
        }
        let second = Period::new(2024, Quarter::Second);
        assert_eq!(typed("3月28日", second), Typed::Day(Date::new(2024, 3, 28).unwrap()));
    }

    #[test]
    fn a_day_that_does_not_exist_is_called_that() {
        for (text, named) in [
            ("2024年4月31日", "2024年4月31日"),
            ("2024-13-1", "2024年13月1日"),
            ("20230229", "2023年2月29日"),
            ("2月30日", "2024年2月30日"),
        ] {
            assert_eq!(typed(text, first_quarter()), Typed::NoSuchDay(named.into()), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        for text in [
            "",
            "四月上旬",
            "2024年4月",
            "4月",
            "2024",
            "99999",
            "38000",
            "990401",
            "第一季度",
            "2024年4月1日前",
            "2024-4-1至2024-4-5",
            "4月1日、4月8日",
            "1",
            "0533-5181763",
            "13805331234",
            "2024-04-1人",
        ] {
            assert_eq!(typed(text, first_quarter()), Typed::Unread, "{text}");
        }
    }

    #[test]
    fn numbers_in_a_cell() {
        let stored =
            |text: &str, number: f64| day(&Cell::new(text, Value::Number(number)), first_quarter());
        let wanted = Typed::Day(Date::new(2024, 4, 1).unwrap());
        assert_eq!(stored("45383", 45_383.0), wanted);
        assert_eq!(stored("45383.604167", 45_383.604_167), wanted);
        assert_eq!(stored("20240401", 20_240_401.0), wanted);
        assert_eq!(stored("4.1", 4.1), Typed::Unread);
    }
}
