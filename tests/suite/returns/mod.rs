//! What comes back: read as it was written, whatever program saved it, and refused where it is
//! no workbook or a hostile one.

mod carried;
mod documents;
mod hostile;
mod layouts;
mod roundtrip;
mod saved;
mod worker;

use std::sync::Arc;

use hongtou::diag::{Diagnostic, Diagnostics};
use hongtou::form::{self, Answers, FormGrid};
use hongtou::intake::worker::Failure;
use hongtou::intake::{self, Workbook};

/// Reads old formats in this process: what the program does in one of its own is tested with
/// the program.
fn here(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    Ok(intake::worker::serve(bytes))
}

fn open(name: &str, bytes: &[u8]) -> Result<Workbook, Diagnostic> {
    intake::open(&Arc::from(name), bytes, &here)
}

/// The answers of the form that `bytes` are, and the codes of what was found.
fn answers(grid: &FormGrid, bytes: &[u8]) -> (Answers, Vec<&'static str>) {
    let workbook = open("甲.xlsx", bytes).expect("a workbook");
    let reading = form::read(grid, &workbook);
    let codes = codes(reading.findings);
    (reading.returned.expect("the form").values(), codes)
}

fn codes(findings: Diagnostics) -> Vec<&'static str> {
    findings.sorted().iter().map(|found| found.problem.code()).collect()
}
