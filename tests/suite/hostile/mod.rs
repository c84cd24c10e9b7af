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

/// Runs to the end; what was said, and the most memory that was seen. What is said goes to a file: a
/// pipe that nobody empties would stop the program.
fn watched(mut command: Command, name: &str) -> (String, u64) {
    let said = tempfile::NamedTempFile::new().unwrap();
    let out = said.reopen().unwrap();
    let mut child = command.stdout(out).stderr(Stdio::null()).spawn().unwrap();
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
    let said = std::fs::read_to_string(said.path()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(status.code(), Some(program::ending(&value)), "{name}: {said}");
    (value["findings"].to_string(), most)
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

fn next<'f>(
    queue: &std::sync::Mutex<std::slice::Iter<'f, files::File>>,
) -> Option<&'f files::File> {
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
