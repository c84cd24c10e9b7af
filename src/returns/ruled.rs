//! The rulings of the description and the files that came -> what is ruled of each file.
//!
//! A ruling names a file by its way inside the folder or by the first digits of its hash. One
//! whose file is not there is found, unless it is about another period; so is a hash that begins
//! those of several files, and it is applied to none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Problem, Sorting};
use crate::intake::Arrival;
use crate::notice::{Notice, Ruling, Verdict};
use crate::period::Period;

/// Digits of a hash that name a file, at least.
const DIGITS: usize = 8;

/// What is ruled, by the way of the file ([`Arrival::origin`]).
pub(super) struct Ruled(BTreeMap<Arc<str>, Verdict>);

impl Ruled {
    /// What is ruled of that file.
    pub(super) fn of(&self, arrival: &Arrival) -> Option<Verdict> {
        self.0.get(&arrival.origin).copied()
    }
}

/// What is ruled of the files that came for `period`.
pub(super) fn rulings<'a>(
    notice: &Notice,
    period: Period,
    arrivals: impl Iterator<Item = &'a Arrival>,
    findings: &mut Diagnostics,
) -> Ruled {
    let arrivals: Vec<&Arrival> = arrivals.collect();
    let mut ruled = BTreeMap::new();
    for ruling in &notice.returns {
        let files: Vec<&&Arrival> = arrivals.iter().filter(|one| is_about(ruling, one)).collect();
        let hashes: BTreeSet<&str> = files.iter().map(|one| one.hash.as_str()).collect();
        let elsewhere = ruling.period().is_some_and(|ruled| ruled != period);
        let problem = match hashes.len() {
            0 if elsewhere => continue,
            0 => Sorting::RuledFileMissing { file: ruling.file.value.clone() },
            1 => {
                let origins = files.iter().map(|one| Arc::clone(&one.origin));
                ruled.extend(origins.map(|origin| (origin, ruling.verdict)));
                continue;
            }
            _ => {
                let names: Vec<&str> = files.iter().map(|one| &*one.origin).collect();
                let file = ruling.file.value.clone();
                Sorting::RuledFileUnclear { file, files: names.join("、") }
            }
        };
        findings.push(Diagnostic::at(&ruling.file.origin, Problem::Sorting(problem)));
    }
    Ruled(ruled)
}

fn is_about(ruling: &Ruling, arrival: &Arrival) -> bool {
    let file = ruling.file.value.as_str();
    let hash = file.len() >= DIGITS && file.bytes().all(|byte| byte.is_ascii_hexdigit());
    way(&arrival.origin) == file || hash && arrival.hash.starts_with(&file.to_uppercase())
}

/// With `/` for the way into archives and mails too, as rulings have it.
fn way(origin: &str) -> String {
    origin.replace(" › ", "/")
}
