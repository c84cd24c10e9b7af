//! What lies in another quarter's folder and is a return for this one -> said here too, with its texts.
//!
//! A late return often comes while the next quarter is collected, and is put there: without a word here its unit
//! would be asked again for what it has sent.

use std::sync::Arc;

use crate::diag::{Diagnostic, Problem, Sorting};
use crate::form::Other;
use crate::notice::{Notice, UnitId};
use crate::origin::BookOrigin;
use crate::period::Period;

use super::{DoubtfulFile, Returns, UnusedFile};

/// A return that lies in the folder of another quarter than its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    unit: UnitId,
    /// The quarter in whose folder it lies.
    folder: Period,
    /// It, as it is called from outside that folder.
    file: UnusedFile,
}

impl Returns {
    /// Of what came for this period, the returns that are for `period`.
    pub fn misplaced(&self, period: Period) -> Vec<Misplaced> {
        let folder = self.period;
        let unused =
            self.units.iter().flat_map(|one| one.unused.iter().map(|file| (one.unit, file)));
        let of_period = unused.filter(|(_, file)| file.period == Some(period) && period != folder);
        let of_period = of_period.map(|(unit, file)| (unit, file.clone()));
        let of_none_here = self.doubtful.iter().filter_map(|file| {
            let (unit, of) = file.of_other.filter(|(_, of)| *of == period)?;
            Some((unit, unused_here(file, of)))
        });
        let misplaced = of_period.chain(of_none_here);
        let told = |(unit, file)| Misplaced { unit, folder, file: from_outside(&file, folder) };
        misplaced.map(told).collect()
    }

    /// The place of the unit that owes the form which that unit sent, where one does.
    fn who_owes(&self, notice: &Notice, unit: UnitId) -> Option<usize> {
        let now = || notice.units.in_force(unit, self.period.last_day());
        self.position(unit).or_else(|| now().into_iter().find_map(|one| self.position(one)))
    }

    /// Finds the returns for this period that lie elsewhere, those aside that came here too, and keeps
    /// their texts. A unit of which nothing else came is not asked for another: the office moves what it has.
    pub fn find_misplaced(&mut self, notice: &Notice, files: &[Misplaced]) {
        for one in files {
            let Some(at) = self.who_owes(notice, one.unit) else { continue };
            let own = &mut self.units[at];
            if own.versions.iter().any(|version| version.hash() == one.file.hash) {
                continue;
            }
            own.trouble.office |= own.versions.is_empty();
            own.unused.push(one.file.clone());
            let found = Sorting::Misplaced {
                unit: notice.units.get(one.unit).name.value.clone(),
                period: self.period.chinese(),
                folder: one.folder.to_string(),
                stays: one.file.beside_collected,
            };
            let place = BookOrigin::file(&one.file.file);
            self.findings.push(Diagnostic::at(&place, Problem::Sorting(found)));
        }
    }
}

/// A return for `period` of a unit that owes none where it lies.
fn unused_here(file: &DoubtfulFile, period: Period) -> UnusedFile {
    UnusedFile {
        file: Arc::clone(&file.arrival.origin),
        hash: file.arrival.hash.clone(),
        period: Some(period),
        beside_collected: file.arrival.part.as_ref().is_some_and(|part| part.beside_collected),
        late: false,
        others: file.others.clone(),
    }
}

/// A file of `folder` as it is called beside the files of another one.
fn from_outside(file: &UnusedFile, folder: Period) -> UnusedFile {
    let folder = folder.to_string();
    let called = |one: &Other| Other { origin: one.origin.in_folder(&folder), ..one.clone() };
    UnusedFile {
        file: format!("{folder}/{}", file.file).into(),
        others: file.others.iter().map(called).collect(),
        late: false,
        ..file.clone()
    }
}
