//! What came back for a period -> who returned what, and which file counts.
//!
//! First map, then fold. Each file becomes one value (`came`): a version of a unit's return, 待核, a
//! stamped copy and so on, told by what the office ruled of it (`ruled`, `weigh`) and by what it is
//! (`look`, `stamped`). A function of these values alone (`fold`) gives each unit its versions
//! (`contested`, `order`, `change`) and what is to be done. Every file ends in one of the lists of
//! [`Returns`] or as a finding.
//! When a file was saved is shown and decides nothing.

mod again;
mod before;
mod beside;
mod blank;
mod came;
mod carrier;
mod change;
mod contested;
mod covering;
mod elsewhere;
mod fold;
mod gone;
mod joined;
mod look;
mod nothing;
mod order;
mod outdated;
mod parts;
mod past;
mod ruled;
mod seen;
mod share;
mod sorter;
mod stamped;
mod surplus;
#[cfg(test)]
mod tests;
mod weigh;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics};
use crate::form::{Answered, Doubtful, Field, FormGrid, Forms, Identified, Marked, Return};
use crate::intake::{Arrival, StampedCopy};
use crate::notice::{Target, UnitId};
use crate::period::Period;
use crate::receipts::{Look, Ruling};

pub use again::ReadAgain;
pub use beside::Beside;
pub use change::Change;
pub use elsewhere::Misplaced;
pub use order::{FilledOn, NameMark, Rank};
pub use ruled::names as is_ruled_by;
pub use seen::ruling_in_words;
pub use sorter::{Reduced, Sorter};

/// What came back for a period.
#[derive(Clone, Debug)]
pub struct Returns {
    /// The period.
    pub period: Period,
    /// The units that owe a form, in the order of the notice.
    pub units: Vec<UnitReturns>,
    /// 待核: workbooks of which nobody can say whose they are, and those of units that owe none.
    pub doubtful: Vec<DoubtfulFile>,
    /// Files that were not read, and may be anything.
    pub unread: Vec<UnreadFile>,
    /// Stamped copies and photos of which nothing shows whose they are.
    pub unpaired: Vec<StampedCopy>,
    /// Files that the office ruled out (不计).
    pub ignored: Vec<Ignored>,
    /// Files and folders that were not looked into: what systems, downloads and synchronising programs leave. A
    /// folder's name ends with `/`.
    pub passed_over: Vec<String>,
    /// Whether a report of it was issued by the day that counts as today.
    pub is_issued: bool,
    /// Files that came after the day that counts as today, as the book of receipts shows.
    pub later: Vec<LaterFile>,
    /// That rulings on files that came were made after the day that counts as today, and are not followed.
    pub ruled_later: Vec<Diagnostic>,
    /// What the office had ruled of files by the day that counts as today, in the words of the book of receipts.
    pub rulings: Vec<Ruling>,
    /// What the book of receipts is to know.
    pub look: Look,
    /// What is wrong with the files; of a unit's versions only with the one that counts.
    pub findings: Diagnostics,
    /// The names by which rulings without a period found files, in this period or before.
    ruled: BTreeSet<String>,
    /// What was asked: the targets of each task, as they were in force.
    targets: Vec<Vec<Target>>,
}

/// What a unit sent.
#[derive(Clone, Debug)]
pub struct UnitReturns {
    /// The unit.
    pub unit: UnitId,
    /// Its form.
    pub grid: Arc<FormGrid>,
    /// The versions in the order of their [`Rank`]. The same file twice is one version.
    pub versions: Vec<Version>,
    /// The stamped copies, in the order of their names.
    pub stamped: Vec<StampedCopy>,
    /// The units as whose these came: it, or such as it took over from.
    stamped_as: BTreeSet<UnitId>,
    /// The files that are no return, so that the unit is asked for another: they cannot be read, or are
    /// blank, or of another period or notice.
    pub unusable: Vec<Arc<str>>,
    /// Files that were read and are no return, with their texts.
    pub unused: Vec<UnusedFile>,
    /// What has to be done about it before it is a return.
    pub trouble: Trouble,
    /// Whether a return of it came and is there no more, so that it is asked for nothing before the office has looked.
    pub is_missed: bool,
}

/// What has to be done before a unit's files are its return.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trouble {
    /// The office must look: a file that may be the unit's, a version, an answer is in doubt.
    pub office: bool,
    /// The unit must send another: a file cannot be used, or an answer is none.
    pub unit: bool,
}

/// A return as a file holds it.
#[derive(Clone, Debug)]
pub struct Version {
    /// How it came.
    pub arrival: Arrival,
    /// The other files that are this one again, byte for byte.
    pub again: Vec<Arc<str>>,
    /// What its marks say it is.
    marked: Option<Marked>,
    /// The unit whose form it is, where that one was taken over by the unit that owes it now.
    predecessor: Option<UnitId>,
    /// The returns of predecessors that it is put together of; none where it is one.
    pub joined: Vec<Joint>,
    /// Whose it is, and by what that is known.
    pub identified: Identified,
    /// What tells its place among the versions.
    pub rank: Rank,
    /// What was answered.
    pub returned: Return,
    /// What each return says that it was put together of; nothing where it is one alone.
    pub parts: Vec<Arc<str>>,
    /// What it answers otherwise than the version before it.
    pub changes: Vec<Change>,
    /// Whether only the beginnings of its long answers are kept.
    is_shortened: bool,
    /// What is wrong with it.
    findings: Diagnostics,
}

/// A return that another is put together of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The unit whose it is.
    whose: UnitId,
    /// The day it says it was filled in on.
    filled_on: Option<Date>,
    /// The file.
    pub file: Arc<str>,
    /// SHA-256 of it.
    pub hash: String,
    /// The names of the fields that it answers.
    answers: BTreeSet<String>,
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadFile {
    /// The file.
    pub file: Arc<str>,
    /// The units that its name speaks of; it may be of any where there are none.
    pub units: Vec<UnitId>,
}

/// A file of a unit that is no return: it has no table, nothing is filled in, or it is of another
/// period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedFile {
    /// The file.
    pub file: Arc<str>,
    /// SHA-256 of it.
    pub hash: String,
    /// The other period it is of.
    pub period: Option<Period>,
    /// Whether other sheets of the same workbook are a return for the period that is collected.
    pub beside_collected: bool,
    /// Whether it is for an earlier period of which nothing of its unit had come: the office moves it there.
    late: bool,
    /// Its texts, none of which is lost.
    pub others: Vec<crate::form::Other>,
}

/// A file that the office ruled out (不计).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// How it came.
    pub arrival: Arrival,
    /// What was ruled, why, by whom and when, in the words of the book of receipts.
    pub ruled: String,
}

/// A file that came after the day that counts as today, and does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterFile {
    /// The file.
    pub file: Arc<str>,
    /// SHA-256 of it.
    pub hash: String,
    /// The unit whose it is, where that is known.
    pub unit: Option<UnitId>,
    /// The day on which it was seen first.
    pub seen: Date,
    /// Whether the same bytes were there on the day that counts as today: nothing of it came later.
    pub is_copy: bool,
}

/// A workbook of which nobody can say whose it is.
#[derive(Clone, Debug)]
pub struct DoubtfulFile {
    /// How it came.
    pub arrival: Arrival,
    /// What it could be, as far as it is listed.
    pub could_be: Doubtful,
    /// All units that it could be of, where more are than are listed.
    any_of: Vec<UnitId>,
    /// The unit whose return it is for another period, where that unit owes none for this one.
    of_other: Option<(UnitId, Period)>,
    /// Whether that period is an earlier one of which nothing of the unit had come.
    late: bool,
    /// Its texts, none of which is lost.
    pub others: Vec<crate::form::Other>,
    /// The other files that are this one again, byte for byte.
    again: Vec<Arc<str>>,
}

impl UnitReturns {
    /// The version that counts.
    pub fn chosen(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// The units of which no stamped copy came: it, or of a return that is put together those whose forms it is of.
    pub fn unstamped(&self) -> Vec<UnitId> {
        let joined = self.chosen().map_or(&[][..], |version| &version.joined);
        if joined.is_empty() {
            return if self.stamped.is_empty() { vec![self.unit] } else { Vec::new() };
        }
        let is_stamped = |unit: &UnitId| self.stamped_as.contains(unit);
        let all = joined.iter().map(|one| one.whose).filter(|_| !is_stamped(&self.unit));
        all.filter(|unit| !is_stamped(unit)).collect()
    }

    /// What the version that counts answers in `field`.
    pub fn answer(&self, field: Field) -> Option<&Answered> {
        self.chosen()?.answered(&self.grid, field)
    }
}

impl Version {
    /// SHA-256 of the file.
    pub fn hash(&self) -> &str {
        &self.arrival.hash
    }

    /// SHA-256 of that one of its files.
    pub fn hash_of(&self, file: &str) -> &str {
        let joint = self.joined.iter().find(|one| &*one.file == file);
        joint.map_or(self.hash(), |one| &one.hash)
    }

    /// The files that say something in `field` of the form `grid`, where it is put together of several.
    pub fn files_of(&self, grid: &FormGrid, field: Field) -> impl Iterator<Item = &Arc<str>> {
        let asked = grid.entry(field).map(|entry| entry.id.as_str());
        let says = move |one: &&Joint| asked.is_some_and(|id| one.answers.contains(id));
        self.joined.iter().filter(says).map(|one| &one.file)
    }

    /// Whether it is of that file, or of it too.
    pub fn holds(&self, file: &str) -> bool {
        &*self.returned.file == file || self.again.iter().any(|one| &**one == file)
    }

    /// What is answered in `field` of the form `grid`.
    pub fn answered(&self, grid: &FormGrid, field: Field) -> Option<&Answered> {
        self.returned.answers.get(&grid.entry(field)?.id)
    }

    /// The day it says it was filled in on.
    pub fn filled_on(&self, grid: &FormGrid) -> FilledOn {
        let answered = self.answered(grid, Field::FilledOn);
        FilledOn::of(answered.map(|one| &one.answer), grid.identity.period, &self.arrival)
    }
}

impl Returns {
    /// The last of these returns, which are in order, of which any counts: what the next are compared with.
    pub fn last_known<'r>(earlier: impl IntoIterator<Item = &'r Returns>) -> Option<&'r Returns> {
        earlier.into_iter().filter(|one| one.is_known()).last()
    }

    /// What that unit sent; nothing where it owes no form.
    pub fn of(&self, unit: UnitId) -> Option<&UnitReturns> {
        self.position(unit).map(|at| &self.units[at])
    }

    /// The place among [`units`](Returns::units) of one that owes a form: they are in order.
    pub fn position(&self, unit: UnitId) -> Option<usize> {
        self.units.binary_search_by_key(&unit, |one| one.unit).ok()
    }

    /// The files that are known to be a unit's late returns for an earlier period: the office moves them.
    pub fn late(&self) -> impl Iterator<Item = &str> {
        let unused = self.units.iter().flat_map(|one| &one.unused).filter(|file| file.late);
        let doubtful = self.doubtful.iter().filter(|file| file.late);
        unused.map(|file| &*file.file).chain(doubtful.map(|file| &*file.arrival.origin))
    }

    /// Whether what counts of that unit is older than a return of it that came and is there no more.
    pub fn is_older_version(&self, unit: UnitId) -> bool {
        let sent = self.of(unit).filter(|one| one.is_missed);
        let chosen = sent.and_then(UnitReturns::chosen);
        // What was put together says itself of whom nothing is there.
        chosen.is_some_and(|chosen| chosen.joined.is_empty())
    }

    /// Whether that unit may have sent a file that was not read.
    pub fn may_have_sent(&self, unit: UnitId) -> bool {
        self.unread.iter().any(|one| one.units.is_empty() || one.units.contains(&unit))
    }

    /// The files of which nobody can say whose they are, and which may be that unit's; not those known to be of
    /// another period.
    pub fn doubtful_of(&self, unit: UnitId) -> impl Iterator<Item = &DoubtfulFile> {
        let may_be = move |file: &&DoubtfulFile| {
            file.any_of.contains(&unit) || file.could_be.units.iter().any(|(one, _)| *one == unit)
        };
        self.doubtful.iter().filter(|file| file.of_other.is_none()).filter(may_be)
    }

    /// The other periods that forms were found of, where no unit has a version: of one of another kind (a
    /// quarter, where units report each month) the form is doubtful.
    pub fn of_other_periods_alone(&self) -> BTreeSet<Period> {
        if self.is_known() {
            return BTreeSet::new();
        }
        let unused = self.units.iter().flat_map(|one| &one.unused).filter_map(|file| file.period);
        let surest = self.doubtful.iter().filter_map(|file| file.could_be.periods.first());
        let cycle = self.period.cycle();
        let of_another_kind = surest.map(|(period, _)| *period).filter(|one| one.cycle() != cycle);
        unused.chain(of_another_kind).collect()
    }

    /// Nothing yet of what is asked.
    fn none(forms: &Forms<'_>) -> Returns {
        let period = forms.period;
        let targets = forms.notice.tasks.iter().map(|task| task.targets.clone()).collect();
        let (units, doubtful) = (Vec::new(), Vec::new());
        let (unread, unpaired, ignored) = (Vec::new(), Vec::new(), Vec::new());
        let (findings, ruled) = (Diagnostics::new(), BTreeSet::new());
        let (passed_over, later, look) = (Vec::new(), Vec::new(), Look::default());
        let ruled_later = Vec::new();
        Returns {
            period,
            units,
            doubtful,
            unread,
            unpaired,
            ignored,
            passed_over,
            is_issued: false,
            later,
            ruled_later,
            rulings: Vec::new(),
            look,
            findings,
            ruled,
            targets,
        }
    }
}
