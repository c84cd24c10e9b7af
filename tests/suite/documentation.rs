//! The documentation says what the program does: every key, every code, an example that reads; and each page on its own:
//! commands, what they print, links, pictures, examples, codes, figures (`all_pages`).

mod all_pages;
mod clerks;
mod examples;
mod links;
mod numbers;
mod others;
mod page;
mod pictures;
mod planted;
mod png;
mod told;
mod tried;
mod typed;
mod world;

use std::collections::BTreeSet;

use hongtou::diag::Lang;
use hongtou::notice::{self, keys};

const KEYS: &str = include_str!("../../docs/notice-yaml.md");
const MESSAGES: &str = include_str!("../../docs/messages.md");
/// The words of every finding, as they were read.
const WORDS: &str = include_str!("../../src/diag/samples/words.txt");

/// The first cells of the rows of the table under `## title`, without backquotes.
fn rows(title: &str) -> Vec<[&str; 3]> {
    let (_, section) = KEYS.split_once(&format!("\n## {title}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|line| {
        let mut cells = line.split('|').skip(1).map(|cell| cell.trim().trim_matches('`'));
        [cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap()]
    })
    .collect()
}

#[test]
fn every_key_is_documented_and_no_other() {
    for table in keys::TABLES {
        let required = table.required.iter().map(|key| [key.name, key.alias, "是"]);
        let optional = table.optional.iter().map(|key| [key.name, key.alias, "否"]);
        let wanted: Vec<_> = required.chain(optional).collect();
        assert_eq!(rows(table.title.0), wanted, "{}", table.title.0);
    }
}

#[test]
fn names_of_one_mapping_differ() {
    for table in keys::TABLES {
        let names: Vec<_> = table.keys().flat_map(|key| [key.name, key.alias]).collect();
        let unique: BTreeSet<_> = names.iter().collect();
        assert_eq!(unique.len(), names.len(), "{}", table.title.1);
    }
}

/// The examples together have every key of the notice but two, and read without a finding.
#[test]
fn the_examples_read() {
    let blocks = KEYS.split("```yaml\n").skip(1);
    let examples: Vec<&str> = blocks.map(|block| block.split("```").next().unwrap()).collect();
    for example in examples.iter().filter(|example| example.starts_with("年度")) {
        let reading = notice::read("example.yaml", example.as_bytes());
        assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    }
    let example = examples.concat();
    for table in keys::TABLES {
        for key in table.keys().filter(|key| !["mark", "by"].contains(&key.name)) {
            assert!(
                example.contains(&format!("{}: ", key.alias))
                    || example.contains(&format!("{}:\n", key.alias)),
                "{}",
                key.alias
            );
        }
    }
}

fn codes() -> BTreeSet<&'static str> {
    let codes =
        WORDS.lines().filter_map(|line| line.split(' ').next()).filter(|word| is_code(word));
    // The sample of a rule of the proof-reader; the rules' own codes are in docs/rules.md.
    codes.filter(|code| *code != "W000").collect()
}

fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix(['E', 'W']).unwrap_or_default();
    digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn codes_are_listed_once() {
    let cells = MESSAGES.lines().filter_map(|line| line.strip_prefix("| ")?.split(' ').next());
    let listed: Vec<&str> = cells.filter(|cell| is_code(cell)).collect();
    assert_eq!(listed.len(), codes().len(), "a code is listed twice");
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), codes());
}

/// Every code of reading and checking is found in some broken description.
#[test]
fn every_code_of_the_description_has_a_fixture() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/broken");
    let texts = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = texts.filter(|path| path.to_str().unwrap().ends_with(".zh.txt"));
    let drawn: String = texts.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    // Files of many kilobytes; `reading` makes them.
    let without = ["E004", "E006", "E109"];
    let of_the_description = codes().into_iter().filter(|code| code[1..] < *"3");
    for code in of_the_description.filter(|code| !without.contains(code)) {
        assert!(drawn.contains(&format!("[{code}]")), "{code}");
    }
}

/// What a message tells the clerk to run is a command of the program, and the least a
/// description needs is what the table of keys requires.
#[test]
fn messages_name_commands_and_keys_that_exist() {
    let known = include_str!("../../src/cli/mod.rs");
    for rest in WORDS.split("hongtou ").skip(1) {
        let word: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        assert!(known.contains(&format!("({word}) => ")), "hongtou {word}");
    }
    let least = notice::read("n.yaml", b"").findings.sorted();
    let (chinese, english) =
        (least[0].problem.message(Lang::Zh), least[0].problem.message(Lang::En));
    for key in keys::NOTICE.required {
        assert!(
            chinese.remedy.contains(key.alias) && english.remedy.contains(key.name),
            "{}",
            key.name
        );
        assert!(KEYS.split("## ").next().unwrap().contains(key.alias), "{}", key.alias);
    }
}
