//! A text -> the words it can be cut into, with their kinds, by the dictionary of jieba.
//!
//! Of 349,045 words a title can hold some dozens: those that stand in it. Only these are given to the
//! library, with one that stands for all others, so that every word is as likely as in the whole
//! dictionary; a hundredth of the time that the whole takes. The dictionary is in the order of its
//! bytes, and a word is found in it by halves.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use jieba_rs::Jieba;
use zip::ZipArchive;

/// Phrases of official titles that the dictionary holds to be several words.
const PHRASES: &str = "政务公开 妇女儿童 民生实事 实事项目 营商环境 乡村振兴 安全生产 防汛抗旱 \
                       家庭教育 科技创新 公共服务 人居环境 工作委员会 领导小组 组成人员 \
                       专项整治 重点工作 工作要点 工作方案 实施方案 行动方案 行动计划 应急预案 \
                       指导意见 实施意见 管理办法 进展情况 办理工作 办理情况 情况报表 汇总报告";

/// The file of `dictionary/README.md`: a line a word, with its frequency and its kind.
static DICTIONARY: &[u8] = include_bytes!("../../dictionary/words.zip");
/// The same unpacked, when the first title has to be broken.
static LINES: LazyLock<String> = LazyLock::new(|| unpacked().unwrap_or_default());
/// The lines of the words that stand in the phrases.
static IN_PHRASES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| lines_in(PHRASES));
/// So many characters the longest word has.
const LONGEST: usize = 16;
/// The frequencies of all its words together.
const TOTAL: usize = 60_101_964;
/// What stands for the words that are left out: no title has it.
const OTHERS: char = '\u{10FFFF}';

/// The words that stand in `text`.
pub(super) fn of(text: &str) -> Jieba {
    let mut lines: BTreeSet<&str> = lines_in(text);
    lines.extend(IN_PHRASES.iter());
    let mut kept = String::new();
    let mut others = TOTAL;
    for line in lines {
        others -= frequency(line).min(others);
        kept += line;
        kept.push('\n');
    }
    // Writing to a text cannot fail, and every line is one of the dictionary.
    let _written = writeln!(kept, "{OTHERS} {others}");
    let mut words = Jieba::with_dict(&mut kept.as_bytes()).unwrap_or_else(|_| Jieba::empty());
    for phrase in PHRASES.split_whitespace() {
        words.add_word(phrase, None, Some("nz"));
    }
    words
}

/// The lines of the words of the dictionary that stand in `text`.
fn lines_in(text: &str) -> BTreeSet<&'static str> {
    let ends: Vec<usize> = text.char_indices().map(|(at, one)| at + one.len_utf8()).collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let pieces = starts.enumerate().flat_map(|(number, start)| {
        ends.iter().skip(number).take(LONGEST).map(move |end| &text[start..*end])
    });
    pieces.filter_map(line_of).collect()
}

/// The line of a word.
fn line_of(word: &str) -> Option<&'static str> {
    let (mut begin, mut end) = (0, LINES.len());
    while begin < end {
        let middle = (begin..=begin.midpoint(end)).rev().find(|at| LINES.is_char_boundary(*at))?;
        let start = LINES[..middle].rfind('\n').map_or(0, |at| at + 1);
        let line = LINES[start..].lines().next()?;
        match line.split(' ').next()?.cmp(word) {
            Ordering::Equal => return Some(line),
            Ordering::Less => begin = start + line.len() + 1,
            Ordering::Greater => end = start,
        }
    }
    None
}

/// Only a build with another file would have none.
fn unpacked() -> Option<String> {
    let mut packed = ZipArchive::new(Cursor::new(DICTIONARY)).ok()?;
    let mut lines = String::new();
    packed.by_index(0).ok()?.read_to_string(&mut lines).ok()?;
    Some(lines)
}

fn frequency(line: &str) -> usize {
    line.split(' ').nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{LINES, LONGEST, OTHERS, PHRASES, TOTAL, frequency, line_of, of};
    use jieba_rs::Jieba;

    #[test]
    fn the_dictionary_is_in_the_program_and_whole() {
        assert_eq!(LINES.lines().count(), 349_045);
        assert_eq!(LINES.lines().map(frequency).sum::<usize>(), TOTAL);
        assert!(!LINES.contains(OTHERS));
        let words: Vec<&str> = LINES.lines().filter_map(|line| line.split(' ').next()).collect();
        assert!(words.is_sorted() && words.iter().all(|word| word.chars().count() <= LONGEST));
        assert!(
            LINES
                .lines()
                .step_by(97)
                .all(|line| { line_of(line.split(' ').next().unwrap()) == Some(line) })
        );
        assert_eq!(["", "玥琲", "淄川区教育", "\u{1}", "\u{10FFFE}"].map(line_of), [None; 5]);
    }

    /// Titles, and words of the dictionary run together, which no person would write.
    #[test]
    fn a_title_is_cut_as_by_the_whole_dictionary() {
        let mut whole = Jieba::with_dict(&mut LINES.as_bytes()).unwrap();
        for phrase in PHRASES.split_whitespace() {
            whole.add_word(phrase, None, Some("nz"));
        }
        let mut titles = vec![
            "淄川区人民政府办公室关于2024年为全区妇女儿童办好十件实事的通知".to_owned(),
            "淄川区教育和体育局关于印发《2024年中小学生科技创新行动方案》的通知".to_owned(),
            "A区政务公开工作领导小组办公室关于做好ABC项目2.5万亩玥琲工程的意见（试行）".to_owned(),
        ];
        let words: Vec<&str> = LINES.lines().filter_map(|line| line.split(' ').next()).collect();
        let run =
            |begin: usize| (0..8).map(|at| words[(begin + at * 40_009) % words.len()]).collect();
        titles.extend((0..60).map(|at| run(at * 5_801)));
        for title in titles {
            let cut = of(&title);
            assert_eq!(cut.tag(&title, true), whole.tag(&title, true), "{title}");
        }
    }
}
