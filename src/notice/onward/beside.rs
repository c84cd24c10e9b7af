//! What depends on the day or the year beside it and is no figure: days of the week, holidays, the moon's calendar,
//! and years by other reckonings.
//!
//! ```text
//! 2025年5月6日，周二        the day of the week is written anew (days.rs)
//! 5月6日（周二）, 春节前     listed
//! 11月14日前                 listed where it was no weekend and is one
//! 乙巳年, 蛇年, 民国114年    listed, with what the new year is: 丙午年, 马年, 民国115年
//! ```

use std::ops::Range;

use crate::date::Date;

use super::figure::is_digit;

const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] =
    ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
const ANIMALS: [char; 12] =
    ['鼠', '牛', '虎', '兔', '龙', '蛇', '马', '羊', '猴', '鸡', '狗', '猪'];
/// Days that lie elsewhere in the next year, or whose days off do.
const MOVING: [&str; 16] = [
    "农历",
    "腊月",
    "正月",
    "除夕",
    "春节",
    "元宵",
    "清明",
    "端午",
    "中秋",
    "重阳",
    "国庆",
    "元旦",
    "五一",
    "劳动节",
    "星期",
    "礼拜",
];
/// The year in which the stems and branches began anew.
const FIRST: u16 = 1984;

/// Years by other reckonings that mean `old`, and what the year `new` is by them.
pub(super) fn other_reckonings(text: &str, old: u16, new: u16) -> Vec<(Range<usize>, String)> {
    let names = |year: u16| {
        let [stem, branch, animal] =
            [sign(&STEMS, year), sign(&BRANCHES, year), sign(&ANIMALS, year)];
        let republic = year.saturating_sub(1911);
        [format!("{stem}{branch}"), format!("{animal}年"), format!("民国{republic}年")]
    };
    let pairs = names(old).into_iter().zip(names(new));
    let all = pairs.flat_map(|(was, is)| {
        let places = text.match_indices(&*was).map(|(at, word)| at..at + word.len());
        places.map(|place| (place, is.clone())).collect::<Vec<_>>()
    });
    all.collect()
}

fn sign(signs: &[char], year: u16) -> char {
    let at = usize::from(year + 60 - FIRST % 60) % signs.len();
    signs.get(at).copied().unwrap_or_default()
}

/// Days without a year by which something is due that were no weekend in `old` and are one in `new`, and which; the last
/// of a month stays what it is.
pub(super) fn on_weekend(text: &str, old: u16, new: u16) -> Vec<(Range<usize>, String)> {
    let number = |text: &str| -> Option<u8> { text.parse().ok() };
    let found = text.match_indices('月').filter_map(|(at, sign)| {
        let start = text[..at].trim_end_matches(|one: char| one.is_ascii_digit()).len();
        let behind = &text[at + sign.len()..];
        let digits =
            behind.len() - behind.trim_start_matches(|one: char| one.is_ascii_digit()).len();
        let rest = behind[digits..].strip_prefix('日')?;
        let place = start..text.len() - rest.len();
        let (month, day) = (number(&text[start..at])?, number(&behind[..digits])?);
        let (was, is) = (Date::new(old, month, day)?, Date::new(new, month, day)?);
        let is_bare = !text[..start].ends_with('年');
        let is_moved = is.is_weekend() && !was.is_weekend() && !was.is_last_of_month();
        let hint = || format!("星期{}", is.weekday());
        (is_bare && is_moved && is_until(rest)).then(|| (place, hint()))
    });
    found.collect()
}

/// Whether something is due by the day before `rest`, or by it and the next of a row (7月10日、10月10日前).
fn is_until(rest: &str) -> bool {
    let rest = rest.trim_start();
    let end = rest.find(|one| "，。；,;".contains(one)).unwrap_or(rest.len());
    let first = ["前", "之前", "以前", "内"].iter().any(|word| rest.starts_with(word));
    first || rest.starts_with('、') && rest[..end].contains("日前")
}

/// Words for days that lie elsewhere in another year, and days of the week.
pub(super) fn moving_days(text: &str) -> Vec<Range<usize>> {
    let named = MOVING.iter().flat_map(|word| text.match_indices(word));
    let of_week = text.match_indices('周').filter(|(at, sign)| {
        let (before, behind) = (&text[..*at], &text[at + sign.len()..]);
        let is_day = behind.starts_with(|one: char| "一二三四五六日".contains(one));
        // 三周五次, 每周一次, 周一至周五 are no days beside a date.
        is_day
            && before.trim_end_matches(['（', '(', '，', ' ']).ends_with(['日', '号'])
            && !before.ends_with(is_digit)
    });
    named.chain(of_week).map(|(at, word)| at..at + word.len()).collect()
}

/// What is counted by years, and so another in another year: 第五届艺术节, 连续三年, 连续第3年, 建党104周年, 第40个教师节.
pub(super) fn counted_years(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 12;
    let number = |one: char| is_digit(one) || "一二三四五六七八九十百零〇两".contains(one);
    let mark = |one: char| "，。；、：（）()《》\n".contains(one);
    let counted = |at: usize, sign: &str| {
        let rest = &text[at + sign.len()..];
        let behind = rest.trim_start_matches(number);
        let is_day = || {
            let name = behind.split(mark).next().unwrap_or_default();
            let end = name.char_indices().nth(LONGEST).map_or(name.len(), |(at, _)| at);
            let words = ["节", "日", "周", "月", "年"];
            words.iter().filter_map(|word| Some(name[..end].find(word)? + word.len())).min()
        };
        let word = match behind.chars().next()? {
            '届' | '年' => behind.chars().next().map(char::len_utf8),
            // Plans of five years are told by themselves.
            '个' if !behind.starts_with("个五年") => is_day(),
            _ => None,
        };
        let is_ordinal = sign.starts_with('第') || behind.starts_with('年');
        let to = text.len() - behind.len() + word?;
        (behind.len() < rest.len() && is_ordinal).then_some(at..to)
    };
    let mut found: Vec<Range<usize>> = ["第", "连续", "连续第"]
        .iter()
        .flat_map(|sign| text.match_indices(sign))
        .filter_map(|(at, sign)| counted(at, sign))
        .collect();
    found.extend(text.match_indices("周年").filter_map(|(at, word)| {
        let start = text[..at].trim_end_matches(number).len();
        (start < at).then_some(start..at + word.len())
    }));
    let meetings = numbered_meetings(text);
    let is_in = |one: &Range<usize>, other: &Range<usize>| {
        other != one && other.start <= one.start && one.end <= other.end
    };
    let all = found.clone();
    found.retain(|one| !all.iter().chain(&meetings).any(|other| is_in(one, other)));
    found.retain(|one| !meetings.contains(one));
    found
}

/// Meetings and sessions by their number, which is another in another year: 第42次常务会议, 第十八届五次全会.
pub(super) fn numbered_meetings(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 14;
    let number = |one: char| is_digit(one) || "一二三四五六七八九十百零〇".contains(one);
    let places = text.match_indices('第').filter_map(|(at, sign)| {
        let rest = &text[at + sign.len()..];
        let behind = rest.trim_start_matches(number);
        let word = behind.chars().next().filter(|one| "次届".contains(*one))?;
        let mark = |one: char| "，。；、：（）()\n".contains(one);
        let name = behind[word.len_utf8()..].split(mark).next().unwrap_or_default();
        let end = name.char_indices().nth(LONGEST).map_or(name.len(), |(at, _)| at);
        let length = ["会议", "全会", "大会"]
            .iter()
            .filter_map(|own| Some(name[..end].find(own)? + own.len()));
        let to = text.len() - behind.len() + word.len_utf8() + length.min()?;
        (behind.len() < rest.len()).then_some(at..to)
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::on_weekend;

    #[test]
    fn days_that_fall_on_a_weekend() {
        for (text, wanted) in [
            ("11月14日前", &["11月14日"][..]),
            ("4月10日、7月10日、10月10日前", &["10月10日"]),
            ("2025年11月14日前", &[]),
            ("11月14日印发", &[]),
            ("10月31日前", &[]),
            ("11月13日前", &[]),
            ("13月14日前，月14日前", &[]),
        ] {
            let found = on_weekend(text, 2025, 2026);
            let found: Vec<&str> = found.into_iter().map(|(place, _)| &text[place]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
