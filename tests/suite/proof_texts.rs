//! The proof-reader over all of our own Chinese: the notices of the fixtures, the templates, and the pages in Chinese. What
//! it finds is in `fixtures/proof/findings.txt`, each line marked 对 or 误 by a reader who had marked the texts before
//! the program did.
//!
//! `UPDATE=1 cargo test --test suite proof_texts` lists what is found anew, with `?` where it was not marked yet;
//! `HONGTOU_TEXTS=FILE cargo test --test suite -- --ignored proof_texts` lays the texts out to be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hongtou::diag::Problem;
use hongtou::notice::{self, SText};
use hongtou::origin::{Origin, Place, Source};
use hongtou::proof::{self, Kind, Passage};

/// So many characters may have one finding that is none.
const FOR_ONE_WRONG: usize = 5_000;
/// Rules of official papers that do not hold in a manual: it has no day, and may say 去年.
const OF_PAPERS: [&str; 1] = ["W176"];
/// Characters beside what was found.
const BESIDE: usize = 12;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn files(name: &str, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.to_str().unwrap().ends_with(end)).collect();
    files.sort();
    files
}

/// A text of ours: where it stands, what it is, and its passages.
struct Own {
    name: String,
    passages: Vec<(String, Kind)>,
}

fn descriptions() -> Vec<(String, String)> {
    let folders = ["fixtures/notices", "fixtures/published"].map(|name| files(name, ""));
    let there = folders.into_iter().flatten().flat_map(|folder| {
        ["notice.yaml", "wanted.yaml"]
            .map(|name| folder.join(name))
            .into_iter()
            .filter(|file| file.exists())
    });
    there
        .map(|file| {
            let name = file.strip_prefix(folder("")).unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(file).unwrap())
        })
        .collect()
}

/// The pages in Chinese: their titles are.
fn pages() -> Vec<Own> {
    let docs = files("docs", ".md").into_iter().chain([folder("README.zh-CN.md")]);
    let own = docs.filter_map(|file| {
        let text = fs::read_to_string(&file).unwrap();
        let title = text.lines().next().unwrap_or_default().to_owned();
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        (han(&title) > 0).then(|| Own { name, passages: of_page(&text) })
    });
    own.collect()
}

fn han(text: &str) -> usize {
    text.chars().filter(|one| matches!(one, '\u{4E00}'..='\u{9FFF}')).count()
}

/// A page without its code: a paragraph, a heading, a point of a list, and a cell is each a passage.
fn of_page(text: &str) -> Vec<(String, Kind)> {
    let prose: String = text.split("```").step_by(2).collect();
    let mut passages = Vec::new();
    for block in prose.split("\n\n") {
        if block.trim_start().starts_with('|') {
            let cells = block.lines().flat_map(|row| row.split('|'));
            passages.extend(cells.map(|cell| (cell.to_owned(), Kind::Cell)));
        } else {
            let joined = block.trim().replace("\n- ", "\n\n- ");
            let points = joined.split("\n\n").map(|point| point.replace('\n', ""));
            passages.extend(points.map(
                |point| match point.starts_with(['-', '#', '1', '<', '!']) {
                    true => (point, Kind::Name),
                    false => (point, Kind::Paragraph),
                },
            ));
        }
    }
    let plain = passages.into_iter().map(|(text, kind)| (plain(&text), kind));
    plain.filter(|(text, _)| han(text) * 2 > text.chars().count()).collect()
}

/// Without marks of the page; what is quoted and what is code is one word.
fn plain(text: &str) -> String {
    let code: Vec<&str> = text.split('`').collect();
    let text: String =
        code.iter().enumerate().map(|(at, part)| if at % 2 == 1 { "甲" } else { part }).collect();
    let text = between(&text, "“", "”", "“甲”");
    let text = in_half_width_brackets(&text);
    text.trim_matches(['#', '-', ' ', '*']).replace("**", "").replace(['[', ']'], "")
}

/// Without the English of a remedy, which stands in half-width brackets.
fn in_half_width_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = text.chars().filter(|one| {
        let before = depth;
        depth = match one {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        before == 0 && depth == 0
    });
    outside.collect()
}

/// `text` with `instead` for what stands from `open` to `close`.
fn between(text: &str, open: &str, close: &str, instead: &str) -> String {
    let mut parts = text.split(open);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.split_once(close).map_or("", |(_, rest)| rest);
        whole = whole + instead + rest;
    }
    whole
}

/// Templates: their paragraphs and cells, with one word for each value.
fn templates() -> Vec<Own> {
    let own = files("templates", ".xml").into_iter().map(|file| {
        let text = fs::read_to_string(&file).unwrap();
        let text = between(&between(&text, "{#", "#}", ""), "{%", "%}", "");
        let text = between(&text, "{{", "}}", "甲");
        let parts = text.split(['<', '>']).skip(2).step_by(2);
        let texts = parts.map(|part| part.trim().to_owned()).filter(|part| han(part) > 0);
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        Own { name, passages: texts.map(|text| (text, Kind::Cell)).collect() }
    });
    own.collect()
}

/// What is found in a text that is none of a notice.
fn found_in(own: &Own) -> Vec<String> {
    let mut found = Vec::new();
    for (text, kind) in &own.passages {
        let text = SText::new(text.clone(), Origin::new(&Source::new("甲", text), 0..text.len()));
        let passage = Passage::new(&text, *kind);
        let rows = proof::rows().filter(|row| row.looks.contains(*kind));
        for row in rows.filter(|row| !OF_PAPERS.contains(&row.rule.code)) {
            let slips = (row.find)(&passage).into_iter();
            found.extend(slips.map(|slip| line(&own.name, row.rule.code, &text, slip.range)));
        }
    }
    found
}

fn line(name: &str, code: &str, text: &str, range: std::ops::Range<usize>) -> String {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let begin = before.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let end = behind.char_indices().nth(BESIDE).map_or(behind.len(), |(at, _)| at);
    format!("{name} {code} {}【{}】{}", &before[begin..], &text[range], &behind[..end])
        .replace('\n', "⏎")
}

/// What is found in a notice: by the rules of words, and as it is read.
fn found_in_notice(name: &str, text: &str) -> Vec<String> {
    let reading = notice::read("n.yaml", text.as_bytes());
    let mut findings = reading.findings;
    findings.extend(reading.notice.iter().flat_map(proof::read));
    findings.extend(reading.draft.iter().flat_map(proof::read_draft));
    let of_words = findings.sorted().into_iter().filter_map(|found| match found {
        found if matches!(found.problem, Problem::Proof(_)) => {
            let Place::Text(place) = &found.place else { return None };
            Some(line(name, found.problem.code(), text, place.span()))
        }
        _ => None,
    });
    of_words.collect()
}

fn own_texts() -> Vec<Own> {
    pages().into_iter().chain(templates()).collect()
}

#[test]
fn what_is_found_in_our_own_texts_is_marked_by_a_reader() {
    let (descriptions, own) = (descriptions(), own_texts());
    let of_notices = descriptions.iter().flat_map(|(name, text)| found_in_notice(name, text));
    let found: Vec<String> = of_notices.chain(own.iter().flat_map(found_in)).collect();
    let passages = own.iter().flat_map(|one| &one.passages).map(|(text, _)| text.chars().count());
    let characters =
        passages.sum::<usize>() + descriptions.iter().map(|(_, text)| han(text)).sum::<usize>();

    let file = folder("fixtures/proof/findings.txt");
    let read = fs::read_to_string(&file).unwrap_or_default();
    let marks: BTreeMap<&str, &str> = read
        .lines()
        .filter_map(|line| line.split_once(' ').map(|(mark, rest)| (rest, mark)))
        .collect();
    let marked =
        found.iter().map(|one| format!("{} {one}\n", marks.get(one.as_str()).unwrap_or(&"?")));
    super::expect_file(&file, &marked.collect::<String>());
    let wrong = found.iter().filter(|one| marks.get(one.as_str()) != Some(&"对")).count();
    assert!(wrong * FOR_ONE_WRONG <= characters, "{wrong} of {} in {characters}", found.len());
    assert!(characters > 50_000, "{characters}");
}

#[test]
#[ignore = "lays the texts out for a reader"]
fn lay_texts_out() {
    let Some(file) = std::env::var_os("HONGTOU_TEXTS") else { return };
    let mut text: String =
        descriptions().iter().map(|(name, text)| format!("=== {name}\n{text}\n")).collect();
    for own in own_texts() {
        text += &format!("=== {}\n", own.name);
        own.passages.iter().for_each(|(passage, _)| text += &format!("{passage}\n"));
    }
    super::command::put(Path::new(&file), &text);
}
