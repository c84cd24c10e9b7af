//! `hongtou forms`: the files it writes, and when it writes none.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use crate::program::{self, YEARS};

use super::workbook::Workbook;

fn forms(notice: &Path, period: &str, out: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("forms").arg(notice).args(["--period", period, "--lang", "zh"]);
    command.arg("-o").arg(out).output().expect("the program starts")
}

/// The files of a folder by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("a file"))
        })
        .collect()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn one_workbook_a_unit_and_the_same_bytes_twice() {
    for (year, count) in YEARS.into_iter().zip([8, 18]) {
        let notice = program::folder(year).join("notice.yaml");
        let out = tempfile::tempdir().expect("a temporary folder");
        let (first, second) = (out.path().join("一"), out.path().join("another one"));
        for folder in [&first, &second] {
            let output = forms(&notice, &format!("{year}Q2"), folder);
            assert!(output.status.success(), "{}", words(&output));
            assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), count);
        }
        let files = files(&first);
        assert_eq!(files.len(), count);
        assert!(files.contains_key(&format!("01-区人社局-{year}Q2.xlsx")), "{:?}", files.keys());
        assert!(files == self::files(&second), "two runs differ, {year}");
    }
}

#[test]
fn the_folder_of_a_year_needs_no_paths() {
    let year = tempfile::tempdir().expect("a temporary folder");
    let notice = program::folder(2024).join("notice.yaml");
    std::fs::copy(notice, year.path().join("notice.yaml")).expect("a copy");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.current_dir(year.path()).args(["forms", "--period", "2024Q4"]);
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", words(&output));
    assert_eq!(files(&year.path().join("out").join("forms").join("2024Q4")).len(), 8);
}

#[test]
fn a_period_must_be_one_of_the_years_quarters() {
    let notice = program::folder(2024).join("notice.yaml");
    for (period, code) in
        [("2024", "E604"), ("6月", "E604"), ("2024Q5", "E601"), ("2025Q1", "E602")]
    {
        let out = tempfile::tempdir().expect("a temporary folder");
        let folder = out.path().join("forms");
        let output = forms(&notice, period, &folder);
        assert_eq!(output.status.code(), Some(2));
        assert!(words(&output).contains(code), "{}", words(&output));
        assert!(words(&output).contains("2024Q1"), "{}", words(&output));
        assert!(!folder.exists());
    }
}

/// Runs `forms` on a description with this register and these units of its one task.
fn run_with(units: &[&str], responsible: &[&str], out: &Path) -> Output {
    let quoted = |name: &&str| format!("'{}'", name.replace('\'', "''"));
    let list = |names: &[&str]| names.iter().map(quoted).collect::<Vec<_>>().join(", ");
    let register: String =
        units.iter().map(|name| format!("  - name: {}\n", quoted(name))).collect();
    let yaml = format!(
        "year: 2025\nissuer: 某办公室\nnumber: 某办〔2025〕1号\ntitle: 通知\nrecipients: 各单位\n\
         preamble: 现通知如下：\nclosing: 请落实。\nunits:\n{register}tasks:\n  - name: '=1+1'\n    \
         text: 做好。\n    units: [{}]\n",
        list(responsible)
    );
    let notice = tempfile::Builder::new().suffix(".yaml").tempfile().expect("a file");
    std::io::Write::write_all(&mut notice.as_file(), yaml.as_bytes()).expect("a description");
    forms(notice.path(), "2025Q1", out)
}

#[test]
fn hostile_names_give_safe_files() {
    let long = "很长的名称".repeat(40);
    let units =
        ["=1+1", "<r>引</r>", "../../x", "CON", "甲/乙", "甲:乙", "\"引\"<|>?*", "末尾.", &long];
    let out = tempfile::tempdir().expect("a temporary folder");
    let folder = out.path().join("forms");
    let output = run_with(&units, &units, &folder);
    assert!(output.status.success(), "{}", words(&output));
    assert_eq!(files(out.path().join("forms").as_path()).len(), units.len());
    for ((name, bytes), unit) in files(&folder).iter().zip(units) {
        let forbidden = |c: char| "<>:\"/\\|?*".contains(c) || c.is_control();
        assert!(!name.contains(forbidden) && !name.contains(".."), "{name}");
        assert!(name.len() <= 255 && name.ends_with("-2025Q1.xlsx"), "{name}");
        let workbook = Workbook::open(bytes);
        let texts = workbook.texts("xl/worksheets/sheet1.xml");
        assert_eq!(texts["A3"], format!("填报单位：{unit}"));
        assert_eq!(texts["B5"], "=1+1");
        assert_eq!(super::workbook::named(&workbook.form(), "f").count(), 0);
    }
    assert_eq!(std::fs::read_dir(out.path()).expect("a folder").count(), 1, "nothing beside");
}

#[test]
fn a_unit_without_a_task_gets_no_form_and_is_named() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let output = run_with(&["区教体局", "区残联"], &["区教体局"], out.path());
    assert!(output.status.success(), "{}", words(&output));
    assert!(words(&output).contains("W601") && words(&output).contains("区残联"));
    assert_eq!(files(out.path()).into_keys().collect::<Vec<_>>(), ["01-区教体局-2025Q1.xlsx"]);
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let too_long = "长".repeat(32_768);
    for (units, responsible, code) in [
        (["区教体局", "区残联"], "区科协", "E204"),
        (["区教体局", &too_long], "区教体局", "W601"),
        (["区教体局", &too_long], too_long.as_str(), "E603"),
    ] {
        let out = tempfile::tempdir().expect("a temporary folder");
        let folder = out.path().join("forms");
        let output = run_with(&units, &[responsible], &folder);
        assert!(words(&output).contains(code), "{code}");
        assert_eq!(folder.exists(), code.starts_with('W'), "{code}");
    }
}
