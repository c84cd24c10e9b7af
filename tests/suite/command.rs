//! `hongtou notice` and `fonts` on odd input: what is written, what is said, what is left alone.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use crate::{measure, program};

/// The 2024 description with one piece replaced.
fn description(wanted: &str, instead: &str) -> String {
    let text = std::fs::read_to_string(program::folder(2024).join("notice.yaml")).unwrap();
    assert!(text.contains(wanted), "{wanted}");
    text.replacen(wanted, instead, 1)
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// Runs the program in `folder`, in Chinese, with the bundled fonts.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .args(arguments)
        .args(["--lang", "zh", "--bundled-fonts"])
        .current_dir(folder)
        .output()
        .unwrap()
}

fn messages(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_character_one_font_lacks_comes_from_the_next() {
    let folder = tempfile::tempdir().unwrap();
    // 仿宋 ends at GB 2312 and has no 镕; 楷体 has it.
    put(&folder.path().join("notice.yaml"), &description("齐冬梅", "齐冬镕"));
    let output = run(folder.path(), &["notice"]);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    let pdf = std::fs::read(folder.path().join("out/notice.pdf")).unwrap();
    let pages = measure::pages(&pdf);
    let glyphs = pages.iter().flat_map(|page| &page.glyphs);
    let found = glyphs.filter(|glyph| glyph.text == "镕" && glyph.ink.is_some()).count();
    assert_eq!(found, 1, "镕 is drawn, and reads as itself");
}

#[test]
fn a_character_no_font_has_is_an_error_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    put(
        &folder.path().join("notice.yaml"),
        &description("切实提升我区广大", "切实提升🎉我区𠀋广大"),
    );
    put(&folder.path().join("out/notice.pdf"), "last year's");
    let output = run(folder.path(), &["notice"]);
    assert_eq!(output.status.code(), Some(2));
    let said = messages(&output);
    let errors: Vec<&str> = said.lines().filter(|line| line.contains("[E401]")).collect();
    assert!(matches!(errors.as_slice(), [one, two] if one.contains('🎉') && two.contains('𠀋')));
    let line = 1 + description("x", "x")
        .lines()
        .position(|line| line.contains("切实提升我区广大"))
        .unwrap();
    assert!(said.contains(&format!("notice.yaml:{line}:")), "{said}");
    let left: BTreeSet<String> = std::fs::read_dir(folder.path().join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(left, BTreeSet::from(["notice.pdf".to_owned()]), "nothing is written");
    let kept = std::fs::read_to_string(folder.path().join("out/notice.pdf")).unwrap();
    assert_eq!(kept, "last year's");
}

#[test]
fn a_description_with_errors_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("2024-03-28", "2024-03-32"));
    let output = run(folder.path(), &["notice", "-o", "新 文件夹"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(messages(&output).contains("E203"), "{}", messages(&output));
    assert!(!folder.path().join("新 文件夹").exists());
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("x", "x"));
    // A folder stands where the file should go.
    put(&folder.path().join("out/notice.docx/inside"), "");
    let output = run(folder.path(), &["notice"]);
    assert_eq!(output.status.code(), Some(2));
    let said = messages(&output);
    assert!(said.contains("E503") && said.contains("notice.docx"), "{said}");
    let names = std::fs::read_dir(folder.path().join("out")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.ends_with(".tmp")), "no temporary file is left");
}

#[test]
fn an_office_has_its_own_words() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("x", "x"));
    let own = include_str!("../../templates/notice.xml").replace("（责任单位：", "（牵头单位：");
    put(&folder.path().join("模板/notice.xml"), &own);
    let output = run(folder.path(), &["notice", "--templates", "模板"]);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    let pdf = std::fs::read(folder.path().join("out/notice.pdf")).unwrap();
    let pages = measure::pages(&pdf);
    let text: String = pages
        .iter()
        .flat_map(|page| &page.glyphs)
        // Page numbers stand below the type area.
        .filter(|glyph| glyph.baseline < 262.0 && !glyph.is_space())
        .map(|glyph| glyph.text.as_str())
        .collect();
    assert_eq!(text.matches("（牵头单位：").count(), 10);
    assert_eq!(text.matches("责任单位：").count(), 0);
}

#[test]
fn a_template_that_does_not_work_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("x", "x"));
    let own = include_str!("../../templates/notice.xml").replace("{{ number }}", "{{ nummer }}");
    put(&folder.path().join("own/notice.xml"), &own);
    let output = run(folder.path(), &["notice", "--templates", "own"]);
    assert_eq!(output.status.code(), Some(2));
    let said = messages(&output);
    let line = 1 + own.lines().position(|line| line.contains("nummer")).unwrap();
    assert!(said.contains("E301"), "{said}");
    assert!(said.contains(&format!("notice.xml:{line}:")), "{said}");
    let empty = run(folder.path(), &["notice", "--templates", "nowhere"]);
    assert_eq!(empty.status.code(), Some(2));
    assert!(messages(&empty).contains("E501"), "{}", messages(&empty));
}

#[test]
fn bundled_fonts_without_fangsong_are_refused_with_the_places() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("x", "x"));
    let output = run(folder.path(), &["notice", "--fonts", "elsewhere"]);
    assert_eq!(output.status.code(), Some(2));
    let said = messages(&output);
    assert!(said.contains("E402") && said.contains("elsewhere"), "{said}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn fonts_names_each_kind_of_type_and_the_licences() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = String::from_utf8(run(here, &["fonts"]).stdout).unwrap();
    for kind in ["小标宋体", "仿宋体", "楷体", "黑体", "宋体"] {
        assert!(listed.lines().any(|line| line.starts_with(&format!("{kind}: "))), "{listed}");
    }
    assert!(listed.contains("FandolFang.otf"), "{listed}");
    let licences = String::from_utf8(run(here, &["fonts", "--licences"]).stdout).unwrap();
    assert!(licences.contains("SIL OPEN FONT LICENSE"));
    assert!(licences.contains("GNU GENERAL PUBLIC LICENSE"));
}

#[test]
fn check_says_by_its_exit_code_what_it_found() {
    let folder = tempfile::tempdir().unwrap();
    let check = |text: &str| {
        put(&folder.path().join("notice.yaml"), text);
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(["check", "--lang", "zh"]).current_dir(folder.path());
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (warned, said) = check(&description("x", "x"));
    assert!(warned == Some(0) && said.contains("W202"), "{said}");
    let (clean, said) = check(&description("[区教育局]\n    due", "[区教体局]\n    due"));
    assert!(clean == Some(0) && said.contains("没有发现问题"), "{said}");
    let (faulty, said) = check(&description("川政办字〔2024〕13号", "川政办字[2024]13号"));
    assert!(faulty == Some(1) && said.contains("川政办字〔2024〕13号"), "{said}");
}
