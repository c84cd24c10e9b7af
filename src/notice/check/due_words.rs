//! The words of 完成时限 and the year of the notice -> the day that they name.
//!
//! Each time in the words is read, and the last of them counts. Nothing is guessed: words with a number or a month
//! that could not be read are unclear.
//!
//! ```text
//! 9月底前完成                30 September        6月底前开工，10月底前完工   31 October
//! 3—11月                     30 November         二〇二六年九月三十日前      30 September 2026
//! 每月25日前                 through the year    10月前                      unclear: before it, or in it
//! 采暖期前                   no day                      3月起, 6月底前开工         no day: it only begins
//! 三季度前                   no day, in the quarter at the latest     年底前（12月20日前）   20 December
//! 9月开学前                  no day, in September at the latest
//! ```

use crate::date::Date;
use crate::han;
use crate::notice::model::RANGE;

/// What words say of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DueSaid {
    /// By that day.
    By(Date),
    /// Again and again (每季度末), until the year ends.
    Through(Date),
    /// No day; that is the end of the month or year that they name, else of the notice's year.
    NoDay(Date),
    /// No day but one on which it begins (3月起); that is the end of the year, as of [`NoDay`](Self::NoDay).
    From(Date),
    /// A number or a month that is no day, or could be several.
    Unclear,
}

/// Which day `words` name in a notice of `year`.
pub(super) fn due_said(words: &str, year: u16) -> DueSaid {
    let text = plain(words);
    if text.contains('每') {
        let single = !text.contains(['，', '；', '、']);
        let end = Date::new(year, 12, 31).filter(|_| single);
        return end.map_or(DueSaid::Unclear, DueSaid::Through);
    }
    let mut times = Times { notice: year, year, ..Times::default() };
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let Some(behind) = times.next(rest) else { return DueSaid::Unclear };
        rest = behind;
    }
    times.said().unwrap_or(DueSaid::Unclear)
}

/// Behind a year: all of it is meant.
const WHOLE_YEAR: [&str; 12] =
    ["底", "末", "终", "内", "度", "前", "以前", "之前", "完成", "，", "、", "）"];
/// Times of the year that was named last.
const OF_YEAR: [(&str, u8); 9] = [
    ("上半年", 6),
    ("下半年", 12),
    ("全年", 12),
    ("年底", 12),
    ("年末", 12),
    ("年终", 12),
    ("年内", 12),
    ("年前", 12),
    ("年度", 12),
];
/// Behind a day: it begins then, and is not due.
const BEGINS: [&str; 5] = ["起", "开始", "以后", "之后", "后"];
/// Behind a day: only that it begins by then (6月底前开工).
const STARTS: [&str; 4] = ["开工", "启动", "动工", "开建"];
/// What may stand before one of them.
const ALL_OF_IT: [&str; 5] = ["全面", "全部", "正式", "陆续", "集中"];
/// What says in the same clause that it is done too.
const DONE: &str = "完";
/// A word that only looks like one of [`BEGINS`].
const DRAFTED: &str = "起草";
/// What is no part of a day has none of these.
const HINTS: [&str; 4] = ["月", "旬", "季度", "半年"];
/// A month before which something is due: it may be over then, or not begun.
const BEFORE: [&str; 3] = ["前", "以前", "之前"];
/// Where a clause ends.
const CLAUSES: [char; 6] = ['，', '；', '、', '。', '（', '）'];
/// The last letter of [`BEFORE`], and what before it makes another word of it: 提前, 目前.
const EARLIER: char = '前';
const AHEAD: [char; 2] = ['提', '目'];
/// Before 年内 these make it a number of years.
const SO_MANY: &str = "一二三四五六七八九十两几数多半";

/// The times as far as the words are read.
#[derive(Debug, Default)]
struct Times {
    /// The year of the notice.
    notice: u16,
    /// The year that was named last.
    year: u16,
    /// The years that were named, and whether all of each is meant.
    years: Vec<(u16, bool)>,
    /// The days that were named, and whether something is due on each.
    days: Vec<(Date, bool)>,
    /// Whether something begins at a time that was named.
    has_begun: bool,
    /// The end of a month in which something is due before an event of it.
    before_event: Option<Date>,
    /// Whether a sign of a range stands before what is read.
    is_joined: bool,
    /// Whether what is read stands in brackets.
    is_bracketed: bool,
    last: Option<char>,
}

impl Times {
    /// Reads what `rest` begins with; gives what is behind, nothing where it is unclear.
    fn next<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        if let Some((year, behind)) = self.of_year(rest) {
            let whole = behind.is_empty() || behind.starts_with(RANGE);
            let whole = whole || WHOLE_YEAR.iter().any(|word| behind.starts_with(word));
            self.years.push((year, whole));
            self.year = year;
            self.last = Some('年');
            self.has_begun |= begins(behind);
            return Some(behind);
        }
        if let Some((word, month)) = OF_YEAR.iter().find(|(word, _)| rest.starts_with(word)) {
            let counted = self.last.is_some_and(|one| SO_MANY.contains(one));
            return self.found(end_of(self.year, *month).filter(|_| !counted), &rest[word.len()..]);
        }
        if rest.starts_with(|one: char| one.is_ascii_digit()) {
            return self.of_number(rest);
        }
        // 发布之日起
        self.has_begun |= rest.strip_prefix('日').is_some_and(begins);
        let first = rest.chars().next()?;
        self.is_joined = RANGE.contains(&first);
        self.is_bracketed = !")）".contains(first) && (self.is_bracketed || "(（".contains(first));
        self.last = Some(first);
        let is_hint = HINTS.iter().any(|hint| rest.starts_with(hint));
        (!is_hint).then(|| &rest[first.len_utf8()..])
    }

    /// 2026年, 明年.
    fn of_year<'t>(&self, rest: &'t str) -> Option<(u16, &'t str)> {
        for (word, named) in [
            ("今年", self.notice),
            ("本年", self.notice),
            ("当年", self.year),
            ("明年", self.notice + 1),
            ("次年", self.year + 1),
            ("翌年", self.year + 1),
        ] {
            if let Some(behind) = rest.strip_prefix(word) {
                return Some((named, behind));
            }
        }
        let (digits, behind) = rest.split_once('年').filter(|(digits, _)| digits.len() == 4)?;
        Some((digits.parse().ok()?, behind))
    }

    /// A number and what it counts: a month, a quarter, a day of the month before, the lower end of a range.
    fn of_number<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        if let Some((day, behind)) = whole_day(rest) {
            return self.found(Some(day), behind);
        }
        let (number, behind) = number(rest)?;
        if let Some(behind) = behind.strip_prefix('月') {
            return self.of_month(number, behind.strip_prefix('份').unwrap_or(behind));
        }
        if let Some(behind) = behind.strip_prefix("季度") {
            let end = (number <= 4).then(|| end_of(self.year, number.checked_mul(3)?)).flatten();
            // 三季度前: it may be over then, or not begun, which is told.
            if BEFORE.iter().any(|word| behind.starts_with(word)) {
                self.before_event = end;
            }
            return self.found(end, behind);
        }
        if let Some(behind) = behind.strip_prefix(['日', '号']) {
            let (first, _) = self.days.last().filter(|_| self.is_joined)?;
            let year = u16::try_from(first.year()).ok()?;
            return self.found(Date::new(year, first.month(), number), behind);
        }
        let upper = behind.trim_start_matches(RANGE);
        let is_range = upper.len() < behind.len() && is_above(number, upper);
        is_range.then_some(upper)
    }

    /// What stands behind 10月.
    fn of_month<'t>(&mut self, month: u8, behind: &'t str) -> Option<&'t str> {
        let year = self.year;
        if let Some((day, behind)) = number(behind) {
            // 10月15—20日
            let upper = behind.trim_start_matches(RANGE);
            let (day, behind) =
                number(upper).filter(|(upper, _)| day < *upper).unwrap_or((day, behind));
            let behind = behind.strip_prefix(['日', '号'])?;
            return self.found(Date::new(year, month, day), behind);
        }
        for (part, day) in [("上旬", 10), ("中旬", 20)] {
            if let Some(behind) = behind.strip_prefix(part) {
                return self.found(Date::new(year, month, day), behind);
            }
        }
        let behind = behind.strip_prefix("下旬").unwrap_or(behind);
        let is_open = behind.starts_with(['初', '中']);
        let is_open = is_open || BEFORE.iter().any(|word| behind.starts_with(word));
        let end = end_of(year, month).filter(|_| !is_open);
        if is_before_event(behind) {
            self.before_event = end;
        }
        self.found(end, behind)
    }

    /// Takes that day; the upper end of a range comes after the lower.
    fn found<'t>(&mut self, day: Option<Date>, behind: &'t str) -> Option<&'t str> {
        let day = day?;
        let is_turned = self.is_joined && self.days.last().is_some_and(|(before, _)| day < *before);
        let begins = begins(behind);
        // 年底前（12月20日前）: the day in brackets says when in that month.
        let month = |day: Date| (day.year(), day.month());
        let is_told = |before: &(Date, bool)| month(before.0) == month(day) && day < before.0;
        if self.is_bracketed && self.days.last().is_some_and(is_told) {
            self.days.pop();
        }
        self.days.push((day, !begins));
        self.has_begun |= begins;
        self.is_joined = false;
        self.last = None;
        (!is_turned).then_some(behind)
    }

    /// The last day of all; of a year in which there is another, only that.
    fn said(self) -> Option<DueSaid> {
        let named = self.years.last().map_or(self.notice, |(year, _)| *year);
        let whole = self.years.iter().filter(|(_, whole)| *whole).map(|(year, _)| *year);
        let due = || self.days.iter().filter(|(_, is_due)| *is_due).map(|(day, _)| *day);
        let whole = whole.filter(|year| due().all(|day| day.year() != i32::from(*year)));
        let ends = whole.filter_map(|year| Date::new(year, 12, 31));
        let none = if self.has_begun { DueSaid::From } else { DueSaid::NoDay };
        match due().chain(ends).max() {
            Some(day) if self.before_event == Some(day) => Some(DueSaid::NoDay(day)),
            Some(day) => Some(DueSaid::By(day)),
            None => Date::new(named, 12, 31).map(none),
        }
    }
}

/// Whether `behind` a time says that something begins then: 3月起, 3月底后, 6月底前开工.
fn begins(behind: &str) -> bool {
    let behind = behind.trim_start_matches(['底', '末']);
    let is_begin =
        BEGINS.iter().any(|word| behind.starts_with(word)) && !behind.starts_with(DRAFTED);
    is_begin || starts(behind)
}

/// Whether the clause `behind` a time says no more than that the work begins by then.
fn starts(behind: &str) -> bool {
    let clause = behind.split(CLAUSES).next().unwrap_or_default();
    let stripped = |text: &str, words: &[&str]| {
        let rest = words.iter().find_map(|word| text.strip_prefix(word));
        rest.unwrap_or(text).to_owned()
    };
    let rest = stripped(&stripped(clause, &BEFORE), &ALL_OF_IT);
    STARTS.iter().any(|word| rest.starts_with(word)) && !rest.contains(DONE)
}

/// Whether `behind` a month an event of it is named before which something is due: 9月开学前, and not 9月底前.
fn is_before_event(behind: &str) -> bool {
    let clause = behind.split(CLAUSES).next().unwrap_or_default();
    let event = clause.strip_suffix(EARLIER).unwrap_or_default();
    !event.is_empty() && !event.starts_with(['底', '末']) && !event.ends_with(AHEAD)
}

/// Half-width digits, no blanks, and Chinese numerals before what counts days in digits: 十月 is 10月.
fn plain(words: &str) -> String {
    let narrow = |one: char| match one {
        '０'..='９' => char::from_u32(u32::from(one) - 0xFEE0).unwrap_or(one),
        other => other,
    };
    let text: String = words.chars().filter(|one| !one.is_whitespace()).map(narrow).collect();
    let text = text.replace("元月", "1月");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let behind = rest.trim_start_matches(is_numeral);
        let run = &rest[..rest.len() - behind.len()];
        if run.is_empty() {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            plain += &in_digits(run, behind).unwrap_or_else(|| run.to_owned());
            rest = behind;
        }
    }
    plain
}

const NUMERALS: &str = "〇一二三四五六七八九";

fn is_numeral(one: char) -> bool {
    NUMERALS.contains(one) || "零○十".contains(one)
}

/// The digits of a numeral before 年, 月, 日 or 季度.
fn in_digits(run: &str, behind: &str) -> Option<String> {
    if behind.starts_with('年') {
        let digit = |one: char| match one {
            '零' | '○' => Some(0),
            other => NUMERALS.chars().position(|numeral| numeral == other),
        };
        let digits: Option<Vec<usize>> = run.chars().map(digit).collect();
        let digits = digits.filter(|digits| digits.len() == 4)?;
        return Some(digits.iter().map(ToString::to_string).collect());
    }
    let counts = behind.starts_with(['月', '日', '号']) || behind.starts_with("季度");
    let number = (1..=31).filter(|_| counts).find(|number| han::numeral(*number) == run)?;
    Some(number.to_string())
}

/// 2026-10-31, 2026.10.31.
fn whole_day(rest: &str) -> Option<(Date, &str)> {
    let behind = rest.trim_start_matches(|one: char| one.is_ascii_digit() || "-/.".contains(one));
    Some((Date::parse(&rest[..rest.len() - behind.len()])?, behind))
}

/// One or two digits, and what stands behind them; of a year all four, which is no such number.
fn number(rest: &str) -> Option<(u8, &str)> {
    let behind = rest.trim_start_matches(|one: char| one.is_ascii_digit());
    let digits = &rest[..rest.len() - behind.len()];
    let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    Some((number, behind))
}

/// Whether `upper` begins with a month or a quarter after the one of that number.
fn is_above(lower: u8, upper: &str) -> bool {
    let is_time = |behind: &str| behind.starts_with('月') || behind.starts_with("季度");
    number(upper).is_some_and(|(upper, behind)| lower < upper && is_time(behind))
}

fn end_of(year: u16, month: u8) -> Option<Date> {
    Date::new(year, month, Date::new(year, month, 1)?.days_of_month())
}

#[cfg(test)]
mod tests {
    use super::{DueSaid, due_said};

    fn said(words: &str) -> String {
        match due_said(words, 2024) {
            DueSaid::By(day) => day.to_string(),
            DueSaid::Through(day) => format!("through {day}"),
            DueSaid::NoDay(day) => format!("none {day}"),
            DueSaid::From(day) => format!("from, {day}"),
            DueSaid::Unclear => "unclear".into(),
        }
    }

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
            ("2025-03-01前", "2025-03-01"),
            ("年底前", "2024-12-31"),
            ("2025年底前", "2025-12-31"),
            ("2025年年底", "2025-12-31"),
            ("今年底前", "2024-12-31"),
            ("年内", "2024-12-31"),
            ("全年", "2024-12-31"),
            ("2025年", "2025-12-31"),
            ("上半年", "2024-06-30"),
            ("2025年上半年", "2025-06-30"),
            ("明年上半年", "2025-06-30"),
            ("下半年", "2024-12-31"),
            ("第三季度末", "2024-09-30"),
            ("1季度", "2024-03-31"),
            ("2024年度", "2024-12-31"),
        ] {
            assert_eq!(said(words), day, "{words}");
        }
    }

    #[test]
    fn the_last_of_several_times_counts() {
        for (words, day) in [
            ("9月30日前完成", "2024-09-30"),
            ("9月底前完成", "2024-09-30"),
            ("力争9月底前全部完成", "2024-09-30"),
            ("上半年完成", "2024-06-30"),
            ("二〇二六年九月底前", "2026-09-30"),
            ("二○二六年九月三十日前", "2026-09-30"),
            ("3—11月", "2024-11-30"),
            ("3-11月", "2024-11-30"),
            ("3月至11月", "2024-11-30"),
            ("三至十一月", "2024-11-30"),
            ("2026年5月—10月", "2026-10-31"),
            ("2026年5—10月", "2026-10-31"),
            ("2024年10月—2025年3月", "2025-03-31"),
            ("11月—次年3月", "2025-03-31"),
            ("10月15—20日", "2024-10-20"),
            ("9月1日—15日", "2024-09-15"),
            ("1—3季度", "2024-09-30"),
            ("三、四季度", "2024-12-31"),
            ("2024年—2026年", "2026-12-31"),
            ("2025年3月—2026年", "2026-12-31"),
            ("6月底前开工，10月底前完工", "2024-10-31"),
            ("10月底前（2024年）", "2024-10-31"),
            ("年底前（12月20日前）", "2024-12-20"),
            ("年底前(12月20日前)", "2024-12-20"),
            ("上半年（6月15日前）", "2024-06-15"),
            ("10月底前（其中一期6月底前）", "2024-10-31"),
            ("年底前（12月20日前报送）完成", "2024-12-20"),
            ("4月启动并完成", "2024-04-30"),
            ("6月底前完成开工准备", "2024-06-30"),
        ] {
            assert_eq!(said(words), day, "{words}");
        }
    }

    #[test]
    fn words_without_a_day_have_none() {
        for (words, wanted) in [
            ("采暖期前", "none 2024-12-31"),
            ("2025年采暖期前", "none 2025-12-31"),
            ("9月开学前", "none 2024-09-30"),
            ("2025年9月学校开学之前", "none 2025-09-30"),
            ("6月汛期前，10月底前完成", "2024-10-31"),
            ("9月提前完成", "2024-09-30"),
            ("9月完成前期工作", "2024-09-30"),
            ("9月底开学前", "2024-09-30"),
            ("三季度前", "none 2024-09-30"),
            ("2026年三季度前", "none 2026-09-30"),
            ("三季度末前", "2024-09-30"),
            ("长期坚持", "none 2024-12-31"),
            ("每季度末", "through 2024-12-31"),
            ("每月25日前", "through 2024-12-31"),
        ] {
            assert_eq!(said(words), wanted, "{words}");
        }
    }

    #[test]
    fn a_day_on_which_it_begins_is_no_due() {
        for (words, wanted) in [
            ("3月起长期坚持", "from, 2024-12-31"),
            ("自3月起", "from, 2024-12-31"),
            ("从四月份开始", "from, 2024-12-31"),
            ("7月1日起", "from, 2024-12-31"),
            ("2024-07-01起", "from, 2024-12-31"),
            ("2025年3月底后", "from, 2025-12-31"),
            ("明年起", "from, 2025-12-31"),
            ("发布之日起", "from, 2024-12-31"),
            ("自3月起，10月底前完成", "2024-10-31"),
            ("3月起至11月", "2024-11-30"),
            ("自3月1日起至15日", "2024-03-15"),
            ("9月1日至15日", "2024-09-15"),
            ("3月起至2024年底", "2024-12-31"),
            ("3月起草", "2024-03-31"),
            ("6月底前开工", "from, 2024-12-31"),
            ("4月启动", "from, 2024-12-31"),
            ("上半年全面开工建设", "from, 2024-12-31"),
            ("4月启动，10月底前完工", "2024-10-31"),
            ("2025年6月底前动工", "from, 2025-12-31"),
        ] {
            assert_eq!(said(words), wanted, "{words}");
        }
    }

    #[test]
    fn what_could_be_several_days_is_unclear() {
        for words in [
            "10月前",
            "10月份以前",
            "10月初",
            "月底前",
            "下旬",
            "本季度",
            "25日前",
            "3个月内",
            "三年内",
            "半年内",
            "11—3月",
            "11月—3月",
            "2月30日前",
            "13月",
            "5季度",
            "10月底前完成80%",
            "2026.5—2026.10",
            "2024-12",
            "每月5日前，9月底前完成",
        ] {
            assert_eq!(said(words), "unclear", "{words}");
        }
    }
}
