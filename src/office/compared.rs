//! `--compare`: another year's folder -> its numbers beside those of a year's report. Nothing is written there.

use std::path::Path;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Problem, Reported};
use crate::report::{Comparison, YearReport};
use crate::shown;

use super::archive::descriptions;
use super::receipts::Receipts;
use super::{journal, quarters};

/// The description in the folder of a year.
const DESCRIPTION: &str = "notice.yaml";

/// The year at `place`, a folder with its description and its returns or that description, beside `now`; `told` is the
/// day that was told to count as today.
///
/// # Errors
/// Where the description cannot be read or has errors, is of the same year, or no returns lie beside it.
pub(crate) fn beside(
    place: &Path,
    now: &YearReport,
    told: Option<Date>,
) -> Result<Comparison, Diagnostics> {
    let description = if place.is_dir() { place.join(DESCRIPTION) } else { place.to_path_buf() };
    let (notice, _, _) = descriptions::remembering(&description)?;
    if notice.year == now.year {
        let file = shown::path(&description);
        let found = Reported::ComparedWithItself { year: now.year, file };
        return Err(Diagnostic::nowhere(Problem::Reported(found)).into());
    }
    let folder = journal::folder(&description).join("returns");
    let receipts = Receipts::of(&description, Some(&folder), told);
    let returns = quarters::whole_year(Some(&folder), &notice, receipts.known())?;
    let before = YearReport::new(&notice, &returns, now.last().as_of);
    let before = before.ok_or_else(|| quarters::none(Some(&folder), &notice))?;
    Ok(Comparison::new(&before, now))
}
