//! A text -> the words it can be cut into, with their kinds, by the dictionary of jieba.
//!
//! Of 349,045 words a title can hold some dozens: those that stand in it. Only these are given to the
//! library, with one that stands for all others, so that every word is as likely as in the whole
//! dictionary; a hundredth of the time that the whole takes.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

use jieba_rs::Jieba;

use crate::han::dictionary::{TOTAL, frequency, lines_in};

/// Phrases of official titles that the dictionary holds to be several words.
const PHRASES: &str = "政务公开 妇女儿童 民生实事 实事项目 营商环境 乡村振兴 安全生产 防汛抗旱 \
                       家庭教育 科技创新 公共服务 人居环境 工作委员会 领导小组 组成人员 \
                       专项整治 重点工作 工作要点 工作方案 实施方案 行动方案 行动计划 应急预案 \
                       指导意见 实施意见 管理办法 进展情况 办理工作 办理情况 情况报表 汇总报告 新时代 非物质文化遗产";

/// The lines of the words that stand in the phrases.
static IN_PHRASES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| lines_in(PHRASES));
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

/// Words for many texts: what one needs stays for the next. A word is a hair less likely than in the whole
/// dictionary, whose words together are as many before the first text as after the last.
#[derive(Clone, Debug)]
pub(super) struct Growing {
    words: Jieba,
    known: BTreeSet<&'static str>,
}

impl Growing {
    /// With the phrases only.
    pub(super) fn new() -> Growing {
        Growing { words: of(""), known: IN_PHRASES.clone() }
    }

    /// The characters of each word of `text`, in order.
    pub(super) fn lengths(&mut self, text: &str) -> Vec<usize> {
        for line in lines_in(text) {
            if self.known.insert(line) {
                let word = line.split(' ').next().unwrap_or_default();
                self.words.add_word(word, Some(frequency(line)), None);
            }
        }
        self.words.cut(text, true).iter().map(|word| word.word.chars().count()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{OTHERS, PHRASES, of};
    use crate::han::dictionary::LINES;
    use jieba_rs::Jieba;

    #[test]
    fn no_word_has_what_stands_for_the_others() {
        assert!(!LINES.contains(OTHERS));
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
