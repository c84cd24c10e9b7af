//! Numbers (数字), after GB/T 15835—2011, and the marks between them.

use std::ops::Range;

use crate::diag::Force::{National, Practice};
use crate::proof::passage::{Looks, Passage, Slip};

use super::{Row, begins_sentence, is_digit, is_han, ranges};

const GB: &str = "GB/T 15835—2011";

pub(super) static ROWS: [Row; 12] = [
    Row::new("W141", Looks::Everywhere, National, "GB/T 15834—2011 4.13")
        .says(
            "数值范围“{}”没有用浪纹线（起止年份用一字线）",
            "the range “{}” has no ～ (years have —)",
        )
        .mechanical()
        .finds(ranges::range, "惠及35-64岁妇女。", "惠及35～64岁妇女，3—11月，电话0533-5281796，A-1号楼，GB/T 9704-2012要求，编号2024-01的项目，\
             第5-2地块，3-2战胜对手，分机8012-3转接，2023—2024学年，3-8妇女节。"),
    Row::new("W142", Looks::Everywhere, National, GB)
        .says(
            "百分数的范围“{}”前一个数没有带百分号",
            "the first number of “{}” lacks its per cent sign",
        )
        .mechanical()
        .finds(percent, "就业率提高5-10%。", "就业率提高5%～10%。"),
    Row::new("W143", Looks::Everywhere, National, GB)
        .says("范围“{}”前一个数没有带“万”“亿”", "the first number of “{}” lacks its 万 or 亿")
        .remedy("前一个数确实小这么多的，不用改", "leave it if the first number is that small")
        .finds(power, "投入1-2亿元。", "投入1亿～2亿元，3000～5万元。"),
    Row::new("W144", Looks::Everywhere, National, GB)
        .says("小数“{}”前面没有写 0", "the decimal “{}” lacks its 0")
        .mechanical()
        .finds(decimal, "投入.5万元。", "投入0.5万元，第1.5条，压缩成.7z格式。"),
    Row::new("W145", Looks::Everywhere, National, "GB/T 9704—2012 7.3.5.4")
        .says("日期“{}”的月、日编了虚位", "the month or day of “{}” has a leading zero")
        .mechanical()
        .finds(padded, "请于2024年04月05日、5月08日前报送。", "请于2024年4月5日前报送，共05号。"),
    Row::new("W146", Looks::Everywhere, National, GB)
        .says("日期“{}”里汉字和阿拉伯数字混用", "the date “{}” mixes numerals and digits")
        .mechanical()
        .finds(mixed, "请于2024年四月5日前报送，二零二四年5月。", "四月五日、2024年4月5日，5月四号楼，5月一日游，连续三年6月举办。"),
    Row::new("W147", Looks::Everywhere, National, GB)
        .says("年份“{}”简写成了两位", "the year “{}” is cut to two digits")
        .remedy("写全四位", "write all four digits")
        .finds(short_year, "请于24年底前完成。", "请于2024年底前完成，服务满24年。"),
    Row::new("W148", Looks::Everywhere, National, GB)
        .says("“{}”是全角数字", "“{}” is full-width")
        .mechanical()
        .finds(full_width, "请于２０２４年底前完成。", "请于2024年底前完成①。"),
    Row::new("W149", Looks::Everywhere, Practice, "概数的标志只用一个")
        .says("“{}”里概数的标志重复了", "“{}” says twice that the number is round")
        .remedy("只留一个", "keep one of them")
        .finds(round, "培训妇女约100人左右，约五十余户。", "培训妇女约100人，前后左右，节约100余万元，近十余年，约三次。"),
    Row::new("W150", Looks::Everywhere, National, GB)
        .says("相邻两个数的概数“{}”没有用汉字", "the round number “{}” is not in numerals")
        .remedy("指两项的，不用改", "leave it where two are meant")
        .mechanical()
        .finds(
            adjacent,
            "每月开展3、4次活动。",
            "每月开展三四次活动，第3、4项，3、4月，A区3、4栋，星期3、4开放，第三、四个。",
        ),
    Row::new("W151", Looks::Everywhere, National, GB)
        .says("数字“{}”中间空了格", "the number “{}” has a blank in it")
        .remedy("确是两个数的，不要挨着写", "put something between them, if they are two")
        .mechanical()
        .finds(
            blank,
            "培训1 200人次，服务5 00人。",
            "培训1200人次，5 281路，投入12 500元，附件1 200名教师，拨打110 120急救电话。",
        ),
    Row::new("W152", Looks::Everywhere, Practice, "“超过”“不少于”和“以上”意思重复")
        .says("“{}”意思重复", "“{}” says the same twice")
        .remedy("只留一个", "keep one of them")
        .finds(twice_bound, "完成率超过90%以上。", "完成率达到90%以上，超过90%。"),
];

/// Numbers with a decimal point.
fn is_number(character: char) -> bool {
    is_digit(character) || character == '.'
}

/// A number, what stands between, and another number.
pub(super) struct Span {
    pub(super) begin: usize,
    pub(super) mark: usize,
    pub(super) second: usize,
    pub(super) end: usize,
}

/// Spans of numbers that have one of `marks` between.
pub(super) fn spans(passage: &Passage<'_>, marks: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for mark in 0..passage.len() {
        if !passage.at(mark).is_some_and(|one| marks.contains(one)) {
            continue;
        }
        let (begin, end) = (passage.begin(mark, is_number), passage.run(mark + 1, is_number));
        let beside = |one: Option<char>| {
            one.is_some_and(|one| one.is_ascii_alphanumeric() || "-－~～—–".contains(one))
        };
        let alone = !beside(passage.before(begin)) && !beside(passage.at(end));
        if begin < mark && end > mark + 1 && alone {
            spans.push(Span { begin, mark, second: mark + 1, end });
        }
    }
    spans
}

fn percent(passage: &Passage<'_>) -> Vec<Slip> {
    let spans = spans(passage, "-－–—~～至").into_iter();
    let of_rates = spans.filter(|span| passage.at(span.end).is_some_and(|one| "%％".contains(one)));
    let slip = |span: Span| {
        let [first, second] = [span.begin..span.mark, span.second..span.end];
        let right = format!("{}%～{}%", passage.slice(first), passage.slice(second));
        passage.slip(span.begin..span.end + 1, Some(right))
    };
    of_rates.map(slip).collect()
}

fn power(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for span in spans(passage, "-－–—~～") {
        let Some(power) = passage.at(span.end).filter(|one| "万亿".contains(*one)) else {
            continue;
        };
        let (first, second) =
            (passage.slice(span.begin..span.mark), passage.slice(span.second..span.end));
        let value = |number: &str| number.parse().unwrap_or(0.0_f64);
        // 3000～5万 begins below ten thousand.
        if value(first) < value(second) {
            let right = format!("{first}{power}～{second}{power}");
            slips.push(passage.slip(span.begin..span.end + 1, Some(right)));
        }
    }
    slips
}

fn decimal(passage: &Passage<'_>) -> Vec<Slip> {
    let points = passage.all(".").filter(|at| {
        let before = passage.before(*at);
        let begins =
            before.is_none_or(|one| is_han(one) && one != '第' || "，、：（～“".contains(one));
        let end = passage.run(at + 1, is_digit);
        // .7z is the end of a file's name.
        let is_name = passage.at(end).is_some_and(|one| one.is_ascii_alphanumeric());
        begins && end > at + 1 && !is_name
    });
    let slip = |at: usize| {
        let end = passage.run(at + 1, is_digit);
        passage.slip(at..end, Some(format!("0{}", passage.slice(at..end))))
    };
    points.map(slip).collect()
}

/// A month or a day of two digits that begins with 0; of a month alone behind a year.
fn padded(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for month in passage.all("月") {
        let begin = passage.begin(month, is_digit);
        let day = passage.run(month + 1, is_digit);
        let has_day = passage.at(day) == Some('日') && (2..=3).contains(&(day - month));
        let of_year = passage.before(begin) == Some('年')
            && begin.checked_sub(2).and_then(|at| passage.at(at)).is_some_and(is_digit);
        if !(1..=2).contains(&(month - begin)) || !of_year && !has_day {
            continue;
        }
        let end = if has_day { day + 1 } else { month + 1 };
        let written = passage.slice(begin..end);
        let without = |part: &str| part.trim_start_matches('0').to_owned();
        let right: String = written.split_inclusive(['月', '日']).map(without).collect();
        if right != written && !right.starts_with(['月', '日']) && !right.contains("月日") {
            slips.push(passage.slip(begin..end, Some(right)));
        }
    }
    slips
}

const NUMERALS: &str = "〇一二三四五六七八九十";

/// 2024年四月5日, 二〇二四年4月.
fn mixed(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut at = 0;
    while at < passage.len() {
        let end = date_end(passage, at);
        let written = passage.slice(at..end);
        let numerals = written.contains(|one| NUMERALS.contains(one));
        if end > at && numerals && written.contains(is_digit) {
            slips.push(passage.slip(at..end, in_digits(written)));
        }
        at = end.max(at + 1);
    }
    slips
}

/// The end of a date of at least two parts (年, 月, 日) that begins at `at`.
fn date_end(passage: &Passage<'_>, at: usize) -> usize {
    let is_part = |one: char| is_digit(one) || one == '零' || NUMERALS.contains(one);
    let (mut end, mut parts) = (at, 0);
    if passage.before(at).is_some_and(is_part) {
        return at;
    }
    for word in ['年', '月', '日'] {
        let number = passage.run(end, is_part);
        let written = passage.slice(end..number);
        let is_said = number > end && passage.at(number) == Some(word);
        // 连续三年6月 counts years, 5月一日游 days.
        let counts = match word {
            '年' => !written.contains(is_digit) && !is_said_by_digits(written),
            '日' => passage.at(number + 1).is_some_and(|next| "游间内制托".contains(next)),
            _ => false,
        };
        if is_said && !counts {
            (end, parts) = (number + 1, parts + 1);
        }
    }
    if parts >= 2 { end } else { at }
}

/// 二〇二四.
fn is_said_by_digits(year: &str) -> bool {
    year.chars().count() == 4 && year.chars().all(|one| numeral(one).is_some())
}

/// The date in digits.
fn in_digits(written: &str) -> Option<String> {
    let mut right = String::new();
    for part in written.split_inclusive(['年', '月', '日']) {
        let word = part.chars().next_back()?;
        let number = part.trim_end_matches(word);
        let number = match number.chars().all(is_digit) {
            true => number.to_owned(),
            false if word == '年' => {
                number.chars().map(|one| Some(numeral(one)?.to_string())).collect::<Option<_>>()?
            }
            false => crate::han::number(number)?.to_string(),
        };
        right += &number;
        right.push(word);
    }
    Some(right)
}

fn numeral(character: char) -> Option<usize> {
    let value = NUMERALS.chars().position(|one| one == character).filter(|value| *value < 10);
    value.or((character == '零').then_some(0))
}

/// What stands behind a year that is one, not a number of years.
const OF_YEARS: [&str; 6] = ["年底", "年初", "年末", "年度", "年上半年", "年下半年"];

fn short_year(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for at in passage.all("年") {
        let begin = passage.begin(at, is_digit);
        let before = passage.before(begin);
        let is_count = before.is_some_and(|one| "满近超约第逾达过前后每共长".contains(one));
        let of_year = OF_YEARS.iter().any(|word| passage.goes_on(at, word));
        let month = passage.run(at + 1, is_digit);
        let of_month = month > at + 1 && passage.at(month) == Some('月');
        let joined = before.is_some_and(|one| ".-—～~,〔".contains(one));
        if at - begin == 2 && !is_count && !joined && (of_year || of_month) {
            slips.push(passage.slip(begin..at + 1, None));
        }
    }
    slips
}

fn full_width(passage: &Passage<'_>) -> Vec<Slip> {
    let is_wide = |one: char| matches!(one, '０'..='９' | '％');
    let (mut slips, mut at) = (Vec::new(), 0);
    while at < passage.len() {
        let end = passage.run(at, is_wide);
        if end > at {
            slips.push(passage.slip(at..end, Some(half_width(passage.slice(at..end)))));
        }
        at = end.max(at + 1);
    }
    slips
}

fn half_width(written: &str) -> String {
    const APART: u32 = 0xFEE0;
    let narrow = |one: char| char::from_u32(u32::from(one) - APART).unwrap_or(one);
    written.chars().map(narrow).collect()
}

/// What says before a number that it is round, and what says so behind it.
const BEFORE: [&str; 6] = ["大约", "约", "近", "将近", "大概", "接近"];
const BEHIND: [&str; 4] = ["左右", "上下", "余", "多"];

fn round(passage: &Passage<'_>) -> Vec<Slip> {
    around(passage, &BEFORE, &BEHIND)
}

fn twice_bound(passage: &Passage<'_>) -> Vec<Slip> {
    const LEAST: [&str; 7] = ["达到超过", "超过", "不少于", "不低于", "至少", "不小于", "突破"];
    let mut slips = around(passage, &LEAST, &["以上"]);
    slips.extend(around(passage, &["不超过", "不高于", "不多于", "最多"], &["以内", "以下"]));
    slips
}

/// A number that has one of `before` right before it and one of `behind` after its measure.
fn around(passage: &Passage<'_>, before: &[&str], behind: &[&str]) -> Vec<Slip> {
    const MEASURE: usize = 4;
    let (mut slips, mut at) = (Vec::new(), 0);
    while at < passage.len() {
        let end = passage.run(at, is_number);
        let end = if end > at {
            end
        } else {
            passage.run(at, |one| "一二三四五六七八九十百千".contains(one))
        };
        if end == at {
            at += 1;
            continue;
        }
        let word = before.iter().filter(|word| says(passage, at, word));
        let begin = word.map(|word| at - word.chars().count()).min();
        let closes = |from: usize| {
            behind
                .iter()
                .find(|word| passage.goes_on(from, word))
                .map(|word| from + word.chars().count())
        };
        let reach =
            end..=passage.run(end, |one| is_han(one) || "%％".contains(one)).min(end + MEASURE);
        if let (Some(begin), Some(close)) = (begin, reach.clone().find_map(closes)) {
            slips.push(passage.slip(begin..close, None));
        }
        at = end;
    }
    slips
}

/// Whether `word` stands before `at` and is one: 节约 and 附近 have others. 近十余年 is said so.
fn says(passage: &Passage<'_>, at: usize, word: &str) -> bool {
    let before = passage.slice(0..at).strip_suffix(word).unwrap_or_default();
    let is_numeral = !passage.at(at).is_some_and(is_digit);
    let of_another = before.ends_with(|one| "节签制公合契条特邀附最临靠邻".contains(one));
    passage.slice(0..at).ends_with(word)
        && !of_another
        && !(is_numeral && ["近", "接近"].contains(&word))
}

/// What stands before a measure that counts: 3、4次, and not 3、4月, A区3、4栋, 星期3、4开放.
const COUNTED: &str = "个名次人天场家所户处周小分位节篇本册张套件只支队岁遍轮种块份倍米公元万百千";

/// 3、4次: two digits one apart, with a measure behind; 第3、4个 are two.
fn adjacent(passage: &Passage<'_>) -> Vec<Slip> {
    passage.all("、").filter_map(|mark| adjacent_at(passage, mark)).collect()
}

fn adjacent_at(passage: &Passage<'_>, mark: usize) -> Option<Slip> {
    let (first, second) = (passage.before(mark)?, passage.at(mark + 1)?);
    let value = |one: char| one.to_digit(10).map(|digit| digit as usize).or_else(|| numeral(one));
    let (begin, before) = (mark - 1, passage.before(mark - 1));
    let is_part =
        |one: char| is_number(one) || NUMERALS.contains(one) || "百千万、第，期".contains(one);
    let counts = passage.at(mark + 2).is_some_and(|one| COUNTED.contains(one));
    let follows = value(first)? > 0 && value(second)? == value(first)? + 1;
    let are_digits = is_digit(first) && is_digit(second);
    // 五、六个方面 at its beginning is a heading.
    let are_numerals = is_han(first) && is_han(second) && !begins_sentence(before);
    if before.is_some_and(is_part) || !counts || !follows || !are_digits && !are_numerals {
        return None;
    }
    let numerals: Vec<char> = NUMERALS.chars().collect();
    let right: String =
        [value(first)?, value(second)?].iter().filter_map(|one| numerals.get(*one)).collect();
    // 获得2、3名 are two places, 选派2、3名教师 so many people.
    let is_sure = are_digits
        && (passage.at(mark + 2) != Some('名') || passage.at(mark + 3).is_some_and(is_han));
    Some(passage.slip(begin..mark + 2, Some(right).filter(|_| is_sure)))
}

/// What is numbered: 附件1 200名教师 are two numbers.
const NUMBERED: &str = "第件表图案区组号类级例题点期段册卷篇章步标项楼栋班版";

/// Numbers with blanks inside. Groups of three are right (GB/T 15835—2011 5.1.2), but for four digits where nothing
/// else is grouped.
fn blank(passage: &Passage<'_>) -> Vec<Slip> {
    let (mut found, mut at, mut groups) = (Vec::new(), 0, false);
    while at < passage.len() {
        let end = passage.run(at, |one| is_number(one) || one == ' ');
        let written = passage.slice(at..end);
        let written = written.trim_end_matches(' ');
        let end = at + written.len();
        if written.contains(' ') && !written.starts_with(' ') {
            groups |= is_grouped(written) && written.len() > "1 000".len();
            found.push((at, end));
        }
        at = end.max(passage.run(at, |one| one == ' ')).max(at + 1);
    }
    let slips = found.into_iter().filter_map(|(at, end)| blank_at(passage, at..end, groups));
    slips.collect()
}

fn blank_at(passage: &Passage<'_>, range: Range<usize>, groups: bool) -> Option<Slip> {
    const LONGEST: usize = 6;
    let written = passage.slice(range.clone());
    let before = passage.before(range.start);
    let of_another = before.is_some_and(|one| one.is_alphanumeric() && !is_han(one))
        || before.is_some_and(|one| NUMBERED.contains(one));
    let measured =
        passage.at(range.end).is_some_and(|one| is_han(one) && !"路号月日年班".contains(one));
    let grouped = is_grouped(written);
    let right = grouped && (groups || written.len() > "1 000".len());
    if of_another || !measured || right || written.len() > LONGEST || !written.starts_with(is_digit)
    {
        return None;
    }
    // No number begins with 0: 5 00 is one number.
    let is_sure = grouped || written.split(' ').skip(1).all(|part| part.starts_with('0'));
    Some(passage.slip(range, Some(written.replace(' ', "")).filter(|_| is_sure)))
}

/// 12 500, and 12 500.5.
fn is_grouped(written: &str) -> bool {
    let whole = written.split('.').next().unwrap_or_default();
    let mut groups = whole.split(' ');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}
