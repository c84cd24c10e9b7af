//! `hongtou schema`: what it prints and writes; and descriptions of every kind laid out for a validator of
//! other making (tests/schema.py, run by tests/interop.sh), each with what the reader says of it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hongtou::diag::Severity;
use hongtou::notice::{self, keys};

use crate::forms;
use crate::page::generated;
use crate::quarter;

const GUIDE: &str = include_str!("../../docs/notice-yaml.md");
/// The line by which an editor finds the schema.
const LINE: &str = "# yaml-language-server: $schema=hongtou.schema.json\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(arguments).args(["--lang", "zh"]).current_dir(folder).output().unwrap()
}

#[test]
fn it_is_printed_and_written_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let printed = run(folder.path(), &["schema"]);
    assert!(printed.status.success() && printed.stderr.is_empty());
    let schema: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let written = run(folder.path(), &["schema", "-o", "there/hongtou.schema.json"]);
    assert!(written.status.success(), "{written:?}");
    let file = std::fs::read(folder.path().join("there/hongtou.schema.json")).unwrap();
    assert_eq!(file, printed.stdout);
    let refused = run(folder.path(), &["schema", "-o", "there"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("[E503]"), "{refused:?}");
}

#[test]
fn every_notice_names_it_where_an_editor_looks() {
    let notices = fixtures("notices");
    assert!(notices.len() > 19);
    for file in notices {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with(LINE), "{}", file.display());
    }
    assert!(GUIDE.contains(LINE));
}

/// Called by tests/interop.sh: HONGTOU_SCHEMA names the file, a line of JSON a description.
#[test]
#[ignore = "writes descriptions where HONGTOU_SCHEMA says"]
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn lay_descriptions_out() {
    let mut lines = String::new();
    for (name, text) in fixed().into_iter().chain(generated()).chain(probes()) {
        let findings = notice::read("notice.yaml", text.as_bytes()).findings.sorted();
        let errors = findings.iter().filter(|found| found.severity() == Severity::Error);
        let codes: Vec<&str> = errors.map(|found| found.problem.code()).collect();
        // What the reader takes for what was meant, an editor does not.
        let slips = findings.iter().any(|found| found.problem.code().starts_with("W00"));
        let line =
            serde_json::json!({ "name": name, "text": text, "codes": codes, "slips": slips });
        writeln!(lines, "{line}").unwrap();
    }
    std::fs::write(std::env::var_os("HONGTOU_SCHEMA").unwrap(), lines).unwrap();
}

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = |path: PathBuf| if path.is_dir() { path.join("notice.yaml") } else { path };
    // A folder of broken ones has none.
    let is_yaml =
        |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml") && path.is_file();
    let mut files: Vec<PathBuf> = entries.map(file).filter(is_yaml).collect();
    files.sort();
    files
}

/// The fixtures that are text.
fn fixed() -> Vec<(String, String)> {
    let folders = ["notices", "papers", "broken"];
    let files = folders.into_iter().flat_map(fixtures);
    let read = |path: PathBuf| {
        let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        Some((name.to_str()?.replace('\\', "/"), String::from_utf8(bytes).ok()?))
    };
    files.filter_map(read).collect()
}

/// What other tests generate.
fn generated() -> Vec<(String, String)> {
    let papers = (0..24).map(|number| (format!("paper {number}"), generated::description(number)));
    let drawn = (0..).zip(forms::drawn(60));
    let drawn = drawn.map(|(number, yaml)| (format!("drawn {number}"), yaml));
    papers.chain(drawn).chain([("year".to_owned(), quarter::yaml())]).collect()
}

/// Written behind each key of the guide's examples, one after the other.
const PROBES: [&str; 79] = [
    "OFD-A",
    "零事故",
    "零点五",
    "控制在零发生",
    "",
    "~",
    "\"\"",
    "\" \"",
    "\"null\"",
    "文字",
    "\"文字\"",
    "'文字'",
    "[甲, 乙]",
    "[甲]",
    "[1, 2]",
    "[]",
    "[~]",
    "[[甲]]",
    "[[甲, ~, \"\", 3.10, true]]",
    "[[]]",
    "{}",
    "{甲: 乙}",
    "[{甲: 乙}]",
    "[{}]",
    "|\n                        文字",
    "|+\n                        文字\n\n",
    ">-\n                        文字\n                        文字",
    "|\n                        文字\n                        文字",
    "|\n                        2024-03-28",
    "|\n                        是",
    "|\n                        document",
    "|\n                        5",
    "2024",
    "\"2024\"",
    "08",
    "000123",
    "0",
    "5",
    "\"005\"",
    "367",
    "1.20",
    "-5",
    "+42",
    "-123",
    "42毫米",
    "42 mm",
    "3.7cm",
    "28.95磅",
    "小初",
    "true",
    "是",
    "false",
    "auto",
    "2024-03-28",
    "2024年3月8日",
    "2024/3/8",
    "2024.3.8",
    "2024-3/8",
    "2024年10月",
    "10月底前",
    "2024年",
    "10 月",
    "2024年13月",
    "12月31号",
    "上半年",
    "[{单位: 区民政局, 注: 负责前半部分}, 区财政局]",
    "{unit: 区民政局}",
    "{注: 负责前半部分}",
    "牵头单位",
    "长期坚持",
    "{文字: 采暖期前, 日期: 2024-11-15}",
    "{words: 采暖期前}",
    "秘密★2030年12月31日",
    "0533-5181763转 8",
    "0533-5181763、5181764转8012",
    "[0533-5181763, 办公室 5181764]",
    "[12, 0533]",
    "2024q4",
    "a.b@example.gov.cn",
];

/// Each key of the examples with each of the probes, under its other name, under both, and gone.
fn probes() -> Vec<(String, String)> {
    let blocks = GUIDE.split("```yaml\n").skip(1).map(|block| block.split("```").next().unwrap());
    let examples: Vec<&str> = blocks.filter(|block| block.starts_with("年度")).collect();
    let mut seen = std::collections::BTreeSet::new();
    let mut all = Vec::new();
    for (number, example) in examples.iter().enumerate() {
        all.push((format!("example {number}"), (*example).to_owned()));
        for place in places(example) {
            let name = format!("example {number}, {} at {}", place.key.alias, place.start);
            let mut put = |what: &str, text: String| all.push((format!("{name}: {what}"), text));
            put("English", place.replaced(example, place.key.name, place.value(example)));
            put("gone", format!("{}{}", &example[..place.start], place.rest(example)));
            let twice = format!(
                "{}{}: {}{}{}",
                &example[..place.start],
                place.key.name,
                place.value(example).trim_start(),
                place.between(),
                &example[place.start..],
            );
            put("both", twice);
            // One place of each key is enough.
            let is_new = seen.insert((place.key.alias, place.depth));
            for probe in PROBES.iter().filter(|_| is_new) {
                put(probe, place.replaced(example, place.key.alias, &format!(" {probe}")));
            }
        }
    }
    all
}

/// A key of an example with its value.
struct Place {
    key: &'static keys::Key,
    /// Where the key begins.
    start: usize,
    /// Where its value begins, behind the colon, and where it ends.
    value: std::ops::Range<usize>,
    /// How far in it stands, in a line of its own.
    depth: usize,
    /// Whether it stands between braces.
    flows: bool,
}

impl Place {
    fn value<'e>(&self, example: &'e str) -> &'e str {
        &example[self.value.clone()]
    }

    /// The example with another name and another value there.
    fn replaced(&self, example: &str, name: &str, value: &str) -> String {
        let (before, after) = (&example[..self.start], &example[self.value.end..]);
        format!("{before}{name}:{value}{after}")
    }

    /// What follows the value and what parts it from the next.
    fn rest<'e>(&self, example: &'e str) -> &'e str {
        let rest = &example[self.value.end..];
        let ended = if self.flows { rest.strip_prefix(", ") } else { rest.strip_prefix('\n') };
        let rest = ended.unwrap_or(rest);
        if self.flows { rest } else { rest.trim_start_matches(' ') }
    }

    /// What parts a key from the next.
    fn between(&self) -> String {
        if self.flows { ", ".into() } else { format!("\n{}", " ".repeat(self.depth)) }
    }
}

fn places(example: &str) -> Vec<Place> {
    let all = keys::TABLES.into_iter().flat_map(keys::Table::keys);
    // Of two keys with one Chinese name (标题) the first is meant.
    let mut known = std::collections::BTreeMap::new();
    all.for_each(|key| {
        known.entry(key.alias).or_insert(key);
    });
    let colons = example.match_indices(':').map(|(at, _)| at);
    let place = |colon: usize| {
        let start = example[..colon].rfind([' ', '{', '\n']).map_or(0, |at| at + 1);
        let key = known.get(&example[start..colon])?;
        let line = example[..start].rfind('\n').map_or(0, |at| at + 1);
        let flows = example[line..start].contains('{');
        let depth = example[line..start].chars().count();
        let end = if flows { flow_end(example, colon) } else { block_end(example, colon, depth) };
        Some(Place { key, start, value: colon + 1..end, depth, flows })
    };
    colons.filter_map(place).collect()
}

/// Where a value between braces ends.
fn flow_end(example: &str, colon: usize) -> usize {
    let mut open = 0;
    for (at, one) in example[colon..].char_indices() {
        match one {
            '[' | '{' => open += 1,
            ',' | '}' if open == 0 => return colon + at,
            ']' | '}' => open -= 1,
            _ => {}
        }
    }
    example.len()
}

/// Where a value in lines of its own ends: with the last line that stands further in.
fn block_end(example: &str, colon: usize, depth: usize) -> usize {
    let mut end = colon;
    for (number, line) in example[colon..].split('\n').enumerate() {
        let inside = line.len() - line.trim_start_matches(' ').len();
        if number > 0 && (inside <= depth || line.is_empty()) {
            break;
        }
        end += line.len() + 1;
    }
    end - 1
}
