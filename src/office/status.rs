//! Who returned what for a period, and what is wrong with it.

use crate::diag::Diagnostics;
use crate::notice::Notice;
use crate::report::Report;
use crate::returns::Returns;

use super::about::{Incoming, Purpose};
use super::archive::descriptions;
use super::quarters::UpTo;
use super::receipts::Receipts;
use super::{input, quarters};

/// What came back, and what it means for each unit.
pub(crate) struct Gathered {
    /// The notice, as today.
    pub(crate) notice: Notice,
    /// What came back.
    pub(crate) returns: Returns,
    /// What it means, and what was found.
    pub(crate) report: Report,
}

/// What is in the folder, compared with the quarters before it that lie beside.
///
/// # Errors
/// Where description or folder cannot be read.
pub(crate) fn gathered(asked: &Incoming) -> Result<Gathered, Diagnostics> {
    let (notice, kept, mut said) = descriptions::remembering(&asked.about.place)?;
    let as_of = input::day(asked.as_of.as_deref())?;
    let period = asked.about.period(&notice, Purpose::Returns, as_of)?;
    let told = asked.as_of.is_some().then_some(as_of);
    let receipts = Receipts::of(&asked.about.place, asked.returns.as_deref(), told);
    let up_to = quarters::up_to(asked.returns.as_deref(), &notice, period, receipts.known())?;
    let of_book = receipts.note(up_to.looks());
    let UpTo { earlier, returns, .. } = up_to;
    let earlier: Vec<&Returns> = earlier.iter().collect();
    let mut report = Report::after(&notice, &earlier, &returns, as_of);
    said.extend(kept.changed(&notice, period));
    report.findings.extend(said);
    report.findings.extend(returns.ruled_later.iter().cloned());
    report.findings.extend(of_book);
    Ok(Gathered { notice, returns, report })
}
