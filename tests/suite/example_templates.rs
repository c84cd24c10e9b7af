//! The example templates (docs/examples/templates): each renders, shows, and adds up; and the program's own as
//! `hongtou templates` writes them out.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::collecting;
use crate::quarter::{self, TASKS, UNITS};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples/templates")
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(["--lang", "zh"]).args(arguments).current_dir(folder);
    command.output().expect("the program starts")
}

/// Runs the program in a folder, and says what it wrote there under that name.
fn written(folder: &Path, arguments: &[&str], name: &str) -> Vec<u8> {
    let templates = examples();
    let more = ["--templates", templates.to_str().unwrap(), "-o", "自定"];
    let output = run(folder, &[arguments, &more].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() < Some(2), "{said}");
    std::fs::read(folder.join("自定").join(name)).expect(name)
}

/// The numbers of a sentence that begins with `begins`, but what stands in brackets: the first, and the others summed up.
fn sums(text: &str, begins: &str) -> (usize, usize) {
    let (_, sentence) = text.split_once(begins).expect(begins);
    let sentence = sentence.split('。').next().unwrap();
    let (mut outside, mut depth) = (String::new(), 0);
    for one in sentence.chars() {
        depth += i32::from(one == '（') - i32::from(one == '）');
        outside.push(if depth > 0 { ' ' } else { one });
    }
    let numbers = outside.split(|one: char| !one.is_ascii_digit());
    let numbers: Vec<usize> = numbers.filter_map(|one| one.parse().ok()).collect();
    (numbers[0], numbers[1..].iter().sum())
}

#[test]
fn the_examples_of_reports_add_up() {
    let folder = tempfile::tempdir().unwrap();
    quarter::lay_out(folder.path());
    let report = |period: &str| {
        let arguments = ["report", "--period", period, "--as-of", "2024-07-08", "--only", "pdf"];
        let pdf = written(folder.path(), &arguments, &format!("汇总-{period}.pdf"));
        collecting::whole(&pdf).replace("—1—", "")
    };
    for period in ["2024Q1", "2024Q2"] {
        let text = report(period);
        assert_eq!(sums(&text, "汇总如下："), (UNITS, UNITS), "{text}");
        let (_, tasks) = text.split_once("汇总如下：").unwrap();
        assert_eq!(sums(tasks, "个。"), (TASKS, TASKS), "{text}");
    }
    let year = report("2024");
    for quarter in ["第一季度", "第二季度"] {
        assert_eq!(sums(&year, quarter), (UNITS, UNITS), "{year}");
    }
    let (_, tasks) = year.split_once("第二季度").unwrap();
    assert_eq!(sums(tasks, "个。"), (TASKS, TASKS), "{year}");
}

#[test]
fn the_examples_of_mails_and_notices_show() {
    let folder = tempfile::tempdir().unwrap();
    quarter::lay_out(folder.path());
    let of = |output: &[u8]| String::from_utf8_lossy(output).into_owned();
    let arguments = ["send", "--period", "2024Q1", "--as-of", "2024-03-28"];
    let form = of(&written(folder.path(), &arguments, "01-区人社局-2024Q1.txt"));
    assert!(form.contains("请在原表的浅黄色格子里填写，不要另做表格；填好后打印"), "{form}");
    let arguments = ["remind", "--period", "2024Q2", "--as-of", "2024-07-08"];
    written(folder.path(), &arguments, "催报和退回清单-2024Q2.xlsx");
    let letters = folder.path().join("自定").read_dir().unwrap().map(|one| one.unwrap().path());
    let letters = letters.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let letters = letters.map(|path| std::fs::read_to_string(path).unwrap());
    let replies: Vec<String> = letters.filter(|text| text.contains("请更正以下")).collect();
    assert!(!replies.is_empty());
    for reply in replies {
        let (told, _) = reply.split_once("请更正以下").unwrap().1.split_once('处').unwrap();
        assert_eq!(told, reply.matches("\n　　第").count().to_string(), "{reply}");
    }
    let pdf = written(folder.path(), &["notice", "--bundled-fonts"], "notice.pdf");
    let text = collecting::whole(&pdf);
    assert!(text.contains("一、实事第0项推进行动（责任单位：区人社局、"), "{text}");
    let alone = std::fs::read(folder.path().join("自定/附件.docx")).unwrap();
    let alone: String = crate::word::body(&alone).text().split_whitespace().collect();
    assert!(alone.starts_with("附件（某政办字〔2024〕1号）"), "{alone}");
}

/// Every example has the name of a template, and stands in docs/templates.md with what it changes.
#[test]
fn the_examples_are_told() {
    let page = include_str!("../../docs/templates.md");
    for example in examples().read_dir().unwrap() {
        let name = example.unwrap().file_name().into_string().unwrap();
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(&name).exists());
        assert!(page.contains(&format!("docs/examples/templates/{name}")), "{name}");
    }
}

fn templates(folder: &Path) -> Output {
    run(folder, &["templates", "自带"])
}

#[test]
fn the_programs_own_are_written_out_and_never_over_others() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(templates(folder.path()).status.code(), Some(0));
    let place = folder.path().join("自带");
    let names: Vec<PathBuf> = place.read_dir().unwrap().map(|one| one.unwrap().path()).collect();
    assert_eq!(names.len(), 18);
    for file in &names {
        let name = file.file_name().unwrap();
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(name);
        assert_eq!(std::fs::read(file).unwrap(), std::fs::read(own).unwrap(), "{name:?}");
    }
    change(&place.join("notice.xml"));
    let removed = place.join("tasks.xml");
    std::fs::remove_file(&removed).unwrap();
    let again = templates(folder.path());
    let said = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(again.status.code() == Some(2) && said.contains("[E513]"), "{said}");
    assert_eq!(std::fs::read_to_string(place.join("notice.xml")).unwrap(), "改过");
    assert!(!removed.exists(), "none is written where one is there");
}

#[allow(clippy::disallowed_methods, reason = "a test prepares its own input")]
fn change(file: &Path) {
    std::fs::write(file, "改过").unwrap();
}
