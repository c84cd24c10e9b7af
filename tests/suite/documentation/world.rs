//! Where the commands of the pages are run: a folder with what a reader has who came so far.
//!
//! ```text
//! 2024/        what `hongtou demo` made: most commands are typed here
//! 2025/        the year behind it, where a page names it
//! 示例/ …      a demo under the other names that pages give it
//! 通知.docx …  the papers that pages name
//! ```

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::page::{page, root};
use crate::program;

/// Names that pages give the folder of a demo.
const DEMOS: [&str; 3] = ["示例", "核对", "demo-out"];
/// The day of the pages: the first quarter is due, and one unit has returned nothing.
const CLOCK: &str = "2024-04-08 09:00";

/// Commands that look at no year.
const OF_NO_YEAR: [&str; 5] = ["--version", "explain", "fonts", "schema", "templates"];

fn is_of_no_year(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    OF_NO_YEAR.contains(&first) || words.ends_with(" --help")
}

/// What `hongtou demo` made, once for all tests.
pub(super) fn demo() -> &'static Path {
    static DEMO: OnceLock<TempDir> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = program::run(folder.path(), &["demo", "2024"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        folder
    })
    .path()
}

/// A folder of its own.
pub(super) struct World {
    folder: TempDir,
    /// Where the next command is typed.
    here: PathBuf,
}

impl World {
    /// With what these words name.
    pub(super) fn with(words: &str) -> World {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        match words.lines().all(is_of_no_year) {
            true => fs::create_dir_all(at("2024")).expect("a folder"),
            false => copy(&demo().join("2024"), &at("2024")),
        }
        for name in DEMOS.iter().filter(|name| words.contains(**name)) {
            copy(&demo().join("2024"), &at(name));
        }
        if words.contains("2025") {
            let text = fs::read_to_string(at("2024/notice.yaml")).expect("the demo's description");
            put(&at("2025/notice.yaml"), text.replace("2024", "2025").as_bytes());
            fs::create_dir_all(at("2025/returns/2025Q1")).expect("a folder");
        }
        if words.contains("通知.docx") {
            let paper = &program::notice(2024).docx;
            ["通知.docx", "去年的通知.docx"].iter().for_each(|name| put(&at(name), paper));
        }
        if words.contains("回答.txt") {
            let answers = page("docs/init.md").shown().codes.into_iter();
            let mut answers = answers.filter(|code| code.block.as_deref() == Some("yaml"));
            put(&at("回答.txt"), answers.next().expect("the answers").text.as_bytes());
        }
        let here = at("2024");
        if words.contains("归档-2024.zip") {
            let output = program_in(&here, &["archive".to_owned()]).output();
            assert!(output.expect("the program starts").status.success());
            copy_file(&here.join("归档-2024.zip"), &at("归档-2024.zip"));
        }
        World { folder, here }
    }

    /// `cd`.
    pub(super) fn go(&mut self, to: &str) {
        let to = self.folder.path().join(to.trim_start_matches("../"));
        assert!(to.is_dir(), "{}", to.display());
        self.here = to;
    }

    /// Runs a command as a page has it: how it ended, and what it printed.
    pub(super) fn run(&self, words: &[String]) -> (i32, String) {
        let words: Vec<String> = words.iter().map(|word| word.replace('\\', "/")).collect();
        let place = self.place(&words);
        if words[0] == "init" {
            // A year is begun where none is.
            let begun = place.join(&words[1]);
            assert!(begun.starts_with(self.folder.path()), "{}", begun.display());
            fs::remove_dir_all(begun).ok();
        }
        let mut command = program_in(&place, &words);
        command.env("XDG_CACHE_HOME", self.folder.path().join("cache"));
        match words[0].as_str() {
            "open" if !words.iter().any(|word| word == "--help") => opened(command),
            _ => ended(&command.output().expect("the program starts")),
        }
    }

    /// Where somebody types that: beside the folders that are named; in the folder of the year that is; else here.
    fn place(&self, words: &[String]) -> PathBuf {
        if words[0] == "check" && words.iter().any(|word| word.starts_with("fixtures/")) {
            return root();
        }
        let period = words.iter().position(|word| word == "--period").map(|at| at + 1);
        let is_beside = |at: &usize| {
            let first = words[*at].split('/').next().unwrap_or_default();
            let is_name = period != Some(*at) && !first.starts_with(['.', '-']);
            is_name && self.folder.path().join(first).exists()
        };
        let own = ["demo", "init"].contains(&words[0].as_str());
        if own || (1..words.len()).any(|at| is_beside(&at)) {
            return self.folder.path().into();
        }
        let year = period.and_then(|at| words.get(at)?.get(..4));
        let of_year = year.map(|year| self.folder.path().join(year)).filter(|at| at.is_dir());
        of_year.unwrap_or_else(|| self.here.clone())
    }
}

/// The program in a folder, in Chinese where nothing else is asked for, on the day of the pages.
fn program_in(place: &Path, words: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(words).current_dir(place).env("HONGTOU_NO_BROWSER", "1").stdin(Stdio::null());
    // What `help` takes is the name of a command.
    let is_help = words.first().is_some_and(|word| word == "help");
    if !words.iter().any(|word| word == "--lang") && !is_help {
        command.args(["--lang", "zh"]);
    }
    if !is_help {
        command.args(["--clock", CLOCK]);
    }
    command
}

fn ended(output: &Output) -> (i32, String) {
    let said = [output.stdout.as_slice(), &output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&said).into_owned())
}

/// `hongtou open` stays: it is left running until it has said where it is, and ended.
fn opened(mut command: Command) -> (i32, String) {
    let said = tempfile::NamedTempFile::new().expect("a temporary file");
    let handle = || said.reopen().expect("the same file");
    let mut child = command.stdout(handle()).stderr(handle()).spawn().expect("the program starts");
    let begun = Instant::now();
    let read = || fs::read_to_string(said.path()).unwrap_or_default();
    let code = loop {
        match child.try_wait().expect("a child") {
            Some(status) => break status.code().unwrap_or(-1),
            None if read().contains("http://127.0.0.1") => break 0,
            None if begun.elapsed() > Duration::from_secs(60) => break -1,
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    child.kill().ok();
    child.wait().expect("a child");
    (code, read())
}

/// A folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry").path();
        let name = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() { copy(&entry, &name) } else { copy_file(&entry, &name) }
    }
}

fn copy_file(from: &Path, to: &Path) {
    put(to, &fs::read(from).expect("a file"));
}

#[allow(clippy::disallowed_methods, reason = "a test prepares its own input")]
fn put(place: &Path, bytes: &[u8]) {
    fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
    fs::write(place, bytes).expect("a file");
}
