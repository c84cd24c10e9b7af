//! Papers that offices might have typed, with the descriptions that people expected of them before the reader
//! was run (`fixtures/published`): a paper is read as a Word file and as text, compared key by key, and printed.

use std::path::{Path, PathBuf};

use hongtou::intake;
use hongtou::notice::{self, Notice};
use hongtou::published::{self, Described};

use super::compare::{Either, Score, compare_paper, targets};
use super::{assert_floors, remarked, source, table};
use crate::program;

/// The folders of the papers.
fn papers() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/published");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut papers: Vec<PathBuf> =
        entries.filter(|path| path.join("wanted.yaml").exists()).collect();
    papers.sort();
    papers
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The notice of a description; a number that waits to be filled in is one, for both sides alike.
fn notice_of(yaml: &str) -> Option<Notice> {
    let lines = yaml.lines().map(|line| match line.strip_prefix("发文字号: ") {
        Some(number) if number.trim_matches('"').starts_with("待填") => {
            "发文字号: 某政办字〔2025〕1号".to_owned()
        }
        _ => line.to_owned(),
    });
    let yaml = lines.collect::<Vec<_>>().join("\n");
    notice::read("notice.yaml", yaml.as_bytes()).notice
}

fn describe(paper: &Path) -> Described {
    published::describe(&intake::paper(&std::fs::read(paper).unwrap()).expect("a paper"))
}

#[allow(clippy::print_stdout, reason = "the table is what the test is for")]
fn assert_read(kind: &str) {
    let score = |folder: &PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let wanted =
            notice_of(&text_of(&folder.join("wanted.yaml"))).expect("a wanted description");
        let either = std::fs::read_to_string(folder.join("either.txt")).unwrap_or_default();
        let either = Either::read(&either);
        let described = describe(&folder.join(format!("paper.{kind}")));
        let found = notice_of(&described.yaml);
        let mut score = compare_paper(&either, (&wanted, found.as_ref()));
        score.targets = targets(&wanted, found.as_ref(), &either);
        score.remarked = remarked(&described, &text_of(&folder.join("paper.txt")));
        (name, score)
    };
    let scores: Vec<(String, Score)> = papers().iter().map(score).collect();
    let table = table(&scores);
    println!("{table}");
    assert_floors(&scores, &table);
}

#[test]
fn papers_of_others_are_read_as_text() {
    assert_read("txt");
}

#[test]
fn papers_of_others_are_read_as_word_files() {
    assert_read("docx");
}

/// What is printed of the descriptions is what the papers say, to where the program prints a form or a table of
/// its own, or another mark (１． for 1.).
#[allow(clippy::disallowed_methods, reason = "a test writes its own description")]
#[test]
fn what_was_read_of_others_is_printed_as_it_was() {
    for (name, end) in [
        ("assigned-minutes", "1、"),
        ("division", "、各镇（街道）"),
        ("letter", "序号"),
        ("minutes", ""),
        ("twelve-tasks", "、李四"),
        ("two-levels", "．2025年"),
        ("units-in-table", ""),
        ("work-points", "抓好贯彻落实"),
    ] {
        let paper = papers().into_iter().find(|folder| folder.ends_with(name)).expect("a paper");
        let wanted: String =
            text_of(&paper.join("paper.txt")).chars().filter(|one| !one.is_whitespace()).collect();
        let wanted = if end.is_empty() { &wanted } else { wanted.split_once(end).unwrap().0 };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notice.yaml");
        std::fs::write(&path, describe(&paper.join("paper.docx")).yaml).unwrap();
        let printed = program::write_from(&path, &folder.path().join("out"), |command| command);
        let found = source::docx_text(&printed.docx);
        let same =
            found.chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
        let from =
            |text: &str| text.chars().skip(same.saturating_sub(9)).take(30).collect::<String>();
        assert!(found.starts_with(wanted), "{name}: {} / {}", from(wanted), from(&found));
        assert!(!end.is_empty() || found == wanted, "{name} goes on with {}", from(&found));
    }
}
