//! What a column of the attachment promises, and what the text of the task promises besides.
//!
//! ```text
//! column 改造管网62公里, text 改造供水管网62公里、新建泵站3座    改造管网 62公里; 泵站 3座
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::published::draft::TargetDraft;

use super::parts::thousandths;
use super::words::BEHIND;

/// How surely two targets are one, the surest first.
const LIKENESSES: [fn(&str, &str) -> bool; 3] = [is_one_name, is_within, shares_a_word];

/// All of `listed`, and of those `in_text` what is not the same amount of the same thing. One that is `called` as
/// the task has no name of its own, and is any of as many.
pub(super) fn joined(
    listed: Vec<TargetDraft>,
    in_text: Vec<TargetDraft>,
    called: &str,
) -> Vec<TargetDraft> {
    let same = matched(&listed, &in_text, called);
    let mut targets = listed;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (at, one) in in_text.into_iter().enumerate() {
        match same.get(&at) {
            Some(own) => {
                names.insert(one.name.clone(), targets[*own].name.clone());
                put_beside(&mut targets[*own], one);
            }
            // 其中甲镇35公里: the column has the whole.
            None if one.whole.as_ref().is_some_and(|whole| names.contains_key(whole)) => {}
            None => {
                let name = super::unique(one.name.clone(), &one.name, &targets);
                targets.push(TargetDraft { name, ..one });
            }
        }
    }
    for one in &mut targets {
        let whole = one.whole.take();
        let whole = whole.map(|whole| names.get(&whole).cloned().unwrap_or(whole));
        one.whole = whole.filter(|whole| *whole != one.name);
    }
    targets
}

/// What the text says more of a target of the column.
fn put_beside(own: &mut TargetDraft, of_text: TargetDraft) {
    own.kind = own.kind.or(of_text.kind);
    own.whole = own.whole.take().or(of_text.whole);
    own.each = own.each.or(of_text.each);
}

/// Of those in the text the one of the column that it is, each at most once.
fn matched(
    listed: &[TargetDraft],
    in_text: &[TargetDraft],
    called: &str,
) -> BTreeMap<usize, usize> {
    let mut same = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for is_alike in LIKENESSES {
        for (at, one) in in_text.iter().enumerate() {
            if same.contains_key(&at) {
                continue;
            }
            let is_same = |place: &usize| {
                let own = &listed[*place];
                let is_nameless = own.name == called || one.name == called;
                !taken.contains(place)
                    && (is_nameless || is_alike(&own.name, &one.name))
                    && is_as_many(&own.amount, &one.amount)
            };
            if let Some(place) = (0..listed.len()).find(is_same) {
                same.insert(at, place);
                taken.insert(place);
            }
        }
    }
    same
}

fn is_one_name(one: &str, other: &str) -> bool {
    one == other
}

fn is_within(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}

/// 改造管网 and 供水管网 have 管网.
fn shares_a_word(one: &str, other: &str) -> bool {
    let letters: Vec<char> = one.chars().collect();
    letters.windows(2).any(|pair| other.contains(&pair.iter().collect::<String>()))
}

/// Whether two amounts are the same number of the same measure, however they bind: 60余场 and 不少于60场, 1.2万人 and
/// 12000人.
fn is_as_many(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    match (in_ones(&one), in_ones(&other)) {
        (Some(own), Some(number)) => own == number,
        (_, _) => one == other,
    }
}

/// A number in thousandths, and what is counted.
fn in_ones(amount: &str) -> Option<(u64, &str)> {
    const POWERS: [(char, u64); 2] = [('万', 10_000), ('亿', 100_000_000)];
    let end = amount.find(|one: char| !one.is_ascii_digit() && one != '.')?;
    let (digits, measure) = amount.split_at(end);
    let power = POWERS.iter().find(|(word, _)| measure.starts_with(*word));
    let number = thousandths(digits)?.checked_mul(power.map_or(1, |(_, power)| *power))?;
    Some((number, measure.trim_start_matches(['万', '亿'])))
}

/// Without the words that bind it.
fn plain(amount: &str) -> String {
    let own = &amount[amount.find(|one: char| one.is_ascii_digit()).unwrap_or(0)..];
    let word = BEHIND.iter().filter(|word| own.ends_with(**word)).max_by_key(|word| word.len());
    let own = word.and_then(|word| own.strip_suffix(word)).unwrap_or(own);
    own.replace(['余', '多', ','], "").replace('名', "人")
}
