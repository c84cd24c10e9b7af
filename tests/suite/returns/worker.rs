//! Old formats in a process of its own: the same answers, and whatever ends that process is one
//! finding here.

use std::path::PathBuf;
use std::time::Duration;

use hongtou::cli::worker::Reader;
use hongtou::diag::{Problem, Returned};
use hongtou::intake;
use proptest::prelude::*;

use super::{hostile, open};

fn reader() -> Reader {
    Reader::new(PathBuf::from(env!("CARGO_BIN_EXE_hongtou")))
}

fn through(reader: &Reader, bytes: &[u8]) -> Result<intake::Workbook, Returned> {
    let ask = |bytes: &[u8]| reader.ask(bytes);
    intake::open(&"甲.xls".into(), bytes, &ask).map_err(|found| {
        let Problem::Returned(found) = found.problem else { panic!("{found:?}") };
        found
    })
}

fn fixture(name: &str) -> Vec<u8> {
    let returns = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("returns");
    std::fs::read(returns.join(name)).unwrap()
}

#[test]
fn a_process_reads_as_this_one_does() {
    for name in ["libreoffice-xls/return.xls", "libreoffice-ods/return.ods"] {
        let bytes = fixture(name);
        assert_eq!(through(&reader(), &bytes).unwrap(), open("甲.xls", &bytes).unwrap(), "{name}");
    }
}

#[test]
fn a_process_that_gives_no_answer_is_a_finding() {
    let bytes = fixture("libreoffice-xls/return.xls");
    let nowhere = Reader::new(PathBuf::from("/nowhere/hongtou"));
    assert!(matches!(through(&nowhere, &bytes), Err(Returned::ReaderNotStarted { .. })));
    let hasty = Reader { patience: Duration::ZERO, ..reader() };
    assert_eq!(through(&hasty, &bytes), Err(Returned::TooSlow { seconds: 0 }));
}

/// Rows that are repeated to gigabytes, given to the process without the check that keeps them
/// from it.
#[test]
fn a_process_has_only_so_much_memory() {
    let bomb = hostile::ods(&hostile::repeated(1_048_576, 95));
    assert!(bomb.len() < 1_000);
    let answer = reader().ask(&bomb);
    assert_eq!(answer, Err(intake::worker::Failure::Died));
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
        let _read_or_refused = through(&reader(), &bytes);
    }
}

#[test]
fn the_command_is_not_in_the_help() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_hongtou")).arg("--help").output();
    let help = String::from_utf8(help.unwrap().stdout).unwrap();
    assert!(help.contains("forms") && !help.contains("worker"), "{help}");
}
