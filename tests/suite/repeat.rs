//! The same description gives the same bytes: twice, in another time zone, from another working
//! directory and into another folder.

use crate::program::{self, YEARS};

#[test]
fn two_runs_give_the_same_bytes() {
    for year in YEARS {
        let elsewhere = tempfile::tempdir().expect("a temporary folder");
        let out = elsewhere.path().join("另一个 文件夹");
        std::fs::create_dir(&out).expect("a folder");
        let shanghai = program::write(&year.to_string(), elsewhere.path(), |command| {
            command.env("TZ", "Asia/Shanghai").env("LC_ALL", "C")
        });
        let new_york = program::write(&year.to_string(), &out, |command| {
            command.env("TZ", "America/New_York").current_dir(elsewhere.path())
        });
        let first = program::notice(year);
        for (run, written) in [("Asia/Shanghai", &shanghai), ("America/New_York", &new_york)] {
            assert!(written.docx == first.docx, "notice.docx of {year} differs, {run}");
            assert!(written.pdf == first.pdf, "notice.pdf of {year} differs, {run}");
            assert!(written.attachment == first.attachment, "附件.docx of {year} differs, {run}");
        }
    }
}

/// Everything the demonstration writes, by its path: notice, forms, mails and reports.
fn demonstration(jobs: &str) -> std::collections::BTreeMap<std::path::PathBuf, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let command = &mut std::process::Command::new(env!("CARGO_BIN_EXE_hongtou"));
    let run = command.args(["demo", "demo", "--bundled-fonts", "--jobs", jobs]);
    assert!(run.current_dir(&folder).output().expect("the program").status.success());
    let mut open = vec![folder.path().join("demo").join("out")];
    let mut files = std::collections::BTreeMap::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).expect("a folder");
            open.extend(entries.map(|entry| entry.expect("an entry").path()));
            continue;
        }
        let name = path.strip_prefix(folder.path()).expect("a path inside").to_owned();
        files.insert(name, std::fs::read(&path).expect("a file"));
    }
    files
}

#[test]
fn one_job_and_sixteen_give_the_same_bytes() {
    let (one, sixteen) = (demonstration("1"), demonstration("16"));
    assert!(one.len() > 50 && one.keys().eq(sixteen.keys()), "{} files", one.len());
    for (path, bytes) in &one {
        assert!(sixteen[path] == *bytes, "{} differs", path.display());
    }
}
