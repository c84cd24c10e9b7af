//! Files in processes of their own: the same answers, and whatever ends such a process is one
//! finding here.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hongtou::diag::{Problem, Returned};
use hongtou::intake::{self, Received};
use hongtou::office::worker::Readers;
#[cfg(unix)]
use hongtou::{
    intake::Carried,
    office::worker::{Answer, written},
};
use proptest::prelude::*;
use tempfile::NamedTempFile;
use zip::CompressionMethod;

use super::open;
use crate::hostile::makers::archive;

fn readers(patience: Option<Duration>) -> Readers {
    Readers::new(PathBuf::from(env!("CARGO_BIN_EXE_hongtou")), patience)
}

fn stored(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// The files that were opened, and what was found of the others, each with its name.
fn through(
    readers: &Readers,
    path: &str,
    bytes: &[u8],
) -> (Vec<intake::Workbook>, Vec<(String, Returned)>) {
    let received: Received = readers.receive(stored(bytes).path(), path).unwrap();
    let (findings, opened) = (received.all_findings(), received.opened);
    let opened = opened.into_iter().map(|opened| opened.workbook).collect();
    let found = findings.sorted().into_iter().map(|found| {
        let hongtou::origin::Place::Book(place) = found.place else { panic!("{found:?}") };
        let Problem::Returned(problem) = found.problem else {
            panic!("{problem:?}", problem = found.problem)
        };
        (place.file_name().to_owned(), problem)
    });
    (opened, found.collect())
}

fn fixture(name: &str) -> Vec<u8> {
    let returns = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("returns");
    std::fs::read(returns.join(name)).unwrap()
}

#[test]
fn a_process_reads_as_this_one_does() {
    let readers = readers(None);
    for name in
        ["openpyxl-odd/return.xlsx", "libreoffice-xls/return.xls", "libreoffice-ods/return.ods"]
    {
        let bytes = fixture(name);
        let (opened, found) = through(&readers, "甲.xls", &bytes);
        assert_eq!(opened, [open("甲.xls", &bytes).unwrap()], "{name}");
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_process_that_gives_no_answer_is_a_finding() {
    let bytes = fixture("libreoffice-xls/return.xls");
    let nowhere = Readers::new(PathBuf::from("/nowhere/hongtou"), None);
    let (_, found) = through(&nowhere, "甲.xls", &bytes);
    assert!(matches!(&found[..], [(_, Returned::ReaderNotStarted { .. })]), "{found:?}");
}

/// A process that does `deeds` where another would read.
#[cfg(unix)]
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn script(folder: &Path, deeds: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;

    let program = folder.join("reader");
    std::fs::write(&program, format!("#!/bin/sh\ncd '{}'\n{deeds}\n", folder.display())).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    program
}

#[cfg(unix)]
#[test]
fn a_process_that_takes_too_long_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    let silent = script(folder.path(), "exec sleep 600");
    let hasty = Readers::new(silent, Some(Duration::from_millis(50)));
    let (_, found) = through(&hasty, "甲.xls", b"");
    assert_eq!(found, [("甲.xls".to_owned(), Returned::TooSlow { seconds: 0 })]);
}

#[test]
fn a_file_that_is_not_there_is_told_as_the_system_tells_it() {
    let error = readers(None).receive(Path::new("/nowhere/甲.xlsx"), "甲.xlsx").unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
}

/// Archives in each other, each nearly as large as one may be: the last does not fit into the memory of
/// a reader beside the others.
#[test]
fn a_file_that_ends_its_process_costs_itself_and_no_other() {
    let good = fixture("openpyxl-odd/return.xlsx");
    let ballast = vec![b'x'; 44 << 20];
    let stored = |parts: &[(&str, &[u8])]| archive(parts, CompressionMethod::Stored);
    let ballast = |name| (name, &ballast[..]);
    let fourth = stored(&[("五.xlsx", &good), ballast("ballast.txt")]);
    let third = stored(&[("四.zip", &fourth[..])]);
    let second = stored(&[("三.zip", &third)]);
    let packed = stored(&[("一.xlsx", &good), ("二.zip", &second), ("六.xlsx", &good)]);
    let (opened, found) = through(&readers(None), "报.zip", &packed);
    let names: Vec<&str> = opened.iter().map(|one| &*one.file).collect();
    assert_eq!(names, ["报.zip › 一.xlsx", "报.zip › 六.xlsx"]);
    let [(name, Returned::ReaderDied | Returned::Damaged { .. })] = &found[..] else {
        panic!("{found:?}")
    };
    assert!(name.starts_with("报.zip › 二.zip"), "{name}");
}

/// A process that ends over a file in a file, and one that is asked after it.
#[cfg(unix)]
#[test]
fn another_process_is_asked_without_the_file_that_ended_the_first() {
    let folder = tempfile::tempdir().unwrap();
    #[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let said = |answer: &Answer| {
        let bytes = written(answer);
        [&u32::try_from(bytes.len()).unwrap().to_le_bytes()[..], &bytes].concat()
    };
    let over = "报.zip › 二.xls";
    put("first", &said(&Answer::Entering(over.into())));
    put("second", &said(&Answer::Carried(Carried::refused(over, Returned::ReaderDied))));
    let answers = "if [ -e once ]; then cat second; cat >question; else touch once; cat first; fi";
    let program = script(folder.path(), answers);
    let (opened, found) = through(&Readers::new(program, None), "报.zip", b"");
    assert!(opened.is_empty());
    assert_eq!(found, [(over.to_owned(), Returned::ReaderDied)]);
    assert!(folder.path().join("once").exists(), "the first was asked too");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// The reader of .xls ends the process on some of these: here each is read or refused.
    #[test]
    fn a_damaged_xls_ends_in_a_finding(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..60),
    ) {
        let mut bytes = fixture("libreoffice-xls/return.xls");
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _read_or_refused = through(&readers(None), "甲.xls", &bytes);
    }
}

#[test]
fn the_command_is_not_in_the_help() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_hongtou")).arg("--help").output();
    let help = String::from_utf8(help.unwrap().stdout).unwrap();
    assert!(help.contains("forms") && !help.contains("worker"), "{help}");
}
