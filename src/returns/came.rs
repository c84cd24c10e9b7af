//! A file that came -> what it is: one value a file, and of these alone the returns are made
//! (`fold`).

use std::sync::Arc;

use crate::diag::{Bound, Diagnostic, Diagnostics, Problem, Returned, Severity, Sorting};
use crate::form::{self, Evidence, Forms, Other};
use crate::intake::{Arrival, StampedCopy, Unread, carries_others};
use crate::notice::{UnitId, Verdict};
use crate::origin::{BookOrigin, INTO, Place};

use super::ruled::{self, OfFile};
use super::{DoubtfulFile, LaterFile, UnusedFile, Version, covering};

/// A file that came.
pub(super) struct Came {
    /// What it is.
    pub(super) what: What,
    /// The units it is of, or could be of: whoever must mend what is found, it is about them.
    pub(super) units: Vec<UnitId>,
    /// What is found of it; of a version it stands with the version, for it matters only if that
    /// counts.
    pub(super) findings: Diagnostics,
    /// The place of the ruling that was followed, among those of the description.
    pub(super) followed: Option<usize>,
}

/// What a file is.
pub(super) enum What {
    /// A version of a unit's return.
    Version(Box<Version>),
    /// 待核: nobody can say whose it is, or it is of another notice, or of a unit that owes none.
    Doubtful(Box<DoubtfulFile>),
    /// It was not read, and may be anything.
    Unread(Arc<str>),
    /// It cannot be read.
    Unusable(Arc<str>),
    /// It can be read and is no return: nothing is filled in, it has no table, or is of another period.
    Unused(Box<UnusedFile>),
    /// A stamped copy of another period.
    OtherPeriod(Arc<str>),
    /// A stamped copy.
    Stamped(Box<StampedCopy>),
    /// 不计, by the office.
    LeftOut(Box<Arrival>),
    /// It came after the day that counts as today.
    Later(Box<LaterFile>),
}

impl What {
    /// Whether it is a return for an earlier period of which nothing of its unit had come.
    pub(super) fn is_late(&self) -> bool {
        match self {
            What::Unused(file) => file.late,
            What::Doubtful(file) => file.late,
            What::Version(_) | What::Unread(_) | What::Unusable(_) => false,
            What::OtherPeriod(_) | What::Stamped(_) => false,
            What::LeftOut(_) | What::Later(_) => false,
        }
    }

    /// The file, as it came.
    pub(super) fn file(&self) -> &Arc<str> {
        match self {
            What::Version(version) => &version.arrival.origin,
            What::Doubtful(file) => &file.arrival.origin,
            What::Stamped(copy) => &copy.arrival.origin,
            What::Unused(file) => &file.file,
            What::LeftOut(arrival) => &arrival.origin,
            What::Later(file) => &file.file,
            What::Unread(file) | What::Unusable(file) | What::OtherPeriod(file) => file,
        }
    }
}

impl Came {
    /// Whether nobody could read it, whosever it is.
    pub(super) fn was_not_read(&self) -> bool {
        matches!(self.what, What::Unread(_) | What::Unusable(_))
    }

    /// Its texts that answer no field.
    pub(super) fn texts(&mut self) -> Option<&mut Vec<Other>> {
        match &mut self.what {
            What::Version(version) => Some(&mut version.returned.others),
            What::Doubtful(file) => Some(&mut file.others),
            What::Unused(file) => Some(&mut file.others),
            What::Unread(_) | What::Unusable(_) | What::OtherPeriod(_) => None,
            What::Stamped(_) | What::LeftOut(_) | What::Later(_) => None,
        }
    }

    /// The version that it is.
    pub(super) fn version(&mut self) -> Option<&mut Version> {
        match &mut self.what {
            What::Version(version) => Some(version),
            What::Doubtful(_) | What::Unused(_) | What::Unread(_) | What::Unusable(_) => None,
            What::OtherPeriod(_) | What::Stamped(_) => None,
            What::LeftOut(_) | What::Later(_) => None,
        }
    }

    /// The unit of which it is a version.
    pub(super) fn version_of(&self) -> Option<UnitId> {
        match &self.what {
            What::Version(version) => Some(version.identified.unit),
            What::Doubtful(_) | What::Unused(_) | What::Unread(_) | What::Unusable(_) => None,
            What::OtherPeriod(_) | What::Stamped(_) => None,
            What::LeftOut(_) | What::Later(_) => None,
        }
    }

    /// The one unit whose it is.
    pub(super) fn whose(&self) -> Option<UnitId> {
        match self.units[..] {
            [unit] => Some(unit),
            [] | [..] => self.version_of(),
        }
    }

    /// What is found of it, in opening and in reading.
    pub(super) fn all_findings(&mut self) -> Vec<&mut Diagnostics> {
        let own = match &mut self.what {
            What::Version(version) => Some(&mut version.findings),
            What::Doubtful(_) | What::Unused(_) | What::Unread(_) | What::Unusable(_) => None,
            What::OtherPeriod(_) | What::Stamped(_) => None,
            What::LeftOut(_) | What::Later(_) => None,
        };
        std::iter::once(&mut self.findings).chain(own).collect()
    }

    /// Of these units, with nothing found.
    pub(super) fn of(units: Vec<UnitId>, what: What) -> Came {
        Came { what, units, findings: Diagnostics::new(), followed: None }
    }

    /// Of nobody, with nothing found.
    pub(super) fn of_nobody(what: What) -> Came {
        Came::of(Vec::new(), what)
    }

    /// The same, by that ruling.
    #[must_use]
    pub(super) fn by(self, followed: Option<usize>) -> Came {
        Came { followed, ..self }
    }

    /// The same, with what is found of it.
    #[must_use]
    pub(super) fn with(mut self, findings: impl Into<Diagnostics>) -> Came {
        self.findings.extend(findings.into());
        self
    }
}

/// A file that could not be opened, by an error that was found of it; its way tells whose it is.
pub(super) fn unreadable(forms: &Forms<'_>, found: &Diagnostic) -> Option<Came> {
    let Place::Book(origin) = &found.place else { return None };
    if found.severity() < Severity::Error {
        return None;
    }
    let way = origin.file_name().replace(INTO, "/");
    let units = named(forms, &by_way(&way));
    let file = What::Unusable(origin.file_name().into());
    Some(Came::of(units, file).with(found.clone()))
}

/// A file of which nothing can be read: 不计 silences it, and whose it is may be ruled; else its way or its
/// mail tells.
pub(super) fn unusable(
    forms: &Forms<'_>,
    arrival: Arrival,
    found: Diagnostic,
    ruled: Option<OfFile>,
) -> Came {
    let (ruled, asked) = ruled::for_this_file(ruled, &BookOrigin::file(&arrival.origin));
    let followed = ruled.as_ref().and_then(|ruled| ruled.at);
    let unit = match ruled.map(|ruled| ruled.verdict) {
        Some(Verdict::Ignore { .. }) => {
            return Came::of_nobody(What::LeftOut(Box::new(arrival))).by(followed);
        }
        Some(Verdict::Is { unit, .. }) => unit,
        None => None,
    };
    nothing_read(forms, arrival, found, unit).with(asked).by(followed)
}

/// What such a file is, where it was ruled to be of `unit`.
fn nothing_read(
    forms: &Forms<'_>,
    arrival: Arrival,
    found: Diagnostic,
    unit: Option<UnitId>,
) -> Came {
    let units = match unit {
        Some(unit) => vec![unit],
        // What lies behind its bound may be anybody's.
        None if is_read_in_part(&arrival, &found) => {
            return Came::of_nobody(What::Unread(arrival.origin)).with(found);
        }
        None if found.severity() < Severity::Error => return alone(forms, arrival).with(found),
        None => named(forms, &Evidence::from(&arrival)),
    };
    Came::of(units, What::Unusable(arrival.origin)).with(found)
}

/// A mail to which nothing is attached: its text is of the unit that it names, and no return.
fn alone(forms: &Forms<'_>, arrival: Arrival) -> Came {
    let units = named(forms, &Evidence::from(&arrival));
    let others = covering::words(&arrival).into_iter().collect();
    let Arrival { origin: file, hash, .. } = arrival;
    let (period, beside_collected, late) = (None, false, false);
    let file = UnusedFile { file, hash, period, beside_collected, late, others };
    Came::of(units, What::Unused(Box::new(file)))
}

/// A file that was not read: it may be of any unit that its way speaks of, or of all where it speaks of
/// none, or has files of others in it. What the office ruled of it counts above its name. A link under
/// nobody's name is nobody's: no unit sends one.
pub(super) fn unread(forms: &Forms<'_>, file: Unread) -> Came {
    let ruled = ruled::of_unread(forms, &file.file);
    let units = match ruled {
        Some(Verdict::Is { unit: Some(unit), .. }) => vec![unit],
        _ if carries_others(&file.file) => Vec::new(),
        _ => form::named(forms, &by_way(&file.file)),
    };
    let is_nobodys = ruled.is_some_and(Verdict::is_ignore) || file.is_link && units.is_empty();
    let what = if is_nobodys { What::Unusable(file.file) } else { What::Unread(file.file) };
    Came::of(units, what).with(file.found)
}

/// A file that had to be read once more and was not there any more as it was.
pub(super) fn changed(file: Arc<str>) -> Came {
    let found = Diagnostic::at(&BookOrigin::file(&file), Problem::Sorting(Sorting::Changed));
    Came::of_nobody(What::Unread(file)).with(found)
}

/// Whether not all was opened that an archive or a mail carries.
fn is_read_in_part(arrival: &Arrival, found: &Diagnostic) -> bool {
    let Problem::Returned(problem) = &found.problem else { return false };
    let Returned::Beyond { bound, .. } = problem else {
        let has_ended = matches!(problem, Returned::ReaderDied | Returned::TooSlow { .. });
        let is_hidden = matches!(problem, Returned::SameNames { .. });
        return is_hidden || has_ended && carries_others(&arrival.origin);
    };
    let of_carriers = matches!(bound, Bound::Enclosed | Bound::EnclosedSize);
    of_carriers || *bound == Bound::Together && carries_others(&arrival.origin)
}

/// What the way to a file tells, with `/` between its parts.
fn by_way(way: &str) -> Evidence<'_> {
    let (folder, name) = way.rsplit_once('/').unwrap_or(("", way));
    Evidence { name, folder, ..Evidence::default() }
}

/// The one unit that the names around a file speak of; nobody, where they speak of several.
pub(super) fn named(forms: &Forms<'_>, evidence: &Evidence<'_>) -> Vec<UnitId> {
    Some(form::named(forms, evidence)).filter(|units| units.len() == 1).unwrap_or_default()
}
