//! Whatever looks like a year in a text, with the month and the day behind it.
//!
//! ```text
//! 2025年9月30日  ２０２５年  二〇二五年三月   the year, with 年
//! 2025.9.30  2025/9/30  2025-9               the year of a day or a month in points
//! 25年底  25届  25.12.31  25上半年           two digits, near the notice's year
//! 20251231  202512                           a day or a month in one, near it
//! 2025届  2025学年  〔2025〕  2021—  十四五    neither
//! ```

use std::ops::Range;

use crate::han;

use super::figure::{Figure, digits_at, is_digit, small_at, solid_at};

/// Something like a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct YearLike {
    /// It, with the month and the day behind it.
    pub(super) range: Range<usize>,
    /// The number.
    pub(super) year: Figure,
    /// The year that it is, with its century.
    pub(super) full: u16,
    /// What it is written with.
    pub(super) form: Form,
    /// The month.
    pub(super) month: Option<Figure>,
    /// The day.
    pub(super) day: Option<Figure>,
}

/// What a year is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// 2025年
    Year,
    /// 2025.9.30, 2025-09
    Points,
    /// Neither: 2025届, 〔2025〕, 2025.
    Bare,
}

/// What stands between year, month and day.
const POINTS: [char; 6] = ['.', '/', '-', '．', '／', '－'];
/// What stands between two years or days.
pub(super) const DASHES: [char; 9] = ['—', '–', '-', '－', '～', '~', '至', '到', '/'];
/// Words that make a year of the number before them.
const CLOCKS: [&str; 5] = ["届", "级", "版", "学年", "Q"];
/// Years this near to the notice's are years wherever they stand.
const NEAR: u16 = 5;
/// Two digits before 年 are as likely an age; these near ones are years.
const NEAR_OF_TWO: u16 = 2;
/// What four digits must be to be a year.
const YEARS: Range<u16> = 1900..2200;

/// What looks like a year in `text`, which is of a notice of the year `own`, in the order of the text.
pub(super) fn years_in(text: &str, own: u16) -> Vec<YearLike> {
    let (mut found, mut end) = (Vec::new(), 0);
    for (at, _) in text.char_indices() {
        if at < end {
            continue;
        }
        if let Some(year) = year_at(text, at, own) {
            end = year.range.end;
            found.push(year);
        }
    }
    found
}

fn year_at(text: &str, at: usize, own: u16) -> Option<YearLike> {
    let figure = digits_at(text, at).or_else(|| solid_at(text, at))?;
    if figure.digits > 4 {
        let full = figure.value;
        let range = figure.range.clone();
        let written =
            YearLike { range, year: figure, full, form: Form::Bare, month: None, day: None };
        return (full.abs_diff(own) <= NEAR_OF_TWO).then_some(written);
    }
    let full = match figure.digits {
        4 => figure.value,
        2 => own / 100 * 100 + figure.value,
        _ => return None,
    };
    let written = with_month(text, figure, full);
    is_year(text, &written, own).then_some(written)
}

/// The number with what goes on behind it.
fn with_month(text: &str, year: Figure, full: u16) -> YearLike {
    let end = year.range.end;
    let plain = YearLike {
        range: year.range.clone(),
        year,
        full,
        form: Form::Bare,
        month: None,
        day: None,
    };
    let sign = behind(text, end, &['年']);
    if let Some(sign) = sign {
        return with_day(
            text,
            YearLike { range: plain.range.start..sign, form: Form::Year, ..plain },
        );
    }
    let Some(month) = point(text, end).and_then(|at| small_at(text, at)) else { return plain };
    if month.value > 12 || text[month.range.end..].starts_with(is_digit) {
        return plain;
    }
    // 2025.3-9: a span of months.
    let sign = &text[end..month.range.start];
    let day = text[month.range.end..].strip_prefix(sign);
    let day = day.and_then(|rest| small_at(text, text.len() - rest.len()));
    let day = day.filter(|day| !text[day.range.end..].starts_with(is_digit));
    let last = day.as_ref().unwrap_or(&month).range.end;
    let range = plain.range.start..last;
    YearLike { range, form: Form::Points, month: Some(month), day, ..plain }
}

/// 2025年, with 9月 and 30日 where they stand behind it.
fn with_day(text: &str, year: YearLike) -> YearLike {
    let month = small_at(text, year.range.end + blanks(&text[year.range.end..]));
    let month = month.filter(|month| month.value <= 12);
    let Some((month, end)) =
        month.and_then(|month| behind(text, month.range.end, &['月']).map(|end| (month, end)))
    else {
        return year;
    };
    let start = year.range.start;
    let day = small_at(text, end + blanks(&text[end..]));
    let day = day.and_then(|day| behind(text, day.range.end, &['日', '号']).map(|end| (day, end)));
    match day {
        Some((day, end)) => {
            YearLike { range: start..end, month: Some(month), day: Some(day), ..year }
        }
        None => YearLike { range: start..end, month: Some(month), ..year },
    }
}

/// The end of one of `signs` at `at`, with blanks before it.
fn behind(text: &str, at: usize, signs: &[char]) -> Option<usize> {
    let sign = at + blanks(&text[at..]);
    let found = text[sign..].chars().next().filter(|one| signs.contains(one));
    found.map(|one| sign + one.len_utf8())
}

fn point(text: &str, at: usize) -> Option<usize> {
    let found = text[at..].chars().next().filter(|one| POINTS.contains(one));
    found.map(|one| at + one.len_utf8())
}

/// How many bytes of blanks `text` begins with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{3000}']).len()
}

/// Whether what stands behind a year says a part of it or all: 2025全年, 2025上半年, 2025Q3.
pub(super) fn is_part_of_year(behind: &str) -> bool {
    let is_quarter = behind.strip_prefix(['Q', 'q']).is_some_and(|rest| {
        let number = rest.strip_prefix(['1', '2', '3', '4']);
        number.is_some_and(|rest| !rest.starts_with(is_digit))
    });
    is_quarter || ["全年", "上半年", "下半年"].iter().any(|word| behind.starts_with(word))
}

/// Whether the number is likely to be a year at all.
fn is_year(text: &str, found: &YearLike, own: u16) -> bool {
    let (before, behind) = (&text[..found.range.start], &text[found.year.range.end..]);
    if found.year.digits == 2 {
        let is_near = found.full.abs_diff(own) <= NEAR_OF_TWO;
        let is_clock = found.form == Form::Year
            || found.day.is_some()
            || behind.starts_with("届")
            || behind.starts_with("学年")
            || is_part_of_year(behind);
        let number = before.strip_suffix(['.', '．', ',', '，', '-']);
        let goes_on = number.is_some_and(|number| number.ends_with(is_digit));
        return is_near && is_clock && !goes_on;
    }
    let is_marked = match found.form {
        Form::Year => true,
        Form::Points => found.day.is_some(),
        Form::Bare => {
            let in_brackets = before.ends_with(['〔', '[', '［', '【', '(', '（'])
                && behind.starts_with(['〕', ']', '］', '】', ')', '）']);
            let in_span = behind.trim_start_matches(DASHES).starts_with(is_digit)
                && behind.starts_with(DASHES);
            in_brackets || in_span || CLOCKS.iter().any(|clock| behind.starts_with(clock))
        }
    };
    found.full.abs_diff(own) <= NEAR || is_marked && YEARS.contains(&found.full)
}

/// Five years by their names, with the last of them.
const PLANS: [(&str, u16); 10] = [
    ("十二五", 2015),
    ("十三五", 2020),
    ("十四五", 2025),
    ("十五五", 2030),
    ("十六五", 2035),
    ("十二个五年", 2015),
    ("十三个五年", 2020),
    ("十四个五年", 2025),
    ("十五个五年", 2030),
    ("十六个五年", 2035),
];

/// Where five years are named in `text`, 十四五, 第十四个五年规划, each with the last of them.
pub(super) fn plans_in(text: &str) -> impl Iterator<Item = (Range<usize>, u16)> {
    let all = PLANS.into_iter().flat_map(|(plan, last)| {
        text.match_indices(plan).map(move |(at, plan)| (at..at + plan.len(), last))
    });
    all.filter(|(place, _)| {
        let before = text[..place.start].chars().next_back();
        before.is_none_or(|one| small_at(&one.to_string(), 0).is_none())
    })
}

/// Where the year is spelled as a number: 二千零二十五年.
pub(super) fn spelled_in(text: &str, year: u16) -> impl Iterator<Item = Range<usize>> {
    let rest = han::numeral(usize::from(year % 1000));
    let zero = if year % 1000 < 100 { ["零", "〇"] } else { ["", ""] };
    let all = ["二千", "两千", "贰仟"].into_iter().flat_map(move |thousands| {
        let rest = rest.clone();
        zero.into_iter().map(move |zero| format!("{thousands}{zero}{rest}"))
    });
    let all: Vec<String> = all.filter(|_| year / 1000 == 2).collect();
    let places = |word: String| {
        text.match_indices(&*word).map(|(at, word)| at..at + word.len()).collect::<Vec<_>>()
    };
    all.into_iter().flat_map(places)
}
