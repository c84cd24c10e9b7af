//! A file that was opened -> the returns in it: itself, or the sheets that are of each period.

use crate::form::{self, Forms};
use crate::intake::{Opened, Part};

/// The returns in a file. All parts of it came as it did, and have its hash.
pub(super) fn parts(forms: &Forms<'_>, opened: Opened) -> Vec<Opened> {
    let Opened { workbook, arrival } = opened;
    let parts = form::parts(forms, workbook);
    let is_collected = |part: &form::Single| is_of(part, forms);
    let has_collected = parts.iter().any(is_collected);
    let opened = parts.into_iter().map(|part| {
        let beside_collected = has_collected && !is_of(&part, forms);
        let form::Single { workbook, of } = part;
        let mut arrival = arrival.clone();
        if let Some((_, sheet)) = of {
            arrival.origin = workbook.origin().shared_file_name();
            arrival.part = Some(Part { sheet: sheet.into(), beside_collected });
        }
        Opened { workbook, arrival }
    });
    opened.collect()
}

/// Whether it is for the period that is collected.
fn is_of(part: &form::Single, forms: &Forms<'_>) -> bool {
    part.of.as_ref().is_some_and(|(period, _)| *period == forms.period)
}
