//! A folder of hostile files, read by the program: each is named in the findings, and none costs
//! more than 300 MB, ends the program or keeps it busy.
//!
//! Memory is what the kernel counted at most for the process and for the reader it starts,
//! asked for while they run (Linux only). The time is a guard against hanging, no measure: how long
//! each file takes is measured by `cargo bench --bench hostile`, which has the files in `multiplied` too: an
//! unoptimised program reads some of them for minutes.

pub(crate) mod files;
mod folder;
pub(crate) mod makers;
pub(crate) mod papers;
mod products;
mod raw_zip;
mod versions;
mod watch;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx, open_workbook};

use crate::program;
use watch::memory;

/// Kilobytes that reading one file may take, in both processes together.
const MEMORY: u64 = 200_000;

/// An unoptimised program on a busy machine; hanging is longer.
const PATIENCE: Duration = Duration::from_secs(120);

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// `hongtou status --json` on a folder of returns.
fn status(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("status").arg(program::folder(2024).join("notice.yaml"));
    command.args(["--period", "2024Q1", "--lang", "zh", "--json", "--as-of", "2024-04-10"]);
    command.arg("--returns").arg(folder);
    command
}

/// Runs to the end; what was found, and the most memory that was seen.
fn watched(mut command: Command, name: &str) -> (String, u64) {
    let said = tempfile::NamedTempFile::new().unwrap();
    command.stdout(said.reopen().unwrap()).stderr(Stdio::null());
    let (status, most) = to_the_end(command, name);
    let said = std::fs::read_to_string(said.path()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(status, program::ending(&value), "{name}: {said}");
    (value["findings"].to_string(), most)
}

/// Runs to the end; how it ended, and the most memory that was seen. What it says is to go to a file: a pipe
/// that nobody empties would stop the program.
fn to_the_end(mut command: Command, name: &str) -> (i32, u64) {
    let mut child = command.spawn().unwrap();
    let (begun, mut most) = (Instant::now(), 0);
    let status = loop {
        most = most.max(memory(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{name} hangs");
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    (status.code().expect("an end of its own"), most)
}

#[test]
fn each_hostile_file_is_named_and_costs_little() {
    let files = files::all();
    assert!(files.len() >= 60, "{}", files.len());
    let queue = std::sync::Mutex::new(files.iter());
    let take = || {
        while let Some(file) = next(&queue) {
            read(file);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(take);
        scope.spawn(take);
    });
}

fn next<'f, T>(queue: &std::sync::Mutex<std::slice::Iter<'f, T>>) -> Option<&'f T> {
    queue.lock().unwrap().next()
}

fn read(file: &files::File) {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join(&file.name), &file.bytes);
    let begun = Instant::now();
    let (said, memory) = watched(status(folder.path()), &file.name);
    list(&format!("{memory:>8} kB {:>6} ms  {}", begun.elapsed().as_millis(), file.name));
    assert!(said.contains(&file.name), "{}: {said}", file.name);
    assert!(memory < MEMORY, "{}: {memory} kB", file.name);
}

/// Each ends in a message, or in a description that is YAML.
#[test]
fn each_hostile_paper_is_refused_or_described_and_costs_little() {
    let papers = papers::quick();
    let queue = std::sync::Mutex::new(papers.iter());
    let take = || {
        while let Some(paper) = next(&queue) {
            begin(paper);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(take);
        scope.spawn(take);
    });
}

fn begin(paper: &papers::Hostile) {
    let papers::Hostile { file, code } = paper;
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join(&file.name), &file.bytes);
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(["init", "2024", "--lang", "zh", "--from", &file.name]).current_dir(folder.path());
    let (begun, said) = (Instant::now(), tempfile::NamedTempFile::new().unwrap());
    command.stdout(Stdio::null()).stderr(said.reopen().unwrap());
    let (status, memory) = to_the_end(command, &file.name);
    let said = std::fs::read_to_string(said.path()).unwrap();
    list(&format!("{memory:>8} kB {:>6} ms  {}", begun.elapsed().as_millis(), file.name));
    assert!(memory < MEMORY, "{}: {memory} kB", file.name);
    let written = std::fs::read(folder.path().join("2024/notice.yaml")).ok();
    assert_eq!(status, if written.is_some() { 0 } else { 2 }, "{}: {said}", file.name);
    // An unoptimised program is ended over some of them.
    let was_ended = cfg!(debug_assertions) && said.contains("E525");
    match (written, *code) {
        (None, _) if was_ended => {}
        (Some(text), "") => {
            let text = String::from_utf8(text).unwrap();
            let read = serde_saphyr::from_str::<serde_json::Value>(&text);
            assert!(read.is_ok(), "{}: {:?}", file.name, read.err());
        }
        (None, code) => {
            assert!(!code.is_empty() && said.contains(code), "{} {code}: {said}", file.name);
        }
        (Some(_), code) => panic!("{}: read, and not {code}: {said}", file.name),
    }
}

/// All of them beside a good return, and a text that no cell holds: the report is written, and the text goes
/// on in the next row.
#[test]
fn the_report_is_written_beside_them() {
    let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    files::all().iter().for_each(|file| put(&folder.path().join(&file.name), &file.bytes));
    let good = program::folder(2024).join("../../returns/openpyxl-odd/return.xlsx");
    put(&folder.path().join("好的.xlsx"), &std::fs::read(good).unwrap());
    let long = format!("<row><c t='inlineStr'><is><t>{}</t></is></c></row>", "长".repeat(40_000));
    put(&folder.path().join("长文.xlsx"), &makers::book(&long, &[]));
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("report").arg(program::folder(2024).join("notice.yaml"));
    command.args(["--period", "2024Q1", "--lang", "zh", "--as-of", "2024-04-10", "--only", "xlsx"]);
    command.arg("--returns").arg(folder.path()).arg("-o").arg(out.path());
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{}", &said[said.len().saturating_sub(600)..]);
    let mut book: Xlsx<_> = open_workbook(out.path().join("汇总-2024Q1.xlsx")).unwrap();
    let others = book.worksheet_range("其他内容").unwrap();
    let parts = others.rows().filter(|row| row[2] == "长文.xlsx").map(|row| row[1].to_string());
    let parts: Vec<usize> = parts.map(|part| part.chars().count()).collect();
    assert_eq!(parts, [32_767, 40_000 - 32_767]);
}

/// With `HOSTILE_LIST=1` in the environment and `--nocapture`: what each file costs.
#[allow(clippy::print_stderr, reason = "asked for by whoever runs the test")]
fn list(line: &str) {
    if std::env::var_os("HOSTILE_LIST").is_some() {
        eprintln!("{line}");
    }
}

/// Links that lead in a circle or elsewhere, a folder in a folder in a folder, and a pipe that
/// nobody writes to.
#[cfg(unix)]
#[test]
fn a_folder_may_be_hostile_too() {
    let folder = tempfile::tempdir().unwrap();
    let deep = (0..40).fold(folder.path().to_path_buf(), |path, _| path.join("层"));
    std::fs::create_dir_all(&deep).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("环")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("别处.xlsx")).unwrap();
    let pipe = Command::new("mkfifo").arg(folder.path().join("管道.xlsx")).status().unwrap();
    assert!(pipe.success());
    let (said, _) = watched(status(folder.path()), "the folder");
    for name in ["环", "别处.xlsx", "管道.xlsx", "层"] {
        assert!(said.contains(name), "{name}: {said}");
    }
    assert!(!said.contains("root:"), "{said}");
}
