//! When an OFD is written, and what is said of one that is not made again.

use std::path::Path;

use super::parts::{named, parts, xml};
use crate::program;

/// Runs `notice` on a description in `folder`; what it says.
fn notice(folder: &Path, options: &[&str]) -> String {
    let arguments: Vec<&str> = ["notice"].iter().chain(options).copied().collect();
    let ended = program::run(folder, &arguments);
    let said = String::from_utf8(ended.stderr).unwrap() + &String::from_utf8(ended.stdout).unwrap();
    assert!(ended.status.success(), "{said}");
    said
}

/// A folder with the description of 2024 and these lines in its layout.
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn described(more: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(program::folder(2024).join("notice.yaml")).unwrap();
    let text = text.replace("\nlayout:\n", &format!("\nlayout:\n{more}"));
    std::fs::write(folder.path().join("notice.yaml"), text).unwrap();
    folder
}

fn written(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder.join("out")).unwrap().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn kind(folder: &Path) -> String {
    let file = std::fs::read(folder.join("out/notice.ofd")).unwrap();
    let parts = parts(&file);
    xml(&parts["OFD.xml"]).root_element().attribute("DocType").unwrap().to_owned()
}

#[test]
fn an_ofd_is_written_where_it_is_asked_for() {
    let folder = described("");
    notice(folder.path(), &[]);
    assert_eq!(written(folder.path()), ["notice.docx", "notice.pdf", "附件.docx"]);
    notice(folder.path(), &["--ofd"]);
    assert_eq!(written(folder.path()), ["notice.docx", "notice.ofd", "notice.pdf", "附件.docx"]);
    assert_eq!(kind(folder.path()), "OFD");
    // One that is not made again is told of.
    let said = notice(folder.path(), &[]);
    assert!(
        said.contains("W502") && said.contains("notice.ofd") && said.contains("--ofd"),
        "{said}"
    );
    assert!(!notice(folder.path(), &["--ofd-a"]).contains("W502"));
    assert_eq!(kind(folder.path()), "OFD-A");
    let alone = described("");
    notice(alone.path(), &["--only", "ofd"]);
    assert_eq!(written(alone.path()), ["notice.ofd"]);
    notice(alone.path(), &["--only", "pdf", "--ofd-a"]);
    assert_eq!(written(alone.path()), ["notice.ofd", "notice.pdf"]);
}

#[test]
fn the_description_asks_for_it_once_and_for_all() {
    for (written_as, wanted) in [("OFD-A", "OFD-A"), ("ofd", "OFD")] {
        let folder = described(&format!("  ofd_file: {written_as}\n"));
        notice(folder.path(), &[]);
        assert_eq!(kind(folder.path()), wanted);
        // The command line is nearer.
        notice(folder.path(), &["--only", "ofd", "--ofd"]);
        assert_eq!(kind(folder.path()), "OFD");
        notice(folder.path(), &["--only", "ofd"]);
        assert_eq!(kind(folder.path()), wanted);
    }
    let chinese = described("  OFD文件: 不要\n");
    notice(chinese.path(), &[]);
    assert!(!written(chinese.path()).contains(&"notice.ofd".to_owned()));
}

#[test]
fn a_report_is_written_as_ofd_too() {
    let folder = described("");
    let run = |options: &[&str]| {
        let period = ["report", "--period", "2024Q1", "--as-of", "2024-04-10", "--only", "pdf"];
        let arguments: Vec<&str> = period.iter().chain(options).copied().collect();
        let returns = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns");
        let returns = ["--returns", returns.to_str().unwrap()];
        let ended = program::run(folder.path(), &[&arguments[..], &returns].concat());
        assert_ne!(ended.status.code(), Some(2), "{}", String::from_utf8_lossy(&ended.stderr));
        String::from_utf8(ended.stderr).unwrap()
    };
    run(&["--ofd"]);
    let place = folder.path().join("out/report/2024Q1/汇总-2024Q1.ofd");
    let parts = parts(&std::fs::read(&place).unwrap());
    assert!(named(&xml(&parts["Doc_0/Document.xml"]), "Page").len() > 1);
    for (name, part) in parts.iter().filter(|(name, _)| name.ends_with("Content.xml")) {
        assert_eq!(super::schema::faults(part), [""; 0], "{name}");
    }
    assert!(run(&[]).contains("W502"));
}
