//! The YAML of the pages: each key of each example taken out, misspelt and left empty. The program answers each time, and a
//! key that is none is found at its line. In English it is the same notice.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::catch_unwind;

use hongtou::cli::render::render;
use hongtou::diag::{Diagnostic, Diagnostics, Lang};
use hongtou::notice::{self, keys};
use hongtou::origin::Place;

use super::page::{Page, page, pages};
use crate::command::put;
use crate::program;

/// An example, as a description or a part of one.
struct Example {
    page: Page,
    line: usize,
    text: String,
}

/// What a target of a page stands in, where the page shows the target alone.
const AROUND: &str = "    内容: 略。\n    责任单位: 区科协\n    目标:\n";

fn of_page(page: &Page) -> Vec<Example> {
    let codes = page.shown().codes.into_iter();
    let blocks = codes.filter(|code| code.block.as_deref() == Some("yaml"));
    blocks
        .map(|code| Example { page: page.clone(), line: code.line, text: whole(&code.text) })
        .collect()
}

fn examples() -> Vec<Example> {
    let all: Vec<Example> = pages().iter().flat_map(of_page).collect();
    assert!(all.len() > 12, "{}", all.len());
    all
}

/// An example whose targets stand alone, with the tasks that they belong to.
fn whole(text: &str) -> String {
    if text.lines().any(|line| line.starts_with("实事:")) {
        return text.to_owned();
    }
    let (mut made, mut tasks, mut within) = (String::new(), 0, false);
    for line in text.lines() {
        let alone = line.starts_with("      - ");
        if alone && !within {
            tasks += 1;
            made += if tasks == 1 { "实事:\n" } else { "" };
            made += &format!("  - 名称: 某事{tasks}\n{AROUND}");
        }
        within = alone;
        made += &format!("{line}\n");
    }
    made
}

/// A key of an example: where it begins, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct KeyPlace {
    at: usize,
    length: usize,
}

/// The names of keys in Chinese, each with its names in English: 标题 is a title here and a heading there.
fn names() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let tables = keys::TABLES.iter().copied().chain([&keys::ANSWERS]);
    let mut names: BTreeMap<&'static str, BTreeSet<&'static str>> = BTreeMap::new();
    for key in tables.flat_map(|table| table.keys()) {
        names.entry(key.alias).or_default().insert(key.name);
    }
    names
}

/// The keys of an example: what is followed by a colon and begins a line, an item or a pair.
fn key_places(text: &str) -> Vec<KeyPlace> {
    let names = names();
    let mut found = Vec::new();
    let mut begins = 0;
    for line in text.split_inclusive('\n') {
        let told = line.split(" #").next().unwrap_or_default();
        let told = if told.starts_with('#') { "" } else { told };
        for (at, _) in told.match_indices(':') {
            let ends = told[at + 1..].chars().next();
            let before = &told[..at];
            let begin = before.rfind(|c: char| " {,[".contains(c)).map_or(0, |space| space + 1);
            let is_end = ends.is_none_or(char::is_whitespace);
            if is_end && names.contains_key(&before[begin..]) {
                found.push(KeyPlace { at: begins + begin, length: at - begin });
            }
        }
        begins += line.len();
    }
    found
}

/// Where the value of a key ends, from its colon on: at the end of its pair, or behind its last deeper line.
fn value_end(text: &str, key: KeyPlace) -> usize {
    let line_begin = text[..key.at].rfind('\n').map_or(0, |end| end + 1);
    let (mut depth, opened) = (0_i32, text[line_begin..key.at].contains('{'));
    let begins = key.at + key.length + 1;
    if opened {
        for (at, one) in text[begins..].char_indices() {
            match one {
                '{' | '[' => depth += 1,
                '}' | ']' | ',' if depth == 0 => return begins + at,
                '}' | ']' => depth -= 1,
                '\n' => return begins + at,
                _ => {}
            }
        }
        return text.len();
    }
    let column = text[line_begin..key.at].chars().count();
    let mut end = begins;
    for (number, line) in text[begins..].split_inclusive('\n').enumerate() {
        let indent = line.chars().take_while(|one| *one == ' ').count();
        if number > 0 && indent <= column && !line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    end.min(text.len())
}

/// The example without the key and its value.
fn without(text: &str, key: KeyPlace) -> String {
    let end = value_end(text, key);
    let rest = &text[end..];
    if text[..end].ends_with('\n') {
        let line_begin = text[..key.at].rfind('\n').map_or(0, |end| end + 1);
        let before = &text[line_begin..key.at];
        // The next pair of an item takes the place of its first.
        let spaces = " ".repeat(before.chars().count());
        let next = rest.strip_prefix(spaces.as_str()).filter(|_| before.contains('-'));
        let kept = if before.contains('-') { before } else { "" };
        let empty = if before.contains('-') && next.is_none() { "{}\n" } else { "" };
        return [&text[..line_begin], kept, empty, next.unwrap_or(rest)].concat();
    }
    let rest = rest.strip_prefix(", ").unwrap_or(rest);
    [&text[..key.at], rest].concat()
}

/// The example with nothing behind the key.
fn emptied(text: &str, key: KeyPlace) -> String {
    let end = value_end(text, key);
    let line = if text[..end].ends_with('\n') { "\n" } else { "" };
    [&text[..=key.at + key.length], line, &text[end..]].concat()
}

/// The example with a key that is none.
fn misspelt(text: &str, key: KeyPlace) -> String {
    let end = key.at + key.length;
    [&text[..end], "错", &text[end..]].concat()
}

/// What is found in a description, or in answers; nothing where the program fell.
fn findings(example: &Example, text: &str) -> Option<Vec<Diagnostic>> {
    let of_answers = example.page.path == "docs/init.md" && example.text.contains("\n联系人:");
    catch_unwind(|| {
        let found = if of_answers {
            let read = notice::answers("回答.txt", text.as_bytes(), &|_| Err(Diagnostics::new()));
            read.map_or_else(|found| found.sorted(), |(_, found)| found.sorted())
        } else {
            let reading = notice::read("notice.yaml", text.as_bytes());
            assert_eq!(reading.notice.is_none(), reading.findings.has_errors());
            reading.findings.sorted()
        };
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(render(&found, lang, false).is_empty(), found.is_empty());
        }
        found
    })
    .ok()
}

fn is_at(found: &Diagnostic, line: usize) -> bool {
    matches!(&found.place, Place::Text(origin) if origin.line() == line)
}

/// What the program does not answer of an example's keys.
fn faults(example: &Example) -> Vec<String> {
    let mut faults = Vec::new();
    for key in key_places(&example.text) {
        let name = &example.text[key.at..key.at + key.length];
        for changed in [without(&example.text, key), emptied(&example.text, key)] {
            if findings(example, &changed).is_none() {
                faults.push(
                    example.page.fault(example.line, format!("{name}: no answer to\n{changed}")),
                );
            }
        }
        let line = example.text[..key.at].matches('\n').count() + 1;
        let found = findings(example, &misspelt(&example.text, key)).unwrap_or_default();
        if !found.iter().any(|one| is_at(one, line)) {
            let codes: Vec<&str> = found.iter().map(|one| one.problem.code()).collect();
            let what = format!("{name}错 is not found at line {line} of the example: {codes:?}");
            faults.push(example.page.fault(example.line, what));
        }
    }
    faults
}

/// `f` of each, by two threads.
fn of_each<T: Sync, R: Send>(all: &[T], f: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let half = all.len().div_ceil(2);
    std::thread::scope(|scope| {
        let parts = all.chunks(half.max(1)).map(|part| {
            let f = &f;
            scope.spawn(move || part.iter().map(f).collect::<Vec<R>>())
        });
        let parts: Vec<_> = parts.collect();
        parts.into_iter().flat_map(|part| part.join().expect("a thread")).collect()
    })
}

#[test]
fn each_key_of_each_example_is_answered_without_misspelt_and_empty() {
    let examples = examples();
    let keys: usize = examples.iter().map(|example| key_places(&example.text).len()).sum();
    assert!(keys > 250, "{keys}");
    let faults: Vec<String> = of_each(&examples, faults).concat();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// An example in English.
fn in_english(text: &str) -> String {
    let names = names();
    let (mut made, mut done) = (String::new(), 0);
    for key in key_places(text) {
        made += &text[done..key.at];
        done = key.at + key.length;
        made += english(text, key, &names[&text[key.at..done]]);
    }
    made + &text[done..]
}

/// The name of a key in English: where there are two, the one that reads.
fn english(text: &str, key: KeyPlace, names: &BTreeSet<&'static str>) -> &'static str {
    let reads = |name: &&&str| {
        let changed = [&text[..key.at], **name, &text[key.at + key.length..]].concat();
        notice::read("notice.yaml", changed.as_bytes()).findings.is_empty()
    };
    let one = names.iter().find(|name| names.len() == 1 || reads(name));
    one.unwrap_or_else(|| panic!("{names:?} in\n{text}"))
}

/// The notice of a description, as PDF.
fn printed(text: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    put(&folder.path().join("notice.yaml"), text);
    let output = program::run(folder.path(), &["notice", "--only", "pdf"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{text}");
    std::fs::read(folder.path().join("out/notice.pdf")).expect("the notice")
}

#[test]
fn the_examples_are_the_same_notice_in_english() {
    let examples = of_page(&page("docs/notice-yaml.md"));
    let whole: Vec<&Example> =
        examples.iter().filter(|example| example.text.starts_with("年度")).collect();
    assert!(whole.len() >= 5, "{}", whole.len());
    let same = of_each(&whole, |example| {
        let english = in_english(&example.text);
        let keys = |text: &str| text.lines().filter(|line| line.starts_with("units:")).count();
        assert_eq!((keys(&example.text), keys(&english)), (0, 1));
        (example.line, printed(&example.text) == printed(&english))
    });
    for (line, is_same) in same {
        assert!(is_same, "docs/notice-yaml.md:{line}: another notice in English");
    }
}

/// An example with a key of nobody is no example.
#[test]
fn the_changes_of_an_example_are_what_they_are_called() {
    let text = "年度: 2024\n单位名册:\n  - 名称: 甲\n    邮箱: a@b.cn\n  - {名称: 乙, 别名: [丙, 丁]}\n结尾: 请。\n";
    let keys = key_places(text);
    let names: Vec<&str> = keys.iter().map(|key| &text[key.at..key.at + key.length]).collect();
    assert_eq!(names, ["年度", "单位名册", "名称", "邮箱", "名称", "别名", "结尾"]);
    assert_eq!(without(text, keys[1]), "年度: 2024\n结尾: 请。\n");
    assert!(without(text, keys[2]).contains("\n  - 邮箱: a@b.cn\n  - {"));
    assert!(without(text, keys[4]).contains("\n  - {别名: [丙, 丁]}\n"));
    assert!(emptied(text, keys[5]).contains("{名称: 乙, 别名:}\n"));
    assert!(emptied(text, keys[1]).contains("\n单位名册:\n结尾"));
    assert!(misspelt(text, keys[3]).contains("    邮箱错: a@b.cn\n"));
    assert!(in_english(text).starts_with("year: 2024\nunits:\n  - name: 甲\n"));
    let planted = page("docs/notice-yaml.md").with("发文机关: 淄川", "发文机构: 淄川");
    let reading = notice::read("notice.yaml", of_page(&planted)[0].text.as_bytes());
    assert!(reading.findings.has_errors());
}
