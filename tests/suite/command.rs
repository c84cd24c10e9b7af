//! `hongtou notice` and `fonts` on odd input: what is written, what is said, what is left alone.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use crate::program::run;
use crate::{measure, program};

/// The 2024 description with one piece replaced.
pub(crate) fn description(wanted: &str, instead: &str) -> String {
    let text = std::fs::read_to_string(program::folder(2024).join("notice.yaml")).unwrap();
    assert!(text.contains(wanted), "{wanted}");
    text.replacen(wanted, instead, 1)
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
pub(crate) fn put(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

pub(crate) fn messages(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A template of the office's own that goes round and round.
#[test]
fn a_template_without_an_end_is_told() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("齐冬梅", "齐冬梅"));
    let round = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
    put(&folder.path().join("own/notice.xml"), &format!("<body>{round}</body>"));
    let output = run(folder.path(), &["notice", "--templates", "own"]);
    let said = messages(&output);
    assert!(output.status.code() == Some(2) && said.contains("模板没完没了"), "{said}");
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
    let named = "“🎉”（U+1F389）“𠀋”（U+2000B）";
    assert!(matches!(errors.as_slice(), [one] if one.contains(named)), "{errors:?}");
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

/// What a number or a day must be is said in the user's language, and a year where a quarter is meant.
#[test]
fn values_of_a_wrong_kind_are_told() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("x", "x"));
    for (arguments, wanted) in [
        (&["forms", "--period", "2024Q1", "--jobs", "0"][..], "要写 1 到 256 的整数"),
        (&["forms", "--period", "2024Q1", "--jobs", "两个"], "要写整数"),
        (&["send", "--period", "2024Q1", "--per-minute=-1"], "要写整数"),
        (&["send", "--period", "2024Q1", "--as-of", "2024-02-30"], "没有“2024-02-30”这一天"),
        (&["send", "--period", "2024Q1", "--as-of", "2月30日"], "E202"),
        (&["status", "--period", "2024"], "全年的汇总用 hongtou report"),
        (&["report", "--period", "2023"], "E602"),
        (&["forms", "--period", "2024Q1", "-o", "notice.yaml"], "这是一个文件，不是文件夹"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(arguments).args(["--lang", "zh"]).current_dir(folder.path());
        let output = command.output().unwrap();
        let said = messages(&output);
        assert!(output.status.code() == Some(2) && said.contains(wanted), "{arguments:?}: {said}");
        let english =
            ["invalid", "not in", "tip:", "Usage"].iter().find(|one| said.contains(**one));
        assert_eq!(english, None, "{said}");
    }
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("x", "x"));
    // A folder stands where the second file should go.
    put(&folder.path().join("out/notice.pdf/inside"), "");
    put(&folder.path().join("out/notice.docx"), "last year's");
    let output = run(folder.path(), &["notice"]);
    assert_eq!(output.status.code(), Some(2));
    let said = messages(&output);
    assert!(said.contains("E503") && said.contains("notice.pdf"), "{said}");
    assert!(said.contains("那里是一个文件夹"), "{said}");
    assert!(said.contains("W202"), "the warnings are said too: {said}");
    let names = std::fs::read_dir(folder.path().join("out")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.collect::<BTreeSet<_>>().len(), 2, "no other file is left");
    let first = std::fs::read_to_string(folder.path().join("out/notice.docx")).unwrap();
    assert_eq!(first, "last year's", "nor is the first replaced");
}

/// Whoever marked an output read-only wants it to stay; the manager of the machine is asked, too.
#[test]
fn what_is_marked_read_only_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("x", "x"));
    let kept = folder.path().join("out/notice.pdf");
    put(&kept, "sealed");
    let set = |readonly| {
        let mut permissions = std::fs::metadata(&kept).unwrap().permissions();
        permissions.set_readonly(readonly);
        std::fs::set_permissions(&kept, permissions).unwrap();
    };
    set(true);
    let output = run(folder.path(), &["notice"]);
    let said = messages(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("E503") && said.contains("是不是设了只读"), "{said}");
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "sealed");
    assert!(!folder.path().join("out/notice.docx").exists(), "nor is the rest written");
    set(false);
}

/// A demo is laid into an empty folder, or into that of a demo.
#[test]
fn no_demo_is_laid_among_other_files() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("工作/照片.jpg"), "x");
    let output = run(folder.path(), &["demo", "工作"]);
    let said = messages(&output);
    assert!(output.status.code() == Some(2) && said.contains("E504"), "{said}");
    assert!(said.contains("照片.jpg") && said.contains("换一个空的文件夹"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path().join("工作")).unwrap().count(), 1);
}

#[test]
fn an_attachment_of_an_earlier_run_is_warned_of() {
    let folder = tempfile::tempdir().unwrap();
    let title = "attachment:\n  title:\n    - 2024年为全区妇女儿童办实事\n    - 工作进展情况报表\n  due_column: blank\n";
    put(&folder.path().join("notice.yaml"), &description(title, ""));
    put(&folder.path().join("out/附件.docx"), "last year's");
    let output = run(folder.path(), &["notice"]);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    assert!(messages(&output).contains("W501"), "{}", messages(&output));
    let kept = std::fs::read_to_string(folder.path().join("out/附件.docx")).unwrap();
    assert_eq!(kept, "last year's");
}

#[test]
fn only_the_kinds_of_file_that_are_asked_for_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let title = "attachment:\n  title:\n    - 2024年为全区妇女儿童办实事\n    - 工作进展情况报表\n  due_column: blank\n";
    put(&folder.path().join("notice.yaml"), &description(title, title));
    let written = |arguments: &[&str]| -> (BTreeSet<String>, String) {
        let out = folder.path().join("out");
        let begun: BTreeSet<String> = names(&out);
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
        (names(&out).difference(&begun).cloned().collect(), messages(&output))
    };
    let (pdf, said) = written(&["notice", "--only", "pdf"]);
    assert_eq!(pdf, BTreeSet::from(["notice.pdf".to_owned()]));
    assert!(!said.contains("W502"), "{said}");
    let kept = std::fs::read(folder.path().join("out/notice.pdf")).unwrap();
    let (word, said) = written(&["notice", "--only", "word"]);
    assert_eq!(word, BTreeSet::from(["notice.docx", "附件.docx"].map(str::to_owned)));
    assert!(said.contains("W502") && said.contains("notice.pdf"), "{said}");
    assert_eq!(std::fs::read(folder.path().join("out/notice.pdf")).unwrap(), kept);
    // Pictures come from a PDF that nobody asked for.
    let (pictures, _) = written(&["notice", "--only", "docx", "--png", "-o", "out/图片"]);
    assert_eq!(pictures, BTreeSet::from(["图片".to_owned()]));
    let drawn = names(&folder.path().join("out/图片"));
    assert!(drawn.contains("notice-1.png") && !drawn.contains("notice.pdf"), "{drawn:?}");
}

/// The names in a folder; none where there is no folder.
pub(crate) fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn what_no_page_can_hold_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |text: &str| {
        put(&folder.path().join("notice.yaml"), text);
        let output = run(folder.path(), &["notice"]);
        assert_eq!(output.status.code(), Some(2));
        messages(&output)
    };
    let copies = format!("copies: {}", "区人大办公室，".repeat(150));
    let said = refused(&description("copies: ", &copies));
    assert!(said.contains("E404") && said.contains("notice.yaml:"), "{said}");
    let mark = format!("issuer: 淄川区人民政府办公室\nmark: {}", "联合发文机关".repeat(9));
    let said = refused(&description("issuer: 淄川区人民政府办公室", &mark));
    assert!(said.contains("E406") && said.contains("notice.yaml:"), "{said}");
}

/// 20 characters by the count of cells, and a little more in a font whose digits are wide.
#[test]
fn a_title_line_with_digits_stays_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let lines =
        "title:\n  - 淄川区人民政府办公室\n  - 关于2024年为全区妇女儿童办好十件实事的\n  - 通知\n";
    let full = "title: [关于2024年为全区妇女儿童办好十件实事通知]\n";
    put(&folder.path().join("notice.yaml"), &description(lines, full));
    let output = run(folder.path(), &["notice"]);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    let pages = measure::pages(&std::fs::read(folder.path().join("out/notice.pdf")).unwrap());
    let title: Vec<_> =
        pages[0].lines().into_iter().filter(|line| (line.size() - 22.0).abs() < 0.3).collect();
    assert_eq!(title.len(), 1);
    assert!(title[0].left() > 27.5 && title[0].right() < 184.5);
}

/// Names too long for their place turn to the next line, and nothing stands on anything else.
#[test]
fn long_names_stay_inside_the_type_area() {
    let folder = tempfile::tempdir().unwrap();
    let long = "淄川区妇女儿童工作委员会办公室和淄川区人民政府督查室以及淄川区教育和体育局";
    let text = description("signed:\n", &format!("signed:\n  by: {long}\n"));
    let text = text.replacen("printed:\n", &format!("printed:\n  by: {long}\n"), 1);
    put(&folder.path().join("notice.yaml"), &text);
    let output = run(folder.path(), &["notice"]);
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    let pages = measure::pages(&std::fs::read(folder.path().join("out/notice.pdf")).unwrap());
    for page in &pages {
        let ink: Vec<_> = page.glyphs.iter().filter_map(|glyph| glyph.ink).collect();
        assert!(ink.iter().all(|ink| ink.left > 27.0 && ink.right < 185.0));
        let covered = |one: &measure::Area, other: &measure::Area| {
            let (width, height) = (
                one.right.min(other.right) - one.left.max(other.left),
                one.bottom.min(other.bottom) - one.top.max(other.top),
            );
            width > 1.5 && height > 1.5
        };
        for (at, one) in ink.iter().enumerate() {
            assert!(!ink[at + 1..].iter().any(|other| covered(one, other)));
        }
    }
}

#[test]
fn an_office_has_its_own_words() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("notice.yaml"), &description("x", "x"));
    let own = include_str!("../../templates/tasks.xml").replace("{{ role.word }}：", "牵头单位：");
    put(&folder.path().join("模板/tasks.xml"), &own);
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
    let nowhere = run(folder.path(), &["notice", "--templates", "nowhere"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(messages(&nowhere).contains("E501"), "{}", messages(&nowhere));
    put(&folder.path().join("hidden/notice.xml.txt"), &own);
    let hidden = run(folder.path(), &["notice", "--templates", "hidden"]);
    assert_eq!(hidden.status.code(), Some(2));
    let said = messages(&hidden);
    assert!(said.contains("E303") && said.contains("notice.xml.txt"), "{said}");
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
    let check_with = |text: &str, options: &[&str]| {
        put(&folder.path().join("notice.yaml"), text);
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(["check", "--lang", "zh"]).args(options).current_dir(folder.path());
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let check = |text: &str| check_with(text, &[]);
    let (warned, said) = check(&description("x", "x"));
    assert!(warned == Some(0) && said.contains("W202"), "{said}");
    let (strict, said) = check_with(&description("x", "x"), &["--strict"]);
    assert!(strict == Some(1) && said.contains("W202"), "{said}");
    let published = description("[区教育局]\n    due", "[区教体局]\n    due");
    let (clean, said) = check(&published.replace("35-64", "35～64"));
    assert!(clean == Some(0) && said.contains("没有发现问题"), "{said}");
    let (faulty, said) = check(&description("川政办字〔2024〕13号", "川政办字[2024]13号"));
    assert!(faulty == Some(1) && said.contains("川政办字〔2024〕13号"), "{said}");
}
