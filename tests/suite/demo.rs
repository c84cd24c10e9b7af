//! The description of the demo: of the published notice, with keys in Chinese and words for who sees one first.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const DEMO: &str = include_str!("../../fixtures/demo/notice.yaml");
const PUBLISHED: &str = include_str!("../../fixtures/notices/2024/notice.yaml");

/// What a description becomes: notice, forms and mails, by their places in `out`.
fn made(description: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    #[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
    fs::write(folder.path().join("notice.yaml"), description).unwrap();
    let commands: [&[&str]; 3] = [
        &["notice", "--bundled-fonts"],
        &["forms", "--period", "2024Q1"],
        &["send", "--period", "2024Q1", "--as-of", "2024-03-28"],
    ];
    for command in commands {
        let mut program = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        let output = program.current_dir(folder.path()).args(command).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let mut files = BTreeMap::new();
    put_in(&mut files, &folder.path().join("out"));
    files
}

fn put_in(files: &mut BTreeMap<String, Vec<u8>>, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            put_in(files, &path);
        } else {
            let name = path.file_name().unwrap().to_str().unwrap();
            files.insert(name.to_owned(), fs::read(&path).unwrap());
        }
    }
}

#[test]
fn the_demo_prints_what_the_published_notice_prints() {
    let (demo, published) = (made(DEMO), made(PUBLISHED));
    assert!(published.len() > 20 && demo.keys().eq(published.keys()), "{:?}", demo.keys());
    for (name, bytes) in &published {
        assert!(demo[name] == *bytes, "{name}");
    }
    assert!(made(&DEMO.replace("60余场", "61余场")) != published);
}

/// A clerk finds no key in English, and beside each part what it is.
#[test]
fn the_description_of_the_demo_speaks_chinese() {
    let lines = || DEMO.lines().skip(1);
    let of_keys = lines().filter(|line| !line.trim_start().starts_with('#'));
    for line in of_keys {
        let bare = line.trim_start_matches([' ', '-', '{']);
        assert!(!bare.starts_with(|c: char| c.is_ascii_alphabetic()), "{line}");
    }
    assert!(lines().filter(|line| line.starts_with("# ")).count() > 10);
    for part in ["年度", "单位名册", "实事", "结尾", "附件", "署名", "报送", "版式"]
    {
        let (above, _) = DEMO.split_once(&format!("\n{part}:")).unwrap();
        assert!(above.lines().last().unwrap().starts_with("# "), "{part}");
    }
}
