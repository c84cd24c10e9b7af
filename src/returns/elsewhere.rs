//! What lies in another quarter's folder and is a return for this one -> said here too.
//!
//! A late return often comes while the next quarter is collected, and is put there: without a word here its unit
//! would be asked again for what it has sent.

use std::sync::Arc;

use crate::diag::{Diagnostic, Problem, Sorting};
use crate::notice::{Notice, UnitId};
use crate::origin::BookOrigin;
use crate::period::Period;

use super::{Returns, UnusedFile};

/// A return that lies in the folder of another quarter than its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    unit: UnitId,
    /// The quarter in whose folder it lies.
    folder: Period,
    file: Arc<str>,
    hash: String,
}

impl Returns {
    /// Of what came for this period, the returns that are for `period`.
    pub fn misplaced(&self, period: Period) -> Vec<Misplaced> {
        let folder = self.period;
        let unused =
            self.units.iter().flat_map(|one| one.unused.iter().map(|file| (one.unit, file)));
        let of_period = unused.filter(|(_, file)| file.period == Some(period));
        let misplaced = of_period.map(|(unit, file)| {
            let UnusedFile { file, hash, .. } = file;
            Misplaced { unit, folder, file: Arc::clone(file), hash: hash.clone() }
        });
        misplaced.collect()
    }

    /// Finds the returns for this period that lie elsewhere, those aside that came here too. A unit of
    /// which nothing else came is not asked for another: the office moves what it has.
    pub fn find_misplaced(&mut self, notice: &Notice, files: &[Misplaced]) {
        for one in files {
            let Some(at) = self.position(one.unit) else { continue };
            let own = &mut self.units[at];
            if own.versions.iter().any(|version| version.hash() == one.hash) {
                continue;
            }
            own.trouble.office |= own.versions.is_empty();
            let found = Sorting::Misplaced {
                unit: notice.units.get(one.unit).name.value.clone(),
                period: self.period.chinese(),
                folder: one.folder.to_string(),
            };
            let place = BookOrigin::file(&format!("{}/{}", one.folder, one.file).into());
            self.findings.push(Diagnostic::at(&place, Problem::Sorting(found)));
        }
    }
}
