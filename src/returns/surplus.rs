//! The long answers of versions that do not count -> how much of them a folder keeps.
//!
//! One version of a unit's return counts, and which it is shows when all files are known. Until then each is kept
//! whole, as long as what is more than one for each unit has room. Beyond, the beginnings of long answers are kept
//! alone, of all versions alike, so that what is said of them hangs on no order of reading; those that count are
//! read once more, and nothing of them is lost.
//!
//! ```text
//! a unit's versions of 3, 5 and 4 MB    the most of one is 5 MB, the others have 7 MB together
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diag::{Diagnostic, Problem, Sorting};
use crate::notice::UnitId;
use crate::origin;

use super::Version;

/// Bytes that the versions of all units may have together beside the largest of each unit: 170 of the longest
/// answers that a cell holds.
const MOST: usize = 16 << 20;

/// Bytes that a version has beyond the beginnings of its answers before it is counted: few have as many.
const LEAST: usize = 4_000;

/// Files that a finding names.
const NAMED: usize = 10;

/// What all versions of a folder hold beyond the beginnings of their answers.
#[derive(Default)]
pub(super) struct Surplus {
    sums: Mutex<Sums>,
}

#[derive(Default)]
struct Sums {
    /// Of each unit the largest version.
    largest: BTreeMap<UnitId, usize>,
    /// All others.
    others: usize,
}

impl Surplus {
    /// Counts a version, and keeps of it what has room.
    pub(super) fn admit(&self, version: &mut Version) {
        let size = version.returned.excess();
        if size < LEAST {
            return;
        }
        let is_over = {
            let mut sums = self.sums();
            let largest = sums.largest.entry(version.identified.unit).or_default();
            let other = size.min(*largest);
            *largest = size.max(*largest);
            sums.others += other;
            sums.others > MOST
        };
        if is_over {
            version.shorten();
        }
    }

    /// Whether the versions have more than a folder keeps.
    pub(super) fn is_over(&self) -> bool {
        self.sums().others > MOST
    }

    fn sums(&self) -> MutexGuard<'_, Sums> {
        self.sums.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Version {
    /// Keeps the beginnings of its long answers, where they are so long that they count.
    pub(super) fn shorten(&mut self) {
        if self.returned.excess() >= LEAST {
            self.returned.shorten();
            self.is_shortened = true;
        }
    }
}

/// That of these versions the beginnings of answers are kept alone.
pub(super) fn shortened(versions: &BTreeSet<Arc<str>>) -> Option<Diagnostic> {
    let mut files: Vec<&str> = versions.iter().map(|one| origin::arrival(one)).collect();
    files.dedup();
    let more = files.len().saturating_sub(NAMED);
    let files = files.iter().take(NAMED).map(|one| (*one).to_owned()).collect();
    let problem = Sorting::Shortened { versions: versions.len(), files, more };
    (!versions.is_empty()).then(|| Diagnostic::nowhere(Problem::Sorting(problem)))
}
