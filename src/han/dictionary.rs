//! The words of Chinese with their frequencies: the dictionary of jieba.
//!
//! It is in the order of its bytes, and a word is found in it by halves.

use std::collections::BTreeSet;
use std::ops::Range;

/// The file of `dictionary/README.md`: a line a word, with its frequency and its kind, in the order of
/// the words' bytes. It is part of the program as it is: of its five megabytes those pages are read that
/// are looked at.
pub(crate) static LINES: &str = include_str!("../../dictionary/dict.txt");
/// The frequencies of all its words together.
pub(crate) const TOTAL: usize = 60_101_964;

/// The lines of the words of the dictionary that stand in `text`.
pub(crate) fn lines_in(text: &str) -> BTreeSet<&'static str> {
    text.char_indices().flat_map(|(start, _)| lines_at(&text[start..])).collect()
}

/// The lines of the words with which `text` begins.
fn lines_at(text: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, one) in text.char_indices() {
        let piece = &text[..at + one.len_utf8()];
        from = first_line(piece, from);
        let Some(more) = LINES[from..].strip_prefix(piece) else { break };
        found.extend(LINES[from..].lines().next().filter(|_| more.starts_with(' ')));
    }
    found
}

/// Where the first line begins, from the line at `begin` on, whose word is `word` or comes after it.
fn first_line(word: &str, mut begin: usize) -> usize {
    let lines = LINES.as_bytes();
    let mut end = lines.len();
    while begin < end {
        let above = &lines[begin..begin.midpoint(end)];
        let start = begin + above.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let its_word = lines[start..].split(|byte| *byte == b' ').next().unwrap_or_default();
        if its_word < word.as_bytes() {
            let length = lines[start..end].iter().position(|byte| *byte == b'\n');
            begin = length.map_or(end, |length| start + length + 1);
        } else {
            end = start;
        }
    }
    begin
}

/// The frequency of the word of a line.
pub(crate) fn frequency(line: &str) -> usize {
    line.split(' ').nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// So many characters a word has at most by which a text is cut: longer ones are phrases (预防犯罪, 从今年起).
const SHORT: usize = 3;
/// How frequent a slip is that is no word.
const RARE: usize = 3;

/// Whether the bytes `range` of `text` are parts of other words rather than one: a word begins before them and ends
/// inside, or begins inside and ends behind them, or holds them. 讲座落到 is 讲座 and 落到, and has no 座落.
pub(crate) fn is_across_words(text: &str, range: &Range<usize>) -> bool {
    let mut characters = text[range.clone()].chars();
    let is_twice = characters.next() == characters.next() && characters.next().is_none();
    // The same character twice is no word that could be meant: any that goes across is there.
    let words = if is_twice { all_short_words(text) } else { short_words(text, range) };
    words.into_iter().any(|word| {
        let holds = word.start < range.start && range.start < word.end && word.end != range.end;
        let goes_on = (range.start + 1..range.end).contains(&word.start) && range.end < word.end;
        holds || goes_on
    })
}

fn all_short_words(text: &str) -> Vec<Range<usize>> {
    let words =
        |at: usize| short_words_at(&text[at..]).into_iter().map(move |word| at..at + word.0);
    text.char_indices().flat_map(|(at, _)| words(at)).collect()
}

/// The words of `text` as they are likeliest, if the bytes `rare` may be one of them.
fn short_words(text: &str, rare: &Range<usize>) -> Vec<Range<usize>> {
    // How likely what begins at a byte is, and where its first word ends.
    let mut best = vec![(0.0, text.len()); text.len() + 1];
    for (at, one) in text.char_indices().rev() {
        let own = (at == rare.start).then_some((rare.len(), RARE));
        let candidates = short_words_at(&text[at..]).into_iter().chain([(one.len_utf8(), 1)]);
        let likely = candidates
            .chain(own)
            .map(|(length, frequency)| (likelihood(frequency) + best[at + length].0, at + length));
        best[at] = likely.max_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or_default();
    }
    let mut at = 0;
    let next = || {
        let word = at..best.get(at)?.1;
        at = word.end;
        (!word.is_empty()).then_some(word)
    };
    std::iter::from_fn(next).collect()
}

/// The lengths and frequencies of the short words with which `text` begins.
fn short_words_at(text: &str) -> Vec<(usize, usize)> {
    let end = text.char_indices().nth(SHORT).map_or(text.len(), |(end, _)| end);
    let lines = lines_at(&text[..end]).into_iter();
    lines.map(|line| (line.find(' ').unwrap_or_default(), frequency(line))).collect()
}

fn likelihood(frequency: usize) -> f64 {
    let [frequency, total] =
        [frequency, TOTAL].map(|number| f64::from(u32::try_from(number).unwrap_or(u32::MAX)));
    (frequency / total).ln()
}

#[cfg(test)]
mod tests {
    use super::{LINES, TOTAL, frequency, is_across_words, lines_at};

    #[test]
    fn what_is_part_of_other_words_is_none() {
        for (text, part) in [
            ("推动讲座落到实处", "座落"),
            ("6月份内完成", "份内"),
            ("指定阅读书目", "定阅"),
            ("亲身分享经历", "身分"),
            ("有效预防犯罪", "防犯"),
            ("结对对象", "对对"),
            ("如今年轻妇女", "今年"),
            ("即将将军路街道", "将将"),
            ("以前年度结余", "前年"),
            ("学生生日前", "日前"),
            ("在在建工地宣传", "在在"),
        ] {
            let at = text.find(part).unwrap();
            assert!(is_across_words(text, &(at..at + part.len())), "{text}");
        }
        for (text, part) in [
            ("小区座落于此", "座落"),
            ("建立工作台帐", "台帐"),
            ("我区的的能力", "的的"),
            ("从今年起实施", "今年"),
            ("今年以来", "今年"),
            ("加强防犯措施", "防犯"),
            ("切实题升能力", "题升"),
            ("园满完成", "园满"),
        ] {
            let at = text.find(part).unwrap();
            assert!(!is_across_words(text, &(at..at + part.len())), "{text}");
        }
    }

    #[test]
    fn the_dictionary_is_in_the_program_and_whole() {
        assert_eq!(LINES.lines().count(), 349_045);
        assert_eq!(LINES.lines().map(frequency).sum::<usize>(), TOTAL);
        let words: Vec<&str> = LINES.lines().filter_map(|line| line.split(' ').next()).collect();
        assert!(words.is_sorted());
        let is_found = |line: &str| lines_at(line.split(' ').next().unwrap()).contains(&line);
        assert!(LINES.lines().step_by(97).chain(LINES.lines().last()).all(is_found));
        let begin = lines_at("教育局教室");
        let begin: Vec<&str> = begin.iter().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(begin, ["教", "教育", "教育局"]);
        assert!(["", "\u{1}", "\u{10FFFE}"].map(lines_at).concat().is_empty());
    }
}
