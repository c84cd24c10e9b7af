//! Files in processes of their own: the same answers, and whatever ends such a process is one
//! finding here.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hongtou::cli::worker::Readers;
use hongtou::diag::{Problem, Returned};
use hongtou::intake::{self, Received};
use proptest::prelude::*;
use tempfile::NamedTempFile;

use super::carried::zip;
use super::open;

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
    let Received { opened, findings, .. } = readers.receive(stored(bytes).path(), path).unwrap();
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
    let hasty = readers(Some(Duration::ZERO));
    let (_, found) = through(&hasty, "甲.xls", &bytes);
    assert_eq!(found, [("甲.xls".to_owned(), Returned::TooSlow { seconds: 0 })]);
}

#[test]
fn a_file_that_is_not_there_is_told_as_the_system_tells_it() {
    let error = readers(None).receive(Path::new("/nowhere/甲.xlsx"), "甲.xlsx").unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
}

/// A reader that the system ends after a second of work, which a file of large texts takes.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_ends_its_process_costs_itself_and_no_other() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let hasty = folder.path().join("hasty");
    let program = env!("CARGO_BIN_EXE_hongtou");
    let script = format!("#!/bin/sh\nulimit -t 1\nexec {program} \"$@\"\n");
    #[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
    std::fs::write(&hasty, script).unwrap();
    std::fs::set_permissions(&hasty, std::fs::Permissions::from_mode(0o755)).unwrap();
    let good = fixture("openpyxl-odd/return.xlsx");
    let large = crate::hostile::files::all().into_iter().find(|one| one.name == "一格十五兆.xlsx");
    let large = large.unwrap().bytes;
    let readers = Readers::new(hasty, None);
    let packed = zip(&[("一.xlsx", &good), ("二.xlsx", &large), ("三.xlsx", &good)]);
    let (opened, found) = through(&readers, "报.zip", &packed);
    let names: Vec<&str> = opened.iter().map(|one| &*one.file).collect();
    assert_eq!(names, ["报.zip › 一.xlsx", "报.zip › 三.xlsx"]);
    assert_eq!(found, [("报.zip › 二.xlsx".to_owned(), Returned::ReaderDied)]);

    // After two of them the rest is left unread, and what came before is kept.
    let packed =
        zip(&[("一.xlsx", &good), ("二.xlsx", &large), ("三.xlsx", &large), ("四.xlsx", &good)]);
    let (opened, found) = through(&readers, "报.zip", &packed);
    assert_eq!(opened.len(), 1);
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["报.zip", "报.zip › 三.xlsx", "报.zip › 二.xlsx"]);
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
