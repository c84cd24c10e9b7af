//! Ranges of numbers (数值范围): which line stands between two numbers, and what is no range at all.

use crate::proof::passage::{Passage, Slip};

use super::is_han;
use super::numbers::{Span, spans};

const HYPHENS: &str = "-－–—~";

pub(super) fn range(passage: &Passage<'_>) -> Vec<Slip> {
    let spans = spans(passage, HYPHENS).into_iter();
    spans.filter(|span| !is_code(passage, span)).filter_map(|span| slip(passage, &span)).collect()
}

fn slip(passage: &Passage<'_>, span: &Span) -> Option<Slip> {
    let [first, second] = numbers(passage, span);
    let next = passage.at(span.end).filter(|next| is_han(*next) || *next == '℃')?;
    let mark = passage.slice(span.mark..span.second);
    let right = match years(passage, span) {
        Some(last) => Some(format!("{first}—{last}")).filter(|_| mark != "—" || last != second),
        None if value(first) >= value(second) || is_year(first) && is_year(second) => None,
        // Of days and months a line from the first to the last is right, too.
        None if "月日".contains(next) && mark == "—" => None,
        None => Some(format!("{first}～{second}")),
    };
    right.map(|right| passage.slip(span.begin..span.end, Some(right)))
}

fn numbers<'p>(passage: &'p Passage<'_>, span: &Span) -> [&'p str; 2] {
    [passage.slice(span.begin..span.mark), passage.slice(span.second..span.end)]
}

fn value(number: &str) -> f64 {
    number.parse().unwrap_or_default()
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && number.parse().is_ok_and(|year| (1900..2200).contains(&year))
}

/// The last year of a range of years, in four digits: 2023-2024学年, 2024-2030规划, 2021-25年.
fn years(passage: &Passage<'_>, span: &Span) -> Option<String> {
    const OF_YEARS: [&str; 10] =
        ["年", "学年", "规划", "赛季", "周期", "计划", "期间", "纲要", "方案", "行动"];
    let [first, second] = numbers(passage, span);
    let of_years = OF_YEARS.iter().any(|word| passage.goes_on(span.end, word));
    let is_cut = second.len() == 2 && second.bytes().all(|one| one.is_ascii_digit());
    let last = match is_cut && passage.at(span.end) == Some('年') {
        true => format!("{}{second}", first.get(..2)?),
        false => second.to_owned(),
    };
    (of_years && is_year(first) && is_year(&last) && *first < *last).then_some(last)
}

/// Numbers of standards, houses and telephones, scores, and days that are names: no range.
fn is_code(passage: &Passage<'_>, span: &Span) -> bool {
    const BEHIND: &str = "号栋幢楼层室单元区座地铺班胜败敌负万亿";
    const BEFORE: [&str; 10] =
        ["编号", "序号", "号码", "分机", "型号", "文号", "标准", "热线", "比分", "电话"];
    let [first, second] = numbers(passage, span);
    let padded =
        |number: &str| number.len() > 1 && number.starts_with('0') && !number.starts_with("0.");
    // GB/T 9704-2012: letters before it, with a blank between.
    let blank = passage.begin(span.begin, |one| one == ' ');
    let joined = passage.before(span.begin).is_some_and(|one| "/\\_@=:.#".contains(one))
        || blank < span.begin
            && passage.before(blank).is_some_and(|one| one.is_ascii_alphanumeric());
    let before = passage.slice(span.begin.saturating_sub(4)..span.begin);
    let before = before.trim_end_matches(['为', '是', '：', '第']);
    let is_label = passage.at(span.end).is_some_and(|next| BEHIND.contains(next));
    // 3-8妇女节, but 3-5节课.
    let behind = passage.slice(span.end..passage.run(span.end, is_han).min(span.end + 6));
    let of_day = behind.chars().skip(2).any(|one| one == '节') || behind.contains("事变");
    first.len().max(second.len()) > 4
        || padded(first)
        || padded(second)
        || joined
        || is_label
        || of_day
        || BEFORE.iter().any(|word| before.ends_with(word))
}
