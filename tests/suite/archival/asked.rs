//! Which part of PDF/A is written, and by which commands.

use std::path::Path;

use super::{BOTH, FIRST, SECOND, broken};
use crate::program;

#[test]
fn a_report_is_written_as_pdf_a_too() {
    let folder = tempfile::tempdir().unwrap();
    let description = program::folder(2024).join("notice.yaml");
    let returns = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/returns");
    let report = |options: &[&str]| {
        let asked =
            ["report", description.to_str().unwrap(), "--period", "2024Q1", "--only", "pdf"];
        let returns =
            ["--returns", returns.to_str().unwrap(), "--as-of", "2024-04-10", "-o", "out"];
        let ended = program::run(folder.path(), &[&asked[..], &returns, options].concat());
        assert_ne!(ended.status.code(), Some(2), "{}", String::from_utf8_lossy(&ended.stderr));
        std::fs::read(folder.path().join("out/汇总-2024Q1.pdf")).unwrap()
    };
    assert_eq!(broken(&[&BOTH, &SECOND], &report(&[])), [""; 0]);
    assert_eq!(broken(&[&BOTH, &FIRST], &report(&["--pdf-a1"])), [""; 0]);
}
