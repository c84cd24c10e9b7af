//! Numbers (数字), after GB/T 15835—2011, and the marks between them.

use crate::diag::Force::{National, Practice};
use crate::proof::passage::{Looks, Passage, Slip};

use super::{Row, is_digit, is_han};

const GB: &str = "GB/T 15835—2011";

pub(super) static ROWS: [Row; 12] = [
    Row::new("W141", Looks::Everywhere, National, "GB/T 15834—2011 4.13")
        .says(
            "数值范围“{}”没有用浪纹线（起止年份用一字线）",
            "the range “{}” has no ～ (years have —)",
        )
        .mechanical()
        .finds(range, "惠及35-64岁妇女。", "惠及35～64岁妇女，3—11月，电话0533-5281796，A-1号楼。"),
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
        .finds(decimal, "投入.5万元。", "投入0.5万元，第1.5条。"),
    Row::new("W145", Looks::Everywhere, National, "GB/T 9704—2012 7.3.5.4")
        .says("日期“{}”的月、日编了虚位", "the month or day of “{}” has a leading zero")
        .mechanical()
        .finds(padded, "请于2024年04月05日前报送。", "请于2024年4月5日前报送，共05号。"),
    Row::new("W146", Looks::Everywhere, National, GB)
        .says("日期“{}”里汉字和阿拉伯数字混用", "the date “{}” mixes numerals and digits")
        .mechanical()
        .finds(mixed, "请于2024年四月5日前报送。", "四月五日、2024年4月5日，5月四号楼。"),
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
        .finds(round, "培训妇女约100人左右。", "培训妇女约100人，前后左右。"),
    Row::new("W150", Looks::Everywhere, National, GB)
        .says("相邻两个数的概数“{}”没有用汉字", "the round number “{}” is not in numerals")
        .mechanical()
        .finds(adjacent, "每月开展3、4次活动。", "每月开展三四次活动，第3、4项，3、4月。"),
    Row::new("W151", Looks::Everywhere, National, GB)
        .says("数字“{}”中间空了格", "the number “{}” has a blank in it")
        .mechanical()
        .finds(blank, "培训1 200人次。", "培训1200人次，5 281路。"),
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
struct Span {
    begin: usize,
    mark: usize,
    second: usize,
    end: usize,
}

/// Spans of numbers that have one of `marks` between.
fn spans(passage: &Passage<'_>, marks: &str) -> Vec<Span> {
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

const HYPHENS: &str = "-－–—~";

fn range(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for span in spans(passage, HYPHENS) {
        let (first, second) =
            (passage.slice(span.begin..span.mark), passage.slice(span.second..span.end));
        let is_code =
            first.len() > 4 || second.len() > 4 || first.len() > 1 && first.starts_with('0');
        let is_years = first.len() == 4 && second.len() == 4 && passage.at(span.end) == Some('年');
        // Of days and months a line from the first to the last is right, too.
        let is_time = passage.at(span.end).is_some_and(|next| "月日".contains(next));
        let wanted = if is_years { "—" } else { "～" };
        let measured = passage.at(span.end).is_some_and(|next| is_han(next) || next == '℃');
        let is_label =
            passage.at(span.end).is_some_and(|next| "号栋幢楼层室单元区座".contains(next));
        let has_power = passage.at(span.end).is_some_and(|next| "万亿".contains(next));
        let mark = passage.slice(span.mark..span.second);
        let right = mark == wanted || is_time && mark == "—";
        if measured && !is_code && !is_label && !has_power && !right {
            slips
                .push(passage.slip(span.begin..span.end, Some(format!("{first}{wanted}{second}"))));
        }
    }
    slips
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
        let begins = before.is_none_or(|one| is_han(one) || "，、：（～“".contains(one));
        begins && passage.at(at + 1).is_some_and(is_digit)
    });
    let slip = |at: usize| {
        let end = passage.run(at + 1, is_digit);
        passage.slip(at..end, Some(format!("0{}", passage.slice(at..end))))
    };
    points.map(slip).collect()
}

/// A month or a day of two digits that begins with 0, behind a year or a month.
fn padded(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for year in passage.all("年") {
        let month = passage.run(year + 1, is_digit);
        if !passage.before(year).is_some_and(is_digit) || passage.at(month) != Some('月') {
            continue;
        }
        let day = passage.run(month + 1, is_digit);
        let end =
            if passage.at(day) == Some('日') && day > month + 1 { day + 1 } else { month + 1 };
        let written = passage.slice(year + 1..end);
        let without = |part: &str| part.trim_start_matches('0').to_owned();
        let right: String = written.split_inclusive(['月', '日']).map(without).collect();
        if right != written && !right.starts_with(['月', '日']) && !right.contains("月日") {
            slips.push(passage.slip(year + 1..end, Some(right)));
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
    let is_part = |one: char| is_digit(one) || NUMERALS.contains(one);
    let (mut end, mut parts) = (at, 0);
    if passage.before(at).is_some_and(is_part) {
        return at;
    }
    for word in ['年', '月', '日'] {
        let number = passage.run(end, is_part);
        if number > end && passage.at(number) == Some(word) {
            (end, parts) = (number + 1, parts + 1);
        }
    }
    if parts >= 2 { end } else { at }
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
    NUMERALS.chars().position(|one| one == character).filter(|value| *value < 10)
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
        if end == at {
            at += 1;
            continue;
        }
        let word = before.iter().filter(|word| passage.slice(0..at).ends_with(**word));
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

/// 3、4次: two digits one apart, with a measure behind; 第3、4项 and 3、4月 are two numbers.
fn adjacent(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for mark in passage.all("、") {
        let pair = [passage.before(mark), passage.at(mark + 1)]
            .map(|one| one.and_then(|one| one.to_digit(10)));
        let [Some(first), Some(second)] = pair else { continue };
        let begin = mark - 1;
        let apart =
            |one: Option<char>| one.is_none_or(|one| !is_number(one) && !"、第，".contains(one));
        let measure = passage.at(mark + 2);
        let counts = measure.is_some_and(|one| {
            is_han(one) && !"月日号项条款章季楼年届期批级类标区组班路".contains(one)
        });
        if second == first + 1 && first > 0 && apart(passage.before(begin)) && counts {
            let numerals: Vec<char> = NUMERALS.chars().collect();
            let right =
                [first, second].iter().filter_map(|one| numerals.get(*one as usize)).collect();
            slips.push(passage.slip(begin..mark + 2, Some(right)));
        }
    }
    slips
}

fn blank(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for at in passage.all(" ") {
        let (begin, end) = (passage.begin(at, is_digit), passage.run(at + 1, is_digit));
        let groups = (1..=3).contains(&(at - begin)) && end == at + 4;
        let measured = passage.at(end).is_some_and(|one| is_han(one) && one != '路' && one != '号');
        if groups && measured && !passage.before(begin).is_some_and(is_number) {
            let right = passage.slice(begin..end).replace(' ', "");
            slips.push(passage.slip(begin..end, Some(right)));
        }
    }
    slips
}
