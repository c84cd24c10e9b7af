//! `hongtou check` sets the pages: what `notice` would refuse it tells, and what of a page somebody may mend.

use std::path::Path;

use crate::program;

/// The codes of the errors that a command tells of the description in `folder`.
fn errors(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = program::run(folder, arguments);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    let codes = said.split("错误[").skip(1).map(|rest| rest[..4].to_owned());
    codes.collect()
}

#[allow(clippy::disallowed_methods, reason = "a test prepares its own input")]
fn put(folder: &Path, text: &str) {
    std::fs::write(folder.join("notice.yaml"), text).unwrap();
}

#[test]
fn what_notice_would_refuse_is_found_by_check() {
    let sound = std::fs::read_to_string(program::folder(2024).join("notice.yaml")).unwrap();
    let mark = format!("mark: {}\nnumber: ", "某".repeat(60));
    let signed =
        "signers: [张三, 欧阳小明, 李四]\nnumber: 川政办字字字字字字字字字字字字字字字字字字字字";
    let wrong = [
        ("number: ", mark.as_str(), "E406"),
        ("preamble: ", "preamble: 𠮷𪚥，", "E401"),
        ("number: 川政办字", signed, "E411"),
    ];
    for (part, other, code) in wrong {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &sound.replacen(&format!("\n{part}"), &format!("\n{other}"), 1));
        assert_eq!(errors(folder.path(), &["notice"]), [code]);
        assert_eq!(errors(folder.path(), &["check"]), [code]);
    }
}

/// A paragraph that ends with one character on its last line can be mended; a signature without room, whose text went
/// with it to the next page (W413), is as the standard has it.
#[test]
fn what_of_a_page_may_be_mended_is_told() {
    let told = |name: &str| {
        let output = program::run(&program::fixture_folder(name), &["check"]);
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    assert!(told("order").contains("[W410]"), "{}", told("order"));
    assert!(!told("even-colophon").contains("W413"), "{}", told("even-colophon"));
}
