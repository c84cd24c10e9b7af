//! What pages say of the sources: the commands of other programs, and files. Those commands are not run here (a test does
//! not build or measure the program), but what they name is there.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use super::page::{Code, Page, root};

/// Folders of the sources.
const FOLDERS: [&str; 10] = [
    "benches",
    "build",
    "dictionary",
    "docs",
    "fixtures",
    "fonts",
    "fuzz",
    "src",
    "templates",
    "tests",
];
/// More of them, whose files pages name.
const TOOLS: &str = "tools";
/// Ends of files that a page names without their folder.
const SOURCES: [&str; 3] = ["rs", "py", "sh"];
/// What `cargo` does for us.
const CARGO: [&str; 10] =
    ["run", "build", "test", "bench", "install", "fmt", "clippy", "deny", "about", "vendor"];

/// All files of the sources, by their paths.
fn sources() -> &'static BTreeSet<String> {
    static SOURCES: OnceLock<BTreeSet<String>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let mut found = BTreeSet::new();
        FOLDERS.iter().chain([&TOOLS]).for_each(|folder| gather(Path::new(folder), &mut found));
        found
    })
}

fn gather(folder: &Path, found: &mut BTreeSet<String>) {
    let Ok(entries) = std::fs::read_dir(root().join(folder)) else { return };
    for entry in entries.filter_map(Result::ok) {
        let path = folder.join(entry.file_name());
        if entry.path().is_dir() {
            gather(&path, found);
        }
        found.insert(path.to_string_lossy().replace('\\', "/"));
    }
}

/// What a page names and the sources do not have: files, and what other programs are to do.
pub(super) fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    for code in page.shown().codes {
        let paths = words(&code.text).filter(|word| is_path(word) && !is_there(word));
        faults.extend(paths.map(|path| page.fault(code.line, format!("no {path} in the sources"))));
        for line in code.text.lines().filter(|line| is_cargo(line)) {
            faults.extend(of_cargo(line).into_iter().map(|what| page.fault(code.line, what)));
        }
    }
    faults
}

/// Blocks with commands of other programs that no mark says are not run.
pub(super) fn unmarked(page: &Page) -> Vec<String> {
    let all = page.shown().codes.into_iter();
    let blocks =
        all.filter(|code| code.block.is_some() && code.mark.is_none() && is_of_others(code));
    blocks.map(|code| page.fault(code.line, "not run, and no mark says so")).collect()
}

fn is_of_others(code: &Code) -> bool {
    code.text.lines().any(|line| {
        let first = line.trim_start().split(' ').next().unwrap_or_default();
        is_cargo(line) || ["python3", "UPDATE=1", "time"].contains(&first) || first.ends_with(".sh")
    })
}

fn is_cargo(line: &str) -> bool {
    line.split(' ').find(|word| !word.contains('=') && *word != "time") == Some("cargo")
}

/// The words of a piece of code that may be paths.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parted = text.split(|c: char| c.is_whitespace() || "`()（）,，;；、\"'[]".contains(c));
    parted.map(|word| word.trim_end_matches(['.', ':', '…']))
}

/// Whether a word names a file of the sources, and not one of many.
fn is_path(word: &str) -> bool {
    let one = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let below = FOLDERS
        .iter()
        .chain([&TOOLS])
        .any(|top| word.strip_prefix(top).is_some_and(|rest| rest.starts_with('/')));
    let source =
        word.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && SOURCES.contains(&end));
    one && (below || source) && !word.starts_with("target/")
}

fn is_there(word: &str) -> bool {
    let path = word.trim_end_matches('/');
    let is_end = |own: &String| own == path || own.ends_with(&format!("/{path}"));
    path.is_empty()
        || FOLDERS.contains(&path)
        || path == TOOLS
        || sources().iter().any(is_end)
        || sources().contains(&format!("{path}.rs"))
}

/// What a command of cargo names and the sources do not have.
fn of_cargo(line: &str) -> Vec<String> {
    let line = line.split(" #").next().unwrap_or_default();
    let words: Vec<&str> =
        line.split_whitespace().skip_while(|word| *word != "cargo").skip(1).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.starts_with('+')).collect();
    let mut faults = Vec::new();
    if let Some(command) = words.first().filter(|command| !CARGO.contains(command)) {
        faults.push(format!("cargo {command} is not known"));
    }
    let behind = |option: &str| words.windows(2).find(|pair| pair[0] == option).map(|pair| pair[1]);
    if let Some(bench) = behind("--bench").filter(|bench| !is_bench(bench)) {
        faults.push(format!("no bench {bench}"));
    }
    let test =
        behind("--test").filter(|test| !sources().contains(&format!("tests/{test}/main.rs")));
    faults.extend(test.map(|test| format!("no test {test}")));
    if words.first() == Some(&"test") {
        faults.extend(
            filters(&words)
                .filter(|filter| !is_test(filter))
                .map(|filter| format!("no test {filter}")),
        );
    }
    faults
}

/// The names that a command of tests asks for.
fn filters<'w>(words: &'w [&'w str]) -> impl Iterator<Item = &'w str> {
    let named = |at: &usize| words[at - 1] != "--test" && !words[*at].starts_with(['-', '[']);
    let all = (1..words.len()).filter(named).map(|at| words[at].trim_end_matches("::"));
    all.filter(|word| !word.chars().any(|c| c.is_ascii_uppercase() || c == '…'))
}

fn is_bench(name: &str) -> bool {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap_or_default();
    let named = format!("[[bench]]\nname = \"{name}\"\n");
    manifest.contains(&named)
}

/// Whether each part of a filter is the name of a module, or of a test or the beginning of one.
fn is_test(filter: &str) -> bool {
    filter.split("::").all(|part| names().iter().any(|name| name.starts_with(part)))
}

/// The names of all modules and functions of the sources and tests.
fn names() -> &'static BTreeSet<String> {
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let rust = sources().iter().filter(|path| path.ends_with(".rs"));
        let texts = rust.map(|path| std::fs::read_to_string(root().join(path)).unwrap_or_default());
        let lines: String = texts.collect();
        let declared = lines.lines().map(str::trim_start).filter_map(|line| {
            let rest = line.split("fn ").nth(1).or_else(|| line.split("mod ").nth(1))?;
            Some(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        });
        declared.filter(|name| !name.is_empty()).collect()
    })
}
