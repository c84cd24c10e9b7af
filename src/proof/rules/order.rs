//! 结构层次序数: the ordinals of headings and sentences.

use crate::diag::Force::National;
use crate::proof::passage::{Looks, Passage, Slip};

use super::{Row, begins_sentence, is_digit, is_han};

const NUMERALS: &str = "一二三四五六七八九十百";

pub(super) static ROWS: [Row; 3] = [
    Row::new("W111", Looks::OutsideTitles, National, "GB/T 9704—2012 7.3.3")
        .says("序数“{}”后面用了顿号", "the ordinal “{}” has a 、 behind it")
        .mechanical()
        .finds(
            arabic,
            "1、认真组织。2、“春雨”行动。①、摸底。3）、总结。",
            "1.认真组织3、4月的活动，填 0、零都行，1 到 3、甲，1 到 4）、乙，①、②两项。数量：20、单位：个。",
        ),
    Row::new("W112", Looks::OutsideTitles, National, "GB/T 15834—2011 附录B")
        .says("带括号的序数“{}”后面多了标点", "the ordinal “{}” in brackets has a mark behind it")
        .mechanical()
        .finds(bracketed, "（一）、认真组织。", "（一）认真组织，（二）、（三）两项"),
    Row::new("W113", Looks::OutsideTitles, National, "GB/T 15834—2011 附录B")
        .says("“{}”后面应当用逗号", "“{}” is to be followed by a comma")
        .mechanical()
        .finds(first_second, "第一、认真组织；第二、抓好落实。", "第一，认真组织；第一、二季度。"),
];

fn arabic(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for at in passage.all("、") {
        let begin = passage.begin(at, is_digit);
        let is_numbered = (1..=2).contains(&(at - begin)) && passage.at(begin) != Some('0');
        let is_ordinal = is_numbered
            && begins_sentence(passage.before(begin))
            && !goes_on_counting(passage, begin);
        let is_listed = passage.before(begin) != Some('：') || counts_on(passage, begin, at);
        if is_ordinal && is_listed && passage.at(at + 1).is_some_and(begins_words) {
            let right = format!("{}.", passage.slice(begin..at));
            slips.push(passage.slip(begin..at + 1, Some(right)));
        }
    }
    slips.extend(of_other_kinds(passage));
    slips
}

/// What a sentence begins with.
fn begins_words(character: char) -> bool {
    is_han(character) || "“《".contains(character)
}

/// Whether the ordinal behind a colon is the first of several: 数量：20、单位：个 has none.
fn counts_on(passage: &Passage<'_>, begin: usize, end: usize) -> bool {
    passage.slice(begin..end) == "1" && passage.all("2、").any(|next| next > end)
}

/// ①、 and 1）、 have a mark of their own.
fn of_other_kinds(passage: &Passage<'_>) -> Vec<Slip> {
    let ordinal = |at: usize| {
        let begin = match passage.before(at)? {
            '①'..='⑳' => at - 1,
            '）' => passage.begin(at - 1, is_digit),
            _ => return None,
        };
        let is_one = begin < at - 1 || passage.before(at) != Some('）');
        let begins =
            is_one && begins_sentence(passage.before(begin)) && !goes_on_counting(passage, begin);
        (begins && passage.at(at + 1).is_some_and(begins_words)).then_some(begin)
    };
    let found = passage.all("、").filter_map(|at| Some((ordinal(at)?, at)));
    let slip = |(begin, at)| {
        let right = passage.slice(begin..at).to_owned();
        passage.slip(begin..at + 1, Some(right))
    };
    found.map(slip).collect()
}

/// 1 到 3、: a number that was set apart by a blank, and counts on.
fn goes_on_counting(passage: &Passage<'_>, begin: usize) -> bool {
    let word = passage.begin(begin, |one| one == ' ');
    word < begin && passage.before(word).is_some_and(|one| "到至和与及共为是".contains(one))
}

fn bracketed(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for at in passage.all("（") {
        if !begins_sentence(passage.before(at)) {
            continue;
        }
        let end = passage.run(at + 1, |one| NUMERALS.contains(one) || is_digit(one));
        let closed = end > at + 1 && passage.at(end) == Some('）');
        let marked = passage.at(end + 1).is_some_and(|one| "、.．，".contains(one));
        if closed && marked && passage.at(end + 2).is_some_and(begins_words) {
            let right = passage.slice(at..end + 1).to_owned();
            slips.push(passage.slip(at..end + 2, Some(right)));
        }
    }
    slips
}

fn first_second(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for at in passage.all("第") {
        let end = passage.run(at + 1, |one| NUMERALS.contains(one));
        let is_ordinal = end > at + 1 && begins_sentence(passage.before(at));
        let next = passage.at(end + 1);
        let goes_on =
            next.is_some_and(|next| is_han(next) && !NUMERALS.contains(next) && next != '第');
        if is_ordinal && passage.at(end) == Some('、') && goes_on {
            let right = format!("{}，", passage.slice(at..end));
            slips.push(passage.slip(at..end + 1, Some(right)));
        }
    }
    slips
}
