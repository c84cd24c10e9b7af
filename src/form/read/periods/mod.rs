//! A text -> the periods it names: 2024年第一季度, 二季度, 2024Q1, 上半年, 1-9月, 2024-03.
//!
//! Words say months; which period they stand for hangs on how often the notice's units report:
//!
//! ```text
//! 上半年, 1-6月 -> January to June -> 2024Q2 by quarters, 2024H1 by halves, 2024-06 by months
//! 6月份         -> up to June      -> 2024Q2 by quarters, 2024H1 by halves, 2024-06 by months
//! 4月份         -> up to April     -> none by quarters, 2024-04 by months
//! ```
//!
//! For headings and names of files; whether a period that stands in an answer is meant as the
//! form's is not asked here.

mod months;
#[cfg(test)]
mod tests;

use crate::date::Date;
use crate::period::{Cycle, Period};

use crate::form::words::normal;

/// The periods of that kind named in `text`, each once, in their order there. One without a year is of
/// the text's only year, else of `year`.
pub(super) fn named(text: &str, year: u16, cycle: Cycle) -> Vec<Period> {
    named_by(text, (year, cycle), false)
}

/// The same of the name of a file, a folder or a mail, which is a report's: a month alone is the one it
/// ends with (区水利局3月).
pub(super) fn named_around(name: &str, year: u16, cycle: Cycle) -> Vec<Period> {
    named_by(name, (year, cycle), true)
}

fn named_by(text: &str, (year, cycle): (u16, Cycle), is_name: bool) -> Vec<Period> {
    let letters = letters(text);
    let only = match years(&letters).as_slice() {
        [one] => *one,
        [] | [_, ..] => year,
    };
    let by_words = (0..letters.len()).filter_map(|at| {
        let (months, start) = words_at(&letters, at, cycle)?;
        Some(Named { months, year: None, start, end: at + 1 })
    });
    let by_months = months::by_months(&letters, is_name).into_iter().map(|one| one.named);
    let mut all: Vec<Named> = by_words.chain(by_months).collect();
    all.sort_by_key(|one| one.start);
    let mut found = Vec::new();
    for one in all.into_iter().filter(|one| !is_planned(&letters, one.end)) {
        let before = is_year_before(&letters, one.start).then(|| year - 1);
        let named = one.year.or(before).or_else(|| year_before(&letters, one.start));
        let period = one.months.stand_for(named.unwrap_or(only), cycle);
        found.extend(period.filter(|period| !found.contains(period)));
    }
    found
}

/// Months that a text names.
#[derive(Clone, Copy)]
struct Months {
    /// The first; none where only the end of a time is named.
    first: Option<u8>,
    last: u8,
}

impl Months {
    /// The `number`th part of a year that has such parts, from 1.
    const fn part(number: u8, cycle: Cycle) -> Months {
        let last = number * cycle.months();
        Months { first: Some(last - cycle.months() + 1), last }
    }

    /// The period that they stand for: the one that ends with them, where they begin with it or with the
    /// year.
    fn stand_for(self, year: u16, cycle: Cycle) -> Option<Period> {
        let period = cycle.ended_by(year, self.last)?;
        let whole = |first: u8| first == 1 || first == period.first_month();
        self.first.is_none_or(whole).then_some(period)
    }
}

/// A time that a text names.
struct Named {
    months: Months,
    /// Its year, where the words have it among them.
    year: Option<u16>,
    /// Where the words begin.
    start: usize,
    /// Where what follows begins.
    end: usize,
}

/// Whether what is planned for the time follows at `end`: 三季度打算, 7-9月工作计划. How a plan is carried out is
/// what is reported.
fn is_planned(letters: &[char], end: usize) -> bool {
    let rest: String = letters[end..].iter().take(8).collect();
    let rest = rest.trim_start_matches('度').trim_start_matches('的').trim_start_matches("工作");
    ["打算", "计划", "安排"].iter().any(|word| rest.starts_with(word)) && !rest.contains("情况")
}

/// Whether `text` names months since January up to the end of a period of that kind: 1-6月, 一至九月.
pub(super) fn are_since_january(text: &str, cycle: Cycle) -> bool {
    let ends = |one: &months::ByMonths| one.named.months.stand_for(2000, cycle).is_some();
    months::by_months(&letters(text), false).iter().any(|one| one.since_january && ends(one))
}

/// The years of this century named in `text` (2024年), each once.
pub(super) fn years_of(text: &str) -> Vec<u16> {
    years(&letters(text))
}

/// The months since January and the like in words, as they are written in digits.
const WORDS: [(&str, &str); 26] = [
    ("元月", "1月"),
    ("前三个月", "1-3月"),
    ("前六个月", "1-6月"),
    ("前九个月", "1-9月"),
    ("一至三月", "1至3月"),
    ("一至六月", "1至6月"),
    ("一至九月", "1至9月"),
    ("一至十二月", "1至12月"),
    ("一、二、三月", "1-3月"),
    ("四、五、六月", "4-6月"),
    ("七、八、九月", "7-9月"),
    ("十、十一、十二月", "10-12月"),
    ("1、2、3月", "1-3月"),
    ("4、5、6月", "4-6月"),
    ("7、8、9月", "7-9月"),
    ("10、11、12月", "10-12月"),
    ("截止", "截至"),
    ("十二月", "12月"),
    ("十一月", "11月"),
    ("十月", "10月"),
    ("三月", "3月"),
    ("四月", "4月"),
    ("六月", "6月"),
    ("七月", "7月"),
    ("九月", "9月"),
    ("一月", "1月"),
];

/// One of them stands in each of the words; most texts have neither.
const LETTERS_OF_WORDS: [char; 2] = ['月', '截'];

/// The characters of `text` as they are compared, a year in Chinese (二〇二四年) and months in words in
/// digits.
fn letters(text: &str) -> Vec<char> {
    let plain = normal(text);
    let has_words = plain.contains(LETTERS_OF_WORDS);
    let words = if has_words { &WORDS[..] } else { &[] };
    let plain = words.iter().fold(plain, |text, (word, digits)| text.replace(word, digits));
    let mut letters: Vec<char> = plain.chars().collect();
    for at in 4..letters.len() {
        if letters[at] != '年' {
            continue;
        }
        let digits: Option<Vec<char>> =
            letters[at - 4..at].iter().map(|one| chinese_digit(*one)).collect();
        if let Some(digits) = digits {
            letters[at - 4..at].copy_from_slice(&digits);
        }
    }
    letters
}

/// A Chinese digit as the ASCII one; the zero is written in several ways.
fn chinese_digit(character: char) -> Option<char> {
    const DIGITS: [&str; 10] = ["〇零○◯Ｏo", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let at = DIGITS.iter().position(|shapes| shapes.contains(character))?;
    char::from_digit(u32::try_from(at).ok()?, 10)
}

/// The days named in `text` (2024年5月3日, 5月3日) that lie before `period`, as they are written, each once. A day
/// behind it is a plan, and one on which something is due (6月30日前) is none that was reported.
pub(in crate::form) fn days_before(text: &str, period: Period) -> Vec<String> {
    let letters: Vec<char> = normal(text).chars().collect();
    let mut found = Vec::new();
    for end in (0..letters.len()).filter(|at| letters[*at] == '日') {
        let Some((start, day)) = day_before(&letters, end, period.year()) else { continue };
        let rest = letters[end + 1..].iter();
        let due = rest.copied().find(|one| !"之以".contains(*one)) == Some('前');
        let written: String = letters[start..=end].iter().collect();
        if day < period.first_day() && !due && !found.contains(&written) {
            found.push(written);
        }
    }
    found
}

/// The day whose 日 stands at `end`, and where it begins; of `year` where it names none.
fn day_before(letters: &[char], end: usize, year: u16) -> Option<(usize, Date)> {
    let (month_end, day) = digits_before(letters, end)?;
    let month_end = month_end.checked_sub(1).filter(|at| letters[*at] == '月')?;
    let (start, month) = digits_before(letters, month_end)?;
    let named = start.checked_sub(5).filter(|_| letters[start - 1] == '年');
    let named = named.and_then(|at| Some((at, year_at(letters, at)?)));
    let (start, year) = named.unwrap_or((start, year));
    Some((start, Date::new(year, month, day)?))
}

/// The one or two digits that end before `end`, and where they begin.
fn digits_before(letters: &[char], end: usize) -> Option<(usize, u8)> {
    let digits = letters[..end].iter().rev().take(3).take_while(|one| one.is_ascii_digit());
    let start = end - digits.count();
    let number: String = letters[start..end].iter().collect();
    let number = number.parse().ok().filter(|_| number.len() <= 2)?;
    Some((start, number))
}

/// The months whose words' last sign stands at `at`, and where they begin.
fn words_at(letters: &[char], at: usize, cycle: Cycle) -> Option<(Months, usize)> {
    let before = |back: usize| at.checked_sub(back).map(|at| letters[at]);
    let of = |cycle| move |number| Months::part(number, cycle);
    match letters[at] {
        '季' => {
            let first = (before(1) == Some('首')).then_some(1);
            let quarter = first.or_else(|| digit(before(1)?))?;
            let ordinal = before(2) == Some('第');
            Some((Months::part(quarter, Cycle::Quarter), at - 1 - usize::from(ordinal)))
        }
        '年' if before(1) == Some('半') => half_year(letters, at, cycle),
        '年' if cycle == Cycle::Year => whole_year(letters, at),
        '期' => issue(letters, at).map(|(number, start)| (Months::part(number, cycle), start)),
        'q' => letter(letters, at).map(of(Cycle::Quarter)).map(|months| (months, at)),
        'h' if cycle == Cycle::HalfYear => {
            let half = letter(letters, at).filter(|half| *half <= 2);
            half.map(of(Cycle::HalfYear)).map(|months| (months, at))
        }
        'y' if cycle == Cycle::Year => {
            let free = letters.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
            year_before(letters, at).filter(|_| free).map(|_| (Months::part(1, cycle), at))
        }
        _ => None,
    }
}

/// Q1 to Q4 and the like, not inside a word or a longer number.
fn letter(letters: &[char], at: usize) -> Option<u8> {
    let number = digit(*letters.get(at + 1).filter(|one| one.is_ascii_digit())?)?;
    let free = letters.get(at + 2).is_none_or(|next| !next.is_ascii_alphanumeric());
    let word = at.checked_sub(1).is_some_and(|before| letters[before].is_ascii_alphabetic());
    (free && !word).then_some(number)
}

/// 全年, or a year that no day or month of it follows (2026年, 2026年度): what a yearly form names.
fn whole_year(letters: &[char], at: usize) -> Option<(Months, usize)> {
    let months = Months::part(1, Cycle::Year);
    let start = at.checked_sub(1)?;
    if letters[start] == '全' {
        return Some((months, start));
    }
    let is_part = letters.get(at + 1).is_some_and(char::is_ascii_digit);
    let start = at.checked_sub(4).filter(|start| year_at(letters, *start).is_some())?;
    // The year stands before what it is of.
    (!is_part).then_some((months, start + 4))
}

/// 上半年 and where it begins, or 半年 where a report of it follows; 下半年 where halves are reported.
fn half_year(letters: &[char], at: usize, cycle: Cycle) -> Option<(Months, usize)> {
    let start = at.checked_sub(1)?;
    let before = start.checked_sub(1).map(|at| letters[at]);
    let [first, second] = [1, 2].map(|half| Months::part(half, Cycle::HalfYear));
    match before {
        Some('上') => return Some((first, start - 1)),
        Some('下') if cycle == Cycle::HalfYear => return Some((second, start - 1)),
        Some(_) | None => {}
    }
    let reported = letters.get(at + 1) == Some(&'报');
    (reported && !before.is_some_and(|one| "下每近".contains(one))).then_some((first, start))
}

/// The report of a year: 2025年度第一期. The first part of a work (第一期工程) is none.
fn issue(letters: &[char], at: usize) -> Option<(u8, usize)> {
    let start = at.checked_sub(2).filter(|start| letters[*start] == '第')?;
    let number = digit(letters[at - 1])?;
    let rest: String = letters[at + 1..].iter().take(4).collect();
    let is_issue = year_before(letters, start).is_some() && months::is_of_report(&rest);
    is_issue.then_some((number, start))
}

fn digit(character: char) -> Option<u8> {
    match character {
        '1' | '一' | '壹' | 'Ⅰ' | 'ⅰ' => Some(1),
        '2' | '二' | '贰' | 'Ⅱ' | 'ⅱ' => Some(2),
        '3' | '三' | '叁' | 'Ⅲ' | 'ⅲ' => Some(3),
        '4' | '四' | '肆' | 'Ⅳ' | 'ⅳ' => Some(4),
        _ => None,
    }
}

/// Whether the time is said to be of the year before: 上年二季度.
fn is_year_before(letters: &[char], start: usize) -> bool {
    let before: String = letters[start.saturating_sub(2)..start].iter().collect();
    ["上年", "去年"].contains(&before.as_str())
}

/// The year that ends just before `start`: 2024年, 2024年度, 2024-.
fn year_before(letters: &[char], start: usize) -> Option<u16> {
    let mut end = start;
    while end > 0 && "年度-_.·[]()第/".contains(letters[end - 1]) && start - end < 4 {
        end -= 1;
    }
    year_at(letters, end.checked_sub(4)?)
}

/// All years of this century named in the text, each once.
fn years(letters: &[char]) -> Vec<u16> {
    let mut found: Vec<u16> = (0..letters.len())
        .filter(|at| letters.get(at + 4) == Some(&'年'))
        .filter_map(|at| year_at(letters, at))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The year 20xx of the four digits at `at`, which stand by themselves on the left.
fn year_at(letters: &[char], at: usize) -> Option<u16> {
    let digits = letters.get(at..at + 4)?;
    let alone = at == 0 || !letters[at - 1].is_ascii_digit();
    let text: String = digits.iter().collect();
    let year = text.parse().ok().filter(|_| digits.iter().all(char::is_ascii_digit));
    year.filter(|year| alone && (2000..2100).contains(year))
}
