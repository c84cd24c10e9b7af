//! The words of Chinese with their frequencies: the dictionary of jieba.
//!
//! It is in the order of its bytes, and a word is found in it by halves.

use std::collections::BTreeSet;

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

#[cfg(test)]
mod tests {
    use super::{LINES, TOTAL, frequency, lines_at};

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
