//! The rooms of src/ and the arrows between them: data flows one way, and only the office, the page and the
//! command line touch files, the environment, the clock and the terminal.
//!
//! The scan reads `crate::` and `super::` paths in the code, comments and test modules aside.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The floors from the ground up. A room may use rooms of lower floors only.
const FLOORS: &[&[&str]] = &[
    &["cell", "length", "han", "date", "decimal", "picture"],
    &["origin", "period", "quantity", "shown"],
    &["diag", "receipts"],
    &["notice", "document", "intake"],
    &["layout", "published", "roster", "sheet"],
    &["form", "proof"],
    &["begin", "docx", "mend", "ofd", "pdf", "returns"],
    &["amend", "report"],
    &["compose", "mail", "page"],
    &["office"],
    &["web"],
    &["cli"],
];

/// Which rooms a room uses: exactly these.
const ALLOWED: &[(&str, &[&str])] = &[
    ("amend", &["date", "diag", "han", "mend", "notice", "origin", "period"]),
    ("begin", &["notice", "published"]),
    ("cell", &[]),
    (
        "cli",
        &[
            "date", "diag", "document", "form", "han", "intake", "layout", "mail", "mend",
            "notice", "office", "ofd", "origin", "pdf", "period", "proof", "report", "returns",
            "sheet", "shown", "web",
        ],
    ),
    ("compose", &["diag", "document", "han", "length", "notice", "origin", "report"]),
    ("date", &[]),
    ("decimal", &[]),
    ("diag", &["han", "origin", "period"]),
    ("document", &["date", "diag", "han", "length", "origin"]),
    ("docx", &["document", "han", "layout", "length"]),
    (
        "form",
        &[
            "cell", "date", "decimal", "diag", "document", "han", "intake", "length", "notice",
            "origin", "period", "quantity", "sheet",
        ],
    ),
    ("han", &[]),
    ("intake", &["cell", "date", "diag", "origin", "shown"]),
    ("layout", &["diag", "document", "han", "length", "origin"]),
    ("length", &[]),
    (
        "mail",
        &[
            "date", "diag", "document", "form", "length", "notice", "origin", "period", "receipts",
            "returns", "sheet",
        ],
    ),
    ("mend", &["diag", "notice", "origin", "proof"]),
    ("notice", &["date", "decimal", "diag", "han", "length", "origin", "period", "quantity"]),
    ("ofd", &["document", "layout"]),
    (
        "office",
        &[
            "begin",
            "amend",
            "compose",
            "date",
            "decimal",
            "diag",
            "document",
            "docx",
            "form",
            "han",
            "intake",
            "layout",
            "length",
            "mail",
            "mend",
            "notice",
            "ofd",
            "origin",
            "page",
            "pdf",
            "period",
            "picture",
            "proof",
            "published",
            "receipts",
            "report",
            "returns",
            "roster",
            "sheet",
            "shown",
        ],
    ),
    ("origin", &["cell"]),
    ("page", &["decimal", "diag", "origin", "report"]),
    ("pdf", &["document", "layout", "length"]),
    ("period", &["date"]),
    ("picture", &[]),
    ("proof", &["date", "decimal", "diag", "han", "notice", "origin", "period", "published"]),
    ("published", &["date", "diag", "han", "intake", "notice"]),
    ("quantity", &["decimal"]),
    (
        "report",
        &[
            "cell", "date", "decimal", "diag", "document", "form", "intake", "length", "notice",
            "origin", "period", "quantity", "returns", "sheet",
        ],
    ),
    ("receipts", &["date", "origin"]),
    (
        "returns",
        &[
            "date", "decimal", "diag", "form", "intake", "notice", "origin", "period", "quantity",
            "receipts",
        ],
    ),
    ("roster", &["cell", "diag", "intake", "notice", "origin"]),
    ("sheet", &["date", "document", "han", "length"]),
    ("shown", &["han"]),
    (
        "web",
        &[
            "amend", "date", "diag", "intake", "mail", "notice", "office", "origin", "period",
            "report", "shown",
        ],
    ),
];

/// Crate files that are no room: the order of the rooms, and the program's door.
const NO_ROOM: [&str; 2] = ["lib", "main"];

/// Modules of `std` that reach outside the program.
const OUTSIDE: [&str; 3] = ["fs", "env", "net"];
/// Words that reach outside, however they were imported.
const OUTSIDE_WORDS: [&str; 6] =
    ["stdout()", "stderr()", "SystemTime", "Instant::now", "println!", "print!"];

/// A source file without its comments and test modules.
struct File {
    room: String,
    path: PathBuf,
    /// How deep its module lies below the crate's root.
    depth: usize,
    code: String,
}

#[test]
fn the_rooms_use_each_other_as_the_table_says() {
    let found: BTreeSet<(String, String)> = files()
        .iter()
        .filter(|file| !NO_ROOM.contains(&file.room.as_str()))
        .flat_map(|file| arrows(file).into_iter().map(|to| (file.room.clone(), to)))
        .filter(|(from, to)| from != to)
        .collect();
    let allowed: BTreeSet<(String, String)> = ALLOWED
        .iter()
        .flat_map(|(from, to)| to.iter().map(|to| ((*from).to_owned(), (*to).to_owned())))
        .collect();
    let show = |arrows: Vec<&(String, String)>| {
        arrows.iter().map(|(from, to)| format!("{from} -> {to}")).collect::<Vec<_>>().join(", ")
    };
    let new = show(found.difference(&allowed).collect());
    let gone = show(allowed.difference(&found).collect());
    assert!(new.is_empty() && gone.is_empty(), "not in the table: {new}\nno longer there: {gone}");
}

#[test]
fn no_arrow_of_the_table_leads_up_or_to_a_neighbour() {
    let floor = |room: &str| {
        let at = FLOORS.iter().position(|rooms| rooms.contains(&room));
        at.unwrap_or_else(|| panic!("{room} is on no floor"))
    };
    for (from, targets) in ALLOWED {
        for to in *targets {
            assert!(floor(to) < floor(from), "{from} -> {to}");
        }
    }
}

#[test]
fn every_room_is_in_the_table() {
    let rooms: BTreeSet<String> = files().into_iter().map(|file| file.room).collect();
    let known: BTreeSet<String> =
        ALLOWED.iter().map(|(room, _)| *room).chain(NO_ROOM).map(str::to_owned).collect();
    assert_eq!(rooms, known);
}

#[test]
fn only_the_office_the_page_and_the_command_line_reach_outside() {
    let reach_outside = |file: &&File| ["office", "web", "cli"].contains(&file.room.as_str());
    for file in files().iter().filter(|file| !reach_outside(file)) {
        let modules = heads(&file.code, "std::");
        for module in OUTSIDE {
            let found = modules.iter().any(|head| head == module);
            assert!(!found, "{} uses std::{module}", file.path.display());
        }
        for word in OUTSIDE_WORDS {
            assert!(!file.code.contains(word), "{} says {word}", file.path.display());
        }
    }
}

/// On Windows a path that was typed and one that the program adds have two kinds of separator: what shows
/// them makes them one.
#[test]
fn paths_are_shown_in_one_way() {
    for file in files().iter().filter(|file| file.room != "shown") {
        assert!(!file.code.contains(".display()"), "{} shows a path", file.path.display());
    }
}

/// Word lays out pages of its own: what it is told of lines and pages stands in the document.
#[test]
fn the_word_writer_sees_no_pages() {
    for file in files().iter().filter(|file| file.room == "docx") {
        for word in [".pages()", "layout::page"] {
            assert!(!file.code.contains(word), "{} says {word}", file.path.display());
        }
    }
}

/// What both need is the grid's: a form is read as the grid says, not as it was written.
#[test]
fn the_reader_and_the_writer_of_forms_do_not_know_each_other() {
    for file in files().iter().filter(|file| file.room == "form") {
        let path = file.path.to_string_lossy().replace('\\', "/");
        for (own, other) in [("form/read/", "write"), ("form/write/", "read")] {
            let names = [format!("form::{other}"), format!("super::{other}")];
            let known = names.iter().any(|name| file.code.contains(name));
            assert!(!(path.contains(own) && known), "{path} knows {other}");
        }
    }
}

#[test]
fn the_measures_take_nothing_from_the_crate() {
    let name = concat!("hongtou", "::");
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("suite");
    for folder in ["measure", "page"] {
        for path in rust_files(&suite.join(folder)) {
            let code = std::fs::read_to_string(&path).expect("a source file");
            assert!(!code.contains(name), "{} says {name}", path.display());
        }
    }
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let paths = rust_files(&src).into_iter();
    let own = paths.filter(|path| path.file_stem().is_some_and(|stem| stem != "tests"));
    own.map(|path| file(&src, path)).collect()
}

fn file(src: &Path, path: PathBuf) -> File {
    let inside = path.strip_prefix(src).expect("a file of src").with_extension("");
    let mut modules: Vec<String> =
        inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if modules.len() > 1 && modules.last().is_some_and(|last| last == "mod") {
        modules.pop();
    }
    let code = std::fs::read_to_string(&path).expect("a source file");
    let code = without_tests(&without_comments(&code));
    File { room: modules[0].clone(), depth: modules.len(), path, code }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The rooms a file names: by `crate::`, or by as many `super::` as lead to the crate's root.
fn arrows(file: &File) -> Vec<String> {
    let to_root = "super::".repeat(file.depth);
    let mut rooms = heads(&file.code, "crate::");
    rooms.extend(heads(&file.code, &to_root));
    rooms
}

/// The first names after `root`, those of a `{…}` group each.
fn heads(code: &str, root: &str) -> Vec<String> {
    code.match_indices(root)
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .flat_map(|(at, _)| {
            let rest = &code[at + root.len()..];
            if rest.starts_with('{') { group(rest) } else { vec![first_name(rest)] }
        })
        .collect()
}

fn first_name(code: &str) -> String {
    code.trim_start().chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect()
}

/// The first names of the members of the group that `code` begins with.
fn group(code: &str) -> Vec<String> {
    let (mut depth, mut names) = (0, Vec::new());
    for (at, one) in code.char_indices() {
        match one {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 1 && matches!(one, '{' | ',') {
            names.push(first_name(&code[at + 1..]));
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Line and block comments become nothing. A `//` inside a string ends its line too; no source
/// here has a path to a room behind one.
fn without_comments(code: &str) -> String {
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or(""));
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut kept = String::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find("/*") {
        kept += &rest[..start];
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    kept + rest
}

/// Test modules stand at the end of a file.
fn without_tests(code: &str) -> String {
    let end = code.find("#[cfg(test)]\nmod ").unwrap_or(code.len());
    code[..end].to_owned()
}

#[test]
fn the_scan_sees_what_the_compiler_sees() {
    let code = without_tests(&without_comments(
        "use crate::diag::{Problem, Diagnostic};\nuse crate::{han, document::{Run, Text}};\n\
         // crate::pdf\n/* crate::cli */ fn a() { crate::length::Length::mm(1.0); }\n\
         use super::super::date::Date;\n#[cfg(test)]\nmod tests { use crate::layout; }\n",
    ));
    let file = File { room: "x".into(), path: PathBuf::new(), depth: 2, code };
    assert_eq!(arrows(&file), ["diag", "han", "document", "length", "date"]);
}
