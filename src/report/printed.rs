//! The answers of a report -> how many characters of each are printed.
//!
//! The workbook has every answer whole. On paper a thousand pages are more than anybody turns: where all answers
//! together have more than that beyond some paragraphs each, the longest are printed in part, and each says so.
//!
//! ```text
//! 400 answers of 20,000 characters    7,600,000 beyond the first 1,000 of each
//! in halves: 16,383, 8,191, 4,095     4,095 of each have 1,238,000 beyond them, which is few enough
//! ```

use crate::diag::{Diagnostic, Problem, Reported};
use crate::origin;
use crate::sheet::LONGEST_TEXT;

use super::model::{Report, Told};

/// Characters of an answer that are printed in any case: two pages.
const ALWAYS: usize = 1_000;

/// Characters beyond them that are printed of all answers: two thousand pages.
const BEYOND: usize = 2_000_000;

/// Files that a finding names.
const NAMED: usize = 10;

/// The most characters that are printed of an answer of these reports, which are printed together.
pub(super) fn printed(reports: &[&Report]) -> usize {
    let lengths: Vec<usize> = long(reports, ALWAYS).map(|(_, length)| length).collect();
    let beyond = |most: usize| -> usize { lengths.iter().map(|one| one.min(&most) - ALWAYS).sum() };
    if beyond(usize::MAX) <= BEYOND {
        return usize::MAX;
    }
    let halves = std::iter::successors(Some(LONGEST_TEXT as usize / 2), |most| Some(most / 2));
    let fits = |most: &usize| beyond(*most) <= BEYOND;
    halves.take_while(|most| *most > ALWAYS).find(fits).unwrap_or(ALWAYS)
}

/// That of some answers so many characters are printed, and not more.
pub(super) fn in_part(reports: &[&Report], most: usize) -> Option<Diagnostic> {
    let mut files: Vec<&str> =
        long(reports, most).map(|(told, _)| origin::arrival(told.origin.file_name())).collect();
    let answers = files.len();
    files.sort_unstable();
    files.dedup();
    let more = files.len().saturating_sub(NAMED);
    let files = files.iter().take(NAMED).map(|one| (*one).to_owned()).collect();
    let problem = Reported::PrintedInPart { answers, most, files, more };
    (answers > 0).then(|| Diagnostic::nowhere(Problem::Reported(problem)))
}

/// The answers of more than so many characters, each with its length.
fn long<'r>(reports: &'r [&Report], most: usize) -> impl Iterator<Item = (&'r Told, usize)> {
    let parts = reports.iter().flat_map(|one| &one.tasks).flat_map(|task| &task.parts);
    let of_parts = parts.flat_map(|part| {
        let figures = part.figures.iter().filter_map(|figure| figure.done.as_ref());
        [&part.answer, &part.state, &part.due].into_iter().flatten().chain(figures)
    });
    let units = reports.iter().flat_map(|one| &one.units);
    let of_units =
        units.flat_map(|unit| [&unit.person, &unit.phone, &unit.filled_on].into_iter().flatten());
    let all = of_parts.chain(of_units).filter(move |told| told.text.len() > most);
    all.map(|told| (told, told.text.chars().count())).filter(move |(_, length)| *length > most)
}
