//! The mails: what a draft says to other programs, and what is sent how often by a server that
//! misbehaves.

mod clerk;
mod drafts;
mod lists;
mod mending;
mod odd_servers;
mod reminding;
mod sending;
pub(crate) mod server;
mod states;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hongtou::mail::log::{Event, Line};
use tempfile::TempDir;

use crate::program;

/// The folder of a year: the 2024 notice, six of whose units have a mailbox (two share one), one
/// has none and one collects.
pub(crate) struct Year {
    pub(crate) folder: TempDir,
}

const MAILBOXES: [(&str, &str); 6] = [
    ("区人社局", "rsj@example.gov.cn"),
    ("区教体局", "jtj@example.gov.cn"),
    ("区民政局", "mzj@example.gov.cn"),
    ("区财政局", "czj@example.gov.cn"),
    ("区卫健局", "wjj@example.gov.cn"),
    ("区文旅局", "CZJ@example.gov.cn"),
];

impl Year {
    pub(crate) fn new() -> Year {
        let path = program::folder(2024).join("notice.yaml");
        let mut yaml = std::fs::read_to_string(path).expect("a description");
        for (unit, mailbox) in MAILBOXES {
            let entry = format!("  - name: {unit}\n");
            assert!(yaml.contains(&entry), "{unit}");
            yaml = yaml.replacen(&entry, &format!("{entry}    email: {mailbox}\n"), 1);
        }
        let sender = "  sender: fulian@example.gov.cn\n  due_days: 0";
        yaml = yaml.replacen("  due_days: 0", sender, 1);
        yaml = yaml.replacen("collector: 区妇儿工委办公室", "collector: 区妇联", 1);
        assert!(yaml.contains("sender:") && yaml.contains("collector: 区妇联"));
        let year = Year { folder: tempfile::tempdir().expect("a folder") };
        year.put("notice.yaml", &yaml);
        year
    }

    #[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
    pub(crate) fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }

    /// A file whose name is no text.
    #[cfg(unix)]
    #[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
    pub(crate) fn put_raw(&self, name: &[u8], bytes: &[u8]) {
        use std::os::unix::ffi::OsStrExt;
        let path = self.folder.path().join(std::ffi::OsStr::from_bytes(name));
        std::fs::write(path, bytes).expect("written");
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Runs the program in the folder; the words of the command stand before its options.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(arguments).args(["--period", "2024Q1", "--lang", "zh"]);
        command.current_dir(self.folder.path()).stdin(std::process::Stdio::null());
        for name in ["SERVER", "USER", "PASSWORD", "CREDENTIALS"] {
            command.env_remove(format!("HONGTOU_SMTP_{name}"));
        }
        command
    }

    /// The lines of the log.
    pub(crate) fn log(&self) -> Vec<Line> {
        let text = std::fs::read_to_string(self.path("log/send.jsonl")).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).expect("a line")).collect()
    }

    /// What happened to the mail of `unit`, in order.
    pub(crate) fn events(&self, unit: &str) -> Vec<Event> {
        let log = self.log().into_iter();
        log.filter(|line| line.subject.unit == unit).map(|line| line.event).collect()
    }
}

/// The files of a folder with that ending, by name.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(ending));
    names.sort();
    names
}

/// What a run said to standard error, with how it ended.
pub(crate) fn said(output: &Output) -> (i32, String) {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().expect("an exit code"), text)
}
