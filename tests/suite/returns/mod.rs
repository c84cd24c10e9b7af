//! What comes back: read as it was written, whatever program saved it, and refused where it is
//! no workbook or a hostile one.

mod along;
mod attributed;
mod boxes;
pub(crate) mod carried;
mod cases;
mod documents;
mod held;
pub(crate) mod hostile;
mod layouts;
mod roundtrip;
mod saved;
mod sent_before;
mod sums;
mod worker;

use std::sync::Arc;

use hongtou::diag::{Diagnostic, Diagnostics};
use hongtou::form::{self, Answers, Evidence, FormGrid, Forms, Identified, Reading, Verdict};
use hongtou::intake::{self, Workbook};
use hongtou::notice::{Notice, UnitId};

pub(crate) fn open(name: &str, bytes: &[u8]) -> Result<Workbook, Diagnostic> {
    intake::open(&Arc::from(name), bytes)
}

/// What `workbook` says as the form `grid` of `notice`.
pub(crate) fn read(notice: &Notice, grid: &FormGrid, workbook: &Workbook) -> Reading {
    let period = grid.identity.period;
    form::read(&Forms::new(notice, period), &whose(notice, grid), workbook, None)
}

/// As a clerk would pin it.
pub(crate) fn whose(notice: &Notice, grid: &FormGrid) -> Identified {
    let mut units = notice.units.units.iter();
    let unit = units.position(|unit| unit.name.value == grid.identity.unit).expect("a unit");
    Identified::pinned(UnitId(unit), grid.identity.period)
}

/// The answers of the form that `bytes` are, and the codes of what was found.
fn answers(notice: &Notice, grid: &FormGrid, bytes: &[u8]) -> (Answers, Vec<&'static str>) {
    let workbook = open("甲.xlsx", bytes).expect("a workbook");
    let identity =
        form::identify(&Forms::new(notice, grid.identity.period), &workbook, &Evidence::default());
    let Verdict::Identified(identified) = identity.verdict() else {
        panic!("{:?}", identity.verdict())
    };
    assert_eq!(
        (identified.unit, identified.period),
        (whose(notice, grid).unit, grid.identity.period)
    );
    let reading = read(notice, grid, &workbook);
    let mut codes = codes(identity.findings());
    codes.extend(self::codes(reading.findings));
    assert_eq!(reading.returned.others, []);
    (reading.returned.values(), codes)
}

pub(crate) fn codes(findings: Diagnostics) -> Vec<&'static str> {
    findings.sorted().iter().map(|found| found.problem.code()).collect()
}
