//! Marks that come in pairs, after GB/T 15834—2011.

use crate::diag::Force::National;
use crate::proof::passage::{Looks, Passage, Slip};

use super::{Row, begins_sentence, is_digit};

pub(super) static ROWS: [Row; 4] = [
    Row::new("W133", Looks::Everywhere, National, "GB/T 15834—2011 4.8")
        .says("引号 {} 没有配对", "the quotation mark {} has no partner")
        .remedy("补上另一半，或者删去这一半", "add the other one, or delete this one")
        .finds(quotations, "提升“就业能力。", "提升“就业能力”，‘人人’有份。"),
    Row::new("W134", Looks::Everywhere, National, "GB/T 15834—2011 4.15")
        .says("书名号 {} 没有配对", "the title mark {} has no partner")
        .remedy("补上另一半，或者删去这一半", "add the other one, or delete this one")
        .finds(titles, "落实《条例要求。", "落实《甲〈乙〉办法》要求。"),
    Row::new("W135", Looks::Everywhere, National, "GB/T 15834—2011 4.9")
        .says("括号 {} 没有配对", "the bracket {} has no partner")
        .remedy("补上另一半，或者删去这一半", "add the other one, or delete this one")
        .finds(brackets, "提升（就业能力。", "1）提升（就业）能力〔2024〕。"),
    Row::new("W136", Looks::Everywhere, National, "GB/T 15834—2011 4.8")
        .says(
            "引号里的引号没有用单引号：“{}”",
            "a quotation within a quotation is not in single marks: “{}”",
        )
        .mechanical()
        .finds(nested, "落实“关于“两癌”检查的通知”。", "落实“关于‘两癌’检查的通知”和“两癌”检查。"),
];

/// What opens or closes without its partner, of these pairs.
fn unpaired(passage: &Passage<'_>, pairs: &[(char, char)]) -> Vec<Slip> {
    let (mut open, mut lonely): (Vec<(usize, char)>, Vec<usize>) = (Vec::new(), Vec::new());
    for at in 0..passage.len() {
        let Some(character) = passage.at(at) else { break };
        if let Some((_, close)) = pairs.iter().find(|(begin, _)| *begin == character) {
            open.push((at, *close));
        } else if pairs.iter().any(|(_, close)| *close == character) {
            match open.iter().rposition(|(_, close)| *close == character) {
                Some(partner) => lonely.extend(open.drain(partner..).skip(1).map(|(at, _)| at)),
                None if is_ordinal(passage, at) => {}
                None => lonely.push(at),
            }
        }
    }
    lonely.extend(open.into_iter().map(|(at, _)| at));
    // Of a title the partner may stand in another line.
    let is_open = |at: &usize| pairs.iter().any(|(begin, _)| passage.at(*at) == Some(*begin));
    lonely.retain(|at| if is_open(at) { passage.ends.1 } else { passage.ends.0 });
    lonely.sort_unstable();
    lonely.into_iter().map(|at| passage.slip(at..at + 1, None)).collect()
}

/// 1） and 一） begin a line without an opening bracket.
fn is_ordinal(passage: &Passage<'_>, at: usize) -> bool {
    let is_number = |one: char| is_digit(one) || "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨".contains(one);
    let begin = passage.begin(at, is_number);
    begin < at && begins_sentence(passage.before(begin))
}

fn quotations(passage: &Passage<'_>) -> Vec<Slip> {
    let slips = unpaired(passage, &[('“', '”'), ('‘', '’')]);
    // A quotation of several paragraphs opens in each of them and closes in the last one.
    let begins = passage.at(0) == Some('“');
    let of_several = |slip: &Slip| begins && slip.range.start == 0;
    // ’ is an apostrophe too.
    let is_apostrophe = |slip: &Slip| {
        let before = passage.text.value[..slip.range.start].chars().next_back();
        passage.text.value[slip.range.start..].starts_with('’')
            && before.is_some_and(|one| one.is_ascii_alphanumeric())
    };
    slips.into_iter().filter(|slip| !of_several(slip) && !is_apostrophe(slip)).collect()
}

fn titles(passage: &Passage<'_>) -> Vec<Slip> {
    unpaired(passage, &[('《', '》')])
}

fn brackets(passage: &Passage<'_>) -> Vec<Slip> {
    unpaired(
        passage,
        &[('（', '）'), ('【', '】'), ('〔', '〕'), ('［', '］'), ('(', ')'), ('[', ']')],
    )
}

fn nested(passage: &Passage<'_>) -> Vec<Slip> {
    let (mut depth, mut inner, mut slips) = (0_usize, 0, Vec::new());
    for at in 0..passage.len() {
        match passage.at(at) {
            Some('“') => {
                depth += 1;
                inner = if depth == 2 { at } else { inner };
            }
            Some('”') => {
                if depth == 2 {
                    let right = format!("‘{}’", passage.slice(inner + 1..at));
                    slips.push(passage.slip(inner..at + 1, Some(right)));
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    // Where a mark lacks its partner nobody can tell which is inside which.
    if depth == 0 { slips } else { Vec::new() }
}
