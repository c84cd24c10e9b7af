//! 完成时限: a day, a month, or words, with the day that follows from them and the year.
//!
//! ```text
//! 2024-10-31    2024年10月31日    by that day         10月、10月底前    10月    by 31 October
//! 上半年        上半年            by 30 June          采暖期前          by the end of the year
//! 长期坚持      长期坚持          by no day
//! ```

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Problem, TaskProblem};
use crate::han;
use crate::notice::model::{Due, SText};
use crate::notice::raw::RawDue;

use super::date;

/// What begins so has no end.
const ENDLESS: [&str; 4] = ["长期", "常年", "常态", "持续"];
/// What stands between the numbers of days and months: words have more than that.
const OF_DAYS: &str = "-/.年月日号";
/// Behind the end of a time: by then, or within it.
const BY_THEN: [&str; 6] = ["之前", "以前", "前", "底", "末", "内"];

/// The due of a task of that year, where it could be read.
pub(super) fn due(raw: RawDue, year: Option<u16>, findings: &mut Diagnostics) -> Option<Due> {
    let words = raw.words;
    if let Some(written) = raw.date {
        let day = date(written, findings)?.value;
        return Some(Due { words, day: Some(day) });
    }
    if let Some(day) = Date::parse(&words) {
        return Some(Due::of_day(day, words.origin));
    }
    // Without a year there is no notice, and that is told.
    let year = year?;
    let is_month = || !words.contains(char::is_whitespace) && by(&words, year).is_some();
    if !is_words(&words) && !is_month() {
        findings.push(Diagnostic::at(&words.origin, misread(&words)));
        return None;
    }
    let endless = ENDLESS.iter().any(|word| words.starts_with(word));
    let day = (!endless).then(|| reckoned(&words, year)).flatten();
    Some(Due { words, day })
}

fn misread(written: &SText) -> Problem {
    let found = written.value.clone();
    match Date::parts(written) {
        Some(_) => Problem::NoSuchDay { found },
        None => Problem::OfTask(TaskProblem::BadDue { found }),
    }
}

/// Whether there is more in it than numbers and what stands between those of days.
fn is_words(text: &str) -> bool {
    text.chars().any(|one| !one.is_ascii_digit() && !one.is_whitespace() && !OF_DAYS.contains(one))
}

/// The day that follows from the words, else the end of the year that they name, else of `year`.
fn reckoned(words: &str, year: u16) -> Option<Date> {
    let (named, _) = of_year(&plain(words), year);
    by(words, year).or_else(|| Date::new(named, 12, 31))
}

/// The day that follows from the words.
fn by(words: &str, year: u16) -> Option<Date> {
    let words = plain(words);
    let (year, rest) = of_year(&words, year);
    let mut time = rest;
    while let Some(shorter) = BY_THEN.iter().find_map(|end| time.strip_suffix(end)) {
        time = shorter;
    }
    // 10月前 may be before the month begins: nothing follows from it.
    let bare = BY_THEN[..3].iter().find_map(|end| rest.strip_suffix(end));
    if bare.is_some_and(|bare| bare.ends_with('月')) {
        return None;
    }
    match time {
        "" | "全年" | "下半年" => Date::new(year, 12, 31),
        "年" if time != rest => Date::new(year, 12, 31),
        "上半年" => Date::new(year, 6, 30),
        _ => of_quarter(time, year).or_else(|| of_month(time, year)),
    }
}

/// Half-width digits, no blanks, and months in digits: 十月 is 10月.
fn plain(words: &str) -> String {
    let narrow = |one: char| match one {
        '０'..='９' => char::from_u32(u32::from(one) - 0xFEE0).unwrap_or(one),
        other => other,
    };
    let text: String = words.chars().filter(|one| !one.is_whitespace()).map(narrow).collect();
    // 十二月 before 二月.
    (1..=12).rev().fold(text, |text, month| {
        text.replace(&format!("{}月", han::numeral(month)), &format!("{month}月"))
    })
}

/// The year that the words begin with, else `year`; and what follows.
fn of_year(words: &str, year: u16) -> (u16, &str) {
    for (word, named) in [("今年", year), ("本年", year), ("明年", year + 1), ("次年", year + 1)]
    {
        if let Some(rest) = words.strip_prefix(word) {
            return (named, rest);
        }
    }
    let named = words.split_once('年').filter(|(digits, _)| digits.len() == 4);
    named.and_then(|(digits, rest)| Some((digits.parse().ok()?, rest))).unwrap_or((year, words))
}

/// 第三季度, 三季度, 3季度.
fn of_quarter(time: &str, year: u16) -> Option<Date> {
    let number = time.strip_suffix("季度")?.trim_start_matches('第');
    let is_it = |quarter: &u8| {
        [han::numeral(usize::from(*quarter)), quarter.to_string()].contains(&number.to_owned())
    };
    let quarter = (1..=4_u8).find(is_it)?;
    end_of(year, quarter * 3)
}

/// 10月, 10月上旬, 10月15日.
fn of_month(time: &str, year: u16) -> Option<Date> {
    let (month, rest) = time.split_once('月')?;
    let month = number(month)?;
    match rest {
        "" | "下旬" => end_of(year, month),
        "上旬" => Date::new(year, month, 10),
        "中旬" => Date::new(year, month, 20),
        day => Date::new(year, month, number(day.strip_suffix(['日', '号'])?)?),
    }
}

fn end_of(year: u16, month: u8) -> Option<Date> {
    Date::new(year, month, Date::new(year, month, 1)?.days_of_month())
}

/// One or two digits.
fn number(digits: &str) -> Option<u8> {
    let right = digits.len() <= 2 && digits.bytes().all(|one| one.is_ascii_digit());
    digits.parse().ok().filter(|_| right)
}

#[cfg(test)]
mod tests {
    use super::{by, is_words, reckoned};

    #[test]
    fn days_follow_from_words_and_year() {
        for (words, day) in [
            ("10月", "2024-10-31"),
            ("2024年10月", "2024-10-31"),
            ("2025年9月底前", "2025-09-30"),
            ("２月底前", "2024-02-29"),
            ("十月底", "2024-10-31"),
            ("十二月中旬", "2024-12-20"),
            ("10月末", "2024-10-31"),
            ("6 月上旬", "2024-06-10"),
            ("10月15日前", "2024-10-15"),
            ("2025年3月1日之前", "2025-03-01"),
            ("年底前", "2024-12-31"),
            ("2025年底前", "2025-12-31"),
            ("2025年年底", "2025-12-31"),
            ("年内", "2024-12-31"),
            ("全年", "2024-12-31"),
            ("上半年", "2024-06-30"),
            ("2025年上半年", "2025-06-30"),
            ("明年上半年", "2025-06-30"),
            ("下半年", "2024-12-31"),
            ("第三季度末", "2024-09-30"),
            ("1季度", "2024-03-31"),
            ("采暖期前", "2024-12-31"),
            ("2025年采暖期前", "2025-12-31"),
            ("10月前", "2024-12-31"),
            ("每季度末", "2024-12-31"),
        ] {
            let found = reckoned(words, 2024).map(|day| day.to_string());
            assert_eq!(found.as_deref(), Some(day), "{words}");
        }
    }

    #[test]
    fn numbers_that_are_neither_day_nor_month_are_no_words() {
        for wrong in ["2024-12", "2024年13月", "12月32日", "2024.3.32", "20241231", "10 月 底"]
        {
            let read = is_words(wrong) || by(wrong, 2024).is_some();
            assert_eq!(read, wrong == "10 月 底", "{wrong}");
        }
    }
}
