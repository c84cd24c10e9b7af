//! Two runs at once in one folder: both do what they were asked, and what lies there in the end is
//! whole. Leftovers of killed runs go away.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::program;

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn put(path: &Path, bytes: impl AsRef<[u8]>) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("written");
}

fn year() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let notice = std::fs::read(program::folder(2024).join("notice.yaml")).expect("a description");
    put(&folder.path().join("notice.yaml"), notice);
    put(&folder.path().join("returns/2024Q1/说明.txt"), "一季度的报表陆续放在这里");
    folder
}

fn start(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(arguments).current_dir(folder).args(["--lang", "zh"]);
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts")
}

/// All files below `folder`, by name.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(files(&path)),
            path => found.push(path.file_name().unwrap().to_string_lossy().into_owned()),
        }
    }
    found.sort();
    found
}

#[test]
fn two_runs_in_one_folder_take_nothing_from_each_other() {
    let forms = ["forms", "--period", "2024Q1"];
    let send = ["send", "--period", "2024Q1", "--as-of", "2024-03-28"];
    let remind = ["remind", "--period", "2024Q1", "--as-of", "2024-04-10"];
    for command in [&forms[..], &send, &remind] {
        let year = year();
        assert!(start(year.path(), command).wait().expect("it ends").code() < Some(2));
        let alone = files(&year.path().join("out"));
        for _ in 0..5 {
            let runs = [start(year.path(), command), start(year.path(), command)];
            for run in runs {
                let output = run.wait_with_output().expect("it ends");
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.code() < Some(2), "{command:?}: {said}");
            }
            assert_eq!(files(&year.path().join("out")), alone, "{command:?}");
        }
    }
}

#[test]
fn what_killed_runs_left_goes_away_beside_too() {
    let year = year();
    for left in ["04-01/.hongtou-a.tmp", "04-10/.hongtou-b.tmp", "04-10/.hongtou-lock"] {
        put(&year.path().join("out/remind/2024Q1/2024-".to_owned() + left), "left");
    }
    let run = start(year.path(), &["remind", "--period", "2024Q1", "--as-of", "2024-04-10"]);
    let output = run.wait_with_output().expect("it ends");
    assert!(output.status.code() < Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let left = files(&year.path().join("out"));
    assert!(left.iter().all(|name| !name.starts_with(".hongtou")), "{left:?}");
}

/// A draft of an earlier run that this one does not write again: somebody might send it.
#[test]
fn drafts_of_an_earlier_run_are_told() {
    let year = year();
    put(&year.path().join("out/outbox/2024Q1/09-区档案局-2024Q1.eml"), "left");
    put(&year.path().join("out/forms/2024Q1/09-区档案局-2024Q1.xlsx"), "left");
    for arguments in [
        &["send", "--period", "2024Q1", "--as-of", "2024-03-28"][..],
        &["forms", "--period", "2024Q1"],
    ] {
        let output = start(year.path(), arguments).wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("[W503]") && said.contains("09-区档案局"), "{said}");
        assert!(!said.contains("08-"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_is_told() {
    let year = year();
    std::fs::create_dir(year.path().join("out")).expect("a folder");
    let pipe = Command::new("mkfifo").arg(year.path().join("out/notice.pdf")).status();
    assert!(pipe.expect("mkfifo").success());
    let output = start(year.path(), &["notice", "--bundled-fonts"]).wait_with_output();
    let output = output.expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && said.contains("notice.pdf"), "{said}");
    assert_eq!(files(&year.path().join("out")), ["notice.pdf"], "nothing else is written");
}
