//! A text -> the quarters it names: 2024年第一季度, 二季度, 2024Q1, 上半年, 1-9月, 2024-03.
//!
//! For headings and names of files; whether a quarter that stands in an answer is meant as the
//! form's is not asked here.

mod months;

use crate::date::Date;
use crate::period::{Period, Quarter};

use crate::form::words::normal;

/// The quarters named in `text`, each once, in their order there. One without a year is of the
/// text's only year, else of `year`.
pub(super) fn named(text: &str, year: u16) -> Vec<Period> {
    named_by(text, year, false)
}

/// The same of the name of a file, a folder or a mail, which is a report's: a month alone is the one it
/// ends with (区水利局3月).
pub(super) fn named_around(name: &str, year: u16) -> Vec<Period> {
    named_by(name, year, true)
}

fn named_by(text: &str, year: u16, is_name: bool) -> Vec<Period> {
    let letters = letters(text);
    let only = match years(&letters).as_slice() {
        [one] => *one,
        [] | [_, ..] => year,
    };
    let by_words = (0..letters.len()).filter_map(|at| {
        let (quarter, start) = quarter_at(&letters, at)?;
        Some(Named { quarter, year: None, start, end: at + 1 })
    });
    let by_months = months::by_months(&letters, is_name).into_iter().map(|one| one.named);
    let mut all: Vec<Named> = by_words.chain(by_months).collect();
    all.sort_by_key(|one| one.start);
    let mut found = Vec::new();
    for one in all.into_iter().filter(|one| !is_planned(&letters, one.end)) {
        let before = is_year_before(&letters, one.start).then(|| year - 1);
        let named = one.year.or(before).or_else(|| year_before(&letters, one.start));
        let period = Period::new(named.unwrap_or(only), one.quarter);
        if !found.contains(&period) {
            found.push(period);
        }
    }
    found
}

/// A quarter that a text names.
struct Named {
    quarter: Quarter,
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

/// Whether `text` names months since January: 1-6月, 一至九月.
pub(super) fn are_since_january(text: &str) -> bool {
    months::by_months(&letters(text), false).iter().any(|one| one.since_january)
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

/// The days named in `text` (2024年5月3日, 5月3日) that do not lie in `period`, as they are written,
/// each once. A day on which something is due (6月30日前) is none that was reported.
pub(in crate::form) fn days_outside(text: &str, period: Period) -> Vec<String> {
    let letters: Vec<char> = normal(text).chars().collect();
    let mut found = Vec::new();
    for end in (0..letters.len()).filter(|at| letters[*at] == '日') {
        let Some((start, day)) = day_before(&letters, end, period.year()) else { continue };
        let rest = letters[end + 1..].iter();
        let due = rest.copied().find(|one| !"之以".contains(*one)) == Some('前');
        let inside = (period.first_day()..=period.last_day()).contains(&day);
        let written: String = letters[start..=end].iter().collect();
        if !inside && !due && !found.contains(&written) {
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

/// The quarter whose last sign stands at `at`, and where its words begin.
fn quarter_at(letters: &[char], at: usize) -> Option<(Quarter, usize)> {
    let before = |back: usize| at.checked_sub(back).map(|at| letters[at]);
    match letters[at] {
        '季' => {
            let first = (before(1) == Some('首')).then_some(Quarter::First);
            let quarter = first.or_else(|| digit(before(1)?))?;
            let ordinal = before(2) == Some('第');
            Some((quarter, at - 1 - usize::from(ordinal)))
        }
        '年' if before(1) == Some('半') => {
            half_year(letters, at).map(|start| (Quarter::Second, start))
        }
        '期' => issue(letters, at),
        'q' => letter(letters, at).map(|quarter| (quarter, at)),
        _ => None,
    }
}

/// Q1 to Q4, not inside a word or a longer number.
fn letter(letters: &[char], at: usize) -> Option<Quarter> {
    let quarter = digit(*letters.get(at + 1).filter(|one| one.is_ascii_digit())?)?;
    let free = letters.get(at + 2).is_none_or(|next| !next.is_ascii_alphanumeric());
    let word = at.checked_sub(1).is_some_and(|before| letters[before].is_ascii_alphabetic());
    (free && !word).then_some(quarter)
}

/// Where 上半年 begins, or 半年 where a report of it follows.
fn half_year(letters: &[char], at: usize) -> Option<usize> {
    let start = at.checked_sub(1)?;
    let before = start.checked_sub(1).map(|at| letters[at]);
    if before == Some('上') {
        return start.checked_sub(1);
    }
    let reported = letters.get(at + 1) == Some(&'报');
    (reported && !before.is_some_and(|one| "下每近".contains(one))).then_some(start)
}

/// The report of a year: 2025年度第一期. The first part of a work (第一期工程) is none.
fn issue(letters: &[char], at: usize) -> Option<(Quarter, usize)> {
    let start = at.checked_sub(2).filter(|start| letters[*start] == '第')?;
    let quarter = digit(letters[at - 1])?;
    let rest: String = letters[at + 1..].iter().take(4).collect();
    let is_issue = year_before(letters, start).is_some() && months::is_of_report(&rest);
    is_issue.then_some((quarter, start))
}

fn digit(character: char) -> Option<Quarter> {
    match character {
        '1' | '一' | '壹' | 'Ⅰ' | 'ⅰ' => Some(Quarter::First),
        '2' | '二' | '贰' | 'Ⅱ' | 'ⅱ' => Some(Quarter::Second),
        '3' | '三' | '叁' | 'Ⅲ' | 'ⅲ' => Some(Quarter::Third),
        '4' | '四' | '肆' | 'Ⅳ' | 'ⅳ' => Some(Quarter::Fourth),
        _ => None,
    }
}

/// Whether the quarter is said to be of the year before: 上年二季度.
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

#[cfg(test)]
mod tests {
    use super::{LETTERS_OF_WORDS, WORDS, named};

    #[test]
    fn words_are_looked_for_where_one_may_be() {
        assert!(WORDS.iter().all(|(word, _)| word.contains(LETTERS_OF_WORDS)));
    }

    fn texts(text: &str) -> Vec<String> {
        named(text, 2024).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn quarters_as_they_are_written() {
        for (text, wanted) in [
            ("（2024年第一季度）", "2024Q1"),
            ("２０２５年度第 2 季度", "2025Q2"),
            ("三季度进展", "2024Q3"),
            ("第四季度", "2024Q4"),
            ("2023年为全区妇女儿童办实事工作进展情况报表（二季度）", "2023Q2"),
            ("05-区妇联-2024Q1.xlsx", "2024Q1"),
            ("2024上半年", "2024Q2"),
            ("2024年1—9月进展", "2024Q3"),
            ("1月至12月", "2024Q4"),
            ("2024_q2(1)", "2024Q2"),
            ("2024年3月份工作进展情况报表", "2024Q1"),
            ("情况表（截至2023年6月底）", "2023Q2"),
            ("截至2024年9月30日", "2024Q3"),
            ("二〇二三年第一季度", "2023Q1"),
            ("首季进展", "2024Q1"),
            ("2025年前三个月", "2025Q1"),
            ("元月至6月", "2024Q2"),
            ("2025年一至九月", "2025Q3"),
            ("一、二、三月份", "2024Q1"),
            ("第壹季度", "2024Q1"),
            ("（截止2025年3月）", "2025Q1"),
            ("上年二季度", "2023Q2"),
            ("2025.1—2025.3", "2025Q1"),
            ("2025年1月—2025年3月", "2025Q1"),
            ("2025年1月1日至6月30日", "2025Q2"),
            ("2025.01-06", "2025Q2"),
            ("4—6月", "2024Q2"),
            ("2025年3月31日", "2025Q1"),
            ("日期：2025年6月30日", "2025Q2"),
            ("时间：2025年3月", "2025Q1"),
            ("（2025年3月）", "2025Q1"),
            ("2025-03", "2025Q1"),
            ("2025/03", "2025Q1"),
            ("区水利局2025.6报表", "2025Q2"),
            ("二〇二五年三月", "2025Q1"),
            ("2025年度第一期", "2025Q1"),
            ("2025年第二期工作进展", "2025Q2"),
            ("3月报表", "2024Q1"),
            ("三月份工作进展情况", "2024Q1"),
            ("二季度计划完成情况", "2024Q2"),
            ("区妇联20250331", "2025Q1"),
            ("区妇联_202506（改）", "2025Q2"),
            ("截至2025.9.30", "2025Q3"),
            ("2025年6月完成情况", "2025Q2"),
            ("2025年完成情况（6月）", "2025Q2"),
            ("4、5、6月", "2024Q2"),
            ("2025年Ⅱ季度", "2025Q2"),
            ("2025年半年报", "2025Q2"),
        ] {
            assert_eq!(texts(text), [wanted], "{text}");
        }
        assert_eq!(texts("一季度和二季度"), ["2024Q1", "2024Q2"]);
    }

    #[test]
    fn a_month_alone_in_a_name() {
        for (name, wanted) in
            [("区水利局3月", "2024Q1"), ("填报表（6月）", "2024Q2"), ("区水利局三月填报", "2024Q1")]
        {
            let named = super::named_around(name, 2024);
            let named: Vec<String> = named.iter().map(ToString::to_string).collect();
            assert_eq!(named, [wanted], "{name}");
        }
        for name in [
            "区水利局4月",
            "区水利局6月底前完成",
            "2025年6月完成",
            "IMG_20250630_101112",
            "下半年报",
        ] {
            assert!(super::named_around(name, 2024).is_empty(), "{name}");
        }
    }

    #[test]
    fn days_that_do_not_lie_in_the_quarter() {
        let period = super::Period::new(2024, super::Quarter::Second);
        let text = "3月8日开会，4月1日、2024年6月30日走访，2023年5月1日立项，7月1 日，7月15日前完成，13月1日，4月31日";
        assert_eq!(super::days_outside(text, period), ["3月8日", "2023年5月1日", "7月1日"]);
    }

    #[test]
    fn nothing_else_is_a_quarter() {
        for text in [
            "",
            "2024年",
            "FAQ1",
            "Q12",
            "每季度末",
            "11-3月",
            "3月",
            "季度报表",
            "q",
            "请于6月底前报送",
            "6月30日",
            "6月底前完成",
            "2025年6月完成",
            "2025年12月31日前完成",
            "2025年12月底前",
            "填报日期：2025年3月31日",
            "完成时限：2025年12月",
            "甲政办字〔2025〕3号",
            "甲政办字2025-3号",
            "0533-2025-03",
            "13820250331",
            "联系电话：20250331",
            "2025.3万元",
            "2025-03-15",
            "20250401",
            "2025年4月",
            "第一期工程",
            "2025年第一期工程",
            "2024年10月—2025年3月",
            "2025年2月—6月",
            "6月工作计划",
            "7-9月打算",
            "三季度工作安排",
            "一二三",
        ] {
            assert_eq!(texts(text), Vec::<String>::new(), "{text}");
        }
    }
}
