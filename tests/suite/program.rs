//! Runs the built program on the notices in fixtures/ and gives the files it wrote.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, OnceLock};

/// What `hongtou notice` writes.
#[derive(PartialEq, Eq)]
pub(crate) struct Written {
    /// notice.docx
    pub(crate) docx: Vec<u8>,
    /// notice.pdf
    pub(crate) pdf: Vec<u8>,
    /// 附件.docx, where the notice has an attachment.
    pub(crate) attachment: Option<Vec<u8>>,
}

/// The years whose published notice is in fixtures/notices/.
pub(crate) const YEARS: [u16; 2] = [2024, 2026];

/// How `status --json` ends that printed this: with 1 where there is an error, else with 0.
pub(crate) fn ending(said: &serde_json::Value) -> i32 {
    let findings = said["findings"].as_array().expect("findings");
    findings.iter().any(|found| found["severity"] == "error").into()
}

fn notices() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("notices")
}

/// The folder of a year's notice.
pub(crate) fn folder(year: u16) -> PathBuf {
    fixture_folder(&year.to_string())
}

/// The folder of a fixture.
pub(crate) fn fixture_folder(name: &str) -> PathBuf {
    notices().join(name)
}

/// The names of all fixtures, sorted.
pub(crate) fn fixtures() -> Vec<String> {
    let entries = std::fs::read_dir(notices()).expect("fixtures/notices").map(|entry| {
        let name = entry.expect("an entry").file_name();
        name.into_string().expect("a name in UTF-8")
    });
    let mut names: Vec<String> =
        entries.filter(|name| fixture_folder(name).join("notice.yaml").is_file()).collect();
    names.sort();
    names
}

/// The notice of that year, written once for all tests, with the fonts of the project.
pub(crate) fn notice(year: u16) -> &'static Written {
    fixture(&year.to_string())
}

/// What is written of a fixture, once for all tests, with the fonts of the project.
pub(crate) fn fixture(name: &str) -> &'static Written {
    static WRITTEN: Mutex<BTreeMap<String, &'static OnceLock<Written>>> =
        Mutex::new(BTreeMap::new());
    let written = *WRITTEN
        .lock()
        .expect("no test fails while it holds this")
        .entry(name.to_owned())
        .or_insert_with(|| Box::leak(Box::default()));
    written.get_or_init(|| {
        let out = tempfile::tempdir().expect("a temporary folder");
        write(name, out.path(), |command| command)
    })
}

/// Writes the notice of a fixture into `out`; `change` may change how the program is run.
///
/// # Panics
/// Where the program fails, with its messages.
pub(crate) fn write(
    name: &str,
    out: &Path,
    change: impl FnOnce(&mut Command) -> &mut Command,
) -> Written {
    write_from(&fixture_folder(name).join("notice.yaml"), out, change)
}

/// Runs the program in `folder`, in Chinese, with the bundled fonts.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .args(arguments)
        .args(["--lang", "zh", "--bundled-fonts"])
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

/// The same of a description that lies elsewhere.
pub(crate) fn write_from(
    description: &Path,
    out: &Path,
    change: impl FnOnce(&mut Command) -> &mut Command,
) -> Written {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("notice").arg(description);
    command.arg("-o").arg(out).arg("--bundled-fonts");
    let output = change(&mut command).output().expect("the program starts");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {}\n{messages}", description.display(), output.status);
    let read = |file: &str| {
        std::fs::read(out.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    };
    let attachment = std::fs::read(out.join("附件.docx")).ok();
    Written { docx: read("notice.docx"), pdf: read("notice.pdf"), attachment }
}
