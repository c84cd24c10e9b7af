//! The folder behind `--previous` -> what the units returned last, of the periods before: the one right before, or the
//! last of which anything is known.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Mailing, Problem, Severity};
use crate::notice::Notice;
use crate::origin::Place;
use crate::period::Period;
use crate::returns::Returns;
use crate::shown;

use super::{quarters, returns};

/// What is to be shown beside the new cells of the forms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// The folder of what came back, where one is named.
    pub(crate) folder: Option<PathBuf>,
    /// Nothing, though something of an earlier period is there.
    pub(crate) none: bool,
}

/// The folder of what is shown beside the new cells: the one that is named, else that of the year's returns, given or
/// usual, where something of an earlier period lies in it.
pub(crate) fn folder(wanted: &Wanted, returns: Option<&Path>, period: Period) -> Option<PathBuf> {
    let usual = || quarters::of_earlier(returns, period).filter(|_| !wanted.none);
    wanted.folder.clone().or_else(usual)
}

/// What came back for the last period before `period` that is known, beginning with the one right before. A folder
/// that is called by its period, or that holds such folders, has those of the other periods beside it.
///
/// # Errors
/// Where a folder or a file of it cannot be read, where the folder has other periods' returns alone, or is that of
/// one before a period that is known; where no period came before.
pub(crate) fn last_known(
    notice: &Notice,
    period: Period,
    folder: &Path,
    findings: &mut Diagnostics,
) -> Result<Returns, Diagnostics> {
    let none = Mailing::NoEarlierQuarter { period: period.to_string() };
    let before = period.before().ok_or_else(|| Diagnostic::nowhere(Problem::Mailing(none)))?;
    let (named, folders) = folders(folder, period, before);
    let (mut first, mut lost) = (None, Vec::new());
    for (one, place) in folders {
        let returns = read(notice, (one, &place), findings)?;
        if place == folder {
            of_this_period(&returns, folder)?;
        }
        if !returns.is_known() {
            lost.extend(returns.came_to_nothing());
            first.get_or_insert(returns);
            continue;
        }
        findings.extend(lost);
        if named.is_some_and(|named| one > named) {
            let found = named.iter().map(Period::to_string).collect();
            return Err(other_quarters(folder, one, found));
        }
        findings.extend((one < before).then(|| shown_from(before, one)));
        return Ok(returns);
    }
    findings.extend(lost);
    match first {
        Some(returns) => Ok(returns),
        None => read(notice, (before, folder), findings),
    }
}

/// The period that the folder is called by, and the folders of the periods before `period` that are there, the last
/// first.
fn folders(
    given: &Path,
    period: Period,
    before: Period,
) -> (Option<Period>, Vec<(Period, PathBuf)>) {
    let earlier = || period.up_to().rev().filter(|one| *one != period);
    let own = given.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let named = earlier().find(|one| one.to_string().eq_ignore_ascii_case(own));
    let in_year = |year: &Path| -> Vec<(Period, PathBuf)> {
        let of = |one: Period| match named {
            Some(named) if named == one => given.to_path_buf(),
            Some(_) | None => year.join(one.to_string()),
        };
        earlier().map(|one| (one, of(one))).filter(|(_, folder)| folder.is_dir()).collect()
    };
    let inside = in_year(given);
    match (named, given.parent()) {
        (Some(_), Some(year)) => (named, in_year(year)),
        (None, _) if !inside.is_empty() => (None, inside),
        (_, _) => (None, vec![(before, given.to_path_buf())]),
    }
}

/// What came back for a period, as far as it can be read: what another program holds is waited for.
fn read(
    notice: &Notice,
    (period, folder): (Period, &Path),
    findings: &mut Diagnostics,
) -> Result<Returns, Diagnostics> {
    let returns = returns::collect((folder, false), notice, period, &[], None)?;
    // What cannot be read is missing in the forms of its unit: that is said, and of which period it is.
    let unreadable = |one: &&Diagnostic| {
        let is_read = matches!(one.problem, Problem::Returned(_) | Problem::Cell(_));
        is_read && one.severity() == Severity::Error
    };
    let of_period = |mut one: Diagnostic| {
        if let Place::Book(place) = &one.place {
            one.place = Place::Book(place.in_folder(&period.to_string()).into());
        }
        one
    };
    let mut missing = Diagnostics::new();
    missing.extend(returns.findings.iter().filter(unreadable).cloned().map(of_period));
    if !returns.unread.is_empty() {
        return Err(missing);
    }
    findings.extend(missing);
    Ok(returns)
}

/// That the folder has not the returns of other quarters alone.
fn of_this_period(returns: &Returns, folder: &Path) -> Result<(), Diagnostics> {
    let found: Vec<String> =
        returns.of_other_periods_alone().iter().map(Period::to_string).collect();
    if found.is_empty() { Ok(()) } else { Err(other_quarters(folder, returns.period, found)) }
}

/// That the folder has the returns of other quarters.
fn other_quarters(folder: &Path, wanted: Period, found: Vec<String>) -> Diagnostics {
    let (folder, wanted) = (shown::path(folder), wanted.to_string());
    let problem = Mailing::NotTheQuarterBefore { folder, wanted, found };
    Diagnostic::nowhere(Problem::Mailing(problem)).into()
}

fn shown_from(wanted: Period, known: Period) -> Diagnostic {
    let (wanted, known) = (wanted.to_string(), known.to_string());
    Diagnostic::nowhere(Problem::Mailing(Mailing::ShownFrom { wanted, known }))
}
