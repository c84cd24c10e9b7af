//! Months and their days in a text -> the time they say: 1-3月, 2025.1—2025.3, 截至2025年3月31日,
//! 2025-03, 3月报表, 20250331.
//!
//! A range says its months. A single month says which month a time ends with, where the text can only
//! mean the time that is reported: behind 截至, with its year, or before 报表 and the like. What is due
//! then (6月底前), or is the day of filling in, is no period.

use crate::date::Date;

use super::{Months, Named, year_at};

/// What may follow a month that names a report.
const REPORTS: [&str; 15] = [
    "完成情况",
    "填报",
    "报表",
    "报告",
    "月报",
    "工作",
    "进展",
    "进度",
    "情况",
    "民生",
    "实事",
    "数据",
    "台账",
    "统计",
    "汇总",
];
/// What stands before a day that is none of the time which is reported.
const OTHER_DAYS: [&str; 14] = [
    "填报日",
    "填报时",
    "填表日",
    "填表时",
    "报送日",
    "报送时",
    "上报日",
    "上报时",
    "印发",
    "时限",
    "期限",
    "电话",
    "开工",
    "竣工",
];
/// What follows a month in which something is done or due.
const DUE: [&str; 7] = ["完成", "开工", "竣工", "建成", "交付", "启动", "计划"];

/// A time that months say.
pub(super) struct ByMonths {
    /// It.
    pub(super) named: Named,
    /// Whether they are several from January on.
    pub(super) since_january: bool,
}

/// A month, with its year and a day if it has them.
#[derive(Clone, Copy)]
struct Moment {
    start: usize,
    end: usize,
    year: Option<u16>,
    month: u8,
    day: Option<u8>,
    /// Whether 月 stands behind it, or its year before it in figures.
    is_sure: bool,
}

/// The times of the months in `letters`, in their order there; in a name a month may end it.
pub(super) fn by_months(letters: &[char], is_name: bool) -> Vec<ByMonths> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        let Some(first) = moment(letters, at).filter(|_| begins(letters, at)) else {
            at += 1;
            continue;
        };
        let last = joined(letters, first.end).and_then(|at| moment(letters, at));
        let last = last.filter(|last| last.is_sure || is_figure(letters, &first));
        at = last.map_or(first.end, |last| last.end);
        found.extend(match last {
            Some(last) => of_range(&first, &last),
            None => of_month(letters, &first, is_name),
        });
    }
    found
}

/// Whether no longer number or word begins before `at`; a telephone number goes on with a year's digits.
fn begins(letters: &[char], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| letters[at]);
    let is_inside = before(1).is_some_and(|one| one.is_ascii_alphanumeric() || one == '.');
    let numbered = before(1) == Some('-') && before(2).is_some_and(|one| one.is_ascii_digit());
    !is_inside && (!numbered || run(letters, at) <= 2)
}

/// The month whose digits, or those of its year, stand at `at`.
fn moment(letters: &[char], at: usize) -> Option<Moment> {
    match run(letters, at) {
        1 | 2 => of_year(letters, (at, at), None),
        4 => behind_year(letters, at),
        6 | 8 => in_one(letters, at),
        _ => None,
    }
}

/// Digits of a day in one (20250331): a longer number is none.
const LONGEST: usize = 8;
/// Characters before a day that tell what it is of.
const BEFORE: usize = 40;

/// How many digits stand at `at`, up to one more than a day has.
fn run(letters: &[char], at: usize) -> usize {
    let rest = letters.get(at..).unwrap_or_default().iter();
    rest.take(LONGEST + 1).take_while(|one| one.is_ascii_digit()).count()
}

fn number(letters: &[char], at: usize, digits: usize) -> Option<u8> {
    letters.get(at..at + digits)?.iter().collect::<String>().parse().ok()
}

/// The number of one or two digits at `at`, and where it ends.
fn short(letters: &[char], at: usize) -> Option<(u8, usize)> {
    let digits = run(letters, at);
    let number = number(letters, at, digits).filter(|_| (1..=2).contains(&digits))?;
    Some((number, at + digits))
}

/// 2025年3月, 2025年度3月, 2025.3, 2025-03-31.
fn behind_year(letters: &[char], at: usize) -> Option<Moment> {
    let year = year_at(letters, at);
    year?;
    match letters.get(at + 4)? {
        '年' => {
            let month = at + 5 + usize::from(letters.get(at + 5) == Some(&'度'));
            of_year(letters, (at, month), year)
        }
        sign @ ('-' | '/' | '.' | '_') => {
            let (month, end) = short(letters, at + 5)?;
            if letters.get(end) == Some(&'月') {
                return of_year(letters, (at, at + 5), year);
            }
            let day = letters.get(end).filter(|one| *one == sign);
            let day = day.and_then(|_| short(letters, end + 1));
            let day = day.filter(|(_, end)| letters.get(*end) != Some(&'月'));
            let end = day.map_or(end, |(_, end)| end);
            let day = day.map(|(day, _)| day);
            Some(Moment { start: at, end, year, month, day, is_sure: true })
        }
        _ => None,
    }
}

/// 202503, 20250331.
fn in_one(letters: &[char], at: usize) -> Option<Moment> {
    let digits = run(letters, at);
    let year = number(letters, at, 2).filter(|century| *century == 20)?;
    let year = u16::from(year) * 100 + u16::from(number(letters, at + 2, 2)?);
    let month = number(letters, at + 4, 2).filter(|month| is_month(*month))?;
    let day = if digits == 8 { Some(number(letters, at + 6, 2)?) } else { None };
    let end = at + digits;
    let is_word = letters.get(end).is_some_and(char::is_ascii_alphanumeric);
    (!is_word).then_some(Moment { start: at, end, year: Some(year), month, day, is_sure: true })
}

/// The month whose digits stand at `at`, in words if 月 follows, and its day.
fn of_year(letters: &[char], (start, at): (usize, usize), year: Option<u16>) -> Option<Moment> {
    let (month, end) = short(letters, at)?;
    if letters.get(end) != Some(&'月') {
        return Some(Moment { start, end, year, month, day: None, is_sure: false });
    }
    let day = short(letters, end + 1);
    let day = day.filter(|(_, end)| matches!(letters.get(*end), Some('日' | '号')));
    let end = day.map_or(end + 1, |(_, end)| end + 1);
    Some(Moment { start, end, year, month, day: day.map(|(day, _)| day), is_sure: true })
}

/// Where what a range ends with begins.
fn joined(letters: &[char], at: usize) -> Option<usize> {
    let signs = letters[at..].iter().take_while(|one| "-至到".contains(**one)).count();
    (1..=2).contains(&signs).then_some(at + signs)
}

/// Whether the month is written 2025.1.
fn is_figure(letters: &[char], moment: &Moment) -> bool {
    moment.is_sure && moment.year.is_some() && letters[moment.end - 1] != '月'
}

/// Whether it is the last day of that month; of February in any year.
fn is_last_day(day: u8, month: u8) -> bool {
    let of_year = |year| Date::new(year, month, day).is_some_and(Date::is_last_of_month);
    [2023, 2024].into_iter().any(of_year)
}

fn is_month(month: u8) -> bool {
    Date::new(2024, month, 1).is_some()
}

fn of_range(first: &Moment, last: &Moment) -> Option<ByMonths> {
    let is_order = is_month(first.month) && is_month(last.month) && first.month <= last.month;
    let one_year = first.year.is_none() || last.year.is_none() || first.year == last.year;
    let whole = first.day.is_none_or(|day| day == 1)
        && last.day.is_none_or(|day| is_last_day(day, last.month));
    let since_january = first.month == 1;
    let year = last.year.or(first.year);
    let is_one = is_order && one_year && whole;
    let months = Months { first: Some(first.month), last: last.month };
    let named = Named { months, year, start: first.start, end: last.end };
    is_one.then_some(ByMonths { named, since_january })
}

/// The time that one month ends: 3月份, 截至3月底, 2025年3月, 2025-03-31.
fn of_month(letters: &[char], moment: &Moment, is_name: bool) -> Option<ByMonths> {
    let months = Months { first: None, last: moment.month };
    let before = &letters[..moment.start];
    let until = before.iter().rev().take(8).any(|one| *one == '至');
    let rest: String = letters[moment.end..].iter().take(4).collect();
    let said = moment.day.is_none_or(|day| is_last_day(day, moment.month));
    let is_period = is_month(moment.month) && moment.is_sure && said && !rest.contains('前');
    let whole = moment.day.is_none() && rest.starts_with(['份', '底', '末']);
    let ends =
        until && (moment.day.is_some() || rest.is_empty() || rest.starts_with([')', ']', ',']));
    let stated = || is_stated(before, &rest, moment, is_name);
    let named = Named { months, year: moment.year, start: moment.start, end: moment.end };
    let by_month = ByMonths { named, since_january: false };
    (is_period && (whole || ends || stated())).then_some(by_month)
}

/// Whether a month says by its year, its brackets or what follows that it is the time which is reported.
fn is_stated(before: &[char], rest: &str, moment: &Moment, is_name: bool) -> bool {
    let before: String = before[before.len().saturating_sub(BEFORE)..].iter().collect();
    let is_due = DUE.iter().any(|word| rest.contains(word)) && !rest.contains("情况");
    let of_other_day = OTHER_DAYS.iter().any(|word| before.contains(word));
    if is_due || of_other_day {
        return false;
    }
    let has_year = moment.year.is_some();
    let in_brackets = before.ends_with('(') && rest.starts_with(')');
    let told = has_year || is_name || moment.day.is_none() && (is_report(rest) || in_brackets);
    // A name goes on with whose it is.
    told && (is_of_report(rest) || is_name && has_year && !rest.starts_with(is_part))
}

/// Whether a number or a date goes on with that.
const fn is_part(one: char) -> bool {
    one.is_ascii_alphanumeric() || matches!(one, '-' | '_' | '.' | '/')
}

/// Whether what is named ends there: nothing follows it, or a sign and no further number.
pub(super) fn is_end(rest: &str) -> bool {
    let mut rest = rest.chars();
    let sign = rest.next();
    let number = rest.next().is_some_and(|one| one.is_ascii_digit());
    sign.is_none_or(|one| ")](-_,.;".contains(one)) && !number
}

/// Whether a report, or nothing, follows.
pub(super) fn is_of_report(rest: &str) -> bool {
    is_end(rest) || is_report(rest)
}

fn is_report(rest: &str) -> bool {
    let is_day = ["填报日", "填报时"].iter().any(|word| rest.starts_with(word));
    REPORTS.iter().any(|word| rest.starts_with(word)) && !is_day
}
