//! What holds of the words of all findings.

use std::collections::BTreeSet;
use std::path::Path;

use super::words::LONGEST;
use super::{Lang, Mender, Problem, TaskProblem, ValueProblem, samples};

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

/// What stands in the files of this room, without comments and tests.
fn sources() -> String {
    let mut texts = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diag")];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> =
            folder.read_dir().unwrap().map(|one| one.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            match path.is_dir() {
                true if path.ends_with("samples") => {}
                true => folders.push(path),
                false if path.ends_with("tests.rs") => {}
                false => texts += &code_of(&std::fs::read_to_string(path).unwrap()),
            }
        }
    }
    texts
}

fn code_of(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.contains("#[expect(");
    let lines = code.lines().filter(is_code);
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn every_code_has_one_row_and_a_sample() {
    let sources = sources();
    let codes: Vec<&str> = literals(&sources).into_iter().filter(|text| is_code(text)).collect();
    let once: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes.len(), once.len(), "a code has two rows");
    // The rules of the proof-reader have their codes in tables of their own.
    let samples = samples::all().into_iter().filter(|one| !matches!(one, Problem::Proof(_)));
    let samples: BTreeSet<&str> = samples.map(|one| one.code()).collect();
    assert_eq!(samples, once);
}

fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix(['E', 'W']).unwrap_or_default();
    digits.len() == 3 && digits.bytes().all(|one| one.is_ascii_digit())
}

/// All words of all samples, as they are said, by code.
fn all_words() -> String {
    listed(samples::all().iter().map(words_of).collect())
}

fn listed(mut said: Vec<String>) -> String {
    said.sort();
    said.dedup();
    said.concat()
}

fn words_of(problem: &Problem) -> String {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| problem.message(lang));
    let (code, severity, mender) = (problem.code(), problem.severity(), problem.mender());
    let told = problem.told_to_unit();
    let told =
        told.map(|told| format!("  {}\n  {}\n", told.title, told.remedy)).unwrap_or_default();
    let [zh, en] = [zh, en].map(|said| format!("  {}\n  {}\n", said.title, said.remedy));
    format!("{code} {severity} {mender:?}\n{zh}{en}{told}")
}

/// What is said is read before it is said otherwise; `UPDATE=1` writes it down.
#[test]
fn all_words_are_those_that_were_read() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diag/samples/words.txt");
    let words = all_words();
    if std::env::var_os("UPDATE").is_some() {
        #[allow(clippy::disallowed_methods, reason = "a test writes its own expectations")]
        std::fs::write(&file, &words).unwrap();
    }
    let read = std::fs::read_to_string(&file).unwrap();
    let another = words.lines().zip(read.lines()).find(|(now, read)| now != read);
    assert!(another.is_none() && words == read, "{another:?}");
}

/// Where two messages change places, what is said is another: no two codes have the same words, so that the snapshot
/// sees it.
#[test]
fn two_messages_that_change_places_are_seen() {
    let said: Vec<String> = samples::all().iter().map(words_of).collect();
    let words = listed(said.clone());
    let parted =
        |one: &str| one.split_once('\n').map(|(code, words)| (code.to_owned(), words.to_owned()));
    let blocks: Vec<(String, String)> = said.iter().filter_map(|one| parted(one)).collect();
    let mut tried = 0;
    for at in 1..blocks.len() {
        let ((one, of_one), (other, of_other)) = (&blocks[at - 1], &blocks[at]);
        if one[..4] == other[..4] {
            continue;
        }
        let mut swapped = said.clone();
        swapped[at - 1] = format!("{one}\n{of_other}");
        swapped[at] = format!("{other}\n{of_one}");
        assert_ne!(listed(swapped), words, "{one} and {other}");
        tried += 1;
    }
    assert!(tried > 300, "{tried}");
}

/// The literals of a source, as they are written.
fn literals(source: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), source);
    while let Some(begin) = rest.find('"') {
        let text = &rest[begin + 1..];
        let mut escaped = false;
        let end = text.find(|one| {
            let ends = one == '"' && !escaped;
            escaped = one == '\\' && !escaped;
            ends
        });
        let end = end.unwrap();
        found.push(&text[..end]);
        rest = &text[end + 1..];
    }
    found
}

/// The pieces of a literal between the values that are put into it.
fn pieces(literal: &str) -> Vec<String> {
    let (mut text, mut continued) = (String::new(), false);
    for line in literal.split("\\\n") {
        text += if continued { line.trim_start() } else { line };
        continued = true;
    }
    let text = text
        .replace("\\\"", "\"")
        .replace("\\\\", "\\")
        .replace("{{", "\u{1}")
        .replace("}}", "\u{2}");
    let outside = text.split('{').enumerate().map(|(at, piece)| match at {
        0 => piece,
        _ => piece.split_once('}').map_or("", |(_, after)| after),
    });
    outside.map(|piece| piece.replace('\u{1}', "{").replace('\u{2}', "}")).collect()
}

/// No words but those that a sample says: each piece of each literal is among them.
#[test]
fn all_words_are_said_by_a_sample() {
    let (sources, words) = (sources(), all_words());
    let unsaid = literals(&sources).into_iter().flat_map(pieces);
    let unsaid: BTreeSet<String> =
        unsaid.filter(|piece| !is_code(piece) && !words.contains(piece.trim())).collect();
    assert_eq!(unsaid, BTreeSet::new());
}

/// What the unit must mend it is asked to, and in words that are its own.
#[test]
fn a_unit_is_told_what_it_can_do() {
    for problem in samples::of_returns() {
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
    "zip", "rar", "z", "xls", "xlsx", "xlsb", "ods", "doc", "docx", "wps", "mbox", "emlx", "eml",
    "msg", "winmail", "dat", "MB", "notice", "yaml", "hongtou", "SHA", "status", "json",
];

#[test]
fn what_is_said_of_returns_has_no_foreign_word() {
    for problem in samples::of_returns() {
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
    for problem in samples::of_returns().iter().filter(|one| one.mender() == Mender::Unit) {
        let title = problem.message(Lang::Zh).title;
        assert!(!title.contains("待核"), "{}: {title}", problem.code());
        let listed = format!("\n| {} |", problem.code());
        let documented = include_str!("../../docs/messages.md").split(&listed).nth(1);
        let documented = documented.and_then(|row| row.lines().next()).unwrap_or_default();
        assert!(!documented.contains("待核"), "{}: {documented}", problem.code());
    }
}

#[test]
fn a_quoted_paragraph_is_cut_in_its_middle() {
    let title = |length| {
        let found = "年".repeat(length);
        Problem::Value(ValueProblem::BadYear { found }).message(Lang::Zh).title
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
    let day = |text: &str| remedy(Problem::Value(ValueProblem::BadDate { found: found(text) }));
    assert!(day("2026年三月").contains("2026-03-28"), "{}", day("2026年三月"));
    assert!(day("3月28日").contains("××××-03-28"), "{}", day("3月28日"));
    let number = |text: &str| {
        remedy(Problem::Value(ValueProblem::BadNumber { found: found(text), right: None }))
    };
    assert!(number("甲政办字2026-13").contains("〔2026〕"));
    assert!(number("十三号").contains("〔××××〕"));
    let due = TaskProblem::BadDue { found: found("12-31"), year: 2026 };
    assert!(remedy(Problem::OfTask(due)).contains("2026-12-31"));
    assert!(
        !remedy(Problem::Value(ValueProblem::BadYear { found: found("二六") })).contains("2024")
    );
}
