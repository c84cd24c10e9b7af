//! Runs that cannot finish: what was there stays, what is there is whole, and the reason is said
//! with exit code 2.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use crate::program;

/// `hongtou forms` on the notice of 2024, into `folder`.
fn forms(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("forms").arg(program::folder(2024).join("notice.yaml"));
    command.args(["--period", "2024Q1", "--lang", "zh"]).arg("-o").arg(folder);
    command
}

fn status(returns: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("status").arg(program::folder(2024).join("notice.yaml"));
    command.args(["--period", "2024Q1", "--lang", "zh", "--as-of", "2024-04-10", "--returns"]);
    command.arg(returns).output().unwrap()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let file = |entry: std::fs::DirEntry| {
        Some((entry.file_name().into_string().ok()?, std::fs::read(entry.path()).ok()?))
    };
    entries.filter_map(file).collect()
}

fn is_beside(name: &str) -> bool {
    name.starts_with(".hongtou-")
}

/// Killed at whatever moment, a run leaves whole files under their names; what it left beside them
/// the next run takes away.
#[test]
fn a_killed_run_leaves_no_half_file() {
    let whole = tempfile::tempdir().unwrap();
    assert!(forms(whole.path()).output().unwrap().status.success());
    let whole = files(whole.path());
    let folder = tempfile::tempdir().unwrap();
    for wait in (0..16).map(|step| Duration::from_millis(25 * step)) {
        let quiet = std::process::Stdio::null;
        let mut command = forms(folder.path());
        let mut child = command.stdout(quiet()).stderr(quiet()).spawn().unwrap();
        std::thread::sleep(wait);
        child.kill().unwrap();
        child.wait().unwrap();
        for (name, bytes) in files(folder.path()) {
            assert!(is_beside(&name) || whole[&name] == bytes, "{name} after {wait:?}");
        }
    }
    put(&folder.path().join(".hongtou-left.tmp"), b"half");
    assert!(forms(folder.path()).output().unwrap().status.success());
    assert!(files(folder.path()) == whole, "{:?}", files(folder.path()).keys());
}

/// A disk that takes no more: the shell sets how large a file may grow, and the system then
/// refuses to write as a full disk does.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("01-区人社局-2024Q1.xlsx");
    put(&old, b"last year's");
    let run = forms(folder.path());
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\""]).arg(run.get_program());
    let output = limited.args(run.get_args()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("E503") && said.contains("磁盘满了") && !said.contains("Word"), "{said}");
    let left: Vec<String> = files(folder.path()).into_keys().collect();
    assert_eq!(left, ["01-区人社局-2024Q1.xlsx"]);
    assert_eq!(std::fs::read(&old).unwrap(), b"last year's");
}

/// Some systems let a program have few files open, and some machines have many processors: readers and
/// writers wait for each other then.
#[cfg(unix)]
#[test]
fn few_open_files_are_enough_for_many_units() {
    let year = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..150).map(|number| format!("第{number}单位")).collect();
    let named: Vec<String> = names.iter().map(|name| format!("{{name: {name}}}")).collect();
    let text = format!(
        "year: 2024\nissuer: 某区人民政府办公室\nnumber: 某政办字〔2024〕1号\n\
         title: 某区人民政府办公室关于办好实事的通知\nrecipients: 各单位\npreamble: 如下：\n\
         units: [{}]\ntasks:\n  - {{name: 办好实事, text: 做好工作。, units: [{}]}}\n",
        named.join(", "),
        names.join(", ")
    );
    put(&year.path().join("notice.yaml"), text.as_bytes());
    let returns = year.path().join("out/forms/2024Q1");
    for (command, returns) in [("forms", None), ("status", Some(returns.as_path()))] {
        let mut limited = Command::new("sh");
        limited.current_dir(year.path()).args(["-c", "ulimit -n 48; exec \"$0\" \"$@\""]);
        limited.arg(env!("CARGO_BIN_EXE_hongtou")).arg(command);
        limited.args(["--period", "2024Q1", "--jobs", "16", "--lang", "zh"]);
        limited.args(returns.into_iter().flat_map(|folder| [Path::new("--returns"), folder]));
        let output = limited.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned()
            + &String::from_utf8_lossy(&output.stdout);
        assert!(output.status.code() < Some(2), "{said}");
        assert!(!said.contains("E619"), "{said}");
    }
    assert_eq!(files(&returns).len(), 150);
}

/// Where the system gives the program no further thread and no process, papers are made by one thread, and
/// that returns cannot be read is said once. (Where root runs this, nothing is refused.)
#[cfg(target_os = "linux")]
#[test]
fn one_thread_is_enough() {
    let limited = |run: &Command| {
        let mut limited = Command::new("sh");
        limited.args(["-c", "ulimit -u 0 2>/dev/null; exec \"$0\" \"$@\""]).arg(run.get_program());
        limited.args(run.get_args()).output().unwrap()
    };
    let [alone, all] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let output = limited(&forms(alone.path()));
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(forms(all.path()).output().unwrap().status.success());
    assert!(files(alone.path()) == files(all.path()));
    let mut status = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    status.arg("status").arg(program::folder(2024).join("notice.yaml"));
    status.args(["--period", "2024Q1", "--lang", "zh", "--returns"]).arg(alone.path());
    let output = limited(&status);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let refused = output.status.code() == Some(2) && said.matches("E619").count() == 1;
    assert!(refused || output.status.code() < Some(2), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

/// The library of workbooks writes each sheet on a thread of its own. (A stack that nobody has is refused to root,
/// too.)
#[cfg(target_os = "linux")]
#[test]
fn a_thread_that_is_not_given_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = forms(folder.path());
    let output = command.env("RUST_MIN_STACK", (1_u64 << 60).to_string()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("E510") && !said.contains("panicked"), "{said}");
    assert!(files(folder.path()).is_empty());
}

/// A file that nobody sends is refused by its size: nothing of it is read, not even for its hash.
#[test]
fn a_file_of_gigabytes_is_one_finding() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("录像.xlsx");
    put(&path, b"");
    std::fs::OpenOptions::new().write(true).open(path).unwrap().set_len(3 << 30).unwrap();
    let output = status(folder.path());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("E615") && said.contains("录像.xlsx") && said.contains("256 MB"),
        "{said}"
    );
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("退件.xlsx");
    put(&file, b"");
    for (path, code) in [(file.clone(), "E502"), (folder.path().join("没有"), "E505")] {
        let output = status(&path);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(said.contains(code) && said.contains(name), "{said}");
        assert!(!said.contains("os error"), "the system's words in place of ours: {said}");
    }
}

/// Damage that makes the libraries panic is a finding, and nothing else is said of it.
#[test]
fn a_panic_of_a_library_is_silent() {
    let folder = tempfile::tempdir().unwrap();
    let cell = "<row><c r='A99999999999999999999'><v>1</v></c></row>";
    put(&folder.path().join("溢出.xlsx"), &crate::returns::hostile::book(cell, &[]));
    let output = status(folder.path());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("溢出.xlsx") && !said.contains("panicked"), "{said}");
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}
