//! What is said: names of strangers act on no terminal, and what finds no room is a failure.

use std::path::Path;
use std::process::{Command, Output};

use crate::program;

/// A folder of returns with such a name in it, looked at.
fn status(folder: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("status").arg(program::folder(2024).join("notice.yaml"));
    command.args(["--period", "2024Q1", "--lang", "zh", "--as-of", "2024-04-10"]);
    // Asked for colours though nobody sees them, so that what takes them out takes out nothing else.
    command.env("CLICOLOR_FORCE", "1");
    command.arg("--returns").arg(folder).args(more).output().expect("the program runs")
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: impl AsRef<[u8]>) {
    std::fs::write(path, bytes).expect("written");
}

/// What could act on a terminal: all but the colours of the program's own, which no name can hold.
fn acts(text: &str) -> Vec<char> {
    let hidden = "\u{7}\u{8}\r\u{9B}\u{61C}\u{200B}\u{2028}\u{202E}\u{202C}";
    text.chars().filter(|one| hidden.contains(*one)).collect()
}

#[test]
fn names_of_strangers_act_on_no_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [
        "\u{1B}]0;OWNED\u{7}\u{1B}[2J\u{1B}[31mred.xlsx",
        "RLO\u{202E}xcod.exe\u{202C}.xlsx",
        "new\n错误[E999]: 假的\nline.xlsx",
        "back\u{8}\u{8}\r.xlsx",
        "c1\u{9B}31m.xlsx",
        "\u{61C}\u{200B}\u{2028}.xlsx",
        "\u{1B}[8mhidden.txt",
    ] {
        put(&folder.path().join(name), "no workbook");
    }
    let output = status(folder.path(), &[]);
    for said in [&output.stdout, &output.stderr] {
        let said = String::from_utf8(said.clone()).expect("UTF-8");
        assert!(acts(&said).is_empty(), "{said:?}");
        for bad in ["\u{1B}]", "\u{1B}[2J", "\u{1B}[31mred", "\u{1B}[8m", "\n错误[E999]"] {
            assert!(!said.contains(bad), "{bad:?}: {said:?}");
        }
    }
    let output = status(folder.path(), &["--json"]);
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(acts(&said).is_empty() && !said.contains('\u{1B}'), "{said:?}");
    serde_json::from_str::<serde_json::Value>(&said).expect("JSON");
}

#[cfg(target_os = "linux")]
#[test]
fn what_finds_no_room_is_a_failure() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("check").arg(program::folder(2024).join("notice.yaml"));
    let output = command.args(["--lang", "zh", "--json"]).stdout(full).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(output.status.code() == Some(2) && said.contains("[E506]"), "{said}");
}
