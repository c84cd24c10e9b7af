//! The one table of messages: what is wrong and what to do; `zh` in Chinese, `en` in English.
//!
//! First the problem in one line that quotes what was written, then the remedy, both in words
//! for clerks. Drawing them is the command line's work.

mod en;
mod zh;

use crate::han;

use super::Problem;

/// The language of messages (documents are always in Chinese).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// The words of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, in one short line that quotes the user's value.
    pub title: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// The words of this finding.
    pub fn message(&self, lang: Lang) -> Message {
        let (title, remedy) = match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        };
        Message { title: shortened(title), remedy: shortened(remedy) }
    }

    /// The words of this finding to the unit whose return it is in, in Chinese: what is wrong, and
    /// what the unit can do. Nothing where only the office can do something. What quotes a quotation has
    /// ‘ ’ there: these words stand in letters and forms.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the office's own files: ninety kinds")]
    pub fn told_to_unit(&self) -> Option<Message> {
        let remedy = match self {
            Problem::Returned(found) => found.to_unit(),
            Problem::Unclear(found) => found.to_unit(),
            Problem::Sorting(found) => found.to_unit(),
            Problem::Reported(found) => found.to_unit(),
            _ => None,
        };
        let title = han::nested(&self.message(Lang::Zh).title);
        Some(Message { remedy: han::nested(&shortened(remedy?)), title })
    }
}

/// The year that is written in `found`, for an example of how it is meant.
fn year_in(found: &str) -> Option<&str> {
    let numbers = found.split(|one: char| !one.is_ascii_digit());
    numbers.into_iter().find(|number| number.len() == 4 && ("1949"..="2200").contains(number))
}

/// Characters of a message at most: a value it quotes may be a whole paragraph.
const LONGEST: usize = 400;

fn shortened(words: String) -> String {
    let length = words.chars().count();
    if length <= LONGEST {
        return words;
    }
    let head: String = words.chars().take(LONGEST / 2).collect();
    let tail: String = words.chars().skip(length - LONGEST / 2).collect();
    format!("{head}……{tail}")
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LONGEST, Lang, Problem, samples};
    use crate::diag::{Mender, TaskProblem};

    /// Words of the office's own: what it works with, and how it speaks of a unit.
    const OF_OFFICE: [&str; 9] = [
        "来件",
        "notice.yaml",
        "文件夹",
        "--",
        "hongtou",
        "填报单位",
        "这个单位",
        "其他内容",
        "核实后在",
    ];

    /// The codes of returns, as their tables have them.
    fn codes() -> BTreeSet<&'static str> {
        let tables = [
            include_str!("../returned/mod.rs"),
            include_str!("../answers/mod.rs"),
            include_str!("../sorting/mod.rs"),
        ];
        let quoted = tables.into_iter().flat_map(|table| table.split("=> (\"").skip(1));
        quoted.filter_map(|row| row.split('"').next()).collect()
    }

    #[test]
    fn there_is_a_sample_of_every_code_of_a_return() {
        let samples: BTreeSet<&str> = samples::all().iter().map(Problem::code).collect();
        assert_eq!(samples, codes());
    }

    /// What the unit must mend it is asked to, and in words that are its own.
    #[test]
    fn a_unit_is_told_what_it_can_do() {
        for problem in samples::all() {
            let told = problem.told_to_unit();
            assert!(told.is_some() || problem.mender() != Mender::Unit, "{problem:?}");
            let Some(told) = told else { continue };
            let office = |word: &&&str| {
                let spoken_of = ["文件夹", "填报单位", "这个单位"].contains(*word);
                told.remedy.contains(**word) || !spoken_of && told.title.contains(**word)
            };
            let office = OF_OFFICE.iter().find(office);
            assert_eq!(office, None, "{}: {told:?}", problem.code());
        }
    }

    /// Words in Latin letters that a clerk knows from the screen, and those that the program asks for.
    const KNOWN: &[&str] = &[
        "Excel", "WPS", "Word", "Outlook", "RTF", "HTML", "XML", "PDF", "OFD", "CEB", "GD", "CSV",
        "zip", "rar", "z", "xls", "xlsx", "xlsb", "ods", "doc", "docx", "wps", "mbox", "emlx",
        "eml", "msg", "winmail", "dat", "MB", "notice", "yaml", "hongtou", "SHA", "status", "json",
    ];

    #[test]
    fn what_is_said_of_returns_has_no_foreign_word() {
        for problem in samples::all() {
            let message = problem.message(Lang::Zh);
            let told = problem.told_to_unit().map(|told| told.remedy).unwrap_or_default();
            let words = [message.title, message.remedy, told].join("。");
            let mut latin = words.split(|one: char| !one.is_ascii_alphabetic());
            let foreign = latin.find(|word| !word.is_empty() && !KNOWN.contains(word));
            assert_eq!(foreign, None, "{}: {words}", problem.code());
        }
    }

    #[test]
    fn a_unit_is_told_of_a_quoted_name_with_the_inner_marks() {
        let label = "实施“爱心妈妈”关爱行动".to_owned();
        let problem = Problem::Unclear(crate::diag::Unclear::EmptyAnswer { label, own: false });
        let told = problem.told_to_unit().unwrap().title;
        assert_eq!(told, "“实施‘爱心妈妈’关爱行动”没有填写措施和进度");
        assert!(problem.message(Lang::Zh).title.contains("“爱心妈妈”"), "as it is written");
    }

    /// 待核 is what the office must look at; what the unit must mend is 有误.
    #[test]
    fn what_a_unit_must_mend_does_not_wait_for_the_office() {
        for problem in samples::all().iter().filter(|one| one.mender() == Mender::Unit) {
            let title = problem.message(Lang::Zh).title;
            assert!(!title.contains("待核"), "{}: {title}", problem.code());
            let listed = format!("\n| {} |", problem.code());
            let documented = include_str!("../../../docs/messages.md").split(&listed).nth(1);
            let documented = documented.and_then(|row| row.lines().next()).unwrap_or_default();
            assert!(!documented.contains("待核"), "{}: {documented}", problem.code());
        }
    }

    #[test]
    fn a_quoted_paragraph_is_cut_in_its_middle() {
        let title = |length| {
            let found = "年".repeat(length);
            Problem::BadYear { found }.message(Lang::Zh).title
        };
        assert!(!title(100).contains("……"));
        let long = title(20_000);
        assert!(long.starts_with("年度“年") && long.ends_with("年”不对"), "{long}");
        assert_eq!(long.chars().count(), LONGEST + 2);
    }

    #[test]
    fn an_example_has_the_year_that_is_written_or_none() {
        let remedy = |problem: Problem| problem.message(Lang::Zh).remedy;
        let found = |text: &str| text.to_owned();
        let day = |text: &str| remedy(Problem::BadDate { found: found(text) });
        assert!(day("2026年三月").contains("2026-03-28"), "{}", day("2026年三月"));
        assert!(day("3月28日").contains("××××-03-28"), "{}", day("3月28日"));
        let number = |text: &str| remedy(Problem::BadNumber { found: found(text), right: None });
        assert!(number("甲政办字2026-13").contains("〔2026〕"));
        assert!(number("十三号").contains("〔××××〕"));
        let due = TaskProblem::BadDue { found: found("12-31"), year: 2026 };
        assert!(remedy(Problem::OfTask(due)).contains("2026-12-31"));
        assert!(!remedy(Problem::BadYear { found: found("二六") }).contains("2024"));
    }
}
