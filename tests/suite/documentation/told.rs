//! Every code that a page names is one of the program, and what a page shows as a message is one that it prints.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::page::{Page, root};
use super::{codes, is_code};

/// A row a rule of the proof-reader; a test of its own holds the page against them.
const RULES: &str = include_str!("../../../docs/rules.md");

/// All codes of the program: those of messages, and those of rules.
fn known() -> BTreeSet<&'static str> {
    let rules = RULES.lines().filter_map(|line| line.strip_prefix("| ")?.get(..4));
    codes().into_iter().chain(rules.filter(|code| is_code(code))).collect()
}

/// What the broken descriptions of the fixtures print, each called notice.yaml.
fn printed() -> &'static str {
    static PRINTED: OnceLock<String> = OnceLock::new();
    PRINTED.get_or_init(|| {
        let folder = root().join("fixtures/broken");
        let entries = std::fs::read_dir(folder).expect("the broken descriptions");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let told = paths.filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".zh.txt")?.to_owned();
            let text = std::fs::read_to_string(&path).ok()?;
            Some(text.replace(&format!("{name}.yaml"), "notice.yaml"))
        });
        told.collect()
    })
}

/// The codes of a page that are none, and the messages that nothing prints.
pub(super) fn faults(page: &Page) -> Vec<String> {
    let known = known();
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(page.text.lines()) {
        let words = line.split(|c: char| !c.is_ascii_alphanumeric());
        let unknown = words.filter(|word| is_code(word) && !known.contains(word));
        faults.extend(unknown.map(|code| page.fault(number, format!("no code {code}"))));
    }
    for code in page.shown().codes {
        let is_message = ["错误[", "警告["].iter().any(|begin| code.text.starts_with(begin));
        if is_message && !printed().contains(code.text.trim_end()) {
            faults.push(page.fault(code.line, format!("nothing prints {}", code.text)));
        }
    }
    faults
}
